// The defaults are promises: 16 KiB for a line, 1 MiB for a payload. That they are kept is in wire/frame_test.cpp.
#include "support/check.hpp"

namespace {

using namespace msnp;

TEST(Limits, Defaults) {
    MSNP_CHECK(limits{}.line == 16384);
    MSNP_CHECK(limits{}.payload == 1048576);
    MSNP_CHECK(frame_options{}.limits == limits{});
}

TEST(Limits, Equality) {
    MSNP_CHECK(limits{.line = 1, .payload = 2} == limits{.line = 1, .payload = 2});
    MSNP_CHECK(limits{.line = 1, .payload = 2} != limits{.line = 2, .payload = 2});
    MSNP_CHECK(limits{.line = 1, .payload = 2} != limits{.line = 1, .payload = 1});
}

} // namespace
