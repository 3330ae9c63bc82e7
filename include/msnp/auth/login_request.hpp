// The requests that a messenger makes at Passport's servers.
#pragma once

#include <msnp/auth/authorization.hpp>
#include <msnp/auth/http_head.hpp>
#include <msnp/auth/web_address.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>

namespace msnp::auth {

/// The question that the nexus answers with passport_urls, over TLS.
inline constexpr std::string_view nexus_request = "GET /rdr/pprdr.asp HTTP/1.1\r\nHost: nexus.passport.com\r\n\r\n";

/// Writes the request by which a messenger signs in: a GET at passport_urls::login, or where a Location led, over TLS. Errors as
/// serialize_request(), errc::missing_value ("host") for an address without one, since a Location that is a path goes to the server
/// that sent it, and errc::bad_value for a text that is no address.
template <std::same_as<authorization> Authorization = authorization>
[[nodiscard]] constexpr result<std::size_t> login_request(std::span<char> buffer, const web_address& at,
                                                          const Authorization& credentials) {
    if (at.authority().empty()) return error{errc::missing_value, 0, "host"};
    if (!web_address::takes(at.text)) return error{errc::bad_value, 0, "host"};
    return serialize_request(buffer, "GET", at.target(), credentials, http_header{"User-Agent", "MSMSGS"},
                             http_header{"Host", at.authority()}, http_header{"Connection", "Keep-Alive"},
                             http_header{"Cache-Control", "no-cache"});
}

} // namespace msnp::auth
