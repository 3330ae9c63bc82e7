// docs/messages.md, from the structs: every Content-Type, its headers, its fields and its example.
#pragma once

#include "support/command_table.hpp"
#include "support/message_generator.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace msnp_test {

/// Visits a wire() and writes a table of what it names.
class message_grammar {
public:
    void type(std::string_view name, const auto&, std::string_view alias = {}) {
        head_ = "`Content-Type: " + std::string(name) + "[; charset=`*charset*`]`";
        if (!alias.empty()) head_ += ", read as `" + std::string(alias) + "` as well";
    }
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
    void other_fields(const auto&) {}
    void after_fields(const auto&) {}

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
            text += "## `" + std::string(form_name(message)) + "`\n\n" + visitor.text() + "\n```\n" +
                    escaped(Message::example) + "\n```\n\n";
        }
    });
    text.pop_back();
    return text;
}

} // namespace msnp_test
