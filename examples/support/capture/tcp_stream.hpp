// The bytes of one direction of a TCP connection, in order, from segments that came in any.
//
// What is next in order is handed on where it lies; only what came too early is kept. Of bytes that came twice the first
// ones count. What never comes is given up when too much waits behind it, when it has waited for too long, or at the
// end: the sink is told how many bytes were lost, and the stream goes on behind them.
#pragma once

#include "capture_time.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace msnp_examples {

/// Takes the bytes of one direction.
class byte_sink {
public:
    byte_sink() = default;
    byte_sink(const byte_sink&) = delete;
    byte_sink& operator=(const byte_sink&) = delete;
    virtual ~byte_sink() = default;

    virtual void bytes(std::string_view bytes, capture_time time) = 0;
    /// So many bytes follow that nobody has captured.
    virtual void lost(std::size_t count, capture_time time) = 0;
};

/// What a segment carries.
struct stream_piece {
    std::uint32_t sequence = 0; ///< of its first byte
    std::string_view bytes;
    std::size_t cut = 0; ///< how many bytes behind them were not captured
    capture_time time;
};

class tcp_stream {
public:
    static constexpr std::size_t most_bytes = 131'072; ///< that wait for earlier ones, what keeping them costs included
    static constexpr std::size_t cost_of_piece = 128;  ///< besides its bytes
    static constexpr std::chrono::seconds patience{60}; ///< for what is missing
    static constexpr std::int64_t farthest = 64 << 20;  ///< from what is next; more is of another connection
    /// A stream that begins without a SYN may begin with segments that changed places: so many are waited for, or so long.
    static constexpr std::size_t pieces_to_settle = 3;
    static constexpr std::chrono::milliseconds time_to_settle{500};

    /// A SYN says which is the sequence number of the first byte. False when it is that of another connection.
    bool open(std::uint32_t first, byte_sink& sink) {
        if (!is_begun_) {
            begin(first);
            is_settled_ = has_start_ = true;
            return true;
        }
        if (has_start_) return position_of(first) == start_;
        const std::uint64_t start = position_of(first);
        if (start > start_ || start_ - start > near_start) return false;
        has_start_ = true; // it came late
        start_ = start;
        if (is_settled_) return true;
        next_ = start;
        is_settled_ = true;
        drain(sink);
        return true;
    }

    /// Takes a piece. False when it can't be of this stream: it is too far away.
    bool add(const stream_piece& piece, byte_sink& sink) {
        if (!is_begun_) begin(piece.sequence);
        const std::int64_t distance = distance_of(piece.sequence);
        if (distance > farthest || distance < -farthest) return false;
        const std::uint64_t position = next_ + static_cast<std::uint64_t>(distance);
        if (!is_settled_) {
            if (position < start_) start_ = position;
            hold(position, piece);
            if (pieces_.size() >= pieces_to_settle || piece.time - waiting_since_ > time_to_settle) settle(sink);
            return true;
        }
        if (position > next_)
            wait_for(position, piece, sink);
        else if (position + piece.bytes.size() + piece.cut > next_)
            take(position, piece, sink);
        else
            repeated_ += piece.bytes.size();
        return true;
    }

    /// The stream ends in front of this sequence number.
    void finish(std::uint32_t sequence) {
        if (!is_begun_) begin(sequence);
        const std::int64_t distance = distance_of(sequence);
        if (distance <= farthest && distance >= -farthest) end_ = next_ + static_cast<std::uint64_t>(distance);
    }

    /// Hands on all that waits; what is missing is lost.
    void flush(byte_sink& sink) {
        settle(sink);
        while (!pieces_.empty()) give_up(sink);
        if (!end_ || *end_ <= next_) return;
        sink.lost(static_cast<std::size_t>(*end_ - next_), last_);
        next_ = *end_;
    }
    /// Waits no longer for what may yet come in front of the first segment.
    void settle(byte_sink& sink) {
        if (is_settled_ || pieces_.empty()) return;
        is_settled_ = true;
        next_ = start_ = pieces_.begin()->first;
        drain(sink);
    }
    /// Forgets what waits.
    void drop() {
        pieces_.clear();
        held_ = 0;
    }

    /// Whether the first byte of the stream is that of the connection.
    [[nodiscard]] bool has_start() const noexcept { return has_start_; }
    /// Whether everything was handed on.
    [[nodiscard]] bool is_over() const noexcept { return pieces_.empty() && end_ && next_ >= *end_; }
    /// How much memory is in use for what waits.
    [[nodiscard]] std::size_t held_size() const noexcept { return held_; }
    /// How many bytes came that had come before.
    [[nodiscard]] std::size_t repeated() const noexcept { return repeated_; }

private:
    struct piece_kept {
        std::string bytes;
        std::size_t cut;
        capture_time time;
    };
    static constexpr std::uint64_t first_lap = std::uint64_t{1} << 32; ///< so that positions can go back from there
    static constexpr std::uint64_t near_start = 65'536; ///< that far behind a SYN segments may come in front of it

