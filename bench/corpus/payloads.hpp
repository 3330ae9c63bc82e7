// Payloads and texts of the traffic, by kind: what is measured beside whole commands.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_bench {

/// What a payload is.
enum class payload_kind {
    text,    ///< what people write, with the header that says how it looks
    typing,  ///< the notice that somebody types: two headers and nothing else, the shortest there is
    profile, ///< what a server says of oneself: some twenty headers, one of them long
};
inline constexpr std::array payload_kinds{payload_kind::text, payload_kind::typing, payload_kind::profile};

/// What a percent-encoded text is.
enum class text_kind {
    plain,  ///< a name without a '%': nothing to do but to find that out
    names,  ///< a name in any script, encoded as clients do it: all but letters and digits
    msnobj, ///< a display object, likewise: some 140 bytes of which a quarter is encoded
};
inline constexpr std::array text_kinds{text_kind::plain, text_kind::names, text_kind::msnobj};

/// The kind's name.
[[nodiscard]] std::string_view name_of(payload_kind which);
[[nodiscard]] std::string_view name_of(text_kind which);

/// The payloads of a kind in so many bytes of traffic.
[[nodiscard]] std::vector<std::string> payloads_of(payload_kind which, std::size_t traffic);

/// Texts of one kind, as they are on the wire and as they are.
struct text_set {
    std::vector<std::string> wire{};
    std::vector<std::string> plain{};
};

/// The texts of a kind in so many bytes of traffic; names that are encoded only in part are left out.
[[nodiscard]] text_set texts_of(text_kind which, std::size_t traffic);

} // namespace msnp_bench
