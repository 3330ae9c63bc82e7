// The visitors of a wire() whose struct is a list of items: reading and writing.
//
// As with commands and messages, wire() is the only place that knows a struct's keys. Its operations, in the order in which items are
// written (they are read in any order, their keys in any case):
//
//     value(key, name, v)      an item that must be there
//     opt(key, name, v)        one that may be missing: a std::optional
//     word(key, name, v)       a word without a value, there or not: a bool
//     each(key, name, v)       an item that may come several times: a repeated_items
//     opt_each(key, name, v, further)   one whose first is a std::optional, and what comes after it a repeated_items
//     others(name, v)          the items that the struct does not name, last of all: an other_items
//
// A struct that stands in a header has the header's name as `header_name`; one with `has_scheme` begins with "Passport1.4".
#pragma once

#include <msnp/auth/item_list.hpp>
#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/message/name_search.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace msnp::auth {

/// What header values of Passport begin with. [MS-PASS]
inline constexpr std::string_view scheme = "Passport1.4"sv;

/// True for a byte that is percent-encoded in an item: all but letters, digits and "-_.~", so that neither a comma nor an '&' nor a
/// quote is left.
[[nodiscard]] constexpr bool needs_percent_in_item(char c) noexcept {
    const char lower = mime::to_lower(c);
    const bool is_plain = (lower >= 'a' && lower <= 'z') || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '~';
    return !is_plain;
}

namespace detail {

    /// A control character, which no header value has.
    constexpr bool is_control(char c) noexcept {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    }
    /// Where the first of them is, or npos.
    constexpr std::size_t find_control(std::string_view text) noexcept {
        for (std::size_t i = 0; i < text.size(); ++i)
            if (is_control(text[i])) return i;
        return std::string_view::npos;
    }

    /// Whether a value that begins with a quote ends with one. What follows one that does not might be taken for a part of it.
    constexpr bool is_closed(std::string_view value) noexcept {
        return value.empty() || value.front() != quote || (value.size() > 1 && value.back() == quote);
    }

    template <class Struct>
    constexpr char separator_of() noexcept {
        if constexpr (requires { Struct::separator; })
            return Struct::separator;
        else
            return ',';
    }
    template <class Struct>
    concept has_scheme = requires {
        requires Struct::has_scheme;
    };
    template <class Struct>
    using items_of = item_list<separator_of<Struct>()>;

    /// Whether a struct names an item itself.
    class item_search : public msnp::detail::wanted_name<bool, mime::equal_ignoring_case> {
    public:
        constexpr explicit item_search(std::string_view key) noexcept : wanted_name(true, key) {}
        constexpr void value(std::string_view key, std::string_view, const auto&) noexcept { note(true, key); }
        constexpr void opt(std::string_view key, std::string_view, const auto&) noexcept { note(true, key); }
        constexpr void word(std::string_view key, std::string_view, const bool&) noexcept { note(true, key); }
        constexpr void each(std::string_view key, std::string_view, const auto&) noexcept { note(true, key); }
        constexpr void opt_each(std::string_view key, std::string_view, const auto&, const auto&) noexcept {
            note(true, key);
        }
        constexpr void others(std::string_view, const auto&) noexcept {}
    };
    template <class Struct>
    struct other_item {
        static constexpr bool takes(const item& i) noexcept {
            return !msnp::detail::finds_name<Struct>(item_search(i.key));
        }
    };
    template <class Struct>
    using other_item_cursor = msnp::detail::filtering_cursor<item_cursor<separator_of<Struct>()>, other_item<Struct>>;

} // namespace detail

/// The items that a struct has no field for. They are written back as they came, in their order.
template <class Struct>
class other_items : public lazy_list<other_items<Struct>, detail::other_item_cursor<Struct>> {
public:
    /// Goes through the items.
    using iterator = lazy_iterator<detail::other_item_cursor<Struct>>;

    /// No item.
    constexpr other_items() noexcept = default;
    /// Items as they are to be written, byte by byte. One among them that is a field of the struct is refused then.
    constexpr other_items(std::string_view verbatim) noexcept : text_(verbatim) {}
    /// Items as they are to be written.
    constexpr other_items(const char* verbatim) noexcept : text_(verbatim) {}
    /// Those of a whole list that are no fields of the struct.
    [[nodiscard]] static constexpr other_items among(std::string_view all) noexcept {
        other_items some(all);
        some.has_fields_ = true;
        return some;
    }

