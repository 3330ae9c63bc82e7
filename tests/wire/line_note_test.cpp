// What one look at a line tells, against a walk by the book; and that nobody is told of a line that take_frame() did not see.
#include "support/channels.hpp"
#include "support/check.hpp"

#include <cstdint>
#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace std::string_view_literals;
using detail::line_note;

constexpr std::size_t longest = detail::longest_ordinary_line;

/// Where the CR LF of an ordinary line at the front of `bytes` stands, or npos.
constexpr std::size_t ordinary_end(std::string_view bytes) {
    std::size_t end = 0;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) >= ' ') ++end;
    if (bytes.substr(end, 2) != "\r\n" || end >= longest) return detail::npos;
    const std::string_view line = bytes.substr(0, end);
    if (line.size() < 3 || line.substr(0, 3).find(' ') != line.npos) return detail::npos;
    if (line.size() == 3) return end;
    if (line[3] != ' ' || line.back() == ' ' || line.find("  ") != line.npos) return detail::npos;
    std::size_t count = 0;
    for (const char c : line) count += c == ' ' ? 1U : 0U;
    return count <= line_note::capacity ? end : detail::npos;
}

/// Where the CR LF of what was found stands, or npos.
constexpr std::size_t end_of(const detail::ordinary_line& found) {
    return found.first == detail::npos ? detail::npos : found.end;
}

/// Where the first byte stands that is a blank or below, or the size.
constexpr std::size_t find_if_not_plain(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) > ' ') ++at;
    return at;
}

constexpr bool tells_all(std::string_view bytes, const line_note& note, const detail::ordinary_line& found) {
    const std::string_view line = bytes.substr(0, end_of(found));
    if (found.first != (line.size() == 3 ? 3 : 4)) return false;
    std::size_t count = 0;
    for (std::size_t blank = line.find(' '); blank != line.npos; blank = line.find(' ', blank + 1)) {
        const std::size_t next = line.find(' ', blank + 1);
        const std::size_t end = next == line.npos ? line.size() : next;
        if (note.tokens[count].first != blank + 1 || note.tokens[count].end != end) return false;
        ++count;
        if (next == line.npos && found.last != blank + 1) return false;
    }
    return found.count == count;
}

/// Whether a look at the bytes finds what it should. `WholeBlocks`: only where the line's end lies in a whole block with a byte
/// behind it; there must be one, and three bytes that may be a verb.
template <bool WholeBlocks>
constexpr bool is_found(std::string_view bytes) {
    if (WholeBlocks && (bytes.size() <= 64 || find_if_not_plain(bytes.substr(0, 3)) != 3)) return true;
    line_note note;
    const detail::ordinary_line found = detail::find_ordinary_line<WholeBlocks>(bytes, note.tokens);
    std::size_t end = ordinary_end(bytes);
    if (WholeBlocks && end != detail::npos && (end / 64 + 1) * 64 >= bytes.size()) end = detail::npos;
    return end_of(found) == end && (end == detail::npos || tells_all(bytes, note, found));
}

constexpr bool is_noted(std::string_view bytes) {
    const msnp_test::exact_bytes block(bytes);
    const std::string_view exact = block.view();
    return is_found<false>(exact) && is_found<true>(exact);
}

constexpr bool is_ordinary(std::string_view bytes) {
    return is_noted(bytes) && ordinary_end(bytes) != detail::npos;
}
constexpr bool is_odd(std::string_view bytes) {
    return is_noted(bytes) && ordinary_end(bytes) == detail::npos;
}

