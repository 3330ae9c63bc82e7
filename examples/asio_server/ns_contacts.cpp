// The lists of a client, in the shapes of its dialect: ADD and REM with versions up to MSNP9, ADC and GUIDs since MSNP10.
#include "ns_session.hpp"

#include <msnp/command/contact_properties.hpp>
#include <msnp/command/contacts.hpp>
#include <msnp/command/groups.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

namespace msnp_examples {

using msnp::dialect;
using msnp::error_code;
using msnp::list_kind;
using msnp::percent_text;
using msnp::transaction_id;
namespace from_ns = msnp::from_ns;
namespace to_ns = msnp::to_ns;

namespace {

    /// The version of a list since MSNP10: `2005-04-23T18:57:44.8130000-00:00`. (aMSN takes no zone with a plus.)
    std::string stamp_of(const account& of) {
        using namespace std::chrono;
        const sys_time<microseconds> at{microseconds(of.changed)};
        const auto day = floor<days>(at);
        const year_month_day date(day);
        const hh_mm_ss time(at - day);
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06d0-00:00",
                      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                      static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                      static_cast<int>(time.subseconds().count()));
        return text.data();
    }

    /// Numbers or GUIDs with a comma between them.
    template <class Text>
    std::string joined(const std::vector<Text>& parts) {
        std::string text;
        for (const Text& part : parts) text += (text.empty() ? "" : ",") + part;
        return text;
    }

    /// The groups of a contact, as up to MSNP9.
    std::string numbers_of(const contact& one) {
        std::vector<std::string> numbers;
        numbers.reserve(one.groups.size());
        for (const std::uint32_t number : one.groups) numbers.push_back(std::to_string(number));
        return numbers.empty() && one.lists.has(list_kind::forward) ? "0" : joined(numbers);
    }

    /// And since MSNP10.
    std::string guids_of(const contact& one, const std::vector<group>& groups) {
        std::vector<std::string> guids;
        for (const group& in : groups)
            if (in.number != 0 && std::find(one.groups.begin(), one.groups.end(), in.number) != one.groups.end())
                guids.push_back(in.guid);
        return joined(guids);
    }

    std::string_view nick_of(const contact& one) {
        return one.nick.empty() ? one.name : one.nick;
    }

} // namespace

// ---- SYN, LST, LSG ----

void ns_session::on(const to_ns::syn_2& command) {
    if (is_synchronized_) return refuse(command.trid, error_code::not_expected);
    is_synchronized_ = true;
    if (command.list_version == self_.version) {
        if (spoken() >= dialect::msnp8)
            return say(from_ns::syn_unchanged_8{.trid = command.trid, .list_version = self_.version});
        return say(from_ns::syn_2{.trid = command.trid, .list_version = self_.version});
    }
    const std::vector<contact> all = in_.data.contacts(self_);
    const std::vector<group> groups = in_.data.groups(self_);
    if (spoken() >= dialect::msnp8) {
        say(from_ns::syn_8{.trid = command.trid,
                           .list_version = self_.version,
                           .contacts = static_cast<std::uint32_t>(all.size()),
                           .groups = static_cast<std::uint32_t>(groups.size())});
        say_settings(command.trid);
        for (const group& one : groups) say(from_ns::lsg_8{.group = one.number, .name = percent_text(one.name)});
        for (const contact& one : all) say_contact(one, groups);
        return;
    }
    say(from_ns::syn_2{.trid = command.trid, .list_version = self_.version});
    say_settings(command.trid);
    if (spoken() >= dialect::msnp7) say_groups(command.trid);
    for (const list_kind list : {list_kind::forward, list_kind::allow, list_kind::block, list_kind::reverse})
        say_list(command.trid, list, all);
}

