// What is said of a line that does not fit: the code, the byte and the field. The forms are made up here, one for each
// operation of an io; real ones are in command/ and channel/.
#include "support/check.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace {

using namespace msnp;
using msnp_test::read_is;
using namespace std::string_view_literals;

struct arguments_form {
    static constexpr msnp::verb verb{"ARG"};
    static constexpr dialect_range dialects = all_dialects;

    transaction_id trid{};
    std::uint8_t small = 0;
    presence status = presence::online;
    std::string_view text;

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("FIX");
        io.arg("small", self.small);
        io.arg("status", self.status);
        io.arg("text", self.text);
    }
    friend constexpr bool operator==(const arguments_form&, const arguments_form&) = default;
};

struct optional_form {
    static constexpr msnp::verb verb{"OPT"};
    static constexpr dialect_range dialects = all_dialects;

    std::optional<std::uint32_t> number;
    std::string_view text;
    bool last = false;

    static constexpr void wire(auto& io, auto& self) {
        io.opt("number", self.number);
        io.opt("text", self.text);
        io.opt_word("END", "last", self.last);
    }
    friend constexpr bool operator==(const optional_form&, const optional_form&) = default;
};

struct tag_form {
    static constexpr msnp::verb verb{"TAG"};
    static constexpr dialect_range dialects = all_dialects;

    std::uint32_t number = 0;
    std::string_view a;
    std::optional<std::uint32_t> b;
    std::string_view rest;

    static constexpr void wire(auto& io, auto& self) {
        io.tag("N=", "number", self.number);
        io.opt_tag("A=", "a", self.a);
        io.opt_tag("B=", "b", self.b);
        io.opt("rest", self.rest);
    }
    friend constexpr bool operator==(const tag_form&, const tag_form&) = default;
};

struct list_form {
    static constexpr msnp::verb verb{"LIS"};
    static constexpr dialect_range dialects = all_dialects;

    transaction_id trid{};
    token_list<std::uint32_t> numbers;

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.rest("numbers", self.numbers);
    }
    friend constexpr bool operator==(const list_form&, const list_form&) = default;
};

struct payload_form {
    static constexpr msnp::verb verb{"PAY"};
    static constexpr dialect_range dialects = all_dialects;

    transaction_id trid{};
    std::string_view bytes;

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.bytes);
    }
    friend constexpr bool operator==(const payload_form&, const payload_form&) = default;
};

struct since_form {
    static constexpr msnp::verb verb{"SIN"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp9};

    std::uint32_t always = 0;
    std::uint32_t later = 0;

    static constexpr void wire(auto& io, auto& self) {
        io.arg("always", self.always);
        if (io.since(dialect::msnp8)) io.arg("later", self.later);
    }
    friend constexpr bool operator==(const since_form&, const since_form&) = default;
};

/// A payload that not all bytes are.
struct letters {
    std::string_view text;

    constexpr errc from_token(std::string_view bytes) noexcept {
        for (const char c : bytes)
            if (c < 'a' || c > 'z') return errc::bad_value;
        text = bytes;
        return errc::none;
    }
    constexpr operator std::string_view() const noexcept { return text; }
    friend constexpr bool operator==(const letters&, const letters&) = default;
};

struct letters_form {
    static constexpr msnp::verb verb{"LET"};
    static constexpr dialect_range dialects = all_dialects;

    std::uint32_t number = 0;
    letters bytes;

    static constexpr void wire(auto& io, auto& self) {
        io.arg("number", self.number);
        io.payload(self.bytes);
    }
    friend constexpr bool operator==(const letters_form&, const letters_form&) = default;
};

template <class Unsigned>
struct number_form {
    static constexpr msnp::verb verb{"NUM"};
    static constexpr dialect_range dialects = all_dialects;

    Unsigned number{};

    static constexpr void wire(auto& io, auto& self) { io.arg("number", self.number); }
    friend constexpr bool operator==(const number_form&, const number_form&) = default;
};
template <class Unsigned>
struct number_channel : basic_channel<number_form<Unsigned>> {};

struct channel
    : basic_channel<arguments_form, optional_form, tag_form, list_form, payload_form, since_form, letters_form> {};

constexpr auto nine = dialect::msnp9;
constexpr frame_options no_extra{.tolerance = {.extra_arguments = false}};

