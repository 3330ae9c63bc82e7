// A whole sign-in by Passport, as text: the nexus, a server that sends elsewhere, one that refuses, one that has a ticket.
#include "support/check.hpp"

#include <msnp/auth/passport.hpp>

#include <array>
#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;

constexpr std::string_view challenge_line =
    "USR 6 TWN S lc=1033,id=507,tw=40,fs=1,ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct=1073355862,kpp=1,kv=5,"
    "ver=2.1.0173.1,tpf=ed1c2f217a21c191c61251eb8b73bb60\r\n";
constexpr std::string_view nexus_answer =
    "HTTP/1.1 200 OK\r\nServer: Microsoft-IIS/5.0\r\nConnection: close\r\nPassporturls: DARealm=Passport.Net,"
    "DALogin=login.passport.com/login2.srf,DAReg=http://register.passport.net/uixpwiz.srf,"
    "Properties=https://register.passport.net/editprof.srf,Privacy=http://www.passport.com/consumer/privacypolicy.asp,"
    "GeneralRedir=http://nexusrdr.passport.com/redir.asp,"
    "Help=http://memberservices.passport.net/memberservice.srf,ConfigVersion=11\r\nContent-Length: 0\r\n\r\n";
constexpr std::string_view redirect_answer =
    "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: https://loginnet.passport.com/login2.srf?lc=1033\r\n"
    "Authentication-Info: Passport1.4 da-status=redir\r\n\r\n";
constexpr std::string_view refusal =
    "HTTP/1.1 401 Unauthorized\r\nPassportConfig: ConfigVersion=11\r\nWWW-Authenticate: Passport1.4 da-status=failed,"
    "srealm=Passport.NET,ts=-3,prompt,cburl=http://www.passportimages.com/XPPassportLogo.gif,"
    "cbtxt=the%20error%20message\r\n\r\n";
constexpr std::string_view success =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: MSPSec=; path=/\r\nSet-Cookie: MSPAuth=; path=/\r\n"
    "Authentication-Info: Passport1.4 da-status=success,tname=MSPAuth,tname=MSPProf,tname=MSPSec,"
    "from-PP='t=4m1wWfEupDgUNb53&p=4QXN!7bd$$',ru=http://messenger.msn.com\r\n\r\n<html></html>";

/// What a client sends when it is told where to.
constexpr bool signs_in_at(const auth::web_address& at, const login_parameters& parameters, std::string_view expected) {
    std::array<char, 640> memory{};
    const auto size = auth::login_request(
        memory, at, {.account = "alice@example.com", .password = "s3,cret", .challenge = parameters.text});
    return size && std::string_view(memory.data(), *size) == expected;
}

constexpr bool is_redirected() {
    const auto usr = from_ns::parse(challenge_line, dialect::msnp9);
    const auto& parameters = std::get<from_ns::usr_twn_challenge>(*usr).parameters;
    const auto nexus = auth::parse_response(nexus_answer);
    const auto urls = auth::parse<auth::passport_urls>(*nexus->headers.find(auth::passport_urls::header_name));
    if (!signs_in_at(urls->login, parameters,
                     "GET /login2.srf HTTP/1.1\r\n"
                     "Authorization: Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,"
                     "sign-in=alice%40example.com,pwd=s3%2Ccret,lc=1033,id=507,tw=40,fs=1,"
                     "ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct=1073355862,kpp=1,kv=5,ver=2.1.0173.1,"
                     "tpf=ed1c2f217a21c191c61251eb8b73bb60\r\nUser-Agent: MSMSGS\r\nHost: login.passport.com\r\n"
                     "Connection: Keep-Alive\r\nCache-Control: no-cache\r\n\r\n"))
        return false;

    const auto moved = auth::parse_response(redirect_answer);
    const auto info =
        auth::parse<auth::authentication_info>(*moved->headers.find(auth::authentication_info::header_name));
    auth::web_address location;
    return moved->status == 302 && info->status == auth::da_status::redirect &&
           read_token(*moved->headers.find("location"), location) == errc::none &&
           location.host() == "loginnet.passport.com" &&
           signs_in_at(location, parameters,
                       "GET /login2.srf?lc=1033 HTTP/1.1\r\n"
                       "Authorization: Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,"
                       "sign-in=alice%40example.com,pwd=s3%2Ccret,lc=1033,id=507,tw=40,fs=1,"
                       "ru=http%3A%2F%2Fmessenger%2Emsn%2Ecom,ct=1073355862,kpp=1,kv=5,ver=2.1.0173.1,"
                       "tpf=ed1c2f217a21c191c61251eb8b73bb60\r\nUser-Agent: MSMSGS\r\nHost: loginnet.passport.com\r\n"
                       "Connection: Keep-Alive\r\nCache-Control: no-cache\r\n\r\n");
}

