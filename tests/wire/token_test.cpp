// One argument to a value and back, for every kind of value that needs no class of its own, and for lists.
#include "support/check.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <type_traits>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

template <class T>
constexpr bool reads(std::string_view token, const T& value) {
    T out{};
    return read_token(token, out) == errc::none && out == value;
}
/// Refused; `out` is as before.
template <class T>
constexpr bool refuses(std::string_view token, errc code, const T& before = {}) {
    T out = before;
    return read_token(token, out) == code && out == before;
}
template <class T>
constexpr bool writes(const T& value, std::string_view token, errc code = errc::none) {
    char buffer[64]{};
    span_sink sink(buffer);
    return write_token(sink, value) == code && std::string_view(buffer, sink.size()) == token;
}
template <class T>
constexpr bool both_ways(std::string_view token, const T& value) {
    return reads(token, value) && writes(value, token);
}

TEST(Token, Integers) {
    MSNP_CHECK(both_ways<std::uint8_t>("255", 255));
    MSNP_CHECK(both_ways<std::uint16_t>("65535", 65535));
    MSNP_CHECK(both_ways<std::uint32_t>("4294967295", 4294967295U));
    MSNP_CHECK(both_ways<std::uint64_t>("18446744073709551615", 18446744073709551615U));
    MSNP_CHECK(both_ways<std::uint32_t>("0", 0));
    MSNP_CHECK(reads<std::uint32_t>("0021", 21));
    MSNP_CHECK(refuses<std::uint8_t>("256", errc::out_of_range, 7));
    MSNP_CHECK(refuses<std::uint32_t>("4294967296", errc::out_of_range, 7));
    MSNP_CHECK(refuses<std::uint32_t>("-1", errc::bad_number, 7));
    MSNP_CHECK(refuses<std::uint32_t>("NLN", errc::bad_number, 7));
}

// Red: a bool that takes every number but 0 for true.
TEST(Token, Booleans) {
    MSNP_CHECK(both_ways("0", false));
    MSNP_CHECK(both_ways("1", true));
    MSNP_CHECK(refuses("2", errc::bad_value, true));
    MSNP_CHECK(refuses("01", errc::bad_value, false));
    MSNP_CHECK(refuses("", errc::bad_value, true));
    MSNP_CHECK(refuses("true", errc::bad_value, false));
}

TEST(Token, Text) {
    MSNP_CHECK(both_ways("a b\0"sv, "a b\0"sv));
    MSNP_CHECK(both_ways(""sv, ""sv));
}

TEST(Token, Vocabularies) {
    MSNP_CHECK(both_ways("BSY", presence::busy));
    MSNP_CHECK(refuses("bsy", errc::bad_value, presence::idle));
    MSNP_CHECK(refuses("BSYX", errc::bad_value, presence::idle));
    MSNP_CHECK(refuses("", errc::bad_value, presence::idle));
    MSNP_CHECK(writes(static_cast<presence>(99), "", errc::out_of_range));
}

TEST(Token, ErrorCodes) {
    MSNP_CHECK(both_ways("911", error_code::authentication_failed));
    MSNP_CHECK(both_ways("998", static_cast<error_code>(998))); // not listed
    MSNP_CHECK(both_ways("007", static_cast<error_code>(7)));
    MSNP_CHECK(both_ways("999", static_cast<error_code>(999)));
    MSNP_CHECK(refuses("20", errc::bad_value, static_cast<error_code>(1)));
    MSNP_CHECK(refuses("2055", errc::bad_value, static_cast<error_code>(1)));
    MSNP_CHECK(refuses("2x5", errc::bad_value, static_cast<error_code>(1)));
    MSNP_CHECK(writes(static_cast<error_code>(1000), "000", errc::out_of_range));
}

TEST(Token, ClassesReadThemselves) {
    MSNP_CHECK(both_ways("6", transaction_id(6)));
    MSNP_CHECK(both_ways("Ana%20Ruiz", percent_text("Ana Ruiz")));
    MSNP_CHECK(token_class<percent_text> && token_class<email>);
    MSNP_CHECK(number_class<transaction_id> && number_class<list_mask> && number_class<capabilities>);
    MSNP_CHECK(!number_class<std::uint32_t> && !number_class<email>);
    MSNP_CHECK(!token_class<std::uint32_t> && !token_class<presence>);
}

// Red: one of the four bytes left out of is_token().
TEST(Token, WhatIsOne) {
    MSNP_CHECK(is_token("a"));
    MSNP_CHECK(is_token("a\tb\x01\x7f\x80\xff"));
    MSNP_CHECK(is_token("\xe3\x80\x80")); // U+3000 is no separator
    MSNP_CHECK(!is_token(""));
    MSNP_CHECK(!is_token(" ") && !is_token("a b") && !is_token(" a") && !is_token("a "));
    MSNP_CHECK(!is_token("a\r") && !is_token("\na") && !is_token("a\nb"));
    MSNP_CHECK(!is_token("\0"sv) && !is_token("a\0b"sv));
}

