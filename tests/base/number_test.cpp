// Digits to numbers and back: the whole text or nothing.
#include "support/check.hpp"

#include <cstdint>
#include <limits>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

template <class Unsigned>
constexpr bool decimal_is(std::string_view text, std::uint64_t value) {
    Unsigned out = 77;
    return parse_decimal(text, out) == errc::none && out == value;
}
/// Refused, and the number is as it was.
template <class Unsigned>
constexpr bool decimal_fails(std::string_view text, errc code) {
    Unsigned out = 77;
    return parse_decimal(text, out) == code && out == 77;
}
template <class Unsigned>
constexpr bool hex_is(std::string_view text, std::uint64_t value) {
    Unsigned out = 77;
    return parse_hex(text, out) == errc::none && out == value;
}
template <class Unsigned>
constexpr bool hex_fails(std::string_view text, errc code) {
    Unsigned out = 77;
    return parse_hex(text, out) == code && out == 77;
}

// Red: `return true` at the end of parse_few_digits; `>=` for `>` in parse_many_digits.
TEST(Number, DecimalLimits) {
    MSNP_CHECK(decimal_is<std::uint8_t>("0", 0));
    MSNP_CHECK(decimal_is<std::uint8_t>("255", 255));
    MSNP_CHECK(decimal_fails<std::uint8_t>("256", errc::out_of_range));
    MSNP_CHECK(decimal_fails<std::uint8_t>("260", errc::out_of_range));
    MSNP_CHECK(decimal_fails<std::uint8_t>("1000", errc::out_of_range));
    MSNP_CHECK(decimal_is<std::uint16_t>("65535", 65535));
    MSNP_CHECK(decimal_fails<std::uint16_t>("65536", errc::out_of_range));
    MSNP_CHECK(decimal_is<std::uint32_t>("12345678", 12345678));
    MSNP_CHECK(decimal_is<std::uint64_t>("1234567890123456789", 1234567890123456789U));
    MSNP_CHECK(decimal_is<std::uint32_t>("2789003324", 2789003324U));
    MSNP_CHECK(decimal_is<std::uint32_t>("4294967295", 4294967295U));
    MSNP_CHECK(decimal_fails<std::uint32_t>("4294967296", errc::out_of_range));
    MSNP_CHECK(decimal_fails<std::uint32_t>("8589934591", errc::out_of_range));
    MSNP_CHECK(decimal_is<std::uint64_t>("18446744073709551615", std::numeric_limits<std::uint64_t>::max()));
    MSNP_CHECK(decimal_fails<std::uint64_t>("18446744073709551616", errc::out_of_range));
    MSNP_CHECK(decimal_fails<std::uint64_t>("18446744073709551620", errc::out_of_range));
    MSNP_CHECK(decimal_fails<std::uint64_t>("36893488147419103232", errc::out_of_range));
    MSNP_CHECK(decimal_fails<std::uint64_t>("99999999999999999999999999999999999999999", errc::out_of_range));
}

