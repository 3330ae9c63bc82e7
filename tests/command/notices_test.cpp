// MSG from the service, URL, notifications, pages, invitations and configuration.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

TEST(NoticesMsg, ComesFromHotmail) {
    constexpr std::string_view message =
        "MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n";
    constexpr std::string_view line =
        "MSG Hotmail Hotmail 88\r\n"
        "MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n";
    static_assert(message.size() == 88);
    MSNP_CHECK(reads_as<FromNs>(line, msnp8, from_ns::msg{.payload = message}));
    MSNP_CHECK(reads_as<FromNs>(line, msnp9, from_ns::msg{.payload = message}));
    MSNP_CHECK(reads_as<FromNs>(line, msnp10, from_ns::msg{.payload = message}));
    MSNP_CHECK(reads_as<FromNs>("MSG Hotmail Hotmail 0\r\n", msnp9, from_ns::msg{.payload = ""}));
    MSNP_CHECK(reads_as<FromNs>("MSG Hotmail Hotmail 4\r\n\0\r\nA"sv, msnp9, from_ns::msg{.payload = "\0\r\nA"sv}));
}

// Somebody whose name is not Hotmail does not speak for the service. It costs one frame: the length is the last argument.
TEST(NoticesMsg, FromAnybodyElseIsRefused) {
    MSNP_CHECK(refuses<FromNs>("MSG eve@example.com Hotmail 2\r\nhi", msnp9, {errc::wrong_word, 4, "Hotmail"}));
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail Eve 2\r\nhi", msnp9, {errc::wrong_word, 12, "Hotmail"}));
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail Hotmail x\r\nhi", msnp9, {errc::bad_length, 20, "length"}));
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail 2\r\nhi", msnp9, {errc::missing_length, 13, "length"}));
}

TEST(Url, AsksForAPage) {
    constexpr to_ns::url compose{.trid = 20, .service = url_service::compose, .parameter = "bob@example.com"};
    MSNP_CHECK(reads_as<ToNs>("URL 20 COMPOSE bob@example.com\r\n", msnp8, compose));
    MSNP_CHECK(reads_as<ToNs>("URL 20 COMPOSE bob@example.com\r\n", msnp9, compose));
    MSNP_CHECK(reads_as<ToNs>("URL 20 COMPOSE bob@example.com\r\n", msnp10, compose));
    MSNP_CHECK(reads_as<ToNs>("URL 20 INBOX\r\n", msnp9,
                              to_ns::url{.trid = 20, .service = url_service::inbox, .parameter = {}}));
    MSNP_CHECK(reads_as<ToNs>("URL 20 PERSON 0x0409\r\n", msnp9,
                              to_ns::url{.trid = 20, .service = url_service::account_details, .parameter = "0x0409"}));
    MSNP_CHECK(
        reads_as<ToNs>("URL 20 SOMETHING\r\n", msnp9, to_ns::url{.trid = 20, .service = "SOMETHING", .parameter = {}}));
    MSNP_CHECK(!to_ns::url{.trid = 20, .service = "SOMETHING", .parameter = {}}.service.known());
    MSNP_CHECK(refuses<ToNs>("URL 20\r\n", msnp9, {errc::missing_argument, 6, "service"}));
    MSNP_CHECK(
        wont_write(to_ns::url{.trid = 20, .service = {}, .parameter = "x"}, msnp9, errc::missing_value, "service"));
}

TEST(Url, AsksASwitchboardToo) {
    constexpr to_sb::url compose{.trid = 20, .service = url_service::compose, .parameter = "bob@example.com"};
    MSNP_CHECK(reads_as<ToSb>("URL 20 COMPOSE bob@example.com\r\n", msnp8, compose));
    MSNP_CHECK(reads_as<ToSb>("URL 20 COMPOSE bob@example.com\r\n", msnp9, compose));
    MSNP_CHECK(reads_as<ToSb>("URL 20 INBOX\r\n", msnp10,
                              to_sb::url{.trid = 20, .service = url_service::inbox, .parameter = {}}));
    MSNP_CHECK(refuses<ToSb>("URL twenty INBOX\r\n", msnp9, {errc::bad_number, 4, "trid"}));
}

