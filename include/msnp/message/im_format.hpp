// How a text looks: the X-MMS-IM-Format header.
//
//     FN=%E5%AE%8B%E4%BD%93; EF=BI; CO=ff0000; CS=86; PF=22; RL=1
//
// Each key may be missing, which is not the same as empty; unknown ones are kept in the value as it came. FN comes first
// on writing: Microsoft's switchboards closed the connection otherwise, and on names of more than 31 characters.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace msnp {

/// One effect of a font; the number is its bit.
enum class font_effect : std::uint8_t {
    bold = 1,          ///< B
    italic = 2,        ///< I
    strikethrough = 4, ///< S
    underline = 8,     ///< U
};

/// The letters of the effects.
template <>
struct vocabulary<font_effect> {
    /// All of them.
    static constexpr word<font_effect> words[] = {
        {font_effect::bold, "B", "bold"},
        {font_effect::italic, "I", "italic"},
        {font_effect::strikethrough, "S", "strikethrough"},
        {font_effect::underline, "U", "underline"},
    };
};

namespace message {

    /// EF: a set of effects, as letters in any order: `BI`. Unknown letters are kept and mean nothing.
    struct font_effects {
        std::string_view letters{}; ///< as they came

        /// None.
        constexpr font_effects() noexcept = default;
        /// These letters.
        constexpr font_effects(std::string_view text) noexcept : letters(text) {}
        /// These letters.
        constexpr font_effects(const char* text) noexcept : letters(text) {}
        /// These effects: `{font_effect::bold, font_effect::italic}`.
        constexpr font_effects(std::initializer_list<font_effect> effects) noexcept {
            unsigned sum = 0;
            for (const font_effect e : effects) sum |= static_cast<unsigned>(e);
            letters = spellings[sum & 15];
        }

        /// Whether an effect is in the set; lower-case letters count too.
        [[nodiscard]] constexpr bool has(font_effect effect) const noexcept {
            const char wanted = wire_of(effect).front();
            for (const char c : letters)
                if (mime::to_lower(c) == mime::to_lower(wanted)) return true;
            return false;
        }
        /// Equal when the same known effects are in both.
        friend constexpr bool operator==(const font_effects& a, const font_effects& b) noexcept {
            for (const auto& w : vocabulary<font_effect>::words)
                if (a.has(w.value) != b.has(w.value)) return false;
            return true;
        }

    private:
        static constexpr std::string_view spellings[16] = {"",  "B",  "I",  "BI",  "S",  "BS",  "IS",  "BIS",
                                                           "U", "BU", "IU", "BIU", "SU", "BSU", "ISU", "BISU"};
    };

    /// CO: a colour as one hexadecimal number 0xBBGGRR without leading zeros, so that `ff` is red and `ff0000` blue.
    struct color {
        std::uint32_t bgr = 0; ///< 0xBBGGRR

        /// From its parts, 0 to 255 each.
        [[nodiscard]] static constexpr color from_rgb(std::uint8_t red, std::uint8_t green,
                                                      std::uint8_t blue) noexcept {
            return {static_cast<std::uint32_t>(blue) << 16 | static_cast<std::uint32_t>(green) << 8 | red};
        }
        /// 0 to 255.
        [[nodiscard]] constexpr std::uint8_t red() const noexcept { return static_cast<std::uint8_t>(bgr); }
        /// 0 to 255.
        [[nodiscard]] constexpr std::uint8_t green() const noexcept { return static_cast<std::uint8_t>(bgr >> 8); }
        /// 0 to 255.
        [[nodiscard]] constexpr std::uint8_t blue() const noexcept { return static_cast<std::uint8_t>(bgr >> 16); }
        /// Equal in all parts.
        friend constexpr bool operator==(const color&, const color&) = default;
    };

} // namespace message

/// CS: a Windows character set, in hexadecimal on the wire. It only tells which font to choose: the text is UTF-8. Any
/// other number of two digits is a legal value too.
enum class font_charset : std::uint8_t {
    ansi = 0x00,        ///< 0
    by_default = 0x01,  ///< 1
    symbol = 0x02,      ///< 2
    mac = 0x4d,         ///< 4d
    shift_jis = 0x80,   ///< 80: Japanese
    hangul = 0x81,      ///< 81: Korean
    johab = 0x82,       ///< 82: Korean
    gb2312 = 0x86,      ///< 86: simplified Chinese
    big5 = 0x88,        ///< 88: traditional Chinese
    greek = 0xa1,       ///< a1
    turkish = 0xa2,     ///< a2
    vietnamese = 0xa3,  ///< a3
    hebrew = 0xb1,      ///< b1
    arabic = 0xb2,      ///< b2
    baltic = 0xba,      ///< ba
    russian = 0xcc,     ///< cc
    thai = 0xde,        ///< de
    east_europe = 0xee, ///< ee
    oem = 0xff,         ///< ff
};

