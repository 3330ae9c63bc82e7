// Standard input, line by line, without waiting for it.
#pragma once

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

namespace msnp_client {

/// Reads what is typed, or what a program writes into a pipe. Lines longer than `longest` are not taken.
class line_input {
public:
    static constexpr std::size_t longest = 4096;

    /// Who takes the lines.
    struct listener {
        std::function<void(std::string_view)> line; ///< one, without its end
        std::function<void()> too_long;             ///< one that was longer than `longest`
        std::function<void()> end;                  ///< there is nothing more
    };

    line_input(asio::io_context& io, listener to);
    line_input(const line_input&) = delete;
    line_input& operator=(const line_input&) = delete;
    ~line_input();

    /// Begins to read. The object has to outlive the io_context's run().
    void start();
    /// Nothing more is read.
    void stop();

private:
    void read();
    void take(std::string_view piece);

    asio::posix::stream_descriptor descriptor_;
    listener to_;
    int flags_; ///< of the descriptor, as they were
    std::array<char, 1024> piece_{};
    std::string line_;
    bool is_too_long_ = false;
    bool is_stopped_ = false;
};

} // namespace msnp_client
