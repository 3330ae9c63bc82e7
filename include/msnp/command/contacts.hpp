// Contact lists and what belongs to them: SYN, GTC, BLP, PRP, LST, ADD, ADC, REM, REA.
//
// The numbers behind the names are the dialect since which a form is what it is: up to MSNP9 a list has a version that
// counts, and contacts are accounts; from MSNP10 on contacts and groups are GUIDs.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/guid.hpp>
#include <msnp/command/list_mask.hpp>
#include <msnp/command/network_id.hpp>
#include <msnp/command/sync_stamp.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp::to_ns {

/// SYN: asks for the lists, unless the client has them in this state: `SYN 8 0`. Once a session.
/// Answered by from_ns::syn_2, since MSNP8 by from_ns::syn_8 or from_ns::syn_unchanged_8.
struct syn_2 {
    static constexpr msnp::verb verb{"SYN"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "SYN 8 0\r\n"sv;

    transaction_id trid{};          ///< echoed in the reply
    std::uint32_t list_version = 0; ///< the state that the client has; 0 for none

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
    }
    friend constexpr bool operator==(const syn_2&, const syn_2&) = default;
};

/// SYN: the same with two stamps, echoed from the last from_ns::syn_10, or `0 0`. A stamp that the server did not make
/// closes the connection.
struct syn_10 {
    static constexpr msnp::verb verb{"SYN"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example =
        "SYN 8 2005-04-23T18:57:44.8130000-07:00 2005-04-23T18:57:54.2070000-07:00\r\n"sv;

    transaction_id trid{};         ///< echoed in the reply
    sync_stamp list_version{};     ///< the state of the lists
    sync_stamp settings_version{}; ///< the state of BLP, GTC and PRP

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("settings_version", self.settings_version);
    }
    friend constexpr bool operator==(const syn_10&, const syn_10&) = default;
};

/// GTC: sets what happens when somebody adds one: `GTC 19 N`. 218 when it is so already.
struct gtc {
    static constexpr msnp::verb verb{"GTC"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp12};
    static constexpr std::string_view example = "GTC 19 N\r\n"sv;

    transaction_id trid{};                     ///< echoed in the reply
    reverse_notify mode = reverse_notify::ask; ///< ask, or say nothing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("mode", self.mode);
    }
    friend constexpr bool operator==(const gtc&, const gtc&) = default;
};

/// BLP: sets what holds for people on no list: `BLP 19 BL`. 218 when it is so already.
struct blp {
    static constexpr msnp::verb verb{"BLP"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "BLP 19 BL\r\n"sv;

    transaction_id trid{};         ///< echoed in the reply
    privacy mode = privacy::allow; ///< may they see one's presence

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("mode", self.mode);
    }
    friend constexpr bool operator==(const blp&, const blp&) = default;
};

/// PRP: sets a property of one's own: `PRP 115 MFN Ana%20Ruiz`. 715 for a name that the server does not have, 209 for a
/// display name that it refuses.
struct prp {
    static constexpr msnp::verb verb{"PRP"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp20};
    static constexpr std::string_view example = "PRP 115 PHH 555-0101\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    property_key key{};    ///< which property
    percent_text value{};  ///< its value, at most 95 bytes for a telephone number, 387 for a name; empty clears it

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("key", self.key);
        io.opt("value", self.value);
    }
    friend constexpr bool operator==(const prp&, const prp&) = default;
};

/// LST: asks for one list outside of SYN: `LST 11 RL`. Switched off by Microsoft in November 2003.
struct lst {
    static constexpr msnp::verb verb{"LST"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "LST 11 RL\r\n"sv;

    transaction_id trid{};               ///< echoed in the reply
    list_kind list = list_kind::forward; ///< which list

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
    }
    friend constexpr bool operator==(const lst&, const lst&) = default;
};

