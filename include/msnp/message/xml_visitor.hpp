// What the visitors of a body struct's wire() begin with (xml_fields.hpp has its operations), and two that only ask for names.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/message/name_search.hpp>
#include <msnp/message/xml_text.hpp>

#include <concepts>
#include <string_view>

namespace msnp::xml {

template <class Body>
class optional_element;
template <class Body>
class list;
template <class Body>
class other_parts;

/// A class that is made from text and views it: `errc from_xml(const xml_text&)`, and `errc write_xml(Sink&)`, which escapes.
template <class T>
concept text_class = requires(T& value, const xml_text& text) {
    { value.from_xml(text) } -> std::same_as<errc>;
};

namespace detail {

    /// Takes every operation and does nothing: what the visitors below begin with.
    class idle_visitor {
    public:
        constexpr void literal(std::string_view) noexcept {}
        constexpr void declaration(const bool&) noexcept {}
        constexpr void root(std::string_view) noexcept {}
        constexpr void attribute(std::string_view, std::string_view, const auto&) noexcept {}
        constexpr void opt_attribute(std::string_view, std::string_view, const auto&) noexcept {}
        constexpr void opt_child(std::string_view, std::string_view, const auto&) noexcept {}
        constexpr void text(std::string_view, const auto&) noexcept {}
        constexpr void opt_nested(std::string_view, const auto&) noexcept {}
        constexpr void list(std::string_view, const auto&) noexcept {}
        constexpr void others(const auto&) noexcept {}
    };

    /// Looks up the name of a body's element, or the text that it is.
    class root_finder : public idle_visitor {
    public:
        constexpr void literal(std::string_view text) noexcept {
            found = text;
            is_literal = true;
        }
        constexpr void root(std::string_view name) noexcept { found = name; }

        std::string_view found{};
        bool is_literal = false;
    };
    template <class Body>
    constexpr root_finder root_of() noexcept {
        root_finder finder;
        Body body{};
        Body::wire(finder, body);
        return finder;
    }

    /// The same, made once.
    template <class Body>
    inline constexpr root_finder own_root = root_of<Body>();

    /// What a name stands for.
    enum class part : bool { attribute, element };

    constexpr bool same_name(std::string_view a, std::string_view b) noexcept {
        return a == b;
    }

    /// Whether a struct names an attribute, or an element, itself.
    class name_search : public idle_visitor, public msnp::detail::wanted_name<part, same_name> {
    public:
        using wanted_name::wanted_name;
        constexpr void attribute(std::string_view name, std::string_view, const auto&) noexcept {
            note(part::attribute, name);
        }
        constexpr void opt_attribute(std::string_view name, std::string_view, const auto&) noexcept {
            note(part::attribute, name);
        }
        constexpr void opt_child(std::string_view name, std::string_view, const auto&) noexcept {
            note(part::element, name);
        }
        template <class Body>
        constexpr void opt_nested(std::string_view, const optional_element<Body>&) noexcept {
            note(part::element, own_root<Body>.found);
        }
        template <class Body>
        constexpr void list(std::string_view, const xml::list<Body>&) noexcept {
            note(part::element, own_root<Body>.found);
        }
    };
    template <class Body>
    constexpr bool names_itself(part where, std::string_view name) noexcept {
        return msnp::detail::finds_name<Body>(name_search(where, name));
    }

} // namespace detail

} // namespace msnp::xml
