// LSG, ADG, RMG, REG: by number up to MSNP9, by GUID from MSNP10 on, and each read in the other.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

#define MSNP_GROUP "f60efbe7-94af-4b16-b926-e4e10878d329"

TEST(Lsg, AsksForTheGroups) {
    MSNP_CHECK(reads_as<ToNs>("LSG 12\r\n", msnp8, to_ns::lsg{.trid = 12}));
    MSNP_CHECK(reads_as<ToNs>("LSG 12\r\n", msnp9, to_ns::lsg{.trid = 12}));
    MSNP_CHECK(read_is<ToNs>("LSG 12\r\n", msnp10, to_ns::lsg{.trid = 12}));
    MSNP_CHECK(wont_write(to_ns::lsg{.trid = 12}, msnp10, errc::not_in_dialect, ""));
}

TEST(Lsg, OnRequestHasSixNumbersAndAName) {
    constexpr std::string_view line = "LSG 8 255 1 2 7 Other%20Contacts 0\r\n";
    constexpr from_ns::lsg_7 expected{
        .trid = 8, .list_version = 255, .index = 1, .total = 2, .group = 7, .name = "Other Contacts"};
    MSNP_CHECK(reads_as<FromNs>(line, msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp9, expected));
    MSNP_CHECK(read_is<FromNs>(line, msnp10, expected));
    MSNP_CHECK(wont_write(expected, msnp10, errc::not_in_dialect, ""));
    MSNP_CHECK(refuses<FromNs>("LSG 8 255 1 2 7 Other 1\r\n", msnp9, {errc::wrong_word, 22, "0"}));
}

