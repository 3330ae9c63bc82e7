// Who is there and what they are doing: CHG, IMS, ILN, NLN, FLN, UUX, UBX.
//
// MSNP8 added the client's capabilities, MSNP9 the display picture, MSNP11 the personal message, MSNP14 the network and a web
// address of a picture, MSNP16 a second number of capabilities; MSNP18 put the network in front of the account. MSNP21 has
// publication.hpp in their place.
#pragma once

#include <msnp/base/literal.hpp>
#include <msnp/command/capabilities.hpp>
#include <msnp/command/display_object.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/net_account.hpp>
#include <msnp/command/network_id.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>

#include <optional>
#include <string_view>

namespace msnp::to_ns {

/// IMS: takes invitations to a chat, or does not: `IMS 28 OFF`. Since MSNP3, from WebTV's client; 715 for another word.
/// Answered by from_ns::ims. (Escargot, MSNPiki)
struct ims {
    static constexpr msnp::verb verb{"IMS"};
    static constexpr dialect_range dialects{dialect::msnp3, dialect::msnp21};
    static constexpr std::string_view example = "IMS 28 OFF\r\n"sv;

    transaction_id trid{};                 ///< echoed in the reply
    invitations setting = invitations::on; ///< from now on

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("setting", self.setting);
    }
    friend constexpr bool operator==(const ims&, const ims&) = default;
};

/// CHG: sets one's presence; nothing is seen of one before the first: `CHG 120 BSY 1073791020 %3Cmsnobj…`. 201 for FLN.
struct chg {
    static constexpr msnp::verb verb{"CHG"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp15};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "CHG 9 NLN\r\n"sv},
        {dialect::msnp8, "CHG 9 NLN 0\r\n"sv},
        {dialect::msnp9, "CHG 9 IDL 1073791020\r\n"sv},
        {dialect::msnp9,
         "CHG 120 BSY 1073791020 %3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E\r\n"sv},
    };

    transaction_id trid{};              ///< echoed in the reply
    presence status = presence::online; ///< what one is doing
    msnp::capabilities capabilities{};  ///< what the client can do; since MSNP8
    display_object object{};            ///< the display picture; since MSNP9, may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("status", self.status);
        if (io.since(dialect::msnp8)) io.arg("capabilities", self.capabilities);
        if (io.since(dialect::msnp9)) io.opt("object", self.object);
    }
    friend constexpr bool operator==(const chg&, const chg&) = default;
};

/// CHG: sets one's presence: `CHG 120 NLN 2789003324:48 %3Cmsnobj…`. MSNP16 to MSNP20.
struct chg_16 {
    static constexpr msnp::verb verb{"CHG"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp16, "CHG 120 NLN 2789003324:48 0\r\n"sv},
        {dialect::msnp18,
         "CHG 120 NLN 2789003324:48 "
         "%3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%20SHA1C%3D%22U32o6bosZzluJq82eAtMpx5dIEI%3D%22%2F%3E\r\n"sv},
    };

    transaction_id trid{};              ///< echoed in the reply
    presence status = presence::online; ///< what one is doing
    capability_pair capabilities{};     ///< what the client can do
    display_object object{};            ///< the display picture; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("status", self.status);
        io.arg("capabilities", self.capabilities);
        io.opt("object", self.object);
    }
    friend constexpr bool operator==(const chg_16&, const chg_16&) = default;
};

/// UUX: sets one's personal message and what one listens to: `UUX 12 58` and XML. Since MSNP11. Answered by from_ns::uux.
struct uux {
    static constexpr msnp::verb verb{"UUX"};
    static constexpr dialect_range dialects{dialect::msnp11, dialect::msnp20};
    static constexpr std::string_view example =
        "UUX 12 58\r\n<Data><PSM>hello</PSM><CurrentMedia></CurrentMedia></Data>"sv;

    transaction_id trid{};      ///< echoed in the reply
    std::string_view payload{}; ///< XML: Data; since MSNP16 also EndpointData and PrivateEndpointData

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const uux&, const uux&) = default;
};

} // namespace msnp::to_ns

