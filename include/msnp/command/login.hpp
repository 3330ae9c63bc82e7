// Signing in: INF, USR, and the challenge in between, CHL and QRY.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/account_endpoint.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <optional>
#include <string_view>

namespace msnp::to_ns {

/// INF: asks for the ways to sign in: `INF 2`. Up to MSNP7; answered by from_ns::inf.
struct inf {
    static constexpr msnp::verb verb{"INF"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example = "INF 2\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply

    static constexpr void wire(auto& io, auto& self) { io.trid(self.trid); }
    friend constexpr bool operator==(const inf&, const inf&) = default;
};

/// USR: opens sign-in with the password in clear: `USR 3 CTP I ana@example.com`; the first betas only. Answered by
/// from_ns::usr_ctp_continue. (MSNPiki)
struct usr_ctp_initiate {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp2};
    static constexpr std::string_view example = "USR 3 CTP I ana@example.com\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    email account{};       ///< who signs in

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("CTP");
        io.word("I");
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const usr_ctp_initiate&, const usr_ctp_initiate&) = default;
};

/// USR: shows the password: `USR 4 CTP S hunter2`. Answered by from_ns::usr_ok_nick, or 911.
struct usr_ctp_password {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp2};
    static constexpr std::string_view example = "USR 4 CTP S hunter2\r\n"sv;

    transaction_id trid{};    ///< echoed in the reply
    password_text password{}; ///< in clear

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("CTP");
        io.word("S");
        io.arg("password", self.password);
    }
    friend constexpr bool operator==(const usr_ctp_password&, const usr_ctp_password&) = default;
};

/// USR: opens sign-in with a digest: `USR 3 MD5 I ana@example.com`. Up to MSNP7; answered by from_ns::usr_md5_challenge,
/// by from_ns::xfr_ns, or by 911.
struct usr_md5_initiate {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example = "USR 3 MD5 I ana@example.com\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    email account{};       ///< who signs in

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("MD5");
        io.word("I");
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const usr_md5_initiate&, const usr_md5_initiate&) = default;
};

/// USR: shows the digest of salt and password: `USR 4 MD5 S f59af8f2fa91d38aff7c870c17f99903`. Up to MSNP7; answered by
/// from_ns::usr_ok_nick, or 911.
struct usr_md5_response {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example = "USR 4 MD5 S f59af8f2fa91d38aff7c870c17f99903\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    md5_digest digest{};   ///< of the salt and the password behind it

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("MD5");
        io.word("S");
        io.arg("digest", self.digest);
    }
    friend constexpr bool operator==(const usr_md5_response&, const usr_md5_response&) = default;
};

/// USR: opens Tweener (Passport) authentication: `USR 6 TWN I ana@example.com`. Answered by from_ns::usr_twn_challenge.
struct usr_twn_initiate {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp14};
    static constexpr std::string_view example = "USR 6 TWN I ana@example.com\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    email account{};       ///< who signs in

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("TWN");
        io.word("I");
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const usr_twn_initiate&, const usr_twn_initiate&) = default;
};

/// USR: shows the ticket that Passport gave: `USR 7 TWN S t=4m1w…&p=4QXN…`. Answered by from_ns::usr_ok, or 911.
struct usr_twn_ticket {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp14};
    static constexpr std::string_view example =
        "USR 7 TWN S t=4m1wWfEupDgUNb53qys5gJdw8OTJEtT8$$&p=4QXNnX9rFDDgki9ZqvqPZGDGJa2Mrd5H$$\r\n"sv;

    transaction_id trid{};    ///< echoed in the reply
    passport_ticket ticket{}; ///< never contains a blank

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("TWN");
        io.word("S");
        io.arg("ticket", self.ticket);
    }
    friend constexpr bool operator==(const usr_twn_ticket&, const usr_twn_ticket&) = default;
};

/// USR: opens sign-in by single sign-on: `USR 7 SSO I ana@example.com`. Since MSNP15. Answered by from_ns::usr_sso_challenge,
/// from_ns::gcf_13 before it.
struct usr_sso_initiate {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp15, dialect::msnp21};
    static constexpr std::string_view example = "USR 7 SSO I ana@example.com\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    email account{};       ///< who signs in

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("SSO");
        io.word("I");
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const usr_sso_initiate&, const usr_sso_initiate&) = default;
};

