// A password or what one stands in: bytes that are overwritten when they are not needed any more.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace msnp_client {

/// Bytes in memory of a fixed size, which therefore leaves no copies where it has grown. Overwritten at the end of its life.
class secret_text {
public:
    secret_text() = default;
    explicit secret_text(std::size_t capacity) : bytes_(capacity) {}
    secret_text(const secret_text&) = delete;
    secret_text& operator=(const secret_text&) = delete;
    secret_text(secret_text&& other) noexcept { swap(other); }
    secret_text& operator=(secret_text&& other) noexcept {
        wipe();
        swap(other);
        return *this;
    }
    ~secret_text() { wipe(); }

    /// The bytes so far. They stay where they are until wipe(), even when the object is moved.
    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.data(), size_}; }
    /// The memory behind them, to be written into; then grow().
    [[nodiscard]] std::span<char> room() noexcept { return std::span(bytes_).subspan(size_); }
    /// That many bytes of room() have been written.
    void grow(std::size_t count) noexcept { size_ += count; }
    /// The last bytes do not belong to it after all.
    void shrink(std::size_t count) noexcept { size_ -= count; }

    /// Overwrites everything, also where nobody reads it afterwards.
    void wipe() noexcept {
        volatile char* const bytes = bytes_.data();
        for (std::size_t i = 0; i < bytes_.size(); ++i) bytes[i] = '\0';
        size_ = 0;
    }

private:
    void swap(secret_text& other) noexcept {
        bytes_.swap(other.bytes_);
        std::size_t size = size_;
        size_ = other.size_;
        other.size_ = size;
    }

    std::vector<char> bytes_;
    std::size_t size_ = 0;
};

} // namespace msnp_client
