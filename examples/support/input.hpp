// A file in pieces, as they come.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#if __has_include(<poll.h>) && !defined(__APPLE__)
#include "interruption.hpp"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#define MSNP_EXAMPLES_POSIX 1
#else
#define MSNP_EXAMPLES_POSIX 0
#endif

namespace msnp_examples {

/// Whether the end of a file is the end, or more may be written to it.
enum class at_end { stop, wait };

/// A file to read, or standard input for "-". A piece is given as soon as it is there, so that a pipe can be watched.
class input {
public:
    static constexpr bool can_wait = MSNP_EXAMPLES_POSIX != 0;

    explicit input(const std::string& name, at_end then = at_end::stop)
        : file_(name == "-" ? stdin : std::fopen(name.c_str(), "rb")), is_ours_(name != "-") {
#if MSNP_EXAMPLES_POSIX
        struct stat facts {};
        if (file_ != nullptr && ::fstat(::fileno(file_), &facts) == 0 && S_ISREG(facts.st_mode)) {
            size_ = static_cast<std::size_t>(facts.st_size);
        }
        if (then == at_end::wait) asked_to_stop_.emplace();
#else
        static_cast<void>(then);
#endif
    }
    input(const input&) = delete;
    input& operator=(const input&) = delete;
    ~input() {
        if (file_ != nullptr && is_ours_) std::fclose(file_);
    }

    [[nodiscard]] bool is_open() const noexcept {
        return file_ != nullptr;
    }
    /// How many bytes a file had when it was opened; nothing is known of pipes.
    [[nodiscard]] std::optional<std::size_t> size() const noexcept {
        return size_;
    }
    /// How many bytes were read.
    [[nodiscard]] std::size_t position() const noexcept {
        return position_;
    }
    /// Calls this whenever more has to be read, and reading may take long.
    void before_reading(std::function<void()> call) {
        before_reading_ = std::move(call);
    }

    /// The first bytes, which read() gives once more; fewer where there are no more. Before the first read().
    [[nodiscard]] std::string_view peek(std::size_t count) {
        std::string memory(count, '\0');
        while (front_.size() < count) {
            const std::optional<std::string_view> piece = read_file({memory.data(), count - front_.size()});
            if (!piece || piece->empty()) break;
            front_ += *piece;
        }
        return front_;
    }

    /// The next bytes, in `memory`; none at the end, and nothing at all when they can't be read.
    [[nodiscard]] std::optional<std::string_view> read(std::span<char> memory) {
        if (front_.empty()) return read_file(memory);
        const std::size_t count = std::min(memory.size(), front_.size());
        std::copy_n(front_.begin(), count, memory.begin());
        front_.erase(0, count);
        return std::string_view(memory.data(), count);
    }

private:
    [[nodiscard]] std::optional<std::string_view> read_file(std::span<char> memory) {
        if (before_reading_) before_reading_();
        std::optional<std::string_view> piece = read_once(memory);
        while (piece && piece->empty() && waits_for_more()) piece = read_once(memory);
        if (piece) position_ += piece->size();
        return piece;
    }
#if MSNP_EXAMPLES_POSIX
    [[nodiscard]] std::optional<std::string_view> read_once(std::span<char> memory) {
        if (asked_to_stop_ && !wait_until_readable()) return std::string_view();
        const auto size = ::read(::fileno(file_), memory.data(), memory.size());
        if (size < 0) return std::nullopt;
        return std::string_view(memory.data(), static_cast<std::size_t>(size));
    }
    /// Waits for a pipe; a file is always readable. False when it is to be stopped.
    [[nodiscard]] bool wait_until_readable() {
        constexpr int milliseconds = 100;
        pollfd waited{::fileno(file_), POLLIN, 0};
        while (!asked_to_stop_->wait_for(std::chrono::milliseconds(0)))
            if (::poll(&waited, 1, milliseconds) != 0) return true;
        return false;
    }
    /// At a file's end. A pipe's end is the end.
    [[nodiscard]] bool waits_for_more() {
        return asked_to_stop_ && size_ && !asked_to_stop_->wait_for(std::chrono::milliseconds(100));
    }
    std::optional<interruption> asked_to_stop_;
#else
    [[nodiscard]] std::optional<std::string_view> read_once(std::span<char> memory) {
        const std::size_t size = std::fread(memory.data(), 1, memory.size(), file_);
        if (std::ferror(file_) != 0) return std::nullopt;
        return std::string_view(memory.data(), size);
    }
    [[nodiscard]] static bool waits_for_more() {
        return false;
    }
#endif

    std::FILE* file_;
    bool is_ours_;
    std::string front_; ///< what was peeked at and not read
    std::size_t position_ = 0;
    std::optional<std::size_t> size_;
    std::function<void()> before_reading_;
};

} // namespace msnp_examples
