// Nothing that a caller puts into a field changes the command: it is written as one argument, or nothing is written.
#include "support/check.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>

namespace {

using namespace msnp;
using namespace std::string_view_literals;
using msnp_test::writes;

constexpr auto nine = dialect::msnp9;

/// Serializes into a buffer of which each byte is known before, and gives the error; code none when something of the command is
/// in the buffer in spite of it.
template <class Command>
constexpr error refusal(const Command& command, dialect d) {
    char buffer[256]{};
    for (char& c : buffer) c = '?';
    const auto size = serialize(command, d, buffer);
    if (size || wire_size(command, d) != 0) return {};
    return msnp_test::holds_nothing({buffer, sizeof buffer}) ? size.error() : error{};
}

/// Refused with exactly this error, and not a byte of it left.
template <class Command>
constexpr bool refused(const Command& command, dialect d, const error& expected) {
    return refusal(command, d) == expected;
}

/// Refused with this code for this field, wherever.
template <class Command>
constexpr bool refused(const Command& command, dialect d, errc code, std::string_view field) {
    const error e = refusal(command, d);
    return e.code == code && e.field == field;
}

// ---- injection -------------------------------------------------------------------------------------------------------

constexpr std::string_view injections[] = {
    "\r",
    "\n",
    "\r\n",
    " ",
    "\0"sv,
    "a\rb",
    "a\nb",
    "a\r\nOUT\r\n",
    "\r\nOUT\r\n",
    "a\r\nOUT",
    "a b",
    " a",
    "a ",
    "a\0b"sv,
    "\0a"sv,
    "a\r",
    "bob@example.com bob 0\r\nREM 9 FL victim@example.com",
};

/// make(text) gives a command with the text in one field. All injections into it are refused, and so is no text at all.
template <class Make>
constexpr bool takes_no_injection(dialect d, std::string_view field, errc code, errc code_of_nothing, Make make) {
    for (const std::string_view text : injections)
        if (!refused(make(text), d, code, field)) return false;
    return code_of_nothing == errc::none || refused(make({}), d, code_of_nothing, field);
}
template <class Make>
constexpr bool takes_no_injection(dialect d, std::string_view field, Make make) {
    return takes_no_injection(d, field, errc::not_a_token, errc::missing_value, make);
}

// Red: breaks_token() without one of the four bytes; token() that does not ask for the verdict.
TEST(Writer, NoInjectionByText) {
    MSNP_CHECK(takes_no_injection(
        nine, "account", [](std::string_view text) { return to_ns::usr_twn_initiate{.trid = 6, .account = text}; }));
    MSNP_CHECK(takes_no_injection(nine, "os", [](std::string_view text) {
        return to_ns::cvr{2, 0x0409, text, "5.1", "i386", "MSNMSGR", "6.0.0602", "MSMSGS", "ana@example.com"};
    }));
    MSNP_CHECK(takes_no_injection(nine, "version", [](std::string_view text) {
        return to_ns::cvr{2, 0x0409, "winnt", "5.1", "i386", "MSNMSGR", text, "MSMSGS", "ana@example.com"};
    }));
    MSNP_CHECK(takes_no_injection(
        nine, "ticket", [](std::string_view text) { return to_ns::usr_twn_ticket{.trid = 7, .ticket = text}; }));
    MSNP_CHECK(takes_no_injection(
        nine, "product", [](std::string_view text) { return to_ns::qry{.trid = 7, .product = text, .answer = "x"}; }));
    MSNP_CHECK(takes_no_injection(nine, "parameters", [](std::string_view text) {
        return from_ns::usr_twn_challenge{.trid = 6, .parameters = text};
    }));
    MSNP_CHECK(takes_no_injection(nine, "cookie", [](std::string_view text) {
        return from_ns::xfr_sb{.trid = 6, .server = {"10.0.0.1", 1863}, .cookie = text};
    }));
    MSNP_CHECK(takes_no_injection(nine, "session",
                                  [](std::string_view text) { return from_sb::cal{.trid = 6, .session = text}; }));
    MSNP_CHECK(takes_no_injection(nine, "login", [](std::string_view text) {
        return from_ns::url{.trid = 6, .page = "/x", .login = text, .site = 2};
    }));
}

TEST(Writer, NoInjectionByWords) {
    MSNP_CHECK(takes_no_injection(nine, "service", [](std::string_view text) {
        return to_ns::url{.trid = 6, .service = text, .parameter = {}};
    }));
    MSNP_CHECK(takes_no_injection(nine, "reason", errc::not_a_token, errc::none,
                                  [](std::string_view text) { return from_ns::out{.reason = text}; }));
    MSNP_CHECK(takes_no_injection(nine, "parameter", errc::not_a_token, errc::none, [](std::string_view text) {
        return to_ns::url{.trid = 6, .service = url_service::inbox, .parameter = text};
    }));
}

// Kinds of text that are looked at more closely tell first what would break the line.
TEST(Writer, NoInjectionByStricterText) {
    MSNP_CHECK(takes_no_injection(dialect::msnp10, "group",
                                  [](std::string_view text) { return to_ns::rmg_10{.trid = 6, .group = text}; }));
    MSNP_CHECK(takes_no_injection(dialect::msnp10, "group",
                                  [](std::string_view text) { return from_ns::rmg_10_one{.trid = 6, .group = text}; }));
    MSNP_CHECK(takes_no_injection(dialect::msnp10, "list_version", [](std::string_view text) {
        return to_ns::syn_10{.trid = 6, .list_version = text, .settings_version = "0"};
    }));
    MSNP_CHECK(takes_no_injection(dialect::msnp10, "contact", [](std::string_view text) {
        return to_ns::rem_10_fl{.trid = 6, .contact = text, .group = {}};
    }));
    MSNP_CHECK(takes_no_injection(nine, "server", [](std::string_view text) {
        return from_ns::xfr_sb{.trid = 6, .server = {text, 1863}, .cookie = "x"};
    }));
}

TEST(Writer, NoInjectionByNamedArguments) {
    const auto lst = [](std::string_view account, std::string_view contact) {
        return from_ns::lst_10{.account = account, .nick = {}, .contact = contact, .lists = list_mask(3), .groups = {}};
    };
    MSNP_CHECK(takes_no_injection(dialect::msnp10, "account", errc::not_a_token, errc::none,
                                  [&](std::string_view text) { return lst(text, {}); }));
    MSNP_CHECK(takes_no_injection(dialect::msnp10, "contact", errc::not_a_token, errc::none,
                                  [&](std::string_view text) { return lst("a@b", text); }));
    EXPECT_TRUE((refused(lst("", {}), dialect::msnp10, errc::missing_value, "account"))) << "N= and nothing behind it";
}

/// A class of somebody else's that writes itself byte by byte.
struct bytewise {
    std::string_view text;

