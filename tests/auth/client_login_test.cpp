// A client that signs in, line by line: what it makes of servers of every kind, the hostile among them.
#include "support/check.hpp"
#include "support/login_steps.hpp"

#include <msnp/auth/client_login.hpp>

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::client_login;
namespace steps = auth::client_step;

constexpr std::string_view policy_line = "USR 3 TWN S lc=1033,id=507,tpf=ed1c2f21\r\n";
constexpr std::string_view cvr_line = "CVR 2 6.0.0602 6.0.0602 5.0.0527 http://a http://b\r\n";

auth::login_identity offering(std::string_view dialects) {
    return {.account = "ana@example.com",
            .password = "s3cret",
            .offered = dialects,
            .machine = "{521a03be-12af-452d-a3c5-f7787d7a8267}",
            .login_server = "login.example.com/login2.srf"};
}

/// What a client says to one thing: "connected", "proof" and a ticket, an answer of HTTP, or lines of a server.
steps::any hears(client_login& client, std::string_view what) {
    if (what == "connected") return client.connected();
    if (what.starts_with("HTTP/")) return client.next(*auth::parse_response(what));
    if (what.starts_with("proof ")) return client.next(auth::sso_proof{what.substr(6), "AAAA"});
    return client.next(*from_ns::parse(what, client.spoken()));
}

/// Each thing's answer, one line each; the first is that to connected().
std::string says(const auth::login_identity& who, std::initializer_list<std::string_view> said) {
    client_login client(who);
    std::string all = text_of(client.connected(), client.spoken());
    for (const std::string_view what : said) {
        const exact_bytes bytes(what);
        const auto step = hears(client, bytes.view());
        all += '\n' + text_of(step, client.spoken());
    }
    return all;
}
/// The last of them.
std::string says_at_last(const auth::login_identity& who, std::initializer_list<std::string_view> said) {
    const std::string all = says(who, said);
    return all.substr(all.rfind('\n') + 1);
}

// ---- the article's sign-in -------------------------------------------------------------------------------------------

// Its lines as they are printed, but for the blank that stands behind TWN S and not within the policy, and within the ticket.
// Red: first_trid not counted from; a blank before the line's end that goes into the policy.
TEST(ClientLogin, SignsInAsTheArticleHasIt) {
    auth::login_identity who{.account = "stdotleo@msn.com",
                             .password = "password",
                             .offered = "MSNP10 MSNP9 CVR0",
                             .login_server = "login.passport.com/login2.srf",
                             .first_trid = 4};
    who.client = {.locale = 0x0804,
                  .os = "winnt",
                  .os_version = "5.0",
                  .architecture = "i386",
                  .library = "MSNMSGR",
                  .version = "6.1.0203",
                  .client_id = "MSMSGS"};
    EXPECT_EQ(
        says(
            who,
            {"VER 4 MSNP9 CVR0 \r\n",
             "CVR 5 6.0.0602 6.0.0602 5.0.0527 http://download.microsoft.com/SETUPNT.EXE http://messenger.msn.com/cn \r\n",
             "USR 6 TWN S lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct=1073355862,kpp=1,kv=5,"
             "ver=2.1.0173.1,tpf=ed1c2f217a21c191c61251eb8b73bb60 \r\n",
             "HTTP/1.1 200 OK\r\nAuthentication-Info: Passport1.4 da-status=success,tname=MSPAuth,tname=MSPProf,"
             "tname=MSPSec, from-PP='t=4m1wWfEupDgUNb53$$&p=4QXN!7bdi$$', ru=http://messenger.msn.com\r\n\r\n",
             "USR 7 OK  stdotleo@msn.com  leo  1 0 \r\n"}),
        "send VER 4 MSNP10 MSNP9 CVR0\n"
        "send CVR 5 0x0804 winnt 5.0 i386 MSNMSGR 6.1.0203 MSMSGS stdotleo@msn.com\n"
        "send USR 6 TWN I stdotleo@msn.com\n"
        "sign in at login.passport.com/login2.srf\n"
        "send USR 7 TWN S t=4m1wWfEupDgUNb53$$&p=4QXN!7bdi$$\n"
        "signed in stdotleo@msn.com leo 1 0");
}

/// The bytes that go to Passport.
std::string request_of(client_login& client, std::string_view policy) {
    static_cast<void>(client.connected());
    static_cast<void>(client.next(from_ns::ver{1, "MSNP9"}));
    static_cast<void>(client.next(from_ns::cvr_short{2, "1", "1", "1"}));
    std::string bytes(policy);
    const auto step = client.next(from_ns::usr_twn_challenge{3, std::string_view(bytes)});
    for (char& c : bytes) c = '#';
    const auto* ask = std::get_if<steps::ask_https>(&step);
    std::array<char, 1000> memory{};
    return ask == nullptr ? text_of(step, dialect::msnp9)
                          : std::string(memory.data(), auth::https_request(memory, *ask).value_or(0));
}