    /// The first item.
    [[nodiscard]] constexpr iterator begin() const noexcept {
        return iterator(detail::item_cursor<detail::separator_of<Struct>()>(text_));
    }
    /// The value of the first item of this key, in any case; empty optional when there is none.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view key) const noexcept {
        for (const item& i : *this)
            if (i.has_value && mime::equal_ignoring_case(i.key, key)) return i.value;
        return std::nullopt;
    }
    /// The text that they are in, where it holds nothing else; nothing where there are fields among them.
    [[nodiscard]] constexpr std::optional<std::string_view> verbatim() const noexcept {
        return has_fields_ ? std::nullopt : std::optional(text_);
    }

private:
    std::string_view text_;
    bool has_fields_ = false; ///< the text may hold items that are fields
};

namespace detail {

    /// Takes one item into the field whose key it has. A word among values, or the other way round, is errc::bad_value, a second item of
    /// a field that has one errc::extra_argument: of two passwords nobody knows which is meant.
    class item_taker {
    public:
        constexpr item_taker(const item& from, std::string_view list, std::uint32_t& seen) noexcept
            : item_(from), list_(list), seen_(seen) {}

        template <class T>
        constexpr void value(std::string_view key, std::string_view name, T& value) noexcept {
            if (!is_mine(key, name, true) || code_ != errc::none) return;
            code_ = read_token(item_.value, value);
        }
        template <class T>
        constexpr void opt(std::string_view key, std::string_view name, std::optional<T>& value) noexcept {
            if (!is_mine(key, name, true) || code_ != errc::none) return;
            T read{};
            code_ = read_token(item_.value, read);
            value = read;
        }
        constexpr void word(std::string_view key, std::string_view name, bool& value) noexcept {
            if (is_mine(key, name, false)) value = true;
        }
        constexpr void each(std::string_view key, std::string_view name, const auto&) noexcept {
            if (!is_mine(key, name, true)) return;
            if (code_ == errc::extra_argument) code_ = errc::none;
        }
        template <class T, class Key>
        constexpr void opt_each(std::string_view key, std::string_view name, std::optional<T>& value,
                                repeated_items<Key>& further) noexcept {
            opt(key, name, value);
            const std::uint32_t bit = next_;
            next_ <<= 1;
            if (field_ != name || code_ != errc::extra_argument) return;
            code_ = errc::none;
            if ((seen_ & bit) == 0) further = list_.substr(static_cast<std::size_t>(item_.text.data() - list_.data()));
            seen_ |= bit;
        }
        constexpr void others(std::string_view, const auto&) noexcept {}

        /// What is wrong with the item, in which field.
        [[nodiscard]] constexpr errc code() const noexcept { return code_; }
        [[nodiscard]] constexpr std::string_view field() const noexcept { return field_; }

    private:
        constexpr bool is_mine(std::string_view key, std::string_view name, bool has_value) noexcept {
            const std::uint32_t bit = next_;
            next_ <<= 1;
            if (!mime::equal_ignoring_case(item_.key, key)) return false;
            field_ = name;
            code_ = item_.has_value != has_value || !is_closed(item_.value) ? errc::bad_value
                    : (seen_ & bit) != 0                                    ? errc::extra_argument
                                                                            : errc::none;
            seen_ |= bit;
            return true;
        }

        const item& item_;
        std::string_view list_;
        std::uint32_t& seen_;
        std::uint32_t next_ = 1;
        std::string_view field_{};
        errc code_ = errc::none;
    };

    /// Does what is left once each item was looked at: what is missing, and the lists.
    class item_finisher {
    public:
        constexpr item_finisher(std::string_view text, std::uint32_t seen) noexcept : text_(text), seen_(seen) {}