template <class Form>
constexpr bool reads(std::string_view line, const Form& expected, dialect d = nine) {
    return read_is<channel>(line, d, expected);
}
constexpr bool refuses(std::string_view line, const error& expected, const frame_options& options = no_extra) {
    return msnp_test::refuses<channel>(line, nine, expected, options);
}

// Red: failure() that counts from the arguments; a take() that goes on after an error.
TEST(Reader, Arguments) {
    MSNP_CHECK(reads("ARG 6 FIX 255 BSY a%20b\r\n", arguments_form{6, 255, presence::busy, "a%20b"}));
    MSNP_CHECK(reads("  ARG   6  FIX 0  NLN   x  \n", arguments_form{6, 0, presence::online, "x"}));
    MSNP_CHECK(refuses("ARG\r\n", {errc::missing_argument, 3, "trid"}));
    MSNP_CHECK(refuses("ARG \r\n", {errc::missing_argument, 3, "trid"}));
    MSNP_CHECK(refuses("ARG 6\r\n", {errc::missing_argument, 5, "FIX"}));
    MSNP_CHECK(refuses("ARG 6 FIX\r\n", {errc::missing_argument, 9, "small"}));
    MSNP_CHECK(refuses("ARG 6 FIX 1 NLN\r\n", {errc::missing_argument, 15, "text"}));
    MSNP_CHECK(refuses("ARG x FIX 1 NLN x\r\n", {errc::bad_number, 4, "trid"}));
    MSNP_CHECK(refuses("ARG 4294967296 FIX 1 NLN x\r\n", {errc::out_of_range, 4, "trid"}));
    MSNP_CHECK(refuses("ARG 6 fix 1 NLN x\r\n", {errc::wrong_word, 6, "FIX"}));
    MSNP_CHECK(refuses("ARG 6 FIXX 1 NLN x\r\n", {errc::wrong_word, 6, "FIX"}));
    MSNP_CHECK(refuses("ARG 6 FIX 256 NLN x\r\n", {errc::out_of_range, 10, "small"}));
    MSNP_CHECK(refuses("ARG 6 FIX +1 NLN x\r\n", {errc::bad_number, 10, "small"}));
    MSNP_CHECK(refuses("ARG 6 FIX 1 QQQ x\r\n", {errc::bad_value, 12, "status"}));
    MSNP_CHECK(refuses("ARG 6 FIX 1 NLN x y\r\n", {errc::extra_argument, 18, {}}));
    // The first argument that does not fit, with blanks and empty lines in front of it.
    MSNP_CHECK(refuses("\r\n ARG  6   FIX  300  QQQ\r\n", {errc::out_of_range, 17, "small"}));
    MSNP_CHECK(refuses("\r\n ARG  6   FIX  300  QQQ x\r\n", {errc::out_of_range, 17, "small"}));
}

/// The number that a line is read as having, or the error, of an ordinary line and of one that is not; both must be the same.
template <class Unsigned>
constexpr bool reads_number(std::string_view digits, std::optional<std::uint64_t> wanted, errc code) {
    char line[64] = "NUM ";
    std::size_t size = 4;
    for (const char c : digits) line[size++] = c;
    for (const std::string_view end : {"\r\n"sv, " \r\n"sv}) {
        std::size_t total = size;
        for (const char c : end) line[total++] = c;
        const auto read = parse_function<number_channel<Unsigned>>{}(std::string_view(line, total), dialect::msnp9);
        if (read.has_value() != wanted.has_value()) return false;
        if (!read && read.error() != error{code, 4, "number"}) return false;
        if (read && std::get<number_form<Unsigned>>(*read).number != *wanted) return false;
    }
    return true;
}

template <class Unsigned>
constexpr bool reads_numbers(std::uint64_t top) {
    return reads_number<Unsigned>("0", 0, {}) && reads_number<Unsigned>(decimal_digits(top).view(), top, {}) &&
           reads_number<Unsigned>("x", {}, errc::bad_number) && reads_number<Unsigned>("1:", {}, errc::bad_number) &&
           reads_number<Unsigned>("12/4", {}, errc::bad_number) && reads_number<Unsigned>("00000001", 1, {}) &&
           reads_number<Unsigned>("0000000000000000000000001", 1, {}) &&
           reads_number<Unsigned>("18446744073709551616", {}, errc::out_of_range) &&
           (top == UINT64_MAX || reads_number<Unsigned>(decimal_digits(top + 1).view(), {}, errc::out_of_range));
}

