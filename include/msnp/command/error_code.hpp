// What the number in a server's refusal means: `205 21\r\n`.
//
// The enumeration is open: it names the numbers that are known, and holds any other one of three digits as it came. All
// that the library knows of a number stands in one table, sorted, so that a lookup is a binary search and the name and
// the meaning of a code can't drift apart. What a refusal looks like on the wire is in error_reply.hpp.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp {

/// Why a server refuses a command; the value is the number on the wire.
/// Any other number of three digits, from 0 to 999, is a legal value as well and goes through unchanged;
/// is_listed() tells whether a value has a name here.
/// Below, a code is in every dialect unless its line says which. "payload": replies that carry one were seen.
/// "closes": the server closes the connection after it.
enum class error_code : std::uint16_t {
    // The command and its arguments: lists, groups, accounts.
    unknown_100 = 100,               ///< of unknown sense, in one client's table only; dialect unknown
    syntax_error = 200,              ///< no such verb, or a line that the server can't make out
    invalid_parameter = 201,         ///< a value that the command can't take, such as CHG to FLN; payload since MSNP13
    invalid_federated_user = 203,    ///< an account of a partner network is turned down; payload; since MSNP14
    unroutable_user = 204,           ///< ADL, RML, FQY: a contact's network missing or unknown; payload; since MSNP13
    invalid_user = 205,              ///< nobody has it: ADD in MSNP2 to 9 (then 208), ADL since MSNP13; payload
    domain_missing = 206,            ///< the account lacks its domain; payload in answer to ADL, but not in MSNP11
    already_logged_in = 207,         ///< a further USR after the login is done
    invalid_user_name = 208,         ///< CAL: can't be an account; ADC, ADL, SBP since MSNP10: nobody has it
    friendly_name_not_allowed = 209, ///< REA, PRP MFN: a banned word, too many bytes, or the account is unverified
    list_full = 210,                 ///< no room: 75, then 150, then 600 contacts on FL, 1000 on RL; payload
    unexpected_212 = 212,            ///< something unforeseen; known from one client's HRESULT; dialect unknown
    invalid_rename_request = 213,    ///< the contact to rename is a phone or isn't there; since MSNP10
    already_on_list = 215,           ///< ADD, ADC: the list has the contact; CAL: the switchboard session has
    not_on_list = 216,               ///< REM, REA: the list lacks the contact; CAL: turned down though online
    not_online = 217,                ///< CAL, UUN: the other user isn't online, is hidden or blocks us
    already_in_mode = 218,           ///< BLP, GTC: the setting would not change; MSNP2 to 12
    already_on_opposite_list = 219,  ///< one contact can't be on AL and BL; MSNP2 to 12
    not_accepting_pages = 220,       ///< the contact wants no pager messages; since MSNP5
    too_many_groups = 223,           ///< there are 30 groups, the most there may be; MSNP7 to 12
    invalid_group = 224,             ///< ADD, ADC, REM, REG, RMG: no such id, or a group that must stay; MSNP7 to 12
    not_in_group = 225,              ///< the contact isn't a member of the group; MSNP7 to 12
    group_error_226 = 226,           ///< of unknown sense, perhaps that RMG is turned down; MSNP11
    group_not_empty = 227,           ///< there are contacts left in the group; MSNP7 to 12
    group_name_exists = 228,         ///< another group has the name; MSNP10 to 12
    group_name_too_long = 229,       ///< over 61 bytes when percent-encoded; MSNP7 to 12
    cannot_remove_group_zero = 230,  ///< RMG of group 0, which has to stay; MSNP7 to 12
    group_missing_for_contact = 231, ///< the contact is to join a group that isn't there; MSNP7 to 12
    invalid_msisdn = 232,            ///< can't be a mobile phone's number; since MSNP12
    unknown_msisdn = 233,            ///< a mobile phone's number that the server can't place; since MSNP12
    unknown_keitai_domain = 234,     ///< the server can't place a Japanese phone's domain; payload; since MSNP12
    list_xml_empty_or_invalid = 240, ///< ADL, RML, FQY: no contact in the XML, or no XML; payload; closes; since MSNP13
    list_xml_bad_data = 241,         ///< ADL, RML, FQY: RL, PL, AL with BL, wrong attribute; payload; since MSNP13
    unknown_252 = 252,               ///< of unknown sense; payload; since MSNP13