/// USR: shows the ticket and the encrypted nonce: `USR 8 SSO S t=EwDo…&p= HAAAAAEAAAAD…==`, since MSNP16 with the machine:
/// `… {521a03be-12af-452d-a3c5-f7787d7a8267}`. Since MSNP15. Answered by from_ns::usr_ok, or 911.
struct usr_sso_response {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp15, dialect::msnp21};
    static constexpr dialect_example examples[] = {
        {dialect::msnp15, "USR 8 SSO S t=EwDoAW%2Bj&p= HAAAAAEAAAADZgAABIAAAAgAAAAUAAAASAAAAA==\r\n"sv},
        {dialect::msnp16,
         "USR 8 SSO S t=EwDoAW%2Bj&p= HAAAAAEAAAADZgAABIAAAAgAAAAUAAAASAAAAA== {521a03be-12af-452d-a3c5-f7787d7a8267}\r\n"sv},
    };

    transaction_id trid{};    ///< echoed in the reply
    passport_ticket ticket{}; ///< never contains a blank
    sso_response response{};  ///< the encrypted nonce; in MSNP15 patched clients leave it out (Escargot)
    machine_id machine{};     ///< where one signs in; since MSNP16

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("SSO");
        io.word("S");
        io.arg("ticket", self.ticket);
        if (io.since(dialect::msnp16)) {
            io.arg("response", self.response);
            io.arg("machine", self.machine);
        } else {
            io.opt("response", self.response);
        }
    }
    friend constexpr bool operator==(const usr_sso_response&, const usr_sso_response&) = default;
};

/// USR: shows the ticket of a circle, after signing in: `USR 12 SHA A PD94bWwg…`. Since MSNP18. Answered by from_ns::usr_ok.
struct usr_sha {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example = "USR 12 SHA A PD94bWwgdmVyc2lvbj0iMS4wIj8+\r\n"sv;

    transaction_id trid{};  ///< echoed in the reply
    circle_ticket ticket{}; ///< may be of several thousand bytes

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("SHA");
        io.word("A");
        io.arg("ticket", self.ticket);
    }
    friend constexpr bool operator==(const usr_sha&, const usr_sha&) = default;
};

/// QRY: answers a challenge: `QRY 18 msmsgs@msnmsgr.com 32` and 32 hexadecimal digits without a line end. Since MSNP6.
/// Answered by from_ns::qry, or by 540 and the end of the connection.
struct qry {
    static constexpr msnp::verb verb{"QRY"};
    static constexpr dialect_range dialects{dialect::msnp6, dialect::msnp21};
    static constexpr std::string_view example = "QRY 18 PROD0101{0RM?UBW 32\r\n8f2f5a91b72102cd28355e9fc9000d6e"sv;

    transaction_id trid{};     ///< echoed in the reply
    product_id product{};      ///< whose key made the answer
    std::string_view answer{}; ///< 32 hexadecimal digits, lower case; the payload

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("product", self.product);
        io.payload(self.answer);
    }
    friend constexpr bool operator==(const qry&, const qry&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// INF: the ways to sign in: `INF 2 MD5`. Up to MSNP7.
struct inf {
    static constexpr msnp::verb verb{"INF"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example = "INF 2 MD5\r\n"sv;

    transaction_id trid{};                          ///< of the question
    token_list<open_word<auth_package>> packages{}; ///< one or more

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.rest("packages", self.packages);
    }
    friend constexpr bool operator==(const inf&, const inf&) = default;
};

/// USR: asks for the password: `USR 3 CTP S`; the first betas only. (MSNPiki)
struct usr_ctp_continue {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp2};
    static constexpr std::string_view example = "USR 3 CTP S\r\n"sv;

    transaction_id trid{}; ///< of the USR that it answers

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("CTP");
        io.word("S");
    }
    friend constexpr bool operator==(const usr_ctp_continue&, const usr_ctp_continue&) = default;
};

/// USR: what to digest the password with: `USR 3 MD5 S 1013928519.693957190`. Up to MSNP7.
struct usr_md5_challenge {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example = "USR 3 MD5 S 1013928519.693957190\r\n"sv;

    transaction_id trid{}; ///< of the USR that it answers
    md5_salt salt{};       ///< printable text

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("MD5");
        io.word("S");
        io.arg("salt", self.salt);
    }
    friend constexpr bool operator==(const usr_md5_challenge&, const usr_md5_challenge&) = default;
};

