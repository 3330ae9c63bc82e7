// What must hold of any payload and of any message, said once for the property tests and the fuzz harness. As invariants.hpp
// does it for commands: each function returns what is broken as a text, empty where all holds. None needs GoogleTest.
#pragma once

#include "support/invariants.hpp"
#include "support/message_generator.hpp"
#include "support/mime_model.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace msnp_test {

/// Any tolerance; the usual one for 0.
inline msnp::mime::tolerance mime_tolerance_of(std::size_t flags) {
    return {(flags & 1) == 0, (flags & 2) == 0, (flags & 4) != 0, (flags & 8) == 0};
}

inline std::string report_message(std::string_view what, std::string_view payload) {
    return std::string(what) + ": " + escaped(payload);
}

/// mime::parse() says what the model says, and what it says are parts of the payload.
inline std::string envelope_as_modelled(std::string_view payload, const msnp::mime::tolerance& allowed) {
    const exact_bytes exact(payload);
    const auto broken = [&](std::string_view what) { return report_message(what, payload); };
    const auto got = msnp::mime::parse(exact.view(), allowed);
    const model::envelope expected = model::read_envelope(exact.view(), allowed);
    if (!got)
        return got.error() == expected.failure ? "" : broken("error of the envelope " + msnp::describe(got.error()));
    if (expected.failure.code != msnp::errc::none) return broken("an envelope that is none");
    if (got->body != expected.body || !lies_in(got->body, exact.view())) return broken("another body");
    std::size_t count = 0;
    for (const msnp::mime::header& h : got->headers) {
        if (count == expected.headers.size() || h != expected.headers[count++]) return broken("another header");
        if (!lies_in(h.line, exact.view()) || !lies_in(h.name, h.line) || !lies_in(h.value, h.line))
            return broken("a header outside of its line");
        std::size_t first = 0;
        while (!msnp::mime::equal_ignoring_case(expected.headers[first].name, h.name)) ++first;
        if (got->find(h.name) != expected.headers[first].value) return broken("another header of the same name");
    }
    return count == expected.headers.size() ? "" : broken("fewer headers");
}

/// Visits a wire() for what is meant to be written: all headers in their order, with no more than a name where the struct has a
/// field for it, and the body, or its fields in the same way.
class meant_parts {
public:
    void type(std::string_view, const auto&, std::string_view = {}) {
        headers.insert(headers.end(), {{"MIME-Version"}, {"Content-Type"}});
    }
    void no_type() {}
    void header(std::string_view name, std::string_view, const auto&) { headers.push_back({name}); }
    void opt_header(std::string_view name, std::string_view, const auto& value) {
        if (!msnp::is_absent(value)) headers.push_back({name});
    }
    void others(const auto& list) { headers.insert(headers.end(), list.begin(), list.end()); }
    void body(std::string_view bytes) { text = bytes; }
    void body(const auto& value) { text = value.text(); }
    void field(std::string_view name, std::string_view, const auto&) { fields.push_back({name}); }
    void opt_field(std::string_view name, std::string_view, const auto& value) {
        if (!msnp::is_absent(value)) fields.push_back({name});
    }
    void other_fields(const auto& list) { fields.insert(fields.end(), list.begin(), list.end()); }
    void after_fields(const std::optional<std::string_view>& bytes) {
        has_fields = true;
        after = bytes;
    }

    /// Whether a header, or a field, is one that the struct has no field for.
    bool has_other(const msnp::mime::header& header) const {
        for (const auto* const lines : {&headers, &fields})
            for (const msnp::mime::header& h : *lines)
                if (!h.line.empty() && h.name == header.name && h.value == header.value) return true;
        return false;
    }

    std::vector<msnp::mime::header> headers;
    std::string_view text;
    bool has_fields = false; ///< the body is fields
    std::vector<msnp::mime::header> fields;
    std::optional<std::string_view> after;
};
template <class Message>
meant_parts parts_of(const Message& message) {
    meant_parts parts;
    visit_fields(parts, message);
    return parts;
}

