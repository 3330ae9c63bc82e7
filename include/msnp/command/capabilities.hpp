// What a client can do, as a sum of bits; each bit has a name.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/number.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp {

/// One capability of a client; names as in msnp-sharp's and aMSN's tables. What follows a bit of MSNP9's time only
/// matters to later clients, but servers relay it in every dialect.
enum class capability : std::uint32_t {
    online_via_mobile = 0x00000001,    ///< signed in on a mobile phone
    online_via_texas = 0x00000002,     ///< MSN Explorer 8
    ink_gif = 0x00000004,              ///< shows ink as GIF
    ink_isf = 0x00000008,              ///< reads and writes ink as ISF
    webcam = 0x00000010,               ///< has a webcam
    chunking = 0x00000020,             ///< takes messages in several packets
    mobile_enabled = 0x00000040,       ///< can be paged on a mobile phone
    web_watch = 0x00000080,            ///< on a wrist watch
    activities = 0x00000100,           ///< takes part in activities
    web_im = 0x00000200,               ///< signed in on the web messenger
    mobile_device = 0x00000400,        ///< connected by a mobile device
    federated = 0x00000800,            ///< behind a gateway to another network
    msn_space = 0x00001000,            ///< has a blog
    media_center = 0x00002000,         ///< Windows XP Media Center
    direct_im = 0x00004000,            ///< DirectIM
    winks = 0x00008000,                ///< takes winks
    shared_search = 0x00010000,        ///< shares searches
    bot = 0x00020000,                  ///< is a program
    voice_im = 0x00040000,             ///< takes voice clips
    secure_channel = 0x00080000,       ///< P2P over SChannel
    sip_invite = 0x00100000,           ///< takes SIP invitations
    multiparty_media = 0x00200000,     ///< several parties in one call (other sources: tunnelled SIP)
    shared_drive = 0x00400000,         ///< shared folders
    page_mode_messaging = 0x00800000,  ///< takes UUM
    onecare = 0x01000000,              ///< has OneCare
    turn = 0x02000000,                 ///< P2P over TURN
    direct_bootstrapping = 0x04000000, ///< P2P begins by UUN
    using_alias = 0x08000000,          ///< signed in with an alias
};

/// The sums that have one bit, and what it is called.
template <>
struct vocabulary<capability> {
    /// All of them.
    static constexpr word<capability> words[] = {
        {capability::online_via_mobile, "1", "online_via_mobile"},
        {capability::online_via_texas, "2", "online_via_texas"},
        {capability::ink_gif, "4", "ink_gif"},
        {capability::ink_isf, "8", "ink_isf"},
        {capability::webcam, "16", "webcam"},
        {capability::chunking, "32", "chunking"},
        {capability::mobile_enabled, "64", "mobile_enabled"},
        {capability::web_watch, "128", "web_watch"},
        {capability::activities, "256", "activities"},
        {capability::web_im, "512", "web_im"},
        {capability::mobile_device, "1024", "mobile_device"},
        {capability::federated, "2048", "federated"},
        {capability::msn_space, "4096", "msn_space"},
        {capability::media_center, "8192", "media_center"},
        {capability::direct_im, "16384", "direct_im"},
        {capability::winks, "32768", "winks"},
        {capability::shared_search, "65536", "shared_search"},
        {capability::bot, "131072", "bot"},
        {capability::voice_im, "262144", "voice_im"},
        {capability::secure_channel, "524288", "secure_channel"},
        {capability::sip_invite, "1048576", "sip_invite"},
        {capability::multiparty_media, "2097152", "multiparty_media"},
        {capability::shared_drive, "4194304", "shared_drive"},
        {capability::page_mode_messaging, "8388608", "page_mode_messaging"},
        {capability::onecare, "16777216", "onecare"},
        {capability::turn, "33554432", "turn"},
        {capability::direct_bootstrapping, "67108864", "direct_bootstrapping"},
        {capability::using_alias, "134217728", "using_alias"},
    };
};

namespace detail {

    /// Goes through the bits of a sum, from the lowest up.
    template <class Enum>
    class bit_cursor {
    public:
        using value_type = Enum;

        constexpr bit_cursor() noexcept = default;
        constexpr explicit bit_cursor(std::uint32_t rest) noexcept : rest_(rest) {}
        constexpr Enum operator*() const noexcept { return static_cast<Enum>(rest_ & (~rest_ + 1)); }
        constexpr void advance() noexcept { rest_ &= rest_ - 1; }
        [[nodiscard]] constexpr std::uint32_t place() const noexcept { return rest_; }

    private:
        std::uint32_t rest_ = 0; ///< the bits that have not been gone through
    };

} // namespace detail

