// Whole logins: a client and its servers against each other, through bytes, in pieces of every size; and in constant evaluation.
#include "support/check.hpp"
#include "support/login_play.hpp"

#include <msnp/auth/login.hpp>

#include <string>
#include <string_view>
#include <variant>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::login_method;

constexpr std::string_view here = "{521a03be-12af-452d-a3c5-f7787d7a8267}";

/// The answer to the nonce of the play, with an IV of zeros and without a cipher.
constexpr std::string_view sso_blob =
    "HAAAAAEAAAADZgAABIAAAAgAAAAUAAAASAAAAAAAAAAAAAAA5/b6UPUTyMkbVgyWJivzLXG/cLlBQUVDQXdRRkJnY0lDUW9MREEwT0R4QVJFaE1V"
    "RlJZWEdCa2FHeHdkSGg4Z0lTSWpKQ1VtSnlncEtpc3NMUzR2CAgICAgICAg=";

/// Somebody who offers this.
login_setting ana(std::string_view offered) {
    return {.who = {.account = "ana@example.com", .password = "s3,cret", .offered = offered, .machine = here}};
}

/// How it goes whole, after checking that it goes so in pieces of any size.
std::string plays(const login_setting& setting) {
    const std::string whole = login_play(setting).run();
    // No stream of these logins is longer.
    for (std::size_t cut = 1; cut < 1000; ++cut) EXPECT_EQ(login_play(setting, {.at = cut}).run(), whole) << cut;
    EXPECT_EQ(login_play(setting, {.each = true}).run(), whole) << "byte by byte";
    return whole;
}

// Red: usr_md5_response with the TrID of USR I; md5_login() of the digest.
TEST(Login, ByADigest) {
    EXPECT_EQ(plays(ana("MSNP7 MSNP6 CVR0")), "client: send VER 1 MSNP7 MSNP6 CVR0\n"
                                              "server: send VER 1 MSNP7\n"
                                              "client: send INF 2\n"
                                              "server: send INF 2 MD5\n"
                                              "client: send USR 3 MD5 I ana@example.com\n"
                                              "server: who is ana@example.com MD5\n"
                                              "server: send USR 3 MD5 S 1013928519.693957190\n"
                                              "client: send USR 4 MD5 S b2f12aeea9cbb8d24c51d2d17e9ba53f\n"
                                              "server: admit ana@example.com MD5    \n"
                                              "server: send USR 4 OK ana@example.com Ana%20Ruiz 1\n"
                                              "client: signed in ana@example.com Ana Ruiz 1 -\n");
}

// Red: the policy as a view of its frame; `redirects_` that is not counted from the challenge on.
TEST(Login, ByPassport) {
    login_setting setting = ana("MSNP12 MSNP9 CVR0");
    setting.service.dialects = {dialect::msnp2, dialect::msnp9};
    setting.redirects = 2;
    EXPECT_EQ(plays(setting), "client: send VER 1 MSNP12 MSNP9 CVR0\n"
                              "server: send VER 1 MSNP9\n"
                              "client: send CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com\n"
                              "server: send CVR 2 1.0.0000 1.0.0000 1.0.0000 http://messenger.msn.com "
                              "http://messenger.msn.com\n"
                              "client: send USR 3 TWN I ana@example.com\n"
                              "server: who is ana@example.com TWN\n"
                              "server: send USR 3 TWN S "
                              "lc=1033,id=507,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,tpf=ed1c2f21\n"
                              "client: ask nexus.passport.com/rdr/pprdr.asp\n"
                              "client: sign in at login.example.com/login2.srf\n"
                              "client: sign in at https://login2.example.com/login2.srf?2\n"
                              "client: sign in at https://login2.example.com/login2.srf?1\n"
                              "client: send USR 4 TWN S t=abc&p=\n"
                              "server: admit ana@example.com TWN t=abc&p=   \n"
                              "server: send USR 4 OK ana@example.com Ana%20Ruiz 1 0\n"
                              "client: signed in ana@example.com Ana Ruiz 1 0\n");
}

