// What must hold of any XML body and of any payload that could be one, said once for the property tests and the fuzz harness.
#pragma once

#include "support/body_generator.hpp"
#include "support/exact_bytes.hpp"
#include "support/invariants.hpp"
#include "support/xml_model.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_test {

/// Any tolerance; the usual one for 0.
inline msnp::xml::tolerance xml_tolerance_of(std::size_t flags) {
    return {(flags & 1) == 0, (flags & 2) == 0, (flags & 4) == 0};
}

/// Whether a reader by the book finds an element, and nothing wrong.
inline bool is_well_formed(std::string_view xml) {
    const model::xml_document document(xml, msnp::xml::tolerance::strict());
    return !document.events().empty() && document.events().back().front() != '!';
}
/// What it says of the elements and attributes of XML, without their values, which hold no control characters.
inline std::string skeleton_of(std::string_view xml) {
    std::string all;
    const model::xml_document document(xml, msnp::xml::tolerance::strict());
    for (const std::string& event : document.events()) {
        if (is_text(event)) continue;
        bool is_value = false;
        for (const char c : event) {
            if (c == '\1' || c == '\2') is_value = c == '\2';
            if (!is_value) all += c;
        }
        all += '\n';
    }
    return all;
}

/// Looks at a body's views: all of them lie in a payload.
class place_checker : public msnp::xml::detail::idle_visitor {
public:
    explicit place_checker(std::string_view payload) : payload_(payload) {}

    void attribute(std::string_view, std::string_view, const auto& value) { one(value); }
    void opt_attribute(std::string_view, std::string_view, const auto& value) { one(value); }
    void opt_child(std::string_view, std::string_view, const auto& value) { one(value); }
    void text(std::string_view, const auto& value) { one(value); }
    template <class Body>
    void opt_nested(std::string_view, const msnp::xml::optional_element<Body>& value) {
        if (value) Body::wire(*this, *value);
    }
    template <class Body>
    void list(std::string_view, const msnp::xml::list<Body>& value) {
        for (const Body& body : value) Body::wire(*this, body);
    }
    template <class Body>
    void others(const msnp::xml::other_parts<Body>& value) {
        for (const msnp::xml::element& e : value) look(e.inner());
        value.for_each_attribute([&](const msnp::xml::attribute& a) { look(a.value.raw()); });
    }
    bool all_inside() const { return all_inside_; }

private:
    void look(std::string_view view) { all_inside_ = all_inside_ && lies_in(view, payload_); }
    template <class T>
    void one(const T& value) {
        if constexpr (std::is_same_v<T, msnp::xml_text>)
            look(value.raw());
        else if constexpr (requires { value.has_value(); })
            value ? one(*value) : void();
        else if constexpr (requires { value.text().raw(); })
            look(value.text().raw());
        else if constexpr (requires { value.text.raw(); })
            look(value.text.raw());
    }

    std::string_view payload_;
    bool all_inside_ = true;
};

/// A body that can be written: wire_size() is exact, a buffer one byte too small is refused and left alone, a reader by the
/// book finds
/// well-formed XML in it, and reading it, strictly or not, gives an equal body, whose views lie in the payload, and which is
/// written
/// as the same bytes.
template <class Body>
std::string body_writes_well(const Body& body) {
    const std::size_t size = msnp::payload::wire_size(body);
    exact_bytes exact(size, '?');
    const auto written = msnp::payload::serialize(body, exact.span());
    if (!written) return "does not write: " + msnp::describe(written.error());
    const std::string_view bytes = exact.view();
    const auto broken = [&](std::string_view what) {
        return std::string(msnp::form_name(body)) + " " + std::string(what) + ": " + escaped(bytes);
    };
    if (*written != size) return broken("wire_size() is another");
    if (size != 0) {
        exact_bytes small(size - 1, '?');
        const auto refused = msnp::payload::serialize(body, small.span());
        if (refused || refused.error() != msnp::error{msnp::errc::buffer_too_small, size - 1, {}})
            return broken("a byte too few is no error");
        if (small.view() != std::string(size - 1, '?')) return broken("wrote although there was no room");
    }
    if (!msnp::xml::detail::own_root<Body>.is_literal && !is_well_formed(bytes)) return broken("not well-formed");
    for (const msnp::xml::tolerance& allowed : {msnp::xml::tolerance{}, msnp::xml::tolerance::strict()}) {
        const auto read = msnp::payload::parse<Body>(bytes, allowed);
        if (!read) return broken("unreadable, " + msnp::describe(read.error()));
        if (!(*read == body)) return broken("read as another value");
        place_checker places(bytes);
        Body::wire(places, *read);
        if (!places.all_inside()) return broken("has views of something else");
        if (body_bytes(*read) != bytes) return broken("written otherwise the second time");
    }
    return {};
}

/// A payload: an error lies within it; where bad values are tolerated it is none of a value; a body that was accepted is
/// written so
/// that strict reading finds an equal one.
template <class Body>
std::string body_reads_well(std::string_view payload, const msnp::xml::tolerance& allowed) {
    const exact_bytes exact(payload);
    const auto broken = [&](std::string_view what) { return std::string(what) + ": " + escaped(payload); };
    const auto read = msnp::payload::parse<Body>(exact.view(), allowed);
    if (!read) {
        using msnp::errc;
        const errc code = read.error().code;
        if (code == errc::none || read.error().offset > payload.size()) return broken("an error without code or place");
        const bool is_form = code == errc::bad_xml || code == errc::wrong_word ||
                             (code == errc::out_of_range && read.error().field == "depth");
        return is_form || !allowed.bad_values ? "" : broken("no body, " + msnp::describe(read.error()));
    }
    if (std::string why = body_writes_well(*read); !why.empty()) return broken("accepted, and " + why);
    return {};
}

} // namespace msnp_test
