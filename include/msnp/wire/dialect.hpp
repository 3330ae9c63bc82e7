// The protocol's versions and their order.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// A protocol version, negotiated with VER. The number is the version's own, so `<` is older.
enum class dialect : std::uint8_t {
    msnp2 = 2, ///< 1999: MD5 login, lists by line
    msnp3,     ///< 2000
    msnp4,     ///< 2000
    msnp5,     ///< 2000: phone numbers (PRP, BPR)
    msnp6,     ///< 2001: challenges (CHL, QRY)
    msnp7,     ///< 2001: groups
    msnp8,     ///< 2002: Passport (Tweener) login, short LST
    msnp9,     ///< 2003: display pictures, P2P
    msnp10,    ///< 2004: GUIDs for contacts and groups
    msnp11,    ///< 2005: personal messages (UBX), new challenge
    msnp12,    ///< 2005
    msnp13,    ///< 2006: address book by SOAP, ADL
    msnp14,    ///< 2006: Yahoo! contacts
    msnp15,    ///< 2007: single sign-on
    msnp16,    ///< 2008: several endpoints
    msnp17,    ///< no public capture
    msnp18,    ///< 2009: circles
    msnp19,    ///< no public capture
    msnp20,    ///< no public capture
    msnp21,    ///< 2011: PUT, NFY, SDG for everything
};

/// The oldest dialect known here.
inline constexpr dialect first_dialect = dialect::msnp2;
/// The newest dialect known here.
inline constexpr dialect last_dialect = dialect::msnp21;

/// The dialects from `first` to `last`, both included.
struct dialect_range {
    dialect first = first_dialect; ///< since which dialect
    dialect last = last_dialect;   ///< until which dialect

    /// True when `d` is one of them.
    [[nodiscard]] constexpr bool contains(dialect d) const noexcept { return first <= d && d <= last; }
    /// The one of them that is nearest to `d`.
    [[nodiscard]] constexpr dialect nearest(dialect d) const noexcept {
        return d < first ? first : d > last ? last : d;
    }
    /// Equal in both ends.
    friend constexpr bool operator==(const dialect_range&, const dialect_range&) = default;
};

/// Every dialect.
inline constexpr dialect_range all_dialects{};

/// A command struct: it says since when and until when it is known, and how its fields stand on the wire.
template <class T>
concept command_struct = requires {
    { T::dialects } -> std::convertible_to<dialect_range>;
};

namespace detail {

    /// When a form is known. Of one that does not say so, always: a channel refuses it, and there is nothing more to add to that.
    template <class Form>
    inline constexpr dialect_range dialects_of = all_dialects;
    template <command_struct Form>
    inline constexpr dialect_range dialects_of<Form> = Form::dialects;

    /// The dialect as which a line is read: `as`, or where that is none the spoken one.
    constexpr dialect read_in(dialect as, dialect spoken) noexcept {
        return as == dialect{} ? spoken : as;
    }

} // namespace detail

/// The number of a dialect: 9 for dialect::msnp9.
[[nodiscard]] constexpr std::size_t number_of(dialect d) noexcept {
    return static_cast<std::size_t>(d);
}

} // namespace msnp
