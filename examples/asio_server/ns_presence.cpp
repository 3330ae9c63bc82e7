// How a client shows itself to others, and others to it.
#include "ns_session.hpp"

#include <msnp/command/presence.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace msnp_examples {

using msnp::dialect;
using msnp::error_code;
using msnp::list_kind;
using msnp::presence;
using msnp::transaction_id;
namespace from_ns = msnp::from_ns;
namespace to_ns = msnp::to_ns;

namespace {

    constexpr std::size_t longest_personal = 1024;

    /// NLN and ILN of somebody, as a dialect has them.
    template <class Form>
    Form shown_as(const ns_session& who, dialect spoken) {
        Form form;
        form.status = who.shows().status;
        form.account = msnp::email_without_network(who.who().name);
        form.nick = msnp::percent_text(who.nick());
        if (spoken >= dialect::msnp8) form.capabilities = msnp::capabilities(who.shows().capabilities);
        if (spoken >= dialect::msnp9) form.object = msnp::percent_text::encoded(who.shows().object);
        return form;
    }

} // namespace

bool ns_session::is_visible() const noexcept {
    return shows_.status != presence::offline && shows_.status != presence::hidden;
}

bool ns_session::is_visible_to(std::string_view watcher) const {
    if (!is_visible()) return false;
    const std::optional<contact> known = in_.data.find_contact(self_, watcher);
    if (known && known->lists.has(list_kind::block)) return false;
    return self_.others == msnp::privacy::allow || (known && known->lists.has(list_kind::allow));
}

/// Who has this one on the forward list and may see it.
std::set<std::string> ns_session::watchers() const {
    std::set<std::string> found;
    if (!is_visible()) return found;
    for (const contact& one : in_.data.contacts(self_)) {
        if (!one.lists.has(list_kind::reverse) || one.lists.has(list_kind::block)) continue;
        if (self_.others == msnp::privacy::allow || one.lists.has(list_kind::allow)) found.insert(one.name);
    }
    return found;
}

/// Tells those who see it now and did not before, and those who did and do not any more.
void ns_session::show_to(const std::set<std::string>& before) {
    const std::set<std::string> now = watchers();
    for (const std::string& name : now)
        if (ns_session* one = in_.find(name); one != nullptr && !before.contains(name)) one->see(*this);
    for (const std::string& name : before)
        if (ns_session* one = in_.find(name); one != nullptr && !now.contains(name)) one->see_offline(self_.name);
}

/// Tells all who see it.
void ns_session::show_to_watchers() {
    show_to({});
}

void ns_session::see(const ns_session& other) {
    if (!is_settled_) return; // it asks for all of them by its first CHG
    say(shown_as<from_ns::nln>(other, spoken()));
    if (!other.shows().personal.empty()) see_personal(other);
}

void ns_session::see_personal(const ns_session& other) {
    if (!is_settled_ || spoken() < dialect::msnp11) return;
    say(from_ns::ubx_11{.account = msnp::email_without_network(other.who().name), .payload = other.shows().personal});
}

void ns_session::see_offline(std::string_view other) {
    if (is_settled_) say(from_ns::fln{.account = msnp::email_without_network(other)});
}

/// ILN for each contact that is there.
void ns_session::see_all(transaction_id trid) {
    for (const contact& one : in_.data.contacts(self_)) {
        const ns_session* other = one.lists.has(list_kind::forward) ? in_.find(one.name) : nullptr;
        if (other != nullptr && other->is_visible_to(self_.name)) see_initially(trid, *other);
    }
}

void ns_session::see_initially(transaction_id trid, const ns_session& other) {
    auto line = shown_as<from_ns::iln>(other, spoken());
    line.trid = trid;
    say(line);
    if (!other.shows().personal.empty()) see_personal(other);
}

void ns_session::on(const to_ns::chg& command) {
    if (command.status == presence::offline) return refuse(command.trid, error_code::invalid_parameter);
    const bool is_first = !is_settled_;
    is_settled_ = true;
    const std::set<std::string> before = watchers();
    shows_.status = command.status;
    shows_.capabilities = command.capabilities.bits;
    shows_.object = std::string(command.object.text.raw());
    from_ns::chg reply{.trid = command.trid, .status = command.status};
    if (spoken() >= dialect::msnp8) reply.capabilities = command.capabilities;
    if (spoken() >= dialect::msnp9) reply.object = command.object;
    say(reply);
    if (is_first) see_all(command.trid);
    if (is_visible())
        show_to_watchers();
    else
        show_to(before);
    if (is_first && spoken() >= dialect::msnp6) challenge();
}

void ns_session::on(const to_ns::uux& command) {
    if (command.payload.size() > longest_personal) return refuse(command.trid, error_code::invalid_parameter);
    shows_.personal = command.payload;
    say(from_ns::uux{.trid = command.trid});
    for (const std::string& name : watchers())
        if (ns_session* one = in_.find(name)) one->see_personal(*this);
}

void ns_session::on(const to_ns::ims& command) {
    refuses_calls_ = command.setting == msnp::invitations::off;
    say(from_ns::ims{.trid = command.trid, .setting = command.setting});
}

} // namespace msnp_examples
