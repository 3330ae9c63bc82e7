// docs/commands.md says what the structs say. MSNP_FIX_DOCS=1 writes it.
#include "support/command_table.hpp"
#include "support/document.hpp"

namespace {

// Red: another dialect, field, type, order, default or example of any struct; a form that is in no channel.
TEST(CommandTable, IsCurrent) {
    msnp_test::expect_current("docs/commands.md", msnp_test::command_table());
}

} // namespace