namespace msnp::from_ns {

/// IMS: set: `IMS 28 0 OFF`. What the 0 means is not known.
struct ims {
    static constexpr msnp::verb verb{"IMS"};
    static constexpr dialect_range dialects{dialect::msnp3, dialect::msnp21};
    static constexpr std::string_view example = "IMS 28 0 OFF\r\n"sv;

    transaction_id trid{};                 ///< of the command that it answers
    invitations setting = invitations::on; ///< from now on

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.word("0");
        io.arg("setting", self.setting);
    }
    friend constexpr bool operator==(const ims&, const ims&) = default;
};

/// CHG: set: `CHG 9 NLN 0`.
struct chg {
    static constexpr msnp::verb verb{"CHG"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp15};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "CHG 9 NLN\r\n"sv},
        {dialect::msnp8, "CHG 9 NLN 0\r\n"sv},
        {dialect::msnp9, "CHG 9 IDL 1073791020\r\n"sv},
        {dialect::msnp9,
         "CHG 120 BSY 1073791020 %3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E\r\n"sv},
    };

    transaction_id trid{};              ///< of the command that it answers
    presence status = presence::online; ///< what one is doing
    msnp::capabilities capabilities{};  ///< what the client can do; since MSNP8
    display_object object{};            ///< the display picture; since MSNP9, may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("status", self.status);
        if (io.since(dialect::msnp8)) io.arg("capabilities", self.capabilities);
        if (io.since(dialect::msnp9)) io.opt("object", self.object);
    }
    friend constexpr bool operator==(const chg&, const chg&) = default;
};

/// CHG: set: `CHG 120 NLN 2789003324:48 0`. MSNP16 to MSNP20.
struct chg_16 {
    static constexpr msnp::verb verb{"CHG"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp16, "CHG 120 NLN 2789003324:48 0\r\n"sv},
        {dialect::msnp18,
         "CHG 120 NLN 2789003324:48 "
         "%3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%20SHA1C%3D%22U32o6bosZzluJq82eAtMpx5dIEI%3D%22%2F%3E\r\n"sv},
    };

    transaction_id trid{};              ///< of the command that it answers
    presence status = presence::online; ///< what one is doing
    capability_pair capabilities{};     ///< what the client can do
    display_object object{};            ///< the display picture; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("status", self.status);
        io.arg("capabilities", self.capabilities);
        io.opt("object", self.object);
    }
    friend constexpr bool operator==(const chg_16&, const chg_16&) = default;
};

/// ILN: what a contact is doing already, after the first CHG or after adding it: `ILN 9 NLN bob@example.com Bob 1073791020`.
/// It may come before the reply to its own command.
struct iln {
    static constexpr msnp::verb verb{"ILN"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp13};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "ILN 9 AWY bob@example.com Bob\r\n"sv},
        {dialect::msnp8, "ILN 9 AWY bob@example.com Bob 0\r\n"sv},
        {dialect::msnp9,
         "ILN 9 NLN bob@example.com Bob 1073791020 %3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E\r\n"sv},
        {dialect::msnp13, "ILN 9 NLN bob@example.com Bob 1073791020 0\r\n"sv},
    };

    transaction_id trid{};              ///< of the CHG or ADD that caused it
    presence status = presence::online; ///< what the contact is doing
    email_without_network account{};    ///< the contact
    percent_text nick{};                ///< the display name
    msnp::capabilities capabilities{};  ///< what its client can do; since MSNP8
    display_object object{};            ///< the display picture; since MSNP9, may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("status", self.status);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        if (io.since(dialect::msnp8)) io.arg("capabilities", self.capabilities);
        if (io.since(dialect::msnp9)) io.opt("object", self.object);
    }
    friend constexpr bool operator==(const iln&, const iln&) = default;
};

/// ILN: what a contact is doing already: `ILN 9 NLN joe@yahoo.example 32 Joe 0 0 http://img.example.com/purple.png`. MSNP14 and
/// MSNP15.
struct iln_14 {
    static constexpr msnp::verb verb{"ILN"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp15};
    static constexpr dialect_example examples[] = {
        {dialect::msnp14, "ILN 9 NLN joe@yahoo.example 32 Joe 0\r\n"sv},
        {dialect::msnp14, "ILN 9 NLN joe@yahoo.example 32 Joe 0 0 http://img.example.com/purple.png\r\n"sv},
        {dialect::msnp15,
         "ILN 9 NLN bob@example.com 1 Bob 2789003324 "
         "%3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%20SHA1C%3D%22U32o6bosZzluJq82eAtMpx5dIEI%3D%22%2F%3E\r\n"sv},
    };

