// The contact list since MSNP13, when the address book moved to a web service: ADL and RML tell the notification server who is
// on which list, FQY asks on which network somebody is, RFS asks for all of it again.
//
// All speak of contacts in XML: `<ml><d n="example.com"><c n="bob" l="3" t="1"/></d></ml>` is bob@example.com on the lists 1 and 2
// (list_mask) on network 1 (network_id).
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <string_view>

namespace msnp::to_ns {

/// ADL: puts contacts on lists, all of them after signing in: `ADL 4 62` and XML. Since MSNP13. Clients send at most 150 contacts
/// or about 7400 bytes at a time. Answered by from_ns::adl_ok, or by 205, 240, 241.
struct adl {
    static constexpr msnp::verb verb{"ADL"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp21};
    static constexpr dialect_example examples[] = {
        {dialect::msnp13, "ADL 4 62\r\n<ml l=\"1\"><d n=\"example.com\"><c n=\"bob\" l=\"3\" t=\"1\"/></d></ml>"sv},
        {dialect::msnp21,
         "ADL 4 70\r\n<ml><d n=\"example.com\"><c n=\"bob\" t=\"1\"><s n=\"IM\" l=\"3\"/></c></d></ml>"sv},
    };

    transaction_id trid{};      ///< echoed in the reply
    std::string_view payload{}; ///< XML without blanks between its elements; MSNP21 has the lists of each service

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const adl&, const adl&) = default;
};

/// RML: takes contacts from lists: `RML 11 56` and XML. Since MSNP13. Answered by from_ns::rml_ok.
struct rml {
    static constexpr msnp::verb verb{"RML"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp21};
    static constexpr dialect_example examples[] = {
        {dialect::msnp13, "RML 11 56\r\n<ml><d n=\"example.com\"><c n=\"bob\" l=\"4\" t=\"1\"/></d></ml>"sv},
        {dialect::msnp21,
         "RML 11 70\r\n<ml><d n=\"example.com\"><c n=\"bob\" t=\"1\"><s n=\"IM\" l=\"4\"/></c></d></ml>"sv},
    };

    transaction_id trid{};      ///< echoed in the reply
    std::string_view payload{}; ///< XML as in ADL

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const rml&, const rml&) = default;
};

/// FQY: asks on which network somebody is: `FQY 21 44` and XML. MSNP14 to MSNP20. Answered by one from_ns::fqy for each contact,
/// all with this TrID, or by 204.
struct fqy {
    static constexpr msnp::verb verb{"FQY"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp20};
    static constexpr std::string_view example = "FQY 21 44\r\n<ml><d n=\"example.com\"><c n=\"bob\"/></d></ml>"sv;

    transaction_id trid{};      ///< echoed in the replies
    std::string_view payload{}; ///< XML; some servers take one contact only

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const fqy&, const fqy&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// ADL: done: `ADL 4 OK`. Since MSNP13.
struct adl_ok {
    static constexpr msnp::verb verb{"ADL"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp21};
    static constexpr std::string_view example = "ADL 4 OK\r\n"sv;

    transaction_id trid{}; ///< of the ADL that it answers

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
    }
    friend constexpr bool operator==(const adl_ok&, const adl_ok&) = default;
};

/// ADL: somebody put one on a list: `ADL 0 72` and XML, with the display name in `f`. Since MSNP13.
struct adl_async {
    static constexpr msnp::verb verb{"ADL"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp21};
    static constexpr std::string_view example =
        "ADL 0 72\r\n<ml><d n=\"example.com\"><c n=\"eve\" t=\"1\" l=\"8\" f=\"Eve%20Black\"/></d></ml>"sv;

    std::string_view payload{}; ///< XML

    static constexpr void wire(auto& io, auto& self) {
        io.word("0");
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const adl_async&, const adl_async&) = default;
};

/// ADL: done, for contacts on other networks: `ADL 19 59` and XML. MSNP14 to MSNP20. (aMSN)
struct adl {
    static constexpr msnp::verb verb{"ADL"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp20};
    static constexpr std::string_view example =
        "ADL 19 59\r\n<ml><d n=\"yahoo.example\"><c n=\"joe\" l=\"2\" t=\"32\"/></d></ml>"sv;

    transaction_id trid{};      ///< of the ADL that it answers
    std::string_view payload{}; ///< XML

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const adl&, const adl&) = default;
};

/// RML: done: `RML 11 OK`. Since MSNP13.
struct rml_ok {
    static constexpr msnp::verb verb{"RML"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp21};
    static constexpr std::string_view example = "RML 11 OK\r\n"sv;

    transaction_id trid{}; ///< of the RML that it answers

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("OK");
    }
    friend constexpr bool operator==(const rml_ok&, const rml_ok&) = default;
};

/// RML: somebody took one from a list: `RML 0 56` and XML. Since MSNP13.
struct rml_async {
    static constexpr msnp::verb verb{"RML"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp21};
    static constexpr std::string_view example =
        "RML 0 56\r\n<ml><d n=\"example.com\"><c n=\"eve\" t=\"1\" l=\"8\"/></d></ml>"sv;

    std::string_view payload{}; ///< XML

    static constexpr void wire(auto& io, auto& self) {
        io.word("0");
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const rml_async&, const rml_async&) = default;
};

/// FQY: on which network one of the contacts is: `FQY 21 75` and XML. MSNP14 to MSNP20. Several may have one TrID.
struct fqy {
    static constexpr msnp::verb verb{"FQY"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp20};
    static constexpr std::string_view example =
        "FQY 21 75\r\n<ml><d n=\"example.com\"><c n=\"bob\" t=\"1\" actual=\"bob@example.com\"/></d></ml>"sv;

    transaction_id trid{};      ///< of the FQY that it answers
    std::string_view payload{}; ///< XML

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const fqy&, const fqy&) = default;
};

/// RFS: the server asks for the lists again, by ADL: `RFS`. MSNP13 to MSNP20; its grammar was never confirmed. (MSNPiki)
struct rfs {
    static constexpr msnp::verb verb{"RFS"};
    static constexpr dialect_range dialects{dialect::msnp13, dialect::msnp20};
    static constexpr std::string_view example = "RFS\r\n"sv;

    static constexpr void wire(auto&, auto&) {}
    friend constexpr bool operator==(const rfs&, const rfs&) = default;
};

} // namespace msnp::from_ns