    constexpr errc from_token(std::string_view token) noexcept {
        text = token;
        return errc::none;
    }
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        for (const char c : text) sink.put(c);
        return errc::none;
    }
};
struct bytewise_form {
    static constexpr msnp::verb verb{"BYT"};
    static constexpr dialect_range dialects = all_dialects;
    bytewise value;
    static constexpr void wire(auto& io, auto& self) { io.arg("value", self.value); }
};

// Red: breaks_token() without one of the four bytes; line_sink::put() that does not ask it.
TEST(Writer, NoInjectionByClassesOfTheCallersOwn) {
    MSNP_CHECK(takes_no_injection(nine, "value", [](std::string_view text) { return bytewise_form{{text}}; }));
    MSNP_CHECK(writes(bytewise_form{{"a\tb"}}, nine, "BYT a\tb\r\n"));
}

// Text as it is on the wire has to be; plain text becomes so.
TEST(Writer, NoInjectionByEncodedText) {
    MSNP_CHECK(takes_no_injection(nine, "nick", [](std::string_view text) {
        return from_sb::joi{.account = "a@b", .nick = percent_text::encoded(text)};
    }));
    MSNP_CHECK(takes_no_injection(nine, "object", errc::not_a_token, errc::none, [](std::string_view text) {
        return to_ns::chg{9, presence::online, 0U, percent_text::encoded(text)};
    }));
}

