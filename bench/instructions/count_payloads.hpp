// Operations over payloads and texts, counted as those over commands are.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace msnp_bench {

/// Does an operation over a kind of payloads or of texts, and returns how many there were; nothing where there is no such kind.
[[nodiscard]] std::optional<std::size_t> count_payloads(std::string_view kind, std::string_view operation);

} // namespace msnp_bench
