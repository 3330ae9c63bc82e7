// Encoded words (RFC 2047): how names and subjects that are not ASCII stand in the headers of mails.
#pragma once

#include <msnp/base/base64.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/mime.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace msnp {

namespace detail {

    /// A word at the front of a text: `=?utf-8?B?Qm9i?=`.
    struct encoded_word {
        std::string_view charset{}; ///< its first part
        char encoding = 'B';        ///< B or Q
        std::string_view text{};    ///< encoded
        std::size_t size = 0;       ///< all of it
    };

    constexpr std::optional<encoded_word> first_encoded_word(std::string_view text) noexcept {
        if (!text.starts_with("=?")) return std::nullopt;
        const std::size_t charset_end = text.find('?', 2);
        if (charset_end == std::string_view::npos || charset_end == 2 || charset_end + 2 >= text.size() ||
            text[charset_end + 2] != '?')
            return std::nullopt;
        encoded_word word;
        word.charset = text.substr(2, charset_end - 2);
        word.encoding = text[charset_end + 1];
        if (word.encoding == 'b' || word.encoding == 'q') word.encoding = static_cast<char>(word.encoding - 'a' + 'A');
        if (word.encoding != 'B' && word.encoding != 'Q') return std::nullopt;
        // What it holds ends at the first '?', so that nobody can make one look at the whole text again and again.
        const std::size_t from = charset_end + 3;
        const std::size_t end = text.find('?', from);
        if (end >= text.size() - 1 || text[end + 1] != '=') return std::nullopt;
        word.text = text.substr(from, end - from);
        word.size = end + 2;
        for (const char c : text.substr(0, end))
            if (mime::is_blank(c) || c == '\r' || c == '\n') return std::nullopt;
        if (word.encoding == 'B' && !base64_text(word.text).is_valid()) return std::nullopt;
        return word;
    }

    template <byte_sink Sink>
    constexpr void decode_word(const encoded_word& word, Sink& sink) {
        if (word.encoding == 'B') {
            static_cast<void>(base64_text(word.text).decode(sink));
            return;
        }
        for (std::size_t i = 0; i < word.text.size(); ++i) {
            const char c = word.text[i];
            const bool is_code = c == '=' && word.text.size() - i > 2 && hex_digit(word.text[i + 1]) >= 0 &&
                                 hex_digit(word.text[i + 2]) >= 0;
            if (is_code) {
                sink.put(static_cast<char>(hex_digit(word.text[i + 1]) * 16 + hex_digit(word.text[i + 2])));
                i += 2;
            } else {
                sink.put(c == '_' ? ' ' : c);
            }
        }
    }

} // namespace detail

/// A text with encoded words in it, `=?utf-8?B?Qm9i?= <bob@example.com>`, decoded when it is asked for and not before. The
/// decoded bytes
/// are in the words' own charset, nearly always UTF-8. What looks like a word and is none stands for itself. A view.
class encoded_words {
public:
    /// No text.
    constexpr encoded_words() noexcept = default;
    /// A header's value, or the name or subject in Mail-Data.
    constexpr explicit encoded_words(std::string_view text) noexcept : text_(text) {}

    /// The text as it is.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// The charset of the first word, `utf-8`; an empty optional where there is no word.
    [[nodiscard]] constexpr std::optional<std::string_view> charset() const noexcept {
        for (std::size_t at = text_.find("=?"); at != std::string_view::npos; at = text_.find("=?", at + 1))
            if (const auto word = detail::first_encoded_word(text_.substr(at))) return word->charset;
        return std::nullopt;
    }
    /// Writes the bytes that it stands for. Blanks and line ends between two words mean nothing.
    template <byte_sink Sink>
    constexpr void decode(Sink& sink) const {
        std::string_view rest = text_;
        // Text that is no word is taken up to the next one: no blank in front of that is left then.
        bool is_behind_word = false;
        while (!rest.empty()) {
            std::size_t blanks = 0;
            while (is_behind_word && blanks < rest.size() && is_space(rest[blanks])) ++blanks;
            if (const auto word = detail::first_encoded_word(rest.substr(blanks))) {
                detail::decode_word(*word, sink);
                rest.remove_prefix(blanks + word->size);
                is_behind_word = true;
                continue;
            }
            const std::size_t next = rest.find("=?", rest.starts_with("=?") ? 2 : 0);
            const std::size_t size = next == std::string_view::npos ? rest.size() : next;
            sink.write(rest.substr(0, size));
            rest.remove_prefix(size);
        }
    }
    /// How many bytes decode() writes.
    [[nodiscard]] constexpr std::size_t decoded_size() const {
        counting_sink count;
        decode(count);
        return count.size();
    }
    /// Equal in text.
    friend constexpr bool operator==(const encoded_words&, const encoded_words&) = default;

private:
    static constexpr bool is_space(char c) noexcept { return mime::is_blank(c) || c == '\r' || c == '\n'; }

    std::string_view text_;
};

/// Writes UTF-8 text as one encoded word, as Microsoft's client does whatever the text is: `=?utf-8?B?Qm9i?=`.
template <byte_sink Sink>
constexpr void write_encoded_word(Sink& sink, std::string_view text) {
    sink.write("=?utf-8?B?");
    write_base64(sink, text);
    sink.write("?=");
}

} // namespace msnp
