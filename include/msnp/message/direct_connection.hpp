// What goes over a direct connection between two peers: frames, of which the first two are not packets of a message.
//
//     04 00 00 00 'f' 'o' 'o' 00       the first frame, of who connects
//     30 00 00 00 <48 bytes>           the handshake: a packet_v1 with flag::handshake and a nonce in its last 16 bytes;
//     10 00 00 00 <16 bytes>           of peers with packets of the second kind the nonce alone
//     len         packet, no footer    then packets
//
// The nonce is the one that both agreed on in MSNSLP, where it, or its hash, is text (p2p.md section 1). Since MSNP9.
#pragma once

#include <msnp/base/binary.hpp>
#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/command/braced_guid.hpp>
#include <msnp/message/p2p_packet.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace msnp::p2p {

/// A frame at the front of bytes that came, or how many are missing.
struct direct_frame {
    bool is_whole = false;   ///< else more bytes are needed
    std::string_view data{}; ///< without its length; a view
    std::size_t size = 0; ///< how many bytes it takes with its length; how many there have to be when it is not whole

    /// Whether it is the greeting that comes first.
    [[nodiscard]] constexpr bool is_greeting() const noexcept { return data == std::string_view("foo\0", 4); }
    /// Equal in all three.
    friend constexpr bool operator==(const direct_frame&, const direct_frame&) = default;
};

/// How long a frame may be if the caller does not say: more than any client is known to write.
inline constexpr std::size_t direct_frame_limit = std::size_t{64} * 1024;

/// Looks for one frame at the front of `bytes`. errc::payload_too_long for one that is longer than `limit`, at its length: the connection
/// can't go on then.
[[nodiscard]] constexpr result<direct_frame> take_direct_frame(byte_view bytes,
                                                               std::size_t limit = direct_frame_limit) noexcept {
    constexpr std::size_t prefix = 4;
    const std::string_view all = bytes.text();
    if (all.size() < prefix) return direct_frame{.size = prefix};
    const auto length = msnp::detail::load_little<std::uint32_t>(all);
    if (length > limit) return error{errc::payload_too_long, 0, {}};
    const std::size_t size = prefix + length;
    if (all.size() < size) return direct_frame{.size = size};
    return direct_frame{true, all.substr(prefix, length), size};
}

/// Writes a frame: the length of `data`, and these. errc::payload_too_long for more than the length can say.
template <byte_sink Sink>
constexpr errc write_direct_frame(Sink& sink, std::string_view data) {
    if (data.size() > 0xFFFFFFFF) return errc::payload_too_long;
    msnp::detail::store_little(sink, static_cast<std::uint32_t>(data.size()));
    sink.write(data);
    return errc::none;
}

/// Writes the greeting that who connects sends first.
template <byte_sink Sink>
constexpr void write_greeting(Sink& sink) {
    static_cast<void>(write_direct_frame(sink, std::string_view("foo\0", 4)));
}

/// The nonce of a handshake: 16 bytes, a GUID in Windows' order of bytes.
struct nonce {
    /// How many bytes it is.
    static constexpr std::size_t size = 16;

    std::array<char, size> bytes{}; ///< as on the wire

    /// The nonce of a GUID in text; nothing of what is none.
    [[nodiscard]] static constexpr std::optional<nonce> of(const braced_guid& text) noexcept {
        const guid id = text.id();
        if (!guid::is_guid(id.text)) return std::nullopt;
        nonce made;
        for (std::size_t i = 0; i < size; ++i) {
            const std::string_view digits = id.text.substr(places[i], 2);
            made.bytes[i] =
                static_cast<char>(static_cast<unsigned char>(hex_digit(digits[0]) * 16 + hex_digit(digits[1])));
        }
        return made;
    }
    /// The nonce in the bytes of a frame of 16, or at the front of more; there must be enough of them.
    [[nodiscard]] static constexpr nonce of_bytes(std::string_view bytes) noexcept {
        nonce made;
        for (std::size_t i = 0; i < size; ++i) made.bytes[i] = bytes[i];
        return made;
    }
    /// The nonce of a handshake's packet: what its last three numbers are.
    [[nodiscard]] static constexpr nonce of(const packet_v1& packet) noexcept {
        nonce made;
        span_sink sink(made.bytes);
        msnp::detail::store_little(sink, packet.ack_identifier);
        msnp::detail::store_little(sink, packet.ack_unique);
        msnp::detail::store_little(sink, packet.ack_size);
        return made;
    }
    /// A handshake with this nonce.
    [[nodiscard]] constexpr packet_v1 handshake(std::uint32_t identifier) const noexcept {
        const std::string_view all(bytes.data(), size);
        return {.identifier = identifier,
                .flags = static_cast<std::uint32_t>(flag::handshake),
                .ack_identifier = msnp::detail::load_little<std::uint32_t>(all),
                .ack_unique = msnp::detail::load_little<std::uint32_t>(all.substr(4)),
                .ack_size = msnp::detail::load_little<std::uint64_t>(all.substr(8))};
    }
    /// Writes it as a GUID in braces, in capitals: `{9CA1E48A-1CC2-4F63-BD4F-3DEC9F5D1A4F}`.
    template <byte_sink Sink>
    constexpr void write_text(Sink& sink) const {
        std::array<char, 38> text{};
        text.front() = '{';
        text.back() = '}';
        for (const std::size_t hyphen : {9U, 14U, 19U, 24U}) text[hyphen] = '-';
        for (std::size_t i = 0; i < size; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[i]);
            text[1 + places[i]] = "0123456789ABCDEF"[byte >> 4];
            text[2 + places[i]] = "0123456789ABCDEF"[byte & 15];
        }
        sink.write({text.data(), text.size()});
    }
    /// Equal in bytes.
    friend constexpr bool operator==(const nonce&, const nonce&) = default;

private:
    /// Where in a GUID's text the two digits of each byte stand: its first three numbers have their lowest byte first.
    static constexpr std::size_t places[size] = {6, 4, 2, 0, 11, 9, 16, 14, 19, 21, 24, 26, 28, 30, 32, 34};
};

} // namespace msnp::p2p
