// Finding a line's end, the blanks in it, and GUIDs: the only file with SIMD.
//
// Each search exists twice with one signature: with SSE2, which every x86-64 has, and byte by byte for constant
// evaluation, other machines and the last bytes of a text. Neither reads a byte past the text. MSNP_NO_SIMD chooses the
// second everywhere. The tests compare both on every length and position.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/base/number.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

/// Where a token stands in a text.
struct token_range {
    std::uint32_t first; ///< its first byte
    std::uint32_t end;   ///< one past its last byte
};

/// Where the tokens of one line's arguments stand.
struct token_table {
    /// How many tokens are told apart; the rest of a longer line is one text behind the last of them.
    static constexpr std::size_t capacity = 32;
    /// How many bytes may be looked at between two calls of token_collector::next_block().
    static constexpr std::size_t block = 64;

    token_range tokens[capacity + block + 1]; ///< where token i stands; what is over capacity is scratch
    std::size_t count;                        ///< how many tokens the text has; may be more than capacity
    std::size_t bad_byte;                     ///< where the first NUL or CR stands, or npos
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

/// Which of up to 64 bytes are blanks or below: a bit each, the first byte's in the lowest. Eight at a time.
[[nodiscard]] constexpr std::uint64_t separators_scalar(std::string_view text) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t sevens = ones * 0x7f; // all but the upper bits, so that no byte carries into the next
    std::uint64_t mask = 0;
    std::size_t i = 0;
    for (; text.size() - i >= 8; i += 8) {
        const std::uint64_t bytes = load_8(text.data() + i);
        const std::uint64_t others = (((bytes & sevens) + ones * (0x7f - ' ')) | bytes) & ones * 0x80;
        mask |= ((others ^ ones * 0x80) * 0x0002040810204081U >> 56) << i; // their upper bits, side by side
    }
    for (; i < text.size(); ++i) mask |= std::uint64_t{static_cast<unsigned char>(text[i]) <= ' '} << i;
    return mask;
}

/// Adds tokens to a table, given the blanks in order. The two scans share it.
class token_collector {
public:
    constexpr explicit token_collector(token_table& table) noexcept : table_(table) {}

    /// To be called before each block of bytes.
    constexpr void next_block() noexcept {
        if (slot_ <= token_table::capacity) return;
        over_ += slot_ - token_table::capacity;
        slot_ = token_table::capacity;
    }
    /// Byte `at` is a blank. Writes the token in front of it even where there is none, and then does not count it.
    constexpr void blank(std::size_t at) noexcept {
        table_.tokens[slot_] = {static_cast<std::uint32_t>(start_), static_cast<std::uint32_t>(at)};
        slot_ += at != start_;
        start_ = at + 1;
    }
    /// The text ends.
    constexpr void end(std::string_view text, bool has_controls) noexcept {
        blank(text.size());
        table_.count = slot_ + over_;
        table_.bad_byte = has_controls ? find_bad_byte(text) : npos;
    }

private:
    MSNP_COLD static constexpr std::size_t find_bad_byte(std::string_view text) noexcept {
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\0' || text[i] == '\r') return i;
        return npos;
    }

    token_table& table_;
    std::size_t start_ = 0;
    std::size_t slot_ = 0; ///< how many tokens were ended, those that were counted as over left out
    std::size_t over_ = 0;
};

/// Splits `text` at its blanks, byte by byte.
constexpr void split_tokens_scalar(std::string_view text, token_table& table) noexcept {
    token_collector into(table);
    bool has_controls = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) > ' ') continue;
        has_controls = has_controls || text[i] != ' ';
        into.next_block();
        if (text[i] == ' ') into.blank(i);
    }
    into.end(text, has_controls);
}

#if MSNP_HAS_SSE2
[[nodiscard]] inline __m128i load_block(const char* bytes) noexcept {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}
/// A bit for each byte of a block that is all ones, the first in the lowest.
[[nodiscard]] inline std::uint64_t bits_of(__m128i block) noexcept {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(block));
}
/// All ones for each byte that is a blank or below.
[[nodiscard]] inline __m128i separators(__m128i block) noexcept {
    return _mm_cmpeq_epi8(_mm_subs_epu8(block, _mm_set1_epi8(' ')), _mm_setzero_si128());
}

