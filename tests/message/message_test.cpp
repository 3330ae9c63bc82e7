#include "support/check.hpp"
#include "support/messages.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace {

using namespace msnp;
using namespace msnp_test;
using message::any;
using message::recording;
using message::text;
using message::typing;
using message::unknown;

// Of every struct of the list. Red: any wire() of a message with an operation left out, or out of its order.
template <class Message>
void round_trips_its_example() {
    // One evaluation each, since clang counts the steps.
    MSNP_CHECK(round_trips<Message>(Message::example));
}
template <class... Messages>
void round_trip_examples(std::type_identity<std::variant<Messages...>>) {
    const auto one = []<class Message>(std::type_identity<Message>) {
        if constexpr (!std::is_same_v<Message, unknown>) round_trips_its_example<Message>();
    };
    (one(std::type_identity<Messages>{}), ...);
}
TEST(Message, ExamplesParseStrictlyAndWriteBack) {
    round_trip_examples(std::type_identity<any>{});
}

/// The names of a message's fields and how many bytes or lines each has.
std::string fields_of(std::string_view payload) {
    std::string all;
    const auto read = message::parse(payload);
    if (!read) return "none";
    message::for_each_field(*read, [&](std::string_view name, const auto&) { all += std::string(name) + " "; });
    return all;
}
// At run time. Red: any operation of message_inspector left out, or a field that is not there handed out.
TEST(Message, FieldsOfBodiesAreHandedOutByName) {
    EXPECT_EQ(fields_of(message::datacast::example), "kind ");
    EXPECT_EQ(fields_of("Content-Type: text/x-msnmsgr-datacast\r\n\r\nID: 4\r\nData: x\r\nMore: y\r\n\r\nz"),
              "kind data other_fields after_fields ");
    EXPECT_EQ(fields_of("Content-Type: text/x-clientcaps; charset=x\r\nX: y\r\n\r\nClient-Name: z"),
              "charset other client_name ");
    EXPECT_EQ(fields_of(message::chunk::example), "id number body ");
    EXPECT_EQ(fields_of(message::emoticons::example), "body ");
}

// Red: any_fields_ of the last field alone.
TEST(Message, WhatFollowsAFieldIsKeptWhicheverFieldItIs) {
    MSNP_CHECK(reads_as("Content-Type: text/x-clientcaps\r\n\r\nClient-Name: z\r\n\r\nx",
                        message::client_caps{.client_name = "z", .after_fields = "x"}));
    MSNP_CHECK(reads_as("Content-Type: text/x-clientcaps\r\n\r\nOperating-System: z\r\n\r\nx",
                        message::client_caps{.operating_system = "z", .after_fields = "x"}));
}

/// A message without a type, and with so many headers that they are found by going through all of them once.
struct untyped {
    std::string_view a{};
    std::string_view b{};
    std::string_view c{};
    std::string_view d{};
    std::string_view e{};

    static constexpr void wire(auto& io, auto& self) {
        io.no_type();
        io.opt_header("A", "a", self.a);
        io.opt_header("B", "b", self.b);
        io.opt_header("C", "c", self.c);
        io.opt_header("D", "d", self.d);
        io.opt_header("E", "e", self.e);
    }
    friend constexpr bool operator==(const untyped&, const untyped&) = default;
};

// Red: no_type() that leaves the type's place to the first header.
TEST(Message, HeadersOfAMessageWithoutAType) {
    constexpr std::string_view payload = "E: 5\r\nA: 1\r\nC: 3\r\n\r\n";
    constexpr auto read = message::parse<std::variant<untyped, unknown>>(payload);
    MSNP_CHECK(std::get<untyped>(*read) == untyped{.a = "1", .c = "3", .e = "5"});
}

/// Reads as a message that has these two in two of its places.
template <class Message, class First, class Second>
constexpr bool has(std::string_view payload, First Message::*first, const First& one, Second Message::*second,
                   const Second& two) {
    const auto read = message::parse(payload);
    if (!read || !std::holds_alternative<Message>(*read)) return false;
    return std::get<Message>(*read).*first == one && std::get<Message>(*read).*second == two;
}

