// The fields of a struct into a line: the visitor of wire() that writes, and the functions that users call.
//
// Writing is strict: each value is checked on its way into the caller's memory, and of a command that can't be written nothing
// is left there. So no text that a user typed can end a line or add an argument.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/shape.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/verb.hpp>
#include <msnp/wire/visit_form.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp {

/// A command struct whose verb is always the same: all but error_reply and unknown_command.
template <class T>
concept has_fixed_verb = command_struct<T> && requires {
    requires std::is_pointer_v<decltype(&T::verb)>;
};

namespace detail {

    /// A command struct, or a variant of them.
    template <class T>
    inline constexpr bool is_command = command_struct<T>;
    template <class... Forms>
    inline constexpr bool is_command<std::variant<Forms...>> = (command_struct<Forms> && ...);

    /// In front of an argument that has no prefix.
    struct no_prefix {
        static constexpr std::size_t size() noexcept { return 0; }
        constexpr operator std::string_view() const noexcept { return {}; }
    };

    /// A line that is written: kept as far as the memory reaches, counted beyond.
    class line_sink {
    public:
        constexpr line_sink(char* memory, std::size_t capacity) noexcept : memory_(memory), capacity_(capacity) {}

        constexpr void put(char c) noexcept {
            broken_ = broken_ || breaks_token(c);
            append(c);
        }
        MSNP_NOINLINE constexpr void write(std::string_view text) noexcept {
            // Control bytes that are neither CR, LF nor NUL break nothing.
            const bool is_plain = has_room(text.size()) && copy_plain(memory_ + size_, text);
            broken_ = broken_ || (!is_plain && has_break(text));
            size_ += text.size();
        }
        /// What needs no look: it is no token of a user's.
        constexpr void append(char c) noexcept {
            if (size_ < capacity_) memory_[size_] = c;
            ++size_;
        }
        /// The same for a few bytes.
        constexpr void append(std::string_view text) noexcept {
            for (const char c : text) append(c);
        }
        /// The same for many.
        constexpr void append_long(std::string_view text) noexcept {
            if (has_room(text.size())) copy_bytes(memory_ + size_, text);
            size_ += text.size();
        }
        /// A verb at the line's front.
        constexpr void begin_line(const msnp::verb& verb) noexcept {
            if (has_room(verb::size)) copy_bytes(memory_, verb.view());
            size_ = verb::size;
        }
        /// A blank, a prefix and a token, if it is plainly one and there is room for all; else false, and nothing was written.
        template <class Prefix>
        MSNP_INLINE constexpr bool append_token(Prefix prefix, std::string_view token) noexcept {
            if (token.empty() || !has_room(1 + prefix.size() + token.size())) return false;
            char* const to = begin_with(prefix);
            if (!copy_plain(to, token)) return false;
            size_ += 1 + prefix.size() + token.size();
            return true;
        }
        /// The line's end.
        MSNP_INLINE constexpr void append_line_end() noexcept {
            if (!has_room(2)) {
                append('\r');
                append('\n');
                return;
            }
            memory_[size_] = '\r';
            memory_[size_ + 1] = '\n';
            size_ += 2;
        }
        /// The same for a number.
        template <class Prefix>
        MSNP_INLINE constexpr bool append_number(Prefix prefix, std::uint64_t number) noexcept {
            if (!has_room(1 + prefix.size() + 20)) return false;
            size_ += 1 + prefix.size() + decimal_writer::write(begin_with(prefix), number);
            return true;
        }
        [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

        constexpr void begin_token() noexcept {
            broken_ = false;
            token_ = size_;
        }
        /// Whether what was written since begin_token() is one token.
        [[nodiscard]] constexpr errc token_verdict() const noexcept {
            return broken_ ? errc::not_a_token : size_ == token_ ? errc::missing_value : errc::none;
        }

    private:
        [[nodiscard]] constexpr bool has_room(std::size_t size) const noexcept {
            // Less than nothing where what was written is more than the memory holds.
            return static_cast<std::ptrdiff_t>(capacity_ - size_) >= static_cast<std::ptrdiff_t>(size);
        }
        /// Writes a blank and a prefix into the room, and says where they end.
        template <class Prefix>
        MSNP_INLINE constexpr char* begin_with(Prefix prefix) noexcept {
            char* to = memory_ + size_;
            *to++ = ' ';
            if constexpr (std::is_same_v<Prefix, no_prefix>) {
                return to;
            } else if (prefix.size() == 2) { // as nearly all are
                to[0] = prefix[0];
                to[1] = prefix[1];
                return to + 2;
            } else {
                for (const char c : prefix) *to++ = c;
                return to;
            }
        }

        char* memory_;
        std::size_t capacity_;
        std::size_t size_ = 0;
        std::size_t token_ = 0;
        bool broken_ = false;
    };

