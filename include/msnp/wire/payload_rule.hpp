// Whether lines of a verb carry a payload.
#pragma once

#include <cstdint>

namespace msnp {

/// Whether a verb carries a payload on a channel; derived from the channel's structs.
struct payload_rule {
    /// Which of its forms do.
    enum class kind : std::uint8_t {
        never,     ///< none
        sometimes, ///< one does and another does not (`ADL 12 OK`), so that the last argument decides
        always     ///< all; a line without a length is a framing error
    };

    kind carries = kind::never;     ///< whether a length is expected
    std::uint8_t min_arguments = 1; ///< the fewest arguments of a form with payload, its length included

    /// Equal in both.
    friend constexpr bool operator==(const payload_rule&, const payload_rule&) = default;
};

/// Error replies: a third token, when it is a number, is a payload's length; the TrID never is (framing.md: since
/// MSNP13 any code may have one, and earlier ones never have a third token).
inline constexpr payload_rule error_reply_payload{payload_rule::kind::sometimes, 2};

namespace detail {

    /// What a channel knows of a verb when a frame is cut out.
    struct verb_facts {
        std::uint32_t front =
            0; ///< the four bytes that its lines with arguments begin with, as verb::front_of_line() has them
        payload_rule payload{};      ///< whether they carry one
        const void* index = nullptr; ///< the channel's index of verbs; nullptr: it is in none
    };
    /// Those of no channel's verb.
    inline constexpr verb_facts no_verb_facts{};

} // namespace detail

} // namespace msnp
