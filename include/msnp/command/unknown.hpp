// Any verb that msnp does not know.
#pragma once

#include <msnp/wire/dialect.hpp>
#include <msnp/wire/verb.hpp>

#include <optional>
#include <string_view>

namespace msnp {

/// A command whose verb the channel does not list, kept as it came and written back as it came:
/// `LKP 5 bob@example.com\r\n`. It is a value and no error: servers and clients knew verbs that nobody wrote down.
/// Without a payload, unless the decoder was told that its verb carries one (frame_options::payload_verbs).
struct unknown_command {
    static constexpr dialect_range dialects = all_dialects;

    msnp::verb verb{"UNK"};                    ///< the verb
    std::string_view arguments{};              ///< all arguments as one text, without the payload's length
    std::optional<std::string_view> payload{}; ///< the payload, where there is one

    static constexpr void wire(auto& io, auto& self) {
        io.verb("verb", self.verb);
        io.verbatim("arguments", self.arguments);
        io.opt_payload(self.payload);
    }
    friend constexpr bool operator==(const unknown_command&, const unknown_command&) = default;
};

} // namespace msnp
