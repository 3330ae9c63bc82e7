// What MSNSLP messages say: the bodies of each Content-Type that is known.
//
// As with messages, wire() is the only place that knows a body's fields; fields.hpp has its operations. Clients put fields in any order
// and leave out what they like, so each may be missing (p2p.md section 3).
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/braced_guid.hpp>
#include <msnp/message/connection_type.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/flag.hpp>
#include <msnp/message/p2p_packet.hpp>
#include <msnp/message/signed_number.hpp>
#include <msnp/message/slp_values.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace msnp::slp {

namespace detail {

    /// Of which session a body is: fields of nearly all of them.
    constexpr void session_fields(auto& io, auto& self) {
        io.opt_field("SessionID", "session", self.session);
        io.opt_field("SChannelState", "channel_state", self.channel_state);
        io.opt_field("Capabilities-Flags", "capabilities", self.capabilities);
    }

} // namespace detail

/// Asks for a session, in INVITE; says of which one the answer is, in 200 and 603. Since MSNP9.
struct session_request {
    static constexpr std::string_view content_type = "application/x-msnmsgr-sessionreqbody"sv;
    static constexpr std::string_view example =
        "EUF-GUID: {A4268EEC-FEC5-49E5-95C3-F126696BDBF6}\r\nSessionID: 180646677\r\nAppID: 12\r\nContext: PG1zbm9iai8+AA==\r\n\r\n"sv;

    braced_guid application{};                             ///< EUF-GUID: what it is for
    std::optional<std::uint32_t> session{};                ///< SessionID: which packets will be of it
    std::optional<std::uint32_t> channel_state{};          ///< SChannelState: 0
    std::optional<std::uint32_t> capabilities{};           ///< Capabilities-Flags: 1
    std::optional<open_number<p2p::app_id>> app{};         ///< AppID: what it is for, with less certainty
    std::optional<std::uint32_t> request_flags{};          ///< RequestFlags: 16 for a file, 18 for an object
    slp::context context{};                                ///< Context: what is asked for
    message::other_fields<session_request> other_fields{}; ///< the fields that are not fields of this struct
    std::optional<std::string_view> after_fields = "";     ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) {
        io.opt_field("EUF-GUID", "application", self.application);
        detail::session_fields(io, self);
        io.opt_field("AppID", "app", self.app);
        io.opt_field("RequestFlags", "request_flags", self.request_flags);
        io.opt_field("Context", "context", self.context);
        io.other_fields(self.other_fields);
        io.after_fields(self.after_fields);
    }
    friend constexpr bool operator==(const session_request&, const session_request&) = default;
};

/// Ends a session, in BYE. Since MSNP9.
struct session_close {
    static constexpr std::string_view content_type = "application/x-msnmsgr-sessionclosebody"sv;
    static constexpr std::string_view example = "\r\n"sv;

    std::optional<std::uint32_t> session{};              ///< SessionID: which
    std::optional<std::uint32_t> channel_state{};        ///< SChannelState
    std::optional<std::uint32_t> capabilities{};         ///< Capabilities-Flags
    slp::context context{};                              ///< Context: "dAMAgQ==" of a webcam
    message::other_fields<session_close> other_fields{}; ///< the fields that are not fields of this struct
    std::optional<std::string_view> after_fields = "";   ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) {
        detail::session_fields(io, self);
        io.opt_field("Context", "context", self.context);
        io.other_fields(self.other_fields);
        io.after_fields(self.after_fields);
    }
    friend constexpr bool operator==(const session_close&, const session_close&) = default;
};

/// Says which session failed, in an answer. Of clients since WLM 8.
struct session_failure {
    static constexpr std::string_view content_type = "application/x-msnmsgr-session-failure-respbody"sv;
    static constexpr std::string_view example =
        "SessionID: 180646677\r\nSChannelState: 0\r\nCapabilities-Flags: 1\r\n\r\n"sv;

    std::optional<std::uint32_t> session{};                ///< SessionID: which
    std::optional<std::uint32_t> channel_state{};          ///< SChannelState: 0
    std::optional<std::uint32_t> capabilities{};           ///< Capabilities-Flags: 1
    message::other_fields<session_failure> other_fields{}; ///< the fields that are not fields of this struct
    std::optional<std::string_view> after_fields = "";     ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) {
        detail::session_fields(io, self);
        io.other_fields(self.other_fields);
        io.after_fields(self.after_fields);
    }
    friend constexpr bool operator==(const session_failure&, const session_failure&) = default;
};

/// Asks for a direct connection, in INVITE: how the sender reaches the network. Since MSNP9; much of it since WLM 2009.
struct transport_request {
    static constexpr std::string_view content_type = "application/x-msnmsgr-transreqbody"sv;
    static constexpr std::string_view example =
        "Bridges: TRUDPv1 TCPv1 SBBridge TURNv1\r\nNetID: -1801543475\r\nConn-Type: Port-Restrict-NAT\r\n"
        "UPnPNat: false\r\nICF: false\r\n\r\n"sv;