/// The lines that were meant, and no others.
inline bool are_as_meant(const std::vector<msnp::mime::header>& found, const std::vector<msnp::mime::header>& meant) {
    if (found.size() != meant.size()) return false;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (meant[i].name != found[i].name || (!meant[i].line.empty() && meant[i].value != found[i].value))
            return false;
    return true;
}

/// Whoever reads the bytes, and takes LF for a line's end or not, finds the headers and the body that were meant.
template <class Message>
bool is_as_meant(const Message& message, std::string_view bytes) {
    const meant_parts meant = parts_of(message);
    for (const bool bare_line_feed : {false, true}) {
        const model::envelope found = model::read_envelope(bytes, {bare_line_feed, false, false, false});
        if (found.failure.code != msnp::errc::none || !are_as_meant(found.headers, meant.headers)) return false;
        if (!meant.has_fields) {
            if (found.body != meant.text) return false;
            continue;
        }
        const model::envelope fields = model::read_fields(found.body, {bare_line_feed, false, false, false});
        if (fields.failure.code != msnp::errc::none || !are_as_meant(fields.headers, meant.fields)) return false;
        const std::string end = meant.after ? "\r\n" + std::string(*meant.after) : "";
        if (!found.body.ends_with(end) || fields.body != meant.after.value_or("")) return false;
    }
    return true;
}

/// Whether a byte of what was written stands in a header that the struct has no field for: there it is kept as it came, though
/// another struct, which strict reading tries before, takes no such value.
template <class Message>
bool is_kept(const Message& message, std::string_view bytes, std::size_t offset) {
    const meant_parts meant = parts_of(message);
    const model::envelope read = model::read_envelope(bytes, {});
    std::vector<msnp::mime::header> lines = read.headers;
    if (meant.has_fields)
        for (const msnp::mime::header& field : model::read_fields(read.body, {}).headers) lines.push_back(field);
    for (const msnp::mime::header& h : lines) {
        const auto from = static_cast<std::size_t>(h.line.data() - bytes.data());
        if (offset >= from && offset <= from + h.line.size()) return meant.has_other(h);
    }
    return false;
}

/// Two structs whose Content-Type and headers may stand in one message, so that what is written as one is read as the other.
inline constexpr overlap message_overlaps[] = {
    {"recording", "typing", "a recording's other headers may hold a TypingUser"},
};
inline bool is_message_overlap(std::string_view written, std::string_view read) {
    if (written == "unknown") return true; // its headers may be those of anything
    for (const overlap& o : message_overlaps)
        if (o.written == written && o.read == read) return true;
    return false;
}

/// A message that can be written: wire_size() is exact, a buffer one byte too small is refused and left alone, the payload has
/// the headers and the body that were meant and no others, and reading it, strictly or not, gives an equal message of the same
/// struct, which is written as the same bytes.
template <class Any, class Message>
std::string message_writes_well(const Message& message) {
    const std::string_view name = msnp::form_name(message);
    const std::size_t size = msnp::message::wire_size(message);
    exact_bytes exact(size, '?');
    const auto written = msnp::message::serialize(message, exact.span());
    if (!written) return "does not write: " + msnp::describe(written.error());
    const std::string_view bytes = exact.view();
    const auto broken = [&](std::string_view what) {
        return report_message(std::string(name) + " " + std::string(what), bytes);
    };
    if (*written != size || size == 0) return broken("wire_size() is another");
    exact_bytes small(size - 1, '?');
    const auto refused = msnp::message::serialize(message, small.span());
    if (refused || refused.error() != msnp::error{msnp::errc::buffer_too_small, size - 1, {}})
        return broken("a byte too few is no error");
    if (small.view() != std::string(size - 1, '?')) return broken("wrote although there was no room");
    if (!is_as_meant(message, bytes)) return broken("other headers or another body than meant");

    for (const msnp::mime::tolerance& allowed : {msnp::mime::tolerance{}, msnp::mime::tolerance::strict()}) {
        if (const std::string other = envelope_as_modelled(bytes, allowed); !other.empty()) return other;
        auto read = msnp::message::parse<Any>(bytes, allowed);
        if (!read && !allowed.bad_values && is_kept(message, bytes, read.error().offset)) {
            msnp::mime::tolerance but_values = allowed;
            but_values.bad_values = true;
            read = msnp::message::parse<Any>(bytes, but_values);
        }
        // What is kept as it came may be another kind's, with something wrong in its fields.
        if (!read && std::is_same_v<Message, msnp::message::unknown>) continue;
        if (!read) return broken("unreadable, " + msnp::describe(read.error()));
        const bool is_other = !std::holds_alternative<Message>(*read);
        if (is_other && !is_message_overlap(name, msnp::form_name(*read)))
            return broken("read as another, " + std::string(msnp::form_name(*read)));
        if (is_other) continue;
        if (!(std::get<Message>(*read) == message)) return broken("read as another value");
        if (message_bytes(*read) != bytes) return broken("written otherwise the second time");
    }
    return {};
}

