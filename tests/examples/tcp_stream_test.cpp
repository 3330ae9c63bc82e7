#include "support/capture/tcp_stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using msnp_examples::byte_sink;
using msnp_examples::capture_time;
using msnp_examples::tcp_stream;

/// What a stream handed on: bytes as they are, and what was lost as <5>.
class trace final : public byte_sink {
public:
    void bytes(std::string_view bytes, capture_time time) override {
        text += bytes;
        times.push_back(time);
    }
    void lost(std::size_t count, capture_time) override { text += '<' + std::to_string(count) + '>'; }

    std::string text;
    std::vector<capture_time> times;
};

capture_time at(int seconds) {
    return capture_time(std::chrono::seconds(seconds));
}

/// A stream whose first byte has the sequence number 1000, and what comes of it.
class tcp_stream_of_1000 : public testing::Test {
protected:
    tcp_stream_of_1000() { stream.open(1000, to); }
    bool add(std::uint32_t sequence, std::string_view bytes, int seconds = 0) {
        return stream.add({sequence, bytes, 0, at(seconds)}, to);
    }
    trace to;
    tcp_stream stream;
};

using tcp_stream_in_order = tcp_stream_of_1000;
using tcp_stream_out_of_order = tcp_stream_of_1000;
using tcp_stream_gap = tcp_stream_of_1000;

TEST_F(tcp_stream_in_order, is_handed_on_where_it_lies) {
    const std::string first = "VER 1";
    add(1000, first);
    EXPECT_EQ(to.text, "VER 1");
    EXPECT_EQ(stream.held_size(), 0U);
    add(1005, " MSNP9");
    EXPECT_EQ(to.text, "VER 1 MSNP9");
}

// Red: `known` of take() without its use.
TEST_F(tcp_stream_in_order, what_comes_again_is_dropped) {
    add(1000, "abcd");
    add(1000, "ABCD");
    add(1002, "XXef");
    EXPECT_EQ(to.text, "abcdef");
    EXPECT_EQ(stream.repeated(), 6U);
}

TEST_F(tcp_stream_out_of_order, waits_for_what_is_missing) {
    add(1003, "def");
    add(1006, "ghi");
    EXPECT_EQ(to.text, "");
    add(1000, "abc");
    EXPECT_EQ(to.text, "abcdefghi");
    EXPECT_EQ(stream.held_size(), 0U);
}

// Red: skip_known() that does nothing; is_whole always true in hold().
TEST_F(tcp_stream_out_of_order, of_what_overlaps_the_first_counts) {
    add(1004, "ef");
    add(1008, "ij");
    add(1002, "CDEFGHIJKL"); // of which c, d, g, h, k, l are new
    add(1000, "ab");
    EXPECT_EQ(to.text, "abCDefGHijKL");
}

