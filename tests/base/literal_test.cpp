// The suffix of msnp's own texts.
#include "support/check.hpp"

namespace msnp {
namespace {

    TEST(Literal, HasAllOfItsBytes) {
        MSNP_CHECK("USR"sv == std::string_view("USR", 3));
        MSNP_CHECK("a\0b"sv.size() == 3);
        MSNP_CHECK(""sv.empty());
    }

} // namespace
} // namespace msnp
