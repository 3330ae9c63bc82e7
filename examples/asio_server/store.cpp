#include "store.hpp"

#include <chrono>
#include <utility>

namespace msnp_examples {

namespace {

    // FULL: a commit is on the disk, whatever happens to the machine. The log lets readers go on beside a writer.
    constexpr const char* schema = R"(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = 5000;
CREATE TABLE IF NOT EXISTS account (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    nick TEXT NOT NULL,
    salt BLOB NOT NULL,
    rounds INTEGER NOT NULL,
    key BLOB NOT NULL,
    md5_salt TEXT NOT NULL,
    md5_digest TEXT NOT NULL,
    others INTEGER NOT NULL DEFAULT 0,
    notify INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    changed INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE IF NOT EXISTS contact (
    owner INTEGER NOT NULL REFERENCES account(id),
    name TEXT NOT NULL,
    nick TEXT NOT NULL,
    lists INTEGER NOT NULL,
    guid TEXT NOT NULL,
    PRIMARY KEY (owner, name)
);
CREATE INDEX IF NOT EXISTS contact_by_guid ON contact (owner, guid);
CREATE TABLE IF NOT EXISTS contact_group (
    owner INTEGER NOT NULL REFERENCES account(id),
    number INTEGER NOT NULL,
    guid TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (owner, number)
);
CREATE TABLE IF NOT EXISTS member (
    owner INTEGER NOT NULL,
    contact TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (owner, contact, number),
    FOREIGN KEY (owner, contact) REFERENCES contact(owner, name) ON DELETE CASCADE,
    FOREIGN KEY (owner, number) REFERENCES contact_group(owner, number) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS property (
    owner INTEGER NOT NULL REFERENCES account(id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, key)
);
)";

    std::int64_t now() {
        return std::chrono::duration_cast<std::chrono::microseconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    }

} // namespace

std::string lower_case(std::string_view name) {
    std::string text(name);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

store::store(const std::string& file) : data_(file) {
    data_.run(schema);
}

void store::add_accounts(const std::vector<new_account>& all) {
    sql::transaction change(data_);
    for (const new_account& one : all) add_account(one);
    change.commit();
}

void store::add_account(const new_account& one) {
    const std::string name = lower_case(one.name);
    sql::statement(
        data_, "INSERT INTO account (name, nick, salt, rounds, key, md5_salt, md5_digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        std::string_view(name), std::string_view(one.nick), std::string_view(one.password.salt), one.password.rounds,
        std::string_view(one.password.key), std::string_view(one.old.salt), std::string_view(one.old.digest))
        .run();
    sql::statement(data_, "INSERT INTO contact_group SELECT id, 0, ?, 'Other Contacts' FROM account WHERE name = ?",
                   std::string_view(random_guid()), std::string_view(name))
        .run();
}

std::optional<account> store::find(std::string_view name) const {
    sql::statement row(data_, "SELECT id, name, nick, others, notify, version, changed FROM account WHERE name = ?",
                       std::string_view(lower_case(name)));
    if (!row.next()) return std::nullopt;
    account found{row.number(0), row.text(1), row.text(2), {}, {}, static_cast<std::uint32_t>(row.number(5)),
                  row.number(6)};
    found.others = static_cast<msnp::privacy>(row.number(3));
    found.notify = static_cast<msnp::reverse_notify>(row.number(4));
    return found;
}

std::optional<password_hash> store::password_of(std::string_view name) const {
    sql::statement row(data_, "SELECT salt, rounds, key FROM account WHERE name = ?",
                       std::string_view(lower_case(name)));
    if (!row.next()) return std::nullopt;
    return password_hash{row.text(0), row.number(1), row.text(2)};
}

std::optional<md5_password> store::md5_password_of(std::string_view name) const {
    sql::statement row(data_, "SELECT md5_salt, md5_digest FROM account WHERE name = ?",
                       std::string_view(lower_case(name)));
    if (!row.next()) return std::nullopt;
    return md5_password{row.text(0), row.text(1)};
}

std::vector<contact> store::read_contacts(sql::statement& rows) const {
    std::vector<contact> found;
    while (rows.next()) {
        contact one{
            rows.text(1), rows.text(2), msnp::list_mask(static_cast<std::uint32_t>(rows.number(3))), rows.text(4), {}};
        sql::statement numbers(data_, "SELECT number FROM member WHERE owner = ? AND contact = ? ORDER BY number",
                               rows.number(0), std::string_view(one.name));
        while (numbers.next()) one.groups.push_back(static_cast<std::uint32_t>(numbers.number(0)));
        found.push_back(std::move(one));
    }
    return found;
}

std::vector<contact> store::contacts(const account& of) const {
    sql::statement rows(data_, "SELECT owner, name, nick, lists, guid FROM contact WHERE owner = ? ORDER BY rowid",
                        of.id);
    return read_contacts(rows);
}

std::optional<contact> store::find_contact(const account& of, std::string_view name) const {
    sql::statement row(data_, "SELECT owner, name, nick, lists, guid FROM contact WHERE owner = ? AND name = ?", of.id,
                       std::string_view(lower_case(name)));
    std::vector<contact> found = read_contacts(row);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<contact> store::find_contact_by_guid(const account& of, std::string_view guid) const {
    sql::statement row(data_, "SELECT owner, name, nick, lists, guid FROM contact WHERE owner = ? AND guid = ?", of.id,
                       std::string_view(lower_case(guid)));
    std::vector<contact> found = read_contacts(row);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<group> store::groups(const account& of) const {
    std::vector<group> found;
    sql::statement rows(data_, "SELECT number, guid, name FROM contact_group WHERE owner = ? ORDER BY number", of.id);
    while (rows.next()) found.push_back({static_cast<std::uint32_t>(rows.number(0)), rows.text(1), rows.text(2)});
    return found;
}

std::vector<std::pair<std::string, std::string>> store::properties(const account& of) const {
    std::vector<std::pair<std::string, std::string>> found;
    sql::statement rows(data_, "SELECT key, value FROM property WHERE owner = ? ORDER BY key", of.id);
    while (rows.next()) found.emplace_back(rows.text(0), rows.text(1));
    return found;
}

/// Inside a transaction: the account, whose list is another now. (What is in memory may be older than the database.)
account store::touched(account of) {
    sql::statement row(data_,
                       "UPDATE account SET version = version + 1, changed = max(?, changed + 1) WHERE id = ? "
                       "RETURNING version, changed",
                       now(), of.id);
    row.next();
    of.version = static_cast<std::uint32_t>(row.number(0));
    of.changed = row.number(1);
    row.run();
    return of;
}

/// Inside a transaction. Who is on no list any more goes.
void store::write_contact(const account& of, const contact& what) {
    const std::string_view name = what.name;
    if (what.lists == msnp::list_mask{})
        return sql::statement(data_, "DELETE FROM contact WHERE owner = ? AND name = ?", of.id, name).run();
    sql::statement(
        data_,
        "INSERT INTO contact (owner, name, nick, lists, guid) VALUES (?, ?, ?, ?, ?) ON CONFLICT (owner, name) "
        "DO UPDATE SET nick = excluded.nick, lists = excluded.lists",
        of.id, name, std::string_view(what.nick), std::int64_t{what.lists.bits}, std::string_view(what.guid))
        .run();
    sql::statement(data_, "DELETE FROM member WHERE owner = ? AND contact = ?", of.id, name).run();
    for (const std::uint32_t number : what.groups)
        sql::statement(data_, "INSERT INTO member (owner, contact, number) VALUES (?, ?, ?)", of.id, name,
                       std::int64_t{number})
            .run();
}

/// One change of a list, all of it or nothing. What is in memory follows what is on the disk.
template <class Write>
void store::change(account& of, Write write) {
    sql::transaction whole(data_);
    account after = touched(of);
    write(after);
    whole.commit();
    of = std::move(after);
}

void store::save_contact(account& of, const contact& what) {
    change(of, [&](account&) { write_contact(of, what); });
}

void store::save_contacts(account& of, const contact& what, account& other, const contact& others) {
    sql::transaction change(data_);
    write_contact(of, what);
    write_contact(other, others);
    account after = touched(of);
    account other_after = touched(other);
    change.commit();
    of = std::move(after);
    other = std::move(other_after);
}

group store::add_group(account& of, std::string_view name) {
    group made{0, random_guid(), std::string(name)};
    change(of, [&](account&) {
        // The lowest number that is free: clients of MSNP7 know 30 groups, 0 to 29.
        for (const group& taken : groups(of))
            if (taken.number == made.number) ++made.number;
        sql::statement(data_, "INSERT INTO contact_group (owner, number, guid, name) VALUES (?, ?, ?, ?)", of.id,
                       std::int64_t{made.number}, std::string_view(made.guid), name)
            .run();
    });
    return made;
}

void store::rename_group(account& of, std::uint32_t number, std::string_view name) {
    change(of, [&](account&) {
        sql::statement(data_, "UPDATE contact_group SET name = ? WHERE owner = ? AND number = ?", name, of.id,
                       std::int64_t{number})
            .run();
    });
}

void store::remove_group(account& of, std::uint32_t number) {
    change(of, [&](account&) {
        sql::statement(data_, "DELETE FROM contact_group WHERE owner = ? AND number = ?", of.id, std::int64_t{number})
            .run();
    });
}

void store::set_privacy(account& of, msnp::privacy others) {
    change(of, [&](account& after) {
        sql::statement(data_, "UPDATE account SET others = ? WHERE id = ?", static_cast<std::int64_t>(others), of.id)
            .run();
        after.others = others;
    });
}

void store::set_notify(account& of, msnp::reverse_notify notify) {
    change(of, [&](account& after) {
        sql::statement(data_, "UPDATE account SET notify = ? WHERE id = ?", static_cast<std::int64_t>(notify), of.id)
            .run();
        after.notify = notify;
    });
}

void store::set_nick(account& of, std::string_view nick) {
    change(of, [&](account& after) {
        sql::statement(data_, "UPDATE account SET nick = ? WHERE id = ?", nick, of.id).run();
        after.nick = nick;
    });
}

void store::set_property(account& of, std::string_view key, std::string_view value) {
    change(of, [&](account&) {
        if (value.empty())
            sql::statement(data_, "DELETE FROM property WHERE owner = ? AND key = ?", of.id, key).run();
        else
            sql::statement(
                data_,
                "INSERT INTO property (owner, key, value) VALUES (?, ?, ?) ON CONFLICT (owner, key) DO UPDATE SET "
                "value = excluded.value",
                of.id, key, value)
                .run();
    });
}

} // namespace msnp_examples
