// Every code of errc comes of some input, at exactly this byte, for exactly this field: a code that nothing gives is a promise
// that nobody keeps.
//
// One table for each way to get an error, and no code that is in none. What each operation of an io says of each argument is in
// wire/reader_test.cpp and wire/writer_test.cpp, every line that a tolerance refuses in wire/tolerance_test.cpp, every length in
// channel/hostile_test.cpp, errc::payload_too_long of a payload that is written in wire/writer_test.cpp.
#include "support/check.hpp"
#include "support/trace.hpp"

#include <span>

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

constexpr frame_options strict{.limits = {}, .tolerance = tolerance::strict(), .payload_verbs = {}};
constexpr frame_options short_lines{.limits = {.line = 8, .payload = 8}, .tolerance = {}, .payload_verbs = {}};
constexpr frame_options no_extra{.limits = {}, .tolerance = {.extra_arguments = false}, .payload_verbs = {}};

// ---- the tables ------------------------------------------------------------------------------------------------------

struct reading {
    error expected;
    std::string_view line;
    frame_options options{};
};

/// What a line of from_ns is refused with: by parse(), and by a decoder.
constexpr reading lines[] = {
    {{errc::none, 0, ""}, "QNG\r\n"},
    // The stream can't go on.
    {{errc::line_too_long, 8, ""}, "FLN bob@example.com\r\n", short_lines},
    {{errc::line_too_long, 8, ""}, "FLN bob@example.com", short_lines},
    {{errc::line_too_long, 8, ""}, "         \n", short_lines},
    {{errc::payload_too_long, 8, "length"}, "MSG x x 9\r\n", {.limits = {.line = 9, .payload = 8}}},
    {{errc::payload_too_long, 4, "length"}, "NOT 9\r\n", short_lines},
    {{errc::payload_too_long, 20, "length"}, "MSG Hotmail Hotmail 1048577\r\n"},
    {{errc::payload_too_long, 4, "length"}, "NOT 0000000001\r\nx"},
    {{errc::payload_too_long, 6, "length"}, "241 4 4294967295\r\n"},
    {{errc::missing_length, 3, "length"}, "NOT\r\n"},
    {{errc::missing_length, 4, "length"}, "NOT \r\n"},
    {{errc::missing_length, 13, "length"}, "MSG Hotmail 5\r\nhello"},
    {{errc::bad_length, 4, "length"}, "NOT x\r\n"},
    {{errc::bad_length, 20, "length"}, "MSG Hotmail Hotmail +5\r\nhello"},
    // The line as a whole.
    {{errc::bad_verb, 0, ""}, "qng\r\n"},
    {{errc::bad_verb, 2, ""}, "  QNGS 50\r\n"},
    {{errc::bad_byte, 4, ""}, "FLN \0\r\n"sv},
    {{errc::bad_byte, 13, ""}, "NLN NLN a@b A\rB 0\r\n"},
    {{errc::bad_byte, 6, ""}, "LKP  a\0\r\n"sv},
    {{errc::bare_line_feed, 3, ""}, "QNG\n", strict},
    {{errc::bare_line_feed, 5, ""}, "NOT 1\n\n", strict},
    {{errc::empty_line, 0, ""}, "\r\n", strict},
    {{errc::empty_line, 0, ""}, "   \r\n", strict},
    {{errc::stray_blank, 4, ""}, "QNG  50\r\n", strict},
    {{errc::stray_blank, 0, ""}, " QNG\r\n", strict},
    {{errc::stray_blank, 6, ""}, "QNG 50 \r\n", strict},
    // Its arguments.
    {{errc::missing_argument, 3, "account"}, "FLN\r\n"},
    {{errc::missing_argument, 11, "nick"}, "NLN NLN a@b\r\n"},
    {{errc::missing_argument, 5, "NS"}, "XFR 5\r\n"},
    {{errc::extra_argument, 6, ""}, "FLN a b\r\n", strict},
    {{errc::extra_argument, 6, ""}, "FLN a b\r\n", no_extra},
    {{errc::extra_argument, 20, ""}, "MSG Hotmail Hotmail x 2\r\nhi", no_extra},
    {{errc::wrong_word, 6, "NS"}, "XFR 5 XX h:1 0 h:1\r\n"},
    {{errc::wrong_word, 10, "CKI"}, "RNG 1 h:1 CKY c a@b A\r\n"},
    {{errc::bad_number, 4, "seconds"}, "QNG x\r\n"},
    {{errc::bad_number, 4, "trid"}, "ILN -1 NLN a@b A 0\r\n"},
    {{errc::out_of_range, 4, "seconds"}, "QNG 4294967296\r\n"},
    {{errc::out_of_range, 14, "capabilities"}, "NLN NLN a@b A 99999999999999999999\r\n"},
    {{errc::bad_value, 4, "status"}, "NLN ABC a A 0\r\n"},
    {{errc::bad_value, 9, "server"}, "XFR 5 SB h CKI c\r\n"},
};

