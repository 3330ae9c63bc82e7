// What a body has for the elements in its own.
#include "support/bodies.hpp"
#include "support/check.hpp"
#include "support/trees.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(XmlParts, OtherPartsAreKept) {
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
TEST(XmlParts, OtherPartsAreComparedByWhatTheySay) {
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

// Red: empty() without a look at the attributes, or at the elements; an element that is looked for among the attributes.
TEST(XmlParts, OtherPartsAreThoseWithoutAField) {
    constexpr auto read = payload::parse<tree>("<tree><size>1</size><q/><leaf n='a'/><inner/><r/></tree>");
    MSNP_CHECK(read->other.begin()->name() == "q" && (++read->other.begin())->name() == "r");
    MSNP_CHECK(++ ++read->other.begin() == read->other.end() && !read->other.find("size") && read->other.find("r"));
    MSNP_CHECK(!payload::parse<leaf>("<leaf n='a' z='1'/>")->other.empty());
    MSNP_CHECK(!payload::parse<leaf>("<leaf n='a'><z/></leaf>")->other.empty());
    MSNP_CHECK(payload::parse<tree>("<tree><size>1</size><inner/></tree>")->other.empty());
}

TEST(XmlParts, OtherPartsOneByOne) {
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
TEST(XmlParts, OtherPartsThatAreNoXml) {
    const std::string text = "<a>1</a><";
    const xml::other_parts<leaf> broken(text.c_str());
    EXPECT_TRUE(broken == xml::other_parts<leaf>("<a>1</a>"));
    EXPECT_FALSE(broken == xml::other_parts<leaf>("<b/>"));
}

TEST(XmlParts, Lists) {
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
    EXPECT_TRUE((j++)->number == 1U && j->name == xml_text("b & c") && ++j == list_end{});
    MSNP_CHECK(xml::list<leaf>(two_leaves) != read->leaves);
    MSNP_CHECK(xml::list<leaf>{} == payload::parse<tree>("<tree/>")->leaves);
}

TEST(XmlParts, ListsOneByOne) {
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

TEST(XmlParts, ListsOfEquallyMany) {
    const std::vector<leaf> leaves = {{.name = "a"}, {.name = "b"}};
    const std::vector<leaf> others = leaves;
    const xml::list<leaf> list(leaves);
    const xml::list<leaf> other(others);
    EXPECT_FALSE(list.begin() == other.begin());
}

TEST(XmlParts, ElementsThatMayBeMissingAreCompared) {
    const std::string text = "a";
    const xml::optional_element<leaf> none;
    const xml::optional_element<leaf> one(leaf{.name = xml_text(text)});
    const xml::optional_element<leaf> other(leaf{.name = "b"});
    EXPECT_FALSE(none == one);
    EXPECT_FALSE(one == other);
    EXPECT_TRUE(none == xml::optional_element<leaf>{});
}

} // namespace
