// The networks, by number.
#include "support/tokens.hpp"

#include <msnp/command/network_id.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(NetworkIds, AreNumbersOfWhichSomeAreKnown) {
    MSNP_CHECK(takes("0", network_id(network::none)));
    MSNP_CHECK(takes("1", network_id(network::windows_live)));
    MSNP_CHECK(takes("2", network_id(network::office_communicator)));
    MSNP_CHECK(takes("4", network_id(network::telephone)));
    MSNP_CHECK(takes("8", network_id(network::mobile_interop)));
    MSNP_CHECK(takes("9", network_id(network::circle)));
    MSNP_CHECK(takes("10", network_id(network::temporary_group)));
    MSNP_CHECK(takes("11", network_id(network::cid)));
    MSNP_CHECK(takes("13", network_id(network::connect)));
    MSNP_CHECK(takes("14", network_id(network::remote_network)));
    MSNP_CHECK(takes("16", network_id(network::smtp)));
    MSNP_CHECK(takes("32", network_id(network::yahoo)));
    MSNP_CHECK(takes("99", network_id(99U)));
    MSNP_CHECK(refuses_token("-1", errc::bad_number, network_id(network::none)));
}

} // namespace
