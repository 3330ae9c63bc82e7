// The protocol's words: presence, lists, privacy and the rest, each an enumeration with its vocabulary.
//
// A closed vocabulary (presence, lists, privacy, reverse_notify, acknowledgement) is used as it is: another word does
// not fit. An open one (dialects in VER, properties, URL services, OUT reasons, packages) is used through open_word<>,
// since servers knew more words than anybody wrote down.
#pragma once

#include <msnp/wire/dialect.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp {

/// What a contact, or oneself, is doing: CHG, ILN, NLN.
enum class presence : std::uint8_t {
    online,        ///< NLN
    busy,          ///< BSY
    idle,          ///< IDL: set by the client itself
    be_right_back, ///< BRB
    away,          ///< AWY
    on_the_phone,  ///< PHN
    out_to_lunch,  ///< LUN
    hidden,        ///< HDN: one's own, others see offline
    offline,       ///< FLN: no legal value of CHG, servers answer 201
};

/// The presence words.
template <>
struct vocabulary<presence> {
    /// All of them.
    static constexpr word<presence> words[] = {
        {presence::online, "NLN", "online"},
        {presence::busy, "BSY", "busy"},
        {presence::idle, "IDL", "idle"},
        {presence::be_right_back, "BRB", "be_right_back"},
        {presence::away, "AWY", "away"},
        {presence::on_the_phone, "PHN", "on_the_phone"},
        {presence::out_to_lunch, "LUN", "out_to_lunch"},
        {presence::hidden, "HDN", "hidden"},
        {presence::offline, "FLN", "offline"},
    };
};

/// A contact list by name: ADD, REM, LST. list_mask has the same as bits.
enum class list_kind : std::uint8_t {
    forward, ///< FL: the contacts that one watches
    allow,   ///< AL: who may see one's presence
    block,   ///< BL: who may not
    reverse, ///< RL: who has one on the forward list; only the server changes it
    pending, ///< PL: reverse, but not answered yet; since MSNP10
};

/// The list names.
template <>
struct vocabulary<list_kind> {
    /// All of them.
    static constexpr word<list_kind> words[] = {
        {list_kind::forward, "FL", "forward"},
        {list_kind::allow, "AL", "allow"},
        {list_kind::block, "BL", "block"},
        {list_kind::reverse, "RL", "reverse"},
        {list_kind::pending, "PL", "pending", {dialect::msnp10, last_dialect}},
    };
};

/// What holds for people on neither the allow nor the block list: BLP.
enum class privacy : std::uint8_t {
    allow, ///< AL: they may see one's presence
    block, ///< BL: they may not
};

/// The privacy words.
template <>
struct vocabulary<privacy> {
    /// All of them.
    static constexpr word<privacy> words[] = {
        {privacy::allow, "AL", "allow"},
        {privacy::block, "BL", "block"},
    };
};

/// What the client does when somebody adds its user: GTC.
enum class reverse_notify : std::uint8_t {
    ask,   ///< A: asks the user
    never, ///< N: says nothing
};

/// The GTC words.
template <>
struct vocabulary<reverse_notify> {
    /// All of them.
    static constexpr word<reverse_notify> words[] = {
        {reverse_notify::ask, "A", "ask"},
        {reverse_notify::never, "N", "never"},
    };
};

/// Which answer a client wants to a message: MSG to a switchboard.
enum class acknowledgement : std::uint8_t {
    none,       ///< U: neither ACK nor NAK
    on_failure, ///< N: NAK only
    always,     ///< A: ACK or NAK
    data,       ///< D: as A, for P2P data; 282 when malformed; since MSNP9
    on_success, ///< S: ACK only, for invitations; since MSNP9, and some servers close the connection on it
};

/// The acknowledgement letters.
template <>
struct vocabulary<acknowledgement> {
    /// All of them.
    static constexpr word<acknowledgement> words[] = {
        {acknowledgement::none, "U", "none"},
        {acknowledgement::on_failure, "N", "on_failure"},
        {acknowledgement::always, "A", "always"},
        {acknowledgement::data, "D", "data", {dialect::msnp9, last_dialect}},
        {acknowledgement::on_success, "S", "on_success", {dialect::msnp9, last_dialect}},
    };
};

