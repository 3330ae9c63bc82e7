// VER, CVR, XFR, PNG, QNG, OUT: every field of every form, and the shapes of other dialects.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

// ---- VER -------------------------------------------------------------------------------------------------------------

constexpr bool words_are(const dialect_words& words, std::initializer_list<std::string_view> expected) {
    auto word = words.begin();
    for (const std::string_view text : expected) {
        if (word == words.end() || (*word).text != text) return false;
        ++word;
    }
    return word == words.end() && words.size() == expected.size();
}

TEST(Ver, OffersDialects) {
    constexpr to_ns::ver expected{.trid = 4, .offered = "MSNP10 MSNP9 CVR0"};
    MSNP_CHECK(reads_as<ToNs>("VER 4 MSNP10 MSNP9 CVR0\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<ToNs>("VER 4 MSNP10 MSNP9 CVR0\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<ToNs>("VER 4 MSNP10 MSNP9 CVR0\r\n", msnp10, expected));
    MSNP_CHECK(reads_as<ToNs>("VER 4 MSNP10 MSNP9 CVR0\r\n", msnp21, expected));
    MSNP_CHECK(words_are(expected.offered, {"MSNP10", "MSNP9", "CVR0"}));
    MSNP_CHECK(reads_as<ToNs>("VER 1 MSNP12 MSNP11 MSNP10 CVR0\r\n", msnp10,
                              to_ns::ver{.trid = 1, .offered = "MSNP12 MSNP11 MSNP10 CVR0"}));
    MSNP_CHECK(reads_as<ToNs>("VER 0 MSNP8\r\n", msnp9, to_ns::ver{.trid = 0, .offered = "MSNP8"}));
    MSNP_CHECK(reads_as<ToNs>("VER 1 CVR0 MSNP8\r\n", msnp9, to_ns::ver{.trid = 1, .offered = "CVR0 MSNP8"}));
    MSNP_CHECK(reads_as<ToNs>("VER 1 MSNP99 foo\r\n", msnp9, to_ns::ver{.trid = 1, .offered = "MSNP99 foo"}));
}

// Red: no loop over the blanks in token_cursor::advance(); the list then has an empty word.
TEST(Ver, BlanksBetweenTheWordsAreOne) {
    MSNP_CHECK(reads_as<ToNs>("VER  4   MSNP10  MSNP9 CVR0 \r\n", msnp9,
                              to_ns::ver{.trid = 4, .offered = "MSNP10 MSNP9 CVR0"}, "VER 4 MSNP10 MSNP9 CVR0\r\n"));
}

TEST(Ver, Cvr0AloneAsksForAnUpgrade) {
    MSNP_CHECK(reads_as<ToNs>("VER 1 CVR0\r\n", msnp9, to_ns::ver_cvr0{.trid = 1}));
    MSNP_CHECK(reads_as<ToNs>("VER 4294967295 CVR0\r\n", msnp8, to_ns::ver_cvr0{.trid = 4294967295U}));
}

TEST(Ver, IsAcceptedWithOneOrMoreDialects) {
    MSNP_CHECK(reads_as<FromNs>("VER 4 MSNP9 CVR0\r\n", msnp9, from_ns::ver{.trid = 4, .accepted = "MSNP9 CVR0"}));
    MSNP_CHECK(reads_as<FromNs>("VER 4 MSNP9\r\n", msnp9, from_ns::ver{.trid = 4, .accepted = "MSNP9"}));
    MSNP_CHECK(
        reads_as<FromNs>("VER 4 CVR0 MSNP9 MSNP8\r\n", msnp8, from_ns::ver{.trid = 4, .accepted = "CVR0 MSNP9 MSNP8"}));
    MSNP_CHECK(reads_as<FromNs>("VER 4 CVR0\r\n", msnp9, from_ns::ver{.trid = 4, .accepted = "CVR0"}));
}

TEST(Ver, IsRefusedByZero) {
    MSNP_CHECK(reads_as<FromNs>("VER 1 0\r\n", msnp9, from_ns::ver_refused{.trid = 1}));
    MSNP_CHECK(reads_as<FromNs>("VER 1 00\r\n", msnp9, from_ns::ver{.trid = 1, .accepted = "00"}));
}

TEST(Ver, WithoutAWordIsNone) {
    MSNP_CHECK(refuses<ToNs>("VER 4\r\n", msnp9, {errc::missing_argument, 5, "CVR0"}));
    MSNP_CHECK(refuses<ToNs>("VER\r\n", msnp9, {errc::missing_argument, 3, "trid"}));
    MSNP_CHECK(refuses<ToNs>("VER MSNP9 CVR0\r\n", msnp9, {errc::bad_number, 4, "trid"}));
    MSNP_CHECK(wont_write(to_ns::ver{.trid = 4, .offered = ""}, msnp9, errc::missing_value, "offered"));
    MSNP_CHECK(wont_write(to_ns::ver{.trid = 4, .offered = "MSNP9\r\nOUT"}, msnp9, errc::not_a_token, "offered"));
}

TEST(DialectWords, TellWhatAServerChooses) {
    constexpr dialect_words offer{"MSNP12 MSNP10 MSNP9 CVR0"};
    MSNP_CHECK(has_cvr0(offer));
    MSNP_CHECK(!has_cvr0(dialect_words{"MSNP9 CVR01 cvr0"}));
    MSNP_CHECK(!has_cvr0(dialect_words{}));
    MSNP_CHECK(first_common(offer, {msnp8, msnp10}) == msnp10);
    MSNP_CHECK(first_common(offer, {msnp8, msnp9}) == msnp9);
    MSNP_CHECK(first_common(offer, all_dialects) == msnp12);
    MSNP_CHECK(!first_common(offer, {msnp2, msnp8}));
    MSNP_CHECK(!first_common(dialect_words{"CVR0 MSNP99"}, all_dialects));
    MSNP_CHECK(first_common(dialect_words{"MSNP8 MSNP9"}, all_dialects) == msnp8);
}

// ---- CVR -------------------------------------------------------------------------------------------------------------

constexpr to_ns::cvr windows{.trid = 5,
                             .locale = 0x0804,
                             .os = "winnt",
                             .os_version = "5.0",
                             .architecture = "i386",
                             .library = "MSNMSGR",
                             .version = "6.1.0203",
                             .client_id = "MSMSGS",
                             .account = "ana@example.com"};

TEST(Cvr, TellsEightThings) {
    constexpr std::string_view line = "CVR 5 0x0804 winnt 5.0 i386 MSNMSGR 6.1.0203 MSMSGS ana@example.com\r\n";
    MSNP_CHECK(reads_as<ToNs>(line, msnp8, windows));
    MSNP_CHECK(reads_as<ToNs>(line, msnp9, windows));
    MSNP_CHECK(reads_as<ToNs>(line, msnp10, windows));
    MSNP_CHECK(reads_as<ToNs>("CVR 2 0x0409 macmsgs 10.2.0 ppc MACMSGS BC01 macmsgs ana@example.com\r\n", msnp9,
                              to_ns::cvr{.trid = 2,
                                         .locale = 0x0409,
                                         .os = "macmsgs",
                                         .os_version = "10.2.0",
                                         .architecture = "ppc",
                                         .library = "MACMSGS",
                                         .version = "BC01",
                                         .client_id = "macmsgs",
                                         .account = "ana@example.com"}));
}

TEST(Cvr, OfOlderDialectsIsShorter) {
    constexpr to_ns::cvr six{.trid = 2,
                             .locale = 0x0409,
                             .os = "win",
                             .os_version = "4.10",
                             .architecture = "i386",
                             .library = "MSMSGS",
                             .version = "1.0.0863",
                             .client_id = {},
                             .account = {}};
    constexpr std::string_view line = "CVR 2 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n";
    MSNP_CHECK(reads_as<ToNs>(line, msnp3, six));
    constexpr auto in_msnp9 = to_ns::parse(line, msnp9);
    MSNP_CHECK(in_msnp9 && std::get<to_ns::cvr>(*in_msnp9) == six);
    MSNP_CHECK(wont_write(six, msnp9, errc::missing_value, "client_id"));

    constexpr auto with_id = to_ns::parse("CVR 2 0x0409 win 4.10 i386 MSMSGS 1.0.0863 ID\r\n", msnp8);
    MSNP_CHECK(with_id && std::get<to_ns::cvr>(*with_id).client_id == "ID");
    MSNP_CHECK(with_id && std::get<to_ns::cvr>(*with_id).account.empty());
    MSNP_CHECK(wont_write(std::get<to_ns::cvr>(*with_id), msnp8, errc::missing_value, "account"));
    MSNP_CHECK(wont_write(windows, msnp7, errc::not_in_dialect, "account"));
}

TEST(Cvr, NeedsAHexadecimalLanguage) {
    MSNP_CHECK(refuses<ToNs>("CVR 5 1033 winnt 5.0 i386 MSNMSGR 6.1.0203 MSMSGS ana@example.com\r\n", msnp9,
                             {errc::bad_value, 6, "locale"}));
    MSNP_CHECK(refuses<ToNs>("CVR 5 0x0804 winnt 5.0\r\n", msnp9, {errc::missing_argument, 22, "architecture"}));
}

TEST(Cvr, IsAnsweredWithVersionsAndAddresses) {
    constexpr std::string_view line =
        "CVR 5 6.0.0602 6.0.0602 5.0.0527 http://download.example.com/SETUPNT.EXE http://messenger.example.com/cn\r\n";
    constexpr from_ns::cvr expected{.trid = 5,
                                    .recommended = "6.0.0602",
                                    .recommended_again = "6.0.0602",
                                    .minimum = "5.0.0527",
                                    .download = "http://download.example.com/SETUPNT.EXE",
                                    .information = "http://messenger.example.com/cn"};
    MSNP_CHECK(reads_as<FromNs>(line, msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp9, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp10, expected));
    MSNP_CHECK(reads_as<FromSb>(line, msnp9, expected));
    MSNP_CHECK(client_version{"5.0.0526"}.is_older_than(expected.minimum));
}

TEST(Cvr, IsAnsweredWithoutAddressesByATestServer) {
    MSNP_CHECK(reads_as<FromNs>(
        "CVR 2 1.0.0000 1.0.0000 7.0.0425\r\n", msnp9,
        from_ns::cvr_short{
            .trid = 2, .recommended = "1.0.0000", .recommended_again = "1.0.0000", .minimum = "7.0.0425"}));
    // With one address of two it is the long form cut short.
    MSNP_CHECK(refuses<FromNs>("CVR 2 1.0.0000 1.0.0000 7.0.0425 http://x\r\n", msnp9,
                               {errc::missing_argument, 41, "information"}));
}

TEST(Cvr, ToASwitchboardMayLeaveTheLastTwoOut) {
    constexpr to_sb::cvr full{.trid = 2,
                              .locale = 0x0409,
                              .os = "winnt",
                              .os_version = "5.1",
                              .architecture = "i386",
                              .library = "MSNMSGR",
                              .version = "6.0.0602",
                              .client_id = "MSMSGS",
                              .account = "ana@example.com"};
    constexpr to_sb::cvr shorter{.trid = 2,
                                 .locale = 0x0409,
                                 .os = "winnt",
                                 .os_version = "5.1",
                                 .architecture = "i386",
                                 .library = "MSNMSGR",
                                 .version = "6.0.0602",
                                 .client_id = {},
                                 .account = {}};
    MSNP_CHECK(reads_as<ToSb>("CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.0.0602 MSMSGS ana@example.com\r\n", msnp9, full));
    MSNP_CHECK(reads_as<ToSb>("CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.0.0602\r\n", msnp10, shorter));
    constexpr to_sb::cvr gap{.trid = 2,
                             .locale = 0x0409,
                             .os = "winnt",
                             .os_version = "5.1",
                             .architecture = "i386",
                             .library = "MSNMSGR",
                             .version = "6.0.0602",
                             .client_id = {},
                             .account = "ana@example.com"};
    MSNP_CHECK(wont_write(gap, msnp9, errc::missing_value, "client_id"));
}

// ---- XFR -------------------------------------------------------------------------------------------------------------

TEST(Cvq, SaysWhatCvrSays) {
    constexpr to_ns::cvq full{.trid = 2,
                              .locale = 0x0409,
                              .os = "winnt",
                              .os_version = "5.1",
                              .architecture = "i386",
                              .library = "MSMSGS",
                              .version = "4.7.0041",
                              .client_id = "MSMSGS",
                              .account = "ana@example.com"};
    constexpr to_ns::cvq old{.trid = 2,
                             .locale = 0x0409,
                             .os = "winnt",
                             .os_version = "5.1",
                             .architecture = "i386",
                             .library = "MSMSGS",
                             .version = "4.7.0041"};
    MSNP_CHECK(reads_as<ToNs>("CVQ 2 0x0409 winnt 5.1 i386 MSMSGS 4.7.0041 MSMSGS ana@example.com\r\n", msnp2, full));
    MSNP_CHECK(reads_as<ToNs>("CVQ 2 0x0409 winnt 5.1 i386 MSMSGS 4.7.0041 MSMSGS ana@example.com\r\n", msnp21, full));
    MSNP_CHECK(reads_as<ToNs>("CVQ 2 0x0409 winnt 5.1 i386 MSMSGS 4.7.0041\r\n", msnp4, old));
    // The client's id, empty.
    MSNP_CHECK(read_is<ToNs>("CVQ 2 0x0409 winnt 5.1 i386 MSMSGS 4.7.0041 \r\n", msnp4, old));
    MSNP_CHECK(refuses<ToNs>("CVQ 2 0x0409 winnt 5.1 i386 MSMSGS\r\n", msnp4, {errc::missing_argument, 34, "version"}));
    MSNP_CHECK(refuses<ToNs>("CVQ 2 1033 winnt 5.1 i386 MSMSGS 4.7.0041\r\n", msnp4, {errc::bad_value, 6, "locale"}));
}

TEST(Cvq, IsAnsweredWithVersions) {
    constexpr from_ns::cvq expected{.trid = 2,
                                    .recommended = "6.1.0211",
                                    .recommended_again = "6.1.0211",
                                    .minimum = "6.1.0155",
                                    .download = "http://download.example.com/SetupDl.exe",
                                    .information = "http://messenger.example.com"};
    constexpr std::string_view line =
        "CVQ 2 6.1.0211 6.1.0211 6.1.0155 http://download.example.com/SetupDl.exe http://messenger.example.com\r\n";
    MSNP_CHECK(reads_as<FromNs>(line, msnp2, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp21, expected));
    MSNP_CHECK(
        refuses<FromNs>("CVQ 2 6.1.0211 6.1.0211 6.1.0155\r\n", msnp9, {errc::missing_argument, 32, "download"}));
}

TEST(Xfr, AsksADispatchServerInTheFirstBetas) {
    MSNP_CHECK(reads_as<ToNs>("XFR 2 NS\r\n", msnp2, to_ns::xfr_ns{.trid = 2}));
    MSNP_CHECK(read_is<ToNs>("XFR 2 NS\r\n", msnp9, to_ns::xfr_ns{.trid = 2}));
    MSNP_CHECK(wont_write(to_ns::xfr_ns{.trid = 2}, msnp3, errc::not_in_dialect, ""));
}

TEST(Xfr, AsksForASwitchboard) {
    MSNP_CHECK(reads_as<ToNs>("XFR 10 SB\r\n", msnp8, to_ns::xfr_sb{.trid = 10}));
    MSNP_CHECK(reads_as<ToNs>("XFR 10 SB\r\n", msnp9, to_ns::xfr_sb{.trid = 10}));
    MSNP_CHECK(reads_as<ToNs>("XFR 10 SB\r\n", msnp10, to_ns::xfr_sb{.trid = 10}));
    MSNP_CHECK(refuses<ToNs>("XFR 10 XX\r\n", msnp9, {errc::wrong_word, 7, "SB"}));
    MSNP_CHECK(refuses<ToNs>("XFR 10 sb\r\n", msnp9, {errc::wrong_word, 7, "SB"}));
}

TEST(Xfr, SendsToAnotherNotificationServer) {
    constexpr from_ns::xfr_ns expected{
        .trid = 5, .server = {.host = "10.0.0.5", .port = 1863}, .current = {.host = "10.0.0.1", .port = 1863}};
    MSNP_CHECK(reads_as<FromNs>("XFR 5 NS 10.0.0.5:1863 0 10.0.0.1:1863\r\n", msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>("XFR 5 NS 10.0.0.5:1863 0 10.0.0.1:1863\r\n", msnp9, expected));
    MSNP_CHECK(reads_as<FromNs>("XFR 5 NS 10.0.0.5:1863 0 10.0.0.1:1863\r\n", msnp10, expected));
}

TEST(Xfr, OfOlderDialectsIsShorter) {
    constexpr from_ns::xfr_ns bare{.trid = 3, .server = {.host = "10.0.0.5", .port = 1863}, .current = {}};
    MSNP_CHECK(reads_as<FromNs>("XFR 3 NS 10.0.0.5:1863\r\n", msnp2, bare));
    MSNP_CHECK(reads_as<FromNs>("XFR 3 NS 10.0.0.5:1863 0\r\n", msnp6, bare));
    constexpr auto without = from_ns::parse("XFR 3 NS 10.0.0.5:1863\r\n", msnp9);
    MSNP_CHECK(without && std::get<from_ns::xfr_ns>(*without) == bare);
    constexpr auto zero = from_ns::parse("XFR 3 NS 10.0.0.5:1863 0\r\n", msnp9);
    MSNP_CHECK(zero && std::get<from_ns::xfr_ns>(*zero) == bare);
    MSNP_CHECK(wont_write(bare, msnp9, errc::missing_value, "current"));
}

TEST(Xfr, ZeroStartsAgainOnTheSameConnection) {
    MSNP_CHECK(reads_as<FromNs>("XFR 0 NS 0\r\n", msnp9, from_ns::xfr_ns_reset{.trid = 0}));
    MSNP_CHECK(reads_as<FromNs>("XFR 0 NS 0\r\n", msnp8, from_ns::xfr_ns_reset{.trid = 0}));
}

TEST(Xfr, GivesASwitchboard) {
    constexpr from_ns::xfr_sb expected{
        .trid = 10, .server = {.host = "207.46.108.37", .port = 1863}, .cookie = "17262740.1050826919.32308"};
    constexpr std::string_view line = "XFR 10 SB 207.46.108.37:1863 CKI 17262740.1050826919.32308\r\n";
    MSNP_CHECK(reads_as<FromNs>(line, msnp8, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp9, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp10, expected));
}

TEST(Xfr, NeedsAnAddress) {
    MSNP_CHECK(refuses<FromNs>("XFR 10 SB 207.46.108.37 CKI 1\r\n", msnp9, {errc::bad_value, 10, "server"}));
    MSNP_CHECK(refuses<FromNs>("XFR 10 SB h:1 CKY 1\r\n", msnp9, {errc::wrong_word, 14, "CKI"}));
    MSNP_CHECK(refuses<FromNs>("XFR 10 SB h:1 CKI\r\n", msnp9, {errc::missing_argument, 17, "cookie"}));
    MSNP_CHECK(refuses<FromNs>("XFR 10 XX h:1 CKI 1\r\n", msnp9, {errc::wrong_word, 7, "NS"}));
}

// ---- PNG, QNG, OUT ---------------------------------------------------------------------------------------------------

TEST(Png, HasNoArgument) {
    MSNP_CHECK(reads_as<ToNs>("PNG\r\n", msnp8, to_ns::png{}));
    MSNP_CHECK(reads_as<ToNs>("PNG\r\n", msnp9, to_ns::png{}));
    MSNP_CHECK(reads_as<ToNs>("PNG\r\n", msnp10, to_ns::png{}));
    MSNP_CHECK(reads_as<ToSb>("PNG\r\n", msnp9, to_sb::png{}));
    MSNP_CHECK(reads_as<ToNs>("PNG 5\r\n", msnp9, to_ns::png{}, "PNG\r\n"));
}

// Red: read it as a TrID; then 50 answers command 50.
TEST(Qng, MayTellTheSecondsUntilTheNext) {
    MSNP_CHECK(reads_as<FromNs>("QNG\r\n", msnp8, from_ns::qng{.seconds = std::nullopt}));
    MSNP_CHECK(reads_as<FromNs>("QNG\r\n", msnp9, from_ns::qng{.seconds = std::nullopt}));
    MSNP_CHECK(reads_as<FromNs>("QNG 50\r\n", msnp9, from_ns::qng{.seconds = 50}));
    MSNP_CHECK(reads_as<FromNs>("QNG 60\r\n", msnp10, from_ns::qng{.seconds = 60}));
    MSNP_CHECK(reads_as<FromNs>("QNG 0\r\n", msnp9, from_ns::qng{.seconds = 0}));
    MSNP_CHECK(reads_as<FromSb>("QNG 50\r\n", msnp8, from_sb::qng{.seconds = 50}));
    MSNP_CHECK(reads_as<FromSb>("QNG\r\n", msnp9, from_sb::qng{.seconds = std::nullopt}));
    MSNP_CHECK(refuses<FromNs>("QNG soon\r\n", msnp9, {errc::bad_number, 4, "seconds"}));
}

TEST(Qng, WithSecondsInMsnp8IsReadButNotWritten) {
    constexpr auto reply = from_ns::parse("QNG 50\r\n", msnp8);
    MSNP_CHECK(reply && std::get<from_ns::qng>(*reply).seconds == 50U);
    MSNP_CHECK(wont_write(from_ns::qng{.seconds = 50}, msnp8, errc::not_in_dialect, "seconds"));
}

TEST(Out, OfAClientMayHaveATransactionId) {
    MSNP_CHECK(reads_as<ToNs>("OUT\r\n", msnp9, to_ns::out{.trid = std::nullopt}));
    MSNP_CHECK(reads_as<ToNs>("OUT 0\r\n", msnp9, to_ns::out{.trid = transaction_id{0}}));
    MSNP_CHECK(reads_as<ToSb>("OUT\r\n", msnp10, to_sb::out{.trid = std::nullopt}));
    MSNP_CHECK(reads_as<ToSb>("OUT 12\r\n", msnp8, to_sb::out{.trid = transaction_id{12}}));
    MSNP_CHECK(!(to_ns::out{.trid = transaction_id{0}} == to_ns::out{}));
    MSNP_CHECK(refuses<ToNs>("OUT OTH\r\n", msnp9, {errc::bad_number, 4, "trid"}));
}

TEST(Out, OfAServerMaySayWhy) {
    MSNP_CHECK(reads_as<FromNs>("OUT\r\n", msnp9, from_ns::out{.reason = {}}));
    MSNP_CHECK(reads_as<FromNs>("OUT OTH\r\n", msnp8, from_ns::out{.reason = out_reason::signed_in_elsewhere}));
    MSNP_CHECK(reads_as<FromNs>("OUT SSD\r\n", msnp9, from_ns::out{.reason = out_reason::server_shutdown}));
    MSNP_CHECK(reads_as<FromNs>("OUT TOU\r\n", msnp9, from_ns::out{.reason = out_reason::terms_of_use}));
    MSNP_CHECK(reads_as<FromNs>("OUT MIG\r\n", msnp10, from_ns::out{.reason = out_reason::list_migrated}));
    MSNP_CHECK(reads_as<FromNs>("OUT XYZ\r\n", msnp9, from_ns::out{.reason = "XYZ"}));
    MSNP_CHECK(!from_ns::out{.reason = "XYZ"}.reason.known());
    MSNP_CHECK(from_ns::out{.reason = "SSD"}.reason.known() == out_reason::server_shutdown);
    MSNP_CHECK(reads_as<FromSb>("OUT\r\n", msnp9, from_sb::out{.reason = {}}));
    MSNP_CHECK(reads_as<FromSb>("OUT SSD\r\n", msnp9, from_sb::out{.reason = out_reason::server_shutdown}));
}

TEST(Out, MaySayWhenToTryAgainSinceMsnp11) {
    MSNP_CHECK(reads_as<FromNs>("OUT RCT 5\r\n", msnp11, from_ns::out_retry{.minutes = 5}));
    MSNP_CHECK(reads_as<FromNs>("OUT RCT 5\r\n", msnp21, from_ns::out_retry{.minutes = 5}));
    MSNP_CHECK(read_is<FromNs>("OUT RCT 5\r\n", msnp9, from_ns::out_retry{.minutes = 5}));
    MSNP_CHECK(reads_as<FromNs>("OUT RCT\r\n", msnp11, from_ns::out{.reason = "RCT"}));
    MSNP_CHECK(refuses<FromNs>("OUT RCT soon\r\n", msnp11, {errc::bad_number, 8, "minutes"}));
    MSNP_CHECK(wont_write(from_ns::out_retry{.minutes = 5}, msnp10, errc::not_in_dialect, ""));
}

// A reason with more behind it keeps the reason.
TEST(Out, KeepsAReasonWithMoreBehindIt) {
    MSNP_CHECK(reads_as<FromNs>("OUT OTH 5\r\n", msnp9, from_ns::out{.reason = "OTH"}, "OUT OTH\r\n"));
}

TEST(Cvr, SaysHowItCameSinceMsnp21) {
    constexpr auto by = [](redirect_data how) {
        return to_ns::cvr{.trid = 2,
                          .locale = 0x0409,
                          .os = "winnt",
                          .os_version = "6.1.1",
                          .architecture = "i386",
                          .library = "MSNMSGR",
                          .version = "15.4.3508.1109",
                          .client_id = "MSNMSGR",
                          .account = "a@b",
                          .redirect = how};
    };
    MSNP_CHECK(
        reads_as<ToNs>("CVR 2 0x0409 winnt 6.1.1 i386 MSNMSGR 15.4.3508.1109 MSNMSGR a@b 0\r\n", msnp21, by("0")));
    MSNP_CHECK(reads_as<ToNs>("CVR 2 0x0409 winnt 6.1.1 i386 MSNMSGR 15.4.3508.1109 MSNMSGR a@b VmVy\r\n", msnp21,
                              by("VmVy")));
    MSNP_CHECK(by("0").redirect.is_none());
    MSNP_CHECK(!by("VmVy").redirect.is_none());
    MSNP_CHECK(reads_as<ToNs>("CVR 2 0x0409 winnt 6.1.1 i386 MSNMSGR 15.4.3508.1109 MSNMSGR a@b\r\n", msnp20, by({})));
    MSNP_CHECK(wont_write(by("0"), msnp20, errc::not_in_dialect, "redirect"));
    MSNP_CHECK(wont_write(by({}), msnp21, errc::missing_value, "redirect"));
}

} // namespace
