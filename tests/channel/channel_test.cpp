// A line becomes one form: which one, with which error otherwise, and that dispatch() agrees with parse().
#include "support/check.hpp"

#include <map>
#include <set>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

using ToNs = to_ns::channel;
using FromNs = from_ns::channel;
using ToSb = to_sb::channel;
using FromSb = from_sb::channel;

constexpr frame_options strict{.limits = {}, .tolerance = tolerance::strict(), .payload_verbs = {}};

/// A line with a caret in front of the byte that the error is at; the caret is taken out.
struct marked {
    char bytes[512]{};
    std::size_t size = 0;
    std::size_t mark = 0;

    constexpr explicit marked(std::string_view text) {
        for (const char c : text) {
            if (c == '^')
                mark = size;
            else
                bytes[size++] = c;
        }
    }
    [[nodiscard]] constexpr std::string_view line() const { return {bytes, size}; }
};

/// The line is refused at the caret, with this code, for this field.
template <class Channel>
constexpr bool refused_at(std::string_view text, dialect d, errc code, std::string_view field,
                          const frame_options& options = {}) {
    const marked where(text);
    return refuses<Channel>(where.line(), d, {code, where.mark, field}, options);
}

// ---- which form wins -------------------------------------------------------------------------------------------------

TEST(Channel, OfTwoFormsThatFitTheOneListedFirstWins) {
    MSNP_CHECK(is_read_as<ToNs, to_ns::ver_cvr0>("VER 1 CVR0\r\n", msnp9));
    MSNP_CHECK(is_read_as<ToNs, to_ns::ver>("VER 1 CVR0 MSNP9\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::ver_refused>("VER 1 0\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::add_async>("ADD 0 RL 105 eve@example.com Eve\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::add>("ADD 9 RL 105 eve@example.com Eve\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::lst_empty>("LST 8 BL 255 0 0\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::xfr_ns_reset>("XFR 0 NS 0\r\n", msnp9));
    MSNP_CHECK(is_read_as<ToNs, to_ns::rmg_10>("RMG 10 3\r\n", msnp10));
    MSNP_CHECK(is_read_as<ToNs, to_ns::rmg_10_name>("RMG 10 three\r\n", msnp10));
}

TEST(Channel, TheNegotiatedDialectIsTriedFirst) {
    MSNP_CHECK(is_read_as<ToNs, to_ns::rmg_7>("RMG 24 3\r\n", msnp9));
    MSNP_CHECK(is_read_as<ToNs, to_ns::rmg_10>("RMG 24 3\r\n", msnp10));
    MSNP_CHECK(is_read_as<ToNs, to_ns::adg_7>("ADG 28 name 0\r\n", msnp8));
    MSNP_CHECK(is_read_as<ToNs, to_ns::adg_10>("ADG 28 name 0\r\n", msnp10));
    MSNP_CHECK(is_read_as<ToNs, to_ns::rem_2>("REM 28 AL bob@example.com\r\n", msnp9));
    MSNP_CHECK(is_read_as<ToNs, to_ns::rem_10_list>("REM 28 AL bob@example.com\r\n", msnp10));
    MSNP_CHECK(is_read_as<FromNs, from_ns::lsg_8>("LSG 1 2 0\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::lsg_10_unmigrated>("LSG 1 2\r\n", msnp10));
}

// Red: leave out the second try; a server that mixes dialects is then refused.
TEST(Channel, AFormOfAnotherDialectIsBetterThanNone) {
    MSNP_CHECK(is_read_as<FromNs, from_ns::gtc_2>("GTC 19 152 N\r\n", msnp10));
    MSNP_CHECK(is_read_as<FromNs, from_ns::gtc_10>("GTC 19 N\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::lst_8>("LST bob@example.com Bob 11 0,3\r\n", msnp10));
    MSNP_CHECK(is_read_as<FromNs, from_ns::usr_ok_nick>("USR 7 OK a@b Ana 1 0\r\n", msnp15));
    MSNP_CHECK(is_read_as<ToNs, to_ns::usr_twn_initiate>("USR 6 TWN I a@b\r\n", msnp2));
    MSNP_CHECK(is_read_as<ToNs, to_ns::usr_twn_initiate>("USR 6 TWN I a@b\r\n", msnp21));
    MSNP_CHECK(is_read_as<FromNs, from_ns::iln>("ILN 9 AWY bob@example.com Bob\r\n", msnp10));
    MSNP_CHECK(is_read_as<FromNs, from_ns::syn_10>("SYN 8 27 28 5 4\r\n", msnp9));
    MSNP_CHECK(is_read_as<FromNs, from_ns::gtc_2>("GTC 19 152 N\r\n", msnp10, strict));
}

TEST(Channel, AFormOfAnotherDialectIsNotWritten) {
    constexpr auto reply = from_ns::parse("GTC 19 152 N\r\n", msnp10);
    MSNP_CHECK(reply.has_value());
    MSNP_CHECK(wont_write(*reply, msnp10, errc::not_in_dialect, ""));
    MSNP_CHECK(writes(*reply, msnp9, "GTC 19 152 N\r\n"));
}

// ---- extra arguments -------------------------------------------------------------------------------------------------

TEST(Channel, ArgumentsBehindTheLastAreLetPass) {
    MSNP_CHECK(read_is<FromNs>("QNG 50 1 2\r\n", msnp9, from_ns::qng{.seconds = 50}));
    MSNP_CHECK(read_is<FromNs>("FLN bob@example.com 0\r\n", msnp9, from_ns::fln{.account = "bob@example.com"}));
    MSNP_CHECK(read_is<FromNs>("XFR 10 SB h:1 CKI c U messenger.msn.com 1\r\n", msnp9,
                               from_ns::xfr_sb{.trid = 10, .server = {.host = "h", .port = 1}, .cookie = "c"}));
    MSNP_CHECK(read_is<FromNs>(
        "RNG 1 h:1 CKI c a@b A U messenger.msn.com 1\r\n", msnp10,
        from_ns::rng{
            .session = "1", .server = {.host = "h", .port = 1}, .cookie = "c", .account = "a@b", .nick = "A"}));
    MSNP_CHECK(read_is<FromSb>("ANS 1 OK now\r\n", msnp9, from_sb::ans{.trid = 1}));
    MSNP_CHECK(read_is<ToNs>("PNG 1\r\n", msnp9, to_ns::png{}));
    // In front of a payload's length too: the length is always the last.
    MSNP_CHECK(read_is<ToSb>("MSG 4 N more 2\r\nhi", msnp9,
                             to_sb::msg{.trid = 4, .acknowledgement = acknowledgement::on_failure, .payload = "hi"}));
    MSNP_CHECK(read_is<FromNs>("205 21 more\r\n", msnp9,
                               error_reply{.code = error_code{205}, .trid = transaction_id{21}, .payload = {}}));
}

TEST(Channel, ArgumentsBehindTheLastAreRefusedStrictly) {
    MSNP_CHECK(refused_at<FromNs>("QNG 50 ^1 2\r\n", msnp9, errc::extra_argument, "", strict));
    MSNP_CHECK(refused_at<FromNs>("FLN bob@example.com ^0\r\n", msnp9, errc::extra_argument, "", strict));
    MSNP_CHECK(refused_at<FromNs>("XFR 10 SB h:1 CKI c ^U d 1\r\n", msnp9, errc::extra_argument, "", strict));
    MSNP_CHECK(refused_at<FromSb>("ANS 1 OK ^now\r\n", msnp9, errc::extra_argument, "", strict));
    MSNP_CHECK(refused_at<ToNs>("PNG ^1\r\n", msnp9, errc::extra_argument, "", strict));
    MSNP_CHECK(refused_at<ToSb>("MSG 4 N ^more 2\r\nhi", msnp9, errc::extra_argument, "", strict));
    MSNP_CHECK(refused_at<FromNs>("205 21 ^more\r\n", msnp9, errc::extra_argument, "", strict));
}

// A line that is not longer than every form of its verb is a long form cut short, and no short one with more behind it.
// Red: let arguments pass behind any form; `REG 25 … New 0` is then a rename, and `SYN 8 27 x` "nothing changed".
TEST(Channel, ALongFormCutShortIsNoShortForm) {
    MSNP_CHECK(refused_at<FromNs>("SYN 8 27 ^x\r\n", msnp9, errc::bad_number, "contacts"));
    MSNP_CHECK(refused_at<FromNs>("SYN 8 2005-04-23T18:57:44 2005-04-23T18:57:54 5^\r\n", msnp10,
                                  errc::missing_argument, "groups"));
    MSNP_CHECK(
        refused_at<FromNs>("REG 25 f60efbe7-94af-4b16-b926-e4e10878d329 New ^0\r\n", msnp10, errc::extra_argument, ""));
    MSNP_CHECK(refused_at<ToNs>("REM 26 FL six@example.com ^three\r\n", msnp9, errc::bad_number, "group"));
    MSNP_CHECK(refused_at<FromNs>("CVR 2 1.0.0000 1.0.0000 7.0.0425 http://x^\r\n", msnp9, errc::missing_argument,
                                  "information"));
}

// `SYN 8 27 5` has one argument too many for "nothing changed" of MSNP9 and one too few for the counts. It is what
// MSNP10 says for a list that was not migrated, two counters, and neither of the forms of MSNP9.
TEST(Channel, ThreeNumbersOfSynAreTwoCounters) {
    constexpr from_ns::syn_unchanged_10 counters{.trid = 8, .list_version = "27", .settings_version = "5"};
    MSNP_CHECK(reads_as<FromNs>("SYN 8 27 5\r\n", msnp10, counters));
    MSNP_CHECK(read_is<FromNs>("SYN 8 27 5\r\n", msnp8, counters));
    MSNP_CHECK(read_is<FromNs>("SYN 8 27 5\r\n", msnp9, counters));
    MSNP_CHECK(read_is<FromNs>("SYN 8 27 5\r\n", msnp9, counters, strict));
    MSNP_CHECK(counters.list_version.counter() == 27U);
}

TEST(Channel, OfFormsWithMoreBehindThemTheLongestWins) {
    MSNP_CHECK(read_is<FromNs>("SYN 8 27 5 4 x y\r\n", msnp9,
                               from_ns::syn_8{.trid = 8, .list_version = 27, .contacts = 5, .groups = 4}));
    MSNP_CHECK(read_is<FromNs>("CVR 2 1 2 3 http://x http://y more\r\n", msnp9,
                               from_ns::cvr{.trid = 2,
                                            .recommended = "1",
                                            .recommended_again = "2",
                                            .minimum = "3",
                                            .download = "http://x",
                                            .information = "http://y"}));
}

// ---- the best error --------------------------------------------------------------------------------------------------

TEST(Channel, ErrorsNameTheByteAndTheField) {
    MSNP_CHECK(refuses<ToNs>("LST 1234 XX\r\n", msnp9, {errc::bad_value, 9, "list"}));
    MSNP_CHECK(refused_at<ToNs>("LST 1234 ^XX\r\n", msnp9, errc::bad_value, "list"));
    MSNP_CHECK(refused_at<ToNs>("LST  1234   ^XX\r\n", msnp9, errc::bad_value, "list"));
    MSNP_CHECK(refused_at<ToNs>("\r\n \r\n  LST 1234 ^XX\r\n", msnp9, errc::bad_value, "list"));
    MSNP_CHECK(refused_at<ToNs>("LST ^x FL\r\n", msnp9, errc::bad_number, "trid"));
    MSNP_CHECK(refused_at<ToNs>("LST ^4294967296 FL\r\n", msnp9, errc::out_of_range, "trid"));
    MSNP_CHECK(refused_at<ToNs>("LST 1^\r\n", msnp9, errc::missing_argument, "list"));
    MSNP_CHECK(refused_at<ToNs>("LST^\r\n", msnp9, errc::missing_argument, "trid"));
    MSNP_CHECK(refused_at<ToNs>("LST 1^ \r\n", msnp9, errc::missing_argument, "list"));
    MSNP_CHECK(refused_at<ToNs>("CHG 1 ^ONL 0\r\n", msnp9, errc::bad_value, "status"));
    MSNP_CHECK(refused_at<ToNs>("CHG 1 NLN ^4294967296\r\n", msnp9, errc::out_of_range, "capabilities"));
    MSNP_CHECK(refused_at<ToNs>("CVR 1 ^2052 winnt 5.0 i386 MSNMSGR 6.1.0203 MSMSGS a@b\r\n", msnp9, errc::bad_value,
                                "locale"));
    MSNP_CHECK(refused_at<ToNs>("GTC 19 ^a\r\n", msnp9, errc::bad_value, "mode"));
    MSNP_CHECK(refused_at<ToNs>("PRP 19 ^PHONE 1\r\n", msnp9, errc::bad_value, "key"));
    MSNP_CHECK(refused_at<FromNs>("NLN ^ONL a@b N 0\r\n", msnp9, errc::bad_value, "status"));
    MSNP_CHECK(refused_at<FromNs>("RNG 1 ^h:0 CKI c a@b A\r\n", msnp9, errc::bad_value, "server"));
    MSNP_CHECK(refused_at<FromNs>("RNG 1 h:1 ^CKY c a@b A\r\n", msnp9, errc::wrong_word, "CKI"));
    MSNP_CHECK(refused_at<FromNs>("CHL 0^\r\n", msnp9, errc::missing_argument, "challenge"));
    MSNP_CHECK(refused_at<FromSb>("CAL 5 ^ringing 213697\r\n", msnp9, errc::wrong_word, "RINGING"));
    MSNP_CHECK(refused_at<FromSb>("IRO 1 ^-1 2 a@b A\r\n", msnp9, errc::bad_number, "index"));
    MSNP_CHECK(refused_at<FromSb>("ACK ^four\r\n", msnp9, errc::bad_number, "trid"));
    MSNP_CHECK(refused_at<ToSb>("MSG 4 ^X 2\r\nhi", msnp9, errc::bad_value, "acknowledgement"));
    MSNP_CHECK(refused_at<ToSb>("MSG ^x N 2\r\nhi", msnp9, errc::bad_number, "trid"));
    MSNP_CHECK(refused_at<ToSb>("USR 1 a@b^\r\n", msnp9, errc::missing_argument, "cookie"));
}

// Red: give the error of the first form, or of the last.
TEST(Channel, OfSeveralFormsTheOneThatGotFurthestExplains) {
    MSNP_CHECK(refused_at<FromNs>("USR 6 TWN S^\r\n", msnp9, errc::missing_argument, "parameters"));
    MSNP_CHECK(refused_at<FromNs>("USR 6 TWN ^I lc=1\r\n", msnp9, errc::wrong_word, "S"));
    MSNP_CHECK(refused_at<FromNs>("USR 6 OK a@b Ana ^2 0\r\n", msnp9, errc::bad_value, "verified"));
    MSNP_CHECK(refused_at<FromNs>("ADD 36 ^825 FL one@b one@b 2\r\n", msnp9, errc::bad_value, "list"));
    MSNP_CHECK(refused_at<FromNs>("ADD 0 RL ^x eve@example.com Eve\r\n", msnp9, errc::bad_number, "list_version"));
    MSNP_CHECK(refused_at<FromNs>("LST bob@example.com Bob ^x\r\n", msnp9, errc::bad_number, "lists"));
    MSNP_CHECK(refused_at<FromNs>("XFR 5 SB ^h CKI c\r\n", msnp9, errc::bad_value, "server"));
    MSNP_CHECK(refused_at<FromNs>("XFR 5 NS h:1 0 ^h\r\n", msnp9, errc::bad_value, "current"));
    // Of those that got equally far the first of the list, but a bad value before another form's missing word.
    MSNP_CHECK(refused_at<ToNs>("REM 27 ^XX a@b\r\n", msnp10, errc::bad_value, "list"));
    MSNP_CHECK(refused_at<FromNs>("USR 6 ^XX a b\r\n", msnp9, errc::wrong_word, "TWN"));
    MSNP_CHECK(refused_at<FromNs>("SYN 8 27 ^x 4\r\n", msnp9, errc::bad_number, "contacts"));
}

// Forms of other dialects have no say where the negotiated one has forms of its own, and all where it has none.
TEST(Channel, ErrorsAreThoseOfTheNegotiatedDialect) {
    MSNP_CHECK(refused_at<ToNs>("SYN 8 ^x\r\n", msnp9, errc::bad_number, "list_version"));
    MSNP_CHECK(refused_at<ToNs>("SYN 8 ^x\r\n", msnp10, errc::bad_value, "list_version"));
    MSNP_CHECK(refused_at<ToNs>("SYN 8 ^x\r\n", msnp13, errc::bad_number, "list_version"));
    MSNP_CHECK(refused_at<ToNs>("ADD 21 ^XX a b\r\n", msnp10, errc::bad_value, "list"));
}

// ---- verbs and bytes -------------------------------------------------------------------------------------------------

TEST(Channel, VerbsAreThreeCapitalsOrThreeDigits) {
    MSNP_CHECK(refused_at<FromNs>("^usr 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^Usr 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^NACK 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^OK\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^A\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^20 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^2055 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^2A5 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^A05 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^P2P 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^\xC3\x9C\xC3\x9C\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^USR\t1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("  ^usr 1\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("\r\n\n ^usr 1\r\n", msnp9, errc::bad_verb, ""));
}

TEST(Channel, NulAndCarriageReturnStandInNoLine) {
    MSNP_CHECK(refused_at<FromNs>("FLN bob^\0@example.com\r\n"sv, msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("FLN bob^\r@example.com\r\n", msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("FLN bob@example.com^\r\r\n", msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("FLN ^\r\r\n", msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("FLN bob ^\0\r\n"sv, msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("FLN a^\0b\0c\rd\r\n"sv, msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("FLN a^\rb\0c\r\n"sv, msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("205 2^\0\r\n"sv, msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("LKP a^\0\r\n"sv, msnp9, errc::bad_byte, ""));
    MSNP_CHECK(refused_at<ToSb>("MSG 1^\0 U 2\r\n\0\r"sv, msnp9, errc::bad_byte, ""));
    // Behind the sixteenth byte, where the search takes its other path.
    MSNP_CHECK(refused_at<FromNs>("FLN abcdefghijklmnopqrstuvwxyz^\0abcdefghijklmnopqrstuvwxyz\r\n"sv, msnp9,
                                  errc::bad_byte, ""));
    MSNP_CHECK(refused_at<FromNs>("FLN abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz^\r0\r\n", msnp9,
                                  errc::bad_byte, ""));
    // In the verb they make it none.
    MSNP_CHECK(refused_at<FromNs>("^FL\0 a\r\n"sv, msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^FLN\r\r\n", msnp9, errc::bad_verb, ""));
    MSNP_CHECK(refused_at<FromNs>("^\rFLN a\r\n", msnp9, errc::bad_verb, ""));
}

// Other control bytes, and every byte above 0x7f, are text.
TEST(Channel, OtherBytesAreText) {
    MSNP_CHECK(
        reads_as<FromNs>("FLN a\tb\x01\x7f\xff\xfe\r\n", msnp9, from_ns::fln{.account = "a\tb\x01\x7f\xff\xfe"}));
}

// ---- tolerance, flag by flag -----------------------------------------------------------------------------------------

constexpr frame_options without(bool tolerance::*flag) {
    frame_options options;
    options.tolerance.*flag = false;
    return options;
}

/// Everything but this flag takes the line; without it the line is refused at the caret.
constexpr bool only_refused_without(bool tolerance::*flag, std::string_view text, errc code) {
    constexpr bool tolerance::*flags[] = {&tolerance::bare_line_feed,  &tolerance::empty_lines,
                                          &tolerance::blank_runs,      &tolerance::leading_blanks,
                                          &tolerance::trailing_blanks, &tolerance::extra_arguments};
    const marked where(text);
    for (bool tolerance::*other : flags) {
        const auto command = from_ns::parse(where.line(), msnp9, without(other));
        if (other != flag && !command) return false;
        if (other == flag && (command || !(command.error() == error{code, where.mark, {}}))) return false;
    }
    const auto command = from_ns::parse(where.line(), msnp9, strict);
    return !command && command.error() == error{code, where.mark, {}};
}

TEST(Channel, EachToleranceIsAFlagOfItsOwn) {
    MSNP_CHECK(only_refused_without(&tolerance::bare_line_feed, "FLN a^\n", errc::bare_line_feed));
    MSNP_CHECK(only_refused_without(&tolerance::bare_line_feed, "QNG^\n", errc::bare_line_feed));
    MSNP_CHECK(only_refused_without(&tolerance::bare_line_feed, "MSG Hotmail Hotmail 2^\n\r\n", errc::bare_line_feed));
    MSNP_CHECK(only_refused_without(&tolerance::blank_runs, "FLN ^ a\r\n", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::blank_runs, "NLN NLN a@b ^  B 0\r\n", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::blank_runs, "MSG Hotmail Hotmail ^ 2\r\nhi", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::leading_blanks, "^ FLN a\r\n", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::leading_blanks, "^   QNG\r\n", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::trailing_blanks, "FLN a^ \r\n", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::trailing_blanks, "FLN a^   \r\n", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::trailing_blanks, "QNG^ \r\n", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::trailing_blanks, "QNG^  \r\n", errc::stray_blank));
    MSNP_CHECK(only_refused_without(&tolerance::extra_arguments, "FLN a ^b\r\n", errc::extra_argument));
}

// Without empty_lines an empty line is a frame, so that it costs one error and no more.
TEST(Channel, AnEmptyLineIsAnErrorOfItsOwnWithoutItsTolerance) {
    constexpr frame_options options = without(&tolerance::empty_lines);
    MSNP_CHECK(refuses<FromNs>("\r\n", msnp9, {errc::empty_line, 0, ""}, options));
    MSNP_CHECK(refuses<FromNs>("\n", msnp9, {errc::empty_line, 0, ""}, options));
    MSNP_CHECK(refuses<FromNs>("  \r\n", msnp9, {errc::empty_line, 0, ""}, options));
    MSNP_CHECK(refuses<FromNs>("\r\nQNG\r\n", msnp9, {errc::trailing_bytes, 2, ""}, options));
    MSNP_CHECK(is_read_as<FromNs, from_ns::qng>("\r\n\n  \r\nQNG\r\n", msnp9));
    // A frame that was taken with the tolerance and is read without it.
    constexpr std::string_view line = "\r\nQNG\r\n";
    constexpr step taken = from_ns::take_frame(line);
    MSNP_CHECK(taken.has_frame());
    constexpr auto read = from_ns::parse(taken.frame(), msnp9, tolerance::strict());
    MSNP_CHECK(!read && read.error() == error{errc::empty_line, 0, {}});
}

// ---- parse(bytes) ----------------------------------------------------------------------------------------------------

TEST(Channel, BytesAreExactlyOneFrame) {
    MSNP_CHECK(refuses<FromNs>("", msnp9, {errc::incomplete, 0, ""}));
    MSNP_CHECK(refuses<FromNs>("Q", msnp9, {errc::incomplete, 1, ""}));
    MSNP_CHECK(refuses<FromNs>("QNG", msnp9, {errc::incomplete, 3, ""}));
    MSNP_CHECK(refuses<FromNs>("QNG\r", msnp9, {errc::incomplete, 4, ""}));
    MSNP_CHECK(refuses<FromNs>("\r\n", msnp9, {errc::incomplete, 2, ""}));
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail Hotmail 5\r\nhell", msnp9, {errc::incomplete, 27, ""}));
    MSNP_CHECK(refuses<FromNs>("QNG\r\n\r\n", msnp9, {errc::trailing_bytes, 5, ""}));
    MSNP_CHECK(refuses<FromNs>("QNG\r\nQNG\r\n", msnp9, {errc::trailing_bytes, 5, ""}));
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail Hotmail 5\r\nhello\r\n", msnp9, {errc::trailing_bytes, 28, ""}));
    // A framing error comes before both, a command error behind them.
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail Hotmail x\r\nhello", msnp9, {errc::bad_length, 20, "length"}));
    MSNP_CHECK(refuses<FromNs>("qng\r\nQNG\r\n", msnp9, {errc::trailing_bytes, 5, ""}));
}

TEST(Channel, BytesAreTextOrSpansOfBytes) {
    const std::string text = "FLN bob@example.com\r\n";
    const std::vector<std::byte> bytes = [&] {
        std::vector<std::byte> copy;
        for (const char c : text) copy.push_back(static_cast<std::byte>(c));
        return copy;
    }();
    const auto a = from_ns::parse(text, msnp9);
    const auto b = from_ns::parse(std::span<const std::byte>(bytes), msnp9);
    ASSERT_TRUE(a);
    ASSERT_TRUE(b);
    EXPECT_EQ(*a, *b);
    const auto& fln = std::get<from_ns::fln>(*b);
    EXPECT_EQ(static_cast<const void*>(fln.account.text.data()), static_cast<const void*>(bytes.data() + 4));
}

// ---- dispatch() ------------------------------------------------------------------------------------------------------

/// dispatch() calls the visitor once, with what parse() gives, or not at all, with its error.
template <class Channel>
constexpr bool dispatches_as_it_parses(std::string_view line, dialect d, const tolerance& allowed = {}) {
    const step taken = take_frame_function<Channel>{}(line);
    if (!taken.has_frame()) return false;
    const auto parsed = parse_function<Channel>{}(taken.frame(), d, allowed);
    int calls = 0;
    bool same = false;
    const auto visit = [&]<class Form>(const Form& form) {
        ++calls;
        if (parsed && std::holds_alternative<Form>(*parsed)) same = std::get<Form>(*parsed) == form;
    };
    const result<void> visited = dispatch_function<Channel>{}(taken.frame(), d, visit, allowed);
    if (!parsed) return calls == 0 && !visited && visited.error() == parsed.error();
    return calls == 1 && same && visited.has_value();
}

TEST(Channel, DispatchVisitsOnceWhatParseGives) {
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("QNG 50\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("QNG 50\r\n", msnp8));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("QNG 50 1 2\r\n", msnp8));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("QNG x\r\n", msnp8));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("GTC 19 152 N\r\n", msnp10));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("SYN 8 27 5\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("SYN 8 27 x\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("SYN 8 27 5 4 x y\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("205 21\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("205 21 x\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("241 4 2\r\nhi", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("LKP 5\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("lkp 5\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("USR 6 XX a b\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("USR 7 OK a@b\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("FLN a\0\r\n"sv, msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("FLN  a\r\n", msnp9, tolerance::strict()));
    MSNP_CHECK(dispatches_as_it_parses<ToSb>("MSG 4 N more 2\r\nhi", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<ToSb>("MSG 4 X 2\r\nhi", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<ToNs>("RMG 10 New%2520Group\r\n", msnp9));
}

// ---- which dialect's shape it was -------------------------------------------------------------------------------------

/// The line reads in a dialect as a form of another one, and is written back in that.
template <class Channel>
constexpr bool has_shape_of(std::string_view line, dialect spoken, dialect shape) {
    const step taken = take_frame_function<Channel>{}(line);
    auto read_as = spoken;
    const auto command = parse_function<Channel>{}(taken.frame(), spoken, tolerance{}, read_as);
    dialect dispatched = first_dialect;
    const auto visit = [&](const auto&, dialect d) { dispatched = d; };
    if (!dispatch_function<Channel>{}(taken.frame(), spoken, visit)) return false;
    return command && read_as == shape && dispatched == shape && writes(*command, read_as, line);
}

TEST(Channel, TellsTheDialectWhoseShapeALineHad) {
    MSNP_CHECK(has_shape_of<FromNs>("QNG 50\r\n", msnp9, msnp9));
    MSNP_CHECK(has_shape_of<FromNs>("QNG 50\r\n", msnp8, msnp21));
    MSNP_CHECK(has_shape_of<FromNs>("GTC 19 152 N\r\n", msnp10, msnp9));
    MSNP_CHECK(has_shape_of<FromNs>("GTC 19 N\r\n", msnp9, msnp10));
    MSNP_CHECK(has_shape_of<FromNs>("USR 7 OK a@b Ana\r\n", msnp9, msnp5));
    MSNP_CHECK(has_shape_of<FromNs>("USR 7 OK a@b Ana 1\r\n", msnp10, msnp7));
    MSNP_CHECK(has_shape_of<FromNs>("ILN 9 AWY bob@example.com Bob\r\n", msnp10, msnp7));
    MSNP_CHECK(has_shape_of<FromNs>("XFR 3 NS h:1 0\r\n", msnp9, msnp6));
    MSNP_CHECK(has_shape_of<FromNs>("241 4 2\r\nhi", msnp9, msnp21));
    MSNP_CHECK(has_shape_of<FromNs>("LKP 5\r\n", msnp9, msnp9));
    MSNP_CHECK(has_shape_of<ToNs>("CVR 2 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n", msnp9, msnp3));
    MSNP_CHECK(has_shape_of<ToNs>("INF 2\r\n", msnp9, msnp7));
}

// ---- every channel ---------------------------------------------------------------------------------------------------

template <class Channel>
class EveryChannel : public testing::Test {};
using Channels = testing::Types<ToNs, FromNs, ToSb, FromSb>;
struct ChannelName {
    template <class Channel>
    static std::string GetName(int) {
        return std::string(Channel::name);
    }
};
TYPED_TEST_SUITE(EveryChannel, Channels, ChannelName);

template <class Channel>
std::set<std::string> verbs_of() {
    std::set<std::string> verbs;
    Channel::for_each_form([&]<class Form>(std::type_identity<Form>) { verbs.emplace(Form::verb.view()); });
    return verbs;
}

// Examples of every form, in every dialect, whole and with each byte of the line in turn made another.
TYPED_TEST(EveryChannel, DispatchesAsItParses) {
    std::vector<std::string> lines;
    TypeParam::for_each_form([&]<class Form>(std::type_identity<Form>) {
        if constexpr (requires { Form::example; })
            lines.emplace_back(Form::example);
        else
            for (const dialect_example& e : Form::examples) lines.emplace_back(e.line);
    });
    ASSERT_GE(lines.size(), TypeParam::form_count);
    for (const std::string& line : lines) {
        for (std::size_t d = number_of(first_dialect); d <= number_of(last_dialect); ++d)
            EXPECT_TRUE(dispatches_as_it_parses<TypeParam>(line, static_cast<dialect>(d))) << line << " in MSNP" << d;
        const std::size_t end = line.find("\r\n");
        for (std::size_t i = 0; i < end; ++i) {
            for (const char other : {' ', '0', 'x', '\0', '\r'}) {
                std::string changed = line;
                changed[i] = other;
                // What is no frame any more has lost its length; that is not dispatch()'s business.
                if (!take_frame_function<TypeParam>{}(changed).has_frame()) continue;
                EXPECT_TRUE(dispatches_as_it_parses<TypeParam>(changed, msnp9)) << changed << " at " << i;
            }
        }
    }
}

// Red: compare two letters of three in verb_index::find().
TYPED_TEST(EveryChannel, FindsEachOfItsVerbsAndNothingElse) {
    const std::set<std::string> verbs = verbs_of<TypeParam>();
    const auto& index = TypeParam::index;
    std::set<std::string> found;
    std::set<unsigned> numbers;
    std::string text = "AAA";
    for (text[0] = 'A'; text[0] <= 'Z'; ++text[0])
        for (text[1] = 'A'; text[1] <= 'Z'; ++text[1])
            for (text[2] = 'A'; text[2] <= 'Z'; ++text[2])
                if (const auto number = index.find(text); number != index.none) {
                    found.insert(text);
                    numbers.insert(number);
                }
    EXPECT_EQ(found, verbs);
    EXPECT_EQ(index.verbs, verbs.size());
    EXPECT_EQ(numbers.size(), verbs.size());
    for (const std::string& verb : verbs) {
        std::string lower = verb;
        lower[2] = static_cast<char>(lower[2] - 'A' + 'a');
        EXPECT_EQ(index.find(lower), index.none) << lower;
        EXPECT_EQ(index.find(verb + "A"), index.none) << verb;
        EXPECT_EQ(index.find(verb.substr(0, 2)), index.none) << verb;
        EXPECT_EQ(index.find(""), index.none);
    }
    for (int code = 0; code <= 999; ++code) {
        const std::string digits = std::to_string(1000 + code).substr(1);
        EXPECT_EQ(index.find(digits), index.none) << digits;
    }
}

// Every form stands once in its verb's group, those of one verb in the order of the list.
TYPED_TEST(EveryChannel, GroupsItsFormsByVerb) {
    std::vector<std::string> verb_of_form;
    TypeParam::for_each_form(
        [&]<class Form>(std::type_identity<Form>) { verb_of_form.emplace_back(Form::verb.view()); });
    ASSERT_EQ(verb_of_form.size(), TypeParam::form_count);
    const auto& index = TypeParam::index;
    std::set<unsigned> seen;
    ASSERT_EQ(index.first[0], 0);
    ASSERT_EQ(index.first[index.verbs], TypeParam::form_count);
    for (std::size_t v = 0; v < index.verbs; ++v) {
        ASSERT_LT(index.first[v], index.first[v + 1]);
        for (std::size_t i = index.first[v]; i < index.first[v + 1]; ++i) {
            EXPECT_TRUE(seen.insert(index.order[i]).second);
            EXPECT_EQ(index.find(verb_of_form[index.order[i]]), v);
            if (i > index.first[v]) {
                EXPECT_LT(index.order[i - 1], index.order[i]);
            }
        }
    }
    EXPECT_EQ(seen.size(), TypeParam::form_count);
}

constexpr payload_rule never{payload_rule::kind::never, 1};
constexpr payload_rule always(std::uint8_t min_arguments) {
    return {payload_rule::kind::always, min_arguments};
}

/// Exactly these verbs of the channel carry a payload, whose length is the argument of this number or a later one.
template <class Channel>
void carries_payload(const std::map<std::string, std::uint8_t>& carriers) {
    for (const std::string& verb : verbs_of<Channel>()) {
        const auto found = carriers.find(verb);
        EXPECT_EQ(Channel::payload_of(verb), found == carriers.end() ? never : always(found->second)) << verb;
    }
    for (const auto& [verb, position] : carriers) EXPECT_NE(Channel::index.find(verb), Channel::index.none) << verb;
    for (const std::string_view other : {"XYZ", "", "US", "USRX", "msg", "MS", "20", "2055", "2A5"})
        EXPECT_EQ(Channel::payload_of(other), never) << other;
    for (const std::string_view code : {"000", "205", "241", "999"})
        EXPECT_EQ(Channel::payload_of(code), error_reply_payload) << code;
}

TEST(PayloadRules, FollowFromTheForms) {
    carries_payload<ToNs>({{"QRY", 3}, {"PAG", 3}, {"PGD", 4}, {"SDC", 9}});
    carries_payload<FromNs>({{"MSG", 3}, {"NOT", 1}, {"IPG", 1}});
    carries_payload<ToSb>({{"MSG", 3}, {"QRY", 3}});
    carries_payload<FromSb>({{"MSG", 3}});
    MSNP_CHECK(ToNs::payload_of("QRY") == always(3));
    MSNP_CHECK(FromNs::payload_of("SDC") == never);
    MSNP_CHECK(FromNs::payload_of("QRY") == never);
    MSNP_CHECK(FromNs::payload_of("205") == error_reply_payload);
    MSNP_CHECK(error_reply_payload == payload_rule{payload_rule::kind::sometimes, 2});
}

template <class Channel>
void has_verbs(std::initializer_list<std::string_view> expected) {
    const std::set<std::string> verbs = verbs_of<Channel>();
    for (const std::string_view verb : expected) EXPECT_EQ(verbs.count(std::string(verb)), 1U) << verb;
}

// What the protocol reference lists for MSNP8 to MSNP10, so that none is dropped from a list unnoticed.
TEST(ChannelLists, HaveTheVerbsOfTheArticle) {
    has_verbs<ToNs>({"VER", "CVR", "INF", "USR", "XFR", "SYN", "GTC", "BLP", "PRP", "LSG", "LST",
                     "ADD", "REM", "REA", "ADG", "RMG", "REG", "QRY", "PNG", "CHG", "OUT", "URL"});
    has_verbs<FromNs>({"VER", "CVR", "INF", "USR", "XFR", "SYN", "GTC", "BLP", "PRP", "LSG",
                       "LST", "ADD", "REM", "REA", "ADG", "RMG", "REG", "CHL", "QRY", "QNG",
                       "CHG", "ILN", "NLN", "FLN", "MSG", "RNG", "OUT", "URL"});
    has_verbs<ToSb>({"CVR", "INF", "USR", "ANS", "CAL", "MSG", "OUT", "PNG", "QRY", "URL"});
    has_verbs<FromSb>(
        {"CVR", "INF", "USR", "ANS", "CAL", "IRO", "JOI", "BYE", "MSG", "ACK", "NAK", "OUT", "QNG", "CHL", "URL"});
}

} // namespace