/// A property of a person: PRP. Open: its field is a property_key.
enum class property : std::uint8_t {
    phone_home,            ///< PHH
    phone_work,            ///< PHW
    phone_mobile,          ///< PHM
    mobile_device_enabled, ///< MOB: Y or N, others may page
    mobile_enabled,        ///< MBE: Y or N, a mobile device is set up
    friendly_name,         ///< MFN: one's own display name; since MSNP10
    has_blog,              ///< HSB: 0 or 1; since MSNP11
    web_watch,             ///< WWE: 0, 1 or 2, meaning uncertain; since MSNP9
};

/// The known property names.
template <>
struct vocabulary<property> {
    /// All of them.
    static constexpr word<property> words[] = {
        {property::phone_home, "PHH", "phone_home"},
        {property::phone_work, "PHW", "phone_work"},
        {property::phone_mobile, "PHM", "phone_mobile"},
        {property::mobile_device_enabled, "MOB", "mobile_device_enabled"},
        {property::mobile_enabled, "MBE", "mobile_enabled"},
        {property::friendly_name, "MFN", "friendly_name", {dialect::msnp10, last_dialect}},
        {property::has_blog, "HSB", "has_blog", {dialect::msnp11, last_dialect}},
        {property::web_watch, "WWE", "web_watch", {dialect::msnp9, last_dialect}},
    };
};

/// A property's name: up to three bytes that do not begin with a digit, so that it is never taken for the list version that
/// stands in its place in the replies of MSNP5 to MSNP9, and have no '@', so that it is never taken for the account that
/// stands there in BPR.
struct property_key : checked_text<property_key, open_word<property>> {
    using checked_text::checked_text;

    /// True for one to three bytes without '@' of which the first is no digit.
    [[nodiscard]] static constexpr bool takes(std::string_view token) noexcept {
        return !token.empty() && token.size() <= 3 && !is_digit(token.front()) &&
               token.find('@') == std::string_view::npos;
    }
    /// Equal when the names are.
    friend constexpr bool operator==(const property_key&, const property_key&) = default;
};

/// A web page of the service that a client asks for with URL. Open.
enum class url_service : std::uint8_t {
    inbox,             ///< INBOX
    folders,           ///< FOLDERS
    compose,           ///< COMPOSE, with an address
    message,           ///< MESSAGE
    password,          ///< PASSWORD
    account_details,   ///< PERSON, with a locale
    mobile_setup,      ///< MOBILE
    mobile_settings,   ///< CHGMOB
    profile,           ///< PROFILE, with a locale
    chat_rooms,        ///< CHAT, with a locale
    net2phone_account, ///< N2PACCOUNT
    net2phone_fund,    ///< N2PFUND
    address_book,      ///< ADDRBOOK
    advanced_search,   ///< ADVSEARCH
    interest_search,   ///< INTSEARCH
};

/// The known services.
template <>
struct vocabulary<url_service> {
    /// All of them.
    static constexpr word<url_service> words[] = {
        {url_service::inbox, "INBOX", "inbox"},
        {url_service::folders, "FOLDERS", "folders"},
        {url_service::compose, "COMPOSE", "compose"},
        {url_service::message, "MESSAGE", "message"},
        {url_service::password, "PASSWORD", "password"},
        {url_service::account_details, "PERSON", "account_details"},
        {url_service::mobile_setup, "MOBILE", "mobile_setup"},
        {url_service::mobile_settings, "CHGMOB", "mobile_settings"},
        {url_service::profile, "PROFILE", "profile"},
        {url_service::chat_rooms, "CHAT", "chat_rooms"},
        {url_service::net2phone_account, "N2PACCOUNT", "net2phone_account"},
        {url_service::net2phone_fund, "N2PFUND", "net2phone_fund"},
        {url_service::address_book, "ADDRBOOK", "address_book"},
        {url_service::advanced_search, "ADVSEARCH", "advanced_search"},
        {url_service::interest_search, "INTSEARCH", "interest_search"},
    };
};

/// Why a server closes the connection: OUT. Open; no word at all is an ordinary close.
enum class out_reason : std::uint8_t {
    signed_in_elsewhere, ///< OTH
    server_shutdown,     ///< SSD
    terms_of_use,        ///< TOU
    list_migrated,       ///< MIG: the contact list moved, from MSNP10 on
};

