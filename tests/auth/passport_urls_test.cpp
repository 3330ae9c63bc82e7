// What the nexus answers.
#include "support/items.hpp"

#include "support/check.hpp"

#include <msnp/auth/passport_urls.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::passport_urls;

// Red: two keys swapped in wire().
TEST(PassportUrls, SayWhereToSignIn) {
    MSNP_CHECK(reads_items<passport_urls>(passport_urls::example,
                                          {.realm = "Passport.Net",
                                           .login = "login.passport.com/login2.srf",
                                           .registration = "http://register.passport.net/uixpwiz.srf",
                                           .properties = "https://register.passport.net/editprof.srf",
                                           .privacy = "http://www.passport.com/consumer/privacypolicy.asp",
                                           .redirection = "http://nexusrdr.passport.com/redir.asp",
                                           .help = "http://memberservices.passport.net/memberservice.srf",
                                           .version = 11}));
    MSNP_CHECK(
        reads_items<passport_urls>("DARealm=Passport.Net,DALogin=login.passport.com/login2.srf,ConfigVersion=15",
                                   {.realm = "Passport.Net", .login = "login.passport.com/login2.srf", .version = 15}));
    MSNP_CHECK(reads_items<passport_urls>("DALogin=https://login.example.com/login",
                                          {.login = "https://login.example.com/login"}));
    MSNP_CHECK(reads_items<passport_urls>("ConfigVersion=14, dalogin=login.live.com/login2.srf,New=1",
                                          {.login = "login.live.com/login2.srf", .version = 14, .other = "New=1"},
                                          "DALogin=login.live.com/login2.srf,ConfigVersion=14,New=1"));
}

// Red: read_token({}, nothing) left out in item_writer.
TEST(PassportUrls, MustSayWhereToSignIn) {
    MSNP_CHECK(refuses_items<passport_urls>("DARealm=Passport.Net", {errc::missing_argument, 20, "login"}));
    MSNP_CHECK(refuses_items<passport_urls>("DALogin=https://a@b/,ConfigVersion=1", {errc::bad_value, 8, "login"}));
    MSNP_CHECK(refuses_items<passport_urls>("DALogin=a,ConfigVersion=x", {errc::bad_number, 24, "version"}));
    MSNP_CHECK(wont_write_items<passport_urls>({}, errc::bad_value, "login"));
    MSNP_CHECK(wont_write_items<passport_urls>({.login = "a,b"}, errc::bad_value, "login"));
}

} // namespace