/// A bit for each of 64 bytes, as block() tells of sixteen.
template <class Block>
[[nodiscard]] MSNP_INLINE inline std::uint64_t mask_of_64(const char* bytes, Block block) noexcept {
    return block(bytes) | block(bytes + 16) << 16 | block(bytes + 32) << 32 | block(bytes + 48) << 48;
}
/// The same for a text of 16 to 64 bytes, without a branch on its length: blocks that would reach past its end are its last
/// one, and give the same bits once more.
template <class Block>
[[nodiscard]] inline std::uint64_t mask_of_text(std::string_view text, Block block) noexcept {
    const std::size_t last = text.size() - 16;
    const std::size_t second = last < 16 ? last : 16;
    const std::size_t third = last < 32 ? last : 32;
    const char* const bytes = text.data();
    return block(bytes) | block(bytes + second) << second | block(bytes + third) << third | block(bytes + last) << last;
}
/// Calls each(at, mask) for 64 bytes after 64 from `from` on, until it returns true, and whether it did. At the text's end
/// the bits of bytes that were seen before are 0. The text has at least sixteen bytes.
template <class Block, class Each>
inline bool any_of_blocks(std::string_view text, std::size_t from, Block block, Each each) noexcept {
    constexpr std::uint64_t all = ~std::uint64_t{0};
    if (text.size() < 64) return from < text.size() && each(std::size_t{0}, mask_of_text(text, block) & all << from);
    std::size_t at = from;
    for (; text.size() - at >= 64; at += 64)
        if (each(at, mask_of_64(text.data() + at, block))) return true;
    const std::size_t last = text.size() - 64;
    return at < text.size() && each(last, mask_of_64(text.data() + last, block) & all << (at - last));
}

/// A bit for each of sixteen bytes that is a blank or below.
[[nodiscard]] inline std::uint64_t separator_bits(const char* bytes) noexcept {
    return bits_of(separators(load_block(bytes)));
}

/// Where the first byte `c` is, or npos; 64 bytes at a time.
[[nodiscard]] inline std::size_t find_byte_sse2(std::string_view text, char c, std::size_t from) noexcept {
    if (text.size() < 16) return find_byte_scalar(text, c, from);
    const __m128i wanted = _mm_set1_epi8(c);
    std::size_t found = npos;
    any_of_blocks(
        text, from, [&](const char* bytes) { return bits_of(_mm_cmpeq_epi8(load_block(bytes), wanted)); },
        [&](std::size_t at, std::uint64_t mask) {
            if (mask != 0) found = at + static_cast<std::size_t>(std::countr_zero(mask));
            return mask != 0;
        });
    return found;
}

/// Splits `text` at its blanks, 64 bytes at a time.
inline void split_tokens_sse2(std::string_view text, token_table& table) noexcept {
    if (text.size() < 16) return split_tokens_scalar(text, table);
    token_collector into(table);
    const __m128i blank = _mm_set1_epi8(' ');
    const __m128i highest_control = _mm_set1_epi8(0x1f);
    __m128i controls = _mm_setzero_si128();
    any_of_blocks(
        text, 0,
        [&](const char* bytes) {
            const __m128i block = load_block(bytes);
            controls = _mm_or_si128(controls, _mm_cmpeq_epi8(_mm_min_epu8(block, highest_control), block));
            return bits_of(_mm_cmpeq_epi8(block, blank));
        },
        [&](std::size_t at, std::uint64_t mask) {
            into.next_block();
            for (; mask != 0; mask &= mask - 1) into.blank(at + static_cast<std::size_t>(std::countr_zero(mask)));
            return false;
        });
    into.end(text, bits_of(controls) != 0);
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

/// Which of 64 bytes are blanks or below: a bit each, the first byte's in the lowest.
[[nodiscard]] MSNP_INLINE constexpr std::uint64_t separators_of_64(const char* bytes) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return mask_of_64(bytes, separator_bits);
#endif
    return separators_scalar({bytes, 64});
}
/// The same of up to 64 bytes.
[[nodiscard]] MSNP_NOINLINE constexpr std::uint64_t separators_of(std::string_view text) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated() && text.size() >= 16) return mask_of_text(text, separator_bits);
#endif
    return separators_scalar(text);
}

