// Where bytes are written to. A sink takes them in order and never fails by itself: the size of what will be written
// is known before the first byte is (a counting_sink goes first), so a sink into memory is never asked for more.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

namespace msnp {

namespace detail {

    /// Copies `text` to `to`, which has room for it and is no part of it.
    constexpr void copy_bytes(char* to, std::string_view text) noexcept {
        if (!std::is_constant_evaluated()) {
            if (!text.empty()) std::memcpy(to, text.data(), text.size());
            return;
        }
        for (std::size_t i = 0; i < text.size(); ++i) to[i] = text[i];
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