// Whether a struct names few or many, headers or fields. Red: named_values that keep the last; a name of type() that is not skipped.
TEST(Message, OfOneNameTheFirstCountsInAnyOrder) {
    MSNP_CHECK(has("content-type: text/x-msmsgsprofile\nMSPAUTH: x\nMSPAuth: y\nsid: 5\nX: z\nSid: 6\n\n",
                   &message::profile::passport_ticket, passport_ticket("x"), &message::profile::site_id,
                   std::optional<std::uint32_t>(5)));
    MSNP_CHECK(has("Content-Type: text/x-msmsgsinvite\n\nX: z\ncancel-code: TIMEOUT\nCancel-Code: REJECT\n"
                   "Invitation-Command: CANCEL\nInvitation-Command: ACCEPT\n",
                   &message::invitation::command, invitation_command::cancel, &message::invitation::cancel,
                   open_word<cancel_code>(cancel_code::timeout)));
    MSNP_CHECK(has("TypingUser: a@b\nTypingUser: c@d\nContent-Type: text/x-msmsgscontrol\nContent-Type: x/y\n\nx",
                   &typing::account, email("a@b"), &typing::body, std::string_view("x")));
    MSNP_CHECK(has("Content-Type: text/x-msnmsgr-datacast\n\nData: x\nX: z\nID: 4\nID: 1\nData: y\n",
                   &message::datacast::kind, open_number<datacast_kind>(datacast_kind::action),
                   &message::datacast::data, std::string_view("x")));
}

TEST(Message, TheArticlesMessage) {
    constexpr std::string_view payload = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                                         "X-MMS-IM-Format: FN=%E5%AE%8B%E4%BD%93; EF=; CO=0; CS=86; PF=0\r\n\r\n"
                                         "bhw98\xE4\xBD\xA0\xE5\xA5\xBD\xEF\xBC\x81";
    MSNP_CHECK(round_trips<text>(payload));
    MSNP_CHECK(std::get<text>(*message::parse(payload)).format->font == percent_text("\xE5\xAE\x8B\xE4\xBD\x93"));
    MSNP_CHECK(std::get<text>(*message::parse(payload)).body.size() == 14);
    MSNP_CHECK(std::get<text>(*message::parse(payload)).charset == "UTF-8");
}

TEST(Message, TextWithoutHeadersOfItsOwn) {
    MSNP_CHECK(reads_as("\r\nhello", text{.charset = "", .body = "hello"}));
    MSNP_CHECK(reads_as("X: y\r\n\r\nhello", text{.charset = "", .body = "hello", .other = "X: y\r\n"}));
    MSNP_CHECK(reads_as("Content-Type: Text/PLAIN;charset=utf-8\r\n\r\n", text{.charset = "utf-8"}));
}

TEST(Message, TextIsWrittenInTheOrderThatClientsNeed) {
    MSNP_CHECK(writes(text{.context = "Ally", .format = message::im_format{.font = "Arial"}, .body = "hi"},
                      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nP4-Context: Ally\r\n"
                      "X-MMS-IM-Format: FN=Arial\r\n\r\nhi"));
    MSNP_CHECK(writes(text{.charset = "", .body = "\r\n\r\n"},
                      "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n\r\n\r\n"));
}

TEST(Message, OtherHeadersAreKept) {
    constexpr std::string_view payload = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                                         "User-Agent: Kopete/0.12\r\nmessage-id: {7B}\r\n"
                                         "X-MMS-IM-Format: CO=ff\r\n\r\nhi";
    MSNP_CHECK(round_trips<text>(payload));
    MSNP_CHECK(std::get<text>(*message::parse(payload)).other.find("Message-ID") == "{7B}");
    MSNP_CHECK(!std::get<text>(*message::parse(payload)).other.find("X-MMS-IM-Format"));
    MSNP_CHECK(!std::get<text>(*message::parse(payload)).other.find("content-type"));
    MSNP_CHECK(std::get<text>(*message::parse(payload)).other ==
               message::other_headers<text>("User-Agent: Kopete/0.12\r\nMessage-ID: {7B}\r\n"));
}

