// How far a large file is, on a terminal that shows nothing else.
#pragma once

#include "terminal.hpp"

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>

namespace msnp_examples {

class progress {
public:
    static constexpr std::size_t worth_showing = 16 << 20; ///< bytes; a smaller file is read before anybody looks

    /// `of`: how many bytes there are, where that is known.
    explicit progress(std::optional<std::size_t> of)
        : of_(of), is_shown_(is_error_terminal() && (!of || *of >= worth_showing)) {}
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;
    ~progress() { erase(); }

    /// So many bytes were read.
    void reached(std::size_t position) {
        if (!is_shown_) return;
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < std::chrono::milliseconds(100)) return;
        last_ = now;
        const bool is_percent = of_ && *of_ != 0;
        const std::string text =
            is_percent ? std::to_string(position * 100 / *of_) + " %" : std::to_string(position >> 20) + " MiB";
        std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
        any_ = true;
    }
    /// Takes it away, so that something else can be written.
    void erase() {
        if (any_) std::fputs("\r\x1b[K", stderr);
        any_ = false;
    }

private:
    std::optional<std::size_t> of_;
    bool is_shown_;
    bool any_ = false;
    std::chrono::steady_clock::time_point last_{std::chrono::steady_clock::now()};
};

} // namespace msnp_examples
