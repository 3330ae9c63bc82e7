// Where other parsers of payloads break: the items of that list, one test an item, by section and number. Those that show in a
// command are in tests/channel/pitfalls_test.cpp.
//
// 6.4 is the caller's: msnp opens no connection.
#include "support/bodies.hpp"
#include "support/check.hpp"
#include "support/messages.hpp"

#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace std::string_view_literals;

constexpr message::im_format format_of(std::string_view value) {
    return *message::im_format::parse(value, {});
}

// ---- 1. the envelope -------------------------------------------------------------------------------------------------

// Splitting at ": " lost values without a blank, and swallowed the next line behind an empty one.
TEST(PayloadPitfalls, No1_1TheFirstColonSplits) {
    MSNP_CHECK(reads_as("Content-Type:text/x-msmsgsprofile;charset=UTF-8\r\npreferredEmail:\r\nPostalCode: \r\n"
                        "country:US\r\nsid: 507\r\n\r\n",
                        message::profile{.charset = "UTF-8", .country = "US", .site_id = 507}));
    MSNP_CHECK(mime::parse("A: b: c\r\n\r\n")->find("a") == "b: c");
    MSNP_CHECK(mime::parse("A:\t b \t\r\n\r\n")->find("a") == "b");
}

TEST(PayloadPitfalls, No1_2ALineWithoutColon) {
    constexpr std::string_view payload = "Content-Type: text/plain\r\nnothing\r\nP4-Context: Ally\r\n\r\nhi";
    MSNP_CHECK(reads_as(payload, message::text{.charset = "", .context = "Ally", .body = "hi"}));
    MSNP_CHECK(message::parse(payload, mime::tolerance::strict()).error() == error{errc::bad_header, 26, {}});
}

TEST(PayloadPitfalls, No1_3NamesInAnyCase) {
    MSNP_CHECK(reads_as("content-type: TEXT/X-MSMSGSPROFILE\r\nPREFERREDEMAIL: a@b\r\nKv: 11\r\nSID: 507\r\n\r\n",
                        message::profile{.preferred_email = "a@b", .site_id = 507, .key_version = 11}));
}

// Some parsers take the second line for the Content-Type and the third for the type's own header.
TEST(PayloadPitfalls, No1_4TheOrderOnWriting) {
    MSNP_CHECK(writes(message::typing{.account = "a@b", .other = "User-Agent: x\r\n"},
                      "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: a@b\r\n"
                      "User-Agent: x\r\n\r\n\r\n"));
    // And none of them is asked of others.
    MSNP_CHECK(reads_as("TypingUser: a@b\r\nContent-Type: text/x-msmsgscontrol\r\n\r\n",
                        message::typing{.account = "a@b", .body = ""}));
}

TEST(PayloadPitfalls, No1_5TheBodyGoesOnBehindAnEmptyLine) {
    MSNP_CHECK(reads_as("Content-Type: text/plain\r\n\r\none\r\n\r\ntwo\r\n\r\n",
                        message::text{.charset = "", .body = "one\r\n\r\ntwo\r\n\r\n"}));
}

TEST(PayloadPitfalls, No1_6NoEmptyLine) {
    constexpr std::string_view payload = "Content-Type: text/x-keepalive\r\n";
    MSNP_CHECK(message::parse(payload).error() == error{errc::missing_blank_line, 32, {}});
    MSNP_CHECK(reads_as(payload, message::keep_alive{}, {.missing_blank_line = true}));
}

TEST(PayloadPitfalls, No1_7TypesAreComparedWithoutTheirParameters) {
    for (const char* const type :
         {"Text/plain", "text/plain;charset=UTF-8", "text/plain ; charset=utf-8", " TEXT/PLAIN; x=y"}) {
        const std::string payload = "Content-Type: " + std::string(type) + "\r\n\r\nhi";
        const auto read = message::parse(payload);
        ASSERT_TRUE(read && std::holds_alternative<message::text>(*read)) << type;
        EXPECT_EQ(std::get<message::text>(*read).body, "hi") << type;
    }
    MSNP_CHECK(std::holds_alternative<message::unknown>(*message::parse("Content-Type: text/plainer\r\n\r\n")));
}

