// The visitors of a body struct's wire(): what the attributes and the elements of an XML payload are.
//
// As with the headers of messages, wire() is the only place that knows a body's grammar, and reading, writing and inspecting are
// visitors of it. Its operations, in any order but for the first two:
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
// An optional value is a std::optional<T> where missing and empty differ, else a type with empty(). Of several attributes or elements
// with one name the first counts. What is in no field and in no others(), comments, text between elements, attributes of an element
// that opt_child() has read, is passed over.
//
// Values are xml_text, classes made from it (xml_values.hpp), and whatever read_token() takes and keeps no view of its text.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/xml.hpp>
#include <msnp/message/xml_text.hpp>
#include <msnp/wire/token.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace msnp::xml {

template <class Body>
class list;
template <class Body>
class other_parts;

/// An element in another that may be missing. What std::optional would be, but for what that costs to compile, which is a multiple of
/// all the rest of a struct.
template <class Body>
class optional_element {
public:
    /// The struct of the element.
    using value_type = Body;

    /// No element.
    constexpr optional_element() noexcept = default;
    /// This element.
    constexpr optional_element(const Body& body) noexcept : body_(body), has_(true) {}

    /// True when there is one.
    [[nodiscard]] constexpr bool has_value() const noexcept { return has_; }
    /// True when there is one.
    constexpr explicit operator bool() const noexcept { return has_; }
    /// The element; one without anything where there is none.
    [[nodiscard]] constexpr const Body& operator*() const noexcept { return body_; }
    /// The element, to be changed where there is one.
    [[nodiscard]] constexpr Body& operator*() noexcept { return body_; }
    /// The element; one without anything where there is none.
    [[nodiscard]] constexpr const Body* operator->() const noexcept { return &body_; }
    /// The element, to be changed where there is one.
    [[nodiscard]] constexpr Body* operator->() noexcept { return &body_; }

    /// Equal when both are missing, or both equal.
    friend constexpr bool operator==(const optional_element& a, const optional_element& b) noexcept {
        return a.has_ == b.has_ && (!a.has_ || a.body_ == b.body_);
    }

private:
    Body body_{};
    bool has_ = false;
};

/// A class that is made from text and views it: `errc from_xml(const xml_text&)`, and `errc write_xml(Sink&)`, which escapes.
template <class T>
concept text_class = requires(T& value, const xml_text& text) {
    { value.from_xml(text) } -> std::same_as<errc>;
};

namespace detail {

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

    /// Whether a struct names an attribute, or an element, itself.
    class name_search : public idle_visitor {
    public:
        constexpr name_search(part where, std::string_view wanted) noexcept : where_(where), wanted_(wanted) {}
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
        [[nodiscard]] constexpr bool found() const noexcept { return found_; }

    private:
        constexpr void note(part where, std::string_view name) noexcept {
            found_ = found_ || (where == where_ && name == wanted_);
        }

        part where_;
        std::string_view wanted_;
        bool found_ = false;
    };
    template <class Body>
    constexpr bool names_itself(part where, std::string_view name) noexcept {
        Body body{};
        name_search search(where, name);
        Body::wire(search, body);
        return search.found();
    }

    // ---- reading -----------------------------------------------------------------------------------------------------

    /// What the readers of one payload share.
    struct reading {
        std::string_view document;
        bool bad_values = true;
        error failure{};

        constexpr void fail(errc code, std::string_view at, std::string_view name) noexcept {
            if (bad_values || failure.code != errc::none) return;
            failure = {code, static_cast<std::size_t>(at.data() - document.data()), name};
        }
    };

    template <class T>
    struct inside_optional {
        using type = T;
    };
    template <class T>
    struct inside_optional<std::optional<T>> {
        using type = T;
    };
    /// Takes a value, or tells where the text is that is none: for an empty one, the name of the element that it is in.
    template <class T>
    constexpr void take(reading& shared, std::string_view name, const xml_text& text, std::string_view place,
                        T& value) noexcept {
        typename inside_optional<T>::type read{};
        const errc code = read_value(text, read);
        if (code == errc::none)
            value = read;
        else
            shared.fail(code, text.raw().empty() ? place : text.raw(), name);
    }

    template <class Body>
    constexpr void read_element(const element& in, reading& shared, Body& body, bool is_document = false) noexcept;

    /// Fills a struct from what an element itself has.
    class tag_reader : public idle_visitor {
    public:
        constexpr tag_reader(const element& in, reading& shared, bool is_document) noexcept
            : in_(in), shared_(shared), is_document_(is_document) {}

