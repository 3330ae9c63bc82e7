// Presence in XML: application/user+xml.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/capabilities.hpp>
#include <msnp/command/values.hpp>
#include <msnp/message/contact_list.hpp>
#include <msnp/message/current_media.hpp>
#include <msnp/message/flag.hpp>
#include <msnp/message/signed_number.hpp>
#include <msnp/message/user_data.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/message/xml_values.hpp>
#include <msnp/wire/open_number.hpp>

#include <optional>
#include <string_view>

namespace msnp::payload {

/// A service of somebody: what holds wherever the account is signed in.
struct service_state {
    static constexpr std::string_view example = R"(<s n="IM"><Status>NLN</Status><CurrentMedia></CurrentMedia></s>)"sv;

    xml_word<service> name{};                ///< n: which service; the fields below are those of IM, then those of PE
    xml_text time{};                         ///< ts: when it changed, `2011-04-16T06:00:58Z`; of PF
    xml_word<presence> status{};             ///< Status
    std::optional<current_media> media{};    ///< CurrentMedia
    std::optional<xml_text> tile{};          ///< UserTileLocation: the picture's msnobj
    std::optional<xml_text> friendly_name{}; ///< FriendlyName: the name to show
    std::optional<xml_text> personal_message{};  ///< PSM
    std::optional<xml_text> display_picture{};   ///< DDP: a moving picture
    std::optional<signed_number> color_scheme{}; ///< ColorScheme: 0xAARRGGBB as a number with sign
    std::optional<xml_text> scene{};             ///< Scene: a picture behind the window
    std::optional<xml_text> signature_sound{};   ///< SignatureSound
    std::optional<xml_text> rum{};               ///< RUM: unknown
    xml::other_parts<service_state> other{};     ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("s");
        io.attribute("n", "name", self.name);
        io.opt_attribute("ts", "time", self.time);
        io.opt_child("Status", "status", self.status);
        io.opt_child("CurrentMedia", "media", self.media);
        io.opt_child("UserTileLocation", "tile", self.tile);
        io.opt_child("FriendlyName", "friendly_name", self.friendly_name);
        io.opt_child("PSM", "personal_message", self.personal_message);
        io.opt_child("DDP", "display_picture", self.display_picture);
        io.opt_child("ColorScheme", "color_scheme", self.color_scheme);
        io.opt_child("Scene", "scene", self.scene);
        io.opt_child("SignatureSound", "signature_sound", self.signature_sound);
        io.opt_child("RUM", "rum", self.rum);
        io.others(self.other);
    }
    friend constexpr bool operator==(const service_state&, const service_state&) = default;
};

/// A service of somebody at one place.
struct endpoint_state {
    static constexpr std::string_view example =
        "<sep n=\"PD\" epid=\"{521a03be-12af-452d-a3c5-f7787d7a8267}\"><ClientType>1</ClientType><EpName>"
        "PC</EpName><Idle>false</Idle><State>NLN</State></sep>"sv;

    xml_word<service>
        name{}; ///< n: which service; the fields below are those of IM and PE, then those of PE, then those of PD
    xml_guid endpoint{};                                         ///< epid: which place
    xml_text version{};                                          ///< VER: the program, `MSNMSGR:15.4.3502.0922`
    std::optional<open_number<msnp::client_type>> type{};        ///< TYP: its kind
    std::optional<capability_pair> capabilities{};               ///< Capabilities
    std::optional<open_number<msnp::client_type>> client_type{}; ///< ClientType: its kind
    std::optional<xml_text> endpoint_name{};                     ///< EpName: what its user calls the place
    xml_word<xml_truth> idle{};                                  ///< Idle: whether nobody is at it
    xml_word<presence> state{};                                  ///< State: its presence
    xml::other_parts<endpoint_state> other{};                    ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("sep");
        io.attribute("n", "name", self.name);
        io.opt_attribute("epid", "endpoint", self.endpoint);
        io.opt_child("VER", "version", self.version);
        io.opt_child("TYP", "type", self.type);
        io.opt_child("Capabilities", "capabilities", self.capabilities);
        io.opt_child("ClientType", "client_type", self.client_type);
        io.opt_child("EpName", "endpoint_name", self.endpoint_name);
        io.opt_child("Idle", "idle", self.idle);
        io.opt_child("State", "state", self.state);
        io.others(self.other);
    }
    friend constexpr bool operator==(const endpoint_state&, const endpoint_state&) = default;
};

/// Somebody's presence, `application/user+xml` in the envelopes of PUT, NFY and DEL; one's own in PUT. In a DEL the places
/// that are gone. Since MSNP18; MSNP21 has it in place of CHG, NLN, UUX and UBX. (Escargot, msnp-sharp)
struct user_state {
    static constexpr std::string_view example =
        "<user><s n=\"IM\"><Status>NLN</Status></s><s n=\"PE\"><FriendlyName>Ana</FriendlyName><PSM>hello"
        "</PSM><ColorScheme>-3</ColorScheme></s><s n=\"PF\" ts=\"2011-04-16T06:00:58Z\"/><sep n=\"IM\" ep"
        "id=\"{521a03be-12af-452d-a3c5-f7787d7a8267}\"><Capabilities>2789003324:48</Capabilities></sep></"
        "user>"sv;

    xml::list<service_state> services{};   ///< s
    xml::list<endpoint_state> endpoints{}; ///< sep
    xml::other_parts<user_state> other{};  ///< what is no field of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.root("user");
        io.list("services", self.services);
        io.list("endpoints", self.endpoints);
        io.others(self.other);
    }
    friend constexpr bool operator==(const user_state&, const user_state&) = default;
};

} // namespace msnp::payload