// Red: read the first number as a TrID; the group is then lost.
TEST(Lsg, WithinSynBeginsWithTheGroup) {
    constexpr from_ns::lsg_8 expected{.group = 1, .name = "Friends"};
    MSNP_CHECK(reads_as<FromNs>("LSG 1 Friends 0\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>("LSG 1 Friends 0\r\n", msnp9, expected));
    MSNP_CHECK(read_is<FromNs>("LSG 1 Friends 0\r\n", msnp10, expected));
    MSNP_CHECK(reads_as<FromNs>("LSG 0 ~ 0\r\n", msnp9, from_ns::lsg_8{.group = 0, .name = "~"}));
    MSNP_CHECK(reads_as<FromNs>("LSG 1 555 0\r\n", msnp9, from_ns::lsg_8{.group = 1, .name = "555"}));
}

TEST(Lsg, OfMsnp10HasTheNameFirst) {
    constexpr from_ns::lsg_10 expected{.name = "Friends", .group = MSNP_GROUP};
    MSNP_CHECK(reads_as<FromNs>("LSG Friends " MSNP_GROUP "\r\n", msnp10, expected));
    MSNP_CHECK(read_is<FromNs>("LSG Friends " MSNP_GROUP "\r\n", msnp8, expected));
    MSNP_CHECK(read_is<FromNs>("LSG Friends " MSNP_GROUP "\r\n", msnp9, expected));
    MSNP_CHECK(
        reads_as<FromNs>("LSG 123 " MSNP_GROUP "\r\n", msnp10, from_ns::lsg_10{.name = "123", .group = MSNP_GROUP}));
    MSNP_CHECK(reads_as<FromNs>("LSG Friends\r\n", msnp10, from_ns::lsg_10{.name = "Friends", .group = {}}));
    MSNP_CHECK(refuses<FromNs>("LSG Friends x\r\n", msnp10, {errc::bad_number, 12, "group"}));
    MSNP_CHECK(refuses<FromNs>("LSG\r\n", msnp10, {errc::missing_argument, 3, "name"}));
}

TEST(Lsg, OfAListThatWasNotMigratedEndsInANumber) {
    constexpr from_ns::lsg_10_unmigrated expected{.name = "Friends", .group = 1};
    MSNP_CHECK(reads_as<FromNs>("LSG Friends 1\r\n", msnp10, expected));
    MSNP_CHECK(read_is<FromNs>("LSG Friends 1\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<FromNs>("LSG 12 34\r\n", msnp10, from_ns::lsg_10_unmigrated{.name = "12", .group = 34}));
}

TEST(Adg, MakesAGroup) {
    constexpr to_ns::adg_7 old{.trid = 28, .name = "new group"};
    MSNP_CHECK(reads_as<ToNs>("ADG 28 new%20group 0\r\n", msnp8, old));
    MSNP_CHECK(reads_as<ToNs>("ADG 28 new%20group 0\r\n", msnp9, old));
    MSNP_CHECK(reads_as<ToNs>("ADG 28 new%20group 0\r\n", msnp10,
                              to_ns::adg_10{.trid = 28, .name = "new group", .zero = true}));
    MSNP_CHECK(reads_as<ToNs>("ADG 28 new%20group\r\n", msnp10,
                              to_ns::adg_10{.trid = 28, .name = "new group", .zero = false}));
    MSNP_CHECK(
        read_is<ToNs>("ADG 28 new%20group\r\n", msnp9, to_ns::adg_10{.trid = 28, .name = "new group", .zero = false}));
    MSNP_CHECK(refuses<ToNs>("ADG 28 new%20group 1\r\n", msnp9, {errc::wrong_word, 19, "0"}));
    MSNP_CHECK(refuses<ToNs>("ADG 28\r\n", msnp10, {errc::missing_argument, 6, "name"}));
    MSNP_CHECK(wont_write(old, msnp10, errc::not_in_dialect, ""));
}

TEST(Adg, IsAnswered) {
    constexpr from_ns::adg_7 old{.trid = 23, .list_version = 12064, .name = "New Group", .group = 15};
    MSNP_CHECK(reads_as<FromNs>("ADG 23 12064 New%20Group 15 0\r\n", msnp8, old));
    MSNP_CHECK(reads_as<FromNs>("ADG 23 12064 New%20Group 15 0\r\n", msnp9, old));
    MSNP_CHECK(read_is<FromNs>("ADG 23 12064 New%20Group 15 0\r\n", msnp10, old));
    constexpr from_ns::adg_10 guid{.trid = 23, .name = "New Group", .group = MSNP_GROUP, .zero = false};
    MSNP_CHECK(reads_as<FromNs>("ADG 23 New%20Group " MSNP_GROUP "\r\n", msnp10, guid));
    MSNP_CHECK(read_is<FromNs>("ADG 23 New%20Group " MSNP_GROUP "\r\n", msnp9, guid));
    MSNP_CHECK(reads_as<FromNs>("ADG 23 New%20Group " MSNP_GROUP " 0\r\n", msnp10,
                                from_ns::adg_10{.trid = 23, .name = "New Group", .group = MSNP_GROUP, .zero = true}));
    MSNP_CHECK(reads_as<FromNs>("ADG 23 New%20Group 15\r\n", msnp10,
                                from_ns::adg_10{.trid = 23, .name = "New Group", .group = "15", .zero = false}));
}

TEST(Rmg, DeletesAGroup) {
    MSNP_CHECK(reads_as<ToNs>("RMG 24 3\r\n", msnp8, to_ns::rmg_7{.trid = 24, .group = 3}));
    MSNP_CHECK(reads_as<ToNs>("RMG 24 3\r\n", msnp9, to_ns::rmg_7{.trid = 24, .group = 3}));
    MSNP_CHECK(reads_as<ToNs>("RMG 24 3\r\n", msnp10, to_ns::rmg_10{.trid = 24, .group = "3"}));
    MSNP_CHECK(reads_as<ToNs>("RMG 24 " MSNP_GROUP "\r\n", msnp10, to_ns::rmg_10{.trid = 24, .group = MSNP_GROUP}));
    MSNP_CHECK(read_is<ToNs>("RMG 24 " MSNP_GROUP "\r\n", msnp9, to_ns::rmg_10{.trid = 24, .group = MSNP_GROUP}));
    MSNP_CHECK(refuses<ToNs>("RMG 24\r\n", msnp9, {errc::missing_argument, 6, "group"}));
}

// MSN 7.0 encoded the name twice; decoded once it is still encoded.
TEST(Rmg, MayNameTheGroup) {
    constexpr to_ns::rmg_10_name expected{.trid = 10, .name = "New%20Group"};
    MSNP_CHECK(reads_as<ToNs>("RMG 10 New%2520Group\r\n", msnp10, expected));
    MSNP_CHECK(reads_as<ToNs>("RMG 10 Friends\r\n", msnp10, to_ns::rmg_10_name{.trid = 10, .name = "Friends"}));
}

TEST(Rmg, IsAnswered) {
    constexpr from_ns::rmg_7 old{.trid = 24, .list_version = 11506, .group = 3};
    MSNP_CHECK(reads_as<FromNs>("RMG 24 11506 3\r\n", msnp8, old));
    MSNP_CHECK(reads_as<FromNs>("RMG 24 11506 3\r\n", msnp9, old));
    MSNP_CHECK(read_is<FromNs>("RMG 24 11506 3\r\n", msnp10, old));
    constexpr from_ns::rmg_10 guid{.trid = 24, .group = MSNP_GROUP};
    MSNP_CHECK(reads_as<FromNs>("RMG 24 " MSNP_GROUP "\r\n", msnp10, guid));
    MSNP_CHECK(read_is<FromNs>("RMG 24 " MSNP_GROUP "\r\n", msnp8, guid));
    constexpr from_ns::rmg_10_one one{.trid = 24, .group = MSNP_GROUP};
    MSNP_CHECK(reads_as<FromNs>("RMG 24 1 " MSNP_GROUP "\r\n", msnp10, one));
    MSNP_CHECK(read_is<FromNs>("RMG 24 1 " MSNP_GROUP "\r\n", msnp9, one));
    MSNP_CHECK(refuses<FromNs>("RMG 24 2 " MSNP_GROUP "\r\n", msnp10, {errc::extra_argument, 9, ""}));
}

TEST(Reg, RenamesAGroup) {
    constexpr to_ns::reg_7 old{.trid = 25, .group = 3, .name = "New Name"};
    MSNP_CHECK(reads_as<ToNs>("REG 25 3 New%20Name 0\r\n", msnp8, old));
    MSNP_CHECK(reads_as<ToNs>("REG 25 3 New%20Name 0\r\n", msnp9, old));
    MSNP_CHECK(reads_as<ToNs>("REG 25 3 New%20Name 0\r\n", msnp10,
                              to_ns::reg_10{.trid = 25, .group = "3", .name = "New Name", .zero = true}));
    constexpr to_ns::reg_10 guid{.trid = 25, .group = MSNP_GROUP, .name = "New Name", .zero = false};
    MSNP_CHECK(reads_as<ToNs>("REG 25 " MSNP_GROUP " New%20Name\r\n", msnp10, guid));
    MSNP_CHECK(read_is<ToNs>("REG 25 " MSNP_GROUP " New%20Name\r\n", msnp9, guid));
    MSNP_CHECK(reads_as<ToNs>("REG 25 " MSNP_GROUP " New%20Name 0\r\n", msnp10,
                              to_ns::reg_10{.trid = 25, .group = MSNP_GROUP, .name = "New Name", .zero = true}));
    MSNP_CHECK(refuses<ToNs>("REG 25 x New%20Name\r\n", msnp10, {errc::bad_value, 7, "group"}));
    MSNP_CHECK(refuses<ToNs>("REG 25 x New%20Name 0\r\n", msnp9, {errc::bad_number, 7, "group"}));
}

TEST(Reg, IsAnswered) {
    constexpr from_ns::reg_7 old{.trid = 25, .list_version = 12066, .group = 15, .name = "New Name"};
    MSNP_CHECK(reads_as<FromNs>("REG 25 12066 15 New%20Name 0\r\n", msnp8, old));
    MSNP_CHECK(reads_as<FromNs>("REG 25 12066 15 New%20Name 0\r\n", msnp9, old));
    MSNP_CHECK(read_is<FromNs>("REG 25 12066 15 New%20Name 0\r\n", msnp10, old));
    constexpr from_ns::reg_10 guid{.trid = 25, .group = MSNP_GROUP, .name = "New Name"};
    MSNP_CHECK(reads_as<FromNs>("REG 25 " MSNP_GROUP " New%20Name\r\n", msnp10, guid));
    MSNP_CHECK(read_is<FromNs>("REG 25 " MSNP_GROUP " New%20Name\r\n", msnp9, guid));
    constexpr from_ns::reg_10_one one{.trid = 25, .name = "New Name", .group = MSNP_GROUP, .zero = true};
    MSNP_CHECK(reads_as<FromNs>("REG 25 1 New%20Name " MSNP_GROUP " 0\r\n", msnp10, one));
    MSNP_CHECK(
        reads_as<FromNs>("REG 25 1 New%20Name " MSNP_GROUP "\r\n", msnp10,
                         from_ns::reg_10_one{.trid = 25, .name = "New Name", .group = MSNP_GROUP, .zero = false}));
    MSNP_CHECK(read_is<FromNs>("REG 25 1 New%20Name " MSNP_GROUP " 0\r\n", msnp8, one));
}

// A name that a user typed is one argument, whatever is in it; an identifier has to be one.
TEST(Groups, AreWrittenStrictly) {
    MSNP_CHECK(writes(to_ns::adg_7{.trid = 1, .name = "a b%\r\nOUT"}, msnp9, "ADG 1 a%20b%25%0D%0AOUT 0\r\n"));
    MSNP_CHECK(wont_write(to_ns::adg_7{.trid = 1, .name = ""}, msnp9, errc::missing_value, "name"));
    MSNP_CHECK(
        wont_write(to_ns::adg_7{.trid = 1, .name = percent_text::encoded("a b")}, msnp9, errc::not_a_token, "name"));
    MSNP_CHECK(wont_write(to_ns::rmg_10{.trid = 1, .group = "x"}, msnp10, errc::bad_value, "group"));
    MSNP_CHECK(wont_write(to_ns::rmg_10{.trid = 1, .group = ""}, msnp10, errc::missing_value, "group"));
    MSNP_CHECK(wont_write(from_ns::rmg_10_one{.trid = 1, .group = "3"}, msnp10, errc::bad_value, "group"));
    MSNP_CHECK(wont_write(from_ns::rmg_7{.trid = 1, .list_version = 2, .group = 3}, msnp10, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(from_ns::rmg_10{.trid = 1, .group = MSNP_GROUP}, msnp9, errc::not_in_dialect, ""));
}

} // namespace
