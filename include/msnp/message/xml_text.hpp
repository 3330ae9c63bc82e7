// Text inside XML: PSM, attributes, friendly names.
//
// As percent_text, it is decoded when it is asked for and not before, and remembers whether it was given as it is on the wire or
// plain. Servers before MSNP13 wrote named entities, later ones hexadecimal numbers, in captures also of characters that need none
// (mime.md section 14.1); all are read. Decoding is lenient: a '&' that begins no entity stands for itself, since real servers sent
// such in addresses.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace msnp {

namespace detail {

    /// What stands at the front of text in XML: one character.
    struct xml_character : utf8_character {
        std::size_t width = 0; ///< how many bytes it takes in the text
        bool is_stray = false; ///< a '&' that begins no entity
    };

    /// The number that a text of digits is; 0 for one that is none or too large for a character.
    constexpr std::uint32_t character_number(std::string_view digits, std::uint32_t base) noexcept {
        std::uint32_t number = 0;
        for (const char c : digits) {
            const int digit = hex_digit(c);
            if (digit < 0 || static_cast<std::uint32_t>(digit) >= base) return 0;
            number = number * base + static_cast<std::uint32_t>(digit);
            if (number > 0x10FFFF) return 0;
        }
        return number;
    }

    /// The character at the front of a text that is not empty.
    constexpr xml_character first_xml_character(std::string_view text) noexcept {
        constexpr std::size_t longest = 12; // some write zeros in front: &#x00000041;
        if (text.front() != '&') return {{{text.front()}, 1}, 1};
        const std::size_t end = text.substr(0, longest).find(';');
        if (end != std::string_view::npos) {
            const std::string_view name = text.substr(1, end - 1);
            utf8_character found;
            if (name == "amp") found = utf8_of('&');
            if (name == "lt") found = utf8_of('<');
            if (name == "gt") found = utf8_of('>');
            if (name == "quot") found = utf8_of('"');
            if (name == "apos") found = utf8_of('\'');
            if (name.size() > 2 && name[0] == '#' && (name[1] == 'x' || name[1] == 'X'))
                found = utf8_of(character_number(name.substr(2), 16));
            else if (name.size() > 1 && name[0] == '#')
                found = utf8_of(character_number(name.substr(1), 10));
            if (found.size != 0) return {found, end + 1};
        }
        return {{{'&'}, 1}, 1, true};
    }

} // namespace detail

/// Writes `plain` with the five characters that XML has entities for as these.
template <class Sink>
constexpr void write_xml_escaped(Sink& sink, std::string_view plain) {
    for (const char c : plain) {
        switch (c) {
        case '&': sink.write("&amp;"); break;
        case '<': sink.write("&lt;"); break;
        case '>': sink.write("&gt;"); break;
        case '"': sink.write("&quot;"); break;
        case '\'': sink.write("&apos;"); break;
        default: sink.put(c);
        }
    }
}

/// Text that is escaped on the wire: `Tom &amp; Jerry`. A view; the caller's bytes must outlive it. Since MSNP11.
class xml_text {
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
        constexpr iterator(std::string_view rest, bool escaped) noexcept : rest_(rest), escaped_(escaped) { look(); }
        /// The byte.
        constexpr char operator*() const noexcept { return now_.bytes[at_]; }
        /// To the next byte.
        constexpr iterator& operator++() noexcept {
            if (++at_ < now_.size) return *this;
            rest_.remove_prefix(now_.width);
            look();
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
            return a.rest_.size() == b.rest_.size() && a.at_ == b.at_;
        }

    private:
        constexpr void look() noexcept {
            at_ = 0;
            if (rest_.empty()) return;
            now_ = escaped_ ? detail::first_xml_character(rest_) : detail::xml_character{{{rest_.front()}, 1}, 1};
        }

        std::string_view rest_;
        detail::xml_character now_{};
        std::size_t at_ = 0;
        bool escaped_ = false;
    };

    /// No text.
    constexpr xml_text() noexcept = default;
    /// Plain text, to be escaped on writing.
    constexpr xml_text(std::string_view plain) noexcept : raw_(plain) {}
    /// Plain text, to be escaped on writing.
    constexpr xml_text(const char* plain) noexcept : raw_(plain) {}
    /// Text as it is on the wire, to be written back as it is.
    [[nodiscard]] static constexpr xml_text escaped(std::string_view wire) noexcept {
        xml_text text(wire);
        text.escaped_ = true;
        return text;
    }

    /// The text as it was given: escaped if is_escaped().
    [[nodiscard]] constexpr std::string_view raw() const noexcept { return raw_; }
    /// Whether raw() is escaped.
    [[nodiscard]] constexpr bool is_escaped() const noexcept { return escaped_; }
    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return raw_.empty(); }
    /// Where in raw() the first byte is that escaped text can't have: a '<', or a '&' that begins no entity; npos when there is none.
    [[nodiscard]] constexpr std::size_t find_stray() const noexcept {
        std::string_view rest = escaped_ ? raw_ : std::string_view{};
        while (!rest.empty()) {
            const detail::xml_character first = detail::first_xml_character(rest);
            if (first.is_stray || rest.front() == '<') return raw_.size() - rest.size();
            rest.remove_prefix(first.width);
        }
        return std::string_view::npos;
    }

    /// The first decoded byte.
    [[nodiscard]] constexpr iterator begin() const noexcept { return {raw_, escaped_}; }
    /// The end of the decoded bytes.
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    /// How many bytes the decoded text has; goes through it. At most raw().size().
    [[nodiscard]] constexpr std::size_t decoded_size() const noexcept {
        std::size_t count = 0;
        for (iterator i = begin(); i != end(); ++i) ++count;
        return count;
    }
    /// Decodes into the caller's memory and returns the part that was filled; errc::buffer_too_small when it does not fit.
    [[nodiscard]] constexpr result<std::string_view> decode_to(std::span<char> memory) const noexcept {
        std::size_t size = 0;
        for (const char c : *this) {
            if (size == memory.size()) return error{errc::buffer_too_small, size, {}};
            memory[size++] = c;
        }
        return std::string_view(memory.data(), size);
    }
    /// The decoded text as a container of chars: `psm.to<std::string>()`.
    template <class Container>
    [[nodiscard]] constexpr Container to() const {
        Container text;
        for (const char c : *this) text.push_back(c);
        return text;
    }
    /// Writes the text, escaped: what was read as it came if that is well-formed, else decoded and escaped anew.
    template <class Sink>
    constexpr void write(Sink& sink) const {
        if (!escaped_) return write_xml_escaped(sink, raw_);
        if (find_stray() == std::string_view::npos) return sink.write(raw_);
        for (const char c : *this) write_xml_escaped(sink, {&c, 1});
    }
    /// The same in quotes: an attribute's value.
    template <class Sink>
    constexpr void write_quoted(Sink& sink) const {
        const bool has_quote = escaped_ && raw_.find('"') != std::string_view::npos;
        sink.put('"');
        if (!has_quote)
            write(sink);
        else
            for (const char c : *this) write_xml_escaped(sink, {&c, 1});
        sink.put('"');
    }

    /// Equal when the decoded bytes are.
    friend constexpr bool operator==(const xml_text& a, const xml_text& b) noexcept {
        return detail::same_sequence(a, b, [](const iterator& i, const iterator& j) { return *i == *j; });
    }

private:
    std::string_view raw_;
    bool escaped_ = false;
};

} // namespace msnp