/// ADD: puts a contact on a list: `ADD 23 FL one@example.com one@example.com 0`. Answered by from_ns::add, or by 201, 205,
/// 210, 215, 219, 224. A display name of more than 387 bytes closes the connection. The group came with MSNP7 and is only
/// for the forward list.
struct add {
    static constexpr msnp::verb verb{"ADD"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "ADD 21 AL none@example.com none@example.com\r\n"sv},
        {dialect::msnp9, "ADD 23 FL one@example.com one@example.com 0\r\n"sv},
        {dialect::msnp9, "ADD 21 AL none@example.com none@example.com\r\n"sv},
    };

    transaction_id trid{};                ///< echoed in the reply
    list_kind list = list_kind::forward;  ///< to which list
    email account{};                      ///< whom
    percent_text nick{};                  ///< the name to show; the account where none is known
    std::optional<std::uint32_t> group{}; ///< in which group; 0 when missing; since MSNP7

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        if (io.since(dialect::msnp7)) io.opt("group", self.group);
    }
    friend constexpr bool operator==(const add&, const add&) = default;
};

/// REM: takes a contact from a list, or from a group of the forward list: `REM 26 FL six@example.com 3`. 216, 224 or 225
/// when there is no such thing. The group came with MSNP7.
struct rem_2 {
    static constexpr msnp::verb verb{"REM"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "REM 14 FL three@example.com\r\n"sv},
        {dialect::msnp9, "REM 26 FL six@example.com 3\r\n"sv},
        {dialect::msnp9, "REM 26 AL six@example.com\r\n"sv},
    };

    transaction_id trid{};                ///< echoed in the reply
    list_kind list = list_kind::forward;  ///< from which list
    email account{};                      ///< whom
    std::optional<std::uint32_t> group{}; ///< from which group only; since MSNP7

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.arg("account", self.account);
        if (io.since(dialect::msnp7)) io.opt("group", self.group);
    }
    friend constexpr bool operator==(const rem_2&, const rem_2&) = default;
};

/// REM: takes a contact from the forward list by its GUID, or from one group of it.
struct rem_10_fl {
    static constexpr msnp::verb verb{"REM"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example =
        "REM 27 FL c1f9a363-4ee9-4a33-a434-b056a4c55b98 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    contact_id contact{};  ///< whom
    group_id group{};      ///< from which group only; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("FL");
        io.arg("contact", self.contact);
        io.opt("group", self.group);
    }
    friend constexpr bool operator==(const rem_10_fl&, const rem_10_fl&) = default;
};

/// REM: takes an account from another list: `REM 28 AL bob@example.com`.
struct rem_10_list {
    static constexpr msnp::verb verb{"REM"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "REM 28 AL bob@example.com\r\n"sv;

    transaction_id trid{};             ///< echoed in the reply
    list_kind list = list_kind::allow; ///< from which list
    email account{};                   ///< whom

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const rem_10_list&, const rem_10_list&) = default;
};

/// REA: renames a contact, or oneself when the account is one's own: `REA 18 one@example.com New%20Name`. 209 for a name
/// that the server refuses, 216 for a contact that is not there.
struct rea {
    static constexpr msnp::verb verb{"REA"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "REA 18 one@example.com New%20Name\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    email account{};       ///< whom
    percent_text nick{};   ///< the new name, at most 387 bytes encoded

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
    }
    friend constexpr bool operator==(const rea&, const rea&) = default;
};

/// ADC: puts an account on a list: `ADC 16 FL N=bob@example.com F=bob@example.com`. MSNP10 to MSNP12; onto the reverse list,
/// which accepts somebody who is pending, since MSNP11. Answered by from_ns::adc, or by 201, 208, 210, 215, 219.
struct adc {
    static constexpr msnp::verb verb{"ADC"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "ADC 16 FL N=bob@example.com F=bob@example.com\r\n"sv;

    transaction_id trid{};               ///< echoed in the reply
    list_kind list = list_kind::forward; ///< which list
    email account{};                     ///< whom
    percent_text nick{};                 ///< the display name; only for the forward list

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.tag("N=", "account", self.account);
        io.opt_tag("F=", "nick", self.nick);
    }
    friend constexpr bool operator==(const adc&, const adc&) = default;
};