    // Switchboards and messages.
    switchboard_failed = 280,      ///< no switchboard session can be opened
    transfer_failed = 281,         ///< the hand-over to a switchboard went wrong
    p2p_message_malformed = 282,   ///< MSG D: broken bytes, or the type is wrong; since MSNP9
    unknown_uun_application = 283, ///< UUN: a type that the server doesn't have; since MSNP13
    message_too_long = 285,        ///< the message is over the server's limit; since MSNP13
    sms_just_out_of_funds = 290,   ///< this SMS took the last of the credit; since MSNP13

    // What the command needs first.
    required_field_missing = 300, ///< an argument that the command can't do without isn't there
    too_many_matches = 301,       ///< FND: more people fit than the server returns; MSNP2 to 7
    not_logged_in = 302,          ///< the command is for after the login

    // The address book, mobile subscriptions, permissions.
    address_book_read_only = 400,    ///< the address book takes no changes; since MSNP13
    address_book_too_busy = 402,     ///< the store of contacts is overloaded; since MSNP10
    address_book_unavailable = 403,  ///< the store of contacts failed; one server: REM FL lacks the GUID; since MSNP10
    sms_subscription_required = 413, ///< mobile messages want a subscription; since MSNP13
    sms_subscription_disabled = 414, ///< the subscription to mobile messages is off; since MSNP13
    sms_out_of_funds = 415,          ///< no credit is left for SMS; since MSNP13
    disabled_in_market = 416,        ///< not offered in the user's country; since MSNP13
    disabled_everywhere = 417,       ///< not offered anywhere, not any more or not yet; since MSNP13
    try_again_later = 418,           ///< not at the moment, but perhaps soon; since MSNP13
    no_market_specified = 419,       ///< the request does not say which country it is for; since MSNP13
    account_permissions = 420,       ///< the account has no right to this, or was not invited; since MSNP13

    // Failures of the service, and of SMS.
    internal_server_error = 500,    ///< a fault, maintenance (login), or a blocked account; payload since MSNP13
    database_error = 501,           ///< the server's store of data failed
    command_disabled = 502,         ///< the server no longer takes this, as FND from 2003 on; since MSNP7
    failure_503 = 503,              ///< no reason given, as for wrong SND or SDC arguments; closes; since MSNP2
    ups_unavailable = 504,          ///< the service for presence and mobiles does not run; since MSNP13
    scs_unavailable = 505,          ///< the service for sharing does not run; since MSNP13
    federated_server_error = 508,   ///< UUM: an error in the partner network; payload; since MSNP14
    uum_failed = 509,               ///< UUM, or a message to a mobile phone, did not arrive; payload; since MSNP14
    file_operation_failed = 510,    ///< the server could not read or write a file of its own
    platform_error_511 = 511,       ///< the account is banned, and the reply tells more; payload; since MSNP13
    memory_allocation_failed = 520, ///< the server's memory is used up
    challenge_failed = 540,         ///< QRY: not the right answer to CHL, or not in time; closes; since MSNP6
    sms_account_muted = 550,        ///< the account for SMS is silenced; since MSNP13
    sms_account_disabled = 551,     ///< the account for SMS is switched off; since MSNP13
    sms_account_maxed = 552,        ///< the account for SMS may send no more; since MSNP13
    sms_internal_error = 580,       ///< a fault in the SMS service; since MSNP13
    sms_carrier_invalid = 590,      ///< there is no such mobile carrier; since MSNP13
    sms_carrier_no_route = 591,     ///< no way to the mobile carrier; payload; since MSNP13
    sms_carrier_error = 592,        ///< the mobile carrier could not do it; since MSNP13
    sms_address_mapping_full = 593, ///< no room to assign a further phone an address; since MSNP13
    sms_wrong_source_country = 594, ///< SMS from this country are turned down; since MSNP13
    sms_mobile_cache_full = 595,    ///< the SMS service's buffer has no room; since MSNP13
    sms_bad_format = 596,           ///< the SMS is malformed; since MSNP13
    sms_bad_text = 597,             ///< the words of the SMS are turned down; since MSNP13
    sms_too_long = 598,             ///< the SMS is over the limit; since MSNP13

