#include "ns_session.hpp"

#include "error_replies.hpp"

#include <msnp/auth/challenge.hpp>
#include <msnp/auth/item_fields.hpp>
#include <msnp/auth/login_policy.hpp>
#include <msnp/message/message.hpp>
#include <msnp/message/profile.hpp>

#include <array>
#include <chrono>
#include <utility>

namespace msnp_examples {

using msnp::dialect;
using msnp::error_code;
using msnp::transaction_id;
namespace from_ns = msnp::from_ns;
namespace to_ns = msnp::to_ns;
namespace server_step = msnp::auth::server_step;

namespace {

    /// How much over the rate is too much.
    constexpr unsigned most_strikes = 100;

    msnp::frame_options frames_of_ns() {
        msnp::frame_options options;
        options.limits = {.line = 8192, .payload = 8192}; // nothing that a client says here is longer
        return options;
    }

    std::uint64_t seconds_since_1970() {
        return static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
                .count());
    }

} // namespace

ns_session::ns_session(asio::ip::tcp::socket socket, service& in, ns_role role)
    : session(std::move(socket), in),
      role_(role),
      login_({.dialects = in.how.dialects}),
      decoder_(login_.spoken(), frames_of_ns()),
      commands_(in.how.commands),
      challenge_timer_(in.context) {
    last_at_most(in.how.sign_in_time);
}

void ns_session::on_bytes(std::string_view bytes) {
    decoder_.feed(bytes);
    go_on();
}

/// Until so much of the answers waits that the rest of the questions has to.
void ns_session::take_frames() {
    while (is_open() && !is_full()) {
        decoder_.speak(spoken());
        const auto next = decoder_.poll_frame();
        if (!next) return;
        if (!*next) {
            in_.log.broken(name(), next->error());
            return part("what follows can't be told");
        }
        const auto read = to_ns::dispatch(**next, spoken(), [this](const auto& form) { take(form); });
        if (!read) take_broken(**next, read.error());
    }
}

template <class Form>
void ns_session::take(const Form& form) {
    in_.log.frame(name(), "->", form, spoken());
    const std::optional<transaction_id> trid = msnp::trid_of(form);
    if (is_too_fast(trid)) return;
    const step next = login_.next(form);
    if (!std::holds_alternative<server_step::not_ours>(next)) return act(next);
    // What another dialect has could be understood, but not be answered in this one.
    if (trid && !Form::dialects.contains(spoken())) return refuse(*trid, error_code::not_expected);
    if constexpr (requires { this->on(form); })
        on(form);
    else if (trid)
        refuse(*trid, error_code::command_disabled);
}

void ns_session::take_broken(const msnp::frame& frame, const msnp::error& error) {
    in_.log.broken(name(), error);
    const std::optional<transaction_id> trid = trid_in(frame.arguments);
    if (!is_too_fast(trid)) say(msnp::error_reply{.code = code_for(error.code), .trid = trid});
}

bool ns_session::is_too_fast(const std::optional<transaction_id>& trid) {
    if (commands_.take()) {
        strikes_ = 0;
        return false;
    }
    if (++strikes_ > most_strikes) {
        part("the client asks too fast");
        return true;
    }
    if (trid) refuse(*trid, error_code::rate_limited);
    return true;
}

void ns_session::act(const step& next) {
    if (const auto* ask = std::get_if<server_step::ask_account>(&next)) return ask_secret(*ask);
    if (const auto* ask = std::get_if<server_step::ask_admission>(&next)) return look_at(*ask);
    if (std::holds_alternative<server_step::closed>(next)) return part("the client has signed out");
    const auto* send = std::get_if<server_step::send>(&next);
    if (send == nullptr) return;
    std::visit([this](const auto& form) { say(form); }, send->what);
    if (send->then_close)
        part(send->why == msnp::auth::login_violation::none ? "sent on" : name_of(send->why));
    else if (login_.is_signed_in() && self_.id == 0)
        begin();
}

/// Answers who signs in by a challenge. (A step has views of what it was made of: it is carried out while that is there.)
void ns_session::ask_secret(const server_step::ask_account& ask) {
    if (role_ == ns_role::dispatch)
        return act(
            login_.transfer({.server = {in_.host, in_.at.notification}, .current = {in_.host, in_.at.dispatch}}));
    if (ask.method == msnp::auth::login_method::md5) {
        // An account that there is not is asked as well, and fails as one with a wrong password does.
        const md5_password kept = in_.data.md5_password_of(ask.account.text).value_or(md5_password{});
        const std::string salt = kept.salt.empty() ? in_.salt_of_nobody(ask.account.text) : kept.salt;
        return act(login_.challenge_md5({.salt = salt, .digest = kept.digest}));
    }
    std::array<char, 256> policy{};
    const std::string challenge = random_hex(16);
    const auto size = msnp::auth::serialize(
        msnp::auth::login_policy{.locale = 1033,
                                 .site = 507,
                                 .time_window = 40,
                                 .force_sign_in = "1",
                                 .return_url = msnp::percent_text::encoded("http%3A%2F%2Fmessenger%2Emsn%2Ecom"),
                                 .time = seconds_since_1970(),
                                 .kpp = "1",
                                 .key_version = "5",
                                 .version = "2.1.0173.1",
                                 .challenge = challenge},
        policy);
    if (!size) return act(login_.refuse(error_code::internal_server_error));
    return act(login_.challenge_tweener(std::string_view(policy.data(), *size)));
}

