// When a packet was captured.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace msnp_examples {

/// Microseconds since 1970, UTC.
using capture_time = std::chrono::sys_time<std::chrono::microseconds>;

/// A time as files have it, which may say anything: what no four-digit year can tell becomes the nearest that one can.
[[nodiscard]] inline capture_time to_capture_time(std::int64_t seconds, std::int64_t microseconds) noexcept {
    constexpr std::int64_t end_of_9999 = 253'402'300'799;
    return capture_time(std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, end_of_9999)) +
                        std::chrono::microseconds(std::clamp<std::int64_t>(microseconds, 0, 999'999)));
}

/// ISO 8601, as in 2005-03-18T01:58:31.123456Z.
[[nodiscard]] inline std::string to_text(capture_time time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    std::string text;
    const auto add = [&text](std::int64_t number, std::size_t digits, char behind) {
        const std::string written = std::to_string(number);
        if (written.size() < digits) text.append(digits - written.size(), '0');
        text += written;
        text += behind;
    };
    add(static_cast<int>(date.year()), 4, '-');
    add(static_cast<unsigned>(date.month()), 2, '-');
    add(static_cast<unsigned>(date.day()), 2, 'T');
    add(clock.hours().count(), 2, ':');
    add(clock.minutes().count(), 2, ':');
    add(clock.seconds().count(), 2, '.');
    add(clock.subseconds().count(), 6, 'Z');
    return text;
}

} // namespace msnp_examples
