#include "chat.hpp"

#include <msnp/base/describe.hpp>
#include <msnp/command/chat.hpp>
#include <msnp/command/connection.hpp>
#include <msnp/command/login.hpp>
#include <msnp/command/switchboard.hpp>
#include <msnp/ext/text.hpp>
#include <msnp/message/control.hpp>
#include <msnp/message/message.hpp>
#include <msnp/message/text.hpp>
#include <msnp/wire/to_bytes.hpp>

#include <array>
#include <utility>

namespace msnp_client {

namespace {

    using namespace msnp;

    /// Switchboards close upon a message of more bytes.
    constexpr std::size_t longest_message = 1664;

} // namespace

void chat::enter(const invitation& to) {
    note(to.session.empty() ? "calling " + to.account : "called by " + person(to.account, to.nick));
    dial(io_, to.server, settings_.patience, [weak = weak_from_this(), to](dialled made) {
        const std::shared_ptr<chat> self = weak.lock();
        if (!self || self->is_over_) return;
        if (!made.failure.empty()) return self->end("no connection to " + to.server.text() + ": " + made.failure);
        self->connected(std::move(made.socket), to);
    });
}

void chat::connected(asio::ip::tcp::socket socket, const invitation& to) {
    const std::weak_ptr<chat> weak = weak_from_this();
    link_ = std::make_shared<link>(std::move(socket), msnp_examples::connection_limits{.silence = settings_.patience},
                                   link::listener{.bytes =
                                                      [weak](std::string_view bytes) {
                                                          if (const auto self = weak.lock()) self->read(bytes);
                                                      },
                                                  .end =
                                                      [weak](std::string_view why) {
                                                          if (const auto self = weak.lock())
                                                              self->end(std::string(why));
                                                      }});
    link_->start();
    const email me = settings_.account;
    const auth_cookie cookie = to.cookie;
    if (to.session.empty()) {
        to_call_.push_back(to.account);
        send(to_sb::usr{.trid = asked_.ask("enter the switchboard"), .account = me, .cookie = cookie});
    } else {
        const transaction_id trid = asked_.ask("answer the call");
        send(to_sb::ans{.trid = trid, .account = me, .cookie = cookie, .session = to.session});
    }
}

/// What the library does not write is the user's own: an account with a blank in it.
template <class Command>
void chat::send(const Command& command) {
    const result<std::string> bytes = to_bytes(command, settings_.spoken);
    if (!bytes) return note("not sent: " + msnp::describe(bytes.error()));
    screen_.trace("SB >", to_text(command, settings_.spoken));
    link_->send(*bytes);
}

void chat::entered() {
    is_in_ = true;
    link_->expect_within(std::chrono::milliseconds(0));
    for (const std::string& account : std::exchange(to_call_, {})) invite(account);
}

void chat::invite(const std::string& account) {
    if (!is_in_ && to_call_.size() == most_kept) return note("not sent: too much waits for the switchboard");
    if (!is_in_) return to_call_.push_back(account);
    send(to_sb::cal{.trid = asked_.ask("call " + account), .account = account});
}

void chat::joined(std::string_view account, std::string nick) {
    if (people_.size() == most_kept) return note("skipped: more people than this program keeps");
    note(person(account, nick) + " is here");
    people_[std::string(account)] = std::move(nick);
    somebody_came_ = true;
    for (const std::string& text : std::exchange(unsaid_, {})) say_now(text);
}

void chat::left(std::string_view account, bool was_idle) {
    const auto who = people_.find(std::string(account));
    note(person(account, who == people_.end() ? std::string{} : who->second) + " has left" +
         (was_idle ? ", having said nothing for long" : ""));
    if (who != people_.end()) people_.erase(who);
    if (people_.empty()) note("nobody else is here");
}

/// Whom nobody wants to let in, or to whom nobody comes, has no chat.
void chat::refused() {
    if (!is_in_ || (!somebody_came_ && !is_ringing_ && asked_.empty())) end("nobody has come");
}

void chat::say(const std::string& text) {
    if (!people_.empty()) return say_now(text);
    if (somebody_came_) return note("not sent: nobody else is here; `invite` somebody");
    if (unsaid_.size() == most_kept) return note("not sent: too much waits for somebody to come");
    unsaid_.push_back(text);
}

void chat::say_now(const std::string& text) {
    std::array<char, longest_message> memory{};
    const auto size = message::serialize(message::text{.body = text}, memory);
    if (!size) return note("not sent: " + msnp::describe(size.error()));
    const bool is_answered = settings_.acknowledgement != acknowledgement::none;
    const transaction_id trid = is_answered ? asked_.ask(text) : asked_.next();
    send(to_sb::msg{
        .trid = trid, .acknowledgement = settings_.acknowledgement, .payload = std::string_view(memory.data(), *size)});
    note("you: " + text);
}

void chat::type() {
    if (people_.empty()) return note("not sent: nobody else is here");
    std::array<char, longest_message> memory{};
    const auto size = message::serialize(message::typing{.account = settings_.account}, memory);
    if (!size) return note("not sent: " + msnp::describe(size.error()));
    send(to_sb::msg{.trid = asked_.next(),
                    .acknowledgement = acknowledgement::none,
                    .payload = std::string_view(memory.data(), *size)});
}

void chat::leave() {
    if (is_over_) return;
    if (link_) {
        send(to_sb::out{});
        link_->finish_silently();
    }
    end("you have left");
}

std::string chat::describe() const {
    std::string text = '[' + std::to_string(settings_.number) + ']';
    for (const auto& [account, nick] : people_) text += ' ' + person(account, nick);
    return people_.empty() ? text + " nobody else" : text;
}

void chat::end(const std::string& why) {
    if (std::exchange(is_over_, true)) return;
    for (const std::string& text : unsaid_) note("not sent: " + text);
    note("the chat is over: " + why);
    if (link_ && link_->is_open()) link_->drop();
    settings_.over(settings_.number);
}

} // namespace msnp_client
