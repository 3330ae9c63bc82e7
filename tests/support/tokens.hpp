// One argument, read and written without a line around it.
#pragma once

#include "support/check.hpp"

namespace msnp_test {

/// The token reads as this value, and the value writes this token (or `canonical`, where that is given).
template <class T>
constexpr bool takes(std::string_view token, const T& expected,
                     std::optional<std::string_view> canonical = std::nullopt) {
    T value{};
    if (msnp::read_token(token, value) != msnp::errc::none || !(value == expected)) return false;
    char memory[128]{};
    msnp::span_sink sink{memory};
    return msnp::write_token(sink, value) == msnp::errc::none && !sink.overflowed() &&
           std::string_view(memory, sink.size()) == canonical.value_or(token);
}

/// Reading the token as a `T` is refused with this code, and what was there before stays.
template <class T>
constexpr bool refuses_token(std::string_view token, msnp::errc code, const T& before = T{}) {
    T value = before;
    return msnp::read_token(token, value) == code && value == before;
}

/// Writing the value gives exactly this token.
template <class T>
constexpr bool writes_token(const T& value, std::string_view token) {
    char memory[128]{};
    msnp::span_sink sink{memory};
    return msnp::write_token(sink, value) == msnp::errc::none && std::string_view(memory, sink.size()) == token;
}

/// Writing the value is refused with this code.
template <class T>
constexpr bool wont_write_token(const T& value, msnp::errc code) {
    msnp::counting_sink sink;
    return msnp::write_token(sink, value) == code;
}

} // namespace msnp_test
