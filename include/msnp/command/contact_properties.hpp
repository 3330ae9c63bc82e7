// Properties of contacts: BPR, which tells them, and SBP, which sets them. One's own are PRP's, in contacts.hpp.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/guid.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp::to_ns {

/// SBP: stores a property of a contact: `SBP 153 c1f9a363-… MFN Bob%20Two`. MSNP10 to MSNP12; 201, 208. Answered by
/// from_ns::sbp.
struct sbp {
    static constexpr msnp::verb verb{"SBP"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "SBP 153 c1f9a363-4ee9-4a33-a434-b056a4c55b98 MFN Bob%20Two\r\n"sv;

    transaction_id trid{}; ///< echoed in the reply
    contact_id contact{};  ///< whose: an identifier, or the account in a list that was not migrated
    property_key key{};    ///< which property: MFN, since MSNP11 HSB
    percent_text value{};  ///< its value

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("contact", self.contact);
        io.arg("key", self.key);
        io.arg("value", self.value);
    }
    friend constexpr bool operator==(const sbp&, const sbp&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// BPR: a property of the contact of the LST before it, among the lists: `BPR PHM tel:+15550103 0`. MSNP8 to MSNP12.
struct bpr_sync {
    static constexpr msnp::verb verb{"BPR"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp12};
    static constexpr std::string_view example = "BPR PHM tel:+15550103 0\r\n"sv;

    property_key key{};                  ///< which property
    percent_text value{};                ///< its value; missing when it has none
    std::optional<std::uint32_t> flag{}; ///< seen behind telephone numbers; its meaning is not known (digsby)

    static constexpr void wire(auto& io, auto& self) {
        io.arg("key", self.key);
        io.opt("value", self.value);
        io.opt("flag", self.flag);
    }
    friend constexpr bool operator==(const bpr_sync&, const bpr_sync&) = default;
};

/// BPR: the same with the list's version and without the account, as one server sends it: `BPR 255 PHH 555-0102`. MSNP5 to
/// MSNP7. (Escargot)
struct bpr_sync_5 {
    static constexpr msnp::verb verb{"BPR"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp7};
    static constexpr std::string_view example = "BPR 255 PHH 555-0102\r\n"sv;

    std::uint32_t list_version = 0; ///< the lists' state
    property_key key{};             ///< which property
    percent_text value{};           ///< its value; missing when it has none

    static constexpr void wire(auto& io, auto& self) {
        io.arg("list_version", self.list_version);
        io.arg("key", self.key);
        io.opt("value", self.value);
    }
    friend constexpr bool operator==(const bpr_sync_5&, const bpr_sync_5&) = default;
};

/// BPR: a contact's property, among the lists up to MSNP7 and when it changes: `BPR 23 bob@example.com PHW 555-0104`. MSNP5
/// to MSNP9.
struct bpr_5 {
    static constexpr msnp::verb verb{"BPR"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp9};
    static constexpr std::string_view example = "BPR 23 bob@example.com PHW 555-0104\r\n"sv;

    std::uint32_t list_version = 0; ///< the lists' state after it
    email_with_at account{};        ///< whose
    property_key key{};             ///< which property
    percent_text value{};           ///< its value; missing when it has none

    static constexpr void wire(auto& io, auto& self) {
        io.arg("list_version", self.list_version);
        io.arg("account", self.account);
        io.arg("key", self.key);
        io.opt("value", self.value);
    }
    friend constexpr bool operator==(const bpr_5&, const bpr_5&) = default;
};

/// BPR: a contact's property has changed: `BPR bob@example.com HSB 1`. MSNP10 to MSNP12.
struct bpr_10 {
    static constexpr msnp::verb verb{"BPR"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr dialect_example examples[] = {
        {dialect::msnp10, "BPR bob@example.com PHH 555-0102\r\n"sv},
        {dialect::msnp11, "BPR bob@example.com HSB 1\r\n"sv},
    };

    email_with_at account{};             ///< whose
    property_key key{};                  ///< which property
    percent_text value{};                ///< its value; missing when it has none
    std::optional<std::uint32_t> flag{}; ///< as in bpr_sync

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("key", self.key);
        io.opt("value", self.value);
        io.opt("flag", self.flag);
    }
    friend constexpr bool operator==(const bpr_10&, const bpr_10&) = default;
};

/// SBP: stored, as it was asked for: `SBP 153 c1f9a363-… MFN Bob%20Two`.
struct sbp {
    static constexpr msnp::verb verb{"SBP"};
    static constexpr dialect_range dialects{dialect::msnp10, dialect::msnp12};
    static constexpr std::string_view example = "SBP 153 c1f9a363-4ee9-4a33-a434-b056a4c55b98 MFN Bob%20Two\r\n"sv;

    transaction_id trid{}; ///< of the command that it answers
    contact_id contact{};  ///< whose
    property_key key{};    ///< which property
    percent_text value{};  ///< its value

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("contact", self.contact);
        io.arg("key", self.key);
        io.arg("value", self.value);
    }
    friend constexpr bool operator==(const sbp&, const sbp&) = default;
};

} // namespace msnp::from_ns
