// WWW-Authenticate: a sign-in that failed.
#include "support/items.hpp"

#include "support/check.hpp"

#include <msnp/auth/www_authenticate.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::da_status;
using auth::www_authenticate;

// Red: `prompt` read as a value; two keys swapped in wire().
TEST(WwwAuthenticate, SaysWhy) {
    MSNP_CHECK(reads_items<www_authenticate>(www_authenticate::example, {.status = da_status::failed,
                                                                         .realm = "Passport.NET",
                                                                         .prompt = true,
                                                                         .logo = "http://www.example.com/logo.gif",
                                                                         .text = "the error message",
                                                                         .custom = "ts=-3"}));
    MSNP_CHECK(reads_items<www_authenticate>(
        "Passport1.4 da-status=failed,srealm=Passport.NET,ts=-3,prompt,"
        "cburl=http://www.passportimages.com/XPPassportLogo.gif,cbtxt=Le%20mot%20de%20passe%20est%20erron%C3%A9",
        {.status = da_status::failed,
         .realm = "Passport.NET",
         .prompt = true,
         .logo = "http://www.passportimages.com/XPPassportLogo.gif",
         .text = "Le mot de passe est erron\xc3\xa9",
         .custom = "ts=-3"},
        "Passport1.4 da-status=failed,srealm=Passport.NET,prompt,"
        "cburl=http://www.passportimages.com/XPPassportLogo.gif,cbtxt=Le%20mot%20de%20passe%20est%20erron%C3%A9,ts=-3"));
    MSNP_CHECK(reads_items<www_authenticate>("Passport1.4 da-status=failed", {.status = da_status::failed}));
    MSNP_CHECK(
        reads_items<www_authenticate>("Passport1.4 da-status=failed-noretry", {.status = da_status::failed_no_retry}));
}

TEST(WwwAuthenticate, MayHaveTwoTexts) {
    MSNP_CHECK(
        reads_items<www_authenticate>("Passport1.4 da-status=failed,cbtxt=one,cbtxt=two",
                                      {.status = da_status::failed, .text = "one", .further_texts = "cbtxt=two"}));
}

// What is not understood goes back as it came.
TEST(WwwAuthenticate, KeepsWhatOnlyTheServerUnderstands) {
    MSNP_CHECK(auth::parse<www_authenticate>("Passport1.4 da-status=failed,ts=-2,prompt,Ts2=a b")->custom.find("ts2") ==
               "a b");
    MSNP_CHECK(reads_items<www_authenticate>("Passport1.4 da-status=expired,Expires=1",
                                             {.status = "expired", .custom = "Expires=1"}));
}

TEST(WwwAuthenticate, MayBeAChallengeToABrowser) {
    MSNP_CHECK(reads_items<www_authenticate>("Passport1.4 lc=1033,id=507,Negotiate2SupportedIf=x",
                                             {.custom = "lc=1033,id=507,Negotiate2SupportedIf=x"}));
}

} // namespace
