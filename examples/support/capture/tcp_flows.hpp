// All TCP connections of a capture: tells their segments apart, and follows both directions of each.
//
// Memory is bounded whatever is captured: so many connections, so many bytes for all that is kept of them. The one that was
// silent for longest makes room for others, and ends as if the capture did.
#pragma once

#include "capture_time.hpp"
#include "endpoint.hpp"
#include "packet.hpp"
#include "tcp_stream.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <list>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace msnp_examples {

/// One end of a connection: the address that is lower, or the other.
enum class side : unsigned char { low, high };

[[nodiscard]] constexpr side other(side s) noexcept {
    return s == side::low ? side::high : side::low;
}
[[nodiscard]] constexpr std::size_t index_of(side s) noexcept {
    return s == side::low ? 0 : 1;
}

/// What is known of a connection by its packets.
struct flow_facts {
    std::array<endpoint, 2> ends{};
    std::optional<side> client;      ///< who sent the SYN
    std::array<bool, 2> has_start{}; ///< whether a side's first byte is the connection's
};

/// Takes what both sides of a connection say.
class flow_sink {
public:
    flow_sink() = default;
    flow_sink(const flow_sink&) = delete;
    flow_sink& operator=(const flow_sink&) = delete;
    virtual ~flow_sink() = default;

    virtual void bytes(side from, std::string_view bytes, capture_time time) = 0;
    virtual void lost(side from, std::size_t count, capture_time time) = 0;
    virtual void end() = 0;
    /// False when the rest of the connection is of no interest.
    [[nodiscard]] virtual bool wants_more() const = 0;
    /// How much memory it keeps.
    [[nodiscard]] virtual std::size_t held_size() const = 0;
};

/// Makes a sink for each connection. What it is given lives as long as the sink.
class flow_listener {
public:
    flow_listener() = default;
    flow_listener(const flow_listener&) = delete;
    flow_listener& operator=(const flow_listener&) = delete;
    virtual ~flow_listener() = default;

    [[nodiscard]] virtual std::unique_ptr<flow_sink> open(const flow_facts& facts) = 0;
};

class tcp_flows {
public:
    static constexpr std::size_t most_flows = 16'384;
    static constexpr std::size_t most_over = 2048; ///< that are over, or of no interest, and still known
    static constexpr std::size_t segments_between_sweeps = 4096;
    static constexpr std::size_t most_bytes = 64 << 20;     ///< that all of them keep
    static constexpr std::chrono::hours longest_silence{6}; ///< behind which a connection is taken for dead

    explicit tcp_flows(flow_listener& listener) : listener_(listener) {}

    /// Takes the next segment of the capture.
    void add(const tcp_segment& segment, capture_time time) {
        const bool has_bytes = segment.payload.size() + segment.cut != 0;
        const bool from_low = segment.source < segment.destination;
        const flow_key key{from_low ? segment.source : segment.destination,
                           from_low ? segment.destination : segment.source};
        const auto found = by_key_.find(key);
        if (found == by_key_.end() && !has_bytes && !segment.has_syn) return;
        const auto at = found != by_key_.end() ? touch(found->second) : make(key);
        at->seen = time;
        take(*at, from_low ? side::low : side::high, segment, time);
        account(*at);
        if (at->sink)
            make_room(at);
        else
            put_away(at);
        if (++segments_ % segments_between_sweeps == 0) give_up_silent(time);
    }

    /// Nothing follows for now: what waits only for its order to be known is handed on.
    void settle() {
        for (flow& f : flows_) {
            for (const side s : {side::low, side::high}) {
                direction_sink to(f, s);
                f.streams[index_of(s)].settle(to);
            }
            account(f);
        }
    }
    /// The capture is over.
    void end() {
        while (!flows_.empty()) evict(std::prev(flows_.end()));
        while (!over_.empty()) forget_oldest();
    }

    /// How many connections were seen.
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// How many bytes came that had come before.
    [[nodiscard]] std::size_t repeated() const noexcept { return repeated_; }
    /// How many of them are known.
    [[nodiscard]] std::size_t known() const noexcept { return flows_.size() + over_.size(); }
    /// How much memory is kept for all.
    [[nodiscard]] std::size_t held_size() const noexcept { return held_; }

private:
    struct flow_key {
        endpoint low;
        endpoint high;
        friend bool operator==(const flow_key&, const flow_key&) = default;
    };
    struct flow_hash {
        std::size_t operator()(const flow_key& key) const noexcept {
            const std::uint64_t ports = std::uint64_t{key.low.port} << 16 | key.high.port;
            return static_cast<std::size_t>(
                mixed(hash_of(key.low.address) * 31 + hash_of(key.high.address) * 17 + ports));
        }
    };
    struct flow {
        flow_key key;
        flow_facts facts;
        std::array<tcp_stream, 2> streams;
        std::unique_ptr<flow_sink> sink{}; ///< none once the connection is over
        capture_time seen{};
        std::size_t held = 0;
        unsigned strays = 0;      ///< segments in a row that can't be of it
        bool is_put_away = false; ///< whether it is over, and in the list of these
    };
    using place = std::list<flow>::iterator;

    /// Where a stream of a flow hands its bytes on.
    class direction_sink final : public byte_sink {
    public:
        direction_sink(flow& to, side from) : to_(to), from_(from) {}
        void bytes(std::string_view bytes, capture_time time) override { to_.sink->bytes(from_, bytes, time); }
        void lost(std::size_t count, capture_time time) override { to_.sink->lost(from_, count, time); }

    private:
        flow& to_;
        side from_;
    };