// Red: a percent_text that leaves CR alone.
TEST(Writer, PlainTextIsEncoded) {
    const auto joi = [](std::string_view nick) { return from_sb::joi{.account = "a@b", .nick = nick}; };
    MSNP_CHECK(writes(joi("Ana Ruiz"), nine, "JOI a@b Ana%20Ruiz\r\n"));
    MSNP_CHECK(writes(joi("x\r\nOUT\r\n"), nine, "JOI a@b x%0D%0AOUT%0D%0A\r\n"));
    MSNP_CHECK(writes(joi("\0"sv), nine, "JOI a@b %00\r\n"));
    MSNP_CHECK(writes(joi("100%"), nine, "JOI a@b 100%25\r\n"));
    MSNP_CHECK(writes(joi(" "), nine, "JOI a@b %20\r\n"));
    MSNP_CHECK(refused(joi(""), nine, errc::missing_value, "nick"));
}

TEST(Writer, NoInjectionByLists) {
    const auto groups = [](std::string_view text) { return from_ns::lst_8{"a@b", "A", list_mask(3), text}; };
    for (const std::string_view text : {"0 3"sv, "0\r\n"sv, "\r\nOUT"sv, "0,\n"sv, "0,\0"sv, " "sv, "0, 3"sv}) {
        EXPECT_NE(refusal(groups(text), nine).code, errc::none) << text;
    }
    MSNP_CHECK(refused(groups("0 3"), nine, errc::not_a_token, "groups"));
    MSNP_CHECK(refused(groups("0,3\r\nOUT"), nine, errc::not_a_token, "groups"));
    MSNP_CHECK(refused(groups("0,,3"), nine, errc::missing_value, "groups"));
    MSNP_CHECK(refused(groups("0,"), nine, errc::missing_value, "groups"));
    MSNP_CHECK(writes(groups("0,3"), nine, "LST a@b A 3 0,3\r\n"));
    MSNP_CHECK(writes(groups(""), nine, "LST a@b A 3\r\n"));

    // A blank in a list of arguments is where one ends.
    const auto words = [](std::string_view text) { return to_ns::ver{.trid = 4, .offered = text}; };
    MSNP_CHECK(writes(words("MSNP9 CVR0"), nine, "VER 4 MSNP9 CVR0\r\n"));
    MSNP_CHECK(writes(words("  MSNP9   CVR0 "), nine, "VER 4 MSNP9 CVR0\r\n"));
    MSNP_CHECK(refused(words("MSNP9\r\nOUT\r\n"), nine, errc::not_a_token, "offered"));
    MSNP_CHECK(refused(words("MSNP9 \n"), nine, errc::not_a_token, "offered"));
    MSNP_CHECK(refused(words("MSNP9 \0 CVR0"sv), nine, errc::not_a_token, "offered"));
    MSNP_CHECK(refused(words(""), nine, errc::missing_value, "offered"));
    MSNP_CHECK(refused(words("   "), nine, errc::missing_value, "offered"));
}

// What reading would refuse is not written either.
TEST(Writer, WrittenValuesCanBeRead) {
    EXPECT_NE(refusal(from_ns::lst_8{"a@b", "A", list_mask(3), "0,x"}, nine).code, errc::none);
    EXPECT_NE(refusal(to_ns::prp{.trid = 1, .key = "LONGER", .value = "x"}, nine).code, errc::none);
    EXPECT_NE(refusal(to_ns::prp{.trid = 1, .key = "1AB", .value = "x"}, nine).code, errc::none);
}

