// What a client can do, as a sum of bits.
#pragma once

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
    /// The client's generation: 0 up to MSN 5 and for others' clients, 1 for MSN 6.0, … 12 for WLM 2012.
    [[nodiscard]] constexpr unsigned generation() const noexcept { return bits >> 28; }

    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr std::uint32_t& wire_number() noexcept { return bits; }
    /// The number that stands on the wire, in decimal.
    [[nodiscard]] constexpr const std::uint32_t& wire_number() const noexcept { return bits; }
    /// Equal when the bits are.
    friend constexpr bool operator==(const capabilities&, const capabilities&) = default;
};

} // namespace msnp
