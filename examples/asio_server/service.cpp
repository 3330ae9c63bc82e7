#include "service.hpp"

#include "ns_session.hpp"

#include <utility>

namespace msnp_examples {

service::service(asio::io_context& in, const settings& settings)
    : context(in),
      how(settings),
      log(settings.log),
      data(settings.database),
      passport_tickets(settings.ticket_time),
      cookies(settings.cookie_time),
      passwords(settings.passwords) {
    host = how.announced.empty() ? how.address.to_string() : how.announced;
}

std::string service::salt_of_nobody(std::string_view account) const {
    std::string digits = digits_of(lower_case(account), salt_key_, 19);
    digits.insert(10, 1, '.');
    return digits;
}

ns_session* service::find(std::string_view account) const {
    const auto found = online_.find(std::string(account));
    return found == online_.end() ? nullptr : found->second;
}

void service::enter(ns_session& session) {
    online_.insert_or_assign(session.who().name, &session);
}

void service::leave(const ns_session& session) {
    const auto found = online_.find(session.who().name);
    if (found != online_.end() && found->second == &session) online_.erase(found);
}

bool service::admit(std::shared_ptr<connection> one) {
    if (connections_.size() >= how.most_connections) return false;
    connections_.insert(std::move(one));
    return true;
}

} // namespace msnp_examples
