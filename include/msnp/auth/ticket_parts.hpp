// What a Passport ticket is made of.
#pragma once

#include <msnp/auth/item_fields.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/wire/token.hpp>

#include <optional>
#include <string_view>

namespace msnp::auth {

/// One half of a ticket: `4m1wWfEupDgUNb53qys5gJdw8OTJEtT8$$`.
struct ticket_part : token_text<ticket_part> {
    using token_text<ticket_part>::token_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;
};

/// A passport_ticket taken apart: `t=…&p=…`, both in Passport's own base64 ('!' and '*', padded with '$'). For servers; a client shows
/// the ticket as it came. Some servers make tickets of one word, which is in `other` then. MSNP8 and later.
struct ticket_parts {
    /// What stands between two items.
    static constexpr char separator = '&';
    static constexpr std::string_view example = "t=4m1wWfEupDgUNb53qys5gJdw8OTJEtT8$$&p=4QXN!7bdi$$"sv;

    std::optional<ticket_part> token{};   ///< t: what message::profile has as MSPAuth
    std::optional<ticket_part> profile{}; ///< p: may be empty
    other_items<ticket_parts> other{};    ///< all else

    static constexpr void wire(auto& io, auto& self) {
        io.opt("t", "token", self.token);
        io.opt("p", "profile", self.profile);
        io.others("other", self.other);
    }
    friend constexpr bool operator==(const ticket_parts&, const ticket_parts&) = default;
};

} // namespace msnp::auth
