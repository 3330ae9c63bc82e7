// The fields of a struct into a line: the visitor of wire() that writes, and the functions that users call.
//
// Writing is strict and happens twice: once into a sink that counts, which checks every value, and, when all is well,
// once into the caller's memory. So a command that can't be written writes nothing, and no text that a user typed can
// end a line or add an argument.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/shape.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/verb.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp {

/// A command struct: it says since when and until when it is known, and how its fields stand on the wire.
template <class T>
concept command_struct = requires {
    { T::dialects } -> std::convertible_to<dialect_range>;
};

/// A command struct whose verb is always the same: all but error_reply and unknown_command.
template <class T>
concept has_fixed_verb = command_struct<T> && requires {
    requires std::is_pointer_v<decltype(&T::verb)>;
};

namespace detail {

    /// Passes bytes on and remembers whether they could be part of a token.
    template <class Sink>
    class token_sink {
    public:
        constexpr explicit token_sink(Sink& target) noexcept : target_(target) {}
        constexpr void put(char c) {
            bad_ = bad_ || c == ' ' || c == '\r' || c == '\n' || c == '\0';
            empty_ = false;
            target_.put(c);
        }
        constexpr void write(std::string_view text) {
            bad_ = bad_ || (!text.empty() && !is_token(text));
            empty_ = empty_ && text.empty();
            target_.write(text);
        }
        [[nodiscard]] constexpr std::size_t size() const noexcept { return target_.size(); }
        /// Whether what was written is one token.
        [[nodiscard]] constexpr errc verdict() const noexcept {
            return bad_ ? errc::not_a_token : empty_ ? errc::missing_value : errc::none;
        }

    private:
        Sink& target_;
        bool bad_ = false;
        bool empty_ = true;
    };

    template <class Sink>
    class writer {
    public:
        constexpr writer(Sink& sink, dialect d) noexcept : sink_(sink), dialect_(d) {}

        [[nodiscard]] constexpr bool since(dialect d) const noexcept { return dialect_ >= d; }
        constexpr void verb(std::string_view name, const auto& value) {
            const std::size_t at = sink_.size();
            if (const errc code = write_token(sink_, value); code != errc::none) fail_at(code, at, name);
        }
        constexpr void trid(const auto& value) { arg("trid", value); }
        constexpr void arg(std::string_view name, const auto& value) { tag({}, name, value); }
        constexpr void opt(std::string_view name, const auto& value) {
            if (is_skipped(name, value)) return;
            arg(name, content(value));
        }
        constexpr void word(std::string_view text) { tag({}, text, text); }
        constexpr void opt_word(std::string_view text, std::string_view, const bool& is_there) {
            if (is_there) word(text);
        }
        constexpr void tag(std::string_view prefix, std::string_view name, const auto& value) {
            if (failed()) return;
            if (!omitted_.empty()) return fail(errc::missing_value, omitted_);
            const std::size_t at = sink_.size() + 1;
            sink_.put(' ');
            sink_.write(prefix);
            if (!is_in_dialect(value, dialect_)) return fail_at(errc::not_in_dialect, at, name);
            token_sink<Sink> token(sink_);
            const errc code = write_token(token, value);
            // What would break the line is told before what is only no value of the field.
            const errc verdict = token.verdict();
            const errc bad = verdict == errc::not_a_token || code == errc::none ? verdict : code;
            if (bad != errc::none) fail_at(bad, at, name);
        }
        /// Not followed by the rule for opt(): its prefix tells a reader whether it is there.
        constexpr void opt_tag(std::string_view prefix, std::string_view name, const auto& value) {
            if (!is_absent(value)) tag(prefix, name, content(value));
        }
        template <class List>
        constexpr void rest(std::string_view name, const List& value) {
            if (value.empty()) return fail(errc::missing_value, name);
            for (auto i = value.begin(); i != value.end(); ++i) {
                typename List::value_type element{};
                if (read_token(i.token(), element) != errc::none) return fail(errc::bad_value, name);
                arg(name, i.token());
            }
        }
        constexpr void payload(const std::string_view& bytes) {
            if (failed()) return;
            if (bytes.size() > 999'999'999) return fail(errc::payload_too_long, "payload");
            arg("payload", bytes.size());
            sink_.write("\r\n");
            sink_.write(bytes);
            ended_ = true;
        }
        constexpr void opt_payload(const std::optional<std::string_view>& bytes) {
            if (bytes) payload(*bytes);
        }
        constexpr void verbatim(std::string_view name, std::string_view text) {
            if (text.empty() || failed()) return;
            for (const char c : text)
                if (c == '\r' || c == '\n' || c == '\0') return fail(errc::not_a_token, name);
            sink_.put(' ');
            sink_.write(text);
        }

