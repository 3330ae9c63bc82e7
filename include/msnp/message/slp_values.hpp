// The values in MSNSLP's headers and bodies: methods, statuses, addresses, identifiers, and what some clients write back to front.
#pragma once

#include <msnp/base/base64.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/command/account_endpoint.hpp>
#include <msnp/command/braced_guid.hpp>
#include <msnp/command/email.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace msnp::slp {

/// What a request is.
enum class method : std::uint8_t {
    invite, ///< INVITE: to a session, or to another way for its data
    bye,    ///< BYE: ends a session
    ack,    ///< ACK: tells addresses that have changed
};

/// What an answer is: the number of a status line.
enum class status : std::uint32_t {
    ok = 200,             ///< agreed
    not_found = 404,      ///< nobody is there
    no_such_call = 481,   ///< no session is known by this Call-ID
    internal_error = 500, ///< also of a Content-Type that is not known
    decline = 603,        ///< declined
    unacceptable = 606,   ///< not so
};

/// A way for data between two peers.
enum class bridge : std::uint8_t {
    trudp,       ///< TRUDPv1: UDP
    tcp,         ///< TCPv1: a direct connection
    switchboard, ///< SBBridge: over the switchboard
    turn,        ///< TURNv1: over a relay
};

/// What is said of the way: Nat-Trav-Msg-Type. Since MSNP15 or so.
enum class traversal : std::uint8_t {
    direct_connect_request, ///< in a request for a direct connection
    updated_port,           ///< the port has changed
};

} // namespace msnp::slp

namespace msnp {

/// The words of slp::method.
template <>
struct vocabulary<slp::method> {
    /// All of them.
    static constexpr word<slp::method> words[] = {
        {slp::method::invite, "INVITE", "invite"},
        {slp::method::bye, "BYE", "bye"},
        {slp::method::ack, "ACK", "ack"},
    };
};

/// The numbers of slp::status, and their names for people.
template <>
struct vocabulary<slp::status> {
    /// All of them.
    static constexpr word<slp::status> words[] = {
        {slp::status::ok, "200", "ok"},
        {slp::status::not_found, "404", "not_found"},
        {slp::status::no_such_call, "481", "no_such_call"},
        {slp::status::internal_error, "500", "internal_error"},
        {slp::status::decline, "603", "decline"},
        {slp::status::unacceptable, "606", "unacceptable"},
    };
};

/// The words of slp::bridge.
template <>
struct vocabulary<slp::bridge> {
    /// All of them.
    static constexpr word<slp::bridge> words[] = {
        {slp::bridge::trudp, "TRUDPv1", "trudp"},
        {slp::bridge::tcp, "TCPv1", "tcp"},
        {slp::bridge::switchboard, "SBBridge", "switchboard"},
        {slp::bridge::turn, "TURNv1", "turn"},
    };
};

/// The words of slp::traversal.
template <>
struct vocabulary<slp::traversal> {
    /// All of them.
    static constexpr word<slp::traversal> words[] = {
        {slp::traversal::direct_connect_request, "WLX-Nat-Trav-Msg-Direct-Connect-Req", "direct_connect_request"},
        {slp::traversal::updated_port, "WLX-Nat-Trav-Msg-Updated-Connecting-Port", "updated_port"},
    };
};

} // namespace msnp

namespace msnp::slp {

/// The words that go with a status: "OK"; empty for one that is not known.
[[nodiscard]] constexpr std::string_view reason_of(status code) noexcept {
    switch (code) {
    case status::ok: return "OK";
    case status::not_found: return "Not Found";
    case status::no_such_call: return "No Such Call";
    case status::internal_error: return "Internal Error";
    case status::decline: return "Decline";
    case status::unacceptable: return "Unacceptable";
    }
    return {};
}

/// What a session is for: values of EUF-GUID. The AppID beside it says the same with less certainty.
namespace application {

    inline constexpr braced_guid msn_object =
        "{A4268EEC-FEC5-49E5-95C3-F126696BDBF6}"; ///< a picture, an emoticon, a wink
    inline constexpr braced_guid file_transfer = "{5D3E02AB-6190-11D3-BBBB-00C04F795683}"; ///< a file
    inline constexpr braced_guid webcam_wanted =
        "{1C9AA97E-9C05-4583-A3BD-908A196F1E92}"; ///< asks for the peer's webcam
    inline constexpr braced_guid webcam_shown = "{4BD96FC0-AB17-4425-A14A-439185962DC8}";  ///< shows one's own
    inline constexpr braced_guid photo_sharing = "{41D3E74E-04A2-4B37-96F8-08ACDB610874}"; ///< photos
    inline constexpr braced_guid activity = "{6A13AF9C-5308-4F35-923A-67E8DDA40C2F}";      ///< a game

} // namespace application

/// The name of an EUF-GUID for people, "file_transfer"; empty for one that is not known.
[[nodiscard]] constexpr std::string_view name_of_application(const braced_guid& id) noexcept {
    if (id == application::msn_object) return "msn_object";
    if (id == application::file_transfer) return "file_transfer";
    if (id == application::webcam_wanted) return "webcam_wanted";
    if (id == application::webcam_shown) return "webcam_shown";
    if (id == application::photo_sharing) return "photo_sharing";
    if (id == application::activity) return "activity";
    return {};
}

/// Base64 in a field: what an application has to say in its own way. Of an msnobj it is the XML with a NUL, of a file a file_context, of
/// an activity UTF-16 as `10331021;1;Name`.
struct context : token_text<context> {
    using token_text::token_text;