TEST(Writer, NoInjectionByCommandsThatMsnpDoesNotKnow) {
    const auto unknown = [](std::string_view arguments) {
        return unknown_command{.verb = "LKP", .arguments = arguments, .payload = {}};
    };
    MSNP_CHECK(writes(unknown("5 bob@example.com"), nine, "LKP 5 bob@example.com\r\n"));
    MSNP_CHECK(writes(unknown(""), nine, "LKP\r\n"));
    MSNP_CHECK(refused(unknown("5\r\nOUT"), nine, errc::not_a_token, "arguments"));
    MSNP_CHECK(refused(unknown("5\n"), nine, errc::not_a_token, "arguments"));
    MSNP_CHECK(refused(unknown("\r"), nine, errc::not_a_token, "arguments"));
    MSNP_CHECK(refused(unknown("a\0b"sv), nine, errc::not_a_token, "arguments"));
    MSNP_CHECK(writes(unknown("a  b"), nine, "LKP a  b\r\n"));
    MSNP_CHECK(refused(unknown("a "), nine, errc::not_a_token, "arguments"));
    MSNP_CHECK(refused(unknown(" a"), nine, errc::not_a_token, "arguments"));
    MSNP_CHECK(refused(unknown(" "), nine, errc::not_a_token, "arguments"));
}

// ---- the buffer ------------------------------------------------------------------------------------------------------

/// Every buffer that is too small holds nothing; one that is larger keeps what is behind the command.
template <class Command>
constexpr bool keeps_to_its_buffer(const Command& command, dialect d, std::string_view bytes) {
    if (wire_size(command, d) != bytes.size()) return false;
    for (std::size_t size = 0; size <= bytes.size() + 2; ++size) {
        msnp_test::exact_bytes room(size, '?');
        const std::span<char> block = room.span();
        const auto written = serialize(command, d, block);
        const bool fits = size >= bytes.size();
        if (fits) {
            if (written != result<std::size_t>(bytes.size()) || room.view().substr(0, bytes.size()) != bytes)
                return false;
            for (const char c : room.view().substr(bytes.size()))
                if (c != '?') return false;
        } else {
            if (written != result<std::size_t>(error{errc::buffer_too_small, size, {}})) return false;
            if (!msnp_test::holds_nothing(room.view())) return false;
        }
    }
    return true;
}

// Red: `io.size() <= buffer.size() + 1`; no wipe(), or one of one byte less; has_room() for one byte more.
TEST(Writer, BuffersOfEverySize) {
    MSNP_CHECK(keeps_to_its_buffer(to_ns::png{}, nine, "PNG\r\n"));
    MSNP_CHECK(keeps_to_its_buffer(to_sb::msg{4, acknowledgement::on_failure, "hello"}, nine, "MSG 4 N 5\r\nhello"));
    MSNP_CHECK(keeps_to_its_buffer(from_sb::joi{"a@b", "A B"}, nine, "JOI a@b A%20B\r\n"));
    MSNP_CHECK(keeps_to_its_buffer(error_reply{error_code::invalid_user, 21U, {}}, nine, "205 21\r\n"));
    MSNP_CHECK(keeps_to_its_buffer(to_ns::command(to_ns::png{}), nine, "PNG\r\n"));
}

// Red: `<=` for `<` in line_sink::append(); a text that is copied where it is not counted.
TEST(Writer, LinesOfEveryLength) {
    for (std::size_t size = 1; size < 600; size += size < 80 ? 1 : 37) {
        const std::string account(size, 'a');
        const std::string bad = account + "\n";
        const from_ns::fln fln{.account = std::string_view(account)};
        EXPECT_TRUE(writes(fln, nine, "FLN " + account + "\r\n")) << size;
        EXPECT_TRUE(keeps_to_its_buffer(fln, nine, "FLN " + account + "\r\n")) << size;
        EXPECT_TRUE(refused(from_ns::fln{.account = std::string_view(bad)}, nine, {errc::not_a_token, 4, "account"}));
    }
    const std::string payload(5000, '\n');
    EXPECT_TRUE(
        keeps_to_its_buffer(to_sb::msg{4, acknowledgement::on_failure, payload}, nine, "MSG 4 N 5000\r\n" + payload));
}

