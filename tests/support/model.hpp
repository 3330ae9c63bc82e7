// A second parser of frames and tokens, by the book: one byte after the other, no table, nothing clever, nothing shared with
// the library but the types of its answers. What the fast one says is held against it, in properties and in a fuzz harness.
#pragma once

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace msnp_test::model {

/// What stands at the front of some bytes.
struct step {
    enum class kind { frame, more, error } found = kind::more;

    std::string_view bytes, verb, arguments, payload; ///< of a frame
    bool has_payload = false;
    std::vector<std::string_view> tokens; ///< its arguments, one by one

    std::size_t missing = 0; ///< of a frame that is not there yet
    std::size_t skipped = 0;

    msnp::error failure{}; ///< of bytes that are no frame
};

inline bool is_blank(char c) {
    return c == ' ';
}

inline std::vector<std::string_view> tokens_of(std::string_view text) {
    std::vector<std::string_view> tokens;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_blank(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !is_blank(text[end])) ++end;
        tokens.push_back(text.substr(at, end - at));
        at = end;
    }
    return tokens;
}

inline std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// How a last argument announces a payload: not at all, by a number that is too large, by one that is not.
enum class length_kind { none, too_large, number };

inline length_kind read_length(std::string_view token, std::size_t limit, std::size_t& length) {
    if (token.empty()) return length_kind::none;
    for (const char c : token)
        if (c < '0' || c > '9') return length_kind::none;
    if (token.size() > 9) return length_kind::too_large;
    length = 0;
    for (const char c : token) length = length * 10 + static_cast<std::size_t>(c - '0');
    return length > limit ? length_kind::too_large : length_kind::number;
}

/// Takes one frame. rule_of(verb) gives a msnp::payload_rule.
template <class RuleOf>
step take_frame(std::string_view bytes, const msnp::frame_options& options, RuleOf rule_of) {
    using carries = msnp::payload_rule::kind;
    step s;
    const auto fail = [&s](msnp::errc code, std::size_t at, std::string_view field) {
        s.found = step::kind::error;
        s.failure = {code, at, field};
        return s;
    };
    for (std::size_t start = 0;;) {
        std::size_t feed = start;
        while (feed < bytes.size() && bytes[feed] != '\n') ++feed;
        const bool has_end = feed < bytes.size();
        // A CR that nothing follows yet may be the first half of the line's end.
        std::size_t end = feed;
        if (end > start && bytes[end - 1] == '\r') --end;
        if (end - start > options.limits.line) return fail(msnp::errc::line_too_long, start + options.limits.line, {});
        if (!has_end) {
            s.missing = 1;
            s.skipped = start;
            return s;
        }
        const std::string_view line = without_blanks(bytes.substr(start, end - start));
        if (line.empty() && options.tolerance.empty_lines) {
            start = feed + 1;
            continue;
        }
        s.tokens = tokens_of(line);
        s.verb = s.tokens.empty() ? line : s.tokens.front();
        if (!s.tokens.empty()) s.tokens.erase(s.tokens.begin());
        s.arguments = without_blanks(line.substr(s.verb.size()));

        std::size_t length = 0;
        const msnp::payload_rule rule = rule_of(s.verb);
        if (rule.carries != carries::never) {
            const bool always = rule.carries == carries::always;
            if (s.tokens.size() < rule.min_arguments || s.tokens.empty()) {
                if (always) return fail(msnp::errc::missing_length, end, "length");
            } else {
                const std::string_view last = s.tokens.back();
                const auto at = static_cast<std::size_t>(last.data() - bytes.data());
                const length_kind kind = read_length(last, options.limits.payload, length);
                if (kind == length_kind::too_large) return fail(msnp::errc::payload_too_long, at, "length");
                if (kind == length_kind::none && always) return fail(msnp::errc::bad_length, at, "length");
                s.has_payload = kind == length_kind::number;
            }
        }
        if (!s.has_payload) length = 0;
        const std::size_t total = feed + 1 + length;
        if (total > bytes.size()) {
            s = {};
            s.missing = total - bytes.size();
            s.skipped = start;
            return s;
        }
        s.found = step::kind::frame;
        s.bytes = bytes.substr(0, total);
        s.payload = bytes.substr(feed + 1, length);
        return s;
    }
}

} // namespace msnp_test::model
