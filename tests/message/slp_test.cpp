// MSNSLP: requests, answers, their headers and bodies.
#include "support/check.hpp"
#include "support/slp_invariants.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace {

using namespace msnp;
using namespace std::string_view_literals;
using slp::any_message;

#define MSNP_TO "To: <msnmsgr:bob@example.com>\r\nFrom: <msnmsgr:alice@example.com>\r\n"
#define MSNP_VIA "Via: MSNSLP/1.0/TLP ;branch={33517CE4-02FC-4428-B6F4-39927229B722}\r\n"
#define MSNP_CALL "Call-ID: {9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}\r\nMax-Forwards: 0\r\n"
#define MSNP_HEADERS MSNP_TO MSNP_VIA "CSeq: 0 \r\n" MSNP_CALL
#define MSNP_INVITE "INVITE MSNMSGR:bob@example.com MSNSLP/1.0\r\n" MSNP_HEADERS

constexpr mime::tolerance strict = mime::tolerance::strict();

template <class Message>
constexpr bool reads(std::string_view bytes, const Message& expected, const mime::tolerance& allowed = {}) {
    const msnp_test::exact_bytes exact(bytes);
    const auto read = slp::parse<Message>(exact.view(), allowed);
    return read && *read == expected;
}
template <class Body>
constexpr bool writes(const slp::basic_message<Body>& m, std::string_view bytes) {
    msnp_test::exact_bytes room(bytes.size(), '?');
    const auto size = slp::serialize(m, room.span());
    return size && room.view() == bytes && slp::wire_size(m) == bytes.size();
}
template <class Message>
constexpr bool goes_both_ways(std::string_view bytes, const Message& m) {
    return reads(bytes, m, strict) && writes(m, bytes);
}
constexpr bool refuses(std::string_view bytes, error expected, const mime::tolerance& allowed = {}) {
    const auto read = slp::parse(bytes, allowed);
    return !read && read.error() == expected;
}
template <class Body>
constexpr bool wont_write(const slp::basic_message<Body>& m, errc code, std::string_view field) {
    char buffer[900]{};
    const auto size = slp::serialize(m, buffer);
    return !size && size.error().code == code && size.error().field == field && slp::wire_size(m) == 0;
}

/// A message between these two, with a body.
template <class Body = slp::any_body>
constexpr slp::basic_message<Body> with(const Body& body) {
    slp::basic_message<Body> m{};
    m.start = slp::request_line{.target = email("bob@example.com")};
    m.to = "bob@example.com";
    m.from = "alice@example.com";
    m.via = "{33517CE4-02FC-4428-B6F4-39927229B722}";
    m.call = "{9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}";
    m.body = body;
    return m;
}
constexpr any_message any_with(const slp::any_body& body) {
    return with<slp::any_body>(body);
}

constexpr std::string_view invite =
    MSNP_INVITE "Content-Type: application/x-msnmsgr-sessionreqbody\r\nContent-Length: 113\r\n\r\n"
                "EUF-GUID: {A4268EEC-FEC5-49E5-95C3-F126696BDBF6}\r\nSessionID: 180646677\r\nAppID: 12\r\n"
                "Context: PG1zbm9iai8+AA==\r\n\r\n\0"sv;
constexpr slp::session_request wants_picture{.application = slp::application::msn_object,
                                             .session = 180646677,
                                             .app = p2p::app_id::display_picture,
                                             .context = "PG1zbm9iai8+AA=="};

// Red: two headers of wire() swapped; no blank behind CSeq; a Content-Length without the NUL; the NUL as a part of the body.
TEST(Slp, AnInvitation) {
    MSNP_CHECK(goes_both_ways(invite, any_with(wants_picture)));
    MSNP_CHECK(goes_both_ways(invite, with(wants_picture)));
    MSNP_CHECK(any_with(wants_picture).request()->method == slp::method::invite && !any_with(wants_picture).answer());
}

