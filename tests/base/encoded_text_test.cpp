// What texts have that are encoded on the wire, on one whose code is small; and the same of each of the library's.
#include "support/check.hpp"

#include <msnp/base/encoded_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

/// "3x" stands for "xxx", "2x" for "xx"; other bytes for themselves.
constexpr detail::encoded_character first_of_short(std::string_view text) noexcept {
    if (text.size() > 1 && text[0] == '2') return {{{text[1], text[1]}, 2}, 2};
    if (text.size() > 1 && text[0] == '3') return {{{text[1], text[1], text[1]}, 3}, 2};
    return detail::plain_character(text[0]);
}
class short_text : public encoded_text<short_text, detail::character_cursor<first_of_short>> {
public:
    using encoded_text::encoded_text;
    [[nodiscard]] static constexpr short_text encoded(std::string_view wire) noexcept { return of_wire(wire); }
    [[nodiscard]] constexpr bool is_encoded() const noexcept { return is_of_wire(); }
};

template <class Text>
constexpr bool means(const Text& text, std::string_view plain) {
    char memory[32]{};
    std::size_t at = 0;
    for (const char c : text)
        if (at == plain.size() || plain[at++] != c) return false;
    const auto exactly = text.decode_to(std::span<char>(memory).first(plain.size()));
    return at == plain.size() && text.decoded_size() == at && exactly && *exactly == plain && text == Text(plain) &&
           Text(plain) == text && text.empty() == plain.empty();
}

// Red: `<=` for `<` in advance(); a look at the encoding of plain text.
TEST(EncodedText, IsDecodedByteByByte) {
    MSNP_CHECK(means(short_text::encoded("a3b2cd"), "abbbccd"));
    MSNP_CHECK(means(short_text::encoded("3a"), "aaa"));
    MSNP_CHECK(means(short_text::encoded("3"), "3"));
    MSNP_CHECK(means(short_text::encoded(""), ""));
    MSNP_CHECK(means(short_text("3a"), "3a"));
    MSNP_CHECK(means(short_text(), ""));
}

// At each byte of a character, and behind it. Red: place() without `2 *`, or without `- at_`.
template <class Text>
constexpr bool stands_somewhere_else_at_each_byte(const Text& text) {
    for (auto i = text.begin(); i != text.end();) {
        const auto before = i++;
        for (auto j = i; j != text.end(); ++j)
            if (j == before) return false;
        if (i == before) return false;
    }
    return true;
}
TEST(EncodedText, EachByteIsAPlace) {
    MSNP_CHECK(stands_somewhere_else_at_each_byte(short_text::encoded("a3b3b2cd3a")));
    MSNP_CHECK(stands_somewhere_else_at_each_byte(short_text("a3b3b2cd3a")));
}

// Red: an `||` that looks at raw() alone; same_as() of decoded_text left out.
TEST(EncodedText, EqualWhenTheDecodedBytesAre) {
    MSNP_CHECK(short_text::encoded("3a") == short_text("aaa") &&
               short_text::encoded("3a") == short_text::encoded("2aa"));
    MSNP_CHECK(short_text::encoded("3a") != short_text("3a") && short_text::encoded("3a") != short_text("aa"));
    MSNP_CHECK(short_text("aa") != short_text("aaa") && short_text("aaa") != short_text("aa"));
    MSNP_CHECK(short_text() == short_text("") && short_text() == short_text::encoded(""));
}

TEST(EncodedText, RemembersHowItWasGiven) {
    MSNP_CHECK(short_text::encoded("3a").raw() == "3a" && short_text::encoded("3a").is_encoded());
    MSNP_CHECK(short_text("3a"sv).raw() == "3a" && !short_text("3a").is_encoded() && !short_text().is_encoded());
}

constexpr bool fits_into(std::size_t size) {
    char memory[8] = {'#', '#', '#', '#', '#', '#', '#', '#'};
    const auto text = short_text::encoded("3a2b").decode_to(std::span<char>(memory).first(size));
    for (std::size_t i = size; i < sizeof memory; ++i)
        if (memory[i] != '#') return false;
    return size < 5 ? !text && text.error() == error{errc::buffer_too_small, size, {}} : text && *text == "aaabb";
}
// Red: the look at the memory's size behind the write; another offset.
TEST(EncodedText, DecodesIntoTheMemoryThatThereIs) {
    MSNP_CHECK(fits_into(0) && fits_into(4) && fits_into(5) && fits_into(8));
}

TEST(EncodedText, ToAContainer) {
    EXPECT_EQ(short_text::encoded("3a2b").to<std::string>(), "aaabb");
    EXPECT_EQ(short_text("2b").to<std::vector<char>>(), (std::vector<char>{'2', 'b'}));
}

// ---- the library's texts ---------------------------------------------------------------------------------------------

constexpr xml_percent_text read_from_xml(std::string_view wire) {
    xml_percent_text text;
    static_cast<void>(text.from_xml(xml_text::escaped(wire)));
    return text;
}

TEST(EncodedText, OfEachKind) {
    MSNP_CHECK(means(percent_text::encoded("a%20b%"), "a b%"));
    MSNP_CHECK(means(utf16_text::encoded("\xE9\0\x3D\xD8\x00\xDE"sv), "\xC3\xA9\xF0\x9F\x98\x80"));
    MSNP_CHECK(means(xml_text::escaped("&lt;&#x20AC;&"), "<\xE2\x82\xAC&"));
    MSNP_CHECK(means(read_from_xml("a%20&amp;&#x25;41%4"), "a &A%4"));
    MSNP_CHECK(means(percent_text("a%20"), "a%20") && means(utf16_text("a%"), "a%"));
    MSNP_CHECK(means(xml_text("&lt;"), "&lt;") && means(xml_percent_text("%41&lt;"), "%41&lt;"));
}

// Red: each cursor's place() that is not counted by the byte; account_cursor's without its '@'.
TEST(EncodedText, EachByteOfEachKindIsAPlace) {
    MSNP_CHECK(stands_somewhere_else_at_each_byte(percent_text::encoded("a%20b%")));
    MSNP_CHECK(stands_somewhere_else_at_each_byte(utf16_text::encoded("\xE9\0\x3D\xD8\x00\xDE\0\xD8"sv)));
    MSNP_CHECK(stands_somewhere_else_at_each_byte(xml_text::escaped("&lt;&#x20AC;&#x1F600;&")));
    MSNP_CHECK(stands_somewhere_else_at_each_byte(read_from_xml("a%20&amp;&#x25;41%4")));
    MSNP_CHECK(stands_somewhere_else_at_each_byte(payload::account_text(xml_text::escaped("a&amp;"), "b.c")));
}

} // namespace
