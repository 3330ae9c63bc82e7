// One argument to a C++ value and back.
//
// read_token() and write_token() know integers, bool (0 or 1), raw text, enumerations with a vocabulary, classes that are a
// number and say so by wire_number(), and any class with the two members
//
//     constexpr errc from_token(std::string_view);            takes a token, never an empty one
//     template <class Sink> constexpr errc to_token(Sink&) const;
//
// which is how the types in command/values.hpp, percent_text and the lists below join in. is_absent() tells the value
// that an optional argument has when it is not there.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/word.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace msnp {

/// A class that is one number on the wire: wire_number() gives it, of an object that may be changed as an lvalue.
template <class T>
concept number_class = requires(T& value) {
    requires std::is_unsigned_v<std::remove_cvref_t<decltype(value.wire_number())>>;
};

/// A class that reads and writes itself as one token.
template <class T>
concept token_class = requires(T& value, std::string_view token) {
    { value.from_token(token) } -> std::same_as<errc>;
};

/// Reads one token into `out`. errc::bad_number or errc::out_of_range for numbers, errc::bad_value for the rest.
template <class T>
[[nodiscard]] constexpr errc read_token(std::string_view token, T& out) noexcept {
    if constexpr (std::is_same_v<T, bool>) {
        if (token != "0" && token != "1") return errc::bad_value;
        out = token == "1";
        return errc::none;
    } else if constexpr (std::is_integral_v<T>) {
        static_assert(std::is_unsigned_v<T>, "numbers on the wire have no sign");
        return parse_decimal(token, out);
    } else if constexpr (number_class<T>) {
        return parse_decimal(token, out.wire_number());
    } else if constexpr (std::is_same_v<T, std::string_view>) {
        out = token;
        return errc::none;
    } else if constexpr (has_vocabulary<T>) {
        return detail::read_word(token, out);
    } else if constexpr (requires { parse_code(token, out); }) {
        return parse_code(token, out);
    } else {
        static_assert(token_class<T>, "this type can't be an argument: give it from_token() and to_token()");
        return out.from_token(token);
    }
}

/// Writes one token. errc::out_of_range for an enumerator that has no word, else what to_token() returns.
template <class T, class Sink>
[[nodiscard]] constexpr errc write_token(Sink& sink, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        sink.put(value ? '1' : '0');
        return errc::none;
    } else if constexpr (std::is_integral_v<T>) {
        sink.write(decimal_digits(value).view());
        return errc::none;
    } else if constexpr (number_class<T>) {
        sink.write(decimal_digits(value.wire_number()).view());
        return errc::none;
    } else if constexpr (std::is_same_v<T, std::string_view>) {
        sink.write(value);
        return errc::none;
    } else if constexpr (has_vocabulary<T>) {
        const std::string_view text = wire_of(value);
        sink.write(text);
        return text.empty() ? errc::out_of_range : errc::none;
    } else if constexpr (requires { write_code(sink, value); }) {
        write_code(sink, value);
        return number_of(value) <= 999 ? errc::none : errc::out_of_range;
    } else {
        return value.to_token(sink);
    }
}

/// True for the value of an optional argument that is not there: an empty std::optional, an empty text or list.
template <class T>
[[nodiscard]] constexpr bool is_absent(const T& value) noexcept {
    if constexpr (requires { value.has_value(); })
        return !value.has_value();
    else if constexpr (requires { value.empty(); })
        return value.empty();
    else
        return false;
}

/// True when the dialect has the word that `value` is; values without a vocabulary are in every dialect.
template <class T>
[[nodiscard]] constexpr bool is_in_dialect(const T& value, dialect d) noexcept {
    if constexpr (has_vocabulary<T>) {
        return detail::word_of(value).dialects.contains(d);
    } else if constexpr (requires { typename T::enumeration; }) {
        const auto known = value.known();
        return !known || is_in_dialect(*known, d);
    } else {
        return true;
    }
}

/// True when `text` can stand as one token: not empty, no blank, CR, LF or NUL.
[[nodiscard]] constexpr bool is_token(std::string_view text) noexcept {
    return !text.empty() && !detail::has_break(text);
}

/// A token whose text is its value, with a type of its own so that a cookie is not taken for an account.
/// `Self` is the class that derives from it.
template <class Self>
struct token_text {
    std::string_view text; ///< as on the wire; a view into the caller's bytes

