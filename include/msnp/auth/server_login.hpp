// Signing in, a server's side: what to answer a client, and what to ask the caller, who knows the accounts.
//
//     VER  ->  CVR, INF  ->  USR I: who is that?  ->  USR S: is that so?  ->  USR OK
//
// The mirror of client_login: no I/O, no accounts, no clock. The caller hands on what a client says (next()), sends what the steps
// say, and answers what they ask by one of the other functions, at once or later. What it says ends a login at any time: refuse().
//
// Of MD5 the machine compares the digest itself, in a time that tells nothing of it. A ticket is the caller's to check, with the help of
// ticket_parts and is_sso_answer().
#pragma once

#include <msnp/auth/challenge.hpp>
#include <msnp/auth/kept_text.hpp>
#include <msnp/auth/login_method.hpp>
#include <msnp/auth/md5.hpp>
#include <msnp/auth/sso.hpp>
#include <msnp/command/connection.hpp>
#include <msnp/command/error_reply.hpp>
#include <msnp/command/login.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/visit_form.hpp>
#include <msnp/wire/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace msnp::auth {

/// What a server is. Views, which have to live as long as the server_login that was made from it.
struct login_service {
    dialect_range dialects = all_dialects; ///< which it speaks
    /// What it says of clients' versions; its TrID counts for nothing.
    from_ns::cvr versions{.recommended = "1.0.0000",
                          .recommended_again = "1.0.0000",
                          .minimum = "1.0.0000",
                          .download = "http://messenger.msn.com",
                          .information = "http://messenger.msn.com"};
};

/// What a client did wrong, or why it was sent away.
enum class login_violation : std::uint8_t {
    none,              ///< nothing
    no_common_dialect, ///< VER offers none that the server speaks
    out_of_turn,    ///< a command of signing in that does not come next: VER again, USR before VER, USR S before USR I
    wrong_method,   ///< INF or USR of another era than the dialect's, or CTP
    bad_account,    ///< an account without '@', or a longer one than server_login keeps
    wrong_password, ///< the digest of another password
    not_signed_in,  ///< a command that has to wait until the login is done
    signed_in_before,  ///< USR once more
    refused_by_caller, ///< refuse()
};

/// The violation's own spelling, "out_of_turn": for logs and tests.
[[nodiscard]] constexpr std::string_view name_of(login_violation why) noexcept {
    switch (why) {
    case login_violation::none: return "none";
    case login_violation::no_common_dialect: return "no_common_dialect";
    case login_violation::out_of_turn: return "out_of_turn";
    case login_violation::wrong_method: return "wrong_method";
    case login_violation::bad_account: return "bad_account";
    case login_violation::wrong_password: return "wrong_password";
    case login_violation::not_signed_in: return "not_signed_in";
    case login_violation::signed_in_before: return "signed_in_before";
    case login_violation::refused_by_caller: return "refused_by_caller";
    }
    return {};
}

/// What a server_login says to do. Views live until the machine is called again or goes, and those of what was handed to it as long as
/// that does.
namespace server_step {

    /// What a server sends while a client signs in.
    using command = std::variant<from_ns::ver, from_ns::ver_refused, from_ns::cvr, from_ns::cvq, from_ns::inf,
                                 from_ns::usr_md5_challenge, from_ns::usr_twn_challenge, from_ns::usr_sso_challenge,
                                 from_ns::usr_ok, from_ns::usr_ok_nick, from_ns::xfr_ns, from_ns::xfr_ns_13,
                                 from_ns::out, error_reply>;

