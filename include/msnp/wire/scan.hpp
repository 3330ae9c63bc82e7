// Finding a line's end, the blanks in it, and GUIDs: the only file with SIMD.
//
// Each search exists twice with one signature: with SSE2, which every x86-64 has, and byte by byte for constant
// evaluation, other machines and the last bytes of a text. Neither reads a byte past the text. MSNP_NO_SIMD chooses the
// second everywhere. The tests compare both on every length and position.
#pragma once

#include <msnp/base/number.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#if !defined(MSNP_NO_SIMD) && defined(__SSE2__)
#include <emmintrin.h>
/// 1 where scan.hpp uses SSE2. Define MSNP_NO_SIMD to have 0.
#define MSNP_HAS_SSE2 1
#else
/// 0: scan.hpp is plain C++ here.
#define MSNP_HAS_SSE2 0
#endif

namespace msnp::detail {

/// No such byte.
inline constexpr std::size_t npos = std::string_view::npos;

/// Where the tokens of one line's arguments begin and end.
struct token_table {
    /// How many tokens are told apart; the rest of a longer line is one text behind the last of them.
    static constexpr std::size_t capacity = 32;
    /// How many bytes may be looked at between two calls of token_collector::next_block().
    static constexpr std::size_t block = 32;

    std::uint32_t first[capacity + block + 1]; ///< where token i begins in the text; what is over capacity is scratch
    std::uint32_t last[capacity + block + 1];  ///< one past its last byte
    std::size_t count;                         ///< how many tokens the text has; may be more than capacity
    std::size_t bad_byte;                      ///< where the first NUL or CR stands, or npos
};

/// Where the first byte `c` is, or npos; byte by byte.
[[nodiscard]] constexpr std::size_t find_byte_scalar(std::string_view text, char c, std::size_t from) noexcept {
    for (std::size_t i = from; i < text.size(); ++i)
        if (text[i] == c) return i;
    return npos;
}

/// A part of a text that the caller knows to be there.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, std::size_t first, std::size_t size) noexcept {
    return {text.data() + first, size};
}

/// Adds tokens to a table, given the blanks and control bytes in order. The two scans share it.
class token_collector {
public:
    constexpr explicit token_collector(token_table& table) noexcept : table_(table) {}

    /// To be called before each block of bytes.
    constexpr void next_block() noexcept {
        if (slot_ <= token_table::capacity) return;
        over_ += slot_ - token_table::capacity;
        slot_ = token_table::capacity;
    }
    /// Byte `c` at `at` is a blank or below.
    constexpr void separator(char c, std::size_t at) noexcept {
        if (c == ' ') return end_token(at);
        if ((c == '\0' || c == '\r') && bad_byte_ == npos) bad_byte_ = at;
    }
    /// The text ends at `at`.
    constexpr void end(std::size_t at) noexcept {
        end_token(at);
        table_.count = slot_ + over_;
        table_.bad_byte = bad_byte_;
    }

private:
    /// Writes the token in front of `at` even where there is none, and then does not count it.
    constexpr void end_token(std::size_t at) noexcept {
        table_.first[slot_] = static_cast<std::uint32_t>(start_);
        table_.last[slot_] = static_cast<std::uint32_t>(at);
        slot_ += at != start_;
        start_ = at + 1;
    }

    token_table& table_;
    std::size_t start_ = 0;
    std::size_t slot_ = 0; ///< how many tokens were ended, those that were counted as over left out
    std::size_t over_ = 0;
    std::size_t bad_byte_ = npos;
};

/// Splits `text` at its blanks, byte by byte.
constexpr void split_tokens_scalar(std::string_view text, token_table& table) noexcept {
    token_collector into(table);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) > ' ') continue;
        into.next_block();
        into.separator(text[i], i);
    }
    into.end(text.size());
}

#if MSNP_HAS_SSE2
[[nodiscard]] inline __m128i load_block(const char* bytes) noexcept {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}
/// A bit for each byte of a block that is all ones, the first in the lowest.
[[nodiscard]] inline std::uint32_t bits_of(__m128i block) noexcept {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(block));
}
/// All ones for each byte that is a blank or below.
[[nodiscard]] inline __m128i separators(__m128i block) noexcept {
    return _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(' ')), block);
}

/// Where the first byte `c` is, or npos; 64 bytes at a time, then sixteen, the last of them once more.
[[nodiscard]] inline std::size_t find_byte_sse2(std::string_view text, char c, std::size_t from) noexcept {
    if (text.size() < 16) return find_byte_scalar(text, c, from);
    const __m128i wanted = _mm_set1_epi8(c);
    const char* at = text.data() + from;
    const char* const end = text.data() + text.size();
    const auto equal = [&](const char* bytes) { return _mm_cmpeq_epi8(load_block(bytes), wanted); };
    const auto found = [&](const char* bytes, std::uint32_t mask) {
        return static_cast<std::size_t>(bytes - text.data()) + static_cast<std::size_t>(std::countr_zero(mask));
    };
    for (; end - at >= 64; at += 64) {
        const __m128i first = equal(at), second = equal(at + 16), third = equal(at + 32), fourth = equal(at + 48);
        if (bits_of(_mm_or_si128(_mm_or_si128(first, second), _mm_or_si128(third, fourth))) == 0) continue;
        if (const std::uint32_t low = bits_of(first) | bits_of(second) << 16; low != 0) return found(at, low);
        return found(at + 32, bits_of(third) | bits_of(fourth) << 16);
    }
    for (; end - at >= 16; at += 16)
        if (const std::uint32_t mask = bits_of(equal(at)); mask != 0) return found(at, mask);
    if (at == end) return npos;
    const std::uint32_t mask = bits_of(equal(end - 16)) & (0xffffU << (at - (end - 16)));
    return mask != 0 ? found(end - 16, mask) : npos;
}

