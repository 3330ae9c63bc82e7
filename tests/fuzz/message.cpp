// Invariant: an envelope's headers and body are parts of the payload, and those that a walk by the book finds; a message that
// was read is written as a payload that reads as an equal message; what msnp does not know keeps its headers and its body.
//
// Input: tolerance, payload.
#include "fuzz/harness.hpp"

namespace {

/// Where the body begins: behind the first line that is empty, line by line.
std::size_t body_by_the_book(std::string_view payload, bool bare_line_feed) {
    std::string line;
    for (std::size_t i = 0; i < payload.size(); ++i) {
        line += payload[i];
        if (payload[i] != '\n') continue;
        if (line == "\r\n" || (bare_line_feed && line == "\n")) return i + 1;
        if (bare_line_feed || line.ends_with("\r\n")) line.clear();
    }
    return std::string_view::npos;
}

} // namespace

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    input_front front(input);
    const std::uint8_t flags = front.byte();
    const msnp::mime::tolerance allowed{(flags & 1) == 0, (flags & 2) == 0, (flags & 4) != 0, (flags & 8) == 0};
    const exact_bytes exact(front.rest());
    const std::string_view payload = exact.view();
    const auto broken = [&](std::string_view what) { return report(what, payload, {}); };

    const auto envelope = msnp::mime::parse(payload, allowed);
    const std::size_t body = body_by_the_book(payload, allowed.bare_line_feed);
    if (!envelope && envelope.error().offset > payload.size()) return broken("an error outside of the payload");
    if (!envelope && envelope.error().code == msnp::errc::missing_blank_line && body != payload.npos)
        return broken("an empty line that was not found");
    if (envelope) {
        const std::string_view expected = body == payload.npos ? std::string_view{} : payload.substr(body);
        if (envelope->body != expected || !lies_in(envelope->body, payload)) return broken("another body");
        if (body == payload.npos && !allowed.missing_blank_line) return broken("a body without an empty line");
        std::size_t count = 0;
        for (const msnp::mime::header& h : envelope->headers) {
            if (!lies_in(h.line, payload) || !lies_in(h.name, h.line) || !lies_in(h.value, h.line))
                return broken("a header outside of its line");
            if (h.name.find(':') != payload.npos) return broken("a name with a colon");
            const auto found = envelope->find(h.name);
            if (!found) return broken("a header that is not found by its name");
            if (++count > payload.size()) return broken("more headers than bytes");
        }
    }

    const auto read = msnp::message::parse(payload, allowed);
    if (read.has_value() && !envelope) return broken("a message without an envelope");
    if (!read) return read.error().offset <= payload.size() ? "" : broken("an error outside of the payload");
    const std::size_t size = msnp::message::wire_size(*read);
    exact_bytes written(size, '?');
    const auto done = msnp::message::serialize(*read, written.span());
    if (!done) return broken("read and not written: " + msnp::describe(done.error()));
    if (*done != size) return broken("wire_size() is another");
    if (size > 0) {
        exact_bytes small(size - 1, '?');
        if (msnp::message::serialize(*read, small.span())) return broken("written although there was no room");
        if (small.view() != std::string(size - 1, '?')) return broken("wrote although there was no room");
    }
    const auto again = msnp::message::parse(written.view(), allowed);
    if (!again) return broken("unreadable when written: " + msnp::describe(again.error()) + escaped(written.view()));
    if (!(*again == *read)) return broken("another message when written: " + escaped(written.view()));
    return {};
}
