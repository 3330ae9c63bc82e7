// Coming together on a switchboard: RNG, CAL, ANS, IRO, JOI, BYE. XFR is in connection.hpp, USR in login.hpp.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/account_endpoint.hpp>
#include <msnp/command/capabilities.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/host_port.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp::from_ns {

/// RNG: somebody calls one to a chat: `RNG 11752013 207.46.108.38:1863 CKI 849102291.520491113 ana@example.com Ana%20Ruiz`.
/// No TrID: the number is the session's. to_sb::ans answers the call, since MSNP16 to_sb::ans_16. MSNP13 added the domain,
/// MSNP14 whether the switchboard can be reached directly. Since MSNP16 the caller may be oneself at another place.
struct rng {
    static constexpr msnp::verb verb{"RNG"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "RNG 11752013 207.46.108.38:1863 CKI 849102291.520491113 ana@example.com Ana%20Ruiz\r\n"sv},
        {dialect::msnp13,
         "RNG 11752013 207.46.108.38:1863 CKI 849102291.520491113 ana@example.com Ana%20Ruiz U messenger.hotmail.com\r\n"sv},
        {dialect::msnp14,
         "RNG 11752013 207.46.108.38:1863 CKI 849102291.520491113 ana@example.com Ana%20Ruiz U messenger.hotmail.com 1\r\n"sv},
    };

    session_id session{};      ///< the chat
    host_port server{};        ///< where the switchboard is
    auth_cookie cookie{};      ///< what to show there
    email account{};           ///< who calls
    percent_text nick{};       ///< the caller's display name
    std::string_view domain{}; ///< `messenger.hotmail.com`; since MSNP13
    bool direct = false;       ///< whether plain TCP is allowed, or the HTTP gateway only; since MSNP14

    static constexpr void wire(auto& io, auto& self) {
        io.arg("session", self.session);
        io.arg("server", self.server);
        io.word("CKI");
        io.arg("cookie", self.cookie);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        if (io.since(dialect::msnp13)) {
            io.word("U");
            io.arg("domain", self.domain);
        }
        if (io.since(dialect::msnp14)) io.arg("direct", self.direct);
    }
    friend constexpr bool operator==(const rng&, const rng&) = default;
};

} // namespace msnp::from_ns

namespace msnp::to_sb {

/// CAL: calls a contact to the chat: `CAL 2 bob@example.com`. Answered by from_sb::cal, or by 208, 215, 216, 217, 713.
struct cal {
    static constexpr msnp::verb verb{"CAL"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "CAL 2 bob@example.com\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    email account{};       ///< whom

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const cal&, const cal&) = default;
};

/// ANS: answers a call from RNG: `ANS 1 bob@example.com 849102291.520491113 11752013`. Answered by the roster and from_sb::ans.
struct ans {
    static constexpr msnp::verb verb{"ANS"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp15};
    static constexpr std::string_view example = "ANS 1 bob@example.com 849102291.520491113 11752013\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    email account{};       ///< who answers
    auth_cookie cookie{};  ///< from RNG
    session_id session{};  ///< from RNG

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("account", self.account);
        io.arg("cookie", self.cookie);
        io.arg("session", self.session);
    }
    friend constexpr bool operator==(const ans&, const ans&) = default;
};

/// ANS: the same from one of the places where one is signed in:
/// `ANS 1 bob@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} 849102291.520491113 11752013`. Since MSNP16.
struct ans_16 {
    static constexpr msnp::verb verb{"ANS"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr std::string_view example =
        "ANS 1 bob@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} 849102291.520491113 11752013\r\n"sv;

    transaction_id trid{};      ///< echoed in the reply
    account_endpoint account{}; ///< who answers, and where
    auth_cookie cookie{};       ///< from RNG
    session_id session{};       ///< from RNG

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("account", self.account);
        io.arg("cookie", self.cookie);
        io.arg("session", self.session);
    }
    friend constexpr bool operator==(const ans_16&, const ans_16&) = default;
};

} // namespace msnp::to_sb

