// Answers by which a client shows that it knows a password, or a product's key: USR MD5, QRY, and the lock key of offline messages.
//
//     CHL 0 15570131571988941333\r\n                   challenge
//     QRY 18 msmsgs@msnmsgr.com 32\r\n8f2f5a91…        product, answer
//
// All are functions of texts. That of MSNP11 is arithmetic modulo a prime, here in unsigned 64-bit numbers, in which nothing overflows:
// clients that computed it with a sign answered wrongly where a byte was over 0x7f.
#pragma once

#include <msnp/auth/md5.hpp>
#include <msnp/auth/products.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/wire/dialect.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp::auth {

/// The digest of USR MD5: of the server's salt and the password, `7f919fab309532df353c901430df36fa`. MSNP2 to MSNP7.
[[nodiscard]] constexpr hex_digest md5_login(const md5_salt& salt, std::string_view password) noexcept {
    md5 hash;
    hash.write(salt.text);
    hash.write(password);
    return hash.sum().hex();
}

/// The answer of MSNP6 to MSNP10: the MD5 of the challenge and the product's key.
[[nodiscard]] constexpr hex_digest answer_by_md5(const challenge_text& challenge, std::string_view key) noexcept {
    md5 hash;
    hash.write(challenge.text);
    hash.write(key);
    return hash.sum().hex();
}

namespace detail {

    /// A challenge and a product's name one behind the other, filled up with the digit 0 to the next multiple of eight bytes: by eight of
    /// them where it is one already.
    class padded_challenge {
    public:
        constexpr padded_challenge(std::string_view challenge, std::string_view id) noexcept
            : challenge_(challenge), id_(id) {}
        /// How many words of four bytes there are; an even number.
        [[nodiscard]] constexpr std::size_t words() const noexcept {
            return ((challenge_.size() + id_.size()) / 8 + 1) * 2;
        }
        /// A word, its first byte the lowest.
        [[nodiscard]] constexpr std::uint64_t word(std::size_t index) const noexcept {
            std::uint64_t value = 0;
            for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(byte(4 * index + i));
            return value;
        }

    private:
        [[nodiscard]] constexpr char byte(std::size_t at) const noexcept {
            if (at < challenge_.size()) return challenge_[at];
            at -= challenge_.size();
            return at < id_.size() ? id_[at] : '0';
        }

        std::string_view challenge_;
        std::string_view id_;
    };

} // namespace detail

/// The answer of MSNP11 and later: the MD5 of the challenge and the product's key, mixed with what the challenge and the product's name
/// hash to. (KMess, MSNPSharp, papyon, Pidgin and Escargot agree. MSNPiki would pad with nothing where the length is a multiple of eight.)
[[nodiscard]] constexpr hex_digest answer_by_product(const challenge_text& challenge, const product& client) noexcept {
    constexpr std::uint64_t modulus = 0x7fffffff;
    constexpr std::uint64_t multiplier = 0x0e79a9c1;
    md5 hash;
    hash.write(challenge.text);
    hash.write(client.key);
    const md5_sum sum = hash.sum();
    std::array<std::uint64_t, 4> factors{};
    for (std::size_t i = 0; i < factors.size(); ++i) factors[i] = sum.words[i] & modulus;

    // Factors, `high` and what is left of `mixed` are less than 2^31, a word less than 2^32. So what a factor is multiplied with is less
    // than 1.5 times 2^32, and no product has more than 64 bits. `low` gets less than 2^32 more at each turn.
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    const detail::padded_challenge text(challenge.text, client.id.text);
    for (std::size_t i = 0; i < text.words(); i += 2) {
        std::uint64_t mixed = text.word(i) * multiplier % modulus + high;
        mixed = (factors[0] * mixed + factors[1]) % modulus;
        high = (factors[2] * (text.word(i + 1) + mixed) + factors[3]) % modulus;
        low += high + mixed;
    }
    const auto first = static_cast<std::uint32_t>((high + factors[1]) % modulus);
    const auto second = static_cast<std::uint32_t>((low + factors[3]) % modulus);
    return hex_digest({sum.words[0] ^ first, sum.words[1] ^ second, sum.words[2] ^ first, sum.words[3] ^ second});
}

/// The answer to a CHL in a dialect: the payload of a QRY, whose `product` is `client.id`. Since MSNP6. A server computes the same and
/// compares with hex_digest::matches(). (Escargot and most clients change at MSNP11; MSNPiki says MSNP10.)
[[nodiscard]] constexpr hex_digest answer_challenge(const challenge_text& challenge, const product& client,
                                                    dialect d) noexcept {
    return d < dialect::msnp11 ? answer_by_md5(challenge, client.key) : answer_by_product(challenge, client);
}

/// The lock key by which offline messages are sent: the answer of MSNP11 to what the service's LockKeyChallenge holds. MSNP11 to MSNP18.
[[nodiscard]] constexpr hex_digest lock_key(const challenge_text& challenge, const product& client) noexcept {
    return answer_by_product(challenge, client);
}

} // namespace msnp::auth
