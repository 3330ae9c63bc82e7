// Payloads as lines of text.
#pragma once

#include "transcript.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_examples {

/// A payload for the eye: its lines, escaped, and how much was left out of a long one.
[[nodiscard]] inline std::vector<std::string> payload_lines(std::string_view payload) {
    constexpr std::size_t most_bytes = 1024;
    constexpr std::size_t most_lines = 30;
    std::string_view rest = payload.substr(0, most_bytes);
    while (rest.size() < payload.size() && (static_cast<unsigned char>(payload[rest.size()]) & 0xC0) == 0x80)
        rest.remove_suffix(1); // no cut inside a character
    std::size_t left = payload.size();
    std::vector<std::string> lines;
    while (!rest.empty() && lines.size() < most_lines) {
        const std::size_t end = rest.find("\r\n");
        const std::size_t size = end == std::string_view::npos ? rest.size() : end + 2;
        lines.push_back(escape(rest.substr(0, end)));
        rest.remove_prefix(size);
        left -= size;
    }
    if (left != 0) lines.push_back("… and " + std::to_string(left) + " bytes more");
    return lines;
}

} // namespace msnp_examples