/// What bytes are refused with that are not exactly one frame: by parse() alone, since a decoder waits, or goes on.
constexpr reading bytes[] = {
    {{errc::incomplete, 0, ""}, ""},
    {{errc::incomplete, 4, ""}, "QNG\r"},
    {{errc::incomplete, 11, ""}, "NOT 5\r\nhell"},
    {{errc::trailing_bytes, 5, ""}, "QNG\r\nQ"},
    {{errc::trailing_bytes, 12, ""}, "NOT 5\r\nhello\r\n"},
};

struct payload_reading {
    error expected;
    std::string_view payload;
    mime::tolerance allowed{};
};

/// What a payload is refused with.
constexpr payload_reading payloads[] = {
    {{errc::missing_blank_line, 19, ""}, "MIME-Version: 1.0\r\n"},
    {{errc::missing_blank_line, 0, ""}, ""},
    {{errc::bad_header, 0, ""}, "MIME-Version 1.0\r\n\r\n", mime::tolerance::strict()},
    {{errc::bad_header, 6, ""}, "A: b\r\n: c\r\n\r\n", mime::tolerance::strict()},
    {{errc::bad_value, 23, "CS"}, "X-MMS-IM-Format: CO=ff; CS=zz\r\n\r\n", mime::tolerance::strict()},
};

struct document_reading {
    error expected;
    std::string_view document;
    xml::tolerance allowed{};
};

/// What XML is refused with.
constexpr document_reading documents[] = {
    {{errc::bad_xml, 6, ""}, "<a><b></a>"},
    {{errc::bad_xml, 4, ""}, "<a> & </a>", xml::tolerance::strict()},
};

struct writing {
    error expected;
    error (*write)();
};

/// What writing a command gives, into a buffer of so many bytes.
template <class Command>
constexpr error refusal(const Command& command, dialect d = msnp9, std::size_t space = 64) {
    char buffer[64]{};
    const auto size = serialize(command, d, std::span<char>(buffer, space));
    return size ? error{} : size.error();
}
/// What writing a message gives.
template <class Message>
constexpr error message_refusal(const Message& message, std::size_t space = 128) {
    char buffer[128]{};
    const auto size = message::serialize(message, std::span<char>(buffer, space));
    return size ? error{} : size.error();
}

/// What is not written.
constexpr writing writings[] = {
    {{errc::none, 0, ""}, [] { return refusal(from_ns::fln{.account = "a"}); }},
    {{errc::not_a_token, 4, "account"}, [] { return refusal(from_ns::fln{.account = "a b"}); }},
    {{errc::not_a_token, 4, "arguments"},
     [] { return refusal(unknown_command{.verb = "LKP", .arguments = "a\n", .payload = {}}); }},
    {{errc::not_a_token, 9, "offered"}, [] { return refusal(to_ns::ver{.trid = 14, .offered = "A CVR0\r"}); }},
    {{errc::missing_value, 4, "account"}, [] { return refusal(from_ns::fln{.account = ""}); }},
    {{errc::missing_value, 8, "nick"}, [] { return refusal(to_ns::rea{.trid = 1, .account = "a", .nick = ""}); }},
    {{errc::not_in_dialect, 0, ""}, [] { return refusal(to_ns::inf{.trid = 1}); }},
    {{errc::not_in_dialect, 0, "payload"},
     [] {
         return refusal(error_reply{error_code::invalid_user, 1U, "<ml/>"});
     }},
    {{errc::not_in_dialect, 6, "list"},
     [] { return refusal(to_ns::lst{.trid = 1, .list = list_kind::pending}, msnp9); }},
    {{errc::buffer_too_small, 6, ""}, [] { return refusal(from_ns::fln{.account = "a"}, msnp9, 6); }},
    {{errc::buffer_too_small, 0, ""}, [] { return refusal(from_ns::fln{.account = "a"}, msnp9, 0); }},
    // Codes that reading gives as well.
    {{errc::out_of_range, 6, "status"},
     [] { return refusal(to_ns::chg{.trid = 1, .status = presence{99}, .capabilities = {}, .object = {}}); }},
    {{errc::bad_value, 6, "key"}, [] { return refusal(to_ns::prp{.trid = 1, .key = "LONGER", .value = "x"}); }},
    // Messages.
    {{errc::bad_header, 57, "context"},
     [] { return message_refusal(message::text{.charset = "", .context = "a\nb"}); }},
    {{errc::buffer_too_small, 20, ""}, [] { return message_refusal(message::text{.body = "hi"}, 20); }},
    // A name that is decoded into too little memory.
    {{errc::buffer_too_small, 2, ""},
     [] {
         char memory[2]{};
         return percent_text("abc").decode_to(memory).error();
     }},
};

// ---- what the tables say ----------------------------------------------------------------------------------------------

