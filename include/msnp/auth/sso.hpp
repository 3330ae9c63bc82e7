// The answer of single sign-on: what USR SSO S shows beside a ticket. Since MSNP15.
//
// The service gives a ticket and a secret; the server gives a nonce. Keys are derived from the secret, and the nonce goes back under one,
// encrypted under the other:
//
//     header  iv  hash                       cipher
//     28      8   20: HMAC-SHA1(key2, nonce) 72: 3DES-CBC(key3, iv, nonce and padding)          128 bytes, then base64
//
// HMAC-SHA1 and 3DES are not here, since a program that gets the secret over TLS has them: they are called. What is called may be
// anything callable, also in constant evaluation.
//
// Nothing is kept and nothing is wiped: the secret, the keys and the answer stay where they were on the stack until something else is
// written there, also those that derive_sso_key() makes on its way.
#pragma once

#include <msnp/auth/md5.hpp>
#include <msnp/base/base64.hpp>
#include <msnp/base/binary.hpp>
#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/command/opaque.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace msnp::auth {

/// An HMAC-SHA1: 20 bytes.
using sso_hash = std::array<char, 20>;
/// A key of 3DES, or one that HMAC takes: 24 bytes.
using sso_key = std::array<char, 24>;
/// What CBC begins with: 8 random bytes, others each time.
using sso_iv = std::array<char, 8>;

/// Computes HMAC-SHA1: hash(key, text).
template <class Function>
concept hmac_sha1 = requires(Function& hash, std::string_view key, std::string_view text) {
    { hash(key, text) } -> std::convertible_to<sso_hash>;
};
/// Encrypts by 3DES in CBC mode, in place and without padding of its own: encrypt(key, iv, data), where data has a multiple of 8 bytes.
template <class Function>
concept cbc_3des = requires(Function& encrypt, std::string_view key, std::string_view iv, std::span<char> data) {
    encrypt(key, iv, data);
};

/// The answer, as the 128 bytes that base64 in USR stands for (tagMSGRUSRKEY). Numbers with the lowest byte first. Views. (MSNPSharp,
/// papyon, Escargot)
struct sso_blob {
    /// How many bytes stand in front of `iv`.
    static constexpr std::uint32_t header_size = 28;
    /// The only mode, cipher and hash that were ever seen, by their numbers in CryptoAPI.
    static constexpr std::uint32_t cbc = 1, ///< the mode CBC
        triple_des = 0x6603,                ///< the cipher 3DES
        sha1 = 0x8004;                      ///< the hash SHA-1

    std::uint32_t mode = cbc;               ///< of the cipher
    std::uint32_t cipher_kind = triple_des; ///< which cipher
    std::uint32_t hash_kind = sha1;         ///< which hash
    std::string_view iv{};                  ///< 8 bytes
    std::string_view hash{};                ///< 20 bytes
    std::string_view cipher{};              ///< 72 bytes for a nonce of 64

    /// Whether all of it is as messengers have it: kinds and sizes. Servers take nothing else.
    [[nodiscard]] constexpr bool is_usual() const noexcept {
        return mode == cbc && cipher_kind == triple_des && hash_kind == sha1 && iv.size() == sizeof(sso_iv) &&
               hash.size() == sizeof(sso_hash) && !cipher.empty() && cipher.size() % 8 == 0;
    }
    /// Equal in all fields.
    friend constexpr bool operator==(const sso_blob&, const sso_blob&) = default;
};

/// Reads the bytes. errc::incomplete, at their end, when they are fewer than the header says; errc::trailing_bytes when they are more;
/// errc::bad_length at 0 for a header of another size. Views point into the bytes.
[[nodiscard]] constexpr result<sso_blob> parse_sso_blob(byte_view bytes) noexcept {
    const std::string_view all = bytes.text();
    if (all.size() < sso_blob::header_size) return error{errc::incomplete, all.size(), {}};
    std::array<std::uint32_t, 7> words{};
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = detail::load_little<std::uint32_t>(all.substr(4 * i));
    if (words[0] != sso_blob::header_size) return error{errc::bad_length, 0, {}};
    std::string_view rest = all.substr(sso_blob::header_size);
    const auto take = [&rest](std::size_t size) {
        const std::string_view part = rest.substr(0, size);
        rest.remove_prefix(part.size());
        return part;
    };
    const sso_blob blob{words[1], words[2], words[3], take(words[4]), take(words[5]), take(words[6])};
    if (blob.iv.size() < words[4]) return error{errc::incomplete, all.size(), "iv"};
    if (blob.hash.size() < words[5]) return error{errc::incomplete, all.size(), "hash"};
    if (blob.cipher.size() < words[6]) return error{errc::incomplete, all.size(), "cipher"};
    if (!rest.empty()) return error{errc::trailing_bytes, all.size() - rest.size(), {}};
    return blob;
}

/// Writes the bytes into any sink: a base64_encoder, for USR.
template <byte_sink Sink>
constexpr void write_sso_blob(Sink& sink, const sso_blob& blob) {
    const auto size_of = [](std::string_view part) { return static_cast<std::uint32_t>(part.size()); };
    for (const std::uint32_t word : {sso_blob::header_size, blob.mode, blob.cipher_kind, blob.hash_kind,
                                     size_of(blob.iv), size_of(blob.hash), size_of(blob.cipher)})
        detail::store_little(sink, word);
    for (const std::string_view part : {blob.iv, blob.hash, blob.cipher}) sink.write(part);
}

/// What a key is for.
namespace sso_purpose {

    inline constexpr std::string_view hash = "WS-SecureConversationSESSION KEY HASH"sv; ///< of the HMAC: key2
    inline constexpr std::string_view encryption =
        "WS-SecureConversationSESSION KEY ENCRYPTION"sv; ///< of the cipher: key3

} // namespace sso_purpose