    void begin(std::uint32_t first) noexcept {
        is_begun_ = true;
        next_ = start_ = first_lap + first;
    }
    /// How far from next_, whose low half is a sequence number, however often these began again.
    [[nodiscard]] std::int64_t distance_of(std::uint32_t sequence) const noexcept {
        return static_cast<std::int32_t>(sequence - static_cast<std::uint32_t>(next_));
    }
    [[nodiscard]] std::uint64_t position_of(std::uint32_t sequence) const noexcept {
        return next_ + static_cast<std::uint64_t>(distance_of(sequence));
    }

    /// Hands on a piece that has what is next, and what waited for it.
    void take(std::uint64_t position, const stream_piece& piece, byte_sink& sink) {
        const auto known = static_cast<std::size_t>(next_ - position);
        const std::string_view fresh = piece.bytes.substr(known < piece.bytes.size() ? known : piece.bytes.size());
        const std::uint64_t end = position + piece.bytes.size() + piece.cut;
        repeated_ += piece.bytes.size() - fresh.size();
        if (pieces_.empty() && fresh.size() == end - next_) { // as nearly all do
            hand_on(fresh, piece.time, sink);
            return;
        }
        hold(next_, {0, fresh, static_cast<std::size_t>(end - next_ - fresh.size()), piece.time});
        drain(sink);
    }
    void hand_on(std::string_view bytes, capture_time time, byte_sink& sink) {
        if (time > last_) last_ = time;
        next_ += bytes.size();
        if (!bytes.empty()) sink.bytes(bytes, last_);
    }
    /// Keeps a piece that came too early, within bounds.
    void wait_for(std::uint64_t position, const stream_piece& piece, byte_sink& sink) {
        if (!pieces_.empty() && piece.time - waiting_since_ > patience) give_up(sink);
        if (position <= next_) {
            if (position + piece.bytes.size() + piece.cut > next_) take(position, piece, sink);
            return;
        }
        hold(position, piece);
        while (held_ > most_bytes) give_up(sink);
    }
    /// Keeps of a piece what is not there yet.
    void hold(std::uint64_t position, const stream_piece& piece) {
        if (pieces_.empty()) waiting_since_ = piece.time;
        std::string_view rest = piece.bytes;
        while (true) {
            const auto behind = pieces_.upper_bound(position);
            if (behind != pieces_.begin()) skip_known(*std::prev(behind), position, rest);
            const bool is_whole = behind == pieces_.end() || behind->first - position >= rest.size();
            const auto size = is_whole ? rest.size() : static_cast<std::size_t>(behind->first - position);
            const std::size_t cut = is_whole ? piece.cut : 0;
            if (size + cut != 0 && keep(position, {std::string(rest.substr(0, size)), cut, piece.time}))
                held_ += size + cost_of_piece;
            if (is_whole) return;
            position += size;
            rest.remove_prefix(size);
        }
    }
    bool keep(std::uint64_t position, piece_kept piece) { return pieces_.emplace(position, std::move(piece)).second; }
    /// Takes from the front of `rest` what a piece in front of it has.
    void skip_known(const std::pair<const std::uint64_t, piece_kept>& known, std::uint64_t& position,
                    std::string_view& rest) {
        const std::uint64_t end = known.first + known.second.bytes.size();
        if (end <= position) return;
        const std::size_t size = end - position < rest.size() ? static_cast<std::size_t>(end - position) : rest.size();
        repeated_ += size;
        position += size;
        rest.remove_prefix(size);
    }

    /// Hands on what is next of what waits.
    void drain(byte_sink& sink) {
        while (!pieces_.empty() && pieces_.begin()->first <= next_) {
            auto first = pieces_.extract(pieces_.begin());
            const piece_kept& piece = first.mapped();
            held_ -= piece.bytes.size() + cost_of_piece;
            waiting_since_ = piece.time;
            const std::uint64_t end = first.key() + piece.bytes.size();
            if (end > next_)
                hand_on(std::string_view(piece.bytes).substr(static_cast<std::size_t>(next_ - first.key())), piece.time,
                        sink);
            if (piece.cut != 0) lose_to(end + piece.cut, sink);
        }
    }
    /// The bytes up to `end` were cut off, unless another piece has them.
    void lose_to(std::uint64_t end, byte_sink& sink) {
        if (!pieces_.empty() && pieces_.begin()->first < end) end = pieces_.begin()->first;
        if (end <= next_) return;
        sink.lost(static_cast<std::size_t>(end - next_), last_);
        next_ = end;
    }
    /// What is missing in front of the first piece that waits is lost.
    void give_up(byte_sink& sink) {
        lose_to(pieces_.begin()->first, sink);
        drain(sink);
    }

    std::map<std::uint64_t, piece_kept> pieces_; ///< what waits, by position; none overlaps another
    std::uint64_t next_ = 0;
    std::uint64_t start_ = 0;
    std::optional<std::uint64_t> end_;
    std::size_t held_ = 0;
    std::size_t repeated_ = 0;
    capture_time waiting_since_{};
    capture_time last_{}; ///< the latest time so far: what was handed on later came later
    bool is_begun_ = false;
    bool is_settled_ = false; ///< whether it is known where the stream begins
    bool has_start_ = false;
};

} // namespace msnp_examples