constexpr error error_of(const reading& r) {
    const auto command = from_ns::parse(r.line, msnp9, r.options);
    return command ? error{} : command.error();
}

constexpr bool all_are_parsed(std::span<const reading> table) {
    for (const reading& r : table)
        if (error_of(r) != r.expected) return false;
    return true;
}

// Red: an offset of `start` for a line that is too long; failure() that counts from the arguments.
TEST(Errc, LinesAreRefusedAtTheByteForTheField) {
    // In parts, since clang counts the steps of each constant evaluation.
    MSNP_CHECK(all_are_parsed(std::span(lines).first(14)));
    MSNP_CHECK(all_are_parsed(std::span(lines).subspan(14, 12)));
    MSNP_CHECK(all_are_parsed(std::span(lines).subspan(26)));
    MSNP_CHECK(all_are_parsed(bytes));
    for (const reading& r : lines) EXPECT_EQ(describe(error_of(r)), describe(r.expected)) << r.line;
    for (const reading& r : bytes) EXPECT_EQ(describe(error_of(r)), describe(r.expected)) << r.line;
}

// Red: an offset of 0 for a bad header; fail() of message_reader without `at`.
TEST(Errc, PayloadsAreRefusedAtTheByteForTheField) {
    constexpr auto all_are = [] {
        for (const payload_reading& r : payloads) {
            const auto read = message::parse(r.payload, r.allowed);
            if (read || read.error() != r.expected) return false;
        }
        return true;
    };
    MSNP_CHECK(all_are());
}

// Red: an offset of 0 in reader::fail().
TEST(Errc, XmlIsRefusedAtTheByte) {
    constexpr auto all_are = [] {
        for (const document_reading& r : documents) {
            const auto read = xml::parse(r.document, r.allowed);
            if (read || read.error() != r.expected) return false;
        }
        return true;
    };
    MSNP_CHECK(all_are());
}

// Red: `sink_.size()` for `sink_.size() + 1` in fail() of writer, or the other way round in token().
TEST(Errc, WhatIsNotWrittenIsToldWithPlaceAndField) {
    constexpr auto all_are = [] {
        for (const writing& w : writings)
            if (w.write() != w.expected) return false;
        return true;
    };
    MSNP_CHECK(all_are());
    for (const writing& w : writings) EXPECT_EQ(describe(w.write()), describe(w.expected));
}

// A decoder gives the same in a stream, at the offset in that, however it is cut. It fails on framing errors only.
// Red: in_stream() that adds nothing; a failure_ that is set for every error.
TEST(Errc, ADecoderCountsFromTheStreamsFirstByte) {
    constexpr std::string_view before = "QNG 50\r\n";
    for (const reading& r : lines) {
        from_ns::decoder in{msnp9, r.options};
        const std::string stream = std::string(before) + std::string(r.line);
        in.feed(stream);
        ASSERT_TRUE(in.poll());
        const auto next = in.poll();
        ASSERT_TRUE(next) << r.line;
        error expected = r.expected;
        if (expected.code != errc::none) expected.offset += before.size();
        EXPECT_EQ(describe(*next ? error{} : next->error()), describe(expected)) << r.line;
        EXPECT_EQ(in.failed(), is_framing_error(expected.code)) << r.line;
        if (expected.code == errc::none) continue;
        EXPECT_EQ(trace_all_ways<FromNs>(stream, msnp9, r.options).find(describe(expected)),
                  "0 qng QNG 50\\r\\n = 8\n"sv.size())
            << r.line;
    }
}

// ---- no code is missing -----------------------------------------------------------------------------------------------

constexpr bool is_in(errc code, const auto& table) {
    for (const auto& row : table)
        if (row.expected.code == code) return true;
    return false;
}

// The codes are numbered without a gap; the first number that has no name ends them. So a code that is added to errc and has no
// row is red. Red: add an enumerator, and its name; leave out the rows of one.
constexpr errc first_without_row() {
    for (std::size_t number = 0; name_of(static_cast<errc>(number)) != "unknown"; ++number) {
        const auto code = static_cast<errc>(number);
        const bool is_written = is_in(code, writings);
        const bool is_read =
            is_in(code, lines) || is_in(code, bytes) || is_in(code, payloads) || is_in(code, documents);
        if (is_write_error(code) ? !is_written : !is_read) return code;
    }
    return errc::none;
}

TEST(Errc, EachCodeComesOfSomeInput) {
    MSNP_CHECK(first_without_row() == errc::none);
    MSNP_CHECK(is_in(errc::none, lines) && is_in(errc::none, writings));
    // What is told by the order of the codes.
    for (const reading& r : lines) EXPECT_FALSE(is_write_error(r.expected.code)) << r.line;
    for (const reading& r : bytes) EXPECT_FALSE(is_framing_error(r.expected.code)) << r.line;
    for (const payload_reading& r : payloads) EXPECT_FALSE(is_framing_error(r.expected.code)) << r.payload;
}

} // namespace
