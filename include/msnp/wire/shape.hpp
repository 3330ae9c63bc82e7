// How many arguments a form has and what the first begins with: the visitor of wire() that looks at nothing else.
//
// Evaluated at compile time, once per form, or once per dialect for a form that asks since(). Two comparisons with it
// reject most forms of a line before any argument is read.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/token.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace msnp::detail {

/// Which bytes a token may begin with, as far as a form knows it: those that differ from `like` by less than `limit`, bit by bit.
/// Made of nothing, none.
struct first_byte {
    std::uint8_t like = 0;
    std::uint8_t limit = 0;

    /// Any byte that a token has: not a blank.
    static constexpr first_byte any() noexcept { return {static_cast<std::uint8_t>(~' '), 0xff}; }
    /// That of a fixed word or a prefix.
    static constexpr first_byte of(const char* text) noexcept {
        return *text == '\0' ? any() : first_byte{static_cast<std::uint8_t>(*text), 1};
    }
    /// A digit: the last four bits of 0x30 to 0x39.
    static constexpr first_byte of_number() noexcept { return {'0', 10}; }

    /// Whether a token that begins with a byte may be meant.
    [[nodiscard]] MSNP_INLINE constexpr bool fits(char c) const noexcept {
        return static_cast<std::uint8_t>(static_cast<std::uint8_t>(c) ^ like) < limit;
    }
    friend constexpr bool operator==(const first_byte&, const first_byte&) = default;
};

/// How many arguments a line of one form has in one dialect.
struct form_shape {
    std::uint8_t min = 0;                 ///< the fewest
    std::uint8_t max = 0;                 ///< the most; `unbounded` for a form that takes a list
    bool has_payload = false;             ///< the last of them is a payload's length
    bool asks_since = false;              ///< the answer depends on the dialect
    first_byte first = first_byte::any(); ///< of the first argument

    static constexpr std::uint8_t unbounded = 255;

    /// Whether a line of `count` arguments, whose first begins with a byte, may be the form. Where it has none, any byte does.
    [[nodiscard]] constexpr bool fits(std::size_t count, char begin) const noexcept {
        return count >= min && (count <= max || max == unbounded) && first.fits(begin);
    }
    friend constexpr bool operator==(const form_shape&, const form_shape&) = default;
};

class shape_visitor {
public:
    constexpr explicit shape_visitor(dialect d) noexcept : dialect_(d) {}

    constexpr bool since(dialect d) noexcept {
        shape_.asks_since = true;
        return dialect_ >= d;
    }
    constexpr void verb(const char*, const auto&) noexcept {}
    constexpr void trid(const auto&) noexcept { required(first_byte::of_number()); }
    template <class T>
    constexpr void arg(const char*, const T&) noexcept {
        constexpr bool is_number = (std::is_integral_v<T> && !std::is_same_v<T, bool>) || number_class<T>;
        required(is_number ? first_byte::of_number() : first_byte::any());
    }
    constexpr void opt(const char*, const auto&) noexcept { optional(); }
    constexpr void word(const char* text) noexcept { required(first_byte::of(text)); }
    constexpr void opt_word(const char*, const char*, const bool&) noexcept { optional(); }
    constexpr void tag(const char* prefix, const char*, const auto&) noexcept { required(first_byte::of(prefix)); }
    constexpr void opt_tag(const char*, const char*, const auto&) noexcept { optional(); }
    constexpr void rest(const char*, const auto&) noexcept {
        ++shape_.min;
        shape_.max = form_shape::unbounded;
    }
    constexpr void payload(const auto&) noexcept {
        required(first_byte::any());
        shape_.has_payload = true;
    }
    constexpr void opt_payload(const auto&) noexcept { optional(); }
    constexpr void verbatim(const char*, const auto&) noexcept { shape_.max = form_shape::unbounded; }

    [[nodiscard]] constexpr form_shape shape() const noexcept { return shape_; }

private:
    constexpr void required(first_byte begin) noexcept {
        if (shape_.max == 0) shape_.first = begin;
        ++shape_.min;
        optional();
    }
    constexpr void optional() noexcept {
        if (shape_.max != form_shape::unbounded) ++shape_.max;
    }

    dialect dialect_;
    form_shape shape_;
};

template <class Form>
constexpr form_shape shape_in(dialect d) noexcept {
    Form form{};
    shape_visitor visitor(d);
    Form::wire(visitor, form);
    return visitor.shape();
}

/// The shape of a form by the number of the dialect. (An array of the language: in constant evaluation each look into a
/// std::array is two calls.)
struct form_shapes {
    static constexpr std::size_t count = number_of(last_dialect) + 1;

    form_shape by_dialect[count]{};

    [[nodiscard]] constexpr const form_shape& operator[](std::size_t number) const noexcept {
        return by_dialect[number];
    }
};

template <class Form>
constexpr form_shapes make_shapes() noexcept {
    form_shapes shapes;
    form_shape shape = shape_in<Form>(dialects_of<Form>.first);
    for (std::size_t i = number_of(first_dialect); i < form_shapes::count; ++i) {
        const auto d = static_cast<dialect>(i);
        if (shape.asks_since && d > dialects_of<Form>.first && d <= dialects_of<Form>.last) shape = shape_in<Form>(d);
        shapes.by_dialect[i] = shape;
    }
    return shapes;
}

template <class Form>
inline constexpr form_shapes shapes_of = make_shapes<Form>();

/// What lines of a form have in common in all dialects.
struct form_outline {
    static constexpr std::size_t most = 15;

    std::uint16_t counts = 0; ///< bit n: they may have n arguments; bit `most`: so many or more
    first_byte first{};       ///< what their first argument begins with

    /// Whether a line of `count` arguments, whose first begins with a byte, may be the form in some dialect.
    [[nodiscard]] constexpr bool fits(std::size_t count, char begin) const noexcept {
        return (counts >> (count < most ? count : most) & 1) != 0 && first.fits(begin);
    }
};

constexpr form_outline make_outline(const form_shapes& shapes) noexcept {
    form_outline outline{0, shapes[number_of(first_dialect)].first};
    for (std::size_t d = number_of(first_dialect); d < form_shapes::count; ++d) {
        const form_shape& shape = shapes[d];
        for (std::size_t n = shape.min; n <= form_outline::most && n <= shape.max; ++n)
            outline.counts = static_cast<std::uint16_t>(outline.counts | 1U << n);
        if (shape.max > form_outline::most) outline.counts |= 1U << form_outline::most;
        if (!(shape.first == outline.first)) outline.first = first_byte::any();
        if (!shape.asks_since) break;
    }
    return outline;
}

template <class Form>
inline constexpr form_outline outline_of = make_outline(shapes_of<Form>);

} // namespace msnp::detail
