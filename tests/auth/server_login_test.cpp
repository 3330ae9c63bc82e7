// A server at which a client signs in, line by line: what it makes of clients that do not know their turn, or who are not who they say.
#include "support/check.hpp"
#include "support/login_steps.hpp"

#include <msnp/auth/server_login.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::server_login;
namespace steps = auth::server_step;

constexpr std::string_view digest_line = "USR 4 MD5 S 7f919fab309532df353c901430df36fa\r\n";
constexpr std::string_view sso_line = "USR 4 SSO S t=a AAAA {521a03be-12af-452d-a3c5-f7787d7a8267}\r\n";

/// What a server says to one thing: a line of a client, or what its caller says.
steps::any hears(server_login& server, std::string_view what) {
    if (what == "md5") return server.challenge_md5({.salt = "1013928519.693957190", .password = "password"});
    if (what == "digest")
        return server.challenge_md5({.salt = "1013928519.693957190", .digest = "7f919fab309532df353c901430df36fa"});
    if (what == "nobody") return server.challenge_md5({.salt = "1013928519.693957190"});
    if (what == "tweener") return server.challenge_tweener("lc=1033,id=507");
    if (what == "sso") return server.challenge_sso("MBI_KEY", "AAAA");
    if (what == "transfer") return server.transfer({.server = {"10.0.0.5", 1863}, .current = {"10.0.0.1", 1863}});
    if (what == "admit") return server.admit({});
    if (what == "busy") return server.refuse(error_code::server_too_busy);
    return server.next(*to_ns::parse(what, server.spoken()));
}

/// Each thing's answer, one line each.
std::string says(dialect_range dialects, std::initializer_list<std::string_view> said) {
    server_login server({.dialects = dialects});
    std::string all;
    for (const std::string_view what : said) {
        const exact_bytes bytes(what);
        const auto step = hears(server, bytes.view());
        all += text_of(step, server.spoken()) + '\n';
    }
    all.pop_back();
    return all;
}
std::string says(std::initializer_list<std::string_view> said) {
    return says(all_dialects, said);
}
/// The last of them.
std::string says_at_last(std::initializer_list<std::string_view> said) {
    const std::string all = says(said);
    return all.substr(all.rfind('\n') + 1);
}

// ---- the article's sign-in, and its errors ---------------------------------------------------------------------------

// Red: already_logged_in as out_of_turn.
TEST(ServerLogin, AnswersTheArticlesClient) {
    EXPECT_EQ(
        says({dialect::msnp2, dialect::msnp9},
             {"VER 4 MSNP10 MSNP9 CVR0 \r\n",
              "CVR 5 0x0804 winnt 5.0 i386 MSNMSGR 6.1.0203 MSMSGS stdotleo@msn.com \r\n",
              "USR 6 TWN I stdotleo@msn.com \r\n", "tweener", "USR 7 TWN S t=4m1wWfEupDgUNb53$$&p=4QXN!7bdi$$ \r\n",
              "admit", "CHG 19 NLN 0\r\n", "USR 20 TWN I example@hotmail.com\r\n",
              "USR 21 TWN S 8d30fc782aa25ec9e1293fdda13cab42\r\n", "OUT\r\n", "PNG\r\n"}),
        "send VER 4 MSNP9\n"
        "send CVR 5 1.0.0000 1.0.0000 1.0.0000 http://messenger.msn.com http://messenger.msn.com\n"
        "who is stdotleo@msn.com TWN\n"
        "send USR 6 TWN S lc=1033,id=507\n"
        "admit stdotleo@msn.com TWN t=4m1wWfEupDgUNb53$$&p=4QXN!7bdi$$   \n"
        "send USR 7 OK stdotleo@msn.com stdotleo@msn.com 1 0\n"
        "-\n"
        "send 207 20 for signed_in_before\n"
        "send 207 21 for signed_in_before\n"
        "closed\n"
        "closed");
}

// ---- methods ---------------------------------------------------------------------------------------------------------

