#include "ns_requests.hpp"

#include <msnp/auth/challenge.hpp>
#include <msnp/base/describe.hpp>
#include <msnp/base/number.hpp>
#include <msnp/command/connection.hpp>
#include <msnp/command/contacts.hpp>
#include <msnp/command/groups.hpp>
#include <msnp/command/login.hpp>
#include <msnp/command/presence.hpp>
#include <msnp/ext/text.hpp>
#include <msnp/message/user_data.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/wire/to_bytes.hpp>

#include <array>
#include <cstdint>
#include <utility>

namespace msnp_client {

namespace {

    using namespace msnp;

    /// A group of MSNP7 to MSNP9.
    std::uint32_t group_number(const std::string& id) {
        std::uint32_t number = 0;
        static_cast<void>(parse_decimal(id, number)); // made of a number by this program itself
        return number;
    }

    /// What to call somebody from now on.
    percent_text name_for(const contact& whom) {
        return percent_text(whom.nick.empty() ? whom.account : whom.nick);
    }

    std::string list_name(list_kind list) {
        return "the " + std::string(name_of(list)) + " list";
    }

} // namespace

void ns_requests::begin(dialect spoken, transaction_id next) {
    spoken_ = spoken;
    asked_.begin(next);
}

/// What the library does not write is the user's own: a name with a NUL, a word that the dialect does not have.
template <class Command>
void ns_requests::send(const Command& command) {
    const result<std::string> bytes = to_bytes(command, spoken_);
    if (!bytes) {
        screen_.line("not sent: " + describe(bytes.error()));
        return;
    }
    screen_.trace("NS >", to_text(command, spoken_));
    send_(*bytes);
}

void ns_requests::synchronize() {
    const transaction_id trid = asked_.ask({"get the contact list", {}, {}});
    if (spoken_ < dialect::msnp10)
        send(to_ns::syn_2{.trid = trid, .list_version = 0});
    else
        send(to_ns::syn_10{.trid = trid, .list_version = "0", .settings_version = "0"});
}

void ns_requests::set_status(presence status) {
    send(to_ns::chg{.trid = asked_.ask({"be " + std::string(name_of(status)), {}, {}, true}), .status = status});
}

void ns_requests::rename(const std::string& account, const std::string& nick) {
    const transaction_id trid = asked_.ask({"be called " + nick, {}, {}});
    if (spoken_ < dialect::msnp10)
        send(to_ns::rea{.trid = trid, .account = account, .nick = nick});
    else
        send(to_ns::prp{.trid = trid, .key = property::friendly_name, .value = nick});
}

void ns_requests::say_of_oneself(const std::string& message) {
    payload::user_data data;
    data.personal_message.emplace(message);
    data.media.emplace();
    std::string xml(payload::wire_size(data), '\0');
    if (const auto size = payload::serialize(data, xml); !size) {
        screen_.line("not sent: " + describe(size.error()));
        return;
    }
    send(to_ns::uux{.trid = asked_.ask({"say of oneself: " + message, {}, {}}), .payload = xml});
}

void ns_requests::set_privacy(privacy mode) {
    const std::string what =
        mode == privacy::allow ? "let everybody see you" : "let nobody see you who is not allowed to";
    send(to_ns::blp{.trid = asked_.ask({what, {}, {}}), .mode = mode});
}

void ns_requests::add(list_kind list, const contact& whom, const std::string& group) {
    if (spoken_ < dialect::msnp10)
        add_by_number(list, whom, group);
    else
        add_by_id(list, whom, group);
}

void ns_requests::add_by_number(list_kind list, const contact& whom, const std::string& group) {
    const bool is_forward = list == list_kind::forward;
    to_ns::add command{.list = list, .account = whom.account, .nick = name_for(whom)};
    if (is_forward && spoken_ >= dialect::msnp7) command.group = group_number(group);
    command.trid = asked_.ask({"add " + whom.account + " to " + list_name(list), whom.account, group});
    send(command);
}

/// Into a group goes who has an identifier, which is what the forward list gives.
void ns_requests::add_by_id(list_kind list, const contact& whom, const std::string& group) {
    if (list == list_kind::forward && !whom.id.empty() && !group.empty()) {
        const transaction_id trid = asked_.ask({"add " + whom.account + " to a group", whom.account, group});
        return send(to_ns::adc_group{.trid = trid, .contact = whom.id, .group = group});
    }
    to_ns::adc command{.list = list, .account = whom.account};
    if (list == list_kind::forward) command.nick = name_for(whom);
    command.trid = asked_.ask({"add " + whom.account + " to " + list_name(list), whom.account, group});
    send(command);
}

void ns_requests::remove(list_kind list, const contact& whom) {
    const std::string what = "remove " + whom.account + " from " + list_name(list);
    const transaction_id trid = asked_.ask({what, whom.account, {}, false, list == list_kind::pending});
    if (spoken_ < dialect::msnp10)
        send(to_ns::rem_2{.trid = trid, .list = list, .account = whom.account});
    else if (list == list_kind::forward)
        send(to_ns::rem_10_fl{.trid = trid, .contact = whom.id.empty() ? whom.account : whom.id});
    else
        send(to_ns::rem_10_list{.trid = trid, .list = list, .account = whom.account});
}

void ns_requests::make_group(const std::string& name) {
    const transaction_id trid = asked_.ask({"make group " + name, {}, {}});
    if (spoken_ < dialect::msnp10)
        send(to_ns::adg_7{.trid = trid, .name = name});
    else
        send(to_ns::adg_10{.trid = trid, .name = name});
}

void ns_requests::rename_group(const std::string& id, const std::string& name) {
    const transaction_id trid = asked_.ask({"rename a group to " + name, {}, id});
    if (spoken_ < dialect::msnp10)
        send(to_ns::reg_7{.trid = trid, .group = group_number(id), .name = name});
    else
        send(to_ns::reg_10{.trid = trid, .group = id, .name = name});
}

void ns_requests::remove_group(const std::string& id) {
    const transaction_id trid = asked_.ask({"remove a group", {}, id});
    if (spoken_ < dialect::msnp10)
        send(to_ns::rmg_7{.trid = trid, .group = group_number(id)});
    else
        send(to_ns::rmg_10{.trid = trid, .group = id});
}

void ns_requests::call(const std::string& account) {
    send(to_ns::xfr_sb{.trid = asked_.ask({"chat with " + account, account, {}})});
}

void ns_requests::answer(const challenge_text& challenge) {
    const auto as = auth::product_for(spoken_);
    if (!as) return; // no challenge of this dialect is known
    const auth::hex_digest digest = auth::answer_challenge(challenge, *as, spoken_);
    send(to_ns::qry{.trid = asked_.ask({"answer a challenge", {}, {}}), .product = as->id, .answer = digest.view()});
}

void ns_requests::ping() {
    send(to_ns::png{});
}

void ns_requests::sign_out() {
    send(to_ns::out{});
}

} // namespace msnp_client
