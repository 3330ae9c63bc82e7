// Where frames end: the tables of the four channels, line ends, blanks, limits, and what is missing.
#include "support/check.hpp"

#include <cstdint>
#include <limits>

#include <sys/mman.h>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

using to_ns_channel = to_ns::channel;
using from_ns_channel = from_ns::channel;
using to_sb_channel = to_sb::channel;
using from_sb_channel = from_sb::channel;

/// A frame as a test expects it. All of the bytes are the frame's.
struct expectation {
    std::string_view bytes;
    std::string_view verb;
    std::string_view arguments{};
    std::string_view payload{};
    bool has_payload = false;
};

template <class Function>
constexpr bool in_exact_block(std::string_view bytes, std::string_view tail, Function function) {
    msnp_test::exact_bytes block(bytes.size() + tail.size(), '\0');
    bytes.copy(block.span().data(), bytes.size());
    tail.copy(block.span().data() + bytes.size(), tail.size());
    return function(block.view());
}

constexpr bool is_as_expected(const step& s, const expectation& wanted) {
    if (!s.has_frame() || s.needs_more() || s.failed()) return false;
    const frame& f = s.frame();
    return f.bytes == wanted.bytes && f.verb == wanted.verb && f.arguments == wanted.arguments &&
           f.payload == wanted.payload && f.has_payload == wanted.has_payload &&
           f.offset_of(f.payload) + f.payload.size() == f.bytes.size();
}

/// The bytes are one frame, alone and with more behind them; and each strict prefix of them is no frame and no error,
/// and what is missing of it is known as soon as the line is there. Each text ends where its heap block does.
template <class Channel>
constexpr bool takes(const expectation& wanted, const frame_options& options = {}) {
    const std::string_view bytes = wanted.bytes;
    const std::size_t line = bytes.size() - wanted.payload.size();
    detail::frame_progress progress; // of somebody who comes back with a byte more each time
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const bool waits = in_exact_block(bytes.substr(0, size), {}, [&](std::string_view text) {
            const step fresh = take_frame_function<Channel>{}(text, options);
            const step again = detail::take_any(text, options, detail::payload_rules<Channel>{options}, progress);
            const std::size_t missing = size < line ? 1 : bytes.size() - size;
            return fresh.needs_more() && !fresh.has_frame() && !fresh.failed() && fresh.missing() == missing &&
                   again.needs_more() && again.missing() == missing && again.skipped() == fresh.skipped();
        });
        if (!waits) return false;
    }
    for (const std::string_view tail : {""sv, "\r"sv, "\n"sv, "PNG\r\n"sv}) {
        const bool taken = in_exact_block(bytes, tail, [&](std::string_view text) {
            return is_as_expected(take_frame_function<Channel>{}(text, options), wanted);
        });
        if (!taken) return false;
    }
    return in_exact_block(bytes, {}, [&](std::string_view text) {
        return is_as_expected(detail::take_any(text, options, detail::payload_rules<Channel>{options}, progress),
                              wanted);
    });
}

/// A line that announces no payload, whatever its last argument is.
template <class Channel>
constexpr bool takes_line(std::string_view line) {
    const std::size_t blank = line.find(' ');
    const std::string_view text = line.substr(0, line.size() - 2);
    return takes<Channel>({line, text.substr(0, blank),
                           blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1), "", false});
}

template <class Channel>
constexpr bool needs(std::string_view bytes, std::size_t missing, std::size_t skipped = 0,
                     const frame_options& options = {}) {
    return in_exact_block(bytes, {}, [&](std::string_view text) {
        const step s = take_frame_function<Channel>{}(text, options);
        return s.needs_more() && !s.has_frame() && !s.failed() && s.missing() == missing && s.skipped() == skipped;
    });
}

template <class Channel>
constexpr bool fails(std::string_view bytes, const error& expected, const frame_options& options = {}) {
    return in_exact_block(bytes, {}, [&](std::string_view text) {
        const step s = take_frame_function<Channel>{}(text, options);
        return s.failed() && !s.has_frame() && !s.needs_more() && s.error() == expected;
    });
}

