// text/x-msmsgscontrol: somebody is typing, or recording.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/email.hpp>
#include <msnp/message/fields.hpp>

#include <string_view>

namespace msnp::message {

/// Somebody is typing; sent again every five seconds or so while it lasts. The body is an empty line, or nothing.
struct typing {
    static constexpr std::string_view example = "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\n"
                                                "TypingUser: alice@example.com\r\n\r\n\r\n"sv;

    std::string_view charset{};     ///< parameter of the Content-Type; usually missing
    email account{};                ///< TypingUser: who is typing
    std::string_view body = "\r\n"; ///< as it came
    other_headers<typing> other{};  ///< the headers that are not fields of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/x-msmsgscontrol", self.charset);
        io.header("TypingUser", "account", self.account);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const typing&, const typing&) = default;
};

/// Somebody is recording a voice clip. As typing, with another header.
struct recording {
    static constexpr std::string_view example = "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\n"
                                                "RecordingUser: alice@example.com\r\n\r\n\r\n"sv;

    std::string_view charset{};       ///< parameter of the Content-Type; usually missing
    email account{};                  ///< RecordingUser: who is recording
    std::string_view body = "\r\n";   ///< as it came
    other_headers<recording> other{}; ///< the headers that are not fields of this struct

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/x-msmsgscontrol", self.charset);
        io.header("RecordingUser", "account", self.account);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const recording&, const recording&) = default;
};

} // namespace msnp::message