        /// To be called after wire(): ends the line.
        constexpr void finish() {
            if (!ended_) sink_.write("\r\n");
        }
        [[nodiscard]] constexpr bool failed() const noexcept { return failure_.code != errc::none; }
        [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

    private:
        /// The argument that comes next can't be written.
        constexpr void fail(errc code, std::string_view name) noexcept { fail_at(code, sink_.size() + 1, name); }
        constexpr void fail_at(errc code, std::size_t offset, std::string_view name) noexcept {
            if (!failed()) failure_ = error{code, offset, name};
        }

        template <class T>
        constexpr bool is_skipped(std::string_view name, const T& value) noexcept {
            if (!is_absent(value)) return false;
            if (omitted_.empty()) omitted_ = name;
            return true;
        }
        template <class T>
        static constexpr const T& content(const T& value) noexcept {
            return value;
        }
        template <class T>
        static constexpr const T& content(const std::optional<T>& value) noexcept {
            return *value;
        }

        Sink& sink_;
        dialect dialect_;
        std::string_view omitted_; ///< the first optional argument that was left out
        error failure_{};
        bool ended_ = false;
    };

    /// Notes which fields a visit of wire() reaches in a dialect, and finds one that has a value and was not reached:
    /// a field that the dialect can't carry.
    class field_census {
    public:
        constexpr explicit field_census(dialect d) noexcept : dialect_(d) {}
        /// From now on fields are looked up, and since() answers `yes` whatever the dialect.
        constexpr void look_up(bool yes) noexcept {
            searching_ = true;
            yes_ = yes;
        }

        [[nodiscard]] constexpr bool since(dialect d) const noexcept { return searching_ ? yes_ : dialect_ >= d; }
        constexpr void verb(std::string_view, const auto&) noexcept {}
        constexpr void trid(const auto& value) noexcept { field("trid", value); }
        constexpr void arg(std::string_view name, const auto& value) noexcept { field(name, value); }
        constexpr void opt(std::string_view name, const auto& value) noexcept { field(name, value); }
        constexpr void word(std::string_view) noexcept {}
        constexpr void opt_word(std::string_view, std::string_view name, const bool& value) noexcept {
            field(name, value);
        }
        constexpr void tag(std::string_view, std::string_view name, const auto& value) noexcept { field(name, value); }
        constexpr void opt_tag(std::string_view, std::string_view name, const auto& value) noexcept {
            field(name, value);
        }
        constexpr void rest(std::string_view name, const auto& value) noexcept { field(name, value); }
        constexpr void payload(const auto& value) noexcept { field("payload", value); }
        constexpr void opt_payload(const auto& value) noexcept { field("payload", value); }
        constexpr void verbatim(std::string_view name, const auto& value) noexcept { field(name, value); }

        /// The name of the field; empty when there is none.
        [[nodiscard]] constexpr std::string_view lost() const noexcept { return lost_; }

    private:
        template <class T>
        constexpr void field(std::string_view name, const T& value) noexcept {
            if (!searching_) {
                names_[count_++] = name;
                return;
            }
            for (std::size_t i = 0; i < count_; ++i)
                if (names_[i] == name) return;
            if (!(value == T{})) lost_ = name;
        }

        static constexpr std::size_t capacity = 32;
        dialect dialect_;
        std::string_view names_[capacity]{};
        std::size_t count_ = 0;
        std::string_view lost_;
        bool searching_ = false;
        bool yes_ = false;
    };

    /// The name of a field that has a value and that the dialect has no place for.
    template <class Form>
    constexpr std::string_view field_not_in(const Form& form, dialect d) noexcept {
        if constexpr (shapes_of<Form>[number_of(Form::dialects.first)].asks_since) {
            field_census census(d);
            Form::wire(census, form);
            census.look_up(true);
            Form::wire(census, form);
            census.look_up(false);
            Form::wire(census, form);
            return census.lost();
        } else {
            return {};
        }
    }

    template <command_struct Form, class Sink>
    constexpr error write_command(const Form& form, dialect d, Sink& sink) {
        if (!Form::dialects.contains(d)) return {errc::not_in_dialect, 0, {}};
        if (const std::string_view lost = field_not_in(form, d); !lost.empty()) return {errc::not_in_dialect, 0, lost};
        writer<Sink> io(sink, d);
        if constexpr (has_fixed_verb<Form>) sink.write(Form::verb.view());
        Form::wire(io, form);
        io.finish();
        return io.failure();
    }

    template <class... Forms, class Sink>
    constexpr error write_command(const std::variant<Forms...>& command, dialect d, Sink& sink) {
        return std::visit([&](const auto& form) { return write_command(form, d, sink); }, command);
    }

} // namespace detail

/// Writes a command struct, or a variant of them, into `buffer`, and returns how many bytes it took. Strict: a value
/// that can't stand on the wire, or that dialect `d` has no place for, is an error (is_write_error(), errc::out_of_range,
/// errc::bad_value or errc::payload_too_long), and the buffer is as before. The error's offset is where in the output
/// the bad value would begin; for errc::buffer_too_small it is the buffer's size.
template <class Command>
[[nodiscard]] constexpr result<std::size_t> serialize(const Command& command, dialect d, std::span<char> buffer) {
    counting_sink size;
    if (const error e = detail::write_command(command, d, size); e.code != errc::none) return e;
    if (size.size() > buffer.size()) return error{errc::buffer_too_small, buffer.size(), {}};
    span_sink out(buffer);
    static_cast<void>(detail::write_command(command, d, out));
    return out.size();
}

/// Exactly how many bytes serialize() takes; 0 for a command that can't be written.
template <class Command>
[[nodiscard]] constexpr std::size_t wire_size(const Command& command, dialect d) {
    counting_sink size;
    return detail::write_command(command, d, size).code == errc::none ? size.size() : 0;
}

} // namespace msnp
