// The form that a variant of commands holds.
#pragma once

#include <utility>
#include <variant>

namespace msnp::detail {

/// std::visit() by a function that takes any form by const reference. The variant is visited as one that is not const: a compiler
/// instantiates the way to each alternative for either kind, some thousands of functions for a hundred of them, and reading
/// into a variant has instantiated those of this kind.
template <class Function, class... Forms>
constexpr decltype(auto) visit_form(Function&& function, const std::variant<Forms...>& command) {
    return std::visit(std::forward<Function>(function), const_cast<std::variant<Forms...>&>(command));
}

} // namespace msnp::detail