// Numbers are read several digits at a time where what stands in front of them is known, and one by one elsewhere.
// Red: no fits(); no comparison with the largest in read_long_number(); `has_note_(true)` for a line that was split later (under
// AddressSanitizer).
TEST(Reader, NumbersOfEveryLength) {
    MSNP_CHECK(reads_numbers<std::uint8_t>(UINT8_MAX));
    MSNP_CHECK(reads_numbers<std::uint16_t>(UINT16_MAX));
    MSNP_CHECK(reads_numbers<std::uint32_t>(UINT32_MAX));
    MSNP_CHECK(reads_numbers<std::uint64_t>(UINT64_MAX));
    std::string digits;
    std::uint64_t value = 0;
    for (std::uint64_t next = 1; digits.size() < 19; next = next % 9 + 1) {
        digits += static_cast<char>('0' + next);
        value = value * 10 + next;
        EXPECT_TRUE(reads_number<std::uint64_t>(digits, value, {})) << digits;
        for (std::size_t at = 0; at < digits.size(); ++at) {
            std::string wrong = digits;
            wrong[at] = at % 2 == 0 ? ':' : '/';
            EXPECT_TRUE(reads_number<std::uint64_t>(wrong, {}, errc::bad_number)) << wrong;
        }
    }
}

/// A frame of somebody's own whose arguments have nothing in front of them.
constexpr bool reads_alone(std::string_view arguments, bool good) {
    const msnp_test::exact_bytes block(arguments);
    const frame f{.bytes = block.view(), .verb = "NUM", .arguments = block.view()};
    return parse_function<number_channel<std::uint32_t>>{}(f, dialect::msnp9).has_value() == good;
}
TEST(Reader, NumbersWithNothingInFront) {
    MSNP_CHECK(reads_alone("7", true));
    MSNP_CHECK(reads_alone("4294967295", true));
    MSNP_CHECK(reads_alone("x", false));
}

TEST(Reader, ExtraArgumentsWhereTheyAreTolerated) {
    MSNP_CHECK(reads("ARG 6 FIX 1 NLN x y z\r\n", arguments_form{6, 1, presence::online, "x"}));
    MSNP_CHECK(reads("PAY 6 extra 2\r\nab", payload_form{6, "ab"}));
    MSNP_CHECK(refuses("PAY 6 extra 2\r\nab", {errc::extra_argument, 6, {}}));
    // They excuse nothing in front of them.
    MSNP_CHECK(refuses("ARG 6 FIX 1 QQQ x y z\r\n", {errc::bad_value, 12, "status"}, {}));
}

TEST(Reader, OptionalArguments) {
    MSNP_CHECK(reads("OPT\r\n", optional_form{}));
    MSNP_CHECK(reads("OPT 5\r\n", optional_form{5U, {}, false}));
    MSNP_CHECK(reads("OPT 5 x\r\n", optional_form{5U, "x", false}));
    MSNP_CHECK(reads("OPT 5 x END\r\n", optional_form{5U, "x", true}));
    MSNP_CHECK(refuses("OPT x\r\n", {errc::bad_number, 4, "number"}));
    MSNP_CHECK(refuses("OPT 5 x end\r\n", {errc::wrong_word, 8, "END"}));
    MSNP_CHECK(refuses("OPT 5 x END y\r\n", {errc::extra_argument, 12, {}}));
}

