// Numbers that may be negative. On command lines none is; in messages some are.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>

#include <cstdint>
#include <string_view>

namespace msnp {

/// A decimal number with or without a minus in front: `-120`. From -4294967295 to 4294967295, since clients wrote what they had
/// in 32 bits, some as signed and some as unsigned.
struct signed_number {
    std::int64_t value = 0; ///< the number

    /// 0.
    constexpr signed_number() noexcept = default;
    /// This number.
    constexpr signed_number(std::int64_t number) noexcept : value(number) {}

    /// Takes digits, or '-' and digits; errc::bad_number or errc::out_of_range for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        const bool negative = !token.empty() && token.front() == '-';
        std::uint32_t size = 0;
        if (const errc code = parse_decimal(token.substr(negative ? 1 : 0), size); code != errc::none) return code;
        value = negative ? -std::int64_t{size} : std::int64_t{size};
        return errc::none;
    }
    /// The digits, behind '-' for a negative number; errc::out_of_range for one of more than 32 bits.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        constexpr std::int64_t most = 0xFFFFFFFF;
        if (value < -most || value > most) return errc::out_of_range;
        if (value < 0) sink.put('-');
        sink.write(decimal_digits(static_cast<std::uint32_t>(value < 0 ? -value : value)).view());
        return errc::none;
    }

    /// Equal in value.
    friend constexpr bool operator==(const signed_number&, const signed_number&) = default;
};

} // namespace msnp
