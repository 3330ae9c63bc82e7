// What is read of a body, and what of it is refused.
#include "support/bodies.hpp"
#include "support/check.hpp"
#include "support/trees.hpp"

#include <string_view>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(XmlBodyReader, MissingAndEmptyDiffer) {
    MSNP_CHECK(!payload::parse<tree>("<tree/>")->title);
    MSNP_CHECK(payload::parse<tree>("<tree><title/></tree>")->title == xml_text(""));
    MSNP_CHECK(!payload::parse<tree>("<tree/>")->inside && payload::parse<tree>("<tree><inner/></tree>")->inside);
}

// Red: is_first() without its look at taken_.
TEST(XmlBodyReader, TheFirstOfSeveralCounts) {
    MSNP_CHECK(payload::parse<tree>("<tree><size>1</size><size>2</size></tree>")->size == 1U);
    MSNP_CHECK(payload::parse<leaf>("<leaf n='a' n='b'/>")->name == xml_text("a"));
    MSNP_CHECK(payload::parse<tree>("<tree><inner>a</inner><inner>b</inner></tree>")->inside->own == xml_text("a"));
    // It is a field's, so it is no other part either.
    MSNP_CHECK(payload::parse<tree>("<tree><size>1</size><size>2</size></tree>")->other.empty());
}

TEST(XmlBodyReader, EntitiesAreDecodedInFrontOfNumbers) {
    MSNP_CHECK(payload::parse<tree>("<tree><size>&#x31;2</size></tree>")->size == 12U);
    MSNP_CHECK(payload::parse<tree>("<tree><size><![CDATA[12]]></size></tree>")->size == 12U);
    MSNP_CHECK(!payload::parse<tree>(std::string_view("<tree><size>0000000000000000000000000000000000000000000000000000"
                                                      "0000000000000001</size></tree>"))
                    ->size);
}

// Red: shared_.fail() without its look at bad_values; another offset in it.
TEST(XmlBodyReader, BadValues) {
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

// Red: declaration() that does not ask whether it reads a document's first element.
TEST(XmlBodyReader, ADeclarationIsTheDocumentsOwn) {
    constexpr std::string_view declared = "<?xml version='1.0'?><config/>";
    MSNP_CHECK(payload::parse<payload::shield_config>(declared)->declared);
    constexpr std::string_view around = "<?xml version='1.0'?><Policy type='SHIELDS'><config/></Policy>";
    MSNP_CHECK(!payload::parse<payload::policy>(around)->shields->declared);
}

} // namespace
