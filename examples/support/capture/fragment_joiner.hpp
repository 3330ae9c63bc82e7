// Joins the fragments of IP packets.
//
// Few packets at a time, and none longer than IP has: what is incomplete when too many others have begun is given up. A
// packet of which two fragments overlap is not joined at all, as RFC 5722 has it.
#pragma once

#include "packet.hpp"

#include <algorithm>
#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace msnp_examples {

class fragment_joiner {
public:
    static constexpr std::size_t most = 64;        ///< packets of which fragments are missing
    static constexpr std::size_t longest = 65'535; ///< a packet of IP

    /// Takes a fragment; returns what IP carried when it was the last that was missing.
    [[nodiscard]] std::optional<std::string> add(const ip_fragment& part) {
        if (part.protocol != detail::tcp_protocol || part.offset + part.payload.size() > longest) return give_up();
        const auto found = find(part);
        if (found->is_given_up) return std::nullopt;
        if (!fits(*found, part)) {
            found->is_given_up = true;
            found->parts.clear();
            return give_up();
        }
        if (part.is_last) found->size = part.offset + part.payload.size();
        found->parts.emplace(part.offset, part.payload);
        found->held += part.payload.size();
        if (found->held != found->size) return std::nullopt;
        std::string whole;
        whole.reserve(found->held);
        for (const auto& [offset, bytes] : found->parts) whole += bytes;
        begun_.erase(found);
        return whole;
    }

    /// How many packets were given up so far.
    [[nodiscard]] std::size_t given_up() const noexcept { return given_up_; }
    /// How many packets are not complete, and may yet be.
    [[nodiscard]] std::size_t incomplete() const noexcept {
        return static_cast<std::size_t>(std::ranges::count(begun_, false, &pending::is_given_up));
    }

private:
    /// A packet of which fragments are missing.
    struct pending {
        ip_fragment like; ///< its addresses and numbers
        std::map<std::size_t, std::string> parts;
        std::size_t held = 0;
        std::optional<std::size_t> size;
        bool is_given_up = false;
    };

    std::nullopt_t give_up() noexcept {
        ++given_up_;
        return std::nullopt;
    }
    [[nodiscard]] std::list<pending>::iterator find(const ip_fragment& part) {
        const auto found = std::ranges::find_if(begun_, [&part](const pending& p) {
            return p.like.identification == part.identification && p.like.source == part.source &&
                   p.like.destination == part.destination && p.like.protocol == part.protocol;
        });
        if (found != begun_.end()) return found;
        if (begun_.size() == most) {
            if (!begun_.front().is_given_up) ++given_up_;
            begun_.pop_front();
        }
        begun_.push_back({part, {}, 0, std::nullopt, false});
        begun_.back().like.payload = {};
        return std::prev(begun_.end());
    }
    /// Whether a fragment overlaps none that is there, and none goes beyond the last.
    [[nodiscard]] static bool fits(const pending& to, const ip_fragment& part) {
        const std::size_t end = part.offset + part.payload.size();
        const auto behind = to.parts.lower_bound(part.offset);
        if (part.payload.empty() || (behind != to.parts.end() && behind->first < end)) return false;
        if (behind != to.parts.begin()) {
            const auto& [offset, bytes] = *std::prev(behind);
            if (offset + bytes.size() > part.offset) return false;
        }
        if (to.size && (part.is_last || end > *to.size)) return false;
        return !part.is_last || behind == to.parts.end();
    }

    std::list<pending> begun_;
    std::size_t given_up_ = 0;
};

} // namespace msnp_examples
