// A packet of a peer-to-peer connection: what the body of message::p2p holds, and what goes over a direct connection.
//
// There are two kinds. The first has 48 bytes in front of its data, its numbers with the lowest byte first. The second, since MSNP16
// between peers that both name their place (`bob@example.com;{guid}` in P2P-Dest and P2P-Src), has headers of any length and its
// numbers with the highest byte first. Nothing in the bytes tells which it is. Behind either stand four bytes more on a switchboard,
// the highest first, and none on a direct connection (p2p.md sections 1 and 2).
#pragma once

#include <msnp/base/binary.hpp>
#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/result.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// What goes from peer to peer: packets, and messages cut into packets.
namespace msnp::p2p {

/// What a session is for: the four bytes behind a packet's data, and AppID in a request.
enum class app_id : std::uint32_t {
    session = 0,          ///< MSNSLP
    object = 1,           ///< an msnobj: a wink, a voice clip; of older clients emoticons and pictures, too
    file = 2,             ///< a file
    ink = 3,              ///< handwriting; uncertain
    webcam = 4,           ///< a webcam
    custom_emoticon = 11, ///< an emoticon
    display_picture = 12, ///< a display picture, a scene
};

} // namespace msnp::p2p

namespace msnp {

/// Their numbers, and their names for people.
template <>
struct vocabulary<p2p::app_id> {
    /// All of them.
    static constexpr word<p2p::app_id> words[] = {
        {p2p::app_id::session, "0", "session"},
        {p2p::app_id::object, "1", "object"},
        {p2p::app_id::file, "2", "file"},
        {p2p::app_id::ink, "3", "ink"},
        {p2p::app_id::webcam, "4", "webcam"},
        {p2p::app_id::custom_emoticon, "11", "custom_emoticon"},
        {p2p::app_id::display_picture, "12", "display_picture"},
    };
};

} // namespace msnp

namespace msnp::p2p {

/// One flag of a packet of the first kind; the number is its bit.
enum class flag : std::uint32_t {
    nak = 0x1,              ///< out of order, or not acknowledged
    ack = 0x2,              ///< acknowledges a message
    waiting = 0x4,          ///< waits for an answer
    reset = 0x8,            ///< error in the packets
    file = 0x10,            ///< of a file
    data = 0x20,            ///< data of an object or, with `file`, of a file
    cancel = 0x40,          ///< the session ends
    error = 0x80,           ///< error in the transfer
    handshake = 0x100,      ///< opens a direct connection; the nonce is in the last 16 bytes of the header
    encrypted = 0x200,      ///< encrypted
    live_2009 = 0x01000000, ///< set by Windows Live Messenger 2009 beside others
};

/// A packet of the first kind. Since MSNP9.
struct packet_v1 {
    /// How many bytes stand in front of its data.
    static constexpr std::size_t header_size = 48;

    std::uint32_t session = 0;        ///< of which session; 0 for MSNSLP, 64 for ink
    std::uint32_t identifier = 0;     ///< the same in all packets of one message
    std::uint64_t offset = 0;         ///< where in the message its data belong
    std::uint64_t total_size = 0;     ///< how many bytes the message has
    std::uint32_t flags = 0;          ///< see flag; to be asked by has(), since newer clients set more of them
    std::uint32_t ack_identifier = 0; ///< a random number; of an acknowledgement the message's identifier
    std::uint32_t ack_unique = 0;     ///< 0; of an acknowledgement the message's ack_identifier
    std::uint64_t ack_size = 0;       ///< 0; of an acknowledgement the message's total_size
    std::string_view data{};          ///< its data: a view; their length stands in the header
    std::optional<open_number<app_id>> footer{}; ///< what the session is for; nothing on a direct connection

    /// Whether a flag is set.
    [[nodiscard]] constexpr bool has(flag f) const noexcept { return (flags & static_cast<std::uint32_t>(f)) != 0; }
    /// Equal in all fields, and in the data's bytes.
    friend constexpr bool operator==(const packet_v1&, const packet_v1&) = default;
};

/// One entry of a header of the second kind.
struct tlv {
    std::uint8_t type = 0;    ///< what it is; 0 ends a list
    std::string_view value{}; ///< up to 255 bytes

    /// Equal in both.
    friend constexpr bool operator==(const tlv&, const tlv&) = default;
};

namespace detail {

    /// Goes through the entries of a header.
    class tlv_cursor {
    public:
        using value_type = tlv;