/// Splits `text` at its blanks, 32 bytes at a time, then sixteen, the last of them once more.
inline void split_tokens_sse2(std::string_view text, token_table& table) noexcept {
    if (text.size() < 16) return split_tokens_scalar(text, table);
    token_collector into(table);
    const auto collect = [&](std::size_t at, std::uint32_t mask) {
        into.next_block();
        for (; mask != 0; mask &= mask - 1) {
            const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(mask));
            into.separator(text[i], i);
        }
    };
    const auto mask_at = [&](std::size_t at) { return bits_of(separators(load_block(text.data() + at))); };
    std::size_t at = 0;
    for (; text.size() - at >= 32; at += 32) collect(at, mask_at(at) | mask_at(at + 16) << 16);
    if (text.size() - at >= 16) {
        collect(at, mask_at(at));
        at += 16;
    }
    const std::size_t last = text.size() - 16;
    if (at != text.size()) collect(last, mask_at(last) & (0xffffU << (at - last)));
    into.end(text.size());
}
#endif

/// Where the first byte `c` at or after `from` is, or npos. `from` must not be past the end.
[[nodiscard]] constexpr std::size_t find_byte(std::string_view text, char c, std::size_t from) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return find_byte_sse2(text, c, from);
#endif
    return find_byte_scalar(text, c, from);
}

/// Where the first LF at or after `from` is, or npos. `from` must not be past the end.
[[nodiscard]] constexpr std::size_t find_line_feed(std::string_view text, std::size_t from) noexcept {
    return find_byte(text, '\n', from);
}

/// Splits `text` at its blanks into `table`. The text is a line's arguments: no LF, shorter than 4 GiB.
constexpr void split_tokens(std::string_view text, token_table& table) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return split_tokens_sse2(text, table);
#endif
    split_tokens_scalar(text, table);
}

/// Whether a byte ends a token or a line, or stands in none: blank, CR, LF, NUL.
[[nodiscard]] constexpr bool breaks_token(char c) noexcept {
    return c == ' ' || c == '\r' || c == '\n' || c == '\0';
}

/// Whether a text has a byte that breaks a token; byte by byte.
[[nodiscard]] constexpr bool has_break_scalar(std::string_view text) noexcept {
    for (const char c : text)
        if (breaks_token(c)) return true;
    return false;
}

#if MSNP_HAS_SSE2
/// Sixteen bytes at a time, the last ones once more; other control bytes are rare and looked at again.
[[nodiscard]] inline bool has_break_sse2(std::string_view text) noexcept {
    if (text.size() < 16) return has_break_scalar(text);
    const char* at = text.data();
    const char* const last = at + text.size() - 16;
    std::uint32_t found = bits_of(separators(load_block(last)));
    for (; at < last; at += 16) found |= bits_of(separators(load_block(at)));
    return found != 0 && has_break_scalar(text);
}
#endif

/// Whether a text has a byte that breaks a token.
[[nodiscard]] constexpr bool has_break(std::string_view text) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return has_break_sse2(text);
#endif
    return has_break_scalar(text);
}

/// The dashes of a GUID, a bit each: 8-4-4-4-12 digits.
inline constexpr std::uint64_t guid_dashes = 1ULL << 8 | 1ULL << 13 | 1ULL << 18 | 1ULL << 23;

/// Whether 36 bytes are hexadecimal digits in either case, but for the dashes of a GUID; byte by byte.
[[nodiscard]] constexpr bool has_guid_shape_scalar(std::string_view text) noexcept {
    for (std::size_t i = 0; i < 36; ++i)
        if ((guid_dashes >> i & 1) != 0 ? text[i] != '-' : hex_digit(text[i]) < 0) return false;
    return true;
}

#if MSNP_HAS_SSE2
/// Sixteen bytes, and a bit for each that is a hexadecimal digit.
[[nodiscard]] inline std::uint64_t hex_mask(const char* bytes) noexcept {
    const auto up_to = [](__m128i block, char first, char size) {
        const __m128i from_first = _mm_sub_epi8(block, _mm_set1_epi8(first));
        return _mm_cmpeq_epi8(_mm_min_epu8(from_first, _mm_set1_epi8(size)), from_first);
    };
    const __m128i block = load_block(bytes);
    const __m128i lower = _mm_or_si128(block, _mm_set1_epi8(0x20));
    return bits_of(_mm_or_si128(up_to(block, '0', 9), up_to(lower, 'a', 5)));
}

/// The same, sixteen bytes at a time: the last ones come once more.
[[nodiscard]] inline bool has_guid_shape_sse2(std::string_view text) noexcept {
    const char* const t = text.data();
    const std::uint64_t digits = hex_mask(t) | hex_mask(t + 16) << 16 | hex_mask(t + 20) << 20;
    return digits == (((1ULL << 36) - 1) & ~guid_dashes) && t[8] == '-' && t[13] == '-' && t[18] == '-' && t[23] == '-';
}
#endif

/// Whether 36 bytes are hexadecimal digits in either case, but for the dashes of a GUID.
[[nodiscard]] constexpr bool has_guid_shape(std::string_view text) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return has_guid_shape_sse2(text);
#endif
    return has_guid_shape_scalar(text);
}

} // namespace msnp::detail
