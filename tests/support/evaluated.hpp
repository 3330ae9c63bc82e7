// What nearly every test of commands has evaluated by the compiler, evaluated once: a command of each channel, read and written.
// A compiler instantiates all forms of a channel for that; in the precompiled header of clang the tests find it done.
#pragma once

#include "support/channels.hpp"
#include "support/check.hpp"

namespace msnp_test {

template <class Channel>
constexpr bool reads_and_writes(std::string_view line) {
    const auto command = msnp::parse_function<Channel>{}(line, msnp::dialect::msnp9);
    return command && writes(*command, msnp::dialect::msnp9, line);
}
static_assert(reads_and_writes<ToNs>("XYZ 1\r\n"));
static_assert(reads_and_writes<FromNs>("XYZ 1\r\n"));
static_assert(reads_and_writes<ToSb>("XYZ 1\r\n"));
static_assert(reads_and_writes<FromSb>("XYZ 1\r\n"));

} // namespace msnp_test
