// What the sessions at the notification server and at the switchboard have in common: how they answer.
#pragma once

#include "../net/connection.hpp"
#include "service.hpp"

#include <msnp/command/error_reply.hpp>
#include <msnp/wire/to_bytes.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace msnp_examples {

/// A connection that speaks MSNP.
class session : public connection {
protected:
    session(asio::ip::tcp::socket socket, service& in) : connection(std::move(socket), in.how.connections), in_(in) {}

    /// The account, or where it comes from; for logs.
    [[nodiscard]] virtual std::string_view name() const noexcept = 0;
    /// The dialect that its client reads.
    [[nodiscard]] virtual msnp::dialect dialect_of_client() const noexcept = 0;

    /// Takes the commands that have come.
    virtual void take_frames() = 0;
    /// Leaves, and closes when what was sent is taken.
    virtual void part(std::string_view why) = 0;

    /// Takes the commands that have come, as far as the database goes along.
    void go_on() {
        try {
            take_frames();
        } catch (const sql::failure& failure) {
            in_.log.event(name(), failure.what());
            say(msnp::error_reply{.code = msnp::error_code::database_error});
            part("the database failed");
        }
    }
    /// Writes a command, and puts it into the log.
    template <class Form>
    void say(const Form& form) {
        const msnp::result<std::string> bytes = msnp::to_bytes(form, dialect_of_client());
        if (!bytes) { // what it was made of is in the database, or came from somebody else
            in_.log.event(name(), "can't be written: " + msnp::to_text(bytes.error()));
            return send("500\r\n");
        }
        in_.log.frame(name(), "<-", form, dialect_of_client());
        send(*bytes);
    }
    void refuse(msnp::transaction_id trid, msnp::error_code code) {
        say(msnp::error_reply{.code = code, .trid = trid});
    }

    service& in_;
};

} // namespace msnp_examples