    transaction_id trid{};              ///< of the CHG, ADL or ADC that caused it
    presence status = presence::online; ///< what the contact is doing
    email_without_network account{};    ///< the contact
    network_id network{};               ///< on which network
    percent_text nick{};                ///< the display name
    msnp::capabilities capabilities{};  ///< what its client can do
    display_object object{};            ///< the display picture; `0` where there is an icon
    percent_text icon{};                ///< the web address of a picture, of contacts on other networks; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("status", self.status);
        io.arg("account", self.account);
        io.arg("network", self.network);
        io.arg("nick", self.nick);
        io.arg("capabilities", self.capabilities);
        io.opt("object", self.object);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const iln_14&, const iln_14&) = default;
};

/// ILN: what a contact is doing already: `ILN 9 NLN bob@example.com 1 Bob 2789003324:48 %3Cmsnobj…`. MSNP16 and MSNP17.
struct iln_16 {
    static constexpr msnp::verb verb{"ILN"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp17};
    static constexpr dialect_example examples[] = {
        {dialect::msnp16, "ILN 9 NLN joe@yahoo.example 32 Joe 0:0\r\n"sv},
        {dialect::msnp16, "ILN 9 NLN joe@yahoo.example 32 Joe 0:0 0 http://img.example.com/purple.png\r\n"sv},
        {dialect::msnp17,
         "ILN 9 NLN bob@example.com 1 Bob 2789003324:48 "
         "%3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%20SHA1C%3D%22U32o6bosZzluJq82eAtMpx5dIEI%3D%22%2F%3E\r\n"sv},
    };

    transaction_id trid{};              ///< of the CHG, ADL or ADC that caused it
    presence status = presence::online; ///< what the contact is doing
    email_without_network account{};    ///< the contact
    network_id network{};               ///< on which network
    percent_text nick{};                ///< the display name
    capability_pair capabilities{};     ///< what its client can do
    display_object object{};            ///< the display picture; `0` where there is an icon
    percent_text icon{};                ///< the web address of a picture, of contacts on other networks; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("status", self.status);
        io.arg("account", self.account);
        io.arg("network", self.network);
        io.arg("nick", self.nick);
        io.arg("capabilities", self.capabilities);
        io.opt("object", self.object);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const iln_16&, const iln_16&) = default;
};

/// ILN: what a contact is doing already: `ILN 9 NLN 1:bob@example.com Bob 2789003324:48 %3Cmsnobj…`. MSNP18 to MSNP20; Escargot
/// sends NLN only.
struct iln_18 {
    static constexpr msnp::verb verb{"ILN"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp18, "ILN 9 NLN 32:joe@yahoo.example Joe 0:0\r\n"sv},
        {dialect::msnp18, "ILN 9 NLN 32:joe@yahoo.example Joe 0:0 0 http://img.example.com/purple.png\r\n"sv},
        {dialect::msnp20,
         "ILN 9 NLN 1:bob@example.com Bob 2789003324:48 "
         "%3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%20SHA1C%3D%22U32o6bosZzluJq82eAtMpx5dIEI%3D%22%2F%3E\r\n"sv},
    };

    transaction_id trid{};              ///< of the CHG, ADL or ADC that caused it
    presence status = presence::online; ///< what the contact is doing
    net_account contact{};              ///< the contact, or oneself at another place
    percent_text nick{};                ///< the display name
    capability_pair capabilities{};     ///< what its client can do
    display_object object{};            ///< the display picture; `0` where there is an icon
    percent_text icon{};                ///< the web address of a picture, of contacts on other networks; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("status", self.status);
        io.arg("contact", self.contact);
        io.arg("nick", self.nick);
        io.arg("capabilities", self.capabilities);
        io.opt("object", self.object);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const iln_18&, const iln_18&) = default;
};

