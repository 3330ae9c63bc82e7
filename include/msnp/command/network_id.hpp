// Which network an account is on.
#pragma once

#include <msnp/wire/open_number.hpp>

#include <cstdint>

namespace msnp {

/// A network that accounts are on; names as in msnp-sharp's tables. They are bits, but for those of MSNP18 and later.
enum class network : std::uint32_t {
    none = 0,                ///< none
    windows_live = 1,        ///< MSN, Windows Live, Passport
    office_communicator = 2, ///< LCS, OCS
    telephone = 4,           ///< a mobile phone: `tel:+…`
    mobile_interop = 8,      ///< MNI, which Vodafone used
    circle = 9,              ///< a circle; since MSNP18
    temporary_group = 10,    ///< a chat of several; since MSNP18
    cid = 11,                ///< an account by its number; MSNP21
    connect = 13,            ///< Live Connect; MSNP21
    remote_network = 14,     ///< another network, such as Facebook; MSNP21
    smtp = 16,               ///< Jaguire, a mail address in Japan
    yahoo = 32,              ///< Yahoo! Messenger
};

/// The number of a network: `1`, `32`. Since MSNP12.
using network_id = open_number<network>;

} // namespace msnp