// Red: opt_tag() that takes whatever comes.
TEST(Reader, NamedArguments) {
    MSNP_CHECK(reads("TAG N=5\r\n", tag_form{5, {}, {}, {}}));
    MSNP_CHECK(reads("TAG N=5 A=x B=7 y\r\n", tag_form{5, "x", 7U, "y"}));
    MSNP_CHECK(reads("TAG N=5 B=7\r\n", tag_form{5, {}, 7U, {}}));
    MSNP_CHECK(reads("TAG N=5 y\r\n", tag_form{5, {}, {}, "y"}));
    MSNP_CHECK(reads("TAG N=5 A= y\r\n", tag_form{5, {}, {}, "y"}));
    MSNP_CHECK(reads("TAG N=5 A=B=7\r\n", tag_form{5, "B=7", {}, {}}));
    MSNP_CHECK(refuses("TAG\r\n", {errc::missing_argument, 3, "number"}));
    MSNP_CHECK(refuses("TAG 5\r\n", {errc::wrong_word, 4, "N="}));
    MSNP_CHECK(refuses("TAG n=5\r\n", {errc::wrong_word, 4, "N="}));
    MSNP_CHECK(refuses("TAG N=\r\n", {errc::bad_number, 4, "number"}));
    MSNP_CHECK(refuses("TAG N=5 B=x\r\n", {errc::bad_number, 8, "b"}));
    MSNP_CHECK(refuses("TAG N=5 B=7 A=x y\r\n", {errc::extra_argument, 16, {}}));
}

TEST(Reader, Lists) {
    MSNP_CHECK(reads("LIS 1 2 3\r\n", list_form{1, "2 3"}));
    MSNP_CHECK(reads("LIS 1  2   3  \r\n", list_form{1, "2 3"}));
    MSNP_CHECK(refuses("LIS 1\r\n", {errc::missing_argument, 5, "numbers"}));
    MSNP_CHECK(refuses("LIS 1 2 x\r\n", {errc::bad_value, 6, "numbers"}));
}

/// A list of `count` numbers behind the TrID.
constexpr bool reads_list_of(std::size_t count) {
    const std::size_t size = 5 + 2 * count + 2;
    msnp_test::exact_bytes block(size, '\0');
    const std::span<char> line = block.span();
    for (std::size_t i = 0; i < 5; ++i) line[i] = "LIS 1"[i];
    for (std::size_t i = 0; i < count; ++i) {
        line[5 + 2 * i] = ' ';
        line[6 + 2 * i] = '7';
    }
    line[size - 2] = '\r';
    line[size - 1] = '\n';
    const auto command = parse_function<channel>{}(block.view(), nine, {.limits = {.line = size}});
    const bool ok = command.has_value();
    std::size_t seen = 0;
    if (ok)
        for (const std::uint32_t n : std::get<list_form>(*command).numbers) seen += n == 7;
    return ok && seen == count && wire_size(*command, nine) == size;
}

// Red: no take_all() in rest(), or one that leaves has_more.
TEST(Reader, ListsLongerThanTheTable) {
    MSNP_CHECK(reads_list_of(1));
    MSNP_CHECK(reads_list_of(30));
    MSNP_CHECK(reads_list_of(31));
    MSNP_CHECK(reads_list_of(32));
    MSNP_CHECK(reads_list_of(33));
    MSNP_CHECK(reads_list_of(1000));
    EXPECT_TRUE(reads_list_of(10000));
}

TEST(Reader, MoreArgumentsThanTheTableHolds) {
    constexpr std::string_view forty =
        " 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0";
    const std::string line = "OPT" + std::string(forty) + "\r\n";
    EXPECT_TRUE(refuses(line, {errc::wrong_word, 8, "END"}));
    EXPECT_TRUE(refuses("ARG 6 FIX 1 NLN" + std::string(forty) + "\r\n", {errc::extra_argument, 18, {}}));
    EXPECT_TRUE(reads("PAY 6" + std::string(forty) + " 2\r\nab", payload_form{6, "ab"}));
    EXPECT_TRUE(reads("ARG 6 FIX 1 NLN" + std::string(forty) + "\r\n", arguments_form{6, 1, presence::online, "1"}));
    const std::string unknown = "ZZZ" + std::string(forty) + "\r\n";
    EXPECT_TRUE(reads(unknown, unknown_command{"ZZZ", forty.substr(1), {}}));
}

TEST(Reader, Payloads) {
    MSNP_CHECK(reads("PAY 6 0\r\n", payload_form{6, ""}));
    MSNP_CHECK(reads("PAY 6 4\r\n\r\n\0 "sv, payload_form{6, "\r\n\0 "sv}));
    MSNP_CHECK(refuses("PAY x 2\r\nab", {errc::bad_number, 4, "trid"}));
    // The length is no argument: it is not taken for the one in front of it.
    MSNP_CHECK(refuses("PAY 2\r\nab", {errc::missing_length, 5, "length"}));
}

