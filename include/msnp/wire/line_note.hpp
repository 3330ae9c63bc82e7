// What one look at an ordinary line tells.
//
// Whoever looks for a line's end sees its blanks as well. Where they are is kept beside the frame, so that nobody has to look at
// the line a second time to split it.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/wire/payload_rule.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/verb.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace msnp::detail {

/// Where the arguments of an ordinary line stand: three bytes, a few arguments with one blank before each and none behind the
/// last, no control byte, CR LF. It tells nothing of any other line.
struct line_note {
    static constexpr std::size_t capacity = 16;
    /// How many bytes stand in front of the arguments: the verb and a blank.
    static constexpr std::size_t front = msnp::verb::size + 1;
    /// No arguments are so long.
    static constexpr std::size_t no_size = npos;

    const char* text;             ///< the line's first byte, which is the verb's; nullptr: tells of nothing
    std::size_t size;             ///< how many bytes the arguments are: CR LF stand behind them
    token_range tokens[capacity]; ///< each, counted from the line's first byte; what is over their number is nothing
    std::uint32_t readable;       ///< how many they are, a payload's length not counted
    const verb_facts* verb;       ///< the verb's

    /// Tells of nothing.
    constexpr line_note() noexcept : text(nullptr), size(no_size), tokens{}, readable(0), verb(&no_verb_facts) {}
    /// Is yet to be filled in, and holds anything: clearing it would take longer than that. (Constant evaluation may not copy what
    /// has no value.)
    struct unset {};
    constexpr explicit line_note(unset) noexcept {
        if (std::is_constant_evaluated()) *this = line_note();
    }

    /// How many arguments there are.
    [[nodiscard]] constexpr std::size_t count(bool has_payload) const noexcept {
        return std::size_t{readable} + std::size_t{has_payload};
    }
    /// Whether this tells of these parts of a frame, which may be others than those that take_frame() saw, and its verb is one of an
    /// index.
    [[nodiscard]] constexpr bool tells_of(std::string_view name, std::string_view arguments,
                                          const void* index) const noexcept {
        return verb->index == index && name.data() == text && name.size() == msnp::verb::size &&
               arguments.size() == size && (arguments.data() == text + front || size == 0);
    }

    /// What was seen of a frame is no part of its value.
    friend constexpr bool operator==(const line_note&, const line_note&) noexcept { return true; }
};

/// Whether two bytes are CR LF.
[[nodiscard]] MSNP_INLINE constexpr bool has_line_end(const char* bytes) noexcept {
    return load<std::uint16_t>(bytes) == ('\r' | '\n' << 8);
}

/// What was found of an ordinary line.
struct ordinary_line {
    std::size_t first = npos; ///< where its arguments begin; of a verb alone, its end; npos: it is no ordinary line
    std::size_t end = 0;      ///< where they end: its CR LF stand there
    std::size_t last = 0;     ///< where the last of them begins
    std::uint32_t count = 0;  ///< how many they are
};

/// A verb without arguments: `PNG`.
inline constexpr ordinary_line lone_verb{verb::size, verb::size, verb::size, 0};

/// That is an ordinary line too. `separators`: of the bytes' first block.
MSNP_INLINE constexpr ordinary_line find_lone_verb(std::string_view bytes, std::uint64_t separators) noexcept {
    // The first separators are the two bytes behind it, so that those are there.
    if ((separators & 0x1f) != 0x18 || !has_line_end(bytes.data() + verb::size)) return {};
    return lone_verb;
}

/// An ordinary line and its end are no longer: what is longer is rare, and may be a line without end.
inline constexpr std::size_t longest_ordinary_line = 512;

/// How many bytes a block of a line is.
inline constexpr std::uint32_t line_block = 64;

/// The separators among up to 64 bytes from `at` on; with `WholeBlocks` they are known to be 64.
template <bool WholeBlocks>
[[nodiscard]] MSNP_INLINE constexpr std::uint64_t separators_from(std::string_view bytes, std::size_t at) noexcept {
    return WholeBlocks || bytes.size() - at >= line_block ? separators_of_64(bytes.data() + at)
                                                          : separators_of(slice(bytes, at, bytes.size() - at));
}

/// Looks for an ordinary line at the front of `bytes` and fills in where its arguments stand. With `WholeBlocks` there must be more
/// bytes than one block, none is found that reaches into the last few, which are no block with a byte behind it, and whether three
/// bytes are a verb is not looked at: who knows the verbs finds out.
template <bool WholeBlocks>
MSNP_INLINE constexpr ordinary_line find_ordinary_line(std::string_view bytes,
                                                       token_range (&tokens)[line_note::capacity]) noexcept {
    constexpr std::uint64_t head_mask = 0xf;
    constexpr std::uint64_t head = std::uint64_t{1} << verb::size; // a blank behind the verb, and none in it
    constexpr std::size_t least =
        WholeBlocks ? line_block + 1 : 1; // how many bytes there must be from a block's first on
    if (!WholeBlocks && bytes.empty()) return {};
    std::uint64_t separators = separators_from<WholeBlocks>(bytes, 0);
    if constexpr (WholeBlocks) {
        if (bytes[verb::size] != ' ') return find_lone_verb(bytes, separators);
    } else {
        if ((separators & head_mask) != head || bytes[verb::size] != ' ') return find_lone_verb(bytes, separators);
    }
    separators &= ~head_mask;
    const char* const text = bytes.data();
    std::size_t count = 0;
    std::size_t start = line_note::front; // of the argument that is looked at
    for (std::size_t at = 0;;) {          // where the block begins
        if (separators != 0) {
            do {
                const std::size_t end = at + static_cast<std::uint32_t>(std::countr_zero(separators));
                if (end == start) return {};
                tokens[count++] = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
                if (text[end] != ' ') {
                    if (!WholeBlocks && end + 2 > bytes.size()) return {};
                    if (!has_line_end(text + end)) return {};
                    return {line_note::front, end, start, static_cast<std::uint32_t>(count)};
                }
                if (count == line_note::capacity) return {};
                start = end + 1;
            } while ((separators &= separators - 1) != 0);
        }
        at += line_block;
        if (at == longest_ordinary_line || at + least > bytes.size()) return {};
        separators = separators_from<WholeBlocks>(bytes, at);
    }
}

} // namespace msnp::detail