// Red: the digest compared with what was kept of another login; `has_digest` left out.
TEST(ServerLogin, LooksAtDigests) {
    const auto at = [](std::string_view secret, std::string_view line) {
        return says_at_last({"VER 1 MSNP5\r\n", "USR 3 MD5 I ana@example.com\r\n", secret, line});
    };
    const std::string_view wrong = "send 911 4 for wrong_password, close";
    for (const std::string_view secret : {"md5", "digest"}) {
        EXPECT_EQ(at(secret, digest_line), "admit ana@example.com MD5    ");
        EXPECT_EQ(at(secret, "USR 4 MD5 S 7f919fab309532df353c901430df36fb\r\n"), wrong);
        EXPECT_EQ(at(secret, "USR 4 MD5 S 7F919FAB309532DF353C901430DF36FA\r\n"), wrong);
        EXPECT_EQ(at(secret, "USR 4 MD5 S 7f919fab309532df353c901430df36fa0\r\n"), wrong);
        EXPECT_EQ(at(secret, "USR 4 MD5 S 7\r\n"), wrong);
    }
    EXPECT_EQ(at("nobody", digest_line), wrong);
    EXPECT_EQ(at("nobody", "USR 4 MD5 S 7\r\n"), wrong);
    // What no line holds, but a struct may: a digest of NULs, with which that of nobody is compared.
    const std::string zeros(auth::hex_digest::size, '\0');
    for (const std::string_view digest : {std::string_view("short"), std::string_view(zeros)}) {
        server_login server({});
        for (const std::string_view what : {"VER 1 MSNP5\r\n", "USR 3 MD5 I ana@example.com\r\n"})
            static_cast<void>(hears(server, what));
        static_cast<void>(server.challenge_md5({.salt = "1", .digest = "short"}));
        EXPECT_EQ(text_of(server.next(to_ns::usr_md5_response{4, digest}), dialect::msnp5), wrong);
    }
}

TEST(ServerLogin, HandsOnTickets) {
    EXPECT_EQ(says_at_last({"VER 1 MSNP18\r\n", "USR 3 SSO I ana@example.com\r\n", "sso", sso_line}),
              "admit ana@example.com SSO t=a AAAA {521a03be-12af-452d-a3c5-f7787d7a8267} AAAA");
    EXPECT_EQ(says_at_last({"VER 1 MSNP15\r\n", "USR 3 SSO I ana@example.com\r\n", "sso", "USR 4 SSO S t=a\r\n"}),
              "admit ana@example.com SSO t=a   AAAA");
    const std::string nonce(auth::longest_sso_nonce + 1, 'A');
    server_login server({});
    for (const std::string_view what : {"VER 1 MSNP15\r\n", "USR 3 SSO I ana@example.com\r\n"})
        static_cast<void>(hears(server, what));
    EXPECT_EQ(text_of(server.challenge_sso("MBI", std::string_view(nonce)), dialect::msnp15),
              "send 500 3 for refused_by_caller, close");
}

// Red: method_of() not asked for; CTP taken for MD5.
TEST(ServerLogin, TakesNoOtherMethodThanTheDialects) {
    const std::string_view no = "send OUT for wrong_method, close";
    EXPECT_EQ(says_at_last({"VER 1 MSNP8\r\n", "INF 2\r\n"}), no);
    EXPECT_EQ(says_at_last({"VER 1 MSNP8\r\n", "USR 2 MD5 I ana@example.com\r\n"}), no);
    EXPECT_EQ(says_at_last({"VER 1 MSNP7\r\n", "USR 2 TWN I ana@example.com\r\n"}), no);
    EXPECT_EQ(says_at_last({"VER 1 MSNP14\r\n", "USR 2 SSO I ana@example.com\r\n"}), no);
    EXPECT_EQ(says_at_last({"VER 1 MSNP2\r\n", "USR 2 CTP I ana@example.com\r\n"}), no);
    EXPECT_EQ(says_at_last({"VER 1 MSNP2\r\n", "USR 2 CTP S hunter2\r\n"}), no);
    EXPECT_EQ(says_at_last({"VER 1 MSNP8\r\n", digest_line}), no);
    EXPECT_EQ(says_at_last({"VER 1 MSNP15\r\n", "USR 3 SSO I ana@example.com\r\n", "sso", "USR 4 TWN S t=a\r\n"}), no);
    EXPECT_EQ(says_at_last({"VER 1 MSNP5\r\n", "USR 3 MD5 I ana@example.com\r\n", "md5", sso_line}), no);
}

// ---- order -----------------------------------------------------------------------------------------------------------

