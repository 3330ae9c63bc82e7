// What tests of messages say: a payload is this message, a message is this payload.
#pragma once

#include <msnp/msnp.hpp>

#include <string_view>
#include <variant>

namespace msnp_test {

/// Reads a payload as this message.
template <class Message>
constexpr bool reads_as(std::string_view payload, const Message& expected, const msnp::mime::tolerance& allowed = {}) {
    const auto m = msnp::message::parse(payload, allowed);
    return m && std::holds_alternative<Message>(*m) && std::get<Message>(*m) == expected;
}

/// Writes a message as this payload.
template <class Message>
constexpr bool writes(const Message& m, std::string_view payload) {
    char buffer[2048]{};
    const auto size = msnp::message::serialize(m, buffer);
    return size && std::string_view(buffer, *size) == payload && msnp::message::wire_size(m) == payload.size();
}

/// Reads a payload, strictly if not told otherwise, as a message of this struct, and writes that as the same bytes, from the variant or alone.
template <class Message>
constexpr bool round_trips(std::string_view payload,
                           const msnp::mime::tolerance& allowed = msnp::mime::tolerance::strict()) {
    const auto m = msnp::message::parse(payload, allowed);
    return m && std::holds_alternative<Message>(*m) && writes(*m, payload) && writes(std::get<Message>(*m), payload);
}

/// Refuses to write a message, with this error, and writes nothing.
template <class Message>
constexpr bool wont_write(const Message& m, msnp::errc code, std::string_view field) {
    char buffer[512]{};
    for (char& c : buffer) c = '?';
    const auto size = msnp::message::serialize(m, buffer);
    if (size || size.error().code != code || size.error().field != field) return false;
    for (const char c : buffer)
        if (c != '?') return false;
    return msnp::message::wire_size(m) == 0;
}

} // namespace msnp_test
