// An account with the network that it is on.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/network_id.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace msnp {

/// An account on a network, in one argument: `1:bob@example.com`, and of somebody in a circle
/// `1:bob@example.com;via=9:00000000-0000-0000-0009-…@live.com`. Since MSNP18; what MSNP14 to MSNP17 write as two arguments,
/// `bob@example.com 1`. (Escargot, msnp-sharp, aMSN)
struct net_account {
    network_id network{};          ///< the number in front of the first ':'
    email account{};               ///< what follows, up to the first ';'
    std::string_view parameters{}; ///< what stands behind the first ';', as it is; empty when there is none

    /// The circle by which one knows the account: what `via=` gives; an empty optional when there is none.
    [[nodiscard]] constexpr std::optional<net_account> via() const noexcept {
        net_account circle;
        if (!parameters.starts_with("via=") || circle.from_token(parameters.substr(4)) != errc::none)
            return std::nullopt;
        return circle;
    }

    /// Takes a number, ':', and an account; errc::bad_value for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        const std::size_t colon = token.find(':');
        net_account read;
        if (colon == std::string_view::npos || parse_decimal(token.substr(0, colon), read.network.number) != errc::none)
            return errc::bad_value;
        const std::string_view rest = token.substr(colon + 1);
        const std::size_t end = rest.find(';');
        read.account = rest.substr(0, end);
        if (end != std::string_view::npos) read.parameters = rest.substr(end + 1);
        // Neither an account of no bytes nor a ';' with nothing behind it would be written as it was read.
        if (read.account.empty() || (end != std::string_view::npos && read.parameters.empty())) return errc::bad_value;
        *this = read;
        return errc::none;
    }
    /// Number, ':', account, and the parameters behind ';' if there are any; errc::bad_value for an account that would be read
    /// as another.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(decimal_digits(network.number).view());
        sink.put(':');
        sink.write(account.text);
        if (!parameters.empty()) {
            sink.put(';');
            sink.write(parameters);
        }
        if (account.empty()) return errc::missing_value;
        return account.text.find(';') == std::string_view::npos ? errc::none : errc::bad_value;
    }
    /// Equal when network, account and parameters are.
    friend constexpr bool operator==(const net_account&, const net_account&) = default;
};

} // namespace msnp
