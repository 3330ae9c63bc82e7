// docs/messages.md, from the structs: every Content-Type, its headers, its fields and its example.
#pragma once

#include "support/body_generator.hpp"
#include "support/command_table.hpp"
#include "support/declarations.hpp"
#include "support/message_generator.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp_test {

/// Visits a wire() and writes a table of what it names.
class message_grammar {
public:
    void type(std::string_view name, const auto&, std::string_view alias = {}) {
        head_ = "`Content-Type: " + std::string(name) + "[; charset=`*charset*`]`";
        if (!alias.empty()) head_ += ", read as `" + std::string(alias) + "` as well";
    }
    void length() {}
    void no_type() { head_ = "no `Content-Type`"; }
    void header(std::string_view wire_name, std::string_view name, const auto& value) {
        row("header", wire_name, name, value, true);
    }
    void opt_header(std::string_view wire_name, std::string_view name, const auto& value) {
        row("header", wire_name, name, value, false);
    }
    void others(const auto&) {}
    template <class Body>
    void body(const Body&) {
        rows_ += "| body | | `body` | `" + field_type<Body>() + "` |\n";
    }
    void field(std::string_view wire_name, std::string_view name, const auto& value) {
        row("field", wire_name, name, value, true);
    }
    void opt_field(std::string_view wire_name, std::string_view name, const auto& value) {
        row("field", wire_name, name, value, false);
    }
    void opt_mirrored_field(std::string_view wire_name, std::string_view name, const auto& value) {
        row("field, or back to front", wire_name, name, value, false);
    }
    void other_fields(const auto&) {}
    void after_fields(const auto&) {}
    /// The Content-Type of what does not say it in wire().
    void head(std::string_view name) { head_ = "`Content-Type: " + std::string(name) + "`"; }

    std::string text() const {
        return head_ + "\n\n| where | name | member | type |\n| --- | --- | --- | --- |\n" + rows_;
    }

private:
    template <class T>
    void row(std::string_view where, std::string_view wire_name, std::string_view name, const T&, bool required) {
        rows_ += "| " + std::string(where) + " | `" + std::string(wire_name) + "` | `" + std::string(name) + "` | `" +
                 field_type<T>() + "`" + (required ? ", must be there" : "") + " |\n";
    }

    std::string head_;
    std::string rows_;
};

/// Visits the wire() of an XML body and writes a table of what it names.
class body_grammar : public msnp::xml::detail::idle_visitor {
public:
    void literal(std::string_view text) { head_ = text.empty() ? "No bytes." : "`" + std::string(text) + "`, no XML."; }
    void root(std::string_view name) { head_ = "`<" + std::string(name) + ">`"; }
    void attribute(std::string_view wire_name, std::string_view name, const auto& value) {
        row("attribute", wire_name, name, value);
        rows_.insert(rows_.size() - 3, ", must be there");
    }
    void opt_attribute(std::string_view wire_name, std::string_view name, const auto& value) {
        row("attribute", wire_name, name, value);
    }
    void opt_child(std::string_view wire_name, std::string_view name, const auto& value) {
        row("element", wire_name, name, value);
    }
    void text(std::string_view name, const auto& value) { row("text", "", name, value); }
    template <class Body>
    void opt_nested(std::string_view name, const msnp::xml::optional_element<Body>& value) {
        row("element", msnp::xml::detail::own_root<Body>.found, name, value);
    }
    template <class Body>
    void list(std::string_view name, const msnp::xml::list<Body>& value) {
        row("elements", msnp::xml::detail::own_root<Body>.found, name, value);
    }

    std::string text() const {
        if (rows_.empty()) return head_ + "\n";
        return head_ + "\n\n| where | name | member | type |\n| --- | --- | --- | --- |\n" + rows_;
    }

private:
    template <class T>
    void row(std::string_view where, std::string_view wire_name, std::string_view name, const T&) {
        rows_ += "| " + std::string(where) + " | " + (wire_name.empty() ? "" : "`" + std::string(wire_name) + "` ") +
                 "| `" + std::string(name) + "` | `" + field_type<T>() + "` |\n";
    }

    std::string head_;
    std::string rows_;
};

/// A section: the struct's name, where it is declared, and what a visitor found.
template <class Struct, class Grammar>
std::string section(std::string_view space, const Grammar& visitor) {
    const std::string said = visitor.text();
    return "## `" + std::string(space) + std::string(msnp::form_name(Struct{})) + "`\n\n[`" + qualified_name<Struct>() +
           "`](" + declaration<Struct>() + ")" + (said.starts_with('\n') ? "" : ": ") + said;
}

