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

namespace msnp::detail {

/// Where the arguments of an ordinary line end: three bytes, a few arguments with one blank before each and none behind the
/// last, no control byte, CR LF. It tells nothing of any other line.
struct line_note {
    static constexpr std::size_t capacity = 10;
    /// How many bytes stand in front of the arguments: the verb and a blank.
    static constexpr std::size_t front = verb::size + 1;

    const char* text = nullptr;     ///< the arguments' first byte; nullptr: tells of nothing
    std::uint32_t size = 0;         ///< how many bytes they are: CR LF stand behind them
    std::uint32_t count = 0;        ///< how many they are
    std::uint32_t ends[capacity]{}; ///< one past the last byte of each, counted from `text`

    /// Whether this tells of these arguments: a frame's may be others than those that take_frame() saw.
    [[nodiscard]] constexpr bool tells_of(std::string_view arguments) const noexcept {
        return text != nullptr && size == arguments.size() && text == arguments.data();
    }
    /// Where the last argument begins. There must be one.
    [[nodiscard]] constexpr std::size_t last() const noexcept {
        return count > 1 ? ends[count - 2] + std::size_t{1} : 0;
    }
    /// Where the arguments begin in their line. An argument that is not there would begin behind the verb.
    [[nodiscard]] constexpr std::size_t first() const noexcept { return count != 0 ? front : verb::size; }

    /// What was seen of a frame is no part of its value.
    friend constexpr bool operator==(const line_note&, const line_note&) noexcept { return true; }
};

/// A verb without arguments is an ordinary line too: `PNG`. `separators`: of the bytes' first block.
constexpr std::size_t find_lone_verb_end(std::string_view bytes, std::uint64_t separators, line_note& note) noexcept {
    constexpr std::size_t end = verb::size;
    // The first separators are the two bytes behind it, so that those are there.
    if ((separators & 0x1f) != 0x18 || bytes[end] != '\r' || bytes[end + 1] != '\n') return npos;
    note.text = bytes.data() + end;
    note.size = 0;
    note.count = 0;
    return end;
}

/// Looks for an ordinary line at the front of `bytes`. Returns where its CR LF stands and fills in the note, or npos.
MSNP_INLINE constexpr std::size_t find_ordinary_end(std::string_view bytes, line_note& note) noexcept {
    constexpr std::size_t longest = 512; // what is longer is rare, and may be a line without end
    constexpr std::uint64_t head_mask = 0xf;
    constexpr std::uint64_t head = std::uint64_t{1} << verb::size; // a blank behind the verb, and none in it
    std::size_t count = 0;
    std::size_t start = line_note::front; // of the argument that is looked at
    for (std::size_t at = 0; at < longest; at += 64) {
        const bool is_last = bytes.size() - at < 64;
        std::uint64_t separators =
            is_last ? separators_of(slice(bytes, at, bytes.size() - at)) : separators_of_64(bytes.data() + at);
        if (at == 0) {
            if ((separators & head_mask) != head || bytes[verb::size] != ' ')
                return find_lone_verb_end(bytes, separators, note);
            separators ^= head;
        }
        for (; separators != 0; separators &= separators - 1) {
            const std::size_t end = at + static_cast<unsigned>(std::countr_zero(separators));
            if (end == start || count == line_note::capacity) return npos;
            note.ends[count++] = static_cast<std::uint32_t>(end - line_note::front);
            start = end + 1;
            if (bytes[end] == ' ') continue;
            if (start >= bytes.size() || bytes[end] != '\r' || bytes[start] != '\n') return npos;
            note.text = bytes.data() + line_note::front;
            note.size = note.ends[count - 1];
            note.count = static_cast<std::uint32_t>(count);
            return end;
        }
        if (is_last) return npos;
    }
    return npos;
}

} // namespace msnp::detail
