// What must hold of any msnobj, said once for the tests and the fuzz harness; and random ones.
#pragma once

#include "support/generator.hpp"
#include "support/invariants.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace msnp_test {

/// An object is written in exactly wire_size() bytes, not into fewer, and is read back as itself, strictly too; and so it is when it is
/// percent-encoded.
inline std::string object_writes_well(const msnp::msnobj::object& object) {
    const std::size_t size = msnp::msnobj::wire_size(object);
    exact_bytes exact(size, '?');
    const auto written = msnp::msnobj::serialize(object, exact.span());
    if (!written || *written != size || size == 0) return "is not written";
    exact_bytes small(size - 1, '?');
    const auto refused = msnp::msnobj::serialize(object, small.span());
    if (refused || small.view() != std::string(size - 1, '?')) return "wrote although there was no room";
    const auto read = msnp::msnobj::parse(exact.view(), msnp::xml::tolerance::strict());
    if (!read) return "unreadable, " + msnp::describe(read.error()) + ": " + escaped(exact.view());
    if (!(*read == object)) return "read as another: " + escaped(exact.view());
    std::string encoded(3 * size, '?');
    const auto length = msnp::msnobj::serialize_encoded(object, encoded);
    if (!length) return "is not written encoded";
    encoded.resize(*length);
    if (!msnp::is_token(encoded)) return "is no token: " + escaped(encoded);
    const msnp::display_object shown(msnp::percent_text::encoded(encoded));
    exact_bytes memory(encoded.size(), '?');
    const auto again = msnp::msnobj::parse(shown, memory.span());
    if (!again || !(*again == object)) return "read as another, encoded: " + escaped(encoded);
    return shown.is_none() == object.is_none() ? "" : "another has none: " + escaped(encoded);
}

/// Of any bytes: an error lies within them; what is read is written and read back as itself, its views lie within the bytes, and what it
/// decodes to is within its bounds.
inline std::string object_reads_well(std::string_view input, const msnp::xml::tolerance& allowed) {
    const exact_bytes exact(input);
    const auto object = msnp::msnobj::parse(exact.view(), allowed);
    if (!object) {
        const bool has_place = object.error().offset <= input.size() && object.error().code != msnp::errc::none;
        return has_place ? "" : "an error outside: " + escaped(input);
    }
    for (const msnp::xml::attribute& a : object->other)
        if (!lies_in(a.name, exact.view()) || !lies_in(a.value.raw(), exact.view()))
            return "outside: " + escaped(input);
    if (object->friendly) {
        exact_bytes memory(object->friendly->text.raw().size(), '?');
        const auto name = object->friendly->decode_to(memory.span());
        if (name && !lies_in(name->raw(), memory.view())) return "a name outside: " + escaped(input);
        if (!name && name.error().code != msnp::errc::bad_value) return "a name too long: " + escaped(input);
    }
    const std::string broken = object_writes_well(*object);
    return broken.empty() ? "" : "accepted, and " + broken + ": " + escaped(input);
}

/// Visits a wire() and fills every attribute with a value that may be written, or leaves it out.
class object_filler {
public:
    explicit object_filler(value_maker& make) : make_(make) {}

    template <class T>
    void attribute(std::string_view, std::string_view, std::optional<T>& value) {
        if (make_.from().one_in(3)) return;
        if constexpr (std::is_constructible_v<T, msnp::xml_text>)
            value = T(text());
        else
            value = make_.value<T>(msnp::last_dialect);
    }
    /// Plain, or with entities, or in base64.
    msnp::xml_text text() {
        choices& from = make_.from();
        if (from.one_in(3)) {
            std::string base64;
            msnp::append_sink sink(base64);
            if (from.one_in(2))
                static_cast<void>(msnp::msnobj::write_friendly(sink, make_.token()));
            else
                msnp::write_base64(sink, make_.bytes());
            return make_.keep(base64);
        }
        if (from.one_in(2)) return make_.bytes();
        std::string escaped;
        msnp::append_sink sink(escaped);
        msnp::write_xml_escaped(sink, make_.bytes());
        return msnp::xml_text::escaped(make_.keep(from.one_in(2) ? escaped : "&#x3C;a&amp;" + escaped));
    }

private:
    value_maker& make_;
};

inline msnp::msnobj::object random_object(value_maker& make) {
    msnp::msnobj::object object;
    object_filler fill(make);
    msnp::msnobj::object::wire(fill, object);
    std::string others;
    for (std::size_t more = make.from().below(3); more > 0; --more) {
        msnp::append_sink sink(others);
        sink.write(make.from().one_in(4) ? "Size" : make.from().one_in(2) ? "x" : "xmlns:a");
        sink.put('=');
        fill.text().write_quoted(sink);
        sink.put(' ');
    }
    object.other = msnp::xml::attribute_list(make.keep(others));
    return object;
}

/// Random objects, with one thing wrong, and any bytes.
inline std::string objects_are_well(value_maker& make) {
    const msnp::msnobj::object object = random_object(make);
    if (std::string broken = object_writes_well(object); !broken.empty()) return broken;
    std::string bytes(msnp::msnobj::wire_size(object), '?');
    static_cast<void>(msnp::msnobj::serialize(object, bytes));
    choices& from = make.from();
    const std::string changed = broken_byte(bytes, from.below(broken_byte_kinds), from);
    const msnp::xml::tolerance allowed{from.one_in(2), from.one_in(2)};
    if (std::string broken = object_reads_well(changed, allowed); !broken.empty()) return broken;
    return object_reads_well(make.bytes(), allowed);
}

} // namespace msnp_test
