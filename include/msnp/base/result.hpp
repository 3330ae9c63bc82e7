// result<T>: a value or an error, the same in every standard mode.
//
// Like C++23's std::expected<T, msnp::error> in the parts that it has, without its exceptions: reading the wrong side
// is a broken precondition. Views are stored in a union, so that a result of a trivially copyable T is trivially
// copyable itself and works in constant evaluation; a T that owns memory (std::string) is kept beside the error.
#pragma once

#include <msnp/base/error.hpp>

#include <type_traits>
#include <utility>

namespace msnp {

namespace detail {

    template <class T, bool = std::is_trivially_copyable_v<T>>
    struct result_storage {
        constexpr result_storage(const T& v) : value(v), has(true) {}
        constexpr result_storage(error e) : failure(e), has(false) {}
        template <class... Args>
        constexpr explicit result_storage(std::in_place_t, Args&&... args)
            : value(std::forward<Args>(args)...), has(true) {}

        union {
            T value;
            error failure;
        };
        bool has;
    };

    template <class T>
    struct result_storage<T, false> {
        constexpr result_storage(T v) : value(std::move(v)), has(true) {}
        constexpr result_storage(error e) : failure(e), has(false) {}

        T value{};
        error failure{};
        bool has;
    };

} // namespace detail

/// A `T`, or the error that says why there is none. Ignoring one is a compiler warning.
/// Reading value() of a failure, or error() of a success, is undefined: ask has_value() first.
template <class T>
class [[nodiscard]] result {
public:
    /// The type of the value.
    using value_type = T;

    /// A success.
    constexpr result(T value) : storage_(std::move(value)) {}
    /// A failure.
    constexpr result(msnp::error failure) : storage_(failure) {}
    /// A success whose value is made in place from `args`.
    template <class... Args>
    constexpr explicit result(std::in_place_t tag, Args&&... args) : storage_(tag, std::forward<Args>(args)...) {}

    /// True when there is a value.
    [[nodiscard]] constexpr bool has_value() const noexcept { return storage_.has; }
    /// True when there is a value.
    constexpr explicit operator bool() const noexcept { return storage_.has; }

    /// The value; has_value() must hold.
    [[nodiscard]] constexpr const T& value() const& noexcept { return storage_.value; }
    /// The value, to be changed; has_value() must hold.
    [[nodiscard]] constexpr T& value() & noexcept { return storage_.value; }
    /// The value, to be moved from; has_value() must hold.
    [[nodiscard]] constexpr T&& value() && noexcept { return std::move(storage_.value); }
    /// The value; has_value() must hold.
    [[nodiscard]] constexpr const T& operator*() const& noexcept { return storage_.value; }
    /// The value, to be moved from; has_value() must hold.
    [[nodiscard]] constexpr T&& operator*() && noexcept { return std::move(storage_.value); }
    /// A member of the value; has_value() must hold.
    [[nodiscard]] constexpr const T* operator->() const noexcept { return &storage_.value; }
    /// The value, or `other` where there is none.
    [[nodiscard]] constexpr T value_or(T other) const {
        if (storage_.has) return storage_.value;
        return other;
    }

    /// The error; has_value() must not hold.
    [[nodiscard]] constexpr msnp::error error() const noexcept { return storage_.failure; }

    /// Equal when both hold equal values, or both hold equal errors.
    friend constexpr bool operator==(const result& a, const result& b) {
        if (a.has_value() != b.has_value()) return false;
        return a.has_value() ? a.value() == b.value() : a.error() == b.error();
    }

private:
    detail::result_storage<T> storage_;
};

/// Nothing but success, or the error that says why not.
template <>
class [[nodiscard]] result<void> {
public:
    /// There is no value.
    using value_type = void;

    /// A success.
    constexpr result() noexcept = default;
    /// A failure.
    constexpr result(msnp::error failure) noexcept : failure_(failure) {}

    /// True when nothing went wrong.
    [[nodiscard]] constexpr bool has_value() const noexcept { return failure_.code == errc::none; }
    /// True when nothing went wrong.
    constexpr explicit operator bool() const noexcept { return has_value(); }
    /// The error; its code is errc::none for a success.
    [[nodiscard]] constexpr msnp::error error() const noexcept { return failure_; }

    /// Equal when both succeeded, or both hold equal errors.
    friend constexpr bool operator==(const result&, const result&) = default;

private:
    msnp::error failure_{};
};

} // namespace msnp
