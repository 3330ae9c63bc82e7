// BPR and SBP: properties of contacts.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

#define MSNP_CONTACT "c1f9a363-4ee9-4a33-a434-b056a4c55b98"

TEST(Bpr, AmongTheListsBelongsToTheContactBefore) {
    constexpr from_ns::bpr_sync phone{.key = property::phone_mobile, .value = "tel:+15550103", .flag = 0};
    constexpr from_ns::bpr_sync bare{.key = property::phone_home, .value = "555-0102", .flag = std::nullopt};
    constexpr from_ns::bpr_sync empty{.key = property::phone_work, .value = {}, .flag = std::nullopt};
    MSNP_CHECK(reads_as<FromNs>("BPR PHM tel:+15550103 0\r\n", msnp8, phone));
    MSNP_CHECK(reads_as<FromNs>("BPR PHM tel:+15550103 0\r\n", msnp12, phone));
    MSNP_CHECK(reads_as<FromNs>("BPR PHH 555-0102\r\n", msnp9, bare));
    MSNP_CHECK(reads_as<FromNs>("BPR PHW\r\n", msnp10, empty));
    // The value, empty.
    MSNP_CHECK(read_is<FromNs>("BPR PHW \r\n", msnp10, empty));
    MSNP_CHECK(read_is<FromNs>("BPR PHH 555-0102\r\n", msnp13, bare));
    MSNP_CHECK(
        reads_as<FromNs>("BPR XYZ 1\r\n", msnp9, from_ns::bpr_sync{.key = "XYZ", .value = "1", .flag = std::nullopt}));
    MSNP_CHECK(refuses<FromNs>("BPR\r\n", msnp9, {errc::missing_argument, 3, "key"}));
    MSNP_CHECK(refuses<FromNs>("BPR PHM tel:+15550103 x\r\n", msnp9, {errc::bad_number, 22, "flag"}));
    MSNP_CHECK(wont_write(from_ns::bpr_sync{.key = property::phone_mobile, .value = {}, .flag = 0}, msnp9,
                          errc::missing_value, "value"));
    MSNP_CHECK(wont_write(bare, msnp7, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(bare, msnp13, errc::not_in_dialect, ""));
}

TEST(Bpr, HasAVersionAndAnAccountUpToMsnp9) {
    constexpr from_ns::bpr_5 expected{
        .list_version = 23, .account = "bob@example.com", .key = property::phone_work, .value = "555-0104"};
    constexpr from_ns::bpr_5 empty{
        .list_version = 23, .account = "bob@example.com", .key = property::phone_work, .value = {}};
    MSNP_CHECK(reads_as<FromNs>("BPR 23 bob@example.com PHW 555-0104\r\n", msnp5, expected));
    MSNP_CHECK(reads_as<FromNs>("BPR 23 bob@example.com PHW 555-0104\r\n", msnp9, expected));
    MSNP_CHECK(read_is<FromNs>("BPR 23 bob@example.com PHW 555-0104\r\n", msnp10, expected));
    MSNP_CHECK(reads_as<FromNs>("BPR 23 bob@example.com PHW\r\n", msnp5, empty));
    MSNP_CHECK(reads_as<FromNs>("BPR 23 bob@example.com PHW\r\n", msnp9, empty));
    MSNP_CHECK(read_is<FromNs>("BPR 23 bob@example.com PHW \r\n", msnp7, empty));
    // An account of three bytes is none the less an account.
    MSNP_CHECK(reads_as<FromNs>("BPR 23 a@b PHW\r\n", msnp5,
                                from_ns::bpr_5{.list_version = 23, .account = "a@b", .key = "PHW", .value = {}}));
    MSNP_CHECK(refuses<FromNs>("BPR 23\r\n", msnp5, {errc::missing_argument, 6, "key"}));
    MSNP_CHECK(wont_write(expected, msnp4, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(expected, msnp10, errc::not_in_dialect, ""));
}

TEST(Bpr, MayLackTheAccountUpToMsnp7) {
    constexpr from_ns::bpr_sync_5 expected{.list_version = 255, .key = property::phone_home, .value = "555-0102"};
    MSNP_CHECK(reads_as<FromNs>("BPR 255 PHH 555-0102\r\n", msnp5, expected));
    MSNP_CHECK(reads_as<FromNs>("BPR 255 PHH 555-0102\r\n", msnp7, expected));
    MSNP_CHECK(reads_as<FromNs>("BPR 255 MOB N\r\n", msnp6,
                                from_ns::bpr_sync_5{.list_version = 255, .key = "MOB", .value = "N"}));
    MSNP_CHECK(reads_as<FromNs>("BPR 255 PHW\r\n", msnp7,
                                from_ns::bpr_sync_5{.list_version = 255, .key = "PHW", .value = {}}));
    MSNP_CHECK(read_is<FromNs>("BPR 255 PHH 555-0102\r\n", msnp9, expected));
    MSNP_CHECK(wont_write(expected, msnp8, errc::not_in_dialect, ""));
}

// What has no '@' is no account: else nobody could tell it from a property's name.
TEST(Bpr, OfAnAccountWithoutAtIsRefused) {
    MSNP_CHECK(refuses<FromNs>("BPR 23 bob PHW 555-0104\r\n", msnp9, {errc::bad_value, 7, "account"}));
    MSNP_CHECK(wont_write(from_ns::bpr_5{.list_version = 23, .account = "MOB", .key = "PHW", .value = {}}, msnp9,
                          errc::bad_value, "account"));
    MSNP_CHECK(wont_write(from_ns::bpr_10{.account = "MOB", .key = "PHW", .value = "1", .flag = 0}, msnp10,
                          errc::bad_value, "account"));
    MSNP_CHECK(wont_write(from_ns::bpr_10{.account = {}, .key = "PHW", .value = "1", .flag = 0}, msnp10,
                          errc::missing_value, "account"));
}

TEST(Bpr, HasAnAccountSinceMsnp10) {
    constexpr from_ns::bpr_10 blog{
        .account = "bob@example.com", .key = property::has_blog, .value = "1", .flag = std::nullopt};
    MSNP_CHECK(reads_as<FromNs>("BPR bob@example.com HSB 1\r\n", msnp11, blog));
    MSNP_CHECK(reads_as<FromNs>("BPR bob@example.com HSB 1\r\n", msnp12, blog));
    MSNP_CHECK(read_is<FromNs>("BPR bob@example.com HSB 1\r\n", msnp9, blog));
    MSNP_CHECK(reads_as<FromNs>(
        "BPR bob@example.com PHM tel:+15550103 0\r\n", msnp10,
        from_ns::bpr_10{
            .account = "bob@example.com", .key = property::phone_mobile, .value = "tel:+15550103", .flag = 0}));
    MSNP_CHECK(reads_as<FromNs>("BPR a@b PHM\r\n", msnp10,
                                from_ns::bpr_10{.account = "a@b", .key = "PHM", .value = {}, .flag = std::nullopt}));
    MSNP_CHECK(wont_write(blog, msnp9, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(blog, msnp13, errc::not_in_dialect, ""));
}

TEST(Sbp, StoresAPropertyOfAContact) {
    constexpr to_ns::sbp request{
        .trid = 153, .contact = MSNP_CONTACT, .key = property::friendly_name, .value = "Bob Two"};
    constexpr from_ns::sbp reply{
        .trid = 153, .contact = MSNP_CONTACT, .key = property::friendly_name, .value = "Bob Two"};
    MSNP_CHECK(reads_as<ToNs>("SBP 153 " MSNP_CONTACT " MFN Bob%20Two\r\n", msnp10, request));
    MSNP_CHECK(reads_as<ToNs>("SBP 153 " MSNP_CONTACT " MFN Bob%20Two\r\n", msnp12, request));
    MSNP_CHECK(reads_as<FromNs>("SBP 153 " MSNP_CONTACT " MFN Bob%20Two\r\n", msnp10, reply));
    MSNP_CHECK(reads_as<FromNs>("SBP 153 " MSNP_CONTACT " MFN Bob%20Two\r\n", msnp12, reply));
    // In a list that was not migrated.
    MSNP_CHECK(reads_as<ToNs>("SBP 153 bob@example.com MFN Bob\r\n", msnp11,
                              to_ns::sbp{.trid = 153, .contact = "bob@example.com", .key = "MFN", .value = "Bob"}));
    MSNP_CHECK(refuses<ToNs>("SBP 153 " MSNP_CONTACT " MFN\r\n", msnp10, {errc::missing_argument, 48, "value"}));
    MSNP_CHECK(refuses<ToNs>("SBP 153 " MSNP_CONTACT " 4 Bob\r\n", msnp10, {errc::bad_value, 45, "key"}));
    MSNP_CHECK(wont_write(request, msnp9, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(reply, msnp13, errc::not_in_dialect, ""));
}

} // namespace
