// Traffic to measure with: five mixes, made from a seed, the same on every machine.
//
// None of it is made by the library that is measured. Names come in many scripts and lengths, accounts and identifiers
// differ from line to line, so that at 8 MiB no branch predictor knows what comes next; at 64 KiB it learns the input.
#pragma once

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace msnp_bench {

/// What kind of traffic.
enum class mix {
    login,    ///< from_ns, MSNP11: SYN, settings, 600 LST lines a burst, LSG, ILN, the profile
    presence, ///< from_ns, MSNP11: NLN, ILN, FLN with display objects, UBX
    chat,     ///< from_sb, MSNP9: MSG with X-MMS-IM-Format, typing, ACK, JOI, BYE
    p2p,      ///< from_sb, MSNP9: MSG with chunks of 1202 bytes
    client,   ///< to_ns, MSNP11: what a client says: CHG, UUX, PNG, XFR, QRY and the rest
};

/// The mix's name.
[[nodiscard]] std::string_view name_of(mix which);
/// The dialect that the mix is in.
[[nodiscard]] msnp::dialect dialect_of(mix which);

/// Bytes of whole frames.
struct corpus {
    std::string bytes{};
    std::size_t commands = 0;
};

/// At least `size` bytes of a mix, and less than one frame more.
[[nodiscard]] corpus make_corpus(mix which, std::size_t size);

/// The same, made once, when it is first asked for, and kept.
[[nodiscard]] const corpus& stored_corpus(mix which, std::size_t size);

/// Percent-encoded as a program does it by hand, and as clients encode names: all but letters and digits, or only what has
/// to be.
[[nodiscard]] std::string percent_encoded(std::string_view plain, bool all);

/// Calls function.template operator()<Channel>() with the channel of a mix.
template <class Function>
decltype(auto) with_channel(mix which, Function&& function) {
    switch (which) {
    case mix::chat:
    case mix::p2p: return function.template operator()<msnp::from_sb::channel>();
    case mix::client: return function.template operator()<msnp::to_ns::channel>();
    default: return function.template operator()<msnp::from_ns::channel>();
    }
}

/// Calls function(frame) for every frame.
template <class Channel, class Function>
void for_each_frame(const corpus& c, Function function) {
    for (std::string_view rest = c.bytes; !rest.empty();) {
        const msnp::step s = msnp::take_frame_function<Channel>{}(rest);
        function(s.frame());
        rest.remove_prefix(s.frame().bytes.size());
    }
}

} // namespace msnp_bench
