// What a payload says. The one place that knows about messages inside commands: understand() looks into a payload, and
// what it does not understand is shown as the bytes that it is.
#pragma once

#include "body_view.hpp"
#include "message.hpp"
#include "secrets.hpp"
#include "utf8.hpp"
#include "values.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace msnp_examples {

/// An enumerator by its name, or its number where it has none.
template <class Enum>
[[nodiscard]] value named_or_number(Enum what) {
    const std::string_view name = msnp::name_of(what);
    return name.empty() ? value(static_cast<std::uint64_t>(what)) : value(name);
}

/// How a text looks.
[[nodiscard]] inline value to_value(const msnp::message::im_format& format) {
    value look;
    if (format.font) look.add("font", to_value(*format.font));
    if (format.effects) {
        std::vector<value> effects;
        for (const auto& w : msnp::vocabulary<msnp::font_effect>::words)
            if (format.effects->has(w.value)) effects.emplace_back(w.name);
        look.add("effects", value(std::move(effects)));
    }
    if (format.color) {
        const std::uint32_t rgb = static_cast<std::uint32_t>(format.color->red()) << 16 |
                                  static_cast<std::uint32_t>(format.color->green()) << 8 | format.color->blue();
        look.add("color", value("#" + std::string(msnp::hex_digits(rgb, 6).view())));
    }
    if (format.charset) look.add("charset", named_or_number(*format.charset));
    if (format.shape) {
        look.add("family", named_or_number(format.shape->family));
        look.add("pitch", named_or_number(format.shape->pitch));
    }
    if (format.right_to_left) look.add("right_to_left", value(*format.right_to_left));
    look.is = value::kind::object;
    return look;
}

/// Header lines as texts; their values may be secrets.
template <class Lines>
[[nodiscard]] value lines_value(const Lines& lines, bool are_secret = false) {
    std::vector<value> shown;
    for (const msnp::mime::header& h : lines) {
        value line(std::string(h.name) + ": " + std::string(h.value));
        shown.push_back(are_secret ? secret(std::move(line), h.name.size() + 2) : std::move(line));
    }
    return value(std::move(shown));
}

/// The context of an invitation to a file.
[[nodiscard]] inline value to_value(const msnp::slp::file_context& file) {
    value shown;
    shown.add("name", value(file.name.to<std::string>()));
    shown.add("size", value(file.file_size));
    shown.add("kind", to_value(file.kind));
    shown.add("version", value(std::uint64_t{file.version}));
    if (!file.preview.empty()) shown.add("preview", bytes_value(file.preview));
    return shown;
}

/// What an invitation's context holds: an object, a file, or what it is in base64.
[[nodiscard]] inline value context_value(const msnp::slp::context& context, const msnp::braced_guid& application) {
    std::string bytes;
    msnp::append_sink sink(bytes);
    if (context.base64().decode(sink).code != msnp::errc::none) return value(context.text);
    if (application == msnp::slp::application::file_transfer)
        if (const auto file = msnp::slp::parse_file_context(bytes)) return to_value(*file);
    if (application == msnp::slp::application::msn_object)
        if (const auto object = msnp::msnobj::parse(bytes); object && !object->is_none()) return to_value(*object);
    return value(context.text);
}

/// The fields of an MSNSLP message: its first line, its headers, and those of its body.
[[nodiscard]] inline field_list fields_of(const msnp::slp::any_message& what) {
    field_list fields;
    msnp::braced_guid application;
    const auto add = [&](std::string_view name, value shown) {
        fields.push_back({std::string(name), std::move(shown)});
    };
    if (const auto* request = what.request()) {
        add("request", to_value(request->method));
        add("target", to_value(request->target));
    } else {
        add("status", to_value(what.answer()->code));
        add("reason", value(what.answer()->reason));
    }
    msnp::slp::for_each_field(what, [&](std::string_view name, const auto& content) {
        using type = std::remove_cvref_t<decltype(content)>;
        if constexpr (requires { content.begin()->line; }) {
            add(name == "other_fields" ? "more" : "headers", lines_value(content));
        } else if constexpr (std::is_same_v<type, msnp::slp::context>) {
            add(name, context_value(content, application));
        } else if constexpr (std::is_same_v<type, msnp::braced_guid>) {
            if (name == "application") application = content;
            const std::string_view known = name == "application" ? msnp::slp::name_of_application(content) : "";
            add(name, known.empty() ? value(content.text) : value(known));
        } else if constexpr (!std::is_same_v<type, std::variant<msnp::slp::request_line, msnp::slp::status_line>>) {
            add(name, to_value(content));
        }
    });
    return fields;
}
[[nodiscard]] inline value to_value(const msnp::slp::any_message& what) {
    value shown;
    shown.add("type", value(msnp::form_name(what.body)));
    for (field& f : fields_of(what)) shown.add(f.name, std::move(f.what));
    return shown;
}

