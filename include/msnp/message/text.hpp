// text/plain: what people write to each other.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/im_format.hpp>

#include <optional>
#include <string_view>

namespace msnp::message {

/// An instant message: UTF-8 text, and how it looks. The body is taken as it is: line breaks are CRLF, one at either end
/// belongs to the text. A message without a Content-Type is one too.
struct text {
    static constexpr std::string_view example =
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
        "X-MMS-IM-Format: FN=Segoe%20UI; EF=BI; CO=ff; CS=0; PF=22\r\n\r\nHello!"sv;

    std::string_view charset = "UTF-8"; ///< parameter of the Content-Type; empty when it is missing
    std::string_view context{};         ///< P4-Context: a name to show in place of the nick; raw UTF-8, may be missing
    std::optional<im_format> format{};  ///< X-MMS-IM-Format
    std::string_view body{};            ///< the text
    other_headers<text> other{};        ///< the headers that are not fields of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/plain", self.charset);
        io.others(self.other);
        io.opt_header("P4-Context", "context", self.context);
        io.opt_header("X-MMS-IM-Format", "format", self.format);
        io.body(self.body);
    }
    friend constexpr bool operator==(const text&, const text&) = default;
};

} // namespace msnp::message
