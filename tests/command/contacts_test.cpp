// SYN, GTC, BLP, PRP, LST, ADD, ADC, REM, REA: every field of every form, each shape read in the other dialects too.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

#define MSNP_GROUP "f60efbe7-94af-4b16-b926-e4e10878d329"
#define MSNP_CONTACT "c1f9a363-4ee9-4a33-a434-b056a4c55b98"
#define MSNP_LISTS "2005-04-23T18:57:44.8130000-07:00"
#define MSNP_SETTINGS "2005-04-23T18:57:54.2070000-07:00"

// ---- SYN -------------------------------------------------------------------------------------------------------------

TEST(Syn, AsksWithANumberUpToMsnp9) {
    MSNP_CHECK(reads_as<ToNs>("SYN 8 0\r\n", msnp8, to_ns::syn_2{.trid = 8, .list_version = 0}));
    MSNP_CHECK(reads_as<ToNs>("SYN 8 27\r\n", msnp9, to_ns::syn_2{.trid = 8, .list_version = 27}));
    MSNP_CHECK(read_is<ToNs>("SYN 8 27\r\n", msnp10, to_ns::syn_2{.trid = 8, .list_version = 27}));
    MSNP_CHECK(wont_write(to_ns::syn_2{.trid = 8, .list_version = 0}, msnp10, errc::not_in_dialect, ""));
    MSNP_CHECK(refuses<ToNs>("SYN 8 x\r\n", msnp9, {errc::bad_number, 6, "list_version"}));
    MSNP_CHECK(refuses<ToNs>("SYN 8\r\n", msnp9, {errc::missing_argument, 5, "list_version"}));
}

TEST(Syn, AsksWithTwoStampsSinceMsnp10) {
    constexpr to_ns::syn_10 expected{.trid = 8, .list_version = MSNP_LISTS, .settings_version = MSNP_SETTINGS};
    MSNP_CHECK(reads_as<ToNs>("SYN 8 " MSNP_LISTS " " MSNP_SETTINGS "\r\n", msnp10, expected));
    MSNP_CHECK(read_is<ToNs>("SYN 8 " MSNP_LISTS " " MSNP_SETTINGS "\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<ToNs>("SYN 8 0 0\r\n", msnp10,
                              to_ns::syn_10{.trid = 8, .list_version = "0", .settings_version = "0"}));
    MSNP_CHECK(refuses<ToNs>("SYN 8 0 never\r\n", msnp10, {errc::bad_value, 8, "settings_version"}));
    MSNP_CHECK(wont_write(expected, msnp9, errc::not_in_dialect, ""));
}

TEST(Syn, IsAnsweredWithTheStateUpToMsnp7) {
    MSNP_CHECK(reads_as<FromNs>("SYN 8 255\r\n", msnp2, from_ns::syn_2{.trid = 8, .list_version = 255}));
    MSNP_CHECK(reads_as<FromNs>("SYN 8 255\r\n", msnp7, from_ns::syn_2{.trid = 8, .list_version = 255}));
    MSNP_CHECK(refuses<FromNs>("SYN 8\r\n", msnp7, {errc::missing_argument, 5, "list_version"}));
    MSNP_CHECK(wont_write(from_ns::syn_2{.trid = 8, .list_version = 255}, msnp8, errc::not_in_dialect, ""));
}

