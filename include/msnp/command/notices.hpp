// What the service itself has to say: MSG from Hotmail, URL.
#pragma once

#include <msnp/command/opaque.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <cstdint>
#include <string_view>

namespace msnp::to_ns {

/// URL: asks for a page of the web service: `URL 20 INBOX`. 710 for an account without a mailbox.
struct url {
    static constexpr msnp::verb verb{"URL"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr dialect_example examples[] = {
        {dialect::msnp9, "URL 20 COMPOSE bob@example.com\r\n"},
        {dialect::msnp9, "URL 20 INBOX\r\n"},
    };

    transaction_id trid{};            ///< echoed in the reply
    open_word<url_service> service{}; ///< which page
    std::string_view parameter{};     ///< an address or a locale, as the page wants; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("service", self.service);
        io.opt("parameter", self.parameter);
    }
    friend constexpr bool operator==(const url&, const url&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// MSG: the server says something: `MSG Hotmail Hotmail 88` and a MIME message: profile, mail, maintenance. A name other
/// than Hotmail does not come from the service, and does not fit.
struct msg {
    static constexpr msnp::verb verb{"MSG"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example =
        "MSG Hotmail Hotmail 88\r\nMIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n";

    std::string_view payload{}; ///< a MIME message

    static constexpr void wire(auto& io, auto& self) {
        io.word("Hotmail");
        io.word("Hotmail");
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const msg&, const msg&) = default;
};

/// URL: the page: `URL 20 /cgi-bin/HoTMaiL https://loginnet.example.com/… 2`. Since MSNP3 with the site's number.
struct url {
    static constexpr msnp::verb verb{"URL"};
    static constexpr dialect_range dialects{dialect::msnp3, dialect::msnp21};
    static constexpr std::string_view example =
        "URL 20 /cgi-bin/HoTMaiL https://loginnet.example.com/ppsecure/md5auth.srf?lc=1033 2\r\n";

    transaction_id trid{};  ///< of the command that it answers
    url_text page{};        ///< the page, to be handed to the login page
    url_text login{};       ///< the login page
    std::uint32_t site = 0; ///< the site's number at Passport

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("page", self.page);
        io.arg("login", self.login);
        io.arg("site", self.site);
    }
    friend constexpr bool operator==(const url&, const url&) = default;
};

} // namespace msnp::from_ns

namespace msnp::to_sb {

/// URL to a switchboard, as to a notification server; listed by the article of 2006 only.
struct url {
    static constexpr msnp::verb verb{"URL"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp9, "URL 20 COMPOSE bob@example.com\r\n"},
        {dialect::msnp9, "URL 20 INBOX\r\n"},
    };

    transaction_id trid{};            ///< echoed in the reply
    open_word<url_service> service{}; ///< which page
    std::string_view parameter{};     ///< an address or a locale, as the page wants; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("service", self.service);
        io.opt("parameter", self.parameter);
    }
    friend constexpr bool operator==(const url&, const url&) = default;
};

} // namespace msnp::to_sb

namespace msnp::from_sb {

/// URL from a switchboard, as from a notification server.
struct url {
    static constexpr msnp::verb verb{"URL"};
    static constexpr dialect_range dialects{dialect::msnp3, dialect::msnp20};
    static constexpr std::string_view example =
        "URL 20 /cgi-bin/HoTMaiL https://loginnet.example.com/ppsecure/md5auth.srf?lc=1033 2\r\n";

    transaction_id trid{};  ///< of the command that it answers
    url_text page{};        ///< the page, to be handed to the login page
    url_text login{};       ///< the login page
    std::uint32_t site = 0; ///< the site's number at Passport

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("page", self.page);
        io.arg("login", self.login);
        io.arg("site", self.site);
    }
    friend constexpr bool operator==(const url&, const url&) = default;
};

} // namespace msnp::from_sb
