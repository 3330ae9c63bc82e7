// Opening, keeping and closing a connection: VER, CVR, XFR, PNG, QNG, OUT.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/client_version.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/host_port.hpp>
#include <msnp/command/locale_id.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// The words of a VER: dialects, and CVR0, which stands for "tell me a version to upgrade to".
using dialect_words = token_list<open_word<dialect>>;

/// Whether CVR0 is among the words of a VER.
[[nodiscard]] constexpr bool has_cvr0(const dialect_words& words) noexcept {
    for (const open_word<dialect> w : words)
        if (w.text == "CVR0") return true;
    return false;
}

/// The first of the words that names a dialect within `range`: what a server that speaks those chooses from an offer.
[[nodiscard]] constexpr std::optional<dialect> first_common(const dialect_words& words, dialect_range range) noexcept {
    for (const open_word<dialect> w : words)
        if (const auto d = w.known(); d && range.contains(*d)) return d;
    return std::nullopt;
}

} // namespace msnp

namespace msnp::to_ns {

/// VER: a client that shares no dialect with the server asks for an upgrade: `VER 1 CVR0`. CVQ follows. (MSNPiki)
struct ver_cvr0 {
    static constexpr msnp::verb verb{"VER"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "VER 1 CVR0\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("CVR0");
    }
    friend constexpr bool operator==(const ver_cvr0&, const ver_cvr0&) = default;
};

/// VER: offers dialects, the best first; the first command on every DS and NS connection:
/// `VER 4 MSNP10 MSNP9 CVR0`. Answered by from_ns::ver or from_ns::ver_refused.
struct ver {
    static constexpr msnp::verb verb{"VER"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "VER 4 MSNP10 MSNP9 CVR0\r\n"sv;

    transaction_id trid{};   ///< echoed in the reply
    dialect_words offered{}; ///< one word or more; usually CVR0 is the last

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.rest("offered", self.offered);
    }
    friend constexpr bool operator==(const ver&, const ver&) = default;
};

/// CVR: tells what the client is: `CVR 5 0x0804 winnt 5.0 i386 MSNMSGR 6.1.0203 MSMSGS ana@example.com`.
/// MSNP4 added the client's id, MSNP8 the account, MSNP21 how the client came here. Answered by from_ns::cvr.
struct cvr {
    static constexpr msnp::verb verb{"CVR"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "CVR 2 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n"sv},
        {dialect::msnp4, "CVR 2 0x0409 winnt 5.1 i386 MSMSGS 4.7.0041 MSMSGS\r\n"sv},
        {dialect::msnp9, "CVR 5 0x0804 winnt 5.0 i386 MSNMSGR 6.1.0203 MSMSGS ana@example.com\r\n"sv},
        {dialect::msnp21,
         "CVR 2 0x0409 winnt 6.1.1 i386 MSNMSGR 15.4.3508.1109 MSNMSGR ana@example.com VmVyc2lvbjogMQ0KWGZyQ291bnQ6IDENCg==\r\n"sv},
    };

    transaction_id trid{};           ///< echoed in the reply
    locale_id locale{};              ///< the language
    std::string_view os{};           ///< `winnt`; free text
    std::string_view os_version{};   ///< `5.0`; free text
    std::string_view architecture{}; ///< `i386`; free text
    std::string_view library{};      ///< `MSNMSGR`; free text
    client_version version{};        ///< the client's version
    std::string_view client_id{};    ///< `MSMSGS`; free text; since MSNP4
    email account{};                 ///< who signs in; since MSNP8
    redirect_data redirect{};        ///< `0`, or what XFR gave; since MSNP21

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("locale", self.locale);
        io.arg("os", self.os);
        io.arg("os_version", self.os_version);
        io.arg("architecture", self.architecture);
        io.arg("library", self.library);
        io.arg("version", self.version);
        if (io.since(dialect::msnp4)) io.arg("client_id", self.client_id);
        if (io.since(dialect::msnp8)) io.arg("account", self.account);
        if (io.since(dialect::msnp21)) io.arg("redirect", self.redirect);
    }
    friend constexpr bool operator==(const cvr&, const cvr&) = default;
};