TEST(Token, Absence) {
    MSNP_CHECK(is_absent(std::optional<std::uint32_t>{}) && !is_absent(std::optional<std::uint32_t>{0}));
    MSNP_CHECK(is_absent(std::optional<std::string_view>{}) && !is_absent(std::optional<std::string_view>{""}));
    MSNP_CHECK(is_absent(""sv) && !is_absent("x"sv));
    MSNP_CHECK(is_absent(email{}) && !is_absent(email{"x"}));
    MSNP_CHECK(is_absent(percent_text{}) && !is_absent(percent_text{"x"}));
    MSNP_CHECK(is_absent(comma_list<std::uint32_t>{}) && !is_absent(comma_list<std::uint32_t>{"0"}));
    MSNP_CHECK(is_absent(token_list<std::uint32_t>{"  "}));
    MSNP_CHECK(is_absent(open_word<presence>{}) && !is_absent(open_word<presence>{presence::online}));
    MSNP_CHECK(!is_absent(std::uint32_t{0}) && !is_absent(false) && !is_absent(presence::online));
}

TEST(Token, WordsKnowTheirDialects) {
    MSNP_CHECK(!is_in_dialect(list_kind::pending, dialect::msnp9) &&
               is_in_dialect(list_kind::pending, dialect::msnp10));
    MSNP_CHECK(!is_in_dialect(acknowledgement::data, dialect::msnp8) &&
               is_in_dialect(acknowledgement::data, dialect::msnp9));
    MSNP_CHECK(is_in_dialect(list_kind::forward, dialect::msnp2));
    MSNP_CHECK(!is_in_dialect(property_key(property::friendly_name), dialect::msnp9));
    MSNP_CHECK(!is_in_dialect(property_key("MFN"), dialect::msnp9));
    MSNP_CHECK(is_in_dialect(property_key("XYZ"), dialect::msnp2));
    MSNP_CHECK(is_in_dialect(std::uint32_t{5}, dialect::msnp2) && is_in_dialect("PL"sv, dialect::msnp2));
}

struct cookie : token_text<cookie> {
    using token_text<cookie>::token_text;
};

TEST(Token, TextsWithATypeOfTheirOwn) {
    MSNP_CHECK(both_ways("17262740.1050826919.32308", cookie("17262740.1050826919.32308")));
    MSNP_CHECK(cookie("a") == cookie("a"sv) && cookie("a") != cookie("A") && cookie().empty());
    MSNP_CHECK(!std::is_convertible_v<cookie, email> && !std::is_convertible_v<email, cookie>);
}

template <class List>
constexpr bool has_elements(const List& list, std::initializer_list<std::string_view> tokens) {
    auto i = list.begin();
    for (const std::string_view token : tokens) {
        if (i == list.end() || i.token() != token) return false;
        ++i;
    }
    return i == list.end() && list.size() == tokens.size() && list.empty() == (tokens.size() == 0);
}
using texts = token_list<std::string_view>;
using comma_texts = comma_list<std::string_view>;

// Red: advance() that looks for one blank only; more_ that is not set behind the last separator.
TEST(Token, ListsOfTokens) {
    MSNP_CHECK(has_elements(texts(), {}));
    MSNP_CHECK(has_elements(texts(""), {}));
    MSNP_CHECK(has_elements(texts("   "), {}));
    MSNP_CHECK(has_elements(texts("a"), {"a"}));
    MSNP_CHECK(has_elements(texts("a b"), {"a", "b"}));
    MSNP_CHECK(has_elements(texts("  a   b  "), {"a", "b"}));
    MSNP_CHECK(has_elements(texts("a,b c"), {"a,b", "c"}));
}

TEST(Token, CommaLists) {
    MSNP_CHECK(has_elements(comma_texts(), {}));
    MSNP_CHECK(has_elements(comma_texts("0"), {"0"}));
    MSNP_CHECK(has_elements(comma_texts("0,3,17"), {"0", "3", "17"}));
    // An empty element is an element: reading refuses it, iterating does not hide it.
    MSNP_CHECK(has_elements(comma_texts(","), {"", ""}));
    MSNP_CHECK(has_elements(comma_texts("0,"), {"0", ""}));
    MSNP_CHECK(has_elements(comma_texts(",0"), {"", "0"}));
    MSNP_CHECK(has_elements(comma_texts("0,,3"), {"0", "", "3"}));
    MSNP_CHECK(has_elements(comma_texts("a b"), {"a b"}));
}

using numbers = comma_list<std::uint32_t>;

constexpr errc read_list(std::string_view token) {
    numbers list;
    return list.from_token(token);
}

