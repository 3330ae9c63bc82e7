// What somebody is listening to, playing or working at: CurrentMedia of UUX, UBX and NFY.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/xml_text.hpp>
#include <msnp/message/xml_values.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace msnp {

/// What kind of thing somebody is busy with.
enum class media_type : std::uint8_t {
    music,  ///< Music: a player plays
    games,  ///< Games
    office, ///< Office
};

/// The words of media_type.
template <>
struct vocabulary<media_type> {
    /// All of them.
    static constexpr word<media_type> words[] = {
        {media_type::music, "Music", "music"},
        {media_type::games, "Games", "games"},
        {media_type::office, "Office", "office"},
    };
};

namespace detail {

    /// Goes through the fields of a text, which may be escaped.
    class media_cursor {
    public:
        using value_type = xml_text;

        constexpr media_cursor() noexcept = default;
        constexpr explicit media_cursor(const xml_text& text) noexcept
            : rest_(text.raw()), is_escaped_(text.is_escaped()), is_last_(text.empty()) {
            advance();
        }
        /// The field, with what is escaped in it.
        constexpr xml_text operator*() const noexcept { return is_escaped_ ? xml_text::escaped(found_) : found_; }
        constexpr void advance() noexcept {
            found_ = {};
            if (is_last_) return;
            std::string_view rest = rest_;
            while (!rest.empty()) {
                const encoded_character c = first(rest);
                const std::string_view behind = rest.substr(c.width);
                if (c.bytes[0] == '\\' && !behind.empty() && first(behind).bytes[0] == '0') {
                    found_ = rest_.substr(0, rest_.size() - rest.size());
                    rest_ = behind.substr(first(behind).width);
                    // What ends in a separator has no field behind it.
                    is_last_ = rest_.empty();
                    return;
                }
                rest = behind;
            }
            found_ = rest_;
            is_last_ = true;
        }
        [[nodiscard]] constexpr const char* place() const noexcept { return found_.data(); }

    private:
        /// The character at the front of a text that is not empty.
        constexpr encoded_character first(std::string_view text) const noexcept {
            return is_escaped_ ? first_xml_character(text) : plain_character(text.front());
        }

        std::string_view rest_{};
        std::string_view found_{};
        bool is_escaped_ = false;
        bool is_last_ = true; ///< no field follows
    };

} // namespace detail

/// The text of CurrentMedia: `\0Music\01\0{0} - {1}\0Song\0Artist\0Album\0\0`, where `\0` are two characters, a backslash and a zero.
/// In front of the second and behind each is a field: program, type, enabled, format, arguments, each of which may be missing or
/// empty. Entities are decoded before the fields are told apart, since servers escape the backslash. There is no way to write a
/// `\0` that is none. A view. Since MSNP11.
class current_media : public lazy_list<current_media, detail::media_cursor> {
public:
    /// The arguments.
    class arguments_view : public lazy_list<arguments_view, detail::media_cursor> {
    public:
        /// An argument's type.
        using value_type = xml_text;

        /// Those behind four fields of a text.
        constexpr explicit arguments_view(iterator first) noexcept : first_(first) {}
        /// The first argument.
        [[nodiscard]] constexpr iterator begin() const noexcept { return first_; }

    private:
        iterator first_;
    };

    /// Nothing: clears it.
    constexpr current_media() noexcept = default;
    /// What stands on the wire, with or without escapes.
    constexpr explicit current_media(const xml_text& text) noexcept : text_(text) {}
    /// The text as it was given.
    [[nodiscard]] constexpr const xml_text& text() const noexcept { return text_; }
    /// The first field.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(text_); }

    /// The program: "WMP"; mostly empty.
    [[nodiscard]] constexpr xml_text application() const noexcept { return field(0); }
    /// The kind; empty when it is missing.
    [[nodiscard]] constexpr xml_word<media_type> type() const noexcept { return field(1); }
    /// Whether it goes on; nothing for another word than 0 and 1, and where it is missing.
    [[nodiscard]] constexpr std::optional<bool> enabled() const noexcept {
        if (field(2) == xml_text("1")) return true;
        if (field(2) == xml_text("0")) return false;
        return std::nullopt;
    }
    /// How to show it: "{0} - {1}".
    [[nodiscard]] constexpr xml_text format() const noexcept { return field(3); }
    /// What the format's {0}, {1} … stand for: title, artist, album.
    [[nodiscard]] constexpr arguments_view arguments() const noexcept { return arguments_view(skip(4)); }

    /// Takes any text.
    constexpr errc from_xml(const xml_text& text) noexcept {
        text_ = text;
        return errc::none;
    }
    /// The text, escaped.
    template <class Sink>
    constexpr errc write_xml(Sink& sink) const {
        text_.write(sink);
        return errc::none;
    }

    /// Whether the decoded bytes are the same.
    [[nodiscard]] constexpr bool same_as(const current_media& other) const noexcept { return text_ == other.text_; }

private:
    [[nodiscard]] constexpr iterator skip(int fields) const noexcept {
        iterator i = begin();
        for (; fields > 0 && i != end(); --fields) ++i;
        return i;
    }
    [[nodiscard]] constexpr xml_text field(int number) const noexcept {
        const iterator i = skip(number);
        return i == end() ? xml_text{} : *i;
    }

    xml_text text_{};
};

/// What the text of a CurrentMedia is put together from.
struct media_parts {
    std::string_view application{};                ///< the program; mostly empty
    media_type type = media_type::music;           ///< of what kind it is
    bool enabled = true;                           ///< false when it has ended
    std::string_view format{};                     ///< how to show it: "{0} - {1}", where {0} is the first argument
    std::span<const std::string_view> arguments{}; ///< title, artist, album, …
};

/// Puts the text of a CurrentMedia together in the caller's memory: `data.media = *make_media(parts, memory)`, which must
/// outlive it.
/// errc::bad_value for a part that holds `\0`, which would make two of it; errc::buffer_too_small when it does not fit.
[[nodiscard]] constexpr result<current_media> make_media(const media_parts& parts, std::span<char> memory) noexcept {
    span_sink out(memory);
    bool is_good = true;
    const auto put = [&](std::string_view part) {
        is_good = is_good && part.find("\\0") == std::string_view::npos;
        out.write(part);
        out.write("\\0");
    };
    put(parts.application);
    put(wire_of(parts.type));
    put(parts.enabled ? "1" : "0");
    put(parts.format);
    for (const std::string_view argument : parts.arguments) put(argument);
    if (!is_good) return error{errc::bad_value, 0, "media"};
    if (out.overflowed()) return error{errc::buffer_too_small, memory.size(), "media"};
    return current_media(xml_text(std::string_view(memory.data(), out.size())));
}

} // namespace msnp
