// What a notification server says, as this program understands it: shown, and noted among the contacts.
#pragma once

#include "ns_state.hpp"
#include "screen.hpp"

#include <msnp/command/connection.hpp>
#include <msnp/command/contacts.hpp>
#include <msnp/command/error_reply.hpp>
#include <msnp/command/groups.hpp>
#include <msnp/command/login.hpp>
#include <msnp/command/notices.hpp>
#include <msnp/command/presence.hpp>
#include <msnp/command/switchboard.hpp>

#include <string>
#include <string_view>

namespace msnp_client {

/// Each form that means something here; for all others nothing happens.
class ns_listener {
public:
    ns_listener(ns_state& state, screen& to, ns_owner& who) : state_(state), screen_(to), owner_(who) {}

    void operator()(const auto&) {}

    // ---- the lists, after SYN ----

    void operator()(const msnp::from_ns::syn_2& syn) { note_answer(syn.trid); }
    void operator()(const msnp::from_ns::syn_8& syn) { note_answer(syn.trid); }
    void operator()(const msnp::from_ns::syn_unchanged_8& syn) { note_answer(syn.trid); }
    void operator()(const msnp::from_ns::syn_10& syn) { note_answer(syn.trid); }
    void operator()(const msnp::from_ns::syn_unchanged_10& syn) { note_answer(syn.trid); }

    void operator()(const msnp::from_ns::blp_sync& blp) { state_.privacy = blp.mode; }
    void operator()(const msnp::from_ns::blp_2& blp) { set_privacy(blp.trid, blp.mode); }
    void operator()(const msnp::from_ns::blp_10& blp) { set_privacy(blp.trid, blp.mode); }

    void operator()(const msnp::from_ns::prp_sync& prp) { set_property({}, prp.key, prp.value); }
    void operator()(const msnp::from_ns::prp_10& prp) { set_property(prp.trid, prp.key, prp.value); }

    void operator()(const msnp::from_ns::lsg_7& lsg);
    void operator()(const msnp::from_ns::lsg_8& lsg);
    void operator()(const msnp::from_ns::lsg_10_unmigrated& lsg);
    void operator()(const msnp::from_ns::lsg_10& lsg) { put_group(lsg.group.text, lsg.name); }

    void operator()(const msnp::from_ns::lst_2& lst);
    void operator()(const msnp::from_ns::lst_8& lst);
    void operator()(const msnp::from_ns::lst_10& lst);
    void operator()(const msnp::from_ns::lst_12& lst);

    // ---- changes of the lists ----

    void operator()(const msnp::from_ns::add_async& add) { added_by(add.list, add.account.text, add.nick); }
    void operator()(const msnp::from_ns::adc_async& adc);
    void operator()(const msnp::from_ns::add& add);
    void operator()(const msnp::from_ns::adc& adc);
    void operator()(const msnp::from_ns::adc_group& adc);

    void operator()(const msnp::from_ns::rem_async_2& rem) { removed_by(rem.list, rem.account.text); }
    void operator()(const msnp::from_ns::rem_async_10& rem) { removed_by(rem.list, rem.account.text); }
    void operator()(const msnp::from_ns::rem_2& rem);
    void operator()(const msnp::from_ns::rem_10_fl& rem);
    void operator()(const msnp::from_ns::rem_10_list& rem) {
        removed(rem.trid, state_.contacts.find(rem.account.text), rem.list, {});
    }

    void operator()(const msnp::from_ns::rea& rea);

    void operator()(const msnp::from_ns::adg_7& adg);
    void operator()(const msnp::from_ns::adg_10& adg) { made_group(adg.trid, adg.group.text, adg.name); }
    void operator()(const msnp::from_ns::reg_7& reg);
    void operator()(const msnp::from_ns::reg_10& reg) { renamed_group(reg.trid, reg.group.text, reg.name); }
    void operator()(const msnp::from_ns::reg_10_one& reg) { renamed_group(reg.trid, reg.group.text, reg.name); }
    void operator()(const msnp::from_ns::rmg_7& rmg);
    void operator()(const msnp::from_ns::rmg_10& rmg) { removed_group(rmg.trid, rmg.group.text); }
    void operator()(const msnp::from_ns::rmg_10_one& rmg) { removed_group(rmg.trid, rmg.group.text); }

    // ---- presence ----

    void operator()(const msnp::from_ns::chg& chg);
    void operator()(const msnp::from_ns::iln& iln) { is_now(iln.account.text, iln.nick, iln.status); }
    void operator()(const msnp::from_ns::nln& nln) { is_now(nln.account.text, nln.nick, nln.status); }
    void operator()(const msnp::from_ns::fln& fln);
    void operator()(const msnp::from_ns::uux& uux);
    void operator()(const msnp::from_ns::ubx_11& ubx);

    // ---- chats ----

    void operator()(const msnp::from_ns::xfr_sb& xfr);
    void operator()(const msnp::from_ns::rng& rng);

    // ---- the connection ----

    void operator()(const msnp::from_ns::chl& chl) { state_.requests.answer(chl.challenge); }
    void operator()(const msnp::from_ns::qry& qry) { note_answer(qry.trid); }
    void operator()(const msnp::from_ns::qng& qng);
    void operator()(const msnp::from_ns::out& out);
    void operator()(const msnp::from_ns::out_retry& out);
    void operator()(const msnp::from_ns::msg& msg);
    void operator()(const msnp::error_reply& reply);

private:
    bool note_answer(msnp::transaction_id trid);
    std::string group_name(std::string_view id) const;

    /// The first answer to CHG comes after all that was asked before it.
    void settle();
    void settle_after(const ns_requests::asked& asked);

    void set_privacy(msnp::transaction_id trid, msnp::privacy mode);
    void set_property(msnp::transaction_id trid, const msnp::property_key& key, const msnp::percent_text& value);
    void call_oneself(const std::string& nick);

    void put_group(std::string_view id, const msnp::percent_text& name);
    contact* put(std::string_view account, const msnp::percent_text& nick, msnp::list_mask lists);
    void put_by_id(const auto& lst);

    contact* added_by(msnp::list_kind list, std::string_view account, const msnp::percent_text& nick);
    contact* added(msnp::transaction_id trid, msnp::list_kind list, std::string_view account,
                   const msnp::percent_text& nick);
    void removed_by(msnp::list_kind list, std::string_view account);
    void removed(msnp::transaction_id trid, contact* who, msnp::list_kind list, const std::string& group);

    void made_group(msnp::transaction_id trid, std::string_view id, const msnp::percent_text& name);
    void renamed_group(msnp::transaction_id trid, std::string_view id, const msnp::percent_text& name);
    void removed_group(msnp::transaction_id trid, std::string_view id);

    void is_now(std::string_view account, const msnp::percent_text& nick, msnp::presence status);

    ns_state& state_;
    screen& screen_;
    ns_owner& owner_;
    bool is_settled_ = false;
};

} // namespace msnp_client
