// MD5 (RFC 1321), which signing in up to MSNP7 and the answers to challenges are made of.
//
// It is here because the protocol asks for it and for nothing else: it keeps nobody from forging anything.
#pragma once

#include <msnp/base/binary.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/sink.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp::auth {

namespace detail {

    using msnp::detail::load_little;
    using msnp::detail::store_little;

    /// Whether two texts are the same, in a time that depends on their sizes alone.
    constexpr bool same_bytes(std::string_view a, std::string_view b) noexcept {
        if (a.size() != b.size()) return false;
        unsigned difference = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned>(static_cast<unsigned char>(b[i]));
        return difference == 0;
    }

} // namespace detail

/// 32 hexadecimal digits in lower case, as digests go over the wire: `8f2f5a91b72102cd28355e9fc9000d6e`.
class hex_digest {
public:
    /// How many digits there are.
    static constexpr std::size_t size = 32;

    /// The digits of four numbers, each with its lowest byte first, zeros in front of a byte kept.
    constexpr explicit hex_digest(const std::array<std::uint32_t, 4>& words) noexcept {
        for (std::size_t i = 0; i < size / 2; ++i) {
            const std::uint32_t byte = words[i / 4] >> 8 * (i % 4) & 0xff;
            digits_[2 * i] = "0123456789abcdef"[byte >> 4];
            digits_[2 * i + 1] = "0123456789abcdef"[byte & 15];
        }
    }
    /// The digits. They live as long as this object: what views them must not outlive it.
    [[nodiscard]] constexpr std::string_view view() const& noexcept { return {digits_.data(), size}; }
    /// Not of one that is about to go.
    std::string_view view() const&& = delete;

    /// Whether `text` is the same 32 digits, in lower case. What a peer sent is compared in the same time wherever it differs, so that the
    /// time tells nothing of the digest.
    [[nodiscard]] constexpr bool matches(std::string_view text) const noexcept {
        return detail::same_bytes(text, view());
    }
    /// Equal in all digits, compared as matches() does.
    friend constexpr bool operator==(const hex_digest& a, const hex_digest& b) noexcept { return a.matches(b.view()); }

private:
    std::array<char, size> digits_{};
};

/// An MD5: what md5::sum() gives.
struct md5_sum {
    std::array<std::uint32_t, 4> words{}; ///< its 16 bytes, as four numbers with the lowest byte first

    /// The 16 bytes.
    [[nodiscard]] constexpr std::array<char, 16> bytes() const noexcept {
        std::array<char, 16> all{};
        span_sink out(all);
        for (const std::uint32_t word : words) detail::store_little(out, word);
        return all;
    }
    /// The same in hexadecimal, as it goes over the wire.
    [[nodiscard]] constexpr hex_digest hex() const noexcept { return hex_digest(words); }
    /// Equal in all bytes.
    friend constexpr bool operator==(const md5_sum&, const md5_sum&) = default;
};

namespace detail {

    /// 2^32 times the sine of 1, 2, …, 64, without its sign (RFC 1321, section 3.4).
    inline constexpr std::uint32_t md5_sines[64] = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
    /// By how many bits each step turns: four numbers for each of four rounds.
    inline constexpr int md5_turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

    /// The function of a round.
    constexpr std::uint32_t md5_mix(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) noexcept {
        switch (round) {
        case 0: return (b & c) | (~b & d);
        case 1: return (b & d) | (c & ~d);
        case 2: return b ^ c ^ d;
        default: return c ^ (b | ~d);
        }
    }
    /// Which word of a block a step takes.
    constexpr std::size_t md5_word(std::size_t step) noexcept {
        switch (step / 16) {
        case 0: return step;
        case 1: return (5 * step + 1) % 16;
        case 2: return (3 * step + 5) % 16;
        default: return 7 * step % 16;
        }
    }

} // namespace detail

/// A sink that digests what it is given, in pieces of any size: `md5 hash; hash.write(salt); hash.write(password); hash.sum()`.
class md5 {
public:
    /// Takes one byte.
    constexpr void put(char byte) noexcept {
        block_[static_cast<std::size_t>(size_ % block_.size())] = byte;
        if (++size_ % block_.size() == 0) mix_block();
    }
    /// Takes bytes.
    constexpr void write(std::string_view bytes) noexcept {
        for (const char c : bytes) put(c);
    }
    /// How many bytes it has taken.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return static_cast<std::size_t>(size_); }
    /// The digest of what it has taken. More may follow, which then counts as well.
    [[nodiscard]] constexpr md5_sum sum() const noexcept {
        md5 last = *this;
        last.put('\x80');
        while (last.size_ % block_.size() != block_.size() - 8) last.put('\0');
        detail::store_little(last, size_ * 8);
        return {last.state_};
    }

private:
    constexpr void mix_block() noexcept {
        std::array<std::uint32_t, 16> words{};
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] = detail::load_little<std::uint32_t>({block_.data() + 4 * i, 4});
        auto [a, b, c, d] = state_;
        for (std::size_t step = 0; step < 64; ++step) {
            const std::uint32_t sum = a + detail::md5_mix(step / 16, b, c, d) + words[detail::md5_word(step)];
            const std::uint32_t turned =
                std::rotl(sum + detail::md5_sines[step], detail::md5_turns[step / 16][step % 4]);
            a = d;
            d = c;
            c = b;
            b += turned;
        }
        state_[0] += a;
        state_[1] += b;
        state_[2] += c;
        state_[3] += d;
    }

    std::array<std::uint32_t, 4> state_{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    std::array<char, 64> block_{};
    std::uint64_t size_ = 0;
};

/// The MD5 of a text.
[[nodiscard]] constexpr md5_sum md5_of(std::string_view text) noexcept {
    md5 hash;
    hash.write(text);
    return hash.sum();
}

} // namespace msnp::auth
