// Asking Passport: one request, one answer, over plain HTTP.
#pragma once

#include "link.hpp"
#include "secret_text.hpp"

#include <asio/io_context.hpp>

#include <chrono>
#include <functional>
#include <string>

namespace msnp_client {

/// What came of a question.
struct passport_answer {
    secret_text head;    ///< the answer as far as its headers end; there may be a ticket in it
    std::string failure; ///< why there is none; empty otherwise
};

/// Sends a request (which has the password in it, and is wiped once it is sent) and reads the head of the answer.
void ask_passport(asio::io_context& io, const address& at, std::chrono::milliseconds patience, secret_text request,
                  std::function<void(passport_answer)> handler);

} // namespace msnp_client