void ns_session::on(const to_ns::syn_10& command) {
    if (is_synchronized_) return refuse(command.trid, error_code::not_expected);
    is_synchronized_ = true;
    const std::string stamp = stamp_of(self_);
    const msnp::sync_stamp now = std::string_view(stamp);
    if (command.list_version == now && command.settings_version == now)
        return say(from_ns::syn_unchanged_10{.trid = command.trid, .list_version = now, .settings_version = now});
    const std::vector<contact> all = in_.data.contacts(self_);
    const std::vector<group> groups = in_.data.groups(self_);
    say(from_ns::syn_10{.trid = command.trid,
                        .list_version = now,
                        .settings_version = now,
                        .contacts = static_cast<std::uint32_t>(all.size()),
                        .groups = static_cast<std::uint32_t>(groups.size() - 1)});
    say_settings(command.trid);
    for (const group& one : groups)
        if (one.number != 0) say(from_ns::lsg_10{.name = percent_text(one.name), .group = one.guid});
    for (const contact& one : all) say_contact(one, groups);
}

/// GTC, BLP and what PRP has set, as they stand in the answer to SYN.
void ns_session::say_settings(transaction_id trid) {
    const bool has_trid = spoken() < dialect::msnp8;
    if (has_trid) {
        say(from_ns::gtc_2{.trid = trid, .list_version = self_.version, .mode = self_.notify});
        say(from_ns::blp_2{.trid = trid, .list_version = self_.version, .mode = self_.others});
    } else {
        say(from_ns::gtc_sync{.mode = self_.notify});
        say(from_ns::blp_sync{.mode = self_.others});
    }
    if (spoken() >= dialect::msnp10)
        say(from_ns::prp_sync{.key = wire_of(msnp::property::friendly_name), .value = percent_text(nick())});
    if (spoken() < dialect::msnp5) return;
    for (const auto& [key, value] : in_.data.properties(self_)) {
        if (has_trid)
            say(from_ns::prp_5{.trid = trid, .list_version = self_.version, .key = key, .value = percent_text(value)});
        else
            say(from_ns::prp_sync{.key = key, .value = percent_text(value)});
    }
}

/// LSG, of MSNP7 in the answer to SYN and until MSNP9 when it is asked for.
void ns_session::say_groups(transaction_id trid) {
    const std::vector<group> groups = in_.data.groups(self_);
    std::uint32_t index = 0;
    for (const group& one : groups)
        say(from_ns::lsg_7{.trid = trid,
                           .list_version = self_.version,
                           .index = ++index,
                           .total = static_cast<std::uint32_t>(groups.size()),
                           .group = one.number,
                           .name = percent_text(one.name)});
}

/// LST, of MSNP2 to MSNP7 in the answer to SYN and until MSNP9 when it is asked for: one list.
void ns_session::say_list(transaction_id trid, list_kind list, const std::vector<contact>& all) {
    const auto is_on = [list](const contact& one) { return one.lists.has(list); };
    const auto total = static_cast<std::uint32_t>(std::count_if(all.begin(), all.end(), is_on));
    if (total == 0) return say(from_ns::lst_empty{.trid = trid, .list = list, .list_version = self_.version});
    std::uint32_t index = 0;
    for (const contact& one : all) {
        if (!is_on(one)) continue;
        from_ns::lst_2 line{.trid = trid, .list = list, .list_version = self_.version};
        line.index = ++index;
        line.total = total;
        line.account = one.name;
        line.nick = percent_text(nick_of(one));
        const std::string numbers = numbers_of(one);
        if (spoken() >= dialect::msnp7 && list == list_kind::forward) line.groups = numbers;
        say(line);
    }
}

