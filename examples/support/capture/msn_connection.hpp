// A TCP connection of a capture: keeps its beginning until it is known whether it speaks MSN, and then shows what it says.
#pragma once

#include "../record.hpp"
#include "../stream.hpp"
#include "capture_time.hpp"
#include "msn_evidence.hpp"
#include "recovering_stream.hpp"
#include "tcp_flows.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace msnp_examples {

/// What connections share, and what is to be done with them.
class msn_connections {
public:
    msn_connections() = default;
    msn_connections(const msn_connections&) = delete;
    msn_connections& operator=(const msn_connections&) = delete;
    virtual ~msn_connections() = default;

    /// A connection was found: how to read it, and its number.
    [[nodiscard]] virtual conversation begin(const msn_role& role, packet_origin& packet, const ip_address& client) = 0;
    /// Which dialect a client speaks with its notification server.
    virtual void learn(const ip_address& client, msnp::dialect spoken) = 0;
    /// A connection is over.
    virtual void end(bool any_failed) = 0;
    /// A connection on MSN's port says nothing that could be read.
    virtual void give_up() = 0;
};

/// A connection of which it is known what it speaks.
class followed_connection {
public:
    followed_connection(msn_connections& all, const flow_facts& facts, const msn_role& role)
        : all_(all),
          role_(role),
          client_(facts.ends[index_of(role.client)].address),
          packet_(origin_of(facts, role)),
          with_(all.begin(role, packet_, client_)),
          to_(channel_to(role.to), with_, packet_, facts.has_start[index_of(role.client)]),
          from_(channel_from(role.to), with_, packet_, facts.has_start[index_of(other(role.client))]) {}

    void bytes(side from, std::string_view bytes, capture_time time) {
        direction_from(from).feed(bytes, time);
        if (role_.to != service::ns || with_.is_dialect_guessed || learned_ == with_.spoken) return;
        learned_ = with_.spoken;
        all_.learn(client_, with_.spoken);
    }
    void lost(side from, std::size_t count, capture_time time) { direction_from(from).lost(count, time); }
    void end() {
        to_.end();
        from_.end();
        all_.end(with_.any_failed);
    }
    [[nodiscard]] std::size_t held_size() const { return sizeof *this + to_.held_size() + from_.held_size(); }

private:
    [[nodiscard]] static packet_origin origin_of(const flow_facts& facts, const msn_role& role) {
        return {to_text(facts.ends[index_of(role.client)]), to_text(facts.ends[index_of(other(role.client))]), 0, {}};
    }
    [[nodiscard]] recovering_stream& direction_from(side from) noexcept { return from == role_.client ? to_ : from_; }

    msn_connections& all_;
    msn_role role_;
    ip_address client_;
    packet_origin packet_;
    conversation with_;
    std::optional<msnp::dialect> learned_; ///< what others were told that the client speaks
    recovering_stream to_;
    recovering_stream from_;
};

class msn_connection final : public flow_sink {
public:
    static constexpr std::size_t most_kept = 16'384; ///< of a side on MSN's port, until it is known what it says
    static constexpr std::size_t most_kept_elsewhere = 4096;

    msn_connection(msn_connections& all, const flow_facts& facts) : all_(all), facts_(facts) {}

    void bytes(side from, std::string_view bytes, capture_time time) override {
        if (followed_) return followed_->bytes(from, bytes, time);
        if (is_given_up_) return;
        std::string& said = said_[index_of(from)];
        said += bytes;
        events_.push_back({from, bytes.size(), false, time});
        const std::size_t most = msn_evidence(facts_).is_on_msn_port() ? most_kept : most_kept_elsewhere;
        const bool is_full = said.size() > most || events_.size() > most;
        const bool tells_something = said.size() <= msnp::verb::size || bytes.find('\n') != std::string_view::npos;
        if (is_full || tells_something || said.size() == bytes.size()) decide(is_full);
    }
    void lost(side from, std::size_t count, capture_time time) override {
        if (followed_) return followed_->lost(from, count, time);
        if (is_given_up_) return;
        events_.push_back({from, count, true, time});
        behind_gap_[index_of(from)] = said_[index_of(from)].size();
    }
    void end() override {
        if (!followed_ && !is_given_up_) decide(true);
        if (followed_) followed_->end();
    }
    [[nodiscard]] bool wants_more() const override { return !is_given_up_; }
    [[nodiscard]] std::size_t held_size() const override {
        if (followed_) return followed_->held_size();
        return said_[0].capacity() + said_[1].capacity() + events_.capacity() * sizeof(event);
    }

private:
    /// What came while it was not known what it is.
    struct event {
        side from;
        std::size_t size;
        bool is_lost;
        capture_time time;
    };

    void forget() {
        said_ = {};
        events_ = {};
    }
    void decide(bool is_full) {
        if (events_.empty()) return;
        conversation_start start{{said_[0], said_[1]}, events_.front().from, is_full};
        flow_facts facts = facts_;
        for (std::size_t i = 0; i < said_.size(); ++i) {
            if (!behind_gap_[i]) continue;
            start.said[i].remove_prefix(*behind_gap_[i]);
            facts.has_start[i] = false;
        }
        const msn_evidence evidence(facts);
        const bool is_excluded = evidence.excludes(start);
        const std::optional<msn_role> role = is_excluded ? std::nullopt : evidence.weigh(start);
        if (role) return follow(*role);
        if (!is_full && !is_excluded) return;
        is_given_up_ = true;
        if (evidence.is_on_msn_port()) all_.give_up();
        forget();
    }
    /// Reads all that was kept, in order.
    void follow(const msn_role& role) {
        followed_ = std::make_unique<followed_connection>(all_, facts_, role);
        std::array<std::string_view, 2> rest{said_[0], said_[1]};
        for (const event& e : events_) {
            std::string_view& said = rest[index_of(e.from)];
            if (e.is_lost) {
                followed_->lost(e.from, e.size, e.time);
                continue;
            }
            followed_->bytes(e.from, said.substr(0, e.size), e.time);
            said.remove_prefix(e.size);
        }
        forget();
    }

    msn_connections& all_;
    const flow_facts& facts_;
    std::array<std::string, 2> said_;
    std::array<std::optional<std::size_t>, 2> behind_gap_; ///< where what a side said goes on after its last gap
    std::vector<event> events_;
    std::unique_ptr<followed_connection> followed_;
    bool is_given_up_ = false;
};

} // namespace msnp_examples
