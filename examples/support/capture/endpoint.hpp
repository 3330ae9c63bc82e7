// Who sends a packet, and to whom.
#pragma once

#include "network_bytes.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace msnp_examples {

/// An address of IPv4 or IPv6.
struct ip_address {
    std::uint64_t high = 0;
    std::uint64_t low = 0; ///< all of an IPv4 address
    bool is_v6 = false;

    friend auto operator<=>(const ip_address&, const ip_address&) = default;
};

[[nodiscard]] inline ip_address ipv4_address(std::string_view bytes, std::size_t at) noexcept {
    return {0, be32(bytes, at), false};
}
[[nodiscard]] inline ip_address ipv6_address(std::string_view bytes, std::size_t at) noexcept {
    return {be64(bytes, at), be64(bytes, at + 8), true};
}

/// One end of a TCP connection.
struct endpoint {
    ip_address address;
    std::uint16_t port = 0;

    friend auto operator<=>(const endpoint&, const endpoint&) = default;
};

namespace detail {

    [[nodiscard]] inline std::string ipv4_text(std::uint64_t address) {
        std::string text;
        for (int shift = 24; shift >= 0; shift -= 8) {
            text += std::to_string(address >> shift & 255);
            if (shift != 0) text += '.';
        }
        return text;
    }

    /// Where the longest run of at least two zeros begins and ends: RFC 5952 writes it as "::".
    struct zero_run {
        std::size_t begin = 8;
        std::size_t end = 8;
    };
    [[nodiscard]] inline zero_run longest_zero_run(const std::array<unsigned, 8>& groups) noexcept {
        zero_run longest;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            std::size_t end = i;
            while (end < groups.size() && groups[end] == 0) ++end;
            const std::size_t known = longest.end - longest.begin;
            if (end - i >= 2 && end - i > known) longest = {i, end};
        }
        return longest;
    }

    [[nodiscard]] inline std::string hex_text(unsigned number) {
        std::string text;
        for (int shift = 12; shift >= 0; shift -= 4)
            if (number >> shift != 0 || shift == 0) text += "0123456789abcdef"[number >> shift & 15];
        return text;
    }

    [[nodiscard]] inline std::string ipv6_text(const ip_address& address) {
        std::array<unsigned, 8> groups{};
        for (std::size_t i = 0; i < 8; ++i)
            groups[i] = static_cast<unsigned>((i < 4 ? address.high : address.low) >> (48 - 16 * (i % 4)) & 0xFFFF);
        const zero_run zeros = longest_zero_run(groups);
        std::string text;
        for (std::size_t i = 0; i < 8; ++i) {
            if (i == zeros.begin) {
                text += "::";
                i = zeros.end - 1;
                continue;
            }
            if (i != 0 && i != zeros.end) text += ':';
            text += hex_text(groups[i]);
        }
        return text;
    }

} // namespace detail

/// As in 207.46.106.79 and fe80::1.
[[nodiscard]] inline std::string to_text(const ip_address& address) {
    return address.is_v6 ? detail::ipv6_text(address) : detail::ipv4_text(address.low);
}
/// As in 207.46.106.79:1863 and [fe80::1]:1863.
[[nodiscard]] inline std::string to_text(const endpoint& end) {
    const std::string address = to_text(end.address);
    return (end.address.is_v6 ? '[' + address + ']' : address) + ':' + std::to_string(end.port);
}

/// For tables: mixes all bits of a number into all others.
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t number) noexcept {
    number ^= number >> 33;
    number *= 0xff51afd7ed558ccdULL;
    number ^= number >> 33;
    number *= 0xc4ceb9fe1a85ec53ULL;
    return number ^ number >> 33;
}
[[nodiscard]] inline std::uint64_t hash_of(const ip_address& address) noexcept {
    return mixed(address.high * 31 + address.low);
}

} // namespace msnp_examples
