// How clients say that they reach the network: in invitations, and in MSNSLP when a direct connection is made.
#pragma once

#include <msnp/wire/word.hpp>

#include <cstdint>

namespace msnp {

/// How a client reaches the network: Conn-Type. Since MSNP9, of calls before.
enum class connection_type : std::uint8_t {
    direct,            ///< Direct-Connect
    port_restrict_nat, ///< Port-Restrict-NAT
    ip_restrict_nat,   ///< IP-Restrict-NAT
    symmetric_nat,     ///< Symmetric-NAT
    firewall,          ///< Firewall
    unknown,           ///< Unknown-Connect
};

/// The words of connection_type.
template <>
struct vocabulary<connection_type> {
    /// All of them.
    static constexpr word<connection_type> words[] = {
        {connection_type::direct, "Direct-Connect", "direct"},
        {connection_type::port_restrict_nat, "Port-Restrict-NAT", "port_restrict_nat"},
        {connection_type::ip_restrict_nat, "IP-Restrict-NAT", "ip_restrict_nat"},
        {connection_type::symmetric_nat, "Symmetric-NAT", "symmetric_nat"},
        {connection_type::firewall, "Firewall", "firewall"},
        {connection_type::unknown, "Unknown-Connect", "unknown"},
    };
};

} // namespace msnp