// Red: https_request() that asks without credentials; the policy viewed instead of kept.
TEST(ClientLogin, AsksPassport) {
    client_login client(offering("MSNP9"));
    EXPECT_EQ(
        request_of(client, "lc=1033,ru=http%3A%2F%2Fa"),
        "GET /login2.srf HTTP/1.1\r\nAuthorization: Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,"
        "sign-in=ana%40example.com,pwd=s3cret,lc=1033,ru=http%3A%2F%2Fa\r\nUser-Agent: MSMSGS\r\n"
        "Host: login.example.com\r\nConnection: Keep-Alive\r\nCache-Control: no-cache\r\n\r\n");
    auth::login_identity who = offering("MSNP9");
    who.login_server = {};
    client_login at_nexus(who);
    EXPECT_EQ(request_of(at_nexus, "lc=1033"), auth::nexus_request);
}

// ---- dialects --------------------------------------------------------------------------------------------------------

// Red: the last word of the answer; a dialect taken that was not offered; CVR0 as a dialect.
TEST(ClientLogin, TakesTheDialectThatWasChosen) {
    const auto at = [](std::string_view answer) { return says_at_last(offering("MSNP12 MSNP9 MSNP5 CVR0"), {answer}); };
    EXPECT_EQ(at("VER 1 MSNP12 MSNP9 MSNP5 CVR0\r\n"), at("VER 1 CVR0 MSNP12\r\n"));
    EXPECT_EQ(at("VER 1 MSNP12\r\n"), "send CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com");
    EXPECT_EQ(at("VER 1 MSNP5\r\n"), "send INF 2");
    EXPECT_EQ(at("VER 1 MSNP8 MSNP9\r\n"), "refused dialect_not_offered");
    EXPECT_EQ(at("VER 1 MSNP99\r\n"), "refused dialect_not_offered");
    EXPECT_EQ(at("VER 1 CVR0\r\n"), "refused dialect_not_offered");
    EXPECT_EQ(at("VER 1 0\r\n"), "refused no_common_dialect");
    EXPECT_EQ(at("VER 2 0\r\n"), "refused wrong_transaction");
}

TEST(ClientLogin, DoesNotKnowADialectOfTheFuture) {
    EXPECT_EQ(says_at_last(offering("MSNP99 MSNP9"), {"VER 1 MSNP99\r\n"}), "refused dialect_not_offered");
}

// Red: any of the checks in connected() left out.
TEST(ClientLogin, WontBeginWithoutWhatItNeeds) {
    const auto begins = [](const auth::login_identity& who) {
        client_login client(who);
        return text_of(client.connected(), client.spoken());
    };
    EXPECT_EQ(begins(offering("")), "refused unusable_identity offered");
    EXPECT_EQ(begins(offering("CVR0 MSNP99")), "refused unusable_identity offered");
    EXPECT_EQ(begins(offering("MSNP9\r\nOUT")), "refused unusable_identity offered");
    auth::login_identity who = offering("MSNP9");
    who.account = "";
    EXPECT_EQ(begins(who), "refused unusable_identity account");
    who.account = "ana@example.com\r\nOUT";
    EXPECT_EQ(begins(who), "refused unusable_identity account");
    who = offering("MSNP16 MSNP15");
    who.machine = {};
    EXPECT_EQ(says_at_last(who, {"VER 1 MSNP16\r\n"}), "refused unusable_identity machine");
    EXPECT_EQ(says_at_last(who, {"VER 1 MSNP15\r\n"}),
              "send CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com");
    who = offering("MSNP9");
    who.login_server = "/login";
    EXPECT_EQ(says_at_last(who, {"VER 1 MSNP9\r\n", cvr_line, policy_line}), "refused unusable_identity login_server");
    who.login_server = "https://ana@example.com/";
    EXPECT_EQ(says_at_last(who, {"VER 1 MSNP9\r\n", cvr_line, policy_line}), "refused unusable_identity login_server");
    who.login_server = "http://login.example.com/";
    EXPECT_EQ(says_at_last(who, {"VER 1 MSNP9\r\n", cvr_line, policy_line}), "refused insecure_address");
    who.login_server = {};
    who.nexus = {};
    EXPECT_EQ(says_at_last(who, {"VER 1 MSNP9\r\n", cvr_line, policy_line}), "refused unusable_identity nexus");
}

// Red: initiate() whatever INF says.
TEST(ClientLogin, SaysNoPasswordInClear) {
    EXPECT_EQ(says_at_last(offering("MSNP2"), {"VER 1 MSNP2\r\n", "INF 2 CTP\r\n"}), "refused no_common_method");
    EXPECT_EQ(says_at_last(offering("MSNP2"), {"VER 1 MSNP2\r\n", "INF 2 CTP MD5\r\n"}),
              "send USR 3 MD5 I ana@example.com");
    EXPECT_EQ(says_at_last(offering("MSNP2"), {"VER 1 MSNP2\r\n", "INF 2 MD5\r\n", "USR 3 CTP S\r\n"}),
              "refused unexpected_command");
}

