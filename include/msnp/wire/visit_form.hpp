// The form that a large variant holds: of commands, of messages.
#pragma once

#include <cstddef>
#include <utility>
#include <variant>

namespace msnp::detail {

/// Compilers make one jump of the comparisons.
template <class Function, class... Forms, std::size_t... Numbers>
constexpr bool visit_numbered(Function& function, std::variant<Forms...>& any, std::index_sequence<Numbers...>) {
    const std::size_t held = any.index();
    return ((held == Numbers ? (function(std::get<Numbers>(any)), true) : false) || ...);
}

/// std::visit() by a function that takes any form by const reference and returns nothing; tells whether there was a form, which
/// there is but in a variant that lost its own to an exception. Of std::visit() a compiler makes a function for each
/// alternative, with the whole list in its name, which for a hundred forms is a large part of its work.
/// The variant is visited as one that is not const: the way to each alternative is instantiated for either kind, some
/// thousands of functions for a hundred of them, and reading into a variant has instantiated those of this kind.
template <class Function, class... Forms>
constexpr bool visit_form(Function&& function, const std::variant<Forms...>& any) {
    return visit_numbered(function, const_cast<std::variant<Forms...>&>(any), std::index_sequence_for<Forms...>{});
}

} // namespace msnp::detail
