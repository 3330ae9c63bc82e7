// Texts that are written otherwise on the wire than they are meant: percent-encoded, escaped, in UTF-16.
//
// Each is a view, decoded when it is asked for and not before, since most are never looked at. How it is decoded is known to a
// cursor (lazy_list.hpp) that goes through the bytes that are meant; all else that such texts have is here. A cursor that is slower than
// need be has a decode(to, wire) as well: it decodes all of an encoded text to where there is room for as many bytes as that has, and
// returns how many came of it.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/base/utf8.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace msnp {

/// A text as the bytes that are meant, of which `Self`, the class that derives from it, has the begin().
template <class Self, class Cursor>
class decoded_text {
public:
    /// Goes through the decoded bytes.
    using iterator = lazy_iterator<Cursor>;

    /// The end of the decoded bytes.
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    /// How many bytes the decoded text has; goes through it.
    [[nodiscard]] constexpr std::size_t decoded_size() const noexcept {
        std::size_t count = 0;
        for (iterator i = self().begin(); i != end(); ++i) ++count;
        return count;
    }
    /// Decodes into the caller's memory and returns the part that was filled; what is behind that may have changed as well.
    /// errc::buffer_too_small when it does not fit.
    [[nodiscard]] constexpr result<std::string_view> decode_to(std::span<char> memory) const noexcept {
        if constexpr (requires { Cursor::decode(memory.data(), self().raw()); }) {
            const std::string_view raw = self().raw();
            if (self().is_encoded() && raw.size() <= memory.size())
                return std::string_view(memory.data(), Cursor::decode(memory.data(), raw));
        }
        std::size_t size = 0;
        for (const char c : self()) {
            if (size == memory.size()) return error{errc::buffer_too_small, size, {}};
            memory[size++] = c;
        }
        return std::string_view(memory.data(), size);
    }
    /// The decoded text as a container of chars: `nick.to<std::string>()`.
    template <class Container>
    [[nodiscard]] constexpr Container to() const {
        Container text;
        for (const char c : self()) text.push_back(c);
        return text;
    }
    /// Whether the decoded bytes are the same; a class that compares otherwise has its own.
    [[nodiscard]] constexpr bool same_as(const Self& other) const noexcept {
        return detail::same_sequence(self(), other, [](const iterator& i, const iterator& j) { return *i == *j; });
    }
    /// Equal as same_as() has it.
    friend constexpr bool operator==(const Self& a, const Self& b) noexcept { return a.same_as(b); }

private:
    [[nodiscard]] constexpr const Self& self() const noexcept { return static_cast<const Self&>(*this); }
};

/// A text that was given plain, or as it is on the wire, and remembers which. The caller's bytes must outlive it.
/// `Self` is the class that derives from it.
template <class Self, class Cursor>
class encoded_text : public decoded_text<Self, Cursor> {
public:
    /// No text.
    constexpr encoded_text() noexcept = default;
    /// Plain text, to be encoded on writing.
    constexpr encoded_text(std::string_view plain) noexcept : raw_(plain) {}
    /// Plain text, to be encoded on writing.
    constexpr encoded_text(const char* plain) noexcept : raw_(plain) {}
    /// The plain text of a std::string, while that is there.
    template <detail::text_owner Owner>
    constexpr encoded_text(const Owner& plain) noexcept : raw_(plain) {}
    /// Not of a text that is gone when the expression ends.
    template <detail::text_owner Owner>
    encoded_text(const Owner&&) = delete; // the text would be gone before the view of it

    /// The text as it was given.
    [[nodiscard]] constexpr std::string_view raw() const noexcept { return raw_; }
    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return raw_.empty(); }
    /// The first decoded byte.
    [[nodiscard]] constexpr lazy_iterator<Cursor> begin() const noexcept { return {raw_, encoded_}; }
    /// Whether the decoded bytes are the same.
    [[nodiscard]] constexpr bool same_as(const Self& other) const noexcept {
        return (encoded_ == other.encoded_ && raw_ == other.raw_) || decoded_text<Self, Cursor>::same_as(other);
    }

protected:
    /// Text as it is on the wire.
    [[nodiscard]] static constexpr Self of_wire(std::string_view wire) noexcept {
        Self text(wire);
        text.encoded_ = true;
        return text;
    }
    /// Whether raw() is as on the wire.
    [[nodiscard]] constexpr bool is_of_wire() const noexcept { return encoded_; }

private:
    std::string_view raw_;
    bool encoded_ = false;
};

namespace detail {

    /// A character, and how it is encoded.
    struct encoded_character : utf8_character {
        std::size_t width = 0; ///< how many bytes it takes in the text
    };
    /// One that stands for itself.
    constexpr encoded_character plain_character(char c) noexcept {
        return {{{{c}}, 1}, 1};
    }

    /// Goes through the bytes of a text character by character. `First` gives the one at the front of an encoded text that is not
    /// empty; it takes more than half as many bytes there as it is.
    template <auto First>
    class character_cursor {
    public:
        using value_type = char;

        constexpr character_cursor() noexcept = default;
        constexpr character_cursor(std::string_view rest, bool encoded) noexcept : rest_(rest), encoded_(encoded) {
            look();
        }
        constexpr char operator*() const noexcept { return now_.bytes[at_]; }
        constexpr void advance() noexcept {
            if (++at_ < now_.size) return;
            rest_.remove_prefix(now_.width);
            look();
        }
        /// What is left, counted so that it gets less with every byte.
        [[nodiscard]] constexpr std::size_t place() const noexcept { return 2 * rest_.size() - at_; }

    private:
        constexpr void look() noexcept {
            at_ = 0;
            if (rest_.empty()) return;
            now_ = encoded_ ? First(rest_) : plain_character(rest_.front());
        }

        std::string_view rest_;
        encoded_character now_{};
        std::size_t at_ = 0; ///< in the character
        bool encoded_ = false;
    };

} // namespace detail

} // namespace msnp
