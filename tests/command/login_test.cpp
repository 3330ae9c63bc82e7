// INF, USR, CHL, QRY: every field of every form, and which of them a line is in which dialect.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

// ---- INF -------------------------------------------------------------------------------------------------------------

TEST(Inf, AsksForThePackages) {
    MSNP_CHECK(reads_as<ToNs>("INF 2\r\n", msnp7, to_ns::inf{.trid = 2}));
    MSNP_CHECK(reads_as<ToSb>("INF 1\r\n", msnp2, to_sb::inf{.trid = 1}));
}

// MSNP8 took it away, but a server must still see what an old client asks.
TEST(Inf, IsReadButNotWrittenSinceMsnp8) {
    MSNP_CHECK(read_is<ToNs>("INF 2\r\n", msnp8, to_ns::inf{.trid = 2}));
    MSNP_CHECK(read_is<ToNs>("INF 2\r\n", msnp10, to_ns::inf{.trid = 2}));
    MSNP_CHECK(read_is<ToSb>("INF 1\r\n", msnp9, to_sb::inf{.trid = 1}));
    MSNP_CHECK(read_is<FromNs>("INF 2 MD5\r\n", msnp9, from_ns::inf{.trid = 2, .packages = "MD5"}));
    MSNP_CHECK(wont_write(to_ns::inf{.trid = 2}, msnp8, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(from_ns::inf{.trid = 2, .packages = "MD5"}, msnp9, errc::not_in_dialect, ""));
}

TEST(Inf, IsAnsweredWithAList) {
    MSNP_CHECK(reads_as<FromNs>("INF 2 MD5\r\n", msnp7, from_ns::inf{.trid = 2, .packages = "MD5"}));
    MSNP_CHECK(reads_as<FromNs>("INF 2 MD5 CTP XYZ\r\n", msnp2, from_ns::inf{.trid = 2, .packages = "MD5 CTP XYZ"}));
    MSNP_CHECK(reads_as<FromSb>("INF 1 CKI\r\n", msnp7, from_sb::inf{.trid = 1, .packages = "CKI"}));
    constexpr from_ns::inf reply{.trid = 2, .packages = "MD5 CTP XYZ CKI"};
    MSNP_CHECK(reply.packages.size() == 4);
    MSNP_CHECK((*reply.packages.begin()).known() == auth_package::md5);
    MSNP_CHECK((*++reply.packages.begin()).known() == auth_package::ctp);
    MSNP_CHECK(!(*++ ++reply.packages.begin()).known());
    MSNP_CHECK((*++ ++ ++reply.packages.begin()).known() == auth_package::cookie);
    MSNP_CHECK(refuses<FromNs>("INF 2\r\n", msnp7, {errc::missing_argument, 5, "packages"}));
}

// ---- USR to and from a notification server ---------------------------------------------------------------------------

TEST(Usr, ShowsAPasswordInClearInTheFirstBetas) {
    constexpr to_ns::usr_ctp_initiate initiate{.trid = 3, .account = "ana@example.com"};
    constexpr to_ns::usr_ctp_password password{.trid = 4, .password = "hunter2"};
    MSNP_CHECK(reads_as<ToNs>("USR 3 CTP I ana@example.com\r\n", msnp2, initiate));
    MSNP_CHECK(reads_as<FromNs>("USR 3 CTP S\r\n", msnp2, from_ns::usr_ctp_continue{.trid = 3}));
    MSNP_CHECK(reads_as<ToNs>("USR 4 CTP S hunter2\r\n", msnp2, password));
    MSNP_CHECK(reads_as<ToNs>("USR 4 CTP S %41%\r\n", msnp2, to_ns::usr_ctp_password{.trid = 4, .password = "%41%"}));
    MSNP_CHECK(refuses<ToNs>("USR 4 CTP S\r\n", msnp2, {errc::missing_argument, 11, "password"}));
    MSNP_CHECK(refuses<ToNs>("USR 4 CTP X hunter2\r\n", msnp2, {errc::wrong_word, 10, "I"}));
    MSNP_CHECK(wont_write(password, msnp3, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(initiate, msnp3, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(from_ns::usr_ctp_continue{.trid = 3}, msnp3, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(to_ns::usr_ctp_password{.trid = 4, .password = "a b"}, msnp2, errc::not_a_token, "password"));
    MSNP_CHECK(wont_write(to_ns::usr_ctp_password{.trid = 4, .password = ""}, msnp2, errc::missing_value, "password"));
}

TEST(Usr, ShowsADigestUpToMsnp7) {
    constexpr to_ns::usr_md5_initiate initiate{.trid = 3, .account = "ana@example.com"};
    constexpr from_ns::usr_md5_challenge challenge{.trid = 3, .salt = "1013928519.693957190"};
    constexpr to_ns::usr_md5_response response{.trid = 4, .digest = "f59af8f2fa91d38aff7c870c17f99903"};
    MSNP_CHECK(reads_as<ToNs>("USR 3 MD5 I ana@example.com\r\n", msnp2, initiate));
    MSNP_CHECK(reads_as<ToNs>("USR 3 MD5 I ana@example.com\r\n", msnp7, initiate));
    MSNP_CHECK(reads_as<FromNs>("USR 3 MD5 S 1013928519.693957190\r\n", msnp2, challenge));
    MSNP_CHECK(reads_as<FromNs>("USR 3 MD5 S 1013928519.693957190\r\n", msnp7, challenge));
    MSNP_CHECK(reads_as<ToNs>("USR 4 MD5 S f59af8f2fa91d38aff7c870c17f99903\r\n", msnp2, response));
    MSNP_CHECK(reads_as<ToNs>("USR 4 MD5 S f59af8f2fa91d38aff7c870c17f99903\r\n", msnp7, response));
    // A server has to read it to answer 911.
    MSNP_CHECK(
        reads_as<ToNs>("USR 4 MD5 S nodigest\r\n", msnp7, to_ns::usr_md5_response{.trid = 4, .digest = "nodigest"}));
    MSNP_CHECK(refuses<ToNs>("USR 4 MD5 S\r\n", msnp7, {errc::missing_argument, 11, "digest"}));
    MSNP_CHECK(refuses<FromNs>("USR 3 MD5 S\r\n", msnp7, {errc::missing_argument, 11, "salt"}));
    MSNP_CHECK(refuses<FromNs>("USR 3 MD5 I 1013928519.693957190\r\n", msnp7, {errc::wrong_word, 10, "S"}));
}

// Old clients still try, and a server has to see it.
TEST(Usr, ThatShowsADigestIsReadAndNotWrittenSinceMsnp8) {
    constexpr to_ns::usr_md5_initiate initiate{.trid = 3, .account = "ana@example.com"};
    constexpr from_ns::usr_md5_challenge challenge{.trid = 3, .salt = "1.2"};
    constexpr to_ns::usr_md5_response response{.trid = 4, .digest = "f59af8f2fa91d38aff7c870c17f99903"};
    MSNP_CHECK(read_is<ToNs>("USR 3 MD5 I ana@example.com\r\n", msnp8, initiate));
    MSNP_CHECK(read_is<FromNs>("USR 3 MD5 S 1.2\r\n", msnp9, challenge));
    MSNP_CHECK(read_is<ToNs>("USR 4 MD5 S f59af8f2fa91d38aff7c870c17f99903\r\n", msnp15, response));
    MSNP_CHECK(wont_write(initiate, msnp8, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(challenge, msnp8, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(response, msnp8, errc::not_in_dialect, ""));
}

TEST(Usr, OpensTweener) {
    constexpr to_ns::usr_twn_initiate expected{.trid = 6, .account = "ana@example.com"};
    MSNP_CHECK(reads_as<ToNs>("USR 6 TWN I ana@example.com\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<ToNs>("USR 6 TWN I ana@example.com\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<ToNs>("USR 6 TWN I ana@example.com\r\n", msnp10, expected));
}

TEST(Usr, ShowsATicket) {
    constexpr std::string_view ticket = "t=4m1wWfEupDgUNb53qys5gJdw8OTJEtT8$$&p=4QXN!7bdi82EDA1FYp3W$$";
    MSNP_CHECK(reads_as<ToNs>("USR 7 TWN S t=4m1wWfEupDgUNb53qys5gJdw8OTJEtT8$$&p=4QXN!7bdi82EDA1FYp3W$$\r\n", msnp9,
                              to_ns::usr_twn_ticket{.trid = 7, .ticket = ticket}));
    MSNP_CHECK(reads_as<ToNs>("USR 7 TWN S 0123456789abcdefghij\r\n", msnp8,
                              to_ns::usr_twn_ticket{.trid = 7, .ticket = "0123456789abcdefghij"}));
    MSNP_CHECK(reads_as<ToNs>("USR 7 TWN S t=Ew%2Bj%&p=\r\n", msnp10,
                              to_ns::usr_twn_ticket{.trid = 7, .ticket = "t=Ew%2Bj%&p="}));
    MSNP_CHECK(wont_write(to_ns::usr_twn_ticket{.trid = 7, .ticket = "t=a &p=b"}, msnp9, errc::not_a_token, "ticket"));
    MSNP_CHECK(wont_write(to_ns::usr_twn_ticket{.trid = 7, .ticket = ""}, msnp9, errc::missing_value, "ticket"));
}

TEST(Usr, OfAnotherPackageOrStepIsRefused) {
    MSNP_CHECK(refuses<ToNs>("USR 3 KRB I ana@example.com\r\n", msnp9, {errc::wrong_word, 6, "TWN"}));
    MSNP_CHECK(refuses<ToNs>("USR 3 TWN X ana@example.com\r\n", msnp9, {errc::wrong_word, 10, "I"}));
    MSNP_CHECK(refuses<ToNs>("USR 3 TWN I\r\n", msnp9, {errc::missing_argument, 11, "account"}));
    MSNP_CHECK(refuses<ToNs>("USR 3 TWN S\r\n", msnp9, {errc::missing_argument, 11, "ticket"}));
    MSNP_CHECK(refuses<ToNs>("USR 3\r\n", msnp9, {errc::missing_argument, 5, "TWN"}));
}

TEST(Usr, IsChallengedWithParameters) {
    constexpr std::string_view line =
        "USR 6 TWN S lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Eexample%2Ecom,ct=1073355862,kpp=1,kv=5,"
        "ver=2.1.0173.1,tpf=ed1c2f217a21c191c61251eb8b73bb60\r\n";
    constexpr from_ns::usr_twn_challenge expected{
        .trid = 6,
        .parameters = "lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Eexample%2Ecom,ct=1073355862,kpp=1,kv=5,"
                      "ver=2.1.0173.1,tpf=ed1c2f217a21c191c61251eb8b73bb60"};
    MSNP_CHECK(reads_as<FromNs>(line, msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp9, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp10, expected));
    MSNP_CHECK(expected.parameters.find("tpf") == "ed1c2f217a21c191c61251eb8b73bb60");
    MSNP_CHECK(expected.parameters.find("ru") == "http%3A%2F%2Fmessenger%2Eexample%2Ecom");
}

TEST(UsrOk, HasANameUpToMsnp9) {
    constexpr from_ns::usr_ok_nick expected{
        .trid = 7, .account = "ana@example.com", .nick = "Ana Ruiz", .verified = true, .restricted = false};
    MSNP_CHECK(reads_as<FromNs>("USR 7 OK ana@example.com Ana%20Ruiz 1 0\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>("USR 7 OK ana@example.com Ana%20Ruiz 1 0\r\n", msnp9, expected));
    MSNP_CHECK(read_is<FromNs>("USR 7 OK ana@example.com Ana%20Ruiz 1 0\r\n", msnp10, expected));
    MSNP_CHECK(reads_as<FromNs>(
        "USR 7 OK ana@example.com 1 0 1\r\n", msnp9,
        from_ns::usr_ok_nick{
            .trid = 7, .account = "ana@example.com", .nick = "1", .verified = false, .restricted = true}));
    MSNP_CHECK(refuses<FromNs>("USR 7 OK ana@example.com Ana 2 0\r\n", msnp9, {errc::bad_value, 29, "verified"}));
    MSNP_CHECK(refuses<FromNs>("USR 7 OK ana@example.com Ana 1 yes\r\n", msnp9, {errc::bad_value, 31, "restricted"}));
}

TEST(UsrOk, OfOlderDialectsHasFewerFlags) {
    MSNP_CHECK(read_is<FromNs>(
        "USR 4 OK ana@example.com Ana%20Ruiz\r\n", msnp9,
        from_ns::usr_ok_nick{
            .trid = 4, .account = "ana@example.com", .nick = "Ana Ruiz", .verified = false, .restricted = false}));
    MSNP_CHECK(read_is<FromNs>(
        "USR 4 OK ana@example.com Ana%20Ruiz 1\r\n", msnp8,
        from_ns::usr_ok_nick{
            .trid = 4, .account = "ana@example.com", .nick = "Ana Ruiz", .verified = true, .restricted = false}));
    MSNP_CHECK(read_is<FromNs>(
        "USR 4 OK ana@example.com Ana%20Ruiz 1\r\n", msnp10,
        from_ns::usr_ok_nick{
            .trid = 4, .account = "ana@example.com", .nick = "Ana Ruiz", .verified = true, .restricted = false}));
    constexpr from_ns::usr_ok_nick flagged{
        .trid = 4, .account = "a@b", .nick = "Ana", .verified = true, .restricted = true};
    MSNP_CHECK(wont_write(flagged, msnp7, errc::not_in_dialect, "restricted"));
    MSNP_CHECK(wont_write(flagged, msnp10, errc::not_in_dialect, ""));
}

TEST(UsrOk, HasFlagsOnlySinceMsnp10) {
    MSNP_CHECK(reads_as<FromNs>(
        "USR 7 OK ana@example.com 1 0\r\n", msnp10,
        from_ns::usr_ok{.trid = 7, .account = "ana@example.com", .verified = true, .restricted = false}));
    MSNP_CHECK(reads_as<FromNs>(
        "USR 7 OK ana@example.com 0 1\r\n", msnp10,
        from_ns::usr_ok{.trid = 7, .account = "ana@example.com", .verified = false, .restricted = true}));
    MSNP_CHECK(reads_as<FromNs>(
        "USR 7 OK ana@example.com 1\r\n", msnp10,
        from_ns::usr_ok{.trid = 7, .account = "ana@example.com", .verified = true, .restricted = std::nullopt}));
    MSNP_CHECK(reads_as<FromNs>(
        "USR 7 OK ana@example.com\r\n", msnp10,
        from_ns::usr_ok{
            .trid = 7, .account = "ana@example.com", .verified = std::nullopt, .restricted = std::nullopt}));
    MSNP_CHECK(wont_write(
        from_ns::usr_ok{.trid = 7, .account = "ana@example.com", .verified = std::nullopt, .restricted = false}, msnp10,
        errc::missing_value, "verified"));
}

// Flags are taken from the end, so that the shape of MSNP10 is understood in MSNP8 and MSNP9 too: the name of nobody is
// "1". Red: try the shapes of MSNP2 and MSNP6 before the one of MSNP10.
TEST(UsrOk, WithFlagsOnlyHasNoNameInAnyDialect) {
    constexpr from_ns::usr_ok both{.trid = 7, .account = "ana@example.com", .verified = true, .restricted = false};
    constexpr from_ns::usr_ok one{
        .trid = 7, .account = "ana@example.com", .verified = true, .restricted = std::nullopt};
    constexpr from_ns::usr_ok none{
        .trid = 7, .account = "ana@example.com", .verified = std::nullopt, .restricted = std::nullopt};
    MSNP_CHECK(read_is<FromNs>("USR 7 OK ana@example.com 1 0\r\n", msnp8, both));
    MSNP_CHECK(read_is<FromNs>("USR 7 OK ana@example.com 1 0\r\n", msnp9, both));
    MSNP_CHECK(read_is<FromNs>("USR 7 OK ana@example.com 1\r\n", msnp8, one));
    MSNP_CHECK(read_is<FromNs>("USR 7 OK ana@example.com 1\r\n", msnp9, one));
    MSNP_CHECK(read_is<FromNs>("USR 7 OK ana@example.com\r\n", msnp8, none));
    MSNP_CHECK(read_is<FromNs>("USR 7 OK ana@example.com\r\n", msnp9, none));
}

// ---- USR at a switchboard --------------------------------------------------------------------------------------------

TEST(Usr, EntersASwitchboard) {
    constexpr to_sb::usr expected{.trid = 1, .account = "ana@example.com", .cookie = "17262740.1050826919.32308"};
    MSNP_CHECK(reads_as<ToSb>("USR 1 ana@example.com 17262740.1050826919.32308\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<ToSb>("USR 1 ana@example.com 17262740.1050826919.32308\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<ToSb>("USR 1 ana@example.com 17262740.1050826919.32308\r\n", msnp10, expected));
    MSNP_CHECK(refuses<ToSb>("USR 1 ana@example.com\r\n", msnp9, {errc::missing_argument, 21, "cookie"}));
    constexpr from_sb::usr entered{.trid = 1, .account = "ana@example.com", .nick = "Ana Ruiz"};
    MSNP_CHECK(reads_as<FromSb>("USR 1 OK ana@example.com Ana%20Ruiz\r\n", msnp8, entered));
    MSNP_CHECK(reads_as<FromSb>("USR 1 OK ana@example.com Ana%20Ruiz\r\n", msnp9, entered));
    MSNP_CHECK(reads_as<FromSb>("USR 1 OK ana@example.com Ana%20Ruiz\r\n", msnp10, entered));
    MSNP_CHECK(refuses<FromSb>("USR 1 KO ana@example.com Ana\r\n", msnp9, {errc::wrong_word, 6, "OK"}));
}

// ---- CHL and QRY -----------------------------------------------------------------------------------------------------

TEST(Chl, AsksForAProof) {
    MSNP_CHECK(reads_as<FromNs>("CHL 0 15570131571988941333\r\n", msnp8,
                                from_ns::chl{.trid = 0, .challenge = "15570131571988941333"}));
    MSNP_CHECK(reads_as<FromNs>("CHL 0 15570131571988941333\r\n", msnp9,
                                from_ns::chl{.trid = 0, .challenge = "15570131571988941333"}));
    MSNP_CHECK(reads_as<FromNs>("CHL 0 15570131571988941333\r\n", msnp10,
                                from_ns::chl{.trid = 0, .challenge = "15570131571988941333"}));
    MSNP_CHECK(reads_as<FromSb>("CHL 0 15570131571988941333\r\n", msnp9,
                                from_sb::chl{.trid = 0, .challenge = "15570131571988941333"}));
    MSNP_CHECK(refuses<FromNs>("CHL 0\r\n", msnp9, {errc::missing_argument, 5, "challenge"}));
}

TEST(Qry, AnswersWithAPayload) {
    constexpr std::string_view line = "QRY 18 PROD0101{0RM?UBW 32\r\n8f2f5a91b72102cd28355e9fc9000d6e";
    constexpr to_ns::qry expected{
        .trid = 18, .product = "PROD0101{0RM?UBW", .answer = "8f2f5a91b72102cd28355e9fc9000d6e"};
    MSNP_CHECK(reads_as<ToNs>(line, msnp8, expected));
    MSNP_CHECK(reads_as<ToNs>(line, msnp9, expected));
    MSNP_CHECK(reads_as<ToNs>(line, msnp10, expected));
    MSNP_CHECK(reads_as<ToSb>(
        "QRY 18 msmsgs@msnmsgr.com 32\r\n8f2f5a91b72102cd28355e9fc9000d6e", msnp9,
        to_sb::qry{.trid = 18, .product = "msmsgs@msnmsgr.com", .answer = "8f2f5a91b72102cd28355e9fc9000d6e"}));
    MSNP_CHECK(reads_as<ToNs>("QRY 18 PROD01065C%ZFN6F 4\r\n\r\n\0\n"sv, msnp9,
                              to_ns::qry{.trid = 18, .product = "PROD01065C%ZFN6F", .answer = "\r\n\0\n"sv}));
}

TEST(Qry, IsAcknowledgedByATransactionIdAlone) {
    MSNP_CHECK(reads_as<FromNs>("QRY 18\r\n", msnp8, from_ns::qry{.trid = 18}));
    MSNP_CHECK(reads_as<FromNs>("QRY 18\r\n", msnp9, from_ns::qry{.trid = 18}));
    MSNP_CHECK(reads_as<FromNs>("QRY 18\r\n", msnp10, from_ns::qry{.trid = 18}));
    MSNP_CHECK(refuses<FromNs>("QRY\r\n", msnp9, {errc::missing_argument, 3, "trid"}));
}

TEST(Qry, WithoutALengthEndsTheStream) {
    MSNP_CHECK(refuses<ToNs>("QRY 18 PROD0101{0RM?UBW\r\n", msnp9, {errc::missing_length, 23, "length"}));
    MSNP_CHECK(refuses<ToNs>("QRY 18 PROD0101{0RM?UBW x\r\n", msnp9, {errc::bad_length, 24, "length"}));
    MSNP_CHECK(refuses<ToNs>("QRY x PROD0101{0RM?UBW 1\r\na", msnp9, {errc::bad_number, 4, "trid"}));
}

#define MSNP_MACHINE "{521a03be-12af-452d-a3c5-f7787d7a8267}"

TEST(Usr, SignsInBySsoSinceMsnp15) {
    constexpr to_ns::usr_sso_initiate opens{.trid = 7, .account = "ana@example.com"};
    MSNP_CHECK(reads_as<ToNs>("USR 7 SSO I ana@example.com\r\n", msnp15, opens));
    MSNP_CHECK(reads_as<ToNs>("USR 7 SSO I ana@example.com\r\n", msnp21, opens));
    MSNP_CHECK(wont_write(opens, msnp14, errc::not_in_dialect, ""));
    constexpr from_ns::usr_sso_challenge challenge{.trid = 7, .policy = sso_policy::mbi_key_old, .nonce = "zx9d"};
    MSNP_CHECK(reads_as<FromNs>("USR 7 SSO S MBI_KEY_OLD zx9d\r\n", msnp15, challenge));
    MSNP_CHECK(challenge.policy.known() == sso_policy::mbi_key_old);
    MSNP_CHECK(reads_as<FromNs>("USR 7 SSO S MBI_NEW zx9d\r\n", msnp18,
                                from_ns::usr_sso_challenge{.trid = 7, .policy = "MBI_NEW", .nonce = "zx9d"}));
    MSNP_CHECK(refuses<FromNs>("USR 7 SSO S MBI_KEY_OLD\r\n", msnp18, {errc::missing_argument, 23, "nonce"}));
}

// Red: ask for the response in MSNP15; leave the machine out of MSNP16.
TEST(Usr, ShowsTicketAndResponseSinceMsnp15) {
    MSNP_CHECK(reads_as<ToNs>("USR 8 SSO S t=x HAAA\r\n", msnp15,
                              to_ns::usr_sso_response{.trid = 8, .ticket = "t=x", .response = "HAAA"}));
    MSNP_CHECK(reads_as<ToNs>("USR 8 SSO S t=x\r\n", msnp15, to_ns::usr_sso_response{.trid = 8, .ticket = "t=x"}));
    constexpr to_ns::usr_sso_response somewhere{
        .trid = 8, .ticket = "t=x", .response = "HAAA", .machine = MSNP_MACHINE};
    MSNP_CHECK(reads_as<ToNs>("USR 8 SSO S t=x HAAA " MSNP_MACHINE "\r\n", msnp16, somewhere));
    MSNP_CHECK(reads_as<ToNs>("USR 8 SSO S t=x HAAA 521a03be-12af-452d-a3c5-f7787d7a8267\r\n", msnp21, somewhere));
    MSNP_CHECK(wont_write(somewhere, msnp15, errc::not_in_dialect, "machine"));
    MSNP_CHECK(wont_write(to_ns::usr_sso_response{.trid = 8, .ticket = "t=x", .response = "HAAA"}, msnp16,
                          errc::missing_value, "machine"));
    MSNP_CHECK(read_is<ToNs>("USR 8 SSO S t=x HAAA\r\n", msnp16,
                             to_ns::usr_sso_response{.trid = 8, .ticket = "t=x", .response = "HAAA"}));
}

TEST(Usr, ShowsACirclesTicketSinceMsnp18) {
    constexpr to_ns::usr_sha expected{.trid = 12, .ticket = "PD94bWwg+/="};
    MSNP_CHECK(reads_as<ToNs>("USR 12 SHA A PD94bWwg+/=\r\n", msnp18, expected));
    MSNP_CHECK(wont_write(expected, msnp17, errc::not_in_dialect, ""));
}

TEST(Usr, EntersASwitchboardFromAPlaceSinceMsnp16) {
    constexpr to_sb::usr_16 enters{.trid = 1, .account = {"ana@example.com", MSNP_MACHINE}, .cookie = "17.1"};
    MSNP_CHECK(reads_as<ToSb>("USR 1 ana@example.com;" MSNP_MACHINE " 17.1\r\n", msnp16, enters));
    MSNP_CHECK(wont_write(enters, msnp15, errc::not_in_dialect, ""));
    MSNP_CHECK(reads_as<ToSb>("USR 1 ana@example.com 17.1\r\n", msnp16,
                              to_sb::usr_16{.trid = 1, .account = email("ana@example.com"), .cookie = "17.1"}));
    constexpr from_sb::usr_16 entered{.trid = 1, .account = {"ana@example.com", MSNP_MACHINE}, .nick = "Ana Ruiz"};
    MSNP_CHECK(reads_as<FromSb>("USR 1 OK ana@example.com;" MSNP_MACHINE " Ana%20Ruiz\r\n", msnp20, entered));
    MSNP_CHECK(wont_write(entered, msnp21, errc::not_in_dialect, ""));
}

} // namespace
