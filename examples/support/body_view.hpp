// XML bodies and envelopes as names and plain values: what payload_view.hpp shows of the payloads that are no messages.
#pragma once

#include "values.hpp"

#include <msnp/msnp.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace msnp_examples {

template <class T>
[[nodiscard]] value body_value(const T& v);

namespace detail {

    template <class T>
    concept body_struct = requires(const T& v, msnp::xml::detail::root_finder& finder) {
        T::wire(finder, v);
    };

    [[nodiscard]] inline value media_value(const msnp::current_media& media) {
        if (media.type().empty()) return body_value(media.text());
        value shown;
        if (!media.application().empty()) shown.add("application", body_value(media.application()));
        shown.add("type", body_value(media.type()));
        if (media.enabled()) shown.add("enabled", value(*media.enabled()));
        if (!media.format().empty()) shown.add("format", body_value(media.format()));
        std::vector<value> arguments;
        for (const msnp::xml_text argument : media.arguments()) arguments.push_back(body_value(argument));
        if (!arguments.empty()) shown.add("arguments", value(std::move(arguments)));
        return shown;
    }

    /// What a peer has invented: attributes and elements, each as it is.
    template <class Body>
    [[nodiscard]] value other_value(const msnp::xml::other_parts<Body>& parts) {
        std::vector<value> all;
        parts.for_each_attribute([&](const msnp::xml::attribute& a) {
            all.emplace_back(std::string(a.name) + "=" + a.value.to<std::string>());
        });
        for (const msnp::xml::element& e : parts)
            all.emplace_back("<" + std::string(e.name()) + std::string(e.attributes().text()) + ">" +
                             std::string(e.inner()));
        return value(std::move(all));
    }

} // namespace detail

/// The fields of a body. What a peer has invented comes under "more".
template <class Body>
[[nodiscard]] field_list body_fields(const Body& body) {
    field_list fields;
    msnp::payload::for_each_field(body, [&](std::string_view name, const auto& content) {
        fields.push_back({std::string(name == "other" ? "more" : name), body_value(content)});
    });
    return fields;
}

/// A value in a body; one of the address book's alerts has a body of its own in its text.
template <class T>
[[nodiscard]] value body_value(const T& v) {
    if constexpr (std::is_same_v<T, msnp::xml_text> || std::is_same_v<T, msnp::xml_percent_text>) {
        return value(v.template to<std::string>());
    } else if constexpr (std::is_same_v<T, msnp::xml_guid>) {
        return body_value(v.text());
    } else if constexpr (std::is_same_v<T, msnp::xml_base64>) {
        std::string bytes;
        msnp::append_sink sink(bytes);
        return v.decode(sink).code == msnp::errc::none ? value(std::move(bytes)) : body_value(v.text());
    } else if constexpr (std::is_same_v<T, msnp::current_media>) {
        return detail::media_value(v);
    } else if constexpr (requires { typename T::enumeration; }) {
        const auto known = v.known();
        return known ? value(msnp::name_of(*known)) : body_value(v.text);
    } else if constexpr (requires { v.for_each_attribute([](const auto&) {}); }) {
        return detail::other_value(v);
    } else if constexpr (detail::body_struct<T>) {
        value shown;
        shown.is = value::kind::object;
        for (field& f : body_fields(v)) shown.add(f.name, std::move(f.what));
        if constexpr (std::is_same_v<T, msnp::payload::alert_body>) {
            const auto text = v.text.template to<std::string>();
            if (const auto data = msnp::payload::parse<msnp::payload::alert_data>(text))
                shown.add("data", body_value(*data));
        }
        return shown;
    } else if constexpr (detail::is_list<T>) {
        std::vector<value> items;
        for (const auto& item : v) items.push_back(body_value(item));
        return value(std::move(items));
    } else {
        return to_value(v);
    }
}

/// A body in XML, by its struct's name; nothing where the bytes are of no kind that is known.
[[nodiscard]] inline std::optional<std::pair<std::string, field_list>> read_body(std::string_view bytes) {
    const auto read = msnp::payload::parse<msnp::payload::any>(bytes);
    if (!read) return std::nullopt;
    return std::visit([](const auto& body) { return std::pair(std::string(msnp::form_name(body)), body_fields(body)); },
                      *read);
}

} // namespace msnp_examples
