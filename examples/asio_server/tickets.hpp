// Secrets that let somebody in once, for a short time: tickets of Passport, cookies of switchboards.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace msnp_examples {

/// What is known of each ticket that is out. Who asks for too many loses none, and others lose none by it: they run out.
template <class Claim>
class tickets {
public:
    using clock = std::chrono::steady_clock;

    explicit tickets(clock::duration life) : life_(life) {}

    /// Makes `secret` good for one use.
    void issue(std::string secret, Claim claim, clock::time_point now = clock::now()) {
        // Old ones go when there are twice as many as at the last look, so that all this costs constant time for each.
        if (out_.size() >= look_at_) {
            std::erase_if(out_, [now](const auto& one) { return one.second.until < now; });
            look_at_ = 2 * out_.size() + 64;
        }
        out_.insert_or_assign(std::move(secret), ticket{std::move(claim), now + life_});
    }
    /// What it was issued for; nothing for one that is unknown, too old or used.
    [[nodiscard]] std::optional<Claim> redeem(std::string_view secret, clock::time_point now = clock::now()) {
        const auto found = out_.find(std::string(secret));
        if (found == out_.end()) return std::nullopt;
        std::optional<Claim> claim;
        if (found->second.until >= now) claim = std::move(found->second.claim);
        out_.erase(found);
        return claim;
    }

private:
    struct ticket {
        Claim claim;
        clock::time_point until;
    };
    clock::duration life_;
    std::size_t look_at_ = 64;
    std::unordered_map<std::string, ticket> out_;
};

} // namespace msnp_examples
