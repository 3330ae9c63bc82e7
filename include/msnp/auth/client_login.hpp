// Signing in, a client's side: what to do next, after each thing that the other side said.
//
//     VER  ->  CVR (since MSNP8) or INF (before)  ->  USR I  ->  USR S  ->  signed in
//                                                        |
//                             HTTPS (MSNP8 to MSNP14), a ticket (since MSNP15)
//     with an XFR in between: the same at another server
//
// There is no I/O here. The caller opens connections, and says so (connected()); hands on what comes (next()); and does what each step
// says: send this, connect there, ask that over HTTPS. The password goes nowhere but into the digest of MD5 and into the request of
// ask_https, whose host the step shows before anything is sent.
//
// A server chooses among the dialects that were offered, and the dialect decides on the method: what a server says of another one (an
// MD5 challenge in MSNP9, by which it might learn more of the password than it should) ends the login. Transfers and redirects
// are counted, so that no server sends a client round for ever.
//
// A machine views the account and the password that it was given, and keeps what has to outlive the frame that it came in: see forget().
#pragma once

#include <msnp/auth/authentication_info.hpp>
#include <msnp/auth/authorization.hpp>
#include <msnp/auth/challenge.hpp>
#include <msnp/auth/http_head.hpp>
#include <msnp/auth/kept_text.hpp>
#include <msnp/auth/login_method.hpp>
#include <msnp/auth/login_request.hpp>
#include <msnp/auth/passport_urls.hpp>
#include <msnp/auth/sso.hpp>
#include <msnp/auth/web_address.hpp>
#include <msnp/auth/www_authenticate.hpp>
#include <msnp/base/result.hpp>
#include <msnp/command/connection.hpp>
#include <msnp/command/error_reply.hpp>
#include <msnp/command/login.hpp>
#include <msnp/command/values.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/visit_form.hpp>
#include <msnp/wire/word.hpp>
#include <msnp/wire/writer.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

/// Signing in, in every era: answers to challenges, header values of Passport, single sign-on, and machines that put them together.
namespace msnp::auth {

/// Where the nexus is, which says where to sign in with Passport.
inline constexpr web_address usual_nexus = "nexus.passport.com/rdr/pprdr.asp";

/// Who signs in, and with what. Views, which have to live as long as the client_login that was made from it signs in.
struct login_identity {
    email account{};          ///< `ana@example.com`
    password_text password{}; ///< for MSNP2 to MSNP14; may hold any bytes
    dialect_words offered{};  ///< what VER says, the best dialect first: `MSNP12 MSNP11 MSNP10 CVR0`
    /// What CVR says since MSNP8; its TrID, account and `redirect` count for nothing.
    to_ns::cvr client{.locale = 0x0409,
                      .os = "winnt",
                      .os_version = "5.1",
                      .architecture = "i386",
                      .library = "MSNMSGR",
                      .version = "7.0.0777",
                      .client_id = "MSMSGS"};
    machine_id machine{};            ///< where one signs in: `{521a03be-…}`; needed since MSNP16
    web_address login_server{};      ///< where Passport is, for MSNP8 to MSNP14; empty: ask the nexus
    web_address nexus = usual_nexus; ///< whom to ask then
    transaction_id first_trid = 1;   ///< of the first VER
};

/// Why a login came to nothing.
enum class login_refusal : std::uint8_t {
    unusable_identity, ///< the caller's own: no account, no dialect, a ticket that is no token; `text` names the field
    no_common_dialect, ///< VER 0: the server has none of the dialects
    dialect_not_offered, ///< VER chooses one that was not offered
    no_common_method,    ///< INF names ways to sign in, but not MD5
    error_reply,         ///< a three-digit reply: `code`, and `text` where it has a payload
    closed_by_server,    ///< OUT: the `reason`, or `minutes` after which to come back
    unexpected_command,  ///< a reply of signing in that nothing asked for, or one of another method
    wrong_transaction,   ///< a reply with another TrID
    other_account,       ///< USR OK for somebody else: `text` says for whom
    too_long,            ///< what has to be kept is longer than client_login keeps
    too_many_transfers,  ///< XFR after XFR
    bad_policy,     ///< USR TWN S has what no Authorization can hold: an item of its own making, a control character
    wrong_password, ///< 401: Passport refuses; `message` where it says why
    passport_unavailable, ///< 5xx
    too_many_redirects,   ///< Location after Location
    insecure_address,     ///< Passport would have the password sent without TLS
    bad_answer,           ///< an answer over HTTPS that makes no sense: no ticket, no address, another status
};

/// The refusal's own spelling, "no_common_dialect": for logs and tests.
[[nodiscard]] constexpr std::string_view name_of(login_refusal why) noexcept {
    switch (why) {
    case login_refusal::unusable_identity: return "unusable_identity";
    case login_refusal::no_common_dialect: return "no_common_dialect";
    case login_refusal::dialect_not_offered: return "dialect_not_offered";
    case login_refusal::no_common_method: return "no_common_method";
    case login_refusal::error_reply: return "error_reply";
    case login_refusal::closed_by_server: return "closed_by_server";
    case login_refusal::unexpected_command: return "unexpected_command";
    case login_refusal::wrong_transaction: return "wrong_transaction";
    case login_refusal::other_account: return "other_account";
    case login_refusal::too_long: return "too_long";
    case login_refusal::too_many_transfers: return "too_many_transfers";
    case login_refusal::bad_policy: return "bad_policy";
    case login_refusal::wrong_password: return "wrong_password";
    case login_refusal::passport_unavailable: return "passport_unavailable";
    case login_refusal::too_many_redirects: return "too_many_redirects";
    case login_refusal::insecure_address: return "insecure_address";
    case login_refusal::bad_answer: return "bad_answer";
    }
    return {};
}

/// What a client_login says to do. Views live until the machine is called again or goes, and those of what was handed to it as long as
/// that does.
namespace client_step {

