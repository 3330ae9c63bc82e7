// A client and its servers in one program: whole logins, as text, whatever the pieces that their bytes come in.
#pragma once

#include "support/exact_bytes.hpp"
#include "support/login_steps.hpp"
#include "support/sha1.hpp"

#include <msnp/msnp.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace msnp_test {

/// Where streams are cut.
struct login_cuts {
    std::size_t at = std::string_view::npos; ///< both streams at this byte
    bool each = false;                       ///< at every byte
};

/// One direction of a connection. What is polled is looked at while its piece is there; the piece is overwritten before a step that does
/// not view it is acted upon.
template <class Channel>
class login_pipe {
public:
    login_pipe(msnp::dialect spoken, login_cuts cuts) : in_(spoken), cuts_(cuts) {}

    void write(std::string_view bytes) { bytes_ += bytes; }
    /// Calls function(command) for each that is there, and act() after each piece.
    template <class Function, class Act>
    bool deliver(Function function, Act act) {
        if (bytes_.empty()) return false;
        const bool is_ahead = cuts_.at > passed_ && cuts_.at - passed_ < bytes_.size();
        const std::size_t size = cuts_.each ? 1 : is_ahead ? cuts_.at - passed_ : bytes_.size();
        {
            exact_bytes piece(std::string_view(bytes_).substr(0, size));
            in_.feed(piece.view());
            while (const auto next = in_.poll())
                if (*next) in_.speak(function(**next));
            for (char& c : piece.span()) c = '#';
        }
        bytes_.erase(0, size);
        passed_ += size;
        act();
        return true;
    }
    /// The connection is another one.
    void reset() {
        in_.reset();
        bytes_.clear();
    }

private:
    msnp::basic_decoder<Channel> in_;
    login_cuts cuts_;
    std::string bytes_;
    std::size_t passed_ = 0;
};

/// What is played: who signs in, and what the servers do.
struct login_setting {
    msnp::auth::login_identity who{};
    msnp::auth::login_service service{};
    std::size_t transfers = 0;     ///< so many dispatch servers stand in front
    std::size_t redirects = 0;     ///< so many times Passport says to ask elsewhere
    std::string_view wrong{};      ///< what the servers know as the password; empty: that of `who`
    std::string_view between{};    ///< lines that the server sends in front of each of its answers
    msnp::error_code refusal{};    ///< what ask_account is answered with
    bool has_digests_only = false; ///< of MD5
};

/// Both ends, until nothing is under way any more.
class login_play {
public:
    explicit login_play(const login_setting& setting, login_cuts cuts = {})
        : setting_(setting),
          client_(setting.who),
          server_(setting.service),
          to_server_(setting.service.dialects.first, cuts),
          to_client_(client_.spoken(), cuts),
          transfers_(setting.transfers),
          redirects_(setting.redirects) {}

    /// What happened, one line an event.
    std::string run() {
        does(client_.connected());
        act();
        for (int turns = 0; turns < 10'000; ++turns) {
            const bool asked = to_server_.deliver(
                [&](const msnp::to_ns::command& command) {
                    server_does(server_.next(command));
                    return server_.spoken();
                },
                [] {});
            const bool answered = to_client_.deliver(
                [&](const msnp::from_ns::command& command) {
                    does(client_.next(command));
                    return client_.spoken();
                },
                [&] { act(); });
            if (!asked && !answered) return events_;
        }
        return events_ + "and so on";
    }
    const msnp::auth::client_login& client() const { return client_; }
    const msnp::auth::server_login& server() const { return server_; }

private:
    /// Notes a step of the client, and keeps it until the bytes that it came from are gone.
    void does(const msnp::auth::client_step::any& step) {
        const std::string text = text_of(step, client_.spoken());
        if (text == "-") return;
        events_ += "client: " + text + '\n';
        next_ = step;
    }
    void act() {
        while (next_) {
            const auto step = *next_;
            next_.reset();
            namespace steps = msnp::auth::client_step;
            if (const auto* send = std::get_if<steps::send>(&step)) {
                to_server_.write(msnp::to_bytes(send->what, client_.spoken()).value_or("unwritable\r\n"));
            } else if (std::holds_alternative<steps::connect>(step)) {
                to_server_.reset();
                to_client_.reset();
                server_ = msnp::auth::server_login(setting_.service);
                does(client_.connected());
            } else if (const auto* ask = std::get_if<steps::ask_https>(&step)) {
                const exact_bytes answer(answer_to(*ask));
                const auto response = msnp::auth::parse_response(answer.view());
                does(client_.next(*response));
                act();
            } else if (std::holds_alternative<steps::need_ticket>(step)) {
                show_ticket(std::get<steps::need_ticket>(step));
            }
        }
    }

