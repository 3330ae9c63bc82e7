// One of the places where somebody is signed in.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/command/braced_guid.hpp>
#include <msnp/command/email.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <string_view>

namespace msnp {

/// The GUID of a machine, that is of a place where somebody is signed in: `{521a03be-12af-452d-a3c5-f7787d7a8267}`. Since
/// MSNP16.
struct machine_id : basic_braced_guid<machine_id> {
    using basic_braced_guid::basic_braced_guid;
};

/// An account at one of the places where it is signed in: `bob@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267}`; without
/// the second part where all of them are meant. Since MSNP16. Any token is taken, since a server has to read an account
/// before it can refuse it: what stands behind the last ';' is the place if it is a machine_id, else part of the account.
struct account_endpoint {
    email account{};       ///< who
    machine_id endpoint{}; ///< where; empty for everywhere

    /// An account, wherever it is.
    constexpr account_endpoint() noexcept = default;
    /// An account, wherever it is, or at one place.
    constexpr account_endpoint(email who, machine_id where = {}) noexcept : account(who), endpoint(where) {}

    /// Takes any token.
    constexpr errc from_token(std::string_view token) noexcept {
        const std::size_t end = token.rfind(';');
        const bool has_endpoint = end != std::string_view::npos && end != 0 && machine_id::takes(token.substr(end + 1));
        account = has_endpoint ? token.substr(0, end) : token;
        endpoint = has_endpoint ? token.substr(end + 1) : std::string_view{};
        return errc::none;
    }
    /// The account, and the place behind ';' if there is one; errc::bad_value for what would be read otherwise.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(account.text);
        if (endpoint.empty()) {
            account_endpoint read;
            static_cast<void>(read.from_token(account.text));
            return read.endpoint.empty() ? errc::none : errc::bad_value;
        }
        sink.put(';');
        if (account.empty()) return errc::missing_value;
        return endpoint.to_token(sink);
    }
    /// Equal when the accounts are, and the places.
    friend constexpr bool operator==(const account_endpoint&, const account_endpoint&) = default;
};

} // namespace msnp
