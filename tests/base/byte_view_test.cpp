// Whatever callers hold bytes in, the view is of the same bytes.
#include "support/check.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

constexpr std::string_view text_of(byte_view bytes) {
    return bytes.text();
}

struct named_text {
    std::string_view text;
    constexpr operator std::string_view() const { return text; }
};

TEST(ByteView, Text) {
    MSNP_CHECK(text_of("PNG\r\n") == "PNG\r\n");
    MSNP_CHECK(text_of("PNG\r\n"sv) == "PNG\r\n");
    MSNP_CHECK(text_of("a\0b"sv).size() == 3);
    MSNP_CHECK(text_of(named_text{"PNG"}) == "PNG");
    const std::string owned("a\0b", 3);
    EXPECT_EQ(text_of(owned).data(), owned.data());
    EXPECT_EQ(text_of(owned).size(), 3U);
}

// Red: chars() that begins at data() + 1.
TEST(ByteView, ContainersOfChars) {
    MSNP_CHECK(text_of(std::array<char, 3>{'a', '\0', 'b'}) == "a\0b"sv);
    MSNP_CHECK(text_of(std::span<const char>("xyz", 2)) == "xy");
    const std::vector<char> owned{'a', '\n'};
    EXPECT_EQ(text_of(owned), "a\n");
}

TEST(ByteView, ContainersOfBytes) {
    const std::byte bytes[] = {std::byte{0x50}, std::byte{0x00}, std::byte{0xff}};
    EXPECT_EQ(text_of(std::span<const std::byte>(bytes)), "P\0\xff"sv);
    EXPECT_EQ(text_of(std::span<const std::byte>(bytes).subspan(1)).size(), 2U);
    EXPECT_EQ(text_of(std::array<std::uint8_t, 2>{0x41, 0x80}), "A\x80");
    const std::vector<unsigned char> nothing;
    EXPECT_EQ(text_of(nothing), "");
}

// Red: byte_view without the deleted constructor.
TEST(ByteView, NoOwnerThatIsAboutToGo) {
    static_assert(!std::is_constructible_v<byte_view, std::string>);
    static_assert(!std::is_constructible_v<byte_view, const std::string>);
    static_assert(!std::is_constructible_v<byte_view, std::vector<std::byte>>);
    static_assert(std::is_constructible_v<byte_view, std::string&>);
    static_assert(std::is_constructible_v<byte_view, const std::vector<std::byte>&>);
    static_assert(std::is_constructible_v<byte_view, std::string_view>);
    static_assert(std::is_constructible_v<byte_view, std::span<const std::byte>>);
}

TEST(ByteView, Nothing) {
    MSNP_CHECK(text_of({}).empty());
    MSNP_CHECK(text_of("").empty());
    MSNP_CHECK(text_of(std::string_view{}).data() == nullptr);
    EXPECT_TRUE(text_of(std::span<const std::byte>{}).empty());
}

// Red: byte_container without its sizeof.
TEST(ByteView, WiderElementsAreNoBytes) {
    MSNP_CHECK(std::is_convertible_v<std::span<const std::byte>, byte_view>);
    MSNP_CHECK(!std::is_convertible_v<std::span<const std::uint16_t>, byte_view>);
    MSNP_CHECK(!std::is_convertible_v<std::wstring_view, byte_view>);
    MSNP_CHECK(!std::is_convertible_v<int, byte_view>);
    MSNP_CHECK(std::is_trivially_copyable_v<byte_view>);
}

} // namespace
