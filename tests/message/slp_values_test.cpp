// The values in MSNSLP's headers and bodies.
#include "support/check.hpp"

#include <msnp/message/slp_values.hpp>

#include <cstdint>
#include <string_view>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

template <class T>
constexpr bool reads(std::string_view token, const T& expected) {
    T value{};
    return read_token(token, value) == errc::none && value == expected;
}
template <class T>
constexpr bool writes(const T& value, std::string_view expected) {
    char memory[100]{};
    span_sink sink(memory);
    return write_token(sink, value) == errc::none && std::string_view(memory, sink.size()) == expected;
}
template <class T>
constexpr bool goes_both_ways(std::string_view token, const T& value) {
    return reads(token, value) && writes(value, token);
}
template <class T>
constexpr bool refuses(std::string_view token, errc code = errc::bad_value) {
    T value{};
    return read_token(token, value) == code;
}
template <class T>
constexpr bool wont_write(const T& value, errc code = errc::bad_value) {
    counting_sink sink;
    return write_token(sink, value) == code;
}

#define MSNP_PLACE "{521a03be-12af-452d-a3c5-f7787d7a8267}"

// Red: no brackets on writing; the place as a part of the account; the word compared with its case.
TEST(SlpValues, Addresses) {
    MSNP_CHECK(goes_both_ways("<msnmsgr:bob@example.com>", slp::address("bob@example.com")));
    MSNP_CHECK(
        goes_both_ways("<msnmsgr:bob@example.com;" MSNP_PLACE ">", slp::address(email("bob@example.com"), MSNP_PLACE)));
    MSNP_CHECK(reads("MSNMSGR:bob@example.com", slp::address("bob@example.com")));
    MSNP_CHECK(goes_both_ways("<msnmsgr:a>b>", slp::address("a>b")));
    MSNP_CHECK(refuses<slp::address>("<sip:bob@example.com>") && refuses<slp::address>("<msnmsgr:>") &&
               refuses<slp::address>("msnmsgr:") && refuses<slp::address>("<>") && refuses<slp::address>(""));
    MSNP_CHECK(slp::address().empty() && !slp::address("a").empty());
    MSNP_CHECK(!slp::address(email(), MSNP_PLACE).empty() &&
               wont_write(slp::address(email(), MSNP_PLACE), errc::missing_value));
    MSNP_CHECK(wont_write(slp::address("a;" MSNP_PLACE)));
}

// Red: two GUIDs compared byte by byte.
TEST(SlpValues, Identifiers) {
    MSNP_CHECK(slp::identifier("{9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}") ==
               slp::identifier("9d79ae57-1bd5-444b-b14e-3fc9bb2b5d58"));
    MSNP_CHECK(!(slp::identifier("{9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}") ==
                 slp::identifier("{9D79AE57-1BD5-444B-B14E-3FC9BB2B5D59}")));
    // Pecan leaves zeros out of its GUIDs, with blanks in their place.
    MSNP_CHECK(goes_both_ways("{9D79AE57-1BD5- 44B-B14E-3FC9BB2B5D58}",
                              slp::identifier("{9D79AE57-1BD5- 44B-B14E-3FC9BB2B5D58}")));
    MSNP_CHECK(!slp::identifier("a").is_guid() && !(slp::identifier("a") == slp::identifier("A")));
}

// Red: no blank in front of ';'; the last ';' in place of the first; a blank that is kept.
TEST(SlpValues, Hops) {
    constexpr std::string_view branch = "{33517CE4-02FC-4428-B6F4-39927229B722}";
    MSNP_CHECK(goes_both_ways("MSNSLP/1.0/TLP ;branch={33517CE4-02FC-4428-B6F4-39927229B722}",
                              slp::hop(slp::identifier(branch))));
    MSNP_CHECK(
        reads("MSNSLP/1.0/TLP;branch={33517CE4-02FC-4428-B6F4-39927229B722}", slp::hop(slp::identifier(branch))));
    MSNP_CHECK(reads("MSNSLP/1.0/TLP ; Branch = x;y ", slp::hop("x;y")));
    MSNP_CHECK(!reads("MSNSLP/1.0/UDP ;branch=x", slp::hop("x")));
    MSNP_CHECK(refuses<slp::hop>("MSNSLP/1.0/TLP") && refuses<slp::hop>(";branch=x") &&
               refuses<slp::hop>("a;branch=") && refuses<slp::hop>("a;twig=x") && refuses<slp::hop>("a;branch"));
    const auto through = [](std::string_view protocol, const char* id) {
        slp::hop made(id);
        made.protocol = protocol;
        return made;
    };
    MSNP_CHECK(wont_write(through("", "x")) && wont_write(through("a;b", "x")) && wont_write(through("a ", "x")) &&
               wont_write(through("a", " x")) && !wont_write(through("a", "x")));
    MSNP_CHECK(slp::hop().empty() && !slp::hop("x").empty() && !through("MSNSLP/1.0/UDP", "").empty() &&
               wont_write(through("MSNSLP/1.0/UDP", ""), errc::missing_value));
}

TEST(SlpValues, SequenceNumbers) {
    MSNP_CHECK(reads("1", slp::sequence_number(1)) && writes(slp::sequence_number(1), "1 "));
    MSNP_CHECK(refuses<slp::sequence_number>("1 ", errc::bad_number));
}

constexpr bool is_meant(const slp::mirrored_text& text, std::string_view expected) {
    char memory[32]{};
    const auto decoded = text.decode_to(memory);
    return decoded && *decoded == expected;
}
template <class T>
constexpr T from_mirrored(std::string_view token) {
    T value{};
    return value.from_mirrored(token) == errc::none ? value : T{};
}

