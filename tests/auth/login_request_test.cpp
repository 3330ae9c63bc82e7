// Requests at Passport's servers; passport_test.cpp has them in their place.
#include "support/check.hpp"

#include <msnp/auth/login_request.hpp>

namespace {

using namespace msnp;

constexpr bool asks_the_nexus() {
    char buffer[128]{};
    const auto size =
        auth::serialize_request(buffer, "GET", "/rdr/pprdr.asp", auth::http_header{"Host", "nexus.passport.com"});
    return size && std::string_view(buffer, *size) == auth::nexus_request;
}

TEST(NexusRequest, IsARequest) {
    MSNP_CHECK(asks_the_nexus());
}

constexpr bool signs_in() {
    char buffer[512]{};
    const auto size =
        auth::login_request(buffer, "https://login.example.com:8443",
                            {.verb = {}, .url = {}, .account = "a@b", .password = "c", .challenge = "ct=1"});
    return size && std::string_view(buffer, *size) ==
                       "GET / HTTP/1.1\r\nAuthorization: Passport1.4 sign-in=a%40b,pwd=c,ct=1\r\nUser-Agent: MSMSGS\r\n"
                       "Host: login.example.com:8443\r\nConnection: Keep-Alive\r\nCache-Control: no-cache\r\n\r\n";
}

TEST(LoginRequest, GoesToAnAddress) {
    MSNP_CHECK(signs_in());
}

constexpr bool wont_sign_in(std::string_view at, errc code) {
    char buffer[512]{};
    const auto size = auth::login_request(buffer, at, {.account = "a", .password = "b"});
    return !size && size.error() == error{code, 0, "host"} && buffer[0] == '\0';
}

// Red: either check of login_request() left out.
TEST(LoginRequest, NeedsAHost) {
    MSNP_CHECK(wont_sign_in("/login2.srf", errc::missing_value));
    MSNP_CHECK(wont_sign_in("", errc::missing_value));
    MSNP_CHECK(wont_sign_in("https://a@b/", errc::bad_value));
}

constexpr bool tries_again(std::string_view header, std::string_view expected, std::size_t room) {
    char buffer[64]{};
    const auto failure = auth::parse<auth::www_authenticate>(header);
    const auto challenge = auth::retry_challenge(std::span(buffer).first(room), *failure, "lc=1033,tpf=ed1c");
    if (challenge) return *challenge == expected;
    return expected.empty() && challenge.error() == error{errc::buffer_too_small, room, {}} && buffer[0] == '\0';
}

// Red: a comma behind the policy, or none in front of it.
TEST(RetryChallenge, HasWhatTheServerWantsBack) {
    MSNP_CHECK(
        tries_again("Passport1.4 da-status=failed,ts=-3,prompt,Expires=1", "ts=-3,Expires=1,lc=1033,tpf=ed1c", 64));
    MSNP_CHECK(tries_again("Passport1.4 da-status=failed", "lc=1033,tpf=ed1c", 16));
    MSNP_CHECK(tries_again("Passport1.4 da-status=failed", "", 15));
}

} // namespace
