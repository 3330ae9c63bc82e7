// Notifications in XML: NOT, IPG, and the texts that PAG and PGD send to a mobile phone.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>
#include <msnp/message/flag.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/message/xml_values.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// By which ways a notification reaches somebody.
enum class alert_agent : std::uint8_t {
    messenger, ///< messenger: a window of the client's
    mobile,    ///< mobile: a mobile phone
    im,        ///< im; uncertain
    email,     ///< email; uncertain
    pager,     ///< pager; uncertain
};

/// The words of alert_agent.
template <>
struct vocabulary<alert_agent> {
    /// All of them.
    static constexpr word<alert_agent> words[] = {
        {alert_agent::messenger, "messenger", "messenger"},
        {alert_agent::mobile, "mobile", "mobile"},
        {alert_agent::im, "im", "im"},
        {alert_agent::email, "email", "email"},
        {alert_agent::pager, "pager", "pager"},
    };
};

/// An account's number in two halves, the lower one first, as msnp-sharp names them: `0x00060000:0x81ee5a43`. A profile has
/// the same number in MemberIdLow and MemberIdHigh.
struct passport_id {
    std::uint32_t low = 0;  ///< what stands in front of the ':'
    std::uint32_t high = 0; ///< what stands behind it

    /// Takes two hexadecimal numbers, each behind `0x`, with ':' between them; errc::bad_value for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        const std::size_t colon = token.find(':');
        passport_id read;
        if (colon == std::string_view::npos || !half(token.substr(0, colon), read.low) ||
            !half(token.substr(colon + 1), read.high))
            return errc::bad_value;
        *this = read;
        return errc::none;
    }
    /// Both halves with eight digits each, lower case.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write("0x");
        sink.write(hex_digits(low, 8).view());
        sink.write(":0x");
        sink.write(hex_digits(high, 8).view());
        return errc::none;
    }
    /// Equal when both halves are.
    friend constexpr bool operator==(const passport_id&, const passport_id&) = default;

private:
    static constexpr bool half(std::string_view text, std::uint32_t& out) noexcept {
        if (!text.starts_with("0x") && !text.starts_with("0X")) return false;
        return parse_hex(text.substr(2), out) == errc::none;
    }
};

namespace payload {

    /// A way by which a notification reaches somebody.
    struct alert_via {
        static constexpr std::string_view example = R"(<VIA agent="messenger"/>)"sv;