TEST(Url, IsAnsweredWithTwoAddressesInMsnp2) {
    constexpr from_ns::url expected{
        .trid = 20, .page = "/cgi-bin/HoTMaiL", .login = "http://www.example.com", .site = 0};
    MSNP_CHECK(reads_as<FromNs>("URL 20 /cgi-bin/HoTMaiL http://www.example.com\r\n", msnp2, expected));
    MSNP_CHECK(read_is<FromNs>("URL 20 /cgi-bin/HoTMaiL http://www.example.com\r\n", msnp9, expected));
    MSNP_CHECK(refuses<FromNs>("URL 20 /cgi-bin/HoTMaiL\r\n", msnp2, {errc::missing_argument, 23, "login"}));
    MSNP_CHECK(
        wont_write(from_ns::url{.trid = 20, .page = "/cgi-bin/HoTMaiL", .login = "http://www.example.com", .site = 2},
                   msnp2, errc::not_in_dialect, "site"));
}

TEST(Url, IsAnsweredWithTwoAddressesAndANumber) {
    constexpr std::string_view line =
        "URL 20 /cgi-bin/HoTMaiL https://loginnet.example.com/ppsecure/md5auth.srf?lc=1033 2\r\n";
    constexpr from_ns::url page{.trid = 20,
                                .page = "/cgi-bin/HoTMaiL",
                                .login = "https://loginnet.example.com/ppsecure/md5auth.srf?lc=1033",
                                .site = 2};
    MSNP_CHECK(reads_as<FromNs>(line, msnp8, page));
    MSNP_CHECK(reads_as<FromNs>(line, msnp9, page));
    MSNP_CHECK(reads_as<FromNs>(line, msnp10, page));
    constexpr from_sb::url same{.trid = 20,
                                .page = "/cgi-bin/HoTMaiL",
                                .login = "https://loginnet.example.com/ppsecure/md5auth.srf?lc=1033",
                                .site = 2};
    MSNP_CHECK(reads_as<FromSb>(line, msnp9, same));
    MSNP_CHECK(refuses<FromNs>("URL 20 /a https://b c\r\n", msnp9, {errc::bad_number, 20, "site"}));
    MSNP_CHECK(refuses<FromNs>("URL 20 /a\r\n", msnp9, {errc::missing_argument, 9, "login"}));
}

// The site's number is the last argument and announces nothing: two bytes behind the line are the next command's.
TEST(Url, CarriesNoPayload) {
    MSNP_CHECK(refuses<FromNs>("URL 20 /a https://b 2\r\nQN", msnp9, {errc::trailing_bytes, 23, ""}));
}

// Red: read the one number as a TrID.
TEST(Not, IsALengthAndXml) {
    MSNP_CHECK(reads_as<FromNs>("NOT 4\r\n<x/>", msnp8, from_ns::not_{.payload = "<x/>"}));
    MSNP_CHECK(reads_as<FromNs>("NOT 4\r\n<x/>", msnp9, from_ns::not_{.payload = "<x/>"}));
    MSNP_CHECK(reads_as<FromNs>("NOT 4\r\n<x/>", msnp10, from_ns::not_{.payload = "<x/>"}));
    MSNP_CHECK(reads_as<FromNs>("NOT 0\r\n", msnp9, from_ns::not_{.payload = ""}));
    MSNP_CHECK(refuses<FromNs>("NOT\r\n", msnp9, {errc::missing_length, 3, "length"}));
    MSNP_CHECK(refuses<FromNs>("NOT x\r\n", msnp9, {errc::bad_length, 4, "length"}));
}

TEST(Ipg, IsALengthAndXml) {
    MSNP_CHECK(reads_as<FromNs>("IPG 5\r\n\r\n\0\r\n"sv, msnp8, from_ns::ipg{.payload = "\r\n\0\r\n"sv}));
    MSNP_CHECK(reads_as<FromNs>("IPG 4\r\n<x/>", msnp9, from_ns::ipg{.payload = "<x/>"}));
    MSNP_CHECK(reads_as<FromNs>("IPG 4\r\n<x/>", msnp10, from_ns::ipg{.payload = "<x/>"}));
    MSNP_CHECK(refuses<FromNs>("IPG -4\r\n", msnp9, {errc::bad_length, 4, "length"}));
}

