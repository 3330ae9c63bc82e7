// What a dispatch or notification server says to a client. A new form is a struct in command/ and its name in this list.
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
#include <msnp/command/switchboard.hpp>
#include <msnp/command/user_to_user.hpp>

#include <string_view>

/// A dispatch or notification server to a client: its forms, and the functions that read them.
namespace msnp::from_ns {

/// The forms, those of a verb in the order in which they are tried.
// clang-format off
struct channel : basic_channel<
    ver_refused, ver, cvr, cvr_short, cvq, xfr_ns, xfr_ns_13, xfr_ns_reset, xfr_sb, qng, out_retry, out,
    inf, usr_ctp_continue, usr_md5_challenge, usr_twn_challenge, usr_sso_challenge, usr_ok, usr_ok_nick, chl, qry,
    syn_8, syn_unchanged_8, syn_2, syn_10, syn_unchanged_10, gtc_2, gtc_10, gtc_sync, blp_2, blp_10, blp_sync, prp_5,
    prp_10, prp_sync, bpr_sync, bpr_sync_5, bpr_5, bpr_10, sbp, lst_10, lst_12, lst_empty, lst_2, lst_8,
    add_async, add, adc_async, adc, adc_group, rem_async_2, rem_2, rem_async_10, rem_10_fl, rem_10_list, rea,
    lsg_7, lsg_8, lsg_10_unmigrated, lsg_10, adg_7, adg_10, rmg_7, rmg_10_one, rmg_10, reg_7, reg_10_one,
    reg_10,
    chg, chg_16, ims, iln, iln_14, iln_16, iln_18, nln, nln_14, nln_16, nln_18, fln, fln_14, fln_16, fln_18,
    uux, ubx_11, ubx_14, ubx_18,
    rng,
    adl_ok, adl_async, adl, rml_ok, rml_async, fqy, rfs,
    uun_ok, uun, ubn, ubm_14, ubm_16,
    nfy_put, nfy_del, put, del, sdg,
    msg, url, not_, ipg, snd, sdc, fnd_empty, fnd, gcf_11, gcf_13, sbs
> {
    /// The channel's name: the namespace.
    static constexpr std::string_view name = "from_ns"sv;
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

} // namespace msnp::from_ns
