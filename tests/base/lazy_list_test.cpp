// Iterators and lists of a cursor; and that each of the library's is what the standard takes for one.
#include "support/check.hpp"

#include <msnp/base/lazy_list.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace {

using namespace msnp;
using msnp::detail::filtered_list;

struct word_found {
    std::string_view text;
    friend constexpr bool operator==(const word_found&, const word_found&) = default;
};

/// Goes through words with one blank behind each, and holds the one where it stands.
class word_cursor {
public:
    using value_type = word_found;

    constexpr word_cursor() noexcept = default;
    constexpr explicit word_cursor(std::string_view rest) noexcept : rest_(rest) { advance(); }
    constexpr const word_found& operator*() const noexcept { return found_; }
    constexpr void advance() noexcept {
        found_ = {};
        const std::size_t blank = rest_.find(' ');
        if (blank == std::string_view::npos) return;
        found_ = {rest_.substr(0, blank)};
        rest_.remove_prefix(blank + 1);
    }
    [[nodiscard]] constexpr const char* place() const noexcept { return found_.text.data(); }

private:
    std::string_view rest_;
    word_found found_{};
};
/// Counts down to zero, and makes each number when it is asked for.
class number_cursor {
public:
    using value_type = int;

    constexpr number_cursor() noexcept = default;
    constexpr explicit number_cursor(int from) noexcept : left_(from) {}
    constexpr int operator*() const noexcept { return left_; }
    constexpr void advance() noexcept { --left_; }
    [[nodiscard]] constexpr int place() const noexcept { return left_; }

private:
    int left_ = 0;
};

class word_list : public lazy_list<word_list, word_cursor> {
public:
    constexpr explicit word_list(std::string_view text) noexcept : text_(text) {}
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(text_); }

private:
    std::string_view text_;
};
/// One that compares by how many there are.
class countdown : public lazy_list<countdown, number_cursor> {
public:
    constexpr explicit countdown(int from) noexcept : from_(from) {}
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(from_); }
    [[nodiscard]] constexpr bool same_as(const countdown& other) const noexcept {
        return from_ % 10 == other.from_ % 10;
    }

private:
    int from_;
};
struct odd {
    static constexpr bool takes(int number) noexcept { return number % 2 != 0; }
};
using odd_numbers = filtered_list<number_cursor, odd>;

template <class List>
constexpr bool holds_exactly(const List& list, std::string_view digits) {
    std::size_t at = 0;
    for (const int number : list)
        if (at == digits.size() || digits[at++] != '0' + number) return false;
    return at == digits.size() && list.size() == at && list.empty() == digits.empty();
}

// Red: size() that begins at 1; empty() that asks for the end of another kind of list, `!(… == list_end{})`.
TEST(LazyList, HowMany) {
    MSNP_CHECK(word_list("").size() == 0 && word_list("").empty());
    MSNP_CHECK(word_list("a b  c ").size() == 4 && !word_list("a b  c ").empty());
    MSNP_CHECK(holds_exactly(countdown(4), "4321"));
    MSNP_CHECK(holds_exactly(countdown(0), ""));
}

// Red: an equality of iterators that is always true; operator++(int) that gives the later one.
constexpr bool goes_through() {
    const word_list words("one two ");
    auto i = words.begin();
    const auto before = i++;
    if (before->text != "one" || i->text != "two" || before == i || before != words.begin()) return false;
    if (i == words.end() || i == list_end{} || (*i).text.data() != i->text.data()) return false;
    return &++i == &i && i == words.end() && i == list_end{} && i == word_list::iterator{} && list_end{} == i;
}
TEST(LazyList, Iterators) {
    MSNP_CHECK(goes_through());
}

// Red: same_as() without the element's equality; operator== that does not ask for the list's own.
TEST(LazyList, EqualAsTheListHasIt) {
    MSNP_CHECK(word_list("a b ") == word_list("a b c"));
    MSNP_CHECK(word_list("a b ") != word_list("a b c "));
    MSNP_CHECK(word_list("a b ") != word_list("a c "));
    MSNP_CHECK(countdown(3) == countdown(13) && countdown(3) != countdown(4));
}

// Red: filtering_cursor without pass_over() in its constructor, or in advance(); without the look at the end.
TEST(LazyList, OnlyWhatTheFilterTakes) {
    MSNP_CHECK(holds_exactly(odd_numbers(number_cursor(6)), "531"));
    MSNP_CHECK(holds_exactly(odd_numbers(number_cursor(7)), "7531"));
    MSNP_CHECK(holds_exactly(odd_numbers(number_cursor(0)), ""));
    MSNP_CHECK(odd_numbers(number_cursor(5)) == odd_numbers(number_cursor(6)));
    MSNP_CHECK(odd_numbers(number_cursor(6)) != odd_numbers(number_cursor(7)));
}

// What is made for the caller has no address to point to.
template <class Iterator>
concept has_arrow = requires(const Iterator& i) {
    i.operator->();
};
// A cursor's own steps are no iterator's.
template <class Iterator>
concept can_be_stepped = requires(Iterator& i) {
    i.advance();
};
template <class Iterator>
concept can_be_placed = requires(const Iterator& i) {
    i.place();
};
template <class Iterator, bool Holds>
constexpr bool is_an_iterator =
    std::forward_iterator<Iterator>&& std::sentinel_for<list_end, Iterator>&& has_arrow<Iterator> == Holds &&
    !can_be_stepped<Iterator> && !can_be_placed<Iterator>;

// Red: `using Cursor::advance;` or `using Cursor::place;` behind `public:`; operator-> that is no template.
TEST(LazyList, WhatTheStandardTakesForAnIterator) {
    MSNP_CHECK(is_an_iterator<word_list::iterator, true> && is_an_iterator<countdown::iterator, false>);
    MSNP_CHECK(is_an_iterator<odd_numbers::iterator, false>);
    MSNP_CHECK(is_an_iterator<mime::header_list::iterator, true>);
    MSNP_CHECK(is_an_iterator<message::other_headers<message::text>::iterator, true>);
    MSNP_CHECK(is_an_iterator<message::emoticon_list::iterator, true>);
    MSNP_CHECK(is_an_iterator<p2p::tlv_list::iterator, true>);
    MSNP_CHECK(is_an_iterator<xml::attribute_list::iterator, true>);
    MSNP_CHECK(is_an_iterator<xml::element::iterator, true>);
    MSNP_CHECK(is_an_iterator<xml::list<payload::contact>::iterator, true>);
    MSNP_CHECK(is_an_iterator<xml::other_parts<payload::contact>::iterator, true>);
    MSNP_CHECK(is_an_iterator<msnobj::other_attributes::iterator, true>);
    MSNP_CHECK(is_an_iterator<comma_list<std::uint32_t>::iterator, false>);
    MSNP_CHECK(is_an_iterator<token_list<std::uint32_t>::iterator, false>);
    MSNP_CHECK(is_an_iterator<current_media::iterator, false>);
    MSNP_CHECK(is_an_iterator<percent_text::iterator, false>);
    MSNP_CHECK(is_an_iterator<utf16_text::iterator, false>);
    MSNP_CHECK(is_an_iterator<xml_text::iterator, false>);
    MSNP_CHECK(is_an_iterator<xml_percent_text::iterator, false>);
    MSNP_CHECK(is_an_iterator<payload::account_text::iterator, false>);
}

} // namespace
