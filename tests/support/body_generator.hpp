// Random values for any body struct, made by its own wire(), and payloads with exactly one thing wrong: what message_generator.hpp
// has for messages.
#pragma once

#include "support/generator.hpp"
#include "support/xml_invariants.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace msnp_test {

/// Calls function(std::type_identity<Body>) for each struct of payload::any and for each that stands in one, once for each.
template <class Function>
class body_walk : public msnp::xml::detail::idle_visitor {
public:
    explicit body_walk(Function& function) : function_(function) {}

    template <class Body>
    void opt_nested(std::string_view, const msnp::xml::optional_element<Body>&) {
        visit<Body>();
    }
    template <class Body>
    void list(std::string_view, const msnp::xml::list<Body>&) {
        visit<Body>();
    }
    template <class Body>
    void visit() {
        if (!seen_.insert(std::string(msnp::form_name(Body{}))).second) return;
        function_(std::type_identity<Body>{});
        Body body{};
        Body::wire(*this, body);
    }

private:
    Function& function_;
    std::set<std::string> seen_;
};
template <class Function>
void for_each_body(Function function) {
    body_walk<Function> walk(function);
    [&]<class... Bodies>(std::type_identity<std::variant<Bodies...>>) {
        (walk.template visit<Bodies>(), ...);
    }(std::type_identity<msnp::payload::any>{});
}

/// How many that are.
inline std::size_t number_of_bodies() {
    static const std::size_t count = [] {
        std::size_t found = 0;
        for_each_body([&](auto) { ++found; });
        return found;
    }();
    return count;
}

/// The texts and values in the examples' attributes and elements.
inline const std::vector<std::string>& body_values() {
    static const std::vector<std::string> values = [] {
        std::vector<std::string> found;
        for_each_body([&]<class Body>(std::type_identity<Body>) {
            msnp::xml::reader events(Body::example);
            for (auto e = events.next(); e && e->what != msnp::xml::event::kind::finished; e = events.next()) {
                if (e->what == msnp::xml::event::kind::text) found.emplace_back(e->text.raw());
                for (const msnp::xml::attribute& a : e->attributes) found.emplace_back(a.value.raw());
            }
        });
        return found;
    }();
    return values;
}

/// Visits a wire() and fills every field with a value that may be written.
class body_filler : public msnp::xml::detail::idle_visitor {
public:
    /// What lists of values live in.
    using arena = std::vector<std::shared_ptr<void>>;

    body_filler(value_maker& make, arena& kept, bool is_document = true)
        : make_(make), from_(make.from()), kept_(kept), is_document_(is_document) {}

