// The envelope of SDG, NFY, PUT and DEL: sections of headers, one after the other, and a body.
//
//     Routing: 1.0\r\n
//     To: 1:bob@example.com\r\n
//     From: 1:ana@example.com;epid={521a03be-12af-452d-a3c5-f7787d7a8267}\r\n
//     \r\n
//     Reliability: 1.0\r\n
//     \r\n
//     Messaging: 2.0\r\n                  or Notification: 1.0, Publication: 1.0
//     Message-Type: Text\r\n
//     Content-Type: Text/plain; charset=UTF-8\r\n
//     Content-Length: 5\r\n
//     \r\n
//     hello
//
// The first header of a section is its name. Any of them may be missing; the body stands behind the last. Since MSNP18, for circles;
// in MSNP21 for everything. (msnp-sharp, Escargot)
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/command/account_endpoint.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/network_id.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/im_format.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace msnp {

/// What an envelope's message is: its Message-Type.
enum class sdg_message : std::uint8_t {
    text,                    ///< Text
    nudge,                   ///< Nudge
    wink,                    ///< Wink: the body is an msnobj
    custom_emoticon,         ///< CustomEmoticon: the body is an emoticon_list
    typing,                  ///< Control/Typing
    control,                 ///< Control: as typing, by its Message-Subtype (MSNP18)
    data,                    ///< Data: one or more packets of a peer-to-peer connection
    signal_p2p,              ///< Signal/P2P: MSNSLP, without a NUL behind it
    signal_address_book,     ///< Signal/ForceAbchSync: the address book changed
    signal_close_window,     ///< Signal/CloseIMWindow: the body has addresses with '/' between them
    signal_mark_window_read, ///< Signal/MarkIMWindowRead
    signal_turn,             ///< Signal/Turn
    signal_audio_meta,       ///< Signal/AudioMeta
    signal_audio_tunnel,     ///< Signal/AudioTunnel
};

/// The words of sdg_message.
template <>
struct vocabulary<sdg_message> {
    /// All of them.
    static constexpr word<sdg_message> words[] = {
        {sdg_message::text, "Text", "text"},
        {sdg_message::nudge, "Nudge", "nudge"},
        {sdg_message::wink, "Wink", "wink"},
        {sdg_message::custom_emoticon, "CustomEmoticon", "custom_emoticon"},
        {sdg_message::typing, "Control/Typing", "typing"},
        {sdg_message::control, "Control", "control"},
        {sdg_message::data, "Data", "data"},
        {sdg_message::signal_p2p, "Signal/P2P", "signal_p2p"},
        {sdg_message::signal_address_book, "Signal/ForceAbchSync", "signal_address_book"},
        {sdg_message::signal_close_window, "Signal/CloseIMWindow", "signal_close_window"},
        {sdg_message::signal_mark_window_read, "Signal/MarkIMWindowRead", "signal_mark_window_read"},
        {sdg_message::signal_turn, "Signal/Turn", "signal_turn"},
        {sdg_message::signal_audio_meta, "Signal/AudioMeta", "signal_audio_meta"},
        {sdg_message::signal_audio_tunnel, "Signal/AudioTunnel", "signal_audio_tunnel"},
    };
};

/// By which service an envelope goes: Service-Channel.
enum class service_channel : std::uint8_t {
    online,   ///< IM/Online
    offline,  ///< IM/Offline
    mobile,   ///< IM/Mobile
    personal, ///< PE: what is kept for one
};

/// The words of service_channel.
template <>
struct vocabulary<service_channel> {
    /// All of them.
    static constexpr word<service_channel> words[] = {
        {service_channel::online, "IM/Online", "online"},
        {service_channel::offline, "IM/Offline", "offline"},
        {service_channel::mobile, "IM/Mobile", "mobile"},
        {service_channel::personal, "PE", "personal"},
    };
};

/// How much an envelope's notification tells: NotifType.
enum class notification_kind : std::uint8_t {
    full,    ///< Full: everything
    partial, ///< Partial: what changed
    sync,    ///< Sync
};

/// The words of notification_kind.
template <>
struct vocabulary<notification_kind> {
    /// All of them.
    static constexpr word<notification_kind> words[] = {
        {notification_kind::full, "Full", "full"},
        {notification_kind::partial, "Partial", "partial"},
        {notification_kind::sync, "Sync", "sync"},
    };
};

/// Payloads of SDG, NFY, PUT and DEL: sections of headers and a body.
namespace envelope {

    /// To, From: `1:bob@example.com;epid={521a03be-12af-452d-a3c5-f7787d7a8267}`. Some servers leave the network out.
    /// (Escargot)
    struct address {
        std::optional<network_id> network{}; ///< the number in front of the first ':'
        email account{};               ///< what follows, up to the first ';': may be `tel:+1555…`, or a circle's
        std::string_view parameters{}; ///< what stands behind the first ';', as it is: `epid={…};path=IM`

        /// The value of a parameter, its name in any case; an empty optional when there is none.
        [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view name) const noexcept {
            for (const std::string_view item : split_list<std::string_view, ';'>(parameters)) {
                const std::size_t equals = item.find('=');
                if (equals != std::string_view::npos && mime::equal_ignoring_case(item.substr(0, equals), name))
                    return item.substr(equals + 1);
            }
            return std::nullopt;
        }
        /// The place, `epid`; empty for all places, or when it is no GUID.
        [[nodiscard]] constexpr machine_id endpoint() const noexcept {
            const std::string_view text = find("epid").value_or(std::string_view{});
            return machine_id::takes(text) ? machine_id(text) : machine_id{};
        }

        /// Takes a number and ':', which may be missing, and an account; errc::bad_value where no part is there, as in `;`.
        constexpr errc from_token(std::string_view token) noexcept {
            address read;
            if (!email_without_network::takes(token)) {
                const std::size_t colon = token.find(':');
                network_id number;
                if (parse_decimal(token.substr(0, colon), number.number) != errc::none) return errc::bad_value;
                read.network = number;
                token.remove_prefix(colon + 1);
            }
            const std::size_t end = token.find(';');
            // In front of a ';' that nothing follows a blank would be the value's last byte, and no header's value ends in one.
            read.account = mime::trim(token.substr(0, end));
            if (end != std::string_view::npos) read.parameters = token.substr(end + 1);
            if (read == address{}) return errc::bad_value;
            *this = read;
            return errc::none;
        }
        /// The parts that there are; errc::bad_value for what would be read as others.
        template <class Sink>
        constexpr errc to_token(Sink& sink) const {
            if (network) {
                sink.write(decimal_digits(network->number).view());
                sink.put(':');
            }
            sink.write(account.text);
            if (!parameters.empty()) {
                sink.put(';');
                sink.write(parameters);
            }
            if (account.text.find(';') != std::string_view::npos) return errc::bad_value;
            const bool is_told =
                network || (email_without_network::takes(account.text) && !(account.empty() && parameters.empty()));
            return is_told ? errc::none : errc::bad_value;
        }
        /// Equal when network, account and parameters are.
        friend constexpr bool operator==(const address&, const address&) = default;
    };

    /// Who it is for, and who sent it.
    struct routing {
        std::string_view version = "1.0";        ///< Routing
        std::optional<address> to{};             ///< To
        std::optional<address> from{};           ///< From
        std::string_view via{};                  ///< Via: the circle
        open_word<service_channel> channel{};    ///< Service-Channel
        std::optional<std::uint32_t> options{};  ///< Options: 0
        message::other_headers<routing> other{}; ///< the headers that are not fields of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.header("Routing", "version", self.version);
            io.opt_header("To", "to", self.to);
            io.opt_header("From", "from", self.from);
            io.opt_header("Via", "via", self.via);
            io.opt_header("Service-Channel", "channel", self.channel);
            io.opt_header("Options", "options", self.options);
            io.others(self.other);
        }
        friend constexpr bool operator==(const routing&, const routing&) = default;
    };

    /// How it is delivered.
    struct reliability {
        std::string_view version = "1.0";            ///< Reliability
        std::optional<std::uint32_t> stream{};       ///< Stream
        std::optional<std::uint32_t> segment{};      ///< Segment
        std::string_view flags{};                    ///< Flags: `ACK`
        message::other_headers<reliability> other{}; ///< the headers that are not fields of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.header("Reliability", "version", self.version);
            io.opt_header("Stream", "stream", self.stream);
            io.opt_header("Segment", "segment", self.segment);
            io.opt_header("Flags", "flags", self.flags);
            io.others(self.other);
        }
        friend constexpr bool operator==(const reliability&, const reliability&) = default;
    };

    /// A message: SDG.
    struct messaging {
        std::string_view version = "2.0";           ///< Messaging
        open_word<sdg_message> type{};              ///< Message-Type
        std::string_view subtype{};                 ///< Message-Subtype: `Typing`, in MSNP18
        std::string_view content_type{};            ///< Content-Type: see mime::content_type
        std::string_view transfer_encoding{};       ///< Content-Transfer-Encoding: `7bit`, `binary`
        std::optional<message::im_format> format{}; ///< X-MMS-IM-Format
        std::string_view display_name{};            ///< IM-Display-Name: a name to show in place of the nick
        email typing_user{};                        ///< TypingUser. (Escargot)
        comma_list<std::uint32_t> offsets{};        ///< Bridging-Offsets: where packets begin in the body, `0,1012`
        std::optional<std::uint16_t> pipe{};        ///< Pipe: of which connection they are
        message::other_headers<messaging> other{};  ///< the headers that are not fields of this struct

        /// What it is, whichever way a typing is told; nothing for a type that is not known.
        [[nodiscard]] constexpr std::optional<sdg_message> kind() const noexcept {
            if (type == sdg_message::control && mime::equal_ignoring_case(subtype, "Typing"))
                return sdg_message::typing;
            return type.known();
        }

        static constexpr void wire(auto& io, auto& self) {
            io.header("Messaging", "version", self.version);
            io.opt_header("Message-Type", "type", self.type);
            io.opt_header("Message-Subtype", "subtype", self.subtype);
            io.opt_header("Content-Type", "content_type", self.content_type);
            io.opt_header("Content-Transfer-Encoding", "transfer_encoding", self.transfer_encoding);
            io.length();
            io.opt_header("X-MMS-IM-Format", "format", self.format);
            io.opt_header("IM-Display-Name", "display_name", self.display_name);
            io.opt_header("TypingUser", "typing_user", self.typing_user);
            io.opt_header("Bridging-Offsets", "offsets", self.offsets);
            io.opt_header("Pipe", "pipe", self.pipe);
            io.others(self.other);
        }
        friend constexpr bool operator==(const messaging&, const messaging&) = default;
    };

    /// What something became: NFY from a server. The body is XML as a rule: `payload::parse<payload::user_state>(parts.body)`.
    struct notification {
        std::string_view version = "1.0";      ///< Notification
        std::optional<std::uint32_t> number{}; ///< NotifNum
        std::string_view uri{};              ///< Uri: `/user`, `/circle`, `/circle/roster(IM)/user(1:bob@example.com)`
        open_word<notification_kind> kind{}; ///< NotifType
        std::string_view content_type{};     ///< Content-Type: `application/user+xml`, `application/circles+xml`, …
        message::other_headers<notification> other{}; ///< the headers that are not fields of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.header("Notification", "version", self.version);
            io.opt_header("NotifNum", "number", self.number);
            io.opt_header("Uri", "uri", self.uri);
            io.opt_header("NotifType", "kind", self.kind);
            io.opt_header("Content-Type", "content_type", self.content_type);
            io.length();
            io.others(self.other);
        }
        friend constexpr bool operator==(const notification&, const notification&) = default;
    };

    /// What something is to become: PUT and DEL from a client; some servers' NFY as well. (Escargot)
    struct publication {
        std::string_view version = "1.0";            ///< Publication
        std::optional<std::uint32_t> number{};       ///< NotifNum: in NFY
        std::string_view uri{};                      ///< Uri
        open_word<notification_kind> kind{};         ///< NotifType: in NFY
        std::string_view content_type{};             ///< Content-Type
        message::other_headers<publication> other{}; ///< the headers that are not fields of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.header("Publication", "version", self.version);
            io.opt_header("NotifNum", "number", self.number);
            io.opt_header("Uri", "uri", self.uri);
            io.opt_header("NotifType", "kind", self.kind);
            io.opt_header("Content-Type", "content_type", self.content_type);
            io.length();
            io.others(self.other);
        }
        friend constexpr bool operator==(const publication&, const publication&) = default;
    };

    /// A section of a name that msnp does not know, as it came: the last one.
    struct unknown_section {
        mime::header_list headers{}; ///< all of them, the first is its name

        friend constexpr bool operator==(const unknown_section&, const unknown_section&) = default;
    };

    /// What is in an envelope: the last section, if there is one.
    using content = std::variant<std::monostate, messaging, notification, publication, unknown_section>;

    /// An envelope, as `envelope::parts`. (A template, as the functions are, so that who does not use it does not compile it.)
    template <class Content>
    struct basic_parts {
        std::optional<envelope::routing> routing{};         ///< who it is for; there as a rule
        std::optional<envelope::reliability> reliability{}; ///< how it is delivered
        Content content{};                                  ///< what is in it; missing in the replies to PUT and DEL
        std::string_view body{};                            ///< everything behind the last section

        friend constexpr bool operator==(const basic_parts&, const basic_parts&) = default;
    };

    /// An envelope.
    using parts = basic_parts<content>;

    namespace detail {

        /// Fills a section's empty struct.
        template <class Section>
        constexpr error read(const mime::message& block, std::string_view payload, const mime::tolerance& allowed,
                             Section& out) noexcept {
            const message::detail::message_source source{block, {}, {}, false, payload, allowed};
            message::detail::message_reader io(source, std::type_identity<Section>{});
            Section::wire(io, out);
            return io.failure();
        }

        /// Whether a section's first header is this one.
        constexpr bool is_called(const mime::header_list& headers, std::string_view name) noexcept {
            const auto first = headers.begin();
            return first != headers.end() && mime::equal_ignoring_case(first->name, name);
        }

        /// The last section, and what is in front of it.
        template <class Section, class Parts>
        constexpr result<Parts> finish(const Parts& front, const mime::message& block, std::string_view payload,
                                       const mime::tolerance& allowed) noexcept {
            Section section{};
            if (const error e = read(block, payload, allowed, section); e.code != errc::none) return e;
            using content_form = decltype(Parts::content);
            return Parts{front.routing, front.reliability, content_form(std::in_place_type<Section>, section),
                         block.body};
        }

        /// Whether a section that msnp does not know would be read as one that it does.
        template <class Parts>
        constexpr bool is_known(const Parts& whole, const mime::header_list& headers) noexcept {
            return is_called(headers, "Messaging") || is_called(headers, "Notification") ||
                   is_called(headers, "Publication") || (!whole.routing && is_called(headers, "Routing")) ||
                   (!whole.reliability && is_called(headers, "Reliability"));
        }

        template <class Parts, class Sink>
        constexpr error write(const Parts& whole, Sink& sink) {
            error failure{};
            const auto put = [&](const auto& section) {
                using section_form = std::remove_cvref_t<decltype(section)>;
                message::detail::message_writer<Sink> io(sink, whole.body.size());
                if constexpr (std::is_same_v<section_form, unknown_section>)
                    io.others(section.headers);
                else
                    section_form::wire(io, section);
                sink.write("\r\n");
                if (failure.code == errc::none) failure = io.failure();
            };
            if (whole.routing) put(*whole.routing);
            if (whole.reliability) put(*whole.reliability);
            const std::size_t at = sink.size();
            std::visit(
                [&](const auto& section) {
                    using section_form = std::remove_cvref_t<decltype(section)>;
                    error own{};
                    if constexpr (std::is_same_v<section_form, std::monostate>) {
                        if (!whole.body.empty()) own = {errc::missing_value, at, "content"};
                    } else {
                        if constexpr (std::is_same_v<section_form, unknown_section>)
                            if (is_known(whole, section.headers)) own = {errc::bad_header, at, "headers"};
                        put(section);
                    }
                    if (failure.code == errc::none) failure = own;
                },
                whole.content);
            sink.write(whole.body);
            return failure;
        }

    } // namespace detail

    /// Reads the payload of SDG, NFY, PUT or DEL. Errors are those of mime::parse() for each section, and errc::bad_value or
    /// a number's
    /// for a header that does not hold what it should, and errc::bad_value ("length") for a Content-Length that is not the
    /// body's,
    /// where bad values are not tolerated; their offset counts from the payload's first byte. Views point into the payload.
    template <class Parts = parts>
    [[nodiscard]] constexpr result<Parts> parse(byte_view payload, const mime::tolerance& allowed = {}) noexcept {
        const std::string_view bytes = payload.text();
        Parts whole;
        std::string_view rest = bytes;
        while (!rest.empty()) {
            const result<mime::message> block = mime::parse(rest, allowed);
            const std::size_t at = bytes.size() - rest.size();
            if (!block) return error{block.error().code, at + block.error().offset, block.error().field};
            if (!whole.routing && detail::is_called(block->headers, "Routing")) {
                const error e = detail::read(*block, bytes, allowed, whole.routing.emplace());
                if (e.code != errc::none) return e;
            } else if (!whole.reliability && detail::is_called(block->headers, "Reliability")) {
                const error e = detail::read(*block, bytes, allowed, whole.reliability.emplace());
                if (e.code != errc::none) return e;
            } else if (detail::is_called(block->headers, "Messaging")) {
                return detail::finish<messaging>(whole, *block, bytes, allowed);
            } else if (detail::is_called(block->headers, "Notification")) {
                return detail::finish<notification>(whole, *block, bytes, allowed);
            } else if (detail::is_called(block->headers, "Publication")) {
                return detail::finish<publication>(whole, *block, bytes, allowed);
            } else {
                using content_form = decltype(Parts::content);
                return Parts{whole.routing, whole.reliability,
                             content_form(std::in_place_type<unknown_section>, unknown_section{block->headers}),
                             block->body};
            }
            rest = block->body;
        }
        return whole;
    }

    /// Writes an envelope into `buffer`, and returns how many bytes it took. Content-Length is the body's. A value that can't
    /// stand in its
    /// header is errc::bad_header, errc::bad_value or errc::out_of_range, a body without a section in front of it
    /// errc::missing_value
    /// ("content"), and the buffer is as before; errc::buffer_too_small when it does not fit.
    template <class Content>
    [[nodiscard]] constexpr result<std::size_t> serialize(const basic_parts<Content>& whole, std::span<char> buffer) {
        return msnp::detail::write_counted(buffer, [&](auto& sink) { return detail::write(whole, sink); });
    }

    /// Exactly how many bytes serialize() takes; 0 for an envelope that can't be written.
    template <class Content>
    [[nodiscard]] constexpr std::size_t wire_size(const basic_parts<Content>& whole) {
        return msnp::detail::counted_size([&](auto& sink) { return detail::write(whole, sink); });
    }

} // namespace envelope

} // namespace msnp
