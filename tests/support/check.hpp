// One line, checked twice: by the compiler and when the tests run.
#pragma once

#include "support/exact_bytes.hpp"
#include "support/forms.hpp"

#include <msnp/ext/ostream.hpp> // in all tests or in none: what GoogleTest prints is a template, and one in the program
#include <msnp/msnp.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

/// The condition holds in constant evaluation, where undefined behaviour does not compile, and at run time, where
/// scan.hpp takes its other path.
#define MSNP_CHECK(...)                                                                                                \
    do {                                                                                                               \
        static_assert(__VA_ARGS__);                                                                                    \
        EXPECT_TRUE((__VA_ARGS__));                                                                                    \
    } while (false)

namespace msnp_test {

/// Writing gives exactly these bytes, and needs no more room than they take.
template <class Command>
constexpr bool writes(const Command& command, msnp::dialect d, std::string_view bytes) {
    exact_bytes room(bytes.size(), '?');
    const auto size = msnp::serialize(command, d, room.span());
    return size && *size == bytes.size() && room.view() == bytes && msnp::wire_size(command, d) == bytes.size();
}

/// The line reads as exactly this form, and the form writes exactly this line (or `canonical`, where that is given).
template <class Channel, class Form>
constexpr bool reads_as(std::string_view line, msnp::dialect d, const Form& expected,
                        std::optional<std::string_view> canonical = std::nullopt) {
    const exact_bytes exact(line);
    const auto command = msnp::parse_function<Channel>{}(exact.view(), d);
    if (!command || !std::holds_alternative<Form>(*command) || !(std::get<Form>(*command) == expected)) return false;
    return writes(*command, d, canonical.value_or(line));
}

/// The line reads as a form of this type.
template <class Channel, class Form>
constexpr bool is_read_as(std::string_view line, msnp::dialect d, const msnp::frame_options& options = {}) {
    const exact_bytes exact(line);
    const auto command = msnp::parse_function<Channel>{}(exact.view(), d, options);
    return command && std::holds_alternative<Form>(*command);
}

/// The line reads as exactly this form, whether or not the dialect could write it: peers mix the forms of dialects.
template <class Channel, class Form>
constexpr bool read_is(std::string_view line, msnp::dialect d, const Form& expected,
                       const msnp::frame_options& options = {}) {
    const exact_bytes exact(line);
    const auto command = msnp::parse_function<Channel>{}(exact.view(), d, options);
    return command && std::holds_alternative<Form>(*command) && std::get<Form>(*command) == expected;
}

/// The line is refused with exactly this error.
template <class Channel>
constexpr bool refuses(std::string_view line, msnp::dialect d, msnp::error expected,
                       const msnp::frame_options& options = {}) {
    const exact_bytes exact(line);
    const auto command = msnp::parse_function<Channel>{}(exact.view(), d, options);
    return !command && command.error() == expected;
}

/// Writing is refused with this code, for this field, and the buffer is left as it was.
template <class Command>
constexpr bool wont_write(const Command& command, msnp::dialect d, msnp::errc code, std::string_view field) {
    char buffer[256]{};
    for (char& c : buffer) c = '?';
    const auto size = msnp::serialize(command, d, buffer);
    if (size || size.error().code != code || size.error().field != field) return false;
    return holds_nothing({buffer, sizeof buffer}) && msnp::wire_size(command, d) == 0;
}

} // namespace msnp_test
