// GUIDs in braces.
#pragma once

#include <msnp/command/guid.hpp>
#include <msnp/wire/token.hpp>

#include <string_view>

namespace msnp {

/// A GUID mostly in braces: `{521a03be-12af-452d-a3c5-f7787d7a8267}`. The spelling is kept, and two are equal whatever the letters'
/// case and with or without braces. `Self` is the class that derives from it and says what the GUID is of.
template <class Self>
struct basic_braced_guid : checked_text<Self> {
    using checked_text<Self>::checked_text;

    /// The GUID without its braces.
    [[nodiscard]] constexpr guid id() const noexcept { return without_braces(this->text); }
    /// True for a GUID in braces, or without.
    [[nodiscard]] static constexpr bool takes(std::string_view token) noexcept {
        return guid::is_guid(without_braces(token));
    }
    /// The same but for the letters' case and the braces.
    [[nodiscard]] constexpr bool same_as(const Self& other) const noexcept { return id() == other.id(); }

private:
    static constexpr std::string_view without_braces(std::string_view text) noexcept {
        const bool braces = text.size() >= 2 && text.front() == '{' && text.back() == '}';
        return braces ? text.substr(1, text.size() - 2) : text;
    }
};

/// A GUID in braces that messages use: of an application, a session, a message in several parts.
struct braced_guid : basic_braced_guid<braced_guid> {
    using basic_braced_guid::basic_braced_guid;
};

} // namespace msnp
