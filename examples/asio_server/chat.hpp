// A conversation at the switchboard: who is in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace msnp_examples {

class sb_session;

/// Lives as long as somebody is in it or is invited to it.
class chat {
public:
    explicit chat(std::string id) : id_(std::move(id)) {}

    [[nodiscard]] const std::string& id() const noexcept { return id_; }
    /// In the order in which they came.
    [[nodiscard]] const std::vector<sb_session*>& members() const noexcept { return members_; }
    [[nodiscard]] sb_session* find(std::string_view account) const;

    void join(sb_session& one) { members_.push_back(&one); }
    void leave(const sb_session& one) { std::erase(members_, &one); }

private:
    std::string id_;
    std::vector<sb_session*> members_;
};

} // namespace msnp_examples
