// One operation over one corpus, for callgrind: msnp_count <mix> <operation>, or <kind of payload or text> <operation>.
// (msnp_count compiler: which one made it.)
//
// Everything is prepared before measured() begins, and only measured() is counted, so what is left is instructions of the library
// and of the loop around it. Prints how many commands, payloads or texts there were.
#include "corpus/corpus.hpp"
#include "instructions/compiler.hpp"
#include "instructions/count_payloads.hpp"
#include "instructions/measured.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using msnp_bench::mix;

constexpr std::size_t corpus_size = std::size_t{64} * 1024;

/// Nothing; with MSNP_COUNT_SLOWED a loop over a few bytes, such as might slip in: tests/tools/instructions_selftest.py.
void pay_for([[maybe_unused]] std::string_view bytes) {
#if defined(MSNP_COUNT_SLOWED)
    for (const char byte : bytes.substr(0, 8)) keep(byte);
#endif
}

template <class Channel>
void take_frames(const msnp_bench::corpus& c) {
    measured([&] {
        for (std::string_view rest = c.bytes; !rest.empty();) {
            const msnp::step s = msnp::take_frame_function<Channel>{}(rest);
            keep(s.frame());
            pay_for(s.frame().bytes);
            rest.remove_prefix(s.frame().bytes.size());
        }
    });
}

template <class Channel>
void dispatch(const msnp_bench::corpus& c, msnp::dialect d) {
    measured([&] {
        for (std::string_view rest = c.bytes; !rest.empty();) {
            const msnp::step s = msnp::take_frame_function<Channel>{}(rest);
            const auto done = msnp::dispatch_function<Channel>{}(s.frame(), d, [](const auto& form) { keep(form); });
            if (!done) std::abort();
            rest.remove_prefix(s.frame().bytes.size());
        }
    });
}

template <class Channel>
void parse(const msnp_bench::corpus& c, msnp::dialect d) {
    measured([&] {
        for (std::string_view rest = c.bytes; !rest.empty();) {
            const msnp::step s = msnp::take_frame_function<Channel>{}(rest);
            const auto command = msnp::parse_function<Channel>{}(s.frame(), d);
            if (!command) std::abort();
            keep(*command);
            rest.remove_prefix(s.frame().bytes.size());
        }
    });
}

template <class Channel>
void decode(const msnp_bench::corpus& c, msnp::dialect d) {
    msnp::basic_decoder<Channel> in(d);
    measured([&] {
        for (std::string_view rest = c.bytes; !rest.empty();) {
            const std::string_view piece = rest.substr(0, 1460);
            in.feed(piece);
            while (const auto next = in.poll()) keep(**next);
            rest.remove_prefix(piece.size());
        }
    });
}

template <class Channel>
void serialize(const msnp_bench::corpus& c, msnp::dialect d) {
    std::vector<typename Channel::command> commands;
    for (std::string_view rest = c.bytes; !rest.empty();) {
        const msnp::step s = msnp::take_frame_function<Channel>{}(rest);
        commands.push_back(*msnp::parse_function<Channel>{}(s.frame(), d));
        rest.remove_prefix(s.frame().bytes.size());
    }
    std::array<char, 4096> buffer{};
    measured([&] {
        for (const auto& command : commands) {
            const auto size = msnp::serialize(command, d, buffer);
            if (!size) std::abort();
            keep(buffer);
        }
    });
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 2 && argv[1] == std::string_view("compiler")) return msnp_bench::print_compiler(), 0;
    if (argc != 3) return 2;
    for (const mix which : {mix::login, mix::presence, mix::chat, mix::p2p, mix::client}) {
        if (msnp_bench::name_of(which) != argv[1]) continue;
        const msnp_bench::corpus c = msnp_bench::make_corpus(which, corpus_size);
        const msnp::dialect d = msnp_bench::dialect_of(which);
        const std::string_view operation = argv[2];
        msnp_bench::with_channel(which, [&]<class Channel>() {
            if (operation == "frames") return take_frames<Channel>(c);
            if (operation == "dispatch") return dispatch<Channel>(c, d);
            if (operation == "variant") return parse<Channel>(c, d);
            if (operation == "decoder") return decode<Channel>(c, d);
            if (operation == "serialize") return serialize<Channel>(c, d);
            std::abort();
        });
        std::printf("%zu\n", c.commands);
        return 0;
    }
    const auto count = msnp_bench::count_payloads(argv[1], argv[2]);
    if (!count) return 2;
    std::printf("%zu\n", *count);
    return 0;
}