/// CVQ: what CVR says, from a client that offered CVR0 alone: `CVQ 2 0x0409 winnt 5.1 i386 MSMSGS 4.7.0041 MSMSGS
/// ana@example.com`. Clients of MSNP4's time leave the client's id empty, and the
/// blank before it stands at the line's end. Answered by from_ns::cvq. (MSNPiki)
struct cvq {
    static constexpr msnp::verb verb{"CVQ"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "CVQ 2 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n"sv},
        {dialect::msnp8, "CVQ 2 0x0409 winnt 5.1 i386 MSMSGS 4.7.0041 MSMSGS ana@example.com\r\n"sv},
    };

    transaction_id trid{};           ///< echoed in the reply
    locale_id locale{};              ///< the language
    std::string_view os{};           ///< `winnt`; free text
    std::string_view os_version{};   ///< `5.1`; free text
    std::string_view architecture{}; ///< `i386`; free text
    std::string_view library{};      ///< `MSMSGS`; free text
    client_version version{};        ///< the client's version
    std::string_view client_id{};    ///< `MSMSGS`; free text; may be missing
    email account{};                 ///< who would sign in; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("locale", self.locale);
        io.arg("os", self.os);
        io.arg("os_version", self.os_version);
        io.arg("architecture", self.architecture);
        io.arg("library", self.library);
        io.arg("version", self.version);
        io.opt("client_id", self.client_id);
        io.opt("account", self.account);
    }
    friend constexpr bool operator==(const cvq&, const cvq&) = default;
};

/// XFR: asks a dispatch server for a notification server: `XFR 2 NS`; the first betas only, as their first command. Answered
/// by from_ns::xfr_ns. (MSNPiki)
struct xfr_ns {
    static constexpr msnp::verb verb{"XFR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp2};
    static constexpr std::string_view example = "XFR 2 NS\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("NS");
    }
    friend constexpr bool operator==(const xfr_ns&, const xfr_ns&) = default;
};

/// XFR: asks for a switchboard to chat on: `XFR 10 SB`. Answered by from_ns::xfr_sb, or by 913 while hidden, 800 when
/// asked too often.
struct xfr_sb {
    static constexpr msnp::verb verb{"XFR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "XFR 10 SB\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("SB");
    }
    friend constexpr bool operator==(const xfr_sb&, const xfr_sb&) = default;
};

