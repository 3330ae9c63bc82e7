// What the harnesses of the four channels share.
#pragma once

#include "fuzz/harness.hpp"

#include <string>
#include <string_view>

namespace msnp_test {

// Invariant: whatever a channel's lenient reading makes of a frame, an error points into it, dispatch() sees the same, and a
// command that was accepted is written as one line that strict reading takes for the same command.
//
// Input: dialect, stream.
template <class Channel>
std::string broken_by_frames_of(std::string_view input) {
    input_front front(input);
    const msnp::dialect d = front.dialect();
    for (std::string_view rest = front.rest(); !rest.empty();) {
        const msnp::step s = msnp::take_frame_function<Channel>{}(rest);
        if (!s.has_frame()) break;
        if (std::string broken = reads_well<Channel>(s.frame().bytes, d); !broken.empty()) return broken;
        rest.remove_prefix(s.frame().bytes.size());
    }
    return {};
}

} // namespace msnp_test
