// What a client is told of a line that can't be read.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/command/error_code.hpp>
#include <msnp/wire/transaction_id.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp_examples {

/// The code that tells a client what is wrong with a line.
[[nodiscard]] inline msnp::error_code code_for(msnp::errc wrong) {
    switch (wrong) {
    case msnp::errc::missing_argument: return msnp::error_code::required_field_missing;
    case msnp::errc::bad_value:
    case msnp::errc::bad_number:
    case msnp::errc::out_of_range:
    case msnp::errc::wrong_word: return msnp::error_code::invalid_parameter;
    default: return msnp::error_code::syntax_error;
    }
}

/// The number that ties the reply to it, where it has one.
[[nodiscard]] inline std::optional<msnp::transaction_id> trid_in(std::string_view arguments) {
    std::uint32_t number = 0;
    const std::string_view first = arguments.substr(0, arguments.find(' '));
    if (msnp::parse_decimal(first, number) != msnp::errc::none) return std::nullopt;
    return msnp::transaction_id(number);
}

} // namespace msnp_examples
