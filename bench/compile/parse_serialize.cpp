// A program that reads one channel and writes what it read. MSNP_CHANNEL is the channel's namespace.
#include <msnp/msnp.hpp>

#include <cstddef>
#include <span>
#include <string_view>

msnp::result<std::size_t> copy_one(std::string_view bytes, msnp::dialect d, std::span<char> buffer);

msnp::result<std::size_t> copy_one(std::string_view bytes, msnp::dialect d, std::span<char> buffer) {
    const auto command = msnp::MSNP_CHANNEL::parse(bytes, d);
    if (!command) return command.error();
    return msnp::serialize(*command, d, buffer);
}
