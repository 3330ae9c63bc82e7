// The products that Microsoft's clients were, and the keys that go with them.
#pragma once

#include <msnp/command/opaque.hpp>
#include <msnp/wire/dialect.hpp>

#include <optional>
#include <string_view>

namespace msnp::auth {

/// A product's name in QRY, and the key that its answers are made with. The key never goes over the wire.
struct product {
    product_id id{};                       ///< `PROD0101{0RM?UBW`
    std::string_view key{};                ///< `CFHUR$52U_{VIX5T`
    dialect_range dialects = all_dialects; ///< which dialects its clients spoke; servers took any

    /// Equal in name, key and dialects.
    friend constexpr bool operator==(const product&, const product&) = default;
};

/// Products whose keys are known, the oldest first (Pidgin, papyon, KMess, MSNPSharp, Escargot). `PROD00517IFH4@RV`, of a client of
/// MSNP10 or older, is not among them: nobody knows its key.
inline constexpr product known_products[] = {
    {"msmsgs@msnmsgr.com", "Q1P7W2E4J9R8U3S5", {dialect::msnp6, dialect::msnp10}},
    {"PROD0038W!61ZTF9", "VT6PX?UQTM4WM%YR", {dialect::msnp6, dialect::msnp10}},
    {"PROD0058#7IL2{QD", "QHDCY@7R1TB6W?5B", {dialect::msnp6, dialect::msnp10}},
    {"PROD0061VRRZH@4F", "JXQ6J@TUOGYV@N0M", {dialect::msnp6, dialect::msnp10}},
    {"PROD00504RLUG%WL", "I2EBK%PYNLZL5_J4", {dialect::msnp6, dialect::msnp10}},
    {"PROD0076ENE8*@AW", "CEQJ8}OE0!WTSWII", {dialect::msnp6, dialect::msnp10}},
    {"PROD0090YUAUV{2B", "YMM8C_H7KCQ2S_KL", {dialect::msnp11, dialect::msnp12}},
    {"PROD0101{0RM?UBW", "CFHUR$52U_{VIX5T", {dialect::msnp11, dialect::msnp12}},
    {"PROD01065C%ZFN6F", "O4BG@C7BWLYQX?5G", {dialect::msnp13, dialect::msnp14}},
    {"PROD0112J1LW7%NB", "RH96F{PHI8PPX_TJ", {dialect::msnp13, dialect::msnp14}},
    {"PROD0113H11T8$X_", "RG@XY*28Q5QHS%Q5", {dialect::msnp15, last_dialect}},
    {"PROD0114ES4Z%Q5W", "PK}_A_0N_K%O?A9S", {dialect::msnp15, last_dialect}},
    {"PROD0118R6%2WYOS", "YIXPX@5I2P0UT*LK", {dialect::msnp15, last_dialect}},
    {"PROD0119GSJUC$18", "ILTXC!4IXB5FB*PX", {dialect::msnp15, last_dialect}},
    {"PROD0120PW!CCV9@", "C1BX{V4W}Q3*10SM", {dialect::msnp15, last_dialect}},
};

/// The product of this name; empty for one that is not in known_products. Case matters.
[[nodiscard]] constexpr std::optional<product> find_product(const product_id& id) noexcept {
    for (const product& known : known_products)
        if (known.id == id) return known;
    return std::nullopt;
}

/// A product that clients of this dialect answered challenges as: for a client that has none of its own. Empty before MSNP6, which has no
/// challenges.
[[nodiscard]] constexpr std::optional<product> product_for(dialect d) noexcept {
    for (const product& known : known_products)
        if (known.dialects.contains(d)) return known;
    return std::nullopt;
}

} // namespace msnp::auth