/// One digit after the other, as slowly as one likes: the number, or nothing.
constexpr std::optional<std::uint64_t> plain_decimal(std::string_view text) {
    std::uint64_t value = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

/// Whether the last `size` of eight bytes are read as they are, or refused, as they should be.
constexpr bool ends_as(std::string_view eight, std::size_t size) {
    const auto wanted = plain_decimal(eight.substr(8 - size));
    std::uint64_t value = 77;
    const bool read = detail::parse_8_digits(eight.data() + 8, size, value);
    return read == (wanted && size != 0) && value == (read ? *wanted : 77);
}

// Red: `size >= 8` for `size - 1 >= 8`; 0x05 for 0x06, which takes ':'; a shift by one digit too few.
TEST(Number, DigitsInFrontOfAnEnd) {
    MSNP_CHECK(ends_as("12345678", 8));
    MSNP_CHECK(ends_as("abcdefg0", 1));
    MSNP_CHECK(ends_as("abc1 202", 3));
    MSNP_CHECK(ends_as("abc1 202", 4));
    MSNP_CHECK(ends_as("12345678", 0));
    std::uint64_t untouched = 77;
    const std::string_view nine = "123456789";
    EXPECT_FALSE(detail::parse_8_digits(nine.data() + nine.size(), nine.size(), untouched));
    EXPECT_EQ(untouched, 77U);
    for (std::size_t at = 0; at < 8; ++at) {
        for (int c = 0; c < 256; ++c) {
            std::string text = "90817263";
            text[at] = static_cast<char>(c);
            for (std::size_t size = 0; size <= 8; ++size) ASSERT_TRUE(ends_as(text, size)) << text << ' ' << size;
        }
    }
}

/// The same of the last `size` of sixteen bytes, read four at a time at most or twelve.
constexpr bool ends_in_few(std::string_view sixteen, std::size_t size) {
    const auto wanted = plain_decimal(sixteen.substr(16 - size));
    const char* const end = sixteen.data() + 16;
    std::uint32_t four = 77;
    const bool read_four = detail::parse_4_digits(end, size, four);
    std::uint64_t twelve = 77;
    const bool read_twelve = detail::parse_12_digits(end, size, twelve);
    return read_four == (wanted && size >= 1 && size <= 4) && four == (read_four ? *wanted : 77) &&
           read_twelve == (wanted && size >= 5 && size <= 12) && twelve == (read_twelve ? *wanted : 77);
}

// Red: `size >= 4` for `size - 1 >= 4` in parse_4_digits(), 0x05 for 0x06 there, 10 for 2561's ten times; `size < 8`, `size > 5`
// or `end` for `end - 8` in parse_12_digits().
TEST(Number, FewDigitsInFrontOfAnEnd) {
    MSNP_CHECK(ends_in_few("....abcd12345678", 8));
    MSNP_CHECK(ends_in_few("...1073791020000", 10));
    MSNP_CHECK(ends_in_few("xxxx999999999999", 12));
    MSNP_CHECK(ends_in_few("1234567890123456", 13));
    MSNP_CHECK(ends_in_few("............ 007", 3));
    for (std::size_t at = 0; at < 16; ++at) {
        for (int c = 0; c < 256; ++c) {
            std::string text = "4726190817263598";
            text[at] = static_cast<char>(c);
            for (std::size_t size = 0; size <= 16; ++size) ASSERT_TRUE(ends_in_few(text, size)) << text << ' ' << size;
        }
    }
}

// Eight digits are read at once: numbers of every length, with every byte at every position.
// Red: 5 for 6 in are_8_digits(), which takes ';'; an 8 that is left out of the step of parse_few_digits.
TEST(Number, EveryByteAtEveryPosition) {
    std::size_t numbers = 0;
    for (std::size_t size = 1; size <= 19; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            for (int c = 0; c < 256; ++c) {
                std::string text = std::string("9081726354172839405").substr(19 - size);
                text[at] = static_cast<char>(c);
                const std::optional<std::uint64_t> expected = plain_decimal(text);
                std::uint64_t value = 77;
                const errc code = parse_decimal(text, value);
                ASSERT_EQ(code, expected ? errc::none : errc::bad_number) << text;
                ASSERT_EQ(value, expected.value_or(77)) << text;
                numbers += expected.has_value();
            }
        }
    }
    EXPECT_EQ(numbers, 190U * 10);
}

TEST(Number, LeadingZeros) {
    MSNP_CHECK(decimal_is<std::uint8_t>("007", 7));
    MSNP_CHECK(decimal_is<std::uint8_t>("00000000000000000000000000000000255", 255));
    MSNP_CHECK(decimal_is<std::uint32_t>("0000", 0));
}

