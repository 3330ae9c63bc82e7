#include "link.hpp"

#include <asio/connect.hpp>
#include <asio/steady_timer.hpp>

#include <system_error>
#include <utility>

namespace msnp_client {

namespace {

    using asio::ip::tcp;

    /// A connection that is being made. It lives in its handlers.
    class dialler : public std::enable_shared_from_this<dialler> {
    public:
        dialler(asio::io_context& io, std::function<void(dialled)> handler)
            : resolver_(io), socket_(io), timer_(io), handler_(std::move(handler)) {}

        void dial(const address& to, std::chrono::milliseconds patience) {
            timer_.expires_after(patience);
            timer_.async_wait([self = shared_from_this()](const std::error_code& error) {
                if (!error) self->done("it does not answer");
            });
            resolver_.async_resolve(to.host, std::to_string(to.port),
                                    [self = shared_from_this()](const std::error_code& error, const auto& found) {
                                        error ? self->done(error.message()) : self->connect(found);
                                    });
        }

    private:
        void connect(const tcp::resolver::results_type& found) {
            if (!handler_) return;
            asio::async_connect(socket_, found,
                                [self = shared_from_this()](const std::error_code& error, const tcp::endpoint&) {
                                    self->done(error ? error.message() : std::string{});
                                });
        }
        void done(const std::string& failure) {
            if (!handler_) return;
            timer_.cancel();
            resolver_.cancel();
            std::error_code
                ignored; // what has failed is closed either way, and connecting to other addresses ends with it
            if (!failure.empty()) socket_.close(ignored);
            std::exchange(handler_, nullptr)(dialled{std::move(socket_), failure});
        }

        tcp::resolver resolver_;
        tcp::socket socket_;
        asio::steady_timer timer_;
        std::function<void(dialled)> handler_; ///< empty once it is called
    };

} // namespace

std::string address::text() const {
    const bool is_v6 = host.find(':') != std::string::npos;
    return (is_v6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

link::link(tcp::socket socket, const msnp_examples::connection_limits& limits, listener to)
    : connection(std::move(socket), limits), to_(std::move(to)) {}

void link::drop() {
    is_dropped_ = true;
    close("dropped");
}

void link::finish_silently() {
    is_dropped_ = true;
    finish("finished");
}

void link::on_bytes(std::string_view bytes) {
    if (!is_dropped_) to_.bytes(bytes);
}

void link::on_end(std::string_view why) {
    if (!is_dropped_) to_.end(why);
}

void dial(asio::io_context& io, const address& to, std::chrono::milliseconds patience,
          std::function<void(dialled)> handler) {
    std::make_shared<dialler>(io, std::move(handler))->dial(to, patience);
}

} // namespace msnp_client