// Red: leave out the question for the code of read_token() in payload().
TEST(Reader, PayloadsThatAreRefused) {
    MSNP_CHECK(reads("LET 1 3\r\nabc", letters_form{1, {"abc"}}));
    MSNP_CHECK(refuses("LET 1 3\r\naBc", {errc::bad_value, 6, "payload"}));
    // The payload of an error reply is its own; behind an argument too many it is not looked at.
    MSNP_CHECK(
        reads("205 1 3\r\nabc", error_reply{.code = error_code{205}, .trid = 1, .payload = "abc"}, dialect::msnp13));
    MSNP_CHECK(
        msnp_test::refuses<channel>("205 1 x 3\r\nabc", dialect::msnp13, {errc::extra_argument, 6, {}}, no_extra));
}

/// The answer to PAY in a channel where only one of the two carries a payload.
struct done_form {
    static constexpr msnp::verb verb{"PAY"};
    static constexpr dialect_range dialects = all_dialects;

    transaction_id trid{};

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
        io.word("DONE");
    }
};
struct sometimes_channel : basic_channel<payload_form, done_form> {};

constexpr bool refuses_payload(std::string_view line, const error& expected) {
    basic_decoder<sometimes_channel> in{nine, no_extra};
    in.feed(line);
    const auto next = in.poll();
    return msnp_test::refuses<sometimes_channel>(line, nine, expected, no_extra) && next && !*next &&
           next->error() == expected && !is_framing_error(expected.code) && !in.failed();
}

// Whoever closes the connection on a framing error would close it although the decoder goes on.
// Red: errc::missing_length in payload(); fail() for miss() there.
TEST(Reader, APayloadThatIsNotThereEndsNoStream) {
    MSNP_CHECK(refuses_payload("PAY 6 NO\r\n", {errc::bad_number, 6, "payload"}));
    MSNP_CHECK(refuses_payload("PAY 6 -5\r\n", {errc::bad_number, 6, "payload"}));
    MSNP_CHECK(refuses_payload("PAY 6 OK\r\n", {errc::missing_argument, 8, "DONE"}));
    MSNP_CHECK(refuses_payload("PAY 6 OK x\r\n", {errc::wrong_word, 9, "DONE"}));
    MSNP_CHECK(refuses_payload("PAY 6\r\n", {errc::missing_argument, 5, "payload"}));
    MSNP_CHECK(refuses_payload("PAY x OK DONE\r\n", {errc::bad_number, 4, "trid"}));
}

// Red: since() that answers for the newest dialect.
TEST(Reader, FieldsOfTheDialect) {
    MSNP_CHECK(reads("SIN 1\r\n", since_form{1, 0}, dialect::msnp5));
    MSNP_CHECK(reads("SIN 1 2\r\n", since_form{1, 2}, dialect::msnp8));
    // Real peers mix dialects: a line is read as the one that has it.
    MSNP_CHECK(reads("SIN 1 2\r\n", since_form{1, 2}, dialect::msnp5));
    MSNP_CHECK(reads("SIN 1\r\n", since_form{1, 0}, dialect::msnp9));
    MSNP_CHECK(reads("SIN 1 2\r\n", since_form{1, 2}, dialect::msnp2));
    MSNP_CHECK(reads("SIN 1 2\r\n", since_form{1, 2}, dialect::msnp21));
    MSNP_CHECK(refuses("SIN 1 x\r\n", {errc::bad_number, 6, "later"}));
}

TEST(Reader, LinesThatAreNone) {
    MSNP_CHECK(refuses("arg 1\r\n", {errc::bad_verb, 0, {}}));
    MSNP_CHECK(refuses("AR 1\r\n", {errc::bad_verb, 0, {}}));
    MSNP_CHECK(refuses("ARGS 1\r\n", {errc::bad_verb, 0, {}}));
    MSNP_CHECK(refuses("A1G 1\r\n", {errc::bad_verb, 0, {}}));
    MSNP_CHECK(refuses("20A 1\r\n", {errc::bad_verb, 0, {}}));
    MSNP_CHECK(refuses("ARG\t6\r\n", {errc::bad_verb, 0, {}}));
    MSNP_CHECK(refuses("OPT\r\r\n", {errc::bad_verb, 0, {}}));
    MSNP_CHECK(refuses("OPT\0\r\n"sv, {errc::bad_verb, 0, {}}));
    MSNP_CHECK(refuses("\r\n  arg 1\r\n", {errc::bad_verb, 4, {}}));
    MSNP_CHECK(refuses("\r\r\n", {errc::bad_verb, 0, {}}));
}