/// ADC: puts a contact into a group: `ADC 19 FL C=c1f9… f60e…`. Answered by from_ns::adc_group.
struct adc_group {
    static constexpr msnp::verb verb{"ADC"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example =
        "ADC 19 FL C=c1f9a363-4ee9-4a33-a434-b056a4c55b98 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    contact_id contact{};  ///< whom
    group_id group{};      ///< into which group

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("FL");
        io.tag("C=", "contact", self.contact);
        io.arg("group", self.group);
    }
    friend constexpr bool operator==(const adc_group&, const adc_group&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// SYN: the lists follow: `SYN 8 27 5 4`.
struct syn_8 {
    static constexpr msnp::verb verb{"SYN"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp9};
    static constexpr std::string_view example = "SYN 8 27 5 4\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the state to ask for next time
    std::uint32_t contacts = 0;     ///< how many LST lines follow
    std::uint32_t groups = 0;       ///< how many LSG lines follow

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("contacts", self.contacts);
        io.arg("groups", self.groups);
    }
    friend constexpr bool operator==(const syn_8&, const syn_8&) = default;
};

/// SYN: the state of the lists: `SYN 8 255`. Nothing follows where the client has the same, else GTC, BLP, PRP, LSG, LST and
/// BPR, all with the TrID of the SYN. Up to MSNP7.
struct syn_2 {
    static constexpr msnp::verb verb{"SYN"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp7};
    static constexpr std::string_view example = "SYN 8 255\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the state on the server

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
    }
    friend constexpr bool operator==(const syn_2&, const syn_2&) = default;
};

/// SYN: the client has the lists in their present state; nothing follows: `SYN 8 27`. A server may send the lists all the
/// same: the number of arguments tells, not the versions.
struct syn_unchanged_8 {
    static constexpr msnp::verb verb{"SYN"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp9};
    static constexpr std::string_view example = "SYN 8 27\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the state of both

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
    }
    friend constexpr bool operator==(const syn_unchanged_8&, const syn_unchanged_8&) = default;
};

/// SYN: the lists follow; two stamps in place of the number.
struct syn_10 {
    static constexpr msnp::verb verb{"SYN"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example =
        "SYN 8 2005-04-23T18:57:44.8130000-07:00 2005-04-23T18:57:54.2070000-07:00 5 4\r\n"sv;

    transaction_id trid{};         ///< of the command that it answers
    sync_stamp list_version{};     ///< the state of the lists
    sync_stamp settings_version{}; ///< the state of BLP, GTC and PRP
    std::uint32_t contacts = 0;    ///< how many LST lines follow
    std::uint32_t groups = 0;      ///< how many LSG lines follow

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("settings_version", self.settings_version);
        io.arg("contacts", self.contacts);
        io.arg("groups", self.groups);
    }
    friend constexpr bool operator==(const syn_10&, const syn_10&) = default;
};

/// SYN: the client has all in its present state; nothing follows.
struct syn_unchanged_10 {
    static constexpr msnp::verb verb{"SYN"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example =
        "SYN 8 2005-04-23T18:57:44.8130000-07:00 2005-04-23T18:57:54.2070000-07:00\r\n"sv;

    transaction_id trid{};         ///< of the command that it answers
    sync_stamp list_version{};     ///< the state of the lists
    sync_stamp settings_version{}; ///< the state of BLP, GTC and PRP

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("settings_version", self.settings_version);
    }
    friend constexpr bool operator==(const syn_unchanged_10&, const syn_unchanged_10&) = default;
};

