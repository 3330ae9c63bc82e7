// Three digits: a refusal, with or without TrID, and since MSNP13 with a payload.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

TEST(ErrorReply, IsAValueOnEveryChannel) {
    constexpr error_reply expected{.code = error_code::invalid_user, .trid = transaction_id{21}, .payload = {}};
    MSNP_CHECK(reads_as<FromNs>("205 21\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>("205 21\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<FromNs>("205 21\r\n", msnp10, expected));
    MSNP_CHECK(reads_as<FromNs>("205 21\r\n", msnp21, expected));
    MSNP_CHECK(reads_as<FromSb>("205 21\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<ToNs>("205 21\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<ToSb>("205 21\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<FromSb>("217 2\r\n", msnp9,
                                error_reply{.code = error_code::not_online, .trid = transaction_id{2}, .payload = {}}));
}

TEST(ErrorReply, MayHaveNoTransactionId) {
    MSNP_CHECK(reads_as<FromNs>("500\r\n", msnp9,
                                error_reply{.code = error_code::internal_server_error, .trid = {}, .payload = {}}));
    MSNP_CHECK(reads_as<FromNs>(
        "911 0\r\n", msnp9,
        error_reply{.code = error_code::authentication_failed, .trid = transaction_id{0}, .payload = {}}));
    MSNP_CHECK(reads_as<FromNs>(
        "600 4294967295\r\n", msnp9,
        error_reply{.code = error_code::server_busy, .trid = transaction_id{4294967295U}, .payload = {}}));
}

TEST(ErrorReply, TakesAnyThreeDigits) {
    MSNP_CHECK(reads_as<FromNs>("000 1\r\n", msnp9,
                                error_reply{.code = error_code{0}, .trid = transaction_id{1}, .payload = {}}));
    MSNP_CHECK(reads_as<FromNs>("999 1\r\n", msnp9,
                                error_reply{.code = error_code{999}, .trid = transaction_id{1}, .payload = {}}));
    MSNP_CHECK(reads_as<FromNs>("007\r\n", msnp9, error_reply{.code = error_code{7}, .trid = {}, .payload = {}}));
    MSNP_CHECK(wont_write(error_reply{.code = error_code{1000}, .trid = {}, .payload = {}}, msnp9, errc::out_of_range,
                          "code"));
}

TEST(ErrorReply, RefusesATransactionIdThatIsNone) {
    MSNP_CHECK(refuses<FromNs>("205 x\r\n", msnp9, {errc::bad_number, 4, "trid"}));
    MSNP_CHECK(refuses<FromNs>("205 -1\r\n", msnp9, {errc::bad_number, 4, "trid"}));
    MSNP_CHECK(refuses<FromNs>("205 4294967296\r\n", msnp9, {errc::out_of_range, 4, "trid"}));
}

// Red: error_reply_payload with one argument in place of two; `205 21` then waits for 21 bytes.
TEST(ErrorReply, NeverTakesItsTransactionIdForALength) {
    MSNP_CHECK(from_ns::take_frame("205 21\r\n").has_frame());
    MSNP_CHECK(!from_ns::take_frame("205 21\r\n").frame().has_payload);
    MSNP_CHECK(from_ns::take_frame("911 4\r\n").has_frame());
    MSNP_CHECK(refuses<FromNs>("911 4\r\nPNG\r\n", msnp9, {errc::trailing_bytes, 7, ""}));
}

TEST(ErrorReply, HasAPayloadBehindAThirdToken) {
    constexpr error_reply expected{.code = error_code{241}, .trid = transaction_id{4}, .payload = "<ml></ml>"};
    MSNP_CHECK(reads_as<FromNs>("241 4 9\r\n<ml></ml>", msnp13, expected));
    MSNP_CHECK(reads_as<FromNs>("241 4 9\r\n<ml></ml>", msnp21, expected));
    MSNP_CHECK(reads_as<FromSb>("241 4 9\r\n<ml></ml>", msnp15, expected));
    MSNP_CHECK(reads_as<FromNs>("241 4 0\r\n", msnp13,
                                error_reply{.code = error_code{241}, .trid = transaction_id{4}, .payload = ""}));
    MSNP_CHECK(from_ns::take_frame("241 4 9\r\n<ml>").missing() == 5);
}

// The bytes are taken off the stream in every dialect, so that it goes on with the next frame.
TEST(ErrorReply, WithAPayloadInMsnp9IsReadButNotWritten) {
    constexpr error_reply expected{.code = error_code{241}, .trid = transaction_id{4}, .payload = "<ml></ml>"};
    MSNP_CHECK(read_is<FromNs>("241 4 9\r\n<ml></ml>", msnp9, expected));
    MSNP_CHECK(wont_write(expected, msnp9, errc::not_in_dialect, "payload"));
    MSNP_CHECK(wont_write(error_reply{.code = error_code{241}, .trid = {}, .payload = "x"}, msnp13, errc::missing_value,
                          "trid"));
}

TEST(ErrorReply, WithAThirdTokenThatIsNoLengthKeepsItsTransactionId) {
    MSNP_CHECK(reads_as<FromNs>(
        "205 21 bob@example.com\r\n", msnp9,
        error_reply{.code = error_code::invalid_user, .trid = transaction_id{21}, .payload = {}}, "205 21\r\n"));
    MSNP_CHECK(refuses<FromNs>("205 21 9999999999\r\n", msnp9, {errc::payload_too_long, 7, "length"}));
}

} // namespace
