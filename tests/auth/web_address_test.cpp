// Addresses of login servers.
#include "support/tokens.hpp"

#include <msnp/auth/web_address.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::web_address;

constexpr bool splits(std::string_view text, std::string_view scheme, std::string_view host,
                      std::optional<std::uint16_t> port, std::string_view target) {
    const exact_bytes exact(text);
    const web_address at(exact.view());
    return takes<web_address>(exact.view(), at) && at.scheme() == scheme && at.host() == host && at.port() == port &&
           at.target() == target;
}

// Red: the scheme not taken off; the host up to the first slash of all; a path's first byte not looked at in scheme().
TEST(WebAddress, IsSplit) {
    MSNP_CHECK(splits("login.passport.com/login2.srf", "", "login.passport.com", {}, "/login2.srf"));
    MSNP_CHECK(splits("https://login.example.com/login", "https", "login.example.com", {}, "/login"));
    MSNP_CHECK(splits("https://loginnet.passport.com/login2.srf?lc=1033", "https", "loginnet.passport.com", {},
                      "/login2.srf?lc=1033"));
    MSNP_CHECK(splits("HTTP://A-b_9.c:8443/x#y", "HTTP", "A-b_9.c", std::uint16_t{8443}, "/x"));
    MSNP_CHECK(splits("login.live.com", "", "login.live.com", {}, "/"));
    MSNP_CHECK(splits("localhost:8080", "", "localhost", std::uint16_t{8080}, "/"));
    MSNP_CHECK(splits("/login2.srf?ru=http://a@b/", "", "", {}, "/login2.srf?ru=http://a@b/"));
    MSNP_CHECK(splits("a/b?c=d://e", "", "a", {}, "/b?c=d://e"));
    MSNP_CHECK(splits("/://a", "", "", {}, "/://a"));
    MSNP_CHECK(web_address("https://a:1/b").authority() == "a:1");
}

// Red: is_host_byte() always true.
TEST(WebAddress, HasNothingThatCouldBeTakenForAnotherHost) {
    MSNP_CHECK(refuses_token<web_address>("https://login.passport.com@evil.example/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://evil.example\\@login.passport.com/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("//evil.example/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https:///evil.example", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("://a/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("a@b://c/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://:443/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a:0/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a:65536/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a:/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a:1:2/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a?b", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a#b", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("?b", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a\xc3\xa4/", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a/\r\nX: y", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a/\x7f", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("https://a/\t", errc::bad_value));
    MSNP_CHECK(refuses_token<web_address>("", errc::bad_value));
    MSNP_CHECK(wont_write_token(web_address("https://a@b/"), errc::bad_value));
}

TEST(WebAddress, OfNoAddressHasNothing) {
    MSNP_CHECK(web_address().host().empty() && web_address().scheme().empty() && !web_address().port());
    MSNP_CHECK(web_address().target() == "/");
    MSNP_CHECK(!web_address("a:b").port());
}

} // namespace