    // Servers that are out of reach.
    server_busy = 600,            ///< the server has too much to do
    server_unavailable = 601,     ///< the server is out of service
    peer_ns_down = 602,           ///< the other user's notification server does not run
    database_connect_error = 603, ///< the server has no connection to its store of data
    server_going_down = 604,      ///< the server is about to stop
    server_unavailable_605 = 605, ///< like 601
    paging_unavailable = 606,     ///< pager messages are out of service; since MSNP5

    // Connections and sessions.
    connection_failed_700 = 700, ///< no connection came about; probably 707 by another number
    connection_failed = 707,     ///< no connection came about
    bad_cvr_parameters = 710,    ///< CVR with wrong arguments, URL without a mailbox, or pager messages are off
    blocking_write = 711,        ///< the server would have to wait to write; one client: a restricted session
    session_overload = 712,      ///< the session can't take more
    too_active = 713,            ///< CAL and others: too much in too short a time
    too_many_sessions = 714,     ///< the user may not have a further session
    not_expected = 715,          ///< VER twice, GCF before SYN, PAG from 9 on, PRP if unverified; payload since MSNP13
    bad_friend_file = 717,       ///< the server's copy of the contact list is broken
    restricted_user = 718,       ///< the user's account is under restrictions; since MSNP13
    session_federated = 719,     ///< the session spans a partner network; since MSNP14
    user_federated = 726,        ///< not for a user of a partner network; since MSNP14
    server_too_busy_729 = 729,   ///< like 600; dialect unknown
    not_expected_731 = 731,      ///< out of place, by one client's table of CVR; payload
    roaming_logoff = 733,        ///< signed out because the user roams; since MSNP16
    too_many_endpoints = 734,    ///< signed in at more places than allowed; since MSNP16

    // Limits.
    rate_limited = 800, ///< CHG, REA, XFR, PGD: too often in a short time
    unknown_801 = 801,  ///< of unknown sense, perhaps of making a group chat; payload; MSNP21

    // Signing in.
    server_too_busy = 910,            ///< login: like 600
    authentication_failed = 911,      ///< NS, SB: the login is turned down; in some clients' tables like 600
    server_too_busy_912 = 912,        ///< like 600
    not_allowed_while_hidden = 913,   ///< XFR SB and the like, as long as the status is HDN or none was set
    server_unavailable_914 = 914,     ///< like 601
    server_unavailable_915 = 915,     ///< like 601
    server_unavailable_916 = 916,     ///< like 601
    authentication_failed_917 = 917,  ///< the login is turned down for the account's domain
    server_too_busy_918 = 918,        ///< like 600
    server_too_busy_919 = 919,        ///< like 600
    not_accepting_new_users = 920,    ///< nobody else may sign in at the moment
    server_too_busy_921 = 921,        ///< like 600; by one client's table it took too long
    server_too_busy_922 = 922,        ///< like 600
    kids_without_consent = 923,       ///< a child's account that no parent agreed to; since MSNP4
    account_not_verified = 924,       ///< nobody has confirmed the account's address; since MSNP5
    managed_user_limited = 926,       ///< a managed account: not with this client, or not to be checked; since MSNP13
    restricted_account = 927,         ///< a parent or the service has locked the account; since MSNP13
    bad_ticket = 928,                 ///< the login's proof is wrong, or the account has gone elsewhere; since MSNP8
    challenge_failed_mcaa = 929,      ///< like 540, for an MCAA request; dialect unknown
    federated_domain = 930,           ///< accounts of this company's domain have no access; since MSNP13
    account_not_on_this_server = 931, ///< another server has the account; since MSNP13
    invalid_circle_membership = 933,  ///< ADL: a circle without us, or a contact turned down; payload; since MSNP18
    fss_user_no_access = 934,         ///< the user may not share files; dialect unknown
    invalid_signature = 935,          ///< USR SHA: the ticket's signature is wrong; since MSNP18
};

