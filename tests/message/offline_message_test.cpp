// Offline messages as mails.
#include "support/check.hpp"
#include "support/messages.hpp"

#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using message::offline_message;
using message::offline_messages;

constexpr offline_message mail_of(std::string_view payload) {
    return std::get<offline_message>(*message::parse<offline_messages>(payload));
}
std::string decoded(const offline_message& mail) {
    std::string bytes;
    append_sink sink(bytes);
    EXPECT_EQ(mail.decode(sink).code, errc::none);
    return bytes;
}

TEST(OfflineMessage, EveryField) {
    MSNP_CHECK(mail_of(offline_message::example) ==
               offline_message{.charset = "UTF-8",
                               .transfer_encoding = "base64",
                               .type = "OfflineMessage",
                               .run = "{3A3BE82C-684D-4F4F-8005-CBE8D4F82BAD}",
                               .number = 1,
                               .from = "=?utf-8?B?Qm9i?= <bob@example.com>",
                               .to = "ana@example.com",
                               .subject = "=?utf-8?B?Qm9i?=",
                               .date = "23 Nov 2009 11:35:12 -0800",
                               .source = "192.0.2.7",
                               .arrival = "23 Nov 2009 19:35:12.0123 (UTC) FILETIME=[2E1C00B0:01CA6C74]",
                               .body = "SGVsbG8h"});
    MSNP_CHECK(writes(mail_of(offline_message::example), offline_message::example));
    EXPECT_EQ(decoded(mail_of(offline_message::example)), "Hello!");
}

// A whole mail, with the servers that it passed.
TEST(OfflineMessage, Fetched) {
    constexpr std::string_view payload =
        "Received: from a.example ([192.0.2.7]) by b.example with Microsoft SMTPSVC;\r\n\t Mon, 23 Nov 2009 11:35:12 -0800\r\n"
        "Received: from mail pickup service\r\n\tby c.example\r\nX-OIMProxy: MSNMSGR\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: BASE64\r\nMessage-ID: <a@b>\r\n"
        "From: =?utf-8?B?Qm9i?=\r\n\t=?utf-8?B?Qg==?= <bob@example.com>\r\nSubject:\r\nReturn-Path: bob@example.com\r\n\r\n"
        "SGVs\r\nbG8h\r\n";
    constexpr auto mail = mail_of(payload);
    MSNP_CHECK(mail.proxy == "MSNMSGR" && mail.id == "<a@b>" && mail.return_path == "bob@example.com");
    MSNP_CHECK(
        mail.other.find("received") ==
        "from a.example ([192.0.2.7]) by b.example with Microsoft SMTPSVC;\r\n\t Mon, 23 Nov 2009 11:35:12 -0800");
    MSNP_CHECK(mail.from == message::mail_text("=?utf-8?B?Qm9i?=\t=?utf-8?B?Qg==?= <bob@example.com>") &&
               mail.subject.empty());
    EXPECT_EQ(decoded(mail), "Hello!");
    std::string name;
    append_sink sink(name);
    encoded_words(mail.from.text()).decode(sink);
    EXPECT_EQ(name, "BobB <bob@example.com>");
    // Received lines stay folded, the others do not.
    char buffer[1024]{};
    const std::string_view again(buffer, *message::serialize(mail, buffer));
    EXPECT_NE(again.find("SMTPSVC;\r\n\t Mon"), again.npos);
    EXPECT_NE(again.find("From: =?utf-8?B?Qm9i?=\t=?utf-8?B?Qg==?= <bob"), again.npos);
}

TEST(OfflineMessage, Sent) {
    const std::string text(60, 'a');
    const offline_message mail{
        .charset = "UTF-8", .transfer_encoding = "base64", .body = message::mail_body::base64_of(text)};
    std::string buffer(300, '?');
    const std::string bytes = buffer.substr(0, *message::serialize(mail, buffer));
    EXPECT_NE(
        bytes.find("\r\n\r\n" +
                   std::string("YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh\r\nYWFh")),
        bytes.npos);
    EXPECT_EQ(message::wire_size(mail), bytes.size());
    EXPECT_EQ(decoded(mail_of(bytes)), text);
    EXPECT_EQ(decoded(mail), text);
    EXPECT_TRUE(mail.body.is_plain() && mail.body.text() == text);
}

TEST(OfflineMessage, NotEncoded) {
    EXPECT_EQ(decoded(mail_of("Content-Type: text/plain\r\n\r\nSGVsbG8h")), "SGVsbG8h");
    EXPECT_EQ(decoded(mail_of("Content-Type: text/plain\r\nContent-Transfer-Encoding: 7bit\r\n\r\nhi")), "hi");
}

TEST(OfflineMessage, WhenItCame) {
    const auto time_of = [](std::string_view text) { return offline_message{.arrival = text}.filetime(); };
    MSNP_CHECK(mail_of(offline_message::example).filetime() == 0x01CA6C742E1C00B0U);
    EXPECT_EQ(time_of("FILETIME=[1:2]"), 0x0000000200000001U);
    for (const char* const text : {"", "FILETIME=", "FILETIME=[1:2", "FILETIME=[12]", "FILETIME=[:2]", "FILETIME=[1:]",
                                   "FILETIME=[1:x]", "FILETIME=[]1:2", "FILETIME=[123456789:1]"})
        EXPECT_EQ(time_of(text), std::nullopt) << text;
}

// Red: fold_at() without its look at what follows, or at either line end.
TEST(OfflineMessage, FoldedLines) {
    using message::mail_text;
    const auto read = [](std::string_view value) { return mail_text::parse(value, {}); };
    EXPECT_EQ(*read("a\r\n b\n\tc"), mail_text("a b\tc"));
    EXPECT_EQ(*read("\r\n a\r\n \r\n"), mail_text("a"));
    EXPECT_FALSE(*read("a b") == mail_text("a"));
    EXPECT_FALSE(*read("a") == mail_text("a b"));
    EXPECT_FALSE(*read("a") == mail_text("b"));
    for (const std::string_view bad : {std::string_view("a\r b"), std::string_view("a\nb"), std::string_view("a\r\nb"),
                                       std::string_view("a\r\n\r\n b"), std::string_view("a\0b", 3)})
        EXPECT_EQ(read(bad).error().code, errc::bad_value);
    EXPECT_EQ(message::parse<offline_messages>("Subject: a\r\n \rb\r\n\r\n", mime::tolerance::strict()).error(),
              (error{errc::bad_value, 13, "subject"}));
    EXPECT_TRUE(wont_write(offline_message{.subject = "a\r\nEvil: z"}, errc::bad_header, "subject"));
}

} // namespace