// Decoding a payload as UTF-8 before looking into it broke binary bodies; stopping at a NUL cut them.
TEST(PayloadPitfalls, No1_8BodiesAreBytes) {
    constexpr std::string_view payload = "MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\n"
                                         "P2P-Dest: a@b\r\n\r\n\0\xFF\xC0\x80\r\n\0"sv;
    MSNP_CHECK(round_trips<message::p2p>(payload));
    MSNP_CHECK(std::get<message::p2p>(*message::parse(payload)).body == "\0\xFF\xC0\x80\r\n\0"sv);
}

TEST(PayloadPitfalls, No1_10TheFirstOfSeveralIsFound) {
    constexpr std::string_view payload = "MIME-Version: 1.0\r\nContent-Type: text/plain\r\nX: 1\r\nx: 2\r\n\r\n";
    MSNP_CHECK(mime::parse(payload)->find("X") == "1");
    MSNP_CHECK(round_trips<message::text>(payload));
}

// Received lines of a mail fold; nothing that is written does.
TEST(PayloadPitfalls, No1_11FoldedLines) {
    MSNP_CHECK(mime::parse("Received: from a\r\n\tby b\r\n c\r\nX: y\r\n\r\n")->find("received") ==
               "from a\r\n\tby b\r\n c");
    MSNP_CHECK(wont_write(message::text{.context = "a\r\n b"}, errc::bad_header, "context"));
}

// A part of a message is no text, has neither version nor type, and is joined as bytes: see assembler_test.cpp.
TEST(PayloadPitfalls, No1_12PartsOfAMessage) {
    MSNP_CHECK(std::holds_alternative<message::chunk>(*message::parse(message::chunk::example)));
    message_assembler parts;
    EXPECT_EQ(parts.add("a@b", message::chunk::example).error(), (error{errc::bad_value, 0, "id"}));
}

// Splitting the line at every colon lost the end of the data; the last field needs no line end.
TEST(PayloadPitfalls, No1_14DataOfADatacast) {
    MSNP_CHECK(reads_as("Content-Type: text/x-msnmsgr-datacast\r\n\r\nID: 4\r\nData: a: b: c",
                        message::datacast{.kind = datacast_kind::action, .data = "a: b: c", .after_fields = {}}));
}

TEST(PayloadPitfalls, No1_15Spellings) {
    MSNP_CHECK(std::holds_alternative<message::active_mail>(
        *message::parse("Content-Type: text/x-msmsgsactivemailnotification\r\n\r\n")));
    MSNP_CHECK(std::holds_alternative<message::unknown>(
        *message::parse("Content-Type: text/x-msmsgsactiveemailnotification\r\n\r\n")));
    MSNP_CHECK(reads_as(
        "Content-Type: text/x-msmsgsinvite\r\n\r\nInvitation-Command: ACCEPT\r\nRequest-Data: IP-Address:",
        message::invitation{
            .charset = "", .command = invitation_command::accept, .request = "IP-Address:", .after_fields = {}}));
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgsemailnotification\r\n\r\nid: 2\r\n", message::new_mail{.id = 2}));
}

TEST(PayloadPitfalls, No1_16LineEndsBehindTheFields) {
    for (const char* const end : {"", "\r\n", "\r\n\r\n", "\r\n\r\n\r\n"}) {
        const std::string payload = std::string("Content-Type: text/x-clientcaps\r\n\r\nClient-Name: x") + end;
        const auto read = message::parse(payload);
        ASSERT_TRUE(read && std::holds_alternative<message::client_caps>(*read));
        EXPECT_EQ(std::get<message::client_caps>(*read).client_name, "x");
    }
}

