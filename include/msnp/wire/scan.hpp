// Finding a line's end and the blanks in it: the only file with SIMD.
//
// Each search exists twice with one signature: with SSE2, which every x86-64 has, and byte by byte for constant
// evaluation, other machines and the last bytes of a text. Neither reads a byte past the text. MSNP_NO_SIMD chooses the
// second everywhere. The tests compare both on every length and position.
#pragma once

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

    std::uint32_t first[capacity]; ///< where token i begins in the text
    std::uint32_t last[capacity];  ///< one past its last byte
    std::size_t count;             ///< how many tokens the text has; may be more than capacity
    std::size_t bad_byte;          ///< where the first NUL or CR stands, or npos
};

/// Where the first LF is, or npos; byte by byte.
[[nodiscard]] constexpr std::size_t find_line_feed_scalar(std::string_view text, std::size_t from) noexcept {
    for (std::size_t i = from; i < text.size(); ++i)
        if (text[i] == '\n') return i;
    return npos;
}

/// Adds tokens to a table, given the blanks and control bytes in order. The two scans share it.
class token_collector {
public:
    constexpr explicit token_collector(token_table& table) noexcept : table_(table) {
        table_.count = 0;
        table_.bad_byte = npos;
    }
    /// Byte `c` at `at` is a blank or below.
    constexpr void separator(char c, std::size_t at) noexcept {
        if (c == ' ') {
            token(at);
            start_ = at + 1;
        } else if ((c == '\0' || c == '\r') && table_.bad_byte == npos) {
            table_.bad_byte = at;
        }
    }
    /// The text ends at `at`.
    constexpr void end(std::size_t at) noexcept { token(at); }

private:
    constexpr void token(std::size_t at) noexcept {
        if (at == start_) return;
        if (table_.count < token_table::capacity) {
            table_.first[table_.count] = static_cast<std::uint32_t>(start_);
            table_.last[table_.count] = static_cast<std::uint32_t>(at);
        }
        ++table_.count;
    }

    token_table& table_;
    std::size_t start_ = 0;
};

/// Splits `text` at its blanks from byte `from` on, byte by byte.
constexpr void split_tokens_scalar(std::string_view text, std::size_t from, token_collector& into) noexcept {
    for (std::size_t i = from; i < text.size(); ++i)
        if (static_cast<unsigned char>(text[i]) <= ' ') into.separator(text[i], i);
    into.end(text.size());
}

#if MSNP_HAS_SSE2
/// Where the first LF is, or npos; sixteen bytes at a time.
[[nodiscard]] inline std::size_t find_line_feed_sse2(std::string_view text, std::size_t from) noexcept {
    const __m128i feed = _mm_set1_epi8('\n');
    std::size_t i = from;
    for (; text.size() - i >= 16; i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, feed)));
        if (mask != 0) return i + static_cast<std::size_t>(std::countr_zero(mask));
    }
    return find_line_feed_scalar(text, i);
}

/// Splits `text` at its blanks, sixteen bytes at a time.
inline void split_tokens_sse2(std::string_view text, token_collector& into) noexcept {
    const __m128i blank = _mm_set1_epi8(' ');
    std::size_t i = 0;
    for (; text.size() - i >= 16; i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
        auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(bytes, blank), bytes)));
        for (; mask != 0; mask &= mask - 1) {
            const std::size_t at = i + static_cast<std::size_t>(std::countr_zero(mask));
            into.separator(text[at], at);
        }
    }
    split_tokens_scalar(text, i, into);
}
#endif

/// Where the first LF at or after `from` is, or npos. `from` must not be past the end.
[[nodiscard]] constexpr std::size_t find_line_feed(std::string_view text, std::size_t from) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return find_line_feed_sse2(text, from);
#endif
    return find_line_feed_scalar(text, from);
}

/// Splits `text` at its blanks into `table`. The text is a line's arguments: no LF, shorter than 4 GiB.
constexpr void split_tokens(std::string_view text, token_table& table) noexcept {
    token_collector into(table);
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return split_tokens_sse2(text, into);
#endif
    split_tokens_scalar(text, 0, into);
}

} // namespace msnp::detail
