// Text that is UTF-16 on the wire.
#include "support/check.hpp"

#include <msnp/base/utf16.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

constexpr bool is_utf8(utf16_text text, std::string_view expected) {
    char memory[64]{};
    const auto decoded = text.decode_to(memory);
    return decoded && *decoded == expected && text.decoded_size() == expected.size();
}
constexpr bool writes(utf16_text text, std::string_view expected) {
    char memory[64]{};
    span_sink sink(memory);
    return text.write(sink) == errc::none && std::string_view(memory, sink.size()) == expected;
}
constexpr bool goes_both_ways(std::string_view wire, std::string_view utf8) {
    const utf16_text text = utf16_text::encoded(wire);
    return is_utf8(text, utf8) && writes(text, wire) && writes(utf8, wire) && is_utf8(utf8, utf8) &&
           text == utf16_text(utf8) && utf16_text(utf8) == text;
}
constexpr bool wont_write(std::string_view utf8) {
    counting_sink sink;
    return utf16_text(utf8).write(sink) == errc::bad_value;
}

// Red: 0xD800 for 0xD7C0; the higher byte of a unit first; no `& 0x3FF` on either side.
TEST(Utf16, BothWays) {
    MSNP_CHECK(goes_both_ways("", ""));
    MSNP_CHECK(goes_both_ways("r\0e\0a\0d\0"sv, "read"));
    MSNP_CHECK(goes_both_ways("\x60\x4F\x7D\x59\xE9\0"sv, "\xE4\xBD\xA0\xE5\xA5\xBD\xC3\xA9"));
    MSNP_CHECK(goes_both_ways("\x3D\xD8\x00\xDE"sv, "\xF0\x9F\x98\x80"));
    MSNP_CHECK(goes_both_ways("\x00\xD8\x00\xDC\xFF\xDB\xFF\xDF"sv, "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
}

// Red: the look for a NUL in encoded() left out; `size + 1 <`.
TEST(Utf16, EndsAtANulOrInTheMiddleOfAUnit) {
    MSNP_CHECK(utf16_text::encoded("a\0\0\0b\0"sv).raw() == "a\0"sv);
    MSNP_CHECK(utf16_text::encoded("\0a\0\0"sv).raw() == "\0a"sv);
    MSNP_CHECK(utf16_text::encoded("a\0b"sv).raw() == "a\0"sv);
    MSNP_CHECK(utf16_text::encoded("\0\0"sv).empty() && utf16_text::encoded("a"sv).empty());
}

// Halves of characters are shown as U+FFFD and written as they came. Red: a half that is passed over.
TEST(Utf16, HalfACharacter) {
    MSNP_CHECK(is_utf8(utf16_text::encoded("\0\xD8"sv), "\xEF\xBF\xBD"));
    MSNP_CHECK(is_utf8(utf16_text::encoded("\0\xDC\0\xD8"sv), "\xEF\xBF\xBD\xEF\xBF\xBD"));
    MSNP_CHECK(is_utf8(utf16_text::encoded("\0\xD8x\0"sv), "\xEF\xBF\xBDx"));
    MSNP_CHECK(writes(utf16_text::encoded("\0\xD8x\0"sv), "\0\xD8x\0"sv));
    MSNP_CHECK(!(utf16_text::encoded("\0\xD8"sv) == utf16_text::encoded("\1\xD8"sv)));
}

TEST(Utf16, WhatCantBeWritten) {
    MSNP_CHECK(wont_write("\xFF") && wont_write("a\xE4\xBD") && wont_write("a\0b"sv) && wont_write("\xED\xA0\x80"));
    char memory[2]{};
    EXPECT_EQ(utf16_text::encoded("a\0b\0c\0"sv).decode_to(memory).error(), (error{errc::buffer_too_small, 2, {}}));
}

TEST(Utf16, AnyUnits) {
    std::mt19937 random(1);
    for (std::size_t round = 0; round < 2000; ++round) {
        std::string wire;
        for (std::size_t size = random() % 20; size > 0; --size) {
            const bool is_half = random() % 3 == 0;
            wire += static_cast<char>(random() % 256);
            wire += static_cast<char>(is_half ? 0xD8 + random() % 8 : random() % 256);
        }
        const utf16_text text = utf16_text::encoded(wire);
        const auto utf8 = text.to<std::string>();
        EXPECT_EQ(utf8.size(), text.decoded_size());
        EXPECT_LE(utf8.size() * 2, text.raw().size() * 3);
        EXPECT_EQ(text, utf16_text(utf8));
        std::string again;
        append_sink sink(again);
        EXPECT_EQ(utf16_text(utf8).write(sink), errc::none);
        EXPECT_EQ(again == text.raw(), utf8.find("\xEF\xBF\xBD") == utf8.npos);
        auto i = text.begin();
        for (const char c : utf8) EXPECT_EQ(*i++, c);
        EXPECT_EQ(i, text.end());
    }
}

TEST(Utf16, EncodedOrNot) {
    const std::string wire("a\0b\0", 4);
    EXPECT_TRUE(utf16_text::encoded(wire).is_encoded());
    EXPECT_FALSE(utf16_text(wire).is_encoded());
}

} // namespace