// A capture: 25 bytes with the NUL. Red: answer_to() that keeps To, or the number.
TEST(Slp, ItsAnswer) {
    constexpr std::string_view ok =
        "MSNSLP/1.0 200 OK\r\nTo: <msnmsgr:alice@example.com>\r\nFrom: <msnmsgr:bob@example.com>\r\n" MSNP_VIA
        "CSeq: 1 \r\n" MSNP_CALL "Content-Type: application/x-msnmsgr-sessionreqbody\r\nContent-Length: 25\r\n\r\n"
        "SessionID: 180646677\r\n\r\n\0"sv;
    constexpr auto answer =
        slp::answer_to(with(wants_picture), slp::status::ok, slp::session_request{.session = 180646677});
    MSNP_CHECK(goes_both_ways(ok, answer));
    MSNP_CHECK(!answer.request() && answer.answer()->code == slp::status::ok);
    constexpr auto declined =
        slp::answer_to(with(wants_picture), slp::status::decline, slp::session_request{.session = 180646677});
    MSNP_CHECK(declined.answer()->code == slp::status::decline && declined.answer()->reason == "Decline");
    // Red: a number that is looked at where there is none, which only the compiler sees.
    using session = slp::basic_message<slp::session_request>;
    constexpr session without_number{.sequence = std::nullopt};
    MSNP_CHECK(slp::answer_to(without_number, slp::status::ok, slp::session_request{}).sequence->value == 1);
}

// A body of nothing; bodies of types that nobody knows.
TEST(Slp, ByeAndOtherBodies) {
    constexpr std::string_view bye =
        "BYE MSNMSGR:bob@example.com MSNSLP/1.0\r\n" MSNP_HEADERS
        "Content-Type: application/x-msnmsgr-sessionclosebody\r\nContent-Length: 3\r\n\r\n\r\n\0"sv;
    auto closes = with(slp::session_close{});
    closes.start = slp::request_line{.method = slp::method::bye, .target = email("bob@example.com")};
    EXPECT_TRUE(goes_both_ways(bye, closes));
    constexpr std::string_view none =
        "MSNSLP/1.0 500 Internal Error\r\n" MSNP_HEADERS "Content-Type: null\r\nContent-Length: 0\r\n\r\n";
    auto failed = with(slp::other_body{});
    failed.start = slp::status_line::of(slp::status::internal_error);
    failed.end = {};
    EXPECT_TRUE(goes_both_ways(none, failed));
    constexpr std::string_view other = MSNP_INVITE "Content-Type: a/b; c=d\r\nContent-Length: 5\r\n\r\nany\0\0"sv;
    auto any = with(slp::other_body{.type = "a/b; c=d", .bytes = "any"});
    any.end = "\0\0"sv;
    EXPECT_TRUE(goes_both_ways(other, any));
    constexpr std::string_view untyped = MSNP_INVITE "Content-Length: 0\r\n\r\n";
    auto nothing = with(slp::other_body{.type = ""});
    nothing.end = {};
    EXPECT_TRUE(goes_both_ways(untyped, nothing));
}

/// A message of any struct's example.
template <class Body>
std::string message_of(std::string_view body) {
    const std::string length = std::to_string(body.size() + 1);
    return MSNP_INVITE "Content-Type: " + std::string(Body::content_type) + "\r\nContent-Length: " + length +
           "\r\n\r\n" + std::string(body) + '\0';
}

