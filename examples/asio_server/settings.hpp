// What can be told to the server.
#pragma once

#include "../net/connection.hpp"
#include "secret.hpp"

#include <msnp/wire/dialect.hpp>

#include <asio/ip/address.hpp>
#include <asio/ip/address_v4.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace msnp_examples {

/// How often somebody may ask for something: so many at once, and so many a second in the long run.
struct rate {
    double burst = 0;
    double per_second = 0;
};

/// What the log shows.
enum class log_level : unsigned char { nothing, sessions, frames };

/// All of it.
struct settings {
    std::string database = "msn.db";
    asio::ip::address address = asio::ip::address_v4::loopback();
    std::string announced; ///< the host that clients are sent to; empty: the address
    // 0: any that is free; it is printed.
    std::uint16_t dispatch_port = 1863;
    std::uint16_t notification_port = 1864;
    std::uint16_t switchboard_port = 1865;
    std::uint16_t passport_port = 8080;

    msnp::dialect_range dialects{msnp::dialect::msnp2, msnp::dialect::msnp12};
    std::size_t most_connections = 10'000;
    std::size_t most_in_chat = 20;
    std::size_t most_contacts = 600; ///< on each list

    std::chrono::milliseconds sign_in_time{60'000}; ///< until USR OK, and at a switchboard until USR or ANS
    std::chrono::milliseconds silence{300'000}; ///< of a client that is signed in; QNG asks it to ping far more often
    std::chrono::milliseconds chat_silence{900'000};      ///< at a switchboard
    std::chrono::milliseconds challenge_time{50'000};     ///< to answer CHL
    std::chrono::milliseconds challenge_every{1'800'000}; ///< 0: once
    std::chrono::milliseconds cookie_time{60'000};        ///< to come to the switchboard
    std::chrono::milliseconds ticket_time{60'000};        ///< from Passport to the notification server

    rate commands{200, 20};  ///< of a client; over it: 800, and much over it: closed
    rate invitations{20, 1}; ///< CAL; over it: 713
    rate messages{400, 100}; ///< over it: not delivered
    rate passwords{20, 5};   ///< of all clients together, since each costs a second of a core

    std::int64_t rounds = usual_rounds; ///< of PBKDF2, for new accounts
    connection_limits connections{};
    log_level log = log_level::sessions;
};

} // namespace msnp_examples
