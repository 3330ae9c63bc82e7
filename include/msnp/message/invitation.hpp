// text/x-msmsgsinvite: file transfers, calls and games before MSN 6.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/braced_guid.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/message/connection_type.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/flag.hpp>
#include <msnp/wire/word.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// What an invitation says.
enum class invitation_command : std::uint8_t {
    invite, ///< INVITE: asks
    accept, ///< ACCEPT: agrees, and tells how to connect
    cancel, ///< CANCEL: declines, or ends it
};

/// The words of invitation_command.
template <>
struct vocabulary<invitation_command> {
    /// All of them.
    static constexpr word<invitation_command> words[] = {
        {invitation_command::invite, "INVITE", "invite"},
        {invitation_command::accept, "ACCEPT", "accept"},
        {invitation_command::cancel, "CANCEL", "cancel"},
    };
};

/// Why an invitation is cancelled.
enum class cancel_code : std::uint8_t {
    reject,               ///< REJECT: declined
    reject_not_installed, ///< REJECT_NOT_INSTALLED: the application is missing
    timeout,              ///< TIMEOUT: nobody answered, or who invited gave up
    fail,                 ///< FAIL
    transfer_timeout,     ///< FTTIMEOUT: of a file transfer
    out_of_band_cancel,   ///< OUTBANDCANCEL: the window was closed
    user_cancel,          ///< USER_CANCEL: of audio and video
};

/// The words of cancel_code.
template <>
struct vocabulary<cancel_code> {
    /// All of them.
    static constexpr word<cancel_code> words[] = {
        {cancel_code::reject, "REJECT", "reject"},
        {cancel_code::reject_not_installed, "REJECT_NOT_INSTALLED", "reject_not_installed"},
        {cancel_code::timeout, "TIMEOUT", "timeout"},
        {cancel_code::fail, "FAIL", "fail"},
        {cancel_code::transfer_timeout, "FTTIMEOUT", "transfer_timeout"},
        {cancel_code::out_of_band_cancel, "OUTBANDCANCEL", "out_of_band_cancel"},
        {cancel_code::user_cancel, "USER_CANCEL", "user_cancel"},
    };
};

/// What somebody is invited to: values of Application-GUID.
namespace application {

    inline constexpr braced_guid file_transfer = "{5D3E02AB-6190-11D3-BBBB-00C04F795683}";       ///< by MSNFTP
    inline constexpr braced_guid voice_video = "{02D3C01F-BF30-4825-A83A-DE7AF41648AA}";         ///< a call
    inline constexpr braced_guid webcam = "{2A23868E-B45F-401D-B8B0-1E16B774A5B7}";              ///< since MSNP8
    inline constexpr braced_guid netmeeting = "{44BBA842-CC51-11CF-AAFA-00AA00B6015C}";          ///< NetMeeting
    inline constexpr braced_guid remote_assistance = "{56B994A7-380F-410B-9985-C809D78C1BDC}";   ///< since MSNP7
    inline constexpr braced_guid application_sharing = "{F1B1920C-6A3C-4CE7-B18C-AFAB305FD03D}"; ///< since MSNP7
    inline constexpr braced_guid whiteboard = "{1DF57D09-637A-4CA5-91B9-2C3EDAAF62FE}";          ///< since MSNP7

} // namespace application

namespace message {

    /// An invitation, the answer to one, or its end; the cookie tells which belong together. Which fields there are depends on the
    /// command and on what it is about; each may be missing. All dialects, in use until MSN 6 (mime.md section 10).
    struct invitation {
        static constexpr std::string_view example =
            "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinvite; charset=UTF-8\r\n\r\n"
            "Application-Name: File Transfer\r\nApplication-GUID: {5D3E02AB-6190-11d3-BBBB-00C04F795683}\r\n"
            "Invitation-Command: INVITE\r\nInvitation-Cookie: 33267\r\nApplication-File: readme.txt\r\n"
            "Application-FileSize: 60904\r\nConnectivity: N\r\n\r\n"sv;

