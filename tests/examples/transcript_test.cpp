#include "support/transcript.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using msnp_examples::chunk;
using msnp_examples::escape;
using msnp_examples::opened;
using msnp_examples::read_transcript;
using msnp_examples::service;
using msnp_examples::transcript;
using msnp_examples::transcript_error;
using namespace std::string_literals;

using events = std::vector<std::variant<opened, chunk>>;

/// The bytes that one line carries from the client.
std::string bytes_of(const std::string& line) {
    const transcript read = read_transcript("@ ns msnp9\n> " + line + "\n");
    if (read.error) return "error: " + read.error->message;
    return std::get<chunk>(read.events.at(1)).bytes;
}

/// The one error of a transcript whose first line opens a connection.
transcript_error error_of(const std::string& line) {
    return read_transcript("@ ns msnp9\n" + line).error.value_or(transcript_error{});
}

TEST(transcript, the_example_of_the_format) {
    const transcript read = read_transcript("# a comment\n"
                                            "@ ns msnp9\n"
                                            "> VER 4 MSNP10 MSNP9 CVR0\\r\\n\n"
                                            "< VER 4 MSNP9 CVR0\\r\\n\n");
    EXPECT_FALSE(read.error);
    EXPECT_EQ(read.events, (events{opened{service::ns, 9}, chunk{true, "VER 4 MSNP10 MSNP9 CVR0\r\n"},
                                   chunk{false, "VER 4 MSNP9 CVR0\r\n"}}));
}

TEST(transcript, no_line_end_is_implied) {
    EXPECT_EQ(bytes_of("PN"), "PN");
    EXPECT_EQ(bytes_of(""), "");
    EXPECT_EQ(bytes_of(" PNG "), " PNG ");
    EXPECT_EQ(bytes_of("PNG\\r\\nOUT\\r\\n"), "PNG\r\nOUT\r\n");
}

TEST(transcript, escapes) {
    EXPECT_EQ(bytes_of("\\r\\n\\t\\0\\\\"), "\r\n\t\0\\"s);
    EXPECT_EQ(bytes_of("\\x00\\x7f\\xE4\\xbD\\xa0"), "\0\x7f\xe4\xbd\xa0"s);
    EXPECT_EQ(bytes_of("\\xe4z\\\\n"), "\xe4z\\n");
    EXPECT_EQ(bytes_of("你好！"), "你好！");
}

TEST(transcript, connections) {
    const transcript read = read_transcript("@ sb msnp21\n@  ns  msnp2 \n");
    EXPECT_FALSE(read.error);
    EXPECT_EQ(read.events, (events{opened{service::sb, 21}, opened{service::ns, 2}}));
}

TEST(transcript, what_carries_nothing) {
    EXPECT_TRUE(read_transcript("").events.empty());
    const transcript read = read_transcript("\n   \n#\n# > no\n\t\n");
    EXPECT_FALSE(read.error);
    EXPECT_TRUE(read.events.empty());
}

TEST(transcript, line_ends_of_other_systems) {
    const transcript read = read_transcript("\xEF\xBB\xBF@ ns msnp9\r\n> PNG\\r\\n\r\n\r\n< QNG 50\\r\\n");
    EXPECT_FALSE(read.error);
    EXPECT_EQ(read.events, (events{opened{service::ns, 9}, chunk{true, "PNG\r\n"}, chunk{false, "QNG 50\r\n"}}));
}

TEST(transcript, errors_tell_where) {
    EXPECT_EQ(error_of("PNG"), (transcript_error{2, 1, "a line begins with '#', '@', '>' or '<'"}));
    EXPECT_EQ(error_of(">PNG"), (transcript_error{2, 2, "a blank is expected behind '>' and '<'"}));
    EXPECT_EQ(error_of("\n<"), (transcript_error{3, 2, "a blank is expected behind '>' and '<'"}));
    EXPECT_EQ(error_of("> ab\\"), (transcript_error{2, 5, "a backslash ends the line"}));
    EXPECT_EQ(error_of("> \\q"),
              (transcript_error{2, 3, "an unknown escape: \\r \\n \\t \\0 \\xNN and \\\\ are known"}));
    EXPECT_EQ(error_of("> \\x4"), (transcript_error{2, 3, "\\x is followed by two hexadecimal digits"}));
    EXPECT_EQ(error_of("> \\x4g"), (transcript_error{2, 3, "\\x is followed by two hexadecimal digits"}));
    EXPECT_EQ(error_of("> a\tb"), (transcript_error{2, 4, "a control byte: write it as an escape"}));
    EXPECT_EQ(error_of("> a\rb"), (transcript_error{2, 4, "a control byte: write it as an escape"}));
}