// ---- hostile servers -------------------------------------------------------------------------------------------------

// A server of MSNP9 that wants a digest could try passwords on it. Red: challenges() without the method.
TEST(ClientLogin, TakesNoOtherMethodThanTheDialects) {
    const auto at = [](std::string_view line) {
        return says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", cvr_line, line});
    };
    EXPECT_EQ(at("USR 3 MD5 S 1013928519.693957190\r\n"), "refused unexpected_command");
    EXPECT_EQ(at("USR 3 SSO S MBI AAAA\r\n"), "refused unexpected_command");
    EXPECT_EQ(at("USR 3 CTP S\r\n"), "refused unexpected_command");
    EXPECT_EQ(at("USR 3 OK ana@example.com Ana 1 0\r\n"), "refused unexpected_command");
    EXPECT_EQ(at(policy_line), "sign in at login.example.com/login2.srf");
    EXPECT_EQ(says_at_last(offering("MSNP15"), {"VER 1 MSNP15\r\n", cvr_line, policy_line}),
              "refused unexpected_command");
    EXPECT_EQ(says_at_last(offering("MSNP7"), {"VER 1 MSNP7\r\n", "INF 2 MD5\r\n", policy_line}),
              "refused unexpected_command");
}

// Red: a state that is not looked at.
TEST(ClientLogin, TakesNothingOutOfTurn) {
    for (const std::string_view line :
         {"CVR 1 1 1 1 a b\r\n", "CVR 1 1 1 1\r\n", "INF 1 MD5\r\n", "USR 1 MD5 S 1\r\n", "USR 1 TWN S lc=1\r\n",
          "USR 1 SSO S MBI AAAA\r\n", "USR 1 OK ana@example.com 1 0\r\n", "USR 1 OK ana@example.com Ana 1 0\r\n",
          "XFR 1 SB 10.0.0.1:1863 CKI 1.2.3\r\n"})
        EXPECT_EQ(says_at_last(offering("MSNP9"), {line}), "refused unexpected_command") << line;
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", "VER 2 MSNP9\r\n"}), "refused unexpected_command");
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", "VER 2 0\r\n"}), "refused unexpected_command");
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", cvr_line, policy_line, "XFR 3 NS a:1 0 b:1\r\n"}),
              "refused unexpected_command");
    auth::login_identity who = offering("MSNP9");
    who.login_server = {};
    EXPECT_EQ(says_at_last(who, {"VER 1 MSNP9\r\n", cvr_line, policy_line, "XFR 3 NS a:1 0 b:1\r\n"}),
              "refused unexpected_command");
    EXPECT_EQ(says_at_last(offering("MSNP15"),
                           {"VER 1 MSNP15\r\n", cvr_line, "USR 3 SSO S MBI AAAA\r\n", "XFR 3 NS a:1 U D\r\n"}),
              "refused unexpected_command");
}

// Red: `trid` of any of the answers not compared.
TEST(ClientLogin, TakesNoOtherTransaction) {
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"VER 0 MSNP9\r\n"}), "refused wrong_transaction");
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", "CVR 1 1 1 1 a b\r\n"}), "refused wrong_transaction");
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", "CVR 1 1 1 1\r\n"}), "refused wrong_transaction");
    EXPECT_EQ(says_at_last(offering("MSNP5"), {"VER 1 MSNP5\r\n", "INF 4294967295 MD5\r\n"}),
              "refused wrong_transaction");
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", cvr_line, "USR 4 TWN S lc=1\r\n"}),
              "refused wrong_transaction");
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"XFR 2 NS 10.0.0.5:1863 0 10.0.0.1:1863\r\n"}),
              "refused wrong_transaction");
    EXPECT_EQ(says_at_last(offering("MSNP7"), {"VER 1 MSNP7\r\n", "INF 2 MD5\r\n", "USR 3 MD5 S 1\r\n",
                                               "USR 3 OK ana@example.com Ana 1\r\n"}),
              "refused wrong_transaction");
}

// Red: accept() without its comparison; a comparison of bytes.
TEST(ClientLogin, IsNobodyElse) {
    const auto as = [](std::string_view account) {
        const std::string line = "USR 4 OK " + std::string(account) + " Ana\r\n";
        return says_at_last(offering("MSNP5"), {"VER 1 MSNP5\r\n", "INF 2 MD5\r\n", "USR 3 MD5 S 1\r\n", line});
    };
    EXPECT_EQ(as("bob@example.com"), "refused other_account bob@example.com");
    EXPECT_EQ(as("ANA@Example.com"), "signed in ANA@Example.com Ana - -");
}

std::string line_of_size(std::string_view front, std::size_t size) {
    return std::string(front) + std::string(size, 'x') + "\r\n";
}