    /// Send this: `serialize(step.what, login.spoken(), buffer)`.
    template <class Command>
    struct basic_send {
        Command what;                                ///< one line
        login_violation why = login_violation::none; ///< what the client did, where this is no ordinary answer
        bool then_close = false;                     ///< and close the connection
    };
    using send = basic_send<command>; ///< of a server
    /// Somebody wants to sign in: answer by the machine's function of this method, or transfer(), or refuse(). It is best not to tell an
    /// account that does not exist from a wrong password.
    struct ask_account {
        email account{};                         ///< who; any token with an '@'
        login_method method = login_method::md5; ///< challenge_md5(), challenge_tweener(), challenge_sso()
    };
    /// The digest is that of the password, or this is the ticket that the client has: admit() or refuse().
    struct ask_admission {
        email account{};                         ///< who
        login_method method = login_method::md5; ///< how
        passport_ticket ticket{};                ///< but for MD5; any token
        sso_response response{};                 ///< of SSO; any token, or missing, in MSNP15
        machine_id machine{};                    ///< of SSO; since MSNP16
        sso_nonce nonce{};                       ///< of SSO: what challenge_sso() was given
    };
    /// The client is gone, or was told so: close the connection. Said again, whatever comes afterwards.
    struct closed {};
    /// Nothing to do for this machine: a PNG, a command of a client that is signed in, an answer that nobody asked for.
    struct not_ours {};

    /// One of them.
    using any = std::variant<send, ask_account, ask_admission, closed, not_ours>;

} // namespace server_step

/// What USR OK says of an account.
struct login_welcome {
    percent_text nick{};     ///< the display name, up to MSNP9; the account where it is empty
    bool verified = true;    ///< whether the address is; since MSNP6
    bool restricted = false; ///< whether it is a child's account; since MSNP8
};

/// What the digest of USR MD5 is expected to be.
struct md5_secret {
    md5_salt salt{}; ///< `1013928519.693957190`: another one each time, or the one that the digest was made with
    password_text password{}; ///< in clear, of a server that has it so
    md5_digest digest{};      ///< else md5_login() of salt and password; neither for an account that does not exist
};
/// Where a client is sent.
struct login_transfer {
    host_port server{};           ///< there
    host_port current{};          ///< from here; MSNP7 to MSNP12
    redirect_data redirect = "0"; ///< what CVR has to say there; since MSNP21
};

/// A server of which a client signs in at one connection. A dispatch server is one that transfers everybody.
///
///     server_login login({.dialects = {dialect::msnp2, dialect::msnp12}});
///     while (const auto command = in.poll()) {         // to_ns::decoder
///         if (*command) step = login.next(**command);
///         in.speak(login.spoken());
///
template <class Step>
class basic_server_login {
public:
    /// The longest account that is kept; addresses of mail have no more than 254 bytes.
    static constexpr std::size_t longest_account = 254;

    /// Waits for VER.
    constexpr explicit basic_server_login(const login_service& service) noexcept
        : service_(service), spoken_(service.dialects.first) {}

    /// A command of the client, as to_ns::dispatch() gives it.
    template <command_struct Form>
    constexpr Step next(const Form& form) noexcept {
        if (state_ == state::closed) return server_step::closed{};
        if constexpr (requires { this->take(form); })
            return take(form);
        else if (const std::optional<transaction_id> trid = trid_of(form))
            return before_login(*trid);
        else
            return server_step::not_ours{};
    }
    /// The same of a to_ns::command.
    template <class... Forms>
    constexpr Step next(const std::variant<Forms...>& command) noexcept {
        Step step = server_step::not_ours{};
        static_cast<void>(msnp::detail::visit_form([&](const auto& form) { step = next(form); }, command));
        return step;
    }