/// What docs/messages.md says of XML.
inline std::string body_table() {
    std::string text = R"(# Payloads in XML

What UUX, UBX, ADL, RML, FQY, GCF, NOT, IPG, PAG, PGD, UUN and UBN carry, the bodies of PUT, NFY and DEL, and Mail-Data of messages:
the structs of `msnp::payload`, told by their first element (`payload::any`), and those that stand in them. Attributes and elements
that have no member are kept in `other`. Each may be missing unless it is said that it must be there.

)";
    for_each_body([&]<class Body>(std::type_identity<Body>) {
        body_grammar visitor;
        Body body{};
        Body::wire(visitor, body);
        text += section<Body>("payload::", visitor);
        if (!Body::example.empty()) text += "\n```\n" + escaped(Body::example) + "\n```\n";
        text += "\n";
    });
    return text;
}

/// What docs/messages.md says of the sections of an envelope, and of mails.
inline std::string envelope_table() {
    std::string text = R"(# Envelopes

What SDG, NFY, PUT and DEL carry: `envelope::parse()` takes the sections apart, each told by its first header. Headers that have no
member are kept in `other`; `Content-Length` is the body's and no member. A section that none of these is becomes
`envelope::unknown_section`.

)";
    const auto add = [&]<class Section>(std::type_identity<Section>) {
        message_grammar visitor;
        Section headers{};
        Section::wire(visitor, headers);
        text += section<Section>("envelope::", visitor) + "\n";
    };
    add(std::type_identity<msnp::envelope::routing>{});
    add(std::type_identity<msnp::envelope::reliability>{});
    add(std::type_identity<msnp::envelope::messaging>{});
    add(std::type_identity<msnp::envelope::notification>{});
    add(std::type_identity<msnp::envelope::publication>{});
    text +=
        "# Offline messages\n\nWhat the web service keeps them as: `message::parse<message::offline_messages>(mail)`.\n\n";
    message_grammar visitor;
    msnp::message::offline_message mail{};
    msnp::message::offline_message::wire(visitor, mail);
    return text + section<msnp::message::offline_message>("", visitor) + "\n```\n" +
           escaped(msnp::message::offline_message::example) + "\n```\n\n";
}

/// The bodies of MSNSLP.
inline std::string slp_table() {
    using namespace msnp;
    std::string text = R"(# MSNSLP

What `slp::parse()` reads the bodies of MSNSLP as: the structs of `slp::any_body`. In front of each stand a first line and the headers of
`slp::basic_message`, behind it NULs, one as a rule. A field that may stand back to front is found under either name, as
`IPv4Internal-Port: 1863` or as `troP-lanretnI4vPI: 3681`; addresses and ports are members of `at`. A body of another type is
`slp::other_body`.

)";
    [&]<class... Bodies>(std::type_identity<std::variant<Bodies...>>) {
        const auto add = [&]<class Body>(std::type_identity<Body>) {
            if constexpr (requires { Body::content_type; }) {
                message_grammar visitor;
                visitor.head(Body::content_type);
                Body body{};
                Body::wire(visitor, body);
                text += section<Body>("", visitor) + "\n```\n" + escaped(Body::example) + "\n```\n\n";
            }
        };
        (add(std::type_identity<Bodies>{}), ...);
    }(std::type_identity<slp::any_body>{});
    return text;
}

/// docs/messages.md.
inline std::string message_table() {
    using namespace msnp;
    std::string text = R"(# Messages

What the payload of a MSG, UUM or UBM may be, in both directions: the structs of `msnp::message::any`, in the order in which
`message::parse()` tries them. Made from the structs by `tests/support/message_table.hpp`; a test fails when it is not what they say.

A `header` stands in front of the message's first empty line; a `field` is a header of the same shape in the body. Each may be
missing unless it is said that it must be there. Headers that have no member are kept in `other`, fields in `other_fields`, and
`after_fields` is what follows the empty line behind these. What fits no struct is `message::unknown`, with headers and body as they
came.

)";
    for_each_message<message::any>([&]<class Message>(std::type_identity<Message>) {
        if constexpr (!std::is_same_v<Message, message::unknown>) {
            message_grammar visitor;
            Message message{};
            Message::wire(visitor, message);
            text += section<Message>("", visitor) + "\n```\n" + escaped(Message::example) + "\n```\n\n";
        }
    });
    text += envelope_table() + body_table();
    text += slp_table();
    text.pop_back();
    return text;
}

} // namespace msnp_test