// Real servers swapped the bytes, others do not: both are told.
TEST(PayloadPitfalls, No1_17ThePortOfAProfile) {
    constexpr message::profile profile{.member_id_high = -1, .member_id_low = 4294967295, .client_port = 0x0747};
    MSNP_CHECK(profile.port() == 0x4707);
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgsprofile\r\nMemberIdHigh: -1\r\nMemberIdLow: 4294967295\r\n"
                        "ClientPort: 1863\r\n\r\n",
                        profile));
}

// ---- 2. X-MMS-IM-Format ----------------------------------------------------------------------------------------------

TEST(PayloadPitfalls, No2_1ColoursOfAnyLength) {
    MSNP_CHECK(format_of("CO=f").color->red() == 0x0F && format_of("CO=f").color->blue() == 0);
    MSNP_CHECK(format_of("CO=ff0").color->green() == 0x0F && format_of("CO=ff0").color->red() == 0xF0);
    MSNP_CHECK(format_of("CO=ff0000").color->blue() == 0xFF);
}
TEST(PayloadPitfalls, No2_2CharsetsAreHexadecimal) {
    MSNP_CHECK(format_of("CS=86").charset == font_charset::gb2312);
    MSNP_CHECK(format_of("CS=b1").charset == font_charset::hebrew);
}
TEST(PayloadPitfalls, No2_3FamilyAndPitch) {
    MSNP_CHECK(format_of("PF=0").shape == message::font_shape{});
    MSNP_CHECK(format_of("PF=22").shape == message::font_shape{font_family::swiss, font_pitch::variable});
}
TEST(PayloadPitfalls, No2_4RightToLeft) {
    MSNP_CHECK(format_of("FN=a;RL=1").right_to_left == true);
    MSNP_CHECK(format_of("FN=a; RL=0").right_to_left == false);
}
TEST(PayloadPitfalls, No2_5TheFirstEqualsSignSplits) {
    MSNP_CHECK(format_of("FN=a=b; EF=B;").font == percent_text("a=b"));
    MSNP_CHECK(format_of("FN=a;; ;EF=B;").effects->has(font_effect::bold));
    MSNP_CHECK(format_of("FN=Segoe%20UI").font == percent_text("Segoe UI"));
}
TEST(PayloadPitfalls, No2_6PercentAndPlus) {
    MSNP_CHECK(format_of("FN=a+b").font == percent_text("a+b"));
    MSNP_CHECK(format_of("FN=100%; EF=B").font == percent_text("100%"));
    MSNP_CHECK(format_of("FN=%E5%AE%8B").font == percent_text("\xE5\xAE\x8B"));
    MSNP_CHECK(format_of("FN=MS Sans Serif").font == percent_text("MS Sans Serif"));
}
TEST(PayloadPitfalls, No2_7AKeyWithinAName) {
    MSNP_CHECK(!format_of("FN=CO=ff").color && format_of("FN=CO=ff").font == percent_text("CO=ff"));
}
TEST(PayloadPitfalls, No2_8TheFontComesFirst) {
    MSNP_CHECK(writes(message::text{.charset = "",
                                    .format = message::im_format{.font = "Arial",
                                                                 .effects = message::font_effects{},
                                                                 .color = message::color{}}},
                      "MIME-Version: 1.0\r\nContent-Type: text/plain\r\nX-MMS-IM-Format: FN=Arial; EF=; CO=0\r\n\r\n"));
}
TEST(PayloadPitfalls, No2_9AContextWithoutFormat) {
    MSNP_CHECK(reads_as("P4-Context: Ally\r\n\r\n", message::text{.charset = "", .context = "Ally"}));
}

// ---- 3. escapes ------------------------------------------------------------------------------------------------------