// Red: a body left out of any_body.
TEST(Slp, EachBodysExample) {
    const auto check = []<class Body>(std::type_identity<Body>) {
        const std::string bytes = message_of<Body>(Body::example);
        const auto read = slp::parse(bytes, strict);
        ASSERT_TRUE(read) << Body::content_type << describe(read.error());
        ASSERT_TRUE(std::holds_alternative<Body>(read->body)) << Body::content_type;
        EXPECT_TRUE(writes(*read, bytes)) << Body::content_type;
        EXPECT_TRUE(std::get<Body>(read->body).other_fields.empty()) << Body::content_type;
    };
    check(std::type_identity<slp::session_request>{});
    check(std::type_identity<slp::session_close>{});
    check(std::type_identity<slp::session_failure>{});
    check(std::type_identity<slp::transport_request>{});
    check(std::type_identity<slp::transport_response>{});
    check(std::type_identity<slp::address_update>{});
    check(std::type_identity<slp::udp_switch>{});
    MSNP_CHECK(std::variant_size_v<slp::any_body> == 8);
}

// Names in any case, headers in any order, blanks or none, unknown headers, LF alone, no CSeq. Red: a default that stays where a header
// is missing; others that are not kept.
TEST(Slp, AsOthersWriteThem) {
    constexpr std::string_view text = "invite msnmsgr:bob@example.com msnslp/1.0\n"
                                      "CALL-ID:x\nX-Custom: y\nfrom: msnmsgr:alice@example.com\n"
                                      "via:MSNSLP/1.0/TLP;branch=z\ncontent-length: 24\n"
                                      "content-type: Application/X-Msnmsgr-SessionReqBody\n\nsessionid:  5\n";
    slp::basic_message<slp::session_request> m{};
    m.start = slp::request_line{.method = "invite", .target = email("bob@example.com")};
    m.from = "alice@example.com";
    m.via = "z";
    m.sequence.reset();
    m.call = "x";
    m.max_forwards.reset();
    m.other = "X-Custom: y\r\n";
    m.body = {.session = 5, .after_fields = {}};
    m.end = {};
    EXPECT_TRUE(reads(text, m));
    EXPECT_TRUE(writes(m, "invite MSNMSGR:bob@example.com MSNSLP/1.0\r\nFrom: <msnmsgr:alice@example.com>\r\n"
                          "Via: MSNSLP/1.0/TLP ;branch=z\r\nCall-ID: x\r\nX-Custom: y\r\n"
                          "Content-Type: application/x-msnmsgr-sessionreqbody\r\nContent-Length: 14\r\n\r\n"
                          "SessionID: 5\r\n"));
    // Without the last line's end, as Pecan's.
    EXPECT_TRUE(reads(message_of<slp::session_request>("SessionID: 5"),
                      any_with(slp::session_request{.session = 5, .after_fields = {}})));
    EXPECT_TRUE(reads(message_of<slp::session_request>("\r\nSessionID: 4294967295\r\nSessionID: 1\r\n\r\n"),
                      any_with(slp::session_request{.session = 4294967295})));
}

// Red: a Content-Length that is trusted; one that is not looked at where bad values are no longer tolerated.
TEST(Slp, AContentLengthThatIsWrong) {
    for (const char* const length : {"24", "26", "0", "-1", "x", "99999999999999999999", ""}) {
        const std::string text =
            MSNP_INVITE "Content-Type: application/x-msnmsgr-sessionreqbody\r\nContent-Length: " + std::string(length) +
            "\r\n\r\nSessionID: 180646677\r\n\r\n" + '\0';
        EXPECT_TRUE(reads(text, any_with(slp::session_request{.session = 180646677}))) << length;
        const auto read = slp::parse(text, strict);
        ASSERT_FALSE(read) << length;
        EXPECT_EQ(read.error().field, "length");
        EXPECT_EQ(read.error().offset, text.find("Content-Length: ") + 16);
    }
    const std::string none =
        MSNP_INVITE "Content-Type: application/x-msnmsgr-sessionreqbody\r\n\r\nSessionID: 1\r\n\r\n";
    EXPECT_TRUE(slp::parse(none, strict));
    EXPECT_EQ(slp::parse(MSNP_INVITE "Content-Length: 5\r\n\r\nfour", strict).error().code, errc::bad_length);
    EXPECT_EQ(slp::parse(MSNP_INVITE "Content-Length: x\r\n\r\nfour", strict).error().code, errc::bad_number);
}