// Red: CVR without what XFR gave; the nonce as a view of its frame; a machine that keeps the host as one.
TEST(Login, BySingleSignOnElsewhere) {
    login_setting setting = ana("MSNP21 MSNP18 CVR0");
    setting.transfers = 1;
    setting.between = "GCF 0 5\r\n<a/>\nSBS 0 null\r\n";
    const std::string_view versions = "1.0.0000 1.0.0000 1.0.0000 http://messenger.msn.com http://messenger.msn.com\n";
    EXPECT_EQ(
        plays(setting),
        "client: send VER 1 MSNP21 MSNP18 CVR0\n"
        "server: send VER 1 MSNP21\n"
        "client: send CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com 0\n"
        "server: send CVR 2 " +
            std::string(versions) +
            "client: send USR 3 SSO I ana@example.com\n"
            "server: who is ana@example.com SSO\n"
            "server: send XFR 3 NS 10.0.0.5:1863 U D WA==, close\n"
            "client: connect 10.0.0.5:1863\n"
            "client: send VER 4 MSNP21 MSNP18 CVR0\n"
            "server: send VER 4 MSNP21\n"
            "client: send CVR 5 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com WA==\n"
            "server: send CVR 5 " +
            std::string(versions) +
            "client: send USR 6 SSO I ana@example.com\n"
            "server: who is ana@example.com SSO\n"
            "server: send USR 6 SSO S MBI_KEY_OLD AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v\n"
            "client: ticket MBI_KEY_OLD AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v\n"
            "client: send USR 7 SSO S t=abc&p= " +
            std::string(sso_blob) + ' ' + std::string(here) +
            "\nserver: admit ana@example.com SSO t=abc&p= " + std::string(sso_blob) + ' ' + std::string(here) +
            " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v\n"
            "server: send USR 7 OK ana@example.com 1 0\n"
            "client: signed in ana@example.com - 1 0\n");
}

/// VER says this dialect, whatever it is.
std::string offer_of(dialect d) {
    return std::string(wire_of(d)) + " CVR0";
}

template <class Function>
void for_each_dialect(Function function) {
    for (auto d = static_cast<unsigned>(first_dialect); d <= static_cast<unsigned>(last_dialect); ++d)
        function(static_cast<dialect>(d));
}

// Red: a field that the dialect does not have in CVR, USR SSO S, USR OK or XFR.
TEST(Login, InEachDialectThroughADispatchServer) {
    for_each_dialect([](dialect d) {
        const std::string offered = offer_of(d);
        login_setting setting = ana(offered);
        setting.transfers = 1;
        setting.between = "MSG Hotmail Hotmail 2\r\n\r\n";
        login_play play(setting);
        const std::string events = play.run();
        EXPECT_EQ(events.find("unwritable"), events.npos) << events;
        EXPECT_TRUE(play.client().is_signed_in() && play.server().is_signed_in()) << events;
        EXPECT_EQ(play.client().spoken(), d);
        EXPECT_EQ(play.server().spoken(), d);
        EXPECT_EQ(login_play(setting, {.each = true}).run(), events);
    });
}

// Red: a comparison in the server that always says yes.
TEST(Login, InEachDialectWithAWrongPassword) {
    for_each_dialect([](dialect d) {
        const std::string offered = offer_of(d);
        login_setting setting = ana(offered);
        setting.wrong = "another";
        for (const bool digests : {false, true}) {
            setting.has_digests_only = digests;
            login_play play(setting);
            const std::string events = play.run();
            EXPECT_FALSE(play.client().is_signed_in() || play.server().is_signed_in()) << events;
            const bool by_passport = auth::method_of(d) == login_method::tweener;
            EXPECT_TRUE(events.ends_with(by_passport ? "client: refused wrong_password: wrong password\n"
                                                     : "client: refused error_reply 911\n"))
                << events;
        }
    });
}

// Red: refuse() without its TrID; an error reply that is taken for another's.
TEST(Login, InEachDialectAtAServerThatWillNot) {
    using enum error_code;
    for_each_dialect([](dialect d) {
        const std::string offered = offer_of(d);
        for (const error_code code : {authentication_failed, challenge_failed, server_busy, server_too_busy,
                                      internal_server_error, server_unavailable, rate_limited, not_expected}) {
            login_setting setting = ana(offered);
            setting.refusal = code;
            login_play play(setting);
            const std::string events = play.run();
            const std::string number = std::to_string(static_cast<unsigned>(code));
            EXPECT_TRUE(events.ends_with("server: send " + number + " 3 for refused_by_caller, close\n" +
                                         "client: refused error_reply " + number + "\n"))
                << events;
            EXPECT_TRUE(play.server().is_closed());
        }
    });
}

// Red: `>=` for `>` beside most_transfers and most_redirects.
TEST(Login, GoesFromServerToServer) {
    const std::string offered = "MSNP9";
    login_setting setting = ana(offered);
    setting.transfers = auth::client_login::most_transfers;
    EXPECT_TRUE(login_play(setting).run().ends_with("client: signed in ana@example.com Ana Ruiz 1 0\n"));
    setting.transfers = 1000;
    EXPECT_TRUE(login_play(setting).run().ends_with("client: refused too_many_transfers\n"));
    setting.transfers = 0;
    setting.redirects = auth::client_login::most_redirects;
    EXPECT_TRUE(login_play(setting).run().ends_with("client: signed in ana@example.com Ana Ruiz 1 0\n"));
    setting.redirects = 1000;
    EXPECT_TRUE(login_play(setting).run().ends_with("client: refused too_many_redirects\n"));
}