// Entities first, percent signs after them: f="Ana%20&amp;%20Bo" of an ADL.
TEST(PayloadPitfalls, No3_1EntitiesBeforePercentSigns) {
    const auto ml = xml::parse("<c f=\"Ana%20&amp;%20Bo\"/>");
    const std::string name = ml->find("c")->attribute("f")->to<std::string>();
    EXPECT_EQ(percent_text::encoded(name).to<std::string>(), "Ana & Bo");
}
TEST(PayloadPitfalls, No3_1NamesInContactLists) {
    const auto list =
        payload::parse<payload::contact_list>("<ml><d n='b'><c n='a' f='Ana%20&amp;%20Bo%2B+'/></d></ml>");
    EXPECT_EQ(list->domains.begin()->contacts.begin()->nick, xml_percent_text("Ana & Bo++"));
}
// Both kinds of entities, decoded before CurrentMedia is split. A PSM is not percent-encoded.
// Some clients lose a '+' in base64 as a blank.
TEST(PayloadPitfalls, No3_2DigestsWithBlanks) {
    MSNP_CHECK(msnobj::digest("+z3MQadmIWHed3saSdwcTo/Tc7U=") == msnobj::digest(" z3MQadmIWHed3saSdwcTo/Tc7U="));
}
TEST(PayloadPitfalls, No3_5EntitiesOfEitherEra) {
    constexpr auto data = payload::parse<payload::user_data>(
        "<Data><PSM>100%25+1 &#x26; &amp;</PSM><CurrentMedia>&#x5C;0Music&#x5C;01&#x5C;0{0}&#x5C;0a&amp;b\\0</CurrentMedia></Data>");
    MSNP_CHECK(data->personal_message == xml_text("100%25+1 & &"));
    MSNP_CHECK(data->media->type() == media_type::music && data->media->enabled() == true);
    MSNP_CHECK(*data->media->arguments().begin() == xml_text("a&b"));
    MSNP_CHECK(xml_text::escaped("&#x5C;0Music&#x5C;01") == xml_text("\\0Music\\01"));
    MSNP_CHECK(xml_text::escaped("Tom &#x26; Jerry") == xml_text::escaped("Tom &amp; Jerry"));
    MSNP_CHECK(xml_text::escaped("100%25+1") == xml_text("100%25+1"));
}

// A separator is taken from the left; `\01` is one and a 1, no octal number.
TEST(PayloadPitfalls, No3_6SeparatorsOfCurrentMedia) {
    constexpr current_media media(xml_text("\\0Music\\01\\0\\\\0{0}\\0"));
    MSNP_CHECK(media.enabled() == true && media.format() == xml_text("\\"));
}

// ---- 5. peer to peer ---------------------------------------------------------------------------------------------------

// Clients kept 32 bits of sizes and offsets.
TEST(PayloadPitfalls, No5_1SizesOf64Bits) {
    const auto keeps = [] {
        char memory[52]{};
        const p2p::packet_v1 packet{.offset = 0x100000002, .total_size = 0x300000004, .ack_size = 0x500000006};
        const auto size = p2p::serialize(packet, memory);
        return size && *p2p::parse_v1(std::string_view(memory, *size)) == packet;
    };
    MSNP_CHECK(keeps());
    std::string file(574, '\0');
    ASSERT_TRUE(slp::serialize(slp::file_context{.file_size = 0x100000002}, file));
    EXPECT_EQ(slp::parse_file_context(file)->file_size, 0x100000002U);
}

TEST(PayloadPitfalls, No5_2FlagsAreBits) {
    MSNP_CHECK(p2p::packet_v1{.flags = 0x01000030}.has(p2p::flag::data) &&
               p2p::packet_v1{.flags = 0x01000002}.has(p2p::flag::ack));
}

// The header's lowest byte comes first, the footer's last.
TEST(PayloadPitfalls, No5_3TheFooterIsTheOtherWayRound) {
    const auto footer_of = [](std::string_view end) {
        return p2p::parse_v1(std::string_view(std::string(48, '\0') + std::string(end)))->footer;
    };
    EXPECT_EQ(footer_of("\0\0\0\2"sv), p2p::app_id::file);
    EXPECT_EQ(footer_of("\0\0\0\0"sv), p2p::app_id::session);
    EXPECT_EQ(footer_of(""), std::nullopt);
}

