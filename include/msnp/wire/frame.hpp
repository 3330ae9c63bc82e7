// Where a frame ends. Names no verb: which verbs carry a payload is asked of the channel.
//
//     MSG bob@example.com Bob 5\r\nhello
//     ^^^ ^^^^^^^^^^^^^^^^^^^^^   ^^^^^
//     verb     arguments         payload         bytes: all of it
//
// The payload's length is the last argument, of the verbs that carry one on the channel. A line is found once, its last
// argument is read once, and a caller who comes back with more bytes hands in the progress that was made, so that no
// byte is looked at twice however small the pieces are.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/limits.hpp>
#include <msnp/base/number.hpp>
#include <msnp/wire/line_note.hpp>
#include <msnp/wire/payload_rule.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/tolerance.hpp>
#include <msnp/wire/verb.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace msnp {

/// One command line and the payload that its last argument announces. All views point into the caller's bytes and live
/// as long as those do.
struct frame {
    std::string_view
        bytes; ///< everything that the frame consumed, empty lines in front of it and the line's end included
    std::string_view verb{}; ///< the first token, whatever it is
    std::string_view
        arguments; ///< the text behind it, without blanks at either end; the payload's length is part of it
    std::string_view payload{}; ///< exactly as many bytes as announced; opaque
    bool has_payload = false;   ///< whether the line announces a payload, be it of 0 bytes
    detail::line_note note{};   ///< take_frame()'s note to parse(), no part of the value; leave it as it is, or out

    /// Where a part of the frame begins, counted from bytes.data().
    [[nodiscard]] constexpr std::size_t offset_of(std::string_view part) const noexcept {
        return static_cast<std::size_t>(part.data() - bytes.data());
    }
    /// Equal when all parts are.
    friend constexpr bool operator==(const frame&, const frame&) = default;
};

/// How frames are told apart.
struct frame_options {
    msnp::limits limits{};       ///< the largest frame that is taken
    msnp::tolerance tolerance{}; ///< what is taken beyond the grammar
    /// Verbs that carry a payload although msnp does not know them on this channel: their last argument is its length.
    /// A view: the array must outlive its use.
    std::span<const msnp::verb> payload_verbs{};
};

class step;

namespace detail {

    /// What take_frame() is called with where nothing is said: built once, not for every call.
    inline constexpr frame_options usual_options{};

    template <bool WholeBlocks, class Rules>
    constexpr bool take_usual(step& taken, std::string_view bytes, Rules rules) noexcept;
    template <class Rules>
    constexpr void take_odd(step& taken, std::string_view bytes, Rules rules) noexcept;
    template <class Rules>
    constexpr step take_few(std::string_view bytes, Rules rules) noexcept;
    template <class Rules>
    constexpr step take_frame(std::string_view bytes, Rules rules) noexcept;

} // namespace detail

/// What take_frame() found: a frame, a wish for more bytes, or a framing error. Exactly one of has_frame(),
/// needs_more() and failed() is true.
class [[nodiscard]] step {
public:
    /// A frame was found: its parts.
    constexpr step(std::string_view bytes, std::string_view verb, std::string_view arguments, std::string_view payload,
                   bool has_payload) noexcept
        : frame_{bytes, verb, arguments, payload, has_payload}, kind_(kind::frame) {}
    /// The stream can't go on.
    constexpr step(const msnp::error& failure) noexcept : error_(failure), kind_(kind::error) {}
    /// `missing` bytes more are needed; the first `skipped` bytes carry nothing.
    constexpr step(std::size_t missing, std::size_t skipped) noexcept : more_{missing, skipped}, kind_(kind::more) {}

    /// True when a whole frame stands at the front of the bytes.
    [[nodiscard]] constexpr bool has_frame() const noexcept { return kind_ == kind::frame; }
    /// The frame; has_frame() must hold. The next one begins frame().bytes.size() bytes further on.
    [[nodiscard]] constexpr const msnp::frame& frame() const noexcept { return frame_; }

