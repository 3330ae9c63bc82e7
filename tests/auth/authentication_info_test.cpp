// Authentication-Info: a ticket, or the way to it.
#include "support/items.hpp"

#include "support/check.hpp"

#include <msnp/auth/authentication_info.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::authentication_info;
using auth::da_status;

// Red: the quotes left in the ticket; one of the names left out.
TEST(AuthenticationInfo, HasATicket) {
    MSNP_CHECK(reads_items<authentication_info>(
        "Passport1.4 da-status=success,tname=MSPAuth,tname=MSPProf,tname=MSPSec,"
        "from-PP='t=53*1hAu8ADuD3TEwdXoOMi08sD*2!cMrntTwVMTjoB3p6stWTqzbkKZPVQzA5NOt19SLI60PY!b8K4YhC!Ooo5ug$$&p=5eKBBC!yBH6ex5"
        "mftp!a9DrSb0B3hU8aqAWpaPn07iCGBw5akemiWSd7t2ot!okPvIR!Wqk!MKvi1IMpxfhkao9wpxlMWYAZ!DqRfACmyQGG112Bp9xrk04!BVBUa9*H9"
        "mJLoWw39m63YQRE1yHnYNv08nyz43D3OnMcaCoeSaEHVM7LpR*LWDme29qq2X3j8N',ru=http://messenger.msn.com",
        {.status = da_status::success,
         .token_names = "tname=MSPAuth,tname=MSPProf,tname=MSPSec",
         .ticket =
             "t=53*1hAu8ADuD3TEwdXoOMi08sD*2!cMrntTwVMTjoB3p6stWTqzbkKZPVQzA5NOt19SLI60PY!b8K4YhC!Ooo5ug$$&p=5eKBBC!yBH6ex5"
             "mftp!a9DrSb0B3hU8aqAWpaPn07iCGBw5akemiWSd7t2ot!okPvIR!Wqk!MKvi1IMpxfhkao9wpxlMWYAZ!DqRfACmyQGG112Bp9xrk04!BVBUa9*"
             "H9mJLoWw39m63YQRE1yHnYNv08nyz43D3OnMcaCoeSaEHVM7LpR*LWDme29qq2X3j8N",
         .return_url = "http://messenger.msn.com"}));
    MSNP_CHECK(auth::parse<authentication_info>(authentication_info::example)->token_names.size() == 3);
}

TEST(AuthenticationInfo, HasATicketInOtherSpellings) {
    MSNP_CHECK(reads_items<authentication_info>("Passport1.4 da-status=success,from-PP=1puV5BFuLD",
                                                {.status = da_status::success, .ticket = "1puV5BFuLD"}));
    MSNP_CHECK(reads_items<authentication_info>("Passport1.4 da-status=success,from-PP='0123456789abcdefghij'",
                                                {.status = da_status::success, .ticket = "0123456789abcdefghij"}));
    MSNP_CHECK(reads_items<authentication_info>(
        "Passport1.4 DA-Status=success, FROM-PP='t=a&p=', ru=http://messenger.msn.com",
        {.status = da_status::success, .ticket = "t=a&p=", .return_url = "http://messenger.msn.com"},
        "Passport1.4 da-status=success,from-PP='t=a&p=',ru=http://messenger.msn.com"));
}

TEST(AuthenticationInfo, SendsElsewhereOrSaysGoodbye) {
    MSNP_CHECK(reads_items<authentication_info>("Passport1.4 da-status=redir", {.status = da_status::redirect}));
    MSNP_CHECK(reads_items<authentication_info>("Passport1.4 da-status=logout", {.status = da_status::logout}));
}

TEST(AuthenticationInfo, SetsCookiesWithoutAStatus) {
    MSNP_CHECK(reads_items<authentication_info>("Passport1.4", {}, "Passport1.4 "));
    MSNP_CHECK(reads_items<authentication_info>("Passport1.4 MSPAuth,MSPProf", {.other = "MSPAuth,MSPProf"}));
    MSNP_CHECK(reads_items<authentication_info>("Passport1.4 tname=MSPAuth", {.token_names = "tname=MSPAuth"}));
}

// A comma in quotes is read, as a part of the ticket; for readers that know of no quotes it is not written.
TEST(AuthenticationInfo, IsNotWrittenWithACommaInTheTicket) {
    MSNP_CHECK(auth::parse<authentication_info>("Passport1.4 from-PP='a,b',ru=c")->ticket == "a,b");
    MSNP_CHECK(wont_write_items<authentication_info>({.ticket = "a,da-status=failed"}, errc::bad_value, "ticket"));
    MSNP_CHECK(wont_write_items<authentication_info>({.ticket = "a\r\nX: y"}, errc::bad_value, "ticket"));
    MSNP_CHECK(wont_write_items<authentication_info>({.return_url = "http://a,b"}, errc::bad_value, "return_url"));
    MSNP_CHECK(wont_write_items<authentication_info>({.status = "success,x"}, errc::bad_value, "status"));
    MSNP_CHECK(
        wont_write_items<authentication_info>({.ticket = auth::quoted_text("'", false)}, errc::bad_value, "ticket"));
}

constexpr bool goes_into_a_command() {
    const auto info = auth::parse<authentication_info>("Passport1.4 da-status=success,from-PP='t=a$$&p=b'");
    const to_ns::usr_twn_ticket usr{.trid = 7, .ticket = info->ticket->text};
    return info->status == da_status::success && writes(usr, dialect::msnp9, "USR 7 TWN S t=a$$&p=b\r\n");
}

TEST(AuthenticationInfo, HasWhatUsrShows) {
    MSNP_CHECK(goes_into_a_command());
}

} // namespace
