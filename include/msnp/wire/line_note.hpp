// What one look at an ordinary line tells.
//
// Whoever looks for a line's end sees its blanks as well. Where they are is kept beside the frame, so that nobody has to look at
// the line a second time to split it.
#pragma once

#include <msnp/base/cold.hpp>
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
    static constexpr std::size_t front = verb::size + 1;
    /// No arguments are so long.
    static constexpr std::uint32_t no_size = 0xffff'ffff;

    const char* text = nullptr;   ///< the arguments' first byte; nullptr: tells of nothing
    std::uint32_t size = no_size; ///< how many bytes they are: CR LF stand behind them
    std::uint32_t count = 0;      ///< how many they are
    token_range tokens[capacity]; ///< each of them, counted from the line's first byte; what is over count is nothing

    /// Tells of nothing.
    constexpr line_note() noexcept : tokens{} {}
    /// The same, and the tokens are anything: clearing them would take longer than finding them. (Constant evaluation may not
    /// copy what has no value.)
    struct unset {};
    constexpr explicit line_note(unset) noexcept {
        if (!std::is_constant_evaluated()) return;
        for (token_range& token : tokens) token = {0, 0};
    }

    /// Whether this tells of these arguments: a frame's may be others than those that take_frame() saw.
    [[nodiscard]] constexpr bool tells_of(std::string_view arguments) const noexcept {
        return size == arguments.size() && text == arguments.data();
    }
    /// Where the arguments begin in their line. An argument that is not there would begin behind the verb.
    [[nodiscard]] constexpr std::size_t first() const noexcept { return count != 0 ? front : verb::size; }

    /// What was seen of a frame is no part of its value.
    friend constexpr bool operator==(const line_note&, const line_note&) noexcept { return true; }
};

/// Whether CR LF stand at `at` in `bytes`.
[[nodiscard]] MSNP_INLINE constexpr bool has_line_end(std::string_view bytes, std::size_t at) noexcept {
    return bytes.size() - at >= 2 && load<std::uint16_t>(bytes.data() + at) == ('\r' | '\n' << 8);
}

/// What was found of an ordinary line.
struct ordinary_line {
    std::size_t end = npos;  ///< where its CR LF stands; npos: it is no ordinary line
    std::uint32_t count = 0; ///< how many arguments it has
    std::uint32_t last = 0;  ///< where the last of them begins
};

/// A verb without arguments is an ordinary line too: `PNG`. `separators`: of the bytes' first block.
MSNP_INLINE constexpr ordinary_line find_lone_verb(std::string_view bytes, std::uint64_t separators) noexcept {
    // The first separators are the two bytes behind it, so that those are there.
    if ((separators & 0x1f) != 0x18 || !has_line_end(bytes, verb::size)) return {};
    return {verb::size, 0, 0};
}

/// The separators among up to 64 bytes from `at` on; with `WholeBlocks` they are known to be 64.
template <bool WholeBlocks>
[[nodiscard]] MSNP_INLINE constexpr std::uint64_t separators_from(std::string_view bytes, std::size_t at) noexcept {
    return WholeBlocks || bytes.size() - at >= 64 ? separators_of_64(bytes.data() + at)
                                                  : separators_of(slice(bytes, at, bytes.size() - at));
}

/// Looks for an ordinary line at the front of `bytes` and fills in where its arguments stand. With `WholeBlocks` also none is
/// found that reaches into the last few bytes, which are no block.
template <bool WholeBlocks>
MSNP_INLINE constexpr ordinary_line find_ordinary_line(std::string_view bytes,
                                                       token_range (&tokens)[line_note::capacity]) noexcept {
    constexpr std::uint32_t longest = 512; // what is longer is rare, and may be a line without end
    constexpr std::uint64_t head_mask = 0xf;
    constexpr std::uint64_t head = std::uint64_t{1} << verb::size; // a blank behind the verb, and none in it
    constexpr std::size_t least = WholeBlocks ? 64 : 1;            // how many bytes a block has
    const char* const line = bytes.data();
    if (bytes.size() < least) return {};
    std::uint64_t separators = separators_from<WholeBlocks>(bytes, 0);
    if ((separators & head_mask) != head || line[verb::size] != ' ') return find_lone_verb(bytes, separators);
    separators ^= head;
    std::uint32_t count = 0;
    std::uint32_t start = line_note::front; // of the argument that is looked at
    for (std::uint32_t at = 0;;) {
        for (; separators != 0; separators &= separators - 1) {
            const std::uint32_t end = at + static_cast<std::uint32_t>(std::countr_zero(separators));
            if (end == start) return {};
            tokens[count++ % line_note::capacity] = {start, end}; // of a line that has too many they are of no use
            if (line[end] != ' ') {
                const bool is_ordinary = count <= line_note::capacity && has_line_end(bytes, end);
                return is_ordinary ? ordinary_line{end, count, start} : ordinary_line{};
            }
            start = end + 1;
        }
        at += 64;
        if (at == longest || at + least > bytes.size()) return {};
        separators = separators_from<WholeBlocks>(bytes, at);
    }
}

} // namespace msnp::detail