// Digits are written where they belong before anybody knows how many they are.
// Red: 2 for 20 in line_sink::append_number(), which writes behind the buffer (under AddressSanitizer).
TEST(Writer, NumbersAtTheBuffersEnd) {
    MSNP_CHECK(keeps_to_its_buffer(from_ns::qng{.seconds = 7}, dialect::msnp9, "QNG 7\r\n"));
    MSNP_CHECK(keeps_to_its_buffer(from_ns::qng{.seconds = 4294967295U}, dialect::msnp9, "QNG 4294967295\r\n"));
    MSNP_CHECK(keeps_to_its_buffer(
        from_ns::lst_8{.account = "a@b", .nick = percent_text::encoded("b"), .lists = list_mask(4294967295U)}, nine,
        "LST a@b b 4294967295\r\n"));
}

// ---- what a dialect does not have ------------------------------------------------------------------------------------

TEST(Writer, FormsOfOtherDialects) {
    constexpr to_ns::usr_twn_initiate usr{.trid = 6, .account = "ana@example.com"};
    MSNP_CHECK(refused(usr, dialect::msnp7, {errc::not_in_dialect, 0, {}}));
    MSNP_CHECK(writes(usr, dialect::msnp8, "USR 6 TWN I ana@example.com\r\n"));
    MSNP_CHECK(writes(usr, dialect::msnp14, "USR 6 TWN I ana@example.com\r\n"));
    MSNP_CHECK(refused(usr, dialect::msnp15, {errc::not_in_dialect, 0, {}}));
    MSNP_CHECK(refused(to_ns::command(to_ns::inf{2U}), dialect::msnp8, {errc::not_in_dialect, 0, {}}));
    MSNP_CHECK(writes(to_ns::command(to_ns::inf{2U}), dialect::msnp7, "INF 2\r\n"));
}

/// A form that gained a field of every kind with MSNP9.
struct grown {
    static constexpr msnp::verb verb{"GRW"};
    static constexpr dialect_range dialects = all_dialects;

    std::uint32_t argument = 0;
    std::string_view tagged{};
    std::optional<std::uint32_t> optional{};
    std::string_view optional_tagged{};
    bool word = false;
    token_list<std::string_view> rest{};
    std::optional<std::string_view> payload{};

    static constexpr void wire(auto& io, auto& self) {
        if (!io.since(dialect::msnp9)) return;
        io.arg("argument", self.argument);
        io.tag("T=", "tagged", self.tagged);
        io.opt_tag("O=", "optional_tagged", self.optional_tagged);
        io.opt_word("W", "word", self.word);
        io.opt("optional", self.optional);
        io.rest("rest", self.rest);
        io.opt_payload(self.payload);
    }
};

// Red: any operation of the census without field().
TEST(Writer, FieldsOfEveryKindThatTheDialectDoesNotHave) {
    constexpr dialect eight = dialect::msnp8;
    MSNP_CHECK(writes(grown{}, eight, "GRW\r\n"));
    MSNP_CHECK(refused(grown{.argument = 1}, eight, {errc::not_in_dialect, 0, "argument"}));
    MSNP_CHECK(refused(grown{.tagged = "x"}, eight, {errc::not_in_dialect, 0, "tagged"}));
    MSNP_CHECK(refused(grown{.optional = 0U}, eight, {errc::not_in_dialect, 0, "optional"}));
    MSNP_CHECK(refused(grown{.optional_tagged = "x"}, eight, {errc::not_in_dialect, 0, "optional_tagged"}));
    MSNP_CHECK(refused(grown{.word = true}, eight, {errc::not_in_dialect, 0, "word"}));
    MSNP_CHECK(refused(grown{.rest = "x y"}, eight, {errc::not_in_dialect, 0, "rest"}));
    MSNP_CHECK(refused(grown{.payload = ""}, eight, {errc::not_in_dialect, 0, "payload"}));
}

