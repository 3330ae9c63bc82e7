// What stands in attributes and elements besides plain text: words, GUIDs, percent-encoded names, base64. Each is a view of text
// that is escaped on the wire, and is decoded when it is asked for and not before.
#pragma once

#include <msnp/base/base64.hpp>
#include <msnp/base/encoded_text.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/command/guid.hpp>
#include <msnp/message/xml_text.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/word.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace msnp {

/// A word of an open vocabulary, as open_word is one on a line: usually one of `Enum`, kept as it came where a peer knows one
/// more.
template <has_vocabulary Enum>
struct xml_word {
    /// The enumeration of the words that are known.
    using enumeration = Enum;

    xml_text text{}; ///< the word

    /// No word at all.
    constexpr xml_word() noexcept = default;
    /// A known word.
    constexpr xml_word(Enum value) noexcept : text(wire_of(value)) {}
    /// Any word.
    constexpr xml_word(xml_text word) noexcept : text(word) {}
    /// Any word.
    constexpr xml_word(const char* word) noexcept : text(word) {}

    /// The enumerator, or empty for a word that is not in the vocabulary.
    [[nodiscard]] constexpr std::optional<Enum> known() const noexcept {
        for (const word<Enum>& w : vocabulary<Enum>::words)
            if (text == xml_text(w.wire)) return w.value;
        return std::nullopt;
    }
    /// True when there is no word.
    [[nodiscard]] constexpr bool empty() const noexcept { return text.empty(); }

    /// Takes any text.
    constexpr errc from_xml(const xml_text& word) noexcept {
        text = word;
        return errc::none;
    }
    /// The word, escaped.
    template <class Sink>
    constexpr errc write_xml(Sink& sink) const {
        text.write(sink);
        return errc::none;
    }

    /// Equal when the words are; an enumerator compares as its word.
    friend constexpr bool operator==(const xml_word&, const xml_word&) = default;
};

/// A GUID, in braces or without: `{521a03be-12af-452d-a3c5-f7787d7a8267}`, of which servers escape the braces (`&#x7B;`).
class xml_guid {
public:
    /// None.
    constexpr xml_guid() noexcept = default;
    /// This one; it must be a GUID to be written.
    constexpr xml_guid(std::string_view plain) noexcept : text_(plain) {}
    /// This one; it must be a GUID to be written.
    constexpr xml_guid(const char* plain) noexcept : text_(plain) {}

    /// The text as it is, with or without braces.
    [[nodiscard]] constexpr const xml_text& text() const noexcept { return text_; }
    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return text_.empty(); }
    /// Whether a text is one.
    [[nodiscard]] static constexpr bool takes(const xml_text& text) noexcept { return digits(text).text[0] != '\0'; }

    /// Takes a GUID; errc::bad_value for another text.
    constexpr errc from_xml(const xml_text& text) noexcept {
        if (!takes(text)) return errc::bad_value;
        text_ = text;
        return errc::none;
    }
    /// The GUID, escaped; errc::bad_value when it is none.
    template <class Sink>
    constexpr errc write_xml(Sink& sink) const {
        text_.write(sink);
        return takes(text_) ? errc::none : errc::bad_value;
    }

    /// Equal but for braces, escapes and the letters' case; texts that are no GUIDs when they are the same.
    friend constexpr bool operator==(const xml_guid& a, const xml_guid& b) noexcept {
        return a.text_ == b.text_ || (takes(a.text_) && digits(a.text_) == digits(b.text_));
    }

private:
    /// The GUID without braces, its letters small; NULs for what is none.
    struct decoded {
        char text[36]{};
        friend constexpr bool operator==(const decoded&, const decoded&) = default;
    };
    static constexpr decoded digits(const xml_text& text) noexcept {
        char memory[38]{};
        decoded found;
        const result<std::string_view> all = text.decode_to(memory);
        if (!all) return found;
        std::string_view plain = *all;
        if (plain.size() == 38 && plain.front() == '{' && plain.back() == '}') plain = plain.substr(1, 36);
        if (!guid::is_guid(plain)) return found;
        for (std::size_t i = 0; i < plain.size(); ++i)
            found.text[i] = plain[i] >= 'A' && plain[i] <= 'F' ? static_cast<char>(plain[i] - 'A' + 'a') : plain[i];
        return found;
    }

    xml_text text_{};
};

namespace detail {

    /// Goes through the bytes of a text that may be percent-encoded below its escapes.
    class xml_percent_cursor {
    public:
        using value_type = char;

        constexpr xml_percent_cursor() noexcept = default;
        constexpr xml_percent_cursor(const xml_text::iterator& at, bool encoded) noexcept : at_(at), encoded_(encoded) {
            look();
        }
        constexpr char operator*() const noexcept { return byte_; }
        constexpr void advance() noexcept {
            at_ = next_;
            look();
        }
        [[nodiscard]] constexpr std::size_t place() const noexcept { return at_.place(); }

    private:
        using cursor = character_cursor<first_xml_character>;

