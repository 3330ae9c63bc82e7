// The language in CVR.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(LocaleId, IsHexadecimalWithAPrefix) {
    MSNP_CHECK(takes("0x0804", locale_id{0x0804}));
    MSNP_CHECK(takes("0x0409", locale_id{0x0409}));
    MSNP_CHECK(takes("0x040c", locale_id{0x040c}));
    MSNP_CHECK(takes("0x040C", locale_id{0x040c}, "0x040c"));
    MSNP_CHECK(takes("0X0409", locale_id{0x0409}, "0x0409"));
    MSNP_CHECK(takes("0x409", locale_id{0x0409}, "0x0409"));
    MSNP_CHECK(takes("0x10409", locale_id{0x10409}));
    MSNP_CHECK(takes("0xffffffff", locale_id{0xffffffffU}));
}

TEST(LocaleId, OtherTextIsRefusedAndChangesNothing) {
    constexpr locale_id before{7};
    MSNP_CHECK(refuses_token("1033", errc::bad_value, before));
    MSNP_CHECK(refuses_token("0409", errc::bad_value, before));
    MSNP_CHECK(refuses_token("0x", errc::bad_value, before));
    MSNP_CHECK(refuses_token("0x04g9", errc::bad_value, before));
    MSNP_CHECK(refuses_token("0x100000000", errc::bad_value, before));
    MSNP_CHECK(refuses_token("en-us", errc::bad_value, before));
    MSNP_CHECK(refuses_token("", errc::bad_value, before));
}

TEST(LocaleId, HasFourDigitsAtLeast) {
    MSNP_CHECK(writes_token(locale_id{}, "0x0000"));
    MSNP_CHECK(writes_token(locale_id{0x7}, "0x0007"));
    MSNP_CHECK(!(locale_id{0x0804} == locale_id{0x0409}));
}

} // namespace