        constexpr tlv_cursor() noexcept = default;
        constexpr explicit tlv_cursor(std::string_view rest) noexcept : rest_(rest) { advance(); }
        constexpr const tlv& operator*() const noexcept { return found_; }
        /// What has not been gone through: zeros, or what is no entry.
        [[nodiscard]] constexpr std::string_view rest() const noexcept { return rest_; }
        constexpr void advance() noexcept {
            found_ = {};
            if (rest_.size() < 2 || rest_[0] == '\0') return;
            const std::size_t size = static_cast<unsigned char>(rest_[1]);
            if (size > rest_.size() - 2) return;
            found_ = {static_cast<std::uint8_t>(rest_[0]), rest_.substr(2, size)};
            rest_ = rest_.substr(2 + size);
        }
        [[nodiscard]] constexpr const char* place() const noexcept { return found_.value.data(); }

    private:
        std::string_view rest_;
        tlv found_{};
    };

} // namespace detail

/// Entries of a header, one after the other, split when they are asked for and not before: a type, a length, so many bytes.
class tlv_list : public lazy_list<tlv_list, detail::tlv_cursor> {
public:
    /// None.
    constexpr tlv_list() noexcept = default;
    /// Those of a text, without zeros behind them.
    constexpr tlv_list(std::string_view bytes) noexcept : bytes_(bytes) {}

    /// The bytes as they are.
    [[nodiscard]] constexpr std::string_view bytes() const noexcept { return bytes_; }
    /// The first entry.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(bytes_); }
    /// The value of the first entry of this type; nothing when there is none.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::uint8_t type) const noexcept {
        for (const tlv& entry : *this)
            if (entry.type == type) return entry.value;
        return std::nullopt;
    }
    /// Where in the bytes what is no entry begins; npos when there is nothing else than entries.
    [[nodiscard]] constexpr std::size_t find_stray() const noexcept {
        iterator i = begin();
        while (i != end()) ++i;
        return i.rest().empty() ? std::string_view::npos : bytes_.size() - i.rest().size();
    }
    /// Whether the bytes are the same.
    [[nodiscard]] constexpr bool same_as(const tlv_list& other) const noexcept { return bytes_ == other.bytes_; }

private:
    std::string_view bytes_;
};

/// What leads the data of a packet of the second kind.
struct data_header {
    bool is_first = false;     ///< the first packet of a message
    std::uint8_t kind = 0;     ///< 0 for MSNSLP, 4 for an object, 6 for a file; even
    std::uint16_t package = 0; ///< the same in all packets of one message
    std::uint32_t session = 0; ///< of which session; 0 for MSNSLP
    tlv_list entries{};        ///< 1: how much of the message is still to come

    /// How many bytes of the message come in later packets; 0 where it does not say so.
    [[nodiscard]] constexpr std::uint64_t remaining() const noexcept {
        const auto value = entries.find(1);
        return value && value->size() == 8 ? number_of(*value) : 0;
    }
    /// Equal in all fields.
    friend constexpr bool operator==(const data_header&, const data_header&) = default;

private:
    static constexpr std::uint64_t number_of(std::string_view value) noexcept {
        return msnp::detail::load_big<std::uint64_t>(value);
    }
};

/// A packet of the second kind. Since MSNP16.
struct packet_v2 {
    bool opens = false;                          ///< SYN: opens the connection; peer_info() says by whom
    bool wants_ack = false;                      ///< RAK: wants to be acknowledged
    std::uint8_t other_bits = 0;                 ///< the other bits of the byte that these two are in
    std::uint32_t sequence = 0;                  ///< of the next packet it is this and size()
    tlv_list entries{};                          ///< 1: peer_info(), 2: ack(), 3: nak()
    std::optional<data_header> header{};         ///< what leads the data; nothing when there is neither
    std::string_view data{};                     ///< its data: a view
    std::optional<open_number<app_id>> footer{}; ///< what the session is for; nothing on a direct connection

    /// The sequence that the sender expects next; nothing when it acknowledges nothing.
    [[nodiscard]] constexpr std::optional<std::uint32_t> ack() const noexcept { return number(2); }
    /// The sequence that the sender did not get; nothing when it misses none.
    [[nodiscard]] constexpr std::optional<std::uint32_t> nak() const noexcept { return number(3); }
    /// What the sender is: 12 bytes, of which sources doubt the order; nothing as a rule.
    [[nodiscard]] constexpr std::optional<std::string_view> peer_info() const noexcept { return entries.find(1); }
    /// How many bytes there are behind the entries and in front of the footer: by so much sequences grow.
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        return header ? padded(8 + header->entries.bytes().size()) + data.size() : 0;
    }
    /// The next multiple of four.
    [[nodiscard]] static constexpr std::size_t padded(std::size_t bytes) noexcept { return (bytes + 3) / 4 * 4; }
    /// Equal in all fields, and in the data's bytes.
    friend constexpr bool operator==(const packet_v2&, const packet_v2&) = default;

