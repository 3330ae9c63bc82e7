// What tests of XML bodies say: a payload is this body, a body is this payload.
#pragma once

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string_view>
#include <variant>

namespace msnp_test {

/// Reads a payload as this body.
template <class Body>
constexpr bool reads_body(std::string_view payload, const Body& expected, const msnp::xml::tolerance& allowed = {}) {
    const auto read = msnp::payload::parse<Body>(payload, allowed);
    return read && *read == expected;
}

/// Writes a body as this payload.
template <class Body>
constexpr bool writes_body(const Body& body, std::string_view payload) {
    char buffer[2048]{};
    const auto size = msnp::payload::serialize(body, buffer);
    return size && std::string_view(buffer, *size) == payload && msnp::payload::wire_size(body) == payload.size();
}

/// Reads a payload strictly as a body of this struct, and writes that as the same bytes.
template <class Body>
constexpr bool body_round_trips(std::string_view payload) {
    const auto read = msnp::payload::parse<Body>(payload, msnp::xml::tolerance::strict());
    return read && writes_body(*read, payload);
}

/// Refuses a payload with this error, strictly if not told otherwise.
template <class Body>
constexpr bool refuses_body(std::string_view payload, const msnp::error& expected,
                            const msnp::xml::tolerance& allowed = msnp::xml::tolerance::strict()) {
    const auto read = msnp::payload::parse<Body>(payload, allowed);
    return !read && read.error() == expected;
}

/// Refuses to write a body, with this error, and writes nothing.
template <class Body>
constexpr bool wont_write_body(const Body& body, msnp::errc code, std::string_view field) {
    char buffer[512]{};
    for (char& c : buffer) c = '?';
    const auto size = msnp::payload::serialize(body, buffer);
    if (size || size.error().code != code || size.error().field != field) return false;
    for (const char c : buffer)
        if (c != '?') return false;
    return msnp::payload::wire_size(body) == 0;
}

} // namespace msnp_test