    /// It, to be decoded.
    [[nodiscard]] constexpr base64_text base64() const noexcept { return base64_text(text); }
};

namespace detail {

    /// The account behind `msnmsgr:`, in any case; errc::bad_value for what is none.
    constexpr errc read_peer(std::string_view text, account_endpoint& peer) noexcept {
        constexpr std::string_view scheme = "msnmsgr:"sv;
        if (text.size() <= scheme.size() || !mime::equal_ignoring_case(text.substr(0, scheme.size()), scheme))
            return errc::bad_value;
        return peer.from_token(text.substr(scheme.size()));
    }
    constexpr bool is_trimmed(std::string_view text) noexcept {
        return mime::trim(text).size() == text.size();
    }

} // namespace detail

/// Who a message is to or from: `<msnmsgr:bob@example.com>`, since MSNP16 with a place behind ';'.
struct address {
    account_endpoint peer{}; ///< who, and where

    /// Nobody.
    constexpr address() noexcept = default;
    /// An account, and a place.
    constexpr address(account_endpoint who) noexcept : peer(who) {}
    /// An account, and a place.
    constexpr address(email who, machine_id where = {}) noexcept : peer(who, where) {}
    /// An account.
    constexpr address(const char* who) noexcept : peer(email(who)) {}

    /// True when there is nobody.
    [[nodiscard]] constexpr bool empty() const noexcept { return peer.account.empty() && peer.endpoint.empty(); }
    /// Takes an address, with or without the brackets, the word in any case; errc::bad_value for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        const bool has_brackets = token.size() >= 2 && token.front() == '<' && token.back() == '>';
        return detail::read_peer(has_brackets ? token.substr(1, token.size() - 2) : token, peer);
    }
    /// The address in brackets; errors as those of account_endpoint.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write("<msnmsgr:");
        const errc code = peer.to_token(sink);
        sink.put('>');
        return code;
    }
    /// Equal when the accounts are, and the places.
    friend constexpr bool operator==(const address&, const address&) = default;
};

/// What tells which messages belong together: a GUID in braces as a rule. Any text is taken, since it has to be sent back as it came
/// and one client leaves out digits of its GUIDs.
struct identifier : token_text<identifier> {
    using token_text::token_text;

    /// Whether it is a GUID.
    [[nodiscard]] constexpr bool is_guid() const noexcept { return braced_guid::takes(text); }
    /// The same, but for the letters' case and the braces where both are GUIDs.
    [[nodiscard]] constexpr bool same_as(const identifier& other) const noexcept {
        if (is_guid() && other.is_guid()) return braced_guid(text) == braced_guid(other.text);
        return text == other.text;
    }
};

/// The way that a message took: `MSNSLP/1.0/TLP ;branch={33517CE4-02FC-4428-B6F4-39927229B722}`.
struct hop {
    /// What Microsoft's client has in front of ';'.
    static constexpr std::string_view usual = "MSNSLP/1.0/TLP"sv;

    std::string_view protocol = usual; ///< in front of ';'
    identifier branch{};               ///< the same in an answer

    /// None.
    constexpr hop() noexcept = default;
    /// Of a branch.
    constexpr hop(identifier id) noexcept : branch(id) {}
    /// Of a branch.
    constexpr hop(const char* id) noexcept : branch(id) {}

    /// True when there is none.
    [[nodiscard]] constexpr bool empty() const noexcept { return branch.empty() && protocol == usual; }
    /// Takes a protocol, ';', and a branch that goes to the end, with blanks around them or without; errc::bad_value for anything else.
    constexpr errc from_token(std::string_view token) noexcept {
        constexpr std::string_view name = "branch"sv;
        const std::size_t semicolon = token.find(';');
        if (semicolon == std::string_view::npos) return errc::bad_value;
        const std::string_view parameter = token.substr(semicolon + 1);
        const std::size_t equals = parameter.find('=');
        if (equals == std::string_view::npos ||
            !mime::equal_ignoring_case(mime::trim(parameter.substr(0, equals)), name))
            return errc::bad_value;
        protocol = mime::trim(token.substr(0, semicolon));
        branch = mime::trim(parameter.substr(equals + 1));
        return branch.empty() || protocol.empty() ? errc::bad_value : errc::none;
    }
    /// Both, with the blank in front of ';' that Microsoft's client writes; errc::bad_value for what would be read otherwise,
    /// errc::missing_value for one without a branch.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(protocol);
        sink.write(" ;branch=");
        sink.write(branch.text);
        if (branch.empty()) return errc::missing_value;
        const bool is_good = !protocol.empty() && protocol.find(';') == std::string_view::npos &&
                             detail::is_trimmed(protocol) && detail::is_trimmed(branch.text);
        return is_good ? errc::none : errc::bad_value;
    }
    /// Equal when both are.
    friend constexpr bool operator==(const hop&, const hop&) = default;
};

