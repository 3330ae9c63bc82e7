// Messages that came in several packets of a peer-to-peer connection, whole once their last packet has come.
//
// The library joins packets in memory that it is given; here is who gives it: for so many messages at a time, and none that is long,
// since what a peer says of a message's length is not to be believed. Packets of the second kind say how much is still to come and
// not where they belong: with the length that the first of them told, they say the same as packets of the first.
#pragma once

#include "payload_view.hpp"
#include "values.hpp"

#include <msnp/msnp.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace msnp_examples {

/// Joins the packets that come in one direction.
class packet_joiner {
public:
    static constexpr std::size_t longest = 65536; ///< a longer message is not joined: what is sent as a file is
    static constexpr std::size_t most = 16; ///< of so many messages packets may be missing; the oldest is given up

    /// Takes a payload that `sender` sent. Returns what the message is of which it was the last of several packets.
    [[nodiscard]] std::optional<value> add(std::string_view sender, std::string_view payload) {
        const auto read = msnp::message::parse(payload);
        const auto* part = read ? std::get_if<msnp::message::p2p>(&*read) : nullptr;
        if (part == nullptr) return std::nullopt;
        const std::string way = way_of(sender, *part);
        if (is_second_kind(*part)) {
            const auto packet = msnp::p2p::parse_v2(part->body);
            return packet && packet->header ? add_v2(way, *packet) : std::nullopt;
        }
        const auto packet = msnp::p2p::parse_v1(part->body);
        return packet && !packet->has(msnp::p2p::flag::ack) ? add(way, *packet) : std::nullopt;
    }

    /// How much memory is in use for messages of which packets are missing.
    [[nodiscard]] std::size_t held_size() const noexcept {
        std::size_t size = 0;
        for (const pending& p : begun_) size += p.memory.size();
        return size;
    }

private:
    /// A message of which packets are missing.
    struct pending {
        std::string way;
        std::uint32_t session;
        std::uint32_t identifier;
        std::uint64_t total_size;
        std::vector<char> memory;
        msnp::p2p::joiner joined;
    };
    using place = std::vector<pending>::iterator;

    /// Who sends to whom: two peers may number their messages alike.
    [[nodiscard]] static std::string way_of(std::string_view sender, const msnp::message::p2p& part) {
        std::string way(sender);
        for (const auto* peer : {&part.source, &part.destination}) {
            way += '\n';
            if (*peer) way += detail::token_value(**peer).text;
        }
        return way;
    }
    [[nodiscard]] place find(std::string_view way, std::uint32_t session, std::uint32_t identifier) {
        return std::ranges::find_if(begun_, [&](const pending& p) {
            return p.way == way && p.session == session && p.identifier == identifier;
        });
    }

    [[nodiscard]] std::optional<value> add_v2(const std::string& way, const msnp::p2p::packet_v2& packet) {
        const msnp::p2p::data_header& header = *packet.header;
        const std::uint64_t size = packet.data.size();
        std::uint64_t total_size = header.remaining() + size;
        if (header.remaining() > longest) return std::nullopt;
        if (!header.is_first) {
            const auto at = find(way, header.session, header.package);
            if (at == begun_.end() || at->total_size < total_size) return std::nullopt;
            total_size = at->total_size;
        }
        return add(way, {.session = header.session,
                         .identifier = header.package,
                         .offset = total_size - size - header.remaining(),
                         .total_size = total_size,
                         .data = packet.data});
    }
    [[nodiscard]] std::optional<value> add(const std::string& way, const msnp::p2p::packet_v1& packet) {
        if (packet.data.empty() || packet.data.size() >= packet.total_size || packet.total_size > longest)
            return std::nullopt;
        auto at = find(way, packet.session, packet.identifier);
        auto whole = at == begun_.end() ? msnp::error{msnp::errc::incomplete, 0, {}} : at->joined.add(packet);
        if (!whole && packet.offset == 0) { // the first packet, perhaps of another message by an old number
            if (at != begun_.end()) begun_.erase(at);
            at = begin(way, packet);
            whole = at->joined.add(packet);
        }
        if (!whole || !*whole) return std::nullopt;
        value shown = value_of(**whole, packet.session);
        begun_.erase(at);
        return shown;
    }
    [[nodiscard]] place begin(const std::string& way, const msnp::p2p::packet_v1& packet) {
        if (begun_.size() == most) begun_.erase(begun_.begin());
        std::vector<char> memory(static_cast<std::size_t>(packet.total_size));
        const msnp::p2p::joiner joined(memory); // the bytes stay where they are when the vector is moved
        begun_.push_back({way, packet.session, packet.identifier, packet.total_size, std::move(memory), joined});
        return begun_.end() - 1;
    }
    [[nodiscard]] static value value_of(std::string_view bytes, std::uint32_t session) {
        value shown;
        shown.add("size", value(std::uint64_t{bytes.size()}));
        const auto slp = session == 0 ? msnp::slp::parse(bytes) : msnp::error{msnp::errc::incomplete, 0, {}};
        if (slp)
            shown.add("slp", to_value(*slp));
        else
            shown.add("data", bytes_value(bytes));
        return shown;
    }

    std::vector<pending> begun_;
};

} // namespace msnp_examples
