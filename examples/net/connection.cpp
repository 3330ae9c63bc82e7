#include "connection.hpp"

#include <asio/buffer.hpp>
#include <asio/post.hpp>

#include <algorithm>
#include <utility>

namespace msnp_examples {

namespace {

    std::string name_of_peer(const asio::ip::tcp::socket& socket) {
        std::error_code error;
        const asio::ip::tcp::endpoint end = socket.remote_endpoint(error);
        if (error) return {};
        const std::string host = end.address().to_string();
        return (end.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(end.port());
    }

} // namespace

connection::connection(asio::ip::tcp::socket socket, const connection_limits& limits)
    : socket_(std::move(socket)), timer_(socket_.get_executor()), limits_(limits), peer_(name_of_peer(socket_)) {}

asio::ip::tcp::endpoint connection::local_endpoint() const {
    std::error_code error;
    return socket_.local_endpoint(error);
}

void connection::start() {
    std::error_code ignored; // a connection without it is a slower one
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    heard_ = taken_ = clock::now();
    watch();
    read();
}

void connection::read() {
    if (reads_ || state_ == state::closed) return;
    if (state_ == state::open && (is_held_ || is_full())) return;
    reads_ = true;
    socket_.async_read_some(
        asio::buffer(piece_),
        [self = shared_from_this()](std::error_code error, std::size_t count) { self->on_read(error, count); });
}

void connection::on_read(const std::error_code& error, std::size_t count) {
    reads_ = false;
    if (state_ == state::closed) return;
    if (error)
        return end(state_ == state::finishing  ? reason_
                   : error == asio::error::eof ? "the peer has closed"
                                               : error.message());
    heard_ = clock::now();
    if (state_ == state::open) on_bytes({piece_.data(), count});
    read();
}

void connection::send(std::string_view bytes) {
    if (state_ != state::open || bytes.empty()) return;
    if (bytes.size() > limits_.most_unsent - std::min(unsent(), limits_.most_unsent))
        return end("the peer does not read what is sent to it");
    if (unsent() == 0) taken_ = clock::now();
    waiting_ += bytes;
    write();
}

void connection::write() {
    if (writes_) return;
    if (gone_ == going_.size()) {
        going_.clear();
        gone_ = 0;
        going_.swap(waiting_);
    }
    if (going_.empty()) {
        std::error_code ignored; // reading tells
        if (state_ == state::finishing) socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        return;
    }
    writes_ = true;
    socket_.async_write_some(
        asio::buffer(going_.data() + gone_, going_.size() - gone_),
        [self = shared_from_this()](std::error_code error, std::size_t count) { self->on_written(error, count); });
}

void connection::on_written(const std::error_code& error, std::size_t count) {
    writes_ = false;
    if (state_ == state::closed) return;
    if (error) return end(error.message());
    const bool was_full = is_full();
    gone_ += count;
    taken_ = clock::now();
    write();
    if (!was_full || is_full() || state_ != state::open) return;
    on_drained();
    read();
}

void connection::hold(bool held) {
    if (is_held_ == held) return;
    is_held_ = held;
    heard_ = clock::now();
    read();
}

void connection::expect_within(std::chrono::milliseconds silence) {
    limits_.silence = silence;
    heard_ = clock::now();
    watch();
}

void connection::last_at_most(std::chrono::milliseconds time) {
    last_.reset();
    if (time.count() > 0) last_ = clock::now() + time;
    watch();
}

/// Looks at the clock when the first of the times may be up.
void connection::watch() {
    if (state_ == state::closed) return;
    std::chrono::milliseconds next =
        state_ == state::finishing ? std::min(limits_.stall, limits_.linger) : limits_.stall;
    if (limits_.silence.count() > 0) next = std::min(next, limits_.silence);
    clock::time_point look = clock::now() + std::max(next / 4, std::chrono::milliseconds(10));
    if (last_) look = std::min(look, *last_ + std::chrono::milliseconds(1));
    timer_.expires_at(look);
    timer_.async_wait([weak = weak_from_this()](std::error_code error) {
        const std::shared_ptr<connection> self = weak.lock();
        if (!error && self) self->on_watch();
    });
}

void connection::on_watch() {
    if (state_ == state::closed) return;
    const std::string_view why = overdue(clock::now());
    if (!why.empty()) return end(why);
    watch();
}

/// Which time is up; empty for none.
std::string_view connection::overdue(clock::time_point now) const {
    if (state_ == state::open && last_ && now > *last_) return "the peer has had its time";
    if (unsent() != 0) return now - taken_ > limits_.stall ? "the peer does not read what is sent to it" : "";
    if (state_ == state::finishing) return now - taken_ > limits_.linger ? reason_ : std::string_view{};
    // Who is held back could not be heard.
    const bool listens = limits_.silence.count() > 0 && !is_held_;
    return listens && now - heard_ > limits_.silence ? "the peer is silent" : "";
}

void connection::finish(std::string_view why) {
    if (state_ != state::open) return;
    state_ = state::finishing;
    reason_ = why;
    if (unsent() == 0) taken_ = clock::now();
    write();
    read();
    watch();
}

void connection::close(std::string_view why) {
    if (state_ != state::closed) end(why);
}

void connection::end(std::string_view why) {
    // Who closes it may be in the middle of using it, and what keeps it may let go of it in on_end().
    asio::post(socket_.get_executor(), [keep = shared_from_this()] {});
    const std::string reason(why); // which may be reason_, or somebody's who goes with us
    state_ = state::closed;
    std::error_code ignored;
    timer_.cancel();
    // Not close() alone: bytes that were not read would make the system throw away what was sent.
    socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
    on_end(reason);
}

} // namespace msnp_examples
