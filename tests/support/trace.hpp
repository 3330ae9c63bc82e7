// What a decoder makes of a stream, as text, whatever the pieces that it comes in.
#pragma once

#include "support/events.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_test {

/// The trace of the whole stream in one piece, after checking that every cut in two and every byte alone give the same.
/// A framing error is reported once for every feed() that follows it, so only its first report is compared.
template <class Channel>
std::string trace_all_ways(std::string_view stream, msnp::dialect d, const msnp::frame_options& options = {}) {
    const std::string whole = first_failure_only(trace<Channel>(stream, {}, d, options));
    std::vector<std::size_t> each;
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        EXPECT_EQ(first_failure_only(trace<Channel>(stream, {cut}, d, options)), whole) << "cut at " << cut;
        each.push_back(cut);
    }
    EXPECT_EQ(first_failure_only(trace<Channel>(stream, each, d, options)), whole) << "byte by byte";
    return whole;
}

} // namespace msnp_test