/// The known reasons.
template <>
struct vocabulary<out_reason> {
    /// All of them.
    static constexpr word<out_reason> words[] = {
        {out_reason::signed_in_elsewhere, "OTH", "signed_in_elsewhere"},
        {out_reason::server_shutdown, "SSD", "server_shutdown"},
        {out_reason::terms_of_use, "TOU", "terms_of_use"},
        {out_reason::list_migrated, "MIG", "list_migrated"},
    };
};

/// Whether a client takes invitations to a chat: IMS.
enum class invitations : std::uint8_t {
    on,  ///< ON: as ever
    off, ///< OFF: nobody can chat with it
};

/// The words of IMS.
template <>
struct vocabulary<invitations> {
    /// Both.
    static constexpr word<invitations> words[] = {
        {invitations::on, "ON", "on"},
        {invitations::off, "OFF", "off"},
    };
};

/// A way to sign in: INF's answer. Open.
enum class auth_package : std::uint8_t {
    md5,    ///< MD5: a digest of a challenge and the password; MSNP2 to MSNP7
    ctp,    ///< CTP: the password in clear, on the first servers only
    cookie, ///< CKI: a cookie, at a switchboard
};

/// The known packages.
template <>
struct vocabulary<auth_package> {
    /// All of them.
    static constexpr word<auth_package> words[] = {
        {auth_package::md5, "MD5", "md5"},
        {auth_package::ctp, "CTP", "ctp"},
        {auth_package::cookie, "CKI", "cookie"},
    };
};

/// What a ticket has to be asked for with: USR SSO. Open.
enum class sso_policy : std::uint8_t {
    mbi,         ///< MBI
    mbi_key,     ///< MBI_KEY
    mbi_key_old, ///< MBI_KEY_OLD
    mbi_ssl,     ///< MBI_SSL
};

/// The known policies.
template <>
struct vocabulary<sso_policy> {
    /// All of them.
    static constexpr word<sso_policy> words[] = {
        {sso_policy::mbi, "MBI", "mbi"},
        {sso_policy::mbi_key, "MBI_KEY", "mbi_key"},
        {sso_policy::mbi_key_old, "MBI_KEY_OLD", "mbi_key_old"},
        {sso_policy::mbi_ssl, "MBI_SSL", "mbi_ssl"},
    };
};

/// The dialects as VER spells them. Open in VER, where CVR0 and dialects of other servers stand beside them.
template <>
struct vocabulary<dialect> {
    /// All of them.
    static constexpr word<dialect> words[] = {
        {dialect::msnp2, "MSNP2", "MSNP2"},    {dialect::msnp3, "MSNP3", "MSNP3"},
        {dialect::msnp4, "MSNP4", "MSNP4"},    {dialect::msnp5, "MSNP5", "MSNP5"},
        {dialect::msnp6, "MSNP6", "MSNP6"},    {dialect::msnp7, "MSNP7", "MSNP7"},
        {dialect::msnp8, "MSNP8", "MSNP8"},    {dialect::msnp9, "MSNP9", "MSNP9"},
        {dialect::msnp10, "MSNP10", "MSNP10"}, {dialect::msnp11, "MSNP11", "MSNP11"},
        {dialect::msnp12, "MSNP12", "MSNP12"}, {dialect::msnp13, "MSNP13", "MSNP13"},
        {dialect::msnp14, "MSNP14", "MSNP14"}, {dialect::msnp15, "MSNP15", "MSNP15"},
        {dialect::msnp16, "MSNP16", "MSNP16"}, {dialect::msnp17, "MSNP17", "MSNP17"},
        {dialect::msnp18, "MSNP18", "MSNP18"}, {dialect::msnp19, "MSNP19", "MSNP19"},
        {dialect::msnp20, "MSNP20", "MSNP20"}, {dialect::msnp21, "MSNP21", "MSNP21"},
    };
};

/// The dialect that a word of the wire names: "MSNP9"; empty for another word.
[[nodiscard]] constexpr std::optional<dialect> dialect_from(std::string_view text) noexcept {
    return find_word<dialect>(text);
}

} // namespace msnp