        constexpr void declaration(bool& value) noexcept {
            value = is_document_ && shared_.document.starts_with("<?xml");
        }
        constexpr void attribute(std::string_view wire_name, std::string_view name, auto& value) noexcept {
            if (const auto text = in_.attribute(wire_name))
                take(shared_, name, *text, in_.name(), value);
            else
                shared_.fail(errc::missing_argument, in_.name(), name);
        }
        constexpr void opt_attribute(std::string_view wire_name, std::string_view name, auto& value) noexcept {
            if (const auto text = in_.attribute(wire_name)) take(shared_, name, *text, in_.name(), value);
        }
        constexpr void text(std::string_view name, auto& value) noexcept {
            if (const xml_text own = in_.text(); !own.empty()) take(shared_, name, own, in_.name(), value);
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
            if (is_first(wire_name)) take(shared_, name, child_.text(), child_.name(), value);
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

    // ---- writing -----------------------------------------------------------------------------------------------------

    /// Writes what an event of a reader is, as it came but for what is no XML in it.
    template <class Sink>
    constexpr void copy_event(Sink& sink, std::string_view text, const event& e) {
        const std::string_view came = text.substr(e.offset, e.next - e.offset);
        if (e.what == event::kind::text) return e.text.write(sink);
        bool is_stray = false;
        for (const attribute& a : e.attributes) is_stray = is_stray || a.value.find_stray() != std::string_view::npos;
        if (!is_stray) return sink.write(came);
        sink.put('<');
        sink.write(e.name);
        for (const attribute& a : e.attributes) {
            sink.put(' ');
            sink.write(a.name);
            sink.put('=');
            a.value.write_quoted(sink);
        }
        sink.write(came.ends_with("/>") ? "/>" : ">");
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
            out_.sink.write("<?xml version=\"1.0\" encoding=\"utf-8\" ?>");
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
            value.for_each_attribute([&](const xml::attribute& a) {
                out_.sink.put(' ');
                out_.sink.write(a.name);
                out_.sink.put('=');
                a.value.write_quoted(out_.sink);
            });
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
            if (value.begin() == value.end()) return out_.note(value.failure(), "other");
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

    // ---- inspecting --------------------------------------------------------------------------------------------------

    /// Hands out names and values.
    template <class Function>
    class body_inspector : public idle_visitor {
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

} // namespace detail

/// Elements of one name, one after the other, each read into its struct when it is asked for and not before: those in an
/// element
/// that was read, or those of the caller's memory. A view.
template <class Body>
class list {
public:
    /// The type of an element.
    using value_type = Body;

    /// Goes through the elements.
    class iterator {
    public:
        /// For the standard's iterator traits.
        using value_type = Body;
        /// For the standard's iterator traits.
        using difference_type = std::ptrdiff_t;

        /// The end.
        constexpr iterator() noexcept = default;
        /// The first of the caller's, or of the elements in a text.
        constexpr iterator(const Body* given, std::size_t size, std::string_view inner) noexcept
            : given_(given), left_(size), at_(inner), inner_(inner) {
            look();
        }
        /// The element; lives as long as the iterator.
        constexpr const Body& operator*() const noexcept { return left_ == 0 ? found_ : *given_; }
        /// The element; lives as long as the iterator.
        constexpr const Body* operator->() const noexcept { return &**this; }
        /// To the next element.
        constexpr iterator& operator++() noexcept {
            if (left_ == 0) {
                ++at_;
                look();
            } else {
                ++given_;
                --left_;
            }
            return *this;
        }
        /// To the next element.
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        /// Equal at the end, or at the same element of the same list.
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.left_ == b.left_ && (a.left_ == 0 || a.given_ == b.given_) && a.at_ == b.at_;
        }
        /// Whether it is at the end.
        friend constexpr bool operator==(const iterator& a, std::default_sentinel_t) noexcept {
            return a.left_ == 0 && a.at_ == element::iterator{};
        }

    private:
        constexpr void look() noexcept {
            while (at_ != element::iterator{} && at_->name() != detail::own_root<Body>.found) ++at_;
            if (at_ == element::iterator{}) return;
            found_ = Body{};
            detail::reading shared{inner_};
            detail::read_element(*at_, shared, found_);
        }

        const Body* given_ = nullptr;
        std::size_t left_ = 0; ///< of the caller's
        element::iterator at_{};
        std::string_view inner_{};
        Body found_{};
    };

    /// None.
    constexpr list() noexcept = default;
    /// Those in a text that is well-formed XML: of an element that was read.
    constexpr explicit list(std::string_view inner) noexcept : inner_(inner) {}
    /// The caller's, which must outlive the list.
    constexpr list(std::span<const Body> given) noexcept : given_(given.data()), size_(given.size()) {}
    /// The caller's, which must outlive the list.
    template <std::size_t Size>
    constexpr list(const Body (&given)[Size]) noexcept : given_(given), size_(Size) {}

    /// The first element.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(given_, size_, inner_); }
    /// The end.
    [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }
    /// True when there is no element.
    [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }
    /// How many there are; goes through them.
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        std::size_t count = 0;
        for (iterator i = begin(); i != end(); ++i) ++count;
        return count;
    }

    /// Equal when the elements are, one by one.
    friend constexpr bool operator==(const list& a, const list& b) noexcept {
        return msnp::detail::same_sequence(a, b, [](const iterator& i, const iterator& j) { return *i == *j; });
    }

private:
    const Body* given_ = nullptr;
    std::size_t size_ = 0;
    std::string_view inner_{};
};

/// The attributes and elements of an element that its struct has no field for. They are written back as they came, but for
/// comments
/// and CDATA.
template <class Body>
class other_parts {
public:
    /// Goes through the elements.
    class iterator {
    public:
        /// For the standard's iterator traits.
        using value_type = element;
        /// For the standard's iterator traits.
        using difference_type = std::ptrdiff_t;

