// One parameter type for every way in which callers hold bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace msnp {

namespace detail {

    template <class T>
    concept text_like = std::is_convertible_v<const T&, std::string_view>;
    template <class T>
    concept byte_container = !text_like<T> && requires(const T& c) {
        std::string_view::size_type{c.size()};
        requires sizeof(*c.data()) == 1;
    };
    /// A container that owns its elements.
    template <class T>
    concept owner = requires {
        typename T::allocator_type;
    };
    /// A text that owns its chars: std::string. Classes that view a text take one that has a name, by a constructor of its own, since
    /// to go through std::string_view would be a second conversion; and none that is about to go.
    template <class T>
    concept text_owner = owner<T> && text_like<T>;

} // namespace detail

/// A view of bytes, made implicitly from std::string_view, std::string, a string literal, std::span<const std::byte>
/// or any contiguous container of one-byte elements. Chars work in constant evaluation too. Owns nothing.
class byte_view {
public:
    /// No bytes.
    constexpr byte_view() noexcept = default;
    /// The bytes of a text.
    constexpr byte_view(std::string_view text) noexcept : text_(text) {}
    /// The bytes of a literal up to its first NUL; one that holds NULs needs `std::string_view`'s suffix sv.
    constexpr byte_view(const char* text) noexcept : text_(text) {}
    /// The bytes of a contiguous container: anything with data() and size() whose elements are one byte wide.
    template <detail::byte_container Container>
    constexpr byte_view(const Container& bytes) noexcept : text_(chars(bytes.data()), bytes.size()) {}
    /// The bytes of anything that converts to std::string_view.
    template <detail::text_like Text>
    constexpr byte_view(const Text& text) noexcept : text_(std::string_view(text)) {}
    /// Not of a container that is gone when the expression ends, while what was read from it still views it: keep it in a variable.
    template <detail::owner Owner>
    byte_view(const Owner&&) = delete; // the bytes would be gone before the views into them

    /// The bytes as text.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

private:
    static constexpr const char* chars(const char* bytes) noexcept { return bytes; }
    template <class Byte>
    static const char* chars(const Byte* bytes) noexcept {
        return reinterpret_cast<const char*>(bytes);
    }

    std::string_view text_;
};

} // namespace msnp