        std::string_view charset = "UTF-8";           ///< parameter of the Content-Type
        other_headers<invitation> other{};            ///< the headers that are not fields of this struct
        std::string_view application_name{};          ///< Application-Name: for people
        braced_guid application{};                    ///< Application-GUID: what it is to
        invitation_command command{};                 ///< Invitation-Command
        std::optional<std::uint32_t> cookie{};        ///< Invitation-Cookie: the same in all that belong together
        std::string_view file_name{};                 ///< Application-File: UTF-8
        std::optional<std::uint32_t> file_size{};     ///< Application-FileSize: in bytes
        open_word<yes_or_no> connectivity{};          ///< Connectivity: N when who invites can't be connected to
        std::string_view application_url{};           ///< Application-URL: where the application can be had
        braced_guid session{};                        ///< Session-ID
        std::string_view session_protocol{};          ///< Session-Protocol: "SM1"
        std::string_view context{};                   ///< Context-Data: "Requested:SIP_A,;Capabilities:SIP_A,SIP_V,;"
        open_word<truth> launches{};                  ///< Launch-Application
        std::string_view request{};                   ///< Request-Data: "IP-Address:"
        std::string_view address{};                   ///< IP-Address: with a port for audio and video
        std::string_view internal_address{};          ///< IP-Address-Internal
        std::string_view encoded_address{};           ///< IP-Address-Enc64: base64 of an address and a port
        std::optional<std::uint16_t> port{};          ///< Port
        std::optional<std::uint16_t> internal_port{}; ///< PortX: the internal address's
        std::optional<transfer_cookie> authentication{};   ///< AuthCookie: what MSNFTP's USR has to say
        open_word<truth> sender_connects{};                ///< Sender-Connect: the receiver listens
        open_word<cancel_code> cancel{};                   ///< Cancel-Code: why
        open_word<connection_type> connection{};           ///< Conn-Type
        std::optional<std::uint32_t> sip_capability{};     ///< Sip-Capability
        std::string_view private_address{};                ///< Private-IP
        std::string_view public_address{};                 ///< Public-IP
        open_word<truth> upnp{};                           ///< UPnP
        open_word<truth> rendezvous{};                     ///< UsingRendezvous
        call_key encryption_key{};                         ///< Encryption-Key: base64
        call_key hash_key{};                               ///< Hash-Key: base64
        message::other_fields<invitation> other_fields{};  ///< the fields that are not fields of this struct
        std::optional<std::string_view> after_fields = ""; ///< what follows the empty line behind them

        static constexpr void wire(auto& io, auto& self) {
            io.type("text/x-msmsgsinvite", self.charset);
            io.others(self.other);
            io.opt_field("Application-Name", "application_name", self.application_name);
            io.opt_field("Application-GUID", "application", self.application);
            io.field("Invitation-Command", "command", self.command);
            io.opt_field("Invitation-Cookie", "cookie", self.cookie);
            io.opt_field("Application-File", "file_name", self.file_name);
            io.opt_field("Application-FileSize", "file_size", self.file_size);
            io.opt_field("Connectivity", "connectivity", self.connectivity);
            io.opt_field("Application-URL", "application_url", self.application_url);
            io.opt_field("Session-ID", "session", self.session);
            io.opt_field("Session-Protocol", "session_protocol", self.session_protocol);
            io.opt_field("Context-Data", "context", self.context);
            io.opt_field("Launch-Application", "launches", self.launches);
            io.opt_field("Request-Data", "request", self.request);
            io.opt_field("IP-Address", "address", self.address);
            io.opt_field("IP-Address-Internal", "internal_address", self.internal_address);
            io.opt_field("IP-Address-Enc64", "encoded_address", self.encoded_address);
            io.opt_field("Port", "port", self.port);
            io.opt_field("PortX", "internal_port", self.internal_port);
            io.opt_field("AuthCookie", "authentication", self.authentication);
            io.opt_field("Sender-Connect", "sender_connects", self.sender_connects);
            io.opt_field("Cancel-Code", "cancel", self.cancel);
            io.opt_field("Conn-Type", "connection", self.connection);
            io.opt_field("Sip-Capability", "sip_capability", self.sip_capability);
            io.opt_field("Private-IP", "private_address", self.private_address);
            io.opt_field("Public-IP", "public_address", self.public_address);
            io.opt_field("UPnP", "upnp", self.upnp);
            io.opt_field("UsingRendezvous", "rendezvous", self.rendezvous);
            io.opt_field("Encryption-Key", "encryption_key", self.encryption_key);
            io.opt_field("Hash-Key", "hash_key", self.hash_key);
            io.other_fields(self.other_fields);
            io.after_fields(self.after_fields);
        }
        friend constexpr bool operator==(const invitation&, const invitation&) = default;
    };

} // namespace message

} // namespace msnp