        /// The end.
        constexpr iterator() noexcept = default;
        /// The first at `at` or behind it.
        constexpr explicit iterator(element::iterator at) noexcept : at_(at) { pass_over(); }
        /// The element.
        constexpr const element& operator*() const noexcept { return *at_; }
        /// The element.
        constexpr const element* operator->() const noexcept { return &*at_; }
        /// To the next element.
        constexpr iterator& operator++() noexcept {
            ++at_;
            pass_over();
            return *this;
        }
        /// To the next element.
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        /// Equal at the end, or at the same element of the same document.
        friend constexpr bool operator==(const iterator&, const iterator&) = default;

    private:
        constexpr void pass_over() noexcept {
            while (at_ != element::iterator{} && detail::names_itself<Body>(detail::part::element, at_->name())) ++at_;
        }

        element::iterator at_{};
    };

    /// None.
    constexpr other_parts() noexcept = default;
    /// Those of an element, the ones that are fields of `Body` included.
    constexpr other_parts(attribute_list attributes, std::string_view inner) noexcept
        : attributes_(attributes), inner_(inner) {}
    /// Elements of a literal: "<Mood>3</Mood>".
    constexpr other_parts(const char* elements) noexcept : inner_(elements) {}

    /// The first element.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(element::iterator(inner_)); }
    /// The end.
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    /// True when there is neither an attribute nor an element.
    [[nodiscard]] constexpr bool empty() const noexcept {
        bool any = false;
        for_each_attribute([&](const xml::attribute&) { any = true; });
        return !any && begin() == end();
    }
    /// The first element of this name; nothing when there is none.
    [[nodiscard]] constexpr std::optional<element> find(std::string_view name) const noexcept {
        for (const element& e : *this)
            if (e.name() == name) return e;
        return std::nullopt;
    }
    /// The value of the first attribute of this name; nothing when there is none.
    [[nodiscard]] constexpr std::optional<xml_text> attribute(std::string_view name) const noexcept {
        if (detail::names_itself<Body>(detail::part::attribute, name)) return std::nullopt;
        return attributes_.find(name);
    }
    /// Calls function(const xml::attribute&) for each attribute.
    template <class Function>
    constexpr void for_each_attribute(Function&& function) const {
        for (const xml::attribute& a : attributes_)
            if (!detail::names_itself<Body>(detail::part::attribute, a.name)) function(a);
    }

    /// Writes the elements. errc::bad_xml for what the caller gave and is none, errc::out_of_range for what would lie too
    /// deep at
    /// this depth.
    template <class Sink>
    constexpr errc write_elements(Sink& sink, std::size_t depth) const {
        errc found = errc::none;
        walk([&](const event& e, std::size_t inside) {
            if (inside + depth > max_depth) found = errc::out_of_range;
            detail::copy_event(sink, inner_, e);
            return true;
        });
        return found == errc::none ? failure() : found;
    }
    /// errc::bad_xml when what the caller gave is none; elements of a payload that was read always are.
    [[nodiscard]] constexpr errc failure() const noexcept {
        const auto read = xml::parse(inner_);
        return read ? errc::none : read.error().code;
    }