/// PNG: "are you there": `PNG`. No TrID. Answered by from_ns::qng.
struct png {
    static constexpr msnp::verb verb{"PNG"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "PNG\r\n"sv;

    static constexpr void wire(auto&, auto&) {}
    friend constexpr bool operator==(const png&, const png&) = default;
};

/// OUT: signs out and closes the connection: `OUT`. Some clients (Pidgin) put a TrID behind it.
struct out {
    static constexpr msnp::verb verb{"OUT"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "OUT\r\n"sv;

    std::optional<transaction_id> trid{}; ///< usually not there

    static constexpr void wire(auto& io, auto& self) { io.opt("trid", self.trid); }
    friend constexpr bool operator==(const out&, const out&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// VER: the server has none of the dialects, and closes: `VER 1 0`.
struct ver_refused {
    static constexpr msnp::verb verb{"VER"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "VER 1 0\r\n"sv;

    transaction_id trid{}; ///< of the offer

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("0");
    }
    friend constexpr bool operator==(const ver_refused&, const ver_refused&) = default;
};

/// VER: the dialects that both have, the chosen one first: `VER 4 MSNP9 CVR0`. Microsoft's servers echoed all of them
/// and CVR0 until 2008, later and others' servers answer with one; CVR0 may be missing or stand anywhere.
struct ver {
    static constexpr msnp::verb verb{"VER"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "VER 4 MSNP9 CVR0\r\n"sv;

    transaction_id trid{};    ///< of the offer
    dialect_words accepted{}; ///< one word or more

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.rest("accepted", self.accepted);
    }
    friend constexpr bool operator==(const ver&, const ver&) = default;
};

/// CVR: which version of the client the server recommends, and where it is:
/// `CVR 5 6.0.0602 6.0.0602 5.0.0527 http://download.example.com/SETUPNT.EXE http://messenger.example.com/cn`.
struct cvr {
    static constexpr msnp::verb verb{"CVR"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example =
        "CVR 2 6.0.0602 6.0.0602 5.0.0527 http://download.example.com/SETUPNT.EXE http://messenger.example.com/cn\r\n"sv;

    transaction_id trid{};              ///< of the CVR that it answers
    client_version recommended{};       ///< the version to have; 1.0.0000 for a client that the server does not know
    client_version recommended_again{}; ///< always the same as `recommended`
    client_version minimum{};           ///< the oldest that may sign in
    url_text download{};                ///< where to get it
    url_text information{};             ///< where to read about it

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("recommended", self.recommended);
        io.arg("recommended_again", self.recommended_again);
        io.arg("minimum", self.minimum);
        io.arg("download", self.download);
        io.arg("information", self.information);
    }
    friend constexpr bool operator==(const cvr&, const cvr&) = default;
};

/// CVQ: what from_ns::cvr says, to a client that cannot sign in:
/// `CVQ 2 6.1.0211 6.1.0211 6.1.0155 http://download.example.com/SetupDl.exe http://messenger.example.com`.
struct cvq {
    static constexpr msnp::verb verb{"CVQ"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example =
        "CVQ 2 6.1.0211 6.1.0211 6.1.0155 http://download.example.com/SetupDl.exe http://messenger.example.com\r\n"sv;

    transaction_id trid{};              ///< of the CVQ that it answers
    client_version recommended{};       ///< the version to have
    client_version recommended_again{}; ///< always the same as `recommended`
    client_version minimum{};           ///< the oldest that may sign in
    url_text download{};                ///< where to get it
    url_text information{};             ///< where to read about it

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("recommended", self.recommended);
        io.arg("recommended_again", self.recommended_again);
        io.arg("minimum", self.minimum);
        io.arg("download", self.download);
        io.arg("information", self.information);
    }
    friend constexpr bool operator==(const cvq&, const cvq&) = default;
};

/// CVR without addresses: `CVR 2 1.0.0000 1.0.0000 7.0.0425`; seen from a test server (msnp11-sdk).
struct cvr_short {
    static constexpr msnp::verb verb{"CVR"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "CVR 2 1.0.0000 1.0.0000 7.0.0425\r\n"sv;

    transaction_id trid{};              ///< of the CVR that it answers
    client_version recommended{};       ///< the version to have
    client_version recommended_again{}; ///< the same
    client_version minimum{};           ///< the oldest that may sign in

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("recommended", self.recommended);
        io.arg("recommended_again", self.recommended_again);
        io.arg("minimum", self.minimum);
    }
    friend constexpr bool operator==(const cvr_short&, const cvr_short&) = default;
};

/// XFR: go to another notification server: `XFR 5 NS 10.0.0.5:1863 0 10.0.0.1:1863`. The 0 came with MSNP3, the address
/// of the present server with MSNP7. Unconsumed bytes of this connection are void.
struct xfr_ns {
    static constexpr msnp::verb verb{"XFR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp12};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "XFR 3 NS 10.0.0.5:1863\r\n"sv},
        {dialect::msnp3, "XFR 4 NS 10.0.0.5:1863 0\r\n"sv},
        {dialect::msnp7, "XFR 5 NS 10.0.0.5:1863 0 10.0.0.1:1863\r\n"sv},
    };

    transaction_id trid{}; ///< of the USR or VER that it answers
    host_port server{};    ///< where to go
    host_port current{};   ///< where one is; since MSNP7

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("NS");
        io.arg("server", self.server);
        if (io.since(dialect::msnp3)) io.word("0");
        if (io.since(dialect::msnp7)) io.arg("current", self.current);
    }
    friend constexpr bool operator==(const xfr_ns&, const xfr_ns&) = default;
};

/// XFR: go to another notification server: `XFR 8 NS 10.0.0.5:1863 U D`. Since MSNP13; what U and D mean is not known. MSNP21
/// added what to say there in CVR.
struct xfr_ns_13 {
    static constexpr msnp::verb verb{"XFR"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp21};
    static constexpr dialect_example examples[] = {
        {dialect::msnp13, "XFR 8 NS 10.0.0.5:1863 U D\r\n"sv},
        {dialect::msnp21, "XFR 3 NS 10.0.0.5:1863 U D VmVyc2lvbjogMQ0KWGZyQ291bnQ6IDINCklzR2VvWGZyOiB0cnVlDQo=\r\n"sv},
    };

    transaction_id trid{};    ///< of the USR or VER that it answers
    host_port server{};       ///< where to go
    redirect_data redirect{}; ///< for to_ns::cvr; since MSNP21

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("NS");
        io.arg("server", self.server);
        io.word("U");
        io.word("D");
        if (io.since(dialect::msnp21)) io.arg("redirect", self.redirect);
    }
    friend constexpr bool operator==(const xfr_ns_13&, const xfr_ns_13&) = default;
};

/// XFR: stay connected and begin again with VER: `XFR 0 NS 0`. (MSNPiki)
struct xfr_ns_reset {
    static constexpr msnp::verb verb{"XFR"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "XFR 0 NS 0\r\n"sv;

    transaction_id trid{}; ///< 0

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("NS");
        io.word("0");
    }
    friend constexpr bool operator==(const xfr_ns_reset&, const xfr_ns_reset&) = default;
};

/// XFR: the switchboard that was asked for: `XFR 10 SB 207.46.108.37:1863 CKI 17262740.1050826919.32308`.
/// to_sb::usr opens it, since MSNP16 to_sb::usr_16. MSNP13 added the domain, MSNP14 whether it can be reached directly.
struct xfr_sb {
    static constexpr msnp::verb verb{"XFR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "XFR 10 SB 207.46.108.37:1863 CKI 17262740.1050826919.32308\r\n"sv},
        {dialect::msnp13, "XFR 10 SB 207.46.108.37:1863 CKI 17262740.1050826919.32308 U messenger.msn.com\r\n"sv},
        {dialect::msnp14, "XFR 10 SB 207.46.108.37:1863 CKI 17262740.1050826919.32308 U messenger.msn.com 1\r\n"sv},
    };