    /// Answers ask_account in MSNP2 to MSNP7.
    constexpr Step challenge_md5(const md5_secret& secret) noexcept {
        if (!asks(login_method::md5)) return server_step::not_ours{};
        const hex_digest digest = md5_login(secret.salt, secret.password.text);
        const std::string_view expected = secret.password.empty() ? secret.digest.text : digest.view();
        static_cast<void>(kept_.assign(expected.substr(0, decltype(kept_)::capacity)));
        return challenge(from_ns::usr_md5_challenge{.trid = trid_, .salt = secret.salt});
    }
    /// Answers ask_account in MSNP8 to MSNP14. `parameters` is what login_policy is written as.
    constexpr Step challenge_tweener(const login_parameters& parameters) noexcept {
        if (!asks(login_method::tweener)) return server_step::not_ours{};
        return challenge(from_ns::usr_twn_challenge{.trid = trid_, .parameters = parameters});
    }
    /// Answers ask_account since MSNP15; the caller may send GCF before. A nonce is 48 random bytes in base64. One over
    /// longest_sso_nonce is nothing that a client can answer, and is answered by 500.
    constexpr Step challenge_sso(const open_word<sso_policy>& policy, const sso_nonce& nonce) noexcept {
        if (!asks(login_method::sso)) return server_step::not_ours{};
        if (!kept_.assign(nonce.text)) return refuse(error_code::internal_server_error);
        return challenge(from_ns::usr_sso_challenge{.trid = trid_, .policy = policy, .nonce = nonce});
    }
    /// Answers ask_account: the client signs in elsewhere.
    constexpr Step transfer(const login_transfer& to) noexcept {
        if (state_ != state::asks_account) return server_step::not_ours{};
        state_ = state::closed;
        if (spoken_ >= dialect::msnp13) {
            from_ns::xfr_ns_13 command{.trid = trid_, .server = to.server};
            if (spoken_ >= dialect::msnp21) command.redirect = to.redirect;
            return say(command, login_violation::none, true);
        }
        from_ns::xfr_ns command{.trid = trid_, .server = to.server};
        if (spoken_ >= dialect::msnp7) command.current = to.current;
        return say(command, login_violation::none, true);
    }
    /// Answers ask_admission: USR OK.
    constexpr Step admit(const login_welcome& welcome) noexcept {
        if (state_ != state::asks_admission) return server_step::not_ours{};
        state_ = state::signed_in;
        kept_.forget();
        const email account = account_.view();
        if (spoken_ >= dialect::msnp10)
            return say(from_ns::usr_ok{trid_, account, welcome.verified, welcome.restricted});
        from_ns::usr_ok_nick command{.trid = trid_, .account = account, .nick = welcome.nick};
        if (welcome.nick.empty()) command.nick = percent_text(account.text);
        if (spoken_ >= dialect::msnp6) command.verified = welcome.verified;
        if (spoken_ >= dialect::msnp8) command.restricted = welcome.restricted;
        return say(command);
    }
    /// Answers ask_account and ask_admission: 911 for a wrong account, password or ticket, 928 for a ticket since MSNP8. At any other time
    /// it says that the server does not go on with this client: 500, 600, 601, 910.
    constexpr Step refuse(error_code code) noexcept {
        if (state_ == state::closed) return server_step::closed{};
        error_reply reply{.code = code};
        if (state_ == state::asks_account || state_ == state::asks_admission) reply.trid = trid_;
        return close(reply, login_violation::refused_by_caller);
    }

    /// The dialect to read and write in; before VER has settled it, the oldest that the server speaks.
    [[nodiscard]] constexpr dialect spoken() const noexcept { return spoken_; }
    /// Whether USR OK was said. What comes from now on is not_ours, but for USR and VER, which are refused.
    [[nodiscard]] constexpr bool is_signed_in() const noexcept { return state_ == state::signed_in; }
    /// Whether the connection is to be closed, after which nothing changes any more.
    [[nodiscard]] constexpr bool is_closed() const noexcept { return state_ == state::closed; }
    /// Who signs in or has signed in; empty before USR. Lives as long as the machine, and until forget().
    [[nodiscard]] constexpr email account() const& noexcept { return account_.view(); }
    /// Not of one that is about to go.
    email account() const&& = delete;

