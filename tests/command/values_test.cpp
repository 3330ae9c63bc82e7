// The protocol's words, one by one: their spelling, their names, and which dialects have them.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

/// The word, the enumerator and the name belong together, in every direction.
template <class Enum>
constexpr bool is_word(Enum value, std::string_view wire, std::string_view name) {
    return wire_of(value) == wire && name_of(value) == name && find_word<Enum>(wire) == value && takes(wire, value);
}

/// No word and no name stands twice, and words are tokens.
template <class Enum, std::size_t Size>
constexpr bool has(std::size_t expected, const word<Enum> (&words)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) {
        if (!is_token(words[i].wire) || words[i].name.empty()) return false;
        for (std::size_t j = i + 1; j < Size; ++j)
            if (words[i].wire == words[j].wire || words[i].name == words[j].name || words[i].value == words[j].value)
                return false;
    }
    return Size == expected;
}

TEST(Presence, HasNineWords) {
    MSNP_CHECK(has(9, vocabulary<presence>::words));
    MSNP_CHECK(is_word(presence::online, "NLN", "online"));
    MSNP_CHECK(is_word(presence::busy, "BSY", "busy"));
    MSNP_CHECK(is_word(presence::idle, "IDL", "idle"));
    MSNP_CHECK(is_word(presence::be_right_back, "BRB", "be_right_back"));
    MSNP_CHECK(is_word(presence::away, "AWY", "away"));
    MSNP_CHECK(is_word(presence::on_the_phone, "PHN", "on_the_phone"));
    MSNP_CHECK(is_word(presence::out_to_lunch, "LUN", "out_to_lunch"));
    MSNP_CHECK(is_word(presence::hidden, "HDN", "hidden"));
    MSNP_CHECK(is_word(presence::offline, "FLN", "offline"));
    MSNP_CHECK(refuses_token("nln", errc::bad_value, presence::busy));
    MSNP_CHECK(refuses_token("NLN ", errc::bad_value, presence::busy));
    MSNP_CHECK(refuses_token("NL", errc::bad_value, presence::busy));
    MSNP_CHECK(refuses_token("", errc::bad_value, presence::busy));
    MSNP_CHECK(wont_write_token(static_cast<presence>(9), errc::out_of_range));
}

TEST(ListKind, HasFiveWordsAndOneOfThemSinceMsnp10) {
    MSNP_CHECK(has(5, vocabulary<list_kind>::words));
    MSNP_CHECK(is_word(list_kind::forward, "FL", "forward"));
    MSNP_CHECK(is_word(list_kind::allow, "AL", "allow"));
    MSNP_CHECK(is_word(list_kind::block, "BL", "block"));
    MSNP_CHECK(is_word(list_kind::reverse, "RL", "reverse"));
    MSNP_CHECK(is_word(list_kind::pending, "PL", "pending"));
    MSNP_CHECK(is_in_dialect(list_kind::reverse, msnp2));
    MSNP_CHECK(!is_in_dialect(list_kind::pending, msnp9));
    MSNP_CHECK(is_in_dialect(list_kind::pending, msnp10));
    MSNP_CHECK(refuses_token("fl", errc::bad_value, list_kind::allow));
    MSNP_CHECK(refuses_token("XX", errc::bad_value, list_kind::allow));
}

TEST(Privacy, HasTwoWords) {
    MSNP_CHECK(has(2, vocabulary<privacy>::words));
    MSNP_CHECK(is_word(privacy::allow, "AL", "allow"));
    MSNP_CHECK(is_word(privacy::block, "BL", "block"));
    MSNP_CHECK(refuses_token("FL", errc::bad_value, privacy::block));
}

TEST(ReverseNotify, HasTwoWords) {
    MSNP_CHECK(has(2, vocabulary<reverse_notify>::words));
    MSNP_CHECK(is_word(reverse_notify::ask, "A", "ask"));
    MSNP_CHECK(is_word(reverse_notify::never, "N", "never"));
    MSNP_CHECK(refuses_token("B", errc::bad_value, reverse_notify::never));
}

