// Percent-encoded text: nicks, group names, display objects.
//
// Text is decoded when it is asked for and not before, since most parsed names are never looked at. A value remembers
// whether it was given as it is on the wire or plain; both compare and print decoded, the first is written back byte by
// byte, the second is encoded on writing. Decoding is lenient as the official client's: a '%' that no two hexadecimal
// digits follow stands for itself, and '+' is a plus. The result may be any bytes, not only UTF-8.
#pragma once

#include <msnp/base/encoded_text.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>

#include <cstddef>
#include <string_view>

namespace msnp {

/// True for a byte that percent_text encodes: controls, blank and '%', the least that the official client encodes.
/// UTF-8 goes as it is.
[[nodiscard]] constexpr bool needs_percent(char c) noexcept {
    return static_cast<unsigned char>(c) <= 0x20 || c == '%';
}

/// Writes `plain` with each byte c for which must_encode(c) holds as %XX, upper case.
template <class Sink, class Predicate>
constexpr void write_percent_encoded(Sink& sink, std::string_view plain, Predicate must_encode) {
    for (const char c : plain) {
        if (!must_encode(c)) {
            sink.put(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        sink.put('%');
        sink.put("0123456789ABCDEF"[byte >> 4]);
        sink.put("0123456789ABCDEF"[byte & 15]);
    }
}

namespace detail {

    /// Goes through the bytes of a text that may be percent-encoded.
    class percent_cursor {
    public:
        using value_type = char;

        constexpr percent_cursor() noexcept = default;
        constexpr percent_cursor(std::string_view rest, bool encoded) noexcept : rest_(rest), encoded_(encoded) {}
        constexpr char operator*() const noexcept {
            if (width() == 1) return rest_.front();
            return static_cast<char>(hex_digit(rest_[1]) * 16 + hex_digit(rest_[2]));
        }
        constexpr void advance() noexcept { rest_.remove_prefix(width()); }
        [[nodiscard]] constexpr std::size_t place() const noexcept { return rest_.size(); }

    private:
        [[nodiscard]] constexpr std::size_t width() const noexcept {
            return encoded_ && rest_.front() == '%' && rest_.size() >= 3 && hex_digit(rest_[1]) >= 0 &&
                           hex_digit(rest_[2]) >= 0
                       ? 3
                       : 1;
        }

        std::string_view rest_;
        bool encoded_ = false;
    };

} // namespace detail

/// Text that is percent-encoded on the wire: `Ana%20Ruiz`. A view; the caller's bytes must outlive it. Decoded it has at most as many
/// bytes as raw().
class percent_text : public encoded_text<percent_text, detail::percent_cursor> {
public:
    using encoded_text::encoded_text;

    /// Text as it is on the wire, to be written back as it is.
    [[nodiscard]] static constexpr percent_text encoded(std::string_view wire) noexcept { return of_wire(wire); }
    /// Whether raw() is encoded.
    [[nodiscard]] constexpr bool is_encoded() const noexcept { return is_of_wire(); }

    /// Whether from_token() takes whatever is a token.
    static constexpr bool takes_any_token = true;
    /// Takes a token of the wire.
    constexpr errc from_token(std::string_view token) noexcept {
        *this = encoded(token);
        return errc::none;
    }
    /// The text as it goes to the wire, where it stands ready: empty for plain text.
    [[nodiscard]] constexpr std::string_view wire_text() const noexcept {
        return is_encoded() ? raw() : std::string_view{};
    }
    /// The text, encoded where it was given plain.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        if (is_encoded())
            sink.write(raw());
        else
            write_percent_encoded(sink, raw(), needs_percent);
        return errc::none;
    }
};

} // namespace msnp
