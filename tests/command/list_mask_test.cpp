// Several lists in one number.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(ListMask, IsASum) {
    MSNP_CHECK(takes("11", list_mask{list_kind::forward, list_kind::allow, list_kind::reverse}));
    MSNP_CHECK(takes("0", list_mask{}));
    MSNP_CHECK(takes("31", list_mask{list_kind::forward, list_kind::allow, list_kind::block, list_kind::reverse,
                                     list_kind::pending}));
    MSNP_CHECK(takes("4294967295", list_mask{4294967295U}));
    MSNP_CHECK(takes("4", list_mask{list_kind::block}));
}

TEST(ListMask, EachListHasItsBit) {
    MSNP_CHECK(list_mask::bit_of(list_kind::forward) == 1);
    MSNP_CHECK(list_mask::bit_of(list_kind::allow) == 2);
    MSNP_CHECK(list_mask::bit_of(list_kind::block) == 4);
    MSNP_CHECK(list_mask::bit_of(list_kind::reverse) == 8);
    MSNP_CHECK(list_mask::bit_of(list_kind::pending) == 16);
    constexpr list_mask mask(10U);
    MSNP_CHECK(mask.has(list_kind::allow));
    MSNP_CHECK(mask.has(list_kind::reverse));
    MSNP_CHECK(!mask.has(list_kind::forward));
    MSNP_CHECK(!mask.has(list_kind::block));
    MSNP_CHECK(!mask.has(list_kind::pending));
    MSNP_CHECK(!list_mask(32U).has(list_kind::forward));
}

TEST(ListMask, OtherTextIsRefusedAndChangesNothing) {
    constexpr list_mask before(3U);
    MSNP_CHECK(refuses_token("FL", errc::bad_number, before));
    MSNP_CHECK(refuses_token("-1", errc::bad_number, before));
    MSNP_CHECK(refuses_token("1,2", errc::bad_number, before));
    MSNP_CHECK(refuses_token("4294967296", errc::out_of_range, before));
    MSNP_CHECK(refuses_token("", errc::bad_number, before));
}

TEST(ListMask, ComparesItsBits) {
    MSNP_CHECK(list_mask{list_kind::allow} == list_mask(2U));
    MSNP_CHECK(!(list_mask{list_kind::allow} == list_mask{list_kind::block}));
}

} // namespace