    /// No text.
    constexpr token_text() noexcept = default;
    /// This text; it must be one token to be written.
    constexpr token_text(std::string_view value) noexcept : text(value) {}
    /// This text; it must be one token to be written.
    constexpr token_text(const char* value) noexcept : text(value) {}
    /// The text of a std::string, while that is there.
    template <detail::text_owner Owner>
    constexpr token_text(const Owner& value) noexcept : text(value) {}
    /// Not of a text that is gone when the expression ends.
    template <detail::text_owner Owner>
    token_text(const Owner&&) = delete; // the text would be gone before the view of it

    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return text.empty(); }
    /// Takes any token.
    constexpr errc from_token(std::string_view token) noexcept {
        text = token;
        return errc::none;
    }
    /// The text as it is.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(text);
        return errc::none;
    }
    /// Whether the texts are the same, byte by byte; a class that compares otherwise has its own.
    [[nodiscard]] constexpr bool same_as(const Self& other) const noexcept { return text == other.text; }
    /// Equal as same_as() has it.
    friend constexpr bool operator==(const Self& a, const Self& b) noexcept { return a.same_as(b); }
};

/// A text that not every token is: `Self`, the class that derives from it, says by `takes(std::string_view)` which are.
/// `Text` is what it is besides: a class with a text as its value.
template <class Self, class Text = token_text<Self>>
struct checked_text : Text {
    using Text::Text;

    /// Takes such a token; errc::bad_value for another.
    constexpr errc from_token(std::string_view token) noexcept {
        return Self::takes(token) ? Text::from_token(token) : errc::bad_value;
    }
    /// The text as it is; errc::bad_value when it is no such token.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        const errc code = Text::to_token(sink);
        return this->text.empty() || Self::takes(this->text) ? code : errc::bad_value;
    }
};

namespace detail {

    template <class T>
    concept number_like = number_class<T> ||(std::is_integral_v<T> && !std::is_same_v<std::remove_const_t<T>, bool>);
    /// A class that derives from token_text and takes or writes as that does.
    template <class T>
    concept reads_any_text = std::is_base_of_v<token_text<T>, T> && requires {
        requires std::is_same_v<decltype(&T::from_token), decltype(&token_text<T>::from_token)>;
    };
    template <class T>
    concept writes_any_text = std::is_base_of_v<token_text<T>, T> && requires {
        requires std::is_same_v<decltype(&T::template to_token<counting_sink>),
                                decltype(&token_text<T>::template to_token<counting_sink>)>;
    };

    /// A word that its dialect may lack.
    template <class T>
    concept is_word = requires {
        typename T::enumeration;
    };
    /// A checked_text that is no word: its token is its text where that is one.
    template <class T>
    concept writes_checked_text = !is_word<T> && requires(const T& value) {
        { T::takes(value.text) } -> std::same_as<bool>;
    };

    /// What a token is read into: the number of a class that is one, the text of a class that takes any, else the value. So a
    /// reader's operations are the same for them all and compiled once.
    template <class T>
    constexpr auto& token_slot(T& value) noexcept {
        static_assert(!std::is_integral_v<T> || std::is_unsigned_v<T>, "numbers on the wire have no sign");
        if constexpr (number_class<T>)
            return value.wire_number();
        else if constexpr (reads_any_text<T>)
            return value.text;
        else
            return value;
    }

    /// What a token is read into that any token fits, and without a look at it.
    template <class T>
    concept any_token_slot = std::is_same_v<T, std::string_view> || requires {
        requires T::takes_any_token;
    };
    /// Reads such a token.
    template <any_token_slot T>
    MSNP_INLINE constexpr void read_any_token(std::string_view token, T& slot) noexcept {
        if constexpr (std::is_same_v<T, std::string_view>)
            slot = token;
        else
            static_cast<void>(slot.from_token(token));
    }

    /// A class whose token may stand ready in memory: wire_text() gives it, or nothing where it has to be made.
    template <class T>
    concept has_wire_text = requires(const T& value) {
        { value.wire_text() } -> std::same_as<std::string_view>;
    };

} // namespace detail

namespace detail {

    /// Goes through values of type `T` in a text.
    template <class T, char Separator>
    class token_cursor {
    public:
        using value_type = T;

        constexpr token_cursor() noexcept = default;
        /// At the first element of `rest`.
        constexpr explicit token_cursor(std::string_view rest) noexcept : rest_(rest), more_(!rest.empty()) {
            advance();
        }
        /// The element; one that is not of type `T` (in a list that was not read from a line) is a `T{}`.
        constexpr T operator*() const noexcept {
            T value{};
            static_cast<void>(read_token(token_, value));
            return value;
        }
        /// The element's text.
        [[nodiscard]] constexpr std::string_view token() const noexcept { return token_; }
        constexpr void advance() noexcept {
            if constexpr (Separator == ' ') {
                while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
                more_ = !rest_.empty();
            }
            if (!more_) {
                token_ = {};
                return;
            }
            const std::size_t found = find_byte(rest_, Separator, 0);
            more_ = found != npos;
            const std::size_t end = more_ ? found : rest_.size();
            token_ = slice(rest_, 0, end);
            rest_.remove_prefix(more_ ? end + 1 : end);
        }
        [[nodiscard]] constexpr const char* place() const noexcept { return token_.data(); }