// Sizes were taken on trust, and entries went over their header's end.
TEST(PayloadPitfalls, No5_4SizesInHeadersAreLookedAt) {
    std::string packet(48, '\0');
    packet[24] = 1;
    EXPECT_EQ(p2p::parse_v1(packet).error(), (error{errc::incomplete, 48, "data"}));
    MSNP_CHECK(p2p::parse_v2("\x0C\0\0\0\0\0\0\0\x01\x03\0\0"sv).error() == error{errc::bad_value, 8, "entries"});
    MSNP_CHECK(p2p::parse_v2("\x08\0\0\x08\0\0\0\0\x09\0\0\0\0\0\0\0"sv).error() ==
               error{errc::bad_length, 8, "header"});
}

// One client cut messages of more than two packets wrongly.
TEST(PayloadPitfalls, No5_5MessagesOfManyPackets) {
    const std::string message(5000, 'x');
    std::string memory(5000, '?');
    p2p::splitter parts({.data = message});
    p2p::joiner whole(memory);
    std::size_t packets = 0;
    while (const auto next = parts.next()) {
        ++packets;
        ASSERT_TRUE(whole.add(*next));
    }
    EXPECT_TRUE(packets == 5 && whole.is_whole() && memory == message);
}

TEST(PayloadPitfalls, No5_6PeerInfoIsTwelveBytes) {
    constexpr std::string_view packet = "\x18\x01\0\0\0\0\0\0\x01\x0C\0\2\0\0\0\x0E\0\0\x0F\1\0\0\0\0"sv;
    MSNP_CHECK(p2p::parse_v2(packet)->peer_info() == "\0\2\0\0\0\x0E\0\0\x0F\1\0\0"sv);
}

// The NUL counts; a name within a value is none; a SessionID has no sign; a last line may have no end.
TEST(PayloadPitfalls, No5_7Slp) {
    const auto body_of = [](std::string_view body) {
        const std::string bytes = "MSNSLP/1.0 200 OK\r\nVia: MSNSLP/1.0/TLP ;branch={x}\r\nCSeq: 0 \r\n"
                                  "Content-Type: application/x-msnmsgr-sessionreqbody\r\nContent-Length: " +
                                  std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
        const auto read = slp::parse<slp::basic_message<slp::session_request>>(bytes, mime::tolerance::strict());
        return read ? read->body.session : 0;
    };
    EXPECT_EQ(body_of("SessionID: 180646677\r\n\r\n\0"sv), 180646677U);
    EXPECT_EQ(body_of("SessionID: 4294967295\r\nContext: SessionID: 5"), 4294967295U);
    EXPECT_EQ(body_of("Context: SessionID: 5\r\n\0"sv), std::nullopt);
}

// A NUL stayed behind the text.
TEST(PayloadPitfalls, No5_8Base64WithoutPadding) {
    MSNP_CHECK(base64_text("Zm9vYg").is_valid() && base64_text("Zm9vYg==").decoded_size() == 4);
    MSNP_CHECK(msnobj::parse("<msnobj Size=\"1\"/>\0"sv)->size == 1U);
}

TEST(PayloadPitfalls, No5_9NamesAndValuesBackToFront) {
    constexpr std::string_view bytes = "MSNSLP/1.0 200 OK\r\nContent-Type: application/x-msnmsgr-transrespbody\r\n\r\n"
                                       "srddA-lanretnI4vPI: 1.0.861.291\r\ntroP-lanretnI4vPI: 3681\r\n\r\n";
    using transport = slp::basic_message<slp::transport_response>;
    MSNP_CHECK(slp::parse<transport>(bytes)->body.at.internal == slp::mirrored_text("192.168.0.1"));
    MSNP_CHECK(slp::parse<transport>(bytes)->body.at.internal_port == slp::mirrored_port(1863));
}

