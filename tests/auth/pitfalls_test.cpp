// Where other parsers of a sign-in break: the items of that list, one test an item, by section and number. Those that show in a command
// are in tests/channel/pitfalls_test.cpp.
#include "support/check.hpp"
#include "support/items.hpp"

#include <msnp/auth/challenge.hpp>
#include <msnp/auth/passport.hpp>
#include <msnp/auth/sso.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;

// Who sends credentials as they are makes two items of a comma, and sends another password than was typed where it holds '%'.
TEST(AuthPitfalls, No3_4CredentialsAreEncoded) {
    MSNP_CHECK(writes_items<auth::authorization>(
        {.verb = {}, .url = {}, .account = "a+b@c.d", .password = "1,2&3%34=5", .challenge = "lc=1"},
        "Passport1.4 sign-in=a%2Bb%40c.d,pwd=1%2C2%263%2534%3D5,lc=1"));
}

// A host up to the first slash of all is "https:"; a pattern wants DAReg behind DALogin, and takes all that is between the two.
TEST(AuthPitfalls, No4_1UrlsInAnyOrderCaseAndSpelling) {
    MSNP_CHECK(auth::parse<auth::passport_urls>("dalogin=https://host.example/x,DAREALM=a")->login.host() ==
               "host.example");
    MSNP_CHECK(auth::parse<auth::passport_urls>("DARealm=a,DALogin=b.c/d,Help=e,DAReg=f")->login == "b.c/d");
    MSNP_CHECK(auth::parse<auth::authentication_info>("Passport1.4 DA-STATUS=success,From-PP='t=a&p='")->ticket ==
               "t=a&p=");
    // Who puts a policy together from what it knows sends "(null)" for the rest, and another time.
    MSNP_CHECK(writes_items<auth::authorization>(
        {.verb = {}, .url = {}, .account = "a", .password = "b", .challenge = "ct=1073355862,new=1"},
        "Passport1.4 sign-in=a,pwd=b,ct=1073355862,new=1"));
}

// A map has one tname, and whoever splits at each '=' or '&' half a ticket.
TEST(AuthPitfalls, No4_2NamesRepeatAndTicketsHoldSeparators) {
    constexpr std::string_view header =
        "Passport1.4 da-status=success,tname=MSPAuth,tname=MSPProf,tname=MSPSec,from-PP='t=a$*!&p=b',ru=c";
    MSNP_CHECK(auth::parse<auth::authentication_info>(header)->token_names.size() == 3);
    MSNP_CHECK(auth::parse<auth::authentication_info>(header)->ticket == "t=a$*!&p=b");
    MSNP_CHECK(auth::parse<auth::authentication_info>("Passport1.4 from-PP=t=a$*!&p=b,ru=c")->ticket == "t=a$*!&p=b");
}

// One article has a blank behind commas; one page leaves the dash out of da-status, which no server does.
TEST(AuthPitfalls, No4_3BlanksBehindCommasAndAMisprint) {
    MSNP_CHECK(auth::parse<auth::authentication_info>("Passport1.4 da-status=success, from-PP='a', ru=b")->ticket ==
               "a");
    MSNP_CHECK(!auth::parse<auth::authentication_info>("Passport1.4 dastatus=success")->status);
    MSNP_CHECK(auth::parse<auth::authentication_info>("Passport1.4 dastatus=success")->other.find("dastatus") ==
               "success");
}

// Not in the order of another client, not decoded, not encoded once more.
TEST(AuthPitfalls, No4_4ThePolicyGoesBackAsItCame) {
    constexpr std::string_view policy = "tpf=ed1c,ru=http%3a%2F%2Fa%2eb,,lc = 1033";
    MSNP_CHECK(
        writes_items<auth::authorization>({.verb = {}, .url = {}, .account = "a", .password = "b", .challenge = policy},
                                          "Passport1.4 sign-in=a,pwd=b,tpf=ed1c,ru=http%3a%2F%2Fa%2eb,,lc = 1033"));
}

// Who wants `t=` in a ticket can't sign in at a server that has words.
TEST(AuthPitfalls, No4_5ATicketMayBeAWord) {
    MSNP_CHECK(auth::parse<auth::authentication_info>("Passport1.4 da-status=success,from-PP='0123456789abcdefghij'")
                   ->ticket == "0123456789abcdefghij");
    MSNP_CHECK(!auth::parse<auth::ticket_parts>("0123456789abcdefghij")->token);
}

constexpr bool has_a_header_of_28() {
    char bytes[64]{};
    span_sink out(bytes);
    auth::write_sso_blob(out, {.iv = "12345678", .hash = "12345678901234567890", .cipher = "abcdefgh"});
    return std::string_view(bytes, 28) ==
               std::string_view("\x1c\0\0\0\1\0\0\0\3\x66\0\0\4\x80\0\0\x8\0\0\0\x14\0\0\0\x8\0\0\0", 28) &&
           auth::parse_sso_blob(std::string_view(bytes, 64))->is_usual();
}

// Six numbers that a server compares, the lowest byte first, and sizes that have to fit.
TEST(AuthPitfalls, No4_6TheHeaderOfSingleSignOn) {
    MSNP_CHECK(has_a_header_of_28());
}

// Eight zeros where the length is a multiple of eight, no sign, and zeros in front that stay.
TEST(AuthPitfalls, No4_7TheAnswerOfMsnp11) {
    MSNP_CHECK(auth::answer_by_product("230551704115035206981234", auth::known_products[7])
                   .matches("d3c65c7c04f6a9903c9b6cf54e82a32d"));
    MSNP_CHECK(auth::answer_by_product("93662730714769834295", auth::known_products[7])
                   .matches("003ed1b1be3ca0d81f83a587ebbe3675"));
}

// The challenge first, and the salt.
TEST(AuthPitfalls, No4_8WhatIsDigestedFirst) {
    MSNP_CHECK(
        auth::answer_by_md5("22299241447072743325", "Q1P7W2E4J9R8U3S5").matches("20dba7e6e9817826b9cd5240cc8add99"));
    MSNP_CHECK(auth::md5_login("989048851.1851137130", "test").matches("06eb6f8e73ddaf91a5644623c2ad976a"));
}

// In lower case: another is another digest.
TEST(AuthPitfalls, No4_9DigitsInLowerCase) {
    MSNP_CHECK(
        !auth::answer_by_md5("22299241447072743325", "Q1P7W2E4J9R8U3S5").matches("20DBA7E6E9817826B9CD5240CC8ADD99"));
}

} // namespace