/// GTC: set: `GTC 19 152 N`. Servers with lists that were not migrated send it in MSNP10 too.
struct gtc_2 {
    static constexpr msnp::verb verb{"GTC"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "GTC 19 152 N\r\n"sv;

    transaction_id trid{};                     ///< of the command that it answers
    std::uint32_t list_version = 0;            ///< the list's state after it
    reverse_notify mode = reverse_notify::ask; ///< as set

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("mode", self.mode);
    }
    friend constexpr bool operator==(const gtc_2&, const gtc_2&) = default;
};

/// GTC: set: `GTC 19 N`.
struct gtc_10 {
    static constexpr msnp::verb verb{"GTC"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "GTC 19 N\r\n"sv;

    transaction_id trid{};                     ///< of the command that it answers
    reverse_notify mode = reverse_notify::ask; ///< as set

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("mode", self.mode);
    }
    friend constexpr bool operator==(const gtc_10&, const gtc_10&) = default;
};

/// GTC: as it is, within the answer to SYN: `GTC A`. No TrID.
struct gtc_sync {
    static constexpr msnp::verb verb{"GTC"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp12};
    static constexpr std::string_view example = "GTC A\r\n"sv;

    reverse_notify mode = reverse_notify::ask; ///< as it is

    static constexpr void wire(auto& io, auto& self) { io.arg("mode", self.mode); }
    friend constexpr bool operator==(const gtc_sync&, const gtc_sync&) = default;
};

/// BLP: set: `BLP 19 152 BL`. Servers with lists that were not migrated send it in MSNP10 too.
struct blp_2 {
    static constexpr msnp::verb verb{"BLP"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "BLP 19 152 BL\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the list's state after it
    privacy mode = privacy::allow;  ///< as set

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("mode", self.mode);
    }
    friend constexpr bool operator==(const blp_2&, const blp_2&) = default;
};

/// BLP: set: `BLP 19 BL`.
struct blp_10 {
    static constexpr msnp::verb verb{"BLP"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp20};
    static constexpr std::string_view example = "BLP 19 BL\r\n"sv;

    transaction_id trid{};         ///< of the command that it answers
    privacy mode = privacy::allow; ///< as set

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("mode", self.mode);
    }
    friend constexpr bool operator==(const blp_10&, const blp_10&) = default;
};

/// BLP: as it is, within the answer to SYN: `BLP AL`. No TrID.
struct blp_sync {
    static constexpr msnp::verb verb{"BLP"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp12};
    static constexpr std::string_view example = "BLP AL\r\n"sv;

    privacy mode = privacy::allow; ///< as it is

    static constexpr void wire(auto& io, auto& self) { io.arg("mode", self.mode); }
    friend constexpr bool operator==(const blp_sync&, const blp_sync&) = default;
};

/// PRP: set: `PRP 55 12182 PHH 555-0101`.
struct prp_5 {
    static constexpr msnp::verb verb{"PRP"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp9};
    static constexpr std::string_view example = "PRP 55 12182 PHH 555-0101\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the list's state after it
    property_key key{};             ///< which property
    percent_text value{};           ///< its value; empty when it was cleared

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("key", self.key);
        io.opt("value", self.value);
    }
    friend constexpr bool operator==(const prp_5&, const prp_5&) = default;
};

/// PRP: set: `PRP 115 MFN Ana%20Ruiz`.
struct prp_10 {
    static constexpr msnp::verb verb{"PRP"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp20};
    static constexpr std::string_view example = "PRP 115 MFN Ana%20Ruiz\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    property_key key{};    ///< which property
    percent_text value{};  ///< its value; empty when it was cleared

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("key", self.key);
        io.opt("value", self.value);
    }
    friend constexpr bool operator==(const prp_10&, const prp_10&) = default;
};

/// PRP: as it is, within the answer to SYN: `PRP PHH 555-0101`. No TrID; a property that was never set is left out.
struct prp_sync {
    static constexpr msnp::verb verb{"PRP"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp12};
    static constexpr std::string_view example = "PRP PHH 555-0101\r\n"sv;

    property_key key{};   ///< which property
    percent_text value{}; ///< its value