// Red: field_not_in() that gives {}.
TEST(Writer, FieldsOfOtherDialects) {
    constexpr to_ns::add with_group{21, list_kind::forward, "a@b", "A", 0U};
    MSNP_CHECK(refused(with_group, dialect::msnp6, {errc::not_in_dialect, 0, "group"}));
    MSNP_CHECK(writes(with_group, dialect::msnp7, "ADD 21 FL a@b A 0\r\n"));
    MSNP_CHECK(writes(to_ns::add{21, list_kind::forward, "a@b", "A", {}}, dialect::msnp6, "ADD 21 FL a@b A\r\n"));

    constexpr from_ns::usr_ok_nick verified{4, "a@b", "A", true, false};
    MSNP_CHECK(refused(verified, dialect::msnp2, {errc::not_in_dialect, 0, "verified"}));
    MSNP_CHECK(refused(verified, dialect::msnp5, {errc::not_in_dialect, 0, "verified"}));
    MSNP_CHECK(writes(verified, dialect::msnp6, "USR 4 OK a@b A 1\r\n"));
    MSNP_CHECK(writes(verified, dialect::msnp8, "USR 4 OK a@b A 1 0\r\n"));
    MSNP_CHECK(refused(from_ns::usr_ok_nick{4, "a@b", "A", true, true}, dialect::msnp7,
                       {errc::not_in_dialect, 0, "restricted"}));
    MSNP_CHECK(writes(from_ns::usr_ok_nick{4, "a@b", "A"}, dialect::msnp2, "USR 4 OK a@b A\r\n"));

    MSNP_CHECK(
        refused(to_ns::chg{9, presence::online, 0U, "<msnobj/>"}, dialect::msnp8, {errc::not_in_dialect, 0, "object"}));
    MSNP_CHECK(writes(to_ns::chg{9, presence::online, 0U, "<msnobj/>"}, nine, "CHG 9 NLN 0 <msnobj/>\r\n"));
    MSNP_CHECK(
        refused(to_ns::chg{9, presence::online, 5U, {}}, dialect::msnp7, {errc::not_in_dialect, 0, "capabilities"}));
    MSNP_CHECK(refused(from_ns::qng{50U}, dialect::msnp8, {errc::not_in_dialect, 0, "seconds"}));
    MSNP_CHECK(writes(from_ns::qng{}, dialect::msnp8, "QNG\r\n"));
    MSNP_CHECK(refused(error_reply{error_code::invalid_user, 4U, "<ml/>"}, dialect::msnp12,
                       {errc::not_in_dialect, 0, "payload"}));
    MSNP_CHECK(writes(error_reply{error_code::invalid_user, 4U, "<ml/>"}, dialect::msnp13, "205 4 5\r\n<ml/>"));
}

TEST(Writer, WordsOfOtherDialects) {
    MSNP_CHECK(refused(to_sb::msg{4, acknowledgement::data, "x"}, dialect::msnp8,
                       {errc::not_in_dialect, 6, "acknowledgement"}));
    MSNP_CHECK(writes(to_sb::msg{4, acknowledgement::data, "x"}, nine, "MSG 4 D 1\r\nx"));
    MSNP_CHECK(refused(to_sb::msg{4, acknowledgement::on_success, "x"}, dialect::msnp8, errc::not_in_dialect,
                       "acknowledgement"));
    MSNP_CHECK(refused(to_ns::lst{11, list_kind::pending}, nine, {errc::not_in_dialect, 7, "list"}));
    MSNP_CHECK(writes(to_ns::rem_10_list{28, list_kind::pending, "a@b"}, dialect::msnp10, "REM 28 PL a@b\r\n"));
    // An open vocabulary knows them too, however they are given.
    MSNP_CHECK(refused(to_ns::prp{115, property::friendly_name, "x"}, nine, {errc::not_in_dialect, 8, "key"}));
    MSNP_CHECK(refused(to_ns::prp{115, "MFN", "x"}, nine, errc::not_in_dialect, "key"));
    MSNP_CHECK(writes(to_ns::prp{115, property::friendly_name, "x"}, dialect::msnp10, "PRP 115 MFN x\r\n"));
    MSNP_CHECK(writes(to_ns::prp{115, "XYZ", "x"}, nine, "PRP 115 XYZ x\r\n"));
}

