// The macros of platforms, in front of everything of ours.
#include "consumer/project/platform.hpp"

#include <msnp/msnp.hpp>

#if !defined(min) || !defined(max) || !defined(check) || !defined(small) || !defined(near) || !defined(far) ||         \
    !defined(interface) || !defined(ERROR)
#error "a header of ours took a macro away from its user"
#endif

int main() {}
