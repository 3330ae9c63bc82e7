#include "options.hpp"

#include "words.hpp"

#include <msnp/base/number.hpp>
#include <msnp/command/connection.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/host_port.hpp>

#include <asio/ip/address.hpp>

#include <array>
#include <cstdint>
#include <system_error>
#include <utility>

namespace msnp_client {

namespace {

    /// HOST, HOST:PORT, [IPv6] or [IPv6]:PORT.
    std::optional<address> read_address(std::string_view text, std::uint16_t usual_port) {
        const std::size_t bracket = text.rfind(']');
        const std::size_t colon = text.rfind(':');
        const bool has_port = colon != std::string_view::npos && (bracket == std::string_view::npos || bracket < colon);
        const std::string whole = has_port ? std::string(text) : std::string(text) + ':' + std::to_string(usual_port);
        msnp::host_port read;
        if (read.from_token(whole) != msnp::errc::none) return std::nullopt;
        std::string_view host = read.host;
        if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
        if (host.empty()) return std::nullopt;
        return address{std::string(host), read.port};
    }

    bool is_loopback(const std::string& host) {
        std::error_code error;
        const asio::ip::address number = asio::ip::make_address(host, error);
        return error ? host == "localhost" : number.is_loopback();
    }

    bool read_server(options& to, std::string_view text) {
        const auto at = read_address(text, msnp::host_port::usual_port);
        if (at) to.server = *at;
        return at.has_value();
    }
    bool read_passport(options& to, std::string_view text) {
        to.passport = read_address(text, 80);
        return to.passport.has_value();
    }
    bool read_account(options& to, std::string_view text) {
        to.account = text;
        return msnp::is_token(text) && msnp::email(text).is_address();
    }
    bool read_password_file(options& to, std::string_view text) {
        to.password_file = text;
        return !text.empty();
    }
    bool read_dialects(options& to, std::string_view text) {
        to.dialects = text;
        constexpr msnp::dialect_range spoken{msnp::dialect::msnp2, msnp::dialect::msnp12};
        bool has_one = false;
        for (const msnp::open_word<msnp::dialect> word : msnp::dialect_words(text)) {
            if (word.text == "CVR0") continue;
            if (!word.known() || !spoken.contains(*word.known())) return false;
            has_one = true;
        }
        return has_one;
    }
    bool read_status(options& to, std::string_view text) {
        const auto status = presence_from(text);
        if (status) to.status = *status;
        return status.has_value();
    }
    bool read_acknowledgement(options& to, std::string_view text) {
        const auto wish = word_from<msnp::acknowledgement>(text);
        if (wish) to.acknowledgement = *wish;
        return wish && *wish <= msnp::acknowledgement::always;
    }
    bool read_seconds(std::chrono::seconds& to, std::string_view text) {
        std::uint16_t seconds = 0;
        const bool is_number = msnp::parse_decimal(text, seconds) == msnp::errc::none && seconds != 0;
        if (is_number) to = std::chrono::seconds(seconds);
        return is_number;
    }
    bool read_ping(options& to, std::string_view text) {
        return read_seconds(to.ping, text);
    }
    bool read_patience(options& to, std::string_view text) {
        return read_seconds(to.patience, text);
    }

    struct setting {
        std::string_view name;
        bool (*read)(options&, std::string_view);
    };
    constexpr std::array all_settings{
        setting{"--server", read_server},
        setting{"--passport", read_passport},
        setting{"--account", read_account},
        setting{"--password-file", read_password_file},
        setting{"--dialects", read_dialects},
        setting{"--status", read_status},
        setting{"--acknowledge", read_acknowledgement},
        setting{"--ping", read_ping},
        setting{"--patience", read_patience},
    };

    struct flag {
        std::string_view name;
        bool options::*value;
    };
    constexpr std::array flags{
        flag{"--insecure", &options::insecure},
        flag{"--trace", &options::trace},
        flag{"--help", &options::help},
    };

    bool read_flag(options& to, std::string_view argument) {
        for (const flag& known : flags) {
            if (known.name != argument) continue;
            to.*known.value = true;
            return true;
        }
        return false;
    }

    /// Empty where it is fine.
    std::string read_setting(options& to, std::string_view name, std::optional<std::string_view> value) {
        for (const setting& known : all_settings) {
            if (known.name != name) continue;
            if (!value) return std::string(name) + " needs a value";
            if (known.read(to, *value)) return {};
            return '\'' + std::string(*value) + "' is no value of " + std::string(name);
        }
        return "unknown option '" + std::string(name) + '\'';
    }

    /// What is wrong with all of it taken together; empty for nothing.
    std::string look_at(const options& all) {
        if (all.account.empty()) return "--account is missing";
        if (all.passport && !all.insecure && !is_loopback(all.passport->host))
            return "--passport " + all.passport->text() +
                   " would send the password unencrypted over the network; --insecure says that it may";
        return {};
    }

} // namespace

std::variant<options, std::string> read_options(const std::vector<std::string_view>& arguments) {
    options read;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (read_flag(read, arguments[i])) continue;
        const std::size_t equals = arguments[i].find('=');
        std::optional<std::string_view> value;
        if (equals != std::string_view::npos)
            value = arguments[i].substr(equals + 1);
        else if (i + 1 < arguments.size())
            value = arguments[i + 1];
        std::string wrong = read_setting(read, arguments[i].substr(0, equals), value);
        if (!wrong.empty()) return wrong;
        if (equals == std::string_view::npos) ++i;
    }
    std::string wrong = read.help ? std::string{} : look_at(read);
    if (!wrong.empty()) return wrong;
    return read;
}

std::string_view usage() {
    return R"(Usage: asio_client --account ACCOUNT [OPTION]...

A messenger in the terminal, for MSNP2 to MSNP12. Commands are read from
standard input, one a line, once signed in; `help` lists them.

      --account=ACCOUNT     who signs in: ana@example.com
      --server=HOST[:PORT]  where; 127.0.0.1:1863 if not given
      --password-file=FILE  the password is the first line of FILE; otherwise
                            the terminal is asked for it, without showing it,
                            and where standard input is no terminal, it is its
                            first line
      --passport=HOST:PORT  MSNP8 to MSNP12 sign in at a Passport server. This
                            program has no TLS: all that it would ask Passport
                            goes to HOST:PORT by plain HTTP, the password with
                            it, and HOST has to be this machine
      --insecure            HOST of --passport may be another machine
      --dialects=WORDS      what to offer, the best first:
                            "MSNP12 MSNP11 MSNP10 MSNP9 MSNP8 MSNP7 CVR0"
      --status=STATUS       what to be once signed in: online, busy, idle,
                            be_right_back, away, on_the_phone, out_to_lunch,
                            hidden
      --acknowledge=WHEN    what servers are to say of messages: on_failure,
                            always, none
      --ping=SECONDS        how often to ask whether the server is there (45)
      --patience=SECONDS    how long to wait for a connection, and for each
                            thing that a server says while signing in (30)
      --trace               show every frame, without passwords and tickets
      --help                show this

Exit status: 0 after `quit` or the end of standard input, 1 if the sign-in was
refused or the connection is lost, 2 if the command line is wrong or there is
no password.
)";
}

} // namespace msnp_client
