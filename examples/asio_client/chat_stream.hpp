// What a switchboard says: read, shown, and told to the chat.
#pragma once

#include "chat.hpp"

#include <msnp/channel/from_sb.hpp>
#include <msnp/message/assembler.hpp>

#include <string>
#include <string_view>

namespace msnp_client {

/// Reads the stream of a switchboard for a chat.
class chat::stream {
public:
    explicit stream(chat& to);

    void read(std::string_view bytes);

private:
    template <class Form>
    void hear(const Form& form);

    void take(const auto&) {}
    void take(const msnp::from_sb::usr& usr);
    void take(const msnp::from_sb::cal& cal);
    void take(const msnp::from_sb::ans& ans);
    void take(const msnp::from_sb::iro& iro);
    void take(const msnp::from_sb::joi& joi);
    void take(const msnp::from_sb::bye& bye);
    void take(const msnp::from_sb::msg& msg);
    void take(const msnp::from_sb::ack& ack);
    void take(const msnp::from_sb::nak& nak);
    void take(const msnp::from_sb::out& out);
    void take(const msnp::error_reply& reply);
    void show(const std::string& who, std::string_view payload);

    chat& chat_;
    msnp::from_sb::decoder in_;
    msnp::message_assembler parts_;
};

} // namespace msnp_client
