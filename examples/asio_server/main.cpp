// A small MSN Messenger service: sign-in, contact lists, presence and conversations, for clients of MSNP2 to MSNP12.
//
//     asio_server --database msn.db add ana@example.com Ana < password.txt
//     asio_server --database msn.db
//
// Everything that is MSNP is the library's; what is here is sockets (Asio), a database (SQLite), passwords (OpenSSL), and what a server
// has to decide. docs/guide/a-server.md walks through it.
#include "options.hpp"
#include "server.hpp"

#include <msnp/auth/challenge.hpp>

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace msnp_examples;

int complain(const std::string& message) {
    std::fprintf(stderr, "asio_server: %s\n", message.c_str());
    return 1;
}

/// A line of standard input; false at its end.
bool read_line(std::string& line) {
    line.clear();
    int c = std::getchar();
    if (c == EOF) return false;
    for (; c != EOF && c != '\n'; c = std::getchar()) line += static_cast<char>(c);
    return true;
}

new_account account_of(std::string_view name, std::string_view nick, std::string_view password, const task& asked) {
    new_account made{std::string(name), std::string(nick), hash_of(password, asked.how.rounds), {}};
    if (!asked.has_md5) return made;
    made.old.salt = random_digits(10) + '.' + random_digits(9);
    const msnp::auth::hex_digest digest = msnp::auth::md5_login(std::string_view(made.old.salt), password);
    made.old.digest = digest.view();
    return made;
}

int add(const task& asked) {
    store data(asked.how.database);
    if (data.find(asked.account)) return complain(asked.account + " is there already");
    std::string password;
    if (!read_line(password) || password.empty()) return complain("the password is empty");
    data.add_accounts({account_of(asked.account, asked.nick, password, asked)});
    wipe(password);
    return 0;
}

/// Accounts from lines `ACCOUNT PASSWORD NAME`, where the name goes to the line's end.
int import(const task& asked) {
    store data(asked.how.database);
    std::vector<new_account> all;
    for (std::string line; read_line(line); wipe(line)) {
        const std::string_view text = line;
        const std::size_t first = text.find(' ');
        const std::size_t second = first == std::string_view::npos ? first : text.find(' ', first + 1);
        if (second == std::string_view::npos || !is_account_name(text.substr(0, first)))
            return complain("line " + std::to_string(all.size() + 1) + " is not ACCOUNT PASSWORD NAME");
        all.push_back(account_of(text.substr(0, first), text.substr(second + 1),
                                 text.substr(first + 1, second - first - 1), asked));
    }
    data.add_accounts(all);
    return 0;
}

int serve(const settings& how) {
    server all(how);
    const places& at = all.at();
    std::printf("dispatch %u\nnotification %u\nswitchboard %u\npassport %u\n", at.dispatch, at.notification,
                at.switchboard, at.passport);
    std::fflush(stdout);
    all.run();
    return 0;
}

int run(const std::vector<std::string_view>& arguments) {
    const auto read = read_options(arguments);
    if (const auto* wrong = std::get_if<std::string>(&read)) return complain(*wrong + "; try --help");
    const task& asked = std::get<task>(read);
    switch (asked.what) {
    case task::kind::help: std::fwrite(usage.data(), 1, usage.size(), stdout); return 0;
    case task::kind::add: return add(asked);
    case task::kind::import: return import(asked);
    case task::kind::serve: break;
    }
    return serve(asked.how);
}

} // namespace

int main(int count, char** arguments) {
    try {
        return run({arguments + (count > 0 ? 1 : 0), arguments + count});
    } catch (const std::exception& failure) {
        return complain(failure.what());
    }
}
