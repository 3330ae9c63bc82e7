// What every XML body has, on structs that no payload has.
#include "support/bodies.hpp"
#include "support/check.hpp"

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;

struct leaf {
    xml_text name{};
    std::optional<std::uint32_t> number{};
    xml::other_parts<leaf> other{};

    static constexpr void wire(auto& io, auto& self) {
        io.root("leaf");
        io.attribute("n", "name", self.name);
        io.opt_attribute("x", "number", self.number);
        io.others(self.other);
    }
    friend constexpr bool operator==(const leaf&, const leaf&) = default;
};
struct inner {
    xml_text own{};
    xml::list<leaf> leaves{};

    static constexpr void wire(auto& io, auto& self) {
        io.root("inner");
        io.text("own", self.own);
        io.list("leaves", self.leaves);
    }
    friend constexpr bool operator==(const inner&, const inner&) = default;
};
struct tree {
    bool declared = false;
    std::optional<xml_text> title{};
    std::optional<std::uint32_t> size{};
    xml::optional_element<inner> inside{};
    xml::list<leaf> leaves{};
    xml::other_parts<tree> other{};

    static constexpr void wire(auto& io, auto& self) {
        io.declaration(self.declared);
        io.root("tree");
        io.opt_child("title", "title", self.title);
        io.opt_child("size", "size", self.size);
        io.opt_nested("inside", self.inside);
        io.list("leaves", self.leaves);
        io.others(self.other);
    }
    friend constexpr bool operator==(const tree&, const tree&) = default;
};
struct outer {
    xml::optional_element<tree> one{};
    static constexpr void wire(auto& io, auto& self) {
        io.root("outer");
        io.opt_nested("one", self.one);
    }
};
struct nothing {
    static constexpr void wire(auto& io, auto&) { io.literal("none"); }
    friend constexpr bool operator==(const nothing&, const nothing&) = default;
};

constexpr leaf two_leaves[] = {{.name = "a", .number = 1}, {.name = "b & c"}};

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

TEST(XmlFields, MissingAndEmptyDiffer) {
    MSNP_CHECK(!payload::parse<tree>("<tree/>")->title);
    MSNP_CHECK(payload::parse<tree>("<tree><title/></tree>")->title == xml_text(""));
    MSNP_CHECK(!payload::parse<tree>("<tree/>")->inside && payload::parse<tree>("<tree><inner/></tree>")->inside);
}

// Red: is_first() without its look at taken_.
TEST(XmlFields, TheFirstOfSeveralCounts) {
    MSNP_CHECK(payload::parse<tree>("<tree><size>1</size><size>2</size></tree>")->size == 1U);
    MSNP_CHECK(payload::parse<leaf>("<leaf n='a' n='b'/>")->name == xml_text("a"));
    MSNP_CHECK(payload::parse<tree>("<tree><inner>a</inner><inner>b</inner></tree>")->inside->own == xml_text("a"));
    // It is a field's, so it is no other part either.
    MSNP_CHECK(payload::parse<tree>("<tree><size>1</size><size>2</size></tree>")->other.empty());
}

TEST(XmlFields, EntitiesAreDecodedInFrontOfNumbers) {
    MSNP_CHECK(payload::parse<tree>("<tree><size>&#x31;2</size></tree>")->size == 12U);
    MSNP_CHECK(payload::parse<tree>("<tree><size><![CDATA[12]]></size></tree>")->size == 12U);
    MSNP_CHECK(!payload::parse<tree>(std::string_view("<tree><size>0000000000000000000000000000000000000000000000000000"
                                                      "0000000000000001</size></tree>"))
                    ->size);
}

