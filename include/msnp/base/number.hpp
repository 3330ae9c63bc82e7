// Numbers as the wire writes them: decimal digits only, no sign, no blanks.
//
// The standard's from_chars is neither constexpr here nor as strict: it takes what precedes a wrong byte. These take
// the whole text or nothing, and say whether it was no number or too large a one.
#pragma once

#include <msnp/base/binary.hpp>
#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <type_traits>

namespace msnp {

/// True for the ASCII digits '0' to '9'.
[[nodiscard]] constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// True when `text` is one or more decimal digits.
[[nodiscard]] constexpr bool is_decimal(std::string_view text) noexcept {
    for (const char c : text)
        if (!is_digit(c)) return false;
    return !text.empty();
}

/// The value of a hexadecimal digit in either case, or -1.
[[nodiscard]] constexpr int hex_digit(char c) noexcept {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

namespace detail {

    /// As many bytes as the number has, as one number, the first in the lowest bits.
    template <class Unsigned>
    MSNP_INLINE constexpr Unsigned load(const char* bytes) noexcept {
        if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
            Unsigned value = 0;
            std::memcpy(&value, bytes, sizeof value);
            return value;
        }
        return load_little<Unsigned>({bytes, sizeof(Unsigned)});
    }
    /// Eight bytes as one number, the first in the lowest bits.
    constexpr std::uint64_t load_8(const char* bytes) noexcept {
        return load<std::uint64_t>(bytes);
    }
    /// Four bytes as one number, the first in the lowest bits.
    constexpr std::uint32_t load_4(const char* bytes) noexcept {
        return load<std::uint32_t>(bytes);
    }
    /// Whether the eight bytes of load_8() are decimal digits: the upper half of each is 3, and 6 more leaves it so.
    constexpr bool are_8_digits(std::uint64_t bytes) noexcept {
        return ((bytes & 0xf0f0f0f0f0f0f0f0U) | (((bytes + 0x0606060606060606U) & 0xf0f0f0f0f0f0f0f0U) >> 4)) ==
               0x3333333333333333U;
    }
    /// The number that eight digits are: pairs, then fours, then all.
    constexpr std::uint64_t value_of_8_digits(std::uint64_t bytes) noexcept {
        bytes = (bytes & 0x0f0f0f0f0f0f0f0fU) * 2561 >> 8;
        bytes = (bytes & 0x00ff00ff00ff00ffU) * 6553601 >> 16;
        return (bytes & 0x0000ffff0000ffffU) * 42949672960001U >> 32;
    }

    /// The number that the `size` bytes in front of `end` are, and whether they are one to eight digits. Eight bytes must be
    /// there in front of `end`.
    constexpr bool parse_8_digits(const char* end, std::size_t size, std::uint64_t& out) noexcept {
        if (size - 1 >= 8) return false;
        // What stands in front of the digits becomes zeros.
        const unsigned others = (0U - 8 * static_cast<unsigned>(size)) % 64;
        const std::uint64_t digits = ((load_8(end - 8) ^ 0x3030303030303030U) >> others) << others;
        if (((digits | (digits + 0x0606060606060606U)) & 0xf0f0f0f0f0f0f0f0U) != 0) return false;
        out = value_of_8_digits(digits);
        return true;
    }

    /// The same for one to four digits. Four bytes must be there in front of `end`.
    constexpr bool parse_4_digits(const char* end, std::size_t size, std::uint32_t& out) noexcept {
        if (size - 1 >= 4) return false;
        const unsigned others = (0U - 8 * static_cast<unsigned>(size)) % 32;
        const std::uint32_t digits = ((load_4(end - 4) ^ 0x30303030U) >> others) << others;
        if (((digits | (digits + 0x06060606U)) & 0xf0f0f0f0U) != 0) return false;
        out = ((digits * 2561 >> 8) & 0x00ff00ffU) * 6553601 >> 16; // pairs, then all
        return true;
    }

    /// The same for five to twelve digits. Four bytes more than them must be there.
    constexpr bool parse_12_digits(const char* end, std::size_t size, std::uint64_t& out) noexcept {
        if (size <= 8) return size > 4 && parse_8_digits(end, size, out);
        std::uint32_t front = 0;
        std::uint64_t back = 0;
        if (!parse_4_digits(end - 8, size - 8, front) || !parse_8_digits(end, 8, back)) return false;
        out = std::uint64_t{front} * 100'000'000 + back;
        return true;
    }

    template <unsigned Base>
    constexpr unsigned digit_of(char c) noexcept {
        return Base == 10 ? static_cast<unsigned>(c) - '0' : static_cast<unsigned>(hex_digit(c));
    }

    /// The whole of `text` in base `Base`, 10 or 16, and whether it is a number of few enough digits to fit surely, and at most
    /// `top`.
    template <unsigned Base>
    constexpr bool parse_few_digits(std::string_view text, std::uint64_t top, std::uint64_t& out) noexcept {
        if (text.size() - 1 >= (Base == 10 ? 19 : 16)) return false;
        const char* at = text.data();
        const char* const end = at + text.size();
        std::uint64_t value = 0;
        if (Base == 10 && text.size() >= 8) {
            const std::uint64_t bytes = load_8(at);
            if (!are_8_digits(bytes)) return false;
            value = value_of_8_digits(bytes);
            at += 8;
        }
        for (; at != end; ++at) {
            const unsigned digit = digit_of<Base>(*at);
            if (digit >= Base) return false;
            value = value * Base + digit;
        }
        out = value;
        return value <= top;
    }

    /// The same of any text, and what is wrong with it.
    template <unsigned Base>
    MSNP_COLD constexpr errc parse_many_digits(std::string_view text, std::uint64_t top, std::uint64_t& out) noexcept {
        if (text.empty()) return errc::bad_number;
        std::uint64_t value = 0;
        bool fits = true;
        for (const char c : text) {
            const unsigned digit = digit_of<Base>(c);
            if (digit >= Base) return errc::bad_number;
            fits = fits && value <= (UINT64_MAX - digit) / Base;
            value = value * Base + digit;
        }
        if (!fits || value > top) return errc::out_of_range;
        out = value;
        return errc::none;
    }

    /// The same, and `out` is untouched where it is no number of few digits.
    template <unsigned Base = 10, class Unsigned>
    constexpr bool parse_few_digits(std::string_view text, Unsigned& out) noexcept {
        std::uint64_t value = 0;
        const bool read = parse_few_digits<Base>(text, (std::numeric_limits<Unsigned>::max)(), value);
        if (read) out = static_cast<Unsigned>(value);
        return read;
    }

    template <unsigned Base, class Unsigned>
    constexpr errc parse_number(std::string_view text, Unsigned& out) noexcept {
        if (parse_few_digits<Base>(text, out)) return errc::none;
        std::uint64_t value = 0;
        const errc code = parse_many_digits<Base>(text, (std::numeric_limits<Unsigned>::max)(), value);
        if (code == errc::none) out = static_cast<Unsigned>(value);
        return code;
    }

} // namespace detail

/// Reads the whole of `text` as a decimal number. `out` is untouched unless errc::none is returned;
/// errc::bad_number for anything but digits, errc::out_of_range for a number that `Unsigned` can't hold.
/// Leading zeros are allowed.
template <class Unsigned>
[[nodiscard]] constexpr errc parse_decimal(std::string_view text, Unsigned& out) noexcept {
    return detail::parse_number<10>(text, out);
}

/// Reads the whole of `text` as a hexadecimal number without a prefix, digits in either case; errors as parse_decimal().
template <class Unsigned>
[[nodiscard]] constexpr errc parse_hex(std::string_view text, Unsigned& out) noexcept {
    return detail::parse_number<16>(text, out);
}

namespace detail {