    static constexpr void wire(auto& io, auto& self) {
        io.arg("key", self.key);
        io.opt("value", self.value);
    }
    friend constexpr bool operator==(const prp_sync&, const prp_sync&) = default;
};

/// LST: the list is empty: `LST 8 BL 255 0 0`.
struct lst_empty {
    static constexpr msnp::verb verb{"LST"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "LST 8 BL 255 0 0\r\n"sv;

    transaction_id trid{};               ///< of the command that it answers
    list_kind list = list_kind::forward; ///< which list
    std::uint32_t list_version = 0;      ///< its state

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.arg("list_version", self.list_version);
        io.word("0");
        io.word("0");
    }
    friend constexpr bool operator==(const lst_empty&, const lst_empty&) = default;
};

/// LST: one contact of one list: `LST 8 FL 255 1 2 bob@example.com Bob 0,3`; within SYN up to MSNP7, on request up to MSNP9.
/// The groups came with MSNP7, on the forward list only.
struct lst_2 {
    static constexpr msnp::verb verb{"LST"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "LST 8 RL 255 1 2 bob@example.com Bob\r\n"sv},
        {dialect::msnp8, "LST 8 RL 255 1 2 bob@example.com Bob\r\n"sv},
        {dialect::msnp9, "LST 8 FL 255 1 2 bob@example.com Bob 0,3\r\n"sv},
    };

    transaction_id trid{};               ///< of the command that it answers
    list_kind list = list_kind::forward; ///< which list
    std::uint32_t list_version = 0;      ///< its state
    std::uint32_t index = 0;             ///< counts from 1
    std::uint32_t total = 0;             ///< how many lines there are
    email account{};                     ///< who
    percent_text nick{};                 ///< the display name
    comma_list<std::uint32_t> groups{};  ///< in which groups; since MSNP7

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.arg("list_version", self.list_version);
        io.arg("index", self.index);
        io.arg("total", self.total);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        if (io.since(dialect::msnp7)) io.opt("groups", self.groups);
    }
    friend constexpr bool operator==(const lst_2&, const lst_2&) = default;
};

/// LST: one contact with all its lists, within SYN: `LST bob@example.com Bob 11 0,3`. No TrID.
struct lst_8 {
    static constexpr msnp::verb verb{"LST"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp9};
    static constexpr std::string_view example = "LST bob@example.com Bob 11 0,3\r\n"sv;

    email account{};                    ///< who
    percent_text nick{};                ///< the display name
    list_mask lists{};                  ///< on which lists
    comma_list<std::uint32_t> groups{}; ///< in which groups; only on the forward list

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        io.arg("lists", self.lists);
        io.opt("groups", self.groups);
    }
    friend constexpr bool operator==(const lst_8&, const lst_8&) = default;
};

/// LST: one contact, its parts named: `LST N=bob@example.com F=Bob C=c1f9… 11 f60e…`. The name may be missing, the GUID is
/// there for contacts of the forward list. For lists that were not migrated C= is the account and groups are numbers.
struct lst_10 {
    static constexpr msnp::verb verb{"LST"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp11};
    static constexpr std::string_view example =
        "LST N=bob@example.com F=Bob C=c1f9a363-4ee9-4a33-a434-b056a4c55b98 11 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    email account{};               ///< who
    percent_text nick{};           ///< the display name; may be missing
    contact_id contact{};          ///< the contact's identifier; may be missing
    list_mask lists{};             ///< on which lists
    comma_list<group_id> groups{}; ///< in which groups

    static constexpr void wire(auto& io, auto& self) {
        io.tag("N=", "account", self.account);
        io.opt_tag("F=", "nick", self.nick);
        io.opt_tag("C=", "contact", self.contact);
        io.arg("lists", self.lists);
        io.opt("groups", self.groups);
    }
    friend constexpr bool operator==(const lst_10&, const lst_10&) = default;
};

