// What a message by way of the notification server is, by number.
#include "support/tokens.hpp"

#include <msnp/command/message_type.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(MessageTypes, AreNumbersOfWhichSomeAreKnown) {
    MSNP_CHECK(takes("1", message_type(user_message::text)));
    MSNP_CHECK(takes("2", message_type(user_message::typing)));
    MSNP_CHECK(takes("3", message_type(user_message::nudge)));
    MSNP_CHECK(takes("99", message_type(99U)));
    MSNP_CHECK(refuses_token("-1", errc::bad_number, message_type(user_message::text)));
}

} // namespace
