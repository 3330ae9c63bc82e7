// What somebody is listening to.
#include "support/check.hpp"

#include <array>
#include <iterator>
#include <string>
#include <string_view>

namespace {

using namespace msnp;

constexpr current_media plain(std::string_view text) {
    return current_media(xml_text(text));
}
constexpr current_media escaped(std::string_view text) {
    return current_media(xml_text::escaped(text));
}
std::string fields_of(const current_media& media) {
    std::string all;
    for (const xml_text field : media) all += "[" + field.to<std::string>() + "]";
    return all;
}
std::string arguments_of(const current_media& media) {
    std::string all;
    for (const xml_text field : media.arguments()) all += "[" + field.to<std::string>() + "]";
    return all;
}

TEST(CurrentMedia, Fields) {
    constexpr auto song = plain("WMP\\0Music\\01\\0{0} - {1}\\0#1 Zero\\0Audioslave\\0Out of Exile\\0\\0");
    MSNP_CHECK(song.application() == xml_text("WMP") && song.type() == media_type::music && song.enabled() == true);
    MSNP_CHECK(song.format() == xml_text("{0} - {1}"));
    EXPECT_EQ(arguments_of(song), "[#1 Zero][Audioslave][Out of Exile][]");
    EXPECT_EQ(arguments_of(plain("\\0Office\\01\\0Office Message\\0Office App Name\\0")), "[Office App Name]");
    MSNP_CHECK(plain("\\0Games\\00\\0Playing {0}\\0Game\\0").enabled() == false);
    MSNP_CHECK(!plain("\\0Games\\0yes\\0").enabled() && !plain("\\0Games").enabled());
}

// Red: `is_last_ = false` behind a separator; no look at what an entity stands for.
TEST(CurrentMedia, WhereFieldsEnd) {
    EXPECT_EQ(fields_of(plain("")), "");
    EXPECT_EQ(fields_of(plain("a")), "[a]");
    EXPECT_EQ(fields_of(plain("a\\0")), "[a]");
    EXPECT_EQ(fields_of(plain("\\0")), "[]");
    EXPECT_EQ(fields_of(plain("\\0\\0")), "[][]");
    EXPECT_EQ(fields_of(plain("a\\0b")), "[a][b]");
    EXPECT_EQ(fields_of(plain("a\\\\0b\\")), "[a\\][b\\]");
    EXPECT_EQ(fields_of(plain("\\00\\1")), "[][0\\1]");
    EXPECT_EQ(fields_of(escaped("&#x5C;0Music&#x5C;01\\&#x30;x&amp;y")), "[][Music][1][x&y]");
    EXPECT_EQ(fields_of(plain("a&#x5C;0")), "[a&#x5C;0]"); // plain text has no entities
    const auto media = plain("a\\0b");
    auto i = media.begin();
    EXPECT_TRUE(i == media.begin() && *i++ == xml_text("a") && *i == xml_text("b") && ++i == list_end{});
    EXPECT_TRUE(!(media.begin() == i) && media.arguments().empty());
    EXPECT_TRUE(plain("").empty() && plain("").application().empty() && plain("").type().empty());
}

TEST(CurrentMedia, PutTogether) {
    constexpr std::string_view arguments[] = {"Song & Dance", "Artist", ""};
    std::array<char, 64> memory{};
    const media_parts parts{.format = "{0}", .arguments = arguments};
    const auto made = make_media(parts, memory);
    EXPECT_EQ(made->text(), xml_text("\\0Music\\01\\0{0}\\0Song & Dance\\0Artist\\0\\0"));
    std::string text;
    append_sink sink(text);
    EXPECT_EQ(made->write_xml(sink), errc::none);
    EXPECT_EQ(text, "\\0Music\\01\\0{0}\\0Song &amp; Dance\\0Artist\\0\\0");
    EXPECT_EQ(make_media({.type = media_type::games, .enabled = false}, memory)->text(),
              xml_text("\\0Games\\00\\0\\0"));
    // No escape exists for the separator.
    EXPECT_EQ(make_media({.application = "a\\0b"}, memory).error(), (error{errc::bad_value, 0, "media"}));
    EXPECT_EQ(make_media(parts, std::span(memory).first(40)).error(), (error{errc::buffer_too_small, 40, "media"}));
    EXPECT_TRUE(make_media(parts, std::span(memory).first(41)));
}

TEST(CurrentMedia, ItsFieldsOneByOne) {
    const std::string text = "WMP\\0Music\\01\\0a\\0b";
    const current_media media = plain(text);
    EXPECT_FALSE(media.empty());
    EXPECT_EQ(media.application().to<std::string>(), "WMP");
    const current_media::iterator end;
    current_media::iterator i = media.begin();
    EXPECT_FALSE(i == end);
    EXPECT_TRUE(end == current_media::iterator{});
    const current_media::iterator before = i++;
    EXPECT_FALSE(i == before);
    EXPECT_TRUE(before == media.begin());
}

} // namespace