// Red: kept_text of another size; assign() whose result is not looked at.
TEST(ClientLogin, KeepsNoMoreThanItHasRoomFor) {
    const auto with_policy = [](std::size_t size) {
        const std::string line = line_of_size("USR 3 TWN S ", size);
        return says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", cvr_line, line});
    };
    EXPECT_EQ(with_policy(client_login::longest_policy), "sign in at login.example.com/login2.srf");
    EXPECT_EQ(with_policy(client_login::longest_policy + 1), "refused too_long");
    const auto with_nonce = [](std::string_view policy, std::size_t size) {
        const std::string line = line_of_size("USR 3 SSO S " + std::string(policy) + ' ', size);
        return says_at_last(offering("MSNP15"), {"VER 1 MSNP15\r\n", cvr_line, line}).substr(0, 15);
    };
    EXPECT_EQ(with_nonce("MBI", auth::longest_sso_nonce), "ticket MBI xxxx");
    EXPECT_EQ(with_nonce("MBI", auth::longest_sso_nonce + 1), "refused too_lon");
    EXPECT_EQ(with_nonce(std::string(client_login::longest_policy + 1, 'M'), 4), "refused too_lon");
    const auto to_host = [](std::size_t size) {
        const std::string line = "XFR 1 NS " + std::string(size, 'h') + ":1863 0 10.0.0.1:1863\r\n";
        return says_at_last(offering("MSNP9"), {line});
    };
    EXPECT_EQ(to_host(client_login::longest_address), "connect " + std::string(512, 'h') + ":1863");
    EXPECT_EQ(to_host(client_login::longest_address + 1), "refused too_long");
    const auto with_redirect = [](std::size_t size) {
        const std::string line = line_of_size("XFR 1 NS 10.0.0.5:1863 U D ", size);
        return says_at_last(offering("MSNP21"), {line});
    };
    EXPECT_EQ(with_redirect(client_login::longest_policy), "connect 10.0.0.5:1863");
    EXPECT_EQ(with_redirect(client_login::longest_policy + 1), "refused too_long");
}

// What a policy must not bring into the header. Red: take(usr_twn_challenge) without wire_size().
TEST(ClientLogin, TakesNoPolicyThatIsMore) {
    for (const std::string_view policy : {"lc=1,pwd=x", "sign-in=eve@example.com", "orgurl=x", "lc=1\x01"}) {
        client_login client(offering("MSNP9"));
        EXPECT_EQ(request_of(client, policy), "refused bad_policy") << policy;
    }
}

// ---- transfers -------------------------------------------------------------------------------------------------------

// Red: a command taken while no connection is there.
TEST(ClientLogin, GoesWhereXfrSays) {
    EXPECT_EQ(says(offering("MSNP9"), {"XFR 1 NS 10.0.0.5:1863 0 10.0.0.1:1863\r\n", "VER 1 MSNP9\r\n", "OUT\r\n",
                                       "connected", "VER 2 MSNP9\r\n"}),
              "send VER 1 MSNP9\nconnect 10.0.0.5:1863\n-\n-\nsend VER 2 MSNP9\n"
              "send CVR 3 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com");
    // In answer to USR S, in any shape, and the redirect data only once.
    EXPECT_EQ(says_at_last(offering("MSNP7"),
                           {"VER 1 MSNP7\r\n", "INF 2 MD5\r\n", "USR 3 MD5 S 1\r\n", "XFR 4 NS 10.0.0.5:80\r\n"}),
              "connect 10.0.0.5:80");
    const std::string cvr = "0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com ";
    EXPECT_EQ(says(offering("MSNP21"),
                   {"VER 1 MSNP21\r\n", "XFR 2 NS 10.0.0.5:1863 U D V2E=\r\n", "connected", "VER 3 MSNP21\r\n",
                    "XFR 4 NS 10.0.0.6:1863 U D\r\n", "connected", "VER 5 MSNP21\r\n"}),
              "send VER 1 MSNP21\nsend CVR 2 " + cvr + "0\nconnect 10.0.0.5:1863\nsend VER 3 MSNP21\nsend CVR 4 " +
                  cvr + "V2E=\nconnect 10.0.0.6:1863\nsend VER 5 MSNP21\nsend CVR 6 " + cvr + "0");
}

// What XFR gave is said once, also where the same server begins again. Red: say_cvr() that leaves is_redirected_.
TEST(ClientLogin, SaysOnceHowItCameHere) {
    EXPECT_EQ(says_at_last(offering("MSNP21"), {"XFR 1 NS 10.0.0.5:1863 U D V2E=\r\n", "connected", "VER 2 MSNP21\r\n",
                                                "XFR 0 NS 0\r\n", "VER 4 MSNP21\r\n"}),
              "send CVR 5 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com 0");
}