    /// What a client sends to sign in.
    using command =
        std::variant<to_ns::ver, to_ns::cvr, to_ns::inf, to_ns::usr_md5_initiate, to_ns::usr_md5_response,
                     to_ns::usr_twn_initiate, to_ns::usr_twn_ticket, to_ns::usr_sso_initiate, to_ns::usr_sso_response>;

    /// Send this: `serialize(step.what, login.spoken(), buffer)`. (A template, as the machines are, so that whoever only includes them
    /// compiles none of it.)
    template <class Command>
    struct basic_send {
        Command what; ///< one line
    };
    using send = basic_send<command>; ///< of a client
    /// Close the connection, throw away what it still holds (from_ns::decoder::reset()), open one to `server`, then connected().
    struct connect {
        host_port server{}; ///< as XFR names it
    };
    /// Ask this over HTTPS, by https_request(); the answer goes to next(). The password goes to `at`, whoever that is.
    struct ask_https {
        web_address at{};                           ///< whom
        std::optional<authorization> credentials{}; ///< empty for the nexus
    };
    /// Get a ticket for this policy, compute the answer to this nonce (answer_sso()), then next(sso_proof).
    struct need_ticket {
        open_word<sso_policy> policy{}; ///< MBI_KEY_OLD
        sso_nonce nonce{};              ///< as it came
    };
    /// Signed in. What comes from now on is not_ours.
    struct signed_in {
        email account{};                    ///< as the server spells it
        std::optional<percent_text> nick{}; ///< the display name; up to MSNP9
        std::optional<bool> verified{};     ///< whether the address is; since MSNP6
        std::optional<bool> restricted{};   ///< whether it is a child's account; since MSNP8
    };
    /// Not signed in, for good: close the connection. Said again, without its texts, whatever comes afterwards.
    struct refused {
        login_refusal why = login_refusal::error_reply;      ///< the reason
        error_code code = error_code::authentication_failed; ///< of login_refusal::error_reply
        std::uint32_t minutes = 0;      ///< of login_refusal::closed_by_server; 0 where it does not say
        open_word<out_reason> reason{}; ///< of login_refusal::closed_by_server, where it says one
        std::string_view text{};        ///< an account, an error reply's payload, a field's name: see login_refusal
        percent_text message{};         ///< of login_refusal::wrong_password: Passport's, for people
    };
    /// The command has nothing to do with signing in: a GCF, an MSG, a CHL, a reply to what the caller sent itself.
    struct not_ours {};

