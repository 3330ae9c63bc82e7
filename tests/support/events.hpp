// What a decoder makes of a stream, as text, for given pieces. Needs no GoogleTest.
#pragma once

#include "support/exact_bytes.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_test {

/// Feeds a decoder and notes each event with its offset in the stream, one line an event. Each piece is fed from a heap
/// block of exactly its size that is overwritten and freed once poll() wants more, so that AddressSanitizer sees an
/// over-read and a view that outlives its bytes.
template <class Channel>
std::string trace(std::string_view stream, const std::vector<std::size_t>& cuts, msnp::dialect d,
                  const msnp::frame_options& options = {}) {
    msnp::basic_decoder<Channel> in(d, options);
    std::string events;
    const auto feed = [&](std::string_view bytes) {
        exact_bytes piece(bytes);
        in.feed(piece.view());
        while (const auto next = in.poll()) {
            if (*next) {
                events += std::to_string(in.frame_offset()) + " " + std::string(msnp::form_name(**next)) + " ";
                msnp::append_sink sink(events);
                msnp::write_escaped(sink, in.frame().bytes);
                const auto again = msnp::to_bytes(**next, in.spoken());
                events += again ? " = " + std::to_string(again->size()) : " unwritable";
            } else {
                events += msnp::describe(next->error());
            }
            events += '\n';
        }
        for (char& c : piece.span()) c = '#';
    };
    std::size_t from = 0;
    for (const std::size_t cut : cuts) {
        feed(stream.substr(from, cut - from));
        from = cut;
    }
    feed(stream.substr(from));
    if (!in.failed()) events += "consumed " + std::to_string(in.consumed()) + "\n";
    return events;
}

/// The same without what a decoder says again: a framing error is reported once for every feed() that follows it.
inline std::string first_failure_only(const std::string& events) {
    std::string last;
    std::string kept;
    std::size_t from = 0;
    while (from < events.size()) {
        const std::size_t end = events.find('\n', from) + 1;
        const std::string line = events.substr(from, end - from);
        if (line != last) kept += line;
        last = line;
        from = end;
    }
    return kept;
}

} // namespace msnp_test