// Red: 0x07 for head_mask; no comparison of the byte behind the verb; `+ 1` for `+ 2` in front of has_line_end(), or line_block
// without `+ 1`, which read a byte behind the end (under AddressSanitizer); no `end == start`; 0x10 for 0x18.
TEST(LineNote, TellsOfOrdinaryLinesOnly) {
    MSNP_CHECK(is_ordinary("PNG\r\n"));
    MSNP_CHECK(is_ordinary("PNG\r\nPNG\r\n"));
    MSNP_CHECK(is_ordinary("OUT OTH\r\n"));
    MSNP_CHECK(is_ordinary("A+* b\r\n"));
    MSNP_CHECK(is_ordinary("MSG a@b c 5\r\nh l o"));
    MSNP_CHECK(is_ordinary("LST N=a@b.example F=Ana%20Ruiz 11 0,1,2 a b c d e f\r\nLST x\r\n"));
    MSNP_CHECK(is_odd(""));
    MSNP_CHECK(is_odd("\r\n"));
    MSNP_CHECK(is_odd("PN\r\n"));
    MSNP_CHECK(is_odd("PNG"));
    MSNP_CHECK(is_odd("PNG\r"));
    MSNP_CHECK(is_odd("PNG\n"));
    MSNP_CHECK(is_odd("PNG\r\r\n"));
    MSNP_CHECK(is_odd("PNG \r\n"));
    MSNP_CHECK(is_odd("PNG 1 \r\n"));
    MSNP_CHECK(is_odd("PNG 1\n"));
    MSNP_CHECK(is_odd("PNG 1\r"));
    MSNP_CHECK(is_odd("PNG 1\r\r\n"));
    MSNP_CHECK(is_odd("PNG  1\r\n"));
    MSNP_CHECK(is_odd("PNG 1  2\r\n"));
    MSNP_CHECK(is_odd("PNG\t1\r\n"));
    MSNP_CHECK(is_odd("PNG 1\t\r\n"));
    MSNP_CHECK(is_odd("PNG a\0b\r\n"sv));
    MSNP_CHECK(is_odd(" PNG 1\r\n"));
    MSNP_CHECK(is_odd("PNGX 1\r\n"));
    MSNP_CHECK(is_odd("P 1\r\n"));
}

// Red: no comparison of the token with the table's end.
TEST(LineNote, HoldsAFewArguments) {
    MSNP_CHECK(line_note::capacity == 16);
    MSNP_CHECK(is_ordinary("VER 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\r\n"));
    MSNP_CHECK(is_odd("VER 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17\r\n"));
    MSNP_CHECK(is_odd("VER 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30\r\n"));
}

/// A line of `size` bytes before its CR LF, with a blank at `blank`, and `behind` more bytes.
std::string line_of(std::size_t size, std::size_t blank, std::size_t behind) {
    std::string line = "LST ";
    line.resize(size, 'x');
    if (blank > 3 && blank < size) line[blank] = ' ';
    line += "\r\n";
    line.append(behind, ' ');
    return line;
}

// Red: no `at +` in front of countr_zero(); `block > longest`; `block + least >= bytes.size()`; 63 for line_block in `least`.
TEST(LineNote, TellsOfEveryLengthAndPosition) {
    for (std::size_t size = 5; size < 200; ++size) {
        for (std::size_t blank = 3; blank < size; ++blank) {
            ASSERT_TRUE(is_noted(line_of(size, blank, 0))) << size << ' ' << blank;
            ASSERT_TRUE(is_noted(line_of(size, blank, 70))) << size << ' ' << blank;
            ASSERT_TRUE(is_noted(line_of(size, blank, 126 - size % 64))) << size << ' ' << blank;
            ASSERT_TRUE(is_noted(line_of(size, blank, 127 - size % 64))) << size << ' ' << blank;
        }
        const std::string whole = line_of(size, size / 2, 0);
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            ASSERT_TRUE(is_odd(whole.substr(0, cut))) << size << ' ' << cut;
        }
    }
    for (std::size_t size = longest - 70; size < longest + 70; ++size) {
        for (const std::size_t behind : {0U, 1U, 100U}) {
            ASSERT_TRUE(is_noted(line_of(size, 100, behind))) << size << ' ' << behind;
        }
    }
    EXPECT_TRUE(is_ordinary(line_of(longest - 1, 9, 0)));
    EXPECT_TRUE(is_odd(line_of(longest, 9, 0)));
}