    /// Equal when attributes and elements are, in the same order, whatever escapes, CDATA and comments they are written with.
    friend constexpr bool operator==(const other_parts& a, const other_parts& b) noexcept {
        cursor i(a);
        cursor j(b);
        for (;;) {
            const unit x = i.next();
            const unit y = j.next();
            if (!(x == y)) return false;
            if (x.what == event::kind::finished) return a.same_attributes(b);
        }
    }

private:
    /// A byte of text, or where an element begins or ends.
    struct unit {
        event::kind what = event::kind::finished;
        char byte = '\0';
        std::string_view name{};
        attribute_list attributes{};

        friend constexpr bool operator==(const unit& a, const unit& b) noexcept {
            return a.what == b.what && a.byte == b.byte && a.name == b.name &&
                   msnp::detail::same_sequence(a.attributes, b.attributes,
                                               [](const auto& i, const auto& j) { return *i == *j; });
        }
    };
    /// Goes through the elements from unit to unit.
    class cursor {
    public:
        constexpr explicit cursor(const other_parts& parts) noexcept : events_(parts.inner_) {}
        constexpr unit next() noexcept {
            for (;;) {
                if (text_ != xml_text::iterator{}) return {event::kind::text, *text_++, {}, {}};
                const result<event> e = events_.next();
                if (!e || e->what == event::kind::finished) return {};
                if (e->what == event::kind::start && events_.depth() == 1)
                    is_other_ = !detail::names_itself<Body>(detail::part::element, e->name);
                if (!is_other_) continue;
                if (e->what != event::kind::text) return {e->what, '\0', e->name, e->attributes};
                text_ = e->text.begin();
            }
        }

    private:
        reader events_;
        xml_text::iterator text_{};
        bool is_other_ = false;
    };

    /// Calls function(event, depth) for the events of the elements.
    template <class Function>
    constexpr void walk(Function function) const {
        reader events(inner_);
        bool is_other = false;
        for (result<event> e = events.next(); e && e->what != event::kind::finished; e = events.next()) {
            if (e->what == event::kind::start && events.depth() == 1)
                is_other = !detail::names_itself<Body>(detail::part::element, e->name);
            if (is_other) function(*e, events.depth());
        }
    }
    [[nodiscard]] constexpr bool same_attributes(const other_parts& other) const noexcept {
        auto i = attributes_.begin();
        auto j = other.attributes_.begin();
        const auto pass_over = [](auto& at) {
            while (at != attribute_list::iterator{} && detail::names_itself<Body>(detail::part::attribute, at->name))
                ++at;
        };
        for (;; ++i, ++j) {
            pass_over(i);
            pass_over(j);
            if (i == attribute_list::iterator{} || j == attribute_list::iterator{}) break;
            if (!(*i == *j)) return false;
        }
        return i == attribute_list::iterator{} && j == attribute_list::iterator{};
    }

    attribute_list attributes_{};
    std::string_view inner_{};
};

} // namespace msnp::xml

namespace msnp::payload {

namespace detail {

    namespace xml_detail = msnp::xml::detail;

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
            const auto reads = [&]<class Body>(std::type_identity<Body>) {
                result<Body> one = error{};
                if (!bodies_of<Body>::read(root, shared, one)) return false;
                out = result<variant>(std::in_place, std::in_place_type<Body>, *one);
                return true;
            };
            return (reads(std::type_identity<Bodies>{}) || ...);
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
    counting_sink size;
    if (const error e = xml::detail::write(body, size); e.code != errc::none) return e;
    if (size.size() > buffer.size()) return error{errc::buffer_too_small, buffer.size(), {}};
    span_sink out(buffer);
    static_cast<void>(xml::detail::write(body, out));
    return out.size();
}

/// Exactly how many bytes serialize() takes; 0 for a body that can't be written.
template <class Body>
[[nodiscard]] constexpr std::size_t wire_size(const Body& body) {
    counting_sink size;
    return xml::detail::write(body, size).code == errc::none ? size.size() : 0;
}

/// Calls function(std::string_view name, const auto& value) for each field of a body struct that is there, by the field's own
/// name;
/// a value may be such a struct itself, an xml::list of them, or, as "other", an xml::other_parts.
template <class Body, class Function>
constexpr void for_each_field(const Body& body, Function&& function) {
    xml::detail::body_inspector<std::remove_reference_t<Function>> io(function);
    Body::wire(io, body);
}
/// The same of the struct that a variant holds.
template <class... Bodies, class Function>
constexpr void for_each_field(const std::variant<Bodies...>& body, Function&& function) {
    std::visit([&](const auto& one) { for_each_field(one, function); }, body);
}

} // namespace msnp::payload
