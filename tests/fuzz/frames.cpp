// Invariant: take_frame() says of any bytes, on any channel, with any options, what the model says that goes through them by
// the book.
//
// Input: channel, options, stream.
#include "fuzz/harness.hpp"

std::string broken_by(std::string_view input) {
    msnp_test::input_front front(input);
    const std::size_t channel = front.byte();
    const msnp::frame_options options = front.options();
    return msnp_test::with_channel(channel, [&]<class Channel>(std::type_identity<Channel>) {
        return msnp_test::frames_as_modelled<Channel>(front.rest(), options);
    });
}
