// What must hold of any envelope of SDG, NFY, PUT and DEL, said once for the property tests and the fuzz harness.
#pragma once

#include "support/exact_bytes.hpp"
#include "support/invariants.hpp"
#include "support/message_generator.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace msnp_test {

/// A section with random values that may be written.
template <class Section>
Section random_section(value_maker& make) {
    Section section{};
    message_filler fill(make);
    Section::wire(fill, section);
    return section;
}

/// An envelope with random values that may be written.
inline msnp::envelope::parts random_envelope(value_maker& make) {
    using namespace msnp::envelope;
    choices& from = make.from();
    parts whole;
    if (!from.one_in(4)) whole.routing = random_section<routing>(make);
    if (!from.one_in(4)) whole.reliability = random_section<reliability>(make);
    switch (from.below(5)) {
    case 0: return whole;
    case 1: whole.content = random_section<messaging>(make); break;
    case 2: whole.content = random_section<notification>(make); break;
    case 3: whole.content = random_section<publication>(make); break;
    default: {
        unknown_section section;
        message_filler fill(make);
        do fill.others(section.headers);
        while (detail::is_known(whole, section.headers));
        whole.content = section;
    }
    }
    whole.body = make.bytes();
    return whole;
}

/// An envelope that can be written: wire_size() is exact, a buffer one byte too small is refused and left alone, and reading it,
/// strictly or not, gives an equal one, which is written as the same bytes.
inline std::string envelope_writes_well(const msnp::envelope::parts& whole) {
    const std::size_t size = msnp::envelope::wire_size(whole);
    exact_bytes exact(size, '?');
    const auto written = msnp::envelope::serialize(whole, exact.span());
    if (!written) return "does not write: " + msnp::describe(written.error());
    const std::string_view bytes = exact.view();
    const auto broken = [&](std::string_view what) { return std::string(what) + ": " + escaped(bytes); };
    if (*written != size) return broken("wire_size() is another");
    if (size != 0) {
        exact_bytes small(size - 1, '?');
        const auto refused = msnp::envelope::serialize(whole, small.span());
        if (refused || refused.error() != msnp::error{msnp::errc::buffer_too_small, size - 1, {}})
            return broken("a byte too few is no error");
        if (small.view() != std::string(size - 1, '?')) return broken("wrote although there was no room");
    }
    for (const msnp::mime::tolerance& allowed : {msnp::mime::tolerance{}, msnp::mime::tolerance::strict()}) {
        const auto read = msnp::envelope::parse(bytes, allowed);
        if (!read) return broken("unreadable, " + msnp::describe(read.error()));
        if (!(*read == whole)) return broken("read as another value");
        if (!lies_in(read->body, bytes)) return broken("a body outside");
        std::string again(msnp::envelope::wire_size(*read), '?');
        if (!msnp::envelope::serialize(*read, again) || again != bytes)
            return broken("written otherwise the second time");
    }
    return {};
}

/// A payload: an error lies within it; an envelope that was accepted is written so that strict reading finds an equal one. (A header
/// with a LF in it, which is only read where LF ends no line, can't be written.)
inline std::string envelope_reads_well(std::string_view payload, const msnp::mime::tolerance& allowed) {
    const exact_bytes exact(payload);
    const auto broken = [&](std::string_view what) { return std::string(what) + ": " + escaped(payload); };
    const auto read = msnp::envelope::parse(exact.view(), allowed);
    if (!read) {
        const bool has_place = read.error().code != msnp::errc::none && read.error().offset <= payload.size();
        return has_place ? "" : broken("an error without code or place");
    }
    if (!allowed.bare_line_feed && msnp::envelope::wire_size(*read) == 0) return {};
    if (std::string why = envelope_writes_well(*read); !why.empty()) return broken("accepted, and " + why);
    return {};
}

} // namespace msnp_test
