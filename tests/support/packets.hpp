// Packets as a capture has them, written byte by byte and without a checksum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace msnp_test {

/// The last `size` bytes of a number, the most significant one first.
inline std::string be(std::size_t number, int size) {
    std::string bytes;
    while (size-- > 0) bytes += static_cast<char>(number >> (8 * size));
    return bytes;
}

/// The low byte of an address in 10.0.0.0/8 or fe80::/64, and a port.
struct packet_end {
    std::uint8_t host = 0;
    std::uint16_t port = 0;
};
inline constexpr packet_end client_end{2, 1100};
inline constexpr packet_end server_end{9, 1863};

/// Who sends a packet, and to whom.
struct packet_way {
    packet_end from = client_end;
    packet_end to = server_end;
};

/// A segment of TCP.
struct tcp_header {
    packet_way way{};
    std::uint32_t sequence = 0x01020304;
    int flags = 0x18; ///< PSH and ACK
    std::string options{};
};
inline std::string tcp(const std::string& payload, const tcp_header& header = {}) {
    return be(header.way.from.port, 2) + be(header.way.to.port, 2) + be(header.sequence, 4) + be(0, 4) +
           be((5 + header.options.size() / 4) << 4, 1) + be(static_cast<std::size_t>(header.flags), 1) + be(0, 6) +
           header.options + payload;
}

/// A packet of IPv4, or a fragment of one.
struct ipv4_header {
    packet_way way{};
    unsigned part = 0; ///< an offset in units of 8 bytes; 0x2000: more follows
    unsigned identification = 7;
    std::string options{};
};
inline std::string ipv4(const std::string& payload, const ipv4_header& header = {}) {
    const std::size_t size = 20 + header.options.size();
    return be(0x40 + size / 4, 1) + be(0, 1) + be(size + payload.size(), 2) + be(header.identification, 2) +
           be(header.part, 2) + be(64, 1) + be(6, 1) + be(0, 2) + be(10, 1) + be(header.way.from.host, 3) + be(10, 1) +
           be(header.way.to.host, 3) + header.options + payload;
}

/// A packet of IPv6 whose payload is TCP, or has a header in front of it.
inline std::string ipv6(const std::string& payload, int next = 6, const packet_way& way = {}) {
    return be(0x60000000, 4) + be(payload.size(), 2) + be(static_cast<std::size_t>(next), 1) + be(64, 1) +
           be(0xFE80, 2) + std::string(13, '\0') + be(way.from.host, 1) + be(0xFE80, 2) + std::string(13, '\0') +
           be(way.to.host, 1) + payload;
}

/// A frame of Ethernet: 0x0800 is IPv4, 0x86DD IPv6, 0x8100 a tag of a VLAN.
inline std::string ethernet(const std::string& rest, unsigned type = 0x0800) {
    return std::string(12, 'm') + be(type, 2) + rest;
}

} // namespace msnp_test