/// The character sets.
template <>
struct vocabulary<font_charset> {
    /// All of them.
    static constexpr word<font_charset> words[] = {
        {font_charset::ansi, "0", "ansi"},
        {font_charset::by_default, "1", "default"},
        {font_charset::symbol, "2", "symbol"},
        {font_charset::mac, "4d", "mac"},
        {font_charset::shift_jis, "80", "shift_jis"},
        {font_charset::hangul, "81", "hangul"},
        {font_charset::johab, "82", "johab"},
        {font_charset::gb2312, "86", "gb2312"},
        {font_charset::big5, "88", "big5"},
        {font_charset::greek, "a1", "greek"},
        {font_charset::turkish, "a2", "turkish"},
        {font_charset::vietnamese, "a3", "vietnamese"},
        {font_charset::hebrew, "b1", "hebrew"},
        {font_charset::arabic, "b2", "arabic"},
        {font_charset::baltic, "ba", "baltic"},
        {font_charset::russian, "cc", "russian"},
        {font_charset::thai, "de", "thai"},
        {font_charset::east_europe, "ee", "east_europe"},
        {font_charset::oem, "ff", "oem"},
    };
};

/// The tens digit of PF: what kind of font to take where there is none of that name.
enum class font_family : std::uint8_t {
    any,        ///< 0
    roman,      ///< 1: with serifs
    swiss,      ///< 2: without
    modern,     ///< 3: all of one width
    script,     ///< 4: handwriting
    decorative, ///< 5
};

/// The families.
template <>
struct vocabulary<font_family> {
    /// All of them.
    static constexpr word<font_family> words[] = {
        {font_family::any, "0", "any"},       {font_family::roman, "1", "roman"},
        {font_family::swiss, "2", "swiss"},   {font_family::modern, "3", "modern"},
        {font_family::script, "4", "script"}, {font_family::decorative, "5", "decorative"},
    };
};

/// The units digit of PF: the width of its letters.
enum class font_pitch : std::uint8_t {
    by_default, ///< 0
    fixed,      ///< 1
    variable,   ///< 2
};

/// The pitches.
template <>
struct vocabulary<font_pitch> {
    /// All of them.
    static constexpr word<font_pitch> words[] = {
        {font_pitch::by_default, "0", "default"},
        {font_pitch::fixed, "1", "fixed"},
        {font_pitch::variable, "2", "variable"},
    };
};

namespace message {

    /// PF: family and pitch as two digits, `22`; the first may be missing. Digits that have no name are kept.
    struct font_shape {
        font_family family = font_family::any;     ///< the tens
        font_pitch pitch = font_pitch::by_default; ///< the units
        /// Equal in both.
        friend constexpr bool operator==(const font_shape&, const font_shape&) = default;
    };

    /// The header's parameters. Views into the payload.
    struct im_format {
        std::optional<percent_text> font{};    ///< FN: the font's name; percent-encoded on the wire
        std::optional<font_effects> effects{}; ///< EF
        std::optional<message::color> color{}; ///< CO
        std::optional<font_charset> charset{}; ///< CS
        std::optional<font_shape> shape{};     ///< PF
        std::optional<bool> right_to_left{};   ///< RL
        std::string_view source{};             ///< the value as it came; unknown keys in it are written back

        /// Reads a value. A key whose value is not of its kind is left out where that is tolerated (a colour of more
        /// than six digits loses the highest); else errc::bad_value, offset in the value, field the key.
        template <class Format = im_format>
        [[nodiscard]] static constexpr result<Format> parse(std::string_view value,
                                                            const mime::tolerance& allowed = {}) {
            Format format;
            format.source = value;
            for (const std::string_view item : items(value)) {
                if (const errc code = take(item, format); code != errc::none && !allowed.bad_values)
                    return error{code, static_cast<std::size_t>(item.data() - value.data()), key_name(item)};
            }
            return format;
        }

        /// Writes the value: FN, EF, CO, CS, PF, RL, then the unknown keys of `source`. errc::bad_value for effects, or an
        /// encoded font name, that hold a ';' or the end of a line, or a blank or '|' at either end.
        template <class Sink>
        constexpr errc write(Sink& sink) const {
            separator between;
            if (font) {
                between.put(sink, "FN=");
                if (const errc code = write_font(sink); code != errc::none) return code;
            }
            if (effects) {
                between.put(sink, "EF=");
                if (!is_parameter(effects->letters)) return errc::bad_value;
                sink.write(effects->letters);
            }
            if (color) {
                between.put(sink, "CO=");
                if (color->bgr > 0xffffff) return errc::out_of_range;
                sink.write(hex_digits(color->bgr).view());
            }
            if (charset) {
                between.put(sink, "CS=");
                sink.write(hex_digits(static_cast<std::uint8_t>(*charset)).view());
            }
            if (shape) {
                between.put(sink, "PF=");
                if (shape->family > font_family{9} || shape->pitch > font_pitch{9}) return errc::out_of_range;
                if (shape->family != font_family::any)
                    sink.put(static_cast<char>('0' + static_cast<int>(shape->family)));
                sink.put(static_cast<char>('0' + static_cast<int>(shape->pitch)));
            }
            if (right_to_left) {
                between.put(sink, "RL=");
                sink.put(*right_to_left ? '1' : '0');
            }
            return write_unknown(sink, between);
        }

