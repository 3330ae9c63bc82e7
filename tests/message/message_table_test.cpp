// docs/messages.md says what the structs say. MSNP_FIX_DOCS=1 writes it.
#include "support/document.hpp"
#include "support/message_table.hpp"

namespace {

// Red: another header, field, type, order or example of any struct; a struct that is not in message::any.
TEST(MessageTable, IsCurrent) {
    msnp_test::expect_current("docs/messages.md", msnp_test::message_table());
}

} // namespace