// A place behind the account, a reason of several words or none. Red: the first blank in place of the last.
TEST(Slp, FirstLines) {
    std::deque<std::string> texts;
    const auto start_of = [&](std::string_view line) {
        return slp::parse(texts.emplace_back(std::string(line) + "\r\n\r\n"));
    };
    const auto place = start_of("ACK MSNMSGR:b@c;{521a03be-12af-452d-a3c5-f7787d7a8267} MSNSLP/1.0");
    ASSERT_TRUE(place);
    EXPECT_EQ(place->request()->method, slp::method::ack);
    EXPECT_EQ(place->request()->target, account_endpoint(email("b@c"), "{521a03be-12af-452d-a3c5-f7787d7a8267}"));
    EXPECT_EQ(start_of("MSNSLP/1.0 500 Internal Error")->answer()->reason, "Internal Error");
    EXPECT_EQ(start_of("MSNSLP/1.0 603 DECLINE")->answer()->reason, "DECLINE");
    EXPECT_EQ(start_of("MSNSLP/1.0 481")->answer()->code, slp::status::no_such_call);
    EXPECT_EQ(start_of("MSNSLP/1.0 999 x")->answer()->code.number, 999U);
    EXPECT_EQ(start_of("PONDER msnmsgr:b@c MSNSLP/1.0")->request()->method.text, "PONDER");
    for (const char* const line :
         {"", " ", "INVITE", "INVITE MSNMSGR:b@c", "INVITE MSNMSGR:b@c MSNSLP/1.1", "INVITE b@c MSNSLP/1.0",
          "INVITE MSNMSGR: MSNSLP/1.0", "INVITE  MSNMSGR:b@c MSNSLP/1.0", "INVITE MSNMSGR:b c MSNSLP/1.0",
          " MSNMSGR:b@c MSNSLP/1.0", "INVITE MSNSLP/1.0", "MSNSLP/1.0", "MSNSLP/1.0 20 OK", "MSNSLP/1.0 2000 OK",
          "MSNSLP/1.0 2x0 OK", "MSNSLP/1.0 099 OK", "MSNSLP/1.0  200 OK", "MSNSLP/1.1 MSNMSGR:b@c MSNSLP/1.0",
          "MSNSLP/1.0 200 O\rK"}) {
        const auto read = start_of(line);
        ASSERT_FALSE(read) << line;
        EXPECT_EQ(read.error(), (error{errc::bad_value, 0, "start"})) << line;
    }
    MSNP_CHECK(refuses("", {errc::missing_blank_line, 0, {}}) &&
               refuses("MSNSLP/1.0 200 OK", {errc::missing_blank_line, 17, {}}) &&
               refuses("MSNSLP/1.0 200 OK\r\nTo: x\r\n", {errc::missing_blank_line, 26, {}}));
}

// Red: an offset that counts from the headers.
TEST(Slp, Errors) {
    constexpr std::string_view to = "MSNSLP/1.0 200 OK\r\nTo: bob\r\n\r\n";
    MSNP_CHECK(refuses(to, {errc::bad_value, 23, "to"}, strict));
    MSNP_CHECK(slp::parse(to)->to.empty());
    constexpr std::string_view port = "MSNSLP/1.0 200 OK\r\nContent-Type: application/x-msnmsgr-transrespbody\r\n\r\n"
                                      "troP-lanretnI4vPI: 36815\r\nX: y\r\n";
    MSNP_CHECK(refuses("MSNSLP/1.0 200 OK\r\nContent-Type: application/x-msnmsgr-transrespbody\r\n\r\n"
                       "troP-lanretnI4vPI: 99999\r\n",
                       {errc::out_of_range, 91, "internal_port"}, strict));
    MSNP_CHECK(std::get<slp::transport_response>(slp::parse(port)->body).at.internal_port == slp::mirrored_port(51863));
    MSNP_CHECK(refuses("MSNSLP/1.0 200 OK\r\nContent-Type: application/x-msnmsgr-transrespbody\r\n\r\nnone\r\n",
                       {errc::bad_header, 72, "body"}, strict));
    MSNP_CHECK(refuses("MSNSLP/1.0 200 OK\r\nnone\r\n\r\n", {errc::bad_header, 19, {}}, strict));
    // A message of one kind of body only.
    constexpr auto other = slp::parse<slp::basic_message<slp::session_close>>(invite);
    MSNP_CHECK(!other && other.error() == error{errc::bad_value, 0, "body"});
}