        /// Equal in all that is known.
        friend constexpr bool operator==(const im_format& a, const im_format& b) {
            return a.font == b.font && a.effects == b.effects && a.color == b.color && a.charset == b.charset &&
                   a.shape == b.shape && a.right_to_left == b.right_to_left;
        }

    private:
        using items = split_list<std::string_view, ';'>;

        struct separator {
            bool first = true;
            template <class Sink>
            constexpr void put(Sink& sink, std::string_view key) {
                if (!first) sink.write("; ");
                first = false;
                sink.write(key);
            }
        };

        /// Blanks, and the '|' that some clients leave at the end of an item.
        static constexpr std::string_view trimmed(std::string_view text) noexcept {
            while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '|'))
                text.remove_prefix(1);
            while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '|'))
                text.remove_suffix(1);
            return text;
        }
        static constexpr std::string_view key_of(std::string_view item) noexcept {
            return trimmed(item.substr(0, item.find('=')));
        }
        /// The key as a literal of the library, or nothing for one that is not known.
        static constexpr std::string_view key_name(std::string_view item) noexcept {
            constexpr std::string_view keys[] = {"FN", "EF", "CO", "CS", "PF", "RL"};
            for (const std::string_view key : keys)
                if (mime::equal_ignoring_case(key_of(item), key)) return key;
            return {};
        }
        /// Whether a text is read back as it is: nothing in it ends it, and nothing is cut off at its ends.
        static constexpr bool is_parameter(std::string_view text) noexcept {
            if (trimmed(text) != text) return false;
            for (const char c : text)
                if (c == ';' || c == '\r' || c == '\n' || c == '\0') return false;
            return true;
        }

        // What reads is made of templates, so that who reads no format does not compile it.

        template <class Format>
        static constexpr errc take(std::string_view item, Format& format) {
            const std::string_view key = key_name(item);
            const std::size_t equals = item.find('=');
            if (key.empty() || equals == std::string_view::npos) return key.empty() ? errc::none : errc::bad_value;
            const std::string_view value = trimmed(item.substr(equals + 1));
            if (key == "FN") format.font = percent_text::encoded(value);
            if (key == "EF") format.effects = font_effects(value);
            if (key == "CO") return take_color(value, format);
            if (key == "CS") return take_charset(value, format);
            if (key == "PF") return take_shape(value, format);
            if (key == "RL") {
                if (value != "0" && value != "1") return errc::bad_value;
                format.right_to_left = value == "1";
            }
            return errc::none;
        }
        template <class Format>
        static constexpr errc take_color(std::string_view value, Format& format) {
            std::uint32_t bgr = 0;
            if (!value.empty() && parse_hex(value, bgr) != errc::none) return errc::bad_value;
            format.color = message::color{bgr & 0xffffff};
            return bgr > 0xffffff || value.size() > 6 ? errc::bad_value : errc::none;
        }
        template <class Format>
        static constexpr errc take_charset(std::string_view value, Format& format) {
            std::uint8_t number = 0;
            if (parse_hex(value, number) != errc::none) return errc::bad_value;
            format.charset = font_charset{number};
            return errc::none;
        }
        template <class Format>
        static constexpr errc take_shape(std::string_view value, Format& format) {
            if (!is_decimal(value) || value.size() > 2) return errc::bad_value;
            format.shape = font_shape{static_cast<font_family>(value.size() == 2 ? value[0] - '0' : 0),
                                      static_cast<font_pitch>(value.back() - '0')};
            return errc::none;
        }

        template <class Sink>
        constexpr errc write_font(Sink& sink) const {
            if (!font->is_encoded()) {
                write_percent_encoded(sink, font->raw(), [](char c) {
                    return needs_percent(c) || c == ';' || c == '|' || static_cast<unsigned char>(c) >= 0x7f;
                });
                return errc::none;
            }
            sink.write(font->raw());
            return is_parameter(font->raw()) ? errc::none : errc::bad_value;
        }
        template <class Sink>
        constexpr errc write_unknown(Sink& sink, separator between) const {
            for (const std::string_view item : items(source)) {
                if (key_name(item).empty() && !key_of(item).empty()) {
                    if (!is_parameter(trimmed(item))) return errc::bad_value;
                    between.put(sink, trimmed(item));
                }
            }
            return errc::none;
        }
    };

} // namespace message

} // namespace msnp