// Red: any of the characters next to '0' and '9' taken for a digit.
TEST(Number, NothingButDigits) {
    MSNP_CHECK(decimal_fails<std::uint32_t>("", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("+5", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("-1", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("-0", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>(" 5", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("5 ", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("5x", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("0x5", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("1/2", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("1:2", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("1.5", errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("5\0"sv, errc::bad_number));
    MSNP_CHECK(decimal_fails<std::uint32_t>("\xb5", errc::bad_number));
    // What is no number is not called too large, wherever the wrong byte stands.
    MSNP_CHECK(decimal_fails<std::uint8_t>("99999x", errc::bad_number));
}

TEST(Number, Hexadecimal) {
    MSNP_CHECK(hex_is<std::uint32_t>("0804", 0x0804));
    MSNP_CHECK(hex_is<std::uint32_t>("fFfFfFfF", 0xffffffffU));
    MSNP_CHECK(hex_fails<std::uint32_t>("100000000", errc::out_of_range));
    MSNP_CHECK(hex_is<std::uint8_t>("00000fe", 0xfe));
    MSNP_CHECK(hex_fails<std::uint8_t>("100", errc::out_of_range));
    MSNP_CHECK(hex_is<std::uint64_t>("ffffffffffffffff", std::numeric_limits<std::uint64_t>::max()));
    MSNP_CHECK(hex_fails<std::uint64_t>("10000000000000000", errc::out_of_range));
    MSNP_CHECK(hex_fails<std::uint32_t>("", errc::bad_number));
    MSNP_CHECK(hex_fails<std::uint32_t>("0x1", errc::bad_number));
    MSNP_CHECK(hex_fails<std::uint32_t>("g", errc::bad_number));
    MSNP_CHECK(hex_fails<std::uint32_t>("-1", errc::bad_number));
}

constexpr bool digits_are_these(std::string_view decimal, std::string_view hexadecimal) {
    for (int i = 0; i < 256; ++i) {
        const auto c = static_cast<char>(i);
        if (is_digit(c) != (i != 0 && decimal.find(c) != std::string_view::npos)) return false;
        const std::size_t at = hexadecimal.find(c);
        const int value = at == std::string_view::npos ? -1 : static_cast<int>(at < 16 ? at : at - 6);
        if (hex_digit(c) != value) return false;
    }
    return true;
}

TEST(Number, EveryByteAsADigit) {
    MSNP_CHECK(digits_are_these("0123456789", "0123456789abcdefABCDEF"));
}

TEST(Number, IsDecimal) {
    MSNP_CHECK(is_decimal("0"));
    MSNP_CHECK(is_decimal("99999999999999999999999999"));
    MSNP_CHECK(!is_decimal(""));
    MSNP_CHECK(!is_decimal("1a"));
    MSNP_CHECK(!is_decimal("-1"));
}

TEST(Number, DecimalDigits) {
    MSNP_CHECK(decimal_digits(0).view() == "0");
    MSNP_CHECK(decimal_digits(9).view() == "9");
    MSNP_CHECK(decimal_digits(10).view() == "10");
    MSNP_CHECK(decimal_digits(4294967295U).view() == "4294967295");
    MSNP_CHECK(decimal_digits(std::numeric_limits<std::uint64_t>::max()).view() == "18446744073709551615");
}

TEST(Number, HexDigits) {
    MSNP_CHECK(hex_digits(0).view() == "0");
    MSNP_CHECK(hex_digits(0, 0).view() == "");
    MSNP_CHECK(hex_digits(0, 4).view() == "0000");
    MSNP_CHECK(hex_digits(0x409, 4).view() == "0409");
    MSNP_CHECK(hex_digits(0xabcdef, 2).view() == "abcdef");
    MSNP_CHECK(hex_digits(1, 16).view() == "0000000000000001");
    MSNP_CHECK(hex_digits(1, 99).view() == "0000000000000001");
    MSNP_CHECK(hex_digits(std::numeric_limits<std::uint64_t>::max()).view() == "ffffffffffffffff");
}

// Four digits at a time, or eight. Red: any constant of digits_of_4(), digits_of_8() and write_group(); `<=` in decimal_writer.
TEST(Number, DigitsOfEveryLength) {
    for (std::uint64_t value = 0; value <= 11000; ++value)
        ASSERT_EQ(decimal_digits(value).view(), std::to_string(value)) << value;
    // Each group of four, beside all kinds of others.
    for (std::uint64_t four = 0; four < 10000; ++four) {
        for (const std::uint64_t value :
             {four * 10000 + (9999 - four), four * 100'000'000 + four * 9999 % 100'000'000,
              four * 1'000'000'000'000U + (9999 - four) * 10000, 1844'0000'0000'0000'0000U + four})
            ASSERT_EQ(decimal_digits(value).view(), std::to_string(value)) << value;
    }
    for (std::uint64_t unit = 10; unit <= 1'000'000'000'000'000'000U; unit *= 10)
        for (const std::uint64_t value : {unit - 1, unit, unit + 1, unit * 9 + 9})
            ASSERT_EQ(decimal_digits(value).view(), std::to_string(value)) << value;
    MSNP_CHECK(decimal_digits(100).view() == "100" && decimal_digits(1234567).view() == "1234567");
    MSNP_CHECK(decimal_digits(4294967296U).view() == "4294967296");
    MSNP_CHECK(decimal_digits(std::numeric_limits<std::uint64_t>::max()).view() == "18446744073709551615");
}

} // namespace