private:
    [[nodiscard]] constexpr std::optional<std::uint32_t> number(std::uint8_t type) const noexcept {
        const auto value = entries.find(type);
        if (!value || value->size() != 4) return std::nullopt;
        return msnp::detail::load_big<std::uint32_t>(*value);
    }
};

namespace detail {

    using msnp::detail::load_big;
    using msnp::detail::load_little;

    /// What stands behind the data, from `at` on: four bytes or none.
    constexpr error read_footer(std::string_view bytes, std::size_t at,
                                std::optional<open_number<app_id>>& footer) noexcept {
        if (bytes.size() == at) return {};
        if (bytes.size() - at != 4) return {errc::trailing_bytes, at, {}};
        footer = open_number<app_id>(load_big<std::uint32_t>(bytes.substr(at)));
        return {};
    }
    template <class Sink>
    constexpr void write_footer(Sink& sink, const std::optional<open_number<app_id>>& footer) {
        if (footer) msnp::detail::store_big(sink, footer->number);
    }
    /// Entries and the zeros behind them; an error at what is neither, which begins `at` bytes into the packet.
    constexpr error read_entries(std::string_view bytes, std::size_t at, std::string_view name,
                                 tlv_list& entries) noexcept {
        const std::size_t stray = tlv_list(bytes).find_stray();
        const std::size_t size = stray == std::string_view::npos ? bytes.size() : stray;
        for (std::size_t i = size; i < bytes.size(); ++i)
            if (bytes[i] != '\0') return {errc::bad_value, at + size, name};
        entries = bytes.substr(0, size);
        return {};
    }
    template <class Sink>
    constexpr void write_entries(Sink& sink, const tlv_list& entries) {
        sink.write(entries.bytes());
        for (std::size_t i = entries.bytes().size(); i % 4 != 0; ++i) sink.put('\0');
    }

    template <class Sink>
    constexpr error write(const packet_v1& packet, Sink& sink) {
        using msnp::detail::store_little;
        if (packet.data.size() > 0xFFFFFFFF) return {errc::payload_too_long, 24, "data"};
        store_little(sink, packet.session);
        store_little(sink, packet.identifier);
        store_little(sink, packet.offset);
        store_little(sink, packet.total_size);
        store_little(sink, static_cast<std::uint32_t>(packet.data.size()));
        store_little(sink, packet.flags);
        store_little(sink, packet.ack_identifier);
        store_little(sink, packet.ack_unique);
        store_little(sink, packet.ack_size);
        sink.write(packet.data);
        write_footer(sink, packet.footer);
        return {};
    }

