// Bytes that wait, each with the time at which it came.
#pragma once

#include "capture_time.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_examples {

class timed_bytes {
public:
    void add(std::string_view bytes, capture_time time) {
        bytes_ += bytes;
        if (!times_.empty() && times_.back().time == time)
            times_.back().end = bytes_.size();
        else
            times_.push_back({bytes_.size(), time});
    }
    /// Drops bytes from the front.
    void drop(std::size_t count) {
        bytes_.erase(0, count);
        std::size_t gone = 0;
        while (gone < times_.size() && times_[gone].end <= count) ++gone;
        times_.erase(times_.begin(), times_.begin() + static_cast<std::ptrdiff_t>(gone));
        for (stamp& s : times_) s.end -= count;
    }
    void clear() { *this = {}; }

    [[nodiscard]] std::string_view view() const noexcept { return bytes_; }
    [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
    [[nodiscard]] std::size_t held_size() const noexcept {
        return bytes_.capacity() + times_.capacity() * sizeof(stamp);
    }

    /// Calls take(bytes, time) for all that came at one time, in order.
    template <class Take>
    void for_each(Take take) const {
        std::size_t at = 0;
        for (const stamp& s : times_) {
            take(view().substr(at, s.end - at), s.time);
            at = s.end;
        }
    }

private:
    struct stamp {
        std::size_t end; ///< of what came at that time
        capture_time time;
    };
    std::string bytes_;
    std::vector<stamp> times_;
};

} // namespace msnp_examples