    /// Overwrites what is kept: the account, and the digest or the nonce of a login that is not done. To be called when it is over, and
    /// nothing else afterwards: a login that is not over is closed then.
    constexpr void forget() noexcept {
        account_.forget();
        kept_.forget();
        if (!is_signed_in()) state_ = state::closed;
    }

private:
    enum class state : std::uint8_t {
        fresh,          ///< before VER
        upgrade,        ///< VER asked for CVR0 alone: CVQ comes, and no login
        ready,          ///< for CVR, INF, USR I
        asks_account,   ///< waits for the caller
        challenged,     ///< for USR S
        asks_admission, ///< for the caller
        signed_in,
        closed,
    };

    /// (A template, as the others that take a form: of what depends on none the compiler would make the variant at once.)
    template <class Form>
    static constexpr Step say(const Form& form, login_violation why = login_violation::none,
                              bool then_close = false) noexcept {
        return server_step::send{form, why, then_close};
    }
    template <class Form>
    constexpr Step close(const Form& last, login_violation why) noexcept {
        state_ = state::closed;
        return say(last, why, true);
    }
    /// Something that does not come next. A client that is signed in may go on.
    constexpr Step out_of_turn(transaction_id trid) noexcept {
        const error_reply reply{.code = error_code::not_expected, .trid = trid};
        if (is_signed_in()) return say(reply, login_violation::out_of_turn);
        return close(reply, login_violation::out_of_turn);
    }
    /// A command that is for after the login, or for a client that asks about an upgrade only.
    constexpr Step before_login(transaction_id trid) const noexcept {
        if (is_signed_in()) return server_step::not_ours{};
        return say(error_reply{.code = error_code::not_logged_in, .trid = trid}, login_violation::not_signed_in);
    }
    [[nodiscard]] constexpr bool asks(login_method method) const noexcept {
        return state_ == state::asks_account && method_of(spoken_) == method;
    }
    template <class Form>
    constexpr Step challenge(const Form& form) noexcept {
        state_ = state::challenged;
        return say(form);
    }

    constexpr Step take(const to_ns::ver& command) noexcept {
        if (state_ != state::fresh) return out_of_turn(command.trid);
        const std::optional<dialect> chosen = first_common(command.offered, service_.dialects);
        if (!chosen) return close(from_ns::ver_refused{command.trid}, login_violation::no_common_dialect);
        spoken_ = *chosen;
        state_ = state::ready;
        return say(from_ns::ver{command.trid, wire_of(spoken_)});
    }
    constexpr Step take(const to_ns::ver_cvr0& command) noexcept {
        if (state_ != state::fresh) return out_of_turn(command.trid);
        state_ = state::upgrade;
        return say(from_ns::ver{command.trid, "CVR0"});
    }
    constexpr Step take(const to_ns::cvq& command) noexcept {
        if (state_ != state::upgrade) return out_of_turn(command.trid);
        const from_ns::cvr& v = service_.versions;
        return close(
            from_ns::cvq{command.trid, v.recommended, v.recommended_again, v.minimum, v.download, v.information},
            login_violation::none);
    }
    /// Clients of MSNP2 to MSNP7 send it when they are signed in.
    constexpr Step take(const to_ns::cvr& command) noexcept {
        if (state_ < state::ready) return out_of_turn(command.trid);
        from_ns::cvr reply = service_.versions;
        reply.trid = command.trid;
        return say(reply);
    }
    constexpr Step take(const to_ns::inf& command) noexcept {
        if (state_ != state::ready) return out_of_turn(command.trid);
        if (method_of(spoken_) != login_method::md5) return close(from_ns::out{}, login_violation::wrong_method);
        return say(from_ns::inf{command.trid, wire_of(auth_package::md5)});
    }

