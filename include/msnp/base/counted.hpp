// Made first, then written: what can't be written, or does not fit, leaves the caller's memory as it was.
//
// Most of what is written here is short. It is made on the stack, by one visit of its fields that looks at them and copies them,
// and then copied to where it belongs. What is longer is only counted beyond that, and then made once more in the caller's memory.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace msnp::detail {

/// A sink that keeps bytes as far as its memory reaches, and counts those beyond.
class limited_sink {
public:
    constexpr limited_sink(char* memory, std::size_t capacity) noexcept : memory_(memory), capacity_(capacity) {}

    constexpr void put(char byte) noexcept {
        if (size_ < capacity_) memory_[size_] = byte;
        ++size_;
    }
    constexpr void write(std::string_view bytes) noexcept {
        if (char* const to = room_for(bytes.size()); to != nullptr) copy_bytes(to, bytes);
        size_ += bytes.size();
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

    /// Where the next bytes go, if there is room for so many; else null.
    [[nodiscard]] constexpr char* room_for(std::size_t count) const noexcept {
        return size_ <= capacity_ && count <= capacity_ - size_ ? memory_ + size_ : nullptr;
    }
    /// The caller has written so many bytes there.
    constexpr void skip(std::size_t count) noexcept { size_ += count; }

private:
    char* memory_;
    std::size_t capacity_;
    std::size_t size_ = 0;
};

/// So many bytes are made on the stack: more than a MSG carries.
inline constexpr std::size_t draft_size = 2048;

/// Has `write` write into a sink, and says how many bytes that were; an error where it says that something is wrong.
template <class Write>
constexpr result<std::size_t> write_to(limited_sink sink, const Write& write) {
    if (const error e = write(sink); e.code != errc::none) return e;
    return sink.size();
}

/// How many bytes `write` gives to a sink; an error where it says that something is wrong. They go into memory all the same: to look
/// at values while they are copied is faster than to look at them only.
template <class Write>
constexpr result<std::size_t> count(const Write& write) {
    char draft[draft_size];
    return write_to(limited_sink(draft, draft_size), write);
}

/// The same of what is secret, of which nothing is to stay on the stack.
template <class Write>
constexpr result<std::size_t> count_secret(const Write& write) {
    return write_to(limited_sink(nullptr, 0), write);
}

/// The same, and 0 for what can't be written: what a wire_size() returns.
template <class Write>
constexpr std::size_t counted_size(const Write& write) {
    return count(write).value_or(0);
}

/// Has `write` write into the buffer, and returns how many bytes it took, unless it says that something is wrong or the buffer is too
/// small. It may be called twice, and must do the same both times.
template <class Write>
constexpr result<std::size_t> write_counted(std::span<char> buffer, const Write& write) {
    char draft[draft_size]; // not cleared: of what was not written nothing is read
    const result<std::size_t> size = write_to(limited_sink(draft, draft_size), write);
    if (!size) return size;
    if (*size > buffer.size()) return error{errc::buffer_too_small, buffer.size(), {}};
    if (*size > draft_size) return write_to(limited_sink(buffer.data(), buffer.size()), write);
    copy_bytes(buffer.data(), draft, *size);
    return size;
}

/// The same of what is secret, of which nothing is to stay on the stack: it is counted, and then made in the caller's memory.
template <class Write>
constexpr result<std::size_t> write_secret(std::span<char> buffer, const Write& write) {
    const result<std::size_t> size = count_secret(write);
    if (!size) return size;
    if (*size > buffer.size()) return error{errc::buffer_too_small, buffer.size(), {}};
    return write_to(limited_sink(buffer.data(), buffer.size()), write);
}

} // namespace msnp::detail