// Red: shared_.fail() without its look at bad_values; another offset in it.
TEST(XmlFields, BadValues) {
    constexpr std::string_view bad_child = "<tree><size>many</size></tree>";
    MSNP_CHECK(reads_body(bad_child, tree{}));
    MSNP_CHECK(refuses_body<tree>(bad_child, {errc::bad_number, 12, "size"}));
    MSNP_CHECK(refuses_body<tree>("<tree><size/></tree>", {errc::bad_number, 7, "size"}));
    MSNP_CHECK(refuses_body<tree>("<tree><size>4294967296</size></tree>", {errc::out_of_range, 12, "size"}));
    MSNP_CHECK(reads_body("<tree><leaf n='a' x='?'/></tree>", tree{.leaves = {{{.name = "a"}}}}));
    MSNP_CHECK(refuses_body<tree>("<tree><leaf n='a' x='?'/></tree>", {errc::bad_number, 21, "number"}));
    MSNP_CHECK(refuses_body<tree>("<tree><inner><leaf n='a' x='?'/></inner></tree>", {errc::bad_number, 28, "number"}));
    MSNP_CHECK(reads_body("<leaf/>", leaf{}));
    MSNP_CHECK(refuses_body<leaf>("<leaf/>", {errc::missing_argument, 1, "name"}));
    // The first mistake is told.
    MSNP_CHECK(refuses_body<tree>("<tree><leaf x='?'/><size/></tree>", {errc::missing_argument, 7, "name"}));
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

TEST(XmlFields, ValuesThatAreEscaped) {
    MSNP_CHECK(writes_body(leaf{.name = "\"<'&>"}, "<leaf n=\"&quot;&lt;&apos;&amp;&gt;\"/>"));
    MSNP_CHECK(writes_body(leaf{.name = xml_text::escaped("a\"&#x26;b")}, "<leaf n=\"a&quot;&#x26;b\"/>"));
    MSNP_CHECK(writes_body(leaf{.name = xml_text::escaped("a<&b")}, "<leaf n=\"a&lt;&amp;b\"/>"));
}

// ---- what no field is for --------------------------------------------------------------------------------------------

TEST(XmlFields, OtherPartsAreKept) {
    constexpr std::string_view payload =
        "<leaf n=\"a\" y='\"' m:z=\"&#x26;\"><q a=\"1\">x &amp; y<r/></q><s></s></leaf>";
    constexpr auto read = payload::parse<leaf>(payload);
    MSNP_CHECK(read->other.attribute("y") == xml_text("\"") && !read->other.attribute("n"));
    MSNP_CHECK(read->other.find("q")->attribute("a") == xml_text("1") && !read->other.find("r"));
    MSNP_CHECK(!read->other.empty() && leaf{}.other.empty());
    MSNP_CHECK(
        writes_body(*read, "<leaf n=\"a\" y=\"&quot;\" m:z=\"&#x26;\"><q a=\"1\">x &amp; y<r/></q><s></s></leaf>"));
    // Elements that are fields are none of them; neither is text, nor a comment.
    MSNP_CHECK(writes_body(*payload::parse<tree>("<tree>x<q>1<!-- c --></q>y<size>1</size><r><![CDATA[<]]></r></tree>"),
                           "<tree><size>1</size><q>1</q><r>&lt;</r></tree>"));
    // What is tolerated when it is read is written well-formed.
    MSNP_CHECK(writes_body(*payload::parse<leaf>("<leaf n='a' u='x&y'><q v='1&2'/><r v='&'></r>&</leaf>"),
                           "<leaf n=\"a\" u=\"x&amp;y\"><q v=\"1&amp;2\"/><r v=\"&amp;\"></r></leaf>"));
    std::size_t count = 0;
    auto i = read->other.begin();
    EXPECT_EQ((i++)->name(), "q");
    for (; i != read->other.end(); ++i) count += i->name() == "s";
    EXPECT_EQ(count, 1U);
}

constexpr auto other_of(std::string_view payload) {
    return payload::parse<leaf>(payload)->other;
}

// Red: a byte, a name or the element's attributes left out of the comparison.
TEST(XmlFields, OtherPartsAreComparedByWhatTheySay) {
    MSNP_CHECK(other_of("<leaf><q>a&amp;b</q></leaf>") ==
               other_of("<leaf n='1'><q ><![CDATA[a&]]>b</q><!-- --></leaf>"));
    MSNP_CHECK(other_of("<leaf y='1'/>") == other_of("<leaf n='2' y=\"&#x31;\"/>"));
    for (const char* const a :
         {"<leaf/>", "<leaf y='1'/>", "<leaf y='2'/>", "<leaf z='1'/>", "<leaf y='1' y='1'/>", "<leaf><q/></leaf>",
          "<leaf><r/></leaf>", "<leaf><q>1</q></leaf>", "<leaf><q>2</q></leaf>", "<leaf><q a='1'/></leaf>",
          "<leaf><q/><q/></leaf>", "<leaf><q><q/></q></leaf>"})
        for (const char* const b : {"<leaf/>", "<leaf y='1'/>", "<leaf><q/></leaf>", "<leaf><q>1</q></leaf>"})
            EXPECT_EQ(other_of(a) == other_of(b), std::string(a) == b) << a << ' ' << b;
}

TEST(XmlFields, OtherPartsOfTheCallers) {
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

// ---- lists -----------------------------------------------------------------------------------------------------------

TEST(XmlFields, Lists) {
    constexpr auto read = payload::parse<tree>("<tree><leaf n='a'/><leaf n='b'/></tree>");
    MSNP_CHECK(read->leaves.size() == 2 && !read->leaves.empty() && tree{}.leaves.empty());
    std::string names;
    for (const leaf& one : read->leaves) names += one.name.to<std::string>();
    for (const leaf& one : xml::list<leaf>(two_leaves)) names += one.name.to<std::string>();
    EXPECT_EQ(names, "abab & c");
    auto i = read->leaves.begin();
    const auto first = i++;
    EXPECT_TRUE(first == read->leaves.begin() && !(first == i) && i->name == xml_text("b"));
    auto j = xml::list<leaf>(two_leaves).begin();
    EXPECT_TRUE((j++)->number == 1U && j->name == xml_text("b & c") && ++j == std::default_sentinel);
    MSNP_CHECK(xml::list<leaf>(two_leaves) != read->leaves);
    MSNP_CHECK(xml::list<leaf>{} == payload::parse<tree>("<tree/>")->leaves);
}

TEST(XmlFields, ThereIsNoDeclarationInsideOfADocument) {
    EXPECT_TRUE(wont_write_body(outer{tree{.declared = true}}, errc::bad_value, "declared"));
    EXPECT_FALSE(payload::parse<outer>("<?xml?><outer><tree/></outer>")->one->declared);
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

// The name of a root is found by the compiler; the same function finds the same one when the test runs.
TEST(XmlFields, RootsAreWhatTheyAreAtRunTime) {
    EXPECT_EQ(xml::detail::root_of<tree>().found, xml::detail::own_root<tree>.found);
    EXPECT_TRUE(xml::detail::root_of<nothing>().is_literal);
}

TEST(XmlFields, ElementsThatMayBeMissingAreCompared) {
    const std::string text = "a";
    const xml::optional_element<leaf> none;
    const xml::optional_element<leaf> one(leaf{.name = xml_text(text)});
    const xml::optional_element<leaf> other(leaf{.name = "b"});
    EXPECT_FALSE(none == one);
    EXPECT_FALSE(one == other);
    EXPECT_TRUE(none == xml::optional_element<leaf>{});
}

TEST(XmlFields, OtherPartsOneByOne) {
    const std::string text = "<leaf n='a' x='1' z='3'><more/></leaf>";
    const auto read = payload::parse<leaf>(text);
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->other.empty());
    EXPECT_FALSE(read->other.attribute("n"));
    ASSERT_TRUE(read->other.attribute("z"));
    EXPECT_EQ(read->other.attribute("z")->to<std::string>(), "3");
    EXPECT_FALSE(read->other.find("none"));
    const std::string bare = "<leaf n='a'><more/></leaf>";
    EXPECT_FALSE(payload::parse<leaf>(bare)->other.empty());
    const std::string empty = "<leaf n='a'></leaf>";
    EXPECT_TRUE(payload::parse<leaf>(empty)->other.empty());
}

// What is no XML is the end of what there is.
TEST(XmlFields, OtherPartsThatAreNoXml) {
    const std::string text = "<a>1</a><";
    const xml::other_parts<leaf> broken(text.c_str());
    EXPECT_TRUE(broken == xml::other_parts<leaf>("<a>1</a>"));
    EXPECT_FALSE(broken == xml::other_parts<leaf>("<b/>"));
}

TEST(XmlFields, ListsOneByOne) {
    const std::vector<leaf> leaves = {{.name = "a"}, {.name = "b"}};
    const xml::list<leaf> list(leaves);
    auto i = list.begin();
    const auto first = i;
    EXPECT_TRUE(i == first);
    ++i;
    EXPECT_FALSE(i == first);
    const std::string text = "<inner><leaf n='a'/><leaf n='b'/></inner>";
    const auto read = payload::parse<inner>(text);
    ASSERT_TRUE(read);
    auto j = read->leaves.begin();
    const auto begin = j;
    ++j;
    EXPECT_FALSE(j == begin);
    EXPECT_TRUE(begin == read->leaves.begin());
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
TEST(XmlFields, TheFirstBadValueIsTold) {
    two_guids what;
    what.a = xml_guid("x");
    what.b = xml_guid("y");
    char memory[64]{};
    const auto written = payload::serialize(what, memory);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().field, "a");
}

TEST(XmlFields, ListsOfEquallyMany) {
    const std::vector<leaf> leaves = {{.name = "a"}, {.name = "b"}};
    const std::vector<leaf> others = leaves;
    const xml::list<leaf> list(leaves);
    const xml::list<leaf> other(others);
    EXPECT_FALSE(list.begin() == other.begin());
}

} // namespace
