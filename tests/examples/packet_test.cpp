#include "support/capture/capture_time.hpp"
#include "support/capture/endpoint.hpp"
#include "support/capture/fragment_joiner.hpp"
#include "support/capture/packet.hpp"
#include "support/packets.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace std::string_literals;
using msnp_examples::fragment_joiner;
using msnp_examples::ip_fragment;
using msnp_examples::link_layer;
using msnp_examples::packet;
using msnp_examples::read_packet;
using msnp_examples::to_capture_time;
using msnp_examples::to_text;
using msnp_test::ethernet;
using msnp_test::ipv4;
using msnp_test::ipv6;
using msnp_test::tcp;

/// What a packet says, in words. It lies in memory of its own, so that a sanitizer sees a look beyond its end.
std::string read(link_layer layer, const std::string& bytes) {
    const auto exact = std::make_unique<char[]>(bytes.size());
    bytes.copy(exact.get(), bytes.size());
    const packet p = read_packet(layer, {exact.get(), bytes.size()});
    if (p.is == packet::kind::other) return "other";
    if (p.is == packet::kind::broken) return "broken";
    if (p.is == packet::kind::fragment)
        return "fragment at " + std::to_string(p.fragment.offset) + (p.fragment.is_last ? " (last) " : " ") +
               std::string(p.fragment.payload);
    std::string text = to_text(p.segment.source) + " " + to_text(p.segment.destination) + " ";
    text += std::to_string(p.segment.sequence);
    if (p.segment.has_syn) text += " SYN";
    if (p.segment.has_ack) text += " ACK";
    if (p.segment.has_fin) text += " FIN";
    if (p.segment.has_rst) text += " RST";
    if (p.segment.cut != 0) text += " cut " + std::to_string(p.segment.cut);
    return text + " " + std::string(p.segment.payload);
}

const std::string hello = "10.0.0.2:1100 10.0.0.9:1863 16909060 ACK hello";

TEST(packet_read, of_each_link_layer) {
    const std::string ip = ipv4(tcp("hello"));
    EXPECT_EQ(read(link_layer::ethernet, ethernet(ip)), hello);
    EXPECT_EQ(read(link_layer::raw_ip, ip), hello);
    EXPECT_EQ(read(link_layer::bsd_loopback, "\2\0\0\0"s + ip), hello);
    EXPECT_EQ(read(link_layer::linux_cooked, std::string(14, 'x') + "\x08\0"s + ip), hello);
    EXPECT_EQ(read(link_layer::linux_cooked_2, "\x08\0"s + std::string(18, 'x') + ip), hello);
}

TEST(packet_read, behind_tags_of_vlans) {
    const std::string ip = ipv4(tcp("hello"));
    EXPECT_EQ(read(link_layer::ethernet, ethernet("\0\7\x08\0"s + ip, 0x8100)), hello);
    EXPECT_EQ(read(link_layer::ethernet, ethernet("\0\7\x81\0\0\x08\x08\0"s + ip, 0x88A8)), hello);
    EXPECT_EQ(read(link_layer::ethernet, ethernet("\0\7\x81"s, 0x8100)), "broken");
}

TEST(packet_read, flags_and_options) {
    EXPECT_EQ(read(link_layer::raw_ip, ipv4(tcp("", {.flags = 0x02, .options = "\2\4\5\xB4"s}))),
              "10.0.0.2:1100 10.0.0.9:1863 16909060 SYN ");
    EXPECT_EQ(read(link_layer::raw_ip, ipv4(tcp("", {.flags = 0x15}), {.options = "\1\1\1\0"s})),
              "10.0.0.2:1100 10.0.0.9:1863 16909060 ACK FIN RST ");
}

// Red: `total` that is bytes.size().
TEST(packet_read, without_padding) {
    EXPECT_EQ(read(link_layer::ethernet, ethernet(ipv4(tcp("hello")) + std::string(6, '\0'))), hello);
    EXPECT_EQ(read(link_layer::ethernet, ethernet(ipv6(tcp("hello")) + "pad", 0x86DD)),
              "[fe80::2]:1100 [fe80::9]:1863 16909060 ACK hello");
}

TEST(packet_read, with_a_length_that_is_not_filled_in) {
    std::string ip = ipv4(tcp("hello"));
    ip[2] = ip[3] = '\0';
    EXPECT_EQ(read(link_layer::raw_ip, ip), hello);
}

// Red: extensions of 8 * count bytes.
TEST(packet_read, behind_extension_headers) {
    const std::string hop = "\x2B\1"s + std::string(14, 'x'); // a route follows
    const std::string route = "\x33\0"s + std::string(6, 'x');
    const std::string authentication = "\6\1"s + std::string(10, 'x');
    EXPECT_EQ(read(link_layer::raw_ip, ipv6(hop + route + authentication + tcp("hello"), 0)),
              "[fe80::2]:1100 [fe80::9]:1863 16909060 ACK hello");
    EXPECT_EQ(read(link_layer::raw_ip, ipv6("\x2B\xFF"s + std::string(30, 'x'), 0)), "broken");
}

TEST(packet_read, what_was_not_captured) {
    const std::string ip = ipv4(tcp("hello"));
    EXPECT_EQ(read(link_layer::raw_ip, ip.substr(0, ip.size() - 3)),
              "10.0.0.2:1100 10.0.0.9:1863 16909060 ACK cut 3 he");
    EXPECT_EQ(read(link_layer::raw_ip, ip.substr(0, 40)), "10.0.0.2:1100 10.0.0.9:1863 16909060 ACK cut 5 ");
    EXPECT_EQ(read(link_layer::raw_ip, ip.substr(0, 39)), "broken");
}

