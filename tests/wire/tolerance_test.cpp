// Each flag alone: without it one kind of line is refused, at the byte in question, and no other kind is.
#include "support/check.hpp"

namespace {

using namespace msnp;

/// A line as real peers write it, and what is said of it without the flag.
struct deviation {
    bool tolerance::*flag;
    std::string_view line;
    error without;
};

constexpr bool tolerance::*flags[] = {
    &tolerance::bare_line_feed, &tolerance::empty_lines,     &tolerance::blank_runs,
    &tolerance::leading_blanks, &tolerance::trailing_blanks, &tolerance::extra_arguments,
};

/// Reads the first frame of the line.
constexpr error error_of(std::string_view line, const tolerance& allowed) {
    const frame_options options{.tolerance = allowed};
    const step s = to_ns::take_frame(line, options);
    if (!s.has_frame()) return s.failed() ? s.error() : error{errc::incomplete, 0, {}};
    const auto command = to_ns::parse(s.frame(), dialect::msnp9, allowed);
    return command ? error{} : command.error();
}

/// Of all flags only its own decides on the line.
constexpr bool only_its_flag_counts(const deviation& d) {
    for (const auto flag : flags) {
        tolerance all_but_one;
        all_but_one.*flag = false;
        tolerance one_alone = tolerance::strict();
        one_alone.*flag = true;
        const bool own = flag == d.flag;
        if (error_of(d.line, all_but_one) != (own ? d.without : error{})) return false;
        if (error_of(d.line, one_alone) != (own ? error{} : d.without)) return false;
    }
    return error_of(d.line, {}) == error{} && error_of(d.line, tolerance::strict()) == d.without;
}

// Red: a flag that is not asked in check_line(), or asked in another's place.
TEST(Tolerance, BareLineFeed) {
    constexpr auto flag = &tolerance::bare_line_feed;
    MSNP_CHECK(only_its_flag_counts({flag, "PNG\n", {errc::bare_line_feed, 3, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "VER 4 MSNP9 CVR0\n", {errc::bare_line_feed, 16, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "QRY 1 p 2\n\r\n", {errc::bare_line_feed, 9, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "ZZZ\n", {errc::bare_line_feed, 3, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "205 21\n", {errc::bare_line_feed, 6, {}}}));
}

TEST(Tolerance, EmptyLines) {
    constexpr auto flag = &tolerance::empty_lines;
    MSNP_CHECK(only_its_flag_counts({flag, "\r\nPNG\r\n", {errc::empty_line, 0, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "\r\n\r\nVER 4 CVR0\r\n", {errc::empty_line, 0, {}}}));
}

// The empty line is refused as a frame of its own, so that the next one is read.
TEST(Tolerance, AnEmptyLineCostsNothingBehindIt) {
    constexpr frame_options strict{.tolerance = tolerance::strict()};
    MSNP_CHECK(to_ns::parse("\r\n", dialect::msnp9, strict).error() == error{errc::empty_line, 0, {}});
    MSNP_CHECK(to_ns::parse("\r\nPNG\r\n", dialect::msnp9, strict).error() == error{errc::trailing_bytes, 2, {}});
    MSNP_CHECK(to_ns::parse("\r\n", dialect::msnp9).error() == error{errc::incomplete, 2, {}});
    MSNP_CHECK(to_ns::parse("\r\nPNG\r\n", dialect::msnp9).has_value());
}

TEST(Tolerance, BlankRuns) {
    constexpr auto flag = &tolerance::blank_runs;
    MSNP_CHECK(only_its_flag_counts({flag, "VER 4  CVR0\r\n", {errc::stray_blank, 6, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "VER  4 CVR0\r\n", {errc::stray_blank, 4, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "VER 4 MSNP9   CVR0\r\n", {errc::stray_blank, 12, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "VER  4   CVR0\r\n", {errc::stray_blank, 4, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "ZZZ a  b\r\n", {errc::stray_blank, 6, {}}}));
}

TEST(Tolerance, LeadingBlanks) {
    constexpr auto flag = &tolerance::leading_blanks;
    MSNP_CHECK(only_its_flag_counts({flag, " PNG\r\n", {errc::stray_blank, 0, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "   VER 4 CVR0\r\n", {errc::stray_blank, 0, {}}}));
}

TEST(Tolerance, TrailingBlanks) {
    constexpr auto flag = &tolerance::trailing_blanks;
    MSNP_CHECK(only_its_flag_counts({flag, "PNG \r\n", {errc::stray_blank, 3, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "PNG   \r\n", {errc::stray_blank, 3, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "CHG 9 NLN 0 \r\n", {errc::stray_blank, 11, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "CHG 9 NLN 0   \r\n", {errc::stray_blank, 11, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "QRY 1 p 2 \r\n  ", {errc::stray_blank, 9, {}}}));
}

TEST(Tolerance, ExtraArguments) {
    constexpr auto flag = &tolerance::extra_arguments;
    MSNP_CHECK(only_its_flag_counts({flag, "PNG 1\r\n", {errc::extra_argument, 4, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "XFR 10 SB 1 2\r\n", {errc::extra_argument, 10, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "CHG 9 NLN 0 obj x\r\n", {errc::extra_argument, 16, {}}}));
    MSNP_CHECK(only_its_flag_counts({flag, "QRY 1 p x 2\r\nab", {errc::extra_argument, 8, {}}}));
}

// Extra is only what is behind the longest form: a line of that form with a wrong value is no shorter form with extras.
// Red: `<` for `<=` where with_extra() compares with the longest form.
TEST(Tolerance, NoShorterFormWithExtraArguments) {
    MSNP_CHECK(from_ns::parse("SYN 8 27 5 x\r\n", dialect::msnp9).error() == error{errc::bad_number, 11, "groups"});
}

// A line of blanks is an empty line and no leading blanks; blanks in front of the line behind it are.
TEST(Tolerance, EmptyLinesInFrontOfBlanks) {
    constexpr tolerance no_leading{.leading_blanks = false};
    MSNP_CHECK(error_of("  \r\nPNG\r\n", no_leading) == error{});
    MSNP_CHECK(error_of("  \r\n PNG\r\n", no_leading) == error{errc::stray_blank, 4, {}});
    constexpr tolerance no_trailing{.trailing_blanks = false};
    MSNP_CHECK(error_of("  \r\nPNG\r\n", no_trailing) == error{});
    MSNP_CHECK(error_of("  \r\nPNG \r\n", no_trailing) == error{errc::stray_blank, 7, {}});
    MSNP_CHECK(error_of("\n\r\nPNG\n", {.bare_line_feed = false}) == error{errc::bare_line_feed, 6, {}});
}

constexpr bool strict_takes(std::string_view line) {
    return error_of(line, tolerance::strict()) == error{};
}

// What is no deviation although it looks like one. Every example of every form is read strictly in
// channel/examples_test.cpp.
TEST(Tolerance, StrictTakesTheGrammar) {
    MSNP_CHECK(tolerance::strict() == tolerance{false, false, false, false, false, false});
    MSNP_CHECK(tolerance{} == tolerance{true, true, true, true, true, true});
    MSNP_CHECK(strict_takes("PNG\r\n"));
    MSNP_CHECK(strict_takes("CHG 9 NLN 0\r\n"));
    MSNP_CHECK(strict_takes("QRY 1 p 6\r\n \n\r\n  "));
    MSNP_CHECK(strict_takes("QRY 1 p 0\r\n"));
    MSNP_CHECK(strict_takes("ZZZ\r\n"));
    MSNP_CHECK(strict_takes("205\r\n"));
}

// What no flag lets pass is refused first: the verb, then bytes that can't stand in a line.
TEST(Tolerance, WhichErrorComesFirst) {
    MSNP_CHECK(error_of(" usr  \n", tolerance::strict()) == error{errc::stray_blank, 0, {}});
    MSNP_CHECK(error_of("usr  1 \n", tolerance::strict()) == error{errc::bad_verb, 0, {}});
    MSNP_CHECK(error_of("USR  \r \n", tolerance::strict()) == error{errc::bad_byte, 5, {}});
    MSNP_CHECK(error_of("PNG  1 \n", tolerance::strict()) == error{errc::stray_blank, 4, {}});
    MSNP_CHECK(error_of("PNG 1 \n", tolerance::strict()) == error{errc::stray_blank, 5, {}});
    MSNP_CHECK(error_of("PNG 1\n", tolerance::strict()) == error{errc::bare_line_feed, 5, {}});
}

} // namespace