/// Whether a packet is of the second kind: both peers name their places.
[[nodiscard]] inline bool is_second_kind(const msnp::message::p2p& message) {
    const auto has_place = [](const auto& peer) { return peer && !peer->endpoint.empty(); };
    return has_place(message.destination) && has_place(message.source);
}

namespace detail {

    /// Adds what a packet ends with. `is_whole`: its data are all of a message of MSNSLP.
    inline void add_end(value& shown, const auto& packet, bool is_whole) {
        const auto slp = is_whole ? msnp::slp::parse(packet.data) : msnp::error{msnp::errc::incomplete, 0, {}};
        if (slp)
            shown.add("slp", to_value(*slp));
        else
            shown.add("data", bytes_value(packet.data));
        if (packet.footer) shown.add("application", to_value(*packet.footer));
    }
    [[nodiscard]] inline value second_kind_value(std::string_view body) {
        const auto packet = msnp::p2p::parse_v2(body);
        if (!packet) return bytes_value(body);
        value shown;
        shown.add("sequence", value(std::uint64_t{packet->sequence}));
        if (packet->opens) shown.add("opens", value(true));
        if (packet->wants_ack) shown.add("wants_ack", value(true));
        if (const auto ack = packet->ack()) shown.add("ack", value(std::uint64_t{*ack}));
        if (const auto nak = packet->nak()) shown.add("nak", value(std::uint64_t{*nak}));
        const auto& header = packet->header;
        if (header) {
            shown.add("session", value(std::uint64_t{header->session}));
            shown.add("package", value(std::uint64_t{header->package}));
            shown.add("first", value(header->is_first));
            shown.add("remaining", value(header->remaining()));
        }
        add_end(shown, *packet, header && header->session == 0 && header->is_first && header->remaining() == 0);
        return shown;
    }
    [[nodiscard]] inline value first_kind_value(std::string_view body) {
        const auto packet = msnp::p2p::parse_v1(body);
        if (!packet) return bytes_value(body);
        value shown;
        shown.add("session", value(std::uint64_t{packet->session}));
        shown.add("identifier", value(std::uint64_t{packet->identifier}));
        shown.add("offset", value(packet->offset));
        shown.add("total_size", value(packet->total_size));
        shown.add("flags", value("0x" + std::string(msnp::hex_digits(packet->flags, 8).view())));
        if (packet->has(msnp::p2p::flag::ack)) {
            shown.add("acknowledged", value(std::uint64_t{packet->ack_identifier}));
            shown.add("acknowledged_size", value(packet->ack_size));
        }
        add_end(shown, *packet, packet->session == 0 && packet->data.size() == packet->total_size);
        return shown;
    }

} // namespace detail

/// A packet of a peer-to-peer connection.
[[nodiscard]] inline value to_value(const msnp::message::p2p& message) {
    return is_second_kind(message) ? detail::second_kind_value(message.body) : detail::first_kind_value(message.body);
}

/// Mail-Data: XML, or a word.
[[nodiscard]] inline value mail_value(std::string_view data) {
    const auto read = msnp::payload::parse<msnp::payload::mail_data>(data);
    return read ? body_value(*read) : value(data);
}

