// Values of msnp as text for people: what the stream operators, std::format and test frameworks show.
//
//     from_ns::nln            NLN AWY bob@example.com Bob%20B 0\r\n      its line, as it would be written
//     to_ns::usr_twn_ticket   USR 7 TWN S hidden\r\n                     a secret_value is not shown
//     result<…>               the value, or the error
//     error                   bad_value at byte 9 (list): not a value of this argument
//     frame                   NLN AWY bob@example.com Bob%20B 0\r\n      its bytes as they came, secrets among them
//     percent_text            Bob B                                      decoded
//
// All but printable ASCII is escaped: one value is one line, and no terminal takes a part of it for a command.
#pragma once

#include <msnp/base/describe.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/command/values.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/frame.hpp>
#include <msnp/wire/inspector.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/to_bytes.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/verb.hpp>
#include <msnp/wire/word.hpp>
#include <msnp/wire/writer.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp {

namespace detail {

    template <class T>
    inline constexpr bool has_text = is_command<T> || has_vocabulary<T>;
    template <>
    inline constexpr bool has_text<errc> = true;
    template <>
    inline constexpr bool has_text<error> = true;
    template <>
    inline constexpr bool has_text<frame> = true;
    template <>
    inline constexpr bool has_text<verb> = true;
    template <>
    inline constexpr bool has_text<percent_text> = true;
    template <>
    inline constexpr bool has_text<result<void>> = true;
    template <class T>
    inline constexpr bool has_text<result<T>> = has_text<T> || std::is_arithmetic_v<T>;

    /// Visits a command's wire() and puts "hidden" where a secret stands, in a copy that is to be shown.
    class secret_hider {
    public:
        explicit constexpr secret_hider(dialect d) noexcept : dialect_(d) {}

        [[nodiscard]] constexpr bool since(dialect d) const noexcept { return dialect_ >= d; }
        constexpr void verb(std::string_view, const auto&) noexcept {}
        constexpr void trid(const auto&) noexcept {}
        constexpr void word(std::string_view) noexcept {}
        constexpr void opt_word(std::string_view, std::string_view, const bool&) noexcept {}
        constexpr void arg(std::string_view, auto& value) noexcept { hide(value); }
        constexpr void opt(std::string_view, auto& value) noexcept { hide(value); }
        constexpr void tag(std::string_view, std::string_view, auto& value) noexcept { hide(value); }
        constexpr void opt_tag(std::string_view, std::string_view, auto& value) noexcept { hide(value); }
        template <class List>
        constexpr void rest(std::string_view, const List&) noexcept {
            static_assert(!secret_value<typename List::value_type>, "a list of secrets would be shown");
        }
        constexpr void verbatim(std::string_view, const auto&) noexcept {}
        constexpr void payload(auto& value) noexcept { hide_tickets(value); }
        constexpr void opt_payload(auto& value) noexcept {
            if (value) hide_tickets(*value);
        }

    private:
        template <class T>
        static constexpr void hide(T& value) noexcept {
            if constexpr (secret_value<T>) {
                if (!is_absent(value)) value = T("hidden");
            }
        }
        template <class T>
        static constexpr void hide(std::optional<T>& value) noexcept {
            if (value) hide(*value);
        }
        /// Tickets, cookies and keys stand in messages of two kinds.
        static constexpr void hide_tickets(std::string_view& payload) noexcept {
            for (const std::string_view kind : {"text/x-msmsgsprofile", "text/x-msmsgsinvite"}) {
                for (std::size_t i = 0; i + kind.size() <= payload.size(); ++i)
                    if (mime::equal_ignoring_case(payload.substr(i, kind.size()), kind)) payload = "hidden";
            }
        }
        static constexpr void hide_tickets(const auto&) noexcept {}

        dialect dialect_;
    };

    template <class T>
    void write_text(append_sink<std::string>& out, const T& value);

    /// Hides what is secret in a command that is to be shown, and says in which dialect.
    template <class Form>
    dialect hide_secrets(Form& form, std::optional<dialect> d) {
        const dialect spoken = d ? *d : form.dialects.last;
        secret_hider hider(spoken);
        Form::wire(hider, form);
        return spoken;
    }
    template <class Command>
    void write_line_text(append_sink<std::string>& out, const Command& hidden, dialect d) {
        if (const result<std::string> line = to_bytes(hidden, d)) {
            write_escaped(out, *line);
        } else {
            out.write(form_name(hidden));
            out.write(" that can't be written: ");
            write_description(out, line.error());
        }
    }
    template <class Form>
    void write_command_text(append_sink<std::string>& out, Form form, std::optional<dialect> d) {
        const dialect spoken = hide_secrets(form, d);
        write_line_text(out, form, spoken);
    }
    template <class... Forms>
    void write_command_text(append_sink<std::string>& out, std::variant<Forms...> command, std::optional<dialect> d) {
        dialect spoken = last_dialect;
        // (visit_form() shows what it visits as const; this is a copy of our own.)
        static_cast<void>(visit_form(
            [&]<class Form>(const Form& form) { spoken = hide_secrets(const_cast<Form&>(form), d); }, command));
        write_line_text(out, command, spoken);
    }

    inline void write_plain_text(append_sink<std::string>& out, errc code) {
        out.write(name_of(code));
    }
    inline void write_plain_text(append_sink<std::string>& out, const error& e) {
        write_description(out, e);
    }
    inline void write_plain_text(append_sink<std::string>& out, const frame& f) {
        write_escaped(out, f.bytes);
    }
    inline void write_plain_text(append_sink<std::string>& out, const verb& v) {
        out.write(v.view());
    }
    inline void write_plain_text(append_sink<std::string>& out, const percent_text& text) {
        write_escaped(out, text.to<std::string>());
    }
    template <class T>
    void write_plain_text(append_sink<std::string>& out, const result<T>& value) {
        if (!value)
            write_description(out, value.error());
        else if constexpr (std::is_void_v<T>)
            out.write("ok");
        else if constexpr (std::is_arithmetic_v<T>)
            out.write(std::to_string(*value));
        else
            write_text(out, *value);
    }

    template <class T>
    void write_text(append_sink<std::string>& out, const T& value) {
        if constexpr (is_command<T>)
            write_command_text(out, value, std::nullopt);
        else if constexpr (has_vocabulary<T>)
            out.write(name_of(value));
        else
            write_plain_text(out, value);
    }

} // namespace detail

/// A value that to_text() takes: a command struct or a variant of them, an enumeration of the protocol's words, an error, an errc, a
/// frame, a dialect, a verb, a percent_text, and a result of these, of a number or of nothing.
template <class T>
concept has_text = detail::has_text<T>;

/// The value as text for people, in one line. A command is shown as its last dialect writes it, or with what keeps it from being written;
/// its secrets are shown as "hidden", and so is a payload that is a profile or an invitation, which may hold some. Of a frame all bytes are shown.
template <has_text T>
[[nodiscard]] std::string to_text(const T& value) {
    std::string text;
    append_sink out(text);
    detail::write_text(out, value);
    return text;
}

/// A command as dialect `d` writes it.
template <class Command>
    requires detail::is_command<Command>
[[nodiscard]] std::string to_text(const Command& command, dialect d) {
    std::string text;
    append_sink out(text);
    detail::write_command_text(out, command, d);
    return text;
}

} // namespace msnp
