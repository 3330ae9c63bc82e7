// A server's address: both parts, or nothing.
#include "support/tokens.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(HostPort, IsAHostAndAPort) {
    MSNP_CHECK(takes("207.46.108.37:1863", host_port{.host = "207.46.108.37", .port = 1863}));
    MSNP_CHECK(takes("messenger.hotmail.com:80", host_port{.host = "messenger.hotmail.com", .port = 80}));
    MSNP_CHECK(takes("h:1", host_port{.host = "h", .port = 1}));
    MSNP_CHECK(takes("h:65535", host_port{.host = "h", .port = 65535}));
    MSNP_CHECK(takes("h:01863", host_port{.host = "h", .port = 1863}, "h:1863"));
    MSNP_CHECK(takes("::1:1863", host_port{.host = "::1", .port = 1863}));
    MSNP_CHECK(host_port::usual_port == 1863);
}

// Red: take port 0, or the port modulo 65536.
TEST(HostPort, OtherTextIsRefusedAndChangesNothing) {
    constexpr host_port before{.host = "h", .port = 7};
    MSNP_CHECK(refuses_token("207.46.108.37", errc::bad_value, before));
    MSNP_CHECK(refuses_token("207.46.108.37:", errc::bad_value, before));
    MSNP_CHECK(refuses_token(":1863", errc::bad_value, before));
    MSNP_CHECK(refuses_token(":", errc::bad_value, before));
    MSNP_CHECK(refuses_token("h:0", errc::bad_value, before));
    MSNP_CHECK(refuses_token("h:65536", errc::bad_value, before));
    MSNP_CHECK(refuses_token("h:99999999999999999999", errc::bad_value, before));
    MSNP_CHECK(refuses_token("h:-1", errc::bad_value, before));
    MSNP_CHECK(refuses_token("h:18 63", errc::bad_value, before));
    MSNP_CHECK(refuses_token("h:1863a", errc::bad_value, before));
    MSNP_CHECK(refuses_token("0", errc::bad_value, before));
    MSNP_CHECK(refuses_token("", errc::bad_value, before));
}

TEST(HostPort, NeedsBothToBeWritten) {
    MSNP_CHECK(wont_write_token(host_port{.host = "", .port = 1863}, errc::missing_value));
    MSNP_CHECK(wont_write_token(host_port{.host = "h", .port = 0}, errc::out_of_range));
    MSNP_CHECK(wont_write_token(host_port{}, errc::missing_value));
}

TEST(HostPort, ComparesBoth) {
    MSNP_CHECK(!(host_port{.host = "a", .port = 1} == host_port{.host = "a", .port = 2}));
    MSNP_CHECK(!(host_port{.host = "a", .port = 1} == host_port{.host = "A", .port = 1}));
}

} // namespace