    /// The nexus and Passport: what they make of a request's bytes.
    std::string answer_to(const msnp::auth::client_step::ask_https& step) {
        using namespace msnp::auth;
        std::array<char, 4096> memory{};
        const auto text = [&](const msnp::result<std::size_t>& size) {
            return std::string(memory.data(), size.value_or(0));
        };
        const std::string bytes = text(https_request(memory, step));
        const auto request = parse_request(bytes);
        const auto header = request->headers.find("Authorization");
        if (!header)
            return text(serialize_response(memory, 200, passport_urls{.login = "login.example.com/login2.srf"}));
        const auto asked = parse<authorization>(*header);
        if (redirects_ > 0) {
            const std::string path = "/login2.srf?" + std::to_string(redirects_);
            const std::string elsewhere = "https://login" + std::to_string(redirects_) + ".example.com" + path;
            const bool is_path = --redirects_ % 2 == 0;
            return text(serialize_response(memory, 302,
                                           http_header{"Location", std::string_view(is_path ? path : elsewhere)},
                                           authentication_info{.status = da_status::redirect}));
        }
        if (asked->password != msnp::percent_text(known_password()) || asked->account != setting_.who.account.text)
            return text(serialize_response(memory, 401,
                                           www_authenticate{.status = da_status::failed, .text = "wrong password"}));
        return text(serialize_response(memory, 200, http_header{"Content-Type", "text/html"},
                                       authentication_info{.status = da_status::success, .ticket = "t=abc&p="}));
    }
    /// The service of single sign-on, and a cipher that is none.
    void show_ticket(const msnp::auth::client_step::need_ticket& step) {
        std::array<char, 512> memory{};
        const auto size = msnp::auth::answer_sso(
            memory, step.nonce, msnp::base64_text(secret(setting_.who.password.text)), msnp::auth::sso_iv{}, hmac_sha1,
            [](std::string_view, std::string_view, std::span<char>) {});
        does(
            client_.next(msnp::auth::sso_proof{.ticket = "t=abc&p=", .response = {{memory.data(), size.value_or(0)}}}));
        act();
    }
    /// In place of what single sign-on makes of a password: one of two secrets.
    std::string_view secret(std::string_view password) const {
        return password == setting_.who.password.text && !password.empty() ? "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
                                                                           : "AAAA";
    }
    std::string_view known_password() const {
        return setting_.wrong.empty() ? setting_.who.password.text : setting_.wrong;
    }

    /// Acts upon a step of the server at once, since it may view what came.
    void server_does(const msnp::auth::server_step::any& step) {
        namespace steps = msnp::auth::server_step;
        const std::string text = text_of(step, server_.spoken());
        if (text == "-") return;
        events_ += "server: " + text + '\n';
        if (const auto* send = std::get_if<steps::send>(&step)) {
            to_client_.write(setting_.between);
            to_client_.write(msnp::to_bytes(send->what, server_.spoken()).value_or("unwritable\r\n"));
        } else if (const auto* who = std::get_if<steps::ask_account>(&step)) {
            server_does(challenge(*who));
        } else if (const auto* proof = std::get_if<steps::ask_admission>(&step)) {
            server_does(is_good(*proof) ? server_.admit({.nick = "Ana Ruiz"})
                                        : server_.refuse(msnp::error_code::authentication_failed));
        }
    }
    msnp::auth::server_step::any challenge(const msnp::auth::server_step::ask_account& who) {
        using msnp::auth::login_method;
        if (setting_.refusal != msnp::error_code{}) return server_.refuse(setting_.refusal);
        if (transfers_ > 0) {
            --transfers_;
            return server_.transfer({.server = {"10.0.0.5", 1863}, .current = {"10.0.0.1", 1863}, .redirect = "WA=="});
        }
        constexpr std::string_view salt = "1013928519.693957190";
        switch (who.method) {
        case login_method::md5:
            if (!setting_.has_digests_only) return server_.challenge_md5({.salt = salt, .password = known_password()});
            {
                const auto digest = msnp::auth::md5_login(salt, known_password());
                return server_.challenge_md5({.salt = salt, .digest = digest.view()});
            }
        case login_method::tweener:
            return server_.challenge_tweener("lc=1033,id=507,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,tpf=ed1c2f21");
        case login_method::sso: break;
        }
        return server_.challenge_sso("MBI_KEY_OLD", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v");
    }
    bool is_good(const msnp::auth::server_step::ask_admission& proof) const {
        using msnp::auth::login_method;
        if (proof.method == login_method::md5) return true; // the machine has looked
        if (proof.ticket != "t=abc&p=") return false;
        if (proof.method == login_method::tweener) return true;
        std::array<char, 24> bytes{};
        msnp::span_sink out(bytes);
        static_cast<void>(msnp::base64_text(secret(known_password())).decode(out));
        return msnp::auth::is_sso_answer(proof.response, proof.nonce, {bytes.data(), out.size()}, hmac_sha1);
    }

    login_setting setting_;
    msnp::auth::client_login client_;
    msnp::auth::server_login server_;
    login_pipe<msnp::to_ns::channel> to_server_;
    login_pipe<msnp::from_ns::channel> to_client_;
    std::optional<msnp::auth::client_step::any> next_;
    std::string events_;
    std::size_t transfers_;
    std::size_t redirects_;
};

} // namespace msnp_test
