// UTF-8 as screens and JSON need it: where a character ends, how wide it is, and which must not reach a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace msnp_examples {

/// A character and how many bytes it takes; 0 bytes where there is no UTF-8.
struct utf8_char {
    char32_t code = 0;
    std::size_t size = 0;
};

/// The first character of `text`. Nothing for an empty text, a stray or missing continuation byte, an overlong form, a
/// surrogate, or a number beyond U+10FFFF.
[[nodiscard]] constexpr utf8_char first_utf8(std::string_view text) noexcept {
    if (text.empty()) return {};
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
    char32_t code = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) return {};
        code = code << 6 | (next & 0x3FU);
    }
    const char32_t least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, size};
}

/// False for what a terminal would obey rather than show: controls of both sets, line separators, and the marks that
/// turn the direction of writing (they can make one account look like another).
[[nodiscard]] constexpr bool is_printable(char32_t c) noexcept {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool direction =
        c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !control && !direction && c != 0xFEFF;
}

/// How many cells of a terminal a character takes; a rough table, for aligning only.
[[nodiscard]] constexpr std::size_t columns_of(char32_t c) noexcept {
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                      (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

/// How many cells a text takes; a byte that is not UTF-8 takes one.
[[nodiscard]] constexpr std::size_t columns_of(std::string_view text) noexcept {
    std::size_t columns = 0;
    while (!text.empty()) {
        const utf8_char c = first_utf8(text);
        columns += c.size == 0 ? 1 : columns_of(c.code);
        text.remove_prefix(c.size == 0 ? 1 : c.size);
    }
    return columns;
}

} // namespace msnp_examples
