// A text that is kept after the bytes that it came in are gone.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace msnp::auth {

/// A copy of a text of up to `Capacity` bytes, in this object: no allocation, and in constant evaluation as well. What views it lives as
/// long as the object does, and until the text is another.
template <std::size_t Capacity>
class kept_text {
public:
    /// How many bytes there is room for.
    static constexpr std::size_t capacity = Capacity;

    /// Keeps `text` in place of what was kept. False, and nothing is kept, where it is longer than the room.
    [[nodiscard]] constexpr bool assign(std::string_view text) noexcept {
        size_ = 0;
        return append(text);
    }
    /// Keeps `text` as well, behind what is kept. False, and all is as before, where there is no room for it.
    [[nodiscard]] constexpr bool append(std::string_view text) noexcept {
        if (text.size() > Capacity - size_) return false;
        for (const char c : text) bytes_[size_++] = c;
        return true;
    }
    /// Keeps the first `size` bytes of what is kept.
    constexpr void truncate(std::size_t size) noexcept {
        if (size < size_) size_ = size;
    }
    /// Overwrites all of the room, also where nothing reads it afterwards.
    constexpr void forget() noexcept {
        size_ = 0;
        if (std::is_constant_evaluated()) return bytes_.fill('\0');
        volatile char* const bytes = bytes_.data();
        for (std::size_t i = 0; i < Capacity; ++i) bytes[i] = '\0';
    }

    /// What is kept.
    [[nodiscard]] constexpr std::string_view view() const& noexcept { return {bytes_.data(), size_}; }
    /// Not of one that is about to go.
    std::string_view view() const&& = delete;

private:
    std::array<char, Capacity> bytes_{};
    std::size_t size_ = 0;
};

} // namespace msnp::auth
