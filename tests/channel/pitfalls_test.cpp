// Where other parsers of payloads, names and logins break: the items of that list that already show in a command of MSNP8
// to MSNP10, one test an item, by section and number.
//
// Those of payloads are in tests/message/pitfalls_test.cpp, those of signing in in tests/auth/pitfalls_test.cpp.
// Section 8 is what nobody knows.
#include "support/check.hpp"
#include "support/trace.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

// Lengths count bytes. Who decodes before cutting, or counts characters, loses binary payloads and the stream with them.
TEST(Pitfalls, No1_8LengthsCountBytes) {
    MSNP_CHECK(reads_as<FromSb>("MSG a@b A 6\r\n\xE4\xBD\xA0\xE5\xA5\xBD", msnp9,
                                from_sb::msg{.account = "a@b", .nick = "A", .payload = "\xE4\xBD\xA0\xE5\xA5\xBD"}));
    MSNP_CHECK(reads_as<FromSb>("MSG a@b A 7\r\n\xFF\xFE\0\x80\r\n\0"sv, msnp9,
                                from_sb::msg{.account = "a@b", .nick = "A", .payload = "\xFF\xFE\0\x80\r\n\0"sv}));
    MSNP_CHECK(refuses<FromSb>("MSG a@b A 2\r\n\xE4\xBD\xA0\xE5\xA5\xBD", msnp9, {errc::trailing_bytes, 15, ""}));
    // Cut inside a character, the two halves are as good as any bytes.
    EXPECT_EQ(trace_all_ways<FromSb>("MSG a@b A 4\r\n\xE4\xBD\xA0\xE5\x41\x43K 1\r\n", msnp9),
              "0 msg MSG a@b A 4\\r\\n\\xe4\\xbd\\xa0\\xe5 = 17\n"
              "17 ack ACK 1\\r\\n = 7\n"
              "consumed 24\n");
}

// The article's login listing is damaged by its page: repaired it reads, as printed it is let pass or refused, and each
// misprint has its line in article_test.cpp. Here the two kinds of damage that a command can tell.
TEST(Pitfalls, No1_9ADamagedListing) {
    MSNP_CHECK(is_read_as<FromNs, from_ns::usr_twn_challenge>("USR 6 TWN S lc=1033,tpf=ed1c \r\n", msnp9));
    MSNP_CHECK(refuses<FromNs>("USR 6 TWN Slc=1033,tpf=ed1c \r\n", msnp9, {errc::wrong_word, 10, "S"}));
}

// A server closes the connection on the letter S and above 1664 bytes. Both are its business: they are read and written.
TEST(Pitfalls, No1_13TheLetterSAndLongMessages) {
    MSNP_CHECK(reads_as<ToSb>("MSG 1 S 2\r\nhi", msnp9,
                              to_sb::msg{.trid = 1, .acknowledgement = acknowledgement::on_success, .payload = "hi"}));
    const std::string text(1665, 'x');
    const auto written =
        to_bytes(to_sb::msg{.trid = 1, .acknowledgement = acknowledgement::none, .payload = text}, msnp9);
    ASSERT_TRUE(written);
    EXPECT_EQ(written->size(), 14 + text.size());
    const auto back = to_sb::parse(*written, msnp9);
    ASSERT_TRUE(back);
    EXPECT_EQ(std::get<to_sb::msg>(*back).payload, text);
}

// Names, group names and pictures are percent-encoded in a command; accounts, tickets, products and addresses are not.
TEST(Pitfalls, No3_1WhatIsEncodedAndWhatIsNot) {
    constexpr from_ns::nln encoded{.status = presence::online,
                                   .account = "a%41@b",
                                   .nick = "A A",
                                   .capabilities = 0,
                                   .object = "<msnobj Size=\"1\"/>"};
    MSNP_CHECK(reads_as<FromNs>("NLN NLN a%41@b A%20%41 0 %3Cmsnobj%20Size%3D%221%22/%3e\r\n", msnp9, encoded));
    MSNP_CHECK(!(encoded.account == email{"aA@b"}));
    MSNP_CHECK(reads_as<ToNs>("ADG 1 50%25%20off 0\r\n", msnp9, to_ns::adg_7{.trid = 1, .name = "50% off"}));
    MSNP_CHECK(reads_as<FromNs>("URL 20 /a%20b https://c/%64 2\r\n", msnp9,
                                from_ns::url{.trid = 20, .page = "/a%20b", .login = "https://c/%64", .site = 2}));
}

// '+' is a plus, and a '%' that encodes nothing stands for itself; as it came, so it is written back.
TEST(Pitfalls, No3_1PlusAndStrayPercentStay) {
    MSNP_CHECK(reads_as<ToNs>(
        "REA 1 a@b C++%20is%20%invalid%2\r\n", msnp9,
        to_ns::rea{.trid = 1, .account = "a@b", .nick = percent_text::encoded("C++%20is%20%invalid%2")}));
    MSNP_CHECK(percent_text::encoded("C++%20is%20%invalid%2") == percent_text{"C++ is %invalid%2"});
}

