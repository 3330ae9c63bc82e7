// Invariant: whatever a channel's lenient reading makes of a frame, an error points into it, dispatch() sees the same, and a
// command that was accepted is written as one line that strict reading takes for the same command.
//
// Built once for each channel (MSNP_FUZZ_CHANNEL). Input: dialect, stream.
#include "fuzz/harness.hpp"

std::string broken_by(std::string_view input) {
    using channel = msnp::MSNP_FUZZ_CHANNEL::channel;
    msnp_test::input_front front(input);
    const msnp::dialect d = front.dialect();
    for (std::string_view rest = front.rest(); !rest.empty();) {
        const msnp::step s = msnp::MSNP_FUZZ_CHANNEL::take_frame(rest);
        if (!s.has_frame()) break;
        if (std::string broken = msnp_test::reads_well<channel>(s.frame().bytes, d); !broken.empty()) return broken;
        rest.remove_prefix(s.frame().bytes.size());
    }
    return {};
}
