#include "password.hpp"

#include "support/escape.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <stdexcept>
#include <system_error>

namespace msnp_client {

namespace {

    constexpr std::size_t longest_password = 1024;

    /// While it lives, the terminal does not show what is typed.
    class silence {
    public:
        silence() {
            if (::tcgetattr(STDIN_FILENO, &before_) != 0)
                throw std::system_error(errno, std::generic_category(), "the terminal can't be silenced");
            termios silent = before_;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            if (::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) != 0)
                throw std::system_error(errno, std::generic_category(), "the terminal can't be silenced");
        }
        silence(const silence&) = delete;
        silence& operator=(const silence&) = delete;
        ~silence() {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
            std::fputc('\n', stderr); // the one that was typed was not shown
        }

    private:
        termios before_{};
    };

    /// A file that is closed.
    class descriptor {
    public:
        explicit descriptor(const std::string& name) : number_(::open(name.c_str(), O_RDONLY | O_CLOEXEC)) {
            if (number_ < 0) throw std::system_error(errno, std::generic_category(), name);
        }
        descriptor(const descriptor&) = delete;
        descriptor& operator=(const descriptor&) = delete;
        ~descriptor() { ::close(number_); }

        [[nodiscard]] int number() const noexcept { return number_; }

    private:
        int number_;
    };

    /// One line, without its end. Byte by byte, since what follows it belongs to somebody else.
    secret_text read_line(int from) {
        secret_text line(longest_password);
        while (!line.room().empty()) {
            const auto count = ::read(from, line.room().data(), 1);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) throw std::system_error(errno, std::generic_category(), "the password can't be read");
            const bool is_last = count == 0 || line.room().front() == '\n';
            if (!is_last) {
                line.grow(1);
                continue;
            }
            if (line.view().ends_with('\r')) line.shrink(1);
            if (line.view().empty()) throw std::runtime_error("no password was given");
            return line;
        }
        throw std::runtime_error("the password is too long");
    }

} // namespace

secret_text read_password(const std::string& file, const std::string& account) {
    if (!file.empty()) return read_line(descriptor(file).number());
    if (::isatty(STDIN_FILENO) == 0) return read_line(STDIN_FILENO);
    const silence nothing_shown; // before it is asked for: what is typed earlier would be seen, or lost
    std::fprintf(stderr, "Password of %s: ", msnp_examples::escape(account).c_str());
    return read_line(STDIN_FILENO);
}

} // namespace msnp_client
