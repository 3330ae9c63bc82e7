// What a notification is about, by number.
#include "support/tokens.hpp"

#include <msnp/command/notification_type.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(NotificationTypes, AreNumbersOfWhichSomeAreKnown) {
    MSNP_CHECK(takes("1", notification_type(notification::shared_folder)));
    MSNP_CHECK(takes("2", notification_type(notification::sip_invite)));
    MSNP_CHECK(takes("3", notification_type(notification::p2p)));
    MSNP_CHECK(takes("4", notification_type(notification::sign_out)));
    MSNP_CHECK(takes("5", notification_type(notification::close_conversation)));
    MSNP_CHECK(takes("6", notification_type(notification::resync)));
    MSNP_CHECK(takes("7", notification_type(notification::clear_prompts)));
    MSNP_CHECK(takes("8", notification_type(notification::forward)));
    MSNP_CHECK(takes("10", notification_type(notification::turn_setup)));
    MSNP_CHECK(takes("11", notification_type(notification::sip_metadata)));
    MSNP_CHECK(takes("12", notification_type(notification::tunneled_sip)));
    MSNP_CHECK(takes("99", notification_type(99U)));
    MSNP_CHECK(refuses_token("-1", errc::bad_number, notification_type(notification::shared_folder)));
}

} // namespace
