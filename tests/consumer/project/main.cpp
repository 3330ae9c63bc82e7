#include "platform.hpp"

#include <msnp/msnp.hpp>

int version_seen_by_other();
bool other_can_read(std::string_view line);

// This does not compile if the warnings that we develop with (-Wconversion -Werror) leak.
short narrowed(int number);
short narrowed(int number) {
    return number;
}

int main() {
    constexpr std::string_view line = "BYE bob@example.com\r\n";
    static_assert(msnp::from_sb::take_frame(line).has_frame());
    if (!other_can_read(line) || other_can_read("BYE\r\n")) return 1;
    return version_seen_by_other() == narrowed(MSNP_VERSION_MINOR) ? 0 : 1;
}