    /// What load() would read: as many bytes as the number has, the first of its lowest bits.
    template <class Unsigned>
    MSNP_INLINE constexpr void store(char* to, Unsigned value) noexcept {
        if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
            std::memcpy(to, &value, sizeof value);
            return;
        }
        for (std::size_t i = 0; i < sizeof value; ++i) to[i] = static_cast<char>(value >> 8 * i & 0xff);
    }

    /// The four digits of a number below 10'000, the first in the lowest bits: pairs, then each. To multiply and shift so is to divide
    /// by 100 and by 10, exactly for numbers so small.
    constexpr std::uint32_t digits_of_4(std::uint32_t value) noexcept {
        const std::uint32_t hundreds = value * 10486 >> 20;
        const std::uint32_t pairs = hundreds | (value - hundreds * 100) << 16;
        const std::uint32_t tens = (pairs * 103 >> 10) & 0x000f000fU;
        return tens | (pairs - tens * 10) << 8;
    }
    /// The eight digits of a number below 10^8 likewise: fours, then pairs, then each.
    constexpr std::uint64_t digits_of_8(std::uint32_t value) noexcept {
        const std::uint64_t fours = value / 10000 | std::uint64_t{value % 10000} << 32;
        const std::uint64_t hundreds = (fours * 10486 >> 20) & 0x0000007f0000007fU;
        const std::uint64_t pairs = hundreds | (fours - hundreds * 100) << 16;
        const std::uint64_t tens = (pairs * 103 >> 10) & 0x000f000f000f000fU;
        return tens | (pairs - tens * 10) << 8;
    }
    /// What makes characters of eight digits.
    inline constexpr std::uint64_t digit_zeros = 0x3030303030303030U;

