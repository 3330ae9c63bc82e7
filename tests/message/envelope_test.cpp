// SDG, NFY, PUT, DEL.
#include "support/bodies.hpp"
#include "support/check.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace {

using namespace msnp;
using namespace msnp_test;
using envelope::address;
using envelope::parts;

/// Reads and writes an envelope, strictly, as the same bytes.
constexpr bool envelope_round_trips(std::string_view payload) {
    const auto read = envelope::parse(payload, mime::tolerance::strict());
    char buffer[1024]{};
    return read && std::string_view(buffer, *envelope::serialize(*read, buffer)) == payload;
}
constexpr bool reads_envelope(std::string_view payload, const parts& expected, const mime::tolerance& allowed = {}) {
    const auto read = envelope::parse(payload, allowed);
    return read && *read == expected;
}
constexpr bool wont_write_envelope(const parts& whole, errc code, std::string_view field) {
    char buffer[256]{};
    const auto size = envelope::serialize(whole, buffer);
    return !size && size.error().code == code && size.error().field == field && envelope::wire_size(whole) == 0 &&
           buffer[0] == '\0';
}

#define MSNP_ROUTING                                                                                                   \
    "Routing: 1.0\r\nTo: 1:bob@example.com\r\n"                                                                        \
    "From: 1:alice@example.com;epid={11111111-2222-3333-4444-555555555555}\r\n\r\n"
#define MSNP_FRONT MSNP_ROUTING "Reliability: 1.0\r\n\r\n"

constexpr network_id live = network::windows_live;
constexpr envelope::routing from_alice{.to = address{.network = live, .account = "bob@example.com"},
                                       .from = address{.network = live,
                                                       .account = "alice@example.com",
                                                       .parameters = "epid={11111111-2222-3333-4444-555555555555}"}};

TEST(Envelope, OfAMessage) {
    constexpr std::string_view payload =
        MSNP_FRONT "Messaging: 2.0\r\nMessage-Type: Text\r\nContent-Type: Text/plain; charset=UTF-8\r\n"
                   "Content-Length: 5\r\nX-MMS-IM-Format: FN=Arial; EF=; CO=0; CS=0; PF=22\r\n\r\nhello";
    MSNP_CHECK(envelope_round_trips(payload));
    constexpr auto read = envelope::parse(payload);
    MSNP_CHECK(read->routing == from_alice && read->reliability == envelope::reliability{} && read->body == "hello");
    MSNP_CHECK(read->routing->from->endpoint() == machine_id("{11111111-2222-3333-4444-555555555555}"));
    constexpr auto text = std::get<envelope::messaging>(read->content);
    MSNP_CHECK(text.kind() == sdg_message::text && text.format->font == percent_text("Arial"));
    MSNP_CHECK(mime::content_type{text.content_type}.is("text/plain") && text.other.empty());
}

// Red: kind() without its first condition.
TEST(Envelope, TypingIsToldInTwoWays) {
    constexpr auto kind_of = [](std::string_view payload) {
        return std::get<envelope::messaging>(envelope::parse(payload)->content).kind();
    };
    MSNP_CHECK(kind_of("Messaging: 2.0\r\nMessage-Type: Control/Typing\r\n\r\n") == sdg_message::typing);
    MSNP_CHECK(kind_of("Messaging: 2.0\r\nMessage-Type: Control\r\nMessage-Subtype: Typing\r\n\r\n") ==
               sdg_message::typing);
    MSNP_CHECK(kind_of("Messaging: 2.0\r\nMessage-Type: Control\r\n\r\n") == sdg_message::control);
    MSNP_CHECK(kind_of("Messaging: 2.0\r\nMessage-Type: Text\r\nMessage-Subtype: Typing\r\n\r\n") == sdg_message::text);
    MSNP_CHECK(!kind_of("Messaging: 2.0\r\nMessage-Type: Mood\r\n\r\n"));
}