// Red: `int32_t` of distance_of() as int64_t.
TEST(tcp_stream_numbers, begin_again) {
    trace to;
    tcp_stream stream;
    stream.open(0xFFFF'FFFE, to);
    stream.add({1, "de", 0, {}}, to);
    stream.add({0xFFFF'FFFE, "abc", 0, {}}, to);
    stream.add({0xFFFF'FFFE, "XXX", 0, {}}, to);
    EXPECT_EQ(to.text, "abcde");
}

TEST_F(tcp_stream_gap, is_given_up_at_the_end) {
    add(1000, "ab");
    add(1005, "fg");
    stream.finish(1010);
    stream.flush(to);
    EXPECT_EQ(to.text, "ab<3>fg<3>");
    EXPECT_TRUE(stream.is_over());
}

// Red: `patience` of an hour; waiting_since_ that is never set.
TEST_F(tcp_stream_gap, is_given_up_after_a_while) {
    add(1002, "cd", 10);
    add(1004, "ef", 70);
    EXPECT_EQ(to.text, "");
    add(1006, "gh", 71);
    EXPECT_EQ(to.text, "<2>cdefgh");
}

// Red: no `while` in wait_for().
TEST_F(tcp_stream_gap, is_given_up_when_too_much_waits) {
    const std::string piece(10'000, 'x');
    std::size_t most = 0;
    for (std::uint32_t i = 0; i < 100; ++i) {
        add(1002 + 20'000 * i, piece);
        most = std::max(most, stream.held_size());
    }
    EXPECT_LE(most, tcp_stream::most_bytes);
    EXPECT_EQ(to.text.substr(0, 4), "<2>x");
}

// Red: cost_of_piece = 0.
TEST_F(tcp_stream_gap, is_given_up_when_too_many_bytes_wait_one_by_one) {
    for (std::uint32_t i = 0; i < 10'000; ++i) add(1002 + 2 * i, "x");
    EXPECT_GT(to.text.size(), 10'000U);
}

// Red: `cut` left out in add() or in drain().
TEST_F(tcp_stream_gap, of_a_packet_that_was_cut_is_not_waited_for) {
    stream.add({1000, "ab", 3, {}}, to);
    add(1005, "fg");
    EXPECT_EQ(to.text, "ab<3>fg");
    stream.add({1012, "mn", 2, {}}, to); // and behind one that waits
    add(1007, "hijkl");
    add(1015, "p"); // which has the second of the two
    EXPECT_EQ(to.text, "ab<3>fghijklmn<2>");
}

TEST_F(tcp_stream_gap, goes_no_further_than_a_connection_can) {
    EXPECT_TRUE(add(1000, "a"));
    EXPECT_FALSE(add(1000 + (65 << 20), "b"));
    EXPECT_FALSE(add(1000U - (65U << 20), "c"));
    EXPECT_EQ(to.text, "a");
}

// Red: pieces_to_settle = 1.
TEST(tcp_stream_without_start, lets_the_first_segments_change_places) {
    trace to;
    tcp_stream stream;
    stream.add({504, "ef", 0, at(1)}, to);
    stream.add({500, "ab", 0, at(1)}, to);
    EXPECT_EQ(to.text, "");
    stream.add({502, "cd", 0, at(1)}, to);
    EXPECT_EQ(to.text, "abcdef");
    EXPECT_FALSE(stream.has_start());
}

TEST(tcp_stream_without_start, does_not_wait_for_long) {
    trace to;
    tcp_stream stream;
    stream.add({500, "ab", 0, at(1)}, to);
    stream.add({502, "cd", 0, at(2)}, to);
    EXPECT_EQ(to.text, "abcd");
    tcp_stream other;
    other.add({900, "x", 0, at(1)}, to);
    other.settle(to);
    EXPECT_EQ(to.text, "abcdx");
}

// Red: near_start = 0.
TEST(tcp_stream_without_start, may_have_a_syn_that_comes_late) {
    trace to;
    tcp_stream stream;
    stream.add({503, "de", 0, {}}, to);
    EXPECT_TRUE(stream.open(500, to));
    EXPECT_FALSE(stream.open(7777, to)) << "that is another connection";
    stream.add({500, "abc", 0, {}}, to);
    EXPECT_EQ(to.text, "abcde");
    EXPECT_TRUE(stream.has_start());
}

TEST(tcp_stream_time, is_when_the_bytes_could_be_read) {
    trace to;
    tcp_stream stream;
    stream.open(0, to);
    stream.add({2, "c", 0, at(5)}, to);
    stream.add({0, "ab", 0, at(9)}, to);
    EXPECT_EQ(to.times, (std::vector{at(9), at(9)}));
    stream.add({9, "j", 0, at(11)}, to);
    stream.add({10, "k", 0, at(99)}, to);
    EXPECT_EQ(to.times, (std::vector{at(9), at(9), at(11), at(99)}));
}

// Any pieces of a stream in any order, each as often as you like, give the stream.
TEST(tcp_stream_random, gives_the_stream) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](std::size_t most) { return static_cast<std::size_t>(random() % most); };
        std::string sent(1 + below(400), ' ');
        for (char& c : sent) c = static_cast<char>('a' + below(26));
        const auto first = static_cast<std::uint32_t>(random());
        std::vector<std::pair<std::size_t, std::size_t>> pieces;
        for (std::size_t from = 0; from < sent.size();) {
            const std::size_t size = 1 + below(20);
            pieces.emplace_back(from, size + below(9));
            if (below(4) == 0) pieces.emplace_back(from - below(from + 1), size);
            from += size;
        }
        std::shuffle(pieces.begin(), pieces.end(), random);
        trace to;
        tcp_stream stream;
        stream.open(first, to);
        for (const auto& [from, size] : pieces)
            stream.add({first + static_cast<std::uint32_t>(from), std::string_view(sent).substr(from, size), 0, {}},
                       to);
        stream.finish(first + static_cast<std::uint32_t>(sent.size()));
        EXPECT_EQ(to.text, sent) << seed;
        EXPECT_TRUE(stream.is_over()) << seed;
        EXPECT_EQ(stream.held_size(), 0U) << seed;
    }
}

} // namespace