TEST(transcript, columns_count_characters) {
    EXPECT_EQ(error_of("> 你好\\q").column, 5U);
    EXPECT_EQ(error_of("> 你\xE5\xA5"), (transcript_error{2, 4, "not UTF-8: write the byte as \\xNN"}));
}

TEST(transcript, errors_of_openings) {
    EXPECT_EQ(error_of("@"), (transcript_error{2, 1, "'@' is followed by a blank"}));
    EXPECT_EQ(error_of("@ ds msnp9"), (transcript_error{2, 3, "a connection goes to 'ns' or 'sb'"}));
    EXPECT_EQ(error_of("@ ns"), (transcript_error{2, 5, "a dialect, 'msnp2' to 'msnp21', is expected"}));
    EXPECT_EQ(error_of("@ ns msnp1"), (transcript_error{2, 6, "a dialect, 'msnp2' to 'msnp21', is expected"}));
    EXPECT_EQ(error_of("@ ns msnp22").column, 6U);
    EXPECT_EQ(error_of("@ ns msnp09").column, 6U);
    EXPECT_EQ(error_of("@ ns msnp9 x"), (transcript_error{2, 12, "nothing more is expected here"}));
}

TEST(transcript, a_connection_comes_first) {
    const transcript read = read_transcript("# nothing is open\n> PNG\\r\\n\n@ ns msnp9\n");
    EXPECT_EQ(read.error, (transcript_error{2, 1, "no connection is open: a line '@ ns msnp9' comes first"}));
    EXPECT_TRUE(read.events.empty());
}

TEST(transcript, what_was_read_before_an_error_stays) {
    const transcript read = read_transcript("@ ns msnp9\n> PNG\\r\\n\n> \\\n> PNG\\r\\n\n");
    EXPECT_TRUE(read.error);
    EXPECT_EQ(read.events, (events{opened{service::ns, 9}, chunk{true, "PNG\r\n"}}));
}

TEST(transcript, escaping) {
    EXPECT_EQ(escape("VER 4 MSNP9\r\n"), "VER 4 MSNP9\\r\\n");
    EXPECT_EQ(escape("\0\t\\\x1b\x7f"s), "\\0\\t\\\\\\x1b\\x7f");
    EXPECT_EQ(escape("bhw98你好！"), "bhw98你好！");
    EXPECT_EQ(escape("a "), "a\\x20");
    EXPECT_EQ(escape(" a b"), " a b");
}

TEST(transcript, escaping_bytes_that_are_no_text) {
    EXPECT_EQ(escape("\xff\xe4\xbd"), "\\xff\\xe4\\xbd");                   // stray, and cut short
    EXPECT_EQ(escape("\xc0\xaf\xed\xa0\x80"), "\\xc0\\xaf\\xed\\xa0\\x80"); // overlong, surrogate
    EXPECT_EQ(escape("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");          // beyond U+10FFFF
    EXPECT_EQ(escape("\xc2\x9b"), "\\xc2\\x9b");                            // a terminal's CSI
    EXPECT_EQ(escape("\xe2\x80\xae"), "\\xe2\\x80\\xae");                   // from right to left
    EXPECT_EQ(escape("\xf0\x9f\x98\x80"), "\xf0\x9f\x98\x80");
}

TEST(transcript, what_is_escaped_reads_back) {
    std::string all;
    for (int i = 0; i < 3; ++i)
        for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(static_cast<unsigned char>(byte * (i + 1)));
    all += "你好 \\n ";
    for (std::size_t from = 0; from < all.size(); ++from)
        EXPECT_EQ(bytes_of(escape(all.substr(from))), all.substr(from));
}

TEST(transcript, the_sessions_are_transcripts) {
    for (const char* era : {"errors", "msnp2", "msnp8", "msnp9", "msnp11", "msnp15", "msnp18", "msnp21"}) {
        const std::string name = std::string("examples/sessions/") + era + ".wire";
        std::ifstream file(name, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        const transcript read = read_transcript(text);
        EXPECT_FALSE(read.error) << name << ":" << read.error->line << ": " << read.error->message;
        EXPECT_FALSE(read.events.empty()) << name;
    }
}

} // namespace
