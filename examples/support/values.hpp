// A command, or a message inside one, as names and plain values: what every view of it starts from.
//
// msnp::for_each_field() hands out the library's types; to_value() turns each into text, a number, a yes or no, a list or
// an object of those, as a person would write it: percent-encoded text decoded, words by their names, "busy" and not "BSY".
#pragma once

#include <msnp/msnp.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace msnp_examples {

/// The value of a field. Text is bytes: often UTF-8, never to be relied upon.
struct value {
    enum class kind { text, number, flag, list, object, hidden };

    kind is = kind::text;
    std::string text;
    std::uint64_t number = 0;       ///< of a flag 0 or 1, of what is hidden how many bytes it has
    bool negative = false;          ///< of a number below 0, whose size `number` is
    std::vector<value> items;       ///< of a list or an object
    std::vector<std::string> names; ///< of an object's items
    bool is_secret = false;         ///< to be hidden from who did not ask for it
    std::size_t open = 0;           ///< how many bytes in front of a secret text are none

    value() = default;
    explicit value(std::string bytes) : text(std::move(bytes)) {}
    explicit value(std::string_view bytes) : text(bytes) {}
    explicit value(const char* bytes) : text(bytes) {}
    explicit value(std::uint64_t n) : is(kind::number), number(n) {}
    explicit value(bool yes) : is(kind::flag), number(yes ? 1 : 0) {}
    explicit value(std::vector<value> list) : is(kind::list), items(std::move(list)) {}

    /// Adds an item to an object.
    void add(std::string_view name, value item) {
        is = kind::object;
        names.emplace_back(name);
        items.push_back(std::move(item));
    }
};

/// A value as a secret, all of it or what stands behind its first bytes.
[[nodiscard]] inline value secret(value what, std::size_t open = 0) {
    what.is_secret = true;
    what.open = open;
    return what;
}

/// Takes the secrets out of a value. Of text it is left what stands in front of them, and how long they are.
inline void hide_secrets(value& what) {
    for (value& item : what.items) {
        item.is_secret = item.is_secret || what.is_secret;
        hide_secrets(item);
    }
    if (!what.is_secret || what.is == value::kind::list || what.is == value::kind::object) return;
    if (what.is == value::kind::text && what.text.size() == what.open) return;
    value hidden;
    hidden.is = value::kind::hidden;
    hidden.number = what.is == value::kind::text ? what.text.size() - what.open : std::to_string(what.number).size();
    hidden.text = what.text.substr(0, what.open);
    while (hidden.text.ends_with(' ')) hidden.text.pop_back();
    what = std::move(hidden);
}

/// A field by name.
struct field {
    std::string name;
    value what;
};

/// One list of fields.
using field_list = std::vector<field>;

namespace detail {

    template <class T>
    concept has_text = requires(const T& t) {
        std::string_view(t.text);
    };
    template <class T>
    concept is_list = requires(const T& t) {
        typename T::value_type;
        t.begin();
        t.end();
    };

    /// Numbers that have names for people.
    template <class T>
    concept names_numbers = requires {
        requires msnp::has_vocabulary<typename T::known_numbers>;
    };

    template <class T>
    value token_value(const T& v) {
        std::string text;
        msnp::append_sink sink(text);
        static_cast<void>(msnp::write_token(sink, v));
        return value(std::move(text));
    }

} // namespace detail

/// The lists of a mask by name; bits that have none are added up at the end.
[[nodiscard]] inline value to_value(const msnp::list_mask& mask) {
    std::vector<value> names;
    std::uint64_t rest = mask.bits;
    for (const auto& w : msnp::vocabulary<msnp::list_kind>::words) {
        if (!mask.has(w.value)) continue;
        names.emplace_back(w.name);
        rest &= ~std::uint64_t{msnp::list_mask::bit_of(w.value)};
    }
    if (rest != 0) names.emplace_back(rest);
    return value(std::move(names));
}

namespace detail {

    /// The bits of a sum by name; those that have none are added up at the end.
    template <class Enum>
    value names_of(const msnp::capability_list<Enum>& all) {
        std::vector<value> names;
        std::uint64_t rest = 0;
        for (const Enum one : all) {
            const std::string_view name = msnp::name_of(one);
            if (name.empty())
                rest += static_cast<std::uint32_t>(one);
            else
                names.emplace_back(name);
        }
        if (rest != 0) names.emplace_back(rest);
        return value(std::move(names));
    }

} // namespace detail

/// What a client can do: the number as it came, what its bits are called, and the client's generation.
[[nodiscard]] inline value to_value(const msnp::capabilities& client) {
    value shown;
    shown.add("number", value(std::uint64_t{client.bits}));
    if (!client.all().empty()) shown.add("can", detail::names_of(client.all()));
    if (client.generation() != 0) shown.add("generation", value(std::uint64_t{client.generation()}));
    return shown;
}
/// The same with the second number, where there is one.
[[nodiscard]] inline value to_value(const msnp::capability_pair& client) {
    value shown = to_value(client.basic);
    if (!client.is_pair) return shown;
    shown.add("extended", value(std::uint64_t{client.extended}));
    if (!client.all_extended().empty()) shown.add("can_also", detail::names_of(client.all_extended()));
    return shown;
}

