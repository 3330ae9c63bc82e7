// Base64 (RFC 4648, section 4), as mails wrap it.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/sink.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp {

namespace detail {

    constexpr int base64_digit(char c) noexcept {
        if (c >= 'A' && c <= 'Z') return c - 'A';
        if (c >= 'a' && c <= 'z') return c - 'a' + 26;
        if (c >= '0' && c <= '9') return c - '0' + 52;
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    /// What base64_text::decode() does, for any range of chars.
    template <class Chars, byte_sink Sink>
    constexpr error decode_base64(const Chars& chars, Sink& sink) {
        std::uint32_t bits = 0;
        unsigned digits = 0;
        std::size_t padding = 0;
        std::size_t at = 0;
        const auto put = [&sink](std::uint32_t group, unsigned bytes) {
            for (unsigned i = 0; i < bytes; ++i)
                sink.put(static_cast<char>(static_cast<unsigned char>(group >> (16 - 8 * i))));
        };
        for (auto i = chars.begin(); i != chars.end(); ++i, ++at) {
            const char c = *i;
            if (c == '\r' || c == '\n' || c == ' ' || c == '\t') continue;
            if (c == '=' && digits + padding < 4 && digits >= 2) {
                ++padding;
                continue;
            }
            const int value = base64_digit(c);
            if (value < 0 || padding != 0) return {errc::bad_value, at, {}};
            bits = bits << 6 | static_cast<std::uint32_t>(value);
            if (++digits < 4) continue;
            put(bits, 3);
            bits = 0;
            digits = 0;
        }
        if (digits == 1 || (padding != 0 && digits + padding != 4)) return {errc::bad_value, at, {}};
        if (digits > 1) put(bits << 6 * (4 - digits), digits - 1);
        return {};
    }

} // namespace detail

/// A text in base64, decoded when it is asked for and not before: no copy is made. Line ends, blanks and tabs within it mean nothing,
/// and '=' at its end may be missing.
class base64_text {
public:
    /// No bytes.
    constexpr base64_text() noexcept = default;
    /// A text in base64.
    constexpr explicit base64_text(std::string_view encoded) noexcept : text_(encoded) {}

    /// The text as it is.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// Writes the bytes that it stands for. errc::bad_value at the first byte that is none of base64's, or at the text's end when a
    /// group of one digit is left over; what came before it is written then.
    template <byte_sink Sink>
    constexpr error decode(Sink& sink) const {
        return detail::decode_base64(text_, sink);
    }
    /// How many bytes decode() writes; those in front of the first error when there is one.
    [[nodiscard]] constexpr std::size_t decoded_size() const noexcept {
        counting_sink count;
        static_cast<void>(decode(count));
        return count.size();
    }
    /// Whether decode() finds nothing wrong.
    [[nodiscard]] constexpr bool is_valid() const noexcept {
        counting_sink count;
        return decode(count).code == errc::none;
    }
    /// Equal in text.
    friend constexpr bool operator==(const base64_text&, const base64_text&) = default;

private:
    std::string_view text_;
};

/// A sink that writes what it is given in base64, in one line, with '=' up to a multiple of four: what comes in pieces.
template <byte_sink Sink>
class base64_encoder {
public:
    /// Writes into `sink`, which must outlive it.
    constexpr explicit base64_encoder(Sink& sink) noexcept : sink_(&sink) {}
    /// Takes one byte.
    constexpr void put(char byte) {
        bits_ = bits_ << 8 | static_cast<unsigned char>(byte);
        if (++size_ % 3 == 0) write_group(3);
    }
    /// Takes bytes.
    constexpr void write(std::string_view bytes) {
        for (const char c : bytes) put(c);
    }
    /// How many bytes it has taken.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// Writes what is left. To be called once, behind the last byte.
    constexpr void finish() {
        const std::size_t left = size_ % 3;
        if (left == 0) return;
        bits_ <<= 8 * (3 - left);
        write_group(left);
    }

private:
    constexpr void write_group(std::size_t bytes) {
        constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"sv;
        for (std::size_t i = 0; i < 4; ++i) sink_->put(i <= bytes ? digits[bits_ >> (18 - 6 * i) & 63U] : '=');
    }

    Sink* sink_;
    std::uint32_t bits_ = 0; ///< the last 24 are those of the last three bytes
    std::size_t size_ = 0;
};

/// Writes bytes in base64, in one line, with '=' up to a multiple of four.
template <byte_sink Sink>
constexpr void write_base64(Sink& sink, std::string_view bytes) {
    base64_encoder out(sink);
    out.write(bytes);
    out.finish();
}

/// The same in lines of 76 digits, with CRLF between two, as mails have it.
template <byte_sink Sink>
constexpr void write_base64_lines(Sink& sink, std::string_view bytes) {
    constexpr std::size_t bytes_of_a_line = 57;
    for (std::size_t i = 0; i < bytes.size(); i += bytes_of_a_line) {
        if (i != 0) sink.write("\r\n");
        write_base64(sink, bytes.substr(i, bytes_of_a_line));
    }
}

} // namespace msnp
