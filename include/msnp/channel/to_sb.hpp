// What a client says to a switchboard. A new form is a struct in command/ and its name in this list.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/channel/channel.hpp>
#include <msnp/channel/decoder.hpp>
#include <msnp/command/chat.hpp>
#include <msnp/command/connection.hpp>
#include <msnp/command/login.hpp>
#include <msnp/command/notices.hpp>
#include <msnp/command/switchboard.hpp>

#include <string_view>

/// A client to a switchboard.
namespace msnp::to_sb {

/// The forms, those of a verb in the order in which they are tried.
// clang-format off
struct channel : basic_channel<
    cvr, png, out,
    inf, usr, usr_16, qry,
    cal, ans, ans_16,
    msg,
    url
> {
    /// The channel's name: the namespace.
    static constexpr std::string_view name = "to_sb"sv;
};
// clang-format on

/// Any command of this channel: a std::variant of every form, error_reply and unknown_command.
using command = channel::command;
/// Takes one frame from the front of a buffer: `step s = take_frame(bytes)`.
inline constexpr take_frame_function<channel> take_frame{};
/// Reads a frame, or bytes that are one: `result<command> c = parse(bytes, dialect::msnp9)`.
inline constexpr parse_function<channel> parse{};
/// Reads a frame and calls a visitor: `dispatch(frame, dialect::msnp9, visitor)`.
inline constexpr dispatch_function<channel> dispatch{};
/// Reads a stream that comes in pieces.
using decoder = basic_decoder<channel>;

} // namespace msnp::to_sb