// Red: take(xfr_ns_reset) that does not count.
TEST(ClientLogin, BeginsAgainFiveTimes) {
    const std::string_view again = "XFR 0 NS 0\r\n";
    EXPECT_EQ(says(offering("MSNP9"), {"VER 1 MSNP9\r\n", cvr_line, policy_line, again, "VER 4 MSNP9\r\n", again, again,
                                       again, again, again, again}),
              "send VER 1 MSNP9\nsend CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com\n"
              "send USR 3 TWN I ana@example.com\nsign in at login.example.com/login2.srf\nsend VER 4 MSNP9\n"
              "send CVR 5 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com\nsend VER 6 MSNP9\n"
              "send VER 7 MSNP9\nsend VER 8 MSNP9\nsend VER 9 MSNP9\nrefused too_many_transfers\n"
              "refused too_many_transfers");
}

TEST(ClientLogin, BeginsAgainWhenItsConnectionBroke) {
    EXPECT_EQ(says(offering("MSNP9"), {"VER 1 MSNP9\r\n", "connected", "VER 3 MSNP9\r\n"}),
              "send VER 1 MSNP9\nsend CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com\n"
              "send VER 3 MSNP9\nsend CVR 4 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com");
}

// ---- refusals --------------------------------------------------------------------------------------------------------

// Red: an error reply of another TrID taken; one without a TrID not taken.
TEST(ClientLogin, IsRefusedByNumber) {
    for (const std::string_view code : {"911", "540", "600", "910", "500", "601", "800", "715", "999"}) {
        const std::string with = std::string(code) + " 1\r\n";
        const std::string without = std::string(code) + "\r\n";
        const std::string other = std::string(code) + " 7\r\n";
        EXPECT_EQ(says(offering("MSNP9"), {other, with, "VER 1 MSNP9\r\n"}),
                  "send VER 1 MSNP9\n-\nrefused error_reply " + std::string(code) + "\nrefused error_reply " +
                      std::string(code));
        EXPECT_EQ(says_at_last(offering("MSNP9"), {without}), "refused error_reply " + std::string(code));
    }
    EXPECT_EQ(says_at_last(offering("MSNP15"), {"VER 1 MSNP15\r\n", "911 2 5\r\na%20b"}),
              "refused error_reply 911 a%20b");
    // While Passport is asked, the server gives up.
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", cvr_line, policy_line, "601\r\n"}),
              "refused error_reply 601");
}

TEST(ClientLogin, IsSentAway) {
    EXPECT_EQ(says_at_last(offering("MSNP9"), {"OUT\r\n"}), "refused closed_by_server");
    EXPECT_EQ(says(offering("MSNP9"), {"OUT SSD\r\n", "VER 1 MSNP9\r\n"}),
              "send VER 1 MSNP9\nrefused closed_by_server for SSD\nrefused closed_by_server");
    EXPECT_EQ(says(offering("MSNP11"), {"OUT RCT 5\r\n", "connected"}),
              "send VER 1 MSNP11\nrefused closed_by_server 5\nrefused closed_by_server 5");
}

// Red: over() that says not_ours of a login that was refused; listens() once signed in.
TEST(ClientLogin, IsOverWhenItIsOver) {
    EXPECT_EQ(
        says(offering("MSNP5"),
             {"VER 1 MSNP5\r\n", "INF 2 MD5\r\n", "USR 3 MD5 S 1\r\n", "USR 4 OK ana@example.com Ana\r\n",
              "USR 4 OK eve@example.com Eve\r\n", "911 4\r\n", "OUT\r\n", "XFR 4 NS 10.0.0.5:1863\r\n", "connected",
              "HTTP/1.1 302 Found\r\nLocation: https://a\r\n\r\n", "proof t=a"}),
        "send VER 1 MSNP5\nsend INF 2\nsend USR 3 MD5 I ana@example.com\n"
        "send USR 4 MD5 S 3f4ca313bea82f930e7cd8e6533c3548\nsigned in ana@example.com Ana - -\n-\n-\n-\n-\n-\n-\n-");
}

// Red: next() of any form that does not ask take().
TEST(ClientLogin, LeavesToOthersWhatIsTheirs) {
    EXPECT_EQ(
        says(offering("MSNP15"), {"GCF 0 5\r\n<a/>\n", "MSG Hotmail Hotmail 2\r\n\r\n", "SBS 0 null\r\n",
                                  "CHL 0 15570131571988941333\r\n", "QNG 50\r\n", "XYZ 1\r\n", "VER 1 MSNP15\r\n"}),
        "send VER 1 MSNP15\n-\n-\n-\n-\n-\n-\n"
        "send CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS ana@example.com");
    client_login idle(offering("MSNP15"));
    EXPECT_TRUE(std::holds_alternative<steps::not_ours>(idle.next(from_ns::out{})));
    EXPECT_TRUE(std::holds_alternative<steps::not_ours>(idle.next(auth::https_answer{.status = 200})));
}

