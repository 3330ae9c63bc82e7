// A line's arguments into the fields of a struct: the visitor of wire() that fills.
//
// The line was split into tokens once; each operation takes the next of them. The first one that does not fit is noted,
// by code, name and number, and nothing is read after it; the error's offset is worked out only if it is asked for.
// The operations are out of line, but for those that are as short as a call: copied into each of sixty forms they take longer to
// compile and run no faster. Names and words are literals, of which a pointer is handed on: how long they are is counted when
// something fails.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/frame.hpp>
#include <msnp/wire/line_note.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

namespace msnp::detail {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

class reader {
public:
    /// Reads a frame whose note tells of it, as a dialect has the form that is tried first: `as`, or where that is none the spoken
    /// one.
    MSNP_INLINE constexpr reader(const frame& f, dialect spoken, dialect as) noexcept
        : text_(f.note.text),
          trouble_(f.has_payload ? owes_payload : 0),
          next_(f.note.tokens),
          source_(&f),
          stop_(f.note.tokens + f.note.readable),
          spoken_(spoken),
          as_(as) {}
    /// Reads a frame whose arguments were split later.
    constexpr reader(const frame& f, const token_table& table, dialect spoken) noexcept
        : text_(f.arguments.data()), trouble_(has_table), source_(&f), spoken_(spoken), table_(&table) {
        begin({});
    }

    /// From the line's front again, as a dialect has the form, or where that is none the spoken one. `extra`: arguments that are left
    /// over at the end do no harm.
    constexpr void begin(dialect as, bool extra = false) noexcept {
        next_ = is_table() ? table_->tokens : source_->note.tokens;
        stop_ = next_ + readable();
        as_ = as;
        const bool is_numbered = !is_table() || table_->count <= token_table::capacity;
        trouble_ = static_cast<std::uint8_t>((trouble_ & has_table) | (source_->has_payload ? owes_payload : 0) |
                                             (is_numbered ? 0 : has_more) | (extra ? takes_extra : 0));
    }
    /// How many arguments the line has.
    [[nodiscard]] constexpr std::size_t count() const noexcept {
        return is_table() ? table_->count : source_->note.count(source_->has_payload);
    }

    /// How many of them can be taken one by one: not a payload's length, nor what is behind the last that a table has room for.
    [[nodiscard]] constexpr std::size_t readable() const noexcept {
        return is_table() ? readable_of_table() : source_->note.readable;
    }

    /// What the first argument begins with; of a line without arguments a NUL.
    [[nodiscard]] MSNP_INLINE constexpr char front() const noexcept {
        return source_->arguments.empty() ? '\0' : source_->arguments.front();
    }

    /// The dialect as which the form is read; none: the spoken one.
    [[nodiscard]] constexpr dialect as() const noexcept { return as_; }
    /// The same, or the spoken one.
    [[nodiscard]] constexpr dialect spoken() const noexcept { return read_in(as_, spoken_); }

    [[nodiscard]] constexpr bool since(dialect d) const noexcept { return spoken() >= d; }
    constexpr void verb(const char* name, auto& value) noexcept {
        if (const errc code = read_token(source_->verb, value); code != errc::none) fail(code, name);
    }
    constexpr void trid(auto& value) noexcept { arg("trid", value); }
    template <class T>
    constexpr void arg(const char* name, T& value) noexcept {
        auto& slot = token_slot(value);
        if constexpr (any_token_slot<std::remove_reference_t<decltype(slot)>>) {
            // Fewer instructions than a call.
            if (!is_more()) return miss(name);
            read_any_token(take(), slot);
        } else {
            arg_into(name, slot);
        }
    }
    template <class T>
    constexpr void opt(const char* name, T& value) noexcept {
        if (!is_more()) return;
        auto& slot = token_slot(value);
        if constexpr (any_token_slot<std::remove_reference_t<decltype(slot)>>)
            read_any_token(take(), slot);
        else
            opt_into(name, slot);
    }
    constexpr void word(const char* text) noexcept { word_into(text); }
    constexpr void opt_word(const char* text, const char*, bool& value) noexcept { opt_word_into(text, value); }
    constexpr void tag(const char* prefix, const char* name, auto& value) noexcept {
        tag_into(prefix, name, token_slot(value));
    }
    constexpr void opt_tag(const char* prefix, const char* name, auto& value) noexcept {
        opt_tag_into(prefix, name, token_slot(value));
    }
    MSNP_NOINLINE constexpr void rest(const char* name, auto& value) noexcept {
        if (!is_more()) return miss(name);
        const std::string_view all = source_->arguments;
        const std::size_t before = static_cast<std::size_t>(take().data() - all.data());
        read(name, slice(all, before, all.size() - before), value);
        take_all();
    }
    template <class T>
    constexpr void payload(T& value) noexcept {
        if constexpr (std::is_same_v<T, std::string_view>) {
            // Nearly always: it is there, all in front of it was taken, and nothing failed.
            if (trouble_ == owes_payload && !is_more()) {
                value = source_->payload;
                trouble_ = 0;
                return;
            }
        }
        payload_into(value);
    }
    // (A template, since clang else instantiates payload() before it has read all of this class.)
    template <class Bytes>
    constexpr void opt_payload(std::optional<Bytes>& value) noexcept {
        if (failed() || !source_->has_payload) return;
        Bytes bytes;
        payload(bytes);
        value = bytes;
    }
    constexpr void verbatim(const char*, std::string_view& value) noexcept {
        const frame& f = *source_;
        value = f.arguments;
        if (f.has_payload) value = trim_blanks(value.substr(0, value.size() - last_token(value).size()));
        take_all();
    }

