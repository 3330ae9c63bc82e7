// What must hold of any packet of a peer-to-peer connection, said once for the tests and the fuzz harness; and random packets.
#pragma once

#include "support/generator.hpp"
#include "support/invariants.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace msnp_test {

template <class Packet>
constexpr msnp::result<Packet> packet_as(std::string_view bytes) {
    if constexpr (std::is_same_v<Packet, msnp::p2p::packet_v1>)
        return msnp::p2p::parse_v1(bytes);
    else
        return msnp::p2p::parse_v2(bytes);
}

/// A packet is written in exactly wire_size() bytes, not into fewer, and is read back as itself.
template <class Packet>
std::string packet_writes_well(const Packet& packet) {
    const std::size_t size = msnp::p2p::wire_size(packet);
    exact_bytes exact(size, '?');
    const auto written = msnp::p2p::serialize(packet, exact.span());
    if (!written || *written != size || size == 0) return "is not written";
    exact_bytes small(size - 1, '?');
    const auto refused = msnp::p2p::serialize(packet, small.span());
    if (refused || small.view() != std::string(size - 1, '?')) return "wrote although there was no room";
    const auto read = packet_as<Packet>(exact.view());
    if (!read) return "unreadable, " + msnp::describe(read.error()) + ": " + escaped(exact.view());
    return *read == packet ? "" : "read as another: " + escaped(exact.view());
}

/// Of any bytes: an error lies within them; a packet's views do, and it is written and read back as itself.
template <class Packet>
std::string packet_reads_well(std::string_view input) {
    const exact_bytes exact(input);
    const auto packet = packet_as<Packet>(exact.view());
    if (!packet) {
        const bool has_place = packet.error().offset <= input.size() && packet.error().code != msnp::errc::none;
        return has_place ? "" : "an error outside: " + escaped(input);
    }
    if (!lies_in(packet->data, exact.view())) return "data outside: " + escaped(input);
    const std::string broken = packet_writes_well(*packet);
    return broken.empty() ? "" : "accepted, and " + broken + ": " + escaped(input);
}

namespace detail {

    inline std::string random_entries(choices& from) {
        std::string all;
        for (std::size_t entries = from.below(4); entries > 0; --entries) {
            const std::size_t size = from.one_in(5) ? from.below(60) : 4 * from.below(3);
            all += static_cast<char>(from.one_in(4) ? 1 + from.below(255) : 1 + from.below(3));
            all += static_cast<char>(size);
            for (std::size_t i = 0; i < size; ++i) all += static_cast<char>(from.below(256));
        }
        return all.substr(0, all.size());
    }
    inline std::optional<msnp::open_number<msnp::p2p::app_id>> random_footer(choices& from) {
        if (from.one_in(3)) return std::nullopt;
        return msnp::open_number<msnp::p2p::app_id>(static_cast<std::uint32_t>(from.number()));
    }

} // namespace detail

/// Random packets of both kinds, whole and with one thing wrong, and any bytes.
inline std::string packets_are_well(value_maker& make) {
    using namespace msnp::p2p;
    choices& from = make.from();
    const auto number = [&] { return static_cast<std::uint32_t>(from.number()); };
    const packet_v1 first{.session = number(),
                          .identifier = number(),
                          .offset = from.number(),
                          .total_size = from.number(),
                          .flags = number(),
                          .ack_identifier = number(),
                          .ack_unique = number(),
                          .ack_size = from.number(),
                          .data = make.bytes(),
                          .footer = detail::random_footer(from)};
    packet_v2 second{.opens = from.one_in(2),
                     .wants_ack = from.one_in(2),
                     .other_bits = static_cast<std::uint8_t>(from.one_in(3) ? 4 * from.below(64) : 0),
                     .sequence = number(),
                     .entries = make.keep(detail::random_entries(from)),
                     .footer = detail::random_footer(from)};
    if (!from.one_in(3)) {
        second.header = data_header{.is_first = from.one_in(2),
                                    .kind = static_cast<std::uint8_t>(2 * from.below(128)),
                                    .package = static_cast<std::uint16_t>(from.below(65536)),
                                    .session = number(),
                                    .entries = make.keep(detail::random_entries(from))};
        second.data = make.bytes();
    }
    const auto check = [&](const auto& packet) -> std::string {
        using type = std::remove_cvref_t<decltype(packet)>;
        if (std::string broken = packet_writes_well(packet); !broken.empty()) return broken;
        std::string bytes(msnp::p2p::wire_size(packet), '?');
        static_cast<void>(msnp::p2p::serialize(packet, bytes));
        const std::string changed = broken_byte(bytes, from.below(broken_byte_kinds), from);
        if (std::string broken = packet_reads_well<type>(changed); !broken.empty()) return broken;
        return packet_reads_well<type>(make.bytes());
    };
    const std::string broken = check(first);
    return broken.empty() ? check(second) : broken;
}

/// Of any bytes: what is read as a file's context is written as the same, but for a length that says more than there is, and read again
/// as itself.
inline std::string file_context_reads_well(std::string_view input) {
    using namespace msnp::slp;
    const exact_bytes exact(input);
    const auto file = parse_file_context(exact.view());
    if (!file) return file.error().offset <= input.size() ? "" : "an error outside: " + escaped(input);
    exact_bytes again(wire_size(*file), '?');
    if (again.view().size() != input.size() || !serialize(*file, again.span())) return "not written: " + escaped(input);
    const auto read = parse_file_context(again.view());
    if (!read || !(*read == *file)) return "read as another: " + escaped(input);
    return again.view().substr(4) == input.substr(4) ? "" : "written as another: " + escaped(input);
}

/// A message in packets of which some come again, are lost or change their places is that message for who joins them, or nothing: `whole`
/// says which.
inline std::string joins_well(value_maker& make, bool& is_whole) {
    using namespace msnp::p2p;
    choices& from = make.from();
    const std::string_view message = make.bytes();
    std::vector<packet_v1> packets;
    splitter parts({.session = 1, .identifier = 2, .data = message}, 1 + from.below(40));
    while (const auto next = parts.next()) packets.push_back(*next);
    for (std::size_t changes = from.below(4); changes > 0 && !packets.empty(); --changes) {
        const packet_v1 any = from.any_of(packets);
        const auto at = packets.begin() + static_cast<std::ptrdiff_t>(from.below(packets.size()));
        if (from.one_in(3))
            packets.erase(at);
        else if (from.one_in(2))
            packets.insert(at, any);
        else
            std::swap(packets.front(), *at);
    }
    exact_bytes memory(message.size(), '?');
    joiner whole(memory.span());
    std::optional<std::string_view> got;
    for (const packet_v1& p : packets)
        if (const auto added = whole.add(p); added && *added) got = *added;
    is_whole = whole.is_whole();
    if (got.has_value() != is_whole) return "is whole, and was not told";
    return got.value_or(message) == message ? "" : "another message: " + escaped(*got);
}

} // namespace msnp_test
