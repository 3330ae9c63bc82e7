// A messenger in the terminal, on standalone Asio.
//
//     asio_client --account ana@example.com --server 127.0.0.1:1863 --passport 127.0.0.1:8080
//
// It signs in (MSNP2 to MSNP7 by MD5, MSNP8 to MSNP12 by Passport), shows contacts and what they do, and chats. What is typed is a
// command, or is said in the chat that is open: `help` lists the commands, --help the options. Each line that it prints is one event,
// and nothing that a peer has sent is obeyed by the terminal, so that people and programs can read it.
//
// All of the protocol is the library's; the files here are the rest of a client:
//
//     options, password, line_input, screen   the user's side
//     link, passport                          connections: to a server, to Passport
//     sign_in                                 auth::client_login, and what its steps ask for
//     notification, ns_reader, ns_listener    the session with the notification server; the only place where from_ns is read
//     ns_requests                             what is asked of it, in each dialect
//     contact_list                            what is known of contacts and groups
//     chat, chat_stream                       a session with a switchboard; the only place where from_sb is read
//     client                                  commands, and which chat they are for
//
// There is one thread. Nothing is kept without a bound: frames, contacts, groups, chats, requests that wait for an answer, lines.
//
// What it has not: TLS (a password goes to a Passport server of this machine by plain HTTP, and elsewhere only with --insecure), single
// sign-on (MSNP15 and later) and what MSNP13 and MSNP14 keep in web services, pictures, files, and connecting anew.
#include "client.hpp"
#include "options.hpp"
#include "password.hpp"

#include <asio/io_context.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace {

/// A program that is started without a standard stream would take the first file that it opens for it.
void open_standard_streams() {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
        if (::fcntl(stream, F_GETFD) < 0 && ::open("/dev/null", O_RDWR) < 0)
            throw std::system_error(errno, std::generic_category(), "/dev/null");
}

int run(msnp_client::options settings) {
    msnp_client::secret_text password = msnp_client::read_password(settings.password_file, settings.account);
    asio::io_context io(1);
    msnp_client::client client(io, std::move(settings), std::move(password));
    client.start();
    io.run();
    return client.exit_status();
}

} // namespace

int main(int argc, char** argv) {
    try {
        open_standard_streams();
        const auto read = msnp_client::read_options(std::vector<std::string_view>(argv + 1, argv + argc));
        if (const auto* wrong = std::get_if<std::string>(&read)) {
            std::fprintf(stderr, "asio_client: %s (--help lists the options)\n", wrong->c_str());
            return 2;
        }
        const auto& settings = std::get<msnp_client::options>(read);
        if (settings.help) {
            std::fputs(std::string(msnp_client::usage()).c_str(), stdout);
            return 0;
        }
        return run(settings);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "asio_client: %s\n", problem.what());
        return 2;
    }
}
