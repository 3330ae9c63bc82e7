// What must hold of the machines of signing in, whatever comes and in whatever order: said once for the property tests and the fuzz harness.
#pragma once

#include "support/exact_bytes.hpp"
#include "support/generator.hpp"
#include "support/invariants.hpp"
#include "support/login_steps.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp_test {

/// Lines and answers of a peer that mostly knows what comes next, and sometimes does not.
class login_noise {
public:
    explicit login_noise(choices& from) : from_(from) {}

    /// The TrID that is right, or another one.
    std::string trid(msnp::transaction_id right) {
        const std::uint32_t value = from_.one_in(12) ? static_cast<std::uint32_t>(from_.number()) : right.value;
        return std::to_string(value);
    }
    std::string dialect_word(msnp::dialect likely) {
        if (!from_.one_in(6)) return std::string(wire_of(likely));
        return std::string(from_.any_of(msnp::vocabulary<msnp::dialect>::words).wire);
    }
    /// A token that may hold what breaks a line, a header or an address.
    std::string word(std::string_view usual) {
        static constexpr std::string_view odd[] = {"",      "a\tb",   "lc=1,pwd=x", "a@b", "%0d%0aOUT", "0",
                                                   "\x01x", "http:/", "'",          ",",   "\x80\xff",  "1"};
        if (!from_.one_in(8)) return std::string(usual);
        return from_.one_in(6) ? std::string(300 * from_.below(5), 'x') : std::string(from_.any_of(odd));
    }
    /// A line of a server that was sent a verb.
    std::string from_server(std::string_view verb, msnp::transaction_id last, msnp::dialect spoken) {
        const std::string id = ' ' + trid(last) + ' ';
        static constexpr std::string_view all[] = {"VER", "CVR", "INF", "USR I", "USR S", "XFR", "NNN", "OUT", "other"};
        const std::string_view kind = from_.one_in(5) ? from_.any_of(all) : verb;
        if (kind == "VER") return "VER" + id + (from_.one_in(9) ? "0" : dialect_word(spoken) + " CVR0") + "\r\n";
        if (kind == "CVR") return "CVR" + id + "1 1 1" + (from_.one_in(3) ? "\r\n" : " http://a http://b\r\n");
        if (kind == "INF") return "INF" + id + word("MD5") + "\r\n";
        if (kind == "USR I") {
            const auto method =
                from_.one_in(8) ? static_cast<msnp::auth::login_method>(from_.below(3)) : msnp::auth::method_of(spoken);
            if (method == msnp::auth::login_method::md5) return "USR" + id + "MD5 S " + word("1013928519.69") + "\r\n";
            if (method == msnp::auth::login_method::tweener)
                return "USR" + id + "TWN S " + word("lc=1033,id=507") + "\r\n";
            return "USR" + id + "SSO S " + word("MBI_KEY") + ' ' + word("AAAABBBB") + "\r\n";
        }
        if (kind == "USR S") {
            const std::string nick = spoken < msnp::dialect::msnp10 ? " Ana" : "";
            return "USR" + id + "OK " + word("ana@example.com") + nick + (from_.one_in(2) ? " 1 0\r\n" : "\r\n");
        }
        if (kind == "XFR") {
            static constexpr std::string_view tails[] = {"", " 0", " 0 10.0.0.1:1863", " U D", " U D WA=="};
            if (from_.one_in(3)) return from_.one_in(2) ? "XFR 0 NS 0\r\n" : "XFR" + id + "SB a:1 CKI 1.2\r\n";
            return "XFR" + id + "NS " + word("10.0.0.5") + ":1863" + std::string(from_.any_of(tails)) + "\r\n";
        }
        if (kind == "NNN") return "911" + (from_.one_in(2) ? "\r\n" : ' ' + trid(last) + "\r\n");
        if (kind == "OUT") return "OUT OTH\r\n";
        return "GCF 0 4\r\n<a/>";
    }
    /// An answer over HTTPS.
    std::string answer(bool is_nexus) {
        static constexpr std::string_view places[] = {
            "https://b.example.com/c", "/d", "http://b/", "b/c", "//b/", "https://a@b/", "https://b:8443"};
        static constexpr std::string_view statuses[] = {"200", "302", "401", "503", "404"};
        const std::string_view status = from_.any_of(statuses);
        std::string all = "HTTP/1.1 " + std::string(from_.one_in(2) ? "200" : status) + " x\r\n";
        all += "Location: " + word(from_.any_of(places)) + "\r\n";
        if (is_nexus) all += "PassportURLs: DALogin=" + word("login.example.com/login2.srf") + "\r\n";
        if (!from_.one_in(4))
            all += "Authentication-Info: Passport1.4 da-status=success,from-PP='" + word("t=a&p=") + "'\r\n";
        return all + "WWW-Authenticate: Passport1.4 da-status=failed,cbtxt=" + word("no") + "\r\n\r\n";
    }
    choices& from() { return from_; }

private:
    choices& from_;
};

