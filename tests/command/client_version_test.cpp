// A client's version: kept as it is spelt, compared by its numbers.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(ClientVersion, IsKeptAsItIsSpelt) {
    MSNP_CHECK(takes("6.1.0203", client_version{"6.1.0203"}));
    MSNP_CHECK(takes("1.0.0000", client_version{"1.0.0000"}));
    MSNP_CHECK(takes("BC01", client_version{"BC01"}));
    MSNP_CHECK(takes("10.2.0", client_version{"10.2.0"}));
    MSNP_CHECK(takes("15.4.3508.1109", client_version{"15.4.3508.1109"}));
    MSNP_CHECK(!(client_version{"6.1.0203"} == client_version{"6.1.203"}));
}

TEST(ClientVersion, GivesItsNumbers) {
    constexpr client_version version{"6.1.0203"};
    MSNP_CHECK(version.number(0) == 6);
    MSNP_CHECK(version.number(1) == 1);
    MSNP_CHECK(version.number(2) == 203);
    MSNP_CHECK(version.number(3) == 0);
    MSNP_CHECK(version.number(100) == 0);
    MSNP_CHECK(client_version{"BC01"}.number(0) == 0);
    MSNP_CHECK(client_version{"7"}.number(0) == 7);
    MSNP_CHECK(client_version{"7."}.number(1) == 0);
    MSNP_CHECK(client_version{".7"}.number(0) == 0);
    MSNP_CHECK(client_version{".7"}.number(1) == 7);
    MSNP_CHECK(client_version{"4294967296.1"}.number(0) == 0);
    MSNP_CHECK(client_version{}.number(0) == 0);
}

// Red: compare the texts where a number differs; 10.2 is then older than 6.1.
TEST(ClientVersion, IsOlderByItsFirstFourNumbers) {
    MSNP_CHECK(client_version{"5.0.0527"}.is_older_than("6.0.0602"));
    MSNP_CHECK(client_version{"6.1.0203"}.is_older_than("10.2.0"));
    MSNP_CHECK(client_version{"6.0.0602"}.is_older_than("6.0.0603"));
    MSNP_CHECK(client_version{"15.4.3508.1108"}.is_older_than("15.4.3508.1109"));
    MSNP_CHECK(client_version{"6"}.is_older_than("6.0.1"));
    MSNP_CHECK(!client_version{"6.0.0602"}.is_older_than("6.0.602"));
    MSNP_CHECK(!client_version{"6.0.0602"}.is_older_than("6.0.0602"));
    MSNP_CHECK(!client_version{"6.0.0602"}.is_older_than("5.9.9999"));
    MSNP_CHECK(!client_version{"1.2.3.4.5"}.is_older_than("1.2.3.4.6"));
}

TEST(ClientVersion, NothingIsNoVersion) {
    MSNP_CHECK(client_version{}.empty());
    MSNP_CHECK(!client_version{"1"}.empty());
}

} // namespace