TEST(Envelope, OfPackets) {
    constexpr std::string_view payload =
        "Messaging: 2.0\r\nMessage-Type: Data\r\nContent-Type: application/x-msnmsgrp2p\r\nContent-Transfer-Encoding: "
        "binary\r\nContent-Length: 4\r\nBridging-Offsets: 0,2\r\nPipe: 17\r\n\r\nab\r\n";
    MSNP_CHECK(envelope_round_trips(payload));
    constexpr auto data = std::get<envelope::messaging>(envelope::parse(payload)->content);
    MSNP_CHECK(data.kind() == sdg_message::data && data.pipe == std::uint16_t{17} && data.offsets.size() == 2);
    MSNP_CHECK(data.transfer_encoding == "binary");
}

TEST(Envelope, OfPresence) {
    constexpr std::string_view payload =
        MSNP_FRONT "Notification: 1.0\r\nNotifNum: 0\r\nUri: /user\r\nNotifType: Partial\r\nContent-Type: "
                   "application/user+xml\r\nContent-Length: 58\r\n\r\n<user><s n=\"IM\"><Status>NLN</Status></s><s "
                   "n=\"PE\"/></user>";
    MSNP_CHECK(envelope_round_trips(payload));
    constexpr auto read = envelope::parse(payload);
    MSNP_CHECK(
        std::get<envelope::notification>(read->content) ==
        envelope::notification{
            .number = 0, .uri = "/user", .kind = notification_kind::partial, .content_type = "application/user+xml"});
    MSNP_CHECK(payload::parse<payload::user_state>(read->body)->services.begin()->status == presence::online);
    MSNP_CHECK(envelope_round_trips(MSNP_FRONT
                                    "Publication: 1.0\r\nUri: /user\r\nContent-Type: application/user+xml\r\n"
                                    "Content-Length: 13\r\n\r\n<user></user>"));
    constexpr std::string_view roster =
        "Publication: 1.0\r\nNotifNum: 3\r\nUri: /circle/roster(IM)/user(1:bob@example.com)\r\n"
        "NotifType: Full\r\nContent-Length: 0\r\n\r\n";
    MSNP_CHECK(envelope_round_trips(roster)); // Red: another order of its headers.
    MSNP_CHECK(reads_envelope(
        roster,
        parts{.content = envelope::publication{
                  .number = 3, .uri = "/circle/roster(IM)/user(1:bob@example.com)", .kind = notification_kind::full}}));
}

// Headers of a peer's own, in each section. Red: others() left out in any.
TEST(Envelope, WhatIsInNoFieldIsWrittenBack) {
#define MSNP_ODD "Routing: 1.0\r\nA: 1\r\n\r\nReliability: 1.0\r\nB: 2\r\n\r\n"
    MSNP_CHECK(envelope_round_trips(MSNP_ODD "Messaging: 2.0\r\nContent-Length: 2\r\nC: 3\r\n\r\nhi"));
    MSNP_CHECK(envelope_round_trips(MSNP_ODD "Notification: 1.0\r\nContent-Length: 2\r\nC: 3\r\n\r\nhi"));
    MSNP_CHECK(envelope_round_trips(MSNP_ODD "Publication: 1.0\r\nContent-Length: 2\r\nC: 3\r\n\r\nhi"));
    // A version that can't be is none, and the length is not looked at then.
    MSNP_CHECK(envelope::parse(MSNP_ODD "Messaging: 2\r.0\r\nContent-Length: 3\r\n\r\nhi")->body == "hi");
}

// The section says what it is; none has to be there. Red: the third section taken for Messaging.
TEST(Envelope, SectionsThatAreMissing) {
    MSNP_CHECK(reads_envelope("", parts{}, mime::tolerance::strict()));
    MSNP_CHECK(envelope_round_trips("Routing: 1.0\r\nTo: 1:ana@example.com\r\n\r\n"));
    MSNP_CHECK(
        reads_envelope(MSNP_ROUTING "Messaging: 2.0\r\n\r\nhi\r\n\r\nthere",
                       parts{.routing = from_alice, .content = envelope::messaging{}, .body = "hi\r\n\r\nthere"}));
    MSNP_CHECK(reads_envelope("reliability: 1.0\r\nFlags: ACK\r\nStream: 0\r\nSegment: 7\r\n\r\nMESSAGING: 2.0\r\n\r\n",
                              parts{.reliability = envelope::reliability{.stream = 0, .segment = 7, .flags = "ACK"},
                                    .content = envelope::messaging{}}));
    MSNP_CHECK(reads_envelope("Reliability: 1.0\r\n\r\nRouting: 1.0\r\n\r\n",
                              parts{.routing = envelope::routing{}, .reliability = envelope::reliability{}}));
}

