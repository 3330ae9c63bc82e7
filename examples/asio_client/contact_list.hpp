// Contacts and groups as the server has told them. Knows no dialect and does no I/O.
#pragma once

#include <msnp/command/list_mask.hpp>
#include <msnp/command/values.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_client {

/// Somebody who is on a list.
struct contact {
    std::string account;
    std::string nick;
    std::string id; ///< what servers call it since MSNP10; empty before, and where it is not on the forward list
    msnp::list_mask lists;
    std::set<std::string> groups; ///< identifiers
    msnp::presence status = msnp::presence::offline;
    std::string message; ///< the personal message

    [[nodiscard]] bool is_on(msnp::list_kind list) const noexcept { return lists.has(list); }
};

/// All contacts and groups, as many of them as a server may make this program keep.
class contact_list {
public:
    static constexpr std::size_t most_contacts = 5000; ///< servers took 600 on the forward, 1000 on the reverse list
    static constexpr std::size_t most_groups = 100;    ///< servers took 30

    /// The contact, made where there is none; nothing where there are too many.
    contact* make(std::string_view account);
    /// The contact; nothing where there is none. Case does not matter.
    [[nodiscard]] contact* find(std::string_view account);
    [[nodiscard]] const contact* find(std::string_view account) const;
    /// The contact that the server calls this.
    [[nodiscard]] contact* find_id(std::string_view id);

    /// Puts it on a list.
    static void put_on(contact& who, msnp::list_kind list) { who.lists.bits |= msnp::list_mask::bit_of(list); }
    /// Takes it off a list; from the forward list with all that was known from there.
    static void take_off(contact& who, msnp::list_kind list);

    /// A group, made or renamed.
    void put_group(std::string_view id, std::string_view name);
    void remove_group(std::string_view id);
    /// The identifier of the group that a person calls this.
    [[nodiscard]] std::optional<std::string> group_id(std::string_view name) const;
    /// The name of a group; its identifier where there is none.
    [[nodiscard]] std::string group_name(const std::string& id) const;
    [[nodiscard]] std::size_t group_count() const noexcept { return groups_.size(); }

    [[nodiscard]] std::size_t count(msnp::list_kind list) const;
    /// All of it for people, group by group, one line each.
    [[nodiscard]] std::vector<std::string> describe() const;

private:
    std::map<std::string, contact, std::less<>> contacts_;   ///< by account in lower case
    std::map<std::string, std::string, std::less<>> groups_; ///< identifiers and names
};

} // namespace msnp_client
