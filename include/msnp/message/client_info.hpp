// text/x-clientcaps, text/x-clientinfo, text/x-keepalive: what clients that are not Microsoft's tell each other.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/flag.hpp>

#include <optional>
#include <string_view>

namespace msnp::message {

/// Which client somebody uses; sent by Gaim, Kopete, aMSN and Pidgin when a conversation begins.
struct client_caps {
    static constexpr std::string_view example = "MIME-Version: 1.0\r\nContent-Type: text/x-clientcaps\r\n\r\n"
                                                "Client-Name: Purple/2.5.5\r\nChat-Logging: Y\r\n"sv;

    std::string_view charset{};                        ///< parameter of the Content-Type; usually missing
    other_headers<client_caps> other{};                ///< the headers that are not fields of this struct
    std::string_view client_name{};                    ///< Client-Name: "Purple/2.5.5"
    open_word<yes_or_no> logs{};                       ///< Chat-Logging: whether the conversation is kept
    std::string_view jabber_id{};                      ///< JabberID
    std::string_view operating_system{};               ///< Operating-System
    message::other_fields<client_caps> other_fields{}; ///< the fields that are not fields of this struct
    std::optional<std::string_view> after_fields{};    ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/x-clientcaps", self.charset);
        io.others(self.other);
        io.opt_field("Client-Name", "client_name", self.client_name);
        io.opt_field("Chat-Logging", "logs", self.logs);
        io.opt_field("JabberID", "jabber_id", self.jabber_id);
        io.opt_field("Operating-System", "operating_system", self.operating_system);
        io.other_fields(self.other_fields);
        io.after_fields(self.after_fields);
    }
    friend constexpr bool operator==(const client_caps&, const client_caps&) = default;
};

/// The same of other clients, Mercury for one; its fields are nobody's rule.
struct client_info {
    static constexpr std::string_view example =
        "MIME-Version: 1.0\r\nContent-Type: text/x-clientinfo\r\n\r\nClient-Name: Mercury 1.9\r\n"sv;

    std::string_view charset{};                        ///< parameter of the Content-Type; usually missing
    other_headers<client_info> other{};                ///< the headers that are not fields of this struct
    message::other_fields<client_info> other_fields{}; ///< all fields
    std::optional<std::string_view> after_fields{};    ///< what follows the empty line behind them

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/x-clientinfo", self.charset);
        io.others(self.other);
        io.other_fields(self.other_fields);
        io.after_fields(self.after_fields);
    }
    friend constexpr bool operator==(const client_info&, const client_info&) = default;
};

/// Keeps a conversation open; Kopete sends it every 50 seconds.
struct keep_alive {
    static constexpr std::string_view example = "MIME-Version: 1.0\r\nContent-Type: text/x-keepalive\r\n\r\n"sv;

    std::string_view charset{};        ///< parameter of the Content-Type; usually missing
    other_headers<keep_alive> other{}; ///< the headers that are not fields of this struct
    std::string_view body{};           ///< empty as a rule

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/x-keepalive", self.charset);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const keep_alive&, const keep_alive&) = default;
};

} // namespace msnp::message
