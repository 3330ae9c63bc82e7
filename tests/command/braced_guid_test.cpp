// GUIDs in braces, and without.
#include "support/check.hpp"
#include "support/tokens.hpp"

#include <msnp/command/braced_guid.hpp>

namespace {

using namespace msnp;
using msnp_test::refuses_token;
using msnp_test::takes;

// Red: one brace alone taken off.
TEST(BracedGuid, WithAndWithoutBraces) {
    constexpr braced_guid braced = "{5D3E02AB-6190-11D3-BBBB-00C04F795683}";
    MSNP_CHECK(takes("{5D3E02AB-6190-11D3-BBBB-00C04F795683}", braced));
    MSNP_CHECK(braced.id() == guid("5D3E02AB-6190-11D3-BBBB-00C04F795683"));
    // Clients differ in the case of `11d3`, and aMSN compared it.
    MSNP_CHECK(braced == braced_guid("{5D3E02AB-6190-11d3-BBBB-00C04F795683}"));
    MSNP_CHECK(braced == braced_guid("5D3E02AB-6190-11d3-BBBB-00C04F795683"));
    MSNP_CHECK(!(braced == braced_guid("{5D3E02AB-6190-11D3-BBBB-00C04F795684}")));
    for (const char* const text :
         {"{}", "{", "{5D3E02AB-6190-11D3-BBBB-00C04F795683", "5D3E02AB-6190-11D3-BBBB-00C04F795683}", "{5D3E02AB}"})
        EXPECT_TRUE((refuses_token<braced_guid>(text, errc::bad_value))) << text;
}

} // namespace
