// Reads body structs: the visitors that fill one from an element.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/message/xml.hpp>
#include <msnp/message/xml_text.hpp>
#include <msnp/message/xml_visitor.hpp>
#include <msnp/wire/token.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace msnp::xml::detail {

/// Takes a value from text. What is no class of text is decoded first, into memory that does not stay.
template <class T>
constexpr errc read_value(const xml_text& text, T& out) noexcept {
    if constexpr (std::is_same_v<T, xml_text>) {
        out = text;
        return errc::none;
    } else if constexpr (text_class<T>) {
        return out.from_xml(text);
    } else {
        static_assert(!std::is_constructible_v<T, std::string_view>, "it would view a decoded copy");
        std::array<char, 64> memory{};
        const result<std::string_view> plain = text.decode_to(memory);
        return plain ? read_token(*plain, out) : errc::bad_value;
    }
}

template <class T>
struct inside_optional {
    using type = T;
};
template <class T>
struct inside_optional<std::optional<T>> {
    using type = T;
};

/// What the readers of one payload share.
struct reading {
    std::string_view document;
    bool bad_values = true;
    error failure{};

    constexpr void fail(errc code, std::string_view at, std::string_view name) noexcept {
        if (bad_values || failure.code != errc::none) return;
        failure = {code, static_cast<std::size_t>(at.data() - document.data()), name};
    }
    /// Takes a value, or tells where the text is that is none: for an empty one, the name of the element that it is in.
    template <class T>
    constexpr void take(std::string_view name, const xml_text& text, std::string_view place, T& value) noexcept {
        typename inside_optional<T>::type read{};
        const errc code = read_value(text, read);
        if (code == errc::none)
            value = read;
        else
            fail(code, text.raw().empty() ? place : text.raw(), name);
    }
};

template <class Body>
constexpr void read_element(const element& in, reading& shared, Body& body, bool is_document = false) noexcept;

/// Fills a struct from what an element itself has.
class tag_reader : public idle_visitor {
public:
    constexpr tag_reader(const element& in, reading& shared, bool is_document) noexcept
        : in_(in), shared_(shared), is_document_(is_document) {}

    constexpr void declaration(bool& value) const noexcept {
        value = is_document_ && shared_.document.starts_with("<?xml");
    }
    constexpr void attribute(std::string_view wire_name, std::string_view name, auto& value) noexcept {
        if (const auto text = in_.attribute(wire_name))
            shared_.take(name, *text, in_.name(), value);
        else
            shared_.fail(errc::missing_argument, in_.name(), name);
    }
    constexpr void opt_attribute(std::string_view wire_name, std::string_view name, auto& value) noexcept {
        if (const auto text = in_.attribute(wire_name)) shared_.take(name, *text, in_.name(), value);
    }
    constexpr void text(std::string_view name, auto& value) noexcept {
        if (const xml_text own = in_.text(); !own.empty()) shared_.take(name, own, in_.name(), value);
    }
    template <class Body>
    constexpr void list(std::string_view, xml::list<Body>& value) noexcept {
        value = xml::list<Body>(in_.inner());
    }
    template <class Body>
    constexpr void others(other_parts<Body>& value) noexcept {
        value = other_parts<Body>(in_.attributes(), in_.inner());
    }

private:
    const element& in_;
    reading& shared_;
    bool is_document_;
};

/// Fills a struct from one element in its own: so all of them are gone through once, however many fields there are.
class child_reader : public idle_visitor {
public:
    constexpr child_reader(const element& child, reading& shared, std::uint64_t& taken) noexcept
        : child_(child), shared_(shared), taken_(taken) {}

    constexpr void opt_child(std::string_view wire_name, std::string_view name, auto& value) noexcept {
        if (is_first(wire_name)) shared_.take(name, child_.text(), child_.name(), value);
    }
    template <class Body>
    constexpr void opt_nested(std::string_view, optional_element<Body>& value) noexcept {
        if (!is_first(own_root<Body>.found)) return;
        Body body{};
        read_element(child_, shared_, body);
        value = body;
    }
    template <class Body>
    constexpr void list(std::string_view, xml::list<Body>&) noexcept {
        if (shared_.bad_values || child_.name() != own_root<Body>.found) return; // nothing in it is an error
        Body body{};
        read_element(child_, shared_, body);
    }

private:
    /// Whether it is the first element of this name: fields are told apart by their place in wire().
    constexpr bool is_first(std::string_view name) noexcept {
        const std::uint64_t bit = std::uint64_t{1} << field_++;
        if (child_.name() != name || (taken_ & bit) != 0) return false;
        taken_ |= bit;
        return true;
    }

    const element& child_;
    reading& shared_;
    std::uint64_t& taken_; ///< the fields that have an element
    unsigned field_ = 0;
};

template <class Body>
constexpr void read_element(const element& in, reading& shared, Body& body, bool is_document) noexcept {
    tag_reader own(in, shared, is_document);
    Body::wire(own, body);
    std::uint64_t taken = 0;
    for (const element& e : in) {
        child_reader child(e, shared, taken);
        Body::wire(child, body);
    }
}

} // namespace msnp::xml::detail
