// How many arguments a form has: the visitor of wire() that looks at nothing else.
//
// Evaluated at compile time, once per form, or once per dialect for a form that asks since(). One comparison with it
// rejects most forms of a line before any argument is read.
#pragma once

#include <msnp/wire/dialect.hpp>
#include <msnp/wire/token.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp::detail {

/// How many arguments a line of one form has in one dialect.
struct form_shape {
    std::uint8_t min = 0;     ///< the fewest
    std::uint8_t max = 0;     ///< the most; `unbounded` for a form that takes a list
    bool has_payload = false; ///< the last of them is a payload's length
    bool asks_since = false;  ///< the answer depends on the dialect

    static constexpr std::uint8_t unbounded = 255;
};

class shape_visitor {
public:
    constexpr explicit shape_visitor(dialect d) noexcept : dialect_(d) {}

    constexpr bool since(dialect d) noexcept {
        shape_.asks_since = true;
        return dialect_ >= d;
    }
    constexpr void verb(std::string_view, const auto&) noexcept {}
    constexpr void trid(const auto&) noexcept { required(); }
    constexpr void arg(std::string_view, const auto&) noexcept { required(); }
    constexpr void opt(std::string_view, const auto&) noexcept { optional(); }
    constexpr void word(std::string_view) noexcept { required(); }
    constexpr void opt_word(std::string_view, std::string_view, const bool&) noexcept { optional(); }
    constexpr void tag(std::string_view, std::string_view, const auto&) noexcept { required(); }
    constexpr void opt_tag(std::string_view, std::string_view, const auto&) noexcept { optional(); }
    constexpr void rest(std::string_view, const auto&) noexcept {
        ++shape_.min;
        shape_.max = form_shape::unbounded;
    }
    constexpr void payload(const auto&) noexcept {
        required();
        shape_.has_payload = true;
    }
    constexpr void opt_payload(const auto&) noexcept { optional(); }
    constexpr void verbatim(std::string_view, const auto&) noexcept { shape_.max = form_shape::unbounded; }

    [[nodiscard]] constexpr form_shape shape() const noexcept { return shape_; }

private:
    constexpr void required() noexcept {
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

/// The shape of a form by the number of the dialect.
using form_shapes = std::array<form_shape, number_of(last_dialect) + 1>;

template <class Form>
constexpr form_shapes make_shapes() noexcept {
    form_shapes shapes{};
    const form_shape any = shape_in<Form>(Form::dialects.first);
    for (std::size_t i = number_of(first_dialect); i < shapes.size(); ++i) {
        const auto d = static_cast<dialect>(i);
        shapes[i] = any.asks_since ? shape_in<Form>(Form::dialects.nearest(d)) : any;
    }
    return shapes;
}

template <class Form>
inline constexpr form_shapes shapes_of = make_shapes<Form>();

} // namespace msnp::detail
