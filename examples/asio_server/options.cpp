#include "options.hpp"

#include <msnp/base/number.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/values.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <system_error>
#include <utility>

namespace msnp_examples {

const std::string_view usage = R"(usage: asio_server [OPTION]...
       asio_server [OPTION]... add ACCOUNT [NAME]
       asio_server [OPTION]... import

Serves MSN Messenger: a dispatch server, a notification server, a switchboard and a stand-in for Passport's login server, for clients
of MSNP2 to MSNP12. The second form makes an account, whose password is the first line of standard input; the third makes all accounts
of the lines `ACCOUNT PASSWORD NAME` of standard input, or none.

  --database FILE        the accounts and their lists (msn.db)
  --listen ADDRESS       where to listen (127.0.0.1). Passwords come in clear over HTTP: nothing but loopback is safe.
  --host NAME            what clients are told to connect to (the address, if it is one of IPv4)
  --port N               the dispatch server (1863); 0 for any that is free
  --ns-port N            the notification server (1864)
  --sb-port N            the switchboard (1865)
  --passport-port N      the login server, HTTP (8080)
  --dialects A-B         the dialects that are spoken (MSNP2-MSNP12)
  --log WHAT             nothing, sessions or frames (sessions)
  --md5                  add, import: the account may also sign in as MSNP2 to MSNP7 do, for which a weak hash is kept
  --rounds N             add, import: of PBKDF2 (600000)
  --most-connections N   at the same time (10000)
  --most-contacts N      on each list of an account (600)
  --most-in-chat N       in a conversation (20)
  --sign-in-time S       seconds until a client has to be signed in (60)
  --silence S            seconds that a signed-in client may say nothing (300)
  --chat-silence S       the same at the switchboard (900)
  --cookie-time S        seconds that a client has to come to the switchboard (60)
  --ticket-time S        seconds that a ticket of the login server is good for (60)
  --challenge-time S     seconds to answer a challenge (50)
  --challenge-every S    seconds until the next one (1800); 0 for never
  --stall S              seconds that a client may take nothing of what is sent to it (30)
  --command-rate B,R     commands of a client: B at once, R a second (200,20)
  --call-rate B,R        invitations of a client in a chat (20,1)
  --message-rate B,R     messages of a client in a chat (400,100)
  --password-rate B,R    passwords of all clients (20,5)
  --help                 this

S is a number of seconds, or of milliseconds where it ends in `ms`. Prints where it listens, and serves until SIGINT or SIGTERM.
)";

namespace {

    using setter = std::function<bool(std::string_view)>;

    template <class Number>
    setter number(Number& to) {
        return [&to](std::string_view text) { return msnp::parse_decimal(text, to) == msnp::errc::none; };
    }

    /// `30`, or `300ms`.
    setter seconds(std::chrono::milliseconds& to) {
        return [&to](std::string_view text) {
            const bool is_milli = text.ends_with("ms");
            if (is_milli) text.remove_suffix(2);
            std::uint32_t count = 0;
            if (msnp::parse_decimal(text, count) != msnp::errc::none) return false;
            to = is_milli ? std::chrono::milliseconds(count) : std::chrono::seconds(count);
            return true;
        };
    }

    /// What OpenSSL can take.
    setter rounds(std::int64_t& to) {
        return [&to](std::string_view text) {
            std::uint32_t count = 0;
            if (msnp::parse_decimal(text, count) != msnp::errc::none || count < 1 || count > 100'000'000) return false;
            to = count;
            return true;
        };
    }

    setter pair(rate& to) {
        return [&to](std::string_view text) {
            const std::size_t comma = text.find(',');
            std::uint32_t burst = 0;
            std::uint32_t per_second = 0;
            if (comma == std::string_view::npos ||
                msnp::parse_decimal(text.substr(0, comma), burst) != msnp::errc::none ||
                msnp::parse_decimal(text.substr(comma + 1), per_second) != msnp::errc::none)
                return false;
            to = {static_cast<double>(burst), static_cast<double>(per_second)};
            return true;
        };
    }

    setter text(std::string& to) {
        return [&to](std::string_view given) {
            to = given;
            return !given.empty();
        };
    }

