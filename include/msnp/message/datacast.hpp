// text/x-msnmsgr-datacast: nudges, winks, voice clips, actions.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/word.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// What a datacast is.
enum class datacast_kind : std::uint32_t {
    nudge = 1,      ///< the window shakes
    wink = 2,       ///< an animation; the data are its msnobj
    voice_clip = 3, ///< the data are its msnobj
    action = 4,     ///< the data are a text, of what somebody does; since MSNP13
};

/// Their numbers, and their names for people.
template <>
struct vocabulary<datacast_kind> {
    /// All of them.
    static constexpr word<datacast_kind> words[] = {
        {datacast_kind::nudge, "1", "nudge"},
        {datacast_kind::wink, "2", "wink"},
        {datacast_kind::voice_clip, "3", "voice_clip"},
        {datacast_kind::action, "4", "action", {dialect::msnp13, last_dialect}},
    };
};

namespace message {

    /// What is shown once: a nudge, a wink, a voice clip, an action. Since MSNP9.
    struct datacast {
        static constexpr std::string_view example =
            "MIME-Version: 1.0\r\nContent-Type: text/x-msnmsgr-datacast\r\n\r\nID: 1\r\n\r\n"sv;

        std::string_view charset{};                        ///< parameter of the Content-Type; usually missing
        other_headers<datacast> other{};                   ///< the headers that are not fields of this struct
        open_number<datacast_kind> kind{};                 ///< ID: what it is
        std::string_view data{};                           ///< Data: the msnobj or the text; none for a nudge
        message::other_fields<datacast> other_fields{};    ///< the fields that are not fields of this struct
        std::optional<std::string_view> after_fields = ""; ///< what follows the empty line behind them

        static constexpr void wire(auto& io, auto& self) {
            io.type("text/x-msnmsgr-datacast", self.charset);
            io.others(self.other);
            io.field("ID", "kind", self.kind);
            io.opt_field("Data", "data", self.data);
            io.other_fields(self.other_fields);
            io.after_fields(self.after_fields);
        }
        friend constexpr bool operator==(const datacast&, const datacast&) = default;
    };

} // namespace message

} // namespace msnp