/// The capabilities in a sum, one for each of its bits, from the lowest up. One that nobody named is a number that is no enumerator:
/// its name_of() is empty.
template <class Enum>
class capability_list : public lazy_list<capability_list<Enum>, detail::bit_cursor<Enum>> {
public:
    /// None.
    constexpr capability_list() noexcept = default;
    /// Those of a sum.
    constexpr explicit capability_list(std::uint32_t sum) noexcept : bits_(sum) {}

    /// The first.
    [[nodiscard]] constexpr lazy_iterator<detail::bit_cursor<Enum>> begin() const noexcept {
        return lazy_iterator<detail::bit_cursor<Enum>>(bits_);
    }

private:
    std::uint32_t bits_ = 0;
};

/// The client id in CHG, ILN and NLN: `1073791020`. Decimal, more than 2^31 for later clients. The four highest bits
/// count the client's generation. Since MSNP8. Bits that nobody named are kept.
struct capabilities {
    std::uint32_t bits = 0; ///< the sum

    /// None.
    constexpr capabilities() noexcept = default;
    /// A sum of bits, as written on the wire.
    constexpr capabilities(std::uint32_t sum) noexcept : bits(sum) {}

    /// Whether the client has a capability.
    [[nodiscard]] constexpr bool has(capability one) const noexcept {
        return (bits & static_cast<std::uint32_t>(one)) != 0;
    }
    /// The same client with one capability more.
    [[nodiscard]] constexpr capabilities with(capability one) const noexcept {
        return bits | static_cast<std::uint32_t>(one);
    }
    /// What the client can do, one by one, without its generation:
    ///
    ///     for (const capability one : client.all()) … name_of(one) …
    [[nodiscard]] constexpr capability_list<capability> all() const noexcept {
        return capability_list<capability>(bits & ~generation_bits);
    }
    /// The client's generation: 0 up to MSN 5 and for others' clients, 1 for MSN 6.0, … 12 for WLM 2012.
    [[nodiscard]] constexpr unsigned generation() const noexcept { return bits >> 28; }

    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr std::uint32_t& wire_number() noexcept { return bits; }
    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr const std::uint32_t& wire_number() const noexcept { return bits; }
    /// Equal when the bits are.
    friend constexpr bool operator==(const capabilities&, const capabilities&) = default;

private:
    static constexpr std::uint32_t generation_bits = 0xF0000000;
};

/// What the second number of a capability_pair says; names as in msnp-sharp's tables.
enum class extended_capability : std::uint32_t {
    sms_only = 0x00000001,                          ///< reached by SMS only
    voice_over_msnp = 0x00000002,                   ///< voice over MSNP
    uucp_sip = 0x00000004,                          ///< the UUCP SIP stack
    app_messages = 0x00000008,                      ///< messages of applications
    rtc_video = 0x00000010,                         ///< RTC video
    p2p_v2 = 0x00000020,                            ///< the second version of P2P
    authenticated_web_im = 0x00000040,              ///< signed in on the web messenger, authenticated
    one_to_one_via_group = 0x00000080,              ///< talks to one by a temporary group
    offline_im = 0x00000100,                        ///< takes offline messages by UUM
    sharing_video = 0x00000200,                     ///< shares video
    nudges = 0x00000400,                            ///< takes nudges
    circle_voice_im = 0x00000800,                   ///< voice in circles
    sharing = 0x00001000,                           ///< sharing
    mobile_suspend_im_fanout_disable = 0x00002000,  ///< a mobile phone that suspends what goes to all places
    p2p_mixer_relay = 0x00008000,                   ///< P2P by a mixer
    conversation_window_file_transfer = 0x00020000, ///< files in the conversation's window
    video_16x9 = 0x00040000,                        ///< video of 16:9
    p2p_enveloping = 0x00080000,                    ///< P2P in envelopes
    yahoo_disabled = 0x00400000,                    ///< does not talk to Yahoo! (one source has video_16x9's bit)
    sip_tunnel_v2 = 0x00800000,                     ///< the second version of tunnelled SIP
    voice_clip_wma = 0x01000000,                    ///< voice clips as WMA
    voice_clip_circle = 0x02000000,                 ///< voice clips in circles
    social_news = 0x04000000,                       ///< social news
    custom_emoticons = 0x08000000,                  ///< emoticons of one's own
    utf8_mood = 0x10000000,                         ///< personal messages in UTF-8
    fturn = 0x20000000,                             ///< FTURN
    p4_activity = 0x40000000,                       ///< P4 activities
    multiparty_conversations = 0x80000000,          ///< conversations of several
};

