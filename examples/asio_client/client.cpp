#include "client.hpp"

#include "words.hpp"

#include <msnp/base/number.hpp>
#include <msnp/wire/token.hpp>

#include <csignal>
#include <utility>

namespace msnp_client {

namespace {

    constexpr std::size_t most_chats = 20; ///< a server that calls without end is not followed without end

    std::string_view trimmed(std::string_view text) {
        const std::size_t first = text.find_first_not_of(" \t");
        if (first == std::string_view::npos) return {};
        return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
    }

    /// The first word, taken off the text.
    std::string_view take_word(std::string_view& text) {
        text = trimmed(text);
        const std::string_view word = text.substr(0, text.find_first_of(" \t"));
        text = trimmed(text.substr(word.size()));
        return word;
    }

} // namespace

struct client::command {
    std::string_view word;
    void (client::*run)(std::string_view);
    bool needs_text;
    std::string_view help;
};

constexpr client::command client::commands[] = {
    {"help", &client::show_help, false, "help                         this"},
    {"list", &client::show_list, false, "list                         contacts, group by group"},
    {"status", &client::set_status, true, "status STATUS                be online, busy, away, hidden, ..."},
    {"nick", &client::set_nick, true, "nick NAME                    be called NAME"},
    {"psm", &client::set_message, false, "psm [TEXT]                   your personal message (since MSNP11)"},
    {"privacy", &client::set_privacy, true, "privacy allow|block          who is on no list may see you, or not"},
    {"add", &client::add, true, "add ACCOUNT [GROUP]          onto the forward list, into a group, and allowed"},
    {"remove", &client::remove, true, "remove ACCOUNT               from the forward list"},
    {"allow", &client::allow, true, "allow ACCOUNT                may see you"},
    {"block", &client::block, true, "block ACCOUNT                may not"},
    {"unblock", &client::allow, true, "unblock ACCOUNT              may again"},
    {"group", &client::change_groups, true, "group add|remove NAME        groups of contacts (since MSNP7)"},
    {"", nullptr, false, "group rename NAME = NEW NAME"},
    {"chat", &client::start_chat, true, "chat ACCOUNT                 a new chat"},
    {"chats", &client::show_chats, false, "chats                        all of them; * marks the one that you talk in"},
    {"talk", &client::choose_chat, true, "talk NUMBER                  talk in that one"},
    {"invite", &client::invite, true, "invite ACCOUNT               into this chat"},
    {"say", &client::say, true,
     "say TEXT                     in this chat; so does a line that begins with no command"},
    {"typing", &client::type, false, "typing                       let them know that you write"},
    {"leave", &client::leave, false, "leave                        this chat"},
    {"quit", &client::quit, false, "quit                         sign out"},
};

client::client(asio::io_context& io, options settings, secret_text password)
    : io_(io),
      settings_(std::move(settings)),
      screen_(settings_.trace),
      notification_(std::make_shared<notification>(io, settings_, std::move(password), screen_,
                                                   static_cast<notification::owner&>(*this))),
      input_(io, {.line = [this](std::string_view line) { typed(line); },
                  .too_long = [this] { screen_.line("this line is too long"); },
                  .end = [this] { quit(); }}),
      signals_(io, SIGINT, SIGTERM) {}

void client::start() {
    signals_.async_wait([this](const std::error_code& error, int) {
        if (!error) quit();
    });
    notification_->start();
}

void client::ready() {
    input_.start();
}

void client::invited(const invitation& to) {
    if (chats_.size() == most_chats) return screen_.line("skipped: more chats than this program keeps");
    const int number = ++last_chat_;
    chat_settings settings{.number = number,
                           .account = notification_->state().account,
                           .spoken = notification_->spoken(),
                           .acknowledgement = settings_.acknowledgement,
                           .patience = settings_.patience,
                           .over = [this](int which) { chat_is_over(which); }};
    const auto made = std::make_shared<chat>(io_, screen_, std::move(settings));
    chats_.emplace(number, made);
    // Who talks somewhere is not taken elsewhere by a call.
    if (current_chat_ == 0 || to.session.empty()) current_chat_ = number;
    made->enter(to);
}

void client::lost() {
    exit_status_ = 1;
    io_.stop();
}

void client::signed_out() {
    screen_.line("signed out");
    io_.stop();
}

void client::quit() {
    input_.stop();
    for (const auto& [number, one] : std::exchange(chats_, {})) one->leave();
    notification_->sign_out();
}

void client::typed(std::string_view line) {
    std::string_view text = line;
    const std::string_view word = take_word(text);
    if (word.empty()) return;
    for (const command& known : commands) {
        if (known.word != word || known.run == nullptr) continue;
        if (known.needs_text && text.empty()) return screen_.line("wrong use: " + std::string(known.help));
        return (this->*known.run)(text);
    }
    if (current_chat_ == 0) return screen_.line("unknown command: " + std::string(word) + "; `help` lists them");
    say(trimmed(line));
}

void client::show_help(std::string_view) {
    for (const command& known : commands) screen_.line(known.help);
}

void client::show_list(std::string_view) {
    const ns_state& state = notification_->state();
    screen_.line("you: " + person(state.account, state.nick));
    if (state.privacy) screen_.line("privacy: " + std::string(msnp::name_of(*state.privacy)));
    for (const std::string& line : state.contacts.describe()) screen_.line(line);
}

void client::set_status(std::string_view text) {
    const auto status = presence_from(text);
    if (!status) return screen_.line("no such status: " + std::string(text));
    notification_->state().requests.set_status(*status);
}

void client::set_nick(std::string_view nick) {
    notification_->state().requests.rename(notification_->state().account, std::string(nick));
}

void client::set_message(std::string_view message) {
    notification_->state().requests.say_of_oneself(std::string(message));
}

void client::set_privacy(std::string_view text) {
    const auto mode = word_from<msnp::privacy>(text);
    if (!mode) return screen_.line("privacy is allow or block");
    notification_->state().requests.set_privacy(*mode);
}

contact client::whom(std::string_view account) const {
    if (const contact* const known = std::as_const(notification_->state().contacts).find(account)) return *known;
    contact somebody;
    somebody.account = account;
    return somebody;
}

std::string client::group(std::string_view name) {
    const auto id = notification_->state().contacts.group_id(name);
    if (!id) screen_.line("no such group: " + std::string(name));
    return id.value_or(std::string{});
}

void client::settle_pending(const contact& who) {
    if (who.is_on(msnp::list_kind::pending)) notification_->state().requests.remove(msnp::list_kind::pending, who);
}

void client::add(std::string_view text) {
    const contact who = whom(take_word(text));
    const std::string into = text.empty() ? std::string{} : group(text);
    if (!text.empty() && into.empty()) return;
    notification_->state().requests.add(msnp::list_kind::forward, who, into);
    const bool is_decided = who.is_on(msnp::list_kind::allow) || who.is_on(msnp::list_kind::block);
    if (!is_decided) notification_->state().requests.add(msnp::list_kind::allow, who);
    settle_pending(who);
}

void client::remove(std::string_view account) {
    notification_->state().requests.remove(msnp::list_kind::forward, whom(account));
}

void client::allow(std::string_view account) {
    const contact who = whom(account);
    if (who.is_on(msnp::list_kind::block)) notification_->state().requests.remove(msnp::list_kind::block, who);
    notification_->state().requests.add(msnp::list_kind::allow, who);
    settle_pending(who);
}

void client::block(std::string_view account) {
    const contact who = whom(account);
    if (who.is_on(msnp::list_kind::allow)) notification_->state().requests.remove(msnp::list_kind::allow, who);
    notification_->state().requests.add(msnp::list_kind::block, who);
    settle_pending(who);
}

void client::change_groups(std::string_view text) {
    const std::string_view what = take_word(text);
    if (!text.empty() && what == "add") return make_group(text);
    if (!text.empty() && what == "rename") return rename_group(text);
    if (!text.empty() && what == "remove") return remove_group(text);
    screen_.line("wrong use: group add NAME, group rename NAME = NEW NAME, group remove NAME");
}

void client::make_group(std::string_view name) {
    notification_->state().requests.make_group(std::string(name));
}

void client::rename_group(std::string_view names) {
    const std::size_t equals = names.find('=');
    const std::string_view after = equals == std::string_view::npos ? "" : trimmed(names.substr(equals + 1));
    if (after.empty()) return screen_.line("wrong use: group rename NAME = NEW NAME");
    const std::string id = group(trimmed(names.substr(0, equals)));
    if (!id.empty()) notification_->state().requests.rename_group(id, std::string(after));
}

void client::remove_group(std::string_view name) {
    const std::string id = group(name);
    if (!id.empty()) notification_->state().requests.remove_group(id);
}

void client::start_chat(std::string_view account) {
    notification_->state().requests.call(std::string(account));
}

void client::show_chats(std::string_view) {
    for (const auto& [number, one] : chats_) screen_.line((number == current_chat_ ? "* " : "  ") + one->describe());
    screen_.line("end of chats");
}

void client::choose_chat(std::string_view text) {
    std::uint16_t number = 0;
    if (msnp::parse_decimal(text, number) != msnp::errc::none || !chats_.contains(number))
        return screen_.line("no such chat: " + std::string(text));
    current_chat_ = number;
}

std::shared_ptr<chat> client::current_chat() {
    const auto at = chats_.find(current_chat_);
    if (at != chats_.end()) return at->second;
    screen_.line("you are in no chat");
    return nullptr;
}

void client::invite(std::string_view account) {
    if (const auto current = current_chat()) current->invite(std::string(account));
}

void client::say(std::string_view text) {
    if (const auto current = current_chat()) current->say(std::string(text));
}

void client::type(std::string_view) {
    if (const auto current = current_chat()) current->type();
}

void client::leave(std::string_view) {
    if (const auto current = current_chat()) current->leave();
}

void client::chat_is_over(int number) {
    chats_.erase(number);
    if (current_chat_ == number) current_chat_ = 0; // and not another one: what is typed next may be meant for this
}

} // namespace msnp_client