    /// Sink: line_sink. (A template since clang 14 instantiates what a plain class's members call too late for constant
    /// evaluation.)
    template <class Sink>
    class writer {
    public:
        constexpr writer(const Sink& sink, dialect d) noexcept : sink_(sink), dialect_(d) {}

        /// Begins the line of a form that these dialects have; false when this is none of them. Without the verb where it is a
        /// field: that of error_reply and of unknown_command.
        MSNP_INLINE constexpr bool begin_line(dialect_range dialects, const msnp::verb* verb) noexcept {
            if (!dialects.contains(dialect_)) {
                refuse({});
                return false;
            }
            if (verb != nullptr) sink_.begin_line(*verb);
            return true;
        }
        constexpr void end_line() noexcept { sink_.append_line_end(); }

        [[nodiscard]] constexpr bool since(dialect d) const noexcept { return dialect_ >= d; }
        constexpr void verb(std::string_view name, const auto& value) {
            if (const errc code = write_token(sink_, value); code != errc::none) fail_at(code, 0, name);
        }
        constexpr void trid(const auto& value) { arg("trid", value); }
        constexpr void arg(std::string_view name, const auto& value) { put(no_prefix{}, name, value); }
        constexpr void opt(std::string_view name, const auto& value) {
            if (!is_absent(value)) return put(no_prefix{}, name, content(value));
            omit(name);
        }
        MSNP_NOINLINE constexpr void word(std::string_view text) {
            if (blocked_ || !sink_.append_token(no_prefix{}, text)) append_slowly(text);
        }
        constexpr void opt_word(std::string_view text, std::string_view, const bool& is_there) {
            if (is_there) word(text);
        }
        constexpr void tag(std::string_view prefix, std::string_view name, const auto& value) {
            put(prefix, name, value);
        }
        /// Not followed by the rule for opt(): its prefix tells a reader whether it is there.
        constexpr void opt_tag(std::string_view prefix, std::string_view name, const auto& value) {
            if (!is_absent(value)) put(prefix, name, content(value));
        }
        template <class List>
        MSNP_NOINLINE constexpr void rest(std::string_view name, const List& value) {
            if (value.empty()) return fail(errc::missing_value, name);
            for (auto i = value.begin(); i != value.end(); ++i) {
                typename List::value_type element{};
                if (read_token(i.token(), element) != errc::none) return fail(errc::bad_value, name);
                arg(name, i.token());
            }
        }
        MSNP_NOINLINE constexpr void payload(const std::string_view& bytes) {
            if (failed()) return;
            if (bytes.size() > 999'999'999) return fail(errc::payload_too_long, "payload");
            put_number_here(no_prefix{}, "payload", bytes.size());
            payload_ = bytes;
        }
        constexpr void opt_payload(const std::optional<std::string_view>& bytes) {
            if (bytes) payload(*bytes);
        }
        constexpr void verbatim(std::string_view name, std::string_view text) {
            if (text.empty() || failed()) return;
            // Blanks at its ends would be nobody's: a reader drops them.
            if (text.front() == ' ' || text.back() == ' ') return fail(errc::not_a_token, name);
            for (const char c : text)
                if (breaks_token(c) && c != ' ') return fail(errc::not_a_token, name);
            sink_.append(' ');
            sink_.append_long(text);
        }

        /// The dialect does not have the form, or has no place for the named field.
        MSNP_COLD constexpr void refuse(std::string_view field) noexcept { fail_at(errc::not_in_dialect, 0, field); }

        /// How many bytes the line has.
        [[nodiscard]] constexpr std::size_t line_size() const noexcept { return sink_.size(); }
        /// The payload; it stands behind the line.
        [[nodiscard]] constexpr std::string_view payload() const noexcept { return payload_; }
        /// How many bytes both have.
        [[nodiscard]] constexpr std::size_t size() const noexcept { return line_size() + payload_.size(); }
        [[nodiscard]] constexpr bool failed() const noexcept { return code_ != errc::none; }
        /// Why; of a writer that failed.
        [[nodiscard]] constexpr error failure() const noexcept { return {code_, offset_, {name_, name_size_}}; }

    private:
        /// The argument that comes next can't be written.
        constexpr void fail(errc code, std::string_view name) noexcept { fail_at(code, sink_.size() + 1, name); }
        constexpr void fail_at(errc code, std::size_t offset, std::string_view name) noexcept {
            blocked_ = true;
            if (failed()) return;
            code_ = code;
            offset_ = offset;
            name_ = name.data();
            name_size_ = name.size();
        }

