// Text inside XML: PSM, attributes, friendly names.
//
// As percent_text, it is decoded when it is asked for and not before, and remembers whether it was given as it is on the wire or
// plain. Servers before MSNP13 wrote named entities, later ones hexadecimal numbers, in captures also of characters that need none
// (mime.md section 14.1); all are read. Decoding is lenient: a '&' that begins no entity stands for itself, since real servers sent
// such in addresses.
#pragma once

#include <msnp/base/encoded_text.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp {

namespace detail {

    /// What stands at the front of text in XML: one character.
    struct xml_character : encoded_character {
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
        if (text.front() != '&') return {plain_character(text.front())};
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
            if (found.size != 0) return {{found, end + 1}};
        }
        return {plain_character('&'), true};
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

/// Text that is escaped on the wire: `Tom &amp; Jerry`. A view; the caller's bytes must outlive it. Decoded it has at most as many bytes
/// as raw(). Since MSNP11.
class xml_text : public encoded_text<xml_text, detail::character_cursor<detail::first_xml_character>> {
public:
    using encoded_text::encoded_text;

    /// Text as it is on the wire, to be written back as it is.
    [[nodiscard]] static constexpr xml_text escaped(std::string_view wire) noexcept { return of_wire(wire); }
    /// Whether raw() is escaped.
    [[nodiscard]] constexpr bool is_escaped() const noexcept { return is_of_wire(); }
    /// Where in raw() the first byte is that escaped text can't have: a '<', or a '&' that begins no entity; npos when there is none.
    [[nodiscard]] constexpr std::size_t find_stray() const noexcept {
        std::string_view rest = is_escaped() ? raw() : std::string_view{};
        while (!rest.empty()) {
            const detail::xml_character first = detail::first_xml_character(rest);
            if (first.is_stray || rest.front() == '<') return raw().size() - rest.size();
            rest.remove_prefix(first.width);
        }
        return std::string_view::npos;
    }

    /// Writes the text, escaped: what was read as it came if that is well-formed, else decoded and escaped anew.
    template <class Sink>
    constexpr void write(Sink& sink) const {
        if (!is_escaped()) return write_xml_escaped(sink, raw());
        if (find_stray() == std::string_view::npos) return sink.write(raw());
        for (const char c : *this) write_xml_escaped(sink, {&c, 1});
    }
    /// The same in quotes: an attribute's value.
    template <class Sink>
    constexpr void write_quoted(Sink& sink) const {
        const bool has_quote = is_escaped() && raw().find('"') != std::string_view::npos;
        sink.put('"');
        if (!has_quote)
            write(sink);
        else
            for (const char c : *this) write_xml_escaped(sink, {&c, 1});
        sink.put('"');
    }
};

} // namespace msnp
