// The visitors of a body struct's wire(): what the attributes and the elements of an XML payload are.
//
// As with the headers of messages, wire() is the only place that knows a body's grammar, and reading, writing and inspecting are
// visitors of it. Its operations, in any order but for the first two:
//
//     literal("too-large")              the payload is this text and no XML; then there is nothing else
//     declaration(v)                    a bool: whether <?xml … ?> stands in front; only of a document's first element
//     root("Data")                      the element's name
//     attribute(wire_name, name, v)     an attribute that must be there
//     opt_attribute(wire_name, name, v) one that may be missing
//     opt_child(wire_name, name, v)     an element in it that holds nothing but text; may be missing
//     text(name, v)                     its own text, up to the first element in it
//     opt_nested(name, v)               an xml::optional_element of another such struct: an element in it, by the struct's own root()
//     list(name, v)                     an xml::list of another such struct: all elements in it with the name of its root()
//     others(v)                         an xml::other_parts: all attributes and elements that the struct does not name
//
// An optional value is a std::optional<T> where missing and empty differ, else a type with empty(). Of several attributes or elements
// with one name the first counts. What is in no field and in no others(), comments, text between elements, attributes of an element
// that opt_child() has read, is passed over.
//
// Values are xml_text, classes made from it (xml_values.hpp), and whatever read_token() takes and keeps no view of its text.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/message/xml.hpp>
#include <msnp/message/xml_body_reader.hpp>
#include <msnp/message/xml_body_writer.hpp>
#include <msnp/message/xml_parts.hpp>
#include <msnp/message/xml_visitor.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace msnp::payload {

namespace detail {

    namespace xml_detail = msnp::xml::detail;

    /// Hands out names and values.
    template <class Function>
    class body_inspector : public xml_detail::idle_visitor {
    public:
        constexpr explicit body_inspector(Function& function) noexcept : function_(function) {}

        constexpr void attribute(std::string_view, std::string_view name, const auto& value) { function_(name, value); }
        constexpr void opt_attribute(std::string_view, std::string_view name, const auto& value) { give(name, value); }
        constexpr void opt_child(std::string_view, std::string_view name, const auto& value) { give(name, value); }
        constexpr void text(std::string_view name, const auto& value) { give(name, value); }
        constexpr void opt_nested(std::string_view name, const auto& value) { give(name, value); }
        constexpr void list(std::string_view name, const auto& value) { give(name, value); }
        constexpr void others(const auto& value) { give("other", value); }

    private:
        constexpr void give(std::string_view name, const auto& value) {
            if (is_absent(value)) return;
            if constexpr (requires { value.has_value(); })
                function_(name, *value);
            else
                function_(name, value);
        }

        Function& function_;
    };

    /// The structs that a type stands for: itself, or those of a std::variant.
    template <class Body>
    struct bodies_of {
        static constexpr bool is_literal(std::string_view payload) noexcept {
            return xml_detail::own_root<Body>.is_literal && payload == xml_detail::own_root<Body>.found;
        }
        static constexpr bool read(const std::optional<xml::element>& root, xml_detail::reading& shared,
                                   result<Body>& out) noexcept {
            constexpr xml_detail::root_finder own = xml_detail::own_root<Body>;
            if (own.is_literal ? !is_literal(shared.document) : !root || root->name() != own.found) return false;
            Body body{};
            if (root) xml_detail::read_element(*root, shared, body, true);
            out = body;
            return true;
        }
    };
    template <class... Bodies>
    struct bodies_of<std::variant<Bodies...>> {
        using variant = std::variant<Bodies...>;
        static constexpr bool is_literal(std::string_view payload) noexcept {
            return (bodies_of<Bodies>::is_literal(payload) || ...);
        }
        static constexpr bool read(const std::optional<xml::element>& root, xml_detail::reading& shared,
                                   result<variant>& out) noexcept {
            return (read_one<Bodies>(root, shared, out) || ...);
        }

    private:
        template <class Body>
        static constexpr bool read_one(const std::optional<xml::element>& root, xml_detail::reading& shared,
                                       result<variant>& out) noexcept {
            result<Body> one = error{};
            if (!bodies_of<Body>::read(root, shared, one)) return false;
            out = result<variant>(std::in_place, std::in_place_type<Body>, *one);
            return true;
        }
    };

} // namespace detail

/// Reads a payload as a body struct, or as the one of a std::variant of them whose root() is the payload's first element.
/// Errors are
/// those of xml::parse(), and errc::wrong_word for another element, or none; where bad values are not tolerated also
/// errc::bad_value
/// and a number's, errc::missing_argument for a missing attribute, and errc::trailing_bytes for another element behind the
/// first.
/// Their offset counts from the payload's first byte, their field is the struct's. Views point into the payload. Goes through
/// the payload
/// a bounded number of times.
template <class Body>
[[nodiscard]] constexpr result<Body> parse(byte_view payload, const xml::tolerance& allowed = {}) noexcept {
    using bodies = detail::bodies_of<Body>;
    const std::string_view bytes = payload.text();
    xml::detail::reading shared{bytes, allowed.bad_values};
    std::optional<xml::element> root;
    if (!bodies::is_literal(bytes)) {
        const result<xml::element> document = xml::parse(bytes, allowed);
        if (!document) return document.error();
        auto i = document->begin();
        if (i != document->end()) root = *i++;
        if (i != document->end()) shared.fail(errc::trailing_bytes, i->name(), {});
    }
    const std::size_t at = root ? static_cast<std::size_t>(root->name().data() - bytes.data()) : 0;
    result<Body> read = error{errc::wrong_word, at, {}};
    if (bodies::read(root, shared, read) && shared.failure.code != errc::none) return shared.failure;
    return read;
}

/// Writes a body struct, or a std::variant of them, into `buffer`, and returns how many bytes it took: the payload of a
/// command. A
/// value that can't be written is errc::bad_value, errc::out_of_range or errc::bad_xml, and the buffer is as before;
/// errc::buffer_too_small when it does not fit.
template <class Body>
[[nodiscard]] constexpr result<std::size_t> serialize(const Body& body, std::span<char> buffer) {
    return msnp::detail::write_counted(buffer, [&](auto& sink) { return xml::detail::write(body, sink); });
}

/// Exactly how many bytes serialize() takes; 0 for a body that can't be written.
template <class Body>
[[nodiscard]] constexpr std::size_t wire_size(const Body& body) {
    return msnp::detail::counted_size([&](auto& sink) { return xml::detail::write(body, sink); });
}

/// Calls function(std::string_view name, const auto& value) for each field of a body struct that is there, by the field's own
/// name;
/// a value may be such a struct itself, an xml::list of them, or, as "other", an xml::other_parts.
template <class Body, class Function>
constexpr void for_each_field(const Body& body, Function&& function) {
    detail::body_inspector<std::remove_reference_t<Function>> io(function);
    Body::wire(io, body);
}
/// The same of the struct that a variant holds.
template <class... Bodies, class Function>
constexpr void for_each_field(const std::variant<Bodies...>& body, Function&& function) {
    std::visit([&](const auto& one) { for_each_field(one, function); }, body);
}

} // namespace msnp::payload