    transaction_id trid{};     ///< of the request
    host_port server{};        ///< where to go
    auth_cookie cookie{};      ///< what to show there
    std::string_view domain{}; ///< `messenger.msn.com`; since MSNP13
    bool direct = false;       ///< whether plain TCP is allowed, or the HTTP gateway only; since MSNP14

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("SB");
        io.arg("server", self.server);
        io.word("CKI");
        io.arg("cookie", self.cookie);
        if (io.since(dialect::msnp13)) {
            io.word("U");
            io.arg("domain", self.domain);
        }
        if (io.since(dialect::msnp14)) io.arg("direct", self.direct);
    }
    friend constexpr bool operator==(const xfr_sb&, const xfr_sb&) = default;
};

/// QNG: answers PNG; since MSNP9 with the seconds until the next one should come: `QNG 50`. The number is no TrID.
struct qng {
    static constexpr msnp::verb verb{"QNG"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr dialect_example examples[] = {
        {dialect::msnp8, "QNG\r\n"sv},
        {dialect::msnp9, "QNG 50\r\n"sv},
    };

    std::optional<std::uint32_t> seconds{}; ///< until the next PNG, 0 to 60; since MSNP9

    static constexpr void wire(auto& io, auto& self) {
        if (io.since(dialect::msnp9)) io.opt("seconds", self.seconds);
    }
    friend constexpr bool operator==(const qng&, const qng&) = default;
};

/// OUT: the server closes the connection and is to be tried again after some minutes: `OUT RCT 5`. Since MSNP11. (MSNPiki)
struct out_retry {
    static constexpr msnp::verb verb{"OUT"};
    static constexpr dialect_range dialects{dialect::msnp11, dialect::msnp21};
    static constexpr std::string_view example = "OUT RCT 5\r\n"sv;

