// What a stream holds, piece by piece, for the views: commands, and what could not be read.
#pragma once

#include "payload_view.hpp"
#include "secrets.hpp"
#include "values.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace msnp_examples {

/// Where in which stream something stands.
struct place {
    std::string_view channel; ///< "to_ns"
    std::size_t offset = 0;   ///< of the frame's first byte in its direction's stream

    [[nodiscard]] bool is_from_client() const noexcept { return channel.starts_with("to_"); }
};

/// A command that was read.
struct record {
    place at;
    std::string verb;
    std::string form;
    field_list fields;                      ///< without the payload
    std::optional<std::string> payload;     ///< its bytes
    std::optional<message> payload_message; ///< what they say, where they are understood
    std::string_view meaning;               ///< of an error reply's code, in words
    bool hides_payload = false;             ///< its bytes are not to be shown
};

/// Something that was not read.
struct failure {
    place at;
    msnp::error error;        ///< its offset counts from the stream's first byte
    std::string_view bytes;   ///< the frame, or as much as is known of it
    bool hides_bytes = false; ///< they are not to be shown
};

/// Shows what is read, in whatever way.
class view {
public:
    view() = default;
    view(const view&) = delete;
    view& operator=(const view&) = delete;
    virtual ~view() = default;

    /// A stream begins: what it is, and where it comes from.
    virtual void begin(const std::string& what, const std::string& origin) = 0;
    virtual void show(const record& command) = 0;
    virtual void show(const failure& problem) = 0;
    /// Everything was read.
    virtual void end() = 0;
};

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

/// A command of any channel as a record. `read_as` is the dialect whose shape the line had.
template <class... Forms>
[[nodiscard]] record make_record(const place& at, const msnp::frame& f, const std::variant<Forms...>& command,
                                 msnp::dialect read_as) {
    record result;
    result.at = at;
    result.verb = f.verb;
    result.form = std::holds_alternative<msnp::unknown_command>(command) ? "unknown" : msnp::form_name(command);
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