    constexpr Step take(const to_ns::usr_md5_initiate& command) noexcept {
        return initiate(login_method::md5, command.trid, command.account);
    }
    constexpr Step take(const to_ns::usr_twn_initiate& command) noexcept {
        return initiate(login_method::tweener, command.trid, command.account);
    }
    constexpr Step take(const to_ns::usr_sso_initiate& command) noexcept {
        return initiate(login_method::sso, command.trid, command.account);
    }
    constexpr Step take(const to_ns::usr_ctp_initiate& command) noexcept { return clear(command.trid); }
    constexpr Step take(const to_ns::usr_ctp_password& command) noexcept { return clear(command.trid); }
    constexpr Step clear(transaction_id trid) noexcept {
        if (is_signed_in()) return once_more(trid);
        return close(from_ns::out{}, login_violation::wrong_method);
    }
    constexpr Step once_more(transaction_id trid) const noexcept {
        return say(error_reply{.code = error_code::already_logged_in, .trid = trid}, login_violation::signed_in_before);
    }
    constexpr Step initiate(login_method method, transaction_id trid, const email& account) noexcept {
        if (is_signed_in()) return once_more(trid);
        if (state_ != state::ready) return out_of_turn(trid);
        if (method_of(spoken_) != method) return close(from_ns::out{}, login_violation::wrong_method);
        if (account.text.find('@') == std::string_view::npos || !account_.assign(account.text))
            return close(error_reply{.code = error_code::authentication_failed, .trid = trid},
                         login_violation::bad_account);
        trid_ = trid;
        state_ = state::asks_account;
        return server_step::ask_account{account_.view(), method};
    }

    constexpr Step take(const to_ns::usr_md5_response& command) noexcept {
        if (!proves(login_method::md5, command.trid)) return odd_proof(login_method::md5, command.trid);
        // Of an account without a digest there is nothing to compare with, and 32 bytes are compared all the same.
        constexpr std::string_view nobodys("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                                           hex_digest::size);
        const bool has_digest = kept_.view().size() == hex_digest::size;
        const bool is_right = detail::same_bytes(command.digest.text, has_digest ? kept_.view() : nobodys);
        kept_.forget();
        if (!is_right || !has_digest)
            return close(error_reply{.code = error_code::authentication_failed, .trid = command.trid},
                         login_violation::wrong_password);
        return ask_admission({}, {}, {});
    }
    constexpr Step take(const to_ns::usr_twn_ticket& command) noexcept {
        if (!proves(login_method::tweener, command.trid)) return odd_proof(login_method::tweener, command.trid);
        return ask_admission(command.ticket, {}, {});
    }
    constexpr Step take(const to_ns::usr_sso_response& command) noexcept {
        if (!proves(login_method::sso, command.trid)) return odd_proof(login_method::sso, command.trid);
        return ask_admission(command.ticket, command.response, command.machine);
    }
    /// Whether USR S comes next, of this method.
    constexpr bool proves(login_method method, transaction_id trid) noexcept {
        if (state_ != state::challenged || method_of(spoken_) != method) return false;
        trid_ = trid;
        return true;
    }
    constexpr Step odd_proof(login_method method, transaction_id trid) noexcept {
        if (is_signed_in()) return once_more(trid);
        const bool is_other = state_ >= state::ready && method_of(spoken_) != method;
        return is_other ? close(from_ns::out{}, login_violation::wrong_method) : out_of_turn(trid);
    }
    constexpr Step ask_admission(const passport_ticket& ticket, const sso_response& response,
                                 const machine_id& machine) noexcept {
        state_ = state::asks_admission;
        // But for SSO nothing is kept by now.
        return server_step::ask_admission{account_.view(), method_of(spoken_), ticket, response, machine, kept_.view()};
    }

    constexpr Step take(const to_ns::out&) noexcept {
        state_ = state::closed;
        return server_step::closed{};
    }
    /// Betas ask a dispatch server for another one before anything else, which is the caller's to answer.
    constexpr Step take(const to_ns::xfr_ns&) const noexcept { return server_step::not_ours{}; }

    login_service service_;
    kept_text<longest_account> account_{};
    kept_text<longest_sso_nonce> kept_{}; ///< the digest that is expected, or the nonce that was given
    transaction_id trid_{};               ///< of the last USR
    dialect spoken_;
    state state_ = state::fresh;
};

/// A server at which a client signs in.
using server_login = basic_server_login<server_step::any>;

} // namespace msnp::auth