TEST(Envelope, SectionsThatNobodyKnows) {
    constexpr std::string_view payload = MSNP_ROUTING "Signaling: 3.0\r\nX: y\r\n\r\nbody";
    MSNP_CHECK(envelope_round_trips(payload));
    MSNP_CHECK(std::get<envelope::unknown_section>(envelope::parse(payload)->content).headers.find("x") == "y");
    // A second Routing is one of them, and so are no headers at all.
    MSNP_CHECK(envelope_round_trips("Routing: 1.0\r\n\r\nRouting: 1.0\r\n\r\nMessaging: 2.0\r\n\r\n"));
    MSNP_CHECK(envelope_round_trips("Routing: 1.0\r\n\r\n\r\nbody"));
    for (const char* const name : {"Messaging", "notification", "Publication", "Routing", "Reliability"}) {
        const std::string block = std::string(name) + ": 1.0\r\n";
        const parts whole{.content = envelope::unknown_section{mime::header_list(block)}};
        EXPECT_TRUE(wont_write_envelope(whole, errc::bad_header, "headers")) << name;
    }
}

// Red: no look at Content-Length where nothing is tolerated.
TEST(Envelope, TheLengthIsWhereThePayloadEnds) {
    constexpr std::string_view less = "Messaging: 2.0\r\nContent-Length: 4\r\n\r\n\xC3\xA9\xC3\xA9t";
    MSNP_CHECK(envelope::parse(less)->body == "\xC3\xA9\xC3\xA9t");
    MSNP_CHECK(envelope::parse("Messaging: 2.0\r\nContent-Length: 9\r\n\r\nhello")->body == "hello");
    MSNP_CHECK(envelope::parse("Messaging: 2.0\r\nContent-Length: x\r\n\r\nhello")->body == "hello");
    MSNP_CHECK(envelope::parse("Messaging: 2.0\r\n\r\nhello", mime::tolerance::strict())->body == "hello");
    MSNP_CHECK(envelope::parse(less, mime::tolerance::strict()).error() == error{errc::bad_value, 32, "length"});
    MSNP_CHECK(envelope::parse("Messaging: 2.0\r\nContent-Length: x\r\n\r\n", mime::tolerance::strict()).error() ==
               error{errc::bad_number, 32, "length"});
    // It is nobody's to set, nor kept among the others.
    MSNP_CHECK(std::get<envelope::messaging>(envelope::parse(less)->content).other.empty());
}

