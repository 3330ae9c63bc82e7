#include "book.hpp"

#include <msnp/base/sink.hpp>
#include <msnp/command/email.hpp>
#include <msnp/wire/percent.hpp>

#include <algorithm>
#include <utility>

namespace msnp_examples {

using msnp::dialect;
using msnp::error_code;
using msnp::list_kind;

std::size_t encoded_size(std::string_view text) {
    msnp::counting_sink counted;
    msnp::write_percent_encoded(counted, text, msnp::needs_percent);
    return counted.size();
}

std::optional<error_code> book::why_not(list_kind list, std::string_view name) const {
    // PL is the server's, and so is RL: a client only says that it has seen who is pending, since MSNP11.
    if (list == list_kind::pending || (list == list_kind::reverse && spoken_ < dialect::msnp11))
        return error_code::invalid_parameter;
    if (msnp::email(name).domain().empty()) return error_code::domain_missing;
    if (!msnp::email(name).is_address() || lower_case(name) == of_.name) return error_code::invalid_parameter;
    if (!in_.find(name)) return spoken_ >= dialect::msnp10 ? error_code::invalid_user_name : error_code::invalid_user;
    const std::optional<contact> known = in_.find_contact(of_, name);
    if (!known) return std::nullopt;
    const bool is_opposite = (list == list_kind::allow && known->lists.has(list_kind::block)) ||
                             (list == list_kind::block && known->lists.has(list_kind::allow));
    if (is_opposite) return error_code::already_on_opposite_list;
    return std::nullopt;
}

std::size_t book::count(list_kind list) const {
    const std::vector<contact> all = in_.contacts(of_);
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [list](const contact& one) { return one.lists.has(list); }));
}

outcome<change> book::add(list_kind list, std::string_view name, std::string_view nick,
                          std::optional<std::uint32_t> group) {
    if (const auto refused = why_not(list, name)) return *refused;
    if (encoded_size(nick) > longest_nick) return error_code::friendly_name_not_allowed;
    contact who = in_.find_contact(of_, name).value_or(contact{lower_case(name), {}, {}, random_guid(), {}});
    const bool is_known = who.lists.has(list);
    const bool is_seen = list == list_kind::reverse && who.lists.has(list_kind::pending);
    if (is_known && list == list_kind::forward && group) return into_group(std::move(who), *group, true);
    if (is_known && !is_seen) return error_code::already_on_list;
    if (list == list_kind::reverse && !is_seen) return error_code::invalid_parameter;
    if (!is_known && count(list) >= most_contacts_) return error_code::list_full;
    who.lists.bits |= msnp::list_mask::bit_of(list);
    if (list != list_kind::forward) who.lists.bits &= ~msnp::list_mask::bit_of(list_kind::pending);
    if (!nick.empty() && (list == list_kind::forward || who.nick.empty())) who.nick = nick;
    if (list != list_kind::forward) return save(std::move(who));
    if (group) return into_group(std::move(who), *group, false);
    return save_mutual(std::move(who));
}

change book::save(contact who) {
    in_.save_contact(of_, who);
    return {std::move(who)};
}

/// The other's reverse list is the mirror of one's forward list.
change book::save_mutual(contact who) {
    std::optional<account> other = in_.find(who.name);
    if (!other) return save(std::move(who));
    in_.save_contacts(of_, who, *other, mirrored(*other, who.lists.has(list_kind::forward)));
    return {std::move(who), true};
}

/// This account as a contact of another. That the other has not said yet what it thinks of it is PL.
contact book::mirrored(const account& in, bool is_added) const {
    contact self = in_.find_contact(in, of_.name).value_or(contact{of_.name, {}, {}, random_guid(), {}});
    const bool is_judged = self.lists.has(list_kind::allow) || self.lists.has(list_kind::block);
    const std::uint32_t reverse = msnp::list_mask::bit_of(list_kind::reverse);
    const std::uint32_t pending = msnp::list_mask::bit_of(list_kind::pending);
    self.lists.bits &= ~(reverse | pending);
    if (is_added) self.lists.bits |= is_judged ? reverse : reverse | pending;
    if (self.nick.empty()) self.nick = of_.nick;
    return self;
}

outcome<change> book::into_group(contact who, std::uint32_t group, bool is_known) {
    if (!find_group(group)) return error_code::invalid_group;
    // Up to MSNP9 who is in no group is in group 0, and stays there.
    if (who.groups.empty() && is_known && spoken_ < dialect::msnp10) who.groups.push_back(0);
    const auto at = std::lower_bound(who.groups.begin(), who.groups.end(), group);
    const bool is_in = at != who.groups.end() && *at == group;
    if (is_in && is_known) return error_code::already_on_list;
    if (!is_in) who.groups.insert(at, group);
    return is_known ? save(std::move(who)) : save_mutual(std::move(who));
}