// Red: a state that is not looked at; `then_close` once signed in.
TEST(ServerLogin, TakesNothingOutOfTurn) {
    for (const std::string_view line :
         {"CVR 9 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n", "INF 9\r\n", "USR 9 MD5 I ana@example.com\r\n",
          "USR 9 TWN I ana@example.com\r\n", "USR 9 SSO I ana@example.com\r\n", "USR 9 MD5 S 7\r\n",
          "USR 9 TWN S t=a\r\n", "USR 9 SSO S t=a\r\n", "CVQ 9 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n"})
        EXPECT_EQ(says_at_last({line}), "send 715 9 for out_of_turn, close") << line;
    EXPECT_EQ(says({"VER 1 MSNP7\r\n", "VER 2 MSNP7\r\n", "INF 3\r\n"}),
              "send VER 1 MSNP7\nsend 715 2 for out_of_turn, close\nclosed");
    EXPECT_EQ(says_at_last({"VER 1 MSNP7\r\n", "USR 2 MD5 S 7\r\n"}), "send 715 2 for out_of_turn, close");
    const std::string_view initiate = "USR 3 MD5 I ana@example.com\r\n";
    EXPECT_EQ(says_at_last({"VER 1 MSNP7\r\n", initiate, initiate}), "send 715 3 for out_of_turn, close");
    EXPECT_EQ(says_at_last({"VER 1 MSNP7\r\n", initiate, digest_line}), "send 715 4 for out_of_turn, close");
    EXPECT_EQ(says_at_last({"VER 1 MSNP7\r\n", initiate, "md5", initiate}), "send 715 3 for out_of_turn, close");
    EXPECT_EQ(says_at_last({"VER 1 MSNP7\r\n", initiate, "md5", "INF 4\r\n"}), "send 715 4 for out_of_turn, close");
    EXPECT_EQ(says_at_last({"VER 1 MSNP7\r\n", initiate, "md5", digest_line, digest_line}),
              "send 715 4 for out_of_turn, close");
    // Signed in, it may go on.
    EXPECT_EQ(
        says({"VER 1 MSNP7\r\n", initiate, "md5", digest_line, "admit", "VER 5 MSNP7\r\n", "INF 6\r\n",
              "CVQ 7 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n", "CVR 8 0x0409 win 4.10 i386 MSMSGS 1.0.0863 MSMSGS\r\n",
              "USR 9 CTP S hunter2\r\n", "VER 10 CVR0\r\n", "USR 11 SHA A QQ==\r\n"})
            .substr(sizeof "send VER 1 MSNP7\nwho is ana@example.com MD5\nsend USR 3 MD5 S 1013928519.693957190\n"
                           "admit ana@example.com MD5    "),
        "send USR 4 OK ana@example.com ana@example.com 1\n"
        "send 715 5 for out_of_turn\nsend 715 6 for out_of_turn\nsend 715 7 for out_of_turn\n"
        "send CVR 8 1.0.0000 1.0.0000 1.0.0000 http://messenger.msn.com http://messenger.msn.com\n"
        "send 207 9 for signed_in_before\nsend 715 10 for out_of_turn\n-");
}

// Red: before_login() of a client that is signed in.
TEST(ServerLogin, KeepsWhatIsForLaterUntilThen) {
    EXPECT_EQ(says({"VER 1 MSNP9\r\n", "SYN 2 0\r\n", "CHG 3 NLN 0\r\n", "PNG\r\n", "XYZ 4\r\n", "USR 5 SHA A QQ==\r\n",
                    "USR 6 TWN I ana@example.com\r\n", "XFR 7 SB\r\n"}),
              "send VER 1 MSNP9\nsend 302 2 for not_signed_in\nsend 302 3 for not_signed_in\n-\n-\n"
              "send 302 5 for not_signed_in\nwho is ana@example.com TWN\nsend 302 7 for not_signed_in");
    EXPECT_EQ(says({"XFR 1 NS\r\n", "PNG\r\n", "OUT 2\r\n"}), "-\n-\nclosed");
}

// ---- dialects --------------------------------------------------------------------------------------------------------

TEST(ServerLogin, ChoosesTheFirstThatItSpeaks) {
    constexpr dialect_range some{dialect::msnp8, dialect::msnp9};
    EXPECT_EQ(says(some, {"VER 1 MSNP12 CVR0 MSNP9 MSNP8\r\n"}), "send VER 1 MSNP9");
    EXPECT_EQ(says(some, {"VER 1 MSNP12 MSNP7 CVR0\r\n", "VER 2 MSNP9\r\n"}),
              "send VER 1 0 for no_common_dialect, close\nclosed");
}

