// What the machines of signing in say, as text.
#pragma once

#include <msnp/msnp.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp_test {

/// A line as it goes over the wire, without its end; "unwritable" for one that does not.
template <class Command>
std::string line_of(const Command& command, msnp::dialect spoken) {
    const auto bytes = msnp::to_bytes(command, spoken);
    return bytes ? bytes->substr(0, bytes->size() - 2) : "unwritable " + msnp::describe(bytes.error());
}

/// A step of a client: "send USR 3 TWN I ana@example.com".
inline std::string text_of(const msnp::auth::client_step::any& any, msnp::dialect spoken) {
    namespace steps = msnp::auth::client_step;
    const auto flag = [](std::optional<bool> value) { return value ? *value ? " 1" : " 0" : " -"; };
    return std::visit(
        [&]<class Step>(const Step& step) -> std::string {
            if constexpr (std::is_same_v<Step, steps::send>)
                return "send " + line_of(step.what, spoken);
            else if constexpr (std::is_same_v<Step, steps::connect>)
                return "connect " + std::string(step.server.host) + ':' + std::to_string(step.server.port);
            else if constexpr (std::is_same_v<Step, steps::ask_https>)
                return (step.credentials ? "sign in at " : "ask ") + std::string(step.at.text);
            else if constexpr (std::is_same_v<Step, steps::need_ticket>)
                return "ticket " + std::string(step.policy.text) + ' ' + std::string(step.nonce.text);
            else if constexpr (std::is_same_v<Step, steps::signed_in>)
                return "signed in " + std::string(step.account.text) + ' ' +
                       (step.nick ? step.nick->template to<std::string>() : "-") + flag(step.verified) +
                       flag(step.restricted);
            else if constexpr (std::is_same_v<Step, steps::refused>)
                return "refused " + std::string(name_of(step.why)) +
                       (step.why == msnp::auth::login_refusal::error_reply
                            ? ' ' + std::to_string(static_cast<unsigned>(step.code))
                            : "") +
                       (step.minutes != 0 ? ' ' + std::to_string(step.minutes) : "") +
                       (step.reason.text.empty() ? "" : " for " + std::string(step.reason.text)) +
                       (step.text.empty() ? "" : ' ' + std::string(step.text)) +
                       (step.message.empty() ? "" : ": " + step.message.template to<std::string>());
            else
                return "-";
        },
        any);
}

/// A step of a server: "send USR 3 TWN S lc=1033".
inline std::string text_of(const msnp::auth::server_step::any& any, msnp::dialect spoken) {
    namespace steps = msnp::auth::server_step;
    return std::visit(
        [&]<class Step>(const Step& step) -> std::string {
            if constexpr (std::is_same_v<Step, steps::send>)
                return "send " + line_of(step.what, spoken) +
                       (step.why == msnp::auth::login_violation::none ? "" : " for " + std::string(name_of(step.why))) +
                       (step.then_close ? ", close" : "");
            else if constexpr (std::is_same_v<Step, steps::ask_account>)
                return "who is " + std::string(step.account.text) + ' ' + std::string(name_of(step.method));
            else if constexpr (std::is_same_v<Step, steps::ask_admission>)
                return "admit " + std::string(step.account.text) + ' ' + std::string(name_of(step.method)) + ' ' +
                       std::string(step.ticket.text) + ' ' + std::string(step.response.text) + ' ' +
                       std::string(step.machine.text) + ' ' + std::string(step.nonce.text);
            else
                return std::is_same_v<Step, steps::closed> ? "closed" : "-";
        },
        any);
}

/// Whether the memory of an object holds a text somewhere.
template <class Object>
bool holds(const Object& object, std::string_view text) {
    return std::string_view(reinterpret_cast<const char*>(&object), sizeof object).find(text) != text.npos;
}

} // namespace msnp_test