// Red: an address of nothing taken from `;`, which to_token() would not write.
TEST(Envelope, Addresses) {
    constexpr auto address_of = [](std::string_view text) {
        address read{};
        static_cast<void>(read.from_token(text));
        return read;
    };
    MSNP_CHECK(address_of("10:0000@live.com;path=IM;epid={x}").network == network_id(network::temporary_group));
    MSNP_CHECK(address_of("10:0000@live.com;path=IM;EPID={x}").find("epid") == "{x}");
    MSNP_CHECK(address_of("10:0000@live.com;path=IM;epid={x}").endpoint().empty() && !address_of("1:a").find("path"));
    MSNP_CHECK(address_of("1:a;path;via=9:b@live.com").find("via") == "9:b@live.com");
    MSNP_CHECK(address_of("4:tel:+15550105").account == email("tel:+15550105"));
    MSNP_CHECK(!address_of("bob@example.com").network &&
               address_of("bob@example.com").account == email("bob@example.com"));
    MSNP_CHECK(!address_of("tel:+1").network && address_of("x:y").account == email("x:y"));
    address none{};
    EXPECT_EQ(none.from_token(""), errc::bad_value);
    EXPECT_EQ(none.from_token(";"), errc::bad_value);
    EXPECT_EQ(none.from_token("4294967296:a"), errc::bad_value);
    MSNP_CHECK(!envelope::parse("Routing: 1.0\r\nTo: ;\r\n\r\n")->routing->to);
    MSNP_CHECK(address_of(";path=IM") == address{.parameters = "path=IM"});
    MSNP_CHECK(address_of("1:;") == address{.network = live});
    MSNP_CHECK(address_of("1:a@b \t;") == address{.network = live, .account = "a@b"}); // Red: no trim() of the account
    MSNP_CHECK(address_of("1:a@b ;x") == address{.network = live, .account = "a@b", .parameters = "x"});
    EXPECT_EQ(none.from_token(" ;"), errc::bad_value);
    const auto to = [](const address& who) { return parts{.routing = envelope::routing{.to = who}}; };
    EXPECT_TRUE(wont_write_envelope(to({.account = "1:a"}), errc::bad_value, "to"));
    EXPECT_TRUE(wont_write_envelope(to({.account = "a;b"}), errc::bad_value, "to"));
    EXPECT_TRUE(wont_write_envelope(to({}), errc::bad_value, "to"));
    EXPECT_TRUE(wont_write_envelope(to({.account = "a\r\nb"}), errc::bad_header, "to"));
    std::string buffer(100, '?');
    EXPECT_EQ(buffer.substr(0, *envelope::serialize(to({.account = "a@b", .parameters = "path=IM"}), buffer)),
              "Routing: 1.0\r\nTo: a@b;path=IM\r\n\r\n");
}

TEST(Envelope, WhatCantBeRead) {
    const auto strictly = [](std::string_view payload) {
        return envelope::parse(payload, mime::tolerance::strict()).error();
    };
    EXPECT_EQ(envelope::parse("Routing: 1.0\r\n\r\nhello").error(), (error{errc::missing_blank_line, 21, {}}));
    EXPECT_EQ(strictly("Routing: 1.0\r\nOptions: x\r\n\r\n"), (error{errc::bad_number, 23, "options"}));
    EXPECT_EQ(strictly("Routing: 1.0\r\n\r\nReliability: 1.0\r\nStream: x\r\n\r\n"),
              (error{errc::bad_number, 42, "stream"}));
    EXPECT_EQ(strictly("Routing: 1.0\r\n\r\nMessaging: 2.0\r\nPipe: 65536\r\n\r\n"),
              (error{errc::out_of_range, 38, "pipe"}));
    EXPECT_EQ(strictly("Routing: 1.0\r\n\r\nNotification: 1.0\r\nnothing\r\n\r\n"), (error{errc::bad_header, 35, {}}));
    EXPECT_FALSE(envelope::parse("Routing: 1.0\r\nOptions: x\r\nTo:\r\n\r\n")->routing->options);
}

TEST(Envelope, WhatCantBeWritten) {
    MSNP_CHECK(wont_write_envelope(parts{.body = "x"}, errc::missing_value, "content"));
    MSNP_CHECK(wont_write_envelope(parts{.content = envelope::messaging{.display_name = "a\r\n\r\nb"}},
                                   errc::bad_header, "display_name"));
    char buffer[13]{};
    EXPECT_EQ(envelope::serialize(parts{.routing = envelope::routing{}}, buffer).error(),
              (error{errc::buffer_too_small, 13, {}}));
}

TEST(Envelope, SectionsHaveFields) {
    std::string names;
    message::for_each_field(from_alice, [&](std::string_view name, const auto&) { names += std::string(name) + " "; });
    message::for_each_field(envelope::messaging{.type = sdg_message::text},
                            [&](std::string_view name, const auto&) { names += std::string(name) + " "; });
    EXPECT_EQ(names, "version to from version type ");
}

} // namespace
