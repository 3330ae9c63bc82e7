// Characters in UTF-8.
#include "support/check.hpp"

#include <msnp/base/utf8.hpp>

#include <cstdint>
#include <string_view>

namespace {

using namespace std::string_view_literals;
using msnp::detail::take_utf8;
using msnp::detail::utf8_of;

constexpr bool goes_both_ways(std::uint32_t number, std::string_view bytes) {
    const auto made = utf8_of(number);
    std::string_view rest = bytes;
    return std::string_view(made.bytes.data(), made.size) == bytes && take_utf8(rest) == number && rest.empty();
}
constexpr bool is_none(std::string_view bytes) {
    std::string_view rest = bytes;
    return take_utf8(rest) == 0 && rest == bytes;
}

// Red: one of the bounds of utf8_of() one more or less.
TEST(Utf8, TheFirstAndTheLastOfEachSize) {
    MSNP_CHECK(goes_both_ways(1, "\x01") && goes_both_ways(0x7F, "\x7F"));
    MSNP_CHECK(goes_both_ways(0x80, "\xC2\x80") && goes_both_ways(0x7FF, "\xDF\xBF"));
    MSNP_CHECK(goes_both_ways(0x800, "\xE0\xA0\x80") && goes_both_ways(0xFFFF, "\xEF\xBF\xBF"));
    MSNP_CHECK(goes_both_ways(0xD7FF, "\xED\x9F\xBF") && goes_both_ways(0xE000, "\xEE\x80\x80"));
    MSNP_CHECK(goes_both_ways(0x10000, "\xF0\x90\x80\x80") && goes_both_ways(0x10FFFF, "\xF4\x8F\xBF\xBF"));
}

TEST(Utf8, NumbersThatAreNone) {
    for (const std::uint32_t number : {0U, 0xD800U, 0xDFFFU, 0x110000U, 0xFFFFFFFFU})
        EXPECT_EQ(utf8_of(number).size, 0) << number;
}

// Red: the comparison with what utf8_of() makes left out of take_utf8().
TEST(Utf8, BytesThatAreNone) {
    for (const std::string_view bytes :
         {""sv, "\0"sv, "\x80"sv, "\xBF\xBF"sv, "\xC2"sv, "\xC2 "sv, "\xC1\x81"sv, "\xE4\xBD"sv, "\xE0\x82\x80"sv,
          "\xED\xA0\x80"sv, "\xF0\x80\x80\x80"sv, "\xF4\x90\x80\x80"sv, "\xF8\x88\x80\x80\x80"sv, "\xFF\xFF\xFF\xFF"sv})
        EXPECT_TRUE(is_none(bytes)) << testing::PrintToString(bytes);
    MSNP_CHECK(is_none("\xC0\x80") && is_none("\xF4\x90\x80\x80"));
    MSNP_CHECK([] {
        std::string_view rest = "a\xE4\xBD\xA0";
        return take_utf8(rest) == 'a' && take_utf8(rest) == 0x4F60 && take_utf8(rest) == 0;
    }());
}

} // namespace