/// USR: what to take to Passport: `USR 6 TWN S lc=1033,id=507,…,tpf=ed1c…`.
struct usr_twn_challenge {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp14};
    static constexpr std::string_view example =
        "USR 6 TWN S lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Eexample%2Ecom,ct=1073355862,kpp=1,kv=5,"
        "ver=2.1.0173.1,tpf=ed1c2f217a21c191c61251eb8b73bb60\r\n"sv;

    transaction_id trid{};         ///< of the USR that it answers
    login_parameters parameters{}; ///< handed to Passport byte by byte

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("TWN");
        io.word("S");
        io.arg("parameters", self.parameters);
    }
    friend constexpr bool operator==(const usr_twn_challenge&, const usr_twn_challenge&) = default;
};

/// USR: what to take to the single sign-on, and what to encrypt with its key: `USR 7 SSO S MBI_KEY_OLD zx9dPXwX…`. Since MSNP15.
struct usr_sso_challenge {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp15, dialect::msnp21};
    static constexpr std::string_view example =
        "USR 7 SSO S MBI_KEY_OLD zx9dPXwXXzRkFx6Qgh4vFKxK7pEVqW0yO8H8O0pUuq5sd0hQYH0G8qf2R8v0l8m1\r\n"sv;

    transaction_id trid{};          ///< of the USR that it answers
    open_word<sso_policy> policy{}; ///< MBI_KEY or MBI_KEY_OLD
    sso_nonce nonce{};              ///< 48 bytes

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("SSO");
        io.word("S");
        io.arg("policy", self.policy);
        io.arg("nonce", self.nonce);
    }
    friend constexpr bool operator==(const usr_sso_challenge&, const usr_sso_challenge&) = default;
};

/// USR: signed in, with the display name: `USR 7 OK ana@example.com Ana%20Ruiz 1 0`. Up to MSNP9, where the name moved
/// to PRP; some later servers still send it. The flags came with MSNP6 and MSNP8.
struct usr_ok_nick {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "USR 4 OK ana@example.com Ana%20Ruiz\r\n"sv},
        {dialect::msnp6, "USR 4 OK ana@example.com Ana%20Ruiz 1\r\n"sv},
        {dialect::msnp9, "USR 7 OK ana@example.com Ana%20Ruiz 1 0\r\n"sv},
    };

    transaction_id trid{};   ///< of the USR that it answers
    email account{};         ///< who signed in
    percent_text nick{};     ///< the display name
    bool verified = false;   ///< whether the e-mail address is; since MSNP6
    bool restricted = false; ///< whether it is a child's account; since MSNP8

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        if (io.since(dialect::msnp6)) io.arg("verified", self.verified);
        if (io.since(dialect::msnp8)) io.arg("restricted", self.restricted);
    }
    friend constexpr bool operator==(const usr_ok_nick&, const usr_ok_nick&) = default;
};

/// USR: signed in: `USR 7 OK ana@example.com 1 0`. Since MSNP10; the flags may be missing. Since MSNP18 also the answer to
/// to_ns::usr_sha, with both flags 0: the TrID tells which.
struct usr_ok {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp21};
    static constexpr std::string_view example = "USR 7 OK ana@example.com 1 0\r\n"sv;

    transaction_id trid{};            ///< of the USR that it answers
    email account{};                  ///< who signed in
    std::optional<bool> verified{};   ///< whether the e-mail address is
    std::optional<bool> restricted{}; ///< whether it is a child's account

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
        io.arg("account", self.account);
        io.opt("verified", self.verified);
        io.opt("restricted", self.restricted);
    }
    friend constexpr bool operator==(const usr_ok&, const usr_ok&) = default;
};

/// CHL: the client has to prove that it is one: `CHL 0 15570131571988941333`. Since MSNP6; answered by to_ns::qry.
struct chl {
    static constexpr msnp::verb verb{"CHL"};
    static constexpr dialect_range dialects{dialect::msnp6, dialect::msnp21};
    static constexpr std::string_view example = "CHL 0 15570131571988941333\r\n"sv;

    transaction_id trid{};      ///< 0
    challenge_text challenge{}; ///< about twenty digits

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("challenge", self.challenge);
    }
    friend constexpr bool operator==(const chl&, const chl&) = default;
};

/// QRY: the answer was right: `QRY 18`. Since MSNP6.
struct qry {
    static constexpr msnp::verb verb{"QRY"};
    static constexpr dialect_range dialects{dialect::msnp6, dialect::msnp21};
    static constexpr std::string_view example = "QRY 18\r\n"sv;

