// Requests and answers as text.
#include "support/check.hpp"

#include <msnp/auth/authentication_info.hpp>
#include <msnp/auth/authorization.hpp>
#include <msnp/auth/http_head.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::http_header;

constexpr bool reads_request(std::string_view text, std::string_view method, std::string_view target,
                             std::string_view version, std::string_view body) {
    const exact_bytes exact(text);
    const auto read = auth::parse_request(exact.view());
    return read && read->method == method && read->target == target && read->version == version && read->body == body;
}

// Red: take_word() leaves the blank.
TEST(HttpRequest, IsTakenApart) {
    MSNP_CHECK(reads_request("GET /login2.srf HTTP/1.1\r\nHost: login.passport.com\r\n\r\n", "GET", "/login2.srf",
                             "HTTP/1.1", ""));
    MSNP_CHECK(reads_request("GET /rdr/pprdr.asp\r\n\r\n", "GET", "/rdr/pprdr.asp", "", ""));
    MSNP_CHECK(reads_request("POST / HTTP/1.0\n\nbody", "POST", "/", "HTTP/1.0", "body"));
    MSNP_CHECK(auth::parse_request("GET / HTTP/1.1\r\nHOST: a\r\n\r\n")->headers.find("Host") == "a");
    MSNP_CHECK(auth::parse_request("GET /\r\n\r\n") == auth::http_request{.method = "GET", .target = "/"});
}

constexpr bool refuses_request(std::string_view text, const error& expected) {
    const exact_bytes exact(text);
    const auto read = auth::parse_request(exact.view());
    return !read && read.error() == expected;
}

// Red: any of the codes and offsets.
TEST(HttpRequest, IsRefusedAtItsPlace) {
    MSNP_CHECK(refuses_request("", {errc::incomplete, 0, {}}));
    MSNP_CHECK(refuses_request("GET / HTTP/1.1", {errc::incomplete, 14, {}}));
    MSNP_CHECK(refuses_request("GET / HTTP/1.1\r\n", {errc::incomplete, 16, {}}));
    MSNP_CHECK(refuses_request("GET / HTTP/1.1\r\nHost: a\r\n", {errc::incomplete, 25, {}}));
    MSNP_CHECK(refuses_request("GE\rT / HTTP/1.1\r\n\r\n", {errc::bad_byte, 2, {}}));
    MSNP_CHECK(refuses_request("\r\n\r\n", {errc::bad_value, 0, "method"}));
    MSNP_CHECK(refuses_request("GET\t/ x\r\n\r\n", {errc::bad_value, 0, "method"}));
    MSNP_CHECK(refuses_request("GET /\t\r\n\r\n", {errc::bad_value, 4, "target"}));
    MSNP_CHECK(refuses_request("GET\r\n\r\n", {errc::bad_value, 3, "target"}));
    MSNP_CHECK(refuses_request("GET  / HTTP/1.1\r\n\r\n", {errc::bad_value, 4, "target"}));
    MSNP_CHECK(refuses_request("GET / FTP/1.1\r\n\r\n", {errc::bad_value, 6, "version"}));
    MSNP_CHECK(refuses_request("GET / HTTP/1.1 x\r\n\r\n", {errc::bad_value, 6, "version"}));
}

constexpr bool reads_response(std::string_view text, std::string_view version, std::uint16_t status,
                              std::string_view reason, std::string_view body) {
    const exact_bytes exact(text);
    const auto read = auth::parse_response(exact.view());
    return read && read->version == version && read->status == status && read->reason == reason && read->body == body;
}

TEST(HttpResponse, IsTakenApart) {
    MSNP_CHECK(
        reads_response("HTTP/1.1 302 Found\r\nLocation: https://a/\r\n\r\n<html>", "HTTP/1.1", 302, "Found", "<html>"));
    MSNP_CHECK(reads_response("HTTP/1.1 401 Not this one\r\n\r\n", "HTTP/1.1", 401, "Not this one", ""));
    MSNP_CHECK(reads_response("HTTP/1.0 200\n\n", "HTTP/1.0", 200, "", ""));
    MSNP_CHECK(reads_response("HTTP/1.1 503 \r\n\r\n", "HTTP/1.1", 503, "", ""));
    MSNP_CHECK(auth::parse_response("HTTP/1.1 200\r\n\r\n") ==
               auth::http_response{.version = "HTTP/1.1", .status = 200});
}

constexpr bool refuses_response(std::string_view text, const error& expected) {
    const exact_bytes exact(text);
    const auto read = auth::parse_response(exact.view());
    return !read && read.error() == expected;
}

TEST(HttpResponse, IsRefusedAtItsPlace) {
    MSNP_CHECK(refuses_response("HTTP/1.1 200 OK\r\n", {errc::incomplete, 17, {}}));
    MSNP_CHECK(refuses_response("\r\n\r\n", {errc::bad_value, 0, "version"}));
    MSNP_CHECK(refuses_response("ICY 200 OK\r\n\r\n", {errc::bad_value, 0, "version"}));
    MSNP_CHECK(refuses_response("HTTP/1.1\r\n\r\n", {errc::bad_value, 8, "status"}));
    MSNP_CHECK(refuses_response("HTTP/1.1 20 OK\r\n\r\n", {errc::bad_value, 9, "status"}));
    MSNP_CHECK(refuses_response("HTTP/1.1 2000 OK\r\n\r\n", {errc::bad_value, 9, "status"}));
    MSNP_CHECK(refuses_response("HTTP/1.1 2x0 OK\r\n\r\n", {errc::bad_value, 9, "status"}));
    MSNP_CHECK(refuses_response({"HTTP/1.1 200 O\0\r\n\r\n", 19}, {errc::bad_byte, 14, {}}));
}