    /// One of them.
    using any = std::variant<send, connect, ask_https, need_ticket, signed_in, refused, not_ours>;

} // namespace client_step

/// What was answered over HTTPS, as the caller's HTTP has it: empty texts for headers that are not there. https_answer_of() makes one of
/// an http_response.
struct https_answer {
    std::uint16_t status = 0;               ///< 200, 302, 401
    std::string_view location{};            ///< Location
    std::string_view passport_urls{};       ///< PassportURLs
    std::string_view authentication_info{}; ///< Authentication-Info
    std::string_view www_authenticate{};    ///< WWW-Authenticate
};

/// The headers of an answer that signing in asks for.
[[nodiscard]] constexpr https_answer https_answer_of(const http_response& response) noexcept {
    https_answer answer{.status = response.status};
    for (const mime::header& h : response.headers) {
        const auto note = [&h](std::string_view name, std::string_view& value) {
            if (value.empty() && mime::equal_ignoring_case(h.name, name)) value = h.value;
        };
        note("Location", answer.location);
        note(passport_urls::header_name, answer.passport_urls);
        note(authentication_info::header_name, answer.authentication_info);
        note(www_authenticate::header_name, answer.www_authenticate);
    }
    return answer;
}

/// Writes the request of an ask_https; errors as login_request(). There is a password in it, which the caller wipes.
template <std::same_as<client_step::ask_https> Step>
[[nodiscard]] constexpr result<std::size_t> https_request(std::span<char> buffer, const Step& step) {
    if (step.credentials) return login_request(buffer, step.at, *step.credentials);
    return serialize_request(buffer, "GET", step.at.target(), http_header{"Host", step.at.authority()});
}

/// What a caller has to show since MSNP15.
struct sso_proof {
    passport_ticket ticket{}; ///< of messengerclear.live.com
    sso_response response{};  ///< of answer_sso(); in MSNP15 it may be missing
};

/// A client that signs in.
///
///     client_login login({.account = "ana@example.com", .password = "s3cret", .offered = "MSNP12 MSNP11 CVR0"});
///     client_step::any step = login.connected();       // send VER
///     …
///     while (const auto command = in.poll()) {         // from_ns::decoder
///         if (*command) step = login.next(**command);
///         in.speak(login.spoken());
///
/// A copy goes on by itself; steps view the machine that made them.
template <class Step>
class basic_client_login {
public:
    /// How many XFR are followed; a dispatch server and a few that are busy, but no circle.
    static constexpr std::size_t most_transfers = 5;
    /// How many times Passport may say where to go; it did so once.
    static constexpr std::size_t most_redirects = 5;
    /// The longest policy of USR TWN that is kept until Passport has answered (real ones have 200 bytes), redirect data of XFR until CVR
    /// (100), name of a policy of USR SSO (11).
    static constexpr std::size_t longest_policy = 1024;
    /// The longest host and the longest address of HTTPS that are kept; nonces of USR SSO are, as far as answer_sso() takes them.
    static constexpr std::size_t longest_address = longest_sso_nonce;

    /// Nothing is sent before connected().
    constexpr explicit basic_client_login(const login_identity& who) noexcept
        : who_(who), next_trid_(who.first_trid), spoken_(first_offered().value_or(first_dialect)) {}

    /// A connection to a dispatch or notification server is open, the first one, the one that a connect asked for, or one in place of
    /// another that broke: begins there, with VER.
    constexpr Step connected() noexcept {
        if (is_over()) return over();
        if (!is_token(who_.account.text)) return refuse_identity("account");
        if (!first_offered()) return refuse_identity("offered");
        return begin();
    }

