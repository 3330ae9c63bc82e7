// What a server tells about the mailbox: text/x-msmsgsinitialemailnotification and its kin.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/signed_number.hpp>
#include <msnp/wire/word.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// A folder of the mailbox.
enum class mail_folder : std::uint8_t {
    inbox,            ///< ACTIVE
    trash,            ///< trAsH
    junk,             ///< HM_BuLkMail_
    sent,             ///< sAVeD
    drafts,           ///< drAfT
    offline_messages, ///< .!!OIM: since MSNP11
    offline_trash,    ///< .!!trAsH: since MSNP11
};

/// The names of the folders.
template <>
struct vocabulary<mail_folder> {
    /// All of them.
    static constexpr word<mail_folder> words[] = {
        {mail_folder::inbox, "ACTIVE", "inbox"},
        {mail_folder::trash, "trAsH", "trash"},
        {mail_folder::junk, "HM_BuLkMail_", "junk"},
        {mail_folder::sent, "sAVeD", "sent"},
        {mail_folder::drafts, "drAfT", "drafts"},
        {mail_folder::offline_messages, ".!!OIM", "offline_messages"},
        {mail_folder::offline_trash, ".!!trAsH", "offline_trash"},
    };
};

namespace message {

    /// What is in the mailbox when the account signs in. Until MSNP10.
    struct initial_mail {
        static constexpr std::string_view example =
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinitialemailnotification; charset=UTF-8\r\n\r\n"
            "Inbox-Unread: 1\r\nFolders-Unread: 0\r\nInbox-URL: /cgi-bin/HoTMaiL\r\nFolders-URL: /cgi-bin/folders\r\n"
            "Post-URL: https://login.example/md5auth.srf\r\n"sv;

        std::string_view charset{};                         ///< parameter of the Content-Type
        other_headers<initial_mail> other{};                ///< the headers that are not fields of this struct
        std::optional<std::uint32_t> inbox_unread{};        ///< Inbox-Unread: how many mails
        std::optional<std::uint32_t> folders_unread{};      ///< Folders-Unread: how many in other folders
        std::string_view inbox_url{};                       ///< Inbox-URL: a path
        std::string_view folders_url{};                     ///< Folders-URL: a path
        std::string_view post_url{};                        ///< Post-URL: where to sign in to the mailbox
        message::other_fields<initial_mail> other_fields{}; ///< the fields that are not fields of this struct
        std::optional<std::string_view> after_fields{};     ///< what follows the empty line behind them

        static constexpr void wire(auto& io, auto& self) {
            io.type("text/x-msmsgsinitialemailnotification", self.charset);
            io.others(self.other);
            io.opt_field("Inbox-Unread", "inbox_unread", self.inbox_unread);
            io.opt_field("Folders-Unread", "folders_unread", self.folders_unread);
            io.opt_field("Inbox-URL", "inbox_url", self.inbox_url);
            io.opt_field("Folders-URL", "folders_url", self.folders_url);
            io.opt_field("Post-URL", "post_url", self.post_url);
            io.other_fields(self.other_fields);
            io.after_fields(self.after_fields);
        }
        friend constexpr bool operator==(const initial_mail&, const initial_mail&) = default;
    };

    /// The same since MSNP11: numbers and offline messages as XML.
    struct initial_mail_data {
        static constexpr std::string_view example =
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinitialmdatanotification; charset=UTF-8\r\n\r\n"
            "Mail-Data: <MD><E><I>884</I><IU>0</IU><O>222</O><OU>15</OU></E><Q><QTM>409600</QTM><QNM>204800</QNM></Q></MD>\r\n"
            "Inbox-URL: /cgi-bin/HoTMaiL\r\nFolders-URL: /cgi-bin/folders\r\n"
            "Post-URL: https://login.example/md5auth.srf\r\n"sv;

        std::string_view charset{};                              ///< parameter of the Content-Type
        other_headers<initial_mail_data> other{};                ///< the headers that are not fields of this struct
        std::string_view data{};                                 ///< Mail-Data: XML, or "too-large"
        std::string_view inbox_url{};                            ///< Inbox-URL: a path
        std::string_view folders_url{};                          ///< Folders-URL: a path
        std::string_view post_url{};                             ///< Post-URL: where to sign in to the mailbox
        message::other_fields<initial_mail_data> other_fields{}; ///< the fields that are not fields of this struct
        std::optional<std::string_view> after_fields{};          ///< what follows the empty line behind them

        static constexpr void wire(auto& io, auto& self) {
            io.type("text/x-msmsgsinitialmdatanotification", self.charset);
            io.others(self.other);
            io.opt_field("Mail-Data", "data", self.data);
            io.opt_field("Inbox-URL", "inbox_url", self.inbox_url);
            io.opt_field("Folders-URL", "folders_url", self.folders_url);
            io.opt_field("Post-URL", "post_url", self.post_url);
            io.other_fields(self.other_fields);
            io.after_fields(self.after_fields);
        }
        friend constexpr bool operator==(const initial_mail_data&, const initial_mail_data&) = default;
    };

