#include "listener.hpp"

#include <chrono>
#include <utility>

namespace msnp_examples {

listener::listener(asio::io_context& context, const asio::ip::tcp::endpoint& at, take each)
    : acceptor_(context, at), pause_(context), each_(std::move(each)) {}

void listener::accept() {
    acceptor_.async_accept([this](std::error_code error, asio::ip::tcp::socket socket) {
        if (is_stopped_) return;
        if (!error) {
            each_(std::move(socket));
            return accept();
        }
        // No descriptor is left: those who wait are taken when somebody has gone.
        pause_.expires_after(std::chrono::milliseconds(100));
        pause_.async_wait([this](std::error_code) {
            if (!is_stopped_) accept();
        });
    });
}

void listener::stop() {
    is_stopped_ = true;
    std::error_code ignored; // it takes nobody, whatever the system says
    acceptor_.close(ignored);
    pause_.cancel();
}

} // namespace msnp_examples
