// A line's arguments into the fields of a struct: the visitor of wire() that fills.
//
// The line was split into tokens once; each operation takes the next of them. The first one that does not fit is noted,
// by code, name and number, and nothing is read after it; the error's offset is worked out only if it is asked for.
// The operations are out of line: copied into each of sixty forms they take longer to compile and run no faster.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/frame.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace msnp::detail {

/// A frame whose arguments were split.
struct split_frame {
    const msnp::frame* source;
    token_table tokens;

    [[nodiscard]] constexpr std::string_view token(std::size_t i) const noexcept {
        return slice(source->arguments, tokens.first[i], tokens.last[i] - tokens.first[i]);
    }
    /// How many tokens can be asked for by number.
    [[nodiscard]] constexpr std::size_t count() const noexcept {
        return tokens.count < token_table::capacity ? tokens.count : token_table::capacity;
    }
    /// Everything from token `i` on.
    [[nodiscard]] constexpr std::string_view from_token(std::size_t i) const noexcept {
        if (i >= count()) return {};
        return slice(source->arguments, tokens.first[i], source->arguments.size() - tokens.first[i]);
    }
    /// Where token `i` begins in the frame, or where the arguments end.
    [[nodiscard]] constexpr std::size_t offset(std::size_t i) const noexcept {
        const std::size_t at = i < count() ? tokens.first[i] : source->arguments.size();
        return source->offset_of(source->arguments) + at;
    }
};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

class reader {
public:
    /// `extra`: arguments that are left over at the end do no harm.
    constexpr reader(const split_frame& line, dialect d, bool extra = false) noexcept
        : line_(line), left_(line.count() - (line.source->has_payload ? 1 : 0)), dialect_(d), extra_(extra) {}

    [[nodiscard]] constexpr bool since(dialect d) const noexcept { return dialect_ >= d; }
    constexpr void verb(std::string_view name, auto& value) noexcept {
        if (const errc code = read_token(line_.source->verb, value); code != errc::none) fail(code, name);
    }
    constexpr void trid(auto& value) noexcept { arg("trid", value); }
    MSNP_NOINLINE constexpr void arg(std::string_view name, auto& value) noexcept {
        if (is_there(name)) take(name, line_.token(next_), value);
    }
    MSNP_NOINLINE constexpr void opt(std::string_view name, auto& value) noexcept {
        if (is_more()) take_optional(name, line_.token(next_), value);
    }
    MSNP_NOINLINE constexpr void word(std::string_view text) noexcept {
        if (!is_there(text)) return;
        const std::string_view token = line_.token(next_);
        if (token.size() != text.size() || !begins_with(token, text)) return fail(errc::wrong_word, text);
        ++next_;
    }
    MSNP_NOINLINE constexpr void opt_word(std::string_view text, std::string_view, bool& value) noexcept {
        if (!is_more()) return;
        word(text);
        value = !failed();
    }
    MSNP_NOINLINE constexpr void tag(std::string_view prefix, std::string_view name, auto& value) noexcept {
        if (!is_there(name)) return;
        const std::string_view token = line_.token(next_);
        if (!begins_with(token, prefix)) return fail(errc::wrong_word, prefix);
        take(name, slice(token, prefix.size(), token.size() - prefix.size()), value);
    }
    MSNP_NOINLINE constexpr void opt_tag(std::string_view prefix, std::string_view name, auto& value) noexcept {
        if (!is_more()) return;
        const std::string_view token = line_.token(next_);
        if (begins_with(token, prefix))
            take_optional(name, slice(token, prefix.size(), token.size() - prefix.size()), value);
    }
    MSNP_NOINLINE constexpr void rest(std::string_view name, auto& value) noexcept {
        if (!is_there(name)) return;
        take(name, line_.from_token(next_), value);
        if (!failed()) next_ = line_.tokens.count;
    }
    MSNP_NOINLINE constexpr void payload(auto& value) noexcept {
        if (failed()) return;
        if (!line_.source->has_payload) return fail(errc::missing_length, "payload");
        if (next_ + 1 != line_.tokens.count && !extra_) return fail(errc::extra_argument, {});
        if (const errc code = read_token(line_.source->payload, value); code != errc::none)
            return fail(code, "payload");
        next_ = line_.tokens.count;
        took_payload_ = true;
    }
    constexpr void opt_payload(std::optional<std::string_view>& value) noexcept {
        if (failed() || !line_.source->has_payload) return;
        std::string_view bytes;
        payload(bytes);
        if (!failed()) value = bytes;
    }
    constexpr void verbatim(std::string_view, std::string_view& value) noexcept {
        const frame& f = *line_.source;
        value = f.arguments;
        if (f.has_payload) value = trim_blanks(value.substr(0, value.size() - last_token(value).size()));
        next_ = line_.tokens.count - (f.has_payload ? 1 : 0);
    }

    /// The dialect whose shape of the form is read.
    [[nodiscard]] constexpr dialect read_as() const noexcept { return dialect_; }
    /// To be called after wire(): whether all went well; everything on the line must have been taken.
    MSNP_NOINLINE constexpr bool ends_well() noexcept {
        if (failed()) return false;
        if ((line_.source->has_payload && !took_payload_) || (next_ < line_.tokens.count && !extra_))
            fail(errc::extra_argument, {});
        return !failed();
    }
    [[nodiscard]] constexpr bool failed() const noexcept { return code_ != errc::none; }
    /// What did not fit, and where in the frame.
    [[nodiscard]] MSNP_COLD constexpr error failure() const noexcept {
        return failed() ? error{code_, line_.offset(next_), name_} : error{};
    }

private:
    /// starts_with() without a call of memcmp() for the two bytes that a prefix usually has.
    static constexpr bool begins_with(std::string_view token, std::string_view prefix) noexcept {
        if (token.size() < prefix.size()) return false;
        if (prefix.size() == 2) return token[0] == prefix[0] && token[1] == prefix[1];
        for (std::size_t i = 0; i < prefix.size(); ++i)
            if (token[i] != prefix[i]) return false;
        return true;
    }
    constexpr bool is_more() const noexcept { return next_ < left_; }
    constexpr bool is_there(std::string_view name) noexcept {
        if (is_more()) return true;
        if (!failed()) fail(errc::missing_argument, name);
        return false;
    }
    constexpr void take(std::string_view name, std::string_view token, auto& value) noexcept {
        if (const errc code = read_token(token, value); code != errc::none) return fail(code, name);
        ++next_;
    }
    template <class T>
    constexpr void take_optional(std::string_view name, std::string_view token, T& value) noexcept {
        if constexpr (is_optional<T>::value) {
            typename T::value_type inner{};
            take(name, token, inner);
            if (!failed()) value = inner;
        } else {
            take(name, token, value);
        }
    }
    constexpr void fail(errc code, std::string_view name) noexcept {
        code_ = code;
        name_ = name;
        left_ = 0;
    }

    const split_frame& line_;
    std::size_t next_ = 0;
    std::size_t left_; ///< how many arguments may be taken one by one: not the payload's length, none after a failure
    std::string_view name_;
    dialect dialect_;
    errc code_ = errc::none;
    bool took_payload_ = false;
    bool extra_;
};

} // namespace msnp::detail
