// What a notification from user to user is about.
#pragma once

#include <msnp/wire/open_number.hpp>

#include <cstdint>

namespace msnp {

/// What UUN and UBN carry; names as in msnp-sharp's and papyon's tables.
enum class notification : std::uint32_t {
    shared_folder = 1,      ///< XML about a shared folder
    sip_invite = 2,         ///< an invitation by SIP, in XML
    p2p = 3,                ///< an MSNSLP message
    sign_out = 4,           ///< to one's own places: sign out; since MSNP16
    close_conversation = 5, ///< to one's own places; uncertain; since MSNP16
    resync = 6,             ///< to one's own places: the address book changed; since MSNP16
    clear_prompts = 7,      ///< to one's own places; uncertain; since MSNP16
    forward = 8,            ///< to one's own places; since MSNP16
    turn_setup = 10,        ///< about a TURN relay; since MSNP15
    sip_metadata = 11,      ///< about audio and video, numbers with blanks between them; since MSNP15
    tunneled_sip = 12,      ///< SIP; since MSNP15
};

/// The number of a kind of notification: `3`. Since MSNP13.
using notification_type = open_number<notification>;

} // namespace msnp
