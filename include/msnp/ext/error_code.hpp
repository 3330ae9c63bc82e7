// msnp's codes as std::error_code, for programs whose networking library speaks that.
//
//     std::error_code code = msnp::errc::bad_value;               "not a value of this argument"sv, of category "msnp"
//     if (code == msnp::error_group::framing) socket.close();     whether the stream can go on, whatever the code
//
// Where and in which argument stays behind in msnp::error: keep that one where somebody will ask.
#pragma once

#include <msnp/base/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace msnp {

/// What follows from a code for who gets it: to be compared with a std::error_code.
enum class error_group : std::uint8_t {
    framing = 1, ///< the stream can't go on: is_framing_error()
    input,       ///< one frame or one message is lost: the peer's fault
    writing,     ///< nothing was written: the caller's own fault, is_write_error()
};

namespace detail {

    class error_category final : public std::error_category {
    public:
        [[nodiscard]] const char* name() const noexcept override { return "msnp"; }
        [[nodiscard]] std::string message(int code) const override {
            return std::string(message_of(static_cast<errc>(code)));
        }
    };

    class error_group_category final : public std::error_category {
    public:
        [[nodiscard]] const char* name() const noexcept override { return "msnp group"; }
        [[nodiscard]] std::string message(int group) const override {
            switch (static_cast<error_group>(group)) {
            case error_group::framing: return "the stream can't go on";
            case error_group::input: return "the peer's command can't be read";
            case error_group::writing: return "the command can't be written";
            }
            return "unknown group";
        }
        [[nodiscard]] bool equivalent(const std::error_code& code, int condition) const noexcept override;
    };

} // namespace detail

/// The category of msnp::errc, named "msnp". One object in a program.
[[nodiscard]] inline const std::error_category& error_category() noexcept {
    static const detail::error_category category;
    return category;
}
/// The category of msnp::error_group, named "msnp group".
[[nodiscard]] inline const std::error_category& error_group_category() noexcept {
    static const detail::error_group_category category;
    return category;
}

inline bool detail::error_group_category::equivalent(const std::error_code& code, int condition) const noexcept {
    if (code.category() != msnp::error_category() || !code) return false;
    const auto of = static_cast<errc>(code.value());
    switch (static_cast<error_group>(condition)) {
    case error_group::framing: return is_framing_error(of);
    case error_group::input: return !is_framing_error(of) && !is_write_error(of);
    case error_group::writing: return is_write_error(of);
    }
    return false;
}

/// What makes a std::error_code of an errc; errc::none is success.
[[nodiscard]] inline std::error_code make_error_code(errc code) noexcept {
    return {static_cast<int>(code), error_category()};
}
/// The code of an error, without its place.
[[nodiscard]] inline std::error_code make_error_code(const error& failure) noexcept {
    return make_error_code(failure.code);
}
/// What makes a std::error_condition of a group.
[[nodiscard]] inline std::error_condition make_error_condition(error_group group) noexcept {
    return {static_cast<int>(group), error_group_category()};
}

} // namespace msnp

/// An errc becomes a std::error_code by itself.
template <>
struct std::is_error_code_enum<msnp::errc> : std::true_type {};
/// An error_group becomes a std::error_condition by itself.
template <>
struct std::is_error_condition_enum<msnp::error_group> : std::true_type {};