    private:
        std::string_view rest_;
        std::string_view token_;
        bool more_ = false;
    };

} // namespace detail

/// Values of type `T` in one text, split at `Separator` when they are asked for and not before: arguments at the end of
/// a line (' ', runs of blanks are one), or one argument that is a list (',').
/// Reading the line has checked each element, so iterating gives them all.
template <class T, char Separator>
class split_list : public lazy_list<split_list<T, Separator>, detail::token_cursor<T, Separator>> {
public:
    /// An element's type.
    using value_type = T;
    /// Goes through the elements; token() is an element's text.
    using iterator = lazy_iterator<detail::token_cursor<T, Separator>>;

    /// No element.
    constexpr split_list() noexcept = default;
    /// The elements of `text`, as on the wire.
    constexpr split_list(std::string_view text) noexcept : text_(text) {}
    /// The elements of `text`, as on the wire.
    constexpr split_list(const char* text) noexcept : text_(text) {}
    /// The elements of a std::string, while that is there.
    template <detail::text_owner Owner>
    constexpr split_list(const Owner& text) noexcept : text_(text) {}
    /// Not of a text that is gone when the expression ends.
    template <detail::text_owner Owner>
    split_list(const Owner&&) = delete; // the text would be gone before the view of it

    /// The first element.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(text_); }
    /// True when there is no element.
    [[nodiscard]] constexpr bool empty() const noexcept {
        return Separator != ' ' ? text_.empty() : begin() == list_end{};
    }
    /// The text that the elements are in.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

    /// Takes one token as the whole list; errc::bad_value unless each element is a `T`.
    constexpr errc from_token(std::string_view token) noexcept {
        text_ = token;
        return are_elements(token) ? errc::none : errc::bad_value;
    }
    /// The text, where it is one argument as it is; nothing where it is to be looked at.
    [[nodiscard]] constexpr std::string_view wire_text() const noexcept requires(Separator != ' ') {
        return !text_.empty() && are_elements(text_) ? text_ : std::string_view{};
    }
    /// The elements with one separator between two; errc::missing_value for an empty element, errc::bad_value for one
    /// that is no `T`.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        if constexpr (Separator != ' ') {
            if (const std::string_view whole = wire_text(); !whole.empty()) {
                sink.write(whole);
                return errc::none;
            }
        }
        bool first = true;
        for (iterator i = begin(); i != list_end{}; ++i) {
            if (i.token().empty()) return errc::missing_value;
            if (!first) sink.put(Separator);
            first = false;
            sink.write(i.token());
            T element{};
            if (read_token(i.token(), element) != errc::none) return errc::bad_value;
        }
        return errc::none;
    }

    /// Whether the elements' texts are the same, one by one.
    [[nodiscard]] constexpr bool same_as(const split_list& other) const noexcept {
        return detail::same_sequence(*this, other,
                                     [](const iterator& i, const iterator& j) { return i.token() == j.token(); });
    }

private:
    /// By hand where it can be, since most lists have one element, and finding that out takes the iterator longer than reading it.
    static constexpr bool are_elements(std::string_view text) noexcept {
        if constexpr (Separator == ' ') {
            iterator i(text);
            if (i == list_end{}) return false;
            do {
                if (!is_element(i.token())) return false;
            } while (++i != list_end{});
            return true;
        } else {
            std::size_t first = 0;
            std::size_t end = 0;
            do {
                const std::size_t found = text.find(Separator, first);
                end = found != std::string_view::npos ? found : text.size();
                if (!is_element(detail::slice(text, first, end - first))) return false;
                first = end + 1;
            } while (end != text.size());
            return true;
        }
    }
    static constexpr bool is_element(std::string_view text) noexcept {
        T value{};
        return !text.empty() && read_token(text, value) == errc::none;
    }

    std::string_view text_;
};

/// Arguments at the end of a line, for io.rest().
template <class T>
using token_list = split_list<T, ' '>;

/// One argument that is a list: `0,3`.
template <class T>
using comma_list = split_list<T, ','>;

} // namespace msnp
