// What a login server says of a sign-in that failed: the header WWW-Authenticate.
#pragma once

#include <msnp/auth/da_status.hpp>
#include <msnp/auth/item_fields.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/word.hpp>

#include <optional>
#include <string_view>

namespace msnp::auth {

/// The key of the texts for people in www_authenticate.
struct text_key {
    /// As it stands in front of the '='.
    static constexpr std::string_view name = "cbtxt"sv;
};

/// WWW-Authenticate: the sign-in failed, with status 401. What services of Passport ask of browsers, `Passport1.4 lc=1033,id=507,…`
/// without a status, is read as well. (MS-PASS, Escargot)
struct www_authenticate {
    static constexpr std::string_view header_name = "WWW-Authenticate"sv;
    static constexpr bool has_scheme = true;
    static constexpr std::string_view example =
        "Passport1.4 da-status=failed,srealm=Passport.NET,prompt,cburl=http://www.example.com/logo.gif,"
        "cbtxt=the%20error%20message,ts=-3"sv;

    std::optional<open_word<da_status>> status{}; ///< da-status
    std::optional<std::string_view> realm{};      ///< srealm: Passport.NET
    bool prompt = false;                          ///< prompt: ask for account and password again
    std::optional<std::string_view> logo{};       ///< cburl: address of a picture
    std::optional<percent_text> text{};           ///< cbtxt: for people, in UTF-8
    repeated_items<text_key> further_texts{};     ///< cbtxt again, as one server has it; percent-encoded
    /// Items that nobody but the server understands, `ts=-3`: they go back to it in front of authorization::challenge at the next try.
    other_items<www_authenticate> custom{};

    static constexpr void wire(auto& io, auto& self) {
        io.opt("da-status", "status", self.status);
        io.opt("srealm", "realm", self.realm);
        io.word("prompt", "prompt", self.prompt);
        io.opt("cburl", "logo", self.logo);
        io.opt_each("cbtxt", "text", self.text, self.further_texts);
        io.others("custom", self.custom);
    }
    friend constexpr bool operator==(const www_authenticate&, const www_authenticate&) = default;
};

} // namespace msnp::auth
