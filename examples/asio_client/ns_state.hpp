// What belongs to one session with a notification server, whatever connection it is on.
#pragma once

#include "contact_list.hpp"
#include "link.hpp"
#include "ns_requests.hpp"

#include <msnp/command/values.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace msnp_client {

/// A way into a switchboard.
struct invitation {
    address server;
    std::string cookie;
    std::string session; ///< of who is called; empty for who calls
    std::string account; ///< who calls, or who is to be called
    std::string nick;
};

/// What everything that belongs to one session of a notification server shares.
struct ns_state {
    ns_requests requests;
    contact_list contacts;
    std::string account;
    std::string nick; ///< one's own
    std::optional<msnp::privacy> privacy;
};

/// Who has the connection to the notification server.
class ns_owner {
public:
    /// The server has said all that it says unasked after signing in.
    virtual void settled() = 0;
    virtual void invited(const invitation& to) = 0;
    /// The server is there, and wants to be asked again after so long.
    virtual void answered_ping(std::optional<std::chrono::seconds> next) = 0;
    /// The server ends the session.
    virtual void closed(const std::string& why) = 0;
    /// What came can't be read, and neither can what follows.
    virtual void unreadable(const std::string& why) = 0;

protected:
    ~ns_owner() = default;
};

} // namespace msnp_client
