// What MSNP18 brought for circles and MSNP21 for everything: NFY, PUT, DEL, SDG.
//
// The payload is of several parts, each with headers of its own: routing, reliability, and what is carried.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <string_view>

namespace msnp::to_ns {

/// PUT: publishes something: `PUT 22 229` and several parts. Since MSNP18, for circles; in MSNP21 one's presence, in place of CHG
/// and UUX. Answered by from_ns::put.
struct put {
    static constexpr msnp::verb verb{"PUT"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example =
        "PUT 22 229\r\n"
        "Routing: 1.0\r\nTo: 1:bob@example.com\r\n"
        "From: 1:ana@example.com;epid={521a03be-12af-452d-a3c5-f7787d7a8267}\r\n\r\n"
        "Reliability: 1.0\r\n\r\n"
        "Publication: 1.0\r\nUri: /user\r\nContent-Type: application/user+xml\r\nContent-Length: 13\r\n\r\n<user></user>"sv;

    transaction_id trid{};      ///< echoed in the reply
    std::string_view payload{}; ///< of several parts

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const put&, const put&) = default;
};

/// DEL: takes something back: leaves a circle, signs a place out: `DEL 23 229` and several parts. Since MSNP18. Answered by
/// from_ns::del.
struct del {
    static constexpr msnp::verb verb{"DEL"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example =
        "DEL 23 229\r\n"
        "Routing: 1.0\r\nTo: 1:bob@example.com\r\n"
        "From: 1:ana@example.com;epid={521a03be-12af-452d-a3c5-f7787d7a8267}\r\n\r\n"
        "Reliability: 1.0\r\n\r\n"
        "Publication: 1.0\r\nUri: /user\r\nContent-Type: application/user+xml\r\nContent-Length: 13\r\n\r\n<user></user>"sv;

    transaction_id trid{};      ///< echoed in the reply
    std::string_view payload{}; ///< of several parts

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const del&, const del&) = default;
};

/// SDG: a message: `SDG 24 231` and several parts. Since MSNP18, to circles; in MSNP21 to everybody, in place of switchboards.
/// Arrives as from_ns::sdg.
struct sdg {
    static constexpr msnp::verb verb{"SDG"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example =
        "SDG 24 231\r\n"
        "Routing: 1.0\r\nTo: 1:bob@example.com\r\n"
        "From: 1:ana@example.com;epid={521a03be-12af-452d-a3c5-f7787d7a8267}\r\n\r\n"
        "Reliability: 1.0\r\n\r\n"
        "Messaging: 2.0\r\nMessage-Type: Text\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: 5\r\n\r\nhello"sv;

    transaction_id trid{};      ///< echoed in an error
    std::string_view payload{}; ///< of several parts

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const sdg&, const sdg&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// NFY: somebody published something: `NFY PUT 308` and several parts. No TrID. Since MSNP18. (Escargot, msnp-sharp, digsby)
struct nfy_put {
    static constexpr msnp::verb verb{"NFY"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example =
        "NFY PUT 308\r\n"
        "Routing: 1.0\r\nTo: 1:bob@example.com\r\n"
        "From: 1:ana@example.com;epid={521a03be-12af-452d-a3c5-f7787d7a8267}\r\n\r\n"
        "Reliability: 1.0\r\n\r\n"
        "Notification: 1.0\r\nNotifNum: 0\r\nUri: /user\r\nNotifType: Partial\r\nContent-Type: application/user+xml\r\n"
        "Content-Length: 58\r\n\r\n<user><s n=\"IM\"><Status>NLN</Status></s><s n=\"PE\"/></user>"sv;

    std::string_view payload{}; ///< of several parts

    static constexpr void wire(auto& io, auto& self) {
        io.word("PUT");
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const nfy_put&, const nfy_put&) = default;
};

/// NFY: somebody took something back: `NFY DEL 289` and several parts. No TrID. Since MSNP18.
struct nfy_del {
    static constexpr msnp::verb verb{"NFY"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example =
        "NFY DEL 289\r\n"
        "Routing: 1.0\r\nTo: 1:bob@example.com\r\n"
        "From: 1:ana@example.com;epid={521a03be-12af-452d-a3c5-f7787d7a8267}\r\n\r\n"
        "Reliability: 1.0\r\n\r\n"
        "Notification: 1.0\r\nNotifNum: 2\r\nUri: /circle/roster(IM)/user(1:bob@example.com)\r\nNotifType: Partial\r\n"
        "Content-Type: application/circles+xml\r\nContent-Length: 0\r\n\r\n"sv;

    std::string_view payload{}; ///< of several parts

    static constexpr void wire(auto& io, auto& self) {
        io.word("DEL");
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const nfy_del&, const nfy_del&) = default;
};

/// PUT: published: `PUT 22 OK 39` and a part, which may be empty. Since MSNP18.
struct put {
    static constexpr msnp::verb verb{"PUT"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example = "PUT 22 OK 39\r\n"
                                                "Routing: 1.0\r\nTo: 1:ana@example.com\r\n\r\n"sv;

    transaction_id trid{};      ///< of the PUT that it answers
    std::string_view payload{}; ///< one part, or nothing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const put&, const put&) = default;
};

/// DEL: taken back: `DEL 23 OK 39` and a part, which may be empty. Since MSNP18.
struct del {
    static constexpr msnp::verb verb{"DEL"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example = "DEL 23 OK 39\r\n"
                                                "Routing: 1.0\r\nTo: 1:ana@example.com\r\n\r\n"sv;

    transaction_id trid{};      ///< of the DEL that it answers
    std::string_view payload{}; ///< one part, or nothing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const del&, const del&) = default;
};

/// SDG: a message: `SDG 0 231` and several parts. Since MSNP18.
struct sdg {
    static constexpr msnp::verb verb{"SDG"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp21};
    static constexpr std::string_view example =
        "SDG 0 231\r\n"
        "Routing: 1.0\r\nTo: 1:bob@example.com\r\n"
        "From: 1:ana@example.com;epid={521a03be-12af-452d-a3c5-f7787d7a8267}\r\n\r\n"
        "Reliability: 1.0\r\n\r\n"
        "Messaging: 2.0\r\nMessage-Type: Text\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: 5\r\n\r\nhello"sv;

    transaction_id trid{};      ///< 0
    std::string_view payload{}; ///< of several parts

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const sdg&, const sdg&) = default;
};

} // namespace msnp::from_ns
