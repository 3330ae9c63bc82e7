// An account with its network in front, and maybe the circle by which one knows it.
#include "support/tokens.hpp"

#include <msnp/command/net_account.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;

constexpr net_account bob{.network = network::windows_live, .account = "bob@example.com", .parameters = {}};

TEST(NetAccount, IsANumberAndAnAccount) {
    MSNP_CHECK(takes("1:bob@example.com", bob));
    MSNP_CHECK(takes("32:joe@yahoo.example", net_account{network::yahoo, "joe@yahoo.example", {}}));
    MSNP_CHECK(takes("4294967295:x", net_account{network_id(4294967295U), "x", {}}));
    MSNP_CHECK(takes("4:tel:+15551234", net_account{network::telephone, "tel:+15551234", {}}));
    MSNP_CHECK(takes("01:bob@example.com", bob, "1:bob@example.com"));
}

// Red: rfind() in place of find() for the ';'.
TEST(NetAccount, MayHaveParameters) {
    MSNP_CHECK(takes("1:a@b;via=9:c@live.com", net_account{network::windows_live, "a@b", "via=9:c@live.com"}));
    MSNP_CHECK(takes("1:a@b;x=1;y=2", net_account{network::windows_live, "a@b", "x=1;y=2"}));
    MSNP_CHECK(takes("1:a@b;;", net_account{network::windows_live, "a@b", ";"}));
}

TEST(NetAccount, SaysByWhichCircle) {
    MSNP_CHECK(net_account{network::windows_live, "a@b", "via=9:c@live.com"}.via() ==
               net_account{network::circle, "c@live.com", {}});
    MSNP_CHECK(!bob.via());
    MSNP_CHECK(!net_account{network::windows_live, "a@b", "epid=9:c@live.com"}.via());
    MSNP_CHECK(!net_account{network::windows_live, "a@b", "via=c@live.com"}.via());
}

// Red: take an empty account; take a ';' with nothing behind it.
TEST(NetAccount, OtherTextIsRefusedAndChangesNothing) {
    for (const std::string_view token : {"bob@example.com", ":bob", "1:", "1:;via=9:c", "1:a@b;", "x1:bob@example.com",
                                         "-1:bob", "4294967296:bob", "1", ""})
        EXPECT_TRUE(refuses_token(token, errc::bad_value, bob)) << token;
    MSNP_CHECK(refuses_token("bob@example.com", errc::bad_value, bob));
    MSNP_CHECK(refuses_token("1:", errc::bad_value, bob));
    MSNP_CHECK(refuses_token("1:a@b;", errc::bad_value, bob));
    MSNP_CHECK(refuses_token("4294967296:bob", errc::bad_value, bob));
}

TEST(NetAccount, WhatWouldBeReadOtherwiseIsNotWritten) {
    MSNP_CHECK(wont_write_token(net_account{}, errc::missing_value));
    MSNP_CHECK(wont_write_token(net_account{network::windows_live, "a@b;via=9:c@d", {}}, errc::bad_value));
    MSNP_CHECK(wont_write_token(net_account{network::windows_live, {}, "via=9:c@d"}, errc::missing_value));
}

TEST(NetAccount, IsEqualInAllParts) {
    MSNP_CHECK(!(bob == net_account{network::yahoo, "bob@example.com", {}}));
    MSNP_CHECK(!(bob == net_account{network::windows_live, "Bob@example.com", {}}));
    MSNP_CHECK(!(bob == net_account{network::windows_live, "bob@example.com", "via=9:c@d"}));
}

// Once more while the program runs, since a compiler folds what it can.
TEST(NetAccount, IsRefusedWhileTheProgramRuns) {
    for (const char* account : {"a@b;via=9:c@d", ";", "a;"})
        EXPECT_TRUE(wont_write_token(net_account{network::windows_live, account, {}}, errc::bad_value)) << account;
}

} // namespace
