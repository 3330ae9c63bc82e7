#include "line_input.hpp"

#include <asio/buffer.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace msnp_client {

// What Asio reads from is non-blocking, and whoever shares the terminal with this program would find it so afterwards.

line_input::line_input(asio::io_context& io, listener to)
    : descriptor_(io), to_(std::move(to)), flags_(::fcntl(STDIN_FILENO, F_GETFL)) {
    descriptor_.assign(::dup(STDIN_FILENO));
}

line_input::~line_input() {
    if (flags_ >= 0) ::fcntl(STDIN_FILENO, F_SETFL, flags_);
}

void line_input::start() {
    read();
}

void line_input::stop() {
    is_stopped_ = true;
    std::error_code ignored; // it is over either way
    descriptor_.cancel(ignored);
}

void line_input::read() {
    descriptor_.async_read_some(asio::buffer(piece_), [this](const std::error_code& error, std::size_t count) {
        if (is_stopped_) return;
        if (!error) {
            take({piece_.data(), count});
            if (!is_stopped_) read();
            return;
        }
        if (!line_.empty() && !is_too_long_) to_.line(std::exchange(line_, {}));
        if (!is_stopped_) to_.end();
    });
}

void line_input::take(std::string_view piece) {
    while (!piece.empty() && !is_stopped_) {
        const std::size_t end = piece.find('\n');
        const std::string_view part = piece.substr(0, end);
        is_too_long_ = is_too_long_ || line_.size() + part.size() > longest;
        if (!is_too_long_) line_ += part;
        if (end == std::string_view::npos) return;
        piece.remove_prefix(end + 1);
        std::string line = std::exchange(line_, {});
        if (line.ends_with('\r')) line.pop_back();
        if (std::exchange(is_too_long_, false))
            to_.too_long();
        else
            to_.line(line);
    }
}

} // namespace msnp_client
