// The number of a network: any of 32 bits, compared with the known ones.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(NetworkId, IsANumber) {
    MSNP_CHECK(takes("1", network_id(network::windows_live)));
    MSNP_CHECK(takes("32", network_id(network::yahoo)));
    MSNP_CHECK(takes("0", network_id()));
    MSNP_CHECK(takes("77", network_id(77U)));
    MSNP_CHECK(takes("4294967295", network_id(4294967295U)));
    MSNP_CHECK(takes("0000000032", network_id(network::yahoo), "32"));
}

TEST(NetworkId, OtherTextIsRefusedAndChangesNothing) {
    constexpr network_id before{network::telephone};
    MSNP_CHECK(refuses_token("4294967296", errc::out_of_range, before));
    MSNP_CHECK(refuses_token("-1", errc::bad_number, before));
    MSNP_CHECK(refuses_token("1:ana@example.com", errc::bad_number, before));
    MSNP_CHECK(refuses_token("", errc::bad_number, before));
}

TEST(NetworkId, IsComparedWithTheKnown) {
    MSNP_CHECK(network_id(32U) == network::yahoo);
    MSNP_CHECK(!(network_id(33U) == network::yahoo));
    MSNP_CHECK(network_id() == network::none);
    MSNP_CHECK(network_id(network::windows_live).number == 1);
    MSNP_CHECK(network_id(network::office_communicator).number == 2);
    MSNP_CHECK(network_id(network::telephone).number == 4);
    MSNP_CHECK(network_id(network::mobile_interop).number == 8);
    MSNP_CHECK(network_id(network::circle).number == 9);
    MSNP_CHECK(network_id(network::temporary_group).number == 10);
    MSNP_CHECK(network_id(network::cid).number == 11);
    MSNP_CHECK(network_id(network::connect).number == 13);
    MSNP_CHECK(network_id(network::remote_network).number == 14);
    MSNP_CHECK(network_id(network::smtp).number == 16);
}

} // namespace
