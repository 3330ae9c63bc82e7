// A stream of which bytes may be missing: finds its way back to where a command begins, and says what it left out.
//
// Where the bytes that were lost lie within a payload whose length is known, its end is known too, and nothing has to be
// looked for.
#pragma once

#include "../record.hpp"
#include "../stream.hpp"
#include "capture_time.hpp"
#include "frame_search.hpp"
#include "timed_bytes.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace msnp_examples {

class recovering_stream {
public:
    static constexpr std::size_t most_searched = 65'536; ///< for a command that would be longer nobody waits

    /// `packet`: the one of `with`, whose time it sets. Where the stream has no start, a command is looked for at once.
    recovering_stream(channel_id channel, conversation& with, packet_origin& packet, bool has_start)
        : grammar_(grammar_of(channel)),
          with_(with),
          packet_(packet),
          stream_(open_stream(channel, with)),
          is_searching_(!has_start) {}

    void feed(std::string_view bytes, capture_time time) {
        if (is_searching_)
            wait(bytes, time);
        else
            read(bytes, time);
        if (is_searching_) search(false);
    }

    /// So many bytes were not captured.
    void lost(std::size_t count, capture_time time) {
        packet_.time = time;
        give_up_search();
        const std::size_t rest = rest_to_skip_ != 0 ? rest_to_skip_ : missing_payload();
        stream_->end();
        report_skipped();
        report(gap::kind::lost, position_, count);
        position_ += count;
        is_searching_ = count > rest;
        rest_to_skip_ = is_searching_ ? 0 : rest - count;
        stream_->restart(position_ + rest_to_skip_);
    }

    void end() {
        give_up_search();
        report_skipped();
        stream_->end();
    }

    [[nodiscard]] std::size_t held_size() const noexcept { return stream_->held_size() + waiting_.held_size(); }

private:
    void wait(std::string_view bytes, capture_time time) {
        packet_.time = time;
        waiting_.add(bytes, time);
    }
    /// Reads bytes where commands are known to begin, until that is known no longer.
    void read(std::string_view bytes, capture_time time) {
        packet_.time = time;
        if (rest_to_skip_ != 0) bytes.remove_prefix(skip_payload(bytes.size()));
        if (bytes.empty()) return;
        const std::size_t begin = position_;
        position_ += bytes.size();
        stream_->feed(bytes);
        if (!stream_->failed()) return;
        // Behind the line that could not be read.
        const std::size_t failed = stream_->failed_at() > begin ? stream_->failed_at() - begin : 0;
        const std::size_t line_end = bytes.find('\n', failed);
        const std::size_t next = line_end != std::string_view::npos ? line_end + 1 : bytes.size();
        is_searching_ = true;
        position_ = begin + next;
        wait(bytes.substr(next), time);
    }
    /// Skips bytes of a payload that is not whole; returns how many.
    std::size_t skip_payload(std::size_t most) {
        const std::size_t count = most < rest_to_skip_ ? most : rest_to_skip_;
        rest_to_skip_ -= count;
        position_ += count;
        skipped_ += count;
        if (rest_to_skip_ == 0) report_skipped();
        return count;
    }

    /// Looks for a command in what waits; once there is one, reads on from there. `is_all`: nothing follows.
    void search(bool is_all) {
        while (is_searching_) {
            const sighting seen = frame_search(grammar_, is_all).find(waiting_.view());
            const bool takes_too_long = waiting_.size() - seen.at > most_searched;
            if (seen.is == sighting::certainty::possible && takes_too_long) {
                skip_waiting(seen.at + 1);
                continue;
            }
            skip_waiting(seen.at);
            if (seen.is != sighting::certainty::found) return;
            report_skipped();
            is_searching_ = false;
            stream_->restart(position_);
            const timed_bytes found = std::exchange(waiting_, {});
            found.for_each([this](std::string_view bytes, capture_time time) {
                if (is_searching_)
                    wait(bytes, time);
                else
                    read(bytes, time);
            });
        }
    }
    /// Nothing more will tell whether a command is in what waits.
    void give_up_search() {
        if (is_searching_) search(true);
        if (is_searching_) skip_waiting(waiting_.size());
    }
    void skip_waiting(std::size_t count) {
        position_ += count;
        skipped_ += count;
        waiting_.drop(count);
    }
    /// How many bytes are missing of a payload that has begun; 0 where there is none.
    [[nodiscard]] std::size_t missing_payload() const {
        if (is_searching_) return 0;
        const std::string_view rest = stream_->unread();
        const msnp::step taken = grammar_.take(rest);
        const bool has_line = taken.needs_more() && rest.find('\n', taken.skipped()) != std::string_view::npos;
        return has_line ? taken.missing() : 0;
    }

    void report_skipped() {
        const std::size_t size = std::exchange(skipped_, 0);
        if (size != 0) report(gap::kind::skipped, position_ - size, size);
    }
    void report(gap::kind kind, std::size_t offset, std::size_t size) {
        with_.any_failed = true;
        with_.shown.show(gap{{grammar_.name, offset, &packet_}, kind, size});
    }

    const channel_grammar& grammar_;
    conversation& with_;
    packet_origin& packet_;
    std::unique_ptr<stream> stream_;
    timed_bytes waiting_;          ///< in which a command is looked for
    std::size_t position_ = 0;     ///< how many bytes of the stream were read or skipped
    std::size_t skipped_ = 0;      ///< the last of them, in which no command was, and which were not reported
    std::size_t rest_to_skip_ = 0; ///< of a payload of which bytes were lost
    bool is_searching_;
};

} // namespace msnp_examples