/// Bytes that are no text: how many, and the first of them in hexadecimal.
[[nodiscard]] inline value bytes_value(std::string_view bytes) {
    constexpr std::size_t most = 16;
    std::string dump = std::to_string(bytes.size()) + (bytes.size() == 1 ? " byte" : " bytes");
    if (!bytes.empty()) dump += ':';
    for (const char c : bytes.substr(0, most)) {
        dump += ' ';
        dump += msnp::hex_digits(static_cast<unsigned char>(c), 2).view();
    }
    return value(dump + (bytes.size() > most ? " …" : ""));
}

namespace detail {

    /// Visits the attributes of an msnobj.
    struct object_viewer {
        value shown;

        template <class T>
        void attribute(std::string_view, std::string_view name, const std::optional<T>& attribute) {
            if (!attribute) return;
            if constexpr (std::is_same_v<T, msnp::xml_text>) {
                shown.add(name, value(attribute->template to<std::string>()));
            } else if constexpr (std::is_same_v<T, msnp::msnobj::friendly_name>) {
                std::string memory(attribute->text.raw().size(), ' ');
                const auto decoded = attribute->decode_to(memory);
                shown.add(name, value(decoded ? decoded->template to<std::string>()
                                              : attribute->text.template to<std::string>()));
            } else if constexpr (std::is_same_v<T, msnp::msnobj::digest>) {
                shown.add(name, value(attribute->text.template to<std::string>()));
            } else if constexpr (msnp::number_class<T>) {
                const std::string_view known = msnp::name_of(static_cast<typename T::known_numbers>(attribute->number));
                shown.add(name, known.empty() ? value(std::uint64_t{attribute->number}) : value(known));
            } else {
                shown.add(name, value(std::uint64_t{*attribute}));
            }
        }
    };

} // namespace detail

/// An msnobj by its attributes; those that msnp has no name for come last, by theirs.
[[nodiscard]] inline value to_value(const msnp::msnobj::object& what) {
    detail::object_viewer viewer;
    msnp::msnobj::object::wire(viewer, what);
    std::vector<value> others;
    for (const msnp::xml::attribute& a : what.other)
        others.emplace_back(std::string(a.name) + "=" + a.value.to<std::string>());
    if (!others.empty()) viewer.shown.add("more", value(std::move(others)));
    return viewer.shown;
}

/// A text that is an msnobj, or else the text.
[[nodiscard]] inline value object_or_text(std::string_view text) {
    const auto read = msnp::msnobj::parse(text);
    return read && !read->is_none() ? to_value(*read) : value(text);
}

/// Any value of the library. A type that is not named here is shown as it is on the wire.
template <class T>
// NOLINTNEXTLINE(readability-function-size): a table of types, whose rows do not depend on each other
[[nodiscard]] value to_value(const T& v) {
    if constexpr (msnp::secret_value<T> && msnp::number_class<T>) {
        return secret(value(std::uint64_t{v.wire_number()}));
    } else if constexpr (msnp::secret_value<T>) {
        return secret(detail::token_value(v));
    } else if constexpr (std::is_same_v<T, bool>) {
        return value(v);
    } else if constexpr (std::is_integral_v<T>) {
        return value(std::uint64_t{v});
    } else if constexpr (msnp::number_class<T>) {
        if constexpr (detail::names_numbers<T>) {
            const std::string_view name = msnp::name_of(static_cast<typename T::known_numbers>(v.number));
            if (!name.empty()) return value(name);
        }
        return value(std::uint64_t{v.wire_number()});
    } else if constexpr (std::is_same_v<T, msnp::signed_number>) {
        value number(static_cast<std::uint64_t>(v.value < 0 ? -v.value : v.value));
        number.negative = v.value < 0;
        return number;
    } else if constexpr (std::is_same_v<T, msnp::message::emoticon>) {
        value picture;
        picture.add("shortcut", value(v.shortcut));
        picture.add("object", object_or_text(v.object));
        return picture;
    } else if constexpr (std::is_same_v<T, msnp::message::ink_data>) {
        return v.base64() ? value(v.text()) : bytes_value(v.text());
    } else if constexpr (std::is_same_v<T, msnp::percent_text>) {
        return value(v.template to<std::string>());
    } else if constexpr (std::is_same_v<T, msnp::display_object>) {
        return object_or_text(v.text.template to<std::string>());
    } else if constexpr (std::is_same_v<T, msnp::slp::address>) {
        return detail::token_value(v.peer);
    } else if constexpr (std::is_same_v<T, msnp::slp::hop>) {
        return value(v.branch.text);
    } else if constexpr (std::is_same_v<T, msnp::slp::sequence_number>) {
        return value(std::uint64_t{v.value});
    } else if constexpr (std::is_same_v<T, msnp::slp::mirrored_port>) {
        return value(std::uint64_t{v.number});
    } else if constexpr (std::is_same_v<T, msnp::slp::mirrored_text>) {
        std::string text;
        for (std::size_t i = 0; i < v.size(); ++i) text += v[i];
        return value(std::move(text));
    } else if constexpr (msnp::has_vocabulary<T>) {
        return value(msnp::name_of(v));
    } else if constexpr (requires { typename T::enumeration; }) {
        const auto known = v.known();
        return value(known ? msnp::name_of(*known) : v.text);
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        return value(std::string_view(v));
    } else if constexpr (detail::has_text<T>) {
        return value(std::string_view(v.text));
    } else if constexpr (detail::is_list<T>) {
        std::vector<value> items;
        for (const auto& item : v) items.push_back(to_value(item));
        return value(std::move(items));
    } else {
        return detail::token_value(v);
    }
}

} // namespace msnp_examples