TEST(Pag, PagesUpToMsnp8) {
    constexpr std::string_view line =
        "PAG 20 bob@example.com 53\r\n<TEXT xml:space=\"preserve\" enc=\"utf-8\">call me</TEXT>";
    constexpr to_ns::pag expected{.trid = 20,
                                  .target = "bob@example.com",
                                  .payload = "<TEXT xml:space=\"preserve\" enc=\"utf-8\">call me</TEXT>"};
    MSNP_CHECK(reads_as<ToNs>(line, msnp8, expected));
    MSNP_CHECK(read_is<ToNs>(line, msnp9, expected));
    MSNP_CHECK(wont_write(expected, msnp9, errc::not_in_dialect, ""));
    MSNP_CHECK(refuses<ToNs>("PAG 20 5\r\nhello", msnp8, {errc::missing_length, 8, "length"}));
}

TEST(Pgd, PagesADeviceSinceMsnp9) {
    constexpr to_ns::pgd expected{.trid = 20, .target = "tel:+15550101", .device = 2, .payload = "<x/>"};
    MSNP_CHECK(reads_as<ToNs>("PGD 20 tel:+15550101 2 4\r\n<x/>", msnp9, expected));
    MSNP_CHECK(reads_as<ToNs>("PGD 20 tel:+15550101 2 4\r\n<x/>", msnp10, expected));
    MSNP_CHECK(read_is<ToNs>("PGD 20 tel:+15550101 2 4\r\n<x/>", msnp8, expected));
    MSNP_CHECK(wont_write(expected, msnp8, errc::not_in_dialect, ""));
    MSNP_CHECK(refuses<ToNs>("PGD 20 bob@example.com phone 4\r\n<x/>", msnp9, {errc::bad_number, 23, "device"}));
    MSNP_CHECK(refuses<ToNs>("PGD 20 bob@example.com 4\r\n<x/>", msnp9, {errc::missing_length, 24, "length"}));
}

TEST(Sdc, InvitesWithOrWithoutAText) {
    constexpr std::string_view line =
        "SDC 7 carol@example.com 0x0409 MSMSGS MSMSGS X X Ana%20Ruiz 14\r\nCome and chat.";
    constexpr to_ns::sdc expected{.trid = 7,
                                  .target = "carol@example.com",
                                  .locale = 0x0409,
                                  .library = "MSMSGS",
                                  .client_id = "MSMSGS",
                                  .nick = "Ana Ruiz",
                                  .payload = "Come and chat."};
    MSNP_CHECK(reads_as<ToNs>(line, msnp8, expected));
    MSNP_CHECK(reads_as<ToNs>(line, msnp9, expected));
    MSNP_CHECK(reads_as<ToNs>(line, msnp10, expected));
    MSNP_CHECK(is_read_as<ToNs, to_ns::sdc>("SDC 7 carol@example.com 0x0409 MSMSGS MSMSGS X X Ana 0\r\n", msnp9));
    MSNP_CHECK(refuses<ToNs>("SDC 7 carol@example.com 0x0409 MSMSGS MSMSGS X Y Ana 0\r\n", msnp9,
                             {errc::wrong_word, 47, "X"}));
    MSNP_CHECK(reads_as<FromNs>("SDC 7 OK\r\n", msnp8, from_ns::sdc{.trid = 7}));
    MSNP_CHECK(reads_as<FromNs>("SDC 7 OK\r\n", msnp9, from_ns::sdc{.trid = 7}));
    MSNP_CHECK(reads_as<FromNs>("SDC 7 OK\r\n", msnp10, from_ns::sdc{.trid = 7}));
    MSNP_CHECK(refuses<FromNs>("SDC 7 NO\r\n", msnp9, {errc::wrong_word, 6, "OK"}));
}

TEST(Snd, InvitesByMail) {
    constexpr to_ns::snd address{.trid = 6, .target = "carol@example.com"};
    constexpr to_ns::snd language{.trid = 6, .target = "carol@example.com", .locale = 0x0409, .library = "MSMSGS"};
    constexpr to_ns::snd client{
        .trid = 6, .target = "carol@example.com", .locale = 0x0409, .library = "MSMSGS", .client_id = "MSMSGS"};
    MSNP_CHECK(reads_as<ToNs>("SND 6 carol@example.com\r\n", msnp2, address));
    MSNP_CHECK(reads_as<ToNs>("SND 6 carol@example.com 0x0409 MSMSGS\r\n", msnp3, language));
    MSNP_CHECK(reads_as<ToNs>("SND 6 carol@example.com 0x0409 MSMSGS MSMSGS\r\n", msnp4, client));
    MSNP_CHECK(reads_as<ToNs>("SND 6 carol@example.com 0x0409 MSMSGS MSMSGS\r\n", msnp21, client));
    // The second of those whom FND found.
    MSNP_CHECK(reads_as<ToNs>("SND 6 2\r\n", msnp2, to_ns::snd{.trid = 6, .target = "2"}));
    MSNP_CHECK(read_is<ToNs>("SND 6 carol@example.com\r\n", msnp9, address));
    MSNP_CHECK(read_is<ToNs>("SND 6 carol@example.com 0x0409 MSMSGS\r\n", msnp4, language));
    MSNP_CHECK(refuses<ToNs>("SND 6\r\n", msnp2, {errc::missing_argument, 5, "target"}));
    MSNP_CHECK(refuses<ToNs>("SND 6 carol@example.com 1033 MSMSGS\r\n", msnp3, {errc::bad_value, 24, "locale"}));
    MSNP_CHECK(wont_write(language, msnp2, errc::not_in_dialect, "library"));
    MSNP_CHECK(wont_write(client, msnp3, errc::not_in_dialect, "client_id"));
    MSNP_CHECK(wont_write(language, msnp4, errc::missing_value, "client_id"));
}