// Red: CVQ that does not close.
TEST(ServerLogin, TellsOldClientsOfNewerOnes) {
    const std::string_view cvq = "CVQ 2 0x0409 winnt 5.1 i386 MSMSGS 4.7.0041 MSMSGS\r\n";
    EXPECT_EQ(
        says({"VER 1 CVR0\r\n", cvq, cvq}),
        "send VER 1 CVR0\nsend CVQ 2 1.0.0000 1.0.0000 1.0.0000 http://messenger.msn.com http://messenger.msn.com, "
        "close\nclosed");
    EXPECT_EQ(says_at_last({"VER 1 CVR0\r\n", "USR 2 MD5 I ana@example.com\r\n"}), "send 715 2 for out_of_turn, close");
    EXPECT_EQ(says_at_last({"VER 1 CVR0\r\n", "USR 2 MD5 S 7\r\n"}), "send 715 2 for out_of_turn, close");
    EXPECT_EQ(says_at_last({"VER 1 CVR0\r\n", "CVR 2 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n"}),
              "send 715 2 for out_of_turn, close");
    EXPECT_EQ(says_at_last({"VER 1 CVR0\r\n", "VER 2 CVR0\r\n"}), "send 715 2 for out_of_turn, close");
}

// ---- accounts --------------------------------------------------------------------------------------------------------

std::string asks_who(std::size_t size) {
    const std::string line = "USR 2 TWN I " + std::string(size - 1, 'a') + "@\r\n";
    return says_at_last({"VER 1 MSNP9\r\n", line});
}

// Red: longest_account one more; the '@' not looked for.
TEST(ServerLogin, AsksWhoThatIs) {
    EXPECT_EQ(says_at_last({"VER 1 MSNP9\r\n", "USR 2 TWN I ana\r\n"}), "send 911 2 for bad_account, close");
    EXPECT_EQ(asks_who(server_login::longest_account), "who is " + std::string(253, 'a') + "@ TWN");
    EXPECT_EQ(asks_who(server_login::longest_account + 1), "send 911 2 for bad_account, close");
}

// Red: the shape of another dialect; transfer() that leaves the connection open.
TEST(ServerLogin, SendsElsewhere) {
    const auto at = [](std::string_view name, std::string_view method) {
        const std::string ver = "VER 1 " + std::string(name) + "\r\n";
        const std::string usr = "USR 2 " + std::string(method) + " I ana@example.com\r\n";
        return says_at_last({ver, usr, "transfer"});
    };
    EXPECT_EQ(at("MSNP2", "MD5"), "send XFR 2 NS 10.0.0.5:1863, close");
    EXPECT_EQ(at("MSNP3", "MD5"), "send XFR 2 NS 10.0.0.5:1863 0, close");
    EXPECT_EQ(at("MSNP7", "MD5"), "send XFR 2 NS 10.0.0.5:1863 0 10.0.0.1:1863, close");
    EXPECT_EQ(at("MSNP12", "TWN"), "send XFR 2 NS 10.0.0.5:1863 0 10.0.0.1:1863, close");
    EXPECT_EQ(at("MSNP13", "TWN"), "send XFR 2 NS 10.0.0.5:1863 U D, close");
    EXPECT_EQ(at("MSNP21", "SSO"), "send XFR 2 NS 10.0.0.5:1863 U D 0, close");
}

// Red: a TrID of a command that was answered before.
TEST(ServerLogin, RefusesAtAnyTime) {
    EXPECT_EQ(says({"busy", "busy", "VER 1 MSNP9\r\n"}), "send 910 for refused_by_caller, close\nclosed\nclosed");
    EXPECT_EQ(says_at_last({"VER 1 MSNP9\r\n", "USR 2 TWN I ana@example.com\r\n", "busy"}),
              "send 910 2 for refused_by_caller, close");
    EXPECT_EQ(says_at_last({"VER 1 MSNP9\r\n", "USR 2 TWN I ana@example.com\r\n", "tweener", "busy"}),
              "send 910 for refused_by_caller, close");
    EXPECT_EQ(
        says_at_last({"VER 1 MSNP9\r\n", "USR 2 TWN I ana@example.com\r\n", "tweener", "USR 3 TWN S t=a\r\n", "busy"}),
        "send 910 3 for refused_by_caller, close");
}

// Red: any of the answers without its state.
TEST(ServerLogin, TakesNoAnswerToWhatItDidNotAsk) {
    EXPECT_EQ(
        says({"md5", "tweener", "sso", "transfer", "admit", "VER 1 MSNP9\r\n", "md5", "tweener", "sso", "transfer",
              "admit", "USR 2 TWN I ana@example.com\r\n", "md5", "sso", "admit", "tweener", "tweener"}),
        "-\n-\n-\n-\n-\nsend VER 1 MSNP9\n-\n-\n-\n-\n-\nwho is ana@example.com TWN\n-\n-\n-\n"
        "send USR 2 TWN S lc=1033,id=507\n-");
}