    /// Mail has come. One with a Src-Folder was not sent by the server, Miranda says.
    struct new_mail {
        static constexpr std::string_view example =
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsemailnotification; charset=UTF-8\r\n\r\n"
            "From: =?utf-8?B?Qm9i?=\r\nMessage-URL: /cgi-bin/getmsg?msg=MSG1\r\n"
            "Post-URL: https://login.example/ppsecure\r\nSubject: Hello\r\nDest-Folder: ACTIVE\r\n"
            "From-Addr: bob@example.com\r\nid: 2\r\n"sv;

        std::string_view charset{};                     ///< parameter of the Content-Type
        other_headers<new_mail> other{};                ///< the headers that are not fields of this struct
        std::string_view from{};                        ///< From: a name, maybe in encoded words (RFC 2047)
        std::string_view message_url{};                 ///< Message-URL: a path
        std::string_view post_url{};                    ///< Post-URL: where to sign in to the mailbox
        std::string_view subject{};                     ///< Subject: maybe in encoded words
        open_word<mail_folder> destination{};           ///< Dest-Folder: where it lies
        open_word<mail_folder> source{};                ///< Src-Folder
        std::string_view from_address{};                ///< From-Addr
        std::optional<std::uint32_t> id{};              ///< id: which sign-in page is meant, 2 as a rule
        message::other_fields<new_mail> other_fields{}; ///< the fields that are not fields of this struct
        std::optional<std::string_view> after_fields{}; ///< what follows the empty line behind them

        static constexpr void wire(auto& io, auto& self) {
            io.type("text/x-msmsgsemailnotification", self.charset, "application/x-msmsgsemailnotification");
            io.others(self.other);
            io.opt_field("From", "from", self.from);
            io.opt_field("Message-URL", "message_url", self.message_url);
            io.opt_field("Post-URL", "post_url", self.post_url);
            io.opt_field("Subject", "subject", self.subject);
            io.opt_field("Src-Folder", "source", self.source);
            io.opt_field("Dest-Folder", "destination", self.destination);
            io.opt_field("From-Addr", "from_address", self.from_address);
            io.opt_field("id", "id", self.id);
            io.other_fields(self.other_fields);
            io.after_fields(self.after_fields);
        }
        friend constexpr bool operator==(const new_mail&, const new_mail&) = default;
    };

    /// Mails were moved or deleted.
    struct active_mail {
        static constexpr std::string_view example =
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsactivemailnotification; charset=UTF-8\r\n\r\n"
            "Src-Folder: .!!OIM\r\nDest-Folder: .!!trAsH\r\nMessage-Delta: 1\r\n"sv;

        std::string_view charset{};                        ///< parameter of the Content-Type
        other_headers<active_mail> other{};                ///< the headers that are not fields of this struct
        open_word<mail_folder> source{};                   ///< Src-Folder: where they lay
        open_word<mail_folder> destination{};              ///< Dest-Folder: where they lie now
        std::optional<signed_number> delta{};              ///< Message-Delta: how many
        message::other_fields<active_mail> other_fields{}; ///< the fields that are not fields of this struct
        std::optional<std::string_view> after_fields{};    ///< what follows the empty line behind them

        static constexpr void wire(auto& io, auto& self) {
            io.type("text/x-msmsgsactivemailnotification", self.charset);
            io.others(self.other);
            io.opt_field("Src-Folder", "source", self.source);
            io.opt_field("Dest-Folder", "destination", self.destination);
            io.opt_field("Message-Delta", "delta", self.delta);
            io.other_fields(self.other_fields);
            io.after_fields(self.after_fields);
        }
        friend constexpr bool operator==(const active_mail&, const active_mail&) = default;
    };

    /// Offline messages have come. Since MSNP11.
    struct offline_mail {
        static constexpr std::string_view example =
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsoimnotification; charset=UTF-8\r\n\r\n"
            "Mail-Data: <MD><M><T>11</T><S>6</S><RS>0</RS><SZ>950</SZ><E>bob@example.com</E>"
            "<I>08CBDE8D-6F4B-11DE-8A39-0800200C9A66</I><F>.!!OIM</F><N>=?utf-8?B?Qm9i?=</N><SU> </SU></M></MD>\r\n"sv;

        std::string_view charset{};                         ///< parameter of the Content-Type
        other_headers<offline_mail> other{};                ///< the headers that are not fields of this struct
        std::string_view data{};                            ///< Mail-Data: XML, or "too-large"
        message::other_fields<offline_mail> other_fields{}; ///< the fields that are not fields of this struct
        std::optional<std::string_view> after_fields{};     ///< what follows the empty line behind them

        static constexpr void wire(auto& io, auto& self) {
            io.type("text/x-msmsgsoimnotification", self.charset);
            io.others(self.other);
            io.opt_field("Mail-Data", "data", self.data);
            io.other_fields(self.other_fields);
            io.after_fields(self.after_fields);
        }
        friend constexpr bool operator==(const offline_mail&, const offline_mail&) = default;
    };

} // namespace message

} // namespace msnp
