// What a captured packet says of TCP: link layer, IP, TCP, one after the other.
//
//     Ethernet, VLAN … | IPv4, options | TCP, options | payload | padding
//
// Every length in it is somebody's claim and held against the bytes that are there. A capture may have cut packets short
// (its snaplen): how much of a payload was cut off is told by IP's length.
#pragma once

#include "endpoint.hpp"
#include "network_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp_examples {

/// What packets of a capture begin with.
enum class link_layer {
    ethernet,
    linux_cooked,   ///< tcpdump -i any
    linux_cooked_2, ///< the same, of newer versions
    raw_ip,         ///< with IP
    bsd_loopback    ///< with four bytes, which say that IP follows, or not
};

/// A part of what a peer sends.
struct tcp_segment {
    endpoint source;
    endpoint destination;
    std::uint32_t sequence = 0; ///< of the first byte; of the SYN where it has one
    bool has_syn = false;
    bool has_ack = false;
    bool has_fin = false;
    bool has_rst = false;
    std::string_view payload;
    std::size_t cut = 0; ///< how many bytes of the payload were not captured
};

/// A part of an IP packet that was too long for some link.
struct ip_fragment {
    ip_address source;
    ip_address destination;
    std::uint32_t identification = 0;
    std::uint8_t protocol = 0;
    std::size_t offset = 0;
    bool is_last = false;
    std::string_view payload;
};

/// What a packet is.
struct packet {
    enum class kind {
        tcp,
        fragment,
        other, ///< not TCP
        broken ///< too short for what its headers say
    };

    kind is = kind::other;
    tcp_segment segment;  ///< of TCP
    ip_fragment fragment; ///< of a fragment
};

namespace detail {

    inline constexpr std::uint8_t tcp_protocol = 6;

    [[nodiscard]] inline packet of_kind(packet::kind kind) noexcept {
        packet result;
        result.is = kind;
        return result;
    }

    /// What IP carries: `size` bytes, of which `bytes` were captured.
    struct ip_payload {
        ip_address source;
        ip_address destination;
        std::uint8_t protocol = 0;
        std::string_view bytes;
        std::size_t size = 0;
    };

    [[nodiscard]] inline packet read_tcp(const ip_payload& ip) noexcept {
        if (ip.protocol != tcp_protocol) return of_kind(packet::kind::other);
        const std::string_view bytes = ip.bytes;
        if (bytes.size() < 20) return of_kind(packet::kind::broken);
        const std::size_t header = std::size_t{4} * (byte_at(bytes, 12) >> 4);
        if (header < 20 || header > ip.size) return of_kind(packet::kind::broken);
        packet result = of_kind(packet::kind::tcp);
        tcp_segment& segment = result.segment;
        segment.source = {ip.source, be16(bytes, 0)};
        segment.destination = {ip.destination, be16(bytes, 2)};
        segment.sequence = be32(bytes, 4);
        const unsigned flags = byte_at(bytes, 13);
        segment.has_fin = (flags & 1) != 0;
        segment.has_syn = (flags & 2) != 0;
        segment.has_rst = (flags & 4) != 0;
        segment.has_ack = (flags & 16) != 0;
        segment.payload = bytes.substr(header < bytes.size() ? header : bytes.size());
        segment.cut = ip.size - header - segment.payload.size();
        return result;
    }

    [[nodiscard]] inline packet fragment_of(const ip_payload& ip, std::uint32_t identification, std::size_t offset,
                                            bool has_more) noexcept {
        // Without its end, nobody knows where the rest of it goes.
        if (ip.bytes.size() < ip.size) return of_kind(packet::kind::broken);
        packet result = of_kind(packet::kind::fragment);
        result.fragment = {ip.source, ip.destination, identification, ip.protocol, offset, !has_more, ip.bytes};
        return result;
    }

    [[nodiscard]] inline packet read_ipv4(std::string_view bytes) noexcept {
        if (bytes.size() < 20) return of_kind(packet::kind::broken);
        const std::size_t header = std::size_t{4} * (byte_at(bytes, 0) & 15);
        // Where the network card cuts what is sent, the length is not filled in yet.
        const std::size_t total = be16(bytes, 2) != 0 ? be16(bytes, 2) : bytes.size();
        if (header < 20 || header > total || header > bytes.size()) return of_kind(packet::kind::broken);
        const ip_payload ip{ipv4_address(bytes, 12), ipv4_address(bytes, 16), byte_at(bytes, 9),
                            bytes.substr(0, total).substr(header), total - header};
        const unsigned part = be16(bytes, 6);
        const bool has_more = (part & 0x2000) != 0;
        const std::size_t offset = std::size_t{8} * (part & 0x1FFF);
        return has_more || offset != 0 ? fragment_of(ip, be16(bytes, 4), offset, has_more) : read_tcp(ip);
    }

