// On which lists a contact is, as a sum of bits.
#pragma once

#include <msnp/command/values.hpp>

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace msnp {

/// Several lists at once: FL 1, AL 2, BL 4, RL 8, PL 16 (since MSNP10), in decimal on the wire: `11` is FL, AL and RL.
/// LST, since MSNP8. Bits that nobody named are kept.
struct list_mask {
    std::uint32_t bits = 0; ///< the sum

    /// No list.
    constexpr list_mask() noexcept = default;
    /// A sum of bits.
    constexpr explicit list_mask(std::uint32_t sum) noexcept : bits(sum) {}
    /// These lists: `{list_kind::forward, list_kind::allow}`.
    constexpr list_mask(std::initializer_list<list_kind> lists) noexcept {
        for (const list_kind list : lists) bits |= bit_of(list);
    }

    /// The bit of one list.
    [[nodiscard]] static constexpr std::uint32_t bit_of(list_kind list) noexcept {
        return 1U << static_cast<unsigned>(list);
    }
    /// Whether the contact is on a list.
    [[nodiscard]] constexpr bool has(list_kind list) const noexcept { return (bits & bit_of(list)) != 0; }

    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr std::uint32_t& wire_number() noexcept { return bits; }
    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr const std::uint32_t& wire_number() const noexcept { return bits; }
    /// Equal when the bits are.
    friend constexpr bool operator==(const list_mask&, const list_mask&) = default;
};

} // namespace msnp
