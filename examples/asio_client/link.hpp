// A connection to a server, and how one comes about.
#pragma once

#include "net/connection.hpp"

#include <asio/io_context.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace msnp_client {

/// Where a server is.
struct address {
    std::string host; ///< a name or a number; an IPv6 address without its brackets
    std::uint16_t port = 0;

    [[nodiscard]] std::string text() const;
};

/// A connection whose bytes go to somebody else, until it is dropped.
class link final : public msnp_examples::connection {
public:
    /// Who takes what comes.
    struct listener {
        std::function<void(std::string_view)> bytes;
        std::function<void(std::string_view why)> end;
    };

    link(asio::ip::tcp::socket socket, const msnp_examples::connection_limits& limits, listener to);

    /// Closes it, and says nothing of that.
    void drop();
    /// Closes it when all is sent, and says nothing of that.
    void finish_silently();

private:
    void on_bytes(std::string_view bytes) override;
    void on_end(std::string_view why) override;

    listener to_;
    bool is_dropped_ = false;
};

/// What became of connecting: a socket that is connected, or one that is not, and why.
struct dialled {
    asio::ip::tcp::socket socket;
    std::string failure; ///< empty for a connection
};

/// Connects to a server, whose name may have several addresses; not for longer than `patience`.
void dial(asio::io_context& io, const address& to, std::chrono::milliseconds patience,
          std::function<void(dialled)> handler);

} // namespace msnp_client