    /// To be called after wire(): whether all went well; everything on the line must have been taken.
    MSNP_INLINE constexpr bool ends_well() noexcept { return (!is_more() && trouble_ == 0) || ends_otherwise(); }
    [[nodiscard]] constexpr bool failed() const noexcept { return (trouble_ & has_failed) != 0; }
    /// How many arguments stand in front of the one that failed.
    [[nodiscard]] MSNP_COLD constexpr std::size_t taken() const noexcept {
        const char* const first = source_->arguments.data();
        std::size_t count = 0;
        for (const char* at = first; at != failed_at_; ++at) count += *at != ' ' && (at == first || at[-1] == ' ');
        return count;
    }
    /// What did not fit, and where in the frame; of a reader that failed.
    [[nodiscard]] MSNP_COLD constexpr error failure() const noexcept {
        return {code_, static_cast<std::size_t>(failed_at_ - source_->bytes.data()), name_};
    }

private:
    static constexpr std::uint8_t owes_payload = 1; ///< the line has a payload that was not taken
    static constexpr std::uint8_t has_failed = 2;
    static constexpr std::uint8_t has_more = 4;    ///< than the table tells of
    static constexpr std::uint8_t takes_extra = 8; ///< arguments that are left over do no harm
    /// The arguments are in a table. If not, the frame has a note, and four bytes or more stand in front of each.
    static constexpr std::uint8_t has_table = 16;

    /// How many arguments the table tells of, a payload's length not counted.
    constexpr std::size_t readable_of_table() const noexcept {
        const std::size_t told = table_->count < token_table::capacity ? table_->count : token_table::capacity;
        return told - (source_->has_payload && told != 0 ? 1 : 0);
    }