/// The number on the wire: 210.
[[nodiscard]] constexpr std::uint16_t number_of(error_code code) noexcept {
    return static_cast<std::uint16_t>(code);
}

namespace detail {

    struct error_code_row {
        error_code code;
        std::string_view name;
        std::string_view meaning;
    };

    inline constexpr auto error_code_rows = [] {
        using enum error_code;
        return std::array<error_code_row, 128>{{
            {unknown_100, "unknown_100"sv, "a refusal of unknown sense"sv},
            {syntax_error, "syntax_error"sv, "the server can't make out the command"sv},
            {invalid_parameter, "invalid_parameter"sv, "an argument of the command has a value that is not allowed"sv},
            {invalid_federated_user, "invalid_federated_user"sv, "the account on the partner network is turned down"sv},
            {unroutable_user, "unroutable_user"sv, "the contact's network is missing, unknown or out of reach"sv},
            {invalid_user, "invalid_user"sv, "nobody has this account"sv},
            {domain_missing, "domain_missing"sv, "the account's address lacks its domain"sv},
            {already_logged_in, "already_logged_in"sv, "this connection has signed in before"sv},
            {invalid_user_name, "invalid_user_name"sv, "the account's name is malformed, or nobody has it"sv},
            {friendly_name_not_allowed, "friendly_name_not_allowed"sv, "the display name is not permitted"sv},
            {list_full, "list_full"sv, "the list has no room for another contact"sv},
            {unexpected_212, "unexpected_212"sv, "the server did not foresee this"sv},
            {invalid_rename_request, "invalid_rename_request"sv, "this contact can't be renamed"sv},
            {already_on_list, "already_on_list"sv, "the contact is there already"sv},
            {not_on_list, "not_on_list"sv, "the list does not have this contact"sv},
            {not_online, "not_online"sv, "the contact can't be reached at the moment"sv},
            {already_in_mode, "already_in_mode"sv, "the setting has this value already"sv},
            {already_on_opposite_list, "already_on_opposite_list"sv,
             "a contact can't be allowed and blocked at once"sv},
            {not_accepting_pages, "not_accepting_pages"sv, "the contact does not want to be paged"sv},
            {too_many_groups, "too_many_groups"sv, "there may be no further group"sv},
            {invalid_group, "invalid_group"sv, "no group has this id"sv},
            {not_in_group, "not_in_group"sv, "the contact is not a member of the group"sv},
            {group_error_226, "group_error_226"sv, "a refusal of unknown sense that concerns a group"sv},
            {group_not_empty, "group_not_empty"sv, "there are contacts left in the group"sv},
            {group_name_exists, "group_name_exists"sv, "another group has this name"sv},
            {group_name_too_long, "group_name_too_long"sv, "the name is too long for a group"sv},
            {cannot_remove_group_zero, "cannot_remove_group_zero"sv, "group 0 has to stay"sv},
            {group_missing_for_contact, "group_missing_for_contact"sv,
             "the contact can't join a group that is not there"sv},
            {invalid_msisdn, "invalid_msisdn"sv, "this can't be the number of a mobile phone"sv},
            {unknown_msisdn, "unknown_msisdn"sv, "nobody has this mobile phone number"sv},
            {unknown_keitai_domain, "unknown_keitai_domain"sv,
             "the server can't place this domain of a Japanese mobile phone"sv},
            {list_xml_empty_or_invalid, "list_xml_empty_or_invalid"sv,
             "the XML that should list contacts is empty or malformed"sv},
            {list_xml_bad_data, "list_xml_bad_data"sv, "the XML that lists contacts asks for what can't be"sv},
            {unknown_252, "unknown_252"sv, "a refusal of unknown sense"sv},
            {switchboard_failed, "switchboard_failed"sv, "no chat session can be opened"sv},
            {transfer_failed, "transfer_failed"sv, "the hand-over to the chat server went wrong"sv},
            {p2p_message_malformed, "p2p_message_malformed"sv, "the peer-to-peer message is broken"sv},
            {unknown_uun_application, "unknown_uun_application"sv,
             "the server does not have this type of notification"sv},
            {message_too_long, "message_too_long"sv, "the message is over the server's limit"sv},
            {sms_just_out_of_funds, "sms_just_out_of_funds"sv, "this text message took the last of the credit"sv},
            {required_field_missing, "required_field_missing"sv, "the command lacks an argument that it needs"sv},
            {too_many_matches, "too_many_matches"sv, "the search fits more people than the server returns"sv},
            {not_logged_in, "not_logged_in"sv, "this is possible only after signing in"sv},
            {address_book_read_only, "address_book_read_only"sv, "the address book takes no changes"sv},
            {address_book_too_busy, "address_book_too_busy"sv,
             "the contacts can't be reached because their store is overloaded"sv},
            {address_book_unavailable, "address_book_unavailable"sv, "the contacts can't be reached"sv},
            {sms_subscription_required, "sms_subscription_required"sv,
             "the user has to subscribe to mobile messages first"sv},
            {sms_subscription_disabled, "sms_subscription_disabled"sv,
             "the subscription to mobile messages is switched off"sv},
            {sms_out_of_funds, "sms_out_of_funds"sv, "no credit is left for text messages"sv},
            {disabled_in_market, "disabled_in_market"sv, "this is not offered in the user's country"sv},
            {disabled_everywhere, "disabled_everywhere"sv, "this is not offered anywhere"sv},
            {try_again_later, "try_again_later"sv, "not possible at the moment, another attempt may succeed"sv},
            {no_market_specified, "no_market_specified"sv, "the request does not say which country it is for"sv},
            {account_permissions, "account_permissions"sv, "the account has no right to this"sv},
            {internal_server_error, "internal_server_error"sv,
             "something in the server went wrong, or it blocks the account"sv},
            {database_error, "database_error"sv, "the server's store of data failed"sv},
            {command_disabled, "command_disabled"sv, "the server no longer takes this command"sv},
            {failure_503, "failure_503"sv, "the server failed and gives no reason"sv},
            {ups_unavailable, "ups_unavailable"sv, "the service for presence and mobile phones does not run"sv},
            {scs_unavailable, "scs_unavailable"sv, "the service for sharing does not run"sv},
            {federated_server_error, "federated_server_error"sv, "the partner network could not do this"sv},
            {uum_failed, "uum_failed"sv, "the message did not arrive"sv},
            {file_operation_failed, "file_operation_failed"sv, "the server has trouble with one of its files"sv},
            {platform_error_511, "platform_error_511"sv, "the account is banned"sv},
            {memory_allocation_failed, "memory_allocation_failed"sv, "the server's memory is used up"sv},
            {challenge_failed, "challenge_failed"sv,
             "the server's challenge was not answered rightly, or not in time"sv},
            {sms_account_muted, "sms_account_muted"sv, "the account for text messages is silenced"sv},
            {sms_account_disabled, "sms_account_disabled"sv, "the account for text messages is switched off"sv},
            {sms_account_maxed, "sms_account_maxed"sv, "the account for text messages may send no more"sv},
            {sms_internal_error, "sms_internal_error"sv, "something in the text message service went wrong"sv},
            {sms_carrier_invalid, "sms_carrier_invalid"sv, "there is no such mobile carrier"sv},
            {sms_carrier_no_route, "sms_carrier_no_route"sv, "no way leads to the mobile carrier"sv},
            {sms_carrier_error, "sms_carrier_error"sv, "the mobile carrier could not do this"sv},
            {sms_address_mapping_full, "sms_address_mapping_full"sv, "no further phone can be assigned an address"sv},
            {sms_wrong_source_country, "sms_wrong_source_country"sv,
             "text messages from this country are turned down"sv},
            {sms_mobile_cache_full, "sms_mobile_cache_full"sv,
             "the text message service has no room for another message"sv},
            {sms_bad_format, "sms_bad_format"sv, "the text message is malformed"sv},
            {sms_bad_text, "sms_bad_text"sv, "the words of the text message are turned down"sv},
            {sms_too_long, "sms_too_long"sv, "the text message is over the limit"sv},
            {server_busy, "server_busy"sv, "the server has too much to do at the moment"sv},
            {server_unavailable, "server_unavailable"sv, "the server is out of service"sv},
            {peer_ns_down, "peer_ns_down"sv, "the contact's notification server does not run"sv},
            {database_connect_error, "database_connect_error"sv, "the server has no connection to its store of data"sv},
            {server_going_down, "server_going_down"sv, "the server is about to stop"sv},
            {server_unavailable_605, "server_unavailable_605"sv, "the server is out of service"sv},
            {paging_unavailable, "paging_unavailable"sv, "pager messages are out of service"sv},
            {connection_failed_700, "connection_failed_700"sv, "no connection came about"sv},
            {connection_failed, "connection_failed"sv, "no connection came about"sv},
            {bad_cvr_parameters, "bad_cvr_parameters"sv, "what the client says about itself is not accepted"sv},
            {blocking_write, "blocking_write"sv, "the server could not write without a wait"sv},
            {session_overload, "session_overload"sv, "the session can't take more"sv},
            {too_active, "too_active"sv, "the user does too much in too short a time"sv},
            {too_many_sessions, "too_many_sessions"sv, "the user may not have a further session"sv},
            {not_expected, "not_expected"sv, "the command or its argument is out of place here"sv},
            {bad_friend_file, "bad_friend_file"sv, "the server's copy of the contact list is broken"sv},
            {restricted_user, "restricted_user"sv, "the user's account is under restrictions"sv},
            {session_federated, "session_federated"sv, "the session spans a partner network"sv},
            {user_federated, "user_federated"sv, "this does not work for a user of a partner network"sv},
            {server_too_busy_729, "server_too_busy_729"sv, "the server has too much to do at the moment"sv},
            {not_expected_731, "not_expected_731"sv, "the command is out of place here"sv},
            {roaming_logoff, "roaming_logoff"sv, "signed out because the user roams"sv},
            {too_many_endpoints, "too_many_endpoints"sv, "the account is signed in at more places than allowed"sv},
            {rate_limited, "rate_limited"sv, "this was done too often in a short time"sv},
            {unknown_801, "unknown_801"sv, "a refusal of unknown sense, perhaps of making a group chat"sv},
            {server_too_busy, "server_too_busy"sv, "the server has too much to do to sign anybody in"sv},
            {authentication_failed, "authentication_failed"sv, "the sign-in is turned down"sv},
            {server_too_busy_912, "server_too_busy_912"sv, "the server has too much to do at the moment"sv},
            {not_allowed_while_hidden, "not_allowed_while_hidden"sv,
             "this is not possible for a user who appears offline"sv},
            {server_unavailable_914, "server_unavailable_914"sv, "the server is out of service"sv},
            {server_unavailable_915, "server_unavailable_915"sv, "the server is out of service"sv},
            {server_unavailable_916, "server_unavailable_916"sv, "the server is out of service"sv},
            {authentication_failed_917, "authentication_failed_917"sv,
             "the sign-in is turned down because of the account's domain"sv},
            {server_too_busy_918, "server_too_busy_918"sv, "the server has too much to do at the moment"sv},
            {server_too_busy_919, "server_too_busy_919"sv, "the server has too much to do at the moment"sv},
            {not_accepting_new_users, "not_accepting_new_users"sv, "nobody else may sign in at the moment"sv},
            {server_too_busy_921, "server_too_busy_921"sv, "the server has too much to do at the moment"sv},
            {server_too_busy_922, "server_too_busy_922"sv, "the server has too much to do at the moment"sv},
            {kids_without_consent, "kids_without_consent"sv, "no parent has agreed to this child's account"sv},
            {account_not_verified, "account_not_verified"sv, "the account's e-mail address was never confirmed"sv},
            {managed_user_limited, "managed_user_limited"sv,
             "the account is managed and can't be used with this client"sv},
            {restricted_account, "restricted_account"sv, "a parent or the service has locked the account"sv},
            {bad_ticket, "bad_ticket"sv, "the ticket or the password is wrong"sv},
            {challenge_failed_mcaa, "challenge_failed_mcaa"sv,
             "the challenge of an MCAA request was not answered rightly"sv},
            {federated_domain, "federated_domain"sv, "accounts of this company's domain have no access"sv},
            {account_not_on_this_server, "account_not_on_this_server"sv, "another server has this account"sv},
            {invalid_circle_membership, "invalid_circle_membership"sv,
             "the user is no member of the circle, or the contact is turned down"sv},
            {fss_user_no_access, "fss_user_no_access"sv, "the user may not share files"sv},
            {invalid_signature, "invalid_signature"sv, "the signature of the ticket is wrong"sv},
        }};
    }();

