// Writes body structs: the visitors that write the tags of one, and what stands between them.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/message/xml.hpp>
#include <msnp/message/xml_parts.hpp>
#include <msnp/message/xml_text.hpp>
#include <msnp/message/xml_visitor.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp::xml::detail {

/// Escapes what goes through it.
template <class Sink>
struct escaping_sink {
    Sink& target;
    constexpr void put(char c) { write({&c, 1}); }
    constexpr void write(std::string_view plain) { write_xml_escaped(target, plain); }
    [[nodiscard]] constexpr std::size_t size() const { return target.size(); }
};
/// Passes on what is escaped already, but for quotation marks, which would end an attribute.
template <class Sink>
struct quoting_sink {
    Sink& target;
    constexpr void put(char c) {
        if (c == '"')
            target.write("&quot;");
        else
            target.put(c);
    }
    constexpr void write(std::string_view escaped) {
        for (const char c : escaped) put(c);
    }
    [[nodiscard]] constexpr std::size_t size() const { return target.size(); }
};

template <class T, class Sink>
constexpr errc write_value(Sink& sink, const T& value) {
    if constexpr (std::is_same_v<T, xml_text>) {
        value.write(sink);
        return errc::none;
    } else if constexpr (text_class<T>) {
        return value.write_xml(sink);
    } else if constexpr (requires { value.has_value(); }) {
        return write_value(sink, *value);
    } else {
        escaping_sink<Sink> escaped{sink};
        return write_token(escaped, value);
    }
}

template <class Sink>
struct writing {
    Sink& sink;
    error failure{};
    std::size_t depth = 0;

    constexpr void note(errc code, std::string_view name) noexcept {
        if (code != errc::none && failure.code == errc::none) failure = {code, sink.size(), name};
    }
};

/// Writes an element's start, up to the end of its attributes.
template <class Sink>
class tag_writer : public idle_visitor {
public:
    constexpr explicit tag_writer(writing<Sink>& out) noexcept : out_(out) {}

    constexpr void literal(std::string_view text) { out_.sink.write(text); }
    constexpr void declaration(const bool& value) {
        if (!value) return;
        if (out_.depth != 0) return out_.note(errc::bad_value, "declared");
        out_.sink.write(R"(<?xml version="1.0" encoding="utf-8" ?>)");
    }
    constexpr void root(std::string_view name) {
        out_.sink.put('<');
        out_.sink.write(name);
    }
    constexpr void attribute(std::string_view wire_name, std::string_view name, const auto& value) {
        out_.sink.put(' ');
        out_.sink.write(wire_name);
        out_.sink.write("=\"");
        quoting_sink<Sink> quoted{out_.sink};
        out_.note(write_value(quoted, value), name);
        out_.sink.put('"');
    }
    constexpr void opt_attribute(std::string_view wire_name, std::string_view name, const auto& value) {
        if (!is_absent(value)) attribute(wire_name, name, value);
    }
    template <class Body>
    constexpr void others(const other_parts<Body>& value) {
        value.for_each_attribute([&](const xml::attribute& a) { copy_attribute(out_.sink, a); });
    }

private:
    writing<Sink>& out_;
};

template <class Body, class Sink>
constexpr void write_element(const Body& body, writing<Sink>& out);

/// Writes what stands in an element, and its end.
template <class Sink>
class content_writer : public idle_visitor {
public:
    constexpr explicit content_writer(writing<Sink>& out) noexcept : out_(out) {}

    constexpr void root(std::string_view name) noexcept { name_ = name; }
    constexpr void opt_child(std::string_view wire_name, std::string_view name, const auto& value) {
        if (is_absent(value)) return;
        open();
        tag("<", wire_name);
        out_.note(write_value(out_.sink, value), name);
        tag("</", wire_name);
    }
    constexpr void text(std::string_view name, const auto& value) {
        if (is_absent(value)) return;
        open();
        out_.note(write_value(out_.sink, value), name);
    }
    template <class Body>
    constexpr void opt_nested(std::string_view, const optional_element<Body>& value) {
        if (value) nested(*value);
    }
    template <class Body>
    constexpr void list(std::string_view, const xml::list<Body>& value) {
        for (const Body& body : value) nested(body);
    }
    template <class Body>
    constexpr void others(const other_parts<Body>& value) {
        if (value.begin() == list_end{}) return out_.note(value.failure(), "other");
        open();
        out_.note(value.write_elements(out_.sink, out_.depth + 1), "other");
    }
    constexpr void finish() {
        if (name_.empty()) return;
        if (is_open_)
            tag("</", name_);
        else
            out_.sink.write("/>");
    }

private:
    constexpr void open() {
        if (!is_open_) out_.sink.put('>');
        is_open_ = true;
    }
    constexpr void tag(std::string_view begin, std::string_view name) {
        out_.sink.write(begin);
        out_.sink.write(name);
        out_.sink.put('>');
    }
    template <class Body>
    constexpr void nested(const Body& body) {
        open();
        ++out_.depth;
        write_element(body, out_);
        --out_.depth;
    }

    writing<Sink>& out_;
    std::string_view name_{};
    bool is_open_ = false; ///< the start has its '>'
};

template <class Body, class Sink>
constexpr void write_element(const Body& body, writing<Sink>& out) {
    tag_writer<Sink> start(out);
    Body::wire(start, body);
    content_writer<Sink> content(out);
    Body::wire(content, body);
    content.finish();
}

template <class Body, class Sink>
constexpr error write(const Body& body, Sink& sink) {
    if constexpr (requires { body.write_body(sink); }) {
        return body.write_body(sink);
    } else {
        writing<Sink> out{sink};
        write_element(body, out);
        return out.failure;
    }
}
template <class... Bodies, class Sink>
constexpr error write(const std::variant<Bodies...>& body, Sink& sink) {
    return std::visit([&](const auto& one) { return write(one, sink); }, body);
}

} // namespace msnp::xml::detail