TEST(Snd, IsAnswered) {
    MSNP_CHECK(reads_as<FromNs>("SND 6 OK\r\n", msnp2, from_ns::snd{.trid = 6}));
    MSNP_CHECK(reads_as<FromNs>("SND 6 OK\r\n", msnp9, from_ns::snd{.trid = 6}));
    MSNP_CHECK(refuses<FromNs>("SND 6 carol@example.com\r\n", msnp2, {errc::wrong_word, 6, "OK"}));
}

TEST(Gcf, AsksForAFile) {
    constexpr to_ns::gcf request{.trid = 10, .file = "Shields.xml"};
    MSNP_CHECK(reads_as<ToNs>("GCF 10 Shields.xml\r\n", msnp11, request));
    MSNP_CHECK(reads_as<ToNs>("GCF 10 Shields.xml\r\n", msnp12, request));
    MSNP_CHECK(refuses<ToNs>("GCF 10\r\n", msnp11, {errc::missing_argument, 6, "file"}));
    MSNP_CHECK(wont_write(request, msnp10, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(request, msnp13, errc::not_in_dialect, ""));
}

// The length is the third argument in MSNP11 and MSNP12, the second from MSNP13 on: whatever the dialect, it is the last.
TEST(Gcf, IsAFileOrThePolicies) {
    constexpr from_ns::gcf_11 file{.trid = 10, .file = "Shields.xml", .payload = "<config/>"};
    constexpr from_ns::gcf_13 policies{.trid = 0, .payload = "<Policies></Policies>"};
    MSNP_CHECK(reads_as<FromNs>("GCF 10 Shields.xml 9\r\n<config/>", msnp11, file));
    MSNP_CHECK(reads_as<FromNs>("GCF 10 Shields.xml 9\r\n<config/>", msnp12, file));
    MSNP_CHECK(read_is<FromNs>("GCF 10 Shields.xml 9\r\n<config/>", msnp13, file));
    MSNP_CHECK(reads_as<FromNs>("GCF 0 21\r\n<Policies></Policies>", msnp13, policies));
    MSNP_CHECK(reads_as<FromNs>("GCF 0 21\r\n<Policies></Policies>", msnp21, policies));
    MSNP_CHECK(read_is<FromNs>("GCF 0 21\r\n<Policies></Policies>", msnp11, policies));
    MSNP_CHECK(reads_as<FromNs>("GCF 0 0\r\n", msnp15, from_ns::gcf_13{.trid = 0, .payload = ""}));
    MSNP_CHECK(refuses<FromNs>("GCF 0 x\r\n", msnp15, {errc::bad_length, 6, "length"}));
    MSNP_CHECK(wont_write(file, msnp13, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(policies, msnp12, errc::not_in_dialect, ""));
}

TEST(Sbs, IsAWordOfNoKnownMeaning) {
    MSNP_CHECK(reads_as<FromNs>("SBS 0 null\r\n", msnp11, from_ns::sbs{.trid = 0, .value = "null"}));
    MSNP_CHECK(reads_as<FromNs>("SBS 0 null\r\n", msnp20, from_ns::sbs{.trid = 0, .value = "null"}));
    MSNP_CHECK(reads_as<FromNs>("SBS 0 1\r\n", msnp15, from_ns::sbs{.trid = 0, .value = "1"}));
    MSNP_CHECK(refuses<FromNs>("SBS 0\r\n", msnp11, {errc::missing_argument, 5, "value"}));
}

} // namespace