    void declaration(bool& value) { value = is_document_ && from_.one_in(2); }
    void attribute(std::string_view, std::string_view, auto& value) { fill(value); }
    void opt_attribute(std::string_view, std::string_view, auto& value) { maybe(value); }
    void opt_child(std::string_view, std::string_view, auto& value) { maybe(value); }
    void text(std::string_view, auto& value) { maybe(value); }
    template <class Body>
    void opt_nested(std::string_view, msnp::xml::optional_element<Body>& value) {
        if (from_.one_in(2)) value = nested<Body>();
    }
    template <class Body>
    void list(std::string_view, msnp::xml::list<Body>& value) {
        const auto all = std::make_shared<std::vector<Body>>();
        for (std::size_t more = from_.below(3); more > 0; --more) all->push_back(nested<Body>());
        if (from_.one_in(2)) {
            kept_.push_back(all);
            value = std::span<const Body>(*all);
            return;
        }
        std::string text;
        for (const Body& body : *all) {
            std::string one(msnp::payload::wire_size(body), '?');
            static_cast<void>(msnp::payload::serialize(body, one));
            text += one + std::string(from_.any_of(std::vector<std::string>{"", " ", "\r\n", "text", "<!-- -->"}));
        }
        value = msnp::xml::list<Body>(make_.keep(std::move(text)));
    }
    template <class Body>
    void others(msnp::xml::other_parts<Body>& value) {
        if (!from_.one_in(3)) return;
        std::string inner;
        do inner = random_xml(make_, 28);
        while (!msnp::xml::parse(inner));
        std::string attributes;
        while (from_.one_in(2))
            attributes += " " + from_.any_of(std::vector<std::string>{"n", "x", "xml:y", "id"}) +
                          (from_.one_in(2) ? "=\"" + plain_text('"') + "\"" : "='" + plain_text('\'') + "'");
        const auto list = msnp::xml::attribute_list(make_.keep(std::move(attributes)));
        value = msnp::xml::other_parts<Body>(list, make_.keep(std::move(inner)));
    }

private:
    template <class Body>
    Body nested() {
        Body body{};
        body_filler inside(make_, kept_, false);
        Body::wire(inside, body);
        return body;
    }
    template <class T>
    void maybe(T& value) {
        if (from_.one_in(2)) fill(value);
    }
    template <class T>
    void fill(T& value) {
        if constexpr (requires { value.has_value(); })
            fill(value.emplace());
        else if constexpr (std::is_same_v<T, msnp::passport_id>)
            value = T{static_cast<std::uint32_t>(from_.number()), static_cast<std::uint32_t>(from_.number())};
        else if constexpr (std::is_same_v<T, msnp::xml_guid>)
            static_cast<void>(value.from_xml(guid_text()));
        else if constexpr (std::is_same_v<T, msnp::xml_percent_text>)
            from_.one_in(2) ? static_cast<void>(value.from_xml(any_text())) : static_cast<void>(value = make_.bytes());
        else if constexpr (std::is_same_v<T, msnp::xml_base64>)
            from_.one_in(2) ? static_cast<void>(value.from_xml(any_text()))
                            : static_cast<void>(value = T::of(make_.bytes()));
        else if constexpr (msnp::xml::text_class<T>)
            static_cast<void>(value.from_xml(any_text()));
        else if constexpr (std::is_same_v<T, msnp::xml_text>)
            value = any_text();
        else
            value = make_.value<T>(msnp::last_dialect);
    }
    /// Text, escaped or plain.
    msnp::xml_text any_text() {
        if (from_.one_in(3)) return make_.bytes();
        std::string text;
        for (std::size_t parts = from_.below(4); parts > 0; --parts) text += piece();
        return msnp::xml_text::escaped(make_.keep(std::move(text)));
    }
    std::string piece() {
        static const std::vector<std::string> pieces = {"&amp;", "&#x5C;0", "\\0",  "&",       "<",   ">",
                                                        "\"",    "'",       "&lt;", "&#x3D;",  "%20", "%",
                                                        "]]>",   "<!--",    " ",    "\xC3\xA9"};
        if (from_.one_in(3)) return from_.any_of(body_values());
        return from_.one_in(2) ? from_.any_of(pieces) : std::string(make_.token());
    }
    std::string plain_text(char quote) {
        std::string text = piece();
        for (char& c : text) c = c == quote ? '~' : c;
        return text;
    }
    msnp::xml_text guid_text() {
        std::string text;
        for (int i = 0; i < 36; ++i)
            text += i == 8 || i == 13 || i == 18 || i == 23 ? '-' : "0123456789abcdefABCDEF"[from_.below(22)];
        if (from_.one_in(2)) return msnp::xml_text::escaped(make_.keep("&#x7B;" + text + "&#x7D;"));
        return make_.keep(from_.one_in(2) ? "{" + text + "}" : text);
    }

    value_maker& make_;
    choices& from_;
    arena& kept_;
    bool is_document_;
};

/// A body of this struct with random values that may be written. Its texts live as long as the maker, its lists as the arena.
template <class Body>
Body random_body(value_maker& make, body_filler::arena& kept) {
    Body body{};
    body_filler fill(make, kept);
    Body::wire(fill, body);
    return body;
}

/// What serialize() writes, from memory of exactly its size.
template <class Body>
std::optional<std::string> body_bytes(const Body& body) {
    std::string bytes(msnp::payload::wire_size(body), '?');
    const auto size = msnp::payload::serialize(body, bytes);
    if (!size || *size != bytes.size()) return std::nullopt;
    return bytes;
}