        /// Begins an argument; false when none can follow.
        constexpr bool begins() noexcept {
            if (failed()) return false;
            if (omitted_ != nullptr) {
                fail(errc::missing_value, {omitted_, omitted_size_});
                return false;
            }
            sink_.append(' ');
            return true;
        }
        /// Nothing may follow what is not there.
        MSNP_NOINLINE constexpr void omit(std::string_view name) noexcept {
            blocked_ = true;
            if (omitted_ != nullptr) return;
            omitted_ = name.data();
            omitted_size_ = name.size();
        }
        MSNP_COLD constexpr void append_slowly(std::string_view word) noexcept {
            if (begins()) sink_.append(word);
        }
        /// A text by reference: so all that a call passes fits into registers.
        template <class Prefix>
        MSNP_NOINLINE constexpr void put_text(Prefix prefix, std::string_view name, const std::string_view& text) {
            if (blocked_ || !sink_.append_token(prefix, text)) token(prefix, name, text);
        }
        template <class Prefix>
        MSNP_NOINLINE constexpr void put_number(Prefix prefix, std::string_view name, std::uint64_t number) {
            put_number_here(prefix, name, number);
        }
        template <class Prefix>
        MSNP_INLINE constexpr void put_number_here(Prefix prefix, std::string_view name, std::uint64_t number) {
            if (blocked_ || !sink_.append_number(prefix, number)) token(prefix, name, number);
        }
        /// Writes an argument: at once if it is a text or a number that fits, else with a look at everything that may be wrong.
        template <class Prefix, class T>
        constexpr void put(Prefix prefix, std::string_view name, const T& value) {
            if constexpr (number_class<T>)
                put_number(prefix, name, value.wire_number());
            else if constexpr (number_like<T>)
                put_number(prefix, name, value);
            else if constexpr (std::is_same_v<T, std::string_view>)
                put_text(prefix, name, value);
            else if constexpr (writes_any_text<T>)
                put_text(prefix, name, value.text);
            else if constexpr (has_vocabulary<T> || has_wire_text<T> || writes_checked_text<T>)
                put_if_ready(prefix, name, value);
            else
                token(prefix, name, value);
        }
        /// The same for a class whose text may stand ready in memory.
        template <class Prefix, class T>
        MSNP_NOINLINE constexpr void put_if_ready(Prefix prefix, std::string_view name, const T& value) {
            const std::string_view text = ready_text(value);
            if (blocked_ || !sink_.append_token(prefix, text)) token(prefix, name, value);
        }
        template <class T>
        constexpr std::string_view ready_text(const T& value) const noexcept {
            if constexpr (has_vocabulary<T>) {
                const auto word = word_of(value);
                return word.dialects.contains(dialect_) ? word.wire : std::string_view{};
            } else if constexpr (has_wire_text<T>) {
                return value.wire_text();
            } else {
                return T::takes(value.text) ? value.text : std::string_view{};
            }
        }
        MSNP_NOINLINE constexpr void token(std::string_view prefix, std::string_view name, const auto& value) {
            if (!begins()) return;
            const std::size_t at = sink_.size();
            sink_.append(prefix);
            if (!is_in_dialect(value, dialect_)) return fail_at(errc::not_in_dialect, at, name);
            sink_.begin_token();
            const errc code = write_token(sink_, value);
            // What would break the line is told before what is only no value of the field.
            const errc verdict = sink_.token_verdict();
            const errc bad = verdict == errc::not_a_token || code == errc::none ? verdict : code;
            if (bad != errc::none) fail_at(bad, at, name);
        }
        template <class T>
        static constexpr const T& content(const T& value) noexcept {
            return value; // NOLINT(bugprone-return-const-ref-from-parameter): a field of the command that is written
        }
        template <class T>
        static constexpr const T& content(const std::optional<T>& value) noexcept {
            return *value;
        }

        Sink sink_;
        dialect dialect_;
        bool blocked_ = false; ///< something failed, or an optional argument was left out
        errc code_ = errc::none;
        const char* omitted_ = nullptr; ///< the name of the first of those
        std::string_view payload_;

        // Of what went wrong; not cleared, since nobody asks before it did.
        std::size_t omitted_size_;
        std::size_t offset_; ///< of what failed
        const char* name_;   ///< likewise
        std::size_t name_size_;
    };

    /// Notes which fields a visit of wire() reaches in a dialect, and finds those that were not reached: the fields that
    /// the dialect can't carry.
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
        // A template: clang 14 would instantiate field() too late for constant evaluation.
        constexpr void opt_word(std::string_view, std::string_view name, const auto& value) noexcept {
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

        /// Whether every field was reached.
        [[nodiscard]] constexpr bool is_complete() const noexcept { return complete_; }
        /// The name of a field that was not reached and has a value; empty when there is none.
        [[nodiscard]] constexpr std::string_view lost() const noexcept { return lost_; }

    private:
        template <class T>
        MSNP_COLD constexpr void field(std::string_view name, const T& value) noexcept {
            if (!searching_) {
                names_[count_++] = name;
                return;
            }
            for (std::size_t i = 0; i < count_; ++i)
                if (names_[i] == name) return;
            complete_ = false;
            if (!(value == T{})) lost_ = name;
        }

        static constexpr std::size_t capacity = 32;
        dialect dialect_;
        std::string_view names_[capacity]{};
        std::size_t count_ = 0;
        std::string_view lost_;
        bool complete_ = true;
        bool searching_ = false;
        bool yes_ = false;
    };

