// A number of which some values have names: any of 32 bits, compared with the known ones.
#include "support/tokens.hpp"

#include <msnp/wire/open_number.hpp>

#include <cstdint>

namespace {

using namespace msnp;
using namespace msnp_test;

enum class shape : std::uint32_t { round = 1, square = 4 };
using shape_id = open_number<shape>;

TEST(OpenNumber, IsANumber) {
    MSNP_CHECK(takes("1", shape_id(shape::round)));
    MSNP_CHECK(takes("4", shape_id(shape::square)));
    MSNP_CHECK(takes("0", shape_id()));
    MSNP_CHECK(takes("77", shape_id(77U)));
    MSNP_CHECK(takes("4294967295", shape_id(4294967295U)));
    MSNP_CHECK(takes("0000000004", shape_id(shape::square), "4"));
}

TEST(OpenNumber, OtherTextIsRefusedAndChangesNothing) {
    constexpr shape_id before{shape::square};
    MSNP_CHECK(refuses_token("4294967296", errc::out_of_range, before));
    MSNP_CHECK(refuses_token("-1", errc::bad_number, before));
    MSNP_CHECK(refuses_token("square", errc::bad_number, before));
    MSNP_CHECK(refuses_token("", errc::bad_number, before));
}

TEST(OpenNumber, IsComparedWithTheKnown) {
    MSNP_CHECK(shape_id(4U) == shape::square);
    MSNP_CHECK(!(shape_id(5U) == shape::square));
    MSNP_CHECK(shape_id(shape::round).number == 1);
}

} // namespace