    /// A command of the server, as from_ns::dispatch() gives it. Any other form than those of signing in is not_ours.
    template <command_struct Form>
    constexpr Step next(const Form& form) {
        if (!listens()) return over();
        if constexpr (requires { this->take(form); })
            return take(form);
        else
            return client_step::not_ours{};
    }
    /// The same of a from_ns::command.
    template <class... Forms>
    constexpr Step next(const std::variant<Forms...>& command) {
        Step step = client_step::not_ours{};
        static_cast<void>(msnp::detail::visit_form([&](const auto& form) { step = next(form); }, command));
        return step;
    }
    /// The answer to the last ask_https.
    constexpr Step next(const https_answer& answer) {
        if (state_ != state::nexus && state_ != state::passport) return over();
        if (answer.status == 401 && state_ == state::passport)
            return refuse_password<www_authenticate>(answer.www_authenticate);
        if (answer.status >= 500) return refuse(login_refusal::passport_unavailable);
        if (is_redirect(answer.status)) return follow(answer.location);
        if (answer.status / 100 != 2) return refuse(login_refusal::bad_answer);
        return state_ == state::nexus ? take_urls<passport_urls>(answer.passport_urls)
                                      : take_ticket<authentication_info>(answer.authentication_info);
    }
    /// The same as text.
    constexpr Step next(const http_response& response) { return next(https_answer_of(response)); }
    /// What need_ticket asks for.
    constexpr Step next(const sso_proof& proof) noexcept {
        if (state_ != state::ticket) return over();
        if (!is_token(proof.ticket.text)) return refuse_identity("ticket");
        const bool may_be_missing = spoken_ < dialect::msnp16;
        if (!is_token(proof.response.text) && !(may_be_missing && proof.response.empty()))
            return refuse_identity("response");
        to_ns::usr_sso_response command{.trid = count(), .ticket = proof.ticket, .response = proof.response};
        if (spoken_ >= dialect::msnp16) command.machine = who_.machine;
        return say(state::shown, command);
    }

    /// The dialect to read and write in; before VER has settled it, the first that was offered.
    [[nodiscard]] constexpr dialect spoken() const noexcept { return spoken_; }
    /// Whether signed_in came.
    [[nodiscard]] constexpr bool is_signed_in() const noexcept { return state_ == state::signed_in; }
    /// Whether signed_in or refused came, after which nothing changes any more.
    [[nodiscard]] constexpr bool is_over() const noexcept { return is_signed_in() || state_ == state::refused; }
    /// The TrID of the command that the caller sends next by itself, once signed in.
    [[nodiscard]] constexpr transaction_id next_trid() const noexcept { return next_trid_; }

    /// Overwrites what is kept of the exchange (the digest of MD5, policy, nonce, address) and lets go of account and password, whose bytes
    /// are the caller's to wipe. To be called when it is over, and nothing else afterwards: a login that is not over is refused then.
    constexpr void forget() noexcept {
        policy_.forget();
        place_.forget();
        who_ = {};
        if (!is_signed_in()) state_ = state::refused;
    }

private:
    enum class state : std::uint8_t {
        idle,     ///< no connection yet, or XFR leads to another
        ver,      ///< waits for the answer to VER
        cvr,      ///< to CVR
        inf,      ///< to INF
        initiate, ///< to USR I
        nexus,    ///< of the nexus
        passport, ///< of Passport
        ticket,   ///< for the caller's ticket
        shown,    ///< to USR S
        signed_in,
        refused,
    };

    [[nodiscard]] constexpr std::optional<dialect> first_offered() const noexcept {
        for (auto i = who_.offered.begin(); i != list_end{}; ++i)
            if (!is_token(i.token())) return std::nullopt;
        return first_common(who_.offered, all_dialects);
    }
    /// Whether a command may be ours.
    [[nodiscard]] constexpr bool listens() const noexcept { return !is_over() && state_ != state::idle; }
    /// What comes when nothing was asked for.
    [[nodiscard]] constexpr Step over() const noexcept {
        if (state_ != state::refused) return client_step::not_ours{};
        return client_step::refused{.why = why_, .code = code_, .minutes = minutes_};
    }

