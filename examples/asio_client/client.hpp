// The whole program: what is typed on one side, the sessions on the other.
#pragma once

#include "chat.hpp"
#include "line_input.hpp"
#include "notification.hpp"
#include "options.hpp"
#include "screen.hpp"
#include "secret_text.hpp"

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace msnp_client {

/// A person's messenger. It has to outlive the io_context's run().
class client final : private notification::owner {
public:
    client(asio::io_context& io, options settings, secret_text password);

    void start();
    /// What the program ends with.
    [[nodiscard]] int exit_status() const noexcept { return exit_status_; }

private:
    /// One of the words that a line may begin with.
    struct command;
    static const command commands[];

    void ready() override;
    void invited(const invitation& to) override;
    void lost() override;
    void signed_out() override;

    void typed(std::string_view line);
    void quit();

    void show_help(std::string_view);
    void show_list(std::string_view);
    void set_status(std::string_view text);
    void set_nick(std::string_view nick);
    void set_message(std::string_view message);
    void set_privacy(std::string_view text);
    void add(std::string_view text);
    void remove(std::string_view account);
    void allow(std::string_view account);
    void block(std::string_view account);
    void change_groups(std::string_view text);
    void make_group(std::string_view name);
    void rename_group(std::string_view names);
    void remove_group(std::string_view name);
    void start_chat(std::string_view account);
    void show_chats(std::string_view);
    void choose_chat(std::string_view text);
    void invite(std::string_view account);
    void say(std::string_view text);
    void type(std::string_view);
    void leave(std::string_view);
    void quit(std::string_view) { quit(); }

    /// Whom an account stands for: somebody known, or somebody on no list yet.
    [[nodiscard]] contact whom(std::string_view account) const;
    /// The identifier of a group; empty, and the user is told, where there is none of that name.
    [[nodiscard]] std::string group(std::string_view name);
    /// Off the list of those who wait for an answer.
    void settle_pending(const contact& who);
    /// The chat that is talked in; nothing, and the user is told, where there is none.
    [[nodiscard]] std::shared_ptr<chat> current_chat();
    void chat_is_over(int number);

    asio::io_context& io_;
    options settings_;
    screen screen_;
    std::shared_ptr<notification> notification_;
    line_input input_;
    asio::signal_set signals_;
    std::map<int, std::shared_ptr<chat>> chats_;
    int last_chat_ = 0;    ///< the number of the newest one
    int current_chat_ = 0; ///< the number of the one that is talked in; 0 for none
    int exit_status_ = 0;
};

} // namespace msnp_client
