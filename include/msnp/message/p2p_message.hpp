// Messages of a peer-to-peer connection, cut into packets of the first kind and put together again.
//
// A packet says where in its message its data belong and how long the message is. Both are 64 bits that a peer can fill as it likes:
// nothing is allocated for what it says, and data go only where the caller has room. Packets of a message come in order, as a
// switchboard and a direct connection keep them (p2p.md section 1).
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/p2p_packet.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace msnp::p2p {

/// How many bytes of data a packet has at most on a switchboard, which closes the connection at longer messages.
inline constexpr std::size_t switchboard_chunk = 1202;
/// The same on a direct connection.
inline constexpr std::size_t direct_chunk = 1352;

/// Cuts a message into packets. Copies nothing; the message must outlive it.
///
///     p2p::splitter parts({.session = 5, .identifier = 9, .flags = 0x20, .data = picture, .footer = p2p::app_id::display_picture});
///     while (const auto packet = parts.next()) … p2p::serialize(*packet, buffer) …
///
/// Since MSNP9.
class splitter {
public:
    /// The packets of a message: `whole` is one packet with all of its data, of which `longest` bytes go into each, at least one.
    constexpr explicit splitter(const packet_v1& whole, std::size_t longest = switchboard_chunk) noexcept
        : whole_(whole), longest_(longest == 0 ? 1 : longest) {}

    /// The next packet; nothing behind the last. A message without data is one packet.
    constexpr std::optional<packet_v1> next() noexcept {
        if (is_done()) return std::nullopt;
        packet_v1 part = whole_;
        part.offset = at_;
        part.total_size = whole_.data.size();
        part.data = whole_.data.substr(at_, longest_);
        at_ += part.data.size();
        is_begun_ = true;
        return part;
    }
    /// Whether there is no packet left.
    [[nodiscard]] constexpr bool is_done() const noexcept { return is_begun_ && at_ == whole_.data.size(); }

private:
    packet_v1 whole_;
    std::size_t longest_;
    std::size_t at_ = 0;
    bool is_begun_ = false;
};

/// Puts the packets of one message together, in the caller's memory: a message is the packets of one session with one identifier.
/// Acknowledgements have no data and are not for it. Since MSNP9.
class joiner {
public:
    /// Into `memory`, which must outlive it. That is also how long the message may be.
    constexpr explicit joiner(std::span<char> memory) noexcept : memory_(memory) {}

    /// Takes a packet; the first tells which message it is. Returns the whole message with the last, and nothing before. A packet that has
    /// come before is passed over; with the last of a message it is the whole message again.
    ///
    /// An error changes nothing, so that the right packet may still come: errc::bad_value for a packet of another message ("session",
    /// "identifier"), one that says another length than the first ("total_size"), one that does not begin where the last one ended
    /// ("offset"), one that comes again with other data ("data"); errc::out_of_range for data behind the message's end ("data");
    /// errc::payload_too_long for a message longer than the memory ("total_size"). Offsets are those of the field in the header.
    constexpr result<std::optional<std::string_view>> add(const packet_v1& packet) noexcept {
        if (const error e = look_at(packet); e.code != errc::none) return e;
        const auto offset = static_cast<std::size_t>(packet.offset);
        if (!had_come(packet)) {
            msnp::detail::copy_bytes(memory_.data() + offset, packet.data);
            size_ += packet.data.size();
        } else if (taken(offset, packet.data.size()) != packet.data) {
            return error{errc::bad_value, packet_v1::header_size, "data"};
        }
        session_ = packet.session;
        identifier_ = packet.identifier;
        total_size_ = packet.total_size;
        is_begun_ = true;
        return is_whole() ? std::optional(taken(0, size_)) : std::nullopt;
    }
    /// Whether the message is whole.
    [[nodiscard]] constexpr bool is_whole() const noexcept { return is_begun_ && size_ == total_size_; }
    /// How many bytes have come.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// Forgets the message: the next packet begins another, in the same memory.
    constexpr void reset() noexcept {
        size_ = 0;
        is_begun_ = false;
    }

private:
    [[nodiscard]] constexpr std::string_view taken(std::size_t from, std::size_t size) const noexcept {
        return std::string_view(memory_.data(), size_).substr(from, size);
    }
    /// Whether all data of a packet are there, once it is known that they lie within the message.
    [[nodiscard]] constexpr bool had_come(const packet_v1& packet) const noexcept {
        return packet.offset + packet.data.size() <= size_;
    }
    /// What is wrong with a packet; nothing when its data lie within the message, and are either next or had come.
    [[nodiscard]] constexpr error look_at(const packet_v1& packet) const noexcept {
        if (is_begun_ && packet.session != session_) return {errc::bad_value, 0, "session"};
        if (is_begun_ && packet.identifier != identifier_) return {errc::bad_value, 4, "identifier"};
        if (is_begun_ && packet.total_size != total_size_) return {errc::bad_value, 16, "total_size"};
        if (packet.total_size > memory_.size()) return {errc::payload_too_long, 16, "total_size"};
        if (packet.offset > packet.total_size || packet.data.size() > packet.total_size - packet.offset)
            return {errc::out_of_range, packet_v1::header_size, "data"};
        if (packet.offset != size_ && !had_come(packet)) return {errc::bad_value, 8, "offset"};
        return {};
    }

    std::span<char> memory_;
    std::uint32_t session_ = 0;
    std::uint32_t identifier_ = 0;
    std::uint64_t total_size_ = 0;
    std::size_t size_ = 0; ///< how many bytes have come
    bool is_begun_ = false;
};

} // namespace msnp::p2p
