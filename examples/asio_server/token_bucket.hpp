// How often somebody may ask.
#pragma once

#include "settings.hpp"

#include <algorithm>
#include <chrono>

namespace msnp_examples {

/// A bucket of as many tokens as may come in a burst, filled at a steady rate.
class token_bucket {
public:
    using clock = std::chrono::steady_clock;

    explicit token_bucket(const rate& allowed) : allowed_(allowed), left_(allowed.burst) {}

    /// Takes a token; false where there is none.
    [[nodiscard]] bool take(clock::time_point now = clock::now()) {
        const std::chrono::duration<double> passed = now - filled_;
        left_ = std::min(allowed_.burst, left_ + passed.count() * allowed_.per_second);
        filled_ = now;
        if (left_ < 1) return false;
        left_ -= 1;
        return true;
    }

private:
    rate allowed_;
    double left_;
    clock::time_point filled_ = clock::now();
};

} // namespace msnp_examples
