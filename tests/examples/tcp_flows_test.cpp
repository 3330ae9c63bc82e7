#include "support/capture/tcp_flows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace {

using msnp_examples::capture_time;
using msnp_examples::endpoint;
using msnp_examples::flow_facts;
using msnp_examples::flow_listener;
using msnp_examples::flow_sink;
using msnp_examples::side;
using msnp_examples::tcp_flows;
using msnp_examples::tcp_segment;

/// Writes down what all connections say: (0>abc)(1>de)(end) for the low side, the high side and the end.
class recorder final : public flow_listener {
public:
    std::unique_ptr<flow_sink> open(const flow_facts&) override { return std::make_unique<sink>(*this); }

    std::string text;
    std::size_t open_count = 0;
    std::size_t most_open = 0;
    std::size_t kept_by_each = 0;
    bool wants_more = true;

private:
    class sink final : public flow_sink {
    public:
        explicit sink(recorder& to) : to_(to) { to_.most_open = std::max(to_.most_open, ++to_.open_count); }
        ~sink() override { --to_.open_count; }
        void bytes(side from, std::string_view bytes, capture_time) override {
            to_.text += from == side::low ? "(0>" : "(1>";
            to_.text += std::string(bytes) + ')';
        }
        void lost(side from, std::size_t count, capture_time) override {
            to_.text += (from == side::low ? "(0 lost " : "(1 lost ") + std::to_string(count) + ')';
        }
        void end() override { to_.text += "(end)"; }
        bool wants_more() const override { return to_.wants_more; }
        std::size_t held_size() const override { return to_.kept_by_each; }

    private:
        recorder& to_;
    };
};

/// What client number `client` sends, whose first byte has the sequence number 1.
tcp_segment from_client(std::uint32_t client, std::uint32_t sequence, std::string_view payload) {
    tcp_segment s;
    s.source = {{0, client, false}, 1100};
    s.destination = {{0, 0xFFFF'FFFF, false}, 1863};
    s.sequence = sequence;
    s.has_ack = true;
    s.payload = payload;
    return s;
}
tcp_segment syn(std::uint32_t client, std::uint32_t sequence = 0) {
    tcp_segment s = from_client(client, sequence, {});
    s.has_syn = true;
    s.has_ack = false;
    return s;
}
tcp_segment fin(std::uint32_t client, std::uint32_t sequence) {
    tcp_segment s = from_client(client, sequence, {});
    s.has_fin = true;
    return s;
}
tcp_segment from_server(tcp_segment s) {
    std::swap(s.source, s.destination);
    return s;
}

/// Where segments come one after the other, a second between them.
class tcp_flows_of : public testing::Test {
protected:
    void add(const tcp_segment& s, std::chrono::seconds later = std::chrono::seconds(1)) {
        now += later;
        flows.add(s, now);
    }
    capture_time now{};
    recorder all;
    tcp_flows flows{all};
};

using tcp_flows_follow = tcp_flows_of;
using tcp_flows_bound = tcp_flows_of;

TEST_F(tcp_flows_follow, both_sides_to_their_end) {
    add(syn(1));
    add(from_server(syn(1, 500)));
    add(from_client(1, 1, "VER"));
    add(from_server(from_client(1, 501, "ok")));
    add(fin(1, 4));
    EXPECT_EQ(all.text, "(0>VER)(1>ok)");
    add(from_server(fin(1, 503)));
    EXPECT_EQ(all.text, "(0>VER)(1>ok)(end)");
    add(from_client(1, 1, "VER"));
    add(syn(1));
    EXPECT_EQ(all.text, "(0>VER)(1>ok)(end)") << "which came again";
    EXPECT_EQ(flows.count(), 1U);
}

// Red: open() that returns when the connection is over, whatever the SYN says.
TEST_F(tcp_flows_follow, a_port_that_is_used_again) {
    add(syn(1));
    add(from_client(1, 1, "ab"));
    add(syn(1, 9000));
    add(from_client(1, 9001, "cd"));
    EXPECT_EQ(all.text, "(0>ab)(end)(0>cd)") << "no end of the first was captured";
    add(fin(1, 9003));
    add(from_server(fin(1, 1)));
    add(syn(1, 20'000));
    add(from_client(1, 20'001, "ef"));
    EXPECT_EQ(all.text, "(0>ab)(end)(0>cd)(end)(0>ef)");
}

TEST_F(tcp_flows_follow, what_is_missing_is_lost_at_the_end) {
    add(syn(1));
    add(from_client(1, 4, "de"));
    flows.end();
    EXPECT_EQ(all.text, "(0 lost 3)(0>de)(end)");
    EXPECT_EQ(flows.held_size(), 0U);
    EXPECT_EQ(flows.known(), 0U);
}

// Red: add_bytes() without forget().
TEST_F(tcp_flows_follow, nothing_more_of_what_is_of_no_interest) {
    all.wants_more = false;
    add(syn(1));
    add(from_client(1, 1, "GET"));
    add(from_client(1, 4, " / "));
    flows.end();
    EXPECT_EQ(all.text, "(0>GET)");
}

// Red: most_flows or most_over that nobody asks for.
TEST_F(tcp_flows_bound, how_many_are_known) {
    for (std::uint32_t client = 0; client < 20'000; ++client) add(syn(client), std::chrono::seconds(0));
    EXPECT_EQ(all.most_open, tcp_flows::most_flows);
    for (std::uint32_t client = 10'000; client < 20'000; ++client) {
        add(fin(client, 1), std::chrono::seconds(0));
        add(from_server(fin(client, 1)), std::chrono::seconds(0));
    }
    EXPECT_EQ(flows.known(), tcp_flows::most_flows - 10'000 + tcp_flows::most_over);
    EXPECT_EQ(flows.count(), 20'000U);
}

// Red: make_room() that returns at once; account() that forgets what was there before.
TEST_F(tcp_flows_bound, how_much_is_kept) {
    all.kept_by_each = 1 << 20;
    for (std::uint32_t client = 0; client < 200; ++client) {
        add(syn(client));
        EXPECT_LE(flows.held_size(), tcp_flows::most_bytes);
    }
    EXPECT_EQ(all.open_count, tcp_flows::most_bytes >> 20);
    add(from_client(150, 1, "x"));
    EXPECT_TRUE(all.text.ends_with("(end)(0>x)"));
}

// Red: give_up_silent() that returns at once.
TEST_F(tcp_flows_bound, how_long_what_waits_is_kept) {
    add(syn(1));
    add(from_client(1, 4, "de"));
    add(fin(1, 6));
    add(from_server(fin(1, 1)));
    add(syn(2), std::chrono::seconds(0));
    for (std::size_t i = 0; i < tcp_flows::segments_between_sweeps; ++i) add(syn(2), std::chrono::seconds(0));
    EXPECT_EQ(all.text, "");
    add(syn(2), std::chrono::minutes(2));
    for (std::size_t i = 0; i < tcp_flows::segments_between_sweeps; ++i) add(syn(2), std::chrono::seconds(0));
    EXPECT_EQ(all.text, "(0 lost 3)(0>de)(end)");
    EXPECT_EQ(all.open_count, 1U);
}

// Red: longest_silence of a year.
TEST_F(tcp_flows_bound, how_long_they_may_be_silent) {
    add(syn(1));
    add(syn(2), std::chrono::hours(6));
    EXPECT_EQ(all.open_count, 2U);
    add(syn(3));
    EXPECT_EQ(all.open_count, 2U);
}

} // namespace