// Products hold '%', '{', '#', '?', '@' and '!' that encode nothing.
TEST(Pitfalls, No3_3ProductsAreNotDecoded) {
    MSNP_CHECK(reads_as<ToNs>("QRY 18 PROD0119GSJUC$18 2\r\nab", msnp9,
                              to_ns::qry{.trid = 18, .product = "PROD0119GSJUC$18", .answer = "ab"}));
    MSNP_CHECK(reads_as<ToNs>("QRY 18 %41{0RM?UB#W@!% 2\r\nab", msnp9,
                              to_ns::qry{.trid = 18, .product = "%41{0RM?UB#W@!%", .answer = "ab"}));
    MSNP_CHECK(reads_as<ToNs>("CVR 2 0x0409 winnt%20 5.1 i386 MSNMSGR 6.0.0602 %4d a@b\r\n", msnp9,
                              to_ns::cvr{.trid = 2,
                                         .locale = 0x0409,
                                         .os = "winnt%20",
                                         .os_version = "5.1",
                                         .architecture = "i386",
                                         .library = "MSNMSGR",
                                         .version = "6.0.0602",
                                         .client_id = "%4d",
                                         .account = "a@b"}));
}

// A blank behind a comma of the challenge makes it two arguments: a misprint that no server sends.
TEST(Pitfalls, No4_3NoBlankBehindAComma) {
    MSNP_CHECK(refuses<FromNs>("USR 6 TWN S lc=1033, id=507\r\n", msnp9, {errc::extra_argument, 21, ""}));
    MSNP_CHECK(wont_write(from_ns::usr_twn_challenge{.trid = 6, .parameters = "lc=1033, id=507"}, msnp9,
                          errc::not_a_token, "parameters"));
}

// What USR TWN S says is handed on byte by byte: neither decoded nor put in another order, a key may stand twice.
TEST(Pitfalls, No4_4ParametersAreHandedOnAsTheyAre) {
    MSNP_CHECK(reads_as<FromNs>(
        "USR 6 TWN S tpf=1,ru=http%3a%2F%2fx,lc=1,lc=2,bare,=\r\n", msnp9,
        from_ns::usr_twn_challenge{.trid = 6, .parameters = "tpf=1,ru=http%3a%2F%2fx,lc=1,lc=2,bare,="}));
}

// A ticket is any token: `t=…&p=…`, or a bare word from other servers.
TEST(Pitfalls, No4_5TicketsAreOpaque) {
    MSNP_CHECK(
        reads_as<ToNs>("USR 7 TWN S t=abc&p=\r\n", msnp9, to_ns::usr_twn_ticket{.trid = 7, .ticket = "t=abc&p="}));
    MSNP_CHECK(reads_as<ToNs>("USR 7 TWN S 0123456789abcdefghij\r\n", msnp9,
                              to_ns::usr_twn_ticket{.trid = 7, .ticket = "0123456789abcdefghij"}));
    MSNP_CHECK(reads_as<ToNs>("USR 7 TWN S t=0123456789abcdefghij\r\n", msnp9,
                              to_ns::usr_twn_ticket{.trid = 7, .ticket = "t=0123456789abcdefghij"}));
}

// Capabilities are above 2^31, and since MSNP16 two numbers.
TEST(Pitfalls, No7_11CapabilitiesAreUnsigned) {
    MSNP_CHECK(capabilities{2788999228U}.bits == 2788999228U);
    MSNP_CHECK(
        reads_as<ToNs>("CHG 9 NLN 2788999228\r\n", msnp9,
                       to_ns::chg{.trid = 9, .status = presence::online, .capabilities = 2788999228U, .object = {}}));
    constexpr to_ns::chg_16 pair{
        .trid = 9, .status = presence::online, .capabilities = {2788999228U, 4294967295U}, .object = {}};
    MSNP_CHECK(reads_as<ToNs>("CHG 9 NLN 2788999228:4294967295\r\n", msnp16, pair));
    MSNP_CHECK(read_is<ToNs>("CHG 9 NLN 2788999228:4294967295\r\n", msnp9, pair));
    MSNP_CHECK(refuses<ToNs>("CHG 9 NLN 2788999228:x\r\n", msnp9, {errc::bad_number, 10, "capabilities"}));
}

// Telephone numbers are percent-encoded text up to MSNP10; those of later servers begin with `tel:`.
TEST(Pitfalls, No7_13TelephoneNumbersAreText) {
    MSNP_CHECK(reads_as<FromNs>("PRP PHH +1%20(555)%200101\r\n", msnp9,
                                from_ns::prp_sync{.key = property::phone_home, .value = "+1 (555) 0101"}));
    MSNP_CHECK(read_is<FromNs>("PRP PHM tel:+15550103\r\n", msnp9,
                               from_ns::prp_sync{.key = property::phone_mobile, .value = "tel:+15550103"}));
}

} // namespace
