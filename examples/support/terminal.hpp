// Files in pieces, and the terminal: the little that the standard library does not know of either.
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#if __has_include(<unistd.h>)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace msnp_examples {

/// A file to read, or standard input for "-". A piece is given as soon as it is there, so that a pipe can be watched.
class input {
public:
    explicit input(const std::string& name)
        : file_(name == "-" ? stdin : std::fopen(name.c_str(), "rb")), is_ours_(name != "-") {}
    input(const input&) = delete;
    input& operator=(const input&) = delete;
    ~input() {
        if (file_ != nullptr && is_ours_) std::fclose(file_);
    }

    [[nodiscard]] bool is_open() const noexcept { return file_ != nullptr; }

    /// The next bytes, in `memory`; none at the end, and nothing at all when they can't be read.
    [[nodiscard]] std::optional<std::string_view> read(std::span<char> memory) {
#if __has_include(<unistd.h>)
        const auto size = ::read(::fileno(file_), memory.data(), memory.size());
        if (size < 0) return std::nullopt;
        return std::string_view(memory.data(), static_cast<std::size_t>(size));
#else
        const std::size_t size = std::fread(memory.data(), 1, memory.size(), file_);
        if (std::ferror(file_) != 0) return std::nullopt;
        return std::string_view(memory.data(), size);
#endif
    }

private:
    std::FILE* file_;
    bool is_ours_;
};

/// Whether standard output is a terminal that wants colours: see https://no-color.org.
[[nodiscard]] inline bool wants_color() {
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    if (no_color != nullptr && *no_color != '\0') return false;
    if (terminal == nullptr || std::string_view(terminal) == "dumb") return false;
#if __has_include(<unistd.h>)
    return ::isatty(STDOUT_FILENO) != 0;
#else
    return false;
#endif
}

/// How many columns the terminal has; `otherwise` where there is none.
[[nodiscard]] inline std::size_t terminal_width(std::size_t otherwise) {
#if __has_include(<unistd.h>) && defined(TIOCGWINSZ)
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) return size.ws_col;
#endif
    return otherwise;
}

} // namespace msnp_examples
