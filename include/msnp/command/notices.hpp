// What the service itself has to say, and what it passes on by other ways: MSG from Hotmail, URL, NOT, IPG, PAG, PGD, SND, SDC,
// GCF, SBS, VAS.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/locale_id.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/percent.hpp>
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
        {dialect::msnp9, "URL 20 COMPOSE bob@example.com\r\n"sv},
        {dialect::msnp9, "URL 20 INBOX\r\n"sv},
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

/// PAG: pages a contact's mobile phone: `PAG 20 bob@example.com 53` and an XML text. MSNP5 to MSNP8; PGD took its place.
struct pag {
    static constexpr msnp::verb verb{"PAG"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp8};
    static constexpr std::string_view example =
        "PAG 20 bob@example.com 53\r\n<TEXT xml:space=\"preserve\" enc=\"utf-8\">call me</TEXT>"sv;

    transaction_id trid{};      ///< echoed in an error; there is no other answer
    email target{};             ///< whom
    std::string_view payload{}; ///< an XML text

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("target", self.target);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const pag&, const pag&) = default;
};

/// PGD: pages a contact's device: `PGD 20 bob@example.com 1 53` and an XML text. Since MSNP9.
struct pgd {
    static constexpr msnp::verb verb{"PGD"};
    static constexpr dialect_range dialects{dialect::msnp9, dialect::msnp20};
    static constexpr std::string_view example =
        "PGD 20 bob@example.com 1 53\r\n<TEXT xml:space=\"preserve\" enc=\"utf-8\">call me</TEXT>"sv;

    transaction_id trid{};      ///< echoed in an error; there is no other answer
    email target{};             ///< whom: an account, or `tel:+…`
    std::uint32_t device = 1;   ///< 1 for a mobile phone, 2 for a watch
    std::string_view payload{}; ///< an XML text

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("target", self.target);
        io.arg("device", self.device);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const pgd&, const pgd&) = default;
};

/// SND: invites somebody to the service by mail: `SND 6 carol@example.com 0x0409 MSMSGS MSMSGS`. MSNP3 added the language and
/// the client's name, MSNP4 its id; since MSNP5 clients send SDC. Answered by from_ns::snd, or 503. (MSNPiki)
struct snd {
    static constexpr msnp::verb verb{"SND"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "SND 6 carol@example.com\r\n"sv},
        {dialect::msnp3, "SND 6 carol@example.com 0x0409 MSMSGS\r\n"sv},
        {dialect::msnp4, "SND 6 carol@example.com 0x0409 MSMSGS MSMSGS\r\n"sv},
    };

    transaction_id trid{};        ///< echoed in the reply
    email target{};               ///< whom: an address, or the index of a hit of the last FND
    locale_id locale{};           ///< the language of the mail; since MSNP3
    std::string_view library{};   ///< `MSMSGS`; free text; since MSNP3
    std::string_view client_id{}; ///< `MSMSGS`; free text; since MSNP4

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("target", self.target);
        if (io.since(dialect::msnp3)) {
            io.arg("locale", self.locale);
            io.arg("library", self.library);
        }
        if (io.since(dialect::msnp4)) io.arg("client_id", self.client_id);
    }
    friend constexpr bool operator==(const snd&, const snd&) = default;
};

/// SDC: invites somebody to the service by mail: `SDC 7 carol@example.com 0x0409 MSMSGS MSMSGS X X Ana%20Ruiz 14` and a
/// text, often of 0 bytes. Since MSNP5. Answered by from_ns::sdc.
struct sdc {
    static constexpr msnp::verb verb{"SDC"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp21};
    static constexpr std::string_view example =
        "SDC 7 carol@example.com 0x0409 MSMSGS MSMSGS X X Ana%20Ruiz 14\r\nCome and chat."sv;

    transaction_id trid{};        ///< echoed in the reply
    email target{};               ///< whom
    locale_id locale{};           ///< the language of the mail
    std::string_view library{};   ///< `MSMSGS`; free text
    std::string_view client_id{}; ///< `MSMSGS`; free text
    percent_text nick{};          ///< the inviter's display name
    std::string_view payload{};   ///< what to write

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("target", self.target);
        io.arg("locale", self.locale);
        io.arg("library", self.library);
        io.arg("client_id", self.client_id);
        io.word("X");
        io.word("X");
        io.arg("nick", self.nick);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const sdc&, const sdc&) = default;
};

/// GCF: asks for a file of the configuration: `GCF 10 Shields.xml`, which says what to censor. MSNP11 and MSNP12, after SYN
/// (else 715). Answered by from_ns::gcf_11.
struct gcf {
    static constexpr msnp::verb verb{"GCF"};
    static constexpr dialect_range dialects{dialect::msnp11, dialect::msnp12};
    static constexpr std::string_view example = "GCF 10 Shields.xml\r\n"sv;

    transaction_id trid{};   ///< echoed in the reply
    std::string_view file{}; ///< its name

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("file", self.file);
    }
    friend constexpr bool operator==(const gcf&, const gcf&) = default;
};