/// What a server says of a child whose address is not verified.
std::string welcomes(std::string_view dialect_name, std::string_view method) {
    server_login server({});
    const std::string ver = "VER 1 " + std::string(dialect_name) + "\r\n";
    const std::string initiate = "USR 2 " + std::string(method) + " I ana@example.com\r\n";
    for (const std::string_view what : {std::string_view(ver), std::string_view(initiate)})
        static_cast<void>(hears(server, what));
    static_cast<void>(hears(server, method == "MD5" ? "md5" : "tweener"));
    if (method == "MD5")
        static_cast<void>(hears(server, digest_line));
    else
        static_cast<void>(hears(server, "USR 4 TWN S t=a\r\n"));
    const auto step = server.admit({.nick = "Ana", .verified = false, .restricted = true});
    return text_of(step, server.spoken());
}

// Red: a flag in a dialect that does not have it; verified and restricted swapped.
TEST(ServerLogin, SaysOfAnAccountWhatTheDialectCan) {
    EXPECT_EQ(welcomes("MSNP5", "MD5"), "send USR 4 OK ana@example.com Ana");
    EXPECT_EQ(welcomes("MSNP7", "MD5"), "send USR 4 OK ana@example.com Ana 0");
    EXPECT_EQ(welcomes("MSNP8", "TWN"), "send USR 4 OK ana@example.com Ana 0 1");
    EXPECT_EQ(welcomes("MSNP9", "TWN"), "send USR 4 OK ana@example.com Ana 0 1");
    EXPECT_EQ(welcomes("MSNP10", "TWN"), "send USR 4 OK ana@example.com 0 1");
}

// ---- what is kept ----------------------------------------------------------------------------------------------------

// Red: forget() that leaves account_; admit() and a digest that are not followed by kept_.forget().
TEST(ServerLogin, ForgetsWhatItKept) {
    server_login server({});
    const auto hear = [&](std::string_view what) { static_cast<void>(hears(server, what)); };
    for (const std::string_view what : {"VER 1 MSNP7\r\n", "USR 3 MD5 I ana@example.com\r\n", "md5"}) hear(what);
    EXPECT_TRUE(holds(server, "7f919fab309532df353c901430df36fa"));
    hear(digest_line);
    EXPECT_FALSE(holds(server, "7f919fab309532df353c901430df36fa"));
    hear("admit");
    EXPECT_TRUE(server.is_signed_in() && server.account() == "ana@example.com");
    server.forget();
    EXPECT_TRUE(server.is_signed_in() && !server.is_closed() && server.account().empty());
    EXPECT_FALSE(holds(server, "ana@example.com"));

    server_login other({});
    static_cast<void>(hears(other, "VER 1 MSNP15\r\n"));
    static_cast<void>(hears(other, "USR 2 SSO I ana@example.com\r\n"));
    static_cast<void>(other.challenge_sso("MBI", "nonce-of-somebody"));
    EXPECT_TRUE(holds(other, "nonce-of-somebody"));
    server_login done = other;
    static_cast<void>(done.next(to_ns::usr_sso_response{3, "t=a", "AAAA"}));
    static_cast<void>(done.admit({}));
    EXPECT_TRUE(done.is_signed_in() && !holds(done, "nonce-of-somebody"));
    other.forget();
    EXPECT_FALSE(holds(other, "nonce-of-somebody"));
    EXPECT_TRUE(other.is_closed());
}

constexpr bool is_forgotten() {
    server_login server({});
    static_cast<void>(server.next(to_ns::ver{1, "MSNP9"}));
    server.forget();
    return server.is_closed() && server.spoken() == dialect::msnp9 &&
           std::holds_alternative<steps::closed>(server.refuse(error_code::server_busy));
}

TEST(ServerLogin, IsClosedWhenItHasForgotten) {
    MSNP_CHECK(is_forgotten());
}

TEST(ServerLogin, NamesItsViolations) {
    for (unsigned i = 0; i <= static_cast<unsigned>(auth::login_violation::refused_by_caller); ++i)
        EXPECT_FALSE(name_of(static_cast<auth::login_violation>(i)).empty()) << i;
    MSNP_CHECK(name_of(auth::login_violation::none) == "none");
    MSNP_CHECK(name_of(static_cast<auth::login_violation>(99)).empty());
}

} // namespace
