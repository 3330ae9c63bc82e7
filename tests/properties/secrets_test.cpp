// Fields that are called like a secret are secrets: of every command, message, body and header that there is.
#include "support/auth_invariants.hpp"
#include "support/body_generator.hpp"
#include "support/check.hpp"
#include "support/forms.hpp"
#include "support/message_generator.hpp"
#include "support/secrets.hpp"

#include <msnp/ext/text.hpp>
#include <msnp/message/msnftp.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace {

using namespace msnp;
using namespace msnp_test;

template <class T>
struct within {
    using type = T;
};
template <class T>
struct within<std::optional<T>> : within<T> {};
template <class T, char Separator>
struct within<split_list<T, Separator>> : within<T> {};

/// The fields of all structs by "struct.field", and whether their types are secrets.
using field_map = std::map<std::string, bool>;

/// Visits any wire() and notes its fields.
class field_walk : public xml::detail::idle_visitor {
public:
    field_walk(field_map& fields, std::string_view owner, dialect spoken)
        : fields_(fields), owner_(owner), spoken_(spoken) {}

    bool since(dialect d) const { return spoken_ >= d; }
    void verb(std::string_view name, const auto& value) { note(name, value); }
    void trid(const auto&) {}
    void word(std::string_view) {}
    void opt_word(std::string_view, std::string_view, const bool&) {}
    void arg(std::string_view name, const auto& value) { note(name, value); }
    void opt(std::string_view name, const auto& value) { note(name, value); }
    void tag(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void opt_tag(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void rest(std::string_view name, const auto& value) { note(name, value); }
    void verbatim(std::string_view name, const auto& value) { note(name, value); }
    void payload(const auto& value) { note("payload", value); }
    void opt_payload(const auto& value) { note("payload", value); }

    void type(std::string_view, const auto&, std::string_view = {}) {}
    void no_type() {}
    void length() {}
    void header(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void opt_header(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void field(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void opt_field(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void opt_mirrored_field(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void other_fields(const auto&) {}
    void after_fields(const auto&) {}
    void body(const auto&) {}
    void others(const auto&) {}

    void attribute(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void opt_attribute(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void opt_child(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void text(std::string_view name, const auto& value) { note(name, value); }
    void opt_nested(std::string_view name, const auto& value) { note(name, value); }
    void list(std::string_view name, const auto& value) { note(name, value); }

    void value(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void opt(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void word(std::string_view, std::string_view, const bool&) {}
    void each(std::string_view, std::string_view name, const auto& value) { note(name, value); }
    void opt_each(std::string_view, std::string_view name, const auto& value, const auto&) { note(name, value); }
    void others(std::string_view, const auto&) {}

private:
    template <class T>
    void note(std::string_view name, const T&) {
        fields_[owner_ + "." + std::string(name)] = secret_value<typename within<T>::type>;
    }

    field_map& fields_;
    std::string owner_;
    dialect spoken_;
};

template <class Struct>
void add_fields(field_map& fields, std::string_view prefix, dialect spoken = dialect::msnp21) {
    const Struct what{};
    field_walk walk(fields, std::string(prefix) + std::string(form_name(what)), spoken);
    if constexpr (!std::is_same_v<Struct, message::unknown>) Struct::wire(walk, what);
}

template <class Channel>
void add_channel(field_map& fields) {
    Channel::for_each_form([&]<class Form>(std::type_identity<Form>) {
        for (unsigned d = 2; d <= 21; ++d)
            add_fields<Form>(fields, std::string(Channel::name) + "::", static_cast<dialect>(d));
    });
}

field_map all_fields() {
    field_map fields;
    for_each_channel([&]<class Channel>(std::type_identity<Channel>) { add_channel<Channel>(fields); });
    add_channel<ftp::channel>(fields);
    for_each_message<message::any>(
        [&]<class Message>(std::type_identity<Message>) { add_fields<Message>(fields, "message::"); });
    add_fields<message::offline_message>(fields, "message::");
    for_each_body([&]<class Body>(std::type_identity<Body>) { add_fields<Body>(fields, "payload::"); });
    for_each_message<slp::any_body>([&]<class Body>(std::type_identity<Body>) {
        if constexpr (requires { Body::content_type; }) add_fields<Body>(fields, "slp::");
    });
    add_fields<envelope::routing>(fields, "envelope::");
    add_fields<envelope::reliability>(fields, "envelope::");
    add_fields<envelope::messaging>(fields, "envelope::");
    add_fields<envelope::notification>(fields, "envelope::");
    add_fields<envelope::publication>(fields, "envelope::");
    for_each_item_struct([&]<class Struct>(std::type_identity<Struct>) { add_fields<Struct>(fields, "auth::"); });
    return fields;
}

bool sounds_secret(std::string_view field) {
    const std::string_view name = field.substr(field.find('.') + 1);
    for (const std::string_view part : {"password", "pwd", "ticket", "digest", "cookie", "blob", "secret", "auth",
                                        "token", "nonce", "key", "credential"})
        if (name.find(part) != std::string_view::npos) return true;
    return false;
}

// What is called like a secret and is none, with the reason.
const std::map<std::string, std::string_view> no_secrets = {
    {"auth::authentication_info.token_names", "names of cookies"},
    {"auth::token_request.token_name", "the name of a cookie"},
    {"auth::login_policy.key_version", "a number that all clients get"},
    {"message::profile.key_version", "a number that all clients get"},
    {"from_ns::bpr_10.key", "the name of a property"},
    {"from_ns::bpr_5.key", "the name of a property"},
    {"from_ns::bpr_sync.key", "the name of a property"},
    {"from_ns::bpr_sync_5.key", "the name of a property"},
    {"from_ns::prp_10.key", "the name of a property"},
    {"from_ns::prp_5.key", "the name of a property"},
    {"from_ns::prp_sync.key", "the name of a property"},
    {"from_ns::sbp.key", "the name of a property"},
    {"to_ns::prp.key", "the name of a property"},
    {"to_ns::sbp.key", "the name of a property"},
    {"from_ns::usr_sso_challenge.nonce", "a question; who knows it can't answer"},
    {"message::invitation.cookie", "tells which invitations belong together"},
    {"slp::transport_request.hashed_nonce", "a hash that is told before the connection"},
    {"slp::transport_response.hashed_nonce", "a hash that is told before the connection"},
    {"slp::transport_request.nonce",
     "made for one connection of two peers, which nobody else can take up once it stands"},
    {"slp::transport_response.nonce",
     "made for one connection of two peers, which nobody else can take up once it stands"},
};

// Red: leave out is_secret of any type; make a password a std::string_view.
TEST(Secrets, FieldsThatAreCalledSoAreSecrets) {
    std::set<std::string> open;
    for (const auto& [name, is_secret] : all_fields())
        if (sounds_secret(name) && !is_secret) open.insert(name);
    std::set<std::string> explained;
    for (const auto& [name, reason] : no_secrets) explained.insert(name);
    EXPECT_EQ(open, explained);
}

// Red: the same, of one that is called otherwise; a secret where nobody knows of one.
TEST(Secrets, AreThese) {
    std::set<std::string> secrets;
    for (const auto& [name, is_secret] : all_fields())
        if (is_secret) secrets.insert(name);
    EXPECT_EQ(secrets, (std::set<std::string>{"auth::authentication_info.ticket",
                                              "auth::authorization.password",
                                              "auth::partner_request.ticket",
                                              "auth::ticket_parts.profile",
                                              "auth::ticket_parts.token",
                                              "from_ns::rng.cookie",
                                              "from_ns::xfr_sb.cookie",
                                              "msnftp::usr.authentication",
                                              "message::invitation.authentication",
                                              "message::invitation.encryption_key",
                                              "message::invitation.hash_key",
                                              "message::profile.passport_ticket",
                                              "to_ns::usr_ctp_password.password",
                                              "to_ns::usr_md5_response.digest",
                                              "to_ns::usr_sha.ticket",
                                              "to_ns::usr_sso_response.response",
                                              "to_ns::usr_sso_response.ticket",
                                              "to_ns::usr_twn_ticket.ticket",
                                              "to_sb::ans.cookie",
                                              "to_sb::ans_16.cookie",
                                              "to_sb::usr.cookie",
                                              "to_sb::usr_16.cookie"}));
}

/// Calls function(text) with each secret of a command as it stands on the wire.
template <class Form, class Function>
void for_each_secret(const Form& form, dialect d, const Function& function) {
    for_each_field(form, d, [&]<class T>(std::string_view, const T& value) {
        if constexpr (secret_value<T>) {
            std::string text;
            append_sink out(text);
            EXPECT_EQ(write_token(out, value), errc::none);
            function(text);
        }
    });
}

// Red: hide() or one operation of secret_hider that does nothing.
TEST(Secrets, OfNoExampleAreInItsText) {
    std::size_t hidden = 0;
    for_each_channel([&]<class Channel>(std::type_identity<Channel>) {
        Channel::for_each_form([&]<class Form>(std::type_identity<Form>) {
            for_each_example<Form>([&](dialect d, std::string_view line) {
                const auto command = parse_function<Channel>{}(line, d);
                ASSERT_TRUE(command) << line;
                const std::string text = to_text(*command, d);
                EXPECT_EQ(text.find("can't be written"), std::string::npos) << text;
                if constexpr (msnp_examples::has_secrets<Form>()) {
                    for_each_secret(std::get<Form>(*command), d, [&](const std::string& secret) {
                        ++hidden;
                        EXPECT_EQ(text.find(secret), std::string::npos) << text;
                    });
                }
            });
        });
    });
    EXPECT_GT(hidden, 20u);
}

} // namespace