// Red: each look in write_start(), at the end and at the body's last byte left out.
TEST(Slp, WhatCantBeWritten) {
    const auto wont_start = [](const std::variant<slp::request_line, slp::status_line>& start, errc code) {
        auto m = with(slp::session_close{});
        m.start = start;
        return wont_write(m, code, "start");
    };
    EXPECT_TRUE(wont_start(slp::request_line{}, errc::missing_value));
    EXPECT_TRUE(wont_start(slp::request_line{.method = "", .target = email("a@b")}, errc::bad_value));
    EXPECT_TRUE(wont_start(slp::request_line{.method = "A B", .target = email("a@b")}, errc::bad_value));
    EXPECT_TRUE(wont_start(slp::request_line{.method = "msnslp/9", .target = email("a@b")}, errc::bad_value));
    EXPECT_TRUE(wont_start(slp::request_line{.target = email("a b")}, errc::bad_value));
    EXPECT_TRUE(wont_start(slp::request_line{.target = email("a\r\nTo:b")}, errc::bad_value));
    EXPECT_TRUE(wont_start(slp::status_line{open_number<slp::status>(99), "x"}, errc::out_of_range));
    EXPECT_TRUE(wont_start(slp::status_line{open_number<slp::status>(1000), "x"}, errc::out_of_range));
    EXPECT_TRUE(wont_start(slp::status_line{slp::status::ok, "x\r\n"}, errc::bad_value));
    auto m = with(slp::other_body{.bytes = "x\0"sv});
    EXPECT_TRUE(wont_write(m, errc::bad_value, "body"));
    m.body.bytes = "x";
    m.end = "y";
    EXPECT_TRUE(wont_write(m, errc::bad_value, "end"));
    m.end = {};
    m.body.type = "a\r\nb";
    EXPECT_TRUE(wont_write(m, errc::bad_header, "type"));
    m.body.type = "a/b";
    m.call = "x ";
    EXPECT_TRUE(wont_write(m, errc::bad_header, "call"));
    auto asks = with(slp::session_request{.context = "a\r\nSessionID: 1"});
    EXPECT_TRUE(wont_write(asks, errc::bad_header, "context"));
    char buffer[100]{};
    EXPECT_EQ(slp::serialize(with(wants_picture), buffer).error(), (error{errc::buffer_too_small, 100, {}}));
}

// Red: a field that is not handed out.
TEST(Slp, ItsFields) {
    const auto read = slp::parse(invite);
    std::string names;
    slp::for_each_field(*read, [&](std::string_view name, const auto&) { names += std::string(name) + ' '; });
    EXPECT_EQ(names, "start to from via sequence call max_forwards application session app context ");
    names.clear();
    slp::for_each_field(with(slp::other_body{}),
                        [&](std::string_view name, const auto&) { names += std::string(name) + ' '; });
    EXPECT_EQ(names, "start to from via sequence call max_forwards type body ");
}

TEST(Slp, AnyMessageIsReadBackAndAnyBytesAreReadWell) {
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        msnp_test::choices from(seed);
        msnp_test::value_maker make(from);
        EXPECT_EQ(msnp_test::slp_messages_are_well(make), "") << "seed " << seed;
    }
}

