// Where Passport's servers are: what the nexus answers.
#pragma once

#include <msnp/auth/item_fields.hpp>
#include <msnp/auth/web_address.hpp>
#include <msnp/base/literal.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp::auth {

/// PassportURLs: what `GET /rdr/pprdr.asp` at nexus.passport.com is answered with, in a header and without a body. Written in the
/// order of [MS-PASS]; servers leave out what they like, but not where to sign in. Old clients look for the name in this case. MSNP8 to
/// MSNP14.
struct passport_urls {
    static constexpr std::string_view header_name = "PassportURLs"sv;
    static constexpr std::string_view example =
        "DARealm=Passport.Net,DALogin=login.passport.com/login2.srf,DAReg=http://register.passport.net/uixpwiz.srf,"
        "Properties=https://register.passport.net/editprof.srf,"
        "Privacy=http://www.passport.com/consumer/privacypolicy.asp,"
        "GeneralRedir=http://nexusrdr.passport.com/redir.asp,"
        "Help=http://memberservices.passport.net/memberservice.srf,ConfigVersion=11"sv;

    std::optional<std::string_view> realm{}; ///< DARealm: Passport.Net
    web_address login{};                     ///< DALogin: where to sign in; without a scheme from Microsoft's servers
    std::optional<std::string_view> registration{}; ///< DAReg
    std::optional<std::string_view> properties{};   ///< Properties
    std::optional<std::string_view> privacy{};      ///< Privacy
    std::optional<std::string_view> redirection{};  ///< GeneralRedir
    std::optional<std::string_view> help{};         ///< Help
    std::optional<std::uint32_t> version{};         ///< ConfigVersion
    other_items<passport_urls> other{};             ///< the items that are not fields of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.opt("DARealm", "realm", self.realm);
        io.value("DALogin", "login", self.login);
        io.opt("DAReg", "registration", self.registration);
        io.opt("Properties", "properties", self.properties);
        io.opt("Privacy", "privacy", self.privacy);
        io.opt("GeneralRedir", "redirection", self.redirection);
        io.opt("Help", "help", self.help);
        io.opt("ConfigVersion", "version", self.version);
        io.others("other", self.other);
    }
    friend constexpr bool operator==(const passport_urls&, const passport_urls&) = default;
};

} // namespace msnp::auth