// Half of a GUID's bytes stand the other way round on a direct connection; GUIDs of one client have blanks in them.
TEST(PayloadPitfalls, No5_10Nonces) {
    MSNP_CHECK(*p2p::nonce::of("{9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}") ==
               p2p::nonce::of_bytes("\x8A\xE4\xA1\x9C\xC2\x1C\x63\x4F\xBD\x4F\x3D\xEC\x9F\x5D\x1A\x4F"));
    MSNP_CHECK(!p2p::nonce::of("{9CA1E48A-1CC2- F63-BD4F-3DEC9F5D1A4F}"));
    MSNP_CHECK(slp::parse("MSNSLP/1.0 200 OK\r\nCall-ID: {9CA1E48A-1CC2- F63-BD4F-3DEC9F5D1A4F}\r\n\r\n")->call ==
               slp::identifier("{9CA1E48A-1CC2- F63-BD4F-3DEC9F5D1A4F}"));
}

TEST(PayloadPitfalls, No5_11AContextOfAFileThatIsShorterThanItSays) {
    std::string file(638, '\0');
    const std::string zeros(64, '\0');
    ASSERT_TRUE(slp::serialize(slp::file_context{.version = 3, .file_size = 5, .name = "a", .tail = zeros}, file));
    EXPECT_EQ(slp::parse_file_context(std::string_view(file).substr(0, 628))->file_size, 5U);
    EXPECT_EQ(slp::parse_file_context(std::string_view(file + "PNG"))->preview, "PNG");
}

TEST(PayloadPitfalls, No5_12TheFirstFrameIsNoPacket) {
    constexpr std::string_view bytes = "\4\0\0\0foo\0"sv;
    MSNP_CHECK(p2p::take_direct_frame(bytes)->is_greeting() && p2p::take_direct_frame(bytes)->size == 8);
}

// Attributes that are not escaped; an order that is fixed for SHA1C alone; "AAA=" is an empty name.
TEST(PayloadPitfalls, No5_13Msnobj) {
    MSNP_CHECK(msnobj::parse("<msnobj Location='a&b' Creator='x'/>")->location == "a&b");
    const auto canonical = [] {
        char memory[64]{};
        span_sink sink(memory);
        msnobj::write_canonical(sink, *msnobj::parse("<msnobj Location='0' Creator='x'/>"));
        return std::string_view(memory, sink.size()) == "CreatorxLocation0";
    };
    MSNP_CHECK(canonical());
    const auto is_empty = [] {
        char memory[4]{};
        return msnobj::friendly_name("AAA=").decode_to(memory)->empty();
    };
    MSNP_CHECK(is_empty());
}

TEST(PayloadPitfalls, No5_14TheTypeStaysANumber) {
    MSNP_CHECK(msnobj::parse("<msnobj Type='14'/>")->type->number == 14 &&
               msnobj::parse("<msnobj Type='15'/>")->type->number == 15);
}

TEST(PayloadPitfalls, No5_15EmoticonsHoweverTheyEnd) {
    for (const char* const end : {"", "\t", "\t\r\n"})
        EXPECT_EQ(message::emoticon_list(std::string_view(std::string("a b\t<x/>") + end)).find("a b").has_value(),
                  true)
            << end;
}

// ---- 6. files before MSN 6 ---------------------------------------------------------------------------------------------

TEST(PayloadPitfalls, No6_1GuidsInAnyCase) {
    MSNP_CHECK(application::file_transfer == braced_guid("{5D3E02AB-6190-11d3-BBBB-00C04F795683}"));
}