    template <class Form>
    constexpr field_census take_census(const Form& form, dialect d) noexcept {
        field_census census(d);
        Form::wire(census, form);
        census.look_up(true);
        Form::wire(census, form);
        census.look_up(false);
        Form::wire(census, form);
        return census;
    }

    /// Whether a dialect has a place for every field of a form, by the number of the dialect; so a look at the values is
    /// only needed where it has not.
    template <class Form>
    inline constexpr auto carries_all = [] {
        std::array<bool, number_of(last_dialect) + 1> carries{};
        for (std::size_t i = number_of(Form::dialects.first); i <= number_of(Form::dialects.last); ++i)
            carries[i] = take_census(Form{}, static_cast<dialect>(i)).is_complete();
        return carries;
    }();

    /// The name of a field that has a value and that the dialect has no place for.
    template <class Form>
    constexpr std::string_view field_not_in(const Form& form, dialect d) noexcept {
        const bool carries = carries_all<Form>[number_of(d)];
        return carries ? std::string_view{} : take_census(form, d).lost();
    }

    /// A line that is written. (The argument of the template: see writer.)
    using line_writer = writer<line_sink>;

    /// Writes the line of a command struct, without its end.
    template <command_struct Form>
    constexpr void write_form(const Form& form, dialect d, line_writer& io) {
        const msnp::verb* verb = nullptr;
        if constexpr (has_fixed_verb<Form>) verb = &Form::verb;
        if (!io.begin_line(Form::dialects, verb)) return;
        constexpr bool asks_since = shapes_of<Form>[number_of(Form::dialects.first)].asks_since;
        if constexpr (asks_since)
            if (const std::string_view lost = field_not_in(form, d); !lost.empty()) return io.refuse(lost);
        Form::wire(io, form);
    }

    /// Writes a command's line.
    template <class Form>
    constexpr void write_command(const Form& form, dialect d, line_writer& io) {
        write_form(form, d, io);
        io.end_line();
    }
    template <class... Forms>
    constexpr void write_command(const std::variant<Forms...>& command, dialect d, line_writer& io) {
        if (!visit_form([d, &io](const auto& form) { write_form(form, d, io); }, command)) return io.refuse({});
        io.end_line();
    }

    /// Overwrites what was written of a line that is none, so that nobody sends it.
    MSNP_COLD constexpr void wipe(std::span<char> buffer, std::size_t written) noexcept {
        for (std::size_t i = 0; i < written && i < buffer.size(); ++i) buffer[i] = '\0';
    }

} // namespace detail

/// Writes a command struct, or a variant of them, into `buffer`, and returns how many bytes it took. Strict: a value
/// that can't stand on the wire, or that dialect `d` has no place for, is an error (is_write_error(), errc::out_of_range,
/// errc::bad_value or errc::payload_too_long; errc::not_in_dialect also for a variant that an exception left without a
/// form), and the buffer holds nothing of the command: what was written of it is
/// overwritten by NUL. The error's offset is where in the output the bad value would begin; for errc::buffer_too_small it is
/// the buffer's size. The buffer must not hold the bytes that the command views.
template <class Command>
[[nodiscard]] constexpr result<std::size_t> serialize(const Command& command, dialect d, std::span<char> buffer) {
    static_assert(detail::is_command<Command>,
                  "this is no command; what payloads carry is written by message::serialize(), "
                  "payload::serialize() and their like");
    detail::line_writer io(detail::line_sink(buffer.data(), buffer.size()), d);
    detail::write_command(command, d, io);
    if (!io.failed() && io.size() <= buffer.size()) {
        detail::copy_bytes(buffer.data() + io.line_size(), io.payload());
        return io.size();
    }
    detail::wipe(buffer, io.line_size());
    return io.failed() ? io.failure() : error{errc::buffer_too_small, buffer.size(), {}};
}

/// Exactly how many bytes serialize() takes; 0 for a command that can't be written.
template <class Command>
[[nodiscard]] constexpr std::size_t wire_size(const Command& command, dialect d) {
    detail::line_writer io(detail::line_sink(nullptr, 0), d);
    detail::write_command(command, d, io);
    return io.failed() ? 0 : io.size();
}

} // namespace msnp
