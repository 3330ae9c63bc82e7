// Shows what a capture says.
//
// The way of a byte: packet ─▶ TCP segment ─▶ stream in order ─▶ a connection of MSN ─▶ direction (a decoder) ─▶ view.
#pragma once

#include "../options.hpp"
#include "../record.hpp"
#include "../stream.hpp"
#include "capture_file.hpp"
#include "capture_time.hpp"
#include "fragment_joiner.hpp"
#include "msn_connection.hpp"
#include "packet.hpp"
#include "tcp_flows.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace msnp_examples {

class capture_dump : private flow_listener, private msn_connections {
public:
    /// `origin`: the file's name.
    capture_dump(view& shown, const options& asked, std::string origin)
        : view_(shown), asked_(asked), origin_(std::move(origin)), flows_(*this) {}

    /// Takes the next packet.
    void add(link_layer layer, const captured_packet& captured) {
        ++totals_.packets;
        const packet read = read_packet(layer, captured.bytes);
        if (read.is == packet::kind::tcp)
            flows_.add(read.segment, captured.time);
        else if (read.is == packet::kind::fragment)
            join(read.fragment, captured.time);
        else if (read.is == packet::kind::broken)
            ++totals_.broken_packets;
    }
    /// Nothing follows for now.
    void settle() { flows_.settle(); }
    /// The capture is over.
    void end() {
        flows_.end();
        totals_.connections = flows_.count();
        totals_.repeated = flows_.repeated();
        totals_.lost_fragments = fragments_.given_up() + fragments_.incomplete();
        view_.add(totals_);
    }

    [[nodiscard]] bool any_failed() const noexcept { return any_failed_; }

private:
    /// A client speaks with switchboards as with its notification server; of so many that is remembered.
    static constexpr std::size_t most_clients = 4096;

    void join(const ip_fragment& part, capture_time time) {
        const auto whole = fragments_.add(part);
        if (!whole) return;
        const packet read = read_joined(part, *whole);
        if (read.is == packet::kind::tcp) flows_.add(read.segment, time);
    }

    std::unique_ptr<flow_sink> open(const flow_facts& facts) override {
        return std::make_unique<msn_connection>(static_cast<msn_connections&>(*this), facts);
    }

    conversation begin(const msn_role& role, packet_origin& packet, const ip_address& client) override {
        const bool is_ns = role.to == service::ns;
        ++(is_ns ? totals_.notification_servers : totals_.switchboards);
        packet.connection = totals_.notification_servers + totals_.switchboards;
        const auto known = spoken_by_.find(client);
        const msnp::dialect guess = known != spoken_by_.end() ? known->second : msnp::dialect::msnp9;
        view_.begin((is_ns ? "notification server · " : "switchboard · ") + packet.client + " → " + packet.server,
                    origin_ + " #" + std::to_string(packet.connection));
        conversation with{view_,
                          asked_.dialect.value_or(guess),
                          asked_.dialect.has_value(),
                          {},
                          false,
                          asked_.show_secrets,
                          !asked_.dialect && known == spoken_by_.end(),
                          &packet};
        if (asked_.strict) with.options.tolerance = msnp::tolerance::strict();
        return with;
    }
    void learn(const ip_address& client, msnp::dialect spoken) override {
        if (spoken_by_.size() == most_clients) spoken_by_.clear();
        spoken_by_[client] = spoken;
    }
    void end(bool any_failed) override { any_failed_ = any_failed_ || any_failed; }
    void give_up() override { ++totals_.not_told; }

    struct address_hash {
        std::size_t operator()(const ip_address& address) const noexcept {
            return static_cast<std::size_t>(hash_of(address));
        }
    };

    view& view_;
    const options& asked_;
    std::string origin_;
    capture_totals totals_;
    bool any_failed_ = false;
    std::unordered_map<ip_address, msnp::dialect, address_hash> spoken_by_;
    fragment_joiner fragments_;
    tcp_flows flows_; ///< last, since its connections use the others
};

} // namespace msnp_examples
