#include "screen.hpp"

#include "support/escape.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

namespace msnp_client {

namespace {

    /// Writes all of it. Standard output may be the same terminal as standard input, which Asio does not let wait.
    void write_all(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
            if (count >= 0) {
                bytes.remove_prefix(static_cast<std::size_t>(count));
                continue;
            }
            pollfd room{STDOUT_FILENO, POLLOUT, 0};
            const bool waits = errno == EAGAIN && ::poll(&room, 1, -1) > 0;
            if (!waits && errno != EINTR)
                throw std::system_error(errno, std::generic_category(), "standard output can't be written");
        }
    }

} // namespace

void screen::line(std::string_view text) {
    write_all(msnp_examples::escape(text) + '\n');
}

void screen::trace(std::string_view way, std::string_view shown) const {
    if (traces_) write_all(std::string(way) + ' ' + std::string(shown) + '\n');
}

std::string person(std::string_view account, std::string_view nick) {
    std::string text(account);
    if (!nick.empty() && nick != account) text += " (" + std::string(nick) + ')';
    return text;
}

} // namespace msnp_client
