// The little of HTTP that signing in needs: the first line and the headers of a request or an answer, as text.
//
//     GET /login2.srf HTTP/1.1\r\n                         method, target, version
//     Host: login.passport.com\r\n                         headers
//     \r\n
//
// Connections, TLS, the length of a body and what else HTTP has are the caller's, or those of the library that does HTTP for it: it may
// as well take the header values alone (item_fields.hpp).
#pragma once

#include <msnp/auth/item_fields.hpp>
#include <msnp/auth/web_address.hpp>
#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace msnp::auth {

/// A request: what parse_request() makes of bytes. Views into them.
struct http_request {
    std::string_view method{};   ///< GET
    std::string_view target{};   ///< /login2.srf
    std::string_view version{};  ///< HTTP/1.1; empty from a client that leaves it out, as Pidgin's does at the nexus
    mime::header_list headers{}; ///< found by name in any case
    std::string_view
        body{}; ///< all that follows the empty line; may be the beginning of it, or hold what comes after it

    /// Equal in all fields.
    friend constexpr bool operator==(const http_request&, const http_request&) = default;
};

/// An answer: what parse_response() makes of bytes. Views into them.
struct http_response {
    std::string_view version{};  ///< HTTP/1.1
    std::uint16_t status = 0;    ///< 200, 302, 401
    std::string_view reason{};   ///< Found; may be empty
    mime::header_list headers{}; ///< found by name in any case
    std::string_view
        body{}; ///< all that follows the empty line; may be the beginning of it, or hold what comes after it

    /// Equal in all fields.
    friend constexpr bool operator==(const http_response&, const http_response&) = default;
};

/// A header to be written: a name, and a text, a number, a web_address or a struct of items.
template <class Value>
struct http_header {
    std::string_view name{}; ///< Location
    Value value{};           ///< what stands behind the colon
};
/// A header of a value as it is.
template <class Value>
http_header(std::string_view, Value) -> http_header<Value>;
/// A header of a text.
http_header(std::string_view, const char*)->http_header<std::string_view>;

namespace detail {

    /// A token that ends where a blank or the text does, taken off its front with the blank.
    constexpr std::string_view take_word(std::string_view& text) noexcept {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(word.size() < text.size() ? word.size() + 1 : word.size());
        return word;
    }

    /// The lines of a head. errc::incomplete, at the end, as long as the empty line is not there.
    struct http_lines {
        std::string_view first;
        mime::message rest;
    };
    constexpr result<http_lines> split_head(std::string_view bytes) noexcept {
        const mime::detail::line first = mime::detail::line_at(bytes, 0, true);
        const result<mime::message> rest = mime::parse(bytes.substr(first.next));
        if (!rest) return error{errc::incomplete, bytes.size(), {}};
        if (const std::size_t bad = find_control(first.text); bad != std::string_view::npos)
            return error{errc::bad_byte, bad, {}};
        return http_lines{first.text, *rest};
    }

    /// Whether a text can stand in a first line: it is not empty, and has no blank and no control character.
    constexpr bool is_word(std::string_view text) noexcept {
        for (const char c : text)
            if (is_control(c) || mime::is_blank(c)) return false;
        return !text.empty();
    }
    constexpr bool is_version(std::string_view text) noexcept {
        return text.starts_with("HTTP/") && is_word(text);
    }
    /// Where a part of a text begins in it.
    constexpr std::size_t offset_in(std::string_view text, std::string_view part) noexcept {
        return static_cast<std::size_t>(part.data() - text.data());
    }

    /// Writes a head, and looks at what it is given.
    template <class Sink>
    class head_writer {
    public:
        constexpr explicit head_writer(Sink& sink) noexcept : sink_(sink) {}

