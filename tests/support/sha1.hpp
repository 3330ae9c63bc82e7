// HMAC-SHA1 (RFC 2104, RFC 3174) by the book, for what asks its caller for one.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp_test {

/// SHA-1 of bytes that come in pieces.
class sha1 {
public:
    constexpr void write(std::string_view bytes) {
        for (const char c : bytes) put(static_cast<unsigned char>(c));
    }
    constexpr std::array<char, 20> sum() const {
        sha1 last = *this;
        last.put(0x80);
        while (last.size_ % 64 != 56) last.put(0);
        for (int shift = 56; shift >= 0; shift -= 8) last.put(static_cast<unsigned char>(size_ * 8 >> shift));
        std::array<char, 20> bytes{};
        for (std::size_t i = 0; i < 20; ++i)
            bytes[i] = static_cast<char>(static_cast<unsigned char>(last.state_[i / 4] >> (24 - 8 * (i % 4))));
        return bytes;
    }

private:
    constexpr void put(unsigned char byte) {
        words_[size_ % 64 / 4] = words_[size_ % 64 / 4] << 8 | byte;
        if (++size_ % 64 == 0) mix();
    }
    constexpr void mix() {
        std::array<std::uint32_t, 80> w{};
        for (std::size_t i = 0; i < 80; ++i)
            w[i] = i < 16 ? words_[i] : std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        std::uint32_t a = state_[0], b = state_[1], c = state_[2], d = state_[3], e = state_[4];
        for (std::size_t i = 0; i < 80; ++i) {
            std::uint32_t f = b ^ c ^ d;
            if (i < 20) f = (b & c) | (~b & d);
            if (i >= 40 && i < 60) f = (b & c) | (b & d) | (c & d);
            constexpr std::uint32_t k[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
            const std::uint32_t next = std::rotl(a, 5) + f + e + k[i / 20] + w[i];
            e = d;
            d = c;
            c = std::rotl(b, 30);
            b = a;
            a = next;
        }
        const std::uint32_t mixed[] = {a, b, c, d, e};
        for (std::size_t i = 0; i < 5; ++i) state_[i] += mixed[i];
    }

    std::array<std::uint32_t, 5> state_{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    std::array<std::uint32_t, 16> words_{};
    std::uint64_t size_ = 0;
};

/// HMAC-SHA1 with a key of up to 64 bytes.
inline constexpr auto hmac_sha1 = [](std::string_view key, std::string_view text) {
    std::array<char, 64> inner{};
    std::array<char, 64> outer{};
    for (std::size_t i = 0; i < 64; ++i) {
        const char k = i < key.size() ? key[i] : '\0';
        inner[i] = static_cast<char>(k ^ 0x36);
        outer[i] = static_cast<char>(k ^ 0x5c);
    }
    sha1 first;
    first.write({inner.data(), 64});
    first.write(text);
    const auto middle = first.sum();
    sha1 second;
    second.write({outer.data(), 64});
    second.write({middle.data(), 20});
    return second.sum();
};

} // namespace msnp_test
