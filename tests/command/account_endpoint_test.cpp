// A machine's GUID, and an account at one of the machines where it is signed in.
#include "support/tokens.hpp"

#include <msnp/command/account_endpoint.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;

#define MSNP_MACHINE "521a03be-12af-452d-a3c5-f7787d7a8267"

TEST(MachineId, IsAGuidInBracesOrWithout) {
    MSNP_CHECK(takes("{" MSNP_MACHINE "}", machine_id{"{" MSNP_MACHINE "}"}));
    MSNP_CHECK(takes(MSNP_MACHINE, machine_id{MSNP_MACHINE}));
    MSNP_CHECK(takes("{521A03BE-12AF-452D-A3C5-F7787D7A8267}", machine_id{"{521A03BE-12AF-452D-A3C5-F7787D7A8267}"}));
    MSNP_CHECK(machine_id{"{" MSNP_MACHINE "}"}.id() == guid{MSNP_MACHINE});
}

// Red: take one brace for two in without_braces().
TEST(MachineId, OtherTextIsRefusedAndChangesNothing) {
    constexpr machine_id before{"{" MSNP_MACHINE "}"};
    MSNP_CHECK(refuses_token("{" MSNP_MACHINE, errc::bad_value, before));
    MSNP_CHECK(refuses_token(MSNP_MACHINE "}", errc::bad_value, before));
    MSNP_CHECK(refuses_token("{{" MSNP_MACHINE "}}", errc::bad_value, before));
    MSNP_CHECK(refuses_token("{}", errc::bad_value, before));
    MSNP_CHECK(refuses_token("{", errc::bad_value, before));
    MSNP_CHECK(refuses_token("521a03be12af452da3c5f7787d7a8267", errc::bad_value, before));
    MSNP_CHECK(wont_write_token(machine_id{"x"}, errc::bad_value));
}

// Red: same_as() by text.
TEST(MachineId, ComparesWithoutBracesAndCase) {
    MSNP_CHECK(machine_id{"{" MSNP_MACHINE "}"} == machine_id{MSNP_MACHINE});
    MSNP_CHECK(machine_id{"{521A03BE-12AF-452D-A3C5-F7787D7A8267}"} == machine_id{"{" MSNP_MACHINE "}"});
    MSNP_CHECK(!(machine_id{"{621a03be-12af-452d-a3c5-f7787d7a8267}"} == machine_id{"{" MSNP_MACHINE "}"}));
    MSNP_CHECK(!(machine_id{} == machine_id{"{" MSNP_MACHINE "}"}));
}

TEST(AccountEndpoint, IsAnAccountAndMaybeAPlace) {
    MSNP_CHECK(takes("bob@example.com;{" MSNP_MACHINE "}", account_endpoint{"bob@example.com", "{" MSNP_MACHINE "}"}));
    MSNP_CHECK(takes("bob@example.com;" MSNP_MACHINE, account_endpoint{"bob@example.com", MSNP_MACHINE}));
    MSNP_CHECK(takes("bob@example.com", account_endpoint{"bob@example.com"}));
    MSNP_CHECK(account_endpoint{"bob@example.com"}.endpoint.empty());
}

// Red: find() in place of rfind(); take an endpoint without an account.
TEST(AccountEndpoint, AnythingElseIsAnAccount) {
    MSNP_CHECK(takes("bob@example.com;", account_endpoint{"bob@example.com;"}));
    MSNP_CHECK(takes("bob@example.com;{x}", account_endpoint{"bob@example.com;{x}"}));
    MSNP_CHECK(takes("a;b;{" MSNP_MACHINE "}", account_endpoint{"a;b", "{" MSNP_MACHINE "}"}));
    MSNP_CHECK(takes(";{" MSNP_MACHINE "}", account_endpoint{";{" MSNP_MACHINE "}"}));
    MSNP_CHECK(takes("1:bob@example.com;via=9:x@y", account_endpoint{"1:bob@example.com;via=9:x@y"}));
}

TEST(AccountEndpoint, WhatWouldBeReadOtherwiseIsNotWritten) {
    MSNP_CHECK(wont_write_token(account_endpoint{"bob;{" MSNP_MACHINE "}"}, errc::bad_value));
    MSNP_CHECK(wont_write_token(account_endpoint{"bob", "x"}, errc::bad_value));
    MSNP_CHECK(wont_write_token(account_endpoint{"", "{" MSNP_MACHINE "}"}, errc::missing_value));
}

TEST(AccountEndpoint, IsEqualInBothParts) {
    constexpr account_endpoint bob{"bob", "{" MSNP_MACHINE "}"};
    MSNP_CHECK(bob == account_endpoint{"bob", MSNP_MACHINE});
    MSNP_CHECK(!(bob == account_endpoint{"Bob", MSNP_MACHINE}));
    MSNP_CHECK(!(bob == account_endpoint{"bob"}));
}

// Once more while the program runs, since a compiler folds what it can.
TEST(AccountEndpoint, IsRefusedWhileTheProgramRuns) {
    for (const char* account : {"bob;{" MSNP_MACHINE "}", "b;" MSNP_MACHINE})
        EXPECT_TRUE(wont_write_token(account_endpoint{account}, errc::bad_value)) << account;
    for (const char* endpoint : {"{" MSNP_MACHINE "}", MSNP_MACHINE})
        EXPECT_TRUE(wont_write_token(account_endpoint{email(), endpoint}, errc::missing_value)) << endpoint;
}

} // namespace
