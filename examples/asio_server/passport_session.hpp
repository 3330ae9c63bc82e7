// A client of the Passport stand-in: where a password becomes a ticket. HTTP/1.1 without TLS, which a real one has in front of it.
#pragma once

#include "../net/connection.hpp"
#include "service.hpp"

#include <string>
#include <string_view>

namespace msnp_examples {

/// One connection. One request after the other: the nexus (`/rdr/pprdr.asp`), which says where to sign in, and the login
/// (`/login2.srf`), which answers 200 with a ticket or 401.
class passport_session final : public connection {
public:
    passport_session(asio::ip::tcp::socket socket, service& in);

private:
    void on_bytes(std::string_view bytes) override;
    void on_end(std::string_view why) override;

    void go_on();
    void take_requests();
    void take(std::string_view target, std::string_view authorization);
    void check_password(std::string_view authorization);
    void let_in(const std::string& account);
    void turn_away(std::string_view account);
    void answer_plain(std::uint16_t status);

    service& in_;
    std::string head_;     ///< of the request that is coming; may hold a password
    bool is_busy_ = false; ///< a password is being looked at
};

} // namespace msnp_examples