    /// `MSNP8-MSNP12`, of those that this server speaks.
    setter dialects(msnp::dialect_range& to) {
        return [&to, most = to](std::string_view given) {
            const std::size_t dash = given.find('-');
            const auto first = msnp::dialect_from(given.substr(0, dash));
            const auto last = dash == std::string_view::npos ? first : msnp::dialect_from(given.substr(dash + 1));
            if (!first || !last || *first < most.first || *last > most.last || *first > *last) return false;
            to = {*first, *last};
            return true;
        };
    }

    setter level(log_level& to) {
        return [&to](std::string_view given) {
            to = given == "frames" ? log_level::frames : given == "nothing" ? log_level::nothing : log_level::sessions;
            return given == "frames" || given == "nothing" || given == "sessions";
        };
    }

    setter address(asio::ip::address& to) {
        return [&to](std::string_view given) {
            std::error_code error;
            to = asio::ip::make_address(std::string(given), error);
            return !error;
        };
    }

    std::vector<std::pair<std::string_view, setter>> settings_by_name(settings& how) {
        return {{"--database", text(how.database)},
                {"--listen", address(how.address)},
                {"--host", text(how.announced)},
                {"--port", number(how.dispatch_port)},
                {"--ns-port", number(how.notification_port)},
                {"--sb-port", number(how.switchboard_port)},
                {"--passport-port", number(how.passport_port)},
                {"--dialects", dialects(how.dialects)},
                {"--log", level(how.log)},
                {"--rounds", rounds(how.rounds)},
                {"--most-connections", number(how.most_connections)},
                {"--most-contacts", number(how.most_contacts)},
                {"--most-in-chat", number(how.most_in_chat)},
                {"--sign-in-time", seconds(how.sign_in_time)},
                {"--silence", seconds(how.silence)},
                {"--chat-silence", seconds(how.chat_silence)},
                {"--cookie-time", seconds(how.cookie_time)},
                {"--ticket-time", seconds(how.ticket_time)},
                {"--challenge-time", seconds(how.challenge_time)},
                {"--challenge-every", seconds(how.challenge_every)},
                {"--stall", seconds(how.connections.stall)},
                {"--command-rate", pair(how.commands)},
                {"--call-rate", pair(how.invitations)},
                {"--message-rate", pair(how.messages)},
                {"--password-rate", pair(how.passwords)}};
    }

    /// What stands behind the options.
    std::string read_words(const std::vector<std::string_view>& words, task& asked) {
        if (words.empty()) return {};
        if (words[0] == "import" && words.size() == 1) {
            asked.what = task::kind::import;
            return {};
        }
        if (words[0] != "add") return "unknown command '" + std::string(words[0]) + "'";
        if (words.size() < 2 || words.size() > 3) return "add needs an account, and takes a name";
        if (!is_account_name(words[1])) return "'" + std::string(words[1]) + "' is no account";
        asked.what = task::kind::add;
        asked.account = words[1];
        asked.nick = words.size() > 2 ? words[2] : words[1];
        return {};
    }

} // namespace

bool is_account_name(std::string_view name) {
    constexpr std::size_t longest = 129;
    return msnp::email(name).is_address() && msnp::is_token(name) && name.size() <= longest;
}

std::variant<task, std::string> read_options(const std::vector<std::string_view>& arguments) {
    task asked;
    std::vector<std::string_view> words;
    const auto known = settings_by_name(asked.how);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view name = arguments[i];
        if (name == "--help") {
            asked.what = task::kind::help;
            return asked;
        }
        if (name == "--md5") {
            asked.has_md5 = true;
        } else if (!name.starts_with("--")) {
            words.push_back(name);
        } else {
            const setter* set = nullptr;
            for (const auto& [option, sets] : known)
                if (option == name) set = &sets;
            if (set == nullptr) return "unknown option '" + std::string(name) + "'";
            if (++i == arguments.size()) return std::string(name) + " needs a value";
            if (!(*set)(arguments[i])) return "'" + std::string(arguments[i]) + "' is no value of " + std::string(name);
        }
    }
    std::string wrong = read_words(words, asked);
    if (!wrong.empty()) return wrong;
    const asio::ip::address& at = asked.how.address;
    if (asked.how.announced.empty() && (at.is_unspecified() || at.is_v6()))
        return "clients can't be sent to " + at.to_string() + ": --host says where to";
    return asked;
}

} // namespace msnp_examples
