#include "platform.hpp"

#include <msnp/msnp.hpp>

int version_seen_by_other();
bool other_can_read(std::string_view line);

int version_seen_by_other() {
    return MSNP_VERSION_MINOR;
}
bool other_can_read(std::string_view line) {
    return msnp::from_sb::parse(line, msnp::dialect::msnp9).has_value();
}
