// The bodies of MSNSLP: every field of each.
#include "support/check.hpp"

#include <msnp/message/slp.hpp>

#include <string>
#include <string_view>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

/// Reads a text as the body of a message, strictly, and writes the message with the same body.
template <class Body>
void expect_both_ways(std::string_view text, const Body& body) {
    const std::string length = std::to_string(text.size());
    const std::string bytes = "MSNSLP/1.0 200 OK\r\nContent-Type: " + std::string(Body::content_type) +
                              "\r\nContent-Length: " + length + "\r\n\r\n" + std::string(text);
    const auto read = slp::parse<slp::basic_message<Body>>(bytes, mime::tolerance::strict());
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_TRUE(read->body == body);
    std::string written(bytes.size(), '?');
    const auto size = slp::serialize(*read, written);
    ASSERT_TRUE(size) << describe(size.error());
    EXPECT_EQ(written, bytes);
    slp::basic_message<Body> made = *read;
    made.body = body;
    EXPECT_EQ(slp::wire_size(made), bytes.size());
}

#define MSNP_SESSION "SessionID: 180646677\r\nSChannelState: 0\r\nCapabilities-Flags: 1\r\n"
#define MSNP_GUID "{9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}"
#define MSNP_HASH "{2B95F56D-9CA0-9A64-82CE-ADC1F3C55845}"

TEST(SlpBody, AskingForASession) {
    expect_both_ways("EUF-GUID: {5D3E02AB-6190-11D3-BBBB-00C04F795683}\r\n" MSNP_SESSION
                     "AppID: 2\r\nRequestFlags: 16\r\n"
                     "Context: PgIAAA\r\nX: y\r\n\r\n",
                     slp::session_request{.application = slp::application::file_transfer,
                                          .session = 180646677,
                                          .channel_state = 0,
                                          .capabilities = 1,
                                          .app = p2p::app_id::file,
                                          .request_flags = 16,
                                          .context = "PgIAAA",
                                          .other_fields = "X: y\r\n"});
}

TEST(SlpBody, ClosingASession) {
    expect_both_ways("\r\n", slp::session_close{});
    expect_both_ways("", slp::session_close{.after_fields = {}});
    expect_both_ways(
        MSNP_SESSION "Context: dAMAgQ==\r\n\r\n",
        slp::session_close{.session = 180646677, .channel_state = 0, .capabilities = 1, .context = "dAMAgQ=="});
}

TEST(SlpBody, ASessionThatFailed) {
    expect_both_ways(MSNP_SESSION "\r\n",
                     slp::session_failure{.session = 180646677, .channel_state = 0, .capabilities = 1});
}

// Behind all others. Red: other_fields() left out of any body, or in front of its last field.
TEST(SlpBody, FieldsThatNobodyKnows) {
    expect_both_ways("Context: dAMAgQ==\r\nX: y\r\n\r\n",
                     slp::session_close{.context = "dAMAgQ==", .other_fields = "X: y\r\n"});
    expect_both_ways("X: y\r\n\r\n", slp::session_failure{.other_fields = "X: y\r\n"});
    expect_both_ways(
        "Nat-Trav-Msg-Type: WLX-Nat-Trav-Msg-Direct-Connect-Req\r\nX: y\r\n\r\n",
        slp::transport_request{.traversal = slp::traversal::direct_connect_request, .other_fields = "X: y\r\n"});
    expect_both_ways("X: y\r\n\r\n", slp::transport_response{.other_fields = "X: y\r\n"});
    expect_both_ways("X: y\r\n\r\n", slp::udp_switch{.other_fields = "X: y\r\n"});
}

// Red: NetID without a sign.
TEST(SlpBody, AskingForAConnection) {
    expect_both_ways("Bridges: TRUDPv1 TCPv1 SBBridge TURNv1\r\nNetID: -1801543475\r\nConn-Type: Firewall\r\n"
                     "TCP-Conn-Type: Symmetric-NAT\r\nUPnPNat: false\r\nICF: true\r\nNonce: " MSNP_GUID
                     "\r\nHashed-Nonce: " MSNP_HASH "\r\nIPv6-global: 2001:db8::7\r\n" MSNP_SESSION
                     "Nat-Trav-Msg-Type: WLX-Nat-Trav-Msg-Direct-Connect-Req\r\n\r\n",
                     slp::transport_request{.bridges = "TRUDPv1 TCPv1 SBBridge TURNv1",
                                            .network = -1801543475,
                                            .connection = connection_type::firewall,
                                            .tcp_connection = connection_type::symmetric_nat,
                                            .upnp = lower_truth::no,
                                            .firewall = lower_truth::yes,
                                            .nonce = MSNP_GUID,
                                            .hashed_nonce = MSNP_HASH,
                                            .ipv6_address = "2001:db8::7",
                                            .session = 180646677,
                                            .channel_state = 0,
                                            .capabilities = 1,
                                            .traversal = slp::traversal::direct_connect_request});
    constexpr slp::transport_request request{.bridges = "TRUDPv1 X TCPv1"};
    auto ways = request.bridges.begin();
    EXPECT_EQ((*ways).known(), slp::bridge::trudp);
    EXPECT_EQ((*++ways).known(), std::nullopt);
    EXPECT_EQ((*++ways).known(), slp::bridge::tcp);
}