/// The same of the second number.
template <>
struct vocabulary<extended_capability> {
    /// All of them.
    static constexpr word<extended_capability> words[] = {
        {extended_capability::sms_only, "1", "sms_only"},
        {extended_capability::voice_over_msnp, "2", "voice_over_msnp"},
        {extended_capability::uucp_sip, "4", "uucp_sip"},
        {extended_capability::app_messages, "8", "app_messages"},
        {extended_capability::rtc_video, "16", "rtc_video"},
        {extended_capability::p2p_v2, "32", "p2p_v2"},
        {extended_capability::authenticated_web_im, "64", "authenticated_web_im"},
        {extended_capability::one_to_one_via_group, "128", "one_to_one_via_group"},
        {extended_capability::offline_im, "256", "offline_im"},
        {extended_capability::sharing_video, "512", "sharing_video"},
        {extended_capability::nudges, "1024", "nudges"},
        {extended_capability::circle_voice_im, "2048", "circle_voice_im"},
        {extended_capability::sharing, "4096", "sharing"},
        {extended_capability::mobile_suspend_im_fanout_disable, "8192", "mobile_suspend_im_fanout_disable"},
        {extended_capability::p2p_mixer_relay, "32768", "p2p_mixer_relay"},
        {extended_capability::conversation_window_file_transfer, "131072", "conversation_window_file_transfer"},
        {extended_capability::video_16x9, "262144", "video_16x9"},
        {extended_capability::p2p_enveloping, "524288", "p2p_enveloping"},
        {extended_capability::yahoo_disabled, "4194304", "yahoo_disabled"},
        {extended_capability::sip_tunnel_v2, "8388608", "sip_tunnel_v2"},
        {extended_capability::voice_clip_wma, "16777216", "voice_clip_wma"},
        {extended_capability::voice_clip_circle, "33554432", "voice_clip_circle"},
        {extended_capability::social_news, "67108864", "social_news"},
        {extended_capability::custom_emoticons, "134217728", "custom_emoticons"},
        {extended_capability::utf8_mood, "268435456", "utf8_mood"},
        {extended_capability::fturn, "536870912", "fturn"},
        {extended_capability::p4_activity, "1073741824", "p4_activity"},
        {extended_capability::multiparty_conversations, "2147483648", "multiparty_conversations"},
    };
};

/// The client id since MSNP16, two sums of bits: `2789003324:48`. Some clients send one number as before, which servers take
/// (Escargot); it is written as it came. Bits that nobody named are kept.
struct capability_pair {
    capabilities basic{};       ///< the number in front of ':'
    std::uint32_t extended = 0; ///< the sum behind it; 0 where it is missing
    bool is_pair = true;        ///< whether ':' and a second number are there

    /// None: `0:0`.
    constexpr capability_pair() noexcept = default;
    /// Both sums.
    constexpr capability_pair(capabilities first, std::uint32_t second) noexcept : basic(first), extended(second) {}

    /// Whether the client has a capability.
    [[nodiscard]] constexpr bool has(capability one) const noexcept { return basic.has(one); }
    /// Whether the client has a capability.
    [[nodiscard]] constexpr bool has(extended_capability one) const noexcept {
        return (extended & static_cast<std::uint32_t>(one)) != 0;
    }
    /// What the second number says, one by one; basic.all() has the first.
    [[nodiscard]] constexpr capability_list<extended_capability> all_extended() const noexcept {
        return capability_list<extended_capability>(extended);
    }
    /// The same client with one capability more.
    [[nodiscard]] constexpr capability_pair with(capability one) const noexcept {
        capability_pair more = *this;
        more.basic = basic.with(one);
        return more;
    }
    /// The same client with one capability more; a pair then.
    [[nodiscard]] constexpr capability_pair with(extended_capability one) const noexcept {
        return {basic, extended | static_cast<std::uint32_t>(one)};
    }

    /// Takes two numbers with ':' between them, or one; errc::bad_number, errc::out_of_range for others.
    constexpr errc from_token(std::string_view token) noexcept {
        const std::size_t colon = token.find(':');
        capability_pair read;
        read.is_pair = colon != std::string_view::npos;
        if (const errc code = parse_decimal(token.substr(0, colon), read.basic.bits); code != errc::none) return code;
        if (read.is_pair)
            if (const errc code = parse_decimal(token.substr(colon + 1), read.extended); code != errc::none)
                return code;
        *this = read;
        return errc::none;
    }
    /// Both numbers, or the one; errc::bad_value for a second number that has no place.
    template <class Sink>
    constexpr errc to_token(Sink& sink) const {
        sink.write(decimal_digits(basic.bits).view());
        if (!is_pair) return extended == 0 ? errc::none : errc::bad_value;
        sink.put(':');
        sink.write(decimal_digits(extended).view());
        return errc::none;
    }
    /// Equal when both sums are, and their spelling.
    friend constexpr bool operator==(const capability_pair&, const capability_pair&) = default;
};

} // namespace msnp
