// Two translation units that include everything must link into one program, with -fno-exceptions -fno-rtti as well.
#include <msnp/msnp.hpp>

int version_seen_by_two();

int main() {
    return version_seen_by_two() == MSNP_VERSION_MINOR ? 0 : 1;
}
