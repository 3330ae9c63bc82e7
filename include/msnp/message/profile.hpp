// text/x-msmsgsprofile: what the server tells a client about its own account.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/signed_number.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp::message {

/// The account that has just signed in. All of it stands in the headers, each of which may be missing or empty; later dialects
/// have more, which are in `other`. All dialects (mime.md section 7).
struct profile {
    static constexpr std::string_view example =
        "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\n"
        "LoginTime: 1069718580\r\nEmailEnabled: 1\r\nMemberIdHigh: 84736\r\nMemberIdLow: -1434729391\r\n"
        "lang_preference: 1033\r\npreferredEmail: alice@example.com\r\ncountry: US\r\nPostalCode: 90210\r\n"
        "Gender: F\r\nKid: 0\r\nAge: 22\r\nBDayPre: 0\r\nBirthday: 28150\r\nWallet: 0\r\nFlags: 1027\r\nsid: 507\r\n"
        "kv: 11\r\nMSPAuth: 2AAAAAAAAAAAAAAAAA$$\r\nClientIP: 192.0.2.7\r\nClientPort: 1863\r\nABCHMigrated: 1\r\n"
        "MPOPEnabled: 0\r\n\r\n"sv;

    std::string_view charset{};                    ///< parameter of the Content-Type
    std::optional<std::uint32_t> login_time{};     ///< LoginTime: when the server took the sign-in, seconds since 1970
    std::optional<bool> email_enabled{};           ///< EmailEnabled: whether it has a mailbox with the provider
    std::optional<signed_number> member_id_high{}; ///< MemberIdHigh: the upper half of its number, with or without sign
    std::optional<signed_number> member_id_low{};  ///< MemberIdLow: the lower half
    std::optional<std::uint32_t> language{};       ///< lang_preference: a Windows language identifier
    email preferred_email{};                       ///< preferredEmail, PreferredEmail: the account
    std::string_view country{};                    ///< country: two letters
    std::string_view postal_code{};                ///< PostalCode
    std::string_view gender{};                     ///< Gender: m, f, M, F or U
    std::string_view kid{};                        ///< Kid: 1 for a child's account
    std::string_view age{};                        ///< Age
    std::string_view birthday_precision{};         ///< BDayPre
    std::string_view birthday{};                   ///< Birthday
    std::string_view wallet{};                     ///< Wallet
    std::optional<std::uint32_t> flags{};          ///< Flags
    std::optional<std::uint32_t> site_id{};        ///< sid: for signing in to the mailbox
    std::optional<std::uint32_t> key_version{};    ///< kv: the same; missing since some dialect
    msnp::passport_ticket passport_ticket{};       ///< MSPAuth: the same
    std::string_view client_ip{};                  ///< ClientIP: the client's address as the server sees it
    std::optional<std::uint16_t> client_port{};    ///< ClientPort: as it came; see port()
    std::optional<bool>
        address_book_migrated{};          ///< ABCHMigrated: contacts are kept by the address-book service. Since MSNP10
    std::optional<bool> places_enabled{}; ///< MPOPEnabled: signing in at several places. Since MSNP16
    other_headers<profile> other{};       ///< the headers that are not fields of this struct
    std::string_view body{};              ///< empty as a rule

    /// The port that the server sees: Microsoft's servers wrote the two bytes of client_port in the other order.
    [[nodiscard]] constexpr std::optional<std::uint16_t> port() const noexcept {
        if (!client_port) return std::nullopt;
        return static_cast<std::uint16_t>((*client_port & 0xFFU) << 8 | *client_port >> 8);
    }

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/x-msmsgsprofile", self.charset);
        io.opt_header("LoginTime", "login_time", self.login_time);
        io.opt_header("EmailEnabled", "email_enabled", self.email_enabled);
        io.opt_header("MemberIdHigh", "member_id_high", self.member_id_high);
        io.opt_header("MemberIdLow", "member_id_low", self.member_id_low);
        io.opt_header("lang_preference", "language", self.language);
        io.opt_header("preferredEmail", "preferred_email", self.preferred_email);
        io.opt_header("country", "country", self.country);
        io.opt_header("PostalCode", "postal_code", self.postal_code);
        io.opt_header("Gender", "gender", self.gender);
        io.opt_header("Kid", "kid", self.kid);
        io.opt_header("Age", "age", self.age);
        io.opt_header("BDayPre", "birthday_precision", self.birthday_precision);
        io.opt_header("Birthday", "birthday", self.birthday);
        io.opt_header("Wallet", "wallet", self.wallet);
        io.opt_header("Flags", "flags", self.flags);
        io.opt_header("sid", "site_id", self.site_id);
        io.opt_header("kv", "key_version", self.key_version);
        io.opt_header("MSPAuth", "passport_ticket", self.passport_ticket);
        io.opt_header("ClientIP", "client_ip", self.client_ip);
        io.opt_header("ClientPort", "client_port", self.client_port);
        io.opt_header("ABCHMigrated", "address_book_migrated", self.address_book_migrated);
        io.opt_header("MPOPEnabled", "places_enabled", self.places_enabled);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const profile&, const profile&) = default;
};

} // namespace msnp::message
