// Verbs that the channel does not list: kept as they came and written back as they came.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

constexpr verb with_payload[] = {"LKP", "EVR"};
constexpr frame_options options{.limits = {}, .tolerance = {}, .payload_verbs = with_payload};

/// Reads as this unknown command with the payload verbs above, and is written back.
constexpr bool kept(std::string_view line, const unknown_command& expected) {
    const auto command = from_ns::parse(line, msnp9, options);
    if (!command || !std::holds_alternative<unknown_command>(*command)) return false;
    return std::get<unknown_command>(*command) == expected && writes(*command, msnp9, line);
}

TEST(UnknownCommand, IsKeptOnEveryChannelAndInEveryDialect) {
    constexpr unknown_command expected{.verb = "LKP", .arguments = "5 bob@example.com", .payload = {}};
    MSNP_CHECK(reads_as<ToNs>("LKP 5 bob@example.com\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>("LKP 5 bob@example.com\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<ToSb>("LKP 5 bob@example.com\r\n", msnp10, expected));
    MSNP_CHECK(reads_as<FromSb>("LKP 5 bob@example.com\r\n", msnp21, expected));
    MSNP_CHECK(reads_as<FromNs>("GSB\r\n", msnp9, unknown_command{.verb = "GSB", .arguments = {}, .payload = {}}));
}

// A verb belongs to its channel: JOI is nothing that a notification server says.
TEST(UnknownCommand, MayBeKnownOnAnotherChannel) {
    MSNP_CHECK(reads_as<FromNs>("JOI bob@example.com Bob\r\n", msnp9,
                                unknown_command{.verb = "JOI", .arguments = "bob@example.com Bob", .payload = {}}));
    MSNP_CHECK(is_read_as<FromSb, from_sb::joi>("JOI bob@example.com Bob\r\n", msnp9));
}

TEST(UnknownCommand, KeepsRunsOfBlanksBetweenItsArguments) {
    MSNP_CHECK(
        reads_as<FromNs>("LKP 5  a   b\tc%20 \xE4\xBD\xA0\r\n", msnp9,
                         unknown_command{.verb = "LKP", .arguments = "5  a   b\tc%20 \xE4\xBD\xA0", .payload = {}}));
    MSNP_CHECK(kept("LKP 5  a   b 3\r\nxyz", {.verb = "LKP", .arguments = "5  a   b", .payload = "xyz"}));
}

// Blanks around the arguments are none of them; frame::bytes has them.
TEST(UnknownCommand, DropsBlanksAroundItsArguments) {
    MSNP_CHECK(reads_as<FromNs>("  LKP   5 a  \r\n", msnp9,
                                unknown_command{.verb = "LKP", .arguments = "5 a", .payload = {}}, "LKP 5 a\r\n"));
    MSNP_CHECK(reads_as<FromNs>("LKP 5 a\n", msnp9, unknown_command{.verb = "LKP", .arguments = "5 a", .payload = {}},
                                "LKP 5 a\r\n"));
}

// Red: {sometimes, 1} as the rule of a verb that verb_index does not have.
TEST(UnknownCommand, HasNoPayloadUnlessItIsTold) {
    MSNP_CHECK(
        reads_as<FromNs>("LKP 5 3\r\n", msnp9, unknown_command{.verb = "LKP", .arguments = "5 3", .payload = {}}));
    MSNP_CHECK(refuses<FromNs>("LKP 5 3\r\nxyz", msnp9, {errc::trailing_bytes, 9, ""}));
}

TEST(UnknownCommand, HasAPayloadWhereTheOptionsSaySo) {
    MSNP_CHECK(kept("LKP 5 3\r\nxyz", {.verb = "LKP", .arguments = "5", .payload = "xyz"}));
    MSNP_CHECK(kept("EVR 0\r\n", {.verb = "EVR", .arguments = "", .payload = ""}));
    MSNP_CHECK(kept("EVR 5\r\n\r\n\0\r\n"sv, {.verb = "EVR", .arguments = "", .payload = "\r\n\0\r\n"sv}));
    MSNP_CHECK(kept("GSB 5\r\n", {.verb = "GSB", .arguments = "5", .payload = {}}));
    MSNP_CHECK(refuses<FromNs>("LKP\r\n", msnp9, {errc::missing_length, 3, "length"}, options));
    MSNP_CHECK(refuses<FromNs>("LKP x\r\n", msnp9, {errc::bad_length, 4, "length"}, options));
    MSNP_CHECK(refuses<FromNs>("LKP 1048577\r\n", msnp9, {errc::payload_too_long, 4, "length"}, options));
}

// The options add verbs; they do not change what the channel knows. QNG's number stays a number of seconds.
TEST(UnknownCommand, PayloadVerbsDoNotOverruleTheChannel) {
    static constexpr verb known[] = {"QNG", "205"};
    static constexpr frame_options wrong{.limits = {}, .tolerance = {}, .payload_verbs = known};
    MSNP_CHECK(read_is<FromNs>("QNG 50\r\n", msnp9, from_ns::qng{.seconds = 50}, wrong));
    MSNP_CHECK(read_is<FromNs>("205 21\r\n", msnp9,
                               error_reply{.code = error_code{205}, .trid = transaction_id{21}, .payload = {}}, wrong));
}

TEST(UnknownCommand, IsWrittenStrictly) {
    MSNP_CHECK(writes(unknown_command{.verb = "LKP", .arguments = "5 a", .payload = {}}, msnp9, "LKP 5 a\r\n"));
    MSNP_CHECK(writes(unknown_command{.verb = "LKP", .arguments = {}, .payload = "xy"}, msnp9, "LKP 2\r\nxy"));
    MSNP_CHECK(wont_write(unknown_command{.verb = "LKP", .arguments = "5\r\nOUT", .payload = {}}, msnp9,
                          errc::not_a_token, "arguments"));
    MSNP_CHECK(wont_write(unknown_command{.verb = "LKP", .arguments = "5\n", .payload = {}}, msnp9, errc::not_a_token,
                          "arguments"));
    MSNP_CHECK(wont_write(unknown_command{.verb = "LKP", .arguments = "5\r", .payload = {}}, msnp9, errc::not_a_token,
                          "arguments"));
    MSNP_CHECK(wont_write(unknown_command{.verb = "LKP", .arguments = "5\0a"sv, .payload = {}}, msnp9,
                          errc::not_a_token, "arguments"));
}

} // namespace
