// The frames of a direct connection, and the nonce of its handshake.
#include "support/check.hpp"

#include <msnp/message/direct_connection.hpp>

#include <cstddef>
#include <string_view>

namespace {

using namespace msnp;
using namespace std::string_view_literals;
using p2p::direct_frame;
using p2p::nonce;

constexpr result<direct_frame> take(std::string_view bytes) {
    return p2p::take_direct_frame(bytes);
}

// Red: a length with its highest byte first; a frame without the four bytes in its size.
TEST(DirectConnection, Frames) {
    constexpr std::string_view bytes = "\4\0\0\0foo\0\2\0\0\0abc"sv;
    MSNP_CHECK(*take(bytes) == direct_frame{true, "foo\0"sv, 8} && take(bytes)->is_greeting());
    MSNP_CHECK(*take(bytes.substr(8)) == direct_frame{true, "ab", 6} && !take(bytes.substr(8))->is_greeting());
    MSNP_CHECK(*take("\0\0\0\0"sv) == direct_frame{true, "", 4});
    for (std::size_t size = 0; size < 8; ++size)
        EXPECT_EQ(*take(msnp_test::exact_bytes(bytes.substr(0, size)).view()),
                  (direct_frame{.size = size < 4 ? std::size_t{4} : std::size_t{8}}))
            << size;
}

// Red: no look at the limit.
TEST(DirectConnection, AFrameThatIsTooLong) {
    MSNP_CHECK(take("\xFF\xFF\xFF\xFF"sv).error() == error{errc::payload_too_long, 0, {}});
    MSNP_CHECK(take("\1\0\1\0"sv).error() == error{errc::payload_too_long, 0, {}});
    MSNP_CHECK(*take("\0\0\1\0"sv) == direct_frame{.size = 0x10004});
    MSNP_CHECK(p2p::take_direct_frame("\5\0\0\0"sv, 4).error().code == errc::payload_too_long);
}

constexpr bool are_written() {
    char memory[16]{};
    span_sink sink(memory);
    p2p::write_greeting(sink);
    return p2p::write_direct_frame(sink, "abc") == errc::none &&
           std::string_view(memory, sink.size()) == "\4\0\0\0foo\0\3\0\0\0abc"sv;
}
TEST(DirectConnection, FramesAreWritten) {
    MSNP_CHECK(are_written());
}

constexpr bool is_text(const nonce& n, std::string_view text) {
    char memory[38]{};
    span_sink sink(memory);
    n.write_text(sink);
    return std::string_view(memory, sink.size()) == text;
}

// Red: two of the places swapped; the numbers of a GUID in the order of its text.
TEST(DirectConnection, NoncesAreGuidsInWindowsOrder) {
    constexpr std::string_view bytes = "\x8A\xE4\xA1\x9C\xC2\x1C\x63\x4F\xBD\x4F\x3D\xEC\x9F\x5D\x1A\x4F";
    constexpr nonce made = *nonce::of("{9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}");
    MSNP_CHECK(std::string_view(made.bytes.data(), nonce::size) == bytes && made == nonce::of_bytes(bytes));
    MSNP_CHECK(is_text(made, "{9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}"));
    MSNP_CHECK(nonce::of("9ca1e48a-1cc2-4f63-bd4f-3dec9f5d1a4f") == made);
    // What a GUID made by "%4X" has: a blank for a zero.
    MSNP_CHECK(!nonce::of("{9CA1E48A-1CC2- F63-BD4F-3DEC9F5D1A4F}") && !nonce::of(""));
}

// Red: a nonce of other fields of the packet.
TEST(DirectConnection, TheHandshake) {
    constexpr nonce made = *nonce::of("{9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}");
    constexpr p2p::packet_v1 packet = made.handshake(7);
    MSNP_CHECK(packet.has(p2p::flag::handshake) && packet.identifier == 7 && nonce::of(packet) == made);
    char memory[48]{};
    ASSERT_TRUE(p2p::serialize(packet, memory));
    EXPECT_EQ(std::string_view(memory + 32, 16), std::string_view(made.bytes.data(), nonce::size));
}

TEST(DirectConnection, AHandshakeOfAnyNonce) {
    std::string bytes(nonce::size, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(200 + i);
    const nonce made = nonce::of_bytes(bytes);
    const p2p::packet_v1 packet = made.handshake(static_cast<std::uint32_t>(bytes.size()));
    EXPECT_TRUE(nonce::of(packet) == made);
    EXPECT_EQ(packet.identifier, bytes.size());
}

} // namespace
