// Values as text for people.
#include <msnp/channel/from_ns.hpp>
#include <msnp/channel/to_ns.hpp>
#include <msnp/ext/text.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

TEST(Text, OfPlainValues) {
    EXPECT_EQ(to_text(errc::bad_value), "bad_value");
    EXPECT_EQ(to_text(error{errc::bad_value, 9, "list"}), describe(error{errc::bad_value, 9, "list"}));
    EXPECT_EQ(to_text(dialect::msnp9), "MSNP9");
    EXPECT_EQ(to_text(verb{"USR"}), "USR");
    EXPECT_EQ(to_text(presence::busy), "busy");
    EXPECT_EQ(to_text(percent_text::encoded("Bob%20B%0A")), "Bob B\\n");
    // U+009B begins a command to a terminal. Red: write_escaped() that keeps UTF-8.
    EXPECT_EQ(to_text(percent_text::encoded("%C2%9B")), "\\xc2\\x9b");
}

TEST(Text, OfAFrame) {
    EXPECT_EQ(to_text(from_ns::take_frame("MSG a b 2\r\n\0!"sv).frame()), "MSG a b 2\\r\\n\\0!");
}

TEST(Text, OfAResult) {
    EXPECT_EQ(to_text(result<std::size_t>(12)), "12");
    EXPECT_EQ(to_text(result<void>()), "ok");
    EXPECT_EQ(to_text(result<void>(error{errc::bad_verb, 0, {}})), describe(error{errc::bad_verb, 0, {}}));
    EXPECT_EQ(to_text(result<dialect>(dialect::msnp2)), "MSNP2");
}

TEST(Text, OfACommand) {
    const from_ns::nln online{.status = presence::away, .account = "bob@example.com", .nick = percent_text("Bob B")};
    EXPECT_EQ(to_text(online, dialect::msnp7), "NLN AWY bob@example.com Bob%20B\\r\\n");
    EXPECT_EQ(to_text(online), to_text(online, from_ns::nln::dialects.last));
    EXPECT_EQ(to_text(from_ns::command(online), dialect::msnp7), "NLN AWY bob@example.com Bob%20B\\r\\n");
    EXPECT_EQ(to_text(from_ns::command(error_reply{.code = error_code::list_full, .trid = 3})), "210 3\\r\\n");
    constexpr unknown_command unknown{.verb = verb{"XYZ"}, .arguments = "1 2"};
    EXPECT_EQ(to_text(from_ns::command(unknown)), "XYZ 1 2\\r\\n");
    constexpr unknown_command with_payload{.verb = verb{"XYZ"}, .arguments = "1", .payload = "hi"};
    EXPECT_EQ(to_text(with_payload), "XYZ 1 2\\r\\nhi");
}

TEST(Text, OfWhatCantBeWritten) {
    const to_ns::usr_md5_initiate broken{.trid = 1, .account = "two words"};
    EXPECT_EQ(to_text(broken).substr(0, 54), "usr_md5_initiate that can't be written: not_a_token at");
}

// Red: hide() that does nothing.
TEST(Text, HidesSecrets) {
    const to_ns::usr_twn_ticket ticket{.trid = 7, .ticket = passport_ticket("t=53cr3t&p=")};
    EXPECT_EQ(to_text(ticket), "USR 7 TWN S hidden\\r\\n");
    EXPECT_EQ(to_text(to_ns::command(ticket)), "USR 7 TWN S hidden\\r\\n");
    const to_ns::usr_sso_response without{.trid = 5, .ticket = "t=53cr3t&p="}; // as in MSNP15
    EXPECT_EQ(to_text(without, dialect::msnp15), "USR 5 SSO S hidden\\r\\n");
    const from_ns::msg profile{.payload = "Content-Type: TEXT/x-msmsgsProfile\r\n\r\n"};
    EXPECT_EQ(to_text(profile), "MSG Hotmail Hotmail 6\\r\\nhidden");
    EXPECT_EQ(to_text(result<to_ns::command>(to_ns::command(ticket))), "USR 7 TWN S hidden\\r\\n");
}

} // namespace