    transaction_id trid{}; ///< of the answer

    static constexpr void wire(auto& io, auto& self) { io.trid(self.trid); }
    friend constexpr bool operator==(const qry&, const qry&) = default;
};

} // namespace msnp::from_ns

// At the switchboard a cookie from XFR or RNG takes the password's place. INF, CHL and QRY are listed there only by the
// draft of 1999 and the article of 2006; no implementation sends them.

namespace msnp::to_sb {

/// INF to a switchboard, as to a notification server.
using inf = to_ns::inf;

/// USR: enters a switchboard that XFR gave: `USR 1 ana@example.com 17262740.1050826919.32308`. Answered by from_sb::usr.
struct usr {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp15};
    static constexpr std::string_view example = "USR 1 ana@example.com 17262740.1050826919.32308\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    email account{};       ///< who enters
    auth_cookie cookie{};  ///< from XFR

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("account", self.account);
        io.arg("cookie", self.cookie);
    }
    friend constexpr bool operator==(const usr&, const usr&) = default;
};

/// USR: enters a switchboard from one of the places where one is signed in:
/// `USR 1 ana@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} 17262740.1050826919.32308`. Since MSNP16. Answered by
/// from_sb::usr_16.
struct usr_16 {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr std::string_view example =
        "USR 1 ana@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} 17262740.1050826919.32308\r\n"sv;

    transaction_id trid{};      ///< echoed in the reply
    account_endpoint account{}; ///< who enters, and where
    auth_cookie cookie{};       ///< from XFR

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("account", self.account);
        io.arg("cookie", self.cookie);
    }
    friend constexpr bool operator==(const usr_16&, const usr_16&) = default;
};

/// QRY to a switchboard: `QRY 18 msmsgs@msnmsgr.com 32` and 32 hexadecimal digits.
struct qry {
    static constexpr msnp::verb verb{"QRY"};
    static constexpr dialect_range dialects{dialect::msnp6, dialect::msnp20};
    static constexpr std::string_view example = "QRY 18 msmsgs@msnmsgr.com 32\r\n8f2f5a91b72102cd28355e9fc9000d6e"sv;

    transaction_id trid{};     ///< echoed in the reply
    product_id product{};      ///< whose key made the answer
    std::string_view answer{}; ///< 32 hexadecimal digits; the payload

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("product", self.product);
        io.payload(self.answer);
    }
    friend constexpr bool operator==(const qry&, const qry&) = default;
};

} // namespace msnp::to_sb

namespace msnp::from_sb {

/// INF from a switchboard: the packages, `INF 1 CKI`.
using inf = from_ns::inf;

/// USR: entered: `USR 1 OK ana@example.com Ana%20Ruiz`.
struct usr {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp15};
    static constexpr std::string_view example = "USR 1 OK ana@example.com Ana%20Ruiz\r\n"sv;

    transaction_id trid{}; ///< of the USR that it answers
    email account{};       ///< who entered
    percent_text nick{};   ///< the display name

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
        io.arg("account", self.account);
        io.arg("nick", self.nick);
    }
    friend constexpr bool operator==(const usr&, const usr&) = default;
};

/// USR: entered: `USR 1 OK ana@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} Ana%20Ruiz`. Since MSNP16.
struct usr_16 {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr std::string_view example =
        "USR 1 OK ana@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} Ana%20Ruiz\r\n"sv;

    transaction_id trid{};      ///< of the USR that it answers
    account_endpoint account{}; ///< who entered, as it was sent
    percent_text nick{};        ///< the display name

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
        io.arg("account", self.account);
        io.arg("nick", self.nick);
    }
    friend constexpr bool operator==(const usr_16&, const usr_16&) = default;
};

/// CHL from a switchboard: `CHL 0 15570131571988941333`.
struct chl {
    static constexpr msnp::verb verb{"CHL"};
    static constexpr dialect_range dialects{dialect::msnp6, dialect::msnp20};
    static constexpr std::string_view example = "CHL 0 15570131571988941333\r\n"sv;

    transaction_id trid{};      ///< 0
    challenge_text challenge{}; ///< about twenty digits

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("challenge", self.challenge);
    }
    friend constexpr bool operator==(const chl&, const chl&) = default;
};

} // namespace msnp::from_sb
