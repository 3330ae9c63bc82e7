// Characters in UTF-8, one at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp::detail {

/// A character of one to four bytes; of none for a number that is no character.
struct utf8_character {
    std::array<char, 4> bytes{};
    std::uint8_t size = 0; ///< how many bytes it is
};

/// Whether a number is a character: neither NUL nor half of one in UTF-16, at most 0x10FFFF.
constexpr bool is_character(std::uint32_t number) noexcept {
    return number != 0 && (number < 0xD800 || number > 0xDFFF) && number <= 0x10FFFF;
}

/// A character by its number.
constexpr utf8_character utf8_of(std::uint32_t number) noexcept {
    const auto byte = [](std::uint32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    const auto tail = [&](unsigned shift) { return byte(0x80 | (number >> shift & 0x3F)); };
    if (!is_character(number)) return {};
    if (number < 0x80) return {{byte(number)}, 1};
    if (number < 0x800) return {{byte(0xC0 | number >> 6), tail(0)}, 2};
    if (number < 0x10000) return {{byte(0xE0 | number >> 12), tail(6), tail(0)}, 3};
    return {{byte(0xF0 | number >> 18), tail(12), tail(6), tail(0)}, 4};
}

/// The number of the character at the front of a text, which loses it; 0, and the text as it was, where there is none.
constexpr std::uint32_t take_utf8(std::string_view& text) noexcept {
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[i])}; };
    if (text.empty()) return 0;
    const std::uint32_t lead = byte(0);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size > text.size()) return 0;
    std::uint32_t number = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) number = number << 6 | (byte(i) & 0x3F);
    // Written again it is the same only if nothing was wrong with it: a byte that is none of its kind, a form that is too long.
    const utf8_character again = utf8_of(number);
    if (again.size != size || std::string_view(again.bytes.data(), size) != text.substr(0, size)) return 0;
    text.remove_prefix(size);
    return number;
}

} // namespace msnp::detail
