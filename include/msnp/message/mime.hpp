// The envelope of a message: header lines, an empty line, and a body of any bytes.
//
//     MIME-Version: 1.0\r\n
//     Content-Type: text/plain; charset=UTF-8\r\n      header: name, value
//     \r\n
//     Hello                                            body: all the rest, no end of its own
//
// Nothing is copied and nothing is normalised: headers are found by going through the block, names compare in any case,
// and the spelling stays as it came. The first empty line ends the block; what looks like a header behind it is body.
// The same block stands inside the bodies of several message types, and is read with the same class there.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The envelope of a message: headers and a body.
namespace msnp::mime {

/// What is taken although a well-formed envelope does not have it, one flag each.
struct tolerance {
    /// LF alone ends a line; else it is part of the line, as CR alone always is, and a header that another reader would take for
    /// two because of it is not written again.
    bool bare_line_feed = true;
    /// A line without a colon, or without a name in front of it, is passed over; else errc::bad_header.
    bool lines_without_colon = true;
    bool missing_blank_line = false; ///< all is headers, and the body is empty; else errc::missing_blank_line
    /// A value that its header does not allow leaves the field unset (a colour that is no number); else errc::bad_value.
    bool bad_values = true;

    /// Nothing but well-formed envelopes.
    [[nodiscard]] static constexpr tolerance strict() noexcept { return {false, false, false, false}; }
    /// Equal in every flag.
    friend constexpr bool operator==(const tolerance&, const tolerance&) = default;
};

/// ASCII lower case; other bytes as they are.
[[nodiscard]] constexpr char to_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

namespace detail {

    /// The bits in which two texts of one size differ, of all their bytes together: eight or four at a time, the last of them once
    /// more.
    MSNP_INLINE constexpr std::uint64_t difference(std::string_view one, std::string_view other) noexcept {
        using msnp::detail::load_4;
        using msnp::detail::load_8;
        const char* const a = one.data();
        const char* const b = other.data();
        const std::size_t size = one.size();
        std::uint64_t bits = 0;
        if (size >= 8) {
            for (std::size_t i = 0; i < size - 8; i += 8) bits |= load_8(a + i) ^ load_8(b + i);
            return bits | (load_8(a + size - 8) ^ load_8(b + size - 8));
        }
        if (size >= 4) return (load_4(a) ^ load_4(b)) | (load_4(a + size - 4) ^ load_4(b + size - 4));
        for (std::size_t i = 0; i < size; ++i) bits |= static_cast<unsigned char>(a[i] ^ b[i]);
        return bits;
    }

} // namespace detail

/// Equal but for the case of ASCII letters.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    // Most are the same, or differ in more than the bit that makes a letter a capital.
    const std::uint64_t bits = detail::difference(a, b);
    if (bits == 0 || (bits & 0xdfdfdfdfdfdfdfdfU) != 0) return bits == 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (to_lower(a[i]) != to_lower(b[i])) return false;
    return true;
}

/// A blank or a tab.
[[nodiscard]] constexpr bool is_blank(char c) noexcept {
    return c == ' ' || c == '\t';
}

/// Without blanks and tabs at either end.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) noexcept {
    if (!text.empty() && text.front() > ' ' && text.back() > ' ') return text; // as most are
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// One header line. Views into the payload.
struct header {
    std::string_view name{};  ///< in front of the first colon, without blanks around it
    std::string_view value{}; ///< behind it, without blanks around it; may be empty, may hold colons; a folded line's
                              ///< value holds the line ends and blanks of the folding
    std::string_view line{};  ///< all of it, without its end

    /// Equal in all three.
    friend constexpr bool operator==(const header&, const header&) = default;
};

/// Equal in value, and in name but for its case.
[[nodiscard]] constexpr bool same_name_and_value(const header& a, const header& b) noexcept {
    return equal_ignoring_case(a.name, b.name) && a.value == b.value;
}

namespace detail {

    /// A line of a block, and what follows it.
    struct line {
        std::string_view text; ///< without its end
        std::size_t next = 0;  ///< where the next line begins
        bool has_end = false;  ///< false for bytes that no line end follows
    };

