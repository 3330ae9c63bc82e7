// Vocabularies: the fixed words that an argument may be, each with its C++ enumerator and its name for people.
//
// An enumeration gets its words by specialising vocabulary<E>; reading, writing, naming and dumping all use that one
// table. A closed vocabulary is the enumeration itself as a field: a word that is not listed does not fit. An open one
// is a field of type open_word<E>, which keeps whatever the peer sent and knows the enumerator where there is one.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/wire/dialect.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// One word of a vocabulary.
template <class Enum>
struct word {
    Enum value;                            ///< the enumerator
    std::string_view wire{};               ///< as on the wire: "BSY"
    std::string_view name{};               ///< as a person writes it: "busy"
    dialect_range dialects = all_dialects; ///< which dialects know the word; writing it in another is an error
};

/// The words of `Enum`: specialise with a static constexpr array `words` of word<Enum>.
template <class Enum>
struct vocabulary;

/// An enumeration that has a vocabulary.
template <class Enum>
concept has_vocabulary = requires {
    vocabulary<Enum>::words[0].wire;
};

namespace detail {

    /// A word of up to seven bytes as one number, its length with it; 0 for a longer one.
    constexpr std::uint64_t key_of(std::string_view wire) noexcept {
        if (wire.size() > 7) return 0;
        std::uint64_t key = 1;
        for (const char c : wire) key = key << 8 | static_cast<unsigned char>(c);
        return key;
    }

    /// The keys of a vocabulary, in its order; 0 for its long words.
    template <has_vocabulary Enum>
    inline constexpr auto word_keys = [] {
        std::array<std::uint64_t, std::size(vocabulary<Enum>::words)> keys{};
        for (std::size_t i = 0; i != keys.size(); ++i) keys[i] = key_of(vocabulary<Enum>::words[i].wire);
        return keys;
    }();

    /// A word of one to four bytes as one number, the first byte lowest; 0 for anything else. A NUL at its end would not show.
    constexpr std::uint32_t short_key(std::string_view wire) noexcept {
        if (wire.size() - 1 >= 4 || wire.back() == '\0') return 0;
        std::uint32_t key = 0;
        for (std::size_t i = wire.size(); i-- > 0;) key = key << 8 | static_cast<unsigned char>(wire[i]);
        return key;
    }
    /// The same of the `size` bytes in front of `end`, none of which is NUL. Four bytes must be there.
    constexpr std::uint32_t short_key(const char* end, std::size_t size) noexcept {
        return size - 1 < 4 ? load_4(end - 4) >> (32 - 8 * static_cast<unsigned>(size)) : 0;
    }

    /// The words of a vocabulary, none of them longer than four bytes, by a perfect hash: where a table is searched, a processor
    /// guesses wrong about where it ends.
    template <has_vocabulary Enum>
    struct short_words {
        static constexpr std::size_t count = std::size(vocabulary<Enum>::words);
        static constexpr unsigned slot_bits = static_cast<unsigned>(std::bit_width(count)) + 1;
        struct entry {
            std::uint32_t key = 0; ///< 0: no word
            Enum value{};
        };

        std::uint32_t multiplier = 0x9E3779B1U; ///< any odd number may do
        entry slots[std::size_t{1} << slot_bits]{};

        [[nodiscard]] constexpr std::size_t slot_of(std::uint32_t key) const noexcept {
            return static_cast<std::uint32_t>(key * multiplier) >> (32 - slot_bits);
        }
        /// Whether each word has a slot of its own.
        constexpr bool fill() noexcept {
            for (entry& slot : slots) slot = {};
            for (const word<Enum>& w : vocabulary<Enum>::words) {
                entry& slot = slots[slot_of(short_key(w.wire))];
                if (slot.key != 0) return false;
                slot = {short_key(w.wire), w.value};
            }
            return true;
        }
    };

    template <class Enum>
    inline constexpr auto short_words_of = [] {
        short_words<Enum> words;
        while (!words.fill()) words.multiplier += 0x61C88646U;
        return words;
    }();

    /// An enumeration whose words have up to four bytes each.
    template <class Enum>
    concept has_short_words = has_vocabulary<Enum> && [] {
        for (const word<Enum>& w : vocabulary<Enum>::words)
            if (w.wire.size() > 4) return false;
        return true;
    }();