void ns_session::look_at(const server_step::ask_admission& ask) {
    if (ask.method == msnp::auth::login_method::tweener) {
        const auto claim = in_.passport_tickets.redeem(ask.ticket.text);
        if (!claim || *claim != lower_case(ask.account.text))
            return act(login_.refuse(error_code::authentication_failed));
    }
    const std::optional<account> found = in_.data.find(ask.account.text);
    if (!found) return act(login_.refuse(error_code::authentication_failed));
    return act(login_.admit({.nick = msnp::percent_text(found->nick)}));
}

void ns_session::begin() {
    self_ = in_.data.find(login_.account().text).value_or(account{});
    ns_session* elsewhere = in_.find(self_.name);
    in_.enter(*this);
    if (elsewhere != nullptr) { // who sees it goes on to see it so, until it says otherwise
        shows_ = elsewhere->shows_;
        if (spoken() < dialect::msnp11) shows_.personal.clear();
        elsewhere->send_away(msnp::out_reason::signed_in_elsewhere);
    }
    last_at_most(std::chrono::milliseconds(0));
    expect_within(in_.how.silence);
    in_.log.event(name(), "signed in from " + peer() + ", " + std::string(name_of(spoken())));
    say_profile();
}

void ns_session::say_profile() {
    std::array<char, 1024> bytes{};
    msnp::message::profile profile;
    profile.charset = "UTF-8";
    profile.login_time = static_cast<std::uint32_t>(seconds_since_1970());
    profile.email_enabled = false;
    profile.preferred_email = msnp::email(self_.name);
    profile.site_id = 507;
    if (const auto size = msnp::message::serialize(profile, bytes))
        say(from_ns::msg{.payload = std::string_view(bytes.data(), *size)});
}

void ns_session::send_away(msnp::out_reason why) {
    say(from_ns::out{.reason = wire_of(why)});
    finish(why == msnp::out_reason::signed_in_elsewhere ? "signed in elsewhere" : "the server goes down");
}

void ns_session::turn_away() {
    start();
    act(login_.refuse(error_code::server_busy));
}

void ns_session::on_end(std::string_view why) {
    in_.log.event(name(), why);
    in_.dismiss(*this);
    leave();
}

void ns_session::part(std::string_view why) {
    leave();
    finish(why);
}

void ns_session::leave() {
    challenge_timer_.cancel();
    if (in_.find(self_.name) != this) return; // it never came, or has left, or is somewhere else by now
    in_.leave(*this);
    try {
        const std::set<std::string> before = watchers();
        shows_.status = msnp::presence::offline;
        show_to(before);
    } catch (const sql::failure& failure) { // nobody can say who is to be told; it goes all the same
        shows_.status = msnp::presence::offline;
        in_.log.event(name(), failure.what());
    }
}

void ns_session::on(const to_ns::png&) {
    from_ns::qng reply;
    if (spoken() >= dialect::msnp9) reply.seconds = 50;
    say(reply);
}

void ns_session::on(const to_ns::xfr_ns& command) {
    // Betas ask before anything else.
    from_ns::xfr_ns reply{.trid = command.trid, .server = {in_.host, in_.at.notification}};
    if (spoken() >= dialect::msnp7) reply.current = {in_.host, in_.at.notification};
    say(reply);
}

void ns_session::on(const to_ns::xfr_sb& command) {
    if (!is_settled_ || !is_visible()) return refuse(command.trid, error_code::not_allowed_while_hidden);
    const std::string cookie = random_digits(8) + '.' + random_digits(10) + '.' + random_digits(10);
    in_.cookies.issue(cookie, {self_.name, nick(), spoken(), shows_.capabilities, nullptr});
    say(from_ns::xfr_sb{.trid = command.trid, .server = {in_.host, in_.at.switchboard}, .cookie = cookie});
}

void ns_session::challenge() {
    challenge_ = random_digits(20);
    say(from_ns::chl{.challenge = challenge_});
    challenge_timer_.expires_after(in_.how.challenge_time);
    challenge_timer_.async_wait([weak = weak_from_this(), this](std::error_code error) {
        const auto keep = weak.lock();
        if (error || !keep || !is_open()) return;
        say(msnp::error_reply{.code = error_code::challenge_failed});
        part("the challenge was not answered");
    });
}

void ns_session::on(const to_ns::qry& command) {
    const auto product = msnp::auth::find_product(command.product);
    const bool is_right = !challenge_.empty() && product &&
                          msnp::auth::answer_challenge(challenge_, *product, spoken()).matches(command.answer);
    challenge_.clear();
    challenge_timer_.cancel();
    if (!is_right) {
        refuse(command.trid, error_code::challenge_failed);
        return part("the challenge was answered wrongly");
    }
    say(from_ns::qry{.trid = command.trid});
    if (in_.how.challenge_every.count() == 0) return;
    challenge_timer_.expires_after(in_.how.challenge_every);
    challenge_timer_.async_wait([weak = weak_from_this(), this](std::error_code error) {
        const auto keep = weak.lock();
        if (!error && keep && is_open()) challenge();
    });
}

// There are no mailboxes, no configuration and no directory here.
void ns_session::on(const to_ns::url& command) {
    refuse(command.trid, error_code::bad_cvr_parameters);
}

void ns_session::on(const to_ns::gcf& command) {
    say(from_ns::gcf_11{.trid = command.trid, .file = command.file, .payload = "<config/>"});
}

void ns_session::on(const to_ns::fnd& command) {
    say(from_ns::fnd_empty{.trid = command.trid});
}

void ns_session::on(const msnp::unknown_command& command) {
    say(msnp::error_reply{.code = error_code::syntax_error, .trid = trid_in(command.arguments)});
}

} // namespace msnp_examples