// No text in any field makes a header, a field or a body that was not meant.
TEST(Slp, NoTextIsInjected) {
    std::size_t refused = 0;
    std::size_t written = 0;
    std::vector<std::string_view> texts(std::begin(msnp_test::hostile_texts), std::end(msnp_test::hostile_texts));
    texts.insert(texts.end(), std::begin(msnp_test::hostile_header_texts), std::end(msnp_test::hostile_header_texts));
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        msnp_test::choices from(seed);
        msnp_test::value_maker make(from);
        const any_message message = msnp_test::random_slp(make);
        bool found = true;
        for (std::size_t field = 0; found; ++field) {
            found = false;
            for (const std::string_view text : texts) {
                any_message poisoned = message;
                bool is_poisoned = false;
                const auto put = [&](auto& value) {
                    is_poisoned = msnp_test::poison_header(value, text, from.one_in(2));
                };
                msnp_test::nth_slp_field<decltype(put)> visitor(field, put);
                any_message::wire(visitor, poisoned);
                found = found || visitor.found();
                if (!is_poisoned) continue;
                if (slp::wire_size(poisoned) == 0) {
                    ++refused;
                    continue;
                }
                ++written;
                const std::string bytes = msnp_test::slp_bytes(poisoned);
                const auto read = slp::parse(bytes);
                ASSERT_TRUE(read) << msnp_test::escaped(bytes);
                EXPECT_TRUE(*read == poisoned) << field << ": " << msnp_test::escaped(bytes);
            }
        }
    }
    EXPECT_GT(written, 500U);
    EXPECT_GT(refused, 500U);
}

TEST(Slp, AnAnswerToAnyRequest) {
    const std::string bytes = MSNP_INVITE "Content-Type: null\r\nContent-Length: 0\r\n\r\n";
    const auto request = slp::parse(bytes);
    ASSERT_TRUE(request);
    const auto answer = slp::answer_to(*request, slp::status::ok, slp::session_request{});
    EXPECT_TRUE(answer.to == request->from && answer.from == request->to && answer.call == request->call);
    ASSERT_TRUE(answer.sequence);
    EXPECT_EQ(answer.sequence->value, 1U);
    any_message without_number = *request;
    without_number.sequence = std::nullopt;
    EXPECT_EQ(slp::answer_to(without_number, slp::status::ok, slp::session_request{}).sequence->value, 1U);
}

// Red: a message of one body that takes another.
TEST(Slp, AnotherBodyThanTheOneAskedFor) {
    const std::string bytes =
        MSNP_INVITE "Content-Type: application/x-msnmsgr-sessionclosebody\r\nContent-Length: 0\r\n\r\n";
    const auto read = slp::parse<slp::basic_message<slp::session_request>>(bytes);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, errc::bad_value);
    EXPECT_EQ(read.error().field, "body");
}

TEST(Slp, FieldsOfEachBodyAreNamed) {
    std::size_t fields = 0;
    [&]<class... Bodies>(std::type_identity<std::variant<Bodies...>>) {
        const auto count = [&]<class Body>(std::type_identity<Body>) {
            slp::basic_message<Body> message{};
            slp::for_each_field(message, [&](std::string_view name, const auto&) { fields += !name.empty(); });
        };
        (count(std::type_identity<Bodies>{}), ...);
    }(std::type_identity<slp::any_body>{});
    EXPECT_GT(fields, 20U);
}

// What follows the fields is kept, also where none is there but one back to front. Red: no any_fields_ in opt_mirrored_field().
TEST(Slp, AMirroredFieldAloneIsAField) {
    const std::string message = message_of<slp::udp_switch>("troP-lanretnI4vPI: 3681\r\n\r\nmore");
    const auto read = slp::parse(message);
    ASSERT_TRUE(read);
    const auto& body = std::get<slp::udp_switch>(read->body);
    EXPECT_EQ(body.at.internal_port->number, 1863U);
    EXPECT_EQ(body.after_fields, "more");
}

} // namespace