// ---- values ----------------------------------------------------------------------------------------------------------

// Red: begins() that does not look at omitted_.
TEST(Writer, AnOptionalFieldInFrontOfOneThatIsSet) {
    constexpr to_sb::cvr cvr{2, 0x0409, "winnt", "5.1", "i386", "MSNMSGR", "6.0.0602", {}, "ana@example.com"};
    MSNP_CHECK(refused(cvr, nine, errc::missing_value, "client_id"));
    MSNP_CHECK(refused(from_ns::usr_ok{7, "a@b", {}, true}, dialect::msnp10, errc::missing_value, "verified"));
    MSNP_CHECK(writes(from_ns::usr_ok{7, "a@b", true, {}}, dialect::msnp10, "USR 7 OK a@b 1\r\n"));
    MSNP_CHECK(writes(from_ns::usr_ok{7, "a@b", {}, {}}, dialect::msnp10, "USR 7 OK a@b\r\n"));
    MSNP_CHECK(refused(error_reply{error_code::invalid_user, {}, "x"}, dialect::msnp13, errc::missing_value, "trid"));
    // A named argument is not needed for the next one to be understood.
    MSNP_CHECK(writes(from_ns::lst_10{"a@b", {}, "c1f9a363-4ee9-4a33-a434-b056a4c55b98", list_mask(3), {}},
                      dialect::msnp10, "LST N=a@b C=c1f9a363-4ee9-4a33-a434-b056a4c55b98 3\r\n"));
}

TEST(Writer, ValuesOutOfRange) {
    MSNP_CHECK(refused(to_ns::chg{9, static_cast<presence>(99), 0U, {}}, nine, errc::out_of_range, "status"));
    MSNP_CHECK(refused(from_ns::xfr_sb{10, {"10.0.0.1", 0}, "x"}, nine, errc::out_of_range, "server"));
    MSNP_CHECK(refused(error_reply{static_cast<error_code>(1000), 4U, {}}, nine, errc::out_of_range, "code"));
    MSNP_CHECK(writes(error_reply{static_cast<error_code>(999), 4294967295U, {}}, nine, "999 4294967295\r\n"));
    MSNP_CHECK(writes(error_reply{static_cast<error_code>(7), {}, {}}, nine, "007\r\n"));
}

TEST(Writer, Payloads) {
    const auto msg = [](std::string_view payload) { return to_sb::msg{4, acknowledgement::none, payload}; };
    MSNP_CHECK(writes(msg(""), nine, "MSG 4 U 0\r\n"));
    MSNP_CHECK(writes(msg("hello"), nine, "MSG 4 U 5\r\nhello"));
    MSNP_CHECK(writes(msg("\r\nOUT\r\n\0 "sv), nine, "MSG 4 U 9\r\n\r\nOUT\r\n\0 "sv));
    MSNP_CHECK(writes(msg("\xe2\x82\xac"), nine, "MSG 4 U 3\r\n\xe2\x82\xac"));
    MSNP_CHECK(writes(unknown_command{"ZZZ", "a b", "xyz"}, nine, "ZZZ a b 3\r\nxyz"));
    MSNP_CHECK(writes(unknown_command{"ZZZ", "", "xyz"}, nine, "ZZZ 3\r\nxyz"));
    MSNP_CHECK(writes(unknown_command{"ZZZ", "", ""}, nine, "ZZZ 0\r\n"));
}

