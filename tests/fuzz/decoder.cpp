// Invariant: a decoder says the same of a stream in whatever pieces it comes.
//
// Input: channel, dialect, options, how many cuts, the sizes of that many pieces, stream.
#include "fuzz/harness.hpp"

std::string broken_by(std::string_view input) {
    msnp_test::input_front front(input);
    const std::size_t channel = front.byte();
    const msnp::dialect d = front.dialect();
    const msnp::frame_options options = front.options();
    std::vector<std::size_t> sizes(front.byte() % 32);
    for (std::size_t& size : sizes) size = front.byte();
    const std::string_view stream = front.rest();
    std::vector<std::size_t> cuts;
    std::size_t at = 0;
    for (const std::size_t size : sizes)
        if (at + size <= stream.size()) cuts.push_back(at += size);
    // No cut at all: every byte alone.
    if (sizes.empty())
        for (std::size_t i = 0; i <= stream.size(); ++i) cuts.push_back(i);
    return msnp_test::with_channel(channel, [&]<class Channel>(std::type_identity<Channel>) {
        return msnp_test::decodes_alike<Channel>(stream, cuts, d, options);
    });
}
