// The service's policies in XML: GCF.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/message/xml_values.hpp>
#include <msnp/wire/word.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// What a policy of GCF is about.
enum class policy_kind : std::uint8_t {
    shields,              ///< SHIELDS: clients that are kept out, texts that are kept back
    address_book,         ///< ABCH: the address book. Since MSNP15
    error_response_table, ///< ERRORRESPONSETABLE: what to do at errors. Since MSNP15
    p2p,                  ///< P2P. Since MSNP15
};

/// The words of policy_kind.
template <>
struct vocabulary<policy_kind> {
    /// All of them.
    static constexpr word<policy_kind> words[] = {
        {policy_kind::shields, "SHIELDS", "shields"},
        {policy_kind::address_book, "ABCH", "address_book"},
        {policy_kind::error_response_table, "ERRORRESPONSETABLE", "error_response_table"},
        {policy_kind::p2p, "P2P", "p2p"},
    };
};

namespace payload {

    /// Versions of the client that are kept out.
    struct shield_client {
        static constexpr std::string_view example = R"(<cli maj="7" min="0" minbld="0" maxbld="9999" deny=" "/>)"sv;

        std::optional<std::uint32_t> major{};       ///< maj
        std::optional<std::uint32_t> minor{};       ///< min
        std::optional<std::uint32_t> first_build{}; ///< minbld
        std::optional<std::uint32_t> last_build{};  ///< maxbld
        std::optional<xml_text> deny{};             ///< deny: of what; a blank in what was seen
        xml::other_parts<shield_client> other{};    ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("cli");
            io.opt_attribute("maj", "major", self.major);
            io.opt_attribute("min", "minor", self.minor);
            io.opt_attribute("minbld", "first_build", self.first_build);
            io.opt_attribute("maxbld", "last_build", self.last_build);
            io.opt_attribute("deny", "deny", self.deny);
            io.others(self.other);
        }
        friend constexpr bool operator==(const shield_client&, const shield_client&) = default;
    };

    /// Which clients are kept out.
    struct shield {
        static constexpr std::string_view example =
            R"(<shield><cli maj="7" min="0" minbld="0" maxbld="9999" deny=" "/></shield>)"sv;

        xml::list<shield_client> clients{}; ///< cli
        xml::other_parts<shield> other{};   ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("shield");
            io.list("clients", self.clients);
            io.others(self.other);
        }
        friend constexpr bool operator==(const shield&, const shield&) = default;
    };

    /// A text that messages must not hold.
    struct blocked_text {
        static constexpr std::string_view example = R"(<imtext value="LipcLnBpZi4q"/>)"sv;

        xml_base64 value{};                     ///< value: a regular expression, in base64
        xml::other_parts<blocked_text> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("imtext");
            io.opt_attribute("value", "value", self.value);
            io.others(self.other);
        }
        friend constexpr bool operator==(const blocked_text&, const blocked_text&) = default;
    };

    /// Patterns of texts.
    struct blocked_pattern {
        static constexpr std::string_view example = R"(<regexp><imtext value="LipcLnBpZi4q"/></regexp>)"sv;

        xml::list<blocked_text> texts{};           ///< imtext
        xml::other_parts<blocked_pattern> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("regexp");
            io.list("texts", self.texts);
            io.others(self.other);
        }
        friend constexpr bool operator==(const blocked_pattern&, const blocked_pattern&) = default;
    };

    /// What messages must not hold.
    struct blocked_texts {
        static constexpr std::string_view example =
            R"(<block><regexp><imtext value="LipcLnBpZi4q"/></regexp></block>)"sv;

        xml::list<blocked_pattern> patterns{};   ///< regexp
        xml::other_parts<blocked_texts> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("block");
            io.list("patterns", self.patterns);
            io.others(self.other);
        }
        friend constexpr bool operator==(const blocked_texts&, const blocked_texts&) = default;
    };

    /// Which clients are kept out, and which texts are kept back: what a GCF of MSNP11 and MSNP12 carries, and the policy
    /// SHIELDS of later ones. (papyon, msnp-sharp, Escargot)
    struct shield_config {
        static constexpr std::string_view example =
            R"(<?xml version="1.0" encoding="utf-8" ?><config><shield>)"
            R"(<cli maj="7" min="0" minbld="0" maxbld="9999" deny=" "/></shield><block><regexp>)"
            R"(<imtext value="LipcLnBpZi4q"/></regexp></block></config>)"sv;

        bool declared = false;                           ///< whether `<?xml … ?>` stands in front
        xml::optional_element<payload::shield> shield{}; ///< shield: clients
        xml::optional_element<blocked_texts> block{};    ///< block: texts
        xml::other_parts<shield_config> other{};         ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.declaration(self.declared);
            io.root("config");
            io.opt_nested("shield", self.shield);
            io.opt_nested("block", self.block);
            io.others(self.other);
        }
        friend constexpr bool operator==(const shield_config&, const shield_config&) = default;
    };

    /// One policy. What other kinds than SHIELDS hold is in `other`.
    struct policy {
        static constexpr std::string_view example =
            R"(<Policy type="SHIELDS" checksum="D9705A71BA841CB38955822E048970C3"><config><shield/><block/>)"
            "</config></Policy>"sv;

        xml_word<policy_kind> type{};                   ///< type: what it is about
        xml_text checksum{};                            ///< checksum: 32 hexadecimal digits
        xml::optional_element<shield_config> shields{}; ///< config
        xml::other_parts<policy> other{};               ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("Policy");
            io.attribute("type", "type", self.type);
            io.opt_attribute("checksum", "checksum", self.checksum);
            io.opt_nested("shields", self.shields);
            io.others(self.other);
        }
        friend constexpr bool operator==(const policy&, const policy&) = default;
    };

    /// What a GCF carries since MSNP13, without being asked.
    struct policies {
        static constexpr std::string_view example =
            R"(<Policies><Policy type="SHIELDS" checksum="D9705A71BA841CB38955822E048970C3"><config><shield/>)"
            R"(<block/></config></Policy><Policy type="ABCH" checksum="E2A9D9D2D3B0A64F3C2F3D6C3F0B7A11"/>)"
            "</Policies>"sv;

        xml::list<policy> all{};            ///< Policy
        xml::other_parts<policies> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("Policies");
            io.list("all", self.all);
            io.others(self.other);
        }
        friend constexpr bool operator==(const policies&, const policies&) = default;
    };

} // namespace payload

} // namespace msnp