// A header that begins with a blank can only be a block's first. Red: the whole of h.line in message_writer::others(), which makes
// it a part of the Content-Type.
TEST(Message, OtherHeadersAreNoPartOfWhatIsWrittenBeforeThem) {
    MSNP_CHECK(writes(text{.body = "hi", .other = " A: b\r\nC: d\r\n"},
                      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nA: b\r\nC: d\r\n\r\nhi"));
    MSNP_CHECK(round_trips<unknown>(" A: b\r\nContent-Type: image/png\r\n\r\n"));
}

TEST(Message, TypingAndRecordingDifferByTheirHeader) {
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgscontrol\r\ntypinguser: a@b\r\n\r\n\r\n", typing{.account = "a@b"}));
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgscontrol\r\nTypingUser: a@b\r\n\r\n",
                        typing{.account = "a@b", .body = ""}));
    MSNP_CHECK(
        reads_as("Content-Type: text/x-msmsgscontrol\r\nRecordingUser: a@b\r\n\r\n\r\n", recording{.account = "a@b"}));
    MSNP_CHECK(round_trips<typing>(
        "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: a@b\r\n\r\n\r\n\r\n"));
}

TEST(Message, WhatFitsNoStructIsUnknownAndWrittenBack) {
    using namespace std::string_view_literals;
    MSNP_CHECK(round_trips<unknown>(
        "MIME-Version: 1.0\r\nContent-Type: application/x-other\r\nP2P-Dest: a\r\n\r\n\0\xff\r\n"sv));
    MSNP_CHECK(round_trips<unknown>("MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\n\r\n"));
    MSNP_CHECK(round_trips<unknown>("Content-Type:image/png\r\nx:y\r\n\r\nbase64:"));
}

// The compiler makes the tables; here they are made once more. Red: any operation of name_lister left out, or out of its order.
template <class Message>
void has_names_at_run_time() {
    using namespace message::detail;
    const auto same = [](const auto& made, const auto& table) {
        bool all = made.size() == table.size();
        for (std::size_t i = 0; all && i < table.size(); ++i)
            all = made[i].text == table[i].text && made[i].is_mirrored == table[i].is_mirrored &&
                  name_finder(table).position_of(made[i].text) <= i;
        return all;
    };
    EXPECT_TRUE(same(list_names<Message, block::headers>(), names_of<Message, block::headers>));
    EXPECT_TRUE(same(list_names<Message, block::fields>(), names_of<Message, block::fields>));
    EXPECT_EQ(put_names<Message>(block::fields, {}), (names_of<Message, block::fields>.size()));
}
template <class... Messages>
void have_names_at_run_time(std::type_identity<std::variant<Messages...>>) {
    const auto one = []<class Message>(std::type_identity<Message>) {
        if constexpr (!std::is_same_v<Message, unknown>) has_names_at_run_time<Message>();
    };
    (one(std::type_identity<Messages>{}), ...);
}
TEST(Message, EachStructHasItsNames) {
    have_names_at_run_time(std::type_identity<any>{});
    have_names_at_run_time(std::type_identity<slp::any_body>{});
    has_names_at_run_time<slp::any_message>();
    has_names_at_run_time<envelope::messaging>();
    using namespace message::detail;
    constexpr auto headers = names_of<message::chunk, block::headers>;
    MSNP_CHECK(headers.size() == 3 && headers[0].text == "Content-Type" && headers[1].text == "Message-ID");
    constexpr auto fields = names_of<slp::udp_switch, block::fields>;
    MSNP_CHECK(fields.size() == 19 && fields[0].text == fields[1].text && !fields[0].is_mirrored &&
               fields[1].is_mirrored);
    const auto position_of = [](std::span<const known_name> names, std::string_view name) {
        return name_finder(names).position_of(name);
    };
    MSNP_CHECK(position_of(fields, "IPV4INTERNAL-ADDRS") == 0 && position_of(fields, "SRDDA-lanretnI4vPI") == 1);
    MSNP_CHECK(position_of(fields, "IPv6-Addr") == fields.size() && position_of({}, "x") == 0);
    MSNP_CHECK(is_mirror_of("abC", "cBA") && !is_mirror_of("ab", "ab") && !is_mirror_of("ab", "a"));
}

constexpr bool finds_names_in_any_order() {
    using namespace message::detail;
    constexpr std::array<known_name, 4> names{{{"a"}, {"b"}, {"ab", true}, {"c"}}};
    constexpr std::array<std::string_view, 5> wanted{"a", "B", "Ba", "C", "d"};
    for (std::size_t first = 0; first < wanted.size(); ++first) {
        for (std::size_t second = 0; second < wanted.size(); ++second) {
            name_finder finder(names);
            if (finder.position_of(wanted[first]) != first || finder.position_of(wanted[second]) != second ||
                finder.position_of(wanted[first]) != first)
                return false;
        }
    }
    return true;
}
// Red: in name_finder `at = 1` in front of the search.
TEST(Message, NamesAreFoundInAnyOrder) {
    MSNP_CHECK(finds_names_in_any_order());
    MSNP_CHECK(reads_as(
        "X-MMS-IM-Format: EF=B\r\np4-context: y\r\nX: z\r\nCONTENT-TYPE: text/plain\r\nP4-Context: n\r\n\r\nhi",
        text{.charset = "",
             .context = "y",
             .format = message::im_format{.effects = "B"},
             .body = "hi",
             .other = "X: z\r\n"}));
}

