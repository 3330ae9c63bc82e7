// application/x-msmsgssystemmessage: the server speaks.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/word.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// What a server has to say.
enum class system_event : std::uint32_t {
    maintenance = 1, ///< it will be shut down; the first argument is in how many minutes
};

/// Their numbers, and their names for people.
template <>
struct vocabulary<system_event> {
    /// All of them.
    static constexpr word<system_event> words[] = {{system_event::maintenance, "1", "maintenance"}};
};

namespace message {

    /// A notice from the server. Written as application/x-msmsgssystemmessage; the same under text/ is read as well.
    struct system_message {
        static constexpr std::string_view example = "MIME-Version: 1.0\r\n"
                                                    "Content-Type: application/x-msmsgssystemmessage\r\n\r\n"
                                                    "Type: 1\r\nArg1: 5\r\n"sv;

        std::string_view charset{};                           ///< parameter of the Content-Type; usually missing
        other_headers<system_message> other{};                ///< the headers that are not fields of this struct
        open_number<system_event> event{};                    ///< Type: what it is about
        std::string_view argument{};                          ///< Arg1: for maintenance, minutes
        message::other_fields<system_message> other_fields{}; ///< Arg2 and so on
        std::optional<std::string_view> after_fields{};       ///< what follows the empty line behind them

        static constexpr void wire(auto& io, auto& self) {
            io.type("application/x-msmsgssystemmessage", self.charset, "text/x-msmsgssystemmessage");
            io.others(self.other);
            io.field("Type", "event", self.event);
            io.opt_field("Arg1", "argument", self.argument);
            io.other_fields(self.other_fields);
            io.after_fields(self.after_fields);
        }
        friend constexpr bool operator==(const system_message&, const system_message&) = default;
    };

} // namespace message

} // namespace msnp