    token_list<open_word<bridge>> bridges{};      ///< Bridges: the ways that it knows
    std::optional<signed_number> network{};       ///< NetID: of its public address
    open_word<connection_type> connection{};      ///< Conn-Type
    open_word<connection_type> tcp_connection{};  ///< TCP-Conn-Type
    open_word<lower_truth> upnp{};                ///< UPnPNat
    open_word<lower_truth> firewall{};            ///< ICF
    braced_guid nonce{};                          ///< Nonce: what the handshake of a direct connection has to say
    braced_guid hashed_nonce{};                   ///< Hashed-Nonce: the hash of that
    std::string_view ipv6_address{};              ///< IPv6-global
    std::optional<std::uint32_t> session{};       ///< SessionID: of which session
    std::optional<std::uint32_t> channel_state{}; ///< SChannelState
    std::optional<std::uint32_t> capabilities{};  ///< Capabilities-Flags
    open_word<slp::traversal> traversal{};        ///< Nat-Trav-Msg-Type
    message::other_fields<transport_request> other_fields{}; ///< the fields that are not fields of this struct
    std::optional<std::string_view> after_fields = "";       ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) {
        io.opt_field("Bridges", "bridges", self.bridges);
        io.opt_field("NetID", "network", self.network);
        io.opt_field("Conn-Type", "connection", self.connection);
        io.opt_field("TCP-Conn-Type", "tcp_connection", self.tcp_connection);
        io.opt_field("UPnPNat", "upnp", self.upnp);
        io.opt_field("ICF", "firewall", self.firewall);
        io.opt_field("Nonce", "nonce", self.nonce);
        io.opt_field("Hashed-Nonce", "hashed_nonce", self.hashed_nonce);
        io.opt_field("IPv6-global", "ipv6_address", self.ipv6_address);
        detail::session_fields(io, self);
        io.opt_field("Nat-Trav-Msg-Type", "traversal", self.traversal);
        io.other_fields(self.other_fields);
        io.after_fields(self.after_fields);
    }
    friend constexpr bool operator==(const transport_request&, const transport_request&) = default;
};

/// Where a peer can be reached: what several bodies have among their fields. Lists have blanks between their items.
struct reachable_at {
    mirrored_text internal{};                     ///< IPv4Internal-Addrs: addresses
    std::optional<mirrored_port> internal_port{}; ///< IPv4Internal-Port
    mirrored_text external{};                     ///< IPv4External-Addrs: addresses
    std::optional<mirrored_port> external_port{}; ///< IPv4External-Port
    mirrored_text internal_with_ports{};          ///< IPv4InternalAddrsAndPorts: `192.168.0.7:6891` and so on
    mirrored_text external_with_ports{};          ///< IPv4ExternalAddrsAndPorts
    std::string_view ipv6{};                      ///< IPv6-Addrs
    std::string_view ipv6_global{};               ///< IPv6-global
    std::string_view ipv6_with_ports{};           ///< IPv6AddrsAndPorts

    static constexpr void wire(auto& io, auto& self) {
        io.opt_mirrored_field("IPv4Internal-Addrs", "internal", self.internal);
        io.opt_mirrored_field("IPv4Internal-Port", "internal_port", self.internal_port);
        io.opt_mirrored_field("IPv4External-Addrs", "external", self.external);
        io.opt_mirrored_field("IPv4External-Port", "external_port", self.external_port);
        io.opt_mirrored_field("IPv4InternalAddrsAndPorts", "internal_with_ports", self.internal_with_ports);
        io.opt_mirrored_field("IPv4ExternalAddrsAndPorts", "external_with_ports", self.external_with_ports);
        io.opt_field("IPv6-Addrs", "ipv6", self.ipv6);
        io.opt_field("IPv6-global", "ipv6_global", self.ipv6_global);
        io.opt_field("IPv6AddrsAndPorts", "ipv6_with_ports", self.ipv6_with_ports);
    }
    friend constexpr bool operator==(const reachable_at&, const reachable_at&) = default;
};

namespace detail {

    /// The fields of a body that tells addresses.
    constexpr void address_fields(auto& io, auto& self) {
        reachable_at::wire(io, self.at);
        session_fields(io, self);
        io.opt_field("Nat-Trav-Msg-Type", "traversal", self.traversal);
        io.other_fields(self.other_fields);
        io.after_fields(self.after_fields);
    }

} // namespace detail

/// Agrees to a direct connection, in 200: where the sender listens, if it does. Since MSNP9.
struct transport_response {
    static constexpr std::string_view content_type = "application/x-msnmsgr-transrespbody"sv;
    static constexpr std::string_view example =
        "Bridge: TCPv1\r\nListening: true\r\nNonce: {9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}\r\n"
        "IPv4Internal-Addrs: 192.168.0.7\r\nIPv4Internal-Port: 6891\r\n\r\n"sv;