/// Whether a byte ends a token or a line, or stands in none: blank, CR, LF, NUL.
[[nodiscard]] constexpr bool breaks_token(char c) noexcept {
    return c == ' ' || c == '\r' || c == '\n' || c == '\0';
}

/// Whether a text has a byte that breaks a token.
[[nodiscard]] MSNP_COLD constexpr bool has_break(std::string_view text) noexcept {
    for (const char c : text)
        if (breaks_token(c)) return true;
    return false;
}

/// Whether all bytes of a text are above `Highest`, which is no more than 0x7e; with `Copies`, the text is copied to where there
/// is room for it. Byte by byte.
template <unsigned char Highest, bool Copies>
constexpr bool is_above_scalar(char* to, std::string_view text) noexcept {
    bool is_above = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if constexpr (Copies) to[i] = text[i];
        is_above = is_above && static_cast<unsigned char>(text[i]) > Highest;
    }
    return is_above;
}

#if MSNP_HAS_SSE2
/// The same by its size: sixteen, eight or four bytes at a time, the last of them once more; or each of three.
template <unsigned char Highest, bool Copies>
MSNP_INLINE inline bool is_above_sse2(char* to, std::string_view text) noexcept {
    const char* const from = text.data();
    const std::size_t size = text.size();
    if (size >= 16) {
        const __m128i highest = _mm_set1_epi8(Highest);
        const auto look = [&](std::size_t i) { // all ones for each byte that is not above
            const __m128i block = load_block(from + i);
            if constexpr (Copies) _mm_storeu_si128(reinterpret_cast<__m128i*>(to + i), block);
            return _mm_cmpeq_epi8(_mm_subs_epu8(block, highest), _mm_setzero_si128());
        };
        __m128i low = look(size - 16);
        for (std::size_t i = 0; i < size - 16; i += 16) low = _mm_or_si128(low, look(i));
        return bits_of(low) == 0;
    }
    if (size < 4) {
        if (size == 0) return true;
        const char first = from[0];
        const char middle = from[size / 2];
        const char last = from[size - 1];
        if constexpr (Copies) {
            to[0] = first;
            to[size / 2] = middle;
            to[size - 1] = last;
        }
        const auto is_above = [](char c) { return static_cast<unsigned char>(c) > Highest; };
        return is_above(first) && is_above(middle) && is_above(last);
    }
    const auto look = [&]<class Word>(std::size_t i, Word) {
        Word bytes;
        std::memcpy(&bytes, from + i, sizeof bytes);
        if constexpr (Copies) std::memcpy(to + i, &bytes, sizeof bytes);
        constexpr Word ones = static_cast<Word>(~Word{0}) / 0xff;       // 0x01 in each byte
        return (bytes - ones * (Highest + 1)) & ~bytes & (ones * 0x80); // not 0 if a byte is not above
    };
    return size >= 8 ? (look(0, std::uint64_t{}) | look(size - 8, std::uint64_t{})) == 0
                     : (look(0, std::uint32_t{}) | look(size - 4, std::uint32_t{})) == 0;
}
#endif

/// The same by what the machine has.
template <unsigned char Highest, bool Copies>
MSNP_INLINE constexpr bool is_above(char* to, std::string_view text) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return is_above_sse2<Highest, Copies>(to, text);
#endif
    return is_above_scalar<Highest, Copies>(to, text);
}

