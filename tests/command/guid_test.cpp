// GUIDs, and the identifiers that are one or something older.
#include "support/tokens.hpp"

#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;

constexpr std::string_view low = "f60efbe7-94af-4b16-b926-e4e10878d329";
constexpr std::string_view high = "F60EFBE7-94AF-4B16-B926-E4E10878D329";

TEST(Guid, IsKeptAsItIsSpeltAndComparesInAnyCase) {
    MSNP_CHECK(takes(low, guid{low}));
    MSNP_CHECK(takes(high, guid{high}));
    MSNP_CHECK(takes(high, guid{low}, high));
    MSNP_CHECK(!(guid{low} == guid{"f60efbe7-94af-4b16-b926-e4e10878d328"}));
    MSNP_CHECK(!(guid{low} == guid{"f60efbe7"}));
    MSNP_CHECK(!(guid{low} == guid{}));
    MSNP_CHECK(guid{} == guid{});
    // What is none, set by hand, is compared as it stands.
    MSNP_CHECK(!(guid{"x-1"} == guid{"y-1"}));
    MSNP_CHECK(!(guid{"x-1"} == guid{"x11"}));
    MSNP_CHECK(guid{"x-a"} == guid{"x-A"});
}

// Red: allow a blank where a digit is; a known client prints its digits without zeros in front.
TEST(Guid, OtherTextIsRefused) {
    constexpr guid before{low};
    MSNP_CHECK(refuses_token("{f60efbe7-94af-4b16-b926-e4e10878d329}", errc::bad_value, before));
    MSNP_CHECK(refuses_token("f60efbe7-94af-4b16-b926-e4e10878d32", errc::bad_value, before));
    MSNP_CHECK(refuses_token("f60efbe7-94af-4b16-b926-e4e10878d3299", errc::bad_value, before));
    MSNP_CHECK(refuses_token("f60efbe7094af-4b16-b926-e4e10878d329", errc::bad_value, before));
    MSNP_CHECK(refuses_token("f60efbe-794af-4b16-b926-e4e10878d329", errc::bad_value, before));
    MSNP_CHECK(refuses_token("g60efbe7-94af-4b16-b926-e4e10878d329", errc::bad_value, before));
    MSNP_CHECK(refuses_token("f60efbe7-  af-4b16-b926-e4e10878d329", errc::bad_value, before));
    MSNP_CHECK(refuses_token("f60efbe7-94af-4b16-b926-e4e10878d32-", errc::bad_value, before));
    MSNP_CHECK(refuses_token("0", errc::bad_value, before));
    MSNP_CHECK(refuses_token("", errc::bad_value, before));
}

TEST(Guid, AnythingElseIsNotWritten) {
    MSNP_CHECK(wont_write_token(guid{"1"}, errc::bad_value));
    MSNP_CHECK(wont_write_token(guid{"f60efbe7-94af-4b16-b926-e4e10878d32 "}, errc::bad_value));
    MSNP_CHECK(writes_token(guid{}, ""));
}

TEST(GroupId, IsAGuidOrANumber) {
    MSNP_CHECK(takes(low, group_id{high}, low));
    MSNP_CHECK(takes("0", group_id{"0"}));
    MSNP_CHECK(takes("15", group_id{"15"}));
    MSNP_CHECK(refuses_token("Friends", errc::bad_value, group_id{"1"}));
    MSNP_CHECK(refuses_token("-1", errc::bad_value, group_id{"1"}));
    MSNP_CHECK(refuses_token("", errc::bad_value, group_id{"1"}));
    MSNP_CHECK(wont_write_token(group_id{"Friends"}, errc::bad_value));
    MSNP_CHECK(!(group_id{"1"} == group_id{"2"}));
    MSNP_CHECK(!(group_id{"1"} == group_id{low}));
}

TEST(GroupId, GivesItsNumber) {
    MSNP_CHECK(group_id{"15"}.number() == 15U);
    MSNP_CHECK(group_id{"4294967295"}.number() == 4294967295U);
    MSNP_CHECK(!group_id{"4294967296"}.number());
    MSNP_CHECK(!group_id{low}.number());
    MSNP_CHECK(!group_id{}.number());
}

TEST(ContactId, IsAGuidOrAnAccount) {
    MSNP_CHECK(takes(low, contact_id{high}, low));
    MSNP_CHECK(takes("bob@example.com", contact_id{"bob@example.com"}));
    MSNP_CHECK(contact_id{low}.is_guid());
    MSNP_CHECK(!contact_id{"bob@example.com"}.is_guid());
    MSNP_CHECK(!(contact_id{"bob@example.com"} == contact_id{"BOB@example.com"}));
    MSNP_CHECK(!(contact_id{low} == contact_id{"bob@example.com"}));
    MSNP_CHECK(!(contact_id{"abc"} == contact_id{"ABC"}));
}

// The properties seldom make two GUIDs that differ. Red: `true` for the comparison of the two in contact_id::same_as().
TEST(ContactId, OfAnotherGuidIsAnother) {
    const std::string one = "c1f9a363-4ee9-4a33-a434-b056a4c55b98";
    std::string other = one;
    EXPECT_TRUE(contact_id{one} == contact_id{other});
    other.back() = '9';
    EXPECT_FALSE(contact_id{one} == contact_id{other});
}

} // namespace