        constexpr void value(std::string_view, std::string_view name, const auto&) noexcept {
            if ((seen_ & next_) == 0 && missing_.empty()) missing_ = name;
            next_ <<= 1;
        }
        template <class T>
        constexpr void opt(std::string_view, std::string_view, std::optional<T>& value) noexcept {
            // A struct to be written may have another default. Not by reset(), behind which clang 14 can't copy it in constant evaluation.
            if ((seen_ & next_) == 0) value = std::optional<T>();
            next_ <<= 1;
        }
        constexpr void word(std::string_view, std::string_view, const bool&) noexcept { next_ <<= 1; }
        constexpr void opt_each(std::string_view, std::string_view, const auto&, const auto&) noexcept { next_ <<= 2; }
        template <class Key>
        constexpr void each(std::string_view, std::string_view, repeated_items<Key>& value) noexcept {
            if ((seen_ & next_) != 0) value = text_;
            next_ <<= 1;
        }
        template <class Struct>
        constexpr void others(std::string_view, other_items<Struct>& value) noexcept {
            value = other_items<Struct>::among(text_);
        }
        /// The first field that must be there and is not; empty if there is none.
        [[nodiscard]] constexpr std::string_view missing() const noexcept { return missing_; }

    private:
        std::string_view text_;
        std::uint32_t seen_;
        std::uint32_t next_ = 1;
        std::string_view missing_{};
    };

    /// Where a list begins: behind "Passport1.4" and blanks, in any case; npos where that is not there.
    template <class Struct>
    constexpr std::size_t list_begin(std::string_view text) noexcept {
        if constexpr (has_scheme<Struct>) {
            if (!mime::equal_ignoring_case(text.substr(0, scheme.size()), scheme)) return std::string_view::npos;
            const std::size_t begin = skip_blanks(text, scheme.size());
            return begin == scheme.size() && begin < text.size() ? std::string_view::npos : begin;
        } else {
            return 0;
        }
    }

    /// Writes items. What a value would be read back as is looked at while it is written, and it is refused where that is another.
    template <class Sink>
    class item_writer {
    public:
        constexpr item_writer(Sink& sink, char separator) noexcept : sink_(sink), separator_(separator) {}

        template <class T>
        constexpr void value(std::string_view key, std::string_view name, const T& value) {
            begin(key);
            sink_.put('=');
            const std::size_t at = sink_.size();
            value_sink checked{sink_, separator_};
            errc code = errc::none;
            if constexpr (std::is_base_of_v<percent_text, T>)
                write_percent(checked, value);
            else
                code = write_token(checked, value);
            // An empty value is read by those types only that take an empty text.
            if (T nothing{}; code == errc::none && checked.count == 0) code = read_token({}, nothing);
            if (code == errc::none && !checked.is_good()) code = errc::bad_value;
            if (code != errc::none) fail(code, name, at);
        }
        template <class T>
        constexpr void opt(std::string_view key, std::string_view name, const std::optional<T>& value) {
            if (value) this->value(key, name, *value);
        }
        constexpr void word(std::string_view key, std::string_view, const bool& value) {
            if (value) begin(key);
        }
        template <class Key>
        constexpr void each(std::string_view key, std::string_view name, const repeated_items<Key>& values) {
            for (const item& i : values) {
                if (!i.has_value) fail(errc::missing_value, name, sink_.size());
                value(key, name, i.value);
            }
        }
        template <class T, class Key>
        constexpr void opt_each(std::string_view key, std::string_view name, const std::optional<T>& value,
                                const repeated_items<Key>& further) {
            opt(key, name, value);
            each(key, name, further);
        }
        template <class Struct>
        constexpr void others(std::string_view name, const other_items<Struct>& items) {
            if (const auto text = items.verbatim()) {
                // Split where any reader would, since not all know of quotes.
                for (const std::string_view part : split_list<std::string_view, separator_of<Struct>()>(*text))
                    if (!other_item<Struct>::takes({.key = mime::trim(part.substr(0, part.find('=')))}))
                        fail(errc::bad_value, name, sink_.size());
                // Blanks alone would be taken for those behind the scheme.
                if (!text->empty() && mime::trim(*text).empty()) fail(errc::bad_value, name, sink_.size());
                if (!text->empty()) verbatim(name, *text);
            } else {
                for (const item& i : items) verbatim(name, i.text);
            }
        }
        [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

    private:
        /// Looks at a value.
        struct value_sink {
            Sink& target;
            char separator;
            std::size_t count = 0;
            char first = '\0';
            char last = '\0';
            bool is_plain = true; ///< neither a separator nor a control character

            constexpr void put(char c) {
                if (count++ == 0) first = c;
                last = c;
                is_plain = is_plain && c != separator && !is_control(c);
                target.put(c);
            }
            constexpr void write(std::string_view text) {
                for (const char c : text) put(c);
            }
            [[nodiscard]] constexpr std::size_t size() const { return target.size(); }
            [[nodiscard]] constexpr bool is_good() const noexcept {
                const bool is_closed = first != quote || (count > 1 && last == quote);
                return is_plain && is_closed && !mime::is_blank(first) && !mime::is_blank(last);
            }
        };

        static constexpr void write_percent(value_sink& sink, const percent_text& text) {
            if (text.is_encoded())
                sink.write(text.raw());
            else
                write_percent_encoded(sink, text.raw(), needs_percent_in_item);
        }
        constexpr void begin(std::string_view key) {
            if (!is_first_) sink_.put(separator_);
            is_first_ = false;
            sink_.write(key);
        }
        constexpr void verbatim(std::string_view name, std::string_view text) {
            if (find_control(text) != std::string_view::npos) fail(errc::bad_value, name, sink_.size());
            begin(text);
        }
        constexpr void fail(errc code, std::string_view name, std::size_t at) noexcept {
            if (failure_.code == errc::none) failure_ = {code, at, name};
        }

        Sink& sink_;
        char separator_;
        bool is_first_ = true;
        error failure_{};
    };