// Every byte at every place of a line of two blocks.
TEST(LineNote, TellsOfEveryByte) {
    std::string line = "NLN NLN alice@example.com A%20lice 1073791020 %3Cmsnobj%20Creator%3D%22alice%22%2F%3E\r\n";
    line += "FLN bob@example.com\r\n";
    for (std::size_t at = 0; at < 100; ++at) {
        const char before = line[at];
        for (int byte = 0; byte < 256; ++byte) {
            line[at] = static_cast<char>(byte);
            ASSERT_TRUE(is_noted(line)) << at << ' ' << byte;
        }
        line[at] = before;
    }
}

// Blanks, control bytes and others in every mixture, from a generator with a fixed seed.
TEST(LineNote, TellsOfMixtures) {
    constexpr std::string_view alphabet = "   abcdef\r\n\r\n\t\0\x80\xff"sv;
    std::uint32_t state = 1;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 16; };
    for (int round = 0; round < 50000; ++round) {
        std::string text = round % 2 == 0 ? "MSG " : "";
        for (std::size_t size = next() % 150; size > 0; --size) text += alphabet[next() % alphabet.size()];
        if (round % 3 != 0) text += "\r\n";
        ASSERT_TRUE(is_noted(text)) << testing::PrintToString(text);
    }
}

// ---- whose line it is ------------------------------------------------------------------------------------------------

constexpr frame ordinary_frame(std::string_view bytes) {
    return from_sb::take_frame(bytes).frame();
}

/// Whether the note tells of what the frame is now.
constexpr bool tells_of(const frame& f) {
    return f.note.tells_of(f.verb, f.arguments, from_sb::channel::tag());
}

/// Whether a frame is read as a JOI of this account and nick.
constexpr bool joins(const frame& f, std::string_view account, std::string_view nick) {
    const auto command = from_sb::parse(f, dialect::msnp9);
    const auto* joi = command ? std::get_if<from_sb::joi>(&*command) : nullptr;
    return joi != nullptr && joi->account.text == account && joi->nick.raw() == nick;
}

// A copy is read like the frame it was made of.
TEST(LineNote, GoesWithACopyOfTheFrame) {
    MSNP_CHECK([] {
        const frame f = ordinary_frame("JOI a@b.example Ana\r\n");
        const frame copy = f;
        return copy == f && tells_of(copy) && joins(copy, "a@b.example", "Ana");
    }());
}

// A frame is a struct that anybody may fill or change: what its arguments are now counts, not what take_frame() saw.
// Red: tells_of() without the comparison of size(), or of data() (the last).
TEST(LineNote, IsForgottenWithTheArgumentsItToldOf) {
    MSNP_CHECK([] {
        frame f = ordinary_frame("JOI a@b.example Ana\r\n");
        f.arguments = "somebody@else.example Else";
        return !tells_of(f) && joins(f, "somebody@else.example", "Else");
    }());
    MSNP_CHECK([] {
        frame f = ordinary_frame("JOI a@b.example Ana\r\n");
        f.arguments.remove_suffix(1);
        return !tells_of(f) && joins(f, "a@b.example", "An");
    }());
    MSNP_CHECK([] {
        frame f = ordinary_frame("JOI a@b.example Ana\r\n");
        f.arguments.remove_prefix(2);
        return !tells_of(f) && joins(f, "b.example", "Ana");
    }());
    MSNP_CHECK([] {
        const std::string_view bytes = "JOI a@b.example Ana\r\n";
        const frame f{.bytes = bytes, .verb = bytes.substr(0, 3), .arguments = bytes.substr(4, 15)};
        return !tells_of(f) && joins(f, "a@b.example", "Ana");
    }());
    MSNP_CHECK([] {
        const char line[] = "JOI a@b.example Ana\r\n";
        const char other[] = "b@c.exa pleeBob"; // as long as what it replaces, and with its blank elsewhere
        frame f = ordinary_frame(line);
        f.arguments = {other, 15};
        return !tells_of(f) && joins(f, "b@c.exa", "pleeBob");
    }());
    MSNP_CHECK(!tells_of(frame{}));
    MSNP_CHECK(!tells_of(frame{.bytes = "a", .verb = "a", .arguments = "a"}));
}