    /// `said`: the texts of it.
    constexpr Step refuse(login_refusal why, client_step::refused said = {}) noexcept {
        state_ = state::refused;
        why_ = why;
        said.why = why_;
        said.code = code_;
        said.minutes = minutes_;
        return said;
    }
    constexpr Step refuse_identity(std::string_view field) noexcept {
        return refuse(login_refusal::unusable_identity, {.text = field});
    }

    /// The TrID of the command that comes next.
    constexpr transaction_id count() noexcept {
        trid_ = next_trid_;
        next_trid_ = trid_.next();
        return trid_;
    }
    /// Says a command, and waits in this state. (A template: of what depends on no form the compiler would make the variant at once.)
    template <class Form>
    constexpr Step say(state then, const Form& form) noexcept {
        state_ = then;
        return client_step::send{form};
    }
    constexpr Step begin() noexcept { return say(state::ver, to_ns::ver{.trid = count(), .offered = who_.offered}); }
    constexpr Step say_cvr() noexcept {
        to_ns::cvr command = who_.client;
        command.trid = count();
        command.account = who_.account;
        command.redirect = {};
        if (spoken_ >= dialect::msnp21) command.redirect = is_redirected_ ? policy_.view() : "0";
        is_redirected_ = false;
        return say(state::cvr, command);
    }
    constexpr Step initiate() noexcept {
        const login_method method = method_of(spoken_);
        if (method == login_method::md5)
            return say(state::initiate, to_ns::usr_md5_initiate{.trid = count(), .account = who_.account});
        if (method == login_method::tweener)
            return say(state::initiate, to_ns::usr_twn_initiate{.trid = count(), .account = who_.account});
        return say(state::initiate, to_ns::usr_sso_initiate{.trid = count(), .account = who_.account});
    }

    /// Whether a reply is the one that is waited for. If not, why_ says what is wrong with it.
    constexpr bool answers(state waiting, transaction_id trid) noexcept {
        why_ = state_ != waiting ? login_refusal::unexpected_command : login_refusal::wrong_transaction;
        return state_ == waiting && trid == trid_;
    }
    /// The same of an answer to USR I, which has to be that of the dialect's method.
    constexpr bool challenges(login_method method, transaction_id trid) noexcept {
        if (answers(state::initiate, trid) && method_of(spoken_) == method) return true;
        if (state_ == state::initiate && trid == trid_) why_ = login_refusal::unexpected_command;
        return false;
    }

    constexpr Step take(const from_ns::ver& reply) noexcept {
        if (!answers(state::ver, reply.trid)) return refuse(why_);
        for (const open_word<dialect> chosen : reply.accepted) {
            if (chosen.text == "CVR0") continue;
            if (!chosen.known() || !is_offered(chosen)) break;
            spoken_ = *chosen.known();
            if (spoken_ < dialect::msnp8) return say(state::inf, to_ns::inf{.trid = count()});
            if (spoken_ >= dialect::msnp16 && !machine_id::takes(who_.machine.text)) return refuse_identity("machine");
            return say_cvr();
        }
        return refuse(login_refusal::dialect_not_offered);
    }
    [[nodiscard]] constexpr bool is_offered(open_word<dialect> chosen) const noexcept {
        for (const open_word<dialect> word : who_.offered)
            if (word == chosen) return true;
        return false;
    }
    constexpr Step take(const from_ns::ver_refused& reply) noexcept {
        return refuse(answers(state::ver, reply.trid) ? login_refusal::no_common_dialect : why_);
    }
    constexpr Step take(const from_ns::cvr& reply) noexcept {
        return answers(state::cvr, reply.trid) ? initiate() : refuse(why_);
    }
    constexpr Step take(const from_ns::cvr_short& reply) noexcept {
        return answers(state::cvr, reply.trid) ? initiate() : refuse(why_);
    }
    constexpr Step take(const from_ns::inf& reply) noexcept {
        if (!answers(state::inf, reply.trid)) return refuse(why_);
        for (const open_word<auth_package> package : reply.packages)
            if (package == auth_package::md5) return initiate();
        return refuse(login_refusal::no_common_method);
    }

