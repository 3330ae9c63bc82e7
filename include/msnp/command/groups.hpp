// Groups of contacts: LSG, ADG, RMG, REG. MSNP7 to MSNP12; a number up to MSNP9, a GUID from MSNP10 on.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/guid.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <cstdint>
#include <string_view>

namespace msnp::to_ns {

/// LSG: asks for the groups outside of SYN: `LSG 12`. Switched off by Microsoft in November 2003.
struct lsg {
    static constexpr msnp::verb verb{"LSG"};
    static constexpr dialect_range dialects{dialect::msnp7, dialect::msnp9};
    static constexpr std::string_view example = "LSG 12\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply

    static constexpr void wire(auto& io, auto& self) { io.trid(self.trid); }
    friend constexpr bool operator==(const lsg&, const lsg&) = default;
};

/// ADG: makes a group: `ADG 28 new%20group 0`. 223 for more than 30 groups, 229 for a name of more than 61 bytes.
struct adg_7 {
    static constexpr msnp::verb verb{"ADG"};
    static constexpr dialect_range dialects{dialect::msnp7, dialect::msnp9};
    static constexpr std::string_view example = "ADG 28 new%20group 0\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    percent_text name{};   ///< the group's name, at most 61 bytes encoded

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("name", self.name);
        io.word("0");
    }
    friend constexpr bool operator==(const adg_7&, const adg_7&) = default;
};

/// ADG: makes a group: `ADG 28 new%20group`. 228 when there is one of that name.
struct adg_10 {
    static constexpr msnp::verb verb{"ADG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "ADG 28 new%20group\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    percent_text name{};   ///< the group's name, at most 61 bytes encoded
    bool zero = false;     ///< whether a 0 stands at the end, as old clients and Escargot write it

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("name", self.name);
        io.opt_word("0", "zero", self.zero);
    }
    friend constexpr bool operator==(const adg_10&, const adg_10&) = default;
};

/// RMG: deletes a group: `RMG 24 3`. 224 when there is none, 230 for group 0.
struct rmg_7 {
    static constexpr msnp::verb verb{"RMG"};
    static constexpr dialect_range dialects{dialect::msnp7, dialect::msnp9};
    static constexpr std::string_view example = "RMG 24 3\r\n"sv;

    transaction_id trid{};   ///< echoed in the reply
    std::uint32_t group = 0; ///< the group's number; 0 always exists

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("group", self.group);
    }
    friend constexpr bool operator==(const rmg_7&, const rmg_7&) = default;
};

/// RMG: deletes a group: `RMG 24 f60efbe7-94af-4b16-b926-e4e10878d329`.
struct rmg_10 {
    static constexpr msnp::verb verb{"RMG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "RMG 24 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    group_id group{};      ///< the group

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("group", self.group);
    }
    friend constexpr bool operator==(const rmg_10&, const rmg_10&) = default;
};

/// RMG: MSN 7.0 sent the name in place of the GUID, encoded twice: `RMG 10 New%2520Group`. (Escargot)
struct rmg_10_name {
    static constexpr msnp::verb verb{"RMG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "RMG 10 New%2520Group\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    percent_text name{};   ///< the group's name, still encoded once when it is decoded

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("name", self.name);
    }
    friend constexpr bool operator==(const rmg_10_name&, const rmg_10_name&) = default;
};

/// REG: renames a group: `REG 25 3 New%20Name 0`.
struct reg_7 {
    static constexpr msnp::verb verb{"REG"};
    static constexpr dialect_range dialects{dialect::msnp7, dialect::msnp9};
    static constexpr std::string_view example = "REG 25 3 New%20Name 0\r\n"sv;

    transaction_id trid{};   ///< echoed in the reply
    std::uint32_t group = 0; ///< the group's number; 0 always exists
    percent_text name{};     ///< the group's name, at most 61 bytes encoded

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("group", self.group);
        io.arg("name", self.name);
        io.word("0");
    }
    friend constexpr bool operator==(const reg_7&, const reg_7&) = default;
};

