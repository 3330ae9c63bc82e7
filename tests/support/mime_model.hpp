// A second reader of envelopes, by the book: the lines one after the other, nothing clever, nothing shared with the library but
// its codes. What mime::parse() says is held against it, in properties and in a fuzz harness.
#pragma once

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace msnp_test::model {

/// A line of a payload.
struct mime_line {
    std::size_t from = 0;    ///< where it begins
    std::string_view text{}; ///< without its end
    std::size_t next = 0;    ///< where the next one begins
    bool has_end = false;    ///< false for bytes that no line end follows
};

inline std::vector<mime_line> lines_of(std::string_view bytes, bool bare_line_feed) {
    std::vector<mime_line> lines;
    std::size_t from = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\n') continue;
        const bool has_return = i > from && bytes[i - 1] == '\r';
        if (!has_return && !bare_line_feed) continue;
        lines.push_back({from, bytes.substr(from, (has_return ? i - 1 : i) - from), i + 1, true});
        from = i + 1;
    }
    if (from < bytes.size()) lines.push_back({from, bytes.substr(from), bytes.size(), false});
    return lines;
}

inline bool begins_with_blank(std::string_view text) {
    return text.starts_with(' ') || text.starts_with('\t');
}
inline std::string_view without_mime_blanks(std::string_view text) {
    while (begins_with_blank(text)) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

/// A header, its name what stands in front of the first colon; no name means that the line is none.
inline msnp::mime::header header_of(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == line.npos) return {};
    return {without_mime_blanks(line.substr(0, colon)), without_mime_blanks(line.substr(colon + 1)), line};
}

/// What an envelope is, or why it is none.
struct envelope {
    msnp::error failure{};
    std::vector<msnp::mime::header> headers;
    std::string_view body{};
};

/// Headers up to the first empty line, and the rest. A line that begins with a blank belongs to the header in front of it.
inline envelope read_envelope(std::string_view payload, const msnp::mime::tolerance& allowed) {
    std::vector<mime_line> lines = lines_of(payload, allowed.bare_line_feed);
    envelope read;
    std::size_t count = 0;
    for (; count < lines.size(); ++count) {
        const mime_line& line = lines[count];
        if (line.text.empty() && line.has_end) break;
        const bool is_more_of_a_header = count > 0 && begins_with_blank(line.text);
        if (!allowed.lines_without_colon && !is_more_of_a_header && header_of(line.text).name.empty()) {
            read.failure = {msnp::errc::bad_header, line.from, {}};
            return read;
        }
    }
    if (count < lines.size()) {
        read.body = payload.substr(lines[count].next);
    } else if (!allowed.missing_blank_line) {
        read.failure = {msnp::errc::missing_blank_line, payload.size(), {}};
        return read;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (lines[i].text.find(':') == payload.npos) continue;
        const std::size_t from = lines[i].from;
        while (i + 1 < count && begins_with_blank(lines[i + 1].text)) ++i;
        const auto header = header_of(payload.substr(from, lines[i].from + lines[i].text.size() - from));
        if (!header.name.empty()) read.headers.push_back(header);
    }
    return read;
}

/// The fields of a body: as headers, behind empty lines if there are any, up to an empty line or the body's end.
inline envelope read_fields(std::string_view body, const msnp::mime::tolerance& allowed) {
    std::size_t from = 0;
    for (const mime_line& line : lines_of(body, allowed.bare_line_feed)) {
        if (!line.text.empty()) break;
        from = line.next;
    }
    msnp::mime::tolerance as_block = allowed;
    as_block.missing_blank_line = true;
    return read_envelope(body.substr(from), as_block);
}

} // namespace msnp_test::model
