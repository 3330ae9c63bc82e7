// The version of a contact list.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// The state of a list that the client has: a counter (`27`, and `0` for nothing) or, in MSNP10 to MSNP12, a time with a
/// fraction and a zone (`2005-04-23T18:57:44.8130000-07:00`). A client echoes it, byte by byte: a server closes the
/// connection on a stamp that it did not make.
struct sync_stamp : token_text<sync_stamp> {
    using token_text<sync_stamp>::token_text;

    /// The counter; empty for a time.
    [[nodiscard]] constexpr std::optional<std::uint32_t> counter() const noexcept {
        std::uint32_t value = 0;
        if (parse_decimal(text, value) != errc::none) return std::nullopt;
        return value;
    }
    /// True for `YYYY-MM-DDTHH:MM:SS`, with or without a fraction and a zone `+HH:MM` or `-HH:MM`.
    [[nodiscard]] static constexpr bool is_time(std::string_view text) noexcept {
        constexpr std::string_view pattern = "0000-00-00T00:00:00"sv;
        if (!matches(text.substr(0, pattern.size()), pattern)) return false;
        std::string_view rest = text.substr(pattern.size());
        if (rest.starts_with('.')) {
            rest.remove_prefix(1);
            if (rest.empty() || !is_digit(rest.front())) return false;
            while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
        }
        if (rest.empty() || rest == "Z") return true;
        return (rest.front() == '+' || rest.front() == '-') && matches(rest.substr(1), "00:00");
    }
    /// Takes a counter or a time; errc::bad_value for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        if (!is_decimal(token) && !is_time(token)) return errc::bad_value;
        text = token;
        return errc::none;
    }
    /// The stamp as it came; errc::bad_value when it is neither.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(text);
        return text.empty() || is_decimal(text) || is_time(text) ? errc::none : errc::bad_value;
    }

private:
    static constexpr bool matches(std::string_view text, std::string_view pattern) noexcept {
        if (text.size() != pattern.size()) return false;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (pattern[i] == '0' ? !is_digit(text[i]) : text[i] != pattern[i]) return false;
        return true;
    }
};

} // namespace msnp