/// A message that says nothing of its type.
struct with_mark {
    std::string_view mark{};
    static constexpr void wire(auto& io, auto& self) { io.header("X-Mark", "mark", self.mark); }
};
// Red: no is_any in is_of_type(); no_type() that leaves it as it is.
TEST(Message, AStructWithoutATypeTakesAny) {
    using marks = std::variant<message::chunk, with_mark, unknown>;
    MSNP_CHECK(std::get<with_mark>(*message::parse<marks>("Content-Type: a/b\r\nX-Mark: 1\r\n\r\n")).mark == "1");
    MSNP_CHECK(std::get<with_mark>(*message::parse<marks>("X-Mark: 1\r\n\r\n")).mark == "1");
    MSNP_CHECK(std::holds_alternative<unknown>(*message::parse<marks>("X: 1\r\n\r\n")));
    MSNP_CHECK(std::holds_alternative<unknown>(*message::parse<marks>(
        "Content-Type: a/b\r\nMessage-ID: {a0000000-b000-c000-d000-e00000000000}\r\nChunk: 1\r\n\r\n")));
}

// Red: an alias that is not looked at for being there.
TEST(Message, ATypeWithoutAWordIsNone) {
    MSNP_CHECK(std::holds_alternative<unknown>(*message::parse("Content-Type:\r\n\r\nID: 1\r\n")));
    MSNP_CHECK(std::holds_alternative<unknown>(*message::parse("Content-Type: ; charset=UTF-8\r\n\r\nhi")));
}

TEST(Message, ErrorsTellThePlaceInThePayload) {
    // The first of several. Red: splits_body() that takes its own all the same.
    MSNP_CHECK(message::parse("Content-Type: text/x-msnmsgr-datacast; charset=a\rb\r\n\r\nnothing\r\n",
                              mime::tolerance::strict())
                   .error() == error{errc::bad_value, 47, "charset"});
    MSNP_CHECK(
        message::parse("Content-Type: text/x-msnmsgr-datacast\r\n\r\nnothing\r\n", mime::tolerance::strict()).error() ==
        error{errc::bad_header, 41, "body"});
    MSNP_CHECK(message::parse("Content-Type: text/plain\r\n").error() == error{errc::missing_blank_line, 26, {}});
    MSNP_CHECK(message::parse("X-MMS-IM-Format: CO=ff; CS=zz\r\n\r\n", mime::tolerance::strict()).error() ==
               error{errc::bad_value, 23, "CS"});
    MSNP_CHECK(message::parse("X-MMS-IM-Format: CO=ff; CS=zz\r\n\r\n").has_value());
}

TEST(Message, NoValueCanAddAHeaderOrEndTheBlock) {
    MSNP_CHECK(wont_write(text{.charset = "UTF-8\r\nEvil: 1"}, errc::bad_header, "charset"));
    MSNP_CHECK(wont_write(text{.context = "a\nb"}, errc::bad_header, "context"));
    MSNP_CHECK(wont_write(typing{.account = "a@b\r\n\r\nbody"}, errc::bad_header, "account"));
    MSNP_CHECK(wont_write(any(std::in_place_type<typing>, typing{.account = "a\rb"}), errc::bad_header, "account"));
    MSNP_CHECK(wont_write(text{.format = message::im_format{.font = percent_text::encoded("a;b")}}, errc::bad_value,
                          "format"));
}