constexpr slp::reachable_at everywhere{.internal = "10.0.0.7 10.0.0.8",
                                       .internal_port = 6891,
                                       .external = "192.0.2.7",
                                       .external_port = 6892,
                                       .internal_with_ports = "10.0.0.7:1",
                                       .external_with_ports = "192.0.2.7:2",
                                       .ipv6 = "fe80::7",
                                       .ipv6_global = "2001:db8::7",
                                       .ipv6_with_ports = "[2001:db8::7]:3"};
#define MSNP_EVERYWHERE                                                                                                \
    "IPv4Internal-Addrs: 10.0.0.7 10.0.0.8\r\nIPv4Internal-Port: 6891\r\nIPv4External-Addrs: 192.0.2.7\r\n"            \
    "IPv4External-Port: 6892\r\nIPv4InternalAddrsAndPorts: 10.0.0.7:1\r\n"                                             \
    "IPv4ExternalAddrsAndPorts: 192.0.2.7:2\r\nIPv6-Addrs: fe80::7\r\nIPv6-global: 2001:db8::7\r\n"                    \
    "IPv6AddrsAndPorts: [2001:db8::7]:3\r\n"

// Red: two fields of reachable_at swapped.
TEST(SlpBody, AgreeingToAConnection) {
    expect_both_ways("Bridge: TCPv1\r\nListening: false\r\nNonce: " MSNP_GUID "\r\nHashed-Nonce: " MSNP_HASH
                     "\r\nConn-Type: Direct-Connect\r\nTCP-Conn-Type: Firewall\r\n" MSNP_EVERYWHERE
                     "NeedConnectingEndpointInfo: true\r\n" MSNP_SESSION "Nat-Trav-Msg-Type: x\r\n\r\n",
                     slp::transport_response{.bridge = slp::bridge::tcp,
                                             .listening = lower_truth::no,
                                             .nonce = MSNP_GUID,
                                             .hashed_nonce = MSNP_HASH,
                                             .connection = connection_type::direct,
                                             .tcp_connection = connection_type::firewall,
                                             .at = everywhere,
                                             .wants_endpoint = lower_truth::yes,
                                             .session = 180646677,
                                             .channel_state = 0,
                                             .capabilities = 1,
                                             .traversal = "x"});
}

TEST(SlpBody, AddressesThatChange) {
    expect_both_ways(MSNP_EVERYWHERE MSNP_SESSION "Nat-Trav-Msg-Type: WLX-Nat-Trav-Msg-Updated-Connecting-Port\r\n\r\n",
                     slp::address_update{.at = everywhere,
                                         .session = 180646677,
                                         .channel_state = 0,
                                         .capabilities = 1,
                                         .traversal = slp::traversal::updated_port});
    expect_both_ways(MSNP_EVERYWHERE MSNP_SESSION "Nat-Trav-Msg-Type: x\r\nX: y\r\n\r\n",
                     slp::udp_switch{.at = everywhere,
                                     .session = 180646677,
                                     .channel_state = 0,
                                     .capabilities = 1,
                                     .traversal = "x",
                                     .other_fields = "X: y\r\n"});
}

// As WLM 2009 writes them, names and values. Red: a mirrored name among the other fields; the name mirrored and the value not.
TEST(SlpBody, BackToFront) {
    constexpr std::string_view text =
        "Listening: true\r\nsrddA-lanretnI4vPI: 1.0.861.291\r\ntroP-lanretnI4vPI: 3681\r\n"
        "srddA-lanretxE4vPI: 7.2.0.291\r\ntroP-lanretxE4vPI: 1986\r\n"
        "stroPdnAsrddAlanretnI4vPI: 1986:1.0.861.291\r\n"
        "stroPdnAsrddAlanretxE4vPI: 2:7.2.0.291\r\n\r\n";
    using slp::mirrored_text;
    const slp::transport_response body{.listening = lower_truth::yes,
                                       .at = {.internal = "192.168.0.1",
                                              .internal_port = 1863,
                                              .external = "192.0.2.7",
                                              .external_port = 6891,
                                              .internal_with_ports = "192.168.0.1:6891",
                                              .external_with_ports = "192.0.2.7:2"}};
    expect_both_ways(text, body);
    const std::string bytes = "MSNSLP/1.0 200 OK\r\nContent-Type: application/x-msnmsgr-transrespbody\r\n\r\n" +
                              std::string("SRDDA-lanretni4vpi: 1.01\r\n");
    const auto read = slp::parse<slp::basic_message<slp::transport_response>>(bytes);
    EXPECT_EQ(read->body.at.internal, mirrored_text("10.1"));
    EXPECT_TRUE(read->body.at.internal.is_mirrored);
    EXPECT_TRUE(read->body.other_fields.empty());
}

} // namespace
