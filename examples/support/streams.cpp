// The four channels, compiled here and nowhere else.
#include "direction.hpp"
#include "stream.hpp"

#include <msnp/msnp.hpp>

#include <memory>
#include <string_view>
#include <variant>

namespace msnp_examples {

namespace {

    template <class Channel>
    bool reads(const msnp::frame& frame) {
        msnp::basic_decoder<Channel> decoder(msnp::last_dialect);
        decoder.feed(frame.bytes);
        const auto read = decoder.poll();
        return read && *read && !std::holds_alternative<msnp::unknown_command>(**read);
    }

    template <class Channel>
    constexpr channel_grammar grammar{
        Channel::name, [](std::string_view verb) { return Channel::index().find(verb) != Channel::index().find(""); },
        [](std::string_view bytes) { return msnp::take_frame_function<Channel>{}(bytes); }, reads<Channel>};

} // namespace

std::unique_ptr<stream> open_stream(channel_id channel, conversation& with) {
    switch (channel) {
    case channel_id::to_ns: return std::make_unique<direction<msnp::to_ns::channel>>(with);
    case channel_id::from_ns: return std::make_unique<direction<msnp::from_ns::channel>>(with);
    case channel_id::to_sb: return std::make_unique<direction<msnp::to_sb::channel>>(with);
    case channel_id::from_sb: break;
    }
    return std::make_unique<direction<msnp::from_sb::channel>>(with);
}

const channel_grammar& grammar_of(channel_id channel) {
    switch (channel) {
    case channel_id::to_ns: return grammar<msnp::to_ns::channel>;
    case channel_id::from_ns: return grammar<msnp::from_ns::channel>;
    case channel_id::to_sb: return grammar<msnp::to_sb::channel>;
    case channel_id::from_sb: break;
    }
    return grammar<msnp::from_sb::channel>;
}

} // namespace msnp_examples
