// Text in UTF-16, the lower byte of each unit first: how peer-to-peer data have the names of files and of pictures.
#pragma once

#include <msnp/base/binary.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace msnp {

namespace detail {

    /// The character at the front of units that are not empty, which lose it. Half a character is U+FFFD.
    constexpr std::uint32_t take_utf16(std::string_view& units) noexcept {
        const auto is_half = [](std::uint32_t unit, std::uint32_t which) { return (unit & 0xFC00) == which; };
        const std::uint32_t first = load_little<std::uint16_t>(units);
        units.remove_prefix(2);
        if (!is_half(first, 0xD800) && !is_half(first, 0xDC00)) return first;
        const std::uint32_t second = units.empty() ? 0 : load_little<std::uint16_t>(units);
        if (!is_half(first, 0xD800) || !is_half(second, 0xDC00)) return 0xFFFD;
        units.remove_prefix(2);
        return 0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF));
    }

} // namespace detail

/// Text that is UTF-16 on the wire and UTF-8 in a program: a view of either, converted when it is asked for. It ends at a NUL. The
/// caller's bytes must outlive it. Since MSNP9.
class utf16_text {
public:
    /// Goes through the text's bytes in UTF-8.
    class iterator {
    public:
        /// For the standard's iterator traits.
        using value_type = char;
        /// For the standard's iterator traits.
        using difference_type = std::ptrdiff_t;

        /// No text.
        constexpr iterator() noexcept = default;
        /// The first byte of `rest`.
        constexpr iterator(std::string_view rest, bool encoded) noexcept : rest_(rest), encoded_(encoded) { take(); }
        /// The byte.
        constexpr char operator*() const noexcept { return now_.bytes[at_]; }
        /// To the next byte.
        constexpr iterator& operator++() noexcept {
            if (++at_ == now_.size) take();
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
            return a.rest_.size() == b.rest_.size() && a.now_.size - a.at_ == b.now_.size - b.at_;
        }

    private:
        constexpr void take() noexcept {
            at_ = 0;
            now_ = {};
            if (rest_.empty()) return;
            if (encoded_) {
                now_ = detail::utf8_of(detail::take_utf16(rest_));
                return;
            }
            now_ = {{rest_.front()}, 1};
            rest_.remove_prefix(1);
        }

        std::string_view rest_;
        detail::utf8_character now_{};
        std::uint8_t at_ = 0;
        bool encoded_ = false;
    };

    /// No text.
    constexpr utf16_text() noexcept = default;
    /// Text in UTF-8, to be encoded on writing.
    constexpr utf16_text(std::string_view utf8) noexcept : raw_(utf8) {}
    /// Text in UTF-8, to be encoded on writing.
    constexpr utf16_text(const char* utf8) noexcept : raw_(utf8) {}
    /// Text as it is on the wire, up to a NUL or the end; a byte that is half a unit is no part of it.
    [[nodiscard]] static constexpr utf16_text encoded(std::string_view wire) noexcept {
        std::size_t size = 0;
        while (size + 2 <= wire.size() && (wire[size] != '\0' || wire[size + 1] != '\0')) size += 2;
        utf16_text text(wire.substr(0, size));
        text.encoded_ = true;
        return text;
    }

    /// The text as it was given: UTF-16 if is_encoded().
    [[nodiscard]] constexpr std::string_view raw() const noexcept { return raw_; }
    /// Whether raw() is UTF-16.
    [[nodiscard]] constexpr bool is_encoded() const noexcept { return encoded_; }
    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return raw_.empty(); }

    /// The first byte in UTF-8.
    [[nodiscard]] constexpr iterator begin() const noexcept { return {raw_, encoded_}; }
    /// The end.
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    /// How many bytes it has in UTF-8; goes through it. At most one and a half times raw().size().
    [[nodiscard]] constexpr std::size_t decoded_size() const noexcept {
        std::size_t count = 0;
        for (iterator i = begin(); i != end(); ++i) ++count;
        return count;
    }
    /// Writes it in UTF-8 into the caller's memory and returns the part that was filled; errc::buffer_too_small when it does not fit.
    [[nodiscard]] constexpr result<std::string_view> decode_to(std::span<char> memory) const noexcept {
        std::size_t size = 0;
        for (const char c : *this) {
            if (size == memory.size()) return error{errc::buffer_too_small, size, {}};
            memory[size++] = c;
        }
        return std::string_view(memory.data(), size);
    }
    /// The text in UTF-8 as a container of chars: `name.to<std::string>()`.
    template <class Container>
    [[nodiscard]] constexpr Container to() const {
        Container text;
        for (const char c : *this) text.push_back(c);
        return text;
    }
    /// Writes its units, without a NUL behind them. errc::bad_value for a text that is not UTF-8, or has a NUL; what stands in front
    /// of that is written then.
    template <class Sink>
    constexpr errc write(Sink& sink) const {
        std::string_view rest = raw_;
        if (encoded_) sink.write(rest);
        while (!encoded_ && !rest.empty()) {
            const std::uint32_t number = detail::take_utf8(rest);
            if (number == 0) return errc::bad_value;
            if (number >= 0x10000) detail::store_little(sink, static_cast<std::uint16_t>(0xD7C0 + (number >> 10)));
            const std::uint32_t last = number < 0x10000 ? number : 0xDC00 | (number & 0x3FF);
            detail::store_little(sink, static_cast<std::uint16_t>(last));
        }
        return errc::none;
    }

    /// Equal when the texts are: by their units where both are UTF-16, else in UTF-8.
    friend constexpr bool operator==(const utf16_text& a, const utf16_text& b) noexcept {
        if (a.encoded_ == b.encoded_) return a.raw_ == b.raw_;
        return detail::same_sequence(a, b, [](const iterator& i, const iterator& j) { return *i == *j; });
    }

private:
    std::string_view raw_;
    bool encoded_ = false;
};

} // namespace msnp
