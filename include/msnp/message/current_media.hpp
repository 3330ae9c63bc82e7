// What somebody is listening to, playing or working at: CurrentMedia of UUX, UBX and NFY.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/xml_text.hpp>
#include <msnp/message/xml_values.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
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

/// The text of CurrentMedia: `\0Music\01\0{0} - {1}\0Song\0Artist\0Album\0\0`, where `\0` are two characters, a backslash and
/// a zero.
/// In front of the second and behind each is a field: program, type, enabled, format, arguments, each of which may be missing
/// or empty.
/// Entities are decoded before the fields are told apart, since servers escape the backslash. There is no way to write a `\0`
/// that
/// is none. A view. Since MSNP11.
class current_media {
public:
    /// Goes through the fields.
    class iterator {
    public:
        /// For the standard's iterator traits.
        using value_type = xml_text;
        /// For the standard's iterator traits.
        using difference_type = std::ptrdiff_t;

        /// The end.
        constexpr iterator() noexcept = default;
        /// The first field of a text.
        constexpr explicit iterator(const xml_text& text) noexcept
            : rest_(text.raw()), is_escaped_(text.is_escaped()), is_last_(text.empty()) {
            advance();
        }
        /// The field, with what is escaped in it.
        constexpr xml_text operator*() const noexcept { return is_escaped_ ? xml_text::escaped(found_) : found_; }
        /// To the next field.
        constexpr iterator& operator++() noexcept {
            advance();
            return *this;
        }
        /// To the next field.
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            advance();
            return before;
        }
        /// Equal at the end, or when equally much is left of the same text.
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.at_end_ == b.at_end_ && (a.at_end_ || a.found_.data() == b.found_.data());
        }
        /// Whether it is at the end.
        friend constexpr bool operator==(const iterator& a, std::default_sentinel_t) noexcept { return a.at_end_; }

    private:
        /// The character at the front of a text that is not empty.
        constexpr detail::xml_character first(std::string_view text) const noexcept {
            return is_escaped_ ? detail::first_xml_character(text) : detail::xml_character{{{text.front()}}, 1, 1};
        }
        constexpr void advance() noexcept {
            at_end_ = is_last_;
            if (at_end_) return;
            std::string_view rest = rest_;
            while (!rest.empty()) {
                const detail::xml_character c = first(rest);
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

        std::string_view rest_{};
        std::string_view found_{};
        bool is_escaped_ = false;
        bool is_last_ = true; ///< no field follows
        bool at_end_ = true;
    };

    /// The arguments.
    class arguments_view {
    public:
        /// An argument's type.
        using value_type = xml_text;

        /// Those behind four fields of a text.
        constexpr explicit arguments_view(iterator first) noexcept : first_(first) {}
        /// The first argument.
        [[nodiscard]] constexpr iterator begin() const noexcept { return first_; }
        /// The end.
        [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }
        /// True when there is none.
        [[nodiscard]] constexpr bool empty() const noexcept { return first_ == end(); }

    private:
        iterator first_;
    };

    /// Nothing: clears it.
    constexpr current_media() noexcept = default;
    /// What stands on the wire, with or without escapes.
    constexpr explicit current_media(const xml_text& text) noexcept : text_(text) {}
    /// The text as it was given.
    [[nodiscard]] constexpr const xml_text& text() const noexcept { return text_; }
    /// True when there is nothing.
    [[nodiscard]] constexpr bool empty() const noexcept { return text_.empty(); }
    /// The first field.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(text_); }
    /// The end.
    [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }

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

    /// Equal when the decoded bytes are.
    friend constexpr bool operator==(const current_media&, const current_media&) = default;

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
