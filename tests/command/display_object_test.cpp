// The picture: an encoded element, and the four spellings of none.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(DisplayObject, IsAnEncodedElementAndKeepsItsSpelling) {
    MSNP_CHECK(takes("%3Cmsnobj%20Size%3D%221%22%2F%3E", display_object{"<msnobj Size=\"1\"/>"}));
    MSNP_CHECK(takes("%3cmsnobj%20Size%3d%221%22%2f%3e", display_object{"<msnobj Size=\"1\"/>"}));
    MSNP_CHECK(takes("0", display_object{"0"}));
    MSNP_CHECK(takes("<msnobj/>", display_object{"<msnobj/>"}));
}

TEST(DisplayObject, IsEncodedWhereItWasGivenPlain) {
    MSNP_CHECK(writes_token(display_object{"<msnobj Size=\"1\"/>"}, "<msnobj%20Size=\"1\"/>"));
    MSNP_CHECK(writes_token(display_object{percent_text{"100% \n"}}, "100%25%20%0A"));
}

TEST(DisplayObject, NoneHasFourSpellings) {
    MSNP_CHECK(display_object{}.is_none());
    MSNP_CHECK(display_object{""}.is_none());
    MSNP_CHECK(display_object{"0"}.is_none());
    MSNP_CHECK(display_object{percent_text::encoded("%30")}.is_none());
    MSNP_CHECK(display_object{percent_text::encoded("%3Cmsnobj%2F%3E")}.is_none());
    MSNP_CHECK(display_object{percent_text::encoded("%3cmsnobj/%3e")}.is_none());
    MSNP_CHECK(!display_object{"00"}.is_none());
    MSNP_CHECK(!display_object{"<msnobj Size=\"1\"/>"}.is_none());
    MSNP_CHECK(!display_object{percent_text::encoded("%3Cmsnobj%20/%3E")}.is_none());
}

// Nothing and `0` mean the same, but a line with `0` has an argument more.
TEST(DisplayObject, ZeroIsNotNothing) {
    MSNP_CHECK(display_object{}.empty());
    MSNP_CHECK(!display_object{"0"}.empty());
    MSNP_CHECK(!(display_object{} == display_object{"0"}));
    MSNP_CHECK(display_object{"0"} == display_object{percent_text::encoded("%30")});
}

} // namespace
