#include <msnp/msnp.hpp>

int version_seen_by_other();

// This does not compile if the warnings that we develop with (-Wconversion -Werror) leak.
short narrowed(int number);
short narrowed(int number) {
    return number;
}

int main() {
    return version_seen_by_other() == narrowed(MSNP_VERSION_MINOR) ? 0 : 1;
}
