// What a user has the notification server pass on to another: UUN and UBN for notifications, UUM and UBM for messages.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/account_endpoint.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/message_type.hpp>
#include <msnp/command/network_id.hpp>
#include <msnp/command/notification_type.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <string_view>

namespace msnp::to_ns {

/// UUN: notifies somebody, or one's own other places: `UUN 30 bob@example.com 1 78` and bytes that the type tells. MSNP13 to
/// MSNP20. Answered by from_ns::uun_ok, or by 217; arrives as from_ns::ubn.
struct uun {
    static constexpr msnp::verb verb{"UUN"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp13, "UUN 30 bob@example.com 1 78\r\n"
                          "<SNM opcode=\"SNM\" csid=\"{521A03BE-12AF-452D-A3C5-F7787D7A8267}\" priority=\"0\"/>"sv},
        {dialect::msnp16, "UUN 31 ana@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} 4 14\r\ngoawyplzthxbye"sv},
    };

    transaction_id trid{};      ///< echoed in the reply
    account_endpoint target{};  ///< whom; one of its places since MSNP16
    notification_type type{};   ///< what the payload is
    std::string_view payload{}; ///< as the type has it; for sign_out `goawyplzthxbye` for one place, `gtfo` for all

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("target", self.target);
        io.arg("type", self.type);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const uun&, const uun&) = default;
};

/// UUM: a message to somebody on another network, or who is offline: `UUM 40 joe@yahoo.example 32 1 72` and a MIME message.
/// MSNP14 to MSNP20; MSNP21 has sdg. Silence means success, 508, 509 and 800 failure; arrives as from_ns::ubm_14 or ubm_16.
struct uum {
    static constexpr msnp::verb verb{"UUM"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp20};
    static constexpr std::string_view example =
        "UUM 40 joe@yahoo.example 32 1 72\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello Joe!"sv;

    transaction_id trid{}; ///< echoed in an error; there is no other answer
    email target{};        ///< to whom
    network_id network{};  ///< on which network; 1 and `Dest-Agent: client` in the message to be kept until it is back
    message_type type{};   ///< what the payload is
    std::string_view payload{}; ///< a MIME message

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("target", self.target);
        io.arg("network", self.network);
        io.arg("type", self.type);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const uum&, const uum&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// UUN: passed on: `UUN 30 OK`. MSNP13 to MSNP20.
struct uun_ok {
    static constexpr msnp::verb verb{"UUN"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp20};
    static constexpr std::string_view example = "UUN 30 OK\r\n"sv;

    transaction_id trid{}; ///< of the UUN that it answers

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
    }
    friend constexpr bool operator==(const uun_ok&, const uun_ok&) = default;
};

/// UUN: an answer with bytes: `UUN 30 4` and those. Pidgin and msnp-sharp are ready for it; nobody showed one.
struct uun {
    static constexpr msnp::verb verb{"UUN"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp20};
    static constexpr std::string_view example = "UUN 30 4\r\n<a/>"sv;

    transaction_id trid{};      ///< of the UUN that it answers
    std::string_view payload{}; ///< any bytes

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const uun&, const uun&) = default;
};

/// UBN: somebody notifies one: `UBN bob@example.com;{521a…} 3 45` and bytes that the type tells. No TrID. MSNP13 to MSNP20.
struct ubn {
    static constexpr msnp::verb verb{"UBN"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp13, "UBN bob@example.com 3 45\r\nINVITE MSNMSGR:ana@example.com MSNSLP/1.0\r\n\r\n"sv},
        {dialect::msnp16, "UBN bob@example.com;{521a03be-12af-452d-a3c5-f7787d7a8267} 3 45\r\n"
                          "INVITE MSNMSGR:ana@example.com MSNSLP/1.0\r\n\r\n"sv},
    };

    account_endpoint sender{};  ///< who; from which place since MSNP16
    notification_type type{};   ///< what the payload is
    std::string_view payload{}; ///< as the type has it

    static constexpr void wire(auto& io, auto& self) {
        io.arg("sender", self.sender);
        io.arg("type", self.type);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const ubn&, const ubn&) = default;
};

/// UBM: a message from somebody on another network: `UBM joe@yahoo.example 32 1 72` and a MIME message. No TrID. MSNP14 and
/// MSNP15.
struct ubm_14 {
    static constexpr msnp::verb verb{"UBM"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp15};
    static constexpr std::string_view example =
        "UBM joe@yahoo.example 32 1 72\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello Joe!"sv;

    email sender{};              ///< from whom
    network_id sender_network{}; ///< on which network
    message_type type{};         ///< what the payload is
    std::string_view payload{};  ///< a MIME message

    static constexpr void wire(auto& io, auto& self) {
        io.arg("sender", self.sender);
        io.arg("sender_network", self.sender_network);
        io.arg("type", self.type);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const ubm_14&, const ubm_14&) = default;
};

/// UBM: a message from somebody, or from oneself at another place: `UBM joe@yahoo.example 32 ana@example.com 1 1 72` and a
/// MIME message. No TrID. MSNP16 to MSNP20; MSNP21 has sdg. (Pidgin)
struct ubm_16 {
    static constexpr msnp::verb verb{"UBM"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr std::string_view example =
        "UBM joe@yahoo.example 32 ana@example.com 1 1 72\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello Joe!"sv;

    email sender{};              ///< from whom
    network_id sender_network{}; ///< on which network
    email target{};              ///< to whom
    network_id target_network{}; ///< on which network
    message_type type{};         ///< what the payload is
    std::string_view payload{};  ///< a MIME message

    static constexpr void wire(auto& io, auto& self) {
        io.arg("sender", self.sender);
        io.arg("sender_network", self.sender_network);
        io.arg("target", self.target);
        io.arg("target_network", self.target_network);
        io.arg("type", self.type);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const ubm_16&, const ubm_16&) = default;
};

} // namespace msnp::from_ns

namespace msnp::from_sb {

/// UBM from a switchboard, which Pidgin is ready for.
using ubm = from_ns::ubm_16;

} // namespace msnp::from_sb