/// LST since MSNP8: one contact, with all its lists.
void ns_session::say_contact(const contact& one, const std::vector<group>& groups) {
    const std::string_view name = one.name;
    const percent_text nick(nick_of(one));
    if (spoken() < dialect::msnp10) {
        const std::string numbers = numbers_of(one);
        msnp::list_mask lists = one.lists;
        lists.bits &= ~msnp::list_mask::bit_of(list_kind::pending);
        return say(from_ns::lst_8{.account = name, .nick = nick, .lists = lists, .groups = numbers});
    }
    const std::string guids = guids_of(one, groups);
    const std::string_view contact_guid = one.lists.has(list_kind::forward) ? one.guid : std::string_view();
    if (spoken() < dialect::msnp12)
        return say(from_ns::lst_10{
            .account = name, .nick = nick, .contact = contact_guid, .lists = one.lists, .groups = guids});
    from_ns::lst_12 line{.account = name, .nick = nick, .contact = contact_guid, .lists = one.lists};
    line.networks = msnp::network::windows_live;
    line.groups = guids;
    say(line);
}

void ns_session::on(const to_ns::lst& command) {
    // PL came when LST had gone.
    if (command.list == list_kind::pending) return refuse(command.trid, error_code::invalid_parameter);
    say_list(command.trid, command.list, in_.data.contacts(self_));
}

void ns_session::on(const to_ns::lsg& command) {
    say_groups(command.trid);
}

// ---- ADD, ADC, REM ----

/// Puts somebody on a list; those who may see this one by it, or may not any more, are told.
outcome<change> ns_session::add(list_kind list, std::string_view other, std::string_view nick,
                                std::optional<std::uint32_t> group) {
    const std::set<std::string> before = watchers();
    outcome<change> done = lists().add(list, other, nick, group);
    if (std::holds_alternative<change>(done)) show_to(before);
    return done;
}

outcome<change> ns_session::remove(list_kind list, std::string_view other, std::optional<std::uint32_t> group) {
    const std::set<std::string> before = watchers();
    outcome<change> done = lists().remove(list, other, group);
    if (std::holds_alternative<change>(done)) show_to(before);
    return done;
}

/// Behind the answer: somebody new on the forward list is told, and is seen. (A client takes no presence of whom it does not know yet.)
void ns_session::meet(transaction_id trid, const change& made) {
    ns_session* other = made.is_mutual ? in_.find(made.who.name) : nullptr;
    if (other == nullptr) return;
    other->see_added_by(self_);
    if (is_settled_ && other->is_visible_to(self_.name)) see_initially(trid, *other);
}

void ns_session::separate(const change& made) {
    if (ns_session* other = made.is_mutual ? in_.find(made.who.name) : nullptr) other->see_removed_by(self_);
}

void ns_session::see_added_by(const account& other) {
    self_ = in_.data.find(self_.name).value_or(self_); // the list is another now
    const std::string_view name = other.name;
    const percent_text nick(other.nick.empty() ? name : other.nick);
    if (spoken() >= dialect::msnp10)
        return say(from_ns::adc_async{.list = list_kind::reverse, .account = name, .nick = nick});
    say(from_ns::add_async{.list = list_kind::reverse, .list_version = self_.version, .account = name, .nick = nick});
}

void ns_session::see_removed_by(const account& other) {
    self_ = in_.data.find(self_.name).value_or(self_);
    const std::string_view name = other.name;
    if (spoken() >= dialect::msnp10) return say(from_ns::rem_async_10{.list = list_kind::reverse, .account = name});
    say(from_ns::rem_async_2{.list = list_kind::reverse, .list_version = self_.version, .account = name});
}

void ns_session::on(const to_ns::add& command) {
    const auto nick = command.nick.to<std::string>();
    answer(command.trid, add(command.list, command.account.text, nick, command.group), [&](const change& made) {
        from_ns::add reply{.trid = command.trid, .list = command.list, .list_version = self_.version};
        reply.account = command.account;
        reply.nick = command.nick;
        if (command.list == list_kind::forward && spoken() >= dialect::msnp7) reply.group = command.group.value_or(0);
        say(reply);
        meet(command.trid, made);
    });
}

