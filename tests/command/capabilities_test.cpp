// The client id: any number of 32 bits, bit by bit and as its generation.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

// Red: refuse in parse_few_digits() what a signed int of 32 bits can't hold.
TEST(Capabilities, AreAnyNumberOf32Bits) {
    MSNP_CHECK(takes("0", capabilities{}));
    MSNP_CHECK(takes("1073791020", capabilities{1073791020U}));
    MSNP_CHECK(takes("2147483648", capabilities{2147483648U}));
    MSNP_CHECK(takes("2789003324", capabilities{2789003324U}));
    MSNP_CHECK(takes("4294967295", capabilities{4294967295U}));
    MSNP_CHECK(takes("0000000007", capabilities{7}, "7"));
}

TEST(Capabilities, OtherTextIsRefusedAndChangesNothing) {
    constexpr capabilities before{5};
    MSNP_CHECK(refuses_token("4294967296", errc::out_of_range, before));
    MSNP_CHECK(refuses_token("99999999999999999999999", errc::out_of_range, before));
    MSNP_CHECK(refuses_token("-1", errc::bad_number, before));
    MSNP_CHECK(refuses_token("+1", errc::bad_number, before));
    MSNP_CHECK(refuses_token("0x10", errc::bad_number, before));
    MSNP_CHECK(refuses_token("12:34", errc::bad_number, before));
    MSNP_CHECK(refuses_token("1.0", errc::bad_number, before));
    MSNP_CHECK(refuses_token("", errc::bad_number, before));
}

// 1073791020 says ink both ways, chunking, direct IM, winks, and the fourth generation.
TEST(Capabilities, AreAskedBitByBit) {
    constexpr capabilities client{1073791020U};
    MSNP_CHECK(client.has(capability::ink_gif));
    MSNP_CHECK(client.has(capability::ink_isf));
    MSNP_CHECK(client.has(capability::chunking));
    MSNP_CHECK(client.has(capability::direct_im));
    MSNP_CHECK(client.has(capability::winks));
    MSNP_CHECK(!client.has(capability::webcam));
    MSNP_CHECK(!client.has(capability::online_via_mobile));
    MSNP_CHECK(!client.has(capability::using_alias));
    MSNP_CHECK(client.generation() == 4);
    MSNP_CHECK(capabilities{2789003324U}.generation() == 10);
    MSNP_CHECK(capabilities{4294967295U}.generation() == 15);
    MSNP_CHECK(capabilities{}.generation() == 0);
}

TEST(Capabilities, AreAddedOneByOne) {
    MSNP_CHECK(capabilities{}.with(capability::webcam).bits == 16);
    MSNP_CHECK(capabilities{}.with(capability::webcam).with(capability::chunking) == capabilities{48});
    MSNP_CHECK(capabilities{48}.with(capability::chunking) == capabilities{48});
    MSNP_CHECK(capabilities{0xF0000000U}.with(capability::using_alias).bits == 0xF8000000U);
}

// Every capability is one bit, and no bit is named twice.
TEST(Capabilities, AreOneBitEach) {
    constexpr capability all[] = {
        capability::online_via_mobile,
        capability::online_via_texas,
        capability::ink_gif,
        capability::ink_isf,
        capability::webcam,
        capability::chunking,
        capability::mobile_enabled,
        capability::web_watch,
        capability::activities,
        capability::web_im,
        capability::mobile_device,
        capability::federated,
        capability::msn_space,
        capability::media_center,
        capability::direct_im,
        capability::winks,
        capability::shared_search,
        capability::bot,
        capability::voice_im,
        capability::secure_channel,
        capability::sip_invite,
        capability::multiparty_media,
        capability::shared_drive,
        capability::page_mode_messaging,
        capability::onecare,
        capability::turn,
        capability::direct_bootstrapping,
        capability::using_alias,
    };
    unsigned at = 0;
    for (const capability one : all) EXPECT_EQ(static_cast<std::uint32_t>(one), 1U << at++);
    EXPECT_EQ(at, 28U); // the four bits above them are the generation
}

} // namespace
