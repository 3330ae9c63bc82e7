// Every code of errc comes of some input: a code that nothing gives is a promise that nobody keeps.
#include "support/check.hpp"

#include <msnp/message/mime.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

constexpr frame_options strict{.limits = {}, .tolerance = tolerance::strict(), .payload_verbs = {}};
constexpr frame_options short_lines{.limits = {.line = 8, .payload = 8}, .tolerance = {}, .payload_verbs = {}};

/// The code that parsing gives; errc::none when it reads.
constexpr errc of(std::string_view line, const frame_options& options = {}) {
    const auto command = from_ns::parse(line, msnp9, options);
    return command ? errc::none : command.error().code;
}

/// The code that reading a message gives.
constexpr errc of_message(std::string_view payload) {
    const auto message = mime::parse(payload, mime::tolerance::strict());
    return message ? errc::none : message.error().code;
}

/// The code that writing gives.
template <class Command>
constexpr errc of_writing(const Command& command, std::size_t space = 64) {
    char buffer[64]{};
    const auto size = serialize(command, msnp9, std::span<char>(buffer, space));
    return size ? errc::none : size.error().code;
}

struct vector {
    errc code;
    errc (*produce)();
};

/// One input for each code, in the order of the enumeration.
constexpr vector vectors[] = {
    {errc::none, [] { return of("QNG\r\n"); }},
    {errc::line_too_long, [] { return of("FLN bob@example.com\r\n", short_lines); }},
    {errc::payload_too_long, [] { return of("MSG Hotmail Hotmail 1048577\r\n"); }},
    {errc::missing_length, [] { return of("MSG Hotmail\r\n"); }},
    {errc::bad_length, [] { return of("MSG Hotmail Hotmail x\r\n"); }},
    {errc::bad_verb, [] { return of("qng\r\n"); }},
    {errc::bad_byte, [] { return of("FLN \0\r\n"sv); }},
    {errc::bare_line_feed, [] { return of("QNG\n", strict); }},
    {errc::empty_line, [] { return of("\r\n", strict); }},
    {errc::stray_blank, [] { return of("QNG  50\r\n", strict); }},
    {errc::missing_argument, [] { return of("FLN\r\n"); }},
    {errc::extra_argument, [] { return of("FLN a b\r\n", strict); }},
    {errc::wrong_word, [] { return of("XFR 5 XX h:1 0 h:1\r\n"); }},
    {errc::bad_number, [] { return of("QNG x\r\n"); }},
    {errc::out_of_range, [] { return of("QNG 4294967296\r\n"); }},
    {errc::bad_value, [] { return of("NLN ABC a A 0\r\n"); }},
    {errc::incomplete, [] { return of("QNG"); }},
    {errc::trailing_bytes, [] { return of("QNG\r\nQ"); }},
    {errc::missing_blank_line, [] { return of_message("MIME-Version: 1.0\r\n"); }},
    {errc::bad_header, [] { return of_message("MIME-Version 1.0\r\n\r\n"); }},
    {errc::not_a_token, [] { return of_writing(from_ns::fln{.account = "a b"}); }},
    {errc::missing_value, [] { return of_writing(from_ns::fln{.account = ""}); }},
    {errc::not_in_dialect, [] { return of_writing(to_ns::inf{.trid = 1}); }},
    {errc::buffer_too_small, [] { return of_writing(from_ns::fln{.account = "a"}, 6); }},
};

constexpr bool comes_out(errc code) {
    for (const vector& v : vectors)
        if (v.code == code) return v.produce() == code;
    return false;
}

// The codes are numbered without a gap; the first number that has no name ends them. So a code that is added to errc
// without a vector here is red. Red: add an enumerator.
constexpr std::size_t codes() {
    std::size_t count = 0;
    while (name_of(static_cast<errc>(count)) != "unknown") ++count;
    return count;
}

TEST(Errc, EachCodeComesOfSomeInput) {
    EXPECT_EQ(codes(), std::size(vectors));
    for (std::size_t number = 0; number < codes(); ++number) {
        const auto code = static_cast<errc>(number);
        EXPECT_TRUE(comes_out(code)) << name_of(code);
    }
}

constexpr bool all_come_out() {
    for (std::size_t number = 0; number < codes(); ++number)
        if (!comes_out(static_cast<errc>(number))) return false;
    return true;
}

TEST(Errc, EachCodeComesOfSomeInputInConstantEvaluation) {
    MSNP_CHECK(all_come_out());
}

// The groups are told apart by the order of the codes.
TEST(Errc, FramingErrorsEndTheStreamAndWritingErrorsAreOurs) {
    for (const vector& v : vectors) {
        const bool framing = v.code == errc::line_too_long || v.code == errc::payload_too_long ||
                             v.code == errc::missing_length || v.code == errc::bad_length;
        const bool writing = v.code == errc::not_a_token || v.code == errc::missing_value ||
                             v.code == errc::not_in_dialect || v.code == errc::buffer_too_small;
        EXPECT_EQ(is_framing_error(v.code), framing) << name_of(v.code);
        EXPECT_EQ(is_write_error(v.code), writing) << name_of(v.code);
    }
}

// A decoder fails on framing errors and on nothing else.
TEST(Errc, OnlyFramingErrorsFailADecoder) {
    const std::string_view streams[] = {"FLN bob@example.com\r\n",
                                        "MSG x x 9\r\n",
                                        "MSG x\r\n",
                                        "MSG x x x\r\n",
                                        "qng\r\n",
                                        "FLN \0\r\n"sv,
                                        "FLN\r\n",
                                        "QNG x\r\n",
                                        "QNG -1\r\n",
                                        "NLN X X\r\n",
                                        "XFR 5 X\r\n"};
    for (const std::string_view stream : streams) {
        from_ns::decoder in{msnp9, short_lines};
        in.feed(stream);
        const auto next = in.poll();
        ASSERT_TRUE(next) << stream;
        ASSERT_FALSE(*next) << stream;
        EXPECT_EQ(in.failed(), is_framing_error(next->error().code)) << stream;
    }
}

} // namespace
