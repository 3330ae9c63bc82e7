// Random events for the machines of signing in: whatever comes, one well-formed line at a time goes out, and an end is an end.
#include "support/login_invariants.hpp"
#include "support/seeds.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>

namespace {

using namespace msnp_test;

// Red: is_over() not asked in next(); a transfer or a redirect that is not counted; `is_token` of a ticket; a field of CVR that its
// dialect does not have; a digest that is not compared.
TEST(LoginProperties, WhateverComes) {
    std::size_t rounds = 0;
    std::size_t over = 0;
    for_each_seed(4000, [&](std::uint64_t seed) {
        choices from(seed);
        ++rounds;
        EXPECT_EQ(logins_are_well(from, over), "") << "seed " << seed;
    });
    EXPECT_GT(over, rounds); // of two machines each
}

} // namespace
