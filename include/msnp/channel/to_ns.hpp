// What a client says to a dispatch or notification server. A new form is a struct in command/ and its name in this list.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/channel/channel.hpp>
#include <msnp/channel/decoder.hpp>
#include <msnp/command/connection.hpp>
#include <msnp/command/contact_properties.hpp>
#include <msnp/command/contacts.hpp>
#include <msnp/command/directory.hpp>
#include <msnp/command/groups.hpp>
#include <msnp/command/login.hpp>
#include <msnp/command/membership.hpp>
#include <msnp/command/notices.hpp>
#include <msnp/command/presence.hpp>
#include <msnp/command/publication.hpp>
#include <msnp/command/user_to_user.hpp>

#include <string_view>

/// A client to a dispatch or notification server.
namespace msnp::to_ns {

/// The forms, those of a verb in the order in which they are tried.
// clang-format off
struct channel : basic_channel<
    ver_cvr0, ver, cvr, cvq, xfr_sb, xfr_ns, png, out,
    inf, usr_ctp_initiate, usr_ctp_password, usr_md5_initiate, usr_md5_response, usr_twn_initiate, usr_twn_ticket,
    usr_sso_initiate, usr_sso_response, usr_sha, qry,
    syn_2, syn_10, gtc, blp, prp, sbp, lst, add, adc, adc_group, rem_2, rem_10_fl, rem_10_list, rea,
    lsg, adg_7, adg_10, rmg_7, rmg_10, rmg_10_name, reg_7, reg_10,
    chg, chg_16, ims, uux,
    adl, rml, fqy,
    uun, uum,
    put, del, sdg,
    url, pag, pgd, snd, sdc, fnd, gcf, vas
> {
    /// The channel's name: the namespace.
    static constexpr std::string_view name = "to_ns"sv;
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

} // namespace msnp::to_ns
