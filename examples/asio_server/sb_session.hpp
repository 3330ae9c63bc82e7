// A client at the switchboard.
#pragma once

#include "chat.hpp"
#include "service.hpp"
#include "session.hpp"
#include "token_bucket.hpp"

#include <msnp/channel/decoder.hpp>
#include <msnp/channel/to_sb.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace msnp_examples {

/// One connection of to_sb and from_sb. Nothing is read from its client while another in the chat does not take what it is sent.
class sb_session final : public session {
public:
    sb_session(asio::ip::tcp::socket socket, service& in);

    [[nodiscard]] const chat_claim& who() const noexcept { return self_; }

    void say_goodbye() override;

private:
    void on_bytes(std::string_view bytes) override;
    void on_drained() override;
    void on_end(std::string_view why) override;
    void take_frames() override;

    [[nodiscard]] msnp::dialect dialect_of_client() const noexcept override { return self_.spoken; }
    [[nodiscard]] std::string_view name() const noexcept override {
        return self_.account.empty() ? peer() : self_.account;
    }

    template <class Form>
    void take(const Form& form);
    void on(const msnp::to_sb::usr& command);
    void on(const msnp::to_sb::ans& command);
    void on(const msnp::to_sb::cal& command);
    void on(const msnp::to_sb::msg& command);
    void on(const msnp::to_sb::png& command);
    void on(const msnp::to_sb::out& command);
    void on(const msnp::unknown_command& command);

    [[nodiscard]] bool enter(msnp::transaction_id trid, const msnp::email& account, const msnp::auth_cookie& cookie);
    [[nodiscard]] std::optional<msnp::error_code> why_not_call(const msnp::email& account);
    void joined(msnp::transaction_id trid);
    [[nodiscard]] bool deliver(std::string_view payload);
    void leave(bool is_idle);
    void part(std::string_view why) override;

    msnp::to_sb::decoder decoder_;
    token_bucket invitations_;
    token_bucket messages_;
    chat_claim self_{};
};

} // namespace msnp_examples