/// What is wrong with a line that a machine has sent, if anything: it is not written, or is more than one line, or another on the other
/// side.
template <class Channel, class Command>
std::string is_sent_well(const Command& command, msnp::dialect spoken) {
    const auto bytes = msnp::to_bytes(command, spoken);
    if (!bytes) return "not written: " + msnp::describe(bytes.error());
    if (bytes->find_first_of("\r\n") != bytes->size() - 2) return "more than a line: " + escaped(*bytes);
    const auto read = msnp::parse_function<Channel>{}(*bytes, spoken);
    if (!read) return "not read: " + escaped(*bytes);
    return msnp::form_name(*read) == msnp::form_name(command) ? "" : "read as another: " + escaped(*bytes);
}

/// A client that is told anything at all.
class client_under_test {
public:
    client_under_test(choices& from, msnp::dialect d)
        : noise_(from),
          offered_(std::string(wire_of(d)) + " MSNP9 CVR0"),
          who_{.account = "ana@example.com",
               .password = password,
               .offered = std::string_view(offered_),
               .machine = "{521a03be-12af-452d-a3c5-f7787d7a8267}"},
          likely_(d) {
        if (from.one_in(2)) who_.login_server = "login.example.com/login2.srf";
    }

    /// What is broken after so many events, and whether it came to an end.
    std::string run(std::size_t events, bool& is_over) {
        msnp::auth::client_login client(who_);
        std::string broken = looks_at(client, client.connected());
        for (; events > 0 && broken.empty(); --events) broken = tell(client);
        is_over = client.is_over();
        return broken;
    }

private:
    static constexpr std::string_view password = "s3cret-of-ana";

    /// One event.
    std::string tell(msnp::auth::client_login& client) {
        const std::size_t kind = noise_.from().below(12);
        if (kind == 0 || (awaits_ == "connect" && kind < 8)) return looks_at(client, client.connected());
        if (kind == 1 || (awaits_ == "https" && kind < 10)) {
            const exact_bytes bytes(noise_.answer(is_at_nexus_));
            const auto response = msnp::auth::parse_response(bytes.view());
            return response ? looks_at(client, client.next(*response)) : "";
        }
        if (kind == 2 || (awaits_ == "ticket" && kind < 8)) {
            const std::string ticket = noise_.word("t=a");
            const std::string response = noise_.word("AAAA");
            return looks_at(client,
                            client.next(msnp::auth::sso_proof{std::string_view(ticket), std::string_view(response)}));
        }
        const exact_bytes line(noise_.from_server(awaits_, last_, awaits_ == "VER" ? likely_ : client.spoken()));
        const auto command = msnp::from_ns::parse(line.view(), client.spoken());
        return command ? looks_at(client, client.next(*command)) : "";
    }

