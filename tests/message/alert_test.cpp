// NOT, IPG, PAG, PGD.
#include "support/bodies.hpp"
#include "support/check.hpp"

#include <array>
#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace msnp::payload;

TEST(Alert, EveryField) {
    MSNP_CHECK(body_round_trips<alert>(alert::example));
    constexpr auto read = parse<alert>(alert::example);
    MSNP_CHECK(read->version == 1U && read->id == 0U && read->site == 45705U);
    MSNP_CHECK(read->site_url == xml_text("http://contacts.msn.com"));
    MSNP_CHECK(read->to->pid == passport_id{0x00060000, 0x81ee5a43} && read->to->name == xml_text("ana@example.com"));
    MSNP_CHECK(read->to->ways.begin()->agent == alert_agent::messenger);
    MSNP_CHECK(read->from->name == xml_text("bob@example.com") && read->message->priority == 1U);
    MSNP_CHECK(read->message->action->url == xml_text("a.htm") &&
               read->message->subscription->url == xml_text("s.htm"));
    MSNP_CHECK(!read->message->category && read->message->body->language == 1033U);
    MSNP_CHECK(read->message->body->window_text->text == xml_text("hi") && !read->message->body->mail_text);
    MSNP_CHECK(body_round_trips<alert_message>(alert_message::example));
    MSNP_CHECK(body_round_trips<alert_body>(alert_body::example));
}

// What a peer has invented, in each of its elements. Red: others() left out in any.
TEST(Alert, WhatIsInNoFieldIsWrittenBack) {
    constexpr std::string_view text =
        "<NOTIFICATION id=\"0\" siteid=\"1\" a=\"1\"><TO name=\"ana@example.com\" b=\"2\"><VIA agent=\"mobile\" c=\"3\"/></TO>"
        "<FROM name=\"bob@example.com\" d=\"4\"/><MSG id=\"1\" e=\"5\"><ACTION url=\"a\" f=\"6\"/><SUBSCR url=\"s\" g=\"7\"/>"
        "<CAT id=\"1\" h=\"8\"/><BODY i=\"9\"><TEXT j=\"10\">hi</TEXT></BODY><more/></MSG></NOTIFICATION>";
    MSNP_CHECK(body_round_trips<alert>(text));
    MSNP_CHECK(body_round_trips<alert_mail_text>("<EMAILTEXT k=\"11\">hi</EMAILTEXT>"));
    MSNP_CHECK(
        body_round_trips<alert_data>("<NotificationData><Service>ABCHInternal</Service><more/></NotificationData>"));
}

TEST(Alert, OfAMobilePhone) {
    constexpr auto read = parse<alert>(
        "<NOTIFICATION id=\"0\" siteid=\"111100400\" siteurl=\"http://mobile.msn.com/\"><TO name=\"ana@example.com\">"
        "<VIA agent=\"mobile\"/></TO><FROM name=\"tel:+15550105\"/><MSG pri=\"1\" id=\"1\"><BODY lcid=\"1033\">"
        "<TEXT>hi</TEXT></BODY></MSG></NOTIFICATION>");
    MSNP_CHECK(read->from->name == xml_text("tel:+15550105") && read->message->body->locale == 1033U && !read->to->pid);
    MSNP_CHECK(reads_body("<TEXT xml:space=\"preserve\" enc=\"utf-8\">call me</TEXT>",
                          page_text{.space = "preserve", .encoding = "utf-8", .text = "call me"}));
    MSNP_CHECK(body_round_trips<page_text>(page_text::example));
}

// The text of the body is XML, escaped once more.
TEST(Alert, OfTheAddressBook) {
    const auto read = parse<alert>(
        "<NOTIFICATION id=\"0\" siteid=\"45705\" siteurl=\"http://contacts.msn.com\"><TO/><MSG id=\"0\"><ACTION url=\"a?b=1&c=2\"/>"
        "<BODY>&lt;NotificationData&gt;&lt;Service&gt;ABCHInternal&lt;/Service&gt;&lt;CID&gt;-12&lt;/CID&gt;"
        "&lt;HasNewItem&gt;true&lt;/HasNewItem&gt;&lt;CircleId&gt;a &amp;amp; b&lt;/CircleId&gt;&lt;/NotificationData&gt;"
        "</BODY></MSG></NOTIFICATION>");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->message->action->url, xml_text("a?b=1&c=2"));
    std::array<char, 300> memory{};
    const auto inside = parse<alert_data>(*read->message->body->text.decode_to(memory));
    ASSERT_TRUE(inside);
    EXPECT_EQ(inside->service, xml_text("ABCHInternal"));
    EXPECT_EQ(inside->cid, xml_text("-12"));
    EXPECT_TRUE(inside->has_new_item == xml_truth::yes && inside->circle == xml_text("a & b"));
    EXPECT_TRUE(body_round_trips<alert_data>(alert_data::example));
}

TEST(Alert, PassportIds) {
    const auto read = [](std::string_view text) {
        passport_id id{};
        return id.from_token(text) == errc::none ? std::to_string(id.low) + "/" + std::to_string(id.high) : "error";
    };
    EXPECT_EQ(read("0x10:0Xff"), "16/255");
    for (const char* const bad :
         {"", "0x1", "0x1:", "0x1:2", "1:0x2", "0x1:0x", "0x:0x1", "0x100000000:0x1", "0x1:0x1:"})
        EXPECT_EQ(read(bad), "error") << bad;
    MSNP_CHECK(writes_body(alert_to{.pid = passport_id{1, 0xABCDEF01}}, "<TO pid=\"0x00000001:0xabcdef01\"/>"));
}

} // namespace