    std::uint32_t minutes = 0; ///< how many

    static constexpr void wire(auto& io, auto& self) {
        io.word("RCT");
        io.arg("minutes", self.minutes);
    }
    friend constexpr bool operator==(const out_retry&, const out_retry&) = default;
};

/// OUT: the server closes the connection, and may say why: `OUT OTH`.
struct out {
    static constexpr msnp::verb verb{"OUT"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr dialect_example examples[] = {
        {dialect::msnp9, "OUT\r\n"sv},
        {dialect::msnp9, "OUT OTH\r\n"sv},
        {dialect::msnp10, "OUT MIG\r\n"sv},
    };

    open_word<out_reason> reason{}; ///< empty for an ordinary close

    static constexpr void wire(auto& io, auto& self) { io.opt("reason", self.reason); }
    friend constexpr bool operator==(const out&, const out&) = default;
};

} // namespace msnp::from_ns

// The switchboard has the same words. Only the article of 2006 lists CVR there, no implementation sends it.

namespace msnp::to_sb {

/// CVR to a switchboard: `CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.0.0602 MSMSGS ana@example.com`.
struct cvr {
    static constexpr msnp::verb verb{"CVR"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example =
        "CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.0.0602 MSMSGS ana@example.com\r\n"sv;

    transaction_id trid{};           ///< echoed in the reply
    locale_id locale{};              ///< the language
    std::string_view os{};           ///< free text
    std::string_view os_version{};   ///< free text
    std::string_view architecture{}; ///< free text
    std::string_view library{};      ///< free text
    client_version version{};        ///< the client's version
    std::string_view client_id{};    ///< free text; may be missing
    email account{};                 ///< who signs in; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("locale", self.locale);
        io.arg("os", self.os);
        io.arg("os_version", self.os_version);
        io.arg("architecture", self.architecture);
        io.arg("library", self.library);
        io.arg("version", self.version);
        io.opt("client_id", self.client_id);
        io.opt("account", self.account);
    }
    friend constexpr bool operator==(const cvr&, const cvr&) = default;
};

/// PNG: "are you there": `PNG`. Answered by from_sb::qng.
struct png {
    static constexpr msnp::verb verb{"PNG"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "PNG\r\n"sv;

    static constexpr void wire(auto&, auto&) {}
    friend constexpr bool operator==(const png&, const png&) = default;
};

/// OUT: leaves the chat and closes the connection: `OUT`.
struct out {
    static constexpr msnp::verb verb{"OUT"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "OUT\r\n"sv;

    std::optional<transaction_id> trid{}; ///< usually not there

    static constexpr void wire(auto& io, auto& self) { io.opt("trid", self.trid); }
    friend constexpr bool operator==(const out&, const out&) = default;
};

} // namespace msnp::to_sb

namespace msnp::from_sb {

/// CVR from a switchboard, as from a notification server.
using cvr = from_ns::cvr;

/// QNG: answers PNG: `QNG 50`.
struct qng {
    static constexpr msnp::verb verb{"QNG"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "QNG 50\r\n"sv;

    std::optional<std::uint32_t> seconds{}; ///< until the next PNG; may be missing

    static constexpr void wire(auto& io, auto& self) { io.opt("seconds", self.seconds); }
    friend constexpr bool operator==(const qng&, const qng&) = default;
};

/// OUT: the switchboard closes: `OUT`, with OTH or SSD where it says why.
struct out {
    static constexpr msnp::verb verb{"OUT"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "OUT\r\n"sv;

    open_word<out_reason> reason{}; ///< empty for an ordinary close

    static constexpr void wire(auto& io, auto& self) { io.opt("reason", self.reason); }
    friend constexpr bool operator==(const out&, const out&) = default;
};

} // namespace msnp::from_sb
