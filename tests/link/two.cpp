#include <msnp/msnp.hpp>

int version_seen_by_two();

int version_seen_by_two() {
    return MSNP_VERSION_MINOR;
}
