// What all connections of the server share. One thread uses it.
#pragma once

#include "../net/connection.hpp"
#include "log.hpp"
#include "settings.hpp"
#include "store.hpp"
#include "tickets.hpp"
#include "token_bucket.hpp"

#include <msnp/wire/dialect.hpp>

#include <asio/io_context.hpp>
#include <asio/thread_pool.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace msnp_examples {

class chat;
class ns_session;

/// Who may come to a switchboard.
struct chat_claim {
    std::string account;
    std::string nick;
    msnp::dialect spoken = msnp::first_dialect;
    std::uint32_t capabilities = 0;
    std::shared_ptr<chat> at; ///< where somebody was invited to; none: begins one
};

/// Where the parts of the server listen, once they do.
struct places {
    std::uint16_t dispatch = 0;
    std::uint16_t notification = 0;
    std::uint16_t switchboard = 0;
    std::uint16_t passport = 0;
};

/// The accounts, who is signed in, and who may come where.
class service {
public:
    service(asio::io_context& in, const settings& settings);

    asio::io_context& context;
    const settings& how;
    msnp_examples::log log;
    store data;
    asio::thread_pool workers{1}; ///< for what takes long: passwords
    places at{};
    std::string host; ///< of all of them, as clients are told

    tickets<std::string> passport_tickets; ///< of which account
    tickets<chat_claim> cookies;
    token_bucket passwords;

    /// The salt of an account that has none: always the same, as that of one that has, and so it tells nobody who is here.
    [[nodiscard]] std::string salt_of_nobody(std::string_view account) const;

    /// Who is signed in; null for nobody.
    [[nodiscard]] ns_session* find(std::string_view account) const;
    /// From now on find() finds the session.
    void enter(ns_session& session);
    /// And now no more, unless somebody else has entered by this name.
    void leave(const ns_session& session);

    /// Owns a connection until it is dismissed; false when there are too many.
    [[nodiscard]] bool admit(std::shared_ptr<connection> one);
    void dismiss(connection& one) { connections_.erase(one.shared_from_this()); }
    /// All of them; for the end.
    [[nodiscard]] const std::unordered_set<std::shared_ptr<connection>>& connections() const noexcept {
        return connections_;
    }

    [[nodiscard]] std::string next_chat_id() { return std::to_string(++chats_); }

private:
    std::unordered_map<std::string, ns_session*> online_;
    std::unordered_set<std::shared_ptr<connection>> connections_;
    std::uint32_t chats_ = 0;
    std::string salt_key_ = random_hex(32);
};

} // namespace msnp_examples
