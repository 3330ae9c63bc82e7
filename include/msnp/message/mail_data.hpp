// Mail-Data: how much mail there is, and which offline messages wait.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/message/xml_text.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace msnp::payload {

/// Mail-Data when there would be too much of it: the client has to fetch it from a web service. Since MSNP11.
struct too_large {
    static constexpr std::string_view example = "too-large"sv;

    static constexpr void wire(auto& io, auto&) { io.literal("too-large"); }
    friend constexpr bool operator==(const too_large&, const too_large&) = default;
};

/// How much mail there is.
struct mail_counts {
    static constexpr std::string_view example = "<E><I>884</I><IU>0</IU><O>222</O><OU>15</OU></E>"sv;

    std::optional<std::uint32_t> inbox{};         ///< I: in the inbox
    std::optional<std::uint32_t> inbox_unread{};  ///< IU: unread in the inbox
    std::optional<std::uint32_t> others{};        ///< O: in the other folders
    std::optional<std::uint32_t> others_unread{}; ///< OU: unread in these
    xml::other_parts<mail_counts> other{};        ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("E");
        io.opt_child("I", "inbox", self.inbox);
        io.opt_child("IU", "inbox_unread", self.inbox_unread);
        io.opt_child("O", "others", self.others);
        io.opt_child("OU", "others_unread", self.others_unread);
        io.others(self.other);
    }
    friend constexpr bool operator==(const mail_counts&, const mail_counts&) = default;
};

/// How much mail there may be.
struct mail_quota {
    static constexpr std::string_view example = "<Q><QTM>409600</QTM><QNM>204800</QNM></Q>"sv;

    std::optional<std::uint32_t> total{};    ///< QTM: of all memory
    std::optional<std::uint32_t> messages{}; ///< QNM: of messages
    xml::other_parts<mail_quota> other{};    ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("Q");
        io.opt_child("QTM", "total", self.total);
        io.opt_child("QNM", "messages", self.messages);
        io.others(self.other);
    }
    friend constexpr bool operator==(const mail_quota&, const mail_quota&) = default;
};

/// An offline message that waits.
struct mail_entry {
    static constexpr std::string_view example =
        "<M><T>11</T><S>6</S><RT>2009-11-23T19:35:12.000Z</RT><RS>0</RS><SZ>950</SZ><E>bob@example.com</E"
        "><I>08CBDE8D-6F4B-11DE-8A39-0800200C9A66</I><F>.!!OIM</F><N>=?utf-8?B?Qm9i?=</N><SU> </SU></M>"sv;

    std::optional<std::uint32_t> type{}; ///< T: 11 for an offline message; 13 was seen
    std::optional<std::uint32_t> s{};    ///< S: 6 as a rule; unknown
    xml_text received{};           ///< RT: when it came, `2009-11-23T19:35:12.000Z`; missing in an oimnotification
    std::optional<bool> is_read{}; ///< RS: whether it was read
    std::optional<std::uint32_t> size{};  ///< SZ: in bytes
    xml_text sender{};                    ///< E: the account
    xml_text id{};                        ///< I: by which it is fetched, a GUID as a rule
    xml_text folder{};                    ///< F: where it lies, `00000000-0000-0000-0000-000000000009` or `.!!OIM`
    xml_text name{};                      ///< N: the sender's name, in encoded words (encoded_words.hpp)
    std::optional<xml_text> subject{};    ///< SU: a blank as a rule
    xml::other_parts<mail_entry> other{}; ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("M");
        io.opt_child("T", "type", self.type);
        io.opt_child("S", "s", self.s);
        io.opt_child("RT", "received", self.received);
        io.opt_child("RS", "is_read", self.is_read);
        io.opt_child("SZ", "size", self.size);
        io.opt_child("E", "sender", self.sender);
        io.opt_child("I", "id", self.id);
        io.opt_child("F", "folder", self.folder);
        io.opt_child("N", "name", self.name);
        io.opt_child("SU", "subject", self.subject);
        io.others(self.other);
    }
    friend constexpr bool operator==(const mail_entry&, const mail_entry&) = default;
};

/// A subject that a server wrote behind its mail_entry instead of in it. (Escargot)
struct loose_subject {
    static constexpr std::string_view example = "<SU> </SU>"sv;

    xml_text text{};                         ///< the subject
    xml::other_parts<loose_subject> other{}; ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("SU");
        io.text("text", self.text);
        io.others(self.other);
    }
    friend constexpr bool operator==(const loose_subject&, const loose_subject&) = default;
};

/// Mail-Data of initial_mail_data and offline_mail, in which the counts and the quota are missing:
/// `payload::parse<payload::mail_data_field>(mail.data)`. Since MSNP11. (Kopete, Escargot, msnp-sharp)
struct mail_data {
    static constexpr std::string_view example =
        "<MD><E><I>884</I><IU>0</IU><O>222</O><OU>15</OU></E><Q><QTM>409600</QTM><QNM>204800</QNM></Q><M>"
        "<T>11</T><S>6</S><RS>0</RS><SZ>950</SZ><E>bob@example.com</E><I>08CBDE8D-6F4B-11DE-8A39-0800200C"
        "9A66</I><F>.!!OIM</F><N>=?utf-8?B?Qm9i?=</N><SU> </SU></M></MD>"sv;

    xml::optional_element<mail_counts> counts{}; ///< E
    xml::optional_element<mail_quota> quota{};   ///< Q
    xml::list<mail_entry> entries{};             ///< M
    xml::list<loose_subject> loose_subjects{};   ///< SU: outside of the entries
    xml::other_parts<mail_data> other{};         ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("MD");
        io.opt_nested("counts", self.counts);
        io.opt_nested("quota", self.quota);
        io.list("entries", self.entries);
        io.list("loose_subjects", self.loose_subjects);
        io.others(self.other);
    }
    friend constexpr bool operator==(const mail_data&, const mail_data&) = default;

    /// Calls function(const mail_entry&) for each entry; one without a subject has the next of those that stand outside.
    template <class Function>
    constexpr void for_each_entry(Function&& function) const {
        for_each_of(entries, loose_subjects, function);
    }

private:
    template <class Entries, class Subjects, class Function>
    static constexpr void for_each_of(const Entries& entries, const Subjects& subjects, Function& function) {
        auto loose = subjects.begin();
        for (auto entry : entries) {
            if (!entry.subject && loose != subjects.end()) {
                entry.subject = loose->text;
                ++loose;
            }
            function(entry);
        }
    }
};

/// What Mail-Data holds.
using mail_data_field = std::variant<too_large, mail_data>;

} // namespace msnp::payload