/// REG: renames a group: `REG 25 f60efbe7-94af-4b16-b926-e4e10878d329 New%20Name`.
struct reg_10 {
    static constexpr msnp::verb verb{"REG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "REG 25 f60efbe7-94af-4b16-b926-e4e10878d329 New%20Name\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    group_id group{};      ///< the group
    percent_text name{};   ///< the group's name, at most 61 bytes encoded
    bool zero = false;     ///< whether a 0 stands at the end, as old clients and Escargot write it

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("group", self.group);
        io.arg("name", self.name);
        io.opt_word("0", "zero", self.zero);
    }
    friend constexpr bool operator==(const reg_10&, const reg_10&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// LSG: one group: `LSG 8 255 1 2 0 Other%20Contacts 0`; within SYN in MSNP7, on request up to MSNP9.
struct lsg_7 {
    static constexpr msnp::verb verb{"LSG"};
    static constexpr dialect_range dialects{dialect::msnp7, dialect::msnp9};
    static constexpr std::string_view example = "LSG 8 255 1 2 0 Other%20Contacts 0\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the list's state
    std::uint32_t index = 0;        ///< counts from 1
    std::uint32_t total = 0;        ///< how many lines there are
    std::uint32_t group = 0;        ///< the group's number; 0 always exists
    percent_text name{};            ///< the group's name, at most 61 bytes encoded

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("index", self.index);
        io.arg("total", self.total);
        io.arg("group", self.group);
        io.arg("name", self.name);
        io.word("0");
    }
    friend constexpr bool operator==(const lsg_7&, const lsg_7&) = default;
};

/// LSG: one group, within SYN: `LSG 1 Friends 0`. The first number is the group's, not a TrID. A single group called `~`
/// means that there are none.
struct lsg_8 {
    static constexpr msnp::verb verb{"LSG"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp9};
    static constexpr std::string_view example = "LSG 1 Friends 0\r\n"sv;

    std::uint32_t group = 0; ///< the group's number; 0 always exists
    percent_text name{};     ///< the group's name, at most 61 bytes encoded

    static constexpr void wire(auto& io, auto& self) {
        io.arg("group", self.group);
        io.arg("name", self.name);
        io.word("0");
    }
    friend constexpr bool operator==(const lsg_8&, const lsg_8&) = default;
};

/// LSG: one group of a list that was not migrated: `LSG Friends 1`.
struct lsg_10_unmigrated {
    static constexpr msnp::verb verb{"LSG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "LSG Friends 1\r\n"sv;

    percent_text name{};     ///< the group's name, at most 61 bytes encoded
    std::uint32_t group = 0; ///< the group's number; 0 always exists

    static constexpr void wire(auto& io, auto& self) {
        io.arg("name", self.name);
        io.arg("group", self.group);
    }
    friend constexpr bool operator==(const lsg_10_unmigrated&, const lsg_10_unmigrated&) = default;
};

/// LSG: one group, the name first: `LSG Friends f60efbe7-94af-4b16-b926-e4e10878d329`. Lines without the GUID were seen.
struct lsg_10 {
    static constexpr msnp::verb verb{"LSG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "LSG Friends f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    percent_text name{}; ///< the group's name, at most 61 bytes encoded
    guid group{};        ///< the group; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("name", self.name);
        io.opt("group", self.group);
    }
    friend constexpr bool operator==(const lsg_10&, const lsg_10&) = default;
};

/// ADG: made: `ADG 23 12064 New%20Group 15 0`.
struct adg_7 {
    static constexpr msnp::verb verb{"ADG"};
    static constexpr dialect_range dialects{dialect::msnp7, dialect::msnp9};
    static constexpr std::string_view example = "ADG 23 12064 New%20Group 15 0\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the list's state after it
    percent_text name{};            ///< the group's name, at most 61 bytes encoded
    std::uint32_t group = 0;        ///< the new group's number

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("name", self.name);
        io.arg("group", self.group);
        io.word("0");
    }
    friend constexpr bool operator==(const adg_7&, const adg_7&) = default;
};

/// ADG: made: `ADG 23 New%20Group f60efbe7-94af-4b16-b926-e4e10878d329`.
struct adg_10 {
    static constexpr msnp::verb verb{"ADG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "ADG 23 New%20Group f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    percent_text name{};   ///< the group's name, at most 61 bytes encoded
    group_id group{};      ///< the new group
    bool zero = false;     ///< whether a 0 stands at the end, as old clients and Escargot write it

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("name", self.name);
        io.arg("group", self.group);
        io.opt_word("0", "zero", self.zero);
    }
    friend constexpr bool operator==(const adg_10&, const adg_10&) = default;
};

/// RMG: deleted: `RMG 24 11506 3`.
struct rmg_7 {
    static constexpr msnp::verb verb{"RMG"};
    static constexpr dialect_range dialects{dialect::msnp7, dialect::msnp9};
    static constexpr std::string_view example = "RMG 24 11506 3\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the list's state after it
    std::uint32_t group = 0;        ///< the group's number; 0 always exists

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("group", self.group);
    }
    friend constexpr bool operator==(const rmg_7&, const rmg_7&) = default;
};