    std::string looks_at(const msnp::auth::client_login& client, const msnp::auth::client_step::any& any) {
        namespace steps = msnp::auth::client_step;
        const bool is_refused = std::holds_alternative<steps::refused>(any);
        const bool is_idle = std::holds_alternative<steps::not_ours>(any);
        if (end_) {
            const auto* refused = std::get_if<steps::refused>(&any);
            return (*end_ ? refused != nullptr && refused->why == **end_ && refused->reason.text.empty() &&
                                refused->text.empty() && refused->message.empty()
                          : is_idle)
                       ? ""
                       : "a step after the end: " + text_of(any, client.spoken());
        }
        if (client.is_over() != (is_refused || std::holds_alternative<steps::signed_in>(any)))
            return "over or not over";
        if (is_idle) return {};
        return std::visit([&](const auto& step) { return looks_at_one(client, step); }, any);
    }
    std::string looks_at_one(const msnp::auth::client_login& client, const msnp::auth::client_step::send& step) {
        const std::string line = line_of(step.what, client.spoken());
        if (line.find(password) != line.npos) return "the password in clear";
        if (offered_.find(wire_of(client.spoken())) == offered_.npos) return "a dialect that was not offered";
        const msnp::transaction_id sent = std::visit([](const auto& command) { return command.trid; }, step.what);
        if (sent != last_.next()) return "another TrID: " + escaped(line);
        last_ = sent;
        awaits_ = line.substr(0, 3) == "USR" ? line.find(" I ") != line.npos ? "USR I" : "USR S" : line.substr(0, 3);
        asked_ = 0;
        return is_sent_well<msnp::to_ns::channel>(step.what, client.spoken());
    }
    std::string looks_at_one(const msnp::auth::client_login&, const msnp::auth::client_step::connect& step) {
        awaits_ = "connect";
        if (step.server.host.empty()) return "a connection to nobody";
        return ++connected_ <= msnp::auth::client_login::most_transfers ? "" : "too many transfers";
    }
    std::string looks_at_one(const msnp::auth::client_login&, const msnp::auth::client_step::ask_https& step) {
        using namespace msnp::auth;
        awaits_ = "https";
        is_at_nexus_ = !step.credentials;
        if (++asked_ > client_login::most_redirects + 2) return "too many redirects";
        const std::string_view where = step.at.scheme();
        if (!where.empty() && !msnp::mime::equal_ignoring_case(where, "https")) return "a password without TLS";
        std::string memory(8192, '?');
        const auto size = https_request(memory, step);
        const std::string_view bytes = std::string_view(memory).substr(0, size.value_or(0));
        const auto request = parse_request(bytes);
        if (!request || request->headers.find("Host") != step.at.authority() || request->target != step.at.target())
            return "another request: " + escaped(step.at.text);
        if (is_at_nexus_) return bytes.find(password) == bytes.npos ? "" : "a password for the nexus";
        const auto asked = parse<authorization>(*request->headers.find("Authorization"));
        return asked && asked->password == msnp::percent_text(password) && request->headers.size() == 5
                   ? ""
                   : "another authorization: " + escaped(bytes);
    }
    std::string looks_at_one(const msnp::auth::client_login&, const msnp::auth::client_step::need_ticket& step) {
        awaits_ = "ticket";
        return msnp::is_token(step.nonce.text) && msnp::is_token(step.policy.text) ? "" : "an odd ticket";
    }
    std::string looks_at_one(const msnp::auth::client_login& client, const msnp::auth::client_step::signed_in& step) {
        end_.emplace(std::nullopt);
        const bool is_ana = msnp::mime::equal_ignoring_case(step.account.text, who_.account.text);
        return is_ana && awaits_ == "USR S" && client.is_signed_in() ? "" : "signed in as nobody";
    }
    std::string looks_at_one(const msnp::auth::client_login&, const msnp::auth::client_step::refused& step) {
        end_.emplace(step.why);
        return {};
    }
    std::string looks_at_one(const msnp::auth::client_login&, const msnp::auth::client_step::not_ours&) { return {}; }

    login_noise noise_;
    std::string offered_;
    msnp::auth::login_identity who_;
    msnp::dialect likely_;
    std::string awaits_;          ///< what was done last
    msnp::transaction_id last_{}; ///< of the last command
    std::size_t connected_ = 0;   ///< times that it was sent elsewhere
    std::size_t asked_ = 0;       ///< requests since the last command
    bool is_at_nexus_ = false;
    std::optional<std::optional<msnp::auth::login_refusal>> end_{}; ///< how it came to an end
};

/// A server at which anything is said, by a client and by its caller.
class server_under_test {
public:
    server_under_test(choices& from, msnp::dialect d) : noise_(from), likely_(d) {}

    std::string run(std::size_t events, bool& is_over) {
        msnp::auth::server_login server({.dialects = {msnp::dialect::msnp2, likely_}});
        std::string broken;
        for (; events > 0 && broken.empty(); --events) broken = tell(server);
        is_over = server.is_closed() || server.is_signed_in();
        return broken;
    }

private:
    static constexpr std::string_view salt = "1013928519.693957190";
    static constexpr std::string_view right_digest = "7f919fab309532df353c901430df36fa"; // of "password"

