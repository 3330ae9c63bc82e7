#include <msnp/msnp.hpp>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <variant>

using msnp::dialect;

// Everything works at compile time as well: a line that does not parse would not compile.
static_assert(msnp::to_ns::parse("USR 6 TWN I ana@example.com\r\n", dialect::msnp9));

int main() {
    // What a notification server sends, in the pieces that the network makes of it.
    constexpr std::array<std::string_view, 3> pieces = {
        "NLN AWY bob@exam", "ple.com Bob%20B 0\r\nRNG 11752013 207.46.108.38:1863 CKI 849102291.5",
        "20491113 bob@example.com Bob%20B\r\n"};

    msnp::from_ns::decoder in{dialect::msnp9};
    for (const std::string_view piece : pieces) {
        in.feed(piece);
        while (const auto next = in.poll()) {
            if (!*next) { // this line is broken; the ones behind it may be well
                std::puts(msnp::describe(next->error()).c_str());
                continue;
            }
            const msnp::from_ns::command& command = **next;
            if (const auto* nln = std::get_if<msnp::from_ns::nln>(&command)) {
                const auto nick = nln->nick.to<std::string>(); // percent-decoded
                std::puts((nick + " is " + std::string(msnp::name_of(nln->status))).c_str());
            } else if (const auto* rng = std::get_if<msnp::from_ns::rng>(&command)) {
                // Bob calls: this is what to send to the switchboard at rng->server.
                const msnp::to_sb::ans answer{
                    .trid = 1, .account = "ana@example.com", .cookie = rng->cookie, .session = rng->session};
                std::array<char, 128> buffer{};
                if (const auto size = msnp::serialize(answer, dialect::msnp9, buffer))
                    std::fwrite(buffer.data(), 1, *size, stdout);
            }
        }
    }
}
