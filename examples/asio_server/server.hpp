// The server as a whole: its ports, and its end.
#pragma once

#include "listener.hpp"
#include "service.hpp"

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <asio/steady_timer.hpp>

#include <optional>

namespace msnp_examples {

/// Dispatch server, notification server, switchboard and Passport stand-in, in one thread (and one more for passwords).
class server {
public:
    explicit server(const settings& how);

    [[nodiscard]] const places& at() const noexcept { return in_.at; }
    /// Serves until SIGINT or SIGTERM: then nobody is let in any more, everybody is told, and what was sent goes out. A second signal
    /// ends it at once.
    void run();

private:
    void begin_to_stop();
    void wait_for_the_last();

    asio::io_context context_{1};
    service in_;
    std::optional<listener> dispatch_;
    std::optional<listener> notification_;
    std::optional<listener> switchboard_;
    std::optional<listener> passport_;
    asio::signal_set signals_;
    asio::steady_timer last_;
    unsigned waited_ = 0;
};

} // namespace msnp_examples
