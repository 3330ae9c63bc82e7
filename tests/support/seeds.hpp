// Which seeds a property test goes through.
//
//     MSNP_SEED=4711      this one alone: what a failure has printed
//     MSNP_ROUNDS=100000  as many as there is time for
//     MSNP_ROUNDS_SHARE=4 one in four, where each takes long and another run takes them all
#pragma once

#include <cstdint>
#include <cstdlib>

namespace msnp_test {

inline std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
    const char* const text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// Calls check(seed) for 0 to rounds - 1, or as the environment says.
template <class Check>
void for_each_seed(std::uint64_t rounds, Check check) {
    if (std::getenv("MSNP_SEED") != nullptr) return check(number_from_environment("MSNP_SEED", 0));
    const std::uint64_t all = number_from_environment("MSNP_ROUNDS", rounds);
    const std::uint64_t share = number_from_environment("MSNP_ROUNDS_SHARE", 1);
    for (std::uint64_t seed = 0; seed * share < all; ++seed) check(seed);
}

} // namespace msnp_test