        xml_word<alert_agent> agent{};       ///< agent: which
        xml::other_parts<alert_via> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("VIA");
            io.opt_attribute("agent", "agent", self.agent);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_via&, const alert_via&) = default;
    };

    /// Whom a notification is for.
    struct alert_to {
        static constexpr std::string_view example =
            R"(<TO pid="0x00060000:0x81ee5a43" name="alice@example.com"><VIA agent="messenger"/></TO>)"sv;

        std::optional<passport_id> pid{};   ///< pid: the account's number
        xml_text name{};                    ///< name: the account; in IPG too
        xml_text email{};                   ///< email: where mail goes
        xml::list<alert_via> ways{};        ///< VIA: how it may be told
        xml::other_parts<alert_to> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("TO");
            io.opt_attribute("pid", "pid", self.pid);
            io.opt_attribute("name", "name", self.name);
            io.opt_attribute("email", "email", self.email);
            io.list("ways", self.ways);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_to&, const alert_to&) = default;
    };

    /// Who sent a notification; in IPG a telephone: `tel:+1555…`.
    struct alert_from {
        static constexpr std::string_view example = R"(<FROM name="tel:+15550105"/>)"sv;

        std::optional<passport_id> pid{};     ///< pid: the account's number
        xml_text name{};                      ///< name: the account, or a telephone
        xml::other_parts<alert_from> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("FROM");
            io.opt_attribute("pid", "pid", self.pid);
            io.opt_attribute("name", "name", self.name);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_from&, const alert_from&) = default;
    };

    /// A page to open: what a click on the notification does. Real servers wrote `&` in it as it is, which is read all the
    /// same.
    struct alert_action {
        static constexpr std::string_view example = R"(<ACTION url="a.htm"/>)"sv;

        xml_text url{};                         ///< url: a path of the site's, or an address
        xml::other_parts<alert_action> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("ACTION");
            io.opt_attribute("url", "url", self.url);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_action&, const alert_action&) = default;
    };

    /// A page on which notifications of this kind are ordered or stopped.
    struct alert_subscription {
        static constexpr std::string_view example = R"(<SUBSCR url="s.htm"/>)"sv;

        xml_text url{};                               ///< url: a path of the site's, or an address
        xml::other_parts<alert_subscription> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("SUBSCR");
            io.opt_attribute("url", "url", self.url);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_subscription&, const alert_subscription&) = default;
    };

    /// Of what kind a notification is, for who orders them.
    struct alert_category {
        static constexpr std::string_view example = R"(<CAT id="2"/>)"sv;

        std::optional<std::uint64_t> id{};        ///< id: the kind
        xml::other_parts<alert_category> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("CAT");
            io.opt_attribute("id", "id", self.id);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_category&, const alert_category&) = default;
    };

    /// A text for people: in notifications, and alone what PAG and PGD carry to a mobile phone. MSNP5 to MSNP20. (MSNPiki)
    struct page_text {
        static constexpr std::string_view example = R"(<TEXT xml:space="preserve" enc="utf-8">call me</TEXT>)"sv;

        xml_text space{};                    ///< xml:space: `preserve`
        xml_text encoding{};                 ///< enc: `utf-8`
        xml_text text{};                     ///< the text
        xml::other_parts<page_text> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("TEXT");
            io.opt_attribute("xml:space", "space", self.space);
            io.opt_attribute("enc", "encoding", self.encoding);
            io.text("text", self.text);
            io.others(self.other);
        }
        friend constexpr bool operator==(const page_text&, const page_text&) = default;
    };

    /// A text for mail.
    struct alert_mail_text {
        static constexpr std::string_view example = "<EMAILTEXT>call me</EMAILTEXT>"sv;

        xml_text text{};                           ///< the text
        xml::other_parts<alert_mail_text> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("EMAILTEXT");
            io.text("text", self.text);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_mail_text&, const alert_mail_text&) = default;
    };

    /// What a notification says. One of the address book's has XML in its text, escaped once more: decode that into memory of
    /// your own, and read it as a alert_data.
    struct alert_body {
        static constexpr std::string_view example =
            R"(<BODY lang="2052" icon="i.png"><TEXT>hi</TEXT><EMAILTEXT>hi</EMAILTEXT></BODY>)"sv;

        std::optional<std::uint32_t> language{};            ///< lang: a Windows language identifier
        std::optional<std::uint32_t> locale{};              ///< lcid: the same, in IPG
        xml_text icon{};                                    ///< icon: a picture's path
        xml_text text{};                                    ///< its own text, in front of the elements
        xml::optional_element<page_text> window_text{};     ///< TEXT: for a window
        xml::optional_element<alert_mail_text> mail_text{}; ///< EMAILTEXT: for mail
        xml::other_parts<alert_body> other{};               ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("BODY");
            io.opt_attribute("lang", "language", self.language);
            io.opt_attribute("lcid", "locale", self.locale);
            io.opt_attribute("icon", "icon", self.icon);
            io.text("text", self.text);
            io.opt_nested("window_text", self.window_text);
            io.opt_nested("mail_text", self.mail_text);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_body&, const alert_body&) = default;
    };

    /// What is told, and what can be done about it.
    struct alert_message {
        static constexpr std::string_view example =
            R"(<MSG pri="1" id="0"><ACTION url="a.htm"/><SUBSCR url="s.htm"/><CAT id="2"/><BODY lang="1033">)"
            "<TEXT>hi</TEXT></BODY></MSG>"sv;

        std::optional<std::uint32_t> priority{};                  ///< pri: 1 as a rule
        std::optional<std::uint64_t> id{};                        ///< id: its number
        xml::optional_element<alert_action> action{};             ///< ACTION: a page to open
        xml::optional_element<alert_subscription> subscription{}; ///< SUBSCR: where such are ordered
        xml::optional_element<alert_category> category{};         ///< CAT: of what kind it is
        xml::optional_element<alert_body> body{};                 ///< BODY: what it says
        xml::other_parts<alert_message> other{};                  ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("MSG");
            io.opt_attribute("pri", "priority", self.priority);
            io.opt_attribute("id", "id", self.id);
            io.opt_nested("action", self.action);
            io.opt_nested("subscription", self.subscription);
            io.opt_nested("category", self.category);
            io.opt_nested("body", self.body);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_message&, const alert_message&) = default;
    };

    /// What NOT and IPG carry: news of a service, a change of the address book, a message from a mobile phone. Since MSNP5.
    /// (MSNPiki, Kopete, msnp-sharp)
    struct alert {
        static constexpr std::string_view example =
            R"(<NOTIFICATION ver="1" id="0" siteid="45705" siteurl="http://contacts.msn.com">)"
            R"(<TO pid="0x00060000:0x81ee5a43" name="ana@example.com"><VIA agent="messenger"/></TO>)"
            R"(<FROM name="bob@example.com"/><MSG pri="1" id="0"><ACTION url="a.htm"/><SUBSCR url="s.htm"/>)"
            R"(<BODY lang="1033"><TEXT>hi</TEXT></BODY></MSG></NOTIFICATION>)"sv;

        std::optional<std::uint32_t> version{};         ///< ver: 1
        std::optional<std::uint64_t> id{};              ///< id: its number; 0 as a rule
        std::optional<std::uint64_t> site{};            ///< siteid: of the service; 45705 is the address book's
        xml_text site_url{};                            ///< siteurl: what its paths begin with
        xml::optional_element<alert_to> to{};           ///< TO: whom it is for
        xml::optional_element<alert_from> from{};       ///< FROM: who sent it
        xml::optional_element<alert_message> message{}; ///< MSG: what it is
        xml::other_parts<alert> other{};                ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("NOTIFICATION");
            io.opt_attribute("ver", "version", self.version);
            io.opt_attribute("id", "id", self.id);
            io.opt_attribute("siteid", "site", self.site);
            io.opt_attribute("siteurl", "site_url", self.site_url);
            io.opt_nested("to", self.to);
            io.opt_nested("from", self.from);
            io.opt_nested("message", self.message);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert&, const alert&) = default;
    };

    /// What the body of an address book's notification holds, once its text is decoded. (msnp-sharp, Escargot)
    struct alert_data {
        static constexpr std::string_view example =
            "<NotificationData><Service>ABCHInternal</Service><CID>-1434729391</CID><LastModifiedDate>2009-11"
            "-23T19:35:12</LastModifiedDate><HasNewItem>false</HasNewItem></NotificationData>"sv;

        xml_text service{};                   ///< Service: ABCHInternal
        xml_text cid{};                       ///< CID: the account's number
        xml_text modified{};                  ///< LastModifiedDate: when it changed
        xml_word<xml_truth> has_new_item{};   ///< HasNewItem: whether something was added
        xml_text circle{};                    ///< CircleId: which circle it is about
        xml::other_parts<alert_data> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("NotificationData");
            io.opt_child("Service", "service", self.service);
            io.opt_child("CID", "cid", self.cid);
            io.opt_child("LastModifiedDate", "modified", self.modified);
            io.opt_child("HasNewItem", "has_new_item", self.has_new_item);
            io.opt_child("CircleId", "circle", self.circle);
            io.others(self.other);
        }
        friend constexpr bool operator==(const alert_data&, const alert_data&) = default;
    };

} // namespace payload

} // namespace msnp
