// What the server keeps: accounts, their contacts and groups. In SQLite: what a function has returned from is on the disk.
#pragma once

#include "secret.hpp"
#include "sqlite.hpp"

#include <msnp/command/list_mask.hpp>
#include <msnp/command/values.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace msnp_examples {

/// An account without its password.
struct account {
    std::int64_t id = 0;
    std::string name; ///< ana@example.com, in lower case
    std::string nick;
    msnp::privacy others = msnp::privacy::allow; ///< who is on neither AL nor BL
    msnp::reverse_notify notify = msnp::reverse_notify::ask;
    std::uint32_t version = 0; ///< of the list: one more with each change
    std::int64_t changed = 0;  ///< when that was, in microseconds since 1970; later with each change
};

/// How an account of MSNP2 to MSNP7 signs in: the digest is made of salt and password.
struct md5_password {
    std::string salt;
    std::string digest; ///< empty for an account that may not sign in in this way
};

/// Somebody on a list of an account.
struct contact {
    std::string name; ///< bob@example.com, in lower case
    std::string nick; ///< as the account calls it, or as it called itself when it was added
    msnp::list_mask lists;
    std::string guid;
    std::vector<std::uint32_t> groups; ///< in order; none: to clients up to MSNP9 that is group 0
};

/// A group of an account's contacts.
struct group {
    std::uint32_t number = 0; ///< for MSNP7 to MSNP9; 0 is always there, and since MSNP10 it is not shown
    std::string guid;         ///< since MSNP10
    std::string name;
};

/// An account that is to be made.
struct new_account {
    std::string name;
    std::string nick;
    password_hash password;
    md5_password old;
};

/// The database. Names of accounts are compared in lower case, which is how they are kept. Throws sql::failure.
class store {
public:
    explicit store(const std::string& file);

    /// All of them or none.
    void add_accounts(const std::vector<new_account>& all);
    [[nodiscard]] std::optional<account> find(std::string_view name) const;
    [[nodiscard]] std::optional<password_hash> password_of(std::string_view name) const;
    [[nodiscard]] std::optional<md5_password> md5_password_of(std::string_view name) const;

    /// All contacts that are on some list, in the order in which they came.
    [[nodiscard]] std::vector<contact> contacts(const account& of) const;
    [[nodiscard]] std::optional<contact> find_contact(const account& of, std::string_view name) const;
    [[nodiscard]] std::optional<contact> find_contact_by_guid(const account& of, std::string_view guid) const;
    [[nodiscard]] std::vector<group> groups(const account& of) const;
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> properties(const account& of) const;

    // Each of these is one change of the account's list, which gets its next version.
    void save_contact(account& of, const contact& what);
    /// A change that two accounts see: each in its own list, both or neither.
    void save_contacts(account& of, const contact& what, account& other, const contact& others);
    group add_group(account& of, std::string_view name);
    void rename_group(account& of, std::uint32_t number, std::string_view name);
    void remove_group(account& of, std::uint32_t number);
    void set_privacy(account& of, msnp::privacy others);
    void set_notify(account& of, msnp::reverse_notify notify);
    void set_nick(account& of, std::string_view nick);
    void set_property(account& of, std::string_view key, std::string_view value);

private:
    void add_account(const new_account& one);
    template <class Write>
    void change(account& of, Write write);
    void write_contact(const account& of, const contact& what);
    [[nodiscard]] account touched(account of);
    [[nodiscard]] std::vector<contact> read_contacts(sql::statement& rows) const;

    sql::database data_;
};

/// As names of accounts are kept and compared.
[[nodiscard]] std::string lower_case(std::string_view name);

} // namespace msnp_examples
