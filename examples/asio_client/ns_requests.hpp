// What is asked of a notification server once signed in: which command that is in the dialect, and what it was for.
#pragma once

#include "contact_list.hpp"
#include "questions.hpp"
#include "screen.hpp"

#include <msnp/command/opaque.hpp>
#include <msnp/command/values.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/transaction_id.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace msnp_client {

/// Sends requests, counts them, and remembers each until it is answered.
class ns_requests {
public:
    /// What was asked under a TrID.
    struct asked {
        std::string what;    ///< for people: "add bob@example.com to the forward list"
        std::string account; ///< whom a switchboard was asked for, or who is to come into a group
        std::string group;   ///< which group, by its identifier
        bool is_presence = false;
        bool is_tidying = false; ///< off the pending list, where servers may have tidied up themselves
    };
    using sender = std::function<void(std::string_view bytes)>;

    ns_requests(screen& to, sender send) : screen_(to), send_(std::move(send)) {}

    /// Signing in is over: this is spoken, and this TrID comes next.
    void begin(msnp::dialect spoken, msnp::transaction_id next);

    void synchronize();
    void set_status(msnp::presence status);
    /// One's own name.
    void rename(const std::string& account, const std::string& nick);
    /// One's personal message.
    void say_of_oneself(const std::string& message);
    void set_privacy(msnp::privacy mode);

    /// Puts somebody on a list; on the forward list, where a group is given, into that.
    void add(msnp::list_kind list, const contact& whom, const std::string& group = {});
    void remove(msnp::list_kind list, const contact& whom);

    void make_group(const std::string& name);
    void rename_group(const std::string& id, const std::string& name);
    void remove_group(const std::string& id);

    /// Asks for a switchboard, to call somebody there.
    void call(const std::string& account);
    void answer(const msnp::challenge_text& challenge);
    void ping();
    void sign_out();

    /// What was asked under this number, which is answered now; nothing where that is not known.
    [[nodiscard]] std::optional<asked> answered(msnp::transaction_id trid) { return asked_.answered(trid); }

private:
    template <class Command>
    void send(const Command& command);
    void add_by_number(msnp::list_kind list, const contact& whom, const std::string& group);
    void add_by_id(msnp::list_kind list, const contact& whom, const std::string& group);

    screen& screen_;
    sender send_;
    questions<asked> asked_;
    msnp::dialect spoken_ = msnp::first_dialect;
};

} // namespace msnp_client