TEST(Token, ReadingAListChecksItsElements) {
    MSNP_CHECK(both_ways("0", numbers("0")));
    MSNP_CHECK(both_ways("0,3,4294967295", numbers("0,3,4294967295")));
    MSNP_CHECK(read_list("0,x") == errc::bad_value);
    MSNP_CHECK(read_list("x,0") == errc::bad_value);
    MSNP_CHECK(read_list("0,4294967296") == errc::bad_value);
    MSNP_CHECK(read_list("0,") == errc::bad_value);
    MSNP_CHECK(read_list(",0") == errc::bad_value);
    MSNP_CHECK(read_list(",") == errc::bad_value);
    MSNP_CHECK(read_list("0,,3") == errc::bad_value);
    MSNP_CHECK(read_list("0;3") == errc::bad_value);
    EXPECT_EQ(read_list(""), errc::bad_value);
}

TEST(Token, WritingAListChecksItsElements) {
    MSNP_CHECK(writes(texts("  a   b  "), "a b"));
    MSNP_CHECK(writes(numbers(), ""));
    MSNP_CHECK(writes(numbers("0,"), "0", errc::missing_value));
    MSNP_CHECK(writes(numbers(",0"), "", errc::missing_value));
    MSNP_CHECK(writes(numbers("0,,3"), "0", errc::missing_value));
    // What reading would refuse is not written either.
    char buffer[16]{};
    span_sink sink(buffer);
    EXPECT_NE(write_token(sink, numbers("0,x")), errc::none);
    EXPECT_NE(write_token(sink, numbers("4294967296")), errc::none);
}

constexpr std::uint64_t sum_of(numbers list) {
    std::uint64_t sum = 0;
    for (const std::uint32_t n : list) sum += n;
    return sum;
}

TEST(Token, ElementsHaveTheirType) {
    MSNP_CHECK(sum_of("1,20,300") == 321);
    MSNP_CHECK(sum_of("") == 0);
    MSNP_CHECK(sum_of("1,x,300") == 301); // of a list that no line was read for: a T{}
    MSNP_CHECK((*token_list<open_word<dialect>>("MSNP9 CVR0").begin()).known() == dialect::msnp9);
}

TEST(Token, ListsAreEqualByElements) {
    MSNP_CHECK(texts("a b") == texts("  a   b "));
    MSNP_CHECK(texts("a b") != texts("a b c") && texts("a b c") != texts("a b") && texts("a b") != texts("b a"));
    MSNP_CHECK(numbers("0,3") == numbers("0,3") && numbers("0,3") != numbers("0,3,") && numbers("") == numbers());
}

constexpr bool iterates() {
    const numbers list("1,2,3");
    auto i = list.begin();
    const auto first = i++;
    const auto copy = i;
    ++i;
    return *first == 1 && *copy == 2 && *i == 3 && copy != i && first == list.begin() && ++i == list.end();
}

TEST(Token, ListIterators) {
    MSNP_CHECK(iterates());
    MSNP_CHECK(numbers("1,2").text() == "1,2");
}

/// A text of two letters.
struct pair_of_letters : checked_text<pair_of_letters> {
    using checked_text::checked_text;
    static constexpr bool takes(std::string_view text) { return text.size() == 2; }
};

// Red: leave the question out of from_token(), or out of to_token().
TEST(Token, CheckedText) {
    MSNP_CHECK(both_ways("ab", pair_of_letters{"ab"}));
    MSNP_CHECK(refuses("abc", errc::bad_value, pair_of_letters{"xy"}));
    MSNP_CHECK(writes(pair_of_letters{"abc"}, "abc", errc::bad_value));
    MSNP_CHECK(writes(pair_of_letters{}, ""));
    MSNP_CHECK(is_absent(pair_of_letters{}));
}

TEST(Token, AListOfBlanksHasNoElement) {
    const std::string blanks(3, ' ');
    token_list<std::string_view> list;
    EXPECT_EQ(list.from_token(blanks), errc::bad_value);
    EXPECT_EQ(list.from_token(blanks + "a"), errc::none);
}

template <class View>
constexpr bool views_only_what_stays =
    std::is_convertible_v<std::string&, View>&& std::is_convertible_v<const std::string&, View> &&
    !std::is_constructible_v<View, std::string> && !std::is_constructible_v<View, const std::string> &&
    std::is_convertible_v<std::string_view, View> && std::is_convertible_v<const char*, View>;

// Red: leave out a constructor of token_text or split_list that takes an owner, or the deleted one.
TEST(Token, TextsOfOwners) {
    static_assert(views_only_what_stays<auth_cookie>);
    static_assert(views_only_what_stays<pair_of_letters>);
    static_assert(views_only_what_stays<comma_list<std::uint32_t>>);
    const std::string owned("1\0,2", 4);
    EXPECT_EQ(auth_cookie(owned).text.data(), owned.data());
    EXPECT_EQ(auth_cookie(owned).text.size(), owned.size());
    EXPECT_EQ(comma_list<std::uint32_t>(owned).text().data(), owned.data());
    EXPECT_EQ(comma_list<std::uint32_t>(owned).text().size(), owned.size());
}

} // namespace