    open_word<slp::bridge> bridge{};                          ///< Bridge: the way that it takes
    open_word<lower_truth> listening{};                       ///< Listening
    braced_guid nonce{};                                      ///< Nonce; zeros when it does not listen
    braced_guid hashed_nonce{};                               ///< Hashed-Nonce
    open_word<connection_type> connection{};                  ///< Conn-Type
    open_word<connection_type> tcp_connection{};              ///< TCP-Conn-Type
    reachable_at at{};                                        ///< where
    open_word<lower_truth> wants_endpoint{};                  ///< NeedConnectingEndpointInfo
    std::optional<std::uint32_t> session{};                   ///< SessionID: of which session
    std::optional<std::uint32_t> channel_state{};             ///< SChannelState
    std::optional<std::uint32_t> capabilities{};              ///< Capabilities-Flags
    open_word<slp::traversal> traversal{};                    ///< Nat-Trav-Msg-Type
    message::other_fields<transport_response> other_fields{}; ///< the fields that are not fields of this struct
    std::optional<std::string_view> after_fields = "";        ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) {
        io.opt_field("Bridge", "bridge", self.bridge);
        io.opt_field("Listening", "listening", self.listening);
        io.opt_field("Nonce", "nonce", self.nonce);
        io.opt_field("Hashed-Nonce", "hashed_nonce", self.hashed_nonce);
        io.opt_field("Conn-Type", "connection", self.connection);
        io.opt_field("TCP-Conn-Type", "tcp_connection", self.tcp_connection);
        reachable_at::wire(io, self.at);
        io.opt_field("NeedConnectingEndpointInfo", "wants_endpoint", self.wants_endpoint);
        detail::session_fields(io, self);
        io.opt_field("Nat-Trav-Msg-Type", "traversal", self.traversal);
        io.other_fields(self.other_fields);
        io.after_fields(self.after_fields);
    }
    friend constexpr bool operator==(const transport_response&, const transport_response&) = default;
};

/// Tells addresses that have changed since, in ACK. Of WLM 2009.
struct address_update {
    static constexpr std::string_view content_type = "application/x-msnmsgr-transdestaddrupdate"sv;
    static constexpr std::string_view example = "stroPdnAsrddAlanretnI4vPI: 1986:7.0.861.291\r\n"
                                                "Nat-Trav-Msg-Type: WLX-Nat-Trav-Msg-Updated-Connecting-Port\r\n\r\n"sv;

    reachable_at at{};                                    ///< where the sender can be reached now
    std::optional<std::uint32_t> session{};               ///< SessionID: of which session
    std::optional<std::uint32_t> channel_state{};         ///< SChannelState
    std::optional<std::uint32_t> capabilities{};          ///< Capabilities-Flags
    open_word<slp::traversal> traversal{};                ///< Nat-Trav-Msg-Type
    message::other_fields<address_update> other_fields{}; ///< the fields that are not fields of this struct
    std::optional<std::string_view> after_fields = "";    ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) { detail::address_fields(io, self); }
    friend constexpr bool operator==(const address_update&, const address_update&) = default;
};

/// Goes over to UDP, in ACK: where the sender can be reached. Of WLM 2009.
struct udp_switch {
    static constexpr std::string_view content_type = "application/x-msnmsgr-transudpswitch"sv;
    static constexpr std::string_view example = "IPv6AddrsAndPorts: [2001:db8::7]:6891\r\n\r\n"sv;

    reachable_at at{};                                 ///< where
    std::optional<std::uint32_t> session{};            ///< SessionID: of which session
    std::optional<std::uint32_t> channel_state{};      ///< SChannelState
    std::optional<std::uint32_t> capabilities{};       ///< Capabilities-Flags
    open_word<slp::traversal> traversal{};             ///< Nat-Trav-Msg-Type
    message::other_fields<udp_switch> other_fields{};  ///< the fields that are not fields of this struct
    std::optional<std::string_view> after_fields = ""; ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) { detail::address_fields(io, self); }
    friend constexpr bool operator==(const udp_switch&, const udp_switch&) = default;
};

/// A body of any other type, as it came: "null", or "text/unknown", of a message that has none.
struct other_body {
    std::string_view type = "null"; ///< Content-Type; empty when there is no such header
    std::string_view bytes{};       ///< the body

    static constexpr void wire(auto& io, auto& self) { io.body(self.bytes); }
    friend constexpr bool operator==(const other_body&, const other_body&) = default;
};

/// Any body: a std::variant of them all.
using any_body = std::variant<session_request, session_close, session_failure, transport_request, transport_response,
                              address_update, udp_switch, other_body>;

} // namespace msnp::slp