/// RMG: deleted, as Escargot says it: `RMG 24 1 f60efbe7-94af-4b16-b926-e4e10878d329`.
struct rmg_10_one {
    static constexpr msnp::verb verb{"RMG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "RMG 24 1 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    guid group{};          ///< the group

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("1");
        io.arg("group", self.group);
    }
    friend constexpr bool operator==(const rmg_10_one&, const rmg_10_one&) = default;
};

/// RMG: deleted: `RMG 24 f60efbe7-94af-4b16-b926-e4e10878d329`.
struct rmg_10 {
    static constexpr msnp::verb verb{"RMG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "RMG 24 f60efbe7-94af-4b16-b926-e4e10878d329\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    group_id group{};      ///< the group

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("group", self.group);
    }
    friend constexpr bool operator==(const rmg_10&, const rmg_10&) = default;
};

/// REG: renamed: `REG 25 12066 15 New%20Name 0`.
struct reg_7 {
    static constexpr msnp::verb verb{"REG"};
    static constexpr dialect_range dialects{dialect::msnp7, dialect::msnp9};
    static constexpr std::string_view example = "REG 25 12066 15 New%20Name 0\r\n"sv;

    transaction_id trid{};          ///< of the command that it answers
    std::uint32_t list_version = 0; ///< the list's state after it
    std::uint32_t group = 0;        ///< the group's number; 0 always exists
    percent_text name{};            ///< the group's name, at most 61 bytes encoded

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("list_version", self.list_version);
        io.arg("group", self.group);
        io.arg("name", self.name);
        io.word("0");
    }
    friend constexpr bool operator==(const reg_7&, const reg_7&) = default;
};

/// REG: renamed, as Escargot says it, the name first: `REG 25 1 New%20Name f60efbe7-94af-4b16-b926-e4e10878d329 0`.
struct reg_10_one {
    static constexpr msnp::verb verb{"REG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "REG 25 1 New%20Name f60efbe7-94af-4b16-b926-e4e10878d329 0\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    percent_text name{};   ///< the group's name, at most 61 bytes encoded
    guid group{};          ///< the group
    bool zero = false;     ///< whether a 0 stands at the end, as old clients and Escargot write it

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("1");
        io.arg("name", self.name);
        io.arg("group", self.group);
        io.opt_word("0", "zero", self.zero);
    }
    friend constexpr bool operator==(const reg_10_one&, const reg_10_one&) = default;
};

/// REG: renamed: `REG 25 f60efbe7-94af-4b16-b926-e4e10878d329 New%20Name`.
struct reg_10 {
    static constexpr msnp::verb verb{"REG"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "REG 25 f60efbe7-94af-4b16-b926-e4e10878d329 New%20Name\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    group_id group{};      ///< the group
    percent_text name{};   ///< the group's name, at most 61 bytes encoded

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("group", self.group);
        io.arg("name", self.name);
    }
    friend constexpr bool operator==(const reg_10&, const reg_10&) = default;
};

} // namespace msnp::from_ns
