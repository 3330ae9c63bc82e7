// Percent-encoded text: nicks, group names, display objects.
//
// Text is decoded when it is asked for and not before, since most parsed names are never looked at. A value remembers
// whether it was given as it is on the wire or plain; both compare and print decoded, the first is written back byte by
// byte, the second is encoded on writing. Decoding is lenient as the official client's: a '%' that no two hexadecimal
// digits follow stands for itself, and '+' is a plus. The result may be any bytes, not only UTF-8.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/base/encoded_text.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/sink.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
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

    /// The values of hexadecimal digits, by their byte; 255 for others.
    inline constexpr auto hex_values = [] {
        std::array<std::uint8_t, 256> values{};
        for (std::size_t i = 0; i < 256; ++i) {
            const int value = hex_digit(static_cast<char>(i));
            values[i] = static_cast<std::uint8_t>(value);
        }
        return values;
    }();

    /// What the encoded text `wire`, which is not empty, begins with: a byte, and how many bytes of the text it took.
    struct decoded_byte {
        char byte;
        std::size_t width;
    };
    MSNP_INLINE constexpr decoded_byte first_decoded(std::string_view wire) noexcept {
        if (wire.front() != '%' || wire.size() < 3) return {wire.front(), 1};
        const unsigned high = hex_values[static_cast<unsigned char>(wire[1])];
        const unsigned low = hex_values[static_cast<unsigned char>(wire[2])];
        if (((high | low) & 0x80) != 0) return {'%', 1};
        return {static_cast<char>(high * 16 + low), 3};
    }

    /// Goes through the bytes of a text that may be percent-encoded.
    class percent_cursor {
    public:
        using value_type = char;

        constexpr percent_cursor() noexcept = default;
        constexpr percent_cursor(std::string_view rest, bool encoded) noexcept : rest_(rest), encoded_(encoded) {}
        constexpr char operator*() const noexcept { return encoded_ ? first_decoded(rest_).byte : rest_.front(); }
        constexpr void advance() noexcept { rest_.remove_prefix(encoded_ ? first_decoded(rest_).width : 1); }
        [[nodiscard]] constexpr std::size_t place() const noexcept { return rest_.size(); }

        /// Eight bytes are copied at a time, of which those in front of the first '%' are meant.
        MSNP_NOINLINE static constexpr std::size_t decode(char* to, std::string_view wire) noexcept {
            constexpr std::uint64_t ones = 0x0101010101010101U;
            char* at = to;
            while (!wire.empty()) {
                if (wire.front() == '%' || wire.size() < 8) {
                    const decoded_byte first = first_decoded(wire);
                    *at++ = first.byte;
                    wire.remove_prefix(first.width);
                    continue;
                }
                const char* const from = wire.data();
                const std::uint64_t others = load_8(from) ^ ones * '%';
                const std::uint64_t percents = (others - ones) & ~others & ones * 0x80; // the lowest of them is right
                const std::size_t size = static_cast<std::size_t>(std::countr_zero(percents)) / 8;
                copy_bytes(at, from, 8);
                at += size;
                wire.remove_prefix(size);
            }
            return static_cast<std::size_t>(at - to);
        }

    private:
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