    /// Writes the digits of a number but for zeros in front, and says how many they are. There must be room for those too.
    template <class Unsigned>
    MSNP_INLINE constexpr std::size_t write_group(char* to, Unsigned digits) noexcept {
        constexpr Unsigned last = Unsigned{1} << 8 * (sizeof digits - 1); // which stays, whatever it is
        const auto zeros = static_cast<unsigned>(std::countr_zero(static_cast<Unsigned>(digits | last))) & ~7U;
        store(to, static_cast<Unsigned>((digits | static_cast<Unsigned>(digit_zeros)) >> zeros));
        return sizeof digits - zeros / 8;
    }

    /// Writes a number in decimal without leading zeros and says how many digits it has. There must be room for 20. (In a class, where
    /// each may call the other.)
    struct decimal_writer {
        MSNP_INLINE static constexpr std::size_t write(char* to, std::uint64_t value) noexcept {
            return value < 10000 ? write_group(to, digits_of_4(static_cast<std::uint32_t>(value)))
                                 : write_many(to, value);
        }
        /// The same of one that is not small: in groups of eight digits.
        MSNP_NOINLINE static constexpr std::size_t write_many(char* to, std::uint64_t value) noexcept {
            constexpr std::uint32_t group = 100'000'000;
            const std::uint64_t digits = digits_of_8(static_cast<std::uint32_t>(value % group));
            if (value < group) return write_group(to, digits);
            const std::size_t size = write(to, value / group);
            store(to + size, digits | digit_zeros);
            return size + 8;
        }
    };

} // namespace detail

/// The digits of a number, made on the stack: up to 20 decimal digits.
class decimal_digits {
public:
    /// Writes `value` in decimal without leading zeros.
    constexpr explicit decimal_digits(std::uint64_t value) noexcept
        : size_(detail::decimal_writer::write(digits_, value)) {}
    /// The digits; lives as long as this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {digits_, size_}; }

private:
    char digits_[20];
    std::size_t size_;
};

/// The digits of a number in hexadecimal, lower case, made on the stack.
class hex_digits {
public:
    /// Writes `value` with at least `width` digits (0 to 16), filled up with zeros.
    constexpr explicit hex_digits(std::uint64_t value, std::size_t width = 1) noexcept {
        const std::size_t shortest = size_ - (width < size_ ? width : size_);
        while (value != 0 || first_ > shortest) {
            digits_[--first_] = "0123456789abcdef"[value & 15];
            value >>= 4;
        }
    }
    /// The digits; lives as long as this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {digits_ + first_, size_ - first_}; }

private:
    static constexpr std::size_t size_ = 16;
    char digits_[size_]{};
    std::size_t first_ = size_;
};

} // namespace msnp
