// Vocabularies: the fixed words that an argument may be, each with its C++ enumerator and its name for people.
//
// An enumeration gets its words by specialising vocabulary<E>; reading, writing, naming and dumping all use that one
// table. A closed vocabulary is the enumeration itself as a field: a word that is not listed does not fit. An open one
// is a field of type open_word<E>, which keeps whatever the peer sent and knows the enumerator where there is one.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/wire/dialect.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
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
        for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = key_of(vocabulary<Enum>::words[i].wire);
        return keys;
    }();

    /// Reads a word of the wire; errc::bad_value, and `out` as it was, when the vocabulary does not list it.
    template <has_vocabulary Enum>
    constexpr errc read_word(std::string_view wire, Enum& out) noexcept {
        const std::uint64_t key = key_of(wire);
        for (std::size_t i = 0; i < word_keys<Enum>.size(); ++i) {
            if (word_keys<Enum>[i] != key) continue;
            const word<Enum>& w = vocabulary<Enum>::words[i];
            if (key == 0 && w.wire != wire) continue;
            out = w.value;
            return errc::none;
        }
        return errc::bad_value;
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
