// What a message by way of the notification server is.
#pragma once

#include <msnp/wire/open_number.hpp>

#include <cstdint>

namespace msnp {

/// What UUM and UBM carry. (papyon, Escargot, msnp-sharp)
enum class user_message : std::uint32_t {
    text = 1,   ///< text/plain
    typing = 2, ///< text/x-msmsgscontrol
    nudge = 3,  ///< text/x-msnmsgr-datacast
};

/// The number of a kind of message: `1`. Since MSNP14.
using message_type = open_number<user_message>;

} // namespace msnp