    /// Whether a header of IPv6 says how long it is, and what follows it.
    [[nodiscard]] inline bool is_extension(std::uint8_t protocol) noexcept {
        return protocol == 0 || protocol == 43 || protocol == 51 || protocol == 60 || protocol == 135;
    }

    [[nodiscard]] inline packet read_ipv6(std::string_view bytes) noexcept {
        constexpr std::uint8_t fragment_header = 44;
        constexpr std::uint8_t authentication_header = 51;
        if (bytes.size() < 40) return of_kind(packet::kind::broken);
        ip_payload ip{ipv6_address(bytes, 8), ipv6_address(bytes, 24), byte_at(bytes, 6), bytes.substr(40),
                      be16(bytes, 4)};
        if (ip.size == 0) ip.size = ip.bytes.size();
        ip.bytes = ip.bytes.substr(0, ip.size);
        while (is_extension(ip.protocol) || ip.protocol == fragment_header) {
            if (ip.bytes.size() < 8) return of_kind(packet::kind::broken);
            const bool is_fragment = ip.protocol == fragment_header;
            const std::size_t count = byte_at(ip.bytes, 1);
            const std::size_t size = is_fragment                            ? 8
                                     : ip.protocol == authentication_header ? 4 * (count + 2)
                                                                            : 8 * (count + 1);
            if (size > ip.bytes.size()) return of_kind(packet::kind::broken);
            const unsigned part = be16(ip.bytes, 2);
            const std::uint32_t identification = be32(ip.bytes, 4);
            ip.protocol = byte_at(ip.bytes, 0);
            ip.bytes.remove_prefix(size);
            ip.size -= size;
            if (is_fragment && (part & 0xFFF9) != 0)
                return fragment_of(ip, identification, part & 0xFFF8, (part & 1) != 0);
        }
        return read_tcp(ip);
    }

    [[nodiscard]] inline packet read_ip(std::string_view bytes) noexcept {
        if (bytes.empty()) return of_kind(packet::kind::broken);
        const unsigned version = byte_at(bytes, 0) >> 4;
        return version == 4 ? read_ipv4(bytes) : version == 6 ? read_ipv6(bytes) : of_kind(packet::kind::other);
    }

    /// Reads what follows an EtherType at `at`; tags of VLANs may stand in between.
    [[nodiscard]] inline packet read_ether_type(std::string_view bytes, std::size_t at) noexcept {
        for (;;) {
            if (bytes.size() < at + 2) return of_kind(packet::kind::broken);
            const unsigned type = be16(bytes, at);
            if (type == 0x0800 || type == 0x86DD) return read_ip(bytes.substr(at + 2));
            if (type != 0x8100 && type != 0x88A8 && type != 0x9100) return of_kind(packet::kind::other);
            at += 4;
        }
    }

    /// The type stands in front of the rest of the header.
    [[nodiscard]] inline packet read_linux_cooked_2(std::string_view bytes) noexcept {
        constexpr std::size_t header = 20;
        if (bytes.size() < header) return of_kind(packet::kind::broken);
        const unsigned type = be16(bytes, 0);
        if (type == 0x0800 || type == 0x86DD) return read_ip(bytes.substr(header));
        if (type != 0x8100 && type != 0x88A8) return of_kind(packet::kind::other);
        return read_ether_type(bytes, header + 2);
    }

    /// The four bytes are in the byte order of whoever wrote them, and IPv6 has a number on each system: IP itself says it better.
    [[nodiscard]] inline packet read_bsd_loopback(std::string_view bytes) noexcept {
        return bytes.size() < 5 ? of_kind(packet::kind::broken) : read_ip(bytes.substr(4));
    }

} // namespace detail

/// Reads a packet as it was captured. Views into it.
[[nodiscard]] inline packet read_packet(link_layer layer, std::string_view bytes) noexcept {
    switch (layer) {
    case link_layer::ethernet: return detail::read_ether_type(bytes, 12);
    case link_layer::linux_cooked: return detail::read_ether_type(bytes, 14);
    case link_layer::linux_cooked_2: return detail::read_linux_cooked_2(bytes);
    case link_layer::raw_ip: return detail::read_ip(bytes);
    case link_layer::bsd_loopback: return detail::read_bsd_loopback(bytes);
    }
    return detail::of_kind(packet::kind::other);
}

/// Reads what IP carried once its fragments are joined.
[[nodiscard]] inline packet read_joined(const ip_fragment& first, std::string_view payload) noexcept {
    return detail::read_tcp({first.source, first.destination, first.protocol, payload, payload.size()});
}

} // namespace msnp_examples