TEST(Acknowledgement, HasFiveLettersAndTwoOfThemSinceMsnp9) {
    MSNP_CHECK(has(5, vocabulary<acknowledgement>::words));
    MSNP_CHECK(is_word(acknowledgement::none, "U", "none"));
    MSNP_CHECK(is_word(acknowledgement::on_failure, "N", "on_failure"));
    MSNP_CHECK(is_word(acknowledgement::always, "A", "always"));
    MSNP_CHECK(is_word(acknowledgement::data, "D", "data"));
    MSNP_CHECK(is_word(acknowledgement::on_success, "S", "on_success"));
    MSNP_CHECK(!is_in_dialect(acknowledgement::data, msnp8));
    MSNP_CHECK(is_in_dialect(acknowledgement::data, msnp9));
    MSNP_CHECK(!is_in_dialect(acknowledgement::on_success, msnp8));
    MSNP_CHECK(is_in_dialect(acknowledgement::on_success, msnp9));
    MSNP_CHECK(is_in_dialect(acknowledgement::always, msnp2));
}

TEST(Property, HasEightNames) {
    MSNP_CHECK(has(8, vocabulary<property>::words));
    MSNP_CHECK(is_word(property::phone_home, "PHH", "phone_home"));
    MSNP_CHECK(is_word(property::phone_work, "PHW", "phone_work"));
    MSNP_CHECK(is_word(property::phone_mobile, "PHM", "phone_mobile"));
    MSNP_CHECK(is_word(property::mobile_device_enabled, "MOB", "mobile_device_enabled"));
    MSNP_CHECK(is_word(property::mobile_enabled, "MBE", "mobile_enabled"));
    MSNP_CHECK(is_word(property::friendly_name, "MFN", "friendly_name"));
    MSNP_CHECK(is_word(property::has_blog, "HSB", "has_blog"));
    MSNP_CHECK(is_word(property::web_watch, "WWE", "web_watch"));
    MSNP_CHECK(!is_in_dialect(property::friendly_name, msnp9));
    MSNP_CHECK(is_in_dialect(property::friendly_name, msnp10));
    MSNP_CHECK(!is_in_dialect(property::web_watch, msnp8));
    MSNP_CHECK(is_in_dialect(property::web_watch, msnp9));
    MSNP_CHECK(!is_in_dialect(property::has_blog, msnp10));
    MSNP_CHECK(is_in_dialect(property::phone_home, msnp2));
}

// Red: drop the check of the first byte; a list version is then read as a property.
TEST(PropertyKey, IsOneToThreeBytesAndNoNumber) {
    MSNP_CHECK(takes("PHH", property_key{property::phone_home}));
    MSNP_CHECK(takes("XYZ", property_key{"XYZ"}));
    MSNP_CHECK(takes("X", property_key{"X"}));
    MSNP_CHECK(takes("X1", property_key{"X1"}));
    MSNP_CHECK(refuses_token("PHHH", errc::bad_value, property_key{"MOB"}));
    MSNP_CHECK(refuses_token("255", errc::bad_value, property_key{"MOB"}));
    MSNP_CHECK(refuses_token("1X", errc::bad_value, property_key{"MOB"}));
    // Somebody's account, in BPR.
    MSNP_CHECK(refuses_token("a@b", errc::bad_value, property_key{"MOB"}));
    MSNP_CHECK(property_key{"PHH"}.known() == property::phone_home);
    MSNP_CHECK(!property_key{"XYZ"}.known());
    MSNP_CHECK(property_key{} == property_key{""});
    MSNP_CHECK(is_in_dialect(property_key{"XYZ"}, msnp8));
    MSNP_CHECK(!is_in_dialect(property_key{"MFN"}, msnp8));
}

