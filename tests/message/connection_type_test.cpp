// How clients say that they reach the network.
#include "support/check.hpp"

#include <msnp/message/connection_type.hpp>

namespace {

using namespace msnp;

// Red: two of the words swapped.
TEST(ConnectionType, Words) {
    MSNP_CHECK(wire_of(connection_type::direct) == "Direct-Connect");
    MSNP_CHECK(wire_of(connection_type::port_restrict_nat) == "Port-Restrict-NAT");
    MSNP_CHECK(wire_of(connection_type::ip_restrict_nat) == "IP-Restrict-NAT");
    MSNP_CHECK(wire_of(connection_type::symmetric_nat) == "Symmetric-NAT");
    MSNP_CHECK(wire_of(connection_type::firewall) == "Firewall");
    MSNP_CHECK(wire_of(connection_type::unknown) == "Unknown-Connect");
    MSNP_CHECK(find_word<connection_type>("Firewall") == connection_type::firewall);
    MSNP_CHECK(!find_word<connection_type>("firewall") && name_of(connection_type::unknown) == "unknown");
}

} // namespace
