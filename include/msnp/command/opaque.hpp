// Tokens that one peer makes and the other only passes on, each with a type of its own. Those that let somebody in have `is_secret`
// (secret_value in wire/inspector.hpp).
#pragma once

#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// What lets a client into a switchboard: `17262740.1050826919.32308`. XFR, RNG, USR, ANS.
struct auth_cookie : token_text<auth_cookie> {
    using token_text<auth_cookie>::token_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;
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

/// A password in clear: `hunter2`. USR CTP.
struct password_text : token_text<password_text> {
    using token_text<password_text>::token_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;
};

/// What the password is digested with: `1013928519.693957190`. USR MD5.
struct md5_salt : token_text<md5_salt> {
    using token_text<md5_salt>::token_text;
};

/// The digest of a salt and a password: 32 hexadecimal digits, lower case, from a client that means to sign in; any token is
/// taken, since a server has to read it before it can refuse it. USR MD5.
struct md5_digest : token_text<md5_digest> {
    using token_text<md5_digest>::token_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;
};

/// A Passport ticket: `t=…&p=…` from Microsoft's servers, a bare word from others'. Not to be looked into by a client.
struct passport_ticket : token_text<passport_ticket> {
    using token_text<passport_ticket>::token_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;
};

/// What a server gives to be encrypted with the key of a ticket: base64 of 48 bytes. USR SSO, since MSNP15.
struct sso_nonce : token_text<sso_nonce> {
    using token_text<sso_nonce>::token_text;
};

/// The encrypted nonce: base64 of 128 bytes. USR SSO, since MSNP15.
struct sso_response : token_text<sso_response> {
    using token_text<sso_response>::token_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;
};

/// The ticket of a circle: base64 of XML. USR SHA, since MSNP18.
struct circle_ticket : token_text<circle_ticket> {
    using token_text<circle_ticket>::token_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;
};

/// How a client came to this server: `0`, or base64 of headers (Version, XfrCount, …) that XFR gave and CVR returns. MSNP21.
struct redirect_data : token_text<redirect_data> {
    using token_text<redirect_data>::token_text;

    /// True for `0`: the client was sent here by nobody.
    [[nodiscard]] constexpr bool is_none() const noexcept { return text == "0"; }
};

/// By which the receiver of a file shows that it is who was invited: `93301`. AuthCookie of an invitation, USR of MSNFTP.
struct transfer_cookie {
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;

    std::uint32_t number = 0; ///< as on the wire

    /// 0.
    constexpr transfer_cookie() noexcept = default;
    /// This number.
    constexpr transfer_cookie(std::uint32_t value) noexcept : number(value) {}

    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr std::uint32_t& wire_number() noexcept { return number; }
    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr const std::uint32_t& wire_number() const noexcept { return number; }
    /// Equal when the numbers are.
    friend constexpr bool operator==(const transfer_cookie&, const transfer_cookie&) = default;
};

/// A key that a call is encrypted or signed with: base64. Encryption-Key and Hash-Key of an invitation.
struct call_key : token_text<call_key> {
    using token_text<call_key>::token_text;
    /// Not to be shown: see secret_value.
    static constexpr bool is_secret = true;
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
