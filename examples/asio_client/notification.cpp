#include "notification.hpp"

#include <msnp/ext/text.hpp>

#include <algorithm>
#include <utility>

namespace msnp_client {

namespace {

    /// How long a server may take to close after OUT.
    constexpr std::chrono::seconds parting{2};

    /// "1 contact", "2 contacts".
    std::string counted(std::size_t count, std::string_view what) {
        return std::to_string(count) + ' ' + std::string(what) + (count == 1 ? "" : "s");
    }

} // namespace

notification::notification(asio::io_context& io, const options& settings, secret_text password, screen& to,
                           notification::owner& who)
    : io_(io),
      settings_(settings),
      screen_(to),
      owner_(who),
      ping_timer_(io),
      ping_(settings.ping),
      state_{.requests = {to, [this](std::string_view bytes) { send(bytes); }},
             .contacts = {},
             .account = settings.account,
             .nick = {},
             .privacy = {}},
      login_(std::make_shared<sign_in>(io, settings, std::move(password), static_cast<sign_in::owner&>(*this), to)),
      reader_(state_, *login_, to, *this) {}

void notification::start() {
    connect(settings_.server);
}

void notification::connect(const address& server) {
    if (link_) std::exchange(link_, nullptr)->drop();
    dial(io_, server, settings_.patience, [weak = weak_from_this(), server](dialled made) {
        const std::shared_ptr<notification> self = weak.lock();
        if (!self || self->is_over_) return;
        if (!made.failure.empty()) return self->end("no connection to " + server.text() + ": " + made.failure);
        self->screen_.line("connected to " + server.text());
        self->connected(std::move(made.socket));
    });
}

void notification::connected(asio::ip::tcp::socket socket) {
    const std::weak_ptr<notification> weak = weak_from_this();
    link_ = std::make_shared<link>(std::move(socket), msnp_examples::connection_limits{.silence = settings_.patience},
                                   link::listener{.bytes =
                                                      [weak](std::string_view bytes) {
                                                          const auto self = weak.lock();
                                                          const auto from = self ? self->link_ : nullptr;
                                                          if (from) self->reader_.read(bytes, *from);
                                                      },
                                                  .end =
                                                      [weak](std::string_view why) {
                                                          const auto self = weak.lock();
                                                          if (self) self->end("connection lost: " + std::string(why));
                                                      }});
    link_->start();
    reader_.begin();
    login_->connected();
}

void notification::send(std::string_view bytes) {
    if (link_) link_->send(bytes);
}

void notification::hold(bool held) {
    if (link_) link_->hold(held);
}

void notification::signed_in(const msnp::auth::client_step::signed_in& as) {
    screen_.line("signed in as " + std::string(as.account.text) + " with " + msnp::to_text(login_->spoken()));
    if (as.nick) state_.nick = as.nick->to<std::string>();
    state_.account = as.account.text;
    state_.requests.begin(login_->spoken(), login_->next_trid());
    state_.requests.synchronize();
    state_.requests.set_status(settings_.status);
    login_->forget();
    link_->expect_within(2 * settings_.ping + settings_.patience); // who does not answer twice is not there any more
    ping_later();
}

void notification::refused(const std::string& why) {
    end(why);
}

void notification::settled() {
    screen_.line("you are called " + state_.nick);
    screen_.line("contact list: " + counted(state_.contacts.count(msnp::list_kind::forward), "contact") + ", " +
                 counted(state_.contacts.group_count(), "group"));
    owner_.ready();
}

void notification::invited(const invitation& to) {
    owner_.invited(to);
}

void notification::ping_later() {
    ping_timer_.expires_after(ping_);
    ping_timer_.async_wait([weak = weak_from_this()](const std::error_code& error) {
        const std::shared_ptr<notification> self = weak.lock();
        if (error || !self || self->is_over_) return;
        self->state_.requests.ping();
        self->ping_later();
    });
}

void notification::answered_ping(std::optional<std::chrono::seconds> next) {
    if (next && next->count() > 0) ping_ = std::min(settings_.ping, *next);
}

void notification::closed(const std::string& why) {
    end("the server ended the session: " + why);
}

void notification::unreadable(const std::string& why) {
    end("the server sends what can't be read: " + why);
}

void notification::sign_out() {
    if (is_over_ || is_leaving_) return;
    is_leaving_ = true;
    if (!link_ || !login_->is_over()) return end({});
    state_.requests.sign_out();
    // What the server has still to say is shown; then it closes, or has had its time to.
    ping_timer_.expires_after(parting);
    ping_timer_.async_wait([weak = weak_from_this()](const std::error_code& error) {
        const std::shared_ptr<notification> self = weak.lock();
        if (!error && self) self->end({});
    });
}

void notification::end(const std::string& why) {
    if (std::exchange(is_over_, true)) return;
    login_->forget();
    ping_timer_.cancel();
    if (link_) link_->drop();
    if (is_leaving_) return owner_.signed_out();
    screen_.line(why);
    owner_.lost();
}

} // namespace msnp_client