// A header's value is read without the blanks around it, and a Content-Type's parameters end in a ';'. Red: no is_blank() at the
// front, or none at the end, in message_writer; no look for ';' in type().
TEST(Message, NoValueIsWrittenThatWouldBeReadAsAnother) {
    MSNP_CHECK(wont_write(text{.charset = "UTF-8; charset=UTF-7"}, errc::bad_header, "charset"));
    MSNP_CHECK(wont_write(text{.charset = " UTF-8"}, errc::bad_header, "charset"));
    MSNP_CHECK(wont_write(text{.context = "\tAlly"}, errc::bad_header, "context"));
    MSNP_CHECK(wont_write(text{.context = "Ally "}, errc::bad_header, "context"));
    MSNP_CHECK(wont_write(text{.context = " "}, errc::bad_header, "context"));
    MSNP_CHECK(wont_write(typing{.account = " a@b"}, errc::bad_header, "account"));
    MSNP_CHECK(wont_write(typing{.account = "a@b\t"}, errc::bad_header, "account"));
    MSNP_CHECK(writes(text{.charset = "", .context = "Ally B"},
                      "MIME-Version: 1.0\r\nContent-Type: text/plain\r\nP4-Context: Ally B\r\n\r\n"));
}

// Red: is_good of value_sink of the last piece alone.
TEST(Message, NoPieceOfAValueIsWrittenThatEndsTheLine) {
    constexpr account_endpoint peer("bob@example.com\r\nEvil: z", "{a0000000-b000-c000-d000-e00000000000}");
    MSNP_CHECK(wont_write(message::p2p{.destination = peer}, errc::bad_header, "destination"));
}

// Headers that were read where LF ends no line must not become others, or the body, for who takes LF for an end. Red: no
// is_one_header() in message_writer::others(); each of its two conditions left out.
TEST(Message, NoLineFeedInAHeaderIsWrittenThatEndsIt) {
    constexpr mime::header_list two("X: y\nEvil: z\r\n", false);
    constexpr mime::header_list body("X: y\n\nEvil: z\r\n", false);
    constexpr mime::header_list end("X: y\n\r\n", false);
    constexpr mime::header_list name("X\n Evil: z\r\n", false);
    constexpr mime::header_list folded("X: y\n z\n\tz\r\n", false);
    MSNP_CHECK(wont_write(text{.other = two}, errc::bad_header, "other"));
    MSNP_CHECK(wont_write(text{.other = body}, errc::bad_header, "other"));
    MSNP_CHECK(wont_write(typing{.account = "a@b", .other = end}, errc::bad_header, "other"));
    MSNP_CHECK(wont_write(text{.other = name}, errc::bad_header, "other"));
    MSNP_CHECK(wont_write(unknown{.headers = two}, errc::bad_header, "headers"));
    MSNP_CHECK(
        wont_write(*message::parse("X: y\nEvil: z\r\n\r\n", mime::tolerance::strict()), errc::bad_header, "other"));
    MSNP_CHECK(writes(text{.charset = "", .other = folded},
                      "MIME-Version: 1.0\r\nContent-Type: text/plain\r\nX: y\n z\n\tz\r\n\r\n"));
}

// A value that nobody could write back is none: its field stays unset, or the message is none of that kind; strict reading says
// where it stands. Red: no can_stand() in message_reader.
TEST(Message, NoValueIsTakenThatCouldNotBeWritten) {
    using namespace std::string_view_literals;
    MSNP_CHECK(reads_as("Content-Type: text/plain; charset=U\0F\r\nP4-Context: a\rb\r\n\r\nhi"sv,
                        text{.charset = "", .context = {}, .body = "hi"}));
    MSNP_CHECK(reads_as("X-MMS-IM-Format: FN=A\rB; EF=B\r\n\r\nhi", text{.charset = "", .body = "hi"}));
    MSNP_CHECK(round_trips<unknown>("Content-Type: text/x-msmsgscontrol\r\nTypingUser: a\rb\r\n\r\n\r\n", {}));
    MSNP_CHECK(
        message::parse("Content-Type: text/x-msmsgscontrol\r\nTypingUser: a\rb\r\n\r\n", mime::tolerance::strict())
            .error() == error{errc::bad_value, 48, "account"});
    MSNP_CHECK(message::parse("P4-Context: a\rb\r\n\r\n", mime::tolerance::strict()).error() ==
               error{errc::bad_value, 12, "context"});
}

