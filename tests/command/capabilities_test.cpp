// The client id: any number of 32 bits, bit by bit and as its generation.
#include "support/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>

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

/// How many words a vocabulary has; 0 when one of them is not a single bit by its number, or has no name of its own.
template <class Enum>
constexpr std::size_t bits_with_names() {
    std::size_t count = 0;
    std::uint32_t seen = 0;
    for (const word<Enum>& one : vocabulary<Enum>::words) {
        const auto bit = static_cast<std::uint32_t>(one.value);
        if ((bit & (bit - 1)) != 0 || (seen & bit) != 0 || one.name.empty()) return 0;
        if (decimal_digits(bit).view() != one.wire) return 0;
        for (std::size_t i = 0; i < count; ++i)
            if (vocabulary<Enum>::words[i].name == one.name) return 0;
        seen |= bit;
        ++count;
    }
    return count;
}

// Red: a number, or a name, that stands twice in a table.
TEST(Capabilities, HaveNames) {
    MSNP_CHECK(bits_with_names<capability>() == 28);
    MSNP_CHECK(bits_with_names<extended_capability>() == 28);
    MSNP_CHECK(name_of(capability::ink_gif) == "ink_gif");
    MSNP_CHECK(name_of(capability::using_alias) == "using_alias");
    MSNP_CHECK(find_word<capability>("16") == capability::webcam);
    MSNP_CHECK(name_of(extended_capability::rtc_video) == "rtc_video");
    MSNP_CHECK(name_of(extended_capability::multiparty_conversations) == "multiparty_conversations");
    MSNP_CHECK(name_of(static_cast<extended_capability>(0x4000)).empty());
}

/// The bits that a list goes through are these, in this order.
template <class Enum>
constexpr bool lists(const capability_list<Enum>& all, std::initializer_list<Enum> expected) {
    auto at = expected.begin();
    for (const Enum one : all)
        if (at == expected.end() || *at++ != one) return false;
    return at == expected.end() && all.size() == expected.size() && all.empty() == (expected.size() == 0);
}

// Red: the generation's bits not left out in all(); `rest_ &= rest_ - 2` in bit_cursor.
TEST(Capabilities, AreListedFromTheLowestUp) {
    using enum capability;
    MSNP_CHECK(lists(capabilities{1073791020U}.all(), {ink_gif, ink_isf, chunking, direct_im, winks}));
    MSNP_CHECK(lists(capabilities{}.all(), {}));
    MSNP_CHECK(lists(capability_list<capability>(), {}));
    MSNP_CHECK(lists(capabilities{0xF0000000U}.all(), {}));
    MSNP_CHECK(lists(capabilities{0xF8000001U}.all(), {online_via_mobile, using_alias}));
    MSNP_CHECK(capabilities{4294967295U}.all().size() == 28);
    MSNP_CHECK(capabilities{5}.all() == capabilities{0x10000005U}.all());
    MSNP_CHECK(!(capabilities{5}.all() == capabilities{6}.all()));
}

// Bits that nobody named are listed where they stand.
TEST(CapabilityPair, ListsBothNumbers) {
    using enum extended_capability;
    MSNP_CHECK(lists(capability_pair{2789003324U, 48}.all_extended(), {rtc_video, p2p_v2}));
    MSNP_CHECK(lists(capability_pair{0, 0x8000C001U}.all_extended(),
                     {sms_only, static_cast<extended_capability>(0x4000), p2p_mixer_relay, multiparty_conversations}));
    MSNP_CHECK(capability_pair{0, 4294967295U}.all_extended().size() == 32);
    MSNP_CHECK(lists(capability_pair{7, 0}.all_extended(), {}));
    MSNP_CHECK(lists(capability_pair{4, 0}.basic.all(), {capability::ink_gif}));
}

TEST(CapabilityPair, IsTwoNumbersOrOne) {
    MSNP_CHECK(takes("2789003324:48", capability_pair{2789003324U, 48}));
    MSNP_CHECK(takes("0:0", capability_pair{}));
    MSNP_CHECK(takes("4294967295:4294967295", capability_pair{4294967295U, 4294967295U}));
    MSNP_CHECK(takes("07:08", capability_pair{7, 8}, "7:8"));
    constexpr auto one = [] {
        capability_pair alone{7, 0};
        alone.is_pair = false;
        return alone;
    }();
    MSNP_CHECK(takes("7", one));
    MSNP_CHECK(!(one == capability_pair{7, 0}));
}

// Red: leave `extended` unread; write a second number that has no place.
TEST(CapabilityPair, OtherTextIsRefusedAndChangesNothing) {
    constexpr capability_pair before{5, 6};
    MSNP_CHECK(refuses_token("7:", errc::bad_number, before));
    MSNP_CHECK(refuses_token(":7", errc::bad_number, before));
    MSNP_CHECK(refuses_token("7:8:9", errc::bad_number, before));
    MSNP_CHECK(refuses_token("7:-1", errc::bad_number, before));
    MSNP_CHECK(refuses_token("4294967296:1", errc::out_of_range, before));
    MSNP_CHECK(refuses_token("1:4294967296", errc::out_of_range, before));
    MSNP_CHECK(refuses_token("", errc::bad_number, before));
    constexpr auto impossible = [] {
        capability_pair alone{7, 8};
        alone.is_pair = false;
        return alone;
    }();
    MSNP_CHECK(wont_write_token(impossible, errc::bad_value));
}

// 2789003324 is of the tenth generation; 48 is RTC video and the second version of P2P.
TEST(CapabilityPair, IsAskedBitByBit) {
    constexpr capability_pair client{2789003324U, 48};
    MSNP_CHECK(client.has(capability::ink_gif));
    MSNP_CHECK(!client.has(capability::online_via_mobile));
    MSNP_CHECK(client.has(extended_capability::rtc_video));
    MSNP_CHECK(client.has(extended_capability::p2p_v2));
    MSNP_CHECK(!client.has(extended_capability::nudges));
    MSNP_CHECK(client.basic.generation() == 10);
    MSNP_CHECK(capability_pair{}.with(capability::webcam).with(extended_capability::nudges) ==
               capability_pair{16, 0x400});
    MSNP_CHECK(capability_pair{1, 2}.with(extended_capability::multiparty_conversations) ==
               capability_pair{1, 0x80000002U});
}

// Once more while the program runs, since a compiler folds what it can.
TEST(CapabilityPair, OfOneNumberHasNoSecondWhileTheProgramRuns) {
    for (const std::uint32_t extended : {0U, 1U, 4294967295U}) {
        capability_pair alone{7, extended};
        alone.is_pair = false;
        EXPECT_EQ(wont_write_token(alone, errc::bad_value), extended != 0) << extended;
        EXPECT_EQ(writes_token(alone, "7"), extended == 0) << extended;
    }
}

} // namespace