/// Derives a key from a secret: the first 24 bytes of what WS-SecureConversation derives. `secret` is what BinarySecret stands for, 24
/// bytes; `purpose` is one of sso_purpose, or another text of up to 64 bytes, of which no more counts.
template <hmac_sha1 Hmac>
[[nodiscard]] constexpr sso_key derive_sso_key(std::string_view secret, std::string_view purpose, Hmac&& hmac) {
    const auto text_of = [](const sso_hash& hash) { return std::string_view(hash.data(), hash.size()); };
    const auto hash_both = [&](const sso_hash& first, std::string_view second) -> sso_hash {
        std::array<char, sizeof(sso_hash) + 64> both{};
        span_sink out(both);
        out.write(text_of(first));
        out.write(second);
        return hmac(secret, std::string_view(both.data(), out.size()));
    };
    const sso_hash first = hmac(secret, purpose);
    const sso_hash second = hash_both(first, purpose);
    const sso_hash third = hmac(secret, text_of(first));
    const sso_hash fourth = hash_both(third, purpose);
    sso_key key{};
    span_sink out(key);
    out.write(text_of(second));
    out.write(text_of(fourth).substr(0, 4));
    return key;
}

/// The longest nonce that answer_sso() takes; real ones have 64 bytes.
inline constexpr std::size_t longest_sso_nonce = 512;

/// Writes the answer for to_ns::usr_sso_response, in base64, into `buffer`, and returns how many bytes it took: 172 for a nonce of 64
/// bytes. `nonce` is taken as it came in from_ns::usr_sso_challenge, and not decoded; `secret` is BinarySecret, in base64. errc::bad_value
/// or errc::out_of_range ("secret") for one that is no base64, or longer than 64 bytes or empty; errc::out_of_range ("nonce") for a nonce
/// that is too long; errc::buffer_too_small. The buffer is as before then.
template <hmac_sha1 Hmac, cbc_3des Encrypt>
// NOLINTNEXTLINE(readability-function-size): six things of six types; none can be taken for another
[[nodiscard]] constexpr result<std::size_t> answer_sso(std::span<char> buffer, const sso_nonce& nonce,
                                                       const base64_text& secret, const sso_iv& iv, Hmac&& hmac,
                                                       Encrypt&& encrypt) {
    std::array<char, 64> secret_bytes{};
    span_sink decoded(secret_bytes);
    if (const error e = secret.decode(decoded); e.code != errc::none) return error{e.code, e.offset, "secret"};
    if (decoded.size() == 0 || decoded.overflowed()) return error{errc::out_of_range, 0, "secret"};
    if (nonce.text.size() > longest_sso_nonce) return error{errc::out_of_range, 0, "nonce"};

    const std::string_view key(secret_bytes.data(), decoded.size());
    const sso_key hash_key = derive_sso_key(key, sso_purpose::hash, hmac);
    const sso_key cipher_key = derive_sso_key(key, sso_purpose::encryption, hmac);
    const sso_hash hash = hmac(std::string_view(hash_key.data(), hash_key.size()), nonce.text);
    const std::string_view iv_text(iv.data(), iv.size());

    // Padded with as many bytes as are missing to a multiple of eight, of that value; with eight where none is.
    std::array<char, longest_sso_nonce + 8> data{};
    span_sink plain(data);
    plain.write(nonce.text);
    const std::size_t padding = 8 - nonce.text.size() % 8;
    for (std::size_t i = 0; i < padding; ++i) plain.put(static_cast<char>(padding));
    encrypt(std::string_view(cipher_key.data(), cipher_key.size()), iv_text,
            std::span<char>(data.data(), plain.size()));

    const std::size_t size = sso_blob::header_size + iv.size() + hash.size() + plain.size();
    if ((size + 2) / 3 * 4 > buffer.size()) return error{errc::buffer_too_small, buffer.size(), {}};
    span_sink out(buffer);
    base64_encoder encoded(out);
    write_sso_blob(encoded, {.iv = iv_text, .hash = {hash.data(), hash.size()}, .cipher = {data.data(), plain.size()}});
    encoded.finish();
    return out.size();
}

/// Whether an answer is that of a secret to a nonce: what a server asks. It looks at the hash, which needs no 3DES, and at the kinds and
/// sizes. `secret` is what BinarySecret stands for. Compared in the same time wherever the hash differs.
template <hmac_sha1 Hmac>
[[nodiscard]] constexpr bool is_sso_answer(const sso_blob& blob, const sso_nonce& nonce, std::string_view secret,
                                           Hmac&& hmac) {
    if (!blob.is_usual()) return false;
    const sso_key key = derive_sso_key(secret, sso_purpose::hash, hmac);
    const sso_hash hash = hmac(std::string_view(key.data(), key.size()), nonce.text);
    return detail::same_bytes(blob.hash, {hash.data(), hash.size()});
}

/// The same of the answer as it stands in to_ns::usr_sso_response, in base64. False for what is none, or longer than the answer to the
/// longest nonce.
template <hmac_sha1 Hmac>
[[nodiscard]] constexpr bool is_sso_answer(const sso_response& response, const sso_nonce& nonce,
                                           std::string_view secret, Hmac&& hmac) {
    std::array<char, sso_blob::header_size + sizeof(sso_iv) + sizeof(sso_hash) + longest_sso_nonce + 8> bytes{};
    span_sink out(bytes);
    if (base64_text(response.text).decode(out).code != errc::none || out.overflowed()) return false;
    const result<sso_blob> blob = parse_sso_blob(std::string_view(bytes.data(), out.size()));
    return blob && is_sso_answer(*blob, nonce, secret, hmac);
}

} // namespace msnp::auth
