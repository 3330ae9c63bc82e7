// text/x-mms-emoticon, text/x-mms-animemoticon: pictures that stand for pieces of text.
#pragma once

#include <msnp/base/lazy_list.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/message/fields.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace msnp::message {

/// A picture and the text that it stands for.
struct emoticon {
    std::string_view shortcut{}; ///< the text, UTF-8: "(tux)"; Microsoft's clients take up to seven characters
    std::string_view object{};   ///< the picture's msnobj, plain XML

    /// Equal in both.
    friend constexpr bool operator==(const emoticon&, const emoticon&) = default;
};

namespace detail {

    /// Goes through the emoticons of a text.
    class emoticon_cursor {
    public:
        using value_type = emoticon;

        constexpr emoticon_cursor() noexcept = default;
        constexpr explicit emoticon_cursor(std::string_view rest) noexcept : rest_(rest) { advance(); }
        constexpr const emoticon& operator*() const noexcept { return found_; }
        constexpr void advance() noexcept {
            do found_ = {take(), take()};
            while (!rest_.empty() && (found_.shortcut.empty() || found_.object.empty()));
            if (found_.shortcut.empty() || found_.object.empty()) found_ = {};
        }
        [[nodiscard]] constexpr const char* place() const noexcept { return found_.object.data(); }

    private:
        constexpr std::string_view take() noexcept {
            const std::size_t tab = rest_.find('\t');
            const std::string_view taken = rest_.substr(0, tab);
            rest_.remove_prefix(tab == std::string_view::npos ? rest_.size() : tab + 1);
            return taken;
        }

        std::string_view rest_;
        emoticon found_{};
    };

} // namespace detail

/// Emoticons in one text, `shortcut TAB msnobj TAB` each, split when they are asked for and not before. A shortcut may hold blanks.
/// What is without a partner, or without a text, is passed over, and so are line ends behind the last.
class emoticon_list : public lazy_list<emoticon_list, detail::emoticon_cursor> {
public:
    /// An element's type.
    using value_type = emoticon;

    /// None.
    constexpr emoticon_list() noexcept = default;
    /// Those of a body.
    constexpr emoticon_list(std::string_view body) noexcept : text_(body) {}
    /// Those of a literal.
    constexpr emoticon_list(const char* body) noexcept : text_(body) {}

    /// The body as it is.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// The first emoticon.
    [[nodiscard]] constexpr iterator begin() const noexcept {
        std::string_view rest = text_;
        while (!rest.empty() && (rest.back() == '\r' || rest.back() == '\n')) rest.remove_suffix(1);
        return iterator(rest);
    }
    /// The msnobj of the first emoticon with this text; nothing when there is none.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view shortcut) const noexcept {
        for (const emoticon& e : *this)
            if (e.shortcut == shortcut) return e.object;
        return std::nullopt;
    }
    /// Whether the text is the same.
    [[nodiscard]] constexpr bool same_as(const emoticon_list& other) const noexcept { return text_ == other.text_; }

private:
    std::string_view text_;
};

/// The emoticons of the text that comes next, five at most. Since MSNP9.
struct emoticons {
    static constexpr std::string_view example =
        "MIME-Version: 1.0\r\nContent-Type: text/x-mms-emoticon\r\n\r\n"
        "(tux)\t<msnobj Creator=\"alice@example.com\" Size=\"978\" Type=\"2\" Location=\"TFRC5.dat\" Friendly=\"AAA=\" "
        "SHA1D=\"Uz3MQadmIWHed3saSdwcTo/Tc7U=\"/>\t"sv;

    std::string_view charset{};       ///< parameter of the Content-Type; usually missing
    other_headers<emoticons> other{}; ///< the headers that are not fields of this struct
    emoticon_list body{};             ///< the emoticons

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/x-mms-emoticon", self.charset);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const emoticons&, const emoticons&) = default;
};

/// The same of animated ones.
struct animated_emoticons {
    static constexpr std::string_view example =
        "MIME-Version: 1.0\r\nContent-Type: text/x-mms-animemoticon\r\n\r\n"
        "(dance)\t<msnobj Creator=\"alice@example.com\" Size=\"3021\" Type=\"2\" Location=\"TFRC6.dat\" "
        "Friendly=\"AAA=\" SHA1D=\"Uz3MQadmIWHed3saSdwcTo/Tc7U=\"/>\t"sv;

    std::string_view charset{};                ///< parameter of the Content-Type; usually missing
    other_headers<animated_emoticons> other{}; ///< the headers that are not fields of this struct
    emoticon_list body{};                      ///< the emoticons

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/x-mms-animemoticon", self.charset);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const animated_emoticons&, const animated_emoticons&) = default;
};

} // namespace msnp::message
