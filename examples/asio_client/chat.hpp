// One chat: the session with a switchboard.
#pragma once

#include "link.hpp"
#include "ns_state.hpp"
#include "questions.hpp"
#include "screen.hpp"

#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/transaction_id.hpp>

#include <asio/io_context.hpp>

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_client {

/// Who is in a chat, and how it is conducted.
struct chat_settings {
    int number = 0; ///< for people
    std::string account;
    msnp::dialect spoken = msnp::first_dialect;
    msnp::acknowledgement acknowledgement = msnp::acknowledgement::on_failure;
    std::chrono::seconds patience{30};
    std::function<void(int number)> over; ///< called once, at the end
};

/// A chat, from connecting to the switchboard to leaving it.
class chat : public std::enable_shared_from_this<chat> {
public:
    chat(asio::io_context& io, screen& to, chat_settings settings);
    chat(const chat&) = delete;
    chat& operator=(const chat&) = delete;
    ~chat();

    /// Goes in: calls somebody, or answers a call.
    void enter(const invitation& to);
    void invite(const std::string& account);
    /// Says something to all; to the first one who comes, where nobody has come yet.
    void say(const std::string& text);
    /// Lets the others know that something is being typed.
    void type();
    void leave();

    [[nodiscard]] int number() const noexcept { return settings_.number; }
    /// Who is in it, for people.
    [[nodiscard]] std::string describe() const;

private:
    class stream; // reads
    friend class stream;

    /// What a switchboard that never answers, or lets nobody in, makes this program keep.
    static constexpr std::size_t most_kept = 100;

    void connected(asio::ip::tcp::socket socket, const invitation& to);
    void read(std::string_view bytes);
    template <class Command>
    void send(const Command& command);
    std::optional<std::string> answered(msnp::transaction_id trid) { return asked_.answered(trid); }

    void entered();
    void joined(std::string_view account, std::string nick);
    void left(std::string_view account, bool was_idle);
    void refused();
    void say_now(const std::string& text);
    void note(const std::string& text) { screen_.line('[' + std::to_string(settings_.number) + "] " + text); }
    void end(const std::string& why);

    asio::io_context& io_;
    screen& screen_;
    chat_settings settings_;
    std::shared_ptr<link> link_;
    std::unique_ptr<stream> stream_;
    std::map<std::string, std::string> people_; ///< accounts and nicks
    questions<std::string> asked_;              ///< what was asked and said, for people
    std::deque<std::string> unsaid_;            ///< until somebody comes
    std::vector<std::string> to_call_;          ///< once the switchboard lets one in
    bool is_ringing_ = false;                   ///< for somebody, who may come
    bool somebody_came_ = false;
    bool is_in_ = false;
    bool is_over_ = false;
};

} // namespace msnp_client
