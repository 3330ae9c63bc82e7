// What a client sends to a login server: the header Authorization.
#pragma once

#include <msnp/auth/item_fields.hpp>
#include <msnp/auth/quoted_text.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/wire/percent.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp::auth {

/// The address that messenger clients give as OrgURL.
inline constexpr percent_text messenger_url = percent_text::encoded("http%3A%2F%2Fmessenger%2Emsn%2Ecom");

/// A password, percent-encoded on the wire.
class percent_password : public percent_text {
public:
    using percent_text::percent_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;

    /// No password.
    constexpr percent_password() noexcept = default;
    /// This password.
    constexpr percent_password(const percent_text& text) noexcept : percent_text(text) {}
};

/// Authorization: signs in with account and password, for which authentication_info has the ticket, or www_authenticate the reason why
/// not. Written in the order of messenger clients; [MS-PASS] has `sign-in` and `pwd` first and spells `OrgUrl`. MSNP8 to MSNP14.
struct authorization {
    static constexpr std::string_view header_name = "Authorization"sv;
    static constexpr bool has_scheme = true;
    static constexpr std::string_view example =
        "Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,sign-in=alice%40example.com,pwd=s3cret,"
        "lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct=1073355862,kpp=1,kv=5,ver=2.1.0173.1,"
        "tpf=ed1c2f217a21c191c61251eb8b73bb60"sv;

    std::optional<std::string_view> verb = "GET";    ///< OrgVerb: how the service was asked for what needs the ticket
    std::optional<percent_text> url = messenger_url; ///< OrgURL: the service
    percent_text account{};                          ///< sign-in: who signs in
    percent_password password{};                     ///< pwd
    std::optional<std::uint32_t>
        elapsed_time{}; ///< elapsed-time: seconds since the challenge came; messengers leave it out
    /// What the server asks Passport to be told: login_parameters of from_ns::usr_twn_challenge, byte by byte. After a failure,
    /// what retry_challenge() makes of them. Of what was read it is all that is no other field.
    other_items<authorization> challenge{};

    static constexpr void wire(auto& io, auto& self) {
        io.opt("OrgVerb", "verb", self.verb);
        io.opt("OrgURL", "url", self.url);
        io.value("sign-in", "account", self.account);
        io.value("pwd", "password", self.password);
        io.opt("elapsed-time", "elapsed_time", self.elapsed_time);
        io.others("challenge", self.challenge);
    }
    friend constexpr bool operator==(const authorization&, const authorization&) = default;
};

/// Authorization: asks for a ticket of another service with the cookies of an earlier sign-in. Messengers do not send it. [MS-PASS]
struct token_request {
    static constexpr std::string_view header_name = "Authorization"sv;
    static constexpr bool has_scheme = true;
    static constexpr std::string_view example =
        "Passport1.4 tname=,OrgVerb=GET,OrgURL=http%3A%2F%2Fwww.example.com%2F,lc=1033,id=507"sv;

    std::string_view token_name{};          ///< tname: empty as a rule
    std::optional<std::string_view> verb{}; ///< OrgVerb
    std::optional<percent_text> url{};      ///< OrgURL
    other_items<token_request> challenge{}; ///< what the service asks to be told, byte by byte

    static constexpr void wire(auto& io, auto& self) {
        io.value("tname", "token_name", self.token_name);
        io.opt("OrgVerb", "verb", self.verb);
        io.opt("OrgURL", "url", self.url);
        io.others("challenge", self.challenge);
    }
    friend constexpr bool operator==(const token_request&, const token_request&) = default;
};

/// Authorization: shows a ticket to the service that wanted it. Messengers send it by USR. [MS-PASS]
struct partner_request {
    static constexpr std::string_view header_name = "Authorization"sv;
    static constexpr bool has_scheme = true;
    static constexpr std::string_view example = "Passport1.4 from-PP=1puV5BFuLD"sv;

    quoted_ticket ticket{};               ///< from-PP
    other_items<partner_request> other{}; ///< the items that are not fields of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.value("from-PP", "ticket", self.ticket);
        io.others("other", self.other);
    }
    friend constexpr bool operator==(const partner_request&, const partner_request&) = default;
};

} // namespace msnp::auth
