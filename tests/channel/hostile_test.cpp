// What a peer sends to break a parser: each input has exactly one outcome, in time linear in its bytes.
#include "support/check.hpp"
#include "support/trace.hpp"

#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

constexpr frame_options with_line(std::size_t limit) {
    return {.limits = {.line = limit, .payload = 1'048'576}, .tolerance = {}, .payload_verbs = {}};
}

// ---- many tokens -----------------------------------------------------------------------------------------------------

// More tokens than a table of them has room for.
TEST(Hostile, TenThousandDialects) {
    const std::string line = "VER 1" + repeated(" MSNP9", 9'998) + " LAST CVR0\r\n";
    const auto command = to_ns::parse(line, msnp9, with_line(100'000));
    ASSERT_TRUE(command);
    const auto& ver = std::get<to_ns::ver>(*command);
    EXPECT_EQ(ver.offered.size(), 10'000U);
    EXPECT_TRUE(has_cvr0(ver.offered));
    const auto again = to_bytes(*command, msnp9);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, line);
}

TEST(Hostile, TenThousandArgumentsTooMany) {
    const std::string line = "FLN bob@example.com" + repeated(" x", 10'000) + "\r\n";
    const auto let_pass = from_ns::parse(line, msnp9, with_line(100'000));
    ASSERT_TRUE(let_pass);
    EXPECT_EQ(std::get<from_ns::fln>(*let_pass), from_ns::fln{.account = "bob@example.com"});
    frame_options options = with_line(100'000);
    options.tolerance.extra_arguments = false;
    const auto refused = from_ns::parse(line, msnp9, options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), (error{errc::extra_argument, 20, ""}));
}

TEST(Hostile, TenThousandArgumentsInFrontOfALength) {
    const std::string line = "MSG 1 U" + repeated(" x", 10'000) + " 5\r\nhello";
    const auto command = to_sb::parse(line, msnp9, with_line(100'000));
    ASSERT_TRUE(command);
    EXPECT_EQ(std::get<to_sb::msg>(*command),
              (to_sb::msg{.trid = 1, .acknowledgement = acknowledgement::none, .payload = "hello"}));
}

TEST(Hostile, TenThousandArgumentsOfAnUnknownVerb) {
    const std::string line = "LKP" + repeated("  x", 10'000) + "\r\n";
    const auto command = from_ns::parse(line, msnp9, with_line(100'000));
    ASSERT_TRUE(command);
    const auto again = to_bytes(*command, msnp9);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, "LKP " + line.substr(5)); // blanks between arguments are kept, those behind the verb are one
}

// At 32 tokens the table is full. Red: in reader::rest(), take as many tokens as the table has for all of them.
TEST(Hostile, AsManyTokensAsTheTableHolds) {
    for (std::size_t count = 28; count <= 36; ++count) {
        const std::string dialects = "VER 1" + repeated(" MSNP9", count) + "\r\n";
        const auto ver = to_ns::parse(dialects, msnp9);
        ASSERT_TRUE(ver) << count;
        EXPECT_EQ(std::get<to_ns::ver>(*ver).offered.size(), count);
        const std::string message = "MSG 1 U" + repeated(" x", count) + " 2\r\nhi";
        const auto msg = to_sb::parse(message, msnp9);
        ASSERT_TRUE(msg) << count;
        EXPECT_EQ(std::get<to_sb::msg>(*msg).payload, "hi");
        const std::string bad = "VER x" + repeated(" MSNP9", count) + "\r\n";
        const auto refused = to_ns::parse(bad, msnp9);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error(), (error{errc::bad_number, 4, "trid"}));
    }
}

TEST(Hostile, ALongListOfGroups) {
    const std::string groups = repeated("4294967295,", 9'999) + "0";
    const std::string line = "LST a@b A 11 " + groups + "\r\n";
    const auto command = from_ns::parse(line, msnp9, with_line(200'000));
    ASSERT_TRUE(command);
    EXPECT_EQ(std::get<from_ns::lst_8>(*command).groups.size(), 10'000U);
    const auto refused = from_ns::parse("LST a@b A 11 " + groups + ",\r\n", msnp9, with_line(200'000));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), (error{errc::bad_value, 13, "groups"}));
}

// ---- long lines ------------------------------------------------------------------------------------------------------

// Sixteen KiB of blanks are an empty line; a verb in front of them has no argument.
TEST(Hostile, ALineOfBlanks) {
    const std::string blanks(16'384, ' ');
    const std::string line = blanks + "\r\n";
    const step empty = from_ns::take_frame(line);
    ASSERT_TRUE(empty.needs_more());
    EXPECT_EQ(empty.skipped(), line.size());
    const std::string stream = line + "QNG\r\n";
    from_ns::decoder in{msnp9};
    in.feed(stream);
    const auto pong = in.poll();
    ASSERT_TRUE(pong && *pong);
    EXPECT_EQ(form_name(**pong), "qng");

    const auto bare = from_ns::parse("QNG" + blanks.substr(3) + "\r\n", msnp9);
    ASSERT_TRUE(bare);
    EXPECT_EQ(std::get<from_ns::qng>(*bare), from_ns::qng{});
    const auto missing = from_ns::parse("FLN" + blanks.substr(3) + "\r\n", msnp9);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, errc::missing_argument);
    const std::string wide_line = "FLN" + blanks.substr(4) + "a\r\n";
    const auto wide = from_ns::parse(wide_line, msnp9);
    ASSERT_TRUE(wide);
    EXPECT_EQ(std::get<from_ns::fln>(*wide).account, email{"a"});
    const std::string over = blanks + " \r\n";
    ASSERT_TRUE(from_ns::take_frame(over).failed());
    EXPECT_EQ(from_ns::take_frame(over).error(), (error{errc::line_too_long, 16'384, ""}));
}

// A blank, a byte, a blank, …: one token in two bytes.
TEST(Hostile, ALineOfBlanksAndBytes) {
    std::string line = "LKP";
    while (line.size() + 2 <= 16'384) line += " x";
    const std::string arguments = line.substr(4);
    line += "\r\n";
    const auto command = from_ns::parse(line, msnp9);
    ASSERT_TRUE(command);
    EXPECT_EQ(std::get<unknown_command>(*command).arguments, arguments);
}

TEST(Hostile, ALineAtItsLimit) {
    const std::string longest = "FLN " + std::string(16'380, 'a');
    ASSERT_TRUE(from_ns::parse(longest + "\r\n", msnp9));
    ASSERT_TRUE(from_ns::parse(longest + "\n", msnp9));
    const auto over = from_ns::parse(longest + "a\r\n", msnp9);
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error(), (error{errc::line_too_long, 16'384, ""}));
    // The CR may yet be part of the line's end, and is not when something else follows.
    EXPECT_TRUE(from_ns::take_frame(longest + "\r").needs_more());
    EXPECT_TRUE(from_ns::take_frame(longest + "\rx").failed());
}

// Red: is_over_limit() always false; the decoder then keeps what comes for ever.
TEST(Hostile, AnEndlessLine) {
    from_ns::decoder in{msnp9};
    const std::string piece(1000, 'x');
    std::size_t feeds = 0;
    while (!in.failed()) {
        ASSERT_LT(++feeds, 20U);
        in.feed(piece);
        const auto next = in.poll();
        ASSERT_LE(in.held_size(), 17'000U);
        if (next) {
            EXPECT_EQ(next->error(), (error{errc::line_too_long, 16'384, ""}));
        }
    }
    EXPECT_EQ(feeds, 17U);
    const std::string all(16'777'216, 'x');
    EXPECT_EQ(from_ns::take_frame(all).error(), (error{errc::line_too_long, 16'384, ""}));
    const std::string behind = "\r\n\r\n" + all;
    EXPECT_EQ(from_ns::take_frame(behind).error(), (error{errc::line_too_long, 16'388, ""}));
}

TEST(Hostile, LineEndsOfEverySort) {
    EXPECT_EQ(trace_all_ways<FromNs>("QNG\r\n\r\r\nQNG\n\rQNG\r\nQNG\r\r\nQNG\r\n", msnp9),
              "0 qng QNG\\r\\n = 5\n"
              "bad_verb at byte 5: the line does not begin with three capital letters or three digits\n"
              "8 qng QNG\\n = 5\n"
              "bad_verb at byte 12: the line does not begin with three capital letters or three digits\n"
              "bad_verb at byte 18: the line does not begin with three capital letters or three digits\n"
              "24 qng QNG\\r\\n = 5\n"
              "consumed 29\n");
}

// ---- lengths ---------------------------------------------------------------------------------------------------------

constexpr bool ends_the_stream(std::string_view line, errc code, std::size_t offset) {
    const step s = to_sb::take_frame(line);
    return s.failed() && s.error() == error{code, offset, "length"};
}

// Red: read the length modulo 2^32 in read_length().
TEST(Hostile, LengthsThatOverflow) {
    MSNP_CHECK(ends_the_stream("MSG 1 U 4294967295\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 4294967296\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 2147483648\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 18446744073709551615\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 18446744073709551616\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 99999999999999999999999999999999\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 0000000001\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 1048577\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 999999999\r\n", errc::payload_too_long, 8));
    MSNP_CHECK(to_sb::take_frame("MSG 1 U 1048576\r\n").missing() == 1'048'576);
    MSNP_CHECK(to_sb::take_frame("MSG 1 U 000000001\r\n").missing() == 1);
}

TEST(Hostile, LengthsThatAreNone) {
    MSNP_CHECK(ends_the_stream("MSG 1 U -1\r\n", errc::bad_length, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 1.0\r\n", errc::bad_length, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 1e3\r\n", errc::bad_length, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 1,000\r\n", errc::bad_length, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 5\0\r\n"sv, errc::bad_length, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U 5\r\r\n", errc::bad_length, 8));
    MSNP_CHECK(ends_the_stream("MSG 1 U \xEF\xBC\x95\r\n", errc::bad_length, 8)); // a full-width five
    MSNP_CHECK(ends_the_stream("MSG 1 U\r\n", errc::missing_length, 7));
    MSNP_CHECK(ends_the_stream("MSG\r\n", errc::missing_length, 3));
    MSNP_CHECK(ends_the_stream("MSG \r\n", errc::missing_length, 4));
    MSNP_CHECK(ends_the_stream("\r\n MSG 1 U \r\n", errc::missing_length, 11));
}

TEST(Hostile, AHugeLengthWithTheWidestLimitAllocatesNothing) {
    to_sb::decoder in{
        msnp9,
        {.limits = {.line = 16'384, .payload = static_cast<std::size_t>(-1)}, .tolerance = {}, .payload_verbs = {}}};
    in.feed("MSG 1 U 999999999\r\nx");
    EXPECT_FALSE(in.poll());
    EXPECT_EQ(in.held_size(), 20U);
    in.reset();
    in.feed("MSG 1 U 4294967295\r\n");
    ASSERT_TRUE(in.poll());
    EXPECT_EQ(in.error(), (error{errc::payload_too_long, 8, "length"}));
}

TEST(Hostile, NumbersThatOverflow) {
    MSNP_CHECK(refuses<ToNs>("SYN 4294967296 0\r\n", msnp9, {errc::out_of_range, 4, "trid"}));
    MSNP_CHECK(refuses<ToNs>("SYN 18446744073709551616 0\r\n", msnp9, {errc::out_of_range, 4, "trid"}));
    MSNP_CHECK(refuses<ToNs>("SYN 1 99999999999999999999\r\n", msnp9, {errc::out_of_range, 6, "list_version"}));
    MSNP_CHECK(reads_as<ToNs>("SYN 00000000000000000001 0\r\n", msnp9, to_ns::syn_2{.trid = 1, .list_version = 0},
                              "SYN 1 0\r\n"));
}

// ---- payloads that look like commands --------------------------------------------------------------------------------

TEST(Hostile, APayloadOfCommands) {
    EXPECT_EQ(trace_all_ways<ToSb>("MSG 1 U 27\r\nMSG 2 U 999\r\nOUT\r\nBAD\r\n-5\r\nOUT\r\n", msnp9),
              "0 msg MSG 1 U 27\\r\\nMSG 2 U 999\\r\\nOUT\\r\\nBAD\\r\\n-5\\r\\n = 39\n"
              "39 out OUT\\r\\n = 5\n"
              "consumed 44\n");
}

// A name may try to end its line; what is written is one argument, and read back it is the name.
TEST(Hostile, ANameThatIsACommand) {
    constexpr std::string_view name = "x\r\nOUT\r\nUSR 7 OK a@b % \t\n";
    char buffer[256]{};
    const to_ns::rea evil{.trid = 1, .account = "a@b", .nick = name};
    const auto size = serialize(evil, msnp9, buffer);
    ASSERT_TRUE(size);
    const std::string_view bytes(buffer, *size);
    EXPECT_EQ(bytes, "REA 1 a@b x%0D%0AOUT%0D%0AUSR%207%20OK%20a@b%20%25%20%09%0A\r\n");
    const auto back = to_ns::parse(bytes, msnp9);
    ASSERT_TRUE(back);
    EXPECT_EQ(std::get<to_ns::rea>(*back), evil);
}

// Whatever field a control byte stands in, nothing is written.
TEST(Hostile, AnArgumentThatIsACommand) {
    MSNP_CHECK(
        wont_write(to_ns::usr_twn_initiate{.trid = 1, .account = "a@b\r\nOUT"}, msnp9, errc::not_a_token, "account"));
    MSNP_CHECK(wont_write(to_ns::rea{.trid = 1, .account = "a@b x", .nick = "y"}, msnp9, errc::not_a_token, "account"));
    MSNP_CHECK(
        wont_write(to_ns::rea{.trid = 1, .account = "a\0b"sv, .nick = "y"}, msnp9, errc::not_a_token, "account"));
    MSNP_CHECK(wont_write(to_ns::rea{.trid = 1, .account = "a", .nick = percent_text::encoded("y\nOUT")}, msnp9,
                          errc::not_a_token, "nick"));
    MSNP_CHECK(
        wont_write(to_ns::qry{.trid = 1, .product = "p 2\r\n", .answer = "x"}, msnp9, errc::not_a_token, "product"));
    MSNP_CHECK(wont_write(to_ns::prp{.trid = 1, .key = "P 1", .value = "x"}, msnp9, errc::not_a_token, "key"));
    MSNP_CHECK(wont_write(from_ns::xfr_sb{.trid = 1, .server = {.host = "h h", .port = 1}, .cookie = "c"}, msnp9,
                          errc::not_a_token, "server"));
    MSNP_CHECK(wont_write(from_ns::lst_8{.account = "a", .nick = "b", .lists = list_mask(1U), .groups = "0,1\r\nOUT"},
                          msnp9, errc::not_a_token, "groups"));
    MSNP_CHECK(wont_write(from_ns::ver{.trid = 1, .accepted = "MSNP9\tCVR0\n"}, msnp9, errc::not_a_token, "accepted"));
    MSNP_CHECK(wont_write(to_ns::url{.trid = 1, .service = "INBOX\r\nOUT", .parameter = {}}, msnp9, errc::not_a_token,
                          "service"));
}

// ---- garbage between commands ----------------------------------------------------------------------------------------

TEST(Hostile, GarbageCostsALineEach) {
    EXPECT_EQ(trace_all_ways<FromNs>("\x16\x03\x01\x02 \n" // the hello of another protocol
                                     "GET / HTTP/1.1\r\n"  // 6: an unknown verb
                                     "Host: x\r\n"         // 22
                                     "QNG 50\r\n"          // 31
                                     "\0\0\0\0\n"          // 39
                                     "{\"a\":1}\n"         // 44
                                     "QNG\tx\n"            // 52
                                     "\xE4\xBD\xA0\n"      // 58
                                     "QNG\r\n"sv,          // 62
                                     msnp9),
              "bad_verb at byte 0: the line does not begin with three capital letters or three digits\n"
              "6 unknown_command GET / HTTP/1.1\\r\\n = 16\n"
              "bad_verb at byte 22: the line does not begin with three capital letters or three digits\n"
              "31 qng QNG 50\\r\\n = 8\n"
              "bad_verb at byte 39: the line does not begin with three capital letters or three digits\n"
              "bad_verb at byte 44: the line does not begin with three capital letters or three digits\n"
              "bad_verb at byte 52: the line does not begin with three capital letters or three digits\n"
              "bad_verb at byte 58: the line does not begin with three capital letters or three digits\n"
              "62 qng QNG\\r\\n = 5\n"
              "consumed 67\n");
}

// Every byte in every place of a line is read or refused, at a byte of the line, and the next frame is as it was.
TEST(Hostile, EveryByteInEveryPlace) {
    const std::string line = "ILN 9 NLN a@b A 0 %3C\r\n";
    for (std::size_t at = 0; at + 2 < line.size(); ++at)
        for (int byte = 0; byte < 256; ++byte) {
            if (byte == '\n') continue; // two lines then
            std::string stream = line + "QNG\r\n";
            stream[at] = static_cast<char>(byte);
            from_ns::decoder in{msnp9};
            in.feed(stream);
            const auto first = in.poll();
            ASSERT_TRUE(first) << at << " " << byte;
            if (!*first) {
                ASSERT_FALSE(is_framing_error(first->error().code)) << at << " " << byte;
                ASSERT_LE(first->error().offset, line.size()) << at << " " << byte;
            }
            const auto second = in.poll();
            ASSERT_TRUE(second && *second) << at << " " << byte;
            ASSERT_TRUE(std::holds_alternative<from_ns::qng>(**second)) << at << " " << byte;
            ASSERT_EQ(in.frame_offset(), line.size()) << at << " " << byte;
        }
}

// What may stand in a line but is refused in a field is refused; what is read is written back and read as the same.
TEST(Hostile, EveryByteInANameIsWrittenBack) {
    for (int byte = 1; byte < 256; ++byte) {
        if (byte == '\n' || byte == '\r' || byte == ' ') continue;
        const std::string line = std::string("REA 1 a@b x") + static_cast<char>(byte) + "41\r\n";
        const auto command = to_ns::parse(line, msnp9);
        ASSERT_TRUE(command) << byte;
        const auto again = to_bytes(*command, msnp9);
        ASSERT_TRUE(again) << byte;
        EXPECT_EQ(*again, line) << byte;
    }
}

} // namespace
