// A TCP connection on Asio: bytes that come, and a queue of bytes that go. Knows no MSNP.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace msnp_examples {

/// What a peer may cost.
struct connection_limits {
    std::size_t high_water = 64UL * 1024;    ///< while as many bytes wait to be sent, nothing is read from the peer
    std::size_t most_unsent = 1024UL * 1024; ///< a peer for which more wait than this is given up
    std::chrono::milliseconds silence{0};    ///< how long a peer may say nothing; 0: for ever
    std::chrono::milliseconds stall{30'000}; ///< how long a peer may take nothing of what waits for it
    std::chrono::milliseconds linger{2'000}; ///< how long it may take to close when finish() is done with it
};

/// A connection, from the connected socket to its end. Handlers run in the socket's io_context, which is run by one thread. While an
/// operation is under way, it keeps the object alive.
///
/// Back-pressure: who does not take what it asked for is not read any more, and who takes nothing for too long, or for whom too much
/// waits (which others send), is closed.
class connection : public std::enable_shared_from_this<connection> {
public:
    connection(asio::ip::tcp::socket socket, const connection_limits& limits);
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    virtual ~connection() = default;

    /// Begins to read. To be called once the object is owned by a shared_ptr.
    void start();
    /// Queues bytes. They go out in this order, as soon as the peer takes them.
    void send(std::string_view bytes);
    /// Closes once everything queued is sent and the peer has closed as well, or has had its time to. What it still says counts for
    /// nothing. (Who closes with bytes unread makes the system throw away what it has sent.)
    void finish(std::string_view why);
    /// Tells the peer that this end goes, if there is a way to, and closes like finish().
    virtual void say_goodbye() { finish("this end goes down"); }
    /// Closes now.
    void close(std::string_view why);

    /// While held, nothing is read: the peer's own network then holds it back.
    void hold(bool held);
    /// How long the peer may say nothing from now on; 0: for ever.
    void expect_within(std::chrono::milliseconds silence);
    /// How long the connection may last from now on, whatever the peer says; 0: for ever. (Silence alone would let a peer that says a
    /// byte now and then stay for ever.)
    void last_at_most(std::chrono::milliseconds time);

    [[nodiscard]] bool is_open() const noexcept { return state_ == state::open; }
    /// Whether as much waits to be sent that whoever sends to this peer should wait.
    [[nodiscard]] bool is_full() const noexcept { return unsent() >= limits_.high_water; }
    /// Address and port, for logs; empty when the system does not know them.
    [[nodiscard]] const std::string& peer() const noexcept { return peer_; }
    [[nodiscard]] asio::ip::tcp::endpoint local_endpoint() const;

protected:
    /// Bytes have come. They live until this returns.
    virtual void on_bytes(std::string_view bytes) = 0;
    /// The peer has taken enough that is_full() is over.
    virtual void on_drained() {}
    /// It is over; called once. `why` is for logs.
    virtual void on_end(std::string_view why) = 0;

    asio::ip::tcp::socket& socket() noexcept { return socket_; }

private:
    using clock = std::chrono::steady_clock;
    enum class state : unsigned char { open, finishing, closed };

    [[nodiscard]] std::size_t unsent() const noexcept { return going_.size() - gone_ + waiting_.size(); }
    void read();
    void on_read(const std::error_code& error, std::size_t count);
    void write();
    void on_written(const std::error_code& error, std::size_t count);
    void watch();
    void on_watch();
    void end(std::string_view why);
    [[nodiscard]] std::string_view overdue(clock::time_point now) const;

    asio::ip::tcp::socket socket_;
    asio::steady_timer timer_;
    connection_limits limits_;
    std::string peer_;
    std::array<char, 4096> piece_{};
    std::string going_;                      ///< what the system is being given
    std::string waiting_;                    ///< what comes behind that
    std::size_t gone_ = 0;                   ///< bytes of going_ that it has taken
    std::string reason_;                     ///< of finish()
    clock::time_point heard_ = clock::now(); ///< when something came last
    clock::time_point taken_ = clock::now(); ///< when something went last
    std::optional<clock::time_point> last_;  ///< when it has to be over
    state state_ = state::open;
    bool reads_ = false;
    bool writes_ = false;
    bool is_held_ = false;
};

} // namespace msnp_examples