// Some end a file with 01 00 00, others cancel with it: the bytes that have come tell which.
TEST(PayloadPitfalls, No6_2TheLastBlock) {
    MSNP_CHECK(ftp::take_block("\1\0\0"sv).ends() && ftp::take_block("\2\0\0"sv).ends() &&
               !ftp::take_block("\0\0\0"sv).ends());
}
TEST(PayloadPitfalls, No6_3LengthsAndCodes) {
    MSNP_CHECK(ftp::take_block("\0\1\2"sv).size == 3 + 0x201);
    MSNP_CHECK(std::get<ftp::bye>(*ftp::parse("BYE 2164261683\r\n", last_dialect)).outcome ==
               ftp::outcome::sender_cancelled);
}

TEST(PayloadPitfalls, No6_5CodesThatNobodyKnows) {
    MSNP_CHECK(
        reads_as("Content-Type: text/x-msmsgsinvite\r\n\r\nInvitation-Command: CANCEL\r\nCancel-Code: BORED\r\n\r\n",
                 message::invitation{.charset = "", .command = invitation_command::cancel, .cancel = "BORED"}));
}

// ---- 7. envelopes and XML --------------------------------------------------------------------------------------------

constexpr std::string_view envelope_body(std::string_view bytes) {
    return envelope::parse(bytes)->body;
}