/// NLN: a contact came online or changed: `NLN AWY bob@example.com Bob 0`. No TrID.
struct nln {
    static constexpr msnp::verb verb{"NLN"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp13};
    static constexpr dialect_example examples[] = {
        {dialect::msnp2, "NLN AWY bob@example.com Bob\r\n"sv},
        {dialect::msnp8, "NLN AWY bob@example.com Bob 0\r\n"sv},
        {dialect::msnp9,
         "NLN NLN bob@example.com Bob 1073791020 %3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E\r\n"sv},
    };

    presence status = presence::online; ///< what the contact is doing
    email_without_network account{};    ///< the contact
    percent_text nick{};                ///< the display name
    msnp::capabilities capabilities{};  ///< what its client can do; since MSNP8
    display_object object{};            ///< the display picture; since MSNP9, may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("status", self.status);
        io.arg("account", self.account);
        io.arg("nick", self.nick);
        if (io.since(dialect::msnp8)) io.arg("capabilities", self.capabilities);
        if (io.since(dialect::msnp9)) io.opt("object", self.object);
    }
    friend constexpr bool operator==(const nln&, const nln&) = default;
};

/// NLN: a contact came online or changed: `NLN NLN joe@yahoo.example 32 Joe 0 0 http://img.example.com/purple.png`. No TrID.
/// MSNP14 and MSNP15.
struct nln_14 {
    static constexpr msnp::verb verb{"NLN"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp15};
    static constexpr dialect_example examples[] = {
        {dialect::msnp14, "NLN NLN joe@yahoo.example 32 Joe 0\r\n"sv},
        {dialect::msnp14, "NLN NLN joe@yahoo.example 32 Joe 0 0 http://img.example.com/purple.png\r\n"sv},
        {dialect::msnp15,
         "NLN NLN bob@example.com 1 Bob 2789003324 "
         "%3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%20SHA1C%3D%22U32o6bosZzluJq82eAtMpx5dIEI%3D%22%2F%3E\r\n"sv},
    };

    presence status = presence::online; ///< what the contact is doing
    email_without_network account{};    ///< the contact
    network_id network{};               ///< on which network
    percent_text nick{};                ///< the display name
    msnp::capabilities capabilities{};  ///< what its client can do
    display_object object{};            ///< the display picture; `0` where there is an icon
    percent_text icon{};                ///< the web address of a picture, of contacts on other networks; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("status", self.status);
        io.arg("account", self.account);
        io.arg("network", self.network);
        io.arg("nick", self.nick);
        io.arg("capabilities", self.capabilities);
        io.opt("object", self.object);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const nln_14&, const nln_14&) = default;
};

/// NLN: a contact came online or changed: `NLN NLN bob@example.com 1 Bob 2789003324:48 %3Cmsnobj…`. No TrID. MSNP16 and MSNP17.
struct nln_16 {
    static constexpr msnp::verb verb{"NLN"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp17};
    static constexpr dialect_example examples[] = {
        {dialect::msnp16, "NLN NLN joe@yahoo.example 32 Joe 0:0\r\n"sv},
        {dialect::msnp16, "NLN NLN joe@yahoo.example 32 Joe 0:0 0 http://img.example.com/purple.png\r\n"sv},
        {dialect::msnp17,
         "NLN NLN bob@example.com 1 Bob 2789003324:48 "
         "%3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%20SHA1C%3D%22U32o6bosZzluJq82eAtMpx5dIEI%3D%22%2F%3E\r\n"sv},
    };

    presence status = presence::online; ///< what the contact is doing
    email_without_network account{};    ///< the contact
    network_id network{};               ///< on which network
    percent_text nick{};                ///< the display name
    capability_pair capabilities{};     ///< what its client can do
    display_object object{};            ///< the display picture; `0` where there is an icon
    percent_text icon{};                ///< the web address of a picture, of contacts on other networks; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("status", self.status);
        io.arg("account", self.account);
        io.arg("network", self.network);
        io.arg("nick", self.nick);
        io.arg("capabilities", self.capabilities);
        io.opt("object", self.object);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const nln_16&, const nln_16&) = default;
};