/// The fields of a message. Headers that are not fields come as one list, under "headers", and fields in a body that no struct
/// names under "more": a peer may call them anything, and none may pass for a field.
template <class Message>
[[nodiscard]] field_list fields_of(const Message& what) {
    field_list fields;
    msnp::message::for_each_field(what, [&](std::string_view name, const auto& content) {
        if constexpr (requires { content.begin()->line; }) {
            fields.push_back(
                {name == "other_fields" ? "more" : "headers", lines_value(content, has_secrets<Message>())});
        } else if constexpr (std::is_same_v<Message, msnp::message::initial_mail_data> ||
                             std::is_same_v<Message, msnp::message::offline_mail>) {
            fields.push_back({std::string(name), name == "data" ? mail_value(what.data) : to_value(content)});
        } else if constexpr (std::is_same_v<Message, msnp::message::p2p> &&
                             std::is_same_v<decltype(content), const std::string_view&>) {
            fields.push_back({std::string(name), name == "body" ? to_value(what) : value(content)});
        } else if constexpr (std::is_same_v<Message, msnp::message::datacast> &&
                             std::is_same_v<decltype(content), const std::string_view&>) {
            fields.push_back({std::string(name), name == "data" ? object_or_text(content) : value(content)});
        } else {
            const bool is_any_text = name == "body" || name == "after_fields";
            value shown = to_value(content);
            fields.push_back({std::string(name),
                              is_any_text && has_secrets<Message>() ? secret(std::move(shown)) : std::move(shown)});
        }
    });
    return fields;
}

/// The fields of a section of an envelope but for its version.
template <class Section>
[[nodiscard]] field_list section_fields(const Section& section) {
    field_list fields;
    for (field& f : fields_of(section))
        if (f.name != "version") fields.push_back(std::move(f));
    return fields;
}

/// What is in an envelope: text, packets, or XML.
[[nodiscard]] inline value envelope_body(const msnp::envelope::parts& whole) {
    const auto* const messaging = std::get_if<msnp::envelope::messaging>(&whole.content);
    if (messaging != nullptr && messaging->kind() == msnp::sdg_message::data) return bytes_value(whole.body);
    if (auto body = messaging == nullptr ? read_body(whole.body) : std::nullopt) {
        value shown;
        shown.is = value::kind::object;
        for (field& f : body->second) shown.add(f.name, std::move(f.what));
        return shown;
    }
    return value(whole.body);
}

/// An envelope: who it is for and from, what its last section says, and the body.
[[nodiscard]] inline std::optional<message> read_envelope(std::string_view payload) {
    const auto read = msnp::envelope::parse(payload);
    if (!read || payload.empty()) return std::nullopt;
    message shown{"envelope", {}};
    const auto add = [&](const auto& section, std::string_view prefix) {
        for (field& f : section_fields(section)) {
            if (f.name == "headers") f.name = std::string(prefix) + f.name;
            shown.fields.push_back(std::move(f));
        }
    };
    if (read->routing) add(*read->routing, "routing_");
    if (read->reliability) add(*read->reliability, "reliability_");
    std::visit(
        [&](const auto& section) {
            using type = std::remove_cvref_t<decltype(section)>;
            if constexpr (std::is_same_v<type, msnp::envelope::unknown_section>) {
                std::vector<value> headers;
                for (const msnp::mime::header& h : section.headers) headers.emplace_back(h.line);
                shown.fields.push_back({"section", value(std::move(headers))});
            } else if constexpr (!std::is_same_v<type, std::monostate>) {
                shown.type = msnp::form_name(section);
                add(section, "");
            }
        },
        read->content);
    if (!read->body.empty()) shown.fields.push_back({"body", envelope_body(*read)});
    return shown;
}

/// Looks into the payload of a form; nothing when it is of no kind that is known.
[[nodiscard]] inline std::optional<message> understand(std::string_view form, std::string_view payload) {
    const std::string_view verb = form.substr(0, 3);
    if (verb == "sdg" || verb == "nfy" || verb == "put" || verb == "del") return read_envelope(payload);
    if (verb == "uun" || verb == "ubn") {
        if (const auto slp = msnp::slp::parse(payload))
            return message{std::string(msnp::form_name(slp->body)), fields_of(*slp)};
    }
    if (payload.substr(0, 1) == "<" || verb == "uun" || verb == "ubn") {
        auto body = read_body(payload);
        if (!body) return std::nullopt;
        return message{std::move(body->first), std::move(body->second)};
    }
    if (form != "msg" && verb != "uum" && verb != "ubm") return std::nullopt;
    const msnp::result<msnp::message::any> read = msnp::message::parse(payload);
    if (!read) return std::nullopt;
    return std::visit(
        [](const auto& what) -> std::optional<message> {
            using type = std::remove_cvref_t<decltype(what)>;
            if constexpr (std::is_same_v<type, msnp::message::unknown>)
                return std::nullopt;
            else
                return message{std::string(msnp::form_name(what)), fields_of(what)};
        },
        *read);
}

} // namespace msnp_examples
