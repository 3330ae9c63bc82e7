// The exact texts that people read in their logs.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace std::string_view_literals;

/// describe() itself at run time; the functions under it in constant evaluation, which has no std::string.
constexpr bool describes(const error& e, std::string_view expected) {
    if (!std::is_constant_evaluated()) return describe(e) == expected;
    char buffer[512]{};
    span_sink sink(buffer);
    detail::write_description(sink, e);
    return !sink.overflowed() && std::string_view(buffer, sink.size()) == expected;
}
constexpr bool describes(const error& e, std::string_view bytes, std::string_view expected) {
    if (!std::is_constant_evaluated()) return describe(e, bytes) == expected;
    char buffer[1024]{};
    span_sink sink(buffer);
    detail::write_description(sink, e);
    detail::write_caret(sink, e.offset, bytes);
    return !sink.overflowed() && std::string_view(buffer, sink.size()) == expected;
}
constexpr bool escapes(std::string_view bytes, std::string_view expected, bool keep_utf8 = false) {
    char buffer[512]{};
    span_sink sink(buffer);
    write_escaped(sink, bytes, keep_utf8);
    return !sink.overflowed() && std::string_view(buffer, sink.size()) == expected;
}

TEST(Describe, OneLine) {
    MSNP_CHECK(describes({errc::bad_value, 9, "list"}, "bad_value at byte 9 (list): not a value of this argument"));
    MSNP_CHECK(
        describes({errc::line_too_long, 16384, {}}, "line_too_long at byte 16384: the line is longer than the limit"));
    MSNP_CHECK(describes({}, "none at byte 0: no error"));
}

// Red: a caret under the byte's number in the line, not under its place on the screen.
TEST(Describe, CaretUnderTheByte) {
    MSNP_CHECK(describes({errc::bad_value, 7, "list"}, "LST 11 XL\r\n",
                         "bad_value at byte 7 (list): not a value of this argument\n"
                         "  LST 11 XL\\r\\n\n"
                         "         ^"));
    MSNP_CHECK(describes({errc::bad_verb, 0, {}}, "usr\r\n",
                         "bad_verb at byte 0: the line does not begin with three capital letters or three digits\n"
                         "  usr\\r\\n\n"
                         "  ^"));
}

TEST(Describe, CaretBehindEscapes) {
    MSNP_CHECK(describes({errc::bad_byte, 5, {}}, "A\t\\\xc3\0\rB\n"sv,
                         "bad_byte at byte 5: a NUL or a bare CR stands in the line\n"
                         "  A\\t\\\\\\xc3\\0\\rB\\n\n"
                         "             ^"));
}

TEST(Describe, OnlyTheLineOfTheByte) {
    constexpr std::string_view bytes = "\r\nADD 1\r\nhello";
    MSNP_CHECK(describes({errc::missing_argument, 7, "list"}, bytes,
                         "missing_argument at byte 7 (list): the line ends where an argument is expected\n"
                         "  ADD 1\\r\\n\n"
                         "       ^"));
    MSNP_CHECK(describes({errc::trailing_bytes, 9, {}}, bytes,
                         "trailing_bytes at byte 9: bytes follow the command\n"
                         "  hello\n"
                         "  ^"));
    // The LF itself belongs to the line that it ends.
    MSNP_CHECK(describes({errc::bare_line_feed, 3, {}}, "PNG\nOUT\r\n",
                         "bare_line_feed at byte 3: the line ends in LF without CR\n"
                         "  PNG\\n\n"
                         "     ^"));
    MSNP_CHECK(describes({errc::empty_line, 0, {}}, "\nOUT\r\n",
                         "empty_line at byte 0: an empty line stands between two commands\n"
                         "  \\n\n"
                         "  ^"));
}

TEST(Describe, AtTheEndAndPastIt) {
    MSNP_CHECK(describes({errc::incomplete, 3, {}}, "PNG",
                         "incomplete at byte 3: the bytes end before the command does\n"
                         "  PNG\n"
                         "     ^"));
    MSNP_CHECK(describes({errc::incomplete, 99, {}}, "PNG",
                         "incomplete at byte 99: the bytes end before the command does\n"
                         "  PNG\n"
                         "     ^"));
    MSNP_CHECK(describes({errc::incomplete, 5, {}}, "PNG\r\n",
                         "incomplete at byte 5: the bytes end before the command does\n"
                         "  \n"
                         "  ^"));
    MSNP_CHECK(describes({errc::incomplete, 0, {}}, "",
                         "incomplete at byte 0: the bytes end before the command does\n"
                         "  \n"
                         "  ^"));
}

// Red: caret_window of 59.
TEST(Describe, LongLinesAreCutOnBothSides) {
    char line[200]{};
    for (char& c : line) c = 'x';
    line[38] = 'L'; // 61 in front of the caret: not shown
    line[39] = 'l'; // 60: shown
    line[99] = '!';
    line[158] = 'r'; // the caret's byte and 59 behind it: shown
    line[159] = 'R';
    const std::string_view bytes(line, sizeof line);
    const std::string text = describe({errc::bad_byte, 99, {}}, bytes);
    EXPECT_EQ(text, "bad_byte at byte 99: a NUL or a bare CR stands in the line\n  l" + std::string(59, 'x') + "!" +
                        std::string(58, 'x') + "r\n  " + std::string(60, ' ') + "^");
    // Behind the last byte there is nothing to show, but sixty in front of it.
    EXPECT_EQ(describe({errc::bad_byte, 200, {}}, bytes),
              "bad_byte at byte 200: a NUL or a bare CR stands in the line\n  " + std::string(18, 'x') + "rR" +
                  std::string(40, 'x') + "\n  " + std::string(60, ' ') + "^");
}

TEST(Describe, EscapesAreThoseOfTranscripts) {
    MSNP_CHECK(escapes("\r\n\t\0\\"sv, "\\r\\n\\t\\0\\\\"));
    MSNP_CHECK(escapes("\x01\x1b\x1f\x7f", "\\x01\\x1b\\x1f\\x7f"));
    MSNP_CHECK(escapes(" !az~", " !az~"));
    MSNP_CHECK(escapes("\x80\xc3\xa9\xff", "\\x80\\xc3\\xa9\\xff"));
    MSNP_CHECK(escapes("\x80\xc3\xa9\xff", "\x80\xc3\xa9\xff", true));
    MSNP_CHECK(escapes("\x7f\x1b", "\\x7f\\x1b", true));
    MSNP_CHECK(escapes("", ""));
}

} // namespace