/// NLN: a contact came online or changed: `NLN NLN 1:bob@example.com Bob 2789003324:48 %3Cmsnobj…`. No TrID. MSNP18 to MSNP20;
/// also of oneself at another place, and of people in circles.
struct nln_18 {
    static constexpr msnp::verb verb{"NLN"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp18, "NLN NLN 32:joe@yahoo.example Joe 0:0\r\n"sv},
        {dialect::msnp18, "NLN NLN 32:joe@yahoo.example Joe 0:0 0 http://img.example.com/purple.png\r\n"sv},
        {dialect::msnp20,
         "NLN NLN 1:bob@example.com Bob 2789003324:48 "
         "%3Cmsnobj%20Creator%3D%22ana%40example.com%22%20Size%3D%2219731%22%20Type%3D%223%22%20Location%3D%22TFR2C2.tmp%22%20"
         "Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%20SHA1C%3D%22U32o6bosZzluJq82eAtMpx5dIEI%3D%22%2F%3E\r\n"sv},
    };

    presence status = presence::online; ///< what the contact is doing
    net_account contact{};              ///< the contact, or oneself at another place
    percent_text nick{};                ///< the display name
    capability_pair capabilities{};     ///< what its client can do
    display_object object{};            ///< the display picture; `0` where there is an icon
    percent_text icon{};                ///< the web address of a picture, of contacts on other networks; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("status", self.status);
        io.arg("contact", self.contact);
        io.arg("nick", self.nick);
        io.arg("capabilities", self.capabilities);
        io.opt("object", self.object);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const nln_18&, const nln_18&) = default;
};

/// FLN: a contact went offline: `FLN bob@example.com`. No TrID.
struct fln {
    static constexpr msnp::verb verb{"FLN"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp13};
    static constexpr std::string_view example = "FLN bob@example.com\r\n"sv;

    email_without_network account{}; ///< the contact

    static constexpr void wire(auto& io, auto& self) { io.arg("account", self.account); }
    friend constexpr bool operator==(const fln&, const fln&) = default;
};

/// FLN: a contact went offline: `FLN bob@example.com 1 0`. No TrID. MSNP14 and MSNP15.
struct fln_14 {
    static constexpr msnp::verb verb{"FLN"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp15};
    static constexpr dialect_example examples[] = {
        {dialect::msnp14, "FLN bob@example.com 1 0\r\n"sv},
        {dialect::msnp14, "FLN bob@example.com 1\r\n"sv},
        {dialect::msnp15, "FLN bob@example.com 1 0 http://img.example.com/purple.png\r\n"sv},
    };

    email_without_network account{};                  ///< the contact
    network_id network{};                             ///< on which network
    std::optional<msnp::capabilities> capabilities{}; ///< none; may be missing
    percent_text icon{};                              ///< the web address of a picture; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("network", self.network);
        io.opt("capabilities", self.capabilities);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const fln_14&, const fln_14&) = default;
};

/// FLN: a contact went offline: `FLN bob@example.com 1 0:0`. No TrID. MSNP16 and MSNP17.
struct fln_16 {
    static constexpr msnp::verb verb{"FLN"};
    static constexpr dialect_range dialects{dialect::msnp16, dialect::msnp17};
    static constexpr dialect_example examples[] = {
        {dialect::msnp16, "FLN bob@example.com 1 0:0\r\n"sv},
        {dialect::msnp16, "FLN bob@example.com 1\r\n"sv},
        {dialect::msnp17, "FLN bob@example.com 1 0:0 http://img.example.com/purple.png\r\n"sv},
    };

    email_without_network account{};               ///< the contact
    network_id network{};                          ///< on which network
    std::optional<capability_pair> capabilities{}; ///< none; may be missing
    percent_text icon{};                           ///< the web address of a picture; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("network", self.network);
        io.opt("capabilities", self.capabilities);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const fln_16&, const fln_16&) = default;
};

