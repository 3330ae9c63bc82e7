// What UUX publishes and UBX tells: personal message, media, and the places where somebody is signed in.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/capabilities.hpp>
#include <msnp/command/values.hpp>
#include <msnp/message/current_media.hpp>
#include <msnp/message/flag.hpp>
#include <msnp/message/signed_number.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/message/xml_values.hpp>
#include <msnp/wire/open_number.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace msnp {

/// What kind of program somebody is signed in with; names as in msnp-sharp's tables.
enum class client_type : std::uint32_t {
    none = 0,     ///< unknown
    computer = 1, ///< a program on a computer
    website = 2,  ///< a web site
    mobile = 3,   ///< a mobile phone
    xbox = 4,     ///< an Xbox
};

/// What client_type's numbers are called.
template <>
struct vocabulary<client_type> {
    /// All of them.
    static constexpr word<client_type> words[] = {
        {client_type::none, "0", "none"},       {client_type::computer, "1", "computer"},
        {client_type::website, "2", "website"}, {client_type::mobile, "3", "mobile"},
        {client_type::xbox, "4", "xbox"},
    };
};

namespace payload {

    /// No payload: a UBX or UUX of no bytes takes everything back. MSNP11 to MSNP20.
    struct no_data {
        static constexpr std::string_view example{};

        static constexpr void wire(auto& io, auto&) { io.literal(""); }
        friend constexpr bool operator==(const no_data&, const no_data&) = default;
    };

    /// What a place where somebody is signed in can do: in UBX a part of user_data, a UUX of its own. Since MSNP16.
    struct endpoint_data {
        static constexpr std::string_view example = "<EndpointData id=\"{521a03be-12af-452d-a3c5-f7787d7a8267}\">"
                                                    "<Capabilities>2788999228:48</Capabilities></EndpointData>"sv;

        xml_guid id{};                                 ///< id: the place; missing in UUX, which is about one's own
        std::optional<capability_pair> capabilities{}; ///< Capabilities: of the program there
        xml::other_parts<endpoint_data> other{};       ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("EndpointData");
            io.opt_attribute("id", "id", self.id);
            io.opt_child("Capabilities", "capabilities", self.capabilities);
            io.others(self.other);
        }
        friend constexpr bool operator==(const endpoint_data&, const endpoint_data&) = default;
    };

    /// What one's own other places are told of a place: in UBX a part of user_data, a UUX of its own. Since MSNP16.
    struct private_endpoint_data {
        static constexpr std::string_view example =
            "<PrivateEndpointData id=\"{521a03be-12af-452d-a3c5-f7787d7a8267}\"><EpName>PC</EpName><Idle>false</Idle>"
            "<ClientType>1</ClientType><State>NLN</State></PrivateEndpointData>"sv;

        xml_guid id{};                                               ///< id: the place; missing in UUX
        std::optional<xml_text> name{};                              ///< EpName: what its user calls it
        xml_word<xml_truth> idle{};                                  ///< Idle: whether nobody is at it
        std::optional<open_number<msnp::client_type>> client_type{}; ///< ClientType: the kind of its program
        xml_word<presence> state{};                                  ///< State: its presence
        xml::other_parts<private_endpoint_data> other{};             ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("PrivateEndpointData");
            io.opt_attribute("id", "id", self.id);
            io.opt_child("EpName", "name", self.name);
            io.opt_child("Idle", "idle", self.idle);
            io.opt_child("ClientType", "client_type", self.client_type);
            io.opt_child("State", "state", self.state);
            io.others(self.other);
        }
        friend constexpr bool operator==(const private_endpoint_data&, const private_endpoint_data&) = default;
    };

    /// What a contact shows of itself: UBX, UUX, and within a circle's properties. An element that is missing says nothing,
    /// an empty
    /// one that there is none. MSNP11 and later; endpoints since MSNP16.
    struct user_data {
        static constexpr std::string_view example =
            "<Data><PSM>hello</PSM><CurrentMedia>\\0Music\\01\\0{0} - {1}\\0Song\\0Artist\\0Album\\0\\0</CurrentMedia>"
            "<MachineGuid>&#x7B;521a03be-12af-452d-a3c5-f7787d7a8267&#x7D;</MachineGuid><SignatureSound></SignatureSound>"
            "<EndpointData id=\"{521a03be-12af-452d-a3c5-f7787d7a8267}\">"
            "<Capabilities>2789003324:48</Capabilities></EndpointData></Data>"sv;

        std::optional<xml_text> tile{};                       ///< UTL: a circle's picture. Since MSNP18
        std::optional<xml_text> friendly_name{};              ///< MFN: a circle's name. Since MSNP18
        std::optional<xml_text> personal_message{};           ///< PSM: never percent-encoded
        std::optional<current_media> media{};                 ///< CurrentMedia
        std::optional<xml_guid> machine{};                    ///< MachineGuid. Since MSNP13
        std::optional<xml_text> display_picture{};            ///< DDP: a moving picture. Since MSNP18
        std::optional<xml_text> signature_sound{};            ///< SignatureSound. Since MSNP16
        std::optional<xml_text> scene{};                      ///< Scene: a picture behind the window. Since MSNP18
        std::optional<signed_number> color_scheme{};          ///< ColorScheme: 0xAARRGGBB as a number with sign
        xml::list<endpoint_data> endpoints{};                 ///< EndpointData, one for each place
        xml::list<private_endpoint_data> private_endpoints{}; ///< PrivateEndpointData, of one's own places
        xml::other_parts<user_data> other{};                  ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("Data");
            io.opt_child("UTL", "tile", self.tile);
            io.opt_child("MFN", "friendly_name", self.friendly_name);
            io.opt_child("PSM", "personal_message", self.personal_message);
            io.opt_child("CurrentMedia", "media", self.media);
            io.opt_child("MachineGuid", "machine", self.machine);
            io.opt_child("DDP", "display_picture", self.display_picture);
            io.opt_child("SignatureSound", "signature_sound", self.signature_sound);
            io.opt_child("Scene", "scene", self.scene);
            io.opt_child("ColorScheme", "color_scheme", self.color_scheme);
            io.list("endpoints", self.endpoints);
            io.list("private_endpoints", self.private_endpoints);
            io.others(self.other);
        }
        friend constexpr bool operator==(const user_data&, const user_data&) = default;
    };

    /// What a UBX carries: `payload::parse<payload::ubx>(command.payload)`.
    using ubx = std::variant<no_data, user_data>;
    /// What a UUX carries.
    using uux = std::variant<no_data, user_data, endpoint_data, private_endpoint_data>;

} // namespace payload

} // namespace msnp
