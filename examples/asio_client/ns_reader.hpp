// Reading what a notification server says.
#pragma once

#include "link.hpp"
#include "ns_state.hpp"
#include "screen.hpp"
#include "sign_in.hpp"

#include <memory>
#include <string_view>

namespace msnp_client {

/// Reads the stream of a notification server. (What it reads with is in the .cpp: it is what costs time to compile.)
class ns_reader {
public:
    ns_reader(ns_state& state, sign_in& login, screen& to, ns_owner& who);
    ns_reader(const ns_reader&) = delete;
    ns_reader& operator=(const ns_reader&) = delete;
    ~ns_reader();

    /// Bytes of a new connection follow.
    void begin();
    /// Bytes have come from this connection. What is behind the frame that closes it is not looked at.
    void read(std::string_view bytes, const link& from);

private:
    class stream;
    std::unique_ptr<stream> stream_;
};

} // namespace msnp_client