// No reader takes a length of ten digits. (Only the size is looked at: there are no such bytes.)
TEST(Writer, PayloadsThatNobodyReads) {
    const char byte = 'x';
    const auto refused_at = [&](std::size_t size) {
        return serialize(to_sb::msg{4, acknowledgement::none, {&byte, size}}, nine, std::span<char>{}).error();
    };
    EXPECT_EQ(refused_at(999'999'999).code, errc::buffer_too_small);
    EXPECT_EQ(refused_at(1'000'000'000).code, errc::payload_too_long);
    EXPECT_EQ(refused_at(1'000'000'000).field, "payload");
}

// ---- where -----------------------------------------------------------------------------------------------------------

// The offset is where in the output the value would begin.
TEST(Writer, OffsetsOfErrors) {
    const auto told = [](const auto& command, dialect d) { return describe(refusal(command, d)); };
    EXPECT_EQ(told(to_ns::usr_twn_initiate{6, "a b"}, nine), describe({errc::not_a_token, 12, "account"}));
    EXPECT_EQ(told(to_ns::usr_twn_initiate{6, ""}, nine), describe({errc::missing_value, 12, "account"}));
    EXPECT_EQ(told(to_ns::chg{9, static_cast<presence>(99), 0U, {}}, nine),
              describe({errc::out_of_range, 6, "status"}));
    EXPECT_EQ(told(to_ns::chg{9, presence::online, 0U, percent_text::encoded("a b")}, nine),
              describe({errc::not_a_token, 12, "object"}));
    EXPECT_EQ(told(from_ns::usr_ok{7, "a@b", {}, true}, dialect::msnp10),
              describe({errc::missing_value, 13, "verified"}));
    EXPECT_EQ(told(to_ns::ver{4, "MSNP9 \n"}, nine), describe({errc::not_a_token, 12, "offered"}));
    EXPECT_EQ(told(to_ns::ver{4, ""}, nine), describe({errc::missing_value, 6, "offered"}));
    EXPECT_EQ(told(error_reply{static_cast<error_code>(1000), 4U, {}}, nine),
              describe({errc::out_of_range, 0, "code"}));
    EXPECT_EQ(told(unknown_command{"LKP", "a\n", {}}, nine), describe({errc::not_a_token, 4, "arguments"}));
}

struct text_and_list {
    static constexpr msnp::verb verb{"TAL"};
    static constexpr dialect_range dialects = all_dialects;

    std::string_view text;
    token_list<std::uint32_t> numbers;

    static constexpr void wire(auto& io, auto& self) {
        io.arg("text", self.text);
        io.rest("numbers", self.numbers);
    }
};

// The first of several errors is the one that is told.
// Red: fail_at() that keeps the last.
TEST(Writer, TheFirstErrorCounts) {
    MSNP_CHECK(refused(to_ns::cvr{2, 0x0409, "a b", "c d", "", "x", "y", "z", "u v"}, nine, errc::not_a_token, "os"));
    MSNP_CHECK(refused(to_ns::add{1, list_kind::pending, "a b", "", {}}, nine, errc::not_in_dialect, "list"));
    MSNP_CHECK(refused(text_and_list{"a b", ""}, nine, errc::not_a_token, "text"));
    MSNP_CHECK(refused(text_and_list{"a", ""}, nine, errc::missing_value, "numbers"));
    MSNP_CHECK(refused(text_and_list{"a", "1 x"}, nine, errc::bad_value, "numbers"));
    MSNP_CHECK(writes(text_and_list{"a", "1 2"}, nine, "TAL a 1 2\r\n"));
}

TEST(Writer, TypesOfCommands) {
    MSNP_CHECK(command_struct<to_ns::png> && command_struct<error_reply> && !command_struct<to_ns::command>);
    MSNP_CHECK(has_fixed_verb<to_ns::png> && !has_fixed_verb<error_reply> && !has_fixed_verb<unknown_command>);
}

} // namespace
