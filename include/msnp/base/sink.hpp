// Where bytes are written to. A sink takes them in order and never fails by itself: one into memory keeps what fits, and can be
// asked whether that was all.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

namespace msnp {

namespace detail {

    /// Copies bytes to `to`, where there is room for them, and which is no part of them.
    constexpr void copy_bytes(char* to, const char* from, std::size_t size) noexcept {
        if (!std::is_constant_evaluated()) {
            if (size != 0) std::memcpy(to, from, size);
            return;
        }
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
    /// The same with a text.
    constexpr void copy_bytes(char* to, std::string_view text) noexcept {
        copy_bytes(to, text.data(), text.size());
    }

} // namespace detail

/// Something that takes bytes: put(char) for one, write(std::string_view) for several, size() for how many so far.
template <class Sink>
concept byte_sink = requires(Sink& sink, const Sink& seen, char byte, std::string_view bytes) {
    sink.put(byte);
    sink.write(bytes);
    std::size_t{seen.size()};
};

/// Counts bytes and keeps none.
class counting_sink {
public:
    /// Counts one byte.
    constexpr void put(char) noexcept { ++size_; }
    /// Counts `bytes`.
    constexpr void write(std::string_view bytes) noexcept { size_ += bytes.size(); }
    /// How many bytes were written.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

private:
    std::size_t size_ = 0;
};

/// Writes into the caller's memory, and never past its end: bytes that do not fit are dropped, and overflowed() tells.
class span_sink {
public:
    /// Writes from the beginning of `memory`.
    constexpr explicit span_sink(std::span<char> memory) noexcept : memory_(memory) {}
    /// Writes one byte.
    constexpr void put(char byte) noexcept {
        if (size_ < memory_.size())
            memory_[size_++] = byte;
        else
            overflowed_ = true;
    }
    /// Writes `bytes`.
    constexpr void write(std::string_view bytes) noexcept {
        const std::size_t room = memory_.size() - size_;
        if (bytes.size() > room) {
            overflowed_ = true;
            bytes = bytes.substr(0, room);
        }
        detail::copy_bytes(memory_.data() + size_, bytes);
        size_ += bytes.size();
    }
    /// How many bytes were written.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// True when a byte did not fit.
    [[nodiscard]] constexpr bool overflowed() const noexcept { return overflowed_; }

private:
    std::span<char> memory_;
    std::size_t size_ = 0;
    bool overflowed_ = false;
};

/// Appends to a string or any container with push_back() and insert().
template <class Container>
class append_sink {
public:
    /// Appends to `target`, which must outlive the sink.
    constexpr explicit append_sink(Container& target) noexcept : target_(&target), start_(target.size()) {}
    /// Appends one byte.
    constexpr void put(char byte) { target_->push_back(byte); }
    /// Appends `bytes`.
    constexpr void write(std::string_view bytes) { target_->insert(target_->end(), bytes.begin(), bytes.end()); }
    /// How many bytes were appended.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return target_->size() - start_; }

private:
    Container* target_;
    std::size_t start_;
};

} // namespace msnp