// Some servers count characters, some write a constant; the rest is the body.
TEST(PayloadPitfalls, No7_1WhereTheBodyBegins) {
    MSNP_CHECK(envelope_body("Routing: 1.0\r\n\r\nReliability: 1.0\r\n\r\nMessaging: 2.0\r\n\r\nhi") == "hi");
    MSNP_CHECK(envelope_body("Messaging: 2.0\r\nContent-Length: 2\r\n\r\n\xC3\xA9\xC3\xA9") == "\xC3\xA9\xC3\xA9");
    MSNP_CHECK(envelope_body("Messaging: 2.0\r\nContent-Length: 9\r\n\r\nID: 1\r\n\r\n") == "ID: 1\r\n\r\n");
}
TEST(PayloadPitfalls, No7_2NetworksOfTwoDigits) {
    constexpr auto to = [](std::string_view line) { return *envelope::parse(line)->routing->to; };
    MSNP_CHECK(to("Routing: 1.0\r\nTo: 10:00000000-0000-0000-0000-000000000001@live.com\r\n\r\n").network ==
               network_id(network::temporary_group));
    MSNP_CHECK(to("Routing: 1.0\r\nTo: 32:joe@yahoo.example;path=IM\r\n\r\n").account == email("joe@yahoo.example"));
    MSNP_CHECK(envelope_body("Routing: 1.0\r\n\r\nMessaging: 2.0\r\n\r\na\r\n\r\nb\r\n\r\nc") == "a\r\n\r\nb\r\n\r\nc");
}
TEST(PayloadPitfalls, No7_3SectionsByName) {
    MSNP_CHECK(envelope_body("Routing: 1.0\r\n\r\nNotification: 1.0\r\n\r\n<user/>") == "<user/>");
    MSNP_CHECK(envelope_body("Publication: 1.0\r\n\r\n<user/>") == "<user/>");
    MSNP_CHECK(!envelope::parse("Routing: 1.0\r\n\r\nMessaging: 2.0\r\n\r\n")->reliability);
}
// The element of a UUX of its own is the root.
TEST(PayloadPitfalls, No7_4EndpointDataAsTheRoot) {
    MSNP_CHECK(std::holds_alternative<payload::endpoint_data>(
        *payload::parse<payload::uux>("<EndpointData><Capabilities>1:2</Capabilities></EndpointData>")));
}
TEST(PayloadPitfalls, No7_5SubjectsOutsideAndShortFiletimes) {
    constexpr auto data = payload::parse<payload::mail_data>("<MD><M><I>1</I></M><SU>hi</SU></MD>");
    data->for_each_entry([](const payload::mail_entry& entry) { EXPECT_EQ(entry.subject, xml_text("hi")); });
    MSNP_CHECK(message::offline_message{.arrival = "… FILETIME=[1C00B0:1CA6C74]"}.filetime() == 0x01CA6C74001C00B0U);
}
TEST(PayloadPitfalls, No7_6StrayAmpersands) {
    constexpr std::string_view bytes =
        "<NOTIFICATION siteurl='http://a/?b=1&c=2'><MSG><ACTION url='x&y;z'/></MSG></NOTIFICATION>";
    MSNP_CHECK(payload::parse<payload::alert>(bytes)->site_url == xml_text("http://a/?b=1&c=2"));
    MSNP_CHECK(payload::parse<payload::alert>(bytes)->message->action->url == xml_text("x&y;z"));
    MSNP_CHECK(refuses_body<payload::alert>(bytes, {errc::bad_xml, 36, {}}));
}
// XML in the text of XML: escaped twice.
TEST(PayloadPitfalls, No7_7BodiesInBodies) {
    const auto alert = payload::parse<payload::alert>(
        "<NOTIFICATION><MSG><BODY>&lt;NotificationData&gt;&lt;Service&gt;a&amp;amp;b&lt;/Service&gt;&lt;/NotificationData&gt;</BODY></MSG>"
        "</NOTIFICATION>");
    const std::string inside = alert->message->body->text.to<std::string>();
    EXPECT_EQ(payload::parse<payload::alert_data>(inside)->service, xml_text("a&b"));
}
TEST(PayloadPitfalls, No7_8ContactLists) {
    MSNP_CHECK(reads_body("<ml></ml>", payload::contact_list{}));
    MSNP_CHECK(payload::parse<payload::contact_list>("<ml><d n='a'></d></ml>")->domains.begin()->contacts.empty());
    constexpr payload::contact bob[] = {{.name = "bob", .lists = list_mask(3)}};
    constexpr auto same = [](std::string_view bytes) {
        const auto list = payload::parse<payload::contact_list>(bytes);
        const payload::contact found = *list->domains.begin()->contacts.begin();
        return found.name == xml_text("bob") && found.lists == list_mask(3) && !found.network;
    };
    MSNP_CHECK(same("<ml><d n=\"a\"><c n=\"bob\" l=\"3\"/></d></ml>") &&
               same("<ml l='1'><d n='a'><c  l = '3' n='bob' ></c></d></ml>"));
    MSNP_CHECK(writes_body(payload::contact_domain{.name = "a", .contacts = std::span<const payload::contact>(bob)},
                           "<d n=\"a\"><c n=\"bob\" l=\"3\"/></d>"));
}
// The halves stand in another order than in a profile, which has them under two names.
TEST(PayloadPitfalls, No7_9HalvesOfAccountNumbers) {
    constexpr auto to = payload::parse<payload::alert_to>("<TO pid=\"0x00060000:0x81ee5a43\"/>");
    MSNP_CHECK(to->pid->low == 0x00060000 && to->pid->high == 0x81ee5a43);
}
TEST(PayloadPitfalls, No7_10NoPayloadClears) {
    MSNP_CHECK(std::holds_alternative<payload::no_data>(*payload::parse<payload::ubx>("")));
    MSNP_CHECK(std::holds_alternative<payload::no_data>(*payload::parse<payload::uux>("")));
}
TEST(PayloadPitfalls, No7_11CapabilitiesWithOneNumber) {
    constexpr auto place =
        payload::parse<payload::endpoint_data>("<EndpointData><Capabilities>2788999228</Capabilities></EndpointData>");
    MSNP_CHECK(place->capabilities->basic.bits == 2788999228 && !place->capabilities->is_pair);
    MSNP_CHECK(writes_body(*place, "<EndpointData><Capabilities>2788999228</Capabilities></EndpointData>"));
}
// One list of bits has two names for one of them.
TEST(PayloadPitfalls, No7_12YahooDisabled) {
    MSNP_CHECK(capability_pair(0, 0x400000).has(extended_capability::yahoo_disabled));
    MSNP_CHECK(!capability_pair(0, 0x40000).has(extended_capability::yahoo_disabled));
}

} // namespace
