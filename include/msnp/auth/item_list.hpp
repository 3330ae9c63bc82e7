// Lists of items as Passport has them in header values, policies and tickets: `key=value`, or a word alone.
//
//     da-status=failed,srealm=Passport.NET,prompt,cbtxt=the%20error
//     key       value                      word
//
// Nothing is copied and nothing is decoded: a list is found by going through its text, and an item knows how it stood there. A blank
// behind a comma and quotes around a value, which the grammar of [MS-PASS] does not have, are taken: Microsoft's own server quoted
// tickets.
#pragma once

#include <msnp/base/lazy_list.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/scan.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace msnp::auth {

/// One item of a list. Views into its text.
struct item {
    std::string_view key{};   ///< in front of the first '=', or all of it where there is none; without blanks around it
    std::string_view value{}; ///< behind that, without blanks around it; may hold more of '=', may be empty
    bool has_value = false;   ///< whether there is a '='
    std::string_view text{};  ///< all of it as it stands there

    /// Equal in key, but for the case of its letters, and in value.
    friend constexpr bool operator==(const item& a, const item& b) noexcept {
        return a.has_value == b.has_value && a.value == b.value && mime::equal_ignoring_case(a.key, b.key);
    }
};

namespace detail {

    /// The quote that values stand in.
    inline constexpr char quote = '\'';

    /// Where the first byte is that is no blank, or the text's end.
    constexpr std::size_t skip_blanks(std::string_view text, std::size_t from) noexcept {
        while (from < text.size() && mime::is_blank(text[from])) ++from;
        return from;
    }

    /// Goes through the items of a text. Where a comma separates them, it does not within quotes that are around a value: a quote that
    /// begins one, and one that ends an item.
    template <char Separator>
    class item_cursor {
    public:
        using value_type = item;

        constexpr item_cursor() noexcept = default;
        /// At the first item of `rest`. An empty text has none.
        constexpr explicit item_cursor(std::string_view rest) noexcept : rest_(rest), more_(!rest.empty()) {
            advance();
        }
        constexpr const item& operator*() const noexcept { return item_; }
        constexpr void advance() noexcept {
            item_ = {};
            if (!more_) return;
            const std::size_t end = item_end();
            item_.text = rest_.substr(0, end);
            more_ = end < rest_.size();
            rest_.remove_prefix(more_ ? end + 1 : end);
            const std::size_t equals = item_.text.find('=');
            item_.has_value = equals != std::string_view::npos;
            item_.key = mime::trim(item_.text.substr(0, equals));
            if (item_.has_value) item_.value = mime::trim(item_.text.substr(equals + 1));
        }
        [[nodiscard]] constexpr const char* place() const noexcept { return item_.text.data(); }

    private:
        [[nodiscard]] constexpr std::size_t item_end() noexcept {
            const std::size_t found = msnp::detail::find_byte(rest_, Separator, 0);
            const std::size_t end = found == std::string_view::npos ? rest_.size() : found;
            if constexpr (Separator == ',') {
                const std::size_t equals = rest_.substr(0, end).find('=');
                if (equals == std::string_view::npos) return end;
                const std::size_t first = skip_blanks(rest_, equals + 1);
                if (first < end && rest_[first] == quote && quotes_end_) return quoted_end(first + 1, end);
            }
            return end;
        }
        /// Where an item ends whose value begins in front of `from` with a quote; `otherwise` if nothing ends it. Then nothing ends a later
        /// one, and it is not looked for again: a text of quotes costs no more than another.
        [[nodiscard]] constexpr std::size_t quoted_end(std::size_t from, std::size_t otherwise) noexcept {
            for (std::size_t i = rest_.find(quote, from); i != std::string_view::npos; i = rest_.find(quote, i + 1)) {
                const std::size_t end = skip_blanks(rest_, i + 1);
                if (end == rest_.size() || rest_[end] == Separator) return end;
            }
            quotes_end_ = false;
            return otherwise;
        }

        std::string_view rest_;
        item item_{};
        bool more_ = false;
        bool quotes_end_ = true; ///< as far as is known
    };

    /// Whether an item has this key. Key::name is the key.
    template <class Key>
    struct has_key {
        static constexpr bool takes(const item& i) noexcept { return mime::equal_ignoring_case(i.key, Key::name); }
    };

} // namespace detail

/// Items in one text, found when they are asked for and not before; empty ones between two separators are items as well.
template <char Separator = ','>
class item_list : public lazy_list<item_list<Separator>, detail::item_cursor<Separator>> {
public:
    /// Goes through the items.
    using iterator = lazy_iterator<detail::item_cursor<Separator>>;

    /// No item.
    constexpr item_list() noexcept = default;
    /// The items of a text.
    constexpr item_list(std::string_view text) noexcept : text_(text) {}
    /// The items of a literal.
    constexpr item_list(const char* text) noexcept : text_(text) {}

    /// The first item.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(text_); }
    /// The text that the items are in.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// The value of the first item of this key, in any case; empty optional when there is none, or only the word.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view key) const noexcept {
        for (const item& i : *this)
            if (i.has_value && mime::equal_ignoring_case(i.key, key)) return i.value;
        return std::nullopt;
    }

private:
    std::string_view text_;
};

/// The items of one key, which may come several times: `tname=MSPAuth,tname=MSPProf`. Key::name is the key.
template <class Key>
class repeated_items
    : public lazy_list<repeated_items<Key>,
                       msnp::detail::filtering_cursor<detail::item_cursor<','>, detail::has_key<Key>>> {
public:
    /// Goes through the items.
    using iterator = lazy_iterator<msnp::detail::filtering_cursor<detail::item_cursor<','>, detail::has_key<Key>>>;

    /// No item.
    constexpr repeated_items() noexcept = default;
    /// Those items of a text that have the key.
    constexpr repeated_items(std::string_view text) noexcept : text_(text) {}
    /// Those items of a literal that have the key.
    constexpr repeated_items(const char* text) noexcept : text_(text) {}

    /// The first item.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(detail::item_cursor<','>(text_)); }

private:
    std::string_view text_;
};

} // namespace msnp::auth
