// An account's name.
#pragma once

#include <msnp/base/error.hpp>
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
struct email_with_at : email {
    using email::email;

    /// Takes a token with an '@' somewhere; errc::bad_value for another.
    constexpr errc from_token(std::string_view token) noexcept {
        if (!has_at(token)) return errc::bad_value;
        text = token;
        return errc::none;
    }
    /// The account; errc::bad_value when it has no '@'.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(text);
        return text.empty() || has_at(text) ? errc::none : errc::bad_value;
    }
    /// Equal when the texts are.
    friend constexpr bool operator==(const email_with_at&, const email_with_at&) = default;

private:
    static constexpr bool has_at(std::string_view token) noexcept { return token.find('@') != token.npos; }
};

} // namespace msnp
