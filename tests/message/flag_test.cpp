// TRUE and FALSE, true and false, Y and N.
#include "support/check.hpp"

#include <msnp/message/flag.hpp>

namespace {

using namespace msnp;

// Red: two words of a vocabulary swapped.
TEST(Flag, Words) {
    MSNP_CHECK(wire_of(truth::no) == "FALSE" && wire_of(truth::yes) == "TRUE");
    MSNP_CHECK(wire_of(yes_or_no::no) == "N" && wire_of(yes_or_no::yes) == "Y");
    MSNP_CHECK(wire_of(lower_truth::no) == "false" && wire_of(lower_truth::yes) == "true");
    MSNP_CHECK(open_word<truth>("TRUE").known() == truth::yes);
    MSNP_CHECK(!open_word<truth>("true").known());
    MSNP_CHECK(name_of(truth::no) == "no" && name_of(yes_or_no::yes) == "yes");
}

} // namespace
