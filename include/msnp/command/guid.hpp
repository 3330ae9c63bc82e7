// Identifiers of contacts and groups.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// A GUID as text: `f60efbe7-94af-4b16-b926-e4e10878d329`. The spelling is kept; two are equal whatever the case of
/// their letters. Since MSNP10.
struct guid : checked_text<guid> {
    using checked_text::checked_text;

    /// True for 8-4-4-4-12 hexadecimal digits.
    [[nodiscard]] static constexpr bool is_guid(std::string_view text) noexcept {
        return text.size() == 36 && detail::has_guid_shape(text);
    }
    /// True for a GUID.
    [[nodiscard]] static constexpr bool takes(std::string_view token) noexcept { return is_guid(token); }
    /// The same but for the letters' case.
    [[nodiscard]] constexpr bool same_as(const guid& other) const noexcept {
        if (text.size() != other.text.size()) return false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const int digit = hex_digit(text[i]);
            if (digit != hex_digit(other.text[i]) || (digit < 0 && text[i] != other.text[i])) return false;
        }
        return true;
    }
};

/// A group from MSNP10 on: a GUID, or the number that it had before for an account whose list was not migrated.
struct group_id : checked_text<group_id> {
    using checked_text::checked_text;

    /// The number of a group of a list that was not migrated.
    [[nodiscard]] constexpr std::optional<std::uint32_t> number() const noexcept {
        std::uint32_t value = 0;
        if (parse_decimal(text, value) != errc::none) return std::nullopt;
        return value;
    }
    /// True for a GUID or a number.
    [[nodiscard]] static constexpr bool takes(std::string_view token) noexcept {
        return guid::is_guid(token) || is_decimal(token);
    }
    /// The same but for the letters' case.
    [[nodiscard]] constexpr bool same_as(const group_id& other) const noexcept {
        return guid(text) == guid(other.text);
    }
};

/// A contact from MSNP10 on: a GUID, or the account itself for an account whose list was not migrated.
struct contact_id : token_text<contact_id> {
    using token_text<contact_id>::token_text;

    /// Whether it is a GUID.
    [[nodiscard]] constexpr bool is_guid() const noexcept { return guid::is_guid(text); }
    /// The same, but for the letters' case where both are GUIDs.
    [[nodiscard]] constexpr bool same_as(const contact_id& other) const noexcept {
        return text == other.text || (is_guid() && other.is_guid() && guid(text) == guid(other.text));
    }
};

} // namespace msnp