// ---- HTTPS -----------------------------------------------------------------------------------------------------------

/// What a client that waits for Passport makes of an answer.
std::string at_passport(std::string_view answer) {
    return says_at_last(offering("MSNP9"), {"VER 1 MSNP9\r\n", cvr_line, policy_line, answer});
}
std::string at_location(std::string_view location) {
    const std::string answer = "HTTP/1.1 302 Found\r\nLocation: " + std::string(location) + "\r\n\r\n";
    return at_passport(answer);
}

// Red: go_to() without its scheme; a name without a scheme taken for a host.
TEST(ClientLogin, IsRedirectedWithinReason) {
    EXPECT_EQ(at_location("https://loginnet.passport.com/login2.srf?lc=1033"),
              "sign in at https://loginnet.passport.com/login2.srf?lc=1033");
    EXPECT_EQ(at_location("HTTPS://a.example.com"), "sign in at HTTPS://a.example.com");
    EXPECT_EQ(at_location("/other?a=b"), "sign in at login.example.com/other?a=b");
    EXPECT_EQ(at_location("http://login.example.com/"), "refused insecure_address");
    EXPECT_EQ(at_location("ftp://login.example.com/"), "refused insecure_address");
    EXPECT_EQ(at_location("login3.srf"), "refused bad_answer");
    EXPECT_EQ(at_location("evil.example.com/login2.srf"), "refused bad_answer");
    EXPECT_EQ(at_location("//evil.example.com/"), "refused bad_answer");
    EXPECT_EQ(at_location("https://login.example.com@evil.example.com/"), "refused bad_answer");
    EXPECT_EQ(at_location("https://a b/"), "refused bad_answer");
    EXPECT_EQ(at_location(""), "refused bad_answer");
    EXPECT_EQ(at_location("https://a/" + std::string(502, 'x')), "sign in at https://a/" + std::string(502, 'x'));
    EXPECT_EQ(at_location("https://a/" + std::string(503, 'x')), "refused too_long");
    EXPECT_EQ(at_location("/" + std::string(494, 'x')), "sign in at login.example.com/" + std::string(494, 'x'));
    EXPECT_EQ(at_location("/" + std::string(495, 'x')), "refused too_long");
}

TEST(ClientLogin, IsRedirectedByEachStatusOfHttp) {
    for (const std::string_view status : {"301", "302", "303", "307", "308"}) {
        const std::string answer = "HTTP/1.1 " + std::string(status) + " x\r\nLocation: https://a/b\r\n\r\n";
        EXPECT_EQ(at_passport(answer), "sign in at https://a/b");
    }
    for (const std::string_view status : {"300", "304", "305", "306", "309", "100", "400", "404"}) {
        const std::string answer = "HTTP/1.1 " + std::string(status) + " x\r\nLocation: https://a/b\r\n\r\n";
        EXPECT_EQ(at_passport(answer), "refused bad_answer");
    }
}

// A path stays on the server that said so, port and scheme included. Red: truncate() in front of the host.
TEST(ClientLogin, FollowsPathsWhereItIs) {
    EXPECT_EQ(
        says(offering("MSNP9"), {"VER 1 MSNP9\r\n", cvr_line, policy_line,
                                 "HTTP/1.1 302 x\r\nLocation: https://b.example.com:8443/c\r\n\r\n",
                                 "HTTP/1.1 302 x\r\nlocation: /d\r\n\r\n", "HTTP/1.1 302 x\r\nLOCATION: /e\r\n\r\n",
                                 "HTTP/1.1 302 x\r\nLocation: /f\r\n\r\n", "HTTP/1.1 302 x\r\nLocation: /g\r\n\r\n",
                                 "HTTP/1.1 302 x\r\nLocation: /h\r\n\r\n"})
            .substr(sizeof "send VER 1 MSNP9\nsend CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 7.0.0777 MSMSGS "
                           "ana@example.com\nsend USR 3 TWN I ana@example.com"),
        "sign in at login.example.com/login2.srf\nsign in at https://b.example.com:8443/c\n"
        "sign in at https://b.example.com:8443/d\nsign in at https://b.example.com:8443/e\n"
        "sign in at https://b.example.com:8443/f\nsign in at https://b.example.com:8443/g\n"
        "refused too_many_redirects");
}

// Each challenge is a sign-in of its own. Red: `redirects_ = 0` left out.
TEST(ClientLogin, FollowsAsManyAfterTheNextChallenge) {
    const std::string_view moved = "HTTP/1.1 302 x\r\nLocation: /d\r\n\r\n";
    EXPECT_EQ(says_at_last(offering("MSNP9"),
                           {"VER 1 MSNP9\r\n", cvr_line, policy_line, moved, moved, moved, moved, moved,
                            "XFR 0 NS 0\r\n", "VER 4 MSNP9\r\n", "CVR 5 1 1 1\r\n", "USR 6 TWN S lc=1033\r\n", moved}),
              "sign in at login.example.com/d");
}

