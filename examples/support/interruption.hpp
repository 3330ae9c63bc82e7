// Being asked to stop, without a handler: SIGINT and SIGTERM wait until somebody looks.
#pragma once

#include <chrono>
#include <csignal>
#include <ctime>

namespace msnp_examples {

/// Whether the program was asked to stop. From its construction on, the two signals do nothing else.
class interruption {
public:
    interruption() {
        ::sigemptyset(&asked_for_);
        ::sigaddset(&asked_for_, SIGINT);
        ::sigaddset(&asked_for_, SIGTERM);
        ::sigprocmask(SIG_BLOCK, &asked_for_, nullptr);
    }

    /// Waits, unless it is asked for. Returns whether it was.
    bool wait_for(std::chrono::milliseconds time) {
        const timespec most{static_cast<std::time_t>(time.count() / 1000),
                            static_cast<long>(time.count() % 1000) * 1'000'000};
        if (!has_come_) has_come_ = ::sigtimedwait(&asked_for_, nullptr, &most) > 0;
        return has_come_;
    }
    [[nodiscard]] bool has_come() const noexcept { return has_come_; }

private:
    sigset_t asked_for_{};
    bool has_come_ = false;
};

} // namespace msnp_examples
