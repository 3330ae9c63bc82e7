// The session with a notification server: its connections, from signing in to the end.
#pragma once

#include "link.hpp"
#include "ns_reader.hpp"
#include "ns_state.hpp"
#include "options.hpp"
#include "screen.hpp"
#include "secret_text.hpp"
#include "sign_in.hpp"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace msnp_client {

/// One session. It is over for good with the last connection: nothing is connected anew.
class notification final : public std::enable_shared_from_this<notification>, private sign_in::owner, private ns_owner {
public:
    /// For whom all this is done.
    class owner {
    public:
        /// Signed in, and the contact list is there.
        virtual void ready() = 0;
        virtual void invited(const invitation& to) = 0;
        /// It is over, and not because sign_out() was called.
        virtual void lost() = 0;
        /// It is over after sign_out().
        virtual void signed_out() = 0;

    protected:
        ~owner() = default;
    };

    /// `settings`, `to` and `who` have to live as long as it does.
    notification(asio::io_context& io, const options& settings, secret_text password, screen& to,
                 msnp_client::notification::owner& who);

    void start();
    void sign_out();

    [[nodiscard]] ns_state& state() noexcept { return state_; }
    [[nodiscard]] msnp::dialect spoken() const noexcept { return login_->spoken(); }

private:
    void send(std::string_view bytes) override;
    void connect(const address& server) override;
    void hold(bool held) override;
    void signed_in(const msnp::auth::client_step::signed_in& as) override;
    void refused(const std::string& why) override;

    void settled() override;
    void invited(const invitation& to) override;
    void answered_ping(std::optional<std::chrono::seconds> next) override;
    void closed(const std::string& why) override;
    void unreadable(const std::string& why) override;

    void connected(asio::ip::tcp::socket socket);
    void ping_later();
    void end(const std::string& why);

    asio::io_context& io_;
    const options& settings_;
    screen& screen_;
    msnp_client::notification::owner& owner_;
    asio::steady_timer ping_timer_;
    std::chrono::seconds ping_;
    ns_state state_;
    std::shared_ptr<sign_in> login_;
    ns_reader reader_;
    std::shared_ptr<link> link_;
    bool is_leaving_ = false;
    bool is_over_ = false;
};

} // namespace msnp_client
