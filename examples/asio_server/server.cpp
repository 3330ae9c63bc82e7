#include "server.hpp"

#include "ns_session.hpp"
#include "passport_session.hpp"
#include "sb_session.hpp"

#include <csignal>
#include <memory>
#include <utility>
#include <vector>

namespace msnp_examples {

namespace {

    listener::take takes_clients(service& in, ns_role role) {
        return [&in, role](asio::ip::tcp::socket socket) {
            auto one = std::make_shared<ns_session>(std::move(socket), in, role);
            if (in.admit(one))
                one->start();
            else
                one->turn_away();
        };
    }

    template <class Session>
    listener::take takes(service& in) {
        return [&in](asio::ip::tcp::socket socket) {
            auto one = std::make_shared<Session>(std::move(socket), in);
            if (in.admit(one)) one->start();
        };
    }

} // namespace

server::server(const settings& how) : in_(context_, how), signals_(context_, SIGINT, SIGTERM), last_(context_) {
    const auto at = [&how](std::uint16_t port) { return asio::ip::tcp::endpoint(how.address, port); };
    dispatch_.emplace(context_, at(how.dispatch_port), takes_clients(in_, ns_role::dispatch));
    notification_.emplace(context_, at(how.notification_port), takes_clients(in_, ns_role::notification));
    switchboard_.emplace(context_, at(how.switchboard_port), takes<sb_session>(in_));
    passport_.emplace(context_, at(how.passport_port), takes<passport_session>(in_));
    in_.at = {dispatch_->port(), notification_->port(), switchboard_->port(), passport_->port()};
}

void server::run() {
    for (auto* one : {&dispatch_, &notification_, &switchboard_, &passport_}) (*one)->start();
    signals_.async_wait([this](std::error_code error, int) {
        if (!error) begin_to_stop();
    });
    while (!context_.stopped()) {
        try {
            context_.run();
        } catch (const sql::failure& failure) {
            in_.log.event("database", failure.what()); // somebody's last change is not made; the others go on
        }
    }
    in_.workers.stop(); // nobody waits for an answer any more
    in_.workers.join();
}

void server::begin_to_stop() {
    in_.log.event("server", "goes down");
    for (auto* one : {&dispatch_, &notification_, &switchboard_, &passport_}) (*one)->stop();
    signals_.async_wait([this](std::error_code error, int) {
        if (!error) context_.stop();
    });
    const std::vector<std::shared_ptr<connection>> all(in_.connections().begin(), in_.connections().end());
    for (const auto& one : all) one->say_goodbye();
    wait_for_the_last();
}

void server::wait_for_the_last() {
    constexpr unsigned longest = 100; // times as long as the timer runs
    if (in_.connections().empty() || ++waited_ > longest) return context_.stop();
    last_.expires_after(std::chrono::milliseconds(50));
    last_.async_wait([this](std::error_code error) {
        if (!error) wait_for_the_last();
    });
}

} // namespace msnp_examples