/// FLN: a contact went offline: `FLN 1:bob@example.com 0:0`. No TrID. MSNP18 to MSNP20.
struct fln_18 {
    static constexpr msnp::verb verb{"FLN"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp18, "FLN 1:bob@example.com 0:0\r\n"sv},
        {dialect::msnp18, "FLN 1:bob@example.com\r\n"sv},
        {dialect::msnp20, "FLN 1:bob@example.com 0:0 http://img.example.com/purple.png\r\n"sv},
    };

    net_account contact{};                         ///< the contact
    std::optional<capability_pair> capabilities{}; ///< none; may be missing
    percent_text icon{};                           ///< the web address of a picture; may be missing

    static constexpr void wire(auto& io, auto& self) {
        io.arg("contact", self.contact);
        io.opt("capabilities", self.capabilities);
        io.opt("icon", self.icon);
    }
    friend constexpr bool operator==(const fln_18&, const fln_18&) = default;
};

/// UUX: the personal message is set: `UUX 12 0`. The 0 is a payload's length; nothing follows. Since MSNP11.
struct uux {
    static constexpr msnp::verb verb{"UUX"};
    static constexpr dialect_range dialects{dialect::msnp11, dialect::msnp20};
    static constexpr std::string_view example = "UUX 12 0\r\n"sv;

    transaction_id trid{};      ///< of the command that it answers
    std::string_view payload{}; ///< empty

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const uux&, const uux&) = default;
};

/// UBX: a contact's personal message and what is listened to: `UBX bob@example.com 58` and XML; of length 0 where the
/// contact cleared both. No TrID. MSNP11 to MSNP13.
struct ubx_11 {
    static constexpr msnp::verb verb{"UBX"};
    static constexpr dialect_range dialects{dialect::msnp11, dialect::msnp13};
    static constexpr dialect_example examples[] = {
        {dialect::msnp11, "UBX bob@example.com 58\r\n<Data><PSM>hello</PSM><CurrentMedia></CurrentMedia></Data>"sv},
        {dialect::msnp13, "UBX bob@example.com 0\r\n"sv},
    };

    email_without_network account{}; ///< the contact
    std::string_view payload{};      ///< XML: Data; since MSNP13 with MachineGuid

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const ubx_11&, const ubx_11&) = default;
};

/// UBX: the same with the network: `UBX bob@example.com 1 58` and XML, of length 0 as well. No TrID. MSNP14 to MSNP17; since
/// MSNP16 also of oneself.
struct ubx_14 {
    static constexpr msnp::verb verb{"UBX"};
    static constexpr dialect_range dialects{dialect::msnp14, dialect::msnp17};
    static constexpr dialect_example examples[] = {
        {dialect::msnp14, "UBX bob@example.com 1 58\r\n<Data><PSM>hello</PSM><CurrentMedia></CurrentMedia></Data>"sv},
        {dialect::msnp17, "UBX ana@example.com 1 0\r\n"sv},
    };

    email_without_network account{}; ///< the contact
    network_id network{};            ///< on which network
    std::string_view payload{};      ///< XML: Data, since MSNP16 with EndpointData

    static constexpr void wire(auto& io, auto& self) {
        io.arg("account", self.account);
        io.arg("network", self.network);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const ubx_14&, const ubx_14&) = default;
};

/// UBX: the same with the network in front: `UBX 1:bob@example.com 58` and XML, of length 0 as well. No TrID. MSNP18 to MSNP20;
/// also of oneself, and of people in circles.
struct ubx_18 {
    static constexpr msnp::verb verb{"UBX"};
    static constexpr dialect_range dialects{dialect::msnp18, dialect::msnp20};
    static constexpr dialect_example examples[] = {
        {dialect::msnp18,
         "UBX 1:bob@example.com 168\r\n<Data><PSM></PSM><CurrentMedia></CurrentMedia>"
         "<EndpointData id=\"{521a03be-12af-452d-a3c5-f7787d7a8267}\"><Capabilities>2789003324:48</Capabilities></EndpointData></Data>"sv},
        {dialect::msnp20, "UBX 1:ana@example.com 0\r\n"sv},
    };

    net_account contact{};      ///< the contact
    std::string_view payload{}; ///< XML: Data with EndpointData

    static constexpr void wire(auto& io, auto& self) {
        io.arg("contact", self.contact);
        io.payload(self.payload);
    }
    friend constexpr bool operator==(const ubx_18&, const ubx_18&) = default;
};

} // namespace msnp::from_ns
