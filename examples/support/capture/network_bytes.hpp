// Numbers as networks write them, the most significant byte first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp_examples {

/// The byte at `at`; there must be one.
[[nodiscard]] inline std::uint8_t byte_at(std::string_view bytes, std::size_t at) noexcept {
    return static_cast<std::uint8_t>(bytes[at]);
}
/// The two bytes at `at`; they must be there.
[[nodiscard]] inline std::uint16_t be16(std::string_view bytes, std::size_t at) noexcept {
    return static_cast<std::uint16_t>(byte_at(bytes, at) << 8 | byte_at(bytes, at + 1));
}
/// The four bytes at `at`; they must be there.
[[nodiscard]] inline std::uint32_t be32(std::string_view bytes, std::size_t at) noexcept {
    return std::uint32_t{be16(bytes, at)} << 16 | be16(bytes, at + 2);
}
/// The eight bytes at `at`; they must be there.
[[nodiscard]] inline std::uint64_t be64(std::string_view bytes, std::size_t at) noexcept {
    return std::uint64_t{be32(bytes, at)} << 32 | be32(bytes, at + 4);
}

} // namespace msnp_examples