        /// A part of the first line, which ends where `behind` says.
        constexpr void word(std::string_view name, std::string_view text, std::string_view behind) {
            if (!is_word(text)) fail(errc::not_a_token, name);
            sink_.write(text);
            sink_.write(behind);
        }
        template <class Value>
        constexpr void header(const http_header<Value>& h) {
            if (!is_word(h.name) || h.name.find(':') != std::string_view::npos) fail(errc::bad_header, "header");
            sink_.write(h.name);
            sink_.write(": ");
            if constexpr (item_struct<Value>) {
                if (const error e = write(h.value, sink_); e.code != errc::none) fail(e);
            } else {
                value_sink checked{sink_};
                const errc code = write_token(checked, h.value);
                if (code != errc::none) fail(code, "header");
                if (!checked.is_good) fail(errc::bad_header, "header");
            }
            sink_.write("\r\n");
        }
        /// A struct that knows its header's name.
        template <item_struct Struct>
        constexpr void header(const Struct& what) {
            header(http_header<Struct>{Struct::header_name, what});
        }
        [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

    private:
        struct value_sink {
            Sink& target;
            bool is_good = true;
            constexpr void put(char c) { write({&c, 1}); }
            constexpr void write(std::string_view text) {
                if (find_control(text) != std::string_view::npos) is_good = false;
                target.write(text);
            }
        };
        constexpr void fail(errc code, std::string_view name) noexcept { fail({code, sink_.size(), name}); }
        constexpr void fail(const error& e) noexcept {
            if (failure_.code == errc::none) failure_ = e;
        }

        Sink& sink_;
        error failure_{};
    };

} // namespace detail

/// What goes with a status that login servers answer with (RFC 2616, 6.1.1): "Found"; empty for another.
[[nodiscard]] constexpr std::string_view reason_of(std::uint16_t status) noexcept {
    switch (status) {
    case 200: return "OK";
    case 302: return "Found";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 404: return "Not Found";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return {};
    }
}

/// Reads a request's head. errc::incomplete, at the end, as long as its empty line has not come: how many bytes of a peer to wait for is
/// the caller's to say. errc::bad_byte at a control character in the first line, errc::bad_value ("method", "target", "version") where
/// that is none. Views point into the bytes.
[[nodiscard]] constexpr result<http_request> parse_request(byte_view bytes) noexcept {
    const std::string_view all = bytes.text();
    const result<detail::http_lines> lines = detail::split_head(all);
    if (!lines) return lines.error();
    std::string_view rest = lines->first;
    const std::string_view method = detail::take_word(rest);
    if (!detail::is_word(method)) return error{errc::bad_value, 0, "method"};
    const std::string_view target = detail::take_word(rest);
    if (!detail::is_word(target)) return error{errc::bad_value, detail::offset_in(all, target), "target"};
    if (!rest.empty() && !detail::is_version(rest))
        return error{errc::bad_value, detail::offset_in(all, rest), "version"};
    return http_request{method, target, rest, lines->rest.headers, lines->rest.body};
}

/// Reads an answer's head. Errors as parse_request(), for "version" and "status".
[[nodiscard]] constexpr result<http_response> parse_response(byte_view bytes) noexcept {
    const std::string_view all = bytes.text();
    const result<detail::http_lines> lines = detail::split_head(all);
    if (!lines) return lines.error();
    std::string_view rest = lines->first;
    const std::string_view version = detail::take_word(rest);
    if (!detail::is_version(version)) return error{errc::bad_value, 0, "version"};
    const std::string_view digits = detail::take_word(rest);
    std::uint16_t status = 0;
    if (digits.size() != 3 || parse_decimal(digits, status) != errc::none)
        return error{errc::bad_value, detail::offset_in(all, digits), "status"};
    return http_response{version, status, rest, lines->rest.headers, lines->rest.body};
}

/// Writes a request without a body into `buffer`, and returns how many bytes it took. Headers are http_header, or structs that have a
/// header_name. errc::not_a_token ("method", "target") for what can't stand in the first line, errc::bad_header for a header's name or
/// value that can't, the errors of serialize() for a struct's, errc::buffer_too_small. The buffer is as before then.
template <class... Headers>
[[nodiscard]] constexpr result<std::size_t> serialize_request(std::span<char> buffer, std::string_view method,
                                                              std::string_view target, const Headers&... headers) {
    return msnp::detail::write_secret(buffer, [&](auto& sink) {
        detail::head_writer out(sink);
        out.word("method", method, " ");
        out.word("target", target, " HTTP/1.1\r\n");
        (out.header(headers), ...);
        sink.write("\r\n");
        return out.failure();
    });
}

/// Writes an answer without a body into `buffer`; errors as serialize_request(), and errc::out_of_range ("status") for a status without
/// three digits. To a messenger, a success must be 200 and say `Content-Type: text/html`.
template <class... Headers>
[[nodiscard]] constexpr result<std::size_t> serialize_response(std::span<char> buffer, std::uint16_t status,
                                                               const Headers&... headers) {
    if (status < 100 || status > 999) return error{errc::out_of_range, 0, "status"};
    return msnp::detail::write_secret(buffer, [&](auto& sink) {
        detail::head_writer out(sink);
        sink.write("HTTP/1.1 ");
        out.word("status", decimal_digits(status).view(), " ");
        sink.write(reason_of(status));
        sink.write("\r\n");
        (out.header(headers), ...);
        sink.write("\r\n");
        return out.failure();
    });
}

} // namespace msnp::auth
