// Examples that run.
#pragma once

#include <msnp/wire/dialect.hpp>

#include <string_view>

namespace msnp {

/// A line as one dialect has it, for a form that looks different in others. A form of one shape has
/// `static constexpr std::string_view example` instead, which holds in all its dialects; one of several shapes has
/// `static constexpr dialect_example examples[]`. The tests parse and write back each of them.
struct dialect_example {
    dialect spoken{};        ///< the dialect
    std::string_view line{}; ///< the whole frame
};

} // namespace msnp
