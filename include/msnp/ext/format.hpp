// std::format for what to_text() shows, where the standard library has it: g++ 13, clang 17 with libc++, Visual Studio 2022.
//
//     std::format("{:>40}", nln)    with the format of a string
//
// Without it this header declares nothing; __cpp_lib_format, from `<version>`, tells.
#pragma once

#include <msnp/ext/text.hpp>

#include <version>

#if defined(__cpp_lib_format)

#include <format>
#include <string>

/// Writes to_text(value), with the format of a string.
template <msnp::has_text T>
struct std::formatter<T, char> : std::formatter<std::string, char> {
    /// What std::format() calls.
    template <class Context>
    auto format(const T& value, Context& context) const {
        return std::formatter<std::string, char>::format(msnp::to_text(value), context);
    }
};

#endif
