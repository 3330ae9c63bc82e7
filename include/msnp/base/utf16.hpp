// Text in UTF-16, the lower byte of each unit first: how peer-to-peer data have the names of files and of pictures.
#pragma once

#include <msnp/base/binary.hpp>
#include <msnp/base/encoded_text.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp {

namespace detail {

    /// The character at the front of units that are not empty. Half a character is U+FFFD.
    constexpr encoded_character first_utf16_character(std::string_view units) noexcept {
        const auto is_half = [](std::uint32_t unit, std::uint32_t which) { return (unit & 0xFC00) == which; };
        const std::uint32_t first = load_little<std::uint16_t>(units);
        if (!is_half(first, 0xD800) && !is_half(first, 0xDC00)) return {utf8_of(first), 2};
        const std::uint32_t second = units.size() < 4 ? 0 : load_little<std::uint16_t>(units.substr(2));
        if (!is_half(first, 0xD800) || !is_half(second, 0xDC00)) return {utf8_of(0xFFFD), 2};
        return {utf8_of(0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF))), 4};
    }

} // namespace detail

/// Text that is UTF-16 on the wire and UTF-8 in a program: a view of either, converted when it is asked for. It ends at a NUL. The
/// caller's bytes must outlive it. Decoded it has at most one and a half times as many bytes as raw(). Since MSNP9.
class utf16_text : public encoded_text<utf16_text, detail::character_cursor<detail::first_utf16_character>> {
public:
    using encoded_text::encoded_text;

    /// Text as it is on the wire, up to a NUL or the end; a byte that is half a unit is no part of it.
    [[nodiscard]] static constexpr utf16_text encoded(std::string_view wire) noexcept {
        std::size_t size = 0;
        while (size + 2 <= wire.size() && (wire[size] != '\0' || wire[size + 1] != '\0')) size += 2;
        return of_wire(wire.substr(0, size));
    }
    /// Whether raw() is UTF-16.
    [[nodiscard]] constexpr bool is_encoded() const noexcept { return is_of_wire(); }

    /// Writes its units, without a NUL behind them. errc::bad_value for a text that is not UTF-8, or has a NUL; what stands in front
    /// of that is written then.
    template <class Sink>
    constexpr errc write(Sink& sink) const {
        std::string_view rest = raw();
        if (is_encoded()) sink.write(rest);
        while (!is_encoded() && !rest.empty()) {
            const std::uint32_t number = detail::take_utf8(rest);
            if (number == 0) return errc::bad_value;
            if (number >= 0x10000) detail::store_little(sink, static_cast<std::uint16_t>(0xD7C0 + (number >> 10)));
            const std::uint32_t last = number < 0x10000 ? number : 0xDC00 | (number & 0x3FF);
            detail::store_little(sink, static_cast<std::uint16_t>(last));
        }
        return errc::none;
    }

    /// Whether the texts are the same: by their units where both are UTF-16, else in UTF-8.
    [[nodiscard]] constexpr bool same_as(const utf16_text& other) const noexcept {
        return is_encoded() == other.is_encoded() ? raw() == other.raw() : encoded_text::same_as(other);
    }
};

} // namespace msnp
