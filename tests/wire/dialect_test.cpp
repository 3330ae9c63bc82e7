// The order of the dialects, and ranges of them. Their spelling is in word_test.cpp.
#include "support/check.hpp"

namespace {

using namespace msnp;

constexpr bool numbers_run_from_2_to_21() {
    const dialect in_order[] = {dialect::msnp2,  dialect::msnp3,  dialect::msnp4,  dialect::msnp5,  dialect::msnp6,
                                dialect::msnp7,  dialect::msnp8,  dialect::msnp9,  dialect::msnp10, dialect::msnp11,
                                dialect::msnp12, dialect::msnp13, dialect::msnp14, dialect::msnp15, dialect::msnp16,
                                dialect::msnp17, dialect::msnp18, dialect::msnp19, dialect::msnp20, dialect::msnp21};
    std::size_t number = 2;
    for (const dialect d : in_order)
        if (number_of(d) != number++) return false;
    return number == 22;
}

TEST(Dialect, NumbersAreTheirOwn) {
    MSNP_CHECK(numbers_run_from_2_to_21());
    MSNP_CHECK(first_dialect == dialect::msnp2 && last_dialect == dialect::msnp21);
    MSNP_CHECK(dialect::msnp9 < dialect::msnp10);
}

constexpr dialect_range eight_to_ten{dialect::msnp8, dialect::msnp10};

// Red: `<` for either `<=` of contains().
TEST(Dialect, RangesIncludeBothEnds) {
    MSNP_CHECK(!eight_to_ten.contains(dialect::msnp7));
    MSNP_CHECK(eight_to_ten.contains(dialect::msnp8));
    MSNP_CHECK(eight_to_ten.contains(dialect::msnp9));
    MSNP_CHECK(eight_to_ten.contains(dialect::msnp10));
    MSNP_CHECK(!eight_to_ten.contains(dialect::msnp11));
    MSNP_CHECK(all_dialects.contains(first_dialect) && all_dialects.contains(last_dialect));
    MSNP_CHECK(dialect_range{} == all_dialects && eight_to_ten != all_dialects);
}

TEST(Dialect, Nearest) {
    MSNP_CHECK(eight_to_ten.nearest(dialect::msnp2) == dialect::msnp8);
    MSNP_CHECK(eight_to_ten.nearest(dialect::msnp8) == dialect::msnp8);
    MSNP_CHECK(eight_to_ten.nearest(dialect::msnp9) == dialect::msnp9);
    MSNP_CHECK(eight_to_ten.nearest(dialect::msnp10) == dialect::msnp10);
    MSNP_CHECK(eight_to_ten.nearest(dialect::msnp21) == dialect::msnp10);
}

} // namespace
