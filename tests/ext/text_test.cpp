// Values as text for people.
#include "support/check.hpp"

#include <msnp/channel/from_ns.hpp>
#include <msnp/channel/to_ns.hpp>
#include <msnp/ext/text.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
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

/// A form with a secret at every place where one can stand.
struct secrets_everywhere {
    static constexpr msnp::verb verb{"XTR"};
    static constexpr dialect_range dialects{dialect::msnp8, dialect::msnp9};

    transaction_id trid{};
    password_text first{};
    password_text tagged{};
    password_text newer{};
    std::optional<passport_ticket> last{};
    password_text tagged_last{};

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("first", self.first);
        io.tag("T=", "tagged", self.tagged);
        if (io.since(dialect::msnp9)) io.arg("newer", self.newer);
        io.opt("last", self.last);
        io.opt_tag("L=", "tagged_last", self.tagged_last);
    }
};

// Red: any of these that hides nothing; since() without its own dialect.
TEST(Text, HidesSecretsWhereverTheyStand) {
    const secrets_everywhere form{
        .trid = 1, .first = "s1", .tagged = "s2", .newer = "s3", .last = passport_ticket("s4"), .tagged_last = "s5"};
    EXPECT_EQ(to_text(form, dialect::msnp9), "XTR 1 hidden T=hidden hidden hidden L=hidden\\r\\n");
    const secrets_everywhere no_last{.trid = 1, .first = "s1", .tagged = "s2"};
    EXPECT_EQ(to_text(no_last, dialect::msnp8), "XTR 1 hidden T=hidden\\r\\n");
}

// Red: opt_payload() that hides nothing; a search that begins at the second byte, does not reach the end, or finds everything.
TEST(Text, HidesTicketsInPayloads) {
    const error_reply refused{.code = error_code::list_full, .trid = 3, .payload = "Content-Type: text/x-msmsgsinvite"};
    EXPECT_EQ(to_text(refused), "210 3 6\\r\\nhidden");
    const error_reply bare{.code = error_code::list_full, .trid = 3, .payload = "text/x-msmsgsinvite"};
    EXPECT_EQ(to_text(bare), "210 3 6\\r\\nhidden");
    const error_reply harmless{.code = error_code::list_full, .trid = 3, .payload = "Content-Type: text/plain"};
    EXPECT_EQ(to_text(harmless), "210 3 24\\r\\nContent-Type: text/plain");
}

constexpr bool leaves_what_is_absent() {
    detail::secret_hider hider(dialect::msnp9);
    std::optional<std::string_view> payload;
    hider.opt_payload(payload);
    std::optional<passport_ticket> ticket;
    hider.opt("ticket", ticket);
    return !payload && !ticket;
}

// Red: opt_payload(), or hide() of an optional, that does not ask whether there is a value.
TEST(Text, HidesNothingWhereNothingIs) {
    MSNP_CHECK(leaves_what_is_absent());
}

} // namespace
