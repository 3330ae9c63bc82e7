// What a struct of a body names.
#include "support/check.hpp"
#include "support/trees.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using xml::detail::names_itself;
using xml::detail::part;

// Red: a kind of field left out of name_search; the place of one, or that it is told apart.
TEST(XmlVisitor, WhatAStructNames) {
    MSNP_CHECK(names_itself<leaf>(part::attribute, "n") && names_itself<leaf>(part::attribute, "x"));
    MSNP_CHECK(!names_itself<leaf>(part::element, "n") && !names_itself<leaf>(part::attribute, "N"));
    MSNP_CHECK(names_itself<tree>(part::element, "title") && !names_itself<tree>(part::attribute, "title"));
    MSNP_CHECK(names_itself<tree>(part::element, "inner") && names_itself<tree>(part::element, "leaf"));
    MSNP_CHECK(!names_itself<tree>(part::element, "tree") && !names_itself<tree>(part::element, "inside"));
    MSNP_CHECK(!names_itself<nothing>(part::element, "none"));
}

// Red: root_finder without literal().
TEST(XmlVisitor, Roots) {
    MSNP_CHECK(xml::detail::own_root<tree>.found == "tree" && !xml::detail::own_root<tree>.is_literal);
    MSNP_CHECK(xml::detail::own_root<nothing>.found == "none" && xml::detail::own_root<nothing>.is_literal);
}

// The name of a root is found by the compiler; the same function finds the same one when the test runs.
TEST(XmlVisitor, RootsAreWhatTheyAreAtRunTime) {
    EXPECT_EQ(xml::detail::root_of<tree>().found, xml::detail::own_root<tree>.found);
    EXPECT_TRUE(xml::detail::root_of<nothing>().is_literal);
}

} // namespace
