// Which compiler made a program, as the budgets name it.
#pragma once

#include <cstdio>

namespace msnp_bench {

/// Prints it on a line: "g++ 12".
inline void print_compiler() {
#if defined(__clang__)
    std::printf("clang++ %d\n", __clang_major__);
#else
    std::printf("g++ %d\n", __GNUC__);
#endif
}

} // namespace msnp_bench
