#include "words.hpp"

#include <msnp/base/sink.hpp>

namespace msnp_client {

namespace {

    using msnp::auth::login_refusal;

    std::string_view sentence_of(login_refusal why) {
        switch (why) {
        case login_refusal::unusable_identity: return "this can't be used to sign in";
        case login_refusal::no_common_dialect: return "the server speaks none of the dialects that were offered";
        case login_refusal::dialect_not_offered: return "the server chose a dialect that was not offered";
        case login_refusal::no_common_method: return "the server has no way to sign in that this program knows";
        case login_refusal::error_reply: return "the server refuses";
        case login_refusal::closed_by_server: return "the server has closed";
        case login_refusal::unexpected_command: return "the server sent a reply that nothing had asked for";
        case login_refusal::wrong_transaction: return "the server answered another command than was sent";
        case login_refusal::other_account: return "the server signed in somebody else";
        case login_refusal::too_long: return "the server sent more than can be kept";
        case login_refusal::too_many_transfers: return "the servers send this program round in a circle";
        case login_refusal::bad_policy: return "the server sent a policy that can't be asked a ticket for";
        case login_refusal::wrong_password: return "Passport refuses the account or the password";
        case login_refusal::passport_unavailable: return "Passport is out of service";
        case login_refusal::too_many_redirects: return "Passport sends this program round in a circle";
        case login_refusal::insecure_address: return "Passport would have the password sent without TLS";
        case login_refusal::bad_answer: return "Passport gave an answer that makes no sense";
        }
        return "for a reason that this program does not know";
    }

} // namespace

std::optional<msnp::presence> presence_from(std::string_view text) {
    const auto status = word_from<msnp::presence>(text);
    return status == msnp::presence::offline ? std::nullopt : status;
}

std::string names_of(msnp::list_mask lists) {
    std::string names;
    for (const auto& list : msnp::vocabulary<msnp::list_kind>::words) {
        if (!lists.has(list.value)) continue;
        names += names.empty() ? "" : ", ";
        names += list.name;
    }
    return names.empty() ? "no list" : names;
}

std::string text_of(msnp::error_code code) {
    std::string text;
    msnp::append_sink digits(text);
    msnp::write_code(digits, code);
    if (!msnp::is_listed(code)) return text + ", of which nobody knows the meaning";
    return text + ' ' + std::string(msnp::name_of(code)) + ": " + std::string(msnp::meaning_of(code));
}

std::string text_of(const msnp::auth::client_step::refused& refusal) {
    std::string text(sentence_of(refusal.why));
    if (refusal.why == login_refusal::closed_by_server)
        return refusal.minutes == 0
                   ? text_of(refusal.reason)
                   : text + ", and is to be tried again in " + std::to_string(refusal.minutes) + " minutes";
    if (refusal.why == login_refusal::error_reply) return text + ": " + text_of(refusal.code);
    if (!refusal.text.empty()) text += ": " + std::string(refusal.text);
    if (!refusal.message.empty()) text += ": " + refusal.message.to<std::string>();
    return text;
}

std::string text_of(const msnp::open_word<msnp::out_reason>& reason) {
    if (reason.text.empty()) return "the server has closed";
    if (!reason.known()) return "the server has closed: " + std::string(reason.text);
    switch (*reason.known()) {
    case msnp::out_reason::signed_in_elsewhere: return "the account has signed in at another place";
    case msnp::out_reason::server_shutdown: return "the server is being shut down";
    case msnp::out_reason::terms_of_use: return "the terms of use have to be accepted first";
    case msnp::out_reason::list_migrated: return "the contact list is being moved; sign in again";
    }
    return "the server has closed";
}

} // namespace msnp_client