// Red: a bad_byte that is not looked at for verbs that msnp does not know.
TEST(Reader, BytesThatCantStandInALine) {
    MSNP_CHECK(refuses("OPT 5 a\0b\r\n"sv, {errc::bad_byte, 7, {}}));
    MSNP_CHECK(refuses("OPT 5 a\rb\r\n", {errc::bad_byte, 7, {}}));
    MSNP_CHECK(refuses("OPT 5 ab\r\r\n", {errc::bad_byte, 8, {}}));
    MSNP_CHECK(refuses("\n OPT  5 \r \0\r\n"sv, {errc::bad_byte, 9, {}}));
    MSNP_CHECK(refuses("ZZZ a\0\r\n"sv, {errc::bad_byte, 5, {}}));
    MSNP_CHECK(refuses("205 2\r1\r\n", {errc::bad_byte, 5, {}}));
    MSNP_CHECK(reads("OPT 5 \x01\t\x1b\x7f\xff\r\n", optional_form{5U, "\x01\t\x1b\x7f\xff", false}));
    MSNP_CHECK(reads("PAY 6 2\r\n\r\0"sv, payload_form{6, "\r\0"sv}));
}

TEST(Reader, ExactlyOneFrame) {
    MSNP_CHECK(refuses("", {errc::incomplete, 0, {}}));
    MSNP_CHECK(refuses("OPT 5", {errc::incomplete, 5, {}}));
    MSNP_CHECK(refuses("OPT 5\r", {errc::incomplete, 6, {}}));
    MSNP_CHECK(refuses("PAY 6 5\r\nabcd", {errc::incomplete, 13, {}}));
    MSNP_CHECK(refuses("OPT 5\r\nx", {errc::trailing_bytes, 7, {}}));
    MSNP_CHECK(refuses("OPT 5\r\n\r\n", {errc::trailing_bytes, 7, {}}));
    MSNP_CHECK(refuses("PAY 6 4\r\nabcde", {errc::trailing_bytes, 13, {}}));
    MSNP_CHECK(refuses("PAY 6 x\r\n", {errc::bad_length, 6, "length"}));
}

TEST(Reader, CommandsThatMsnpDoesNotKnow) {
    MSNP_CHECK(reads("ZZZ\r\n", unknown_command{"ZZZ", {}, {}}));
    MSNP_CHECK(reads("ZZZ  a   b \r\n", unknown_command{"ZZZ", "a   b", {}}));
    constexpr verb extra[] = {verb{"ZZZ"}};
    const auto with_payload = [&](std::string_view line, std::string_view arguments, std::string_view payload) {
        const auto command = parse_function<channel>{}(line, nine, {.payload_verbs = extra});
        return command && std::get<unknown_command>(*command) == unknown_command{"ZZZ", arguments, payload};
    };
    EXPECT_TRUE(with_payload("ZZZ a  b 2\r\nxy", "a  b", "xy"));
    EXPECT_TRUE(with_payload("ZZZ 2\r\nxy", "", "xy"));
    EXPECT_TRUE(with_payload("ZZZ a 0 \r\n", "a", ""));
}

TEST(Reader, ErrorReplies) {
    MSNP_CHECK(reads("205 21\r\n", error_reply{error_code::invalid_user, 21U, {}}));
    MSNP_CHECK(reads("205\r\n", error_reply{error_code::invalid_user, {}, {}}));
    MSNP_CHECK(reads("205 4 5\r\n<ml/>", error_reply{error_code::invalid_user, 4U, "<ml/>"}, dialect::msnp13));
    MSNP_CHECK(refuses("205 x\r\n", {errc::bad_number, 4, "trid"}));
    MSNP_CHECK(refuses("205 4 x\r\n", {errc::extra_argument, 6, {}}));
}

} // namespace
