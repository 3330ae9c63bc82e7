// MSNFTP: how files went from client to client before MSN 6, over a connection of their own that an invitation agrees on.
//
//     VER MSNFTP\r\n                         both, who connects first
//     USR bob@example.com 93301\r\n          the receiver, with the invitation's AuthCookie
//     FIL 60904\r\n                          the sender: the size
//     TFR\r\n                                the receiver: begin
//     00 FD 07 <2045 bytes> …                the sender: blocks
//     BYE 16777989\r\n                       the receiver: all came; or CCL: cancelled
//
// Lines are read as those of a server are; which peer listens says nothing about who sends (mime.md section 10.1). In use with all
// dialects up to MSNP9.
#pragma once

#include <msnp/base/binary.hpp>
#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/result.hpp>
#include <msnp/channel/channel.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/verb.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

/// MSNFTP: files over a connection of their own, before MSN 6.
namespace msnp::ftp {

/// How a transfer ended: the number of BYE.
enum class outcome : std::uint32_t {
    sent = 0x01000303,               ///< all was sent
    received = 0x01000305,           ///< all was received
    disk_full = 0x80070005,          ///< no space, or no access
    receiver_cancelled = 0x81000332, ///< the receiver cancelled
    sender_cancelled = 0x81000333,   ///< the sender cancelled
    blocked = 0x8100033E,            ///< the connection is blocked, or timed out
};

} // namespace msnp::ftp

namespace msnp {

/// Their numbers, and their names for people.
template <>
struct vocabulary<ftp::outcome> {
    /// All of them.
    static constexpr word<ftp::outcome> words[] = {
        {ftp::outcome::sent, "16777987", "sent"},
        {ftp::outcome::received, "16777989", "received"},
        {ftp::outcome::disk_full, "2147942405", "disk_full"},
        {ftp::outcome::receiver_cancelled, "2164261682", "receiver_cancelled"},
        {ftp::outcome::sender_cancelled, "2164261683", "sender_cancelled"},
        {ftp::outcome::blocked, "2164261694", "blocked"},
    };
};

} // namespace msnp

namespace msnp::ftp {

/// VER: which protocols the peer has: `VER MSNFTP`. Both send it; others may stand beside it.
struct ver {
    static constexpr msnp::verb verb{"VER"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "VER MSNFTP\r\n"sv;

    token_list<std::string_view> protocols = "MSNFTP"; ///< those that it has

    static constexpr void wire(auto& io, auto& self) { io.rest("protocols", self.protocols); }
    friend constexpr bool operator==(const ver&, const ver&) = default;
};

/// USR: who receives, and that it is who was invited: `USR bob@example.com 93301`.
struct usr {
    static constexpr msnp::verb verb{"USR"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "USR bob@example.com 93301\r\n"sv;

    email account{};                  ///< the receiver
    transfer_cookie authentication{}; ///< AuthCookie of the invitation

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("authentication", self.authentication);
    }
    friend constexpr bool operator==(const usr&, const usr&) = default;
};

/// FIL: how long the file is: `FIL 60904`. From the sender.
struct fil {
    static constexpr msnp::verb verb{"FIL"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "FIL 60904\r\n"sv;

    std::uint32_t size = 0; ///< in bytes

    static constexpr void wire(auto& io, auto& self) { io.arg("size", self.size); }
    friend constexpr bool operator==(const fil&, const fil&) = default;
};

/// TFR: begin. From the receiver; blocks follow from the sender, up to a BYE or CCL from either.
struct tfr {
    static constexpr msnp::verb verb{"TFR"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "TFR\r\n"sv;

    static constexpr void wire(auto&, auto&) {}
    friend constexpr bool operator==(const tfr&, const tfr&) = default;
};

/// BYE: how it ended: `BYE 16777989`.
struct bye {
    static constexpr msnp::verb verb{"BYE"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "BYE 16777989\r\n"sv;

    open_number<ftp::outcome> outcome{}; ///< how

    static constexpr void wire(auto& io, auto& self) { io.arg("outcome", self.outcome); }
    friend constexpr bool operator==(const bye&, const bye&) = default;
};

/// CCL: cancelled.
struct ccl {
    static constexpr msnp::verb verb{"CCL"};
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "CCL\r\n"sv;

    static constexpr void wire(auto&, auto&) {}
    friend constexpr bool operator==(const ccl&, const ccl&) = default;
};

/// The lines of both peers.
struct channel : basic_channel<ver, usr, fil, tfr, bye, ccl> {
    /// The channel's name.
    static constexpr std::string_view name = "msnftp"sv;
};

/// Any line: a std::variant of every form, error_reply and unknown_command. msnp::serialize() writes it, in any dialect.
using command = channel::command;
/// Takes one line from the front of a buffer: `step s = take_frame(bytes)`. Where blocks are due, take_block() is to be asked.
inline constexpr take_frame_function<channel> take_frame{};
/// Reads a line: `result<command> c = parse(bytes, msnp::last_dialect)`. It is the same in all dialects.
inline constexpr parse_function<channel> parse{};

/// How many bytes a block of Microsoft's client has at most: 2048 with its header.
inline constexpr std::size_t longest_block = 2045;

/// A block of a file at the front of bytes that came, or how many are missing.
struct block {
    bool is_whole = false; ///< else more bytes are needed
    std::uint8_t flag =
        0; ///< 0 for data; else it is the end, or the sender cancelled: the bytes that have come tell which
    std::string_view data{}; ///< a view
    std::size_t size = 0; ///< how many bytes it takes with its header; how many there have to be when it is not whole

    /// Whether no block follows.
    [[nodiscard]] constexpr bool ends() const noexcept { return is_whole && flag != 0; }
    /// Equal in all fields.
    friend constexpr bool operator==(const block&, const block&) = default;
};

/// Looks for one block at the front of `bytes`: a flag, a length of two bytes with the lower first, and so many bytes. Any length fits.
[[nodiscard]] constexpr block take_block(byte_view bytes) noexcept {
    constexpr std::size_t header = 3;
    const std::string_view all = bytes.text();
    if (all.size() < header) return {.size = header};
    const std::size_t size = header + msnp::detail::load_little<std::uint16_t>(all.substr(1));
    if (all.size() < size) return {.size = size};
    return {true, static_cast<std::uint8_t>(all.front()), all.substr(header, size - header), size};
}

/// Writes a block of data; errc::payload_too_long, and nothing is written, for more bytes than the length can say.
template <byte_sink Sink>
constexpr errc write_block(Sink& sink, std::string_view data) {
    if (data.size() > 0xFFFF) return errc::payload_too_long;
    sink.put('\0');
    msnp::detail::store_little(sink, static_cast<std::uint16_t>(data.size()));
    sink.write(data);
    return errc::none;
}

/// Writes what the sender says when no block follows.
template <byte_sink Sink>
constexpr void write_end(Sink& sink) {
    sink.write(std::string_view("\1\0\0", 3));
}

} // namespace msnp::ftp