    /// Finds a word by its short_key(), and whether there is one; `out` is as it was if not.
    template <has_short_words Enum>
    constexpr bool find_short_word(std::uint32_t key, Enum& out) noexcept {
        const auto& slot = short_words_of<Enum>.slots[short_words_of<Enum>.slot_of(key)];
        if (slot.key != key || key == 0) return false;
        out = slot.value;
        return true;
    }

    /// Reads a word of the wire; errc::bad_value, and `out` as it was, when the vocabulary does not list it.
    template <has_vocabulary Enum>
    constexpr errc read_word(std::string_view wire, Enum& out) noexcept {
        if constexpr (has_short_words<Enum>) {
            return find_short_word(short_key(wire), out) ? errc::none : errc::bad_value;
        } else {
            const std::uint64_t key = key_of(wire);
            for (std::size_t i = 0; i < word_keys<Enum>.size(); ++i) {
                const std::uint64_t listed = word_keys<Enum>[i];
                if (listed != key) continue;
                const word<Enum>& w = vocabulary<Enum>::words[i];
                if (key == 0 && w.wire != wire) continue;
                out = w.value;
                return errc::none;
            }
            return errc::bad_value;
        }
    }

    /// The word of an enumerator; one without text, known to every dialect, for a number that is no enumerator.
    template <has_vocabulary Enum>
    constexpr word<Enum> word_of(Enum value) noexcept {
        for (const auto& w : vocabulary<Enum>::words)
            if (w.value == value) return w;
        return {value};
    }

} // namespace detail

/// The enumerator that a word of the wire stands for; empty when the vocabulary does not list it. Case matters.
template <has_vocabulary Enum>
[[nodiscard]] constexpr std::optional<Enum> find_word(std::string_view wire) noexcept {
    Enum value{};
    if (detail::read_word(wire, value) != errc::none) return std::nullopt;
    return value;
}

/// The word for an enumerator on the wire ("BSY"); empty for a number that is no enumerator.
template <has_vocabulary Enum>
[[nodiscard]] constexpr std::string_view wire_of(Enum value) noexcept {
    return detail::word_of(value).wire;
}

/// The name of an enumerator for people ("busy"); empty for a number that is no enumerator.
template <has_vocabulary Enum>
[[nodiscard]] constexpr std::string_view name_of(Enum value) noexcept {
    return detail::word_of(value).name;
}

/// An argument of an open vocabulary: usually a word of `Enum`, and kept as it came where a peer knows one more.
/// The text is a view; a value made from an enumerator views the library's own table.
template <has_vocabulary Enum>
struct open_word {
    /// The enumeration of the words that are known.
    using enumeration = Enum;

    std::string_view text{}; ///< as on the wire

    /// No word at all: an optional argument that is missing.
    constexpr open_word() noexcept = default;
    /// A known word.
    constexpr open_word(Enum value) noexcept : text(wire_of(value)) {}
    /// Any word; it must be one token.
    constexpr open_word(std::string_view wire) noexcept : text(wire) {}
    /// Any word; it must be one token.
    constexpr open_word(const char* wire) noexcept : text(wire) {}
    /// The word of a std::string, while that is there.
    template <detail::text_owner Owner>
    constexpr open_word(const Owner& wire) noexcept : text(wire) {}
    /// Not of a text that is gone when the expression ends.
    template <detail::text_owner Owner>
    open_word(const Owner&&) = delete; // the text would be gone before the view of it

    /// The enumerator, or empty for a word that is not in the vocabulary.
    [[nodiscard]] constexpr std::optional<Enum> known() const noexcept { return find_word<Enum>(text); }
    /// True when there is no word.
    [[nodiscard]] constexpr bool empty() const noexcept { return text.empty(); }

    /// Takes any token.
    constexpr errc from_token(std::string_view token) noexcept {
        text = token;
        return errc::none;
    }
    /// The word as it is.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(text);
        return errc::none;
    }

    /// Equal when the words are; an enumerator compares as its word.
    friend constexpr bool operator==(const open_word&, const open_word&) = default;
};

} // namespace msnp
