// Messages cut into packets and put together again; and what peers could do to a reader that trusts them.
#include "support/check.hpp"
#include "support/p2p_invariants.hpp"

#include <msnp/message/p2p_message.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace msnp;
using p2p::joiner;
using p2p::packet_v1;
using p2p::splitter;

using part = result<std::optional<std::string_view>>;
constexpr bool is(const part& got, std::string_view whole) {
    return got && *got && **got == whole;
}
constexpr bool is_more(const part& got) {
    return got && !*got;
}
constexpr bool is(const part& got, errc code, std::size_t at, std::string_view field) {
    return !got && got.error() == error{code, at, field};
}
constexpr packet_v1 packet(std::uint64_t offset, std::uint64_t total, std::string_view data) {
    return {.session = 1, .identifier = 2, .offset = offset, .total_size = total, .data = data};
}

// Red: total_size that is a part's; one byte more for each; a footer that only the last has.
TEST(Splitter, CutsAMessage) {
    const auto cuts = [] {
        splitter parts({.session = 5,
                        .identifier = 9,
                        .flags = 0x20,
                        .ack_identifier = 7,
                        .data = "abcde",
                        .footer = p2p::app_id::object},
                       2);
        packet_v1 expected{.session = 5,
                           .identifier = 9,
                           .total_size = 5,
                           .flags = 0x20,
                           .ack_identifier = 7,
                           .footer = p2p::app_id::object};
        for (const std::string_view data : {"ab", "cd", "e"}) {
            expected.data = data;
            const auto next = parts.next();
            if (!next || !(*next == expected)) return false;
            expected.offset += 2;
        }
        return parts.is_done() && !parts.next();
    };
    MSNP_CHECK(cuts());
}

TEST(Splitter, ChunksOfTheirSizes) {
    const std::string data(2404, 'x');
    for (const auto& [size, longest, count] : std::vector<std::array<std::size_t, 3>>{
             {1202, 1202, 1}, {1203, 1202, 2}, {2404, 1202, 2}, {1353, 1352, 2}, {3, 0, 3}, {3, ~std::size_t{0}, 1}}) {
        splitter parts(packet(0, 0, std::string_view(data).substr(0, size)), longest);
        std::size_t found = 0;
        while (const auto next = parts.next()) {
            ++found;
            EXPECT_LE(next->data.size(), std::max(longest, std::size_t{1}));
        }
        EXPECT_EQ(found, count) << size;
    }
    MSNP_CHECK(p2p::switchboard_chunk == 1202);
}

// Red: is_done() that asks for the data alone.
TEST(Splitter, AMessageOfNothingIsOnePacket) {
    const auto is_one = [] {
        splitter parts({.session = 5});
        const auto next = parts.next();
        return next && *next == packet_v1{.session = 5} && !parts.next();
    };
    MSNP_CHECK(is_one());
}

TEST(Joiner, JoinsInOrder) {
    const auto joins = [] {
        char memory[5]{};
        joiner whole(memory);
        return is_more(whole.add(packet(0, 5, "ab"))) && is_more(whole.add(packet(2, 5, "cd"))) && !whole.is_whole() &&
               whole.size() == 4 && is(whole.add(packet(4, 5, "e")), "abcde") && whole.is_whole();
    };
    MSNP_CHECK(joins());
    const auto joins_nothing = [] {
        joiner whole({});
        return !whole.is_whole() && is(whole.add(packet(0, 0, "")), "") && whole.is_whole();
    };
    MSNP_CHECK(joins_nothing());
}

// Red: a packet that comes again taken for the next; its data not compared.
TEST(Joiner, WhatComesAgainIsPassedOver) {
    char memory[8]{};
    joiner whole(memory);
    EXPECT_TRUE(is_more(whole.add(packet(0, 5, "ab"))));
    EXPECT_TRUE(is_more(whole.add(packet(0, 5, "ab"))));
    EXPECT_TRUE(is_more(whole.add(packet(1, 5, "b"))));
    EXPECT_TRUE(is(whole.add(packet(0, 5, "xb")), errc::bad_value, 48, "data"));
    EXPECT_TRUE(is_more(whole.add(packet(2, 5, ""))));
    EXPECT_EQ(whole.size(), 2U);
    EXPECT_TRUE(is(whole.add(packet(2, 5, "cde")), "abcde"));
    EXPECT_TRUE(is(whole.add(packet(2, 5, "cde")), "abcde"));
    EXPECT_TRUE(is(whole.add(packet(2, 5, "cdX")), errc::bad_value, 48, "data"));
}

// Each costs one packet, and the message can go on. Red: each look in look_at() left out; a packet that is refused and yet remembered.
TEST(Joiner, PacketsThatDoNotFit) {
    char memory[8]{};
    joiner whole(memory);
    EXPECT_TRUE(is(whole.add(packet(2, 5, "cde")), errc::bad_value, 8, "offset"));
    EXPECT_TRUE(is(whole.add(packet(0, 9, "a")), errc::payload_too_long, 16, "total_size"));
    EXPECT_TRUE(is(whole.add(packet(0, ~std::uint64_t{0}, "a")), errc::payload_too_long, 16, "total_size"));
    EXPECT_TRUE(is(whole.add(packet(0, 1, "ab")), errc::out_of_range, 48, "data"));
    EXPECT_TRUE(is_more(whole.add(packet(0, 5, "ab"))));
    EXPECT_TRUE(is(whole.add(packet(3, 5, "de")), errc::bad_value, 8, "offset"));
    EXPECT_TRUE(is(whole.add(packet(1, 5, "bc")), errc::bad_value, 8, "offset"));
    EXPECT_TRUE(is(whole.add(packet(0, 5, "abc")), errc::bad_value, 8, "offset"));
    EXPECT_TRUE(is(whole.add(packet(2, 6, "c")), errc::bad_value, 16, "total_size"));
    EXPECT_TRUE(is(whole.add(packet(2, 2, "")), errc::bad_value, 16, "total_size"));
    EXPECT_TRUE(is(whole.add(packet(2, 5, "cdef")), errc::out_of_range, 48, "data"));
    EXPECT_TRUE(is(whole.add(packet(6, 5, "")), errc::out_of_range, 48, "data"));
    EXPECT_TRUE(is(whole.add(packet(~std::uint64_t{0}, 5, "ab")), errc::out_of_range, 48, "data"));
    packet_v1 other = packet(2, 5, "cde");
    other.session = 7;
    EXPECT_TRUE(is(whole.add(other), errc::bad_value, 0, "session"));
    other = packet(2, 5, "cde");
    other.identifier = 7;
    EXPECT_TRUE(is(whole.add(other), errc::bad_value, 4, "identifier"));
    EXPECT_EQ(whole.size(), 2U);
    EXPECT_TRUE(is(whole.add(packet(2, 5, "cde")), "abcde"));
    whole.reset();
    EXPECT_FALSE(whole.is_whole());
    EXPECT_EQ(whole.size(), 0U);
    other.offset = 0;
    EXPECT_TRUE(is_more(whole.add(other)));
}

TEST(Joiner, AnyOrderOfPackets) {
    std::size_t whole_messages = 0;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        msnp_test::choices from(seed);
        msnp_test::value_maker make(from);
        bool is_whole = false;
        EXPECT_EQ(msnp_test::joins_well(make, is_whole), "") << "seed " << seed;
        whole_messages += std::size_t{is_whole};
    }
    EXPECT_GT(whole_messages, 1000U);
    EXPECT_LT(whole_messages, 3000U);
}

} // namespace