TEST(packet_read, fragments) {
    EXPECT_EQ(read(link_layer::raw_ip, ipv4("hello", {.part = 0x2000})), "fragment at 0 hello");
    EXPECT_EQ(read(link_layer::raw_ip, ipv4("hello", {.part = 2})), "fragment at 16 (last) hello");
    EXPECT_EQ(read(link_layer::raw_ip, ipv6("\6\0\0\x11\0\0\0\7hello"s, 44)), "fragment at 16 hello");
    EXPECT_EQ(read(link_layer::raw_ip, ipv6("\6\0\0\x00\0\0\0\7"s + tcp("hello"), 44)),
              "[fe80::2]:1100 [fe80::9]:1863 16909060 ACK hello")
        << "a fragment that is all there is";
}

// Red: any check of a length left out, under a sanitizer.
TEST(packet_read, of_any_bytes) {
    const std::string whole[] = {ethernet(ipv4(tcp("hello", {.options = "\1\1\1\0"s}), {.options = "\1\1\1\0"s})),
                                 ethernet("\0\7\x86\xDD"s + ipv6("\6\0\1\0\0\0\0\0"s + tcp("hello"), 0), 0x8100)};
    std::size_t read_well = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        std::mt19937 random(seed);
        std::string bytes = whole[seed % 2];
        bytes.resize(random() % (bytes.size() + 1));
        for (unsigned i = random() % 4; i > 0 && !bytes.empty(); --i)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        for (int layer = 0; layer < 5; ++layer)
            read_well += read(static_cast<link_layer>(layer), bytes).ends_with("hello");
    }
    EXPECT_GT(read_well, 3U);
}

TEST(endpoint_text, of_ipv6_is_short) {
    using msnp_examples::ip_address;
    EXPECT_EQ(to_text(ip_address{0, 1, true}), "::1");
    EXPECT_EQ(to_text(ip_address{0, 0, true}), "::");
    EXPECT_EQ(to_text(ip_address{0x2001'0db8'0000'0001, 0x0000'0000'0000'0009, true}), "2001:db8:0:1::9");
    EXPECT_EQ(to_text(ip_address{0x2001'0db8'0001'0002, 0x0003'0004'0005'0000, true}), "2001:db8:1:2:3:4:5:0");
    EXPECT_EQ(to_text(ip_address{0x2001'0000'0000'0000, 0x0000'0000'0000'0000, true}), "2001::");
}

TEST(capture_time_text, is_iso_8601) {
    EXPECT_EQ(to_text(to_capture_time(1'111'111'111, 42)), "2005-03-18T01:58:31.000042Z");
    EXPECT_EQ(to_text(to_capture_time(951'782'400, 999'999)), "2000-02-29T00:00:00.999999Z");
    EXPECT_EQ(to_text(to_capture_time(-5, 2'000'000)), "1970-01-01T00:00:00.999999Z");
    EXPECT_EQ(to_text(to_capture_time(INT64_MAX, -1)), "9999-12-31T23:59:59.000000Z");
}

ip_fragment part(std::size_t offset, std::string_view payload, bool is_last = false, std::uint32_t number = 7) {
    ip_fragment f;
    f.identification = number;
    f.protocol = 6;
    f.offset = offset;
    f.is_last = is_last;
    f.payload = payload;
    return f;
}

TEST(fragment_joiner_joins, in_any_order) {
    fragment_joiner joiner;
    EXPECT_FALSE(joiner.add(part(16, "ef", true)));
    EXPECT_FALSE(joiner.add(part(0, "12345678", false, 8))) << "of another packet";
    EXPECT_FALSE(joiner.add(part(0, "aaaabbbb")));
    EXPECT_EQ(joiner.add(part(8, "ccccdddd")), "aaaabbbbccccddddef");
    EXPECT_EQ(joiner.incomplete(), 1U);
}

// Red: fits() that returns true; each of its conditions left out.
TEST(fragment_joiner_gives_up, what_overlaps) {
    for (const ip_fragment& wrong :
         {part(0, "xxxxxxxx"), part(4, "xxxxxxxx"), part(24, "x"), part(8, "xxxxxxxxx"), part(8, "")}) {
        fragment_joiner joiner;
        EXPECT_FALSE(joiner.add(part(0, "aaaabbbb")));
        EXPECT_FALSE(joiner.add(part(16, "ef", true)));
        EXPECT_FALSE(joiner.add(wrong));
        EXPECT_EQ(joiner.given_up(), 1U);
        EXPECT_FALSE(joiner.add(part(8, "ccccdddd")));
    }
}

TEST(fragment_joiner_gives_up, the_oldest_of_too_many) {
    fragment_joiner joiner;
    for (std::uint32_t number = 0; number < 100; ++number) EXPECT_FALSE(joiner.add(part(0, "aaaabbbb", false, number)));
    EXPECT_EQ(joiner.incomplete(), fragment_joiner::most);
    EXPECT_EQ(joiner.given_up(), 100 - fragment_joiner::most);
    EXPECT_FALSE(joiner.add(part(8, "c", true, 0)));
    EXPECT_EQ(joiner.add(part(8, "c", true, 99)), "aaaabbbbc");
    EXPECT_FALSE(joiner.add(part(65'528, "12345678"))) << "longer than IP has";
}

} // namespace