    template <class Sink>
    constexpr error write(const packet_v2& packet, Sink& sink) {
        using msnp::detail::store_big;
        constexpr std::size_t longest = 252;
        const auto byte = [](std::size_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
        const std::size_t size = packet_v2::padded(8 + packet.entries.bytes().size());
        if (size > longest || packet.entries.find_stray() != std::string_view::npos)
            return {errc::bad_value, 8, "entries"};
        if ((packet.other_bits & 3) != 0) return {errc::bad_value, 1, "other_bits"};
        if (!packet.header && !packet.data.empty()) return {errc::missing_value, size, "header"};
        if (packet.size() > 0xFFFF) return {errc::payload_too_long, 2, "data"};
        sink.put(byte(size));
        sink.put(byte((packet.opens ? 1U : 0U) | (packet.wants_ack ? 2U : 0U) | packet.other_bits));
        store_big(sink, static_cast<std::uint16_t>(packet.size()));
        store_big(sink, packet.sequence);
        write_entries(sink, packet.entries);
        if (packet.header) {
            const data_header& h = *packet.header;
            const std::size_t header_size = packet_v2::padded(8 + h.entries.bytes().size());
            if (header_size > longest || h.entries.find_stray() != std::string_view::npos)
                return {errc::bad_value, size + 8, "header"};
            if (h.kind % 2 != 0) return {errc::bad_value, size + 1, "kind"};
            sink.put(byte(header_size));
            sink.put(byte(h.kind + (h.is_first ? 1U : 0U)));
            store_big(sink, h.package);
            store_big(sink, h.session);
            write_entries(sink, h.entries);
        }
        sink.write(packet.data);
        write_footer(sink, packet.footer);
        return {};
    }

} // namespace detail

/// Reads a packet of the first kind, all of it. errc::incomplete at the end of bytes that are fewer than a header, or than the header
/// says; errc::trailing_bytes where bytes follow the data that are no footer. Views point into the bytes.
[[nodiscard]] constexpr result<packet_v1> parse_v1(byte_view bytes) noexcept {
    const std::string_view all = bytes.text();
    if (all.size() < packet_v1::header_size) return error{errc::incomplete, all.size(), {}};
    const std::size_t size = detail::load_little<std::uint32_t>(all.substr(24));
    if (size > all.size() - packet_v1::header_size) return error{errc::incomplete, all.size(), "data"};
    packet_v1 packet{.session = detail::load_little<std::uint32_t>(all),
                     .identifier = detail::load_little<std::uint32_t>(all.substr(4)),
                     .offset = detail::load_little<std::uint64_t>(all.substr(8)),
                     .total_size = detail::load_little<std::uint64_t>(all.substr(16)),
                     .flags = detail::load_little<std::uint32_t>(all.substr(28)),
                     .ack_identifier = detail::load_little<std::uint32_t>(all.substr(32)),
                     .ack_unique = detail::load_little<std::uint32_t>(all.substr(36)),
                     .ack_size = detail::load_little<std::uint64_t>(all.substr(40)),
                     .data = all.substr(packet_v1::header_size, size)};
    if (const error e = detail::read_footer(all, packet_v1::header_size + size, packet.footer); e.code != errc::none)
        return e;
    return packet;
}

/// Reads a packet of the second kind, all of it. Errors as parse_v1(), and errc::bad_length for a header that is shorter than itself
/// or longer than what it is in, errc::bad_value for entries that are none; each at the byte that is wrong.
[[nodiscard]] constexpr result<packet_v2> parse_v2(byte_view bytes) noexcept {
    const std::string_view all = bytes.text();
    if (all.size() < 8) return error{errc::incomplete, all.size(), {}};
    const std::size_t size = static_cast<unsigned char>(all[0]);
    if (size < 8) return error{errc::bad_length, 0, "entries"};
    const std::size_t length = detail::load_big<std::uint16_t>(all.substr(2));
    if (all.size() < size + length) return error{errc::incomplete, all.size(), size > all.size() ? "entries" : "data"};
    const auto bits = static_cast<std::uint8_t>(all[1]);
    packet_v2 packet{.opens = (bits & 1) != 0,
                     .wants_ack = (bits & 2) != 0,
                     .other_bits = static_cast<std::uint8_t>(bits & ~3U),
                     .sequence = detail::load_big<std::uint32_t>(all.substr(4))};
    if (const error e = detail::read_entries(all.substr(8, size - 8), 8, "entries", packet.entries);
        e.code != errc::none)
        return e;
    if (length != 0) {
        const std::string_view part = all.substr(size, length);
        const std::size_t header_size = static_cast<unsigned char>(part[0]);
        if (header_size < 8 || header_size > length) return error{errc::bad_length, size, "header"};
        const auto kind = static_cast<std::uint8_t>(part[1]);
        data_header& header = packet.header.emplace();
        header.is_first = kind % 2 != 0;
        header.kind = static_cast<std::uint8_t>(kind & ~1U);
        header.package = detail::load_big<std::uint16_t>(part.substr(2));
        header.session = detail::load_big<std::uint32_t>(part.substr(4));
        const error e = detail::read_entries(part.substr(8, header_size - 8), size + 8, "header", header.entries);
        if (e.code != errc::none) return e;
        packet.data = part.substr(header_size);
    }
    if (const error e = detail::read_footer(all, size + length, packet.footer); e.code != errc::none) return e;
    return packet;
}

/// Exactly how many bytes serialize() takes; 0 for a packet that can't be written.
template <class Packet>
[[nodiscard]] constexpr std::size_t wire_size(const Packet& packet) {
    return msnp::detail::counted_size([&](auto& sink) { return detail::write(packet, sink); });
}

/// Writes a packet into `buffer` and returns how many bytes it took. errc::payload_too_long for data whose length the header can't
/// hold; of the second kind errc::bad_value for entries that are none or too many, a bit or a kind that is another field's,
/// errc::missing_value for data without a header; errc::buffer_too_small. The buffer is as before then.
template <class Packet>
[[nodiscard]] constexpr result<std::size_t> serialize(const Packet& packet, std::span<char> buffer) {
    return msnp::detail::write_counted(buffer, [&](auto& sink) { return detail::write(packet, sink); });
}

} // namespace msnp::p2p
