#include "ns_listener.hpp"

#include "words.hpp"

#include <msnp/base/describe.hpp>
#include <msnp/message/message.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/message/user_data.hpp>
#include <msnp/message/xml_fields.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <variant>

namespace msnp_client {

using namespace msnp;

namespace {

    std::string plain(const percent_text& text) {
        return text.to<std::string>();
    }
    std::string text_of_number(std::uint32_t number) {
        return std::to_string(number);
    }

    template <class List>
    std::set<std::string> texts_of(const List& list) {
        std::set<std::string> texts;
        for (const auto item : list) {
            if (texts.size() == contact_list::most_groups) break;
            if constexpr (requires { item.text; })
                texts.insert(std::string(item.text));
            else
                texts.insert(text_of_number(item));
        }
        return texts;
    }

} // namespace

void ns_listener::operator()(const from_ns::lsg_7& lsg) {
    put_group(text_of_number(lsg.group), lsg.name);
}

void ns_listener::operator()(const from_ns::lsg_8& lsg) {
    put_group(text_of_number(lsg.group), lsg.name);
}

void ns_listener::operator()(const from_ns::lsg_10_unmigrated& lsg) {
    put_group(text_of_number(lsg.group), lsg.name);
}

void ns_listener::operator()(const from_ns::lst_2& lst) {
    contact* const who = put(lst.account.text, lst.nick, list_mask{lst.list});
    if (who != nullptr && lst.list == list_kind::forward) who->groups = texts_of(lst.groups);
}

void ns_listener::operator()(const from_ns::lst_8& lst) {
    if (contact* const who = put(lst.account.text, lst.nick, lst.lists)) who->groups = texts_of(lst.groups);
}

void ns_listener::operator()(const from_ns::lst_10& lst) {
    put_by_id(lst);
}

void ns_listener::operator()(const from_ns::lst_12& lst) {
    put_by_id(lst);
}

/// Since MSNP10, who has added one waits to be allowed or blocked.
void ns_listener::operator()(const from_ns::adc_async& adc) {
    contact* const who = added_by(adc.list, adc.account.text, adc.nick);
    if (who == nullptr || adc.list != list_kind::reverse) return;
    const bool is_decided = who->is_on(list_kind::allow) || who->is_on(list_kind::block);
    if (!is_decided) contact_list::put_on(*who, list_kind::pending);
}

void ns_listener::operator()(const from_ns::add& add) {
    contact* const who = added(add.trid, add.list, add.account.text, add.nick);
    if (who != nullptr && add.group) who->groups.insert(text_of_number(*add.group));
}

void ns_listener::operator()(const from_ns::adc& adc) {
    const auto asked = state_.requests.answered(adc.trid);
    contact* const who = added({}, adc.list, adc.account.text, adc.nick);
    if (who == nullptr || adc.contact.empty()) return;
    who->id = adc.contact.text;
    if (asked && !asked->group.empty()) state_.requests.add(list_kind::forward, *who, asked->group);
}

void ns_listener::operator()(const from_ns::adc_group& adc) {
    note_answer(adc.trid);
    contact* const who = state_.contacts.find_id(adc.contact.text);
    if (who == nullptr) return;
    who->groups.insert(std::string(adc.group.text));
    screen_.line(person(who->account, who->nick) + " is in group " + group_name(adc.group.text));
}

void ns_listener::operator()(const from_ns::rem_2& rem) {
    const std::string group = rem.group ? text_of_number(*rem.group) : std::string{};
    removed(rem.trid, state_.contacts.find(rem.account.text), rem.list, group);
}

void ns_listener::operator()(const from_ns::rem_10_fl& rem) {
    contact* const by_id = state_.contacts.find_id(rem.contact.text);
    contact* const who = by_id != nullptr ? by_id : state_.contacts.find(rem.contact.text);
    removed(rem.trid, who, list_kind::forward, std::string(rem.group.text));
}

void ns_listener::operator()(const from_ns::rea& rea) {
    note_answer(rea.trid);
    if (mime::equal_ignoring_case(rea.account.text, state_.account)) return call_oneself(plain(rea.nick));
    if (contact* const who = state_.contacts.find(rea.account.text)) who->nick = plain(rea.nick);
}

void ns_listener::operator()(const from_ns::adg_7& adg) {
    made_group(adg.trid, text_of_number(adg.group), adg.name);
}

void ns_listener::operator()(const from_ns::reg_7& reg) {
    renamed_group(reg.trid, text_of_number(reg.group), reg.name);
}

void ns_listener::operator()(const from_ns::rmg_7& rmg) {
    removed_group(rmg.trid, text_of_number(rmg.group));
}

void ns_listener::operator()(const from_ns::chg& chg) {
    note_answer(chg.trid);
    screen_.line("you are " + std::string(name_of(chg.status)));
    settle();
}

void ns_listener::operator()(const from_ns::fln& fln) {
    contact* const who = state_.contacts.find(fln.account.text);
    if (who != nullptr) who->status = presence::offline;
    screen_.line(person(fln.account.text, who != nullptr ? who->nick : std::string{}) + " is offline");
}

void ns_listener::operator()(const from_ns::uux& uux) {
    if (note_answer(uux.trid)) screen_.line("your message is set");
}

void ns_listener::operator()(const from_ns::ubx_11& ubx) {
    const auto data = payload::parse<payload::ubx>(ubx.payload);
    if (!data) return screen_.line("skipped: " + describe(data.error()));
    const auto* user = std::get_if<payload::user_data>(&*data);
    if (user != nullptr && !user->personal_message) return; // it is about something else
    contact* const who = state_.contacts.find(ubx.account.text);
    if (who == nullptr) return;
    who->message = user == nullptr ? std::string{} : user->personal_message->to<std::string>();
    screen_.line(person(who->account, who->nick) +
                 (who->message.empty() ? " has no message" : " has the message: " + who->message));
}

void ns_listener::operator()(const from_ns::xfr_sb& xfr) {
    const auto asked = state_.requests.answered(xfr.trid);
    if (!asked || asked->account.empty()) return screen_.line("skipped: a switchboard that was not asked for");
    owner_.invited({.server = {std::string(xfr.server.host), xfr.server.port},
                    .cookie = std::string(xfr.cookie.text),
                    .session = {},
                    .account = asked->account,
                    .nick = {}});
}

void ns_listener::operator()(const from_ns::rng& rng) {
    owner_.invited({.server = {std::string(rng.server.host), rng.server.port},
                    .cookie = std::string(rng.cookie.text),
                    .session = std::string(rng.session.text),
                    .account = std::string(rng.account.text),
                    .nick = plain(rng.nick)});
}

void ns_listener::operator()(const from_ns::qng& qng) {
    owner_.answered_ping(qng.seconds ? std::optional(std::chrono::seconds(*qng.seconds)) : std::nullopt);
}

void ns_listener::operator()(const from_ns::out& out) {
    owner_.closed(text_of(out.reason));
}

void ns_listener::operator()(const from_ns::out_retry& out) {
    owner_.closed("the server has closed, and is to be tried again in " + text_of_number(out.minutes) + " minutes");
}

void ns_listener::operator()(const from_ns::msg& msg) {
    const auto said = message::parse<std::variant<message::system_message, message::unknown>>(msg.payload);
    if (!said) return screen_.line("skipped: " + describe(said.error()));
    const auto* notice = std::get_if<message::system_message>(&*said);
    if (notice != nullptr && notice->event == system_event::maintenance)
        screen_.line("the server says that it shuts down in " + std::string(notice->argument) + " minutes");
}

void ns_listener::operator()(const error_reply& reply) {
    const auto asked = reply.trid ? state_.requests.answered(*reply.trid) : std::nullopt;
    if (asked && asked->is_tidying && reply.code == error_code::not_on_list) {
        if (contact* const who = state_.contacts.find(asked->account)) contact_list::take_off(*who, list_kind::pending);
        return;
    }
    screen_.line("refused: " + (asked ? asked->what + ": " : std::string{}) + text_of(reply.code));
    if (asked) settle_after(*asked);
}

bool ns_listener::note_answer(transaction_id trid) {
    return state_.requests.answered(trid).has_value();
}

std::string ns_listener::group_name(std::string_view id) const {
    return state_.contacts.group_name(std::string(id));
}

void ns_listener::settle() {
    if (!std::exchange(is_settled_, true)) owner_.settled();
}

void ns_listener::settle_after(const ns_requests::asked& asked) {
    if (asked.is_presence) settle();
}

void ns_listener::set_privacy(transaction_id trid, privacy mode) {
    state_.privacy = mode;
    if (note_answer(trid)) screen_.line("privacy: " + std::string(name_of(mode)));
}

void ns_listener::set_property(transaction_id trid, const property_key& key, const percent_text& value) {
    if (key != property::friendly_name) return;
    if (note_answer(trid)) return call_oneself(plain(value));
    state_.nick = plain(value);
}

void ns_listener::call_oneself(const std::string& nick) {
    state_.nick = nick;
    screen_.line("you are called " + nick);
}

void ns_listener::put_group(std::string_view id, const percent_text& name) {
    if (plain(name) != "~") state_.contacts.put_group(id, plain(name)); // which stands for no group at all
}

contact* ns_listener::put(std::string_view account, const percent_text& nick, list_mask lists) {
    contact* const who = state_.contacts.make(account);
    if (who == nullptr) {
        screen_.line("skipped: more contacts than this program keeps");
        return nullptr;
    }
    who->lists.bits |= lists.bits;
    if (!nick.empty()) who->nick = plain(nick);
    return who;
}

void ns_listener::put_by_id(const auto& lst) {
    contact* const who = put(lst.account.text, lst.nick, lst.lists);
    if (who == nullptr) return;
    who->id = lst.contact.text;
    who->groups = texts_of(lst.groups);
}

contact* ns_listener::added_by(list_kind list, std::string_view account, const percent_text& nick) {
    contact* const who = put(account, nick, list_mask{list});
    if (who != nullptr && list == list_kind::reverse) screen_.line(person(who->account, who->nick) + " has added you");
    return who;
}

contact* ns_listener::added(transaction_id trid, list_kind list, std::string_view account, const percent_text& nick) {
    note_answer(trid);
    contact* const who = put(account, nick, list_mask{list});
    if (who != nullptr)
        screen_.line("added " + person(who->account, who->nick) + " to the " + std::string(name_of(list)) + " list");
    return who;
}

void ns_listener::removed_by(list_kind list, std::string_view account) {
    contact* const who = state_.contacts.find(account);
    if (who == nullptr) return;
    contact_list::take_off(*who, list);
    if (list == list_kind::reverse) screen_.line(person(who->account, who->nick) + " has removed you");
}

void ns_listener::removed(transaction_id trid, contact* who, list_kind list, const std::string& group) {
    note_answer(trid);
    if (who == nullptr) return;
    if (!group.empty()) {
        who->groups.erase(group);
        return screen_.line("removed " + person(who->account, who->nick) + " from group " + group_name(group));
    }
    contact_list::take_off(*who, list);
    screen_.line("removed " + person(who->account, who->nick) + " from the " + std::string(name_of(list)) + " list");
}

void ns_listener::made_group(transaction_id trid, std::string_view id, const percent_text& name) {
    note_answer(trid);
    state_.contacts.put_group(id, plain(name));
    screen_.line("made group " + plain(name));
}

void ns_listener::renamed_group(transaction_id trid, std::string_view id, const percent_text& name) {
    note_answer(trid);
    const std::string before = group_name(id);
    state_.contacts.put_group(id, plain(name));
    screen_.line("renamed group " + before + " to " + plain(name));
}

void ns_listener::removed_group(transaction_id trid, std::string_view id) {
    note_answer(trid);
    const std::string before = group_name(id);
    state_.contacts.remove_group(id);
    screen_.line("removed group " + before);
}

void ns_listener::is_now(std::string_view account, const percent_text& nick, presence status) {
    if (contact* const who = state_.contacts.find(account)) {
        who->status = status;
        who->nick = plain(nick);
    }
    screen_.line(person(account, plain(nick)) + " is " + std::string(name_of(status)));
}

} // namespace msnp_client
