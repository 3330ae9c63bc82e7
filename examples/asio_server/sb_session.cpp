#include "sb_session.hpp"

#include "error_replies.hpp"
#include "ns_session.hpp"

#include <msnp/channel/from_sb.hpp>
#include <msnp/message/mime.hpp>

#include <algorithm>
#include <utility>

namespace msnp_examples {

using msnp::acknowledgement;
using msnp::dialect;
using msnp::error_code;
using msnp::percent_text;
using msnp::transaction_id;
namespace from_sb = msnp::from_sb;
namespace to_sb = msnp::to_sb;

namespace {

    constexpr std::size_t longest_message = 1664;

    msnp::frame_options frames_of_sb() {
        msnp::frame_options options;
        options.limits = {.line = 1024, .payload = longest_message};
        return options;
    }

    /// Who writes faster than the slowest reads is not read until that one has caught up, or is given up.
    void hold_while_full(const chat& in) {
        const std::vector<sb_session*>& all = in.members();
        const bool is_any_full =
            std::any_of(all.begin(), all.end(), [](const sb_session* one) { return one->is_full(); });
        for (sb_session* one : all) one->hold(is_any_full && !one->is_full());
    }

    bool is_p2p(std::string_view payload) {
        const auto message = msnp::mime::parse(payload);
        if (!message) return false;
        const auto type = message->headers.find("Content-Type");
        return type && type->starts_with("application/x-msnmsgrp2p");
    }

} // namespace

sb_session* chat::find(std::string_view account) const {
    const auto found = std::find_if(members_.begin(), members_.end(),
                                    [account](const sb_session* one) { return one->who().account == account; });
    return found == members_.end() ? nullptr : *found;
}

sb_session::sb_session(asio::ip::tcp::socket socket, service& in)
    : session(std::move(socket), in),
      decoder_(dialect::msnp12, frames_of_sb()),
      invitations_(in.how.invitations),
      messages_(in.how.messages) {
    last_at_most(in.how.sign_in_time);
}

void sb_session::on_bytes(std::string_view bytes) {
    decoder_.feed(bytes);
    go_on();
}

/// Until so much of the answers waits that the rest of the questions has to.
void sb_session::take_frames() {
    while (is_open() && !is_full()) {
        const auto next = decoder_.poll_frame();
        if (!next) return;
        if (!*next) {
            in_.log.broken(name(), next->error());
            return part("what follows can't be told");
        }
        const auto read = to_sb::dispatch(**next, self_.spoken, [this](const auto& form) { take(form); });
        if (read) continue;
        in_.log.broken(name(), read.error());
        say(msnp::error_reply{.code = code_for(read.error().code), .trid = trid_in((*next)->arguments)});
    }
}

template <class Form>
void sb_session::take(const Form& form) {
    in_.log.frame(name(), "->", form, self_.spoken);
    constexpr bool enters = std::is_same_v<Form, to_sb::usr> || std::is_same_v<Form, to_sb::ans>;
    constexpr bool leaves = std::is_same_v<Form, to_sb::out>;
    const std::optional<transaction_id> trid = msnp::trid_of(form);
    if (trid && self_.at == nullptr && !enters && !leaves) return refuse(*trid, error_code::not_logged_in);
    if (trid && self_.at != nullptr && enters) return refuse(*trid, error_code::already_logged_in);
    if constexpr (requires { this->on(form); })
        on(form);
    else if (trid)
        refuse(*trid, error_code::command_disabled);
}

bool sb_session::enter(transaction_id trid, const msnp::email& account, const msnp::auth_cookie& cookie) {
    std::optional<chat_claim> claim = in_.cookies.redeem(cookie.text);
    if (!claim || claim->account != lower_case(account.text)) {
        refuse(trid, error_code::authentication_failed);
        finish("no such cookie");
        return false;
    }
    self_ = std::move(*claim);
    decoder_.speak(self_.spoken);
    last_at_most(std::chrono::milliseconds(0));
    expect_within(in_.how.chat_silence);
    return true;
}

void sb_session::on(const to_sb::usr& command) {
    if (!enter(command.trid, command.account, command.cookie)) return;
    if (self_.at != nullptr) { // the cookie was for ANS
        refuse(command.trid, error_code::authentication_failed);
        self_.at.reset();
        return finish("a cookie for another command");
    }
    self_.at = std::make_shared<chat>(in_.next_chat_id());
    self_.at->join(*this);
    say(from_sb::usr{.trid = command.trid, .account = command.account, .nick = percent_text(self_.nick)});
}

void sb_session::on(const to_sb::ans& command) {
    if (!enter(command.trid, command.account, command.cookie)) return;
    const bool is_here = self_.at != nullptr && self_.at->id() == command.session.text;
    if (!is_here || self_.at->members().size() >= in_.how.most_in_chat || self_.at->find(self_.account) != nullptr) {
        refuse(command.trid, error_code::authentication_failed);
        self_.at.reset();
        return finish("a cookie for another chat");
    }
    joined(command.trid);
}

/// IRO for each who is here, and JOI to each of them.
void sb_session::joined(transaction_id trid) {
    const std::vector<sb_session*> others = self_.at->members();
    std::uint32_t index = 0;
    for (const sb_session* one : others) {
        from_sb::iro line{.trid = trid, .index = ++index, .total = static_cast<std::uint32_t>(others.size())};
        line.account = one->who().account;
        line.nick = percent_text(one->who().nick);
        if (self_.spoken >= dialect::msnp12) line.capabilities = msnp::capabilities(one->who().capabilities);
        say(line);
    }
    say(from_sb::ans{.trid = trid});
    self_.at->join(*this);
    for (sb_session* one : others) {
        from_sb::joi line{.account = self_.account, .nick = percent_text(self_.nick)};
        if (one->self_.spoken >= dialect::msnp12) line.capabilities = msnp::capabilities(self_.capabilities);
        one->say(line);
    }
}

std::optional<error_code> sb_session::why_not_call(const msnp::email& account) {
    if (!invitations_.take()) return error_code::too_active;
    if (!account.is_address()) return error_code::invalid_user_name;
    const std::string name = lower_case(account.text);
    if (self_.at->find(name) != nullptr) return error_code::already_on_list;
    if (self_.at->members().size() >= in_.how.most_in_chat) return error_code::session_overload;
    const ns_session* other = in_.find(name);
    // Whether somebody is offline, hidden or blocks is not to be told apart.
    if (other == nullptr || !other->takes_calls_of(self_.account)) return error_code::not_online;
    return std::nullopt;
}

void sb_session::on(const to_sb::cal& command) {
    if (const auto code = why_not_call(command.account)) return refuse(command.trid, *code);
    ns_session& other = *in_.find(lower_case(command.account.text));
    const std::string cookie = random_digits(8) + '.' + random_digits(10) + '.' + random_digits(10);
    in_.cookies.issue(cookie, {other.who().name, other.nick(), other.spoken(), other.shows().capabilities, self_.at});
    const std::shared_ptr<chat> to = self_.at;
    say(from_sb::cal{.trid = command.trid, .session = std::string_view(to->id())});
    msnp::from_ns::rng call{.session = std::string_view(to->id()), .server = {in_.host, in_.at.switchboard}};
    call.cookie = cookie;
    call.account = self_.account;
    call.nick = percent_text(self_.nick);
    other.ring(call);
}

/// True when everybody else in the chat has been sent it, and there is somebody.
bool sb_session::deliver(std::string_view payload) {
    // Who can't take it goes, and that may end this one as well: the chat has to outlive it.
    const std::shared_ptr<chat> in = self_.at;
    const std::vector<sb_session*> others = in->members();
    bool is_delivered = others.size() > 1;
    for (sb_session* one : others) {
        if (one == this) continue;
        from_sb::msg message{.account = self_.account, .nick = percent_text(self_.nick)};
        message.payload = payload;
        one->say(message);
        is_delivered = is_delivered && one->is_open();
    }
    hold_while_full(*in);
    return is_delivered;
}

void sb_session::on(const to_sb::msg& command) {
    if (command.acknowledgement == acknowledgement::data && !is_p2p(command.payload))
        return refuse(command.trid, error_code::p2p_message_malformed);
    const bool is_delivered = messages_.take() && deliver(command.payload);
    switch (command.acknowledgement) {
    case acknowledgement::none: return;
    case acknowledgement::on_failure:
        if (!is_delivered) say(from_sb::nak{.trid = command.trid});
        return;
    case acknowledgement::on_success:
        if (is_delivered) say(from_sb::ack{.trid = command.trid});
        return;
    case acknowledgement::always:
    case acknowledgement::data:
        if (is_delivered) return say(from_sb::ack{.trid = command.trid});
        return say(from_sb::nak{.trid = command.trid});
    }
}

void sb_session::on_drained() {
    if (self_.at != nullptr) hold_while_full(*self_.at);
    go_on();
}

void sb_session::on(const to_sb::png&) {
    from_sb::qng reply;
    if (self_.spoken >= dialect::msnp9) reply.seconds = 50;
    say(reply);
}

void sb_session::on(const to_sb::out&) {
    part("the client has left");
}

void sb_session::on(const msnp::unknown_command& command) {
    say(msnp::error_reply{.code = error_code::syntax_error, .trid = trid_in(command.arguments)});
}

void sb_session::on_end(std::string_view why) {
    in_.log.event(name(), "at the switchboard: " + std::string(why));
    in_.dismiss(*this);
    leave(why == "the peer is silent");
}

void sb_session::part(std::string_view why) {
    leave(false);
    finish(why);
}

/// BYE to all others.
void sb_session::leave(bool is_idle) {
    const std::shared_ptr<chat> from = std::exchange(self_.at, nullptr);
    if (from == nullptr || from->find(self_.account) != this) return;
    from->leave(*this);
    const from_sb::bye farewell{.account = self_.account, .idle = is_idle};
    for (sb_session* one : std::vector<sb_session*>(from->members())) one->say(farewell);
    hold_while_full(*from);
}

void sb_session::say_goodbye() {
    say(from_sb::out{.reason = wire_of(msnp::out_reason::server_shutdown)});
    finish("the server goes down");
}

} // namespace msnp_examples