outcome<change> book::remove(list_kind list, std::string_view name, std::optional<std::uint32_t> group) {
    if (list == list_kind::reverse || (list == list_kind::pending && spoken_ < dialect::msnp10))
        return error_code::invalid_parameter;
    std::optional<contact> who = in_.find_contact(of_, name);
    if (!who) return error_code::not_on_list;
    // Who was put on AL, BL or RL is not pending any more, and clients take it off PL all the same.
    const bool is_seen = list == list_kind::pending && who->lists.has(list_kind::reverse);
    if (!who->lists.has(list)) return is_seen ? outcome<change>(change{std::move(*who)}) : error_code::not_on_list;
    if (list == list_kind::forward && group) return out_of_group(std::move(*who), *group);
    who->lists.bits &= ~msnp::list_mask::bit_of(list);
    if (list != list_kind::forward) return save(std::move(*who));
    who->groups.clear();
    return save_mutual(std::move(*who));
}

outcome<change> book::out_of_group(contact who, std::uint32_t group) {
    if (!find_group(group)) return error_code::invalid_group;
    const auto at = std::find(who.groups.begin(), who.groups.end(), group);
    const bool is_in_0 = group == 0 && who.groups.empty();
    if (at == who.groups.end() && !is_in_0) return error_code::not_in_group;
    if (at != who.groups.end()) who.groups.erase(at);
    // Up to MSNP9 every contact is in a group: who leaves its last one leaves the list.
    if (who.groups.empty() && spoken_ < dialect::msnp10) return remove(list_kind::forward, who.name, std::nullopt);
    return save(std::move(who));
}

outcome<contact> book::rename(std::string_view name, std::string_view nick) {
    if (lower_case(name) == of_.name) {
        if (const auto refused = set_nick(nick)) return *refused;
        return contact{of_.name, of_.nick, {}, {}, {}};
    }
    std::optional<contact> who = in_.find_contact(of_, name);
    if (!who) return error_code::not_on_list;
    if (nick.empty() || encoded_size(nick) > longest_nick) return error_code::friendly_name_not_allowed;
    who->nick = nick;
    in_.save_contact(of_, *who);
    return std::move(*who);
}

outcome<group> book::add_group(std::string_view name) {
    if (name.empty()) return error_code::required_field_missing;
    if (encoded_size(name) > longest_group_name) return error_code::group_name_too_long;
    if (in_.groups(of_).size() >= most_groups) return error_code::too_many_groups;
    if (spoken_ >= dialect::msnp10 && has_group(name)) return error_code::group_name_exists;
    return in_.add_group(of_, name);
}

/// Of the groups that a client since MSNP10 sees.
bool book::has_group(std::string_view name) const {
    const std::vector<group> all = in_.groups(of_);
    return std::any_of(all.begin(), all.end(),
                       [name](const group& one) { return one.number != 0 && one.name == name; });
}

outcome<group> book::rename_group(std::uint32_t number, std::string_view name) {
    std::optional<group> which = find_group(number);
    if (!which) return error_code::invalid_group;
    if (name.empty()) return error_code::required_field_missing;
    if (encoded_size(name) > longest_group_name) return error_code::group_name_too_long;
    if (spoken_ >= dialect::msnp10 && which->name != name && has_group(name)) return error_code::group_name_exists;
    in_.rename_group(of_, number, name);
    which->name = name;
    return std::move(*which);
}

outcome<group> book::remove_group(std::uint32_t number) {
    if (number == 0) return error_code::cannot_remove_group_zero;
    std::optional<group> which = find_group(number);
    if (!which) return error_code::invalid_group;
    in_.remove_group(of_, number);
    return std::move(*which);
}

std::optional<error_code> book::set_privacy(msnp::privacy others) {
    if (of_.others == others) return error_code::already_in_mode;
    in_.set_privacy(of_, others);
    return std::nullopt;
}

std::optional<error_code> book::set_notify(msnp::reverse_notify notify) {
    if (of_.notify == notify) return error_code::already_in_mode;
    in_.set_notify(of_, notify);
    return std::nullopt;
}

std::optional<error_code> book::set_nick(std::string_view nick) {
    if (nick.empty() || encoded_size(nick) > longest_nick) return error_code::friendly_name_not_allowed;
    in_.set_nick(of_, nick);
    return std::nullopt;
}

std::optional<error_code> book::set_property(std::string_view key, std::string_view value) {
    const auto known = msnp::find_word<msnp::property>(key);
    if (!known || *known == msnp::property::friendly_name) return error_code::not_expected;
    if (encoded_size(value) > longest_property) return error_code::invalid_parameter;
    in_.set_property(of_, key, value);
    return std::nullopt;
}

std::optional<group> book::find_group(std::uint32_t number) const {
    for (group& one : in_.groups(of_))
        if (one.number == number) return std::move(one);
    return std::nullopt;
}

std::optional<group> book::find_group(std::string_view guid) const {
    const std::string wanted = lower_case(guid);
    for (group& one : in_.groups(of_))
        if (one.guid == wanted && one.number != 0) return std::move(one);
    return std::nullopt;
}

} // namespace msnp_examples
