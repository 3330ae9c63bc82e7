// MSG, ACK, NAK at a switchboard.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

#define MSNP_HELLO                                                                                                     \
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nX-MMS-IM-Format: FN=Arial; EF=; CO=0; CS=0; "     \
    "PF=22\r\n\r\nHello!"

TEST(ChatMsg, AsksForAnAcknowledgement) {
    constexpr auto says = [](std::string_view line, dialect d, acknowledgement wanted) {
        return reads_as<ToSb>(line, d, to_sb::msg{.trid = 4, .acknowledgement = wanted, .payload = MSNP_HELLO});
    };
    static_assert(std::string_view(MSNP_HELLO).size() == 119);
    MSNP_CHECK(says("MSG 4 U 119\r\n" MSNP_HELLO, msnp8, acknowledgement::none));
    MSNP_CHECK(says("MSG 4 N 119\r\n" MSNP_HELLO, msnp8, acknowledgement::on_failure));
    MSNP_CHECK(says("MSG 4 A 119\r\n" MSNP_HELLO, msnp8, acknowledgement::always));
    MSNP_CHECK(says("MSG 4 U 119\r\n" MSNP_HELLO, msnp9, acknowledgement::none));
    MSNP_CHECK(says("MSG 4 N 119\r\n" MSNP_HELLO, msnp9, acknowledgement::on_failure));
    MSNP_CHECK(says("MSG 4 A 119\r\n" MSNP_HELLO, msnp10, acknowledgement::always));
    MSNP_CHECK(says("MSG 4 D 119\r\n" MSNP_HELLO, msnp9, acknowledgement::data));
    MSNP_CHECK(says("MSG 4 S 119\r\n" MSNP_HELLO, msnp10, acknowledgement::on_success));
    MSNP_CHECK(refuses<ToSb>("MSG 4 X 2\r\nhi", msnp9, {errc::bad_value, 6, "acknowledgement"}));
    MSNP_CHECK(refuses<ToSb>("MSG 4 n 2\r\nhi", msnp9, {errc::bad_value, 6, "acknowledgement"}));
}

// D and S came with MSNP9: a server reads them from anybody, a client of MSNP8 does not write them.
TEST(ChatMsg, OfMsnp8WritesThreeLetters) {
    MSNP_CHECK(is_read_as<ToSb, to_sb::msg>("MSG 4 D 2\r\nhi", msnp8));
    MSNP_CHECK(wont_write(to_sb::msg{.trid = 4, .acknowledgement = acknowledgement::data, .payload = "hi"}, msnp8,
                          errc::not_in_dialect, "acknowledgement"));
    MSNP_CHECK(wont_write(to_sb::msg{.trid = 4, .acknowledgement = acknowledgement::on_success, .payload = "hi"}, msnp8,
                          errc::not_in_dialect, "acknowledgement"));
    MSNP_CHECK(writes(to_sb::msg{.trid = 4, .acknowledgement = acknowledgement::data, .payload = "hi"}, msnp9,
                      "MSG 4 D 2\r\nhi"));
}

TEST(ChatMsg, CarriesAnyBytes) {
    MSNP_CHECK(reads_as<ToSb>(
        "MSG 1 N 9\r\n\r\nOUT\r\n\0\xff"sv, msnp9,
        to_sb::msg{.trid = 1, .acknowledgement = acknowledgement::on_failure, .payload = "\r\nOUT\r\n\0\xff"sv}));
    MSNP_CHECK(reads_as<ToSb>("MSG 1 U 0\r\n", msnp9,
                              to_sb::msg{.trid = 1, .acknowledgement = acknowledgement::none, .payload = ""}));
    MSNP_CHECK(reads_as<ToSb>("MSG 1 U 003\r\nabc", msnp9,
                              to_sb::msg{.trid = 1, .acknowledgement = acknowledgement::none, .payload = "abc"},
                              "MSG 1 U 3\r\nabc"));
}

