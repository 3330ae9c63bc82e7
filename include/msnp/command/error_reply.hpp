// The three-digit replies: a server's refusal, as a value.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/error_code.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/transaction_id.hpp>

#include <optional>
#include <string_view>

namespace msnp {

/// NNN: the server refuses a command: `205 21\r\n`. The TrID is that of the refused command; servers leave it out when
/// they close the connection. From MSNP13 on any code may come with a payload that names what was refused
/// (`241 4 56\r\n<ml>…`): only a third token announces one, the TrID never does.
struct error_reply {
    static constexpr dialect_range dialects = all_dialects;
    static constexpr std::string_view example = "205 21\r\n"sv;

    error_code code = error_code::internal_server_error; ///< which refusal; any number of three digits
    std::optional<transaction_id> trid{};                ///< of the command that is refused
    std::optional<std::string_view> payload{};           ///< XML or text that tells more; since MSNP13

    static constexpr void wire(auto& io, auto& self) {
        io.verb("code", self.code);
        io.opt("trid", self.trid);
        if (io.since(dialect::msnp13)) io.opt_payload(self.payload);
    }
    friend constexpr bool operator==(const error_reply&, const error_reply&) = default;
};

} // namespace msnp
