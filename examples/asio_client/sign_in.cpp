#include "sign_in.hpp"

#include "passport.hpp"
#include "words.hpp"

#include <msnp/base/describe.hpp>
#include <msnp/ext/text.hpp>
#include <msnp/wire/to_bytes.hpp>

#include <utility>
#include <variant>

namespace msnp_client {

namespace client_step = msnp::auth::client_step;

namespace {

    /// Room for any request: the longest password takes three bytes for each of its own.
    constexpr std::size_t longest_request = 8UL * 1024;

} // namespace

sign_in::sign_in(asio::io_context& io, const options& settings, secret_text password, owner& who, screen& to)
    : io_(io),
      settings_(settings),
      password_(std::move(password)),
      owner_(who),
      screen_(to),
      login_({.account = settings.account, .password = password_.view(), .offered = settings.dialects}) {}

void sign_in::act(const client_step::any& step) {
    std::visit([this](const auto& what) { take(what); }, step);
}

void sign_in::take(const client_step::send& step) {
    const msnp::result<std::string> bytes = msnp::to_bytes(step.what, login_.spoken());
    if (!bytes) return fail("signing in can't go on: " + msnp::describe(bytes.error()));
    screen_.trace("NS >", msnp::to_text(step.what, login_.spoken()));
    owner_.send(*bytes);
}

void sign_in::take(const client_step::connect& step) {
    const address server{std::string(step.server.host), step.server.port};
    screen_.line("sent on to " + server.text());
    owner_.connect(server);
}

void sign_in::take(const client_step::ask_https& step) {
    const std::string host(step.at.authority());
    if (!settings_.passport)
        return fail("the password would have to go to " + host +
                    " by TLS, which this program has not; --passport says where it may go instead");
    secret_text request(longest_request);
    const auto size = msnp::auth::https_request(request.room(), step);
    if (!size) return fail("Passport can't be asked: " + msnp::describe(size.error()));
    request.grow(*size);
    screen_.line("asking Passport (" + host + ") at " + settings_.passport->text());
    owner_.hold(true);
    ask_passport(io_, *settings_.passport, settings_.patience, std::move(request),
                 [weak = weak_from_this()](passport_answer answer) {
                     const std::shared_ptr<sign_in> self = weak.lock();
                     if (!self) return;
                     self->owner_.hold(false);
                     if (!answer.failure.empty()) return self->fail("Passport can't be asked: " + answer.failure);
                     self->answered(answer.head.view());
                 });
}

void sign_in::answered(std::string_view head) {
    const auto response = msnp::auth::parse_response(head);
    if (!response) return fail("Passport's answer can't be read: " + msnp::describe(response.error()));
    screen_.trace("PP <", "HTTP status " + std::to_string(response->status));
    act(login_.next(*response));
}

/// Not in the dialects that are offered.
void sign_in::take(const client_step::need_ticket&) {
    fail("this program has no single sign-on");
}

void sign_in::take(const client_step::signed_in& step) {
    owner_.signed_in(step);
}

void sign_in::take(const client_step::refused& step) {
    fail("the sign-in was refused: " + text_of(step));
}

void sign_in::fail(const std::string& why) {
    owner_.refused(why);
}

void sign_in::forget() {
    login_.forget();
    password_.wipe();
}

} // namespace msnp_client