// Red: the host up to the first slash of an address with a scheme.
TEST(Passport, ClientGoesWhereItIsSent) {
    MSNP_CHECK(is_redirected());
}

constexpr bool is_refused() {
    const auto answer = auth::parse_response(refusal);
    const auto why = auth::parse<auth::www_authenticate>(*answer->headers.find("www-authenticate"));
    return answer->status == 401 && why->status == auth::da_status::failed && why->prompt &&
           why->text == "the error message" && why->custom == auth::other_items<auth::www_authenticate>("ts=-3");
}

TEST(Passport, ClientIsToldWhyNot) {
    MSNP_CHECK(is_refused());
}

constexpr bool has_a_ticket() {
    const auto answer = auth::parse_response(success);
    const auto info = auth::parse<auth::authentication_info>(*answer->headers.find("authentication-info"));
    const to_ns::usr_twn_ticket usr{.trid = 7, .ticket = info->ticket->text};
    const auto parts = auth::parse<auth::ticket_parts>(usr.ticket.text);
    return answer->status == 200 && info->status == auth::da_status::success && info->token_names.size() == 3 &&
           writes(usr, dialect::msnp9, "USR 7 TWN S t=4m1wWfEupDgUNb53&p=4QXN!7bd$$\r\n") &&
           parts->token == "4m1wWfEupDgUNb53" && parts->profile == "4QXN!7bd$$";
}

TEST(Passport, ClientShowsItsTicket) {
    MSNP_CHECK(has_a_ticket());
}

/// The other end: what a server makes of the client's request.
std::string answer_to(std::string_view bytes) {
    std::array<char, 512> memory{};
    const auto text = [&](const result<std::size_t>& size) { return std::string(memory.data(), size.value_or(0)); };
    const auto request = auth::parse_request(bytes);
    if (request->target == "/rdr/pprdr.asp")
        return text(
            auth::serialize_response(memory, 200, auth::passport_urls{.login = "https://login.example.com/login"}));
    const auto header = request->headers.find("Authorization");
    const auto asked = header ? auth::parse<auth::authorization>(*header) : error{};
    if (!asked) return text(auth::serialize_response(memory, 401));
    if (asked->password != percent_text("s3,cret"))
        return text(auth::serialize_response(
            memory, 401, auth::www_authenticate{.status = auth::da_status::failed, .text = "wrong password"}));
    return text(auth::serialize_response(
        memory, 200, auth::authentication_info{.status = auth::da_status::success, .ticket = "t=abc&p="},
        auth::http_header{"Content-Type", "text/html"}));
}

TEST(Passport, ServerAnswersAClient) {
    EXPECT_EQ(answer_to(auth::nexus_request),
              "HTTP/1.1 200 OK\r\nPassportURLs: DALogin=https://login.example.com/login\r\n\r\n");
    EXPECT_EQ(answer_to("GET /login HTTP/1.1\r\n\r\n"), "HTTP/1.1 401 Unauthorized\r\n\r\n");
    std::array<char, 512> memory{};
    const auto ask = [&](std::string_view password) {
        const auto size =
            auth::login_request(memory, "https://login.example.com/login",
                                auth::authorization{.account = "alice@example.com", .password = password});
        return answer_to({memory.data(), size.value_or(0)});
    };
    EXPECT_EQ(ask("secret"), "HTTP/1.1 401 Unauthorized\r\n"
                             "WWW-Authenticate: Passport1.4 da-status=failed,cbtxt=wrong%20password\r\n\r\n");
    EXPECT_EQ(ask("s3,cret"),
              "HTTP/1.1 200 OK\r\nAuthentication-Info: Passport1.4 da-status=success,from-PP='t=abc&p='\r\n"
              "Content-Type: text/html\r\n\r\n");
}

} // namespace
