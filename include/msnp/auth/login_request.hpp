// The requests that a messenger makes at Passport's servers.
#pragma once

#include <msnp/auth/authorization.hpp>
#include <msnp/auth/http_head.hpp>
#include <msnp/auth/web_address.hpp>
#include <msnp/auth/www_authenticate.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/result.hpp>
#include <msnp/command/opaque.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>

namespace msnp::auth {

/// The question that the nexus answers with passport_urls, over TLS.
inline constexpr std::string_view nexus_request = "GET /rdr/pprdr.asp HTTP/1.1\r\nHost: nexus.passport.com\r\n\r\n"sv;

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

/// Writes what authorization::challenge is at the next try into `buffer`, and returns it: the custom items of the answer that refused the
/// last one, and the policy of from_ns::usr_twn_challenge, both as they came. errc::buffer_too_small; the buffer is as before then. What
/// must not stand there is refused when the authorization is written. [MS-PASS]
template <std::same_as<www_authenticate> Failure>
[[nodiscard]] constexpr result<std::string_view> retry_challenge(std::span<char> buffer, const Failure& failure,
                                                                 const login_parameters& policy) {
    const result<std::size_t> size = msnp::detail::write_secret(buffer, [&](auto& sink) {
        for (const item& i : failure.custom) {
            sink.write(i.text);
            sink.put(',');
        }
        sink.write(policy.text);
        return error{};
    });
    if (!size) return size.error();
    return std::string_view(buffer.data(), *size);
}

} // namespace msnp::auth