    MSNP_NOINLINE constexpr void arg_into(const char* name, auto& slot) noexcept {
        if (!is_more()) return miss(name);
        read(name, take(), slot);
    }
    MSNP_NOINLINE constexpr void payload_into(auto& value) noexcept {
        if (failed()) return;
        const frame& f = *source_;
        // Of a verb that carries one only sometimes: the frame's end is known, so that it costs no more than the frame.
        if (!f.has_payload) return is_more() ? fail(errc::bad_number, "payload") : miss("payload");
        if (is_more() && (trouble_ & takes_extra) == 0) return fail(errc::extra_argument, "");
        if (const errc code = read_token(f.payload, value); code != errc::none) return fail(code, "payload");
        trouble_ &= static_cast<std::uint8_t>(~owes_payload);
    }
    MSNP_NOINLINE constexpr void opt_into(const char* name, auto& slot) noexcept { read_optional(name, take(), slot); }
    MSNP_NOINLINE constexpr void word_into(std::string_view text) noexcept {
        if (!is_more()) return miss(literal_of(text));
        const std::string_view token = take();
        if (token.size() != text.size() || !begins_with(token, text)) reject(errc::wrong_word, literal_of(text));
    }
    MSNP_NOINLINE constexpr void opt_word_into(std::string_view text, bool& value) noexcept {
        if (!is_more()) return;
        word_into(text);
        value = !failed();
    }
    template <class T>
    MSNP_NOINLINE constexpr void tag_into(std::string_view prefix, const char* name, T& slot) noexcept {
        if (!is_more()) return miss(name);
        const std::string_view token = take();
        if (!begins_with(token, prefix)) return reject(errc::wrong_word, literal_of(prefix));
        if (token.size() == prefix.size())
            return reject(std::is_integral_v<T> ? errc::bad_number : errc::bad_value, name);
        read(name, slice(token, prefix.size(), token.size() - prefix.size()), slot);
    }
    MSNP_NOINLINE constexpr void opt_tag_into(std::string_view prefix, const char* name, auto& slot) noexcept {
        if (!is_more() || !begins_with(token(), prefix)) return;
        const std::string_view token = take();
        read_optional(name, slice(token, prefix.size(), token.size() - prefix.size()), slot);
    }
    /// The literal that a word or a prefix was made of: a NUL is behind it, by which a failure tells how long it is.
    static constexpr const char* literal_of(std::string_view text) noexcept {
        return text.data(); // NOLINT(bugprone-suspicious-stringview-data-usage)
    }
    /// starts_with() without a call of memcmp() for the two bytes that a prefix usually has.
    static constexpr bool begins_with(std::string_view token, std::string_view prefix) noexcept {
        if (token.size() < prefix.size()) return false;
        if (prefix.size() == 2) return token[0] == prefix[0] && token[1] == prefix[1];
        for (std::size_t i = 0; i < prefix.size(); ++i)
            if (token[i] != prefix[i]) return false;
        return true;
    }
    constexpr bool is_more() const noexcept { return next_ != stop_; }
    constexpr bool is_table() const noexcept { return (trouble_ & has_table) != 0; }
    /// Nothing of the line is left.
    constexpr void take_all() noexcept {
        next_ = stop_;
        trouble_ &= static_cast<std::uint8_t>(~has_more);
    }
    /// The same of a line in a table, or not read to its end.
    MSNP_NOINLINE constexpr bool ends_otherwise() noexcept {
        if (failed()) return false;
        const bool is_left = is_more() || (trouble_ & has_more) != 0;
        if ((trouble_ & owes_payload) == 0 && (!is_left || (trouble_ & takes_extra) != 0)) return true;
        fail(errc::extra_argument, "");
        return false;
    }
    /// The next argument. There must be one.
    MSNP_INLINE constexpr std::string_view token() const noexcept {
        return {text_ + next_->first, std::size_t{next_->end - next_->first}};
    }
    /// The same, and goes on to the one behind it.
    MSNP_INLINE constexpr std::string_view take() noexcept {
        const std::string_view taken = token();
        ++next_;
        return taken;
    }
    /// What is usual is read without a call, so that it needs no registers saved.
    template <class T>
    constexpr void read(const char* name, std::string_view token, T& slot) noexcept {
        if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
            std::uint32_t few = 0;
            if (is_table() || !parse_4_digits(token.data() + token.size(), token.size(), few) || !fits<T>(few))
                return read_long_number(name, token, slot);
            slot = static_cast<T>(few);
        } else if constexpr (has_short_words<T>) {
            const std::uint32_t key =
                is_table() ? short_key(token) : short_key(token.data() + token.size(), token.size());
            if (!find_short_word(key, slot)) reject(errc::bad_value, name);
        } else if (const errc code = read_token(token, slot); code != errc::none) {
            reject(code, name);
        }
    }
    template <class T>
    static constexpr bool fits(std::uint32_t few) noexcept {
        return sizeof(T) > 1 || few <= (std::numeric_limits<T>::max)();
    }
    template <class T>
    MSNP_NOINLINE constexpr void read_long_number(const char* name, std::string_view token, T& slot) noexcept {
        std::uint64_t value = 0;
        if (!is_table() && parse_12_digits(token.data() + token.size(), token.size(), value) &&
            value <= (std::numeric_limits<T>::max)())
            slot = static_cast<T>(value);
        else
            read_odd_number(name, token, slot);
    }
    MSNP_COLD constexpr void read_odd_number(const char* name, std::string_view token, auto& slot) noexcept {
        if (const errc code = parse_decimal(token, slot); code != errc::none) reject(code, name);
    }
    template <class T>
    constexpr void read_optional(const char* name, std::string_view token, T& value) noexcept {
        if constexpr (is_optional<T>::value) {
            typename T::value_type inner{};
            read(name, token, token_slot(inner));
            value = inner;
        } else {
            read(name, token, value);
        }
    }
    /// The argument that was taken last does not fit.
    MSNP_COLD constexpr void reject(errc code, const char* name) noexcept {
        fail_at(code, name, text_ + next_[-1].first);
    }
    MSNP_COLD constexpr void miss(const char* name) noexcept {
        if (!failed()) fail(errc::missing_argument, name);
    }
    /// The next argument does not fit, or the line's end where there is none.
    MSNP_COLD constexpr void fail(errc code, const char* name) noexcept {
        const std::string_view all = source_->arguments;
        const char* const end = source_->has_payload ? last_token(all).data() : all.data() + all.size();
        fail_at(code, name, is_more() ? token().data() : end);
    }
    MSNP_COLD constexpr void fail_at(errc code, const char* name, const char* at) noexcept {
        trouble_ |= has_failed;
        code_ = code;
        name_ = name;
        failed_at_ = at;
        stop_ = next_;
    }

    // (In an order in which compilers do not join the stores of begin() two by two, which takes them more instructions.)
    const char* text_; ///< what the arguments' places count from

    // What changes while a form is read; begin() sets it.
    std::uint8_t trouble_;    ///< 0: the line ends well, were it read to its end; else why there is more to look at
    const token_range* next_; ///< the next argument
    const frame* source_;
    const token_range* stop_; ///< what may not be taken one by one: a payload's length, or after a failure anything
    dialect spoken_;
    dialect as_; ///< as which the form is read; none: as the spoken one. (Which it is few forms ask.)

    const token_table* table_; ///< where the arguments stand of a frame without a note
    errc code_;                ///< what did not fit, of a reader that failed
    const char* name_;         ///< which field that was
    const char* failed_at_;    ///< where
};

} // namespace msnp::detail