    /// The code's row; one without texts for a number that is not listed. By value, since g++ with
    /// -fsanitize=undefined can't compare a pointer into the table with nullptr in constant evaluation.
    constexpr error_code_row row_of(error_code code) noexcept {
        std::size_t first = 0;
        std::size_t last = error_code_rows.size();
        while (first < last) {
            const std::size_t middle = first + (last - first) / 2;
            if (error_code_rows[middle].code < code)
                first = middle + 1;
            else
                last = middle;
        }
        const bool found = first < error_code_rows.size() && error_code_rows[first].code == code;
        return found ? error_code_rows[first] : error_code_row{code, {}, {}};
    }

} // namespace detail

/// True when the number has an enumerator.
[[nodiscard]] constexpr bool is_listed(error_code code) noexcept {
    return !detail::row_of(code).name.empty();
}

/// The enumerator's own spelling, "list_full": for logs and JSON. Empty for a number that is not listed.
[[nodiscard]] constexpr std::string_view name_of(error_code code) noexcept {
    return detail::row_of(code).name;
}

/// What the code says, for people: "the list has no room for another contact". Empty for a number that is not listed.
[[nodiscard]] constexpr std::string_view meaning_of(error_code code) noexcept {
    return detail::row_of(code).meaning;
}

/// Reads exactly three decimal digits, whether their number is listed or not; errc::bad_value for anything else.
/// `out` is untouched unless errc::none is returned.
[[nodiscard]] constexpr errc parse_code(std::string_view three_digits, error_code& out) noexcept {
    std::uint16_t number = 0;
    if (three_digits.size() != 3 || parse_decimal(three_digits, number) != errc::none) return errc::bad_value;
    out = static_cast<error_code>(number);
    return errc::none;
}

/// Writes three digits, filled up with zeros. A number over 999 is no code: the caller keeps it out, and if not, its
/// last three digits are written.
template <class Sink>
constexpr void write_code(Sink& sink, error_code code) {
    const unsigned number = number_of(code);
    sink.put(static_cast<char>('0' + number / 100 % 10));
    sink.put(static_cast<char>('0' + number / 10 % 10));
    sink.put(static_cast<char>('0' + number % 10));
}

} // namespace msnp
