// Text inside XML.
#include "support/check.hpp"

#include <msnp/message/xml_text.hpp>

#include <iterator>
#include <string>
#include <string_view>

namespace {

using namespace msnp;

constexpr bool decodes(std::string_view escaped, std::string_view expected) {
    char memory[64]{};
    const auto text = xml_text::escaped(escaped).decode_to(memory);
    return text && *text == expected && xml_text::escaped(escaped) == xml_text(expected) &&
           xml_text::escaped(escaped).decoded_size() == expected.size();
}
constexpr bool writes(const xml_text& text, std::string_view expected, std::string_view quoted) {
    char memory[64]{};
    span_sink plain(memory);
    text.write(plain);
    if (std::string_view(memory, plain.size()) != expected) return false;
    span_sink in_quotes(memory);
    text.write_quoted(in_quotes);
    return std::string_view(memory, in_quotes.size()) == quoted;
}

// Pitfalls 3.5: MSNP11 has names, MSNP13 numbers. Red: each of the five names; the base of either kind of number.
TEST(XmlText, Entities) {
    MSNP_CHECK(decodes("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"));
    MSNP_CHECK(decodes("&#x26;&#X3c;&#62;&#x22;&#039;&#x5C;0", "&<>\"'\\0"));
    MSNP_CHECK(decodes("&#x7B;&#xe9;&#x20AC;&#x1F600;&#x00000041;", "{\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"
                                                                    "A"));
    MSNP_CHECK(decodes("&#x7F;&#x80;&#x7FF;&#x800;&#xFFFF;&#x10000;&#x10FFFF;",
                       "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
    MSNP_CHECK(decodes("Tom &amp;amp; Jerry", "Tom &amp; Jerry"));
}

// As real servers sent addresses. Red: a byte of any of these dropped.
TEST(XmlText, AnAmpersandThatBeginsNoEntityStandsForItself) {
    for (const char* const text : {"a & b",
                                   "?a=1&b=2",
                                   "&",
                                   "&&",
                                   "&;",
                                   "&#;",
                                   "&#x;",
                                   "&#xG;",
                                   "&#12a;",
                                   "&nbsp;",
                                   "&AMP;",
                                   "&amp",
                                   "&#0;",
                                   "&#xD800;",
                                   "&#xDFFF;",
                                   "&#x110000;",
                                   "&#99999999999;",
                                   "&#x100000041;",
                                   "&#x000000041;",
                                   "&#000000000065;",
                                   "&# 65;",
                                   "&#-1;"})
        EXPECT_TRUE(decodes(text, text)) << text;
    MSNP_CHECK(decodes("&&amp;", "&&"));
    MSNP_CHECK(decodes("a &amp b; &lt;", "a &amp b; <"));
}

// Red: find_stray() of what the next byte is; write() of raw text that is no XML as it is.
TEST(XmlText, IsWrittenAsItCameOrEscaped) {
    MSNP_CHECK(writes("Tom & <Jerry> \"'", "Tom &amp; &lt;Jerry&gt; &quot;&apos;",
                      "\"Tom &amp; &lt;Jerry&gt; &quot;&apos;\""));
    MSNP_CHECK(writes(xml_text::escaped("it's &#x26; > \x03"), "it's &#x26; > \x03", "\"it's &#x26; > \x03\""));
    MSNP_CHECK(writes(xml_text::escaped("a \"&amp;\""), "a \"&amp;\"", "\"a &quot;&amp;&quot;\""));
    MSNP_CHECK(writes(xml_text::escaped("a & b &lt;"), "a &amp; b &lt;", "\"a &amp; b &lt;\""));
    MSNP_CHECK(writes(xml_text::escaped("</x>"), "&lt;/x&gt;", "\"&lt;/x&gt;\""));
    MSNP_CHECK(xml_text::escaped("ab&c").find_stray() == 2);
    MSNP_CHECK(xml_text::escaped("a&amp;<").find_stray() == 6);
    MSNP_CHECK(xml_text::escaped("a&amp;").find_stray() == xml_text("a&<").find_stray());
}

// At run time. Red: a place() of character_cursor that does not count the bytes of a character.
TEST(XmlText, Iterators) {
    const xml_text euro = xml_text::escaped("&#x20AC;");
    auto i = euro.begin();
    const auto before = i++;
    EXPECT_EQ(*before, '\xE2');
    EXPECT_EQ(*i, '\x82');
    EXPECT_FALSE(before == i);
    EXPECT_TRUE(before == euro.begin());
}

TEST(XmlText, IsComparedDecoded) {
    MSNP_CHECK(xml_text::escaped("&amp;") == xml_text::escaped("&#x26;"));
    MSNP_CHECK(!(xml_text::escaped("&amp;") == xml_text("&amp;")));
    MSNP_CHECK(!(xml_text("a") == xml_text("ab")));
    MSNP_CHECK(xml_text("").empty() && !xml_text(" ").empty());
    static_assert(std::forward_iterator<xml_text::iterator>);
    EXPECT_EQ(xml_text::escaped("&#x20AC;5").to<std::string>(), "\xE2\x82\xAC"
                                                                "5");
    char memory[2]{};
    EXPECT_EQ(xml_text::escaped("&#x20AC;").decode_to(memory).error(), (error{errc::buffer_too_small, 2, {}}));
}

} // namespace
