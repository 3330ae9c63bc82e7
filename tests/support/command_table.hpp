// docs/commands.md, from the structs: every form of every verb, its dialects, its line and its examples.
#pragma once

#include "support/declarations.hpp"
#include "support/forms.hpp"
#include "support/invariants.hpp"

#include <algorithm>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace msnp_test {

/// What docs/commands.md calls the type of a field.
template <class T>
std::string field_type() {
    if constexpr (std::is_same_v<T, std::string_view>)
        return "text";
    else if constexpr (requires {
                           typename T::iterator;
                           typename T::value_type;
                       })
        return "list of " + field_type<typename T::value_type>();
    else if constexpr (requires(const T& value) { value.has_value(); })
        return field_type<typename T::value_type>();
    else if constexpr (requires { typename T::enumeration; })
        return "open " + field_type<typename T::enumeration>();
    else if constexpr (requires { typename T::known_numbers; })
        return "open " + std::string(msnp::detail::type_name<typename T::known_numbers>());
    else if constexpr (std::is_same_v<T, bool>)
        return "bool";
    else if constexpr (std::is_integral_v<T>)
        return "uint" + std::to_string(sizeof(T) * 8);
    else
        return std::string(msnp::detail::type_name<T>());
}

/// Visits a wire() and writes the line as a grammar.
class grammar {
public:
    explicit grammar(msnp::dialect d) : dialect_(d) {}

    bool since(msnp::dialect d) const { return dialect_ >= d; }
    void verb(std::string_view name, const auto& value) { add(field(name, value)); }
    void trid(const auto&) { add("trid"); }
    void arg(std::string_view name, const auto& value) { add(field(name, value)); }
    void opt(std::string_view name, const auto& value) { add("[" + field(name, value) + "]"); }
    void word(std::string_view text) { add(quoted(text)); }
    void opt_word(std::string_view text, std::string_view name, const bool&) {
        add("[" + quoted(text) + "](" + std::string(name) + ")");
    }
    void tag(std::string_view prefix, std::string_view name, const auto& value) {
        add(quoted(prefix) + field(name, value));
    }
    void opt_tag(std::string_view prefix, std::string_view name, const auto& value) {
        add("[" + quoted(prefix) + field(name, value) + "]");
    }
    void rest(std::string_view name, const auto& value) { add("{" + field(name, value) + "}"); }
    void payload(const auto&) { add("#payload"); }
    void opt_payload(const auto&) { add("[#payload]"); }
    void verbatim(std::string_view name, const auto&) { add("{" + std::string(name) + "}"); }

    const std::string& line() const { return line_; }

private:
    template <class T>
    static std::string field(std::string_view name, const T& value) {
        std::string text = std::string(name) + ":" + field_type<T>();
        if constexpr (std::is_integral_v<T>) {
            if (value != T{}) text += "=" + std::to_string(value);
        } else if constexpr (msnp::number_class<T>) {
            if (value.wire_number() != 0) text += "=" + std::to_string(value.wire_number());
        }
        return text;
    }
    static std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }
    void add(const std::string& term) { line_ += (line_.empty() ? "" : " ") + term; }

    msnp::dialect dialect_;
    std::string line_;
};

/// The line of a form in a dialect: `ADD trid list:list_kind account:email name:percent_text [group:uint32]`.
template <class Form>
std::string grammar_of(msnp::dialect d) {
    Form form{};
    grammar visitor(d);
    Form::wire(visitor, form);
    if constexpr (requires {
                      { &Form::verb } -> std::same_as<const msnp::verb*>;
                  })
        return std::string(Form::verb.view()) + (visitor.line().empty() ? "" : " ") + visitor.line();
    else
        return visitor.line();
}

inline std::string range_name(msnp::dialect_range range) {
    const std::string first(msnp::name_of(range.first));
    return range.first == range.last ? first : first + " to " + std::string(msnp::name_of(range.last));
}

/// What is said of one form.
template <class Form>
std::string form_entry() {
    using namespace msnp;
    std::string text = "**[`" + std::string(form_name(Form{})) + "`](" + declaration<Form>() + ")**\n\n";
    dialect_range range{Form::dialects.first, Form::dialects.first};
    std::string line = grammar_of<Form>(range.first);
    const auto say = [&] { text += "- " + range_name(range) + ": `" + line + "`\n"; };
    for (std::size_t d = number_of(range.first) + 1; d <= number_of(Form::dialects.last); ++d) {
        const auto spoken = static_cast<dialect>(d);
        if (const std::string now = grammar_of<Form>(spoken); now != line) {
            say();
            line = now;
            range.first = spoken;
        }
        range.last = spoken;
    }
    say();
    if constexpr (requires { Form::example; })
        text += "- for example `" + escaped(Form::example) + "`\n";
    else if constexpr (requires { Form::examples; })
        for (const dialect_example& e : Form::examples)
            text += "- in " + std::string(name_of(e.spoken)) + " `" + escaped(e.line) + "`\n";
    return text + "\n";
}

/// docs/commands.md.
inline std::string command_table() {
    using namespace msnp;
    static constexpr struct {
        std::string_view name, title;
    } titles[] = {
        {"to_ns", "From the client to the notification server"},
        {"from_ns", "From the notification server to the client"},
        {"to_sb", "From the client to the switchboard"},
        {"from_sb", "From the switchboard to the client"},
    };
    std::string text = R"(# Commands

Every form of every verb that msnp reads and writes, in both directions. Made from the structs by
`tests/support/command_table.hpp`; a test fails when it is not what they say.

A line is given as its arguments with one blank between them:

| | |
| --- | --- |
| `trid` | the transaction number |
| `name:type` | a field of the struct and its type; `text` is any token, `open …` keeps words that it does not know |
| `name:type=1` | the same; a number that is 1 when nobody has set it, and not 0 |
| `"FL"`, `"N="name:type` | these bytes, before the field if there is one |
| `[…]` | may be missing |
| `["MSMSGS"](name)` | the word may be missing; the field says whether it is there |
| `{…}` | one or more, to the line's end |
| `#payload` | the payload's length in bytes; the payload follows the line |

)";
    std::size_t forms = 0;
    std::string body;
    for_each_channel([&]<class Channel>(std::type_identity<Channel>) {
        const auto* const title =
            std::find_if(std::begin(titles), std::end(titles), [](const auto& t) { return t.name == Channel::name; });
        body += "## " + std::string(title->title) + ": `msnp::" + std::string(Channel::name) + "`\n\n";
        std::map<std::string, std::string> verbs;
        Channel::for_each_form([&]<class Form>(std::type_identity<Form>) {
            ++forms;
            verbs[std::string(Form::verb.view())] += form_entry<Form>();
        });
        for (const auto& [verb, entries] : verbs) body += "### " + verb + "\n\n" + entries;
    });
    body += "## On every channel\n\n" + form_entry<error_reply>() + form_entry<unknown_command>();
    body.pop_back();
    return text + std::to_string(forms) +
           " forms, and these for what is an error or has no struct: `msnp::error_reply`, " +
           "`msnp::unknown_command`.\n\n" + body;
}

} // namespace msnp_test
