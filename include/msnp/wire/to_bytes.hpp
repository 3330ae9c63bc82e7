// Commands as a std::string, for callers who have no buffer at hand.
#pragma once

#include <msnp/base/sink.hpp>
#include <msnp/wire/writer.hpp>

#include <string>

namespace msnp {

/// Writes a command struct, or a variant of them, into a new string; errors as serialize(). Allocates once.
template <class Command>
[[nodiscard]] result<std::string> to_bytes(const Command& command, dialect d) {
    counting_sink size;
    if (const error e = detail::write_command(command, d, size); e.code != errc::none) return e;
    std::string bytes;
    bytes.reserve(size.size());
    append_sink out(bytes);
    static_cast<void>(detail::write_command(command, d, out));
    return bytes;
}

} // namespace msnp
