// The terminal: the little that the standard library does not know of it.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string_view>

#if __has_include(<unistd.h>)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace msnp_examples {

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

/// Whether standard error is a terminal, and standard output goes elsewhere: what is written to one is not in the other's way.
[[nodiscard]] inline bool is_error_terminal() {
#if __has_include(<unistd.h>)
    return ::isatty(STDERR_FILENO) != 0 && ::isatty(STDOUT_FILENO) == 0;
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
