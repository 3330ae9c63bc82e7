// Tokens that one peer makes and the other only passes on, each with a type of its own.
#pragma once

#include <msnp/wire/token.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace msnp {

/// What lets a client into a switchboard: `17262740.1050826919.32308`. XFR, RNG, USR, ANS.
struct auth_cookie : token_text<auth_cookie> {
    using token_text<auth_cookie>::token_text;
};

/// A switchboard session: a number from Microsoft's servers, any token from others'. RNG, ANS, CAL.
struct session_id : token_text<session_id> {
    using token_text<session_id>::token_text;
};

/// What a server asks a client to prove itself with: about twenty digits. CHL.
struct challenge_text : token_text<challenge_text> {
    using token_text<challenge_text>::token_text;
};

/// The client's product in QRY: `PROD0101{0RM?UBW`. Never percent-encoded, although it may hold a '%'.
struct product_id : token_text<product_id> {
    using token_text<product_id>::token_text;
};

/// What the password is digested with: `1013928519.693957190`. USR MD5.
struct md5_salt : token_text<md5_salt> {
    using token_text<md5_salt>::token_text;
};

/// The digest of a salt and a password: 32 hexadecimal digits, lower case, from a client that means to sign in; any token is
/// taken, since a server has to read it before it can refuse it. USR MD5.
struct md5_digest : token_text<md5_digest> {
    using token_text<md5_digest>::token_text;
};

/// A Passport ticket: `t=…&p=…` from Microsoft's servers, a bare word from others'. Not to be looked into by a client.
struct passport_ticket : token_text<passport_ticket> {
    using token_text<passport_ticket>::token_text;
};

/// What a server gives to be encrypted with the key of a ticket: base64 of 48 bytes. USR SSO, since MSNP15.
struct sso_nonce : token_text<sso_nonce> {
    using token_text<sso_nonce>::token_text;
};

/// The encrypted nonce: base64 of 128 bytes. USR SSO, since MSNP15.
struct sso_response : token_text<sso_response> {
    using token_text<sso_response>::token_text;
};

/// The ticket of a circle: base64 of XML. USR SHA, since MSNP18.
struct circle_ticket : token_text<circle_ticket> {
    using token_text<circle_ticket>::token_text;
};

/// How a client came to this server: `0`, or base64 of headers (Version, XfrCount, …) that XFR gave and CVR returns. MSNP21.
struct redirect_data : token_text<redirect_data> {
    using token_text<redirect_data>::token_text;

    /// True for `0`: the client was sent here by nobody.
    [[nodiscard]] constexpr bool is_none() const noexcept { return text == "0"; }
};

/// A web address, or the part of one; never percent-decoded here.
struct url_text : token_text<url_text> {
    using token_text<url_text>::token_text;
};

/// The policy that a server sends to be handed to Passport as it is: `lc=1033,id=507,…`. Its values are
/// percent-encoded themselves and stay so.
struct login_parameters : token_text<login_parameters> {
    using token_text<login_parameters>::token_text;

    /// The value of the first parameter with this key, undecoded; empty optional when there is none. A value may hold
    /// '=', never ','.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view key) const noexcept {
        for (const std::string_view item : comma_list<std::string_view>(text))
            if (item.size() > key.size() && item.starts_with(key) && item[key.size()] == '=')
                return item.substr(key.size() + 1);
        return std::nullopt;
    }
};

} // namespace msnp