// Red: refuse_password() without the text; a success without a ticket; a ticket of two words.
TEST(ClientLogin, MakesSenseOfAnswers) {
    EXPECT_EQ(at_passport("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Passport1.4 da-status=failed,"
                          "srealm=Passport.NET,ts=-3,prompt,cbtxt=the%20error%20message\r\n\r\n"),
              "refused wrong_password: the error message");
    EXPECT_EQ(at_passport("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Passport1.4 da-status=failed\r\n\r\n"),
              "refused wrong_password");
    EXPECT_EQ(at_passport("HTTP/1.1 401 Unauthorized\r\n\r\n"), "refused wrong_password");
    EXPECT_EQ(at_passport("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n\r\n"), "refused wrong_password");
    EXPECT_EQ(at_passport("HTTP/1.1 503 Service Unavailable\r\n\r\n"), "refused passport_unavailable");
    EXPECT_EQ(at_passport("HTTP/1.1 500 x\r\n\r\n"), "refused passport_unavailable");
    EXPECT_EQ(at_passport("HTTP/1.1 200 OK\r\n\r\nhello"), "refused bad_answer");
    EXPECT_EQ(at_passport("HTTP/1.1 200 OK\r\nAuthentication-Info: Passport1.4 da-status=success\r\n\r\n"),
              "refused bad_answer");
    EXPECT_EQ(at_passport("HTTP/1.1 200 OK\r\nAuthentication-Info: Passport1.4 da-status=redir,from-PP='a'\r\n\r\n"),
              "refused bad_answer");
    EXPECT_EQ(
        at_passport("HTTP/1.1 200 OK\r\nAuthentication-Info: Passport1.4 da-status=success,from-PP='a b'\r\n\r\n"),
        "refused bad_answer");
    EXPECT_EQ(at_passport("HTTP/1.1 200 OK\r\nAuthentication-Info: Passport1.4 da-status=success,from-PP=''\r\n\r\n"),
              "refused bad_answer");
    EXPECT_EQ(at_passport("HTTP/1.1 200 OK\r\nauthentication-info: Passport1.4 da-status=success,from-PP='a'\r\n"
                          "Authentication-Info: Passport1.4 da-status=success,from-PP='b'\r\n\r\n"),
              "send USR 4 TWN S a");
    EXPECT_EQ(at_passport("HTTP/1.1 404 x\r\nAuthentication-Info: Passport1.4 da-status=success,from-PP='a'\r\n\r\n"),
              "refused bad_answer");
    EXPECT_EQ(at_passport("HTTP/1.1 202 OK\r\nAuthentication-Info: Passport1.4 da-status=success,from-PP=a\r\n\r\n"),
              "send USR 4 TWN S a");
}

// Red: `login` of an answer that is none.
TEST(ClientLogin, MakesSenseOfTheNexus) {
    auth::login_identity who = offering("MSNP9");
    who.login_server = {};
    const auto at_nexus = [&](std::string_view answer) {
        return says_at_last(who, {"VER 1 MSNP9\r\n", cvr_line, policy_line, answer});
    };
    EXPECT_EQ(at_nexus("HTTP/1.1 200 OK\r\nPassportURLs: DARealm=Passport.Net,DALogin=login.passport.com/login2.srf,"
                       "ConfigVersion=15\r\n\r\n"),
              "sign in at login.passport.com/login2.srf");
    EXPECT_EQ(at_nexus("HTTP/1.1 200 OK\r\nPassporturls: DALogin=https://host/login\r\n\r\n"),
              "sign in at https://host/login");
    EXPECT_EQ(at_nexus("HTTP/1.1 200 OK\r\nPassportURLs: DALogin=http://host/login\r\n\r\n"),
              "refused insecure_address");
    EXPECT_EQ(at_nexus("HTTP/1.1 200 OK\r\nPassportURLs: DALogin=/login\r\n\r\n"), "refused bad_answer");
    EXPECT_EQ(at_nexus("HTTP/1.1 200 OK\r\nPassportURLs: DARealm=x\r\n\r\n"), "refused bad_answer");
    EXPECT_EQ(at_nexus("HTTP/1.1 200 OK\r\n\r\n"), "refused bad_answer");
    EXPECT_EQ(at_nexus("HTTP/1.1 401 x\r\n\r\n"), "refused bad_answer");
    EXPECT_EQ(at_nexus("HTTP/1.1 503 x\r\n\r\n"), "refused passport_unavailable");
    EXPECT_EQ(at_nexus("HTTP/1.1 302 x\r\nLocation: https://nexus.example.com/a\r\n\r\n"),
              "ask https://nexus.example.com/a");
}

// ---- single sign-on --------------------------------------------------------------------------------------------------

