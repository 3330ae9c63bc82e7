// The code of docs/guide: each block of its pages stands here as it is, and runs (tools/check_readme.py compares them).
#include <msnp/ext/ostream.hpp>
#include <msnp/msnp.hpp>

#include <array>
#include <iostream>
#include <string>
#include <string_view>
#include <variant>

namespace {

using msnp::dialect;

void frames() {
    std::string_view received = "NLN AWY bob@example.com Bob%20B 0\r\nMSG Hotmail Hotmail 5\r\nhelloQN";

    while (!received.empty()) {
        const msnp::step step = msnp::from_ns::take_frame(received);
        if (step.needs_more()) {
            std::cout << "at least " << step.missing() << " bytes more for " << received << '\n';
            break; // read, and come back with these bytes and those that were read
        }
        if (step.failed()) {
            std::cout << msnp::describe(step.error(), received) << '\n';
            break; // nobody can say where the next frame begins: close the connection
        }
        const msnp::frame& frame = step.frame();
        std::cout << frame.verb << " with " << frame.payload.size() << " bytes of payload\n";
        received.remove_prefix(frame.bytes.size());
    }
}

struct friends {
    void operator()(const msnp::from_ns::nln& nln) const {
        std::cout << nln.nick.to<std::string>() << " is " << name_of(nln.status) << '\n';
    }
    void operator()(const msnp::from_ns::fln& fln) const { std::cout << fln.account.text << " is gone\n"; }
    void operator()(const msnp::error_reply& reply) const { std::cout << "refused: " << name_of(reply.code) << '\n'; }
    void operator()(const auto& other) const { std::cout << "something else: " << other << '\n'; }
};

void commands() {
    for (const std::string_view line :
         {"FLN bob@example.com\r\n", "217 5\r\n", "QNG 50\r\n", "LKP 5 nobody knows\r\n"}) {
        const msnp::step step = msnp::from_ns::take_frame(line);
        const msnp::result<void> read = msnp::from_ns::dispatch(step.frame(), dialect::msnp9, friends{});
        if (!read) std::cout << msnp::describe(read.error(), line) << '\n';
    }

    const auto command = msnp::from_ns::parse("NLN AWY bob@example.com Bob%20B 0\r\n", dialect::msnp9);
    if (command) std::visit(friends{}, *command);

    const auto broken = msnp::from_ns::parse("NLN XXX bob@example.com Bob%20B 0\r\n", dialect::msnp9);
    if (!broken) std::cout << broken.error() << '\n';

    std::array<char, 64> buffer{};
    const msnp::to_ns::chg busy{.trid = 7, .status = msnp::presence::busy};
    const auto size = msnp::serialize(busy, dialect::msnp7, buffer);
    if (size) std::cout << std::string_view(buffer.data(), *size);

    const msnp::to_ns::xfr_sb call{.trid = 8};
    std::cout << call << " takes " << wire_size(call, dialect::msnp9) << " bytes\n";
}

/// What a server of this guide says, in the pieces that a network makes of it.
struct network {
    std::string_view bytes = "VER 1 MSNP9 CVR0\r\nMSG Hotmail Hotmail 5\r\nhelloCHL 0 15570131571988941333\r\nQNG 50";
    std::string_view read() {
        const std::string_view piece = bytes.substr(0, 11);
        bytes.remove_prefix(piece.size());
        return piece;
    }
};

void sockets() {
    network socket;
    msnp::frame_options options;
    options.limits.payload = 4096; // from this server no more is taken
    msnp::from_ns::decoder in{dialect::msnp8, options};

    for (std::string_view piece = socket.read(); !piece.empty(); piece = socket.read()) {
        in.feed(piece);
        while (const auto next = in.poll()) {
            if (!*next) {
                std::cout << "at byte " << next->error().offset << ": " << next->error() << '\n';
                continue; // one frame is lost; after a framing error poll() has nothing more
            }
            const msnp::from_ns::command& command = **next; // its views live until the next poll() or feed()
            std::cout << command << '\n';
            if (const auto* ver = std::get_if<msnp::from_ns::ver>(&command))
                for (const auto word : ver->accepted)
                    if (word.known()) in.speak(*word.known());
        }
        if (in.failed()) break;
    }
    std::cout << "MSNP" << number_of(in.spoken()) << ", and of the next frame " << in.unread() << '\n';
}

void messages() {
    const std::string_view payload = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                                     "X-MMS-IM-Format: FN=Arial; EF=B; CO=ff; CS=0; PF=22\r\n\r\nHello!";

    const auto message = msnp::message::parse(payload);
    if (message) {
        if (const auto* text = std::get_if<msnp::message::text>(&*message))
            std::cout << "somebody writes " << text->body << '\n';
        else
            std::cout << "somebody sends a " << msnp::form_name(*message) << '\n';
    }

    std::array<char, 256> inside{};
    const auto size = msnp::message::serialize(msnp::message::typing{.account = "ana@example.com"}, inside);
    if (size) {
        const std::string_view typing(inside.data(), *size);
        const msnp::to_sb::msg command{.trid = 4, .acknowledgement = msnp::acknowledgement::none, .payload = typing};
        std::cout << command << '\n';
    }

    const auto state = msnp::payload::parse<msnp::payload::user_data>(
        std::string_view("<Data><PSM>gone fishing</PSM><CurrentMedia></CurrentMedia></Data>"));
    if (state && state->personal_message) std::cout << state->personal_message->to<std::string>() << '\n';
}

} // namespace

int main() {
    frames();
    commands();
    sockets();
    messages();
}