/// VAS: reports somebody's abuse: `VAS 25 bob@example.com 1 1 4` and bytes. Since MSNP18. What stands behind the account is not
/// known, and servers are silent. (Escargot)
struct vas {
    static constexpr msnp::verb verb{"VAS"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example = "VAS 25 bob@example.com 1 1 4\r\n<a/>"sv;

    transaction_id trid{};      ///< of this command
    email account{};            ///< who
    std::string_view first{};   ///< not known
    std::string_view second{};  ///< not known
    std::string_view payload{}; ///< not known

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("account", self.account);
        io.arg("first", self.first);
        io.arg("second", self.second);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const vas&, const vas&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// MSG: the server says something: `MSG Hotmail Hotmail 88` and a MIME message: profile, mail, maintenance. A name other
/// than Hotmail does not come from the service, and does not fit.
struct msg {
    static constexpr msnp::verb verb{"MSG"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example =
        "MSG Hotmail Hotmail 88\r\nMIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n"sv;

    std::string_view payload{}; ///< a MIME message

    static constexpr void wire(auto& io, auto& self) {
        io.word("Hotmail");
        io.word("Hotmail");
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const msg&, const msg&) = default;
};

/// URL: the page: `URL 20 /cgi-bin/HoTMaiL https://loginnet.example.com/… 2`. The site's number came with MSNP3.
struct url {
    static constexpr msnp::verb verb{"URL"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "URL 20 /cgi-bin/HoTMaiL http://www.example.com\r\n"sv},
        {dialect::msnp9, "URL 20 /cgi-bin/HoTMaiL https://loginnet.example.com/ppsecure/md5auth.srf?lc=1033 2\r\n"sv},
    };

    transaction_id trid{};  ///< of the command that it answers
    url_text page{};        ///< the page, to be handed to the login page
    url_text login{};       ///< the login page
    std::uint32_t site = 0; ///< the site's number at Passport; since MSNP3

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("page", self.page);
        io.arg("login", self.login);
        if (io.since(dialect::msnp3)) io.arg("site", self.site);
    }
    friend constexpr bool operator==(const url&, const url&) = default;
};

/// NOT: a notification from an alert, a calendar or the address book: `NOT 214` and XML. Since MSNP5. The number is the
/// length, not a TrID.
struct not_ {
    static constexpr msnp::verb verb{"NOT"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp21};
    static constexpr std::string_view example = "NOT 33\r\n<NOTIFICATION id=\"0\" siteid=\"1\"/>"sv;

    std::string_view payload{}; ///< XML, not always well-formed

    static constexpr void wire(auto& io, auto& self) { io.payload(self.payload); }
    friend constexpr bool operator==(const not_&, const not_&) = default;
};

/// IPG: a page from a mobile phone: `IPG 33` and XML. MSNP5 to MSNP20. The number is the length, not a TrID.
struct ipg {
    static constexpr msnp::verb verb{"IPG"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp20};
    static constexpr std::string_view example = "IPG 33\r\n<NOTIFICATION id=\"0\" siteid=\"1\"/>"sv;

    std::string_view payload{}; ///< XML

    static constexpr void wire(auto& io, auto& self) { io.payload(self.payload); }
    friend constexpr bool operator==(const ipg&, const ipg&) = default;
};

/// SND: invited: `SND 6 OK`.
struct snd {
    static constexpr msnp::verb verb{"SND"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "SND 6 OK\r\n"sv;

    transaction_id trid{}; ///< of the invitation

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
    }
    friend constexpr bool operator==(const snd&, const snd&) = default;
};

/// SDC: invited: `SDC 7 OK`.
struct sdc {
    static constexpr msnp::verb verb{"SDC"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp21};
    static constexpr std::string_view example = "SDC 7 OK\r\n"sv;

    transaction_id trid{}; ///< of the invitation

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
    }
    friend constexpr bool operator==(const sdc&, const sdc&) = default;
};

/// GCF: the file: `GCF 10 Shields.xml 88` and XML. MSNP11 and MSNP12.
struct gcf_11 {
    static constexpr msnp::verb verb{"GCF"};
    static constexpr dialect_range dialects{dialect::msnp11, dialect::msnp12};
    static constexpr std::string_view example =
        "GCF 10 Shields.xml 88\r\n"
        "<?xml version=\"1.0\" encoding=\"utf-8\" ?><config><shield></shield><block></block></config>"sv;

    transaction_id trid{};      ///< of the question
    std::string_view file{};    ///< its name
    std::string_view payload{}; ///< the file

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("file", self.file);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const gcf_11&, const gcf_11&) = default;
};

/// GCF: the policies, unasked: `GCF 0 114` and XML. Since MSNP13, between the two USR of signing in.
struct gcf_13 {
    static constexpr msnp::verb verb{"GCF"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp21};
    static constexpr std::string_view example =
        "GCF 0 114\r\n"
        "<Policies><Policy type=\"SHIELDS\" checksum=\"D9705A71BA841CB38955822E048970C3\"><config></config></Policy></Policies>"sv;

    transaction_id trid{};      ///< 0
    std::string_view payload{}; ///< XML

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const gcf_13&, const gcf_13&) = default;
};

/// SBS: sent after signing in, with one word whose meaning nobody knows: `SBS 0 null`. Since MSNP11. (Escargot, digsby)
struct sbs {
    static constexpr msnp::verb verb{"SBS"};
    static constexpr dialect_range dialects{dialect::msnp11, dialect::msnp20};
    static constexpr std::string_view example = "SBS 0 null\r\n"sv;

    transaction_id trid{};    ///< 0
    std::string_view value{}; ///< `null`

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("value", self.value);
    }
    friend constexpr bool operator==(const sbs&, const sbs&) = default;
};

} // namespace msnp::from_ns

namespace msnp::to_sb {

/// URL to a switchboard, as to a notification server; listed by the article of 2006 only.
struct url {
    static constexpr msnp::verb verb{"URL"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp9, "URL 20 COMPOSE bob@example.com\r\n"sv},
        {dialect::msnp9, "URL 20 INBOX\r\n"sv},
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
        "URL 20 /cgi-bin/HoTMaiL https://loginnet.example.com/ppsecure/md5auth.srf?lc=1033 2\r\n"sv;

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
