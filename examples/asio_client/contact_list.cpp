#include "contact_list.hpp"

#include "screen.hpp"
#include "words.hpp"

#include <msnp/message/mime.hpp>

#include <algorithm>
#include <functional>
#include <iterator>

namespace msnp_client {

namespace {

    std::string lower(std::string_view text) {
        std::string result;
        result.reserve(text.size());
        std::transform(text.begin(), text.end(), std::back_inserter(result), msnp::mime::to_lower);
        return result;
    }

    std::string description_of(const contact& who) {
        std::string text = "  " + person(who.account, who.nick) + ": ";
        text += msnp::name_of(who.status);
        text += "; on " + names_of(who.lists);
        if (!who.message.empty()) text += "; says: " + who.message;
        return text;
    }

} // namespace

contact* contact_list::make(std::string_view account) {
    if (contact* known = find(account)) return known;
    if (contacts_.size() == most_contacts) return nullptr;
    contact& made = contacts_[lower(account)];
    made.account = account;
    return &made;
}

contact* contact_list::find(std::string_view account) {
    const auto at = contacts_.find(lower(account));
    return at == contacts_.end() ? nullptr : &at->second;
}

const contact* contact_list::find(std::string_view account) const {
    const auto at = contacts_.find(lower(account));
    return at == contacts_.end() ? nullptr : &at->second;
}

contact* contact_list::find_id(std::string_view id) {
    for (auto& [key, who] : contacts_)
        if (!who.id.empty() && msnp::mime::equal_ignoring_case(who.id, id)) return &who;
    return nullptr;
}

void contact_list::take_off(contact& who, msnp::list_kind list) {
    who.lists.bits &= ~msnp::list_mask::bit_of(list);
    if (list != msnp::list_kind::forward) return;
    who.groups.clear();
    who.id.clear();
    who.message.clear();
    who.status = msnp::presence::offline;
}

void contact_list::put_group(std::string_view id, std::string_view name) {
    if (groups_.size() < most_groups || groups_.contains(id)) groups_[std::string(id)] = name;
}

void contact_list::remove_group(std::string_view id) {
    groups_.erase(std::string(id));
    for (auto& [key, who] : contacts_) who.groups.erase(std::string(id));
}

std::optional<std::string> contact_list::group_id(std::string_view name) const {
    for (const auto& [id, known] : groups_)
        if (known == name) return id;
    return std::nullopt;
}

std::string contact_list::group_name(const std::string& id) const {
    const auto at = groups_.find(id);
    return at == groups_.end() ? id : at->second;
}

std::size_t contact_list::count(msnp::list_kind list) const {
    return static_cast<std::size_t>(std::count_if(contacts_.begin(), contacts_.end(),
                                                  [list](const auto& entry) { return entry.second.is_on(list); }));
}

std::vector<std::string> contact_list::describe() const {
    std::vector<std::string> lines;
    const auto section = [&](const std::string& title, const std::function<bool(const contact&)>& belongs) {
        lines.push_back(title);
        for (const auto& [key, who] : contacts_)
            if (belongs(who)) lines.push_back(description_of(who));
    };
    for (const auto& entry : groups_)
        section("group " + entry.second, [&](const contact& who) { return who.groups.contains(entry.first); });
    section("in no group", [this](const contact& who) {
        const auto is_known = [this](const std::string& id) { return groups_.contains(id); };
        return who.is_on(msnp::list_kind::forward) && std::none_of(who.groups.begin(), who.groups.end(), is_known);
    });
    section("not on the forward list",
            [](const contact& who) { return who.lists.bits != 0 && !who.is_on(msnp::list_kind::forward); });
    lines.emplace_back("end of list");
    return lines;
}

} // namespace msnp_client
