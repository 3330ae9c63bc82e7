// Lists that stand in a text, and are found by going through it: no element is looked for before somebody gets there.
//
// A list is a view. What its elements are is known to a cursor, a class of which iterators and lists are made here:
//
//     using value_type = …;                        an element
//     constexpr cursor() noexcept;                 at the end
//     constexpr cursor(…) noexcept;                at the first element
//     constexpr … operator*() const noexcept;      the element, or a reference to it if the cursor holds it
//     constexpr void advance() noexcept;           to the next element, or to the end
//     constexpr … place() const noexcept;          a pointer or a number: another one at each element of a list, none at the end
#pragma once

#include <msnp/base/same_sequence.hpp>

#include <cstddef>

namespace msnp {

/// Behind the last element of any list: for lists whose iterators hold an element, and cost something to make.
struct list_end {};

/// Goes through a list by a cursor. A reference to an element that the cursor holds lives as long as the iterator, and changes with it.
template <class Cursor>
class lazy_iterator : public Cursor {
    using Cursor::advance;
    using Cursor::place;

public:
    /// For the standard's iterator traits.
    using difference_type = std::ptrdiff_t;

    /// The end.
    constexpr lazy_iterator() noexcept = default;
    using Cursor::Cursor;

    /// The element, where the cursor holds it.
    template <class Held = Cursor>
    constexpr auto operator->() const noexcept -> decltype(&*static_cast<const Held&>(*this)) {
        return &**this;
    }
    /// To the next element.
    constexpr lazy_iterator& operator++() noexcept {
        advance();
        return *this;
    }
    /// To the next element.
    constexpr lazy_iterator operator++(int) noexcept {
        lazy_iterator before = *this;
        advance();
        return before;
    }
    /// Equal at the end, or at the same element of the same list.
    friend constexpr bool operator==(const lazy_iterator& a, const lazy_iterator& b) noexcept {
        return a.place() == b.place();
    }
    /// Whether it is at the end.
    friend constexpr bool operator==(const lazy_iterator& a, list_end) noexcept { return !a.place(); }
};

/// A list of which `Self`, the class that derives from it, has the begin().
template <class Self, class Cursor>
class lazy_list {
public:
    /// Goes through the elements.
    using iterator = lazy_iterator<Cursor>;

    /// The end.
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    /// True when there is no element.
    [[nodiscard]] constexpr bool empty() const noexcept { return self().begin() == list_end{}; }
    /// How many elements there are; goes through them.
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        std::size_t count = 0;
        for (iterator i = self().begin(); i != list_end{}; ++i) ++count;
        return count;
    }
    /// Whether the elements are equal, one by one; a list that compares otherwise has its own.
    [[nodiscard]] constexpr bool same_as(const Self& other) const noexcept {
        return detail::same_sequence(self(), other, [](const iterator& i, const iterator& j) { return *i == *j; });
    }
    /// Equal as same_as() has it.
    friend constexpr bool operator==(const Self& a, const Self& b) noexcept { return a.same_as(b); }

private:
    [[nodiscard]] constexpr const Self& self() const noexcept { return static_cast<const Self&>(*this); }
};

namespace detail {

    /// Of the elements that another cursor goes through, those that a `Filter` takes. It is asked for each once, in order, so that it
    /// may keep where it was.
    template <class Cursor, class Filter>
    class filtering_cursor {
    public:
        using value_type = typename Cursor::value_type;

        constexpr filtering_cursor() noexcept = default;
        /// At the first from there on.
        constexpr explicit filtering_cursor(const Cursor& first) noexcept : at_(first) { pass_over(); }
        constexpr decltype(auto) operator*() const noexcept { return *at_; }
        constexpr void advance() noexcept {
            at_.advance();
            pass_over();
        }
        [[nodiscard]] constexpr auto place() const noexcept { return at_.place(); }

    private:
        constexpr void pass_over() noexcept {
            while (at_.place() && !filter_.takes(*at_)) at_.advance();
        }

        Cursor at_{};
        [[no_unique_address]] Filter filter_{};
    };

    /// The same as a list.
    template <class Cursor, class Filter>
    class filtered_list : public lazy_list<filtered_list<Cursor, Filter>, filtering_cursor<Cursor, Filter>> {
    public:
        constexpr explicit filtered_list(const Cursor& first) noexcept : first_(first) {}
        [[nodiscard]] constexpr lazy_iterator<filtering_cursor<Cursor, Filter>> begin() const noexcept {
            return first_;
        }

    private:
        lazy_iterator<filtering_cursor<Cursor, Filter>> first_;
    };

} // namespace detail

} // namespace msnp