/// Headers that are others for who takes LF for a line's end; where that is tolerated nobody reads such.
template <class Message>
bool hides_line_feeds(const Message& message, const msnp::mime::tolerance& allowed) {
    if (allowed.bare_line_feed) return false;
    const meant_parts parts = parts_of(message);
    for (const auto* const lines : {&parts.headers, &parts.fields}) {
        std::string block;
        for (const msnp::mime::header& h : *lines)
            if (!h.line.empty()) block += std::string(h.name.data(), h.line.data() + h.line.size()) + "\r\n";
        block += "\r\n";
        if (model::read_envelope(block, {true}).headers != model::read_envelope(block, {false}).headers) return true;
    }
    return false;
}

/// A payload that strict reading takes, whose headers end in CRLF: an unknown message is written as the same bytes.
inline bool is_canonical(std::string_view payload) {
    const model::envelope read = model::read_envelope(payload, msnp::mime::tolerance::strict());
    const std::string_view headers = payload.substr(0, payload.size() - read.body.size());
    for (std::size_t feed = headers.find('\n'); feed != headers.npos; feed = headers.find('\n', feed + 1))
        if (feed == 0 || headers[feed - 1] != '\r') return false;
    return read.failure.code == msnp::errc::none;
}

/// A payload: its envelope is as modelled, an error lies within it, and a message that was accepted is written so that strict
/// reading finds an equal one; one that no struct knows, and that is well-formed, as the same bytes.
template <class Any>
std::string message_reads_well(std::string_view payload, const msnp::mime::tolerance& allowed) {
    if (const std::string other = envelope_as_modelled(payload, allowed); !other.empty()) return other;
    const exact_bytes exact(payload);
    const auto broken = [&](std::string_view what) { return report_message(what, payload); };
    const auto read = msnp::message::parse<Any>(exact.view(), allowed);
    if (!read) {
        const msnp::error envelope = model::read_envelope(payload, allowed).failure;
        if (envelope.code != msnp::errc::none)
            return read.error() == envelope ? "" : broken("not the envelope's error");
        const bool is_bad_line = read.error().code == msnp::errc::bad_header && read.error().field == "body";
        if (is_bad_line ? allowed.lines_without_colon : allowed.bad_values)
            return broken("no message, " + msnp::describe(read.error()));
        const bool has_place = read.error().offset <= payload.size() && read.error().code != msnp::errc::none;
        return has_place ? "" : broken("an error without code or place");
    }
    return std::visit(
        [&](const auto& message) -> std::string {
            const std::optional<std::string> bytes = message_bytes(message);
            if (!bytes) return hides_line_feeds(message, allowed) ? "" : broken("accepted and not written");
            if (std::string why = message_writes_well<Any>(message); !why.empty())
                return broken("accepted, and " + why);
            const bool is_unknown = std::is_same_v<decltype(message), const msnp::message::unknown&>;
            if (is_unknown && is_canonical(payload) && *bytes != payload) return broken("not kept as it came");
            return {};
        },
        *read);
}

} // namespace msnp_test