    template <class Struct, class Sink>
    constexpr error write(const Struct& what, Sink& sink) {
        if constexpr (has_scheme<Struct>) {
            sink.write(scheme);
            sink.put(' ');
        }
        item_writer<Sink> io(sink, separator_of<Struct>());
        Struct::wire(io, what);
        return io.failure();
    }

} // namespace detail

/// A struct that is a list of items.
template <class Struct>
concept item_struct = requires(Struct& what, detail::item_search& search) {
    Struct::wire(search, what);
};

/// Reads a list of items as a struct: a header's value, a policy, a ticket. errc::wrong_word ("Passport1.4") at 0 where the scheme is
/// missing, errc::bad_byte at a control character, errc::missing_argument at the end when a field is not there, errc::extra_argument
/// at a second item of one field, errc::bad_value or a number's errors at a value that is none; the offset is that of the byte in
/// `text`, the field the struct's. What the struct does not name is kept in its others. Views point into the text.
template <item_struct Struct>
[[nodiscard]] constexpr result<Struct> parse(byte_view text) noexcept {
    const std::string_view all = text.text();
    const std::size_t begin = detail::list_begin<Struct>(all);
    if (begin == std::string_view::npos) return error{errc::wrong_word, 0, scheme};
    if (const std::size_t bad = detail::find_control(all); bad != std::string_view::npos)
        return error{errc::bad_byte, bad, {}};
    const std::string_view list = all.substr(begin);
    Struct read{};
    std::uint32_t seen = 0;
    for (const item& i : detail::items_of<Struct>(list)) {
        detail::item_taker io(i, list, seen);
        Struct::wire(io, read);
        if (io.code() == errc::none) continue;
        const std::string_view at = i.has_value && io.code() != errc::extra_argument ? i.value : i.key;
        return error{io.code(), static_cast<std::size_t>(at.data() - all.data()), io.field()};
    }
    detail::item_finisher io(list, seen);
    Struct::wire(io, read);
    if (!io.missing().empty()) return error{errc::missing_argument, all.size(), io.missing()};
    return read;
}

/// Exactly how many bytes serialize() takes; 0 for a struct that can't be written.
template <item_struct Struct>
[[nodiscard]] constexpr std::size_t wire_size(const Struct& what) {
    return msnp::detail::count_secret([&](auto& sink) { return detail::write(what, sink); }).value_or(0);
}

/// Writes a struct as a header's value, a policy or a ticket into `buffer`, and returns how many bytes it took. A percent_text that was
/// given plain is encoded. errc::bad_value for a value that holds a separator or a control character, begins or ends with a blank, or
/// begins with a quote that nothing closes, and for one of the others that is a field of the struct: no value makes an item, a header
/// or a line of its own. errc::missing_value for one of a field's items that has none, errc::buffer_too_small. The buffer is as before then.
template <item_struct Struct>
[[nodiscard]] constexpr result<std::size_t> serialize(const Struct& what, std::span<char> buffer) {
    return msnp::detail::write_secret(buffer, [&](auto& sink) { return detail::write(what, sink); });
}

} // namespace msnp::auth