    /// True when the bytes end before the frame does. No error: read more and ask again.
    [[nodiscard]] constexpr bool needs_more() const noexcept { return kind_ == kind::more; }
    /// How many bytes are missing: exactly, once the line is there and tells the payload's length; else 1, the least
    /// that can help. needs_more() must hold.
    [[nodiscard]] constexpr std::size_t missing() const noexcept { return more_.missing; }
    /// How many bytes at the front are empty lines and may be thrown away before asking again. needs_more() must hold.
    [[nodiscard]] constexpr std::size_t skipped() const noexcept { return more_.skipped; }

    /// True when nobody can say where the next frame begins: close the connection.
    [[nodiscard]] constexpr bool failed() const noexcept { return kind_ == kind::error; }
    /// The framing error; failed() must hold. Its offset counts from the first of the bytes.
    [[nodiscard]] constexpr msnp::error error() const noexcept { return error_; }

private:
    /// A frame that is yet to be cut out of these bytes.
    constexpr explicit step(std::string_view bytes) noexcept
        : frame_{{}, bytes.substr(0, verb::size), {}, {}, false, detail::line_note(detail::line_note::unset{})},
          kind_(kind::frame) {}
    /// What take_frame() finds where there are whole blocks. It begins with what stands where it does in nearly all frames, so that
    /// it needs to be written once. (A constructor, since the functions that it ends with then have nothing to return.)
    template <class Rules>
    MSNP_NOINLINE constexpr step(std::string_view bytes, Rules rules) noexcept
        : frame_{detail::slice(bytes, 0, 0),
                 detail::slice(bytes, 0, verb::size),
                 detail::slice(bytes, detail::line_note::front, 0),
                 {},
                 false,
                 detail::line_note(detail::line_note::unset{})},
          kind_(kind::frame) {
        if (!detail::take_usual<true>(*this, bytes, rules)) detail::take_odd(*this, bytes, rules);
    }
    template <bool WholeBlocks, class Rules>
    friend constexpr bool detail::take_usual(step&, std::string_view, Rules) noexcept;
    template <class Rules>
    friend constexpr step detail::take_frame(std::string_view, Rules) noexcept;
    template <class Rules>
    friend constexpr step detail::take_few(std::string_view, Rules) noexcept;

    enum class kind : unsigned char { frame, more, error };
    struct wish {
        std::size_t missing;
        std::size_t skipped;
    };

    union {
        msnp::frame frame_;
        msnp::error error_;
        wish more_;
    };
    kind kind_;
};

namespace detail {

    /// What take_frame() already knows of the bytes in front of it when it is asked again with more of them.
    struct frame_progress {
        std::size_t line_start = 0; ///< empty lines end here
        std::size_t scanned = 0;    ///< no LF before here
        std::size_t total = 0;      ///< the frame's size, once its line is there: it ends with the LF at `scanned`
        bool has_payload = false;   ///< likewise
        bool is_ordinary = false;   ///< likewise; the frame that is filled in has a note of the line where it was then

        /// Nothing is known yet of the next frame.
        constexpr void begin_frame() noexcept {
            line_start = scanned = total = 0;
            is_ordinary = false;
        }
    };

    /// Whether a text without a blank at its front has at least `count` tokens.
    constexpr bool has_tokens(std::string_view text, std::size_t count) noexcept {
        std::size_t at = 0;
        for (; count > 1; --count) {
            at = find_byte(text, ' ', at);
            while (at < text.size() && text[at] == ' ') ++at;
            if (at >= text.size()) return false;
        }
        return count == 0 || !text.empty();
    }

    constexpr std::string_view trim_blanks(std::string_view text) noexcept {
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
        while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
        return text;
    }

    constexpr std::string_view last_token(std::string_view arguments) noexcept {
        std::size_t first = arguments.size();
        while (first > 0 && arguments[first - 1] != ' ') --first;
        return slice(arguments, first, arguments.size() - first);
    }

    struct payload_length {
        std::size_t size = 0;
        bool present = false;
        errc failure = errc::none;
    };

