// A command of any channel as a record.
#pragma once

#include "payload_view.hpp"
#include "record.hpp"
#include "secrets.hpp"
#include "values.hpp"

#include <msnp/msnp.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp_examples {

namespace detail {

    /// Takes one field of a command.
    template <class T>
    void take_field(record& command, std::string_view name, const T& what) {
        if constexpr (std::is_same_v<T, msnp::error_code>) {
            command.fields.push_back({"code", value(std::uint64_t{msnp::number_of(what)})});
            if (msnp::is_listed(what)) command.fields.push_back({"name", value(msnp::name_of(what))});
            command.meaning = msnp::meaning_of(what);
        } else if constexpr (std::is_same_v<T, std::string_view>) {
            if (name == "payload")
                command.payload = what;
            else
                command.fields.push_back({std::string(name), to_value(what)});
        } else if constexpr (!std::is_same_v<T, msnp::verb>) { // an unknown command's verb is the record's
            command.fields.push_back({std::string(name), to_value(what)});
        }
    }

} // namespace detail

/// The name of a command's form.
template <class... Forms>
[[nodiscard]] std::string_view form_of(const std::variant<Forms...>& command) {
    return std::holds_alternative<msnp::unknown_command>(command) ? "unknown" : msnp::form_name(command);
}

/// A command of any channel as a record. `read_as` is the dialect whose shape the line had.
template <class... Forms>
[[nodiscard]] record make_record(const place& at, const msnp::frame& f, const std::variant<Forms...>& command,
                                 msnp::dialect read_as) {
    record result;
    result.at = at;
    result.verb = f.verb;
    result.form = form_of(command);
    std::visit(
        [&](const auto& form) {
            msnp::for_each_field(form, read_as, [&result](std::string_view name, const auto& what) {
                detail::take_field(result, name, what);
            });
        },
        command);
    if (result.payload) result.payload_message = understand(result.form, *result.payload);
    return result;
}

/// Takes the secrets out of a command.
inline void hide_secrets(record& command) {
    if (command.form == "unknown" && detail::secret_verbs().contains(command.verb))
        for (field& f : command.fields) f.what.is_secret = true;
    for (field& f : command.fields) {
        const bool is_line = command.form == "unknown" && f.what.is == value::kind::text;
        if (is_line && names_secret_verb(f.what.text)) f.what.is_secret = true;
        hide_secrets(f.what);
    }
    if (command.payload_message)
        for (field& f : command.payload_message->fields) hide_secrets(f.what);
    else if (command.payload)
        command.hides_payload = payload_may_hold_secret(command.at.channel, command.verb, *command.payload);
}

} // namespace msnp_examples
