// The smallest way to use the library: frames out of a buffer of one's own. No decoder, no allocation, no framework.
//
//     nc -l 1863 | sniff to_ns        what a client says to a notification server that is not there
//
// Prints where each frame begins, its verb, and how many arguments and bytes of payload it has. Of what the arguments say it prints
// nothing: there are passwords among them.
#include <msnp/channel/from_ns.hpp>
#include <msnp/channel/from_sb.hpp>
#include <msnp/channel/to_ns.hpp>
#include <msnp/channel/to_sb.hpp>

#include <msnp/wire/token.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace {

// The longest frame has to fit.
constexpr msnp::frame_options options{.limits = {.line = 16'384, .payload = 65'536}};
std::array<char, options.limits.line + options.limits.payload + 4096> buffer;

void show(const msnp::frame& frame, std::size_t offset) {
    std::size_t arguments = 0;
    for ([[maybe_unused]] const std::string_view argument : msnp::token_list<std::string_view>(frame.arguments))
        ++arguments;
    std::printf("%zu %.*s, arguments: %zu", offset, static_cast<int>(frame.verb.size()), frame.verb.data(), arguments);
    if (frame.has_payload) std::printf(", bytes of payload: %zu", frame.payload.size());
    std::putchar('\n');
}

/// Where the buffer stands.
struct state {
    std::size_t held = 0;    ///< bytes in it, of a frame that is not whole yet
    std::size_t missing = 1; ///< so many more until it can be
    std::size_t offset = 0;  ///< of its first byte in the stream
    bool failed = false;     ///< nobody can tell where the next frame begins
};

/// Shows all frames that are whole, and drops them from the buffer.
template <class TakeFrame>
void take_all(TakeFrame take_frame, state& at) {
    std::size_t taken = 0;
    for (;;) {
        const msnp::step next = take_frame(std::string_view(buffer.data() + taken, at.held - taken), options);
        if (next.has_frame()) {
            show(next.frame(), at.offset + taken);
            taken += next.frame().bytes.size();
            continue;
        }
        at.failed = next.failed();
        if (at.failed) {
            const std::string_view code = msnp::name_of(next.error().code);
            std::printf("%zu %.*s\n", at.offset + taken + next.error().offset, static_cast<int>(code.size()),
                        code.data());
        } else {
            at.missing = next.missing();
        }
        break;
    }
    std::memmove(buffer.data(), buffer.data() + taken, at.held - taken);
    at.held -= taken;
    at.offset += taken;
}

template <class TakeFrame>
int sniff(TakeFrame take_frame) {
    for (state at; !at.failed;) {
        const ssize_t count = ::read(STDIN_FILENO, buffer.data() + at.held, buffer.size() - at.held);
        if (count <= 0) return count == 0 && at.held == 0 ? 0 : 1;
        const auto come = static_cast<std::size_t>(count);
        at.held += come;
        at.missing -= std::min(at.missing, come);
        if (at.missing == 0) take_all(take_frame, at); // not for each byte of a payload that comes in pieces
        std::fflush(stdout);
    }
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view channel = argc == 2 ? argv[1] : "";
    if (channel == "to_ns") return sniff(msnp::to_ns::take_frame);
    if (channel == "from_ns") return sniff(msnp::from_ns::take_frame);
    if (channel == "to_sb") return sniff(msnp::to_sb::take_frame);
    if (channel == "from_sb") return sniff(msnp::from_sb::take_frame);
    std::fputs("usage: sniff to_ns|from_ns|to_sb|from_sb\n", stderr);
    return 2;
}
