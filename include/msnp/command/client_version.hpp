// A client program's version.
#pragma once

#include <msnp/base/number.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp {

/// A version in CVR: `6.0.0602`. Kept as it is spelt, leading zeros included, since other clients put any word here
/// (`BC01`); its numbers are there for comparing.
struct client_version : token_text<client_version> {
    using token_text<client_version>::token_text;

    /// The number behind the `index`-th dot: 6, 0, 602; 0 where there is none.
    [[nodiscard]] constexpr std::uint32_t number(std::size_t index) const noexcept {
        std::string_view rest = text;
        for (; index > 0; --index) {
            const std::size_t dot = rest.find('.');
            if (dot == std::string_view::npos) return 0;
            rest.remove_prefix(dot + 1);
        }
        std::uint32_t value = 0;
        return parse_decimal(rest.substr(0, rest.find('.')), value) == errc::none ? value : 0;
    }
    /// True when this is an older version than `other`, by its first four numbers.
    [[nodiscard]] constexpr bool is_older_than(const client_version& other) const noexcept {
        for (std::size_t i = 0; i < 4; ++i)
            if (number(i) != other.number(i)) return number(i) < other.number(i);
        return false;
    }
};

} // namespace msnp