// Red: the text copied as it is; digits that are not turned round on writing.
TEST(SlpValues, BackToFront) {
    constexpr auto text = from_mirrored<slp::mirrored_text>("1.0.861.291");
    MSNP_CHECK(is_meant(text, "192.168.0.1") && writes(text, "1.0.861.291") &&
               text == slp::mirrored_text("192.168.0.1"));
    MSNP_CHECK(is_meant("192.168.0.1", "192.168.0.1") && writes(slp::mirrored_text("192.168.0.1"), "192.168.0.1"));
    MSNP_CHECK(!(slp::mirrored_text("ab") == slp::mirrored_text("a")) && slp::mirrored_text().empty());
    char memory[2]{};
    EXPECT_EQ(slp::mirrored_text("abc").decode_to(memory).error(), (error{errc::buffer_too_small, 2, {}}));

    constexpr auto port = from_mirrored<slp::mirrored_port>("3681");
    MSNP_CHECK(port.number == 1863 && port.is_mirrored && writes(port, "3681"));
    MSNP_CHECK(writes(from_mirrored<slp::mirrored_port>("08"), "08") && goes_both_ways("80", slp::mirrored_port(80)));
    MSNP_CHECK(from_mirrored<slp::mirrored_port>("53556") == slp::mirrored_port(65535));
    slp::mirrored_port none;
    EXPECT_EQ(none.from_mirrored("63556"), errc::out_of_range);
    EXPECT_EQ(none.from_mirrored("123456"), errc::out_of_range);
    EXPECT_EQ(none.from_mirrored("12345x"), errc::bad_number);
    EXPECT_EQ(none.from_mirrored("x1"), errc::bad_number);
    EXPECT_EQ(none.from_mirrored(""), errc::bad_number);
}

TEST(SlpValues, Words) {
    MSNP_CHECK(wire_of(slp::method::invite) == "INVITE" && wire_of(slp::method::bye) == "BYE" &&
               wire_of(slp::method::ack) == "ACK");
    MSNP_CHECK(wire_of(slp::bridge::trudp) == "TRUDPv1" && wire_of(slp::bridge::tcp) == "TCPv1" &&
               wire_of(slp::bridge::switchboard) == "SBBridge" && wire_of(slp::bridge::turn) == "TURNv1");
    MSNP_CHECK(wire_of(slp::traversal::direct_connect_request) == "WLX-Nat-Trav-Msg-Direct-Connect-Req" &&
               wire_of(slp::traversal::updated_port) == "WLX-Nat-Trav-Msg-Updated-Connecting-Port");
    for (const auto& w : vocabulary<slp::status>::words) EXPECT_FALSE(reason_of(w.value).empty()) << w.name;
    MSNP_CHECK(reason_of(slp::status::decline) == "Decline" && reason_of(slp::status{999}).empty());
    MSNP_CHECK(name_of(slp::status::no_such_call) == "no_such_call" && name_of(p2p::app_id::file) == "file");
}

// Red: two of them swapped.
TEST(SlpValues, Applications) {
    MSNP_CHECK(slp::name_of_application("{a4268eec-fec5-49e5-95c3-f126696bdbf6}") == "msn_object");
    MSNP_CHECK(slp::name_of_application("{5D3E02AB-6190-11d3-BBBB-00C04F795683}") == "file_transfer");
    MSNP_CHECK(slp::name_of_application("{1C9AA97E-9C05-4583-A3BD-908A196F1E92}") == "webcam_wanted");
    MSNP_CHECK(slp::name_of_application("{4BD96FC0-AB17-4425-A14A-439185962DC8}") == "webcam_shown");
    MSNP_CHECK(slp::name_of_application("{41D3E74E-04A2-4B37-96F8-08ACDB610874}") == "photo_sharing");
    MSNP_CHECK(slp::name_of_application("{6A13AF9C-5308-4F35-923A-67E8DDA40C2F}") == "activity");
    MSNP_CHECK(slp::name_of_application("{6A13AF9C-5308-4F35-923A-67E8DDA40C20}").empty());
    MSNP_CHECK(slp::context("dAMAgQ==").base64().decoded_size() == 4);
}

TEST(SlpValues, AGuidAndAWordAreTwoIdentifiers) {
    const std::string guid = "{9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}";
    EXPECT_FALSE(slp::identifier(guid) == slp::identifier("x"));
    EXPECT_FALSE(slp::identifier("x") == slp::identifier(guid));
    EXPECT_TRUE(slp::identifier(guid) == slp::identifier("9d79ae57-1bd5-444b-b14e-3fc9bb2b5d58"));
}

TEST(SlpValues, AHopWithoutAPart) {
    slp::hop hop;
    const std::string no_branch = "MSNSLP/1.0/TLP ;branch=";
    const std::string no_protocol = " ;branch={33517CE4-02FC-4428-B6F4-39927229B722}";
    EXPECT_EQ(hop.from_token(no_branch), errc::bad_value);
    EXPECT_EQ(hop.from_token(no_protocol), errc::bad_value);
}

TEST(SlpValues, TextsBackToFrontAreCompared) {
    const std::string text = "3681";
    slp::mirrored_text a;
    slp::mirrored_text b;
    ASSERT_EQ(a.from_token(text), errc::none);
    ASSERT_EQ(b.from_token(text.substr(1)), errc::none);
    EXPECT_FALSE(a == b);
    ASSERT_EQ(b.from_token("3682"), errc::none);
    EXPECT_FALSE(a == b);
}

} // namespace