/// LST: the same with the networks on which the contact is: `LST N=bob@example.com F=Bob C=c1f9… 11 1 f60e…`. MSNP12 only.
struct lst_12 {
    static constexpr msnp::verb verb{"LST"};
    static constexpr dialect_range dialects{dialect::msnp12, dialect::msnp12};
    static constexpr std::string_view example =
        "LST N=bob@example.com F=Bob C=c1f9a363-4ee9-4a33-a434-b056a4c55b98 11 1 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    email account{};               ///< who
    percent_text nick{};           ///< the display name; may be missing
    contact_id contact{};          ///< the contact's identifier; may be missing
    list_mask lists{};             ///< on which lists
    network_id networks{};         ///< on which networks
    comma_list<group_id> groups{}; ///< in which groups

    static constexpr void wire(auto& io, auto& self) {
        io.tag("N=", "account", self.account);
        io.opt_tag("F=", "nick", self.nick);
        io.opt_tag("C=", "contact", self.contact);
        io.arg("lists", self.lists);
        io.arg("networks", self.networks);
        io.opt("groups", self.groups);
    }
    friend constexpr bool operator==(const lst_12&, const lst_12&) = default;
};

/// ADD: somebody put one on a list: `ADD 0 RL 105 eve@example.com Eve`.
struct add_async {
    static constexpr msnp::verb verb{"ADD"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "ADD 0 RL 105 eve@example.com Eve\r\n"sv;

    list_kind list = list_kind::reverse; ///< which list
    std::uint32_t list_version = 0;      ///< the list's state after it
    email account{};                     ///< who did
    percent_text nick{};                 ///< the display name

    static constexpr void wire(auto& io, auto& self) {
        io.word("0");
        io.arg("list", self.list);
        io.arg("list_version", self.list_version);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
    }
    friend constexpr bool operator==(const add_async&, const add_async&) = default;
};

/// ADD: done: `ADD 15 AL 56 four@example.com four`.
struct add {
    static constexpr msnp::verb verb{"ADD"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "ADD 23 FL 57 one@example.com one%20two 0\r\n"sv;

    transaction_id trid{};                ///< of the command that it answers
    list_kind list = list_kind::forward;  ///< to which list
    std::uint32_t list_version = 0;       ///< the list's state after it
    email account{};                      ///< whom
    percent_text nick{};                  ///< the display name
    std::optional<std::uint32_t> group{}; ///< in which group

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.arg("list_version", self.list_version);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        io.opt("group", self.group);
    }
    friend constexpr bool operator==(const add&, const add&) = default;
};

/// REM: somebody took one from a list: `REM 0 RL 106 eve@example.com`.
struct rem_async_2 {
    static constexpr msnp::verb verb{"REM"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "REM 0 RL 106 eve@example.com\r\n"sv;

    list_kind list = list_kind::reverse; ///< which list
    std::uint32_t list_version = 0;      ///< the list's state after it
    email account{};                     ///< who did

    static constexpr void wire(auto& io, auto& self) {
        io.word("0");
        io.arg("list", self.list);
        io.arg("list_version", self.list_version);
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const rem_async_2&, const rem_async_2&) = default;
};

/// REM: done: `REM 26 FL 105 six@example.com 3`.
struct rem_2 {
    static constexpr msnp::verb verb{"REM"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "REM 26 FL 105 six@example.com 3\r\n"sv;

    transaction_id trid{};                ///< of the command that it answers
    list_kind list = list_kind::forward;  ///< from which list
    std::uint32_t list_version = 0;       ///< the list's state after it
    email account{};                      ///< whom
    std::optional<std::uint32_t> group{}; ///< from which group only

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.arg("list_version", self.list_version);
        io.arg("account", self.account);
        io.opt("group", self.group);
    }
    friend constexpr bool operator==(const rem_2&, const rem_2&) = default;
};

/// REM: somebody took one from a list: `REM 0 RL eve@example.com`.
struct rem_async_10 {
    static constexpr msnp::verb verb{"REM"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "REM 0 RL eve@example.com\r\n"sv;

    list_kind list = list_kind::reverse; ///< which list
    email account{};                     ///< who did

    static constexpr void wire(auto& io, auto& self) {
        io.word("0");
        io.arg("list", self.list);
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const rem_async_10&, const rem_async_10&) = default;
};

/// REM: taken from the forward list, or from one group of it.
struct rem_10_fl {
    static constexpr msnp::verb verb{"REM"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example =
        "REM 27 FL c1f9a363-4ee9-4a33-a434-b056a4c55b98 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    contact_id contact{};  ///< whom
    group_id group{};      ///< from which group only; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("FL");
        io.arg("contact", self.contact);
        io.opt("group", self.group);
    }
    friend constexpr bool operator==(const rem_10_fl&, const rem_10_fl&) = default;
};

/// REM: taken from another list: `REM 28 AL bob@example.com`.
struct rem_10_list {
    static constexpr msnp::verb verb{"REM"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "REM 28 AL bob@example.com\r\n"sv;

    transaction_id trid{};             ///< of the command that it answers
    list_kind list = list_kind::allow; ///< from which list
    email account{};                   ///< whom

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.arg("account", self.account);
    }
    friend constexpr bool operator==(const rem_10_list&, const rem_10_list&) = default;
};

/// REA: renamed: `REA 18 211 one@example.com New%20Name`.
struct rea {
    static constexpr msnp::verb verb{"REA"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp9};
    static constexpr std::string_view example = "REA 18 211 one@example.com New%20Name\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the list's state after it
    email account{};                ///< whom
    percent_text nick{};            ///< the new name

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
    }
    friend constexpr bool operator==(const rea&, const rea&) = default;
};

/// ADC: somebody put one on a list: `ADC 0 RL N=eve@example.com F=Eve`.
struct adc_async {
    static constexpr msnp::verb verb{"ADC"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "ADC 0 RL N=eve@example.com F=Eve\r\n"sv;

    list_kind list = list_kind::reverse; ///< which list
    email account{};                     ///< who did
    percent_text nick{};                 ///< the display name; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.word("0");
        io.arg("list", self.list);
        io.tag("N=", "account", self.account);
        io.opt_tag("F=", "nick", self.nick);
    }
    friend constexpr bool operator==(const adc_async&, const adc_async&) = default;
};

/// ADC: done: `ADC 17 AL N=bob@example.com`, and for the forward list
/// `ADC 16 FL N=bob@example.com F=bob@example.com C=c1f9…`.
struct adc {
    static constexpr msnp::verb verb{"ADC"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr dialect_example examples[] = {
        {dialect::msnp10, "ADC 16 FL N=bob@example.com F=bob@example.com C=c1f9a363-4ee9-4a33-a434-b056a4c55b98\r\n"sv},
        {dialect::msnp12, "ADC 17 AL N=bob@example.com\r\n"sv},
    };

    transaction_id trid{};               ///< of the command that it answers
    list_kind list = list_kind::forward; ///< which list
    email account{};                     ///< whom
    percent_text nick{};                 ///< the display name; may be missing
    contact_id contact{};                ///< the contact's new identifier; on the forward list only

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list", self.list);
        io.tag("N=", "account", self.account);
        io.opt_tag("F=", "nick", self.nick);
        io.opt_tag("C=", "contact", self.contact);
    }
    friend constexpr bool operator==(const adc&, const adc&) = default;
};

/// ADC: put into a group: `ADC 19 FL C=c1f9… f60e…`.
struct adc_group {
    static constexpr msnp::verb verb{"ADC"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example =
        "ADC 19 FL C=c1f9a363-4ee9-4a33-a434-b056a4c55b98 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    contact_id contact{};  ///< whom
    group_id group{};      ///< into which group

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("FL");
        io.tag("C=", "contact", self.contact);
        io.arg("group", self.group);
    }
    friend constexpr bool operator==(const adc_group&, const adc_group&) = default;
};

} // namespace msnp::from_ns
