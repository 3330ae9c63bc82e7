// Bytes in a block of exactly their size.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace msnp_test {

/// A read or a write past the end does not compile in constant evaluation, and stops a sanitizer elsewhere. Behind a literal
/// there is a NUL, which hides one.
class exact_bytes {
public:
    constexpr explicit exact_bytes(std::string_view bytes) : exact_bytes(bytes.size(), '\0') {
        bytes.copy(bytes_, size_);
    }
    constexpr exact_bytes(std::size_t size, char filled_with) : bytes_(new char[size]), size_(size) {
        for (std::size_t i = 0; i < size_; ++i) bytes_[i] = filled_with;
    }
    exact_bytes(const exact_bytes&) = delete;
    exact_bytes& operator=(const exact_bytes&) = delete;
    constexpr ~exact_bytes() { delete[] bytes_; }

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_, size_}; }
    [[nodiscard]] constexpr std::span<char> span() noexcept { return {bytes_, size_}; }

private:
    char* bytes_;
    std::size_t size_;
};

/// Whether a buffer that was full of '?' is as before, but for what was written at its front and overwritten by NUL.
constexpr bool holds_nothing(std::string_view buffer) noexcept {
    std::size_t wiped = 0;
    while (wiped < buffer.size() && buffer[wiped] == '\0') ++wiped;
    return buffer.find_first_not_of('?', wiped) == buffer.npos;
}

} // namespace msnp_test
