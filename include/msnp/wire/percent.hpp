// Percent-encoded text: nicks, group names, display objects.
//
// Text is decoded when it is asked for and not before, since most parsed names are never looked at. A value remembers
// whether it was given as it is on the wire or plain; both compare and print decoded, the first is written back byte by
// byte, the second is encoded on writing. Decoding is lenient as the official client's: a '%' that no two hexadecimal
// digits follow stands for itself, and '+' is a plus. The result may be any bytes, not only UTF-8.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/same_sequence.hpp>

#include <cstddef>
#include <span>
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

/// Text that is percent-encoded on the wire: `Ana%20Ruiz`. A view; the caller's bytes must outlive it.
class percent_text {
public:
    /// Goes through the decoded bytes.
    class iterator {
    public:
        /// For the standard's iterator traits.
        using value_type = char;
        /// For the standard's iterator traits.
        using difference_type = std::ptrdiff_t;

        /// No text.
        constexpr iterator() noexcept = default;
        /// The first byte of `rest`.
        constexpr iterator(std::string_view rest, bool encoded) noexcept : rest_(rest), encoded_(encoded) {}
        /// The byte.
        constexpr char operator*() const noexcept {
            if (width() == 1) return rest_.front();
            return static_cast<char>(hex_digit(rest_[1]) * 16 + hex_digit(rest_[2]));
        }
        /// To the next byte.
        constexpr iterator& operator++() noexcept {
            rest_.remove_prefix(width());
            return *this;
        }
        /// To the next byte.
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        /// Equal when equally much is left of the same text.
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.rest_.size() == b.rest_.size();
        }

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

    /// No text.
    constexpr percent_text() noexcept = default;
    /// Plain text, to be encoded on writing.
    constexpr percent_text(std::string_view plain) noexcept : raw_(plain) {}
    /// Plain text, to be encoded on writing.
    constexpr percent_text(const char* plain) noexcept : raw_(plain) {}
    /// Text as it is on the wire, to be written back as it is.
    [[nodiscard]] static constexpr percent_text encoded(std::string_view wire) noexcept {
        percent_text text(wire);
        text.encoded_ = true;
        return text;
    }

    /// The text as it was given: encoded if is_encoded().
    [[nodiscard]] constexpr std::string_view raw() const noexcept { return raw_; }
    /// Whether raw() is encoded.
    [[nodiscard]] constexpr bool is_encoded() const noexcept { return encoded_; }
    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return raw_.empty(); }

    /// The first decoded byte.
    [[nodiscard]] constexpr iterator begin() const noexcept { return {raw_, encoded_}; }
    /// The end of the decoded bytes.
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    /// How many bytes the decoded text has; goes through it.
    [[nodiscard]] constexpr std::size_t decoded_size() const noexcept {
        std::size_t count = 0;
        for (iterator i = begin(); i != end(); ++i) ++count;
        return count;
    }
    /// Decodes into the caller's memory and returns the part that was filled; errc::buffer_too_small when it does not
    /// fit (decoded_size() bytes, at most raw().size()).
    [[nodiscard]] constexpr result<std::string_view> decode_to(std::span<char> memory) const noexcept {
        std::size_t size = 0;
        for (const char c : *this) {
            if (size == memory.size()) return error{errc::buffer_too_small, size, {}};
            memory[size++] = c;
        }
        return std::string_view(memory.data(), size);
    }
    /// The decoded text as a container of chars: `nick.to<std::string>()`.
    template <class Container>
    [[nodiscard]] constexpr Container to() const {
        Container text;
        for (const char c : *this) text.push_back(c);
        return text;
    }

    /// Takes a token of the wire.
    constexpr errc from_token(std::string_view token) noexcept {
        *this = encoded(token);
        return errc::none;
    }
    /// The text as it goes to the wire, where it stands ready: empty for plain text.
    [[nodiscard]] constexpr std::string_view wire_text() const noexcept { return encoded_ ? raw_ : std::string_view{}; }
    /// The text, encoded where it was given plain.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        if (encoded_)
            sink.write(raw_);
        else
            write_percent_encoded(sink, raw_, needs_percent);
        return errc::none;
    }

    /// Equal when the decoded bytes are.
    friend constexpr bool operator==(const percent_text& a, const percent_text& b) noexcept {
        if (a.encoded_ == b.encoded_ && a.raw_ == b.raw_) return true;
        return detail::same_sequence(a, b, [](const iterator& i, const iterator& j) { return *i == *j; });
    }

private:
    std::string_view raw_;
    bool encoded_ = false;
};

} // namespace msnp
