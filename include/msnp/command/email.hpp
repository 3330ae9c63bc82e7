// An account's name.
#pragma once

#include <msnp/base/number.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <string_view>

namespace msnp {

/// An account, `ana@example.com`: never encoded, compared by byte. Any token is taken, since a server has to read what
/// a client asks for before it can refuse it (`CAL 2 @@hotmail.com` is answered with 208, not with a broken connection);
/// is_address() tells whether it can be one.
struct email : token_text<email> {
    using token_text<email>::token_text;

    /// What stands before the '@'; everything when there is none.
    [[nodiscard]] constexpr std::string_view local() const noexcept { return text.substr(0, text.find('@')); }
    /// What stands behind the '@'; empty when there is none.
    [[nodiscard]] constexpr std::string_view domain() const noexcept {
        const std::size_t at = text.find('@');
        return at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
    }
    /// Exactly one '@', with something on either side.
    [[nodiscard]] constexpr bool is_address() const noexcept {
        return !local().empty() && !domain().empty() && domain().find('@') == std::string_view::npos;
    }
};

/// An account that has an '@', where only that tells it from something else: in BPR from a property's name.
struct email_with_at : checked_text<email_with_at, email> {
    using checked_text::checked_text;

    /// True for a text with an '@' somewhere.
    [[nodiscard]] static constexpr bool takes(std::string_view text) noexcept {
        return text.find('@') != std::string_view::npos;
    }
};

/// An account that does not begin with the number of its network and ':', which a net_account does: in presence from before
/// MSNP18, so that neither is taken for the other.
struct email_without_network : checked_text<email_without_network, email> {
    using checked_text::checked_text;

    /// True for a text that has no number in front of its first ':'.
    [[nodiscard]] static constexpr bool takes(std::string_view text) noexcept {
        std::size_t digits = 0;
        while (digits < text.size() && is_digit(text[digits])) ++digits;
        return digits == 0 || digits == text.size() || text[digits] != ':';
    }
};

} // namespace msnp