        static constexpr int take_digit(cursor& from) noexcept {
            const int digit = from.place() == 0 ? -1 : hex_digit(*from);
            if (digit >= 0) from.advance();
            return digit;
        }
        constexpr void look() noexcept {
            next_ = at_;
            if (at_.place() == 0) return;
            byte_ = *next_;
            next_.advance();
            if (!encoded_ || byte_ != '%') return;
            cursor behind = next_;
            const int high = take_digit(behind);
            const int low = high < 0 ? high : take_digit(behind);
            if (low < 0) return;
            byte_ = static_cast<char>(high * 16 + low);
            next_ = behind;
        }

        cursor at_{};
        cursor next_{};
        char byte_ = '\0';
        bool encoded_ = false;
    };

} // namespace detail

/// A text that is percent-encoded, and then escaped: the name of a contact in ADL, `Ana%20&amp;%20Bo`. Entities are decoded
/// first, percent signs after them, as percent_text does it.
class xml_percent_text : public decoded_text<xml_percent_text, detail::xml_percent_cursor> {
public:
    /// No text.
    constexpr xml_percent_text() noexcept = default;
    /// Plain text, to be encoded on writing.
    constexpr xml_percent_text(std::string_view plain) noexcept : text_(plain) {}
    /// Plain text, to be encoded on writing.
    constexpr xml_percent_text(const char* plain) noexcept : text_(plain) {}

    /// The text as it was given: percent-encoded and maybe escaped if is_encoded().
    [[nodiscard]] constexpr const xml_text& text() const noexcept { return text_; }
    /// Whether text() is percent-encoded.
    [[nodiscard]] constexpr bool is_encoded() const noexcept { return encoded_; }
    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return text_.empty(); }
    /// The first decoded byte.
    [[nodiscard]] constexpr iterator begin() const noexcept { return {text_.begin(), encoded_}; }

    /// Takes any text, as percent-encoded.
    constexpr errc from_xml(const xml_text& text) noexcept {
        text_ = text;
        encoded_ = true;
        return errc::none;
    }
    /// The text, encoded where it was given plain, and escaped.
    template <class Sink>
    constexpr errc write_xml(Sink& sink) const {
        if (encoded_) {
            text_.write(sink);
            return errc::none;
        }
        for (const char c : text_) {
            if (needs_percent(c))
                write_percent_encoded(sink, {&c, 1}, needs_percent);
            else
                write_xml_escaped(sink, {&c, 1});
        }
        return errc::none;
    }

private:
    xml_text text_{};
    bool encoded_ = false;
};

/// Bytes in base64: a filter of GCF, a SIP message of UBN. Servers may escape its '='. Taken whatever it holds; decode() tells.
class xml_base64 {
public:
    /// No bytes.
    constexpr xml_base64() noexcept = default;
    /// A text in base64.
    constexpr explicit xml_base64(xml_text encoded) noexcept : text_(encoded) {}
    /// These bytes, to be encoded on writing.
    [[nodiscard]] static constexpr xml_base64 of(std::string_view bytes) noexcept {
        xml_base64 made{xml_text(bytes)};
        made.is_plain_ = true;
        return made;
    }

    /// The text as it was given; the bytes themselves if is_plain().
    [[nodiscard]] constexpr const xml_text& text() const noexcept { return text_; }
    /// Whether text() are the bytes themselves.
    [[nodiscard]] constexpr bool is_plain() const noexcept { return is_plain_; }
    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return text_.empty(); }
    /// Writes the bytes that it stands for; errors as those of base64_text::decode().
    template <byte_sink Sink>
    constexpr error decode(Sink& sink) const {
        if (!is_plain_) return detail::decode_base64(text_, sink);
        sink.write(text_.raw());
        return {};
    }
    /// How many bytes decode() writes; those in front of the first error when there is one.
    [[nodiscard]] constexpr std::size_t decoded_size() const {
        counting_sink count;
        static_cast<void>(decode(count));
        return count.size();
    }

    /// Takes any text.
    constexpr errc from_xml(const xml_text& text) noexcept {
        *this = xml_base64(text);
        return errc::none;
    }
    /// The text, escaped.
    template <class Sink>
    constexpr errc write_xml(Sink& sink) const {
        if (is_plain_)
            write_base64(sink, text_.raw());
        else
            text_.write(sink);
        return errc::none;
    }

    /// Equal in text; bytes that are given compare as what is written of them.
    friend constexpr bool operator==(const xml_base64& a, const xml_base64& b) noexcept {
        if (a.is_plain_ == b.is_plain_) return a.text_ == b.text_;
        const xml_base64& plain = a.is_plain_ ? a : b;
        matching_sink match{(a.is_plain_ ? b : a).text_.begin()};
        write_base64(match, plain.text_.raw());
        return match.same && match.at == xml_text::iterator{};
    }

private:
    /// Compares what is written with a text.
    struct matching_sink {
        xml_text::iterator at;
        bool same = true;
        constexpr void put(char c) noexcept {
            if (!same || at == xml_text::iterator{} || *at != c)
                same = false;
            else
                ++at;
        }
        constexpr void write(std::string_view text) noexcept {
            for (const char c : text) put(c);
        }
        [[nodiscard]] constexpr std::size_t size() const noexcept { return 0; }
    };

    xml_text text_{};
    bool is_plain_ = false;
};

} // namespace msnp