    /// The line from `from` to its end, which is at the first LF, `feed`, if that may stand alone.
    constexpr line line_to(std::string_view block, std::size_t from, std::size_t feed, bool bare_line_feed) noexcept {
        using msnp::detail::slice;
        while (!bare_line_feed && feed != std::string_view::npos && (feed == from || block[feed - 1] != '\r'))
            feed = msnp::detail::find_line_feed(block, feed + 1);
        if (feed == std::string_view::npos) return {slice(block, from, block.size() - from), block.size(), false};
        const std::size_t end = feed > from && block[feed - 1] == '\r' ? feed - 1 : feed;
        return {slice(block, from, end - from), feed + 1, true};
    }

    /// The line that begins at `from`.
    constexpr line line_at(std::string_view block, std::size_t from, bool bare_line_feed) noexcept {
        return line_to(block, from, msnp::detail::find_line_feed(block, from), bare_line_feed);
    }

    /// Goes through the header lines of a block.
    class header_cursor {
    public:
        using value_type = header;

        constexpr header_cursor() noexcept = default;
        constexpr header_cursor(std::string_view block, bool bare_line_feed) noexcept
            : block_(block), bare_line_feed_(bare_line_feed) {
            advance();
        }
        constexpr const header& operator*() const noexcept { return header_; }
        constexpr void advance() noexcept {
            while (next_ < block_.size()) {
                const std::size_t from = next_;
                const msnp::detail::header_marks marks = msnp::detail::find_header_marks(block_, from);
                const line l = line_to(block_, from, marks.feed, bare_line_feed_);
                const std::size_t end = from + l.text.size();
                const std::size_t colon =
                    bare_line_feed_ ? marks.colon : msnp::detail::find_byte(block_.substr(0, end), ':', from);
                next_ = l.next;
                if (colon == std::string_view::npos) continue;
                take(from, colon, next_ < block_.size() && is_blank(block_[next_]) ? end_of_folded() : end);
                if (!header_.name.empty()) return;
            }
            header_ = {};
        }
        [[nodiscard]] constexpr const char* place() const noexcept { return header_.line.data(); }

    private:
        constexpr void take(std::size_t from, std::size_t colon, std::size_t end) noexcept {
            using msnp::detail::slice;
            const std::size_t value = colon + 1 < end && block_[colon + 1] == ' ' ? colon + 2 : colon + 1; // as in most
            header_ = {trim(slice(block_, from, colon - from)), trim(slice(block_, value, end - value)),
                       slice(block_, from, end - from)};
        }
        /// Where a line ends that the next one goes on with.
        MSNP_COLD constexpr std::size_t end_of_folded() noexcept {
            std::size_t end = next_;
            while (next_ < block_.size() && is_blank(block_[next_])) {
                const line folded = line_at(block_, next_, bare_line_feed_);
                end = next_ + folded.text.size();
                next_ = folded.next;
            }
            return end;
        }

        std::string_view block_;
        std::size_t next_ = 0;
        header header_{};
        bool bare_line_feed_ = true;
    };

} // namespace detail

/// The header lines of a block, in their order, duplicates included. Lines without a colon, or without a name
/// in front of it, are passed over.
class header_list : public lazy_list<header_list, detail::header_cursor> {
public:
    /// No header.
    constexpr header_list() noexcept = default;
    /// The headers of a block, which ends where `block` does.
    constexpr header_list(std::string_view block, bool bare_line_feed = true) noexcept
        : block_(block), bare_line_feed_(bare_line_feed) {}
    /// The headers of a literal.
    constexpr header_list(const char* block) noexcept : block_(block) {}

    /// The first header.
    [[nodiscard]] constexpr iterator begin() const noexcept { return {block_, bare_line_feed_}; }
    /// The block as it is, line ends included.
    [[nodiscard]] constexpr std::string_view block() const noexcept { return block_; }
    /// The value of the first header of this name, in any case; empty optional when there is none.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view name) const noexcept {
        for (iterator i = begin(); i != list_end{}; ++i)
            if (equal_ignoring_case(i->name, name)) return i->value;
        return std::nullopt;
    }

    /// Whether the headers are the same, in the same order, names in any case.
    [[nodiscard]] constexpr bool same_as(const header_list& other) const noexcept {
        return msnp::detail::same_sequence(
            *this, other, [](const iterator& i, const iterator& j) { return same_name_and_value(*i, *j); });
    }

