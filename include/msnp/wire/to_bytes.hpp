// Commands as a std::string, for callers who have no buffer at hand.
#pragma once

#include <msnp/base/result.hpp>
#include <msnp/wire/writer.hpp>

#include <string>

namespace msnp {

/// Writes a command struct, or a variant of them, into a new string; errors as serialize(). Allocates once.
template <class Command>
[[nodiscard]] result<std::string> to_bytes(const Command& command, dialect d) {
    detail::line_writer io(detail::line_sink(nullptr, 0), d);
    detail::write_command(command, d, io);
    if (io.failed()) return io.failure();
    std::string bytes(io.size(), '\0');
    static_cast<void>(serialize(command, d, bytes));
    return bytes;
}

} // namespace msnp