    /// Why the last of `arguments` is no length that read_length() takes.
    MSNP_COLD constexpr payload_length no_length(std::string_view arguments, payload_rule rule) noexcept {
        const bool always = rule.carries == payload_rule::kind::always;
        const std::string_view token = last_token(arguments);
        const std::string_view others = slice(arguments, 0, arguments.size() - token.size());
        if (token.empty() || !has_tokens(others, rule.min_arguments - std::size_t{1}))
            return {0, false, always ? errc::missing_length : errc::none};
        std::size_t size = 0;
        const bool is_number = parse_decimal(token, size) != errc::bad_number;
        return {0, false, is_number ? errc::payload_too_long : always ? errc::bad_length : errc::none};
    }

    /// Reads the length that the last of `arguments` may be, if lines of the verb have one.
    constexpr payload_length read_length(std::string_view arguments, payload_rule rule, std::size_t limit) noexcept {
        if (rule.carries == payload_rule::kind::never) return {};
        // Backwards: up to nine digits, a blank in front of them, and in front of that enough arguments.
        const char* const begin = arguments.data();
        const char* const end = begin + arguments.size();
        const char* first = end;
        std::size_t size = 0;
        for (std::size_t unit = 1; first != begin && is_digit(first[-1]) && unit < 1'000'000'000; unit *= 10)
            size += unit * static_cast<std::size_t>(*--first - '0');
        const std::string_view others = slice(arguments, 0, static_cast<std::size_t>(first - begin));
        const bool usual = first != end && size <= limit && (others.empty() || others.back() == ' ') &&
                           has_tokens(others, rule.min_arguments - std::size_t{1});
        if (!usual) return no_length(arguments, rule);
        return {size, true, errc::none};
    }

    /// The most bytes that a line may have, its end not counted. Where arguments end is kept in 32 bits, so there is a limit
    /// whatever the caller's is; with a line's end it still is no overflow where std::size_t has as many.
    constexpr std::size_t longest_line(const limits& allowed) noexcept {
        constexpr std::size_t longest = 0xffff'fff0;
        return allowed.line < longest ? allowed.line : longest;
    }

    /// Whether an unfinished line of `size` bytes is over the limit whatever follows: a CR may yet be part of its end.
    constexpr bool is_over_limit(std::string_view line, std::size_t limit) noexcept {
        return line.size() > limit && (line.size() > limit + 1 || line.back() != '\r');
    }

    struct split_verb {
        std::string_view verb;
        std::string_view arguments;
    };

    /// Splits a line (without its end) into verb and arguments: any line.
    MSNP_COLD constexpr split_verb split_odd_line(std::string_view line) noexcept {
        const std::string_view text = trim_blanks(line);
        const std::string_view verb = text.substr(0, find_byte_scalar(text, ' ', 0));
        return {verb, trim_blanks(text.substr(verb.size()))};
    }

    /// Splits a line (without its end) into verb and arguments.
    constexpr split_verb split_line(std::string_view line) noexcept {
        const bool usual = line.size() > 4 && line[0] != ' ' && line[1] != ' ' && line[2] != ' ' && line[3] == ' ' &&
                           line[4] != ' ' && line.back() != ' ';
        if (!usual) return split_odd_line(line);
        return {slice(line, 0, 3), slice(line, 4, line.size() - 4)};
    }

    /// Fills in a frame of which all is there, but its verb and its note: `first` is where its arguments begin, `end` where its CR LF
    /// stands, `length` how many bytes of payload follow.
    // NOLINTNEXTLINE(readability-function-size): a struct of them would be written to memory for every frame
    MSNP_INLINE constexpr void fill_ordinary(std::string_view bytes, std::size_t first, std::size_t end,
                                             std::size_t length, frame& f) noexcept {
        f.bytes = slice(bytes, 0, end + 2 + length);
        f.arguments = slice(bytes, first, end - first);
        f.payload = slice(bytes, end + 2, length);
    }

    /// The same, its note with it, of a line that was looked at when less of the frame was there.
    constexpr void fill_rest(std::string_view bytes, const frame_progress& progress, frame& f) noexcept {
        const std::size_t end = progress.scanned - 1;
        const std::size_t first = end - f.note.size;
        f.note.text = bytes.data();
        f.verb = slice(bytes, 0, verb::size);
        fill_ordinary(bytes, first, end, progress.total - end - 2, f);
        f.has_payload = progress.has_payload;
    }

    /// A frame whose line was read when less of it was there.
    constexpr step take_rest(std::string_view bytes, const frame_progress& progress) noexcept {
        if (bytes.size() < progress.total) return step(progress.total - bytes.size(), progress.line_start);
        const std::size_t feed = progress.scanned;
        const std::size_t end = feed > progress.line_start && bytes[feed - 1] == '\r' ? feed - 1 : feed;
        const auto [verb, arguments] = split_line(slice(bytes, progress.line_start, end - progress.line_start));
        return step(slice(bytes, 0, progress.total), verb, arguments, slice(bytes, feed + 1, progress.total - feed - 1),
                    progress.has_payload);
    }

    /// The payload's length that an ordinary line announces; npos where read_length() must tell.
    MSNP_INLINE constexpr std::size_t ordinary_length(const char* text, const ordinary_line& line,
                                                      payload_rule rule) noexcept {
        if (line.count < rule.min_arguments) return npos;
        const char* const end = text + line.end;
        const std::size_t size = line.end - line.last;
        // Verb and blank are in front of the digits, and so enough bytes.
        std::uint32_t few = 0;
        if (parse_4_digits(end, size, few)) return few;
        std::uint64_t length = 0;
        return size > 4 && parse_8_digits(end, size, length) ? static_cast<std::size_t>(length) : npos;
    }

    /// What a first look at bytes finds: a whole frame, or how large one is that is not there yet, or a line that has to be looked
    /// at once more.
    struct first_look {
        enum class kind : unsigned char { whole, more, odd };

        kind found = kind::odd;
        std::size_t total = 0;     ///< the frame's size
        std::size_t line_feed = 0; ///< where its line's LF stands
    };

    /// Fills in a frame of an ordinary line whose verb has this rule, if all of it is there.
    template <class Rules>
    // NOLINTNEXTLINE(readability-function-size): a struct of them would be written to memory for every frame
    MSNP_INLINE constexpr first_look take_line(std::string_view bytes, const ordinary_line& line,
                                               const payload_rule& rule, Rules rules, frame& f) noexcept {
        std::size_t length = 0;
        std::uint32_t readable = line.count;
        if (rule.carries != payload_rule::kind::never) {
            length = ordinary_length(bytes.data(), line, rule);
            if (length > rules.options.limits.payload || length == npos) return {};
            f.has_payload = true;
            --readable; // its length is no argument to be read
        }
        f.note.text = bytes.data();
        f.note.size = line.end - line.first;
        f.note.readable = readable;
        const std::size_t total = line.end + 2 + length;
        if (total > bytes.size()) return {first_look::kind::more, total, line.end + 1};
        fill_ordinary(bytes, line.first, line.end, length, f);
        return {first_look::kind::whole, total, line.end + 1};
    }

    /// The same of a line of any verb.
    template <bool WholeBlocks, class Rules>
    MSNP_INLINE constexpr first_look take_line(std::string_view bytes, const ordinary_line& line, Rules rules,
                                               frame& f) noexcept {
        if constexpr (WholeBlocks) {
            // A call here, for a verb of nobody's, would have all that is known by now saved in front of it.
            const std::uint32_t front = line.first == line_note::front
                                            ? load_4(bytes.data())
                                            : verb::front_of_line(verb::key_unchecked(bytes.data()));
            const verb_facts& known = rules.guess(front);
            if (known.front != front) return {};
            f.note.verb = &known;
            return take_line(bytes, line, known.payload, rules, f);
        } else {
            if (line.end > rules.options.limits.line) return {};
            payload_rule rule;
            f.note.verb = rules(slice(bytes, 0, verb::size), rule);
            return take_line(bytes, line, rule, rules, f);
        }
    }

    /// Whether lines may be looked for in whole blocks: there is one with a byte behind it, and an ordinary line is not over the limit.
    MSNP_INLINE constexpr bool has_whole_blocks(std::string_view bytes, const frame_options& options) noexcept {
        return bytes.size() > line_block && options.limits.line >= longest_ordinary_line;
    }

    /// Looks for a frame whose line is an ordinary one, as nearly all are, and fills it in where it will stay: what was just written
    /// is slow to copy. `f` holds the verb and no payload. With `WholeBlocks` has_whole_blocks() must hold.
    template <bool WholeBlocks, class Rules>
    MSNP_INLINE constexpr first_look take_ordinary(std::string_view bytes, Rules rules, frame& f) noexcept {
        const ordinary_line line = find_ordinary_line<WholeBlocks>(bytes, f.note.tokens);
        if (line.first == npos) return {};
        // Where arguments begin is a constant in each.
        if (line.first == verb::size) [[unlikely]]
            return take_line<WholeBlocks>(bytes, lone_verb, rules, f);
        return take_line<WholeBlocks>(bytes, {line_note::front, line.end, line.last, line.count}, rules, f);
    }

    /// Takes any frame. rule_of(std::string_view verb, payload_rule&) gives the channel's rule for a verb.
    template <class RuleOf>
    MSNP_NOINLINE constexpr step take_any(std::string_view bytes, const frame_options& options, RuleOf rule_of,
                                          frame_progress& progress) noexcept {
        if (progress.total != 0) return take_rest(bytes, progress);
        const std::size_t limit = longest_line(options.limits);
        for (;;) {
            const std::size_t start = progress.line_start;
            // No further than a line may reach, so that an endless line costs its limit and no more.
            const std::string_view window = bytes.size() - start > limit && bytes.size() - start - limit > 2
                                                ? slice(bytes, 0, start + limit + 2)
                                                : bytes;
            const std::size_t feed = find_line_feed(window, progress.scanned);
            if (feed == npos) {
                progress.scanned = window.size();
                if (is_over_limit(window.substr(start), limit)) return error{errc::line_too_long, start + limit, {}};
                return step(1, start);
            }
            const std::size_t end = feed > start && bytes[feed - 1] == '\r' ? feed - 1 : feed;
            if (end - start > limit) return error{errc::line_too_long, start + limit, {}};
            progress.scanned = feed;

            const auto [verb, arguments] = split_line(slice(bytes, start, end - start));
            if (verb.empty() && options.tolerance.empty_lines) {
                progress.line_start = progress.scanned = feed + 1;
                continue;
            }
            payload_rule rule;
            rule_of(verb, rule);
            const payload_length length = read_length(arguments, rule, options.limits.payload);
            if (length.failure != errc::none) {
                const std::size_t at = length.failure == errc::missing_length
                                           ? end
                                           : static_cast<std::size_t>(last_token(arguments).data() - bytes.data());
                return error{length.failure, at, "length"};
            }
            progress.total = feed + 1 + length.size;
            progress.has_payload = length.present;
            if (bytes.size() < progress.total) return step(progress.total - bytes.size(), start);
            return step(slice(bytes, 0, progress.total), verb, arguments, slice(bytes, feed + 1, length.size),
                        length.present);
        }
    }

    /// Whether a frame whose line is an ordinary one was found. `taken` is a frame with the verb, and of no use afterwards if there
    /// was none.
    template <bool WholeBlocks, class Rules>
    MSNP_INLINE constexpr bool take_usual(step& taken, std::string_view bytes, Rules rules) noexcept {
        return take_ordinary<WholeBlocks>(bytes, rules, taken.frame_).found == first_look::kind::whole;
    }

    /// Takes any frame of bytes that were not seen before.
    template <class Rules>
    MSNP_NOINLINE constexpr void take_odd(step& taken, std::string_view bytes, Rules rules) noexcept {
        if (take_usual<false>(taken, bytes, rules)) return;
        frame_progress progress;
        taken = take_any(bytes, rules.options, rules, progress);
    }

    /// Takes any frame of a few bytes.
    template <class Rules>
    MSNP_NOINLINE constexpr step take_few(std::string_view bytes, Rules rules) noexcept {
        step taken(bytes);
        take_odd(taken, bytes, rules);
        return taken;
    }

    /// The same, with a short way for the usual.
    template <class Rules>
    constexpr step take_frame(std::string_view bytes, Rules rules) noexcept {
        if (!has_whole_blocks(bytes, rules.options)) return take_few(bytes, rules);
        return step(bytes, rules);
    }

} // namespace detail

} // namespace msnp