    constexpr Step take(const from_ns::usr_md5_challenge& reply) noexcept {
        if (!challenges(login_method::md5, reply.trid)) return refuse(why_);
        const hex_digest digest = md5_login(reply.salt, who_.password.text);
        static_cast<void>(place_.assign(digest.view()));
        return say(state::shown, to_ns::usr_md5_response{.trid = count(), .digest = place_.view()});
    }
    constexpr Step take(const from_ns::usr_twn_challenge& reply) {
        if (!challenges(login_method::tweener, reply.trid)) return refuse(why_);
        if (!policy_.assign(reply.parameters.text)) return refuse(login_refusal::too_long);
        if (wire_size(credentials()) == 0) return refuse(login_refusal::bad_policy);
        redirects_ = 0;
        const bool knows_where = !who_.login_server.empty();
        state_ = knows_where ? state::passport : state::nexus;
        const web_address at = knows_where ? who_.login_server : who_.nexus;
        if (at.authority().empty() || !web_address::takes(at.text))
            return refuse_identity(knows_where ? "login_server" : "nexus");
        return go_to(at);
    }
    constexpr Step take(const from_ns::usr_sso_challenge& reply) noexcept {
        if (!challenges(login_method::sso, reply.trid)) return refuse(why_);
        if (!policy_.assign(reply.policy.text) || !place_.assign(reply.nonce.text))
            return refuse(login_refusal::too_long);
        state_ = state::ticket;
        return client_step::need_ticket{.policy = policy_.view(), .nonce = place_.view()};
    }
    constexpr Step take(const from_ns::usr_ctp_continue&) noexcept { return refuse(login_refusal::unexpected_command); }

    constexpr Step take(const from_ns::usr_ok& reply) noexcept {
        return accept(reply.trid,
                      {.account = reply.account, .verified = reply.verified, .restricted = reply.restricted});
    }
    constexpr Step take(const from_ns::usr_ok_nick& reply) noexcept {
        client_step::signed_in step{.account = reply.account, .nick = reply.nick};
        if (spoken_ >= dialect::msnp6) step.verified = reply.verified;
        if (spoken_ >= dialect::msnp8) step.restricted = reply.restricted;
        return accept(reply.trid, step);
    }
    constexpr Step accept(transaction_id trid, const client_step::signed_in& step) noexcept {
        if (!answers(state::shown, trid)) return refuse(why_);
        if (!mime::equal_ignoring_case(step.account.text, who_.account.text))
            return refuse(login_refusal::other_account, {.text = step.account.text});
        state_ = state::signed_in;
        return step;
    }

    constexpr Step take(const from_ns::xfr_ns& reply) noexcept { return transfer(reply.trid, reply.server, {}); }
    constexpr Step take(const from_ns::xfr_ns_13& reply) noexcept {
        return transfer(reply.trid, reply.server, reply.redirect);
    }
    constexpr Step take(const from_ns::xfr_ns_reset&) noexcept {
        return ++transfers_ > most_transfers ? refuse(login_refusal::too_many_transfers) : begin();
    }
    constexpr Step take(const from_ns::xfr_sb&) noexcept { return refuse(login_refusal::unexpected_command); }
    /// Any of our commands may be answered by it, while it waits for the answer.
    constexpr Step transfer(transaction_id trid, const host_port& server, const redirect_data& redirect) noexcept {
        if (state_ == state::nexus || state_ == state::passport || state_ == state::ticket)
            return refuse(login_refusal::unexpected_command);
        if (trid != trid_) return refuse(login_refusal::wrong_transaction);
        if (++transfers_ > most_transfers) return refuse(login_refusal::too_many_transfers);
        if (!place_.assign(server.host) || !policy_.assign(redirect.text)) return refuse(login_refusal::too_long);
        is_redirected_ = !redirect.empty();
        state_ = state::idle;
        return client_step::connect{{.host = place_.view(), .port = server.port}};
    }