private:
    std::string_view block_;
    bool bare_line_feed_ = true;
};

/// The value of a Content-Type: `text/plain; charset=UTF-8`.
struct content_type {
    std::string_view value{}; ///< as it came

    /// The type without parameters: "text/plain".
    [[nodiscard]] constexpr std::string_view type() const noexcept { return trim(value.substr(0, value.find(';'))); }
    /// Whether it is this type, in any case.
    [[nodiscard]] constexpr bool is(std::string_view type_name) const noexcept {
        return equal_ignoring_case(type(), type_name);
    }
    /// The value of a parameter, its name in any case; empty optional when there is none.
    [[nodiscard]] constexpr std::optional<std::string_view> parameter(std::string_view name) const noexcept {
        bool is_type = true;
        for (const std::string_view item : split_list<std::string_view, ';'>(value)) {
            const std::size_t equals = item.find('=');
            if (!is_type && equals != std::string_view::npos && equal_ignoring_case(trim(item.substr(0, equals)), name))
                return trim(item.substr(equals + 1));
            is_type = false;
        }
        return std::nullopt;
    }
    /// Equal in text.
    friend constexpr bool operator==(const content_type&, const content_type&) = default;
};

/// A message: what parse() makes of a payload. Views into it.
struct message {
    header_list headers{};   ///< the block of headers
    std::string_view body{}; ///< everything behind the first empty line

    /// The value of the first header of this name, in any case.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view name) const noexcept {
        return headers.find(name);
    }
    /// What the body is; `text/plain` where the message does not say, as clients take it.
    [[nodiscard]] constexpr content_type type() const noexcept {
        return {headers.find("Content-Type").value_or("text/plain")};
    }
    /// Equal in headers and body.
    friend constexpr bool operator==(const message&, const message&) = default;
};

namespace detail {

    /// A message whose headers end at `end`, and whose body begins at `body`.
    constexpr message split_at(std::string_view bytes, std::size_t end, std::size_t body,
                               const tolerance& allowed) noexcept {
        using msnp::detail::slice;
        return {header_list(slice(bytes, 0, end), allowed.bare_line_feed), slice(bytes, body, bytes.size() - body)};
    }
    /// What bytes are without an empty line.
    constexpr result<message> without_end(std::string_view bytes, const tolerance& allowed) noexcept {
        if (!allowed.missing_blank_line) return error{errc::missing_blank_line, bytes.size(), {}};
        return split_at(bytes, bytes.size(), bytes.size(), allowed);
    }

    /// Reads an envelope where each line has to be looked at.
    MSNP_COLD constexpr result<message> parse_lines(std::string_view bytes, const tolerance& allowed) noexcept {
        std::size_t from = 0;
        while (true) {
            const line l = line_at(bytes, from, allowed.bare_line_feed);
            if (l.has_end && l.text.empty()) return split_at(bytes, from, l.next, allowed);
            const bool is_folded = from > 0 && !l.text.empty() && is_blank(l.text.front());
            const std::size_t colon = l.text.find(':');
            if ((colon == std::string_view::npos || trim(l.text.substr(0, colon)).empty()) && !is_folded &&
                !allowed.lines_without_colon && !l.text.empty())
                return error{errc::bad_header, from, {}};
            if (!l.has_end) return without_end(bytes, allowed);
            from = l.next;
        }
    }

} // namespace detail

/// Reads the envelope of a MSG payload. errc::missing_blank_line at the payload's end when no empty line ends the
/// headers; errc::bad_header at a line without a name and a colon where that is not tolerated. A message without any
/// header is legal, and so is one without MIME-Version or Content-Type: the later parts of a message in several parts are.
[[nodiscard]] constexpr result<message> parse(byte_view payload, const tolerance& allowed = {}) noexcept {
    const std::string_view bytes = payload.text();
    if (!allowed.bare_line_feed || !allowed.lines_without_colon) return detail::parse_lines(bytes, allowed);
    const std::size_t feed = msnp::detail::find_empty_line(bytes);
    if (feed == std::string_view::npos) return detail::without_end(bytes, allowed);
    return detail::split_at(bytes, feed > 0 && bytes[feed - 1] == '\r' ? feed - 1 : feed, feed + 1, allowed);
}

} // namespace msnp::mime
