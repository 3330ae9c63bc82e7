// Several harnesses in one program (MSNP_JOIN_TESTS): the environment says which of them it is.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>

namespace msnp_test {

struct named_harness {
    std::string_view name;
    std::string (*broken_by)(std::string_view input);
};

/// The harness that MSNP_FUZZ_HARNESS names. Without it there is nothing to run, and so no success either.
inline auto chosen_harness(std::initializer_list<named_harness> harnesses) {
    const char* const name = std::getenv("MSNP_FUZZ_HARNESS");
    for (const named_harness& harness : harnesses)
        if (name != nullptr && name == harness.name) return harness.broken_by;
    std::fprintf(stderr, "MSNP_FUZZ_HARNESS must be one of:");
    for (const named_harness& harness : harnesses) std::fprintf(stderr, " %s", std::string(harness.name).c_str());
    std::fprintf(stderr, "\n");
    std::exit(2);
}

} // namespace msnp_test