    std::string tell(msnp::auth::server_login& server) {
        choices& from = noise_.from();
        const std::size_t kind = from.below(10);
        const bool caller = kind == 0 || ((asks_ == "account" || asks_ == "admission") && kind < 8);
        if (caller) return looks_at(server, said_by_caller(server), false);
        const std::string line = from_client(server.spoken());
        const exact_bytes bytes(line);
        const auto command = msnp::to_ns::parse(bytes.view(), server.spoken());
        if (!command) return {};
        const auto* digest = std::get_if<msnp::to_ns::usr_md5_response>(&*command);
        return looks_at(server, server.next(*command), digest == nullptr || digest->digest != right_digest);
    }
    msnp::auth::server_step::any said_by_caller(msnp::auth::server_login& server) {
        choices& from = noise_.from();
        if (from.one_in(12)) return server.refuse(static_cast<msnp::error_code>(from.below(1000)));
        if (from.one_in(12)) return server.transfer({.server = {"10.0.0.5", 1863}, .current = {"10.0.0.1", 1863}});
        switch (asks_ == "admission" && !from.one_in(4) ? 3 : from.below(4)) {
        case 0: return server.challenge_md5({.salt = salt, .password = "password"});
        case 1: return server.challenge_tweener("lc=1033,id=507");
        case 2: return server.challenge_sso("MBI_KEY", "AAAABBBB");
        default: return server.admit({.nick = from.one_in(2) ? "" : "Ana\r\nOUT"});
        }
    }
    std::string from_client(msnp::dialect spoken) {
        choices& from = noise_.from();
        static constexpr std::string_view all[] = {"VER", "CVR", "INF", "USR I", "USR S", "OUT", "CVQ", "other"};
        const bool is_ready = said_ver_ && !from.one_in(4);
        const std::string_view kind = !said_ver_ && !from.one_in(6)  ? "VER"
                                      : asks_ == "proof" && is_ready ? "USR S"
                                      : is_ready && from.one_in(2)   ? "USR I"
                                                                     : from.any_of(all);
        const std::string id = ' ' + std::to_string(++trid_) + ' ';
        const auto method =
            from.one_in(12) ? static_cast<msnp::auth::login_method>(from.below(3)) : msnp::auth::method_of(spoken);
        if (kind == "VER") {
            said_ver_ = true;
            return "VER" + id + (from.one_in(9) ? "CVR0\r\n" : noise_.dialect_word(likely_) + " CVR0\r\n");
        }
        if (kind == "CVR" || kind == "CVQ")
            return std::string(kind) + id + "0x0409 win 4.10 i386 MSMSGS 1.0 MSMSGS a@b\r\n";
        if (kind == "INF") return "INF" + id + "\r\n";
        if (kind == "USR I")
            return "USR" + id + std::string(msnp::auth::name_of(method)) + " I " + noise_.word("ana@example.com") +
                   "\r\n";
        if (kind == "USR S") {
            if (method == msnp::auth::login_method::md5)
                return "USR" + id + "MD5 S " + noise_.word(right_digest) + "\r\n";
            if (method == msnp::auth::login_method::tweener) return "USR" + id + "TWN S " + noise_.word("t=a") + "\r\n";
            return "USR" + id + "SSO S t=a AAAA {521a03be-12af-452d-a3c5-f7787d7a8267}\r\n";
        }
        if (kind == "OUT") return from.one_in(4) ? "OUT\r\n" : "PNG\r\n";
        return "CHG" + id + "NLN 0\r\n";
    }

    std::string looks_at(const msnp::auth::server_login& server, const msnp::auth::server_step::any& any,
                         bool is_wrong) {
        namespace steps = msnp::auth::server_step;
        if (is_closed_) {
            const bool is_quiet =
                std::holds_alternative<steps::closed>(any) || std::holds_alternative<steps::not_ours>(any);
            return is_quiet && server.is_closed() ? "" : "a step after the end: " + text_of(any, server.spoken());
        }
        is_closed_ = server.is_closed();
        if (const auto* send = std::get_if<steps::send>(&any)) {
            const bool ok = std::holds_alternative<msnp::from_ns::usr_ok>(send->what) ||
                            std::holds_alternative<msnp::from_ns::usr_ok_nick>(send->what);
            if (ok != (server.is_signed_in() && asks_ == "admission")) return "signed in without being asked about";
            const bool is_challenge = std::holds_alternative<msnp::from_ns::usr_md5_challenge>(send->what) ||
                                      std::holds_alternative<msnp::from_ns::usr_twn_challenge>(send->what) ||
                                      std::holds_alternative<msnp::from_ns::usr_sso_challenge>(send->what);
            if (is_challenge && asks_ != "account") return "a challenge for nobody";
            if (is_challenge || ok) asks_ = is_challenge ? "proof" : "";
            if (send->then_close != is_closed_) return "closed or not closed";
            return is_sent_well<msnp::from_ns::channel>(send->what, server.spoken());
        }
        if (std::holds_alternative<steps::ask_account>(any)) {
            if (server.is_signed_in()) return "asked again";
            asks_ = "account";
        }
        if (const auto* proof = std::get_if<steps::ask_admission>(&any)) {
            if (asks_ != "proof") return "a proof of nothing";
            if (proof->method == msnp::auth::login_method::md5 && is_wrong) return "another digest";
            asks_ = "admission";
        }
        return {};
    }

    login_noise noise_;
    msnp::dialect likely_;
    std::string asks_;
    std::uint32_t trid_ = 0;
    bool said_ver_ = false;
    bool is_closed_ = false;
};

/// Both, of the same decisions. `over` counts those that came to an end.
inline std::string logins_are_well(choices& from, std::size_t& over) {
    constexpr std::size_t count = msnp::number_of(msnp::last_dialect) - msnp::number_of(msnp::first_dialect) + 1U;
    const auto d = static_cast<msnp::dialect>(msnp::number_of(msnp::first_dialect) + from.below(count));
    bool is_over = false;
    std::string broken = client_under_test(from, d).run(40, is_over);
    over += is_over ? 1 : 0;
    if (!broken.empty()) return "client: " + broken;
    broken = server_under_test(from, d).run(40, is_over);
    over += is_over ? 1 : 0;
    return broken.empty() ? "" : "server: " + broken;
}

} // namespace msnp_test
