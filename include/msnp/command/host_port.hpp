// A server's address.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp {

/// Where a server listens: `207.46.108.37:1863`, or a name in place of the number. XFR, RNG.
struct host_port {
    std::string_view host{}; ///< an IPv4 address or a name
    std::uint16_t port = 0;  ///< 1 to 65535; 1863 in practice

    /// The port that all servers had.
    static constexpr std::uint16_t usual_port = 1863;

    /// Takes `host:port`; errc::bad_value for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        const std::size_t colon = token.rfind(':');
        if (colon == std::string_view::npos || colon == 0) return errc::bad_value;
        std::uint16_t number = 0;
        if (parse_decimal(token.substr(colon + 1), number) != errc::none || number == 0) return errc::bad_value;
        host = token.substr(0, colon);
        port = number;
        return errc::none;
    }
    /// `host:port`; errc::missing_value without a host, errc::out_of_range for port 0.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(host);
        sink.put(':');
        sink.write(decimal_digits(port).view());
        return host.empty() ? errc::missing_value : port == 0 ? errc::out_of_range : errc::none;
    }
    /// Equal in host, byte by byte, and port.
    friend constexpr bool operator==(const host_port&, const host_port&) = default;
};

} // namespace msnp
