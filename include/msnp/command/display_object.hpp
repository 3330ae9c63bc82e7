// The picture that goes with a presence.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/wire/percent.hpp>

#include <string_view>

namespace msnp {

/// A description of a display picture, `%3Cmsnobj%20Creator%3D%22…%2F%3E`: one XML element, percent-encoded in a
/// command. Since MSNP9. "No picture" has four spellings: nothing at all, an empty token, `0`, and an element without
/// attributes; is_none() knows them, and the spelling is kept.
struct display_object {
    percent_text text{}; ///< the element, or `0`

    /// No picture, and nothing on the wire.
    constexpr display_object() noexcept = default;
    /// An element, plain or encoded.
    constexpr display_object(percent_text element) noexcept : text(element) {}
    /// An element in plain XML, to be encoded on writing.
    constexpr display_object(const char* element) noexcept : text(element) {}

    /// True when there is nothing on the wire.
    [[nodiscard]] constexpr bool empty() const noexcept { return text.empty(); }
    /// True when there is no picture, however that is spelt.
    [[nodiscard]] constexpr bool is_none() const noexcept {
        return empty() || text == percent_text("0") || text == percent_text("<msnobj/>");
    }

    /// Takes any token.
    constexpr errc from_token(std::string_view token) noexcept { return text.from_token(token); }
    /// The element as it goes to the wire, where it stands ready: empty for a plain one.
    [[nodiscard]] constexpr std::string_view wire_text() const noexcept { return text.wire_text(); }
    /// The element, encoded where it was given plain.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        return text.to_token(sink);
    }
    /// Equal when the decoded texts are.
    friend constexpr bool operator==(const display_object&, const display_object&) = default;
};

} // namespace msnp
