// Structs that are lists of items: read, written and refused.
#pragma once

#include "support/exact_bytes.hpp"

#include <msnp/auth/item_fields.hpp>

#include <optional>
#include <string_view>

namespace msnp_test {

/// Writing gives exactly these bytes, and needs no more room than they take.
template <class Struct>
constexpr bool writes_items(const Struct& what, std::string_view bytes) {
    exact_bytes room(bytes.size(), '?');
    const auto size = msnp::auth::serialize(what, room.span());
    return size && *size == bytes.size() && room.view() == bytes && msnp::auth::wire_size(what) == bytes.size();
}

/// The text reads as exactly this, and this is written as the text (or `canonical`, where that is given).
template <class Struct>
constexpr bool reads_items(std::string_view text, const Struct& expected,
                           std::optional<std::string_view> canonical = std::nullopt) {
    const exact_bytes exact(text);
    const auto read = msnp::auth::parse<Struct>(exact.view());
    return read && *read == expected && writes_items(*read, canonical.value_or(text));
}

/// The text is refused with exactly this error.
template <class Struct>
constexpr bool refuses_items(std::string_view text, const msnp::error& expected) {
    const exact_bytes exact(text);
    const auto read = msnp::auth::parse<Struct>(exact.view());
    return !read && read.error() == expected;
}

/// Writing is refused with this code, for this field, and the buffer is as it was.
template <class Struct>
constexpr bool wont_write_items(const Struct& what, msnp::errc code, std::string_view field) {
    exact_bytes room(512, '?');
    const auto size = msnp::auth::serialize(what, room.span());
    return !size && size.error().code == code && size.error().field == field && msnp::auth::wire_size(what) == 0 &&
           room.view().find_first_not_of('?') == std::string_view::npos;
}

} // namespace msnp_test