// Nor what it saw of the verb: another one, or the same somewhere else. Red: tells_of() without the comparison of the name's data() or
// of its size().
TEST(LineNote, IsForgottenWithTheVerbItToldOf) {
    MSNP_CHECK([] {
        const char line[] = "BYE a@b.example Ana\r\n";
        const char other[] = "JOI";
        frame f = ordinary_frame(line);
        f.verb = {other, 3};
        return !tells_of(f) && joins(f, "a@b.example", "Ana");
    }());
    MSNP_CHECK([] {
        frame f = ordinary_frame("JOI a@b.example Ana\r\n");
        f.verb.remove_suffix(1);
        return !tells_of(f) && from_sb::parse(f, dialect::msnp9).error().code == errc::bad_verb;
    }());
    // A line in a line.
    MSNP_CHECK([] {
        frame f = ordinary_frame("BYE JOI a@b.example Ana\r\n");
        f.verb = f.arguments.substr(0, 3);
        f.arguments.remove_prefix(4);
        return !tells_of(f) && joins(f, "a@b.example", "Ana");
    }());
}

// A verb has a number of its own on each channel. Red: tells_of() without the comparison of the index.
TEST(LineNote, IsOfNoOtherChannel) {
    MSNP_CHECK([] {
        const frame f = from_ns::take_frame("ILN 1 NLN a@b.example Ana\r\n").frame();
        return !tells_of(f) && std::holds_alternative<unknown_command>(*from_sb::parse(f, dialect::msnp8));
    }());
    MSNP_CHECK([] {
        const frame f = to_ns::take_frame("OUT\r\n").frame();
        return !tells_of(f) && std::holds_alternative<from_sb::out>(*from_sb::parse(f, dialect::msnp8));
    }());
}

// A line without arguments is told of too, wherever the empty text stands.
// Red: no `size == 0` in tells_of().
TEST(LineNote, TellsOfALoneVerb) {
    MSNP_CHECK(tells_of(ordinary_frame("OUT\r\n")));
    MSNP_CHECK(tells_of(ordinary_frame("OUT OTH\r\n")));
    const std::string many = "OUT\r\n" + std::string(100, 'x');
    EXPECT_TRUE(tells_of(ordinary_frame(many)));
}

/// Whether a frame of these bytes is refused when somebody says that it has a payload, with its note and without.
constexpr bool refuses_with_payload(std::string_view bytes) {
    frame f = ordinary_frame(bytes);
    f.has_payload = true;
    const bool refuses = !from_sb::parse(f, dialect::msnp9);
    f.note = {};
    return refuses && !from_sb::parse(f, dialect::msnp9);
}

// A payload that nobody announced, also on a line without any argument that could be its length.
// Red: no `told != 0` in readable(), which then reads behind the table.
TEST(LineNote, FrameWithoutItsLengthIsAnError) {
    MSNP_CHECK(refuses_with_payload("BYE a@b.example\r\n"));
    MSNP_CHECK(refuses_with_payload("OUT\r\n"));
}

// Strict reading has nothing to object to an ordinary line, and objects to what it objected to before.
TEST(LineNote, OrdinaryLinesAreStrict) {
    const auto strict = [](std::string_view bytes) {
        return from_sb::parse(bytes, dialect::msnp9,
                              {.limits = {}, .tolerance = tolerance::strict(), .payload_verbs = {}});
    };
    EXPECT_TRUE(strict("JOI a@b.example Ana\r\n"));
    EXPECT_EQ(strict("JOI a@b.example  Ana\r\n").error().code, errc::stray_blank);
    EXPECT_EQ(strict("JOI a@b.example Ana \r\n").error().code, errc::stray_blank);
    EXPECT_EQ(strict("JOI a@b.example Ana\n").error().code, errc::bare_line_feed);
    EXPECT_EQ(strict(" JOI a@b.example Ana\r\n").error().code, errc::stray_blank);
}

} // namespace
