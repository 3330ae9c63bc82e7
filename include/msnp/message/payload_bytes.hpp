// XML bodies and envelopes as a std::string, for callers who have no buffer at hand.
#pragma once

#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/envelope.hpp>
#include <msnp/message/xml_fields.hpp>

#include <cstddef>
#include <string>

namespace msnp {

namespace detail {

    /// What `write` writes, as a new string; it is called twice.
    template <class Write>
    result<std::string> written_string(const Write& write) {
        const result<std::size_t> size = count(write);
        if (!size) return size.error();
        std::string bytes(*size, '\0');
        span_sink out(bytes);
        static_cast<void>(write(out));
        return bytes;
    }

} // namespace detail

namespace payload {

    /// Writes a body struct, or a variant of them, into a new string; errors as serialize(). Allocates once.
    template <class Body>
    [[nodiscard]] result<std::string> to_bytes(const Body& body) {
        return msnp::detail::written_string([&](auto& sink) { return xml::detail::write(body, sink); });
    }

} // namespace payload

namespace envelope {

    /// Writes an envelope into a new string; errors as serialize(). Allocates once.
    template <class Content>
    [[nodiscard]] result<std::string> to_bytes(const basic_parts<Content>& whole) {
        return msnp::detail::written_string([&](auto& sink) { return detail::write(whole, sink); });
    }

} // namespace envelope

} // namespace msnp
