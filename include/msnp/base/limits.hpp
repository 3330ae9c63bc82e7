// How much of a peer's bytes is taken on trust.
#pragma once

#include <cstddef>

namespace msnp {

/// The largest frame that is accepted. A peer that goes over one of these gets a framing error of its own
/// (errc::line_too_long, errc::payload_too_long); nothing is allocated for a length that was only announced.
/// The protocol itself names no figure for either: tickets of several kB and configuration files of tens of kB are real.
struct limits {
    std::size_t line = 16'384;       ///< bytes of a command line, its end not counted; never more than 4'294'967'280
    std::size_t payload = 1'048'576; ///< bytes of a payload

    /// Equal in both.
    friend constexpr bool operator==(const limits&, const limits&) = default;
};

} // namespace msnp
