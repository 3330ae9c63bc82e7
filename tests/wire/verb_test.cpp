// Three capital letters or three digits. That another literal does not compile is checked where compile errors are.
// Written verb("USR") here: clang 14 crashes on a function with two verb{"USR"} that are evaluated at run time.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace std::string_view_literals;

constexpr bool writes_itself(const verb& v, std::string_view text) {
    char buffer[8]{};
    span_sink sink(buffer);
    return v.to_token(sink) == errc::none && std::string_view(buffer, sink.size()) == text;
}

constexpr verb braced{"USR"};

TEST(Verb, FromLiterals) {
    MSNP_CHECK(braced.view() == "USR");
    MSNP_CHECK(verb("USR").view() == "USR");
    MSNP_CHECK(verb("205").view() == "205");
    MSNP_CHECK(writes_itself(verb("USR"), "USR"));
    MSNP_CHECK(std::is_trivially_copyable_v<verb>);
    MSNP_CHECK(sizeof(verb) == 3);
}

// Red: any bound of is_verb moved by one; the size not looked at.
TEST(Verb, WhatIsOne) {
    MSNP_CHECK(verb::is_verb("AAA") && verb::is_verb("ZZZ") && verb::is_verb("AZM"));
    MSNP_CHECK(verb::is_verb("000") && verb::is_verb("999") && verb::is_verb("091"));
    MSNP_CHECK(!verb::is_verb(""));
    MSNP_CHECK(!verb::is_verb("US"));
    MSNP_CHECK(!verb::is_verb("USRX"));
    MSNP_CHECK(!verb::is_verb("usr") && !verb::is_verb("Usr") && !verb::is_verb("USr"));
    MSNP_CHECK(!verb::is_verb("US1") && !verb::is_verb("1US") && !verb::is_verb("20A") && !verb::is_verb("A05"));
    MSNP_CHECK(!verb::is_verb("@AA") && !verb::is_verb("A[A") && !verb::is_verb("AA`"));
    MSNP_CHECK(!verb::is_verb("/00") && !verb::is_verb("0:0") && !verb::is_verb("00/"));
    MSNP_CHECK(!verb::is_verb("US ") && !verb::is_verb("US\r") && !verb::is_verb("US\0"sv));
    MSNP_CHECK(!verb::is_verb("\xc3\x84\x41"));
}

TEST(Verb, FromBytes) {
    MSNP_CHECK(verb::from("MSG") == verb("MSG"));
    MSNP_CHECK(verb::from("911") == verb("911"));
    MSNP_CHECK(!verb::from("msg"));
    MSNP_CHECK(!verb::from(""));
    MSNP_CHECK(!verb::from("MSGS"));
}

constexpr bool takes_token() {
    verb v{"AAA"};
    return v.from_token("MSG") == errc::none && v.view() == "MSG" && v.from_token("msg") == errc::bad_value &&
           v.view() == "MSG";
}

TEST(Verb, FromATokenOrUntouched) {
    MSNP_CHECK(takes_token());
}

TEST(Verb, Codes) {
    MSNP_CHECK(verb("000").is_code() && verb("999").is_code());
    MSNP_CHECK(!verb("AAA").is_code() && !verb("ZZZ").is_code());
}

template <class Verb>
concept compares_with_literals = requires(const Verb& v) {
    v == "USR";
};

TEST(Verb, Equality) {
    MSNP_CHECK(verb("USR") == verb("USR"));
    MSNP_CHECK(verb("USR") != verb("URS") && verb("USR") != verb("XSR") && verb("USR") != verb("USX"));
    MSNP_CHECK(verb("USR") == "USR"sv);
    MSNP_CHECK(verb("USR") != "US"sv && verb("USR") != "USRX"sv && verb("USR") != ""sv);
    EXPECT_TRUE(compares_with_literals<verb>) << "the first thing that a user writes: command.verb == \"LKP\"";
}

TEST(Verb, KeyIsTheSameOnEveryMachine) {
    MSNP_CHECK(verb("ABC").key() == 0x434241U);
    MSNP_CHECK(verb::key_unchecked("ABCDEF") == 0x434241U);
    MSNP_CHECK(verb::key_unchecked("\xff\x01\x80") == 0x8001ffU);
}

} // namespace