TEST(ChatMsg, WithoutALengthEndsTheStream) {
    MSNP_CHECK(refuses<ToSb>("MSG 1 U\r\n", msnp9, {errc::missing_length, 7, "length"}));
    MSNP_CHECK(refuses<ToSb>("MSG 1 U -5\r\nhello", msnp9, {errc::bad_length, 8, "length"}));
    MSNP_CHECK(refuses<ToSb>("MSG 1 U 1048577\r\n", msnp9, {errc::payload_too_long, 8, "length"}));
    MSNP_CHECK(refuses<ToSb>("MSG 1 U 5\r\nhell", msnp9, {errc::incomplete, 15, ""}));
    MSNP_CHECK(refuses<ToSb>("MSG 1 U 5\r\nhello!", msnp9, {errc::trailing_bytes, 16, ""}));
}

TEST(ChatMsg, ArrivesWithWhoSaidIt) {
    constexpr from_sb::msg expected{.account = "bob@example.com", .nick = "Bob Two", .payload = MSNP_HELLO};
    MSNP_CHECK(reads_as<FromSb>("MSG bob@example.com Bob%20Two 119\r\n" MSNP_HELLO, msnp8, expected));
    MSNP_CHECK(reads_as<FromSb>("MSG bob@example.com Bob%20Two 119\r\n" MSNP_HELLO, msnp9, expected));
    MSNP_CHECK(reads_as<FromSb>("MSG bob@example.com Bob%20Two 119\r\n" MSNP_HELLO, msnp10, expected));
    MSNP_CHECK(reads_as<FromSb>("MSG Hotmail Hotmail 2\r\nhi", msnp9,
                                from_sb::msg{.account = "Hotmail", .nick = "Hotmail", .payload = "hi"}));
    MSNP_CHECK(reads_as<FromSb>("MSG bob@example.com 7 2\r\nhi", msnp9,
                                from_sb::msg{.account = "bob@example.com", .nick = "7", .payload = "hi"}));
    MSNP_CHECK(refuses<FromSb>("MSG bob@example.com 2\r\nhi", msnp9, {errc::missing_length, 21, "length"}));
}

TEST(ChatMsg, WritesItsOwnLength) {
    MSNP_CHECK(writes(from_sb::msg{.account = "a@b", .nick = "A B", .payload = "\xE4\xBD\xA0"}, msnp9,
                      "MSG a@b A%20B 3\r\n\xE4\xBD\xA0"));
    MSNP_CHECK(
        wont_write(from_sb::msg{.account = "a@b", .nick = "", .payload = "x"}, msnp9, errc::missing_value, "nick"));
    MSNP_CHECK(wont_write(from_sb::msg{.account = "a@b 0\r\nOUT", .nick = "A", .payload = "x"}, msnp9,
                          errc::not_a_token, "account"));
}

TEST(AckNak, AreATransactionIdAlone) {
    MSNP_CHECK(reads_as<FromSb>("ACK 4\r\n", msnp8, from_sb::ack{.trid = 4}));
    MSNP_CHECK(reads_as<FromSb>("ACK 4\r\n", msnp9, from_sb::ack{.trid = 4}));
    MSNP_CHECK(reads_as<FromSb>("ACK 4\r\n", msnp10, from_sb::ack{.trid = 4}));
    MSNP_CHECK(reads_as<FromSb>("NAK 4294967295\r\n", msnp8, from_sb::nak{.trid = 4294967295U}));
    MSNP_CHECK(reads_as<FromSb>("NAK 4\r\n", msnp9, from_sb::nak{.trid = 4}));
    MSNP_CHECK(reads_as<FromSb>("NAK 4\r\n", msnp10, from_sb::nak{.trid = 4}));
    MSNP_CHECK(refuses<FromSb>("ACK\r\n", msnp9, {errc::missing_argument, 3, "trid"}));
    MSNP_CHECK(refuses<FromSb>("NAK 4294967296\r\n", msnp9, {errc::out_of_range, 4, "trid"}));
}

} // namespace
