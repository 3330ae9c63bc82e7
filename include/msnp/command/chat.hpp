// Saying something: MSG, ACK, NAK. What a message says is read by message/.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <string_view>

namespace msnp::to_sb {

/// MSG: says something to everybody in the chat: `MSG 4 N 133` and a MIME message of at most 1664 bytes. Answered by
/// from_sb::ack or from_sb::nak, as asked for. The letters D (P2P data) and S came with MSNP9; some servers close the
/// connection on S.
struct msg {
    static constexpr msnp::verb verb{"MSG"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp9,
         "MSG 4 N 119\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nX-MMS-IM-Format: FN=Arial; EF=; CO=0; CS=0; PF=22\r\n\r\nHello!"sv},
        {dialect::msnp9,
         "MSG 5 D 88\r\nMIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: bob@example.com\r\n\r\n"sv},
        {dialect::msnp9,
         "MSG 6 S 101\r\nMIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinvite; charset=UTF-8\r\n\r\nInvitation-Command: CANCEL\r\n\r\n"sv},
    };

    transaction_id trid{};                                                     ///< echoed in ACK and NAK
    msnp::acknowledgement acknowledgement = msnp::acknowledgement::on_failure; ///< which answer is wanted
    std::string_view payload{};                                                ///< a MIME message

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("acknowledgement", self.acknowledgement);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const msg&, const msg&) = default;
};

} // namespace msnp::to_sb

namespace msnp::from_sb {

/// MSG: somebody says something: `MSG bob@example.com Bob 133` and a MIME message. No TrID and no letter.
struct msg {
    static constexpr msnp::verb verb{"MSG"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example =
        "MSG bob@example.com Bob 119\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nX-MMS-IM-Format: FN=Arial; EF=; CO=0; CS=0; PF=22\r\n\r\nHello!"sv;

    email account{};            ///< who
    percent_text nick{};        ///< its display name
    std::string_view payload{}; ///< a MIME message

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const msg&, const msg&) = default;
};

/// ACK: everybody got the message: `ACK 4`.
struct ack {
    static constexpr msnp::verb verb{"ACK"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "ACK 4\r\n"sv;

    transaction_id trid{}; ///< of the MSG

    static constexpr void wire(auto& io, auto& self) { io.trid(self.trid); }
    friend constexpr bool operator==(const ack&, const ack&) = default;
};

/// NAK: somebody did not get the message: `NAK 4`.
struct nak {
    static constexpr msnp::verb verb{"NAK"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp20};
    static constexpr std::string_view example = "NAK 4\r\n"sv;

    transaction_id trid{}; ///< of the MSG

    static constexpr void wire(auto& io, auto& self) { io.trid(self.trid); }
    friend constexpr bool operator==(const nak&, const nak&) = default;
};

} // namespace msnp::from_sb
