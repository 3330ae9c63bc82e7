// The number that ties a reply to its command.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// The TrID: chosen by the client, echoed by the server, counted per connection. 0 to 4294967295; 0 is what servers put
/// on lines that answer nothing.
struct transaction_id {
    std::uint32_t value = 0; ///< the number

    /// 0.
    constexpr transaction_id() noexcept = default;
    /// A number: `.trid = 6`.
    constexpr transaction_id(std::uint32_t number) noexcept : value(number) {}

    /// The one after this; 1 after the last, since 0 is reserved.
    [[nodiscard]] constexpr transaction_id next() const noexcept { return value == 0xffffffffU ? 1U : value + 1; }

    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr std::uint32_t& wire_number() noexcept { return value; }
    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr const std::uint32_t& wire_number() const noexcept { return value; }

    /// Orders by number.
    friend constexpr auto operator<=>(const transaction_id&, const transaction_id&) = default;
};

/// The number of any command, request or reply: to find what a reply answers, and to answer a command of which only that is known.
/// Empty for a form that has none (`PNG`, `RNG`), and where one that may be missing is missing.
template <class Form>
[[nodiscard]] constexpr std::optional<transaction_id> trid_of(const Form& form) noexcept {
    if constexpr (requires {
                      { form.trid } -> std::convertible_to<std::optional<transaction_id>>;
                  })
        return form.trid;
    else
        return std::nullopt;
}

} // namespace msnp