/// A payload with one thing changed: a byte, an attribute's or an element's text, a whole element twice, away or elsewhere.
inline std::string broken_payload(std::string_view payload, value_maker& make) {
    choices& from = make.from();
    std::string text(payload);
    if (text.empty()) return std::string(make.bytes());
    if (const std::size_t kind = from.below(9); kind < broken_byte_kinds) return broken_byte(payload, kind, from);
    std::vector<std::pair<std::size_t, std::size_t>> values; // where texts and values are
    std::vector<std::pair<std::size_t, std::size_t>> tags;
    msnp::xml::reader events(payload);
    for (auto e = events.next(); e && e->what != msnp::xml::event::kind::finished; e = events.next()) {
        (e->what == msnp::xml::event::kind::text ? values : tags).emplace_back(e->offset, e->next - e->offset);
        for (const msnp::xml::attribute& a : e->attributes)
            values.emplace_back(static_cast<std::size_t>(a.value.raw().data() - payload.data()), a.value.raw().size());
    }
    if (tags.empty()) return text;
    static const std::vector<std::string> odd = {"",   "-1", "4294967296", "&#x31;", "true", "<x/>",  "a&b",
                                                 "{}", " 5", "0x1",        "\\0",    "]]>",  "&quot;"};
    const auto& [at, size] = from.any_of(!values.empty() && from.one_in(2) ? values : tags);
    const std::string piece = text.substr(at, size);
    switch (from.below(4)) {
    case 0: return text.replace(at, size, from.any_of(odd));
    case 1: return text.insert(at, piece);
    case 2: return text.erase(at, size);
    default: return text.insert(from.any_of(tags).first, random_xml(make, 30));
    }
}

/// Visits a wire() and calls action(value) for the text of a given number, if there is one.
template <class Action>
class nth_body_text : public msnp::xml::detail::idle_visitor {
public:
    nth_body_text(std::size_t number, Action action) : left_(number), action_(action) {}

    void attribute(std::string_view, std::string_view, auto& value) { one(value); }
    void opt_attribute(std::string_view, std::string_view, auto& value) { one(value); }
    void opt_child(std::string_view, std::string_view, auto& value) { one(value); }
    void text(std::string_view, auto& value) { one(value); }

    /// Whether the text was there.
    bool found() const { return found_; }

private:
    template <class T>
    void one(T& value) {
        if constexpr (requires { value.has_value(); }) {
            using inner = typename T::value_type;
            if constexpr (holds_text<inner>()) {
                if (!value) value.emplace();
                one(*value);
            }
        } else if constexpr (holds_text<T>()) {
            if (left_-- != 0) return;
            found_ = true;
            action_(value);
        }
    }
    template <class T>
    static constexpr bool holds_text() {
        return std::is_same_v<T, msnp::xml_text> || msnp::xml::text_class<T>;
    }

    std::size_t left_;
    Action action_;
    bool found_ = false;
};

/// Calls action(value) for the text of this number, and says whether there was one.
template <class Body, class Action>
bool with_body_text(Body& body, std::size_t number, Action action) {
    nth_body_text<Action> visitor(number, action);
    Body::wire(visitor, body);
    return visitor.found();
}

/// Puts a hostile text into a value, plain or as what claims to be escaped.
template <class T>
void poison_text(T& value, std::string_view text, bool is_escaped) {
    const msnp::xml_text wire = is_escaped ? msnp::xml_text::escaped(text) : msnp::xml_text(text);
    if constexpr (std::is_same_v<T, msnp::xml_text>)
        value = wire;
    else if constexpr (std::is_same_v<T, msnp::xml_guid>)
        value = msnp::xml_guid(text);
    else if constexpr (std::is_same_v<T, msnp::xml_percent_text>)
        is_escaped ? static_cast<void>(value.from_xml(wire)) : static_cast<void>(value = T(text));
    else
        static_cast<void>(value.from_xml(wire));
}

} // namespace msnp_test
