// Count first, then write: what can't be written, or does not fit, leaves the caller's memory as it was.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>

#include <cstddef>
#include <span>

namespace msnp::detail {

/// How many bytes `write` gives to a sink; an error where it says that something is wrong.
template <class Write>
constexpr result<std::size_t> count(const Write& write) {
    counting_sink size;
    if (const error e = write(size); e.code != errc::none) return e;
    return size.size();
}

/// The same, and 0 for what can't be written: what a wire_size() returns.
template <class Write>
constexpr std::size_t counted_size(const Write& write) {
    return count(write).value_or(0);
}

/// Has `write` write into the buffer, and returns how many bytes it took, unless it says that something is wrong or the buffer is too
/// small. It is called twice, and must do the same both times.
template <class Write>
constexpr result<std::size_t> write_counted(std::span<char> buffer, const Write& write) {
    const result<std::size_t> size = count(write);
    if (!size) return size.error();
    if (*size > buffer.size()) return error{errc::buffer_too_small, buffer.size(), {}};
    span_sink out(buffer);
    static_cast<void>(write(out));
    return out.size();
}

} // namespace msnp::detail
