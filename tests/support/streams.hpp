// Random streams of commands, good and broken ones mixed, and random ways to read them.
#pragma once

#include "support/generator.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace msnp_test {

/// Some commands of a channel as they follow each other on a connection; now and then one with one thing wrong, or junk.
template <class Channel>
std::string random_stream(value_maker& make, msnp::dialect d) {
    std::string stream;
    choices& from = make.from();
    for (std::size_t left = from.below(8); left > 0; --left) {
        const auto& forms = random_forms<Channel>();
        const random_form<Channel>& form = forms[from.below(forms.size())];
        const msnp::dialect as = form.dialects.nearest(d);
        const std::string bytes = bytes_of(form.make(make, as), as).value_or("");
        stream += from.one_in(4) ? broken(bytes, make) : bytes;
        if (from.one_in(10)) stream += make.bytes();
        if (from.one_in(10)) stream += from.one_in(2) ? "\r\n" : "\n";
    }
    return stream;
}

/// Any tolerance, and limits that are often small enough to matter.
inline msnp::frame_options random_options(choices& from) {
    msnp::frame_options options;
    if (from.one_in(2)) options.limits = {from.below(200), from.below(200)};
    options.tolerance.bare_line_feed = from.one_in(2);
    options.tolerance.empty_lines = from.one_in(2);
    options.tolerance.blank_runs = from.one_in(2);
    options.tolerance.leading_blanks = from.one_in(2);
    options.tolerance.trailing_blanks = from.one_in(2);
    options.tolerance.extra_arguments = from.one_in(2);
    return options;
}

/// Some places within a stream, in order.
inline std::vector<std::size_t> random_cuts(std::size_t size, choices& from) {
    std::vector<std::size_t> cuts;
    for (std::size_t left = from.below(10); left > 0; --left) cuts.push_back(from.below(size + 1));
    std::sort(cuts.begin(), cuts.end());
    return cuts;
}

} // namespace msnp_test
