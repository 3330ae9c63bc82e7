// XML bodies and envelopes as a std::string, for callers who have no buffer at hand.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/envelope.hpp>
#include <msnp/message/xml_fields.hpp>

#include <string>

namespace msnp {

namespace payload {

    /// Writes a body struct, or a variant of them, into a new string; errors as serialize(). Allocates once.
    template <class Body>
    [[nodiscard]] result<std::string> to_bytes(const Body& body) {
        counting_sink size;
        if (const error e = xml::detail::write(body, size); e.code != errc::none) return e;
        std::string bytes(size.size(), '\0');
        span_sink out(bytes);
        static_cast<void>(xml::detail::write(body, out));
        return bytes;
    }

} // namespace payload

namespace envelope {

    /// Writes an envelope into a new string; errors as serialize(). Allocates once.
    template <class Content>
    [[nodiscard]] result<std::string> to_bytes(const basic_parts<Content>& whole) {
        counting_sink size;
        if (const error e = detail::write(whole, size); e.code != errc::none) return e;
        std::string bytes(size.size(), '\0');
        span_sink out(bytes);
        static_cast<void>(detail::write(whole, out));
        return bytes;
    }

} // namespace envelope

} // namespace msnp
