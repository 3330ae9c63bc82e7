#include "passport.hpp"

#include <asio/buffer.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>

#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace msnp_client {

namespace {

    constexpr std::size_t longest_head = 16UL * 1024;

    /// A question under way. It lives in its handlers. (Not a msnp_examples::connection: that would copy the password.)
    class question : public std::enable_shared_from_this<question> {
    public:
        question(asio::io_context& io, secret_text request, std::function<void(passport_answer)> handler)
            : io_(io),
              socket_(io),
              timer_(io),
              request_(std::move(request)),
              head_(longest_head),
              handler_(std::move(handler)) {}

        void ask(const address& at, std::chrono::milliseconds patience) {
            timer_.expires_after(patience);
            timer_.async_wait([self = shared_from_this()](const std::error_code& error) {
                if (!error) self->done("it does not answer");
            });
            dial(io_, at, patience, [self = shared_from_this()](dialled made) {
                if (!made.failure.empty()) return self->done(made.failure);
                self->socket_ = std::move(made.socket);
                self->write();
            });
        }

    private:
        void write() {
            if (!handler_) return;
            asio::async_write(socket_, asio::buffer(request_.view()),
                              [self = shared_from_this()](const std::error_code& error, std::size_t) {
                                  self->request_.wipe();
                                  error ? self->done(error.message()) : self->read();
                              });
        }
        void read() {
            if (!handler_) return;
            const std::span<char> room = head_.room();
            if (room.empty()) return done("its answer is too long");
            socket_.async_read_some(asio::buffer(room.data(), room.size()),
                                    [self = shared_from_this()](const std::error_code& error, std::size_t count) {
                                        if (error) return self->done(error.message());
                                        self->head_.grow(count);
                                        self->is_whole() ? self->done({}) : self->read();
                                    });
        }
        [[nodiscard]] bool is_whole() const { return head_.view().find("\r\n\r\n") != std::string_view::npos; }

        void done(std::string failure) {
            if (!handler_) return;
            timer_.cancel();
            std::error_code ignored; // nothing more is wanted of it
            socket_.close(ignored);
            std::exchange(handler_, nullptr)(passport_answer{std::move(head_), std::move(failure)});
        }

        asio::io_context& io_;
        asio::ip::tcp::socket socket_;
        asio::steady_timer timer_;
        secret_text request_;
        secret_text head_;
        std::function<void(passport_answer)> handler_; ///< empty once it is called
    };

} // namespace

void ask_passport(asio::io_context& io, const address& at, std::chrono::milliseconds patience, secret_text request,
                  std::function<void(passport_answer)> handler) {
    std::make_shared<question>(io, std::move(request), std::move(handler))->ask(at, patience);
}

} // namespace msnp_client
