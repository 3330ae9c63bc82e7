// Words, GUIDs, percent-encoded names and base64 in XML.
#include "support/check.hpp"

#include <string>
#include <string_view>

namespace {

using namespace msnp;

template <class T>
constexpr T of(std::string_view wire) {
    T value{};
    static_cast<void>(value.from_xml(xml_text::escaped(wire)));
    return value;
}
template <class T>
std::string written(const T& value) {
    std::string text;
    append_sink sink(text);
    EXPECT_EQ(value.write_xml(sink), errc::none);
    return text;
}

using presence_word = xml_word<presence>;

TEST(XmlValues, Words) {
    MSNP_CHECK(of<presence_word>("BSY").known() == presence::busy &&
               of<presence_word>("B&#x53;Y").known() == presence::busy);
    MSNP_CHECK(!of<presence_word>("ZZZ").known() && of<presence_word>("ZZZ") == presence_word("ZZZ"));
    MSNP_CHECK(presence_word(presence::away) == of<presence_word>("AWY") && presence_word{}.empty());
    EXPECT_EQ(written(presence_word("a<b")), "a&lt;b");
}

// Red: takes() that takes any text of 36 bytes; == without its braces, entities or cases.
TEST(XmlValues, Guids) {
    constexpr std::string_view plain = "521a03be-12af-452d-a3c5-f7787d7a8267";
    MSNP_CHECK(of<xml_guid>("{521A03BE-12af-452d-a3c5-f7787d7a8267}") == xml_guid(plain));
    MSNP_CHECK(of<xml_guid>("&#x7B;521a03be-12af-452d-a3c5-f7787d7a8267&#x7D;") == xml_guid(plain));
    MSNP_CHECK(!(xml_guid("521a03be-12af-452d-a3c5-f7787d7a8268") == xml_guid(plain)));
    MSNP_CHECK(!(xml_guid("x") == xml_guid("y")) && xml_guid("x") == xml_guid("x") && xml_guid{}.empty());
    for (const char* const no : {"", "{521a03be-12af-452d-a3c5-f7787d7a8267", "521a03be-12af-452d-a3c5-f7787d7a826",
                                 "521a03beX12af-452d-a3c5-f7787d7a8267", "{521a03be-12af-452d-a3c5-f7787d7a8267}}"}) {
        EXPECT_FALSE(xml_guid::takes(xml_text(no))) << no;
        xml_guid id(plain);
        EXPECT_EQ(id.from_xml(xml_text(no)), errc::bad_value);
        EXPECT_EQ(id, xml_guid(plain));
        counting_sink sink;
        EXPECT_EQ(xml_guid(no).write_xml(sink), errc::bad_value);
    }
    EXPECT_EQ(written(of<xml_guid>("&#x7B;521a03be-12af-452d-a3c5-f7787d7a8267}")),
              "&#x7B;521a03be-12af-452d-a3c5-f7787d7a8267}");
}

// Entities first, percent signs after them. Red: no look at either digit.
TEST(XmlValues, PercentEncodedText) {
    MSNP_CHECK(of<xml_percent_text>("Ana%20&amp;%20Bo") == xml_percent_text("Ana & Bo"));
    MSNP_CHECK(of<xml_percent_text>("&#x25;41%4&#x31;") == xml_percent_text("AA"));
    MSNP_CHECK(of<xml_percent_text>("100% %4 %4x %z1 %zz %") == xml_percent_text("100% %4 %4x %z1 %zz %"));
    MSNP_CHECK(of<xml_percent_text>("a+b") == xml_percent_text("a+b") && !(of<xml_percent_text>("%41") == "%41"));
    EXPECT_EQ(written(xml_percent_text("50% <x>\r\n")), "50%25%20&lt;x&gt;%0D%0A");
    EXPECT_EQ(written(of<xml_percent_text>("a%20&#x26;")), "a%20&#x26;");
    EXPECT_EQ(of<xml_percent_text>("a%20b").to<std::string>(), "a b");
    EXPECT_TRUE(of<xml_percent_text>("a").is_encoded() && !xml_percent_text("a").is_encoded() &&
                xml_percent_text{}.empty());
    auto i = of<xml_percent_text>("%41%42").begin();
    EXPECT_EQ(*i++, 'A');
    EXPECT_EQ(*i, 'B');
}

TEST(XmlValues, Base64) {
    const auto decoded = [](const xml_base64& value) {
        std::string bytes;
        append_sink sink(bytes);
        EXPECT_EQ(value.decode(sink).code, errc::none);
        return bytes;
    };
    EXPECT_EQ(decoded(of<xml_base64>("Zm9vYg==")), "foob");
    EXPECT_EQ(decoded(of<xml_base64>("Zm9vYg&#x3D;&#x3D;")), "foob");
    EXPECT_EQ(decoded(xml_base64::of("a\0b")), "a");
    EXPECT_EQ(written(xml_base64::of("foob")), "Zm9vYg==");
    EXPECT_EQ(written(of<xml_base64>("Zm9vYg&#x3D;=")), "Zm9vYg&#x3D;=");
    MSNP_CHECK(of<xml_base64>("Zm9v").decoded_size() == 3 && xml_base64::of("ab").decoded_size() == 2);
    counting_sink sink;
    EXPECT_EQ(of<xml_base64>("Zm9&amp;").decode(sink), (error{errc::bad_value, 3, {}}));
    MSNP_CHECK(xml_base64::of("foob") == of<xml_base64>("Zm9vYg==") &&
               of<xml_base64>("Zm9vYg==") == xml_base64::of("foob"));
    MSNP_CHECK(!(xml_base64::of("foob") == of<xml_base64>("Zm9vYg")) &&
               !(xml_base64::of("foo") == of<xml_base64>("Zm9vYg==")));
    MSNP_CHECK(!(xml_base64::of("fooc") == of<xml_base64>("Zm9vYg==")) && xml_base64::of("a") == xml_base64::of("a"));
    MSNP_CHECK(xml_base64{}.empty() && xml_base64::of("a").is_plain());
}

TEST(XmlValues, WhatIsOtherwise) {
    const std::string word = "ZZZ";
    EXPECT_FALSE(of<presence_word>(word).known());
    const std::string braced = "{521a03be-12af-452d-a3c5-f7787d7a8267}";
    const std::string odd = "(521a03be-12af-452d-a3c5-f7787d7a8267}";
    EXPECT_TRUE(of<xml_guid>(braced) == of<xml_guid>(braced.substr(1, 36)));
    EXPECT_FALSE(of<xml_guid>(odd) == of<xml_guid>(braced));
    EXPECT_FALSE(of<xml_guid>(braced) == of<xml_guid>(braced.substr(0, 37) + ")"));
    EXPECT_FALSE(of<xml_guid>(braced) == of<xml_guid>(odd));
    EXPECT_TRUE(of<xml_percent_text>("a%20b").is_encoded());
    EXPECT_FALSE(xml_percent_text(word).is_encoded());
    const std::string digits = "QUJD";
    EXPECT_TRUE(xml_base64::of("ABC") == of<xml_base64>(digits));
    EXPECT_FALSE(xml_base64::of("ABD") == of<xml_base64>(digits));
    EXPECT_FALSE(xml_base64::of("ABCD") == of<xml_base64>(digits));
    EXPECT_FALSE(xml_base64::of("AB") == of<xml_base64>(digits + "QUJD"));
}

} // namespace
