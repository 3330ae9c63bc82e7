// What is written of a body, and what can't be.
#include "support/bodies.hpp"
#include "support/check.hpp"
#include "support/trees.hpp"

#include <string>
#include <string_view>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(XmlBodyWriter, ValuesThatAreEscaped) {
    MSNP_CHECK(writes_body(leaf{.name = "\"<'&>"}, "<leaf n=\"&quot;&lt;&apos;&amp;&gt;\"/>"));
    MSNP_CHECK(writes_body(leaf{.name = xml_text::escaped("a\"&#x26;b")}, "<leaf n=\"a&quot;&#x26;b\"/>"));
    MSNP_CHECK(writes_body(leaf{.name = xml_text::escaped("a<&b")}, "<leaf n=\"a&lt;&amp;b\"/>"));
}

TEST(XmlBodyWriter, OtherPartsOfTheCallers) {
    MSNP_CHECK(wont_write_body(tree{.other = "<more>"}, errc::bad_xml, "other"));
    MSNP_CHECK(wont_write_body(tree{.other = "</tree>"}, errc::bad_xml, "other"));
    MSNP_CHECK(wont_write_body(tree{.other = "<a/></tree>"}, errc::bad_xml, "other"));
    MSNP_CHECK(writes_body(tree{.other = "text<a/>"}, "<tree><a/></tree>"));
    // As deep as a reader goes, and one deeper.
    std::string deep;
    for (std::size_t i = 1; i < xml::max_depth; ++i) deep = "<a>" + deep + "</a>";
    std::string buffer(1000, '?');
    EXPECT_TRUE(payload::parse<tree>(
        std::string_view(buffer.data(), *payload::serialize(tree{.other = deep.c_str()}, buffer))));
    deep = "<a>" + deep + "</a>";
    EXPECT_EQ(payload::serialize(tree{.other = deep.c_str()}, buffer).error().code, errc::out_of_range);
}

TEST(XmlBodyWriter, ThereIsNoDeclarationInsideOfADocument) {
    EXPECT_TRUE(wont_write_body(outer{tree{.declared = true}}, errc::bad_value, "declared"));
    EXPECT_FALSE(payload::parse<outer>("<?xml?><outer><tree/></outer>")->one->declared);
}

struct two_guids {
    xml_guid a{};
    xml_guid b{};
    static constexpr void wire(auto& io, auto& self) {
        io.root("g");
        io.attribute("a", "a", self.a);
        io.attribute("b", "b", self.b);
    }
};

// Red: the later of two errors.
TEST(XmlBodyWriter, TheFirstBadValueIsTold) {
    two_guids what;
    what.a = xml_guid("x");
    what.b = xml_guid("y");
    char memory[64]{};
    const auto written = payload::serialize(what, memory);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().field, "a");
}

} // namespace