// Red: next(sso_proof) without is_token().
TEST(ClientLogin, ShowsAProofThatIsOne) {
    const auto shows = [](std::string_view dialect_name, const auth::sso_proof& proof) {
        client_login client(offering(dialect_name));
        const std::string ver = "VER 1 " + std::string(dialect_name) + "\r\n";
        static_cast<void>(client.connected());
        for (const std::string_view line :
             {std::string_view(ver), cvr_line, std::string_view("USR 3 SSO S MBI AAAA\r\n")})
            static_cast<void>(hears(client, line));
        return text_of(client.next(proof), client.spoken());
    };
    EXPECT_EQ(shows("MSNP16", {"t=a", "AAAA"}), "send USR 4 SSO S t=a AAAA {521a03be-12af-452d-a3c5-f7787d7a8267}");
    EXPECT_EQ(shows("MSNP15", {"t=a", "AAAA"}), "send USR 4 SSO S t=a AAAA");
    EXPECT_EQ(shows("MSNP15", {"t=a", {}}), "send USR 4 SSO S t=a");
    EXPECT_EQ(shows("MSNP16", {"t=a", {}}), "refused unusable_identity response");
    EXPECT_EQ(shows("MSNP15", {"t=a", "A\r\nOUT"}), "refused unusable_identity response");
    EXPECT_EQ(shows("MSNP15", {"t=a b", "AAAA"}), "refused unusable_identity ticket");
    EXPECT_EQ(shows("MSNP15", {"", "AAAA"}), "refused unusable_identity ticket");
    EXPECT_EQ(says_at_last(offering("MSNP15"), {"proof t=a"}), "-");
}

// ---- what is kept ----------------------------------------------------------------------------------------------------

// Red: forget() that leaves place_ or policy_.
TEST(ClientLogin, ForgetsWhatItKept) {
    client_login client(offering("MSNP7"));
    static_cast<void>(client.connected());
    static_cast<void>(client.next(from_ns::ver{1, "MSNP7"}));
    static_cast<void>(client.next(from_ns::inf{2, "MD5"}));
    static_cast<void>(client.next(from_ns::usr_md5_challenge{3, "1"}));
    const std::string digest(std::string_view("3f4ca313bea82f930e7cd8e6533c3548"));
    EXPECT_TRUE(holds(client, digest));
    client.forget();
    EXPECT_FALSE(holds(client, digest));
    EXPECT_TRUE(client.is_over() && !client.is_signed_in());
    EXPECT_EQ(text_of(client.next(from_ns::usr_ok_nick{4, "ana@example.com", "Ana"}), dialect::msnp7).substr(0, 7),
              "refused");

    client_login done(offering("MSNP5"));
    static_cast<void>(done.connected());
    for (const std::string_view line :
         {"VER 1 MSNP5\r\n", "INF 2 MD5\r\n", "USR 3 MD5 S 1\r\n", "USR 4 OK ana@example.com Ana\r\n"})
        static_cast<void>(hears(done, line));
    done.forget();
    EXPECT_TRUE(done.is_signed_in() && !holds(done, digest));

    client_login by_passport(offering("MSNP9"));
    static_cast<void>(request_of(by_passport, "lc=1033,id=507"));
    EXPECT_TRUE(holds(by_passport, "lc=1033,id=507") && holds(by_passport, "login.example.com"));
    by_passport.forget();
    EXPECT_FALSE(holds(by_passport, "lc=1033") || holds(by_passport, "login.example.com"));
}

constexpr bool is_forgotten() {
    client_login client({.account = "ana@example.com", .password = "x", .offered = "MSNP15"});
    static_cast<void>(client.connected());
    client.forget();
    return client.is_over() && std::holds_alternative<steps::refused>(client.connected());
}

constexpr bool counts_on() {
    client_login client({.account = "ana@example.com", .offered = "MSNP5", .first_trid = 0xffffffff});
    const auto first = client.connected();
    const auto second = client.next(from_ns::ver{0xffffffff, "MSNP5"});
    const auto& inf = std::get<to_ns::inf>(std::get<steps::send>(second).what);
    return std::get<to_ns::ver>(std::get<steps::send>(first).what).trid == 0xffffffff && inf.trid == 1 &&
           client.next_trid() == 2 && client.spoken() == dialect::msnp5;
}

// Red: next_trid_ + 1.
TEST(ClientLogin, CountsOn) {
    MSNP_CHECK(is_forgotten());
    MSNP_CHECK(counts_on());
}

TEST(ClientLogin, NamesItsRefusals) {
    for (unsigned i = 0; i <= static_cast<unsigned>(auth::login_refusal::bad_answer); ++i)
        EXPECT_FALSE(name_of(static_cast<auth::login_refusal>(i)).empty()) << i;
    MSNP_CHECK(name_of(auth::login_refusal::bad_answer) == "bad_answer");
    MSNP_CHECK(name_of(static_cast<auth::login_refusal>(99)).empty());
}

} // namespace