TEST(UrlService, HasFifteenWords) {
    MSNP_CHECK(has(15, vocabulary<url_service>::words));
    MSNP_CHECK(is_word(url_service::inbox, "INBOX", "inbox"));
    MSNP_CHECK(is_word(url_service::folders, "FOLDERS", "folders"));
    MSNP_CHECK(is_word(url_service::compose, "COMPOSE", "compose"));
    MSNP_CHECK(is_word(url_service::message, "MESSAGE", "message"));
    MSNP_CHECK(is_word(url_service::password, "PASSWORD", "password"));
    MSNP_CHECK(is_word(url_service::account_details, "PERSON", "account_details"));
    MSNP_CHECK(is_word(url_service::mobile_setup, "MOBILE", "mobile_setup"));
    MSNP_CHECK(is_word(url_service::mobile_settings, "CHGMOB", "mobile_settings"));
    MSNP_CHECK(is_word(url_service::profile, "PROFILE", "profile"));
    MSNP_CHECK(is_word(url_service::chat_rooms, "CHAT", "chat_rooms"));
    MSNP_CHECK(is_word(url_service::net2phone_account, "N2PACCOUNT", "net2phone_account"));
    MSNP_CHECK(is_word(url_service::net2phone_fund, "N2PFUND", "net2phone_fund"));
    MSNP_CHECK(is_word(url_service::address_book, "ADDRBOOK", "address_book"));
    MSNP_CHECK(is_word(url_service::advanced_search, "ADVSEARCH", "advanced_search"));
    MSNP_CHECK(is_word(url_service::interest_search, "INTSEARCH", "interest_search"));
}

TEST(OutReason, HasFourWords) {
    MSNP_CHECK(has(4, vocabulary<out_reason>::words));
    MSNP_CHECK(is_word(out_reason::signed_in_elsewhere, "OTH", "signed_in_elsewhere"));
    MSNP_CHECK(is_word(out_reason::server_shutdown, "SSD", "server_shutdown"));
    MSNP_CHECK(is_word(out_reason::terms_of_use, "TOU", "terms_of_use"));
    MSNP_CHECK(is_word(out_reason::list_migrated, "MIG", "list_migrated"));
}

TEST(AuthPackage, HasThreeWords) {
    MSNP_CHECK(has(3, vocabulary<auth_package>::words));
    MSNP_CHECK(is_word(auth_package::md5, "MD5", "md5"));
    MSNP_CHECK(is_word(auth_package::ctp, "CTP", "ctp"));
    MSNP_CHECK(is_word(auth_package::cookie, "CKI", "cookie"));
}

TEST(Dialect, IsSpeltWithItsNumber) {
    MSNP_CHECK(has(20, vocabulary<dialect>::words));
    MSNP_CHECK(is_word(msnp2, "MSNP2", "MSNP2"));
    MSNP_CHECK(is_word(msnp8, "MSNP8", "MSNP8"));
    MSNP_CHECK(is_word(msnp9, "MSNP9", "MSNP9"));
    MSNP_CHECK(is_word(msnp10, "MSNP10", "MSNP10"));
    MSNP_CHECK(is_word(msnp21, "MSNP21", "MSNP21"));
    MSNP_CHECK(dialect_from("MSNP9") == msnp9);
    MSNP_CHECK(!dialect_from("MSNP1"));
    MSNP_CHECK(!dialect_from("MSNP22"));
    MSNP_CHECK(!dialect_from("msnp9"));
    MSNP_CHECK(!dialect_from("CVR0"));
    MSNP_CHECK(!dialect_from("MSNP"));
    MSNP_CHECK(!dialect_from(""));
    for (std::size_t number = 2; number <= 21; ++number) {
        const std::string text = "MSNP" + std::to_string(number);
        ASSERT_TRUE(dialect_from(text)) << text;
        EXPECT_EQ(number_of(*dialect_from(text)), number);
    }
}

TEST(PropertyKey, TakesOneToThreeBytes) {
    for (const std::string_view key : {"", "1", "1AB", "PHHH", "A@B", "@"})
        EXPECT_FALSE(property_key::takes(key)) << key;
    for (const std::string_view key : {"P", "PH", "PHH", "P1H", "phh"}) EXPECT_TRUE(property_key::takes(key)) << key;
}

} // namespace
