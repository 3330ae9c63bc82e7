// What a login server says about a sign-in.
#pragma once

#include <msnp/wire/word.hpp>

#include <cstdint>

namespace msnp::auth {

/// How a sign-in stands: `da-status`. [MS-PASS]
enum class da_status : std::uint8_t {
    success,         ///< success: the ticket is there
    redirect,        ///< redir: ask again at the address of Location
    failed,          ///< failed: a wrong account or password
    failed_no_retry, ///< failed-noretry: and asking again is of no use
    logout,          ///< logout: signed out
};

} // namespace msnp::auth

namespace msnp {

/// The words of da_status.
template <>
struct vocabulary<auth::da_status> {
    /// All of them.
    static constexpr word<auth::da_status> words[] = {
        {auth::da_status::success, "success", "success"},
        {auth::da_status::redirect, "redir", "redirect"},
        {auth::da_status::failed, "failed", "failed"},
        {auth::da_status::failed_no_retry, "failed-noretry", "failed_no_retry"},
        {auth::da_status::logout, "logout", "logout"},
    };
};

} // namespace msnp
