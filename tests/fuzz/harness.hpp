// What every fuzz harness shares: an input, an invariant that must hold of it, and an abort where it does not.
//
// A harness is a file with
//     std::string broken_by(std::string_view input)      // what is broken, empty where all holds
// which says first which invariant it is about. With clang it is linked to libFuzzer, which makes inputs; with any compiler
// to replay.cpp, which takes those in files.
#pragma once

#include "support/generator.hpp"
#include "support/invariants.hpp"
#include "support/streams.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

std::string broken_by(std::string_view input);

/// What libFuzzer and replay.cpp call.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string broken = broken_by({reinterpret_cast<const char*>(data), size});
    if (!broken.empty()) {
        std::fprintf(stderr, "broken: %s\n", broken.c_str());
        std::abort();
    }
    return 0;
}

namespace msnp_test {

/// Takes decisions off the front of an input.
class input_front {
public:
    explicit input_front(std::string_view input) : rest_(input) {}

    std::uint8_t byte() {
        if (rest_.empty()) return 0;
        const auto first = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return first;
    }
    msnp::dialect dialect() {
        constexpr std::size_t count = msnp::number_of(msnp::last_dialect) - msnp::number_of(msnp::first_dialect) + 1U;
        return static_cast<msnp::dialect>(msnp::number_of(msnp::first_dialect) + byte() % count);
    }
    /// Any tolerance and limits; the usual ones for 0.
    msnp::frame_options options() {
        msnp::frame_options options;
        const std::uint8_t flags = byte();
        options.tolerance = {(flags & 1) == 0, (flags & 2) == 0,  (flags & 4) == 0,
                             (flags & 8) == 0, (flags & 16) == 0, (flags & 32) == 0};
        if ((flags & 64) != 0) options.limits.line = byte();
        if ((flags & 128) != 0) options.limits.payload = byte();
        return options;
    }
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

/// Calls function(std::type_identity<Channel>) for the channel of a number.
template <class Function>
auto with_channel(std::size_t number, Function function) {
    switch (number % 4) {
    case 0: return function(std::type_identity<ToNs>{});
    case 1: return function(std::type_identity<FromNs>{});
    case 2: return function(std::type_identity<ToSb>{});
    default: return function(std::type_identity<FromSb>{});
    }
}

} // namespace msnp_test