template <class... Headers>
constexpr bool writes_request(std::string_view expected, std::string_view method, std::string_view target,
                              const Headers&... headers) {
    exact_bytes room(expected.size(), '?');
    const auto size = auth::serialize_request(room.span(), method, target, headers...);
    return size && *size == expected.size() && room.view() == expected;
}

TEST(HttpRequest, IsWritten) {
    MSNP_CHECK(writes_request("GET / HTTP/1.1\r\n\r\n", "GET", "/"));
    MSNP_CHECK(writes_request("GET / HTTP/1.1\r\nAuthorization: Passport1.4 from-PP='a'\r\nX-Empty: \r\n\r\n", "GET",
                              "/", auth::partner_request{.ticket = "a"}, http_header{"X-Empty", ""}));
}

template <class... Headers>
constexpr bool wont_write_request(errc code, std::string_view field, std::string_view method, std::string_view target,
                                  const Headers&... headers) {
    exact_bytes room(256, '?');
    const auto size = auth::serialize_request(room.span(), method, target, headers...);
    return !size && size.error().code == code && size.error().field == field &&
           room.view().find_first_not_of('?') == std::string_view::npos;
}

// Red: head_writer looks at nothing.
TEST(HttpRequest, IsNotWrittenAsAnother) {
    MSNP_CHECK(wont_write_request(errc::not_a_token, "method", "", "/"));
    MSNP_CHECK(wont_write_request(errc::not_a_token, "method", "GET /x HTTP/1.1\r\n", "/"));
    MSNP_CHECK(wont_write_request(errc::not_a_token, "target", "GET", "/ HTTP/1.1"));
    MSNP_CHECK(wont_write_request(errc::not_a_token, "target", "GET", "/\t"));
    MSNP_CHECK(wont_write_request(errc::bad_header, "header", "GET", "/", http_header{"A", "b\r\nC: d"}));
    MSNP_CHECK(wont_write_request(errc::bad_header, "header", "GET", "/", http_header{"A", std::string_view("\0", 1)}));
    MSNP_CHECK(wont_write_request(errc::bad_header, "header", "GET", "/", http_header{"A: b", "c"}));
    MSNP_CHECK(wont_write_request(errc::bad_header, "header", "GET", "/", http_header{"A:b", "c"}));
    MSNP_CHECK(wont_write_request(errc::bad_header, "header", "GET", "/", http_header{"A\t", "c"}));
    MSNP_CHECK(wont_write_request(errc::bad_header, "header", "GET", "/", http_header{"A\v", "c"}));
    MSNP_CHECK(wont_write_request(errc::bad_header, "header", "GET", "/", http_header{"", "c"}));
    MSNP_CHECK(wont_write_request(errc::bad_value, "header", "GET", "/",
                                  http_header{"Location", auth::web_address("https://a@b/")}));
    MSNP_CHECK(wont_write_request(errc::bad_value, "ticket", "GET", "/", auth::partner_request{.ticket = "a,b"}));
    MSNP_CHECK(wont_write_request(errc::bad_value, "ticket", "GET", "/", auth::partner_request{.ticket = "a,b"},
                                  http_header{"", "c"}));
}

template <class... Headers>
constexpr bool writes_response(std::string_view expected, std::uint16_t status, const Headers&... headers) {
    exact_bytes room(expected.size(), '?');
    const auto size = auth::serialize_response(room.span(), status, headers...);
    if (expected.empty()) return !size && size.error() == error{errc::out_of_range, 0, "status"};
    return size && *size == expected.size() && room.view() == expected;
}

TEST(HttpResponse, IsWritten) {
    MSNP_CHECK(writes_response("HTTP/1.1 302 Found\r\nAuthentication-Info: Passport1.4 da-status=redir\r\n"
                               "Location: https://a/b\r\nContent-Length: 0\r\n\r\n",
                               302, auth::authentication_info{.status = auth::da_status::redirect},
                               http_header{"Location", auth::web_address("https://a/b")},
                               http_header{"Content-Length", 0U}));
    MSNP_CHECK(writes_response("HTTP/1.1 200 OK\r\n\r\n", 200));
    MSNP_CHECK(writes_response("HTTP/1.1 401 Unauthorized\r\n\r\n", 401));
    MSNP_CHECK(writes_response("HTTP/1.1 503 Service Unavailable\r\n\r\n", 503));
    MSNP_CHECK(writes_response("HTTP/1.1 400 Bad Request\r\n\r\n", 400));
    MSNP_CHECK(writes_response("HTTP/1.1 404 Not Found\r\n\r\n", 404));
    MSNP_CHECK(writes_response("HTTP/1.1 500 Internal Server Error\r\n\r\n", 500));
    MSNP_CHECK(writes_response("HTTP/1.1 999 \r\n\r\n", 999));
    MSNP_CHECK(writes_response("", 99));
    MSNP_CHECK(writes_response("", 1000));
}

constexpr bool needs_room() {
    char buffer[20]{};
    const auto size = auth::serialize_response(buffer, 503);
    return !size && size.error() == error{errc::buffer_too_small, 20, {}} && buffer[0] == '\0';
}

TEST(HttpResponse, NeedsRoom) {
    MSNP_CHECK(needs_room());
}

} // namespace
