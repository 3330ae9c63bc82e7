#include <msnp/msnp.hpp>

int version_seen_by_other();

int version_seen_by_other() {
    return MSNP_VERSION_MINOR;
}
