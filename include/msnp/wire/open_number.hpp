// A number of which some values have names.
#pragma once

#include <cstdint>

namespace msnp {

/// A number on the wire of which enumeration `E`, made of 32-bit numbers, names the known values: `32` is network::yahoo.
/// Open: a number that nobody named is kept, as open_word keeps a word.
template <class E>
struct open_number {
    /// What the known numbers are called.
    using known_numbers = E;

    std::uint32_t number = 0; ///< as on the wire

    /// 0.
    constexpr open_number() noexcept = default;
    /// A number that is known.
    constexpr open_number(E known) noexcept : number(static_cast<std::uint32_t>(known)) {}
    /// Any number.
    constexpr explicit open_number(std::uint32_t any) noexcept : number(any) {}

    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr std::uint32_t& wire_number() noexcept { return number; }
    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr const std::uint32_t& wire_number() const noexcept { return number; }
    /// Equal when the numbers are: `id == network::yahoo`.
    friend constexpr bool operator==(const open_number&, const open_number&) = default;
};

} // namespace msnp