/// A number that a blank follows, as Microsoft's client writes it: `CSeq: 0 `.
struct sequence_number {
    /// The blank is no part of the value.
    static constexpr bool ends_in_blank = true;

    std::uint32_t value = 0; ///< 0 in a request, one more in its answer

    /// 0.
    constexpr sequence_number() noexcept = default;
    /// This number.
    constexpr sequence_number(std::uint32_t n) noexcept : value(n) {}
    /// Takes a number, without the blank.
    constexpr errc from_token(std::string_view token) noexcept { return parse_decimal(token, value); }
    /// The number and a blank.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(decimal_digits(value).view());
        sink.put(' ');
        return errc::none;
    }
    /// Equal in value.
    friend constexpr bool operator==(const sequence_number&, const sequence_number&) = default;
};

/// A text that WLM 2009 writes back to front, as it does the name of its field: `srddA-lanretnI4vPI: 1.0.861.291`.
struct mirrored_text {
    std::string_view text{};  ///< as on the wire
    bool is_mirrored = false; ///< its last byte is meant to be the first, in the field's name, too

    /// No text.
    constexpr mirrored_text() noexcept = default;
    /// A text the right way round.
    constexpr mirrored_text(std::string_view value) noexcept : text(value) {}
    /// A text the right way round.
    constexpr mirrored_text(const char* value) noexcept : text(value) {}
    /// A text from its end.
    [[nodiscard]] static constexpr mirrored_text mirrored(std::string_view value) noexcept {
        mirrored_text made(value);
        made.is_mirrored = true;
        return made;
    }

    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return text.empty(); }
    /// How many bytes it has.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return text.size(); }
    /// A byte of the text as it is meant.
    [[nodiscard]] constexpr char operator[](std::size_t i) const noexcept {
        return text[is_mirrored ? text.size() - 1 - i : i];
    }
    /// The text as it is meant, in the caller's memory; errc::buffer_too_small when it does not fit.
    [[nodiscard]] constexpr result<std::string_view> decode_to(std::span<char> memory) const noexcept {
        if (memory.size() < size()) return error{errc::buffer_too_small, memory.size(), {}};
        for (std::size_t i = 0; i < size(); ++i) memory[i] = (*this)[i];
        return std::string_view(memory.data(), size());
    }
    /// Takes any text, the right way round.
    constexpr errc from_token(std::string_view token) noexcept {
        *this = mirrored_text(token);
        return errc::none;
    }
    /// Takes any text, from its end.
    constexpr errc from_mirrored(std::string_view token) noexcept {
        *this = mirrored(token);
        return errc::none;
    }
    /// The text as on the wire.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(text);
        return errc::none;
    }
    /// Equal as they are meant.
    friend constexpr bool operator==(const mirrored_text& a, const mirrored_text& b) noexcept {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (a[i] != b[i]) return false;
        return true;
    }
};

/// A port that WLM 2009 writes in the same way: `troP-lanretnI4vPI: 3681` is 1863.
struct mirrored_port {
    std::uint16_t number = 0; ///< as it is meant
    bool is_mirrored = false; ///< its last digit comes first, and so does the last letter of its field's name

    /// 0.
    constexpr mirrored_port() noexcept = default;
    /// This port.
    constexpr mirrored_port(std::uint16_t port, bool mirrored = false) noexcept : number(port), is_mirrored(mirrored) {}

    /// Takes a number.
    constexpr errc from_token(std::string_view token) noexcept {
        is_mirrored = false;
        return parse_decimal(token, number);
    }
    /// Takes a number from its end. It has no zeros in front, which are behind then.
    constexpr errc from_mirrored(std::string_view token) noexcept {
        is_mirrored = true;
        std::array<char, 5> memory{};
        const result<std::string_view> digits = mirrored_text::mirrored(token).decode_to(memory);
        return digits ? parse_decimal(*digits, number) : is_decimal(token) ? errc::out_of_range : errc::bad_number;
    }
    /// The number, from its end if it came so.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        const decimal_digits digits(number);
        mirrored_text text(digits.view());
        text.is_mirrored = is_mirrored;
        for (std::size_t i = 0; i < text.size(); ++i) sink.put(text[i]);
        return errc::none;
    }
    /// Equal in number.
    friend constexpr bool operator==(const mirrored_port& a, const mirrored_port& b) noexcept {
        return a.number == b.number;
    }
};

} // namespace msnp::slp
