// What was asked, until it is answered.
#pragma once

#include <msnp/wire/transaction_id.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace msnp_client {

/// The numbers of what is asked of a server, and what each was about. Some answers never come: the oldest questions go when there are too
/// many.
template <class What>
class questions {
public:
    static constexpr std::size_t most = 200;

    /// The number of another question.
    [[nodiscard]] msnp::transaction_id ask(What about) {
        if (asked_.size() == most) asked_.erase(asked_.begin());
        const msnp::transaction_id trid = next();
        asked_.emplace(trid, std::move(about));
        return trid;
    }
    /// The number of what is not answered.
    [[nodiscard]] msnp::transaction_id next() { return std::exchange(next_, next_.next()); }
    /// What is answered by it; nothing for an answer to no question.
    [[nodiscard]] std::optional<What> answered(msnp::transaction_id trid) {
        auto found = asked_.extract(trid);
        if (found.empty()) return std::nullopt;
        return std::move(found.mapped());
    }
    /// Whether all is answered.
    [[nodiscard]] bool empty() const noexcept { return asked_.empty(); }
    /// Goes on with this number; nothing is asked any more.
    void begin(msnp::transaction_id next) {
        next_ = next;
        asked_.clear();
    }

private:
    std::map<msnp::transaction_id, What> asked_;
    msnp::transaction_id next_ = 1;
};

} // namespace msnp_client