// Red: payload_of() that has one rule for MSG on all channels; `sometimes` for `always`.
TEST(Frame, VerbsWithPayloadByChannel) {
    MSNP_CHECK(takes<from_ns_channel>({"MSG Hotmail Hotmail 5\r\nhello", "MSG", "Hotmail Hotmail 5", "hello", true}));
    MSNP_CHECK(
        takes<from_sb_channel>({"MSG bob@example.com Bob 5\r\nhello", "MSG", "bob@example.com Bob 5", "hello", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 U 5\r\nhello", "MSG", "4 U 5", "hello", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 5\r\nhello", "MSG", "4 N 5", "hello", true}));
    MSNP_CHECK(takes<to_sb_channel>({"QRY 18 p 2\r\n8f", "QRY", "18 p 2", "8f", true}));
    MSNP_CHECK(takes<to_ns_channel>({"QRY 18 PROD0101{0RM?UBW 32\r\n8f2f5a91b72102cd28355e9fc9000d6e", "QRY",
                                     "18 PROD0101{0RM?UBW 32", "8f2f5a91b72102cd28355e9fc9000d6e", true}));
    // The same verbs where they carry none.
    MSNP_CHECK(takes_line<to_ns_channel>("MSG 4 N 5\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("QRY 18\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("QRY 18 p 32\r\n"));
    MSNP_CHECK(takes_line<from_sb_channel>("QRY 18\r\n"));
}

TEST(Frame, RulesByChannel) {
    using kind = payload_rule::kind;
    MSNP_CHECK(from_ns_channel::payload_of("MSG") == payload_rule{kind::always, 3});
    MSNP_CHECK(from_sb_channel::payload_of("MSG") == payload_rule{kind::always, 3});
    MSNP_CHECK(to_sb_channel::payload_of("MSG") == payload_rule{kind::always, 3});
    MSNP_CHECK(to_ns_channel::payload_of("QRY") == payload_rule{kind::always, 3});
    MSNP_CHECK(from_ns_channel::payload_of("QRY") == payload_rule{});
    MSNP_CHECK(to_ns_channel::payload_of("ZZZ") == payload_rule{});
    MSNP_CHECK(to_ns_channel::payload_of("") == payload_rule{});
    MSNP_CHECK(to_ns_channel::payload_of("MSGS") == payload_rule{});
    MSNP_CHECK(to_ns_channel::payload_of("qry") == payload_rule{});
    MSNP_CHECK(to_ns_channel::payload_of("205") == error_reply_payload);
    MSNP_CHECK(from_sb_channel::payload_of("911") == error_reply_payload);
    MSNP_CHECK(from_sb_channel::payload_of("2x5") == payload_rule{});
    MSNP_CHECK(from_sb_channel::payload_of("2055") == payload_rule{});
}

// Red: a payload for every verb whose last token is a number.
TEST(Frame, NumbersThatAreNoLengths) {
    MSNP_CHECK(takes_line<from_ns_channel>("QNG 50\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("CHL 0 15570131571988941333\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("VER 1 0\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("SYN 8 27 5 4\r\n"));
    MSNP_CHECK(takes_line<to_ns_channel>("SYN 8 27\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("LSG 1 Friends 0\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("LST bob@example.com Bob 11 0\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("LST bob@example.com Bob 11\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("ADD 23 FL 57 one@example.com one 0\r\n"));
    MSNP_CHECK(takes_line<to_ns_channel>("ADD 23 FL one@example.com one 0\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("REM 26 FL 105 six@example.com 3\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("ADG 23 12064 New%20Group 15 0\r\n"));
    MSNP_CHECK(takes_line<to_ns_channel>("ADG 28 new%20group 0\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("RMG 24 11506 3\r\n"));
    MSNP_CHECK(takes_line<to_ns_channel>("RMG 24 3\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("XFR 4 NS 10.0.0.5:1863 0\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("RNG 1 10.0.0.5:1863 CKI 2 ana@example.com Ana U 1\r\n"));
    MSNP_CHECK(takes_line<from_sb_channel>("IRO 1 1 2 ana@example.com Ana 1073791020\r\n"));
    MSNP_CHECK(takes_line<from_sb_channel>("JOI bob@example.com Bob 1073791020\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("ILN 9 AWY bob@example.com Bob 5\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("NLN AWY bob@example.com Bob 5\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("FLN bob@example.com 5\r\n"));
    MSNP_CHECK(takes_line<to_ns_channel>("CHG 9 NLN 5\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("USR 7 OK ana@example.com Ana 1 0\r\n"));
    MSNP_CHECK(takes_line<from_sb_channel>("CAL 5 RINGING 213697\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("URL 20 /cgi-bin/HoTMaiL https://login.example.com/ 2\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("BPR 12182 bob@example.com MOB 0\r\n"));
    MSNP_CHECK(takes_line<from_sb_channel>("BYE bob@example.com 1\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("OUT RCT 5\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("IMS 18 0 ON\r\n"));
    MSNP_CHECK(takes_line<from_sb_channel>("ACK 4\r\n"));
    MSNP_CHECK(takes_line<from_sb_channel>("NAK 4\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("ZZZ 5\r\n"));
}

// Red: min_arguments of 1 in error_reply_payload, which takes a TrID for a length.
TEST(Frame, ErrorReplies) {
    MSNP_CHECK(takes_line<from_ns_channel>("205 21\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("911 4\r\n"));
    MSNP_CHECK(takes_line<from_sb_channel>("911 4\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("500\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("241 4 five\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("241 4 5x\r\n"));
    MSNP_CHECK(takes<from_ns_channel>({"205   21  \r\n", "205", "21", "", false}));
    MSNP_CHECK(takes<from_ns_channel>({"241 4 5\r\nhello", "241", "4 5", "hello", true}));
    MSNP_CHECK(takes<from_sb_channel>({"241 4 5\r\nhello", "241", "4 5", "hello", true}));
    MSNP_CHECK(takes<from_ns_channel>({"241  4  5 \r\nhello", "241", "4  5", "hello", true}));
    MSNP_CHECK(takes<from_ns_channel>({"241 4 0\r\n", "241", "4 0", "", true}));
    MSNP_CHECK(fails<from_ns_channel>("241 4 4294967295\r\n", {errc::payload_too_long, 6, "length"}));
    // Not three digits, so no error reply.
    MSNP_CHECK(takes_line<from_ns_channel>("24 4 5\r\n"));
    MSNP_CHECK(takes_line<from_ns_channel>("2410 4 5\r\n"));
}

// Red: `bytes.size() <= progress.total`, which waits for a byte more.
TEST(Frame, APayloadOfNoBytesIsThereAtOnce) {
    MSNP_CHECK(takes<from_sb_channel>({"MSG b@example.com B 0\r\n", "MSG", "b@example.com B 0", "", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 00\n", "MSG", "4 N 00", "", true}));
}

TEST(Frame, PayloadsAreOpaque) {
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 4\r\n\r\n\r\n", "MSG", "4 N 4", "\r\n\r\n", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 1\r\n\n", "MSG", "4 N 1", "\n", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 3\r\n   ", "MSG", "4 N 3", "   ", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 4\r\n\0a\0b"sv, "MSG", "4 N 4", "\0a\0b"sv, true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 10\r\nOUT\r\nPNG\r\n", "MSG", "4 N 10", "OUT\r\nPNG\r\n", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 11\r\nMSG 4 N 99\n", "MSG", "4 N 11", "MSG 4 N 99\n", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 3\r\n\xe2\x82\xac", "MSG", "4 N 3", "\xe2\x82\xac", true}));
}

// Red: a lone CR taken for a line's end.
TEST(Frame, LineEnds) {
    MSNP_CHECK(takes<to_ns_channel>({"PNG\r\n", "PNG"}));
    MSNP_CHECK(takes<to_ns_channel>({"PNG\n", "PNG"}));
    MSNP_CHECK(takes<to_ns_channel>({"CHG 9 NLN\n", "CHG", "9 NLN"}));
    MSNP_CHECK(takes<from_sb_channel>({"MSG a@b c 2\n\n\n", "MSG", "a@b c 2", "\n\n", true}));
    MSNP_CHECK(takes<to_ns_channel>({"PNG\rPNG\r\n", "PNG\rPNG"}));
    MSNP_CHECK(takes<to_ns_channel>({"CHG 9\rNLN\r\n", "CHG", "9\rNLN"}));
    // Only one CR belongs to the line's end.
    MSNP_CHECK(takes<to_ns_channel>({"PNG\r\r\n", "PNG\r"}));
    MSNP_CHECK(takes<to_ns_channel>({"CHG 9 NLN\r\r\n", "CHG", "9 NLN\r"}));
    MSNP_CHECK(takes<to_ns_channel>({"\r\r\n", "\r"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 5\r\r\nhello", {errc::bad_length, 8, "length"}));
    MSNP_CHECK(takes<to_ns_channel>({"CHG \0 NLN\r\n"sv, "CHG", "\0 NLN"sv}));
    MSNP_CHECK(takes<to_ns_channel>({"\0\r\n"sv, "\0"sv}));
}

TEST(Frame, BlanksAreTheOnlySeparator) {
    MSNP_CHECK(takes<to_ns_channel>({"  PNG\r\n", "PNG"}));
    MSNP_CHECK(takes<to_ns_channel>({"PNG  \r\n", "PNG"}));
    MSNP_CHECK(takes<to_ns_channel>({" VER   4  MSNP9 CVR0 \r\n", "VER", "4  MSNP9 CVR0"}));
    MSNP_CHECK(takes<to_ns_channel>({"VER 4 MSNP9 CVR0  \n", "VER", "4 MSNP9 CVR0"}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG  4  N   2  \r\n  ", "MSG", "4  N   2", "  ", true}));
    MSNP_CHECK(takes<to_ns_channel>({"PNG\t1\r\n", "PNG\t1"}));
    MSNP_CHECK(takes<from_ns_channel>({"NLN NLN a@b A\xe3\x80\x80"
                                       "B\xc2\xa0"
                                       "C\r\n",
                                       "NLN",
                                       "NLN a@b A\xe3\x80\x80"
                                       "B\xc2\xa0"
                                       "C"}));
}

// Red: line_start left where it was; `skipped` always 0.
TEST(Frame, EmptyLinesInFront) {
    MSNP_CHECK(takes<to_ns_channel>({"\r\nPNG\r\n", "PNG"}));
    MSNP_CHECK(takes<to_ns_channel>({"\n\r\n   \r\n \nPNG\r\n", "PNG"}));
    MSNP_CHECK(takes<to_sb_channel>({"\r\nMSG 4 N 3\r\n\r\na", "MSG", "4 N 3", "\r\na", true}));
    MSNP_CHECK(needs<to_ns_channel>("", 1, 0));
    MSNP_CHECK(needs<to_ns_channel>("\r", 1, 0));
    MSNP_CHECK(needs<to_ns_channel>(" ", 1, 0));
    MSNP_CHECK(needs<to_ns_channel>("\n", 1, 1));
    MSNP_CHECK(needs<to_ns_channel>("\r\n", 1, 2));
    MSNP_CHECK(needs<to_ns_channel>("\r\n\r", 1, 2));
    MSNP_CHECK(needs<to_ns_channel>("   \r\n", 1, 5));
    MSNP_CHECK(needs<to_ns_channel>("\n\n \nP", 1, 4));
    MSNP_CHECK(needs<to_ns_channel>("\r\nPNG\r", 1, 2));
    MSNP_CHECK(needs<to_sb_channel>("\n \nMSG 4 N 5\r\nhe", 3, 3));
}

TEST(Frame, EmptyLinesAreFramesWhereTheyAreNotTolerated) {
    const auto strictly = [](std::string_view bytes, std::string_view first) {
        const frame_options options{.tolerance = tolerance::strict()};
        const step s = take_frame_function<to_ns_channel>{}(bytes, options);
        return s.has_frame() && s.frame().bytes == first && s.frame().verb.empty() && s.frame().arguments.empty() &&
               !s.frame().has_payload;
    };
    MSNP_CHECK(strictly("\r\nPNG\r\n", "\r\n"));
    MSNP_CHECK(strictly("\nPNG\r\n", "\n"));
    MSNP_CHECK(strictly("  \r\nPNG\r\n", "  \r\n"));
}

TEST(Frame, Missing) {
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 1664", 1));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 1664\r", 1));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 1664\r\n", 1664));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 1664\r\nM", 1663));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 1664\n", 1664));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 1048576\r\n", 1048576));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 007\r\nabc", 4));
}

constexpr frame_options line_of_ten{.limits = {.line = 10, .payload = 5}};

// Red: is_over_limit() without its CR; `>=` for `>` in it; a window of limit + 1 bytes.
TEST(Frame, LineLimitIsExact) {
    MSNP_CHECK(takes<to_ns_channel>({"CHL 0 1234\r\n", "CHL", "0 1234"}, line_of_ten));
    MSNP_CHECK(takes<to_ns_channel>({"CHL 0 1234\n", "CHL", "0 1234"}, line_of_ten));
    MSNP_CHECK(takes<to_ns_channel>({"PNG       \r\n", "PNG"}, line_of_ten));
    MSNP_CHECK(needs<to_ns_channel>("CHL 0 1234", 1, 0, line_of_ten));
    MSNP_CHECK(needs<to_ns_channel>("CHL 0 1234\r", 1, 0, line_of_ten)); // its LF may follow
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 12345", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 12345\r", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 12345\r\n", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 12345\n", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 1234\rx", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 1234\r\r", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 1234\r\r\n", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 1234 \r\n", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("           ", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("            \r\nPNG\r\n", {errc::line_too_long, 10, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("CHL 0 12345678901234567890\r\n", {errc::line_too_long, 10, {}}, line_of_ten));
}

TEST(Frame, LineLimitCountsFromTheLine) {
    MSNP_CHECK(takes<to_ns_channel>({"\r\n        \n\nCHL 0 1234\r\n", "CHL", "0 1234"}, line_of_ten));
    MSNP_CHECK(needs<to_ns_channel>("\r\nCHL 0 1234\r", 1, 2, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("\r\nCHL 0 12345", {errc::line_too_long, 12, {}}, line_of_ten));
    MSNP_CHECK(fails<to_ns_channel>("\r\nCHL 0 12345\r\n", {errc::line_too_long, 12, {}}, line_of_ten));
}

TEST(Frame, LineLimitsAtBothEnds) {
    constexpr frame_options nothing{.limits = {.line = 0}};
    MSNP_CHECK(needs<to_ns_channel>("\r\n", 1, 2, nothing));
    MSNP_CHECK(needs<to_ns_channel>("\r", 1, 0, nothing));
    MSNP_CHECK(fails<to_ns_channel>("P", {errc::line_too_long, 0, {}}, nothing));
    constexpr std::size_t top = std::numeric_limits<std::size_t>::max();
    for (const std::size_t limit : {top, top - 1, top - 2}) {
        const frame_options everything{.limits = {.line = limit, .payload = limit}};
        EXPECT_TRUE((takes<to_sb_channel>({"\nMSG 4 N 1\r\nx", "MSG", "4 N 1", "x", true}, everything)));
    }
    constexpr frame_options everything{.limits = {.line = top, .payload = top}};
    MSNP_CHECK(takes<to_sb_channel>({"\nMSG 4 N 1\r\nx", "MSG", "4 N 1", "x", true}, everything));
}

// Where a line's arguments end is kept in 32 bits: of one of 4 GiB and 10 bytes, ten bytes were read as all of it.
TEST(Frame, NoLineIsLongerThanItsPositionsCanTell) {
    constexpr limits most{.line = std::numeric_limits<std::size_t>::max()};
    MSNP_CHECK(detail::longest_line(most) < std::numeric_limits<std::uint32_t>::max() - 2);
    MSNP_CHECK(detail::longest_line({.line = 4'294'967'280}) == 4'294'967'280);
    MSNP_CHECK(detail::longest_line({.line = 4'294'967'281}) == 4'294'967'280);
    MSNP_CHECK(detail::longest_line({}) == 16'384);
    MSNP_CHECK(detail::longest_line({.line = 0}) == 0);
}

#if SIZE_MAX > UINT32_MAX // elsewhere no text is as long
// Only the last bytes of them are looked at, so that no memory has to be there for the rest: addresses are reserved, and no more.
// Red: options.limits.line for longest_line() in take_any().
TEST(Frame, ALineOfFourGigabytesIsTooLongWhateverTheLimit) {
    constexpr std::size_t bytes = 4'294'967'296 + 64;
    void* const zeros = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    ASSERT_NE(zeros, MAP_FAILED);
    const frame_options everything{.limits = {.line = std::numeric_limits<std::size_t>::max()}};
    detail::frame_progress progress{.scanned = 4'294'967'280};
    const step s = detail::take_any({static_cast<const char*>(zeros), bytes}, everything,
                                    detail::payload_rules<from_ns_channel>{everything}, progress);
    ASSERT_TRUE(s.failed());
    EXPECT_EQ(s.error(), (error{errc::line_too_long, 4'294'967'280, {}}));
    munmap(zeros, bytes);
}
#endif

TEST(Frame, DefaultLineLimit) {
    const std::string line = "CHL 0 " + std::string(16384 - 6, '7');
    const auto step_for = [](const std::string& bytes) { return to_ns::take_frame(bytes); };
    EXPECT_TRUE(step_for(line).needs_more());
    EXPECT_TRUE(step_for(line + "\r").needs_more());
    EXPECT_TRUE(step_for(line + "\r\n").has_frame());
    EXPECT_TRUE(step_for(line + "\n").has_frame());
    EXPECT_EQ(step_for(line + "7").error(), (error{errc::line_too_long, 16384, {}}));
    EXPECT_EQ(step_for(line + "7\r\n").error(), (error{errc::line_too_long, 16384, {}}));
    EXPECT_EQ(step_for(line + std::string(100000, '7')).error(), (error{errc::line_too_long, 16384, {}}));
}

// Red: `>=` for `>` at the payload's limit; ten digits let through.
TEST(Frame, PayloadLimitIsExact) {
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 5\r\nhello", "MSG", "4 N 5", "hello", true}, line_of_ten));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 6\r\n", {errc::payload_too_long, 8, "length"}, line_of_ten));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 6\r\nhello!", {errc::payload_too_long, 8, "length"}, line_of_ten));
    MSNP_CHECK(fails<to_sb_channel>("\nMSG 4 N 6\r\n", {errc::payload_too_long, 9, "length"}, line_of_ten));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 6", 1, 0, line_of_ten));
    constexpr frame_options nothing{.limits = {.payload = 0}};
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 0\r\n", "MSG", "4 N 0", "", true}, nothing));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 1\r\n", {errc::payload_too_long, 8, "length"}, nothing));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 1048577\r\n", {errc::payload_too_long, 8, "length"}));
}

TEST(Frame, LengthsThatAreNone) {
    constexpr frame_options everything{.limits = {.payload = std::numeric_limits<std::size_t>::max()}};
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N 999999999\r\n", 999999999, 0, everything));
    for (const frame_options& options : {frame_options{}, everything}) {
        EXPECT_TRUE((fails<to_sb_channel>("MSG 4 N 4294967295\r\n", {errc::payload_too_long, 8, "length"}, options)));
        EXPECT_TRUE((fails<to_sb_channel>("MSG 4 N 1000000000\r\n", {errc::payload_too_long, 8, "length"}, options)));
    }
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 4294967295\r\n", {errc::payload_too_long, 8, "length"}, everything));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 4294967296\r\n", {errc::payload_too_long, 8, "length"}, everything));
    MSNP_CHECK(
        fails<to_sb_channel>("MSG 4 N 99999999999999999999\r\n", {errc::payload_too_long, 8, "length"}, everything));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 18446744073709551615\r\n", {errc::payload_too_long, 8, "length"}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 007\r\nabcdefg", "MSG", "4 N 007", "abcdefg", true}));
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N 000000001\r\nx", "MSG", "4 N 000000001", "x", true}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 0000000001\r\nx", {errc::payload_too_long, 8, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N +5\r\nhello", {errc::bad_length, 8, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N -1\r\nhello", {errc::bad_length, 8, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 5x\r\nhello", {errc::bad_length, 8, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 0x5\r\nhello", {errc::bad_length, 8, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N x \r\nhello", {errc::bad_length, 8, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("  MSG  4  N  x  \r\nhello", {errc::bad_length, 13, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 N 5\0\r\nhello"sv, {errc::bad_length, 8, "length"}));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N x", 1));
}

// Red: has_tokens() that counts blanks, or that is asked for rule.min_arguments of the others.
TEST(Frame, LengthsThatAreMissing) {
    MSNP_CHECK(fails<to_sb_channel>("MSG\r\n", {errc::missing_length, 3, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4\r\n", {errc::missing_length, 5, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 5\r\nhello", {errc::missing_length, 7, "length"}));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4  N\n", {errc::missing_length, 8, "length"}));
    MSNP_CHECK(fails<from_ns_channel>("MSG Hotmail Hotmail\r\n", {errc::missing_length, 19, "length"}));
    MSNP_CHECK(fails<to_ns_channel>("\r\nQRY 18 32\r\n", {errc::missing_length, 11, "length"}));
    MSNP_CHECK(needs<to_sb_channel>("MSG 4 N", 1));
    MSNP_CHECK(needs<to_sb_channel>("MSG", 1));
    // More arguments than the form has: the last is the length all the same.
    MSNP_CHECK(takes<to_sb_channel>({"MSG 4 N x y 2\r\nab", "MSG", "4 N x y 2", "ab", true}));
}

constexpr verb extra_verbs[] = {verb{"ZZA"}, verb{"ZZB"}, verb{"PNG"}, verb{"MSG"}};
constexpr frame_options with_extra_verbs{.payload_verbs = extra_verbs};

// Red: rule_of() that does not ask whether the channel has the verb.
TEST(Frame, VerbsOfTheCallersOwn) {
    MSNP_CHECK(takes_line<to_ns_channel>("ZZA 5\r\n"));
    MSNP_CHECK(takes<to_ns_channel>({"ZZA 5\r\nhello", "ZZA", "5", "hello", true}, with_extra_verbs));
    MSNP_CHECK(takes<from_sb_channel>({"ZZB 1 2 0\r\n", "ZZB", "1 2 0", "", true}, with_extra_verbs));
    MSNP_CHECK(takes<to_ns_channel>({"ZZC 5\r\n", "ZZC", "5"}, with_extra_verbs));
    MSNP_CHECK(fails<to_ns_channel>("ZZA\r\n", {errc::missing_length, 3, "length"}, with_extra_verbs));
    MSNP_CHECK(fails<to_ns_channel>("ZZA 5 x\r\n", {errc::bad_length, 6, "length"}, with_extra_verbs));
    // A verb that the channel knows keeps its own rule.
    MSNP_CHECK(takes<to_ns_channel>({"PNG 5\r\n", "PNG", "5"}, with_extra_verbs));
    MSNP_CHECK(fails<to_sb_channel>("MSG 4 5\r\nhello", {errc::missing_length, 7, "length"}, with_extra_verbs));
    MSNP_CHECK(takes<to_ns_channel>({"MSG 5\r\nhello", "MSG", "5", "hello", true}, with_extra_verbs));
}

/// ADL of later dialects: a list with a length one way, and OK without one.
struct adl {
    static constexpr msnp::verb verb{"ADL"};
    static constexpr dialect_range dialects = all_dialects;
    transaction_id trid{};
    std::string_view list;
    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.list);
    }
};
struct adl_ok {
    static constexpr msnp::verb verb{"ADL"};
    static constexpr dialect_range dialects = all_dialects;
    transaction_id trid{};
    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
    }
};
struct later_channel : basic_channel<adl_ok, adl> {};

TEST(Frame, VerbsThatCarryAPayloadOnlySometimes) {
    MSNP_CHECK(later_channel::payload_of("ADL") == payload_rule{payload_rule::kind::sometimes, 2});
    MSNP_CHECK(takes_line<later_channel>("ADL 12 OK\r\n"));
    MSNP_CHECK(takes_line<later_channel>("ADL 12\r\n"));
    MSNP_CHECK(takes_line<later_channel>("ADL\r\n"));
    MSNP_CHECK(takes_line<later_channel>("ADL 12 -5\r\n"));
    MSNP_CHECK(takes<later_channel>({"ADL 12 5\r\nhello", "ADL", "12 5", "hello", true}));
    MSNP_CHECK(takes<later_channel>({"ADL 0 0\r\n", "ADL", "0 0", "", true}));
    MSNP_CHECK(fails<later_channel>("ADL 12 1048577\r\n", {errc::payload_too_long, 7, "length"}));
}

TEST(Frame, NothingAtAll) {
    MSNP_CHECK(needs<from_ns_channel>("", 1));
    MSNP_CHECK(from_ns::take_frame({}).needs_more());
    MSNP_CHECK(from_ns::take_frame(std::string_view{}).missing() == 1);
    MSNP_CHECK(from_ns::take_frame(std::string_view("PNG\r\n").substr(0, 0)).needs_more());
    EXPECT_TRUE(from_ns::take_frame(std::span<const std::byte>{}).needs_more());
}

/// Takes frame after frame, as a program with a buffer of its own does.
constexpr bool walks(std::string_view bytes, std::initializer_list<std::string_view> frames, std::size_t left) {
    for (const std::string_view wanted : frames) {
        const step s = from_sb::take_frame(bytes);
        if (!s.has_frame() || s.frame().bytes != wanted) return false;
        bytes.remove_prefix(s.frame().bytes.size());
    }
    return from_sb::take_frame(bytes).needs_more() && bytes.size() == left;
}

TEST(Frame, OneAfterTheOther) {
    MSNP_CHECK(walks("ACK 4\r\nMSG a@b c 3\r\n\r\n!NAK 5\r\n\r\n \nBYE a@b\r\nMSG a@b c 9\r\nrest",
                     {"ACK 4\r\n", "MSG a@b c 3\r\n\r\n!", "NAK 5\r\n", "\r\n \nBYE a@b\r\n"}, 17));
}

TEST(Frame, OffsetsOfItsParts) {
    const auto offset = [](std::string_view bytes, auto part) {
        const step s = from_sb::take_frame(bytes);
        return s.frame().offset_of(s.frame().*part);
    };
    constexpr std::string_view bytes = "\r\n MSG  a@b c 3\r\nabc";
    MSNP_CHECK(offset(bytes, &frame::bytes) == 0);
    MSNP_CHECK(offset(bytes, &frame::verb) == 3);
    MSNP_CHECK(offset(bytes, &frame::arguments) == 8);
    MSNP_CHECK(offset(bytes, &frame::payload) == 17);
    MSNP_CHECK(offset("QNG\r\n", &frame::arguments) == 3);
    MSNP_CHECK(offset("QNG  \r\n", &frame::payload) == 7);
}

constexpr frame frame_of(std::string_view bytes) {
    return from_sb::take_frame(bytes).frame();
}

TEST(Frame, Equality) {
    MSNP_CHECK(frame_of("ACK 4\r\n") == frame_of("ACK 4\r\n"));
    MSNP_CHECK(frame_of("ACK 4\r\n") != frame_of("ACK 4\n"));
    MSNP_CHECK(frame{} == frame{});
    MSNP_CHECK(payload_rule{} != error_reply_payload);
    MSNP_CHECK(std::is_trivially_copyable_v<frame> && std::is_trivially_copyable_v<step>);
}

// Whatever the limit is, and however many bytes follow, a line may be as long and no longer.
// Red: no comparison of limits.line in has_whole_blocks(), or in take_line().
TEST(TakeFrame, HoldsALineToAnyLimit) {
    for (const std::size_t limit : {5U, 20U, 63U, 64U, 65U, 127U, 200U, 510U, 511U, 512U, 513U, 700U}) {
        frame_options options;
        options.limits.line = limit;
        for (std::size_t size = limit - 1; size <= limit + 2; ++size) {
            for (const std::size_t behind : {0U, 1U, 300U}) {
                const std::string bytes = "FLN " + std::string(size - 4, 'x') + "\r\n" + std::string(behind, ' ');
                const step taken = from_ns::take_frame(bytes, options);
                if (size <= limit) {
                    ASSERT_TRUE(taken.has_frame()) << limit << ' ' << size << ' ' << behind;
                    EXPECT_EQ(taken.frame().bytes.size(), size + 2);
                } else {
                    ASSERT_TRUE(taken.failed()) << limit << ' ' << size << ' ' << behind;
                    EXPECT_EQ(taken.error(), (error{errc::line_too_long, limit, {}}));
                }
            }
        }
    }
}

} // namespace