TEST(Login, FindsNoDialect) {
    login_setting setting = ana("MSNP5 MSNP4 CVR0");
    setting.service.dialects = {dialect::msnp8, dialect::msnp12};
    EXPECT_EQ(plays(setting), "client: send VER 1 MSNP5 MSNP4 CVR0\n"
                              "server: send VER 1 0 for no_common_dialect, close\n"
                              "client: refused no_common_dialect\n");
}

// ---- by the compiler -------------------------------------------------------------------------------------------------

/// What one machine says to the other, as a struct.
template <class Machine, class Step>
constexpr auto hears(Machine& machine, const Step& step) {
    return std::visit([&](const auto& command) { return machine.next(command); }, step.what);
}

/// What a server answers, and its caller.
constexpr auth::server_step::any answer_to(auth::server_login& server, const auth::client_step::send& said) {
    const auth::server_step::any answer = hears(server, said);
    if (std::holds_alternative<auth::server_step::ask_admission>(answer)) return server.admit({});
    const auto* who = std::get_if<auth::server_step::ask_account>(&answer);
    if (who == nullptr) return answer;
    if (who->method == login_method::md5)
        return server.challenge_md5({.salt = "1013928519.693957190", .password = "password"});
    if (who->method == login_method::tweener) return server.challenge_tweener("lc=1033,id=507");
    return server.challenge_sso("MBI", "AAAA");
}

/// Both ends by turns, without bytes, until the client has something else to do than to send.
constexpr auth::client_step::any talk(auth::client_login& client, auth::server_login& server,
                                      auth::client_step::any step) {
    while (const auto* said = std::get_if<auth::client_step::send>(&step)) {
        const auth::server_step::any answer = answer_to(server, *said);
        step = hears(client, std::get<auth::server_step::send>(answer));
    }
    return step;
}

constexpr bool signs_in_by_a_digest(std::string_view offered, std::string_view password) {
    auth::client_login client({.account = "ana@example.com", .password = password, .offered = offered});
    auth::server_login server({});
    const auto step = talk(client, server, client.connected());
    const auto* done = std::get_if<auth::client_step::signed_in>(&step);
    return done != nullptr && done->account == "ana@example.com" && server.is_signed_in() && client.next_trid() == 5;
}

constexpr bool signs_in_by_passport(std::string_view offered) {
    auth::client_login client({.account = "ana@example.com", .password = "password", .offered = offered});
    auth::server_login server({});
    auto step = talk(client, server, client.connected());
    if (std::get<auth::client_step::ask_https>(step).at != auth::usual_nexus) return false;
    step = client.next(auth::https_answer{.status = 200, .passport_urls = "DALogin=login.example.com/a"});
    if (std::get<auth::client_step::ask_https>(step).credentials->password != percent_text("password")) return false;
    step = client.next(
        auth::https_answer{.status = 200, .authentication_info = "Passport1.4 da-status=success,from-PP='t=a&p='"});
    step = talk(client, server, step);
    return std::holds_alternative<auth::client_step::signed_in>(step) && server.is_signed_in();
}

constexpr bool signs_in_by_single_sign_on(std::string_view offered) {
    auth::client_login client({.account = "ana@example.com", .offered = offered, .machine = here});
    auth::server_login server({});
    auto step = talk(client, server, client.connected());
    if (std::get<auth::client_step::need_ticket>(step).nonce != "AAAA") return false;
    step = talk(client, server, client.next(auth::sso_proof{.ticket = "t=a", .response = "AAAA"}));
    return std::holds_alternative<auth::client_step::signed_in>(step) && server.is_signed_in();
}

TEST(Login, ByTheCompiler) {
    MSNP_CHECK(signs_in_by_a_digest("MSNP7 CVR0", "password"));
    MSNP_CHECK(signs_in_by_a_digest("MSNP2", "password"));
    MSNP_CHECK(!signs_in_by_a_digest("MSNP7 CVR0", "passwort"));
    MSNP_CHECK(signs_in_by_passport("MSNP9 CVR0"));
    MSNP_CHECK(signs_in_by_passport("MSNP12"));
    MSNP_CHECK(signs_in_by_single_sign_on("MSNP15"));
    MSNP_CHECK(signs_in_by_single_sign_on("MSNP21 MSNP18"));
}

} // namespace
