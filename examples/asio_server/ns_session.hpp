// A client at the dispatch server or the notification server.
#pragma once

#include "book.hpp"
#include "service.hpp"
#include "session.hpp"
#include "token_bucket.hpp"

#include <msnp/auth/server_login.hpp>
#include <msnp/channel/decoder.hpp>
#include <msnp/channel/to_ns.hpp>
#include <msnp/command/switchboard.hpp>

#include <asio/steady_timer.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace msnp_examples {

/// What a session is for: a dispatch server sends everybody on.
enum class ns_role : unsigned char { dispatch, notification };

/// How somebody shows itself.
struct showing {
    msnp::presence status = msnp::presence::offline;
    std::uint32_t capabilities = 0;
    std::string object;   ///< as on the wire
    std::string personal; ///< the payload of UUX
};

/// One connection of to_ns and from_ns. The commands of a client that is signed in are in three files: ns_session.cpp, ns_contacts.cpp
/// for its lists, ns_presence.cpp for how it and others show themselves.
class ns_session final : public session {
public:
    ns_session(asio::ip::tcp::socket socket, service& in, ns_role role);

    [[nodiscard]] const account& who() const noexcept { return self_; }
    [[nodiscard]] const showing& shows() const noexcept { return shows_; }
    /// Whether it has said by CHG how it shows itself; it is told of others from then on.
    [[nodiscard]] bool is_settled() const noexcept { return is_settled_; }
    [[nodiscard]] msnp::dialect spoken() const noexcept { return login_.spoken(); }
    [[nodiscard]] const std::string& nick() const noexcept { return self_.nick.empty() ? self_.name : self_.nick; }

    /// Whether others can see it at all, and whether this one may.
    [[nodiscard]] bool is_visible() const noexcept;
    [[nodiscard]] bool is_visible_to(std::string_view watcher) const;
    [[nodiscard]] bool takes_calls_of(std::string_view caller) const {
        return is_settled_ && !refuses_calls_ && is_visible_to(caller);
    }

    /// What others do: NLN, UBX or FLN; ADD or REM with 0; RNG.
    void see(const ns_session& other);
    void see_personal(const ns_session& other);
    void see_offline(std::string_view other);
    void see_added_by(const account& other);
    void see_removed_by(const account& other);
    void ring(const msnp::from_ns::rng& call) { say(call); }
    /// OUT, and the connection is closed.
    void send_away(msnp::out_reason why);
    void say_goodbye() override { send_away(msnp::out_reason::server_shutdown); }
    /// For a session that is one too many, in place of start().
    void turn_away();

private:
    using step = msnp::auth::server_step::any;

    void on_bytes(std::string_view bytes) override;
    void on_drained() override { go_on(); }
    void take_frames() override;
    void on_end(std::string_view why) override;

    /// Answers by what was done, or by the error.
    template <class T, class Reply>
    void answer(msnp::transaction_id trid, const outcome<T>& done, Reply reply) {
        if (const auto* code = std::get_if<msnp::error_code>(&done)) return refuse(trid, *code);
        reply(std::get<T>(done));
    }
    [[nodiscard]] msnp::dialect dialect_of_client() const noexcept override { return spoken(); }
    [[nodiscard]] std::string_view name() const noexcept override { return self_.name.empty() ? peer() : self_.name; }
    [[nodiscard]] book lists() { return {in_.data, self_, spoken(), in_.how.most_contacts}; }
    /// Others see it go, and nobody finds it any more.
    void leave();
    /// Leaves at once, and closes when what was sent is taken.
    void part(std::string_view why) override;

    // Signing in.
    template <class Form>
    void take(const Form& form);
    void take_broken(const msnp::frame& frame, const msnp::error& error);
    bool is_too_fast(const std::optional<msnp::transaction_id>& trid);
    void act(const step& next);
    void ask_secret(const msnp::auth::server_step::ask_account& ask);
    void look_at(const msnp::auth::server_step::ask_admission& ask);
    void begin();
    void say_profile();

    // Commands of a client that is signed in. What has no function here is not for this server: 502.
    void on(const msnp::to_ns::png& command);
    void on(const msnp::to_ns::xfr_sb& command);
    void on(const msnp::to_ns::xfr_ns& command);
    void on(const msnp::to_ns::qry& command);
    void on(const msnp::to_ns::url& command);
    void on(const msnp::to_ns::gcf& command);
    void on(const msnp::to_ns::fnd& command);
    void on(const msnp::unknown_command& command);

    void on(const msnp::to_ns::syn_2& command);
    void on(const msnp::to_ns::syn_10& command);
    void on(const msnp::to_ns::lst& command);
    void on(const msnp::to_ns::lsg& command);
    void on(const msnp::to_ns::add& command);
    void on(const msnp::to_ns::adc& command);
    void on(const msnp::to_ns::adc_group& command);
    void on(const msnp::to_ns::rem_2& command);
    void on(const msnp::to_ns::rem_10_list& command);
    void on(const msnp::to_ns::rem_10_fl& command);
    void on(const msnp::to_ns::rea& command);
    void on(const msnp::to_ns::sbp& command);
    void on(const msnp::to_ns::adg_7& command);
    void on(const msnp::to_ns::adg_10& command);
    void on(const msnp::to_ns::reg_7& command);
    void on(const msnp::to_ns::reg_10& command);
    void on(const msnp::to_ns::rmg_7& command);
    void on(const msnp::to_ns::rmg_10& command);
    void on(const msnp::to_ns::rmg_10_name& command);
    void on(const msnp::to_ns::blp& command);
    void on(const msnp::to_ns::gtc& command);
    void on(const msnp::to_ns::prp& command);

    void on(const msnp::to_ns::chg& command);
    void on(const msnp::to_ns::uux& command);
    void on(const msnp::to_ns::ims& command);

    // Lists.
    void say_settings(msnp::transaction_id trid);
    void say_groups(msnp::transaction_id trid);
    void say_list(msnp::transaction_id trid, msnp::list_kind list, const std::vector<contact>& all);
    void say_contact(const contact& one, const std::vector<group>& groups);
    outcome<change> add(msnp::list_kind list, std::string_view other, std::string_view nick,
                        std::optional<std::uint32_t> group);
    outcome<change> remove(msnp::list_kind list, std::string_view other, std::optional<std::uint32_t> group);
    void meet(msnp::transaction_id trid, const change& made);
    void separate(const change& made);

    // Presence.
    [[nodiscard]] std::set<std::string> watchers() const;
    void show_to(const std::set<std::string>& before);
    void show_to_watchers();
    void see_all(msnp::transaction_id trid);
    void see_initially(msnp::transaction_id trid, const ns_session& other);
    void challenge();

    ns_role role_;
    msnp::auth::server_login login_;
    msnp::to_ns::decoder decoder_;
    token_bucket commands_;
    asio::steady_timer challenge_timer_;
    std::string challenge_; ///< what was asked, until it is answered
    account self_{};        ///< empty until it is signed in
    showing shows_{};
    unsigned strikes_ = 0; ///< commands over the rate
    bool is_synchronized_ = false;
    bool is_settled_ = false;
    bool refuses_calls_ = false;
};

} // namespace msnp_examples
