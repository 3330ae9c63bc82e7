// A message in several parts: all but the first.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/braced_guid.hpp>
#include <msnp/message/fields.hpp>

#include <cstdint>
#include <string_view>

namespace msnp::message {

/// One part of a message that was too long for one payload; message_assembler puts them together. The first part is a message of
/// its own kind, with the headers `Message-ID: {…}` and `Chunks: 3`; each other one says nothing but the same Message-ID and its
/// number. Since MSNP11, for peers whose capabilities say so (mime.md section 2.5).
struct chunk {
    static constexpr std::string_view example = "Message-ID: {7B7B34E6-7A8D-44FF-926C-1799156B5842}\r\n"
                                                "Chunk: 1\r\n\r\nrest of the text"sv;

    braced_guid id{};             ///< Message-ID: of which message
    std::uint32_t number = 0;     ///< Chunk: which part; the first is 0 and does not say so
    std::string_view body{};      ///< its bytes, which may begin and end within a character
    other_headers<chunk> other{}; ///< the headers that are not fields of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.no_type();
        io.header("Message-ID", "id", self.id);
        io.header("Chunk", "number", self.number);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const chunk&, const chunk&) = default;
};

} // namespace msnp::message