/// What is written of a message with a context of so many bytes, all of them 'c' but for one, and with a body.
std::string written(std::size_t size, std::size_t at, char special, std::string_view body) {
    std::string context(size, 'c');
    if (at < size) context[at] = special;
    const text message{.charset = "", .context = context, .body = body};
    std::string buffer(size + body.size() + 200, '#');
    const auto taken = message::serialize(message, buffer);
    if (!taken) {
        EXPECT_EQ(buffer.find_first_not_of('#'), std::string::npos);
        EXPECT_EQ(message::wire_size(message), 0);
        EXPECT_EQ(taken.error().field, "context");
        EXPECT_EQ(taken.error().offset,
                  std::string_view("MIME-Version: 1.0\r\nContent-Type: text/plain\r\nP4-Context: ").size());
        return std::string(name_of(taken.error().code));
    }
    EXPECT_EQ(message::wire_size(message), *taken);
    EXPECT_EQ(buffer.find_first_not_of('#', *taken), std::string::npos);
    buffer.resize(*taken);
    EXPECT_EQ(message::serialize(message, std::span<char>(buffer).first(*taken - 1)).error(),
              (error{errc::buffer_too_small, *taken - 1, {}}));
    return buffer;
}
// What is longer than the draft is written once more. Red: in write_counted() `<` for `>`, or the draft copied all the same;
// room_for() that always says yes (under AddressSanitizer); write_plain_header() without its look at the value, at either end of
// it, or at room; write_line_text() that only looks at what it copies.
TEST(Message, OfAnyLength) {
    const std::string start = "MIME-Version: 1.0\r\nContent-Type: text/plain\r\nP4-Context: ";
    constexpr std::size_t draft = msnp::detail::draft_size;
    for (std::size_t size = 1; size < 2 * draft; size += size < draft - 110 || size > draft + 5 ? 97 : 1) {
        for (const std::string_view body : {"", "hi", "a body that goes beyond the draft"}) {
            const std::string context(size, 'c');
            EXPECT_EQ(written(size, size, '?', body), start + context + "\r\n\r\n" + std::string(body)) << size;
            for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
                for (const char c : {'\r', '\n', '\0'}) EXPECT_EQ(written(size, at, c, body), "bad_header") << size;
                if (at != 0 && at + 1 != size) {
                    EXPECT_EQ(written(size, at, '\t', body).find("bad"), std::string::npos);
                    EXPECT_EQ(written(size, at, '\x01', body).find("bad"), std::string::npos);
                } else {
                    EXPECT_EQ(written(size, at, '\t', body), "bad_header") << size;
                    EXPECT_EQ(written(size, at, ' ', body), "bad_header") << size;
                }
            }
        }
    }
    const std::string body(3000, 'b');
    EXPECT_EQ(written(1, 1, '?', body), start + "c\r\n\r\n" + body);
}

TEST(Message, ABufferOneByteTooSmallIsLeftAlone) {
    const auto one_short = [] {
        char buffer[message::wire_size(text{.body = "hi"}) - 1]{};
        const auto size = message::serialize(text{.body = "hi"}, buffer);
        for (const char c : buffer)
            if (c != '\0') return false;
        return !size && size.error() == error{errc::buffer_too_small, sizeof buffer, {}};
    };
    MSNP_CHECK(one_short());
}

TEST(Message, FieldsAreHandedOutByName) {
    const auto names = [](std::string_view payload, std::string_view expected) {
        char joined[256]{};
        span_sink sink(joined);
        message::for_each_field(*message::parse(payload), [&](std::string_view name, const auto&) {
            sink.write(name);
            sink.put(' ');
        });
        return std::string_view(joined, sink.size()) == expected;
    };
    MSNP_CHECK(names(text::example, "charset format body "));
    MSNP_CHECK(names("User-Agent: x\r\nP4-Context: y\r\n\r\n", "other context body "));
    MSNP_CHECK(names(typing::example, "account body "));
    MSNP_CHECK(names("Content-Type: image/png\r\nA: b\r\n\r\n", "headers body "));
}

// A message in a command and back.
TEST(Message, TravelsInACommand) {
    const auto travels = [] {
        char payload[256]{};
        const auto size =
            message::serialize(text{.format = message::im_format{.font = "Arial"}, .body = "hello"}, payload);
        if (!size) return false;
        const to_sb::msg command{.trid = 4, .payload = std::string_view(payload, *size)};
        char line[512]{};
        const auto written = serialize(command, dialect::msnp9, line);
        if (!written) return false;
        const auto back = to_sb::parse(std::string_view(line, *written), dialect::msnp9);
        if (!back || !(std::get<to_sb::msg>(*back) == command)) return false;
        const auto said = message::parse(std::get<to_sb::msg>(*back).payload);
        return said && std::get<text>(*said).body == "hello";
    };
    MSNP_CHECK(travels());
}

} // namespace
