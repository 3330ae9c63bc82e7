// The state of a list: a counter or a time, kept byte by byte.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(SyncStamp, IsACounterOrATime) {
    MSNP_CHECK(takes("0", sync_stamp{"0"}));
    MSNP_CHECK(takes("27", sync_stamp{"27"}));
    MSNP_CHECK(takes("00027", sync_stamp{"00027"}));
    MSNP_CHECK(takes("2005-04-23T18:57:44.8130000-07:00", sync_stamp{"2005-04-23T18:57:44.8130000-07:00"}));
    MSNP_CHECK(takes("2000-01-01T00:00:00.0-00:00", sync_stamp{"2000-01-01T00:00:00.0-00:00"}));
    MSNP_CHECK(takes("2005-04-23T18:57:44.8130000+01:00", sync_stamp{"2005-04-23T18:57:44.8130000+01:00"}));
    MSNP_CHECK(takes("2005-04-23T18:57:44", sync_stamp{"2005-04-23T18:57:44"}));
    MSNP_CHECK(takes("2005-04-23T18:57:44Z", sync_stamp{"2005-04-23T18:57:44Z"}));
    MSNP_CHECK(takes("2005-04-23T18:57:44-07:00", sync_stamp{"2005-04-23T18:57:44-07:00"}));
    MSNP_CHECK(takes("2005-04-23T18:57:44.1Z", sync_stamp{"2005-04-23T18:57:44.1Z"}));
}

TEST(SyncStamp, OtherTextIsRefusedAndChangesNothing) {
    constexpr sync_stamp before{"1"};
    MSNP_CHECK(refuses_token("2005-04-23", errc::bad_value, before));
    MSNP_CHECK(refuses_token("2005-04-23T18:57", errc::bad_value, before));
    MSNP_CHECK(refuses_token("2005-04-23 18:57:44", errc::bad_value, before));
    MSNP_CHECK(refuses_token("2005-04-23T18:57:44.", errc::bad_value, before));
    MSNP_CHECK(refuses_token("2005-04-23T18:57:44.-07:00", errc::bad_value, before));
    MSNP_CHECK(refuses_token("2005-04-23T18:57:44.8130000-0700", errc::bad_value, before));
    MSNP_CHECK(refuses_token("2005-04-23T18:57:44.8130000-07:000", errc::bad_value, before));
    MSNP_CHECK(refuses_token("2005-04-23T18:57:44.8130000*07:00", errc::bad_value, before));
    MSNP_CHECK(refuses_token("2005-04-23T18:57:4a", errc::bad_value, before));
    MSNP_CHECK(refuses_token("05-04-23T18:57:44", errc::bad_value, before));
    MSNP_CHECK(refuses_token("-1", errc::bad_value, before));
    MSNP_CHECK(refuses_token("27a", errc::bad_value, before));
    MSNP_CHECK(refuses_token("", errc::bad_value, before));
    MSNP_CHECK(wont_write_token(sync_stamp{"yesterday"}, errc::bad_value));
}

TEST(SyncStamp, GivesItsCounter) {
    MSNP_CHECK(sync_stamp{"27"}.counter() == 27U);
    MSNP_CHECK(sync_stamp{"0"}.counter() == 0U);
    MSNP_CHECK(!sync_stamp{"2005-04-23T18:57:44"}.counter());
    MSNP_CHECK(!sync_stamp{"4294967296"}.counter());
    MSNP_CHECK(!sync_stamp{}.counter());
}

// A server closes the connection on a stamp that it did not make, so two spellings of one time are two stamps.
TEST(SyncStamp, ComparesByByte) {
    MSNP_CHECK(!(sync_stamp{"27"} == sync_stamp{"027"}));
    MSNP_CHECK(!(sync_stamp{"2005-04-23T18:57:44.1-07:00"} == sync_stamp{"2005-04-23T18:57:44.10-07:00"}));
    MSNP_CHECK(sync_stamp{"27"} == sync_stamp{"27"});
}

} // namespace