void ns_session::on(const to_ns::adc& command) {
    const auto nick = command.nick.to<std::string>();
    answer(command.trid, add(command.list, command.account.text, nick, std::nullopt), [&](const change& made) {
        from_ns::adc reply{.trid = command.trid, .list = command.list, .account = command.account};
        if (command.list == list_kind::forward) {
            reply.nick = percent_text(nick_of(made.who));
            reply.contact = std::string_view(made.who.guid);
        }
        say(reply);
        meet(command.trid, made);
    });
}

void ns_session::on(const to_ns::adc_group& command) {
    const auto who = in_.data.find_contact_by_guid(self_, command.contact.text);
    if (!who || !who->lists.has(list_kind::forward)) return refuse(command.trid, error_code::invalid_user_name);
    const auto in = lists().find_group(command.group.text);
    if (!in) return refuse(command.trid, error_code::invalid_group);
    answer(command.trid, add(list_kind::forward, who->name, {}, in->number), [&](const change&) {
        say(from_ns::adc_group{.trid = command.trid, .contact = command.contact, .group = command.group});
    });
}

void ns_session::on(const to_ns::rem_2& command) {
    answer(command.trid, remove(command.list, command.account.text, command.group), [&](const change& made) {
        from_ns::rem_2 reply{.trid = command.trid, .list = command.list, .list_version = self_.version};
        reply.account = command.account;
        reply.group = command.group;
        say(reply);
        separate(made);
    });
}

void ns_session::on(const to_ns::rem_10_list& command) {
    // FL goes by GUID.
    if (command.list == list_kind::forward) return refuse(command.trid, error_code::invalid_parameter);
    answer(command.trid, remove(command.list, command.account.text, std::nullopt), [&](const change&) {
        say(from_ns::rem_10_list{.trid = command.trid, .list = command.list, .account = command.account});
    });
}

void ns_session::on(const to_ns::rem_10_fl& command) {
    const auto who = in_.data.find_contact_by_guid(self_, command.contact.text);
    if (!who) return refuse(command.trid, error_code::not_on_list);
    std::optional<std::uint32_t> number;
    if (!command.group.empty()) {
        const auto from = lists().find_group(command.group.text);
        if (!from) return refuse(command.trid, error_code::invalid_group);
        number = from->number;
    }
    answer(command.trid, remove(list_kind::forward, who->name, number), [&](const change& made) {
        say(from_ns::rem_10_fl{.trid = command.trid, .contact = command.contact, .group = command.group});
        separate(made);
    });
}

// ---- names and properties ----

void ns_session::on(const to_ns::rea& command) {
    const auto nick = command.nick.to<std::string>();
    answer(command.trid, lists().rename(command.account.text, nick), [&](const contact& renamed) {
        from_ns::rea reply{.trid = command.trid, .list_version = self_.version, .account = command.account};
        reply.nick = command.nick;
        say(reply);
        if (renamed.name == self_.name) show_to_watchers();
    });
}

void ns_session::on(const to_ns::prp& command) {
    const auto value = command.value.to<std::string>();
    const bool is_nick = command.key == wire_of(msnp::property::friendly_name);
    // Up to MSNP9 one's name is set by REA.
    if (is_nick && spoken() < dialect::msnp10) return refuse(command.trid, error_code::not_expected);
    const auto refused = is_nick ? lists().set_nick(value) : lists().set_property(command.key.text, value);
    if (refused) return refuse(command.trid, *refused);
    if (spoken() >= dialect::msnp10)
        say(from_ns::prp_10{.trid = command.trid, .key = command.key, .value = command.value});
    else
        say(from_ns::prp_5{
            .trid = command.trid, .list_version = self_.version, .key = command.key, .value = command.value});
    if (is_nick) show_to_watchers();
}

