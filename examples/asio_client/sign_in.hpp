// Signing in: does what the library's machine says is next.
#pragma once

#include "link.hpp"
#include "options.hpp"
#include "screen.hpp"
#include "secret_text.hpp"

#include <msnp/auth/client_login.hpp>

#include <asio/io_context.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace msnp_client {

/// A login, on the connections of its owner.
class sign_in : public std::enable_shared_from_this<sign_in> {
public:
    /// Who has the connection.
    class owner {
    public:
        virtual void send(std::string_view bytes) = 0;
        /// Closes the connection, and opens one there; connected() follows.
        virtual void connect(const address& server) = 0;
        /// While Passport is asked, nothing is read from the server, and it may be silent.
        virtual void hold(bool held) = 0;
        virtual void signed_in(const msnp::auth::client_step::signed_in& as) = 0;
        virtual void refused(const std::string& why) = 0;

    protected:
        ~owner() = default;
    };

    /// `who` and `settings` have to live as long as it does.
    sign_in(asio::io_context& io, const options& settings, secret_text password, owner& who, screen& to);

    /// A connection stands.
    void connected() { act(login_.connected()); }
    /// Something came; false where it has nothing to do with signing in.
    template <class Form>
    bool hear(const Form& form) {
        const msnp::auth::client_step::any step = login_.next(form);
        if (std::holds_alternative<msnp::auth::client_step::not_ours>(step)) return false;
        act(step);
        return true;
    }

    [[nodiscard]] bool is_over() const noexcept { return login_.is_over(); }
    [[nodiscard]] msnp::dialect spoken() const noexcept { return login_.spoken(); }
    [[nodiscard]] msnp::transaction_id next_trid() const noexcept { return login_.next_trid(); }
    /// Nothing more comes of it: what is secret is overwritten.
    void forget();

private:
    void act(const msnp::auth::client_step::any& step);
    void take(const msnp::auth::client_step::send& step);
    void take(const msnp::auth::client_step::connect& step);
    void take(const msnp::auth::client_step::ask_https& step);
    void take(const msnp::auth::client_step::need_ticket& step);
    void take(const msnp::auth::client_step::signed_in& step);
    void take(const msnp::auth::client_step::refused& step);
    void take(const msnp::auth::client_step::not_ours&) {}
    void answered(std::string_view head);
    void fail(const std::string& why);

    asio::io_context& io_;
    const options& settings_;
    secret_text password_;
    owner& owner_;
    screen& screen_;
    msnp::auth::client_login login_;
};

} // namespace msnp_client
