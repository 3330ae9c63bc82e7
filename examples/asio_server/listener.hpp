// Takes connections at a port.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>

#include <cstdint>
#include <functional>

namespace msnp_examples {

/// Listens from its construction on, and takes connections from start() to stop(). Throws std::system_error where the port is taken.
class listener {
public:
    using take = std::function<void(asio::ip::tcp::socket)>;

    listener(asio::io_context& context, const asio::ip::tcp::endpoint& at, take each);

    void start() { accept(); }
    /// Takes nobody any more. (To let the listener go does not do: a connection may have been taken whose handler still waits to run.)
    void stop();
    [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

private:
    void accept();

    asio::ip::tcp::acceptor acceptor_;
    asio::steady_timer pause_;
    take each_;
    bool is_stopped_ = false;
};

} // namespace msnp_examples
