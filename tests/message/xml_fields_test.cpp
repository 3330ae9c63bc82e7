// What every XML body has, on structs that no payload has.
#include "support/bodies.hpp"
#include "support/check.hpp"
#include "support/trees.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(XmlFields, EveryKindOfField) {
    MSNP_CHECK(
        writes_body(tree{.declared = true,
                         .title = "",
                         .size = 7,
                         .inside = inner{.own = "t", .leaves = two_leaves},
                         .leaves = two_leaves,
                         .other = "<more/>"},
                    "<?xml version=\"1.0\" encoding=\"utf-8\" ?><tree><title></title><size>7</size><inner>t<leaf "
                    "n=\"a\" x=\"1\"/><leaf n=\"b &amp; c\"/></inner><leaf n=\"a\" x=\"1\"/><leaf n=\"b &amp; "
                    "c\"/><more/></tree>"));
    MSNP_CHECK(reads_body("<?xml version=\"1.0\"?>\r\n<tree> <leaf n='a' x='1'/> <size>7</size><leaf n='b &amp; c'/>"
                          "<inner>t<leaf n='a' x='1'/><leaf n='b & c'/></inner><title/></tree>",
                          tree{.declared = true,
                               .title = "",
                               .size = 7,
                               .inside = inner{.own = "t", .leaves = two_leaves},
                               .leaves = two_leaves}));
    MSNP_CHECK(writes_body(tree{}, "<tree/>"));
    MSNP_CHECK(reads_body("<tree></tree>", tree{}, xml::tolerance::strict()));
}

TEST(XmlFields, AnotherRoot) {
    MSNP_CHECK(refuses_body<tree>("<Tree/>", {errc::wrong_word, 1, {}}, {}));
    MSNP_CHECK(refuses_body<tree>("", {errc::wrong_word, 0, {}}, {}));
    MSNP_CHECK(refuses_body<tree>("tree", {errc::wrong_word, 0, {}}, {}));
    MSNP_CHECK(refuses_body<tree>("<tree>", {errc::bad_xml, 6, {}}, {}));
    MSNP_CHECK(reads_body("<tree/><leaf/>", tree{}));
    MSNP_CHECK(refuses_body<tree>("<tree/><leaf/>", {errc::trailing_bytes, 8, {}}));
    MSNP_CHECK(reads_body("\xEF\xBB\xBF<tree/>", tree{}));
}

TEST(XmlFields, APayloadThatIsAWord) {
    MSNP_CHECK(reads_body("none", nothing{}, xml::tolerance::strict()));
    MSNP_CHECK(writes_body(nothing{}, "none"));
    MSNP_CHECK(refuses_body<nothing>("none ", {errc::wrong_word, 0, {}}, {}));
    MSNP_CHECK(refuses_body<nothing>("<none/>", {errc::wrong_word, 1, {}}, {}));
}

using either = std::variant<leaf, nothing, tree>;

TEST(XmlFields, OneOfSeveral) {
    MSNP_CHECK(std::holds_alternative<tree>(*payload::parse<either>("<tree/>")));
    MSNP_CHECK(std::holds_alternative<leaf>(*payload::parse<either>("<leaf n='a'/>")));
    MSNP_CHECK(std::holds_alternative<nothing>(*payload::parse<either>("none")));
    MSNP_CHECK(refuses_body<either>("<inner/>", {errc::wrong_word, 1, {}}, {}));
    MSNP_CHECK(refuses_body<either>("<leaf/>", {errc::missing_argument, 1, "name"}));
    MSNP_CHECK(writes_body(either(leaf{.name = "a"}), "<leaf n=\"a\"/>"));
    std::string names;
    payload::for_each_field(either(leaf{.name = "a"}), [&](std::string_view name, const auto&) { names += name; });
    EXPECT_EQ(names, "name");
}

TEST(XmlFields, TheBufferIsTooSmall) {
    std::vector<char> buffer(12, '?');
    EXPECT_EQ(payload::serialize(leaf{.name = "a"}, buffer).error(), (error{errc::buffer_too_small, 12, {}}));
    EXPECT_EQ(std::string(buffer.begin(), buffer.end()), std::string(12, '?'));
    buffer.push_back('?');
    EXPECT_EQ(payload::serialize(leaf{.name = "a"}, buffer), 13U);
}

TEST(XmlFields, FieldsAreNamed) {
    std::string names;
    payload::for_each_field(tree{.title = "", .inside = inner{}, .leaves = two_leaves, .other = "<a/>"},
                            [&](std::string_view name, const auto&) { names += std::string(name) + " "; });
    EXPECT_EQ(names, "title inside leaves other ");
}

} // namespace
