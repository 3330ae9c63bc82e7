// The three bytes that begin a command line.
#pragma once

#include <msnp/base/error.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>

namespace msnp {

/// The first token of a line: three capital letters (`USR`), or three digits for an error reply (`205`).
/// Owns its bytes. A literal of another shape does not compile; bytes at run time go through from().
class verb {
public:
    /// How many bytes it has.
    static constexpr std::size_t size = 3;

    /// From a literal: `verb{"USR"}`.
    consteval verb(const char (&text)[4]) : bytes_{text[0], text[1], text[2]} {
        if (!is_verb({text, 3})) a_verb_is_three_capital_letters_or_three_digits();
    }
    /// From bytes of the wire; empty unless they are a verb.
    [[nodiscard]] static constexpr std::optional<verb> from(std::string_view text) noexcept {
        if (!is_verb(text)) return std::nullopt;
        return verb(text[0], text[1], text[2]);
    }
    /// True for three capital letters or three digits.
    [[nodiscard]] static constexpr bool is_verb(std::string_view text) noexcept {
        return text.size() == 3 && (all_in(text, 'A', 'Z') || all_in(text, '0', '9'));
    }

    /// Takes a token; errc::bad_value unless it is a verb.
    constexpr errc from_token(std::string_view token) noexcept {
        if (!is_verb(token)) return errc::bad_value;
        *this = verb(token[0], token[1], token[2]);
        return errc::none;
    }
    /// The three bytes.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(view());
        return errc::none;
    }

    /// The three bytes; lives as long as this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_, 3}; }
    /// True for three digits: the line is an error reply.
    [[nodiscard]] constexpr bool is_code() const noexcept { return bytes_[0] <= '9'; }
    /// The three bytes as one number, the first in the lowest bits; the same for every machine.
    [[nodiscard]] constexpr std::uint32_t key() const noexcept { return key_unchecked(bytes_); }
    /// key() of three bytes at `text` that the caller knows to be there.
    [[nodiscard]] static constexpr std::uint32_t key_unchecked(const char* text) noexcept {
        if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
            // Compilers do not make one load of it by themselves.
            std::uint16_t front = 0;
            std::memcpy(&front, text, sizeof front);
            return front | static_cast<std::uint32_t>(static_cast<unsigned char>(text[2])) << 16;
        }
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[0])) |
               static_cast<std::uint32_t>(static_cast<unsigned char>(text[1])) << 8 |
               static_cast<std::uint32_t>(static_cast<unsigned char>(text[2])) << 16;
    }

    /// The four bytes that a line with arguments begins with, as one number: key() and a blank.
    [[nodiscard]] static constexpr std::uint32_t front_of_line(std::uint32_t key) noexcept {
        return key | std::uint32_t{' '} << 24;
    }

    /// Equal when the bytes are.
    friend constexpr bool operator==(const verb&, const verb&) = default;
    /// Compares with text of any length.
    template <class Text>
        requires std::is_convertible_v<const Text&, std::string_view>
    friend constexpr bool operator==(const verb& a, const Text& b) noexcept { return a.view() == std::string_view(b); }

private:
    /// Not constexpr: calling it in the consteval constructor is what the compiler's message shows. (It has a body since
    /// clang 14 also emits consteval constructors.)
    static void a_verb_is_three_capital_letters_or_three_digits() noexcept {}
    constexpr verb(char a, char b, char c) noexcept : bytes_{a, b, c} {}
    static constexpr bool all_in(std::string_view text, char low, char high) noexcept {
        return text[0] >= low && text[0] <= high && text[1] >= low && text[1] <= high && text[2] >= low &&
               text[2] <= high;
    }

    char bytes_[3];
};

} // namespace msnp
