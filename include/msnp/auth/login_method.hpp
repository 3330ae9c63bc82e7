// By what one signs in: a matter of the dialect.
#pragma once

#include <msnp/wire/dialect.hpp>

#include <cstdint>
#include <string_view>

namespace msnp::auth {

/// How a client shows to a notification server who it is. The betas' CTP, a password in clear, is not among them.
enum class login_method : std::uint8_t {
    md5,     ///< USR MD5: a digest of the password; MSNP2 to MSNP7
    tweener, ///< USR TWN: a ticket that Passport gives for the password, over HTTPS; MSNP8 to MSNP14
    sso,     ///< USR SSO: a ticket and an encrypted nonce; since MSNP15
};

/// The method that a dialect has.
[[nodiscard]] constexpr login_method method_of(dialect d) noexcept {
    return d < dialect::msnp8 ? login_method::md5 : d < dialect::msnp15 ? login_method::tweener : login_method::sso;
}

/// The word of a method in USR: "TWN".
[[nodiscard]] constexpr std::string_view name_of(login_method method) noexcept {
    switch (method) {
    case login_method::md5: return "MD5";
    case login_method::tweener: return "TWN";
    case login_method::sso: return "SSO";
    }
    return {};
}

} // namespace msnp::auth