    /// Servers leave the TrID out when they close the connection.
    constexpr Step take(const error_reply& reply) noexcept {
        if (reply.trid && *reply.trid != trid_) return client_step::not_ours{};
        code_ = reply.code;
        return refuse(login_refusal::error_reply, {.text = reply.payload.value_or("")});
    }
    constexpr Step take(const from_ns::out& reply) noexcept {
        return refuse(login_refusal::closed_by_server, {.reason = reply.reason});
    }
    constexpr Step take(const from_ns::out_retry& reply) noexcept {
        minutes_ = reply.minutes;
        return refuse(login_refusal::closed_by_server);
    }

    static constexpr bool is_redirect(std::uint16_t status) noexcept {
        return (status >= 301 && status <= 303) || status == 307 || status == 308;
    }
    [[nodiscard]] constexpr authorization credentials() const noexcept {
        return {.account = percent_text(who_.account.text),
                .password = percent_text(who_.password.text),
                .challenge = policy_.view()};
    }
    /// Goes where an address says. What has no scheme is meant to be https.
    constexpr Step go_to(const web_address& at) noexcept {
        if (!at.scheme().empty() && !mime::equal_ignoring_case(at.scheme(), "https"))
            return refuse(login_refusal::insecure_address);
        return place_.assign(at.text) ? ask() : refuse(login_refusal::too_long);
    }
    constexpr Step ask() noexcept {
        client_step::ask_https step{.at = place_.view()};
        if (state_ == state::passport) step.credentials = credentials();
        return step;
    }
    /// Goes where a Location says: another server, whose name stands behind a scheme, or a path on this one. A name without a scheme, which
    /// the nexus has, would be a path to HTTP.
    constexpr Step follow(const web_address& location) noexcept {
        if (++redirects_ > most_redirects) return refuse(login_refusal::too_many_redirects);
        if (!web_address::takes(location.text)) return refuse(login_refusal::bad_answer);
        if (!location.scheme().empty()) return go_to(location);
        if (!location.authority().empty()) return refuse(login_refusal::bad_answer);
        const std::string_view here = web_address(place_.view()).authority();
        place_.truncate(static_cast<std::size_t>(here.data() - place_.view().data()) + here.size());
        return place_.append(location.text) ? ask() : refuse(login_refusal::too_long);
    }
    // What comes in headers is read by templates, so that it is not compiled before somebody signs in.

    template <class Urls>
    constexpr Step take_urls(std::string_view header) {
        const result<Urls> urls = parse<Urls>(header);
        if (!urls || urls->login.authority().empty()) return refuse(login_refusal::bad_answer);
        state_ = state::passport;
        return go_to(urls->login);
    }
    template <class Info>
    constexpr Step take_ticket(std::string_view header) {
        const result<Info> info = parse<Info>(header);
        if (!info || info->status != da_status::success || !info->ticket || !is_token(info->ticket->text))
            return refuse(login_refusal::bad_answer);
        return say(state::shown, to_ns::usr_twn_ticket{.trid = count(), .ticket = info->ticket->text});
    }
    template <class Why>
    constexpr Step refuse_password(std::string_view header) {
        const result<Why> why = parse<Why>(header);
        return refuse(login_refusal::wrong_password,
                      {.message = why ? why->text.value_or(percent_text{}) : percent_text{}});
    }

    login_identity who_;
    kept_text<longest_policy> policy_{}; ///< redirect data from XFR to CVR, then what a ticket is asked for with
    kept_text<longest_address> place_{}; ///< where XFR or Passport leads; the nonce of SSO, the digest of MD5
    std::size_t transfers_ = 0;          ///< XFR so far
    std::size_t redirects_ = 0;          ///< redirects of HTTPS since the last challenge
    transaction_id trid_{};              ///< of the last command
    transaction_id next_trid_;           ///< of the next one
    std::uint32_t minutes_ = 0;          ///< of an OUT
    error_code code_ = error_code::authentication_failed; ///< of an error reply
    login_refusal why_ = login_refusal::unusable_identity;
    dialect spoken_;
    state state_ = state::idle;
    bool is_redirected_ = false; ///< XFR gave something to show in CVR
};

/// A client that signs in.
using client_login = basic_client_login<client_step::any>;

} // namespace msnp::auth
