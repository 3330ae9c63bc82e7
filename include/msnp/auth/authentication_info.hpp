// What a login server says of a sign-in that did not fail: the header Authentication-Info.
#pragma once

#include <msnp/auth/da_status.hpp>
#include <msnp/auth/item_fields.hpp>
#include <msnp/auth/quoted_text.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/wire/word.hpp>

#include <optional>
#include <string_view>

namespace msnp::auth {

/// The key of the cookies' names in authentication_info.
struct token_name_key {
    /// As it stands in front of the '='.
    static constexpr std::string_view name = "tname"sv;
};

/// Authentication-Info: with da_status::success and the ticket (status 200), with da_status::redirect beside a Location (302), with
/// da_status::logout; and without a status when a service sets its own cookies, whose names are words in `other` then. MSNP8 to
/// MSNP14. (MS-PASS, Escargot)
struct authentication_info {
    static constexpr std::string_view header_name = "Authentication-Info"sv;
    static constexpr bool has_scheme = true;
    static constexpr std::string_view example =
        "Passport1.4 da-status=success,tname=MSPAuth,tname=MSPProf,tname=MSPSec,from-PP='t=4m1wWfEupDgUNb53&p=4QXN!7bd$$',"
        "ru=http://messenger.msn.com"sv;

    std::optional<open_word<da_status>> status{}; ///< da-status
    repeated_items<token_name_key>
        token_names{}; ///< tname: the cookies that the same answer sets; `"tname=MSPAuth,tname=MSPProf"`
    std::optional<quoted_ticket> ticket{};        ///< from-PP: what to_ns::usr_twn_ticket shows, without the quotes
    std::optional<std::string_view> return_url{}; ///< ru: the service's address
    other_items<authentication_info> other{};     ///< the items that are not fields of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.opt("da-status", "status", self.status);
        io.each("tname", "token_names", self.token_names);
        io.opt("from-PP", "ticket", self.ticket);
        io.opt("ru", "return_url", self.return_url);
        io.others("other", self.other);
    }
    friend constexpr bool operator==(const authentication_info&, const authentication_info&) = default;
};

} // namespace msnp::auth
