// A value that stands in quotes as a rule.
#pragma once

#include <msnp/auth/item_list.hpp>
#include <msnp/base/error.hpp>

#include <string_view>

namespace msnp::auth {

/// A text in quotes, which Microsoft's server put around a ticket, or without them, as [MS-PASS] has it: ``'t=…&p=…'``. A view.
struct quoted_text {
    std::string_view text{}; ///< without the quotes
    bool is_quoted = true;   ///< whether they are there

    /// No text.
    constexpr quoted_text() noexcept = default;
    /// A text, in quotes or not.
    constexpr quoted_text(std::string_view value, bool quoted = true) noexcept : text(value), is_quoted(quoted) {}
    /// A text, in quotes or not.
    constexpr quoted_text(const char* value, bool quoted = true) noexcept : text(value), is_quoted(quoted) {}

    /// Takes a text, and the quotes off it where it has them at both ends.
    constexpr errc from_token(std::string_view token) noexcept {
        is_quoted = token.size() > 1 && token.front() == detail::quote && token.back() == detail::quote;
        text = is_quoted ? token.substr(1, token.size() - 2) : token;
        return errc::none;
    }
    /// The text, in quotes or not; errc::bad_value for one without them that begins with one.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        if (is_quoted) sink.put(detail::quote);
        sink.write(text);
        if (is_quoted) sink.put(detail::quote);
        return is_quoted || !text.starts_with(detail::quote) ? errc::none : errc::bad_value;
    }
    /// Equal in text, with or without quotes.
    friend constexpr bool operator==(const quoted_text& a, const quoted_text& b) noexcept { return a.text == b.text; }
};

/// A ticket in quotes or not.
struct quoted_ticket : quoted_text {
    using quoted_text::quoted_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;

    /// No ticket.
    constexpr quoted_ticket() noexcept = default;
    /// This text.
    constexpr quoted_ticket(const quoted_text& ticket) noexcept : quoted_text(ticket) {}
};

} // namespace msnp::auth