/// Copies a text to where there is room for it, and whether all of its bytes are above the blank, so that none breaks a token.
MSNP_INLINE constexpr bool copy_plain(char* to, std::string_view text) noexcept {
    return is_above<' ', true>(to, text);
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

/// Whether a byte ends a line of text or stands in none: CR, LF, NUL.
[[nodiscard]] constexpr bool breaks_line(char c) noexcept {
    return c == '\r' || c == '\n' || c == '\0';
}

/// Whether a text has a byte that breaks a line; byte by byte, since few get this far: those with a tab, or such a byte.
[[nodiscard]] MSNP_COLD constexpr bool has_line_break_scalar(std::string_view text) noexcept {
    for (const char c : text)
        if (breaks_line(c)) return true;
    return false;
}
/// Whether a text has a byte that breaks a line.
[[nodiscard]] MSNP_NOINLINE constexpr bool has_line_break(std::string_view text) noexcept {
    return !is_above<'\r', false>(nullptr, text) && has_line_break_scalar(text);
}
/// Copies a text to where there is room for it, and whether none of its bytes breaks a line.
MSNP_INLINE constexpr bool copy_line_text(char* to, std::string_view text) noexcept {
    return is_above<'\r', true>(to, text) || !has_line_break_scalar(text);
}

/// What is to be found in a header's line.
struct header_marks {
    std::size_t colon; ///< where the first ':' in front of the line's LF is, or npos
    std::size_t feed;  ///< where the first LF is, or npos

    friend constexpr bool operator==(const header_marks&, const header_marks&) = default;
};

/// The marks of the line that begins at `from`; byte by byte.
[[nodiscard]] constexpr header_marks find_header_marks_scalar(std::string_view text, std::size_t from) noexcept {
    header_marks marks{npos, npos};
    for (std::size_t i = from; i < text.size() && marks.feed == npos; ++i) {
        if (text[i] == ':' && marks.colon == npos) marks.colon = i;
        if (text[i] == '\n') marks.feed = i;
    }
    return marks;
}

/// The LF of the first empty line, or npos. A line ends in LF, and a CR in front of that is a part of its end; byte by byte.
[[nodiscard]] constexpr std::size_t find_empty_line_scalar(std::string_view text) noexcept {
    std::size_t line = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n') continue;
        if (i == line || (i == line + 1 && text[line] == '\r')) return i;
        line = i + 1;
    }
    return npos;
}

#if MSNP_HAS_SSE2
/// The same, sixteen bytes at a time: the last ones come once more.
[[nodiscard]] inline header_marks find_header_marks_sse2(std::string_view text, std::size_t from) noexcept {
    if (text.size() < 16) return find_header_marks_scalar(text, from);
    const std::size_t last = text.size() - 16;
    header_marks marks{npos, npos};
    for (std::size_t at = from; at < text.size(); at += 16) {
        const std::size_t begin = at < last ? at : last;
        const __m128i block = load_block(text.data() + begin);
        const std::uint64_t feeds = bits_of(_mm_cmpeq_epi8(block, _mm_set1_epi8('\n'))) >> (at - begin);
        std::uint64_t colons = bits_of(_mm_cmpeq_epi8(block, _mm_set1_epi8(':'))) >> (at - begin);
        colons &= ~feeds & (feeds - 1); // those in front of the LF; all where there is none
        if (marks.colon == npos && colons != 0) marks.colon = at + static_cast<std::size_t>(std::countr_zero(colons));
        if (feeds == 0) continue;
        marks.feed = at + static_cast<std::size_t>(std::countr_zero(feeds));
        break;
    }
    return marks;
}

/// The same, 64 bytes at a time.
[[nodiscard]] inline std::size_t find_empty_line_sse2(std::string_view text) noexcept {
    if (text.size() < 16) return find_empty_line_scalar(text);
    const __m128i feed = _mm_set1_epi8('\n');
    std::size_t line = 0;
    std::size_t found = npos;
    any_of_blocks(
        text, 0, [&](const char* bytes) { return bits_of(_mm_cmpeq_epi8(load_block(bytes), feed)); },
        [&](std::size_t at, std::uint64_t feeds) {
            for (; feeds != 0; feeds &= feeds - 1) {
                const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(feeds));
                if (i == line || (i == line + 1 && text[line] == '\r')) {
                    found = i;
                    return true;
                }
                line = i + 1;
            }
            return false;
        });
    return found;
}
#endif

/// The marks of the line that begins at `from`, which must not be past the end.
[[nodiscard]] constexpr header_marks find_header_marks(std::string_view text, std::size_t from) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return find_header_marks_sse2(text, from);
#endif
    return find_header_marks_scalar(text, from);
}
/// The LF of the first empty line, or npos. A line ends in LF, and a CR in front of that is a part of its end.
[[nodiscard]] constexpr std::size_t find_empty_line(std::string_view text) noexcept {
#if MSNP_HAS_SSE2
    if (!std::is_constant_evaluated()) return find_empty_line_sse2(text);
#endif
    return find_empty_line_scalar(text);
}

} // namespace msnp::detail