void ns_session::on(const to_ns::sbp& command) {
    const auto who = in_.data.find_contact_by_guid(self_, command.contact.text);
    if (!who) return refuse(command.trid, error_code::invalid_user_name);
    // Nothing else of a contact is kept.
    if (command.key != wire_of(msnp::property::friendly_name))
        return refuse(command.trid, error_code::invalid_parameter);
    answer(command.trid, lists().rename(who->name, command.value.to<std::string>()), [&](const contact&) {
        say(from_ns::sbp{.trid = command.trid, .contact = command.contact, .key = command.key, .value = command.value});
    });
}

// ---- groups ----

void ns_session::on(const to_ns::adg_7& command) {
    answer(command.trid, lists().add_group(command.name.to<std::string>()), [&](const group& made) {
        from_ns::adg_7 reply{.trid = command.trid, .list_version = self_.version, .name = command.name};
        reply.group = made.number;
        say(reply);
    });
}

void ns_session::on(const to_ns::adg_10& command) {
    answer(command.trid, lists().add_group(command.name.to<std::string>()), [&](const group& made) {
        say(from_ns::adg_10{.trid = command.trid, .name = command.name, .group = made.guid});
    });
}

void ns_session::on(const to_ns::reg_7& command) {
    answer(command.trid, lists().rename_group(command.group, command.name.to<std::string>()), [&](const group&) {
        from_ns::reg_7 reply{.trid = command.trid, .list_version = self_.version, .group = command.group};
        reply.name = command.name;
        say(reply);
    });
}

void ns_session::on(const to_ns::reg_10& command) {
    const auto which = lists().find_group(command.group.text);
    if (!which) return refuse(command.trid, error_code::invalid_group);
    answer(command.trid, lists().rename_group(which->number, command.name.to<std::string>()), [&](const group&) {
        say(from_ns::reg_10{.trid = command.trid, .group = command.group, .name = command.name});
    });
}

void ns_session::on(const to_ns::rmg_7& command) {
    answer(command.trid, lists().remove_group(command.group), [&](const group&) {
        say(from_ns::rmg_7{.trid = command.trid, .list_version = self_.version, .group = command.group});
    });
}

void ns_session::on(const to_ns::rmg_10& command) {
    const auto which = lists().find_group(command.group.text);
    if (!which) return refuse(command.trid, error_code::invalid_group);
    answer(command.trid, lists().remove_group(which->number),
           [&](const group&) { say(from_ns::rmg_10{.trid = command.trid, .group = command.group}); });
}

/// MSN 7.0 says the group's name, encoded twice.
void ns_session::on(const to_ns::rmg_10_name& command) {
    const auto once = command.name.to<std::string>();
    const auto name = percent_text::encoded(once).to<std::string>();
    for (const group& one : in_.data.groups(self_)) {
        if (one.number == 0 || (one.name != name && one.name != once)) continue;
        return answer(command.trid, lists().remove_group(one.number),
                      [&](const group& gone) { say(from_ns::rmg_10{.trid = command.trid, .group = gone.guid}); });
    }
    refuse(command.trid, error_code::invalid_group);
}

// ---- BLP, GTC ----

void ns_session::on(const to_ns::blp& command) {
    const std::set<std::string> before = watchers();
    if (const auto refused = lists().set_privacy(command.mode)) return refuse(command.trid, *refused);
    if (spoken() >= dialect::msnp10)
        say(from_ns::blp_10{.trid = command.trid, .mode = command.mode});
    else
        say(from_ns::blp_2{.trid = command.trid, .list_version = self_.version, .mode = command.mode});
    show_to(before);
}

void ns_session::on(const to_ns::gtc& command) {
    if (const auto refused = lists().set_notify(command.mode)) return refuse(command.trid, *refused);
    if (spoken() >= dialect::msnp10)
        say(from_ns::gtc_10{.trid = command.trid, .mode = command.mode});
    else
        say(from_ns::gtc_2{.trid = command.trid, .list_version = self_.version, .mode = command.mode});
}

} // namespace msnp_examples
