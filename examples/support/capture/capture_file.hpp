// Packet captures, pcap and pcapng, as libpcap reads them.
#pragma once

#include "../input.hpp"
#include "capture_time.hpp"
#include "packet.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace msnp_examples {

/// A packet as it was captured.
struct captured_packet {
    capture_time time;
    std::string_view bytes; ///< until the next one is read
};

/// Whether a file that begins like this is a capture: of pcap, in either byte order, its times in micro- or nanoseconds,
/// or pcapng.
[[nodiscard]] inline bool is_capture(std::string_view front) noexcept {
    using namespace std::string_view_literals;
    for (const std::string_view magic :
         {"\xA1\xB2\xC3\xD4"sv, "\xD4\xC3\xB2\xA1"sv, "\xA1\xB2\x3C\x4D"sv, "\x4D\x3C\xB2\xA1"sv, "\x0A\x0D\x0D\x0A"sv})
        if (front.starts_with(magic)) return true;
    return false;
}

/// A capture that is open.
class capture_file {
public:
    /// Opens a capture; `from` must live as long. Or says why that can't be done.
    [[nodiscard]] static std::variant<std::unique_ptr<capture_file>, std::string> open(input& from);

    capture_file() = default;
    capture_file(const capture_file&) = delete;
    capture_file& operator=(const capture_file&) = delete;
    virtual ~capture_file() = default;

    /// What packets begin with.
    [[nodiscard]] virtual link_layer layer() const = 0;
    /// The next packet; nothing at the end, and where the rest can't be read.
    [[nodiscard]] virtual std::optional<captured_packet> next() = 0;
    /// What is wrong with the rest; empty where nothing is.
    [[nodiscard]] virtual const std::string& error() const = 0;
};

} // namespace msnp_examples
