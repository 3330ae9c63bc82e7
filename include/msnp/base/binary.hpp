// Numbers as binary headers have them: so many bytes, the lowest or the highest first. By shifts, so that the machine's own order
// does not matter.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp::detail {

/// The number whose bytes stand at the front of `bytes`, the lowest first. There must be enough of them.
template <std::unsigned_integral T>
[[nodiscard]] constexpr T load_little(std::string_view bytes) noexcept {
    std::uint64_t value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return static_cast<T>(value);
}
/// The same, the highest first.
template <std::unsigned_integral T>
[[nodiscard]] constexpr T load_big(std::string_view bytes) noexcept {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return static_cast<T>(value);
}

/// Writes the bytes of a number, the lowest first.
template <std::unsigned_integral T, class Sink>
constexpr void store_little(Sink& sink, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
        sink.put(static_cast<char>(static_cast<unsigned char>(std::uint64_t{value} >> 8 * i)));
}
/// The same, the highest first.
template <std::unsigned_integral T, class Sink>
constexpr void store_big(Sink& sink, T value) {
    for (std::size_t i = sizeof(T); i-- > 0;)
        sink.put(static_cast<char>(static_cast<unsigned char>(std::uint64_t{value} >> 8 * i)));
}

} // namespace msnp::detail