namespace msnp::from_sb {

/// CAL: the contact is being called: `CAL 5 RINGING 213697`. JOI follows when it comes.
struct cal {
    static constexpr msnp::verb verb{"CAL"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "CAL 5 RINGING 213697\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    session_id session{};  ///< the chat

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("RINGING");
        io.arg("session", self.session);
    }
    friend constexpr bool operator==(const cal&, const cal&) = default;
};

/// ANS: entered; the roster is complete: `ANS 1 OK`.
struct ans {
    static constexpr msnp::verb verb{"ANS"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "ANS 1 OK\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
    }
    friend constexpr bool operator==(const ans&, const ans&) = default;
};

/// IRO: one of those who are in the chat already: `IRO 1 1 2 ana@example.com Ana%20Ruiz`, since MSNP12 mostly with what its
/// client can do. (Escargot's notes say MSNP13, logs have it in MSNP12.)
struct iro {
    static constexpr msnp::verb verb{"IRO"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp15};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "IRO 1 1 2 ana@example.com Ana%20Ruiz\r\n"sv},
        {dialect::msnp12, "IRO 1 1 2 ana@example.com Ana%20Ruiz 1342554172\r\n"sv},
    };

    transaction_id trid{};                            ///< of the ANS
    std::uint32_t index = 0;                          ///< counts from 1
    std::uint32_t total = 0;                          ///< how many lines there are
    email account{};                                  ///< who
    percent_text nick{};                              ///< its display name
    std::optional<msnp::capabilities> capabilities{}; ///< what its client can do; since MSNP12, and may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("index", self.index);
        io.arg("total", self.total);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        if (io.since(dialect::msnp12)) io.opt("capabilities", self.capabilities);
    }
    friend constexpr bool operator==(const iro&, const iro&) = default;
};

/// JOI: somebody came: `JOI bob@example.com Bob`, since MSNP12 mostly with what its client can do. No TrID.
struct joi {
    static constexpr msnp::verb verb{"JOI"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp15};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "JOI bob@example.com Bob\r\n"sv},
        {dialect::msnp12, "JOI bob@example.com Bob 1342554172\r\n"sv},
    };

    email account{};                                  ///< who
    percent_text nick{};                              ///< its display name
    std::optional<msnp::capabilities> capabilities{}; ///< what its client can do; since MSNP12, and may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        if (io.since(dialect::msnp12)) io.opt("capabilities", self.capabilities);
    }
    friend constexpr bool operator==(const joi&, const joi&) = default;
};

/// BYE: somebody left: `BYE bob@example.com`, or was closed out for silence: `BYE bob@example.com 1`. No TrID.
struct bye {
    static constexpr msnp::verb verb{"BYE"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp15};
    static constexpr dialect_example examples[] = {
        {dialect::msnp9, "BYE bob@example.com\r\n"sv},
        {dialect::msnp9, "BYE bob@example.com 1\r\n"sv},
    };

    email account{};   ///< who
    bool idle = false; ///< whether nothing had been said for long

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.opt_word("1", "idle", self.idle);
    }
    friend constexpr bool operator==(const bye&, const bye&) = default;
};

/// IRO: one of those who are in the chat already: `IRO 1 1 2 ana@example.com;{521a…} Ana%20Ruiz 2789003324:48`. Since MSNP16.
/// Somebody stands there once for each place and once without one, and all of these lines count.
struct iro_16 {
    static constexpr msnp::verb verb{"IRO"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr std::string_view example =
        "IRO 1 1 2 ana@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} Ana%20Ruiz 2789003324:48\r\n"sv;

    transaction_id trid{};          ///< of the ANS
    std::uint32_t index = 0;        ///< counts from 1
    std::uint32_t total = 0;        ///< how many lines there are
    account_endpoint account{};     ///< who, and where
    percent_text nick{};            ///< its display name
    capability_pair capabilities{}; ///< what its client can do

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("index", self.index);
        io.arg("total", self.total);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        io.arg("capabilities", self.capabilities);
    }
    friend constexpr bool operator==(const iro_16&, const iro_16&) = default;
};

/// JOI: somebody came: `JOI bob@example.com;{521a…} Bob 2789003324:48`. No TrID. Since MSNP16, once for each place and once
/// without one; also of oneself.
struct joi_16 {
    static constexpr msnp::verb verb{"JOI"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr std::string_view example =
        "JOI bob@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} Bob 2789003324:48\r\n"sv;

    account_endpoint account{};     ///< who, and where
    percent_text nick{};            ///< its display name
    capability_pair capabilities{}; ///< what its client can do

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        io.arg("capabilities", self.capabilities);
    }
    friend constexpr bool operator==(const joi_16&, const joi_16&) = default;
};

/// BYE: somebody left at one place: `BYE bob@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267}`, and without one when that was
/// the last. No TrID. Since MSNP16.
struct bye_16 {
    static constexpr msnp::verb verb{"BYE"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp16, "BYE bob@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267}\r\n"sv},
        {dialect::msnp16, "BYE bob@example.com 1\r\n"sv},
    };

    account_endpoint account{}; ///< who, and where
    bool idle = false;          ///< whether nothing had been said for long

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.opt_word("1", "idle", self.idle);
    }
    friend constexpr bool operator==(const bye_16&, const bye_16&) = default;
};

} // namespace msnp::from_sb
