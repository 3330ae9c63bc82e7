// The language of a client.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>

#include <cstdint>
#include <string_view>

namespace msnp {

/// A Windows locale identifier in CVR: `0x0804` is simplified Chinese.
struct locale_id {
    std::uint32_t value = 0; ///< the LCID

    /// 0.
    constexpr locale_id() noexcept = default;
    /// An LCID: 0x0409 for English.
    constexpr locale_id(std::uint32_t lcid) noexcept : value(lcid) {}

    /// Takes `0x` and hexadecimal digits; errc::bad_value for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        if (!token.starts_with("0x") && !token.starts_with("0X")) return errc::bad_value;
        return parse_hex(token.substr(2), value) == errc::none ? errc::none : errc::bad_value;
    }
    /// `0x` and at least four digits, lower case.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write("0x");
        sink.write(hex_digits(value, 4).view());
        return errc::none;
    }
    /// Equal in value.
    friend constexpr bool operator==(const locale_id&, const locale_id&) = default;
};

} // namespace msnp
