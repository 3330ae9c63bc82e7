// What the server tells a client about its own account.
#include "support/check.hpp"
#include "support/messages.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using message::profile;

#define MSNP_PROFILE "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\n"

// Red: two fields of profile::wire() swapped.
TEST(Profile, EveryField) {
    constexpr auto read = message::parse(profile::example);
    MSNP_CHECK(std::get<profile>(*read) == profile{.charset = "UTF-8",
                                                   .login_time = 1069718580,
                                                   .email_enabled = true,
                                                   .member_id_high = 84736,
                                                   .member_id_low = -1434729391,
                                                   .language = 1033,
                                                   .preferred_email = "alice@example.com",
                                                   .country = "US",
                                                   .postal_code = "90210",
                                                   .gender = "F",
                                                   .kid = "0",
                                                   .age = "22",
                                                   .birthday_precision = "0",
                                                   .birthday = "28150",
                                                   .wallet = "0",
                                                   .flags = 1027,
                                                   .site_id = 507,
                                                   .key_version = 11,
                                                   .passport_ticket = "2AAAAAAAAAAAAAAAAA$$",
                                                   .client_ip = "192.0.2.7",
                                                   .client_port = 1863,
                                                   .address_book_migrated = true,
                                                   .places_enabled = false});
    // 1863 is 0x0747; what a server in its own order of bytes meant is 0x4707. Red: `*client_port` as it is in port().
    MSNP_CHECK(std::get<profile>(*read).port() == 18183);
    MSNP_CHECK(!profile{}.port());
}

TEST(Profile, FieldsMayBeMissingEmptyOrSpeltOtherwise) {
    MSNP_CHECK(reads_as(MSNP_PROFILE "\r\n", profile{.charset = "UTF-8"}));
    MSNP_CHECK(reads_as(MSNP_PROFILE "Gender:\r\nAge: \r\nKid:0\r\n\r\n", profile{.charset = "UTF-8", .kid = "0"}));
    MSNP_CHECK(reads_as(MSNP_PROFILE "PreferredEmail: a@b\r\nlogintime: 5\r\n\r\n",
                        profile{.charset = "UTF-8", .login_time = 5, .preferred_email = "a@b"}));
    // A number that is none leaves the rest as it is, where that is tolerated.
    MSNP_CHECK(reads_as(MSNP_PROFILE "LoginTime:\r\nFlags: many\r\nsid: 507\r\n\r\n",
                        profile{.charset = "UTF-8", .site_id = 507}));
    MSNP_CHECK(message::parse(MSNP_PROFILE "LoginTime: 5\r\nFlags: many\r\n\r\n", mime::tolerance::strict()).error() ==
               error{errc::bad_number, 91, "flags"});
}

TEST(Profile, WhatLaterDialectsAddIsKept) {
    constexpr std::string_view payload =
        MSNP_PROFILE "EmailEnabled: 0\r\nNickname: Ana Bo\r\nRouteInfo: msnp://192.0.2.7/0012A8C0\r\n\r\n";
    MSNP_CHECK(round_trips<profile>(payload));
    MSNP_CHECK(std::get<profile>(*message::parse(payload)).other.find("nickname") == "Ana Bo");
}

} // namespace
