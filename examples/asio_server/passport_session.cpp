#include "passport_session.hpp"

#include <msnp/auth/authentication_info.hpp>
#include <msnp/auth/authorization.hpp>
#include <msnp/auth/http_head.hpp>
#include <msnp/auth/item_fields.hpp>
#include <msnp/auth/passport_urls.hpp>
#include <msnp/auth/www_authenticate.hpp>

#include <asio/post.hpp>

#include <array>
#include <optional>
#include <utility>

namespace msnp_examples {

namespace auth = msnp::auth;

namespace {

    constexpr std::size_t longest_head = 8192;

    /// What no password has, so that to refuse an account that there is not takes as long as another.
    password_hash nobodys(std::int64_t rounds) {
        return {std::string(16, '\0'), rounds, {}};
    }

    template <class... Headers>
    std::string response(std::uint16_t status, const Headers&... headers) {
        std::array<char, 2048> bytes{};
        const auto size =
            auth::serialize_response(bytes, status, auth::http_header{"Content-Type", std::string_view("text/html")},
                                     auth::http_header{"Content-Length", std::uint32_t{0}}, headers...);
        return size ? std::string(bytes.data(), *size) : std::string();
    }

} // namespace

passport_session::passport_session(asio::ip::tcp::socket socket, service& in)
    : connection(std::move(socket), in.how.connections), in_(in) {
    last_at_most(in.how.sign_in_time);
}

void passport_session::on_bytes(std::string_view bytes) {
    if (head_.size() + bytes.size() > longest_head) return close("a request that is too long");
    head_ += bytes;
    go_on();
}

void passport_session::go_on() {
    try {
        take_requests();
    } catch (const sql::failure& failure) {
        in_.log.event(peer(), failure.what());
        answer_plain(503);
        finish("the database failed");
    }
}

void passport_session::take_requests() {
    while (is_open() && !is_busy_ && !head_.empty()) {
        const auto request = auth::parse_request(head_);
        if (!request && request.error().code == msnp::errc::incomplete) return;
        if (!request || request->method != "GET") {
            answer_plain(400);
            return finish("no request that is answered here");
        }
        const std::string target(request->target.substr(0, request->target.find('?')));
        std::string authorization(request->headers.find(auth::authorization::header_name).value_or(""));
        std::string rest(request->body);
        wipe(head_);
        head_ = std::move(rest);
        take(target, authorization);
        wipe(authorization);
    }
}

void passport_session::take(std::string_view target, std::string_view authorization) {
    if (target == "/rdr/pprdr.asp") {
        const std::string login = in_.host + ':' + std::to_string(in_.at.passport) + "/login2.srf";
        return send(response(200, auth::passport_urls{.login = login}));
    }
    if (target != "/login2.srf") return answer_plain(404);
    check_password(authorization);
}

/// Passwords cost time on purpose: they are looked at beside all else, one at a time.
void passport_session::check_password(std::string_view authorization) {
    const auto asks = auth::parse<auth::authorization>(authorization);
    if (!asks) return turn_away("");
    if (!in_.passwords.take()) return answer_plain(503);
    auto account = asks->account.to<std::string>();
    auto password = asks->password.to<std::string>();
    const std::optional<password_hash> kept = in_.data.password_of(account);
    is_busy_ = true;
    asio::post(in_.workers, [this, self = shared_from_this(), account, password, kept]() mutable {
        // Of an account that there is not, nobody's password is looked at: it takes as long.
        const bool is_right = is_password(password, kept ? *kept : nobodys(in_.how.rounds)) && kept;
        wipe(password);
        asio::post(in_.context, [this, self, account, is_right] {
            is_busy_ = false;
            if (is_right)
                let_in(account);
            else
                turn_away(account);
            go_on();
        });
    });
    wipe(password);
}

void passport_session::let_in(const std::string& account) {
    const std::string ticket = "t=" + random_hex(24) + "&p=" + random_hex(8);
    in_.passport_tickets.issue(ticket, lower_case(account));
    auth::authentication_info info{.status = msnp::wire_of(auth::da_status::success)};
    info.ticket = auth::quoted_ticket{ticket};
    send(response(200, info));
    in_.log.event(peer(), "has a ticket for " + account);
}

void passport_session::turn_away(std::string_view account) {
    in_.log.event(peer(), "has no password of " + std::string(account));
    auth::www_authenticate why{.status = msnp::wire_of(auth::da_status::failed), .realm = "Passport.NET"};
    why.prompt = true;
    why.text = msnp::percent_text("The account or the password is wrong.");
    send(response(401, why));
}

void passport_session::answer_plain(std::uint16_t status) {
    send(response(status));
}

void passport_session::on_end(std::string_view) {
    wipe(head_);
    in_.dismiss(*this);
}

} // namespace msnp_examples
