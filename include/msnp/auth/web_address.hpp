// Where a login server is.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp::auth {

/// An address, with its scheme or, as the nexus has it, without, or a path on the server that was asked: Location, DALogin.
///
///     https://loginnet.passport.com:443/login2.srf?lc=1033
///     scheme  host                  port target
///
/// Host and port have no other bytes than theirs: no account in front of an '@', which would be taken for the host. A view.
struct web_address : checked_text<web_address> {
    using checked_text<web_address>::checked_text;

    /// Whether a text is one.
    [[nodiscard]] static constexpr bool takes(std::string_view text) noexcept {
        if (!is_token(text) || text.starts_with("//")) return false;
        for (const char c : text)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
        const web_address address(text);
        const std::string_view rest = address.behind_scheme().substr(address.authority().size());
        if (!rest.empty() && rest.front() != '/') return false;
        if (address.authority().empty()) return address.scheme().empty();
        for (const char c : address.scheme())
            if (!is_host_byte(c)) return false;
        if (address.host().empty() || !has_good_port(address.authority())) return false;
        for (const char c : address.host())
            if (!is_host_byte(c)) return false;
        return true;
    }

    /// "https" or "http"; empty where the address does not say, which means https for a login server.
    [[nodiscard]] constexpr std::string_view scheme() const noexcept {
        const std::size_t end = text.find("://");
        // A path may hold an address, too.
        return end == std::string_view::npos || text.substr(0, end).find_first_of("/?#") != std::string_view::npos
                   ? std::string_view{}
                   : text.substr(0, end);
    }
    /// The server's name; empty for a path on the server that was asked.
    [[nodiscard]] constexpr std::string_view host() const noexcept {
        return authority().substr(0, authority().find(':'));
    }
    /// The port, where the address says.
    [[nodiscard]] constexpr std::optional<std::uint16_t> port() const noexcept {
        const std::size_t colon = authority().find(':');
        std::uint16_t number = 0;
        if (colon == std::string_view::npos || parse_decimal(authority().substr(colon + 1), number) != errc::none)
            return std::nullopt;
        return number;
    }
    /// Host and port as they stand there: what the header Host has.
    [[nodiscard]] constexpr std::string_view authority() const noexcept {
        const std::string_view rest = behind_scheme();
        return rest.substr(0, rest.find_first_of("/?#"));
    }
    /// What a request asks the server for: path and query; "/" where there is none.
    [[nodiscard]] constexpr std::string_view target() const noexcept {
        const std::string_view path = behind_scheme().substr(authority().size());
        return path.empty() ? "/" : path.substr(0, path.find('#'));
    }

private:
    [[nodiscard]] constexpr std::string_view behind_scheme() const noexcept {
        return scheme().empty() ? text : text.substr(scheme().size() + 3);
    }
    static constexpr bool is_host_byte(char c) noexcept {
        const char lower = mime::to_lower(c);
        return (lower >= 'a' && lower <= 'z') || is_digit(c) || c == '-' || c == '.' || c == '_';
    }
    static constexpr bool has_good_port(std::string_view authority) noexcept {
        const std::size_t colon = authority.find(':');
        std::uint16_t number = 0;
        return colon == std::string_view::npos ||
               (parse_decimal(authority.substr(colon + 1), number) == errc::none && number != 0);
    }
};

} // namespace msnp::auth
