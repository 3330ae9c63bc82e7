// Bytes of a peer as text that is safe to show.
#pragma once

#include "utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace msnp_examples {

/// `bytes` with the escapes of a transcript. Printable UTF-8 stays as it is; controls, bytes that are not UTF-8, and a
/// blank at the end (which editors drop) are escaped, so that the result is safe to show in a terminal.
[[nodiscard]] inline std::string escape(std::string_view bytes) {
    std::string text;
    const auto hex = [&text](char c) {
        const auto byte = static_cast<unsigned char>(c);
        text += {'\\', 'x', "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
    };
    while (!bytes.empty()) {
        const char c = bytes.front();
        const utf8_char seen = first_utf8(bytes);
        const std::size_t size = seen.size == 0 ? 1 : seen.size;
        const std::size_t named = std::string_view("\r\n\t\0\\", 5).find(c);
        if (named != std::string_view::npos)
            text += {'\\', "rnt0\\"[named]};
        else if (seen.size != 0 && is_printable(seen.code) && (c != ' ' || bytes.size() != 1))
            text += bytes.substr(0, size);
        else
            for (const char byte : bytes.substr(0, size)) hex(byte);
        bytes.remove_prefix(size);
    }
    return text;
}

} // namespace msnp_examples