TEST(Syn, IsAnsweredWithCounts) {
    constexpr from_ns::syn_8 expected{.trid = 8, .list_version = 27, .contacts = 5, .groups = 4};
    MSNP_CHECK(reads_as<FromNs>("SYN 8 27 5 4\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>("SYN 8 27 5 4\r\n", msnp9, expected));
    MSNP_CHECK(read_is<FromNs>("SYN 8 27 5 4\r\n", msnp10, expected));
    constexpr from_ns::syn_10 stamps{
        .trid = 8, .list_version = MSNP_LISTS, .settings_version = MSNP_SETTINGS, .contacts = 5, .groups = 4};
    MSNP_CHECK(reads_as<FromNs>("SYN 8 " MSNP_LISTS " " MSNP_SETTINGS " 5 4\r\n", msnp10, stamps));
    MSNP_CHECK(read_is<FromNs>("SYN 8 " MSNP_LISTS " " MSNP_SETTINGS " 5 4\r\n", msnp8, stamps));
    // A list that was not migrated is counted in MSNP10 too.
    MSNP_CHECK(reads_as<FromNs>(
        "SYN 8 27 28 5 4\r\n", msnp10,
        from_ns::syn_10{.trid = 8, .list_version = "27", .settings_version = "28", .contacts = 5, .groups = 4}));
}

// The number of arguments tells the two apart, not the versions: servers send the whole list although those are the same.
TEST(Syn, WithoutCountsNothingFollows) {
    MSNP_CHECK(reads_as<FromNs>("SYN 8 27\r\n", msnp8, from_ns::syn_unchanged_8{.trid = 8, .list_version = 27}));
    MSNP_CHECK(reads_as<FromNs>("SYN 8 27\r\n", msnp9, from_ns::syn_unchanged_8{.trid = 8, .list_version = 27}));
    MSNP_CHECK(read_is<FromNs>("SYN 8 27\r\n", msnp10, from_ns::syn_unchanged_8{.trid = 8, .list_version = 27}));
    constexpr from_ns::syn_unchanged_10 stamps{
        .trid = 8, .list_version = MSNP_LISTS, .settings_version = MSNP_SETTINGS};
    MSNP_CHECK(reads_as<FromNs>("SYN 8 " MSNP_LISTS " " MSNP_SETTINGS "\r\n", msnp10, stamps));
    MSNP_CHECK(read_is<FromNs>("SYN 8 " MSNP_LISTS " " MSNP_SETTINGS "\r\n", msnp9, stamps));
}

// ---- GTC and BLP -----------------------------------------------------------------------------------------------------

TEST(Gtc, IsSet) {
    MSNP_CHECK(reads_as<ToNs>("GTC 19 A\r\n", msnp8, to_ns::gtc{.trid = 19, .mode = reverse_notify::ask}));
    MSNP_CHECK(reads_as<ToNs>("GTC 19 N\r\n", msnp9, to_ns::gtc{.trid = 19, .mode = reverse_notify::never}));
    MSNP_CHECK(reads_as<ToNs>("GTC 19 N\r\n", msnp10, to_ns::gtc{.trid = 19, .mode = reverse_notify::never}));
    MSNP_CHECK(refuses<ToNs>("GTC 19 B\r\n", msnp9, {errc::bad_value, 7, "mode"}));
    MSNP_CHECK(refuses<ToNs>("GTC A\r\n", msnp9, {errc::bad_number, 4, "trid"}));
}

TEST(Gtc, IsAnsweredWithTheListVersionUpToMsnp9) {
    constexpr from_ns::gtc_2 versioned{.trid = 19, .list_version = 152, .mode = reverse_notify::never};
    MSNP_CHECK(reads_as<FromNs>("GTC 19 152 N\r\n", msnp8, versioned));
    MSNP_CHECK(reads_as<FromNs>("GTC 19 152 N\r\n", msnp9, versioned));
    MSNP_CHECK(read_is<FromNs>("GTC 19 152 N\r\n", msnp10, versioned));
    constexpr from_ns::gtc_10 bare{.trid = 19, .mode = reverse_notify::never};
    MSNP_CHECK(reads_as<FromNs>("GTC 19 N\r\n", msnp10, bare));
    MSNP_CHECK(read_is<FromNs>("GTC 19 N\r\n", msnp9, bare));
}

TEST(Gtc, WithinSynIsAWordAlone) {
    MSNP_CHECK(reads_as<FromNs>("GTC A\r\n", msnp8, from_ns::gtc_sync{.mode = reverse_notify::ask}));
    MSNP_CHECK(reads_as<FromNs>("GTC N\r\n", msnp9, from_ns::gtc_sync{.mode = reverse_notify::never}));
    MSNP_CHECK(reads_as<FromNs>("GTC A\r\n", msnp10, from_ns::gtc_sync{.mode = reverse_notify::ask}));
    // Of MSNP2 to MSNP7, with SYN's TrID and version: the shape of a reply.
    MSNP_CHECK(reads_as<FromNs>("GTC 8 255 A\r\n", msnp8,
                                from_ns::gtc_2{.trid = 8, .list_version = 255, .mode = reverse_notify::ask}));
    MSNP_CHECK(refuses<FromNs>("GTC\r\n", msnp9, {errc::missing_argument, 3, "trid"}));
    MSNP_CHECK(refuses<FromNs>("GTC X\r\n", msnp9, {errc::bad_number, 4, "trid"}));
}

TEST(Blp, IsSet) {
    MSNP_CHECK(reads_as<ToNs>("BLP 19 BL\r\n", msnp8, to_ns::blp{.trid = 19, .mode = privacy::block}));
    MSNP_CHECK(reads_as<ToNs>("BLP 19 AL\r\n", msnp9, to_ns::blp{.trid = 19, .mode = privacy::allow}));
    MSNP_CHECK(reads_as<ToNs>("BLP 19 BL\r\n", msnp10, to_ns::blp{.trid = 19, .mode = privacy::block}));
    MSNP_CHECK(refuses<ToNs>("BLP 19 FL\r\n", msnp9, {errc::bad_value, 7, "mode"}));
}

TEST(Blp, IsAnsweredWithTheListVersionUpToMsnp9) {
    constexpr from_ns::blp_2 versioned{.trid = 19, .list_version = 152, .mode = privacy::block};
    MSNP_CHECK(reads_as<FromNs>("BLP 19 152 BL\r\n", msnp8, versioned));
    MSNP_CHECK(reads_as<FromNs>("BLP 19 152 BL\r\n", msnp9, versioned));
    MSNP_CHECK(read_is<FromNs>("BLP 19 152 BL\r\n", msnp10, versioned));
    constexpr from_ns::blp_10 bare{.trid = 19, .mode = privacy::block};
    MSNP_CHECK(reads_as<FromNs>("BLP 19 BL\r\n", msnp10, bare));
    MSNP_CHECK(read_is<FromNs>("BLP 19 BL\r\n", msnp8, bare));
}

TEST(Blp, WithinSynIsAWordAlone) {
    MSNP_CHECK(reads_as<FromNs>("BLP AL\r\n", msnp8, from_ns::blp_sync{.mode = privacy::allow}));
    MSNP_CHECK(reads_as<FromNs>("BLP BL\r\n", msnp9, from_ns::blp_sync{.mode = privacy::block}));
    MSNP_CHECK(reads_as<FromNs>("BLP AL\r\n", msnp10, from_ns::blp_sync{.mode = privacy::allow}));
    MSNP_CHECK(reads_as<FromNs>("BLP 8 255 AL\r\n", msnp9,
                                from_ns::blp_2{.trid = 8, .list_version = 255, .mode = privacy::allow}));
}

// ---- PRP -------------------------------------------------------------------------------------------------------------

TEST(Prp, SetsOrClearsAProperty) {
    constexpr to_ns::prp phone{.trid = 115, .key = property::phone_home, .value = "555-0101"};
    MSNP_CHECK(reads_as<ToNs>("PRP 115 PHH 555-0101\r\n", msnp8, phone));
    MSNP_CHECK(reads_as<ToNs>("PRP 115 PHH 555-0101\r\n", msnp9, phone));
    MSNP_CHECK(reads_as<ToNs>("PRP 115 PHH 555-0101\r\n", msnp10, phone));
    MSNP_CHECK(reads_as<ToNs>("PRP 115 MFN Ana%20Ruiz\r\n", msnp10,
                              to_ns::prp{.trid = 115, .key = property::friendly_name, .value = "Ana Ruiz"}));
    MSNP_CHECK(
        reads_as<ToNs>("PRP 8 PHM\r\n", msnp9, to_ns::prp{.trid = 8, .key = property::phone_mobile, .value = {}}));
    MSNP_CHECK(reads_as<ToNs>("PRP 8 PHM \r\n", msnp9,
                              to_ns::prp{.trid = 8, .key = property::phone_mobile, .value = {}}, "PRP 8 PHM\r\n"));
    MSNP_CHECK(reads_as<ToNs>("PRP 8 XYZ 1\r\n", msnp9, to_ns::prp{.trid = 8, .key = "XYZ", .value = "1"}));
    MSNP_CHECK(refuses<ToNs>("PRP 8 PHHH 1\r\n", msnp9, {errc::bad_value, 6, "key"}));
    MSNP_CHECK(refuses<ToNs>("PRP 8\r\n", msnp9, {errc::missing_argument, 5, "key"}));
}

TEST(Prp, KnowsItsNameOnlySinceMsnp10) {
    MSNP_CHECK(read_is<ToNs>("PRP 115 MFN Ana\r\n", msnp9,
                             to_ns::prp{.trid = 115, .key = property::friendly_name, .value = "Ana"}));
    MSNP_CHECK(wont_write(to_ns::prp{.trid = 115, .key = property::friendly_name, .value = "Ana"}, msnp9,
                          errc::not_in_dialect, "key"));
    MSNP_CHECK(wont_write(to_ns::prp{.trid = 115, .key = property::web_watch, .value = "1"}, msnp8,
                          errc::not_in_dialect, "key"));
}

TEST(Prp, IsAnsweredWithTheListVersionUpToMsnp9) {
    constexpr from_ns::prp_5 versioned{
        .trid = 55, .list_version = 12182, .key = property::phone_home, .value = "555-0101"};
    MSNP_CHECK(reads_as<FromNs>("PRP 55 12182 PHH 555-0101\r\n", msnp8, versioned));
    MSNP_CHECK(reads_as<FromNs>("PRP 55 12182 PHH 555-0101\r\n", msnp9, versioned));
    MSNP_CHECK(read_is<FromNs>("PRP 55 12182 PHH 555-0101\r\n", msnp10, versioned));
    MSNP_CHECK(
        reads_as<FromNs>("PRP 8 255 PHM\r\n", msnp9,
                         from_ns::prp_5{.trid = 8, .list_version = 255, .key = property::phone_mobile, .value = {}}));
    constexpr from_ns::prp_10 bare{.trid = 115, .key = property::friendly_name, .value = "Ana Ruiz"};
    MSNP_CHECK(reads_as<FromNs>("PRP 115 MFN Ana%20Ruiz\r\n", msnp10, bare));
    MSNP_CHECK(read_is<FromNs>("PRP 115 MFN Ana%20Ruiz\r\n", msnp9, bare));
    MSNP_CHECK(reads_as<FromNs>("PRP 115 PHH 123\r\n", msnp10,
                                from_ns::prp_10{.trid = 115, .key = property::phone_home, .value = "123"}));
}

TEST(Prp, WithinSynBeginsWithTheName) {
    MSNP_CHECK(reads_as<FromNs>("PRP PHH 555-0101\r\n", msnp8,
                                from_ns::prp_sync{.key = property::phone_home, .value = "555-0101"}));
    MSNP_CHECK(reads_as<FromNs>("PRP PHW 555%200101\r\n", msnp9,
                                from_ns::prp_sync{.key = property::phone_work, .value = "555 0101"}));
    MSNP_CHECK(reads_as<FromNs>("PRP MFN Ana%20Ruiz\r\n", msnp10,
                                from_ns::prp_sync{.key = property::friendly_name, .value = "Ana Ruiz"}));
    MSNP_CHECK(
        reads_as<FromNs>("PRP MOB\r\n", msnp9, from_ns::prp_sync{.key = property::mobile_device_enabled, .value = {}}));
}

// ---- LST -------------------------------------------------------------------------------------------------------------

TEST(Lst, AsksForOneList) {
    MSNP_CHECK(reads_as<ToNs>("LST 11 RL\r\n", msnp8, to_ns::lst{.trid = 11, .list = list_kind::reverse}));
    MSNP_CHECK(reads_as<ToNs>("LST 11 FL\r\n", msnp9, to_ns::lst{.trid = 11, .list = list_kind::forward}));
    MSNP_CHECK(read_is<ToNs>("LST 11 BL\r\n", msnp10, to_ns::lst{.trid = 11, .list = list_kind::block}));
    MSNP_CHECK(refuses<ToNs>("LST 11 XL\r\n", msnp9, {errc::bad_value, 7, "list"}));
    MSNP_CHECK(wont_write(to_ns::lst{.trid = 11, .list = list_kind::pending}, msnp9, errc::not_in_dialect, "list"));
}

TEST(Lst, OnRequestHasSixOrSevenArguments) {
    constexpr from_ns::lst_2 reverse{.trid = 8,
                                     .list = list_kind::reverse,
                                     .list_version = 255,
                                     .index = 1,
                                     .total = 2,
                                     .account = "bob@example.com",
                                     .nick = "Bob",
                                     .groups = {}};
    MSNP_CHECK(reads_as<FromNs>("LST 8 RL 255 1 2 bob@example.com Bob\r\n", msnp8, reverse));
    MSNP_CHECK(reads_as<FromNs>("LST 8 RL 255 1 2 bob@example.com Bob\r\n", msnp9, reverse));
    MSNP_CHECK(read_is<FromNs>("LST 8 RL 255 1 2 bob@example.com Bob\r\n", msnp10, reverse));
    constexpr from_ns::lst_2 forward{.trid = 8,
                                     .list = list_kind::forward,
                                     .list_version = 255,
                                     .index = 2,
                                     .total = 2,
                                     .account = "bob@example.com",
                                     .nick = "Bob",
                                     .groups = "0,3"};
    MSNP_CHECK(reads_as<FromNs>("LST 8 FL 255 2 2 bob@example.com Bob 0,3\r\n", msnp9, forward));
    MSNP_CHECK(forward.groups.size() == 2);
    MSNP_CHECK(*forward.groups.begin() == 0);
    MSNP_CHECK(*++forward.groups.begin() == 3);
    MSNP_CHECK(
        refuses<FromNs>("LST 8 FL 255 2 2 bob@example.com Bob 0,,3\r\n", msnp9, {errc::bad_value, 37, "groups"}));
    MSNP_CHECK(refuses<FromNs>("LST 8 FL 255 2 2 bob@example.com Bob 0,a\r\n", msnp9, {errc::bad_value, 37, "groups"}));
    MSNP_CHECK(refuses<FromNs>("LST 8 FL 255 2 2 bob@example.com Bob 0,\r\n", msnp9, {errc::bad_value, 37, "groups"}));
}

TEST(Lst, OnRequestMayBeEmpty) {
    constexpr from_ns::lst_empty expected{.trid = 8, .list = list_kind::block, .list_version = 255};
    MSNP_CHECK(reads_as<FromNs>("LST 8 BL 255 0 0\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>("LST 8 BL 255 0 0\r\n", msnp9, expected));
    MSNP_CHECK(read_is<FromNs>("LST 8 BL 255 0 0\r\n", msnp10, expected));
}

TEST(Lst, WithinSynHasAMaskAndMaybeGroups) {
    constexpr from_ns::lst_8 both{.account = "bob@example.com",
                                  .nick = "Bob Two",
                                  .lists = {list_kind::forward, list_kind::allow, list_kind::reverse},
                                  .groups = "0,3"};
    MSNP_CHECK(reads_as<FromNs>("LST bob@example.com Bob%20Two 11 0,3\r\n", msnp8, both));
    MSNP_CHECK(reads_as<FromNs>("LST bob@example.com Bob%20Two 11 0,3\r\n", msnp9, both));
    MSNP_CHECK(read_is<FromNs>("LST bob@example.com Bob%20Two 11 0,3\r\n", msnp10, both));
    constexpr from_ns::lst_8 reverse{.account = "eve@example.com", .nick = "5", .lists = list_mask(8U), .groups = {}};
    MSNP_CHECK(reads_as<FromNs>("LST eve@example.com 5 8\r\n", msnp9, reverse));
    MSNP_CHECK(reads_as<FromNs>("LST eve@example.com 5 8 \r\n", msnp9, reverse, "LST eve@example.com 5 8\r\n"));
    MSNP_CHECK(read_is<FromNs>("LST eve@example.com 5 8\r\n", msnp10, reverse));
    MSNP_CHECK(refuses<FromNs>("LST bob@example.com Bob x\r\n", msnp9, {errc::bad_number, 24, "lists"}));
}

TEST(Lst, OfMsnp10NamesItsParts) {
    MSNP_CHECK(reads_as<FromNs>(
        "LST N=bob@example.com F=Bob%20Two C=" MSNP_CONTACT " 11 " MSNP_GROUP "," MSNP_GROUP "\r\n", msnp10,
        from_ns::lst_10{.account = "bob@example.com",
                        .nick = "Bob Two",
                        .contact = MSNP_CONTACT,
                        .lists = list_mask(11U),
                        .groups = MSNP_GROUP "," MSNP_GROUP}));
    MSNP_CHECK(reads_as<FromNs>(
        "LST N=bob@example.com F=Bob 10\r\n", msnp10,
        from_ns::lst_10{
            .account = "bob@example.com", .nick = "Bob", .contact = {}, .lists = list_mask(10U), .groups = {}}));
    MSNP_CHECK(reads_as<FromNs>(
        "LST N=bob@example.com C=" MSNP_CONTACT " 3\r\n", msnp10,
        from_ns::lst_10{
            .account = "bob@example.com", .nick = {}, .contact = MSNP_CONTACT, .lists = list_mask(3U), .groups = {}}));
    MSNP_CHECK(reads_as<FromNs>(
        "LST N=bob@example.com 10\r\n", msnp10,
        from_ns::lst_10{
            .account = "bob@example.com", .nick = {}, .contact = {}, .lists = list_mask(10U), .groups = {}}));
    MSNP_CHECK(reads_as<FromNs>("LST N=bob@example.com 18 1,2\r\n", msnp10,
                                from_ns::lst_10{.account = "bob@example.com",
                                                .nick = {},
                                                .contact = {},
                                                .lists = list_mask{list_kind::allow, list_kind::pending},
                                                .groups = "1,2"}));
}

// Nobody could write it back. Red: no `token.size() == prefix.size()` in reader::tag_into().
TEST(Lst, OfMsnp10WithoutAnAccountIsNone) {
    MSNP_CHECK(refuses<FromNs>("LST N= 10\r\n", msnp10, {errc::bad_value, 4, "account"}));
}

TEST(Lst, OfMsnp10ThatWasNotMigratedHasTheAccountTwice) {
    MSNP_CHECK(reads_as<FromNs>("LST N=bob@example.com F=Bob C=bob@example.com 11 0,3\r\n", msnp10,
                                from_ns::lst_10{.account = "bob@example.com",
                                                .nick = "Bob",
                                                .contact = "bob@example.com",
                                                .lists = list_mask(11U),
                                                .groups = "0,3"}));
}

TEST(Lst, OfMsnp10IsReadInMsnp9) {
    constexpr from_ns::lst_10 full{.account = "bob@example.com",
                                   .nick = "Bob",
                                   .contact = MSNP_CONTACT,
                                   .lists = list_mask(11U),
                                   .groups = MSNP_GROUP};
    MSNP_CHECK(read_is<FromNs>("LST N=bob@example.com F=Bob C=" MSNP_CONTACT " 11 " MSNP_GROUP "\r\n", msnp9, full));
    MSNP_CHECK(read_is<FromNs>(
        "LST N=bob@example.com 10\r\n", msnp8,
        from_ns::lst_10{
            .account = "bob@example.com", .nick = {}, .contact = {}, .lists = list_mask(10U), .groups = {}}));
    // Three arguments fit the shape of MSNP9 as well, where any token is an account: the negotiated dialect wins.
    MSNP_CHECK(read_is<FromNs>(
        "LST N=bob@example.com F=Bob 11\r\n", msnp9,
        from_ns::lst_8{.account = "N=bob@example.com", .nick = "F=Bob", .lists = list_mask(11U), .groups = {}}));
    MSNP_CHECK(wont_write(full, msnp9, errc::not_in_dialect, ""));
}

TEST(Lst, OfMsnp10KeepsTheOrderOfItsParts) {
    MSNP_CHECK(
        refuses<FromNs>("LST F=Bob N=bob@example.com C=" MSNP_CONTACT " 11\r\n", msnp10, {errc::wrong_word, 4, "N="}));
    MSNP_CHECK(refuses<FromNs>("LST N=bob@example.com C=" MSNP_CONTACT " F=Bob 11\r\n", msnp10,
                               {errc::bad_number, 61, "lists"}));
    MSNP_CHECK(refuses<FromNs>("LST N=bob@example.com F=Bob C=" MSNP_CONTACT " 11 Friends\r\n", msnp10,
                               {errc::bad_value, 70, "groups"}));
}

// ---- ADD -------------------------------------------------------------------------------------------------------------

TEST(Add, PutsAContactOnAList) {
    constexpr to_ns::add allow{.trid = 21,
                               .list = list_kind::allow,
                               .account = "none@example.com",
                               .nick = "none@example.com",
                               .group = std::nullopt};
    MSNP_CHECK(reads_as<ToNs>("ADD 21 AL none@example.com none@example.com\r\n", msnp8, allow));
    MSNP_CHECK(reads_as<ToNs>("ADD 21 AL none@example.com none@example.com\r\n", msnp9, allow));
    MSNP_CHECK(read_is<ToNs>("ADD 21 AL none@example.com none@example.com\r\n", msnp10, allow));
    constexpr to_ns::add forward{
        .trid = 23, .list = list_kind::forward, .account = "one@example.com", .nick = "One Two", .group = 0};
    MSNP_CHECK(reads_as<ToNs>("ADD 23 FL one@example.com One%20Two 0\r\n", msnp8, forward));
    MSNP_CHECK(reads_as<ToNs>("ADD 23 FL one@example.com One%20Two 0\r\n", msnp9, forward));
    MSNP_CHECK(wont_write(forward, msnp6, errc::not_in_dialect, "group"));
    MSNP_CHECK(refuses<ToNs>("ADD 23 FL one@example.com One x\r\n", msnp9, {errc::bad_number, 30, "group"}));
    MSNP_CHECK(refuses<ToNs>("ADD 23 FL one@example.com\r\n", msnp9, {errc::missing_argument, 25, "nick"}));
}

TEST(Add, IsAnswered) {
    constexpr from_ns::add allow{.trid = 15,
                                 .list = list_kind::allow,
                                 .list_version = 56,
                                 .account = "four@example.com",
                                 .nick = "four",
                                 .group = std::nullopt};
    MSNP_CHECK(reads_as<FromNs>("ADD 15 AL 56 four@example.com four\r\n", msnp8, allow));
    MSNP_CHECK(reads_as<FromNs>("ADD 15 AL 56 four@example.com four\r\n", msnp9, allow));
    MSNP_CHECK(read_is<FromNs>("ADD 15 AL 56 four@example.com four\r\n", msnp10, allow));
    MSNP_CHECK(reads_as<FromNs>("ADD 23 FL 57 one@example.com one%20two 0\r\n", msnp9,
                                from_ns::add{.trid = 23,
                                             .list = list_kind::forward,
                                             .list_version = 57,
                                             .account = "one@example.com",
                                             .nick = "one two",
                                             .group = 0}));
}

TEST(Add, UnaskedSaysThatSomebodyAddedOne) {
    constexpr from_ns::add_async expected{
        .list = list_kind::reverse, .list_version = 105, .account = "eve@example.com", .nick = "Eve"};
    MSNP_CHECK(reads_as<FromNs>("ADD 0 RL 105 eve@example.com Eve\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>("ADD 0 RL 105 eve@example.com Eve\r\n", msnp9, expected));
    MSNP_CHECK(read_is<FromNs>("ADD 0 RL 105 eve@example.com Eve\r\n", msnp10, expected));
    MSNP_CHECK(is_read_as<FromNs, from_ns::add>("ADD 1 RL 105 eve@example.com Eve\r\n", msnp9));
}

// ---- REM -------------------------------------------------------------------------------------------------------------

TEST(Rem, TakesAContactFromAList) {
    MSNP_CHECK(
        reads_as<ToNs>("REM 26 FL six@example.com 3\r\n", msnp8,
                       to_ns::rem_2{.trid = 26, .list = list_kind::forward, .account = "six@example.com", .group = 3}));
    MSNP_CHECK(reads_as<ToNs>(
        "REM 14 FL three@example.com\r\n", msnp9,
        to_ns::rem_2{.trid = 14, .list = list_kind::forward, .account = "three@example.com", .group = std::nullopt}));
    MSNP_CHECK(reads_as<ToNs>(
        "REM 28 AL bob@example.com\r\n", msnp9,
        to_ns::rem_2{.trid = 28, .list = list_kind::allow, .account = "bob@example.com", .group = std::nullopt}));
    MSNP_CHECK(refuses<ToNs>("REM 26 FL six@example.com three\r\n", msnp9, {errc::bad_number, 26, "group"}));
}

TEST(Rem, OfMsnp10NamesAContactByItsGuid) {
    constexpr to_ns::rem_10_fl from_group{.trid = 27, .contact = MSNP_CONTACT, .group = MSNP_GROUP};
    MSNP_CHECK(reads_as<ToNs>("REM 27 FL " MSNP_CONTACT " " MSNP_GROUP "\r\n", msnp10, from_group));
    MSNP_CHECK(read_is<ToNs>("REM 27 FL " MSNP_CONTACT " " MSNP_GROUP "\r\n", msnp9, from_group));
    MSNP_CHECK(reads_as<ToNs>("REM 27 FL " MSNP_CONTACT "\r\n", msnp10,
                              to_ns::rem_10_fl{.trid = 27, .contact = MSNP_CONTACT, .group = {}}));
    MSNP_CHECK(reads_as<ToNs>("REM 28 AL bob@example.com\r\n", msnp10,
                              to_ns::rem_10_list{.trid = 28, .list = list_kind::allow, .account = "bob@example.com"}));
    MSNP_CHECK(
        reads_as<ToNs>("REM 28 PL bob@example.com\r\n", msnp10,
                       to_ns::rem_10_list{.trid = 28, .list = list_kind::pending, .account = "bob@example.com"}));
    MSNP_CHECK(wont_write(to_ns::rem_10_fl{.trid = 27, .contact = "", .group = MSNP_GROUP}, msnp10, errc::missing_value,
                          "contact"));
    MSNP_CHECK(wont_write(to_ns::rem_10_fl{.trid = 27, .contact = MSNP_CONTACT, .group = "x"}, msnp10, errc::bad_value,
                          "group"));
}

TEST(Rem, IsAnsweredUpToMsnp9) {
    constexpr from_ns::rem_2 from_group{
        .trid = 26, .list = list_kind::forward, .list_version = 105, .account = "six@example.com", .group = 3};
    MSNP_CHECK(reads_as<FromNs>("REM 26 FL 105 six@example.com 3\r\n", msnp8, from_group));
    MSNP_CHECK(reads_as<FromNs>("REM 26 FL 105 six@example.com 3\r\n", msnp9, from_group));
    MSNP_CHECK(read_is<FromNs>("REM 26 FL 105 six@example.com 3\r\n", msnp10, from_group));
    MSNP_CHECK(reads_as<FromNs>("REM 28 BL 106 bob@example.com\r\n", msnp9,
                                from_ns::rem_2{.trid = 28,
                                               .list = list_kind::block,
                                               .list_version = 106,
                                               .account = "bob@example.com",
                                               .group = std::nullopt}));
}

TEST(Rem, IsAnsweredSinceMsnp10) {
    constexpr from_ns::rem_10_fl from_group{.trid = 27, .contact = MSNP_CONTACT, .group = MSNP_GROUP};
    MSNP_CHECK(reads_as<FromNs>("REM 27 FL " MSNP_CONTACT " " MSNP_GROUP "\r\n", msnp10, from_group));
    MSNP_CHECK(read_is<FromNs>("REM 27 FL " MSNP_CONTACT " " MSNP_GROUP "\r\n", msnp9, from_group));
    MSNP_CHECK(reads_as<FromNs>("REM 27 FL " MSNP_CONTACT "\r\n", msnp10,
                                from_ns::rem_10_fl{.trid = 27, .contact = MSNP_CONTACT, .group = {}}));
    constexpr from_ns::rem_10_list list{.trid = 28, .list = list_kind::allow, .account = "bob@example.com"};
    MSNP_CHECK(reads_as<FromNs>("REM 28 AL bob@example.com\r\n", msnp10, list));
    MSNP_CHECK(read_is<FromNs>("REM 28 AL bob@example.com\r\n", msnp8, list));
}

TEST(Rem, UnaskedSaysThatSomebodyLeft) {
    constexpr from_ns::rem_async_2 versioned{
        .list = list_kind::reverse, .list_version = 106, .account = "eve@example.com"};
    MSNP_CHECK(reads_as<FromNs>("REM 0 RL 106 eve@example.com\r\n", msnp8, versioned));
    MSNP_CHECK(reads_as<FromNs>("REM 0 RL 106 eve@example.com\r\n", msnp9, versioned));
    MSNP_CHECK(read_is<FromNs>("REM 0 RL 106 eve@example.com\r\n", msnp10, versioned));
    constexpr from_ns::rem_async_10 bare{.list = list_kind::reverse, .account = "eve@example.com"};
    MSNP_CHECK(reads_as<FromNs>("REM 0 RL eve@example.com\r\n", msnp10, bare));
    MSNP_CHECK(read_is<FromNs>("REM 0 RL eve@example.com\r\n", msnp9, bare));
}

// ---- REA -------------------------------------------------------------------------------------------------------------

TEST(Rea, RenamesAContact) {
    constexpr to_ns::rea request{.trid = 18, .account = "one@example.com", .nick = "New Name"};
    MSNP_CHECK(reads_as<ToNs>("REA 18 one@example.com New%20Name\r\n", msnp8, request));
    MSNP_CHECK(reads_as<ToNs>("REA 18 one@example.com New%20Name\r\n", msnp9, request));
    MSNP_CHECK(read_is<ToNs>("REA 18 one@example.com New%20Name\r\n", msnp10, request));
    MSNP_CHECK(writes(to_ns::rea{.trid = 18, .account = "one@example.com", .nick = "100% \xE4\xBD\xA0"}, msnp9,
                      "REA 18 one@example.com 100%25%20\xE4\xBD\xA0\r\n"));
    MSNP_CHECK(refuses<ToNs>("REA 18 one@example.com\r\n", msnp9, {errc::missing_argument, 22, "nick"}));
    constexpr from_ns::rea reply{.trid = 18, .list_version = 211, .account = "one@example.com", .nick = "New Name"};
    MSNP_CHECK(reads_as<FromNs>("REA 18 211 one@example.com New%20Name\r\n", msnp8, reply));
    MSNP_CHECK(reads_as<FromNs>("REA 18 211 one@example.com New%20Name\r\n", msnp9, reply));
    MSNP_CHECK(read_is<FromNs>("REA 18 211 one@example.com New%20Name\r\n", msnp10, reply));
    MSNP_CHECK(refuses<FromNs>("REA 18 one@example.com New%20Name\r\n", msnp9, {errc::bad_number, 7, "list_version"}));
}

// ---- ADC -------------------------------------------------------------------------------------------------------------

TEST(Adc, PutsAnAccountOnAList) {
    constexpr to_ns::adc forward{
        .trid = 16, .list = list_kind::forward, .account = "bob@example.com", .nick = "bob@example.com"};
    constexpr to_ns::adc allow{.trid = 17, .list = list_kind::allow, .account = "bob@example.com", .nick = {}};
    MSNP_CHECK(reads_as<ToNs>("ADC 16 FL N=bob@example.com F=bob@example.com\r\n", msnp10, forward));
    MSNP_CHECK(reads_as<ToNs>("ADC 16 FL N=bob@example.com F=bob@example.com\r\n", msnp12, forward));
    MSNP_CHECK(reads_as<ToNs>("ADC 17 AL N=bob@example.com\r\n", msnp11, allow));
    MSNP_CHECK(reads_as<ToNs>("ADC 18 RL N=bob@example.com\r\n", msnp11,
                              to_ns::adc{.trid = 18, .list = list_kind::reverse, .account = "bob@example.com"}));
    MSNP_CHECK(refuses<ToNs>("ADC 17 AL bob@example.com\r\n", msnp10, {errc::wrong_word, 10, "N="}));
    MSNP_CHECK(refuses<ToNs>("ADC 17 XL N=bob@example.com\r\n", msnp10, {errc::bad_value, 7, "list"}));
    MSNP_CHECK(wont_write(forward, msnp9, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(forward, msnp13, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(to_ns::adc{.trid = 17, .list = list_kind::allow}, msnp10, errc::missing_value, "account"));
}

TEST(Adc, PutsAContactIntoAGroup) {
    constexpr to_ns::adc_group request{.trid = 19, .contact = MSNP_CONTACT, .group = MSNP_GROUP};
    constexpr from_ns::adc_group reply{.trid = 19, .contact = MSNP_CONTACT, .group = MSNP_GROUP};
    MSNP_CHECK(reads_as<ToNs>("ADC 19 FL C=" MSNP_CONTACT " " MSNP_GROUP "\r\n", msnp10, request));
    MSNP_CHECK(reads_as<ToNs>("ADC 19 FL C=" MSNP_CONTACT " " MSNP_GROUP "\r\n", msnp12, request));
    MSNP_CHECK(reads_as<FromNs>("ADC 19 FL C=" MSNP_CONTACT " " MSNP_GROUP "\r\n", msnp10, reply));
    MSNP_CHECK(reads_as<FromNs>("ADC 19 FL C=" MSNP_CONTACT " " MSNP_GROUP "\r\n", msnp12, reply));
    MSNP_CHECK(reads_as<ToNs>("ADC 19 FL C=bob@example.com 3\r\n", msnp10,
                              to_ns::adc_group{.trid = 19, .contact = "bob@example.com", .group = "3"}));
    MSNP_CHECK(refuses<ToNs>("ADC 19 FL C=" MSNP_CONTACT " Friends\r\n", msnp10, {errc::bad_value, 49, "group"}));
    MSNP_CHECK(wont_write(request, msnp9, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(reply, msnp13, errc::not_in_dialect, ""));
}

TEST(Adc, IsAnswered) {
    constexpr from_ns::adc forward{.trid = 16,
                                   .list = list_kind::forward,
                                   .account = "bob@example.com",
                                   .nick = "bob@example.com",
                                   .contact = MSNP_CONTACT};
    constexpr from_ns::adc allow{.trid = 17, .list = list_kind::allow, .account = "bob@example.com"};
    MSNP_CHECK(
        reads_as<FromNs>("ADC 16 FL N=bob@example.com F=bob@example.com C=" MSNP_CONTACT "\r\n", msnp10, forward));
    MSNP_CHECK(
        reads_as<FromNs>("ADC 16 FL N=bob@example.com F=bob@example.com C=" MSNP_CONTACT "\r\n", msnp12, forward));
    MSNP_CHECK(reads_as<FromNs>("ADC 17 AL N=bob@example.com\r\n", msnp10, allow));
    MSNP_CHECK(reads_as<FromNs>("ADC 17 AL N=bob@example.com\r\n", msnp12, allow));
    MSNP_CHECK(reads_as<FromNs>("ADC 16 FL N=bob@example.com C=" MSNP_CONTACT "\r\n", msnp11,
                                from_ns::adc{.trid = 16,
                                             .list = list_kind::forward,
                                             .account = "bob@example.com",
                                             .nick = {},
                                             .contact = MSNP_CONTACT}));
    MSNP_CHECK(read_is<FromNs>("ADC 17 AL N=bob@example.com\r\n", msnp15, allow));
    MSNP_CHECK(refuses<FromNs>("ADC 17 AL\r\n", msnp10, {errc::missing_argument, 9, "account"}));
    MSNP_CHECK(wont_write(forward, msnp9, errc::not_in_dialect, ""));
}

TEST(Adc, WithTrIdZeroIsSomebodyElse) {
    constexpr from_ns::adc_async expected{.list = list_kind::reverse, .account = "eve@example.com", .nick = "Eve"};
    constexpr from_ns::adc_async unnamed{.list = list_kind::pending, .account = "eve@example.com", .nick = {}};
    MSNP_CHECK(reads_as<FromNs>("ADC 0 RL N=eve@example.com F=Eve\r\n", msnp10, expected));
    MSNP_CHECK(reads_as<FromNs>("ADC 0 RL N=eve@example.com F=Eve\r\n", msnp12, expected));
    MSNP_CHECK(reads_as<FromNs>("ADC 0 PL N=eve@example.com\r\n", msnp11, unnamed));
    MSNP_CHECK(wont_write(expected, msnp9, errc::not_in_dialect, ""));
}

// ---- LST of MSNP12 ---------------------------------------------------------------------------------------------------

TEST(Lst, HasNetworksInMsnp12) {
    constexpr from_ns::lst_12 full{.account = "bob@example.com",
                                   .nick = "Bob",
                                   .contact = MSNP_CONTACT,
                                   .lists = list_mask(11U),
                                   .networks = network::windows_live,
                                   .groups = MSNP_GROUP};
    constexpr from_ns::lst_12 least{.account = "bob@example.com",
                                    .nick = {},
                                    .contact = {},
                                    .lists = list_mask(10U),
                                    .networks = network::yahoo,
                                    .groups = {}};
    constexpr std::string_view line = "LST N=bob@example.com F=Bob C=" MSNP_CONTACT " 11 1 " MSNP_GROUP "\r\n";
    MSNP_CHECK(reads_as<FromNs>(line, msnp12, full));
    MSNP_CHECK(reads_as<FromNs>("LST N=bob@example.com 10 32\r\n", msnp12, least));
    MSNP_CHECK(read_is<FromNs>(line, msnp11, full));
    MSNP_CHECK(read_is<FromNs>(line, msnp13, full));
    MSNP_CHECK(wont_write(full, msnp11, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(full, msnp13, errc::not_in_dialect, ""));
}

// A server of MSNP12 that leaves them out, as one of MSNP11 does.
TEST(Lst, WithoutNetworksIsReadInMsnp12) {
    MSNP_CHECK(read_is<FromNs>("LST N=bob@example.com F=Bob C=" MSNP_CONTACT " 11 " MSNP_GROUP "\r\n", msnp12,
                               from_ns::lst_10{.account = "bob@example.com",
                                               .nick = "Bob",
                                               .contact = MSNP_CONTACT,
                                               .lists = list_mask(11U),
                                               .groups = MSNP_GROUP}));
    MSNP_CHECK(read_is<FromNs>(
        "LST N=bob@example.com 10\r\n", msnp12,
        from_ns::lst_10{
            .account = "bob@example.com", .nick = {}, .contact = {}, .lists = list_mask(10U), .groups = {}}));
}

} // namespace