    place make(const flow_key& key) {
        if (flows_.size() == most_flows) evict(std::prev(flows_.end()));
        flows_.push_front({key, {{key.low, key.high}, {}, {}}, {}});
        by_key_.emplace(key, flows_.begin());
        begin(flows_.front());
        return flows_.begin();
    }
    void begin(flow& f) {
        f.facts = {{f.key.low, f.key.high}, {}, {}};
        f.streams = {};
        f.strays = 0;
        f.sink = listener_.open(f.facts);
        ++count_;
    }
    place touch(place at) {
        flows_.splice(flows_.begin(), at->is_put_away ? over_ : flows_, at);
        at->is_put_away = false;
        return at;
    }
    /// A connection that is over, or of no interest, is known for a while, since packets of it may come again.
    void put_away(place at) {
        over_.splice(over_.begin(), flows_, at);
        at->is_put_away = true;
        if (over_.size() > most_over) forget_oldest();
    }
    void forget_oldest() {
        by_key_.erase(over_.back().key);
        over_.pop_back();
    }

    void take(flow& f, side from, const tcp_segment& segment, capture_time time) {
        if (segment.has_syn) open(f, from, segment);
        const std::uint32_t first = segment.sequence + (segment.has_syn ? 1 : 0);
        const bool has_bytes = segment.payload.size() + segment.cut != 0;
        if (has_bytes && !add_bytes(f, from, {first, segment.payload, segment.cut, time})) return;
        if (!f.sink) return;
        tcp_stream& stream = f.streams[index_of(from)];
        const auto size = static_cast<std::uint32_t>(segment.payload.size() + segment.cut);
        if (segment.has_fin || segment.has_rst) stream.finish(first + size);
        const bool is_over = stream.is_over() && (segment.has_rst || f.streams[index_of(other(from))].is_over());
        if (is_over) close(f);
    }
    /// A SYN begins a connection, perhaps another one between the same ports.
    void open(flow& f, side from, const tcp_segment& segment) {
        direction_sink to(f, from);
        if (!f.sink || !f.streams[index_of(from)].open(segment.sequence + 1, to)) {
            if (!f.sink && is_known(f.streams[index_of(from)], segment.sequence + 1)) return; // it came again
            close(f);
            begin(f);
            f.streams[index_of(from)].open(segment.sequence + 1, to);
        }
        f.facts.client = segment.has_ack ? other(from) : from;
        f.facts.has_start[index_of(from)] = true;
    }
    bool is_known(tcp_stream& stream, std::uint32_t first) {
        return stream.has_start() && stream.open(first, nowhere_);
    }
    /// False when the bytes are of no interest, or of no connection that is known.
    bool add_bytes(flow& f, side from, const stream_piece& piece) {
        constexpr unsigned too_many_strays = 3;
        if (!f.sink) return false;
        direction_sink to(f, from);
        tcp_stream& stream = f.streams[index_of(from)];
        if (stream.add(piece, to)) {
            f.strays = 0;
            if (!f.sink->wants_more()) forget(f);
            return true;
        }
        if (++f.strays < too_many_strays) return false;
        close(f); // the SYN of another connection was not captured
        begin(f);
        return f.streams[index_of(from)].add(piece, to);
    }
    /// A connection is over.
    void close(flow& f) {
        if (!f.sink) return;
        for (const side s : {side::low, side::high}) {
            direction_sink to(f, s);
            tcp_stream& stream = f.streams[index_of(s)];
            stream.flush(to);
            repeated_ += stream.repeated();
        }
        f.sink->end();
        forget(f);
    }
    void forget(flow& f) {
        for (tcp_stream& stream : f.streams) stream.drop();
        f.sink.reset();
    }

    void account(flow& f) {
        std::size_t held = f.sink ? f.sink->held_size() : 0;
        for (const tcp_stream& s : f.streams) held += s.held_size();
        held_ = held_ - f.held + held;
        f.held = held;
    }
    /// What was missing when a connection fell silent does not come any more.
    void give_up_silent(capture_time now) {
        for (auto at = flows_.end(); at != flows_.begin();) {
            flow& f = *--at;
            if (now - f.seen <= tcp_stream::patience) return;
            if (f.streams[0].held_size() + f.streams[1].held_size() == 0) continue;
            for (const side s : {side::low, side::high}) {
                direction_sink to(f, s);
                f.streams[index_of(s)].flush(to);
            }
            if (f.streams[0].is_over() && f.streams[1].is_over()) close(f);
            account(f);
            if (!f.sink) put_away(std::exchange(at, std::next(at)));
        }
    }
    /// Ends connections until the others are within bounds; never the one that is at work.
    void make_room(place at_work) {
        while (flows_.size() > 1) {
            const auto last = std::prev(flows_.end());
            if (last == at_work) return;
            if (held_ <= most_bytes && at_work->seen - last->seen <= longest_silence) return;
            evict(last);
        }
    }
    void evict(place at) {
        close(*at);
        held_ -= at->held;
        by_key_.erase(at->key);
        flows_.erase(at);
    }

    /// Takes bytes of connections that are over.
    class no_sink final : public byte_sink {
    public:
        void bytes(std::string_view, capture_time) override {}
        void lost(std::size_t, capture_time) override {}
    };

    flow_listener& listener_;
    std::list<flow> flows_; ///< the one that spoke last is first
    std::list<flow> over_;  ///< likewise
    std::unordered_map<flow_key, place, flow_hash> by_key_;
    no_sink nowhere_;
    std::size_t held_ = 0;
    std::size_t segments_ = 0;
    std::size_t count_ = 0;
    std::size_t repeated_ = 0;
};

} // namespace msnp_examples
