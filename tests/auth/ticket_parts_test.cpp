// A ticket taken apart.
#include "support/items.hpp"

#include "support/check.hpp"

#include <msnp/auth/ticket_parts.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::ticket_parts;

// Red: ',' as the separator.
TEST(TicketParts, AreSplitAtAmpersands) {
    MSNP_CHECK(reads_items<ticket_parts>(ticket_parts::example,
                                         {.token = "4m1wWfEupDgUNb53qys5gJdw8OTJEtT8$$", .profile = "4QXN!7bdi$$"}));
    MSNP_CHECK(reads_items<ticket_parts>("t=a*b!$&p=", {.token = "a*b!$", .profile = ""}));
    MSNP_CHECK(reads_items<ticket_parts>("t=a", {.token = "a"}));
    MSNP_CHECK(reads_items<ticket_parts>("t=a==&p=b,c", {.token = "a==", .profile = "b,c"}));
}

TEST(TicketParts, MayBeOneWord) {
    MSNP_CHECK(reads_items<ticket_parts>("0123456789abcdefghij", {.other = "0123456789abcdefghij"}));
    MSNP_CHECK(reads_items<ticket_parts>("ct=1&t=a", {.token = "a", .other = "ct=1"}, "t=a&ct=1"));
    MSNP_CHECK(reads_items<ticket_parts>("", {}));
}

TEST(TicketParts, AreNotWrittenAsOthers) {
    MSNP_CHECK(wont_write_items<ticket_parts>({.token = "a&p=b"}, errc::bad_value, "token"));
    MSNP_CHECK(wont_write_items<ticket_parts>({.other = "x&p=b"}, errc::bad_value, "other"));
}

} // namespace
