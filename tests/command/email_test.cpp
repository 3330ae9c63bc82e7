// An account: any token, and whether it can be an address.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(Email, IsAnyToken) {
    MSNP_CHECK(takes("ana@example.com", email{"ana@example.com"}));
    MSNP_CHECK(takes("@@hotmail.com", email{"@@hotmail.com"}));
    MSNP_CHECK(takes("aaa@bbb@ccc", email{"aaa@bbb@ccc"}));
    MSNP_CHECK(takes("a%40b", email{"a%40b"}));
    MSNP_CHECK(takes("x", email{"x"}));
}

TEST(Email, ComparesByByte) {
    MSNP_CHECK(email{"ana@example.com"} == email{"ana@example.com"});
    MSNP_CHECK(!(email{"ana@example.com"} == email{"Ana@example.com"}));
    MSNP_CHECK(!(email{"ana@example.com"} == email{"ana%40example.com"}));
}

TEST(Email, HasTwoParts) {
    MSNP_CHECK(email{"ana@example.com"}.local() == "ana");
    MSNP_CHECK(email{"ana@example.com"}.domain() == "example.com");
    MSNP_CHECK(email{"aaa@bbb@ccc"}.local() == "aaa");
    MSNP_CHECK(email{"aaa@bbb@ccc"}.domain() == "bbb@ccc");
    MSNP_CHECK(email{"ana"}.local() == "ana");
    MSNP_CHECK(email{"ana"}.domain().empty());
    MSNP_CHECK(email{"@x"}.local().empty());
    MSNP_CHECK(email{}.local().empty());
}

// Red: drop the search for a second '@' in is_address().
TEST(Email, IsAnAddressWithOneAtBetweenTwoTexts) {
    MSNP_CHECK(email{"ana@example.com"}.is_address());
    MSNP_CHECK(email{"a@b"}.is_address());
    MSNP_CHECK(!email{"aaa@bbb@ccc"}.is_address());
    MSNP_CHECK(!email{"@@hotmail.com"}.is_address());
    MSNP_CHECK(!email{"@hotmail.com"}.is_address());
    MSNP_CHECK(!email{"ana@"}.is_address());
    MSNP_CHECK(!email{"ana"}.is_address());
    MSNP_CHECK(!email{"@"}.is_address());
    MSNP_CHECK(!email{}.is_address());
}

TEST(EmailWithAt, IsRefusedWithoutOne) {
    MSNP_CHECK(takes("a@b", email_with_at{"a@b"}));
    MSNP_CHECK(takes("@", email_with_at{"@"}));
    MSNP_CHECK(refuses_token("ana", errc::bad_value, email_with_at{"x@y"}));
    MSNP_CHECK(refuses_token("PHH", errc::bad_value, email_with_at{"x@y"}));
    MSNP_CHECK(email_with_at{"ana@example.com"}.domain() == "example.com");
}

TEST(EmailWithAt, IsNotWrittenWithoutOne) {
    MSNP_CHECK(wont_write_token(email_with_at{"ana"}, errc::bad_value));
}

// Red: take a text whose first ':' has digits in front.
TEST(EmailWithoutNetwork, HasNoNumberInFrontOfItsFirstColon) {
    MSNP_CHECK(takes("bob@example.com", email_without_network{"bob@example.com"}));
    MSNP_CHECK(takes("tel:+1555", email_without_network{"tel:+1555"}));
    MSNP_CHECK(takes("12", email_without_network{"12"}));
    MSNP_CHECK(takes("1x:bob", email_without_network{"1x:bob"}));
    MSNP_CHECK(takes(":bob", email_without_network{":bob"}));
    constexpr email_without_network before{"x@y"};
    MSNP_CHECK(refuses_token("1:bob@example.com", errc::bad_value, before));
    MSNP_CHECK(refuses_token("32:", errc::bad_value, before));
    MSNP_CHECK(wont_write_token(email_without_network{"1:bob@example.com"}, errc::bad_value));
    MSNP_CHECK(email_without_network{"bob@example.com"}.domain() == "example.com");
}

} // namespace
