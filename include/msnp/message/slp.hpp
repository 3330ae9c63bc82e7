// MSNSLP: how peers agree on sessions and on the way that their data take. It stands in peer-to-peer packets of session 0, and in the
// payload of UUN.
//
//     INVITE MSNMSGR:bob@example.com MSNSLP/1.0\r\n                   start: a request, or an answer `MSNSLP/1.0 200 OK`
//     To: <msnmsgr:bob@example.com>\r\n                               headers
//     …
//     Content-Type: application/x-msnmsgr-sessionreqbody\r\n          which body
//     Content-Length: 25\r\n                                          how long it is, with the NUL
//     \r\n
//     SessionID: 180646677\r\n\r\n\0                                  body: fields, and a NUL that is no part of them
//
// Headers are those of mime.hpp, structs those of fields.hpp, with what is MSNSLP's alone here. p2p.md section 3; since MSNP9.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/command/account_endpoint.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/message/slp_body.hpp>
#include <msnp/message/slp_values.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

/// MSNSLP: how peers agree on sessions and on the way that their data take.
namespace msnp::slp {

/// The first line of a request: `INVITE MSNMSGR:bob@example.com MSNSLP/1.0`.
struct request_line {
    open_word<slp::method> method{slp::method::invite}; ///< what it asks for
    account_endpoint target{};                          ///< whom

    /// Equal in both.
    friend constexpr bool operator==(const request_line&, const request_line&) = default;
};

/// The first line of an answer: `MSNSLP/1.0 200 OK`.
struct status_line {
    open_number<slp::status> code{slp::status::ok}; ///< what is answered, three digits
    std::string_view reason = "OK";                 ///< the same in words, which clients write as they like

    /// That of a status, with the words that Microsoft's client has for it.
    [[nodiscard]] static constexpr status_line of(slp::status code) noexcept { return {code, reason_of(code)}; }
    /// Equal in both.
    friend constexpr bool operator==(const status_line&, const status_line&) = default;
};

/// A message with a body of type `Body`: of one of the structs in slp_body.hpp, or a std::variant of some, the last of which is
/// other_body. The views of one that was read point into what it was read from.
template <class Body>
struct basic_message {
    std::variant<request_line, status_line> start{}; ///< what it is
    address to{};                                    ///< To
    address from{};                                  ///< From
    hop via{};                                       ///< Via: an answer has that of the request
    std::optional<sequence_number> sequence{0};      ///< CSeq: 0, of an answer 1
    identifier call{};                               ///< Call-ID: the same in all messages of a session
    std::optional<std::uint32_t> max_forwards{0};    ///< Max-Forwards: 0
    message::other_headers<basic_message> other{};   ///< the headers that are not fields of this struct
    Body body{};                                     ///< what it says
    std::string_view end =
        std::string_view("\0", 1); ///< NULs behind the body: one from Microsoft's client, none in SDG

    /// The first line if this is a request, else nullptr.
    [[nodiscard]] constexpr const request_line* request() const noexcept { return std::get_if<request_line>(&start); }
    /// The first line if this is an answer, else nullptr.
    [[nodiscard]] constexpr const status_line* answer() const noexcept { return std::get_if<status_line>(&start); }

    static constexpr void wire(auto& io, auto& self) {
        io.start(self.start);
        io.opt_header("To", "to", self.to);
        io.opt_header("From", "from", self.from);
        io.opt_header("Via", "via", self.via);
        io.opt_header("CSeq", "sequence", self.sequence);
        io.opt_header("Call-ID", "call", self.call);
        io.opt_header("Max-Forwards", "max_forwards", self.max_forwards);
        io.others(self.other);
        io.typed_body(self.body, self.end);
    }
    friend constexpr bool operator==(const basic_message&, const basic_message&) = default;
};

/// A message with any body.
using any_message = basic_message<any_body>;

/// The answer to a request, with a body: from whom that was to, by the same way, with the next number.
template <class Body, class Asked>
[[nodiscard]] constexpr basic_message<Body> answer_to(const basic_message<Asked>& request, status code,
                                                      const Body& body) {
    basic_message<Body> made{};
    made.start = std::variant<request_line, status_line>(status_line::of(code)); // clang 14: no constexpr emplace()
    made.to = request.from;
    made.from = request.to;
    made.via = request.via;
    made.sequence = sequence_number(request.sequence ? request.sequence->value + 1 : 1);
    made.call = request.call;
    made.body = body;
    return made;
}

namespace detail {

    inline constexpr std::string_view version = "MSNSLP/1.0"sv;

    constexpr bool begins(std::string_view text, std::string_view with) noexcept {
        return mime::equal_ignoring_case(text.substr(0, with.size()), with);
    }

    /// Reads the first line; errc::bad_value for what is none.
    template <class Start>
    constexpr errc read_start(std::string_view line, Start& start) noexcept {
        const std::size_t first = line.find(' ');
        const std::size_t last = line.rfind(' ');
        if (first == std::string_view::npos || !message::detail::is_header_value(line)) return errc::bad_value;
        if (mime::equal_ignoring_case(line.substr(0, first), version)) {
            const std::string_view digits = line.substr(first + 1, 3);
            const std::string_view rest = line.substr(first + 1 + digits.size());
            status_line read;
            if (digits.size() != 3 || digits.front() == '0' || read_token(digits, read.code) != errc::none ||
                (!rest.empty() && rest.front() != ' '))
                return errc::bad_value;
            read.reason = rest.empty() ? rest : rest.substr(1);
            start = Start(read);
            return errc::none;
        }
        request_line read;
        read.method = line.substr(0, first);
        const std::string_view target = first == last ? std::string_view{} : line.substr(first + 1, last - first - 1);
        if (read.method.empty() || begins(line, "MSNSLP/") || target.find(' ') != std::string_view::npos ||
            !mime::equal_ignoring_case(line.substr(last + 1), version))
            return errc::bad_value;
        const errc code = read_peer(target, read.target);
        start = Start(read);
        return code;
    }

    template <class Sink>
    constexpr errc write_start(const request_line& line, Sink& sink) {
        sink.write(line.method.text);
        sink.write(" MSNMSGR:");
        const errc code = line.target.to_token(sink);
        sink.put(' ');
        sink.write(version);
        if (code != errc::none) return code;
        if (line.target.account.empty()) return errc::missing_value;
        return is_token(line.method.text) && is_token(line.target.account.text) && !begins(line.method.text, "MSNSLP/")
                   ? errc::none
                   : errc::bad_value;
    }
    template <class Sink>
    constexpr errc write_start(const status_line& line, Sink& sink) {
        sink.write(version);
        sink.put(' ');
        sink.write(decimal_digits(line.code.number).view());
        if (!line.reason.empty()) sink.put(' ');
        sink.write(line.reason);
        if (line.code.number < 100 || line.code.number > 999) return errc::out_of_range;
        return message::detail::is_header_value(line.reason) ? errc::none : errc::bad_value;
    }

    /// A field of which the name and the value may stand back to front.
    template <class T>
    struct from_its_end {
        T value{};
        constexpr errc from_token(std::string_view token) noexcept { return value.from_mirrored(token); }
    };

    /// Fills a body; and what leads to it, a message.
    class slp_reader : public message::detail::message_reader {
    public:
        using message_reader::message_reader;

        constexpr void start(const auto&) noexcept {}
        template <class... Bodies>
        constexpr void typed_body(std::variant<Bodies...>& body, std::string_view) {
            static_cast<void>((reads<Bodies>(body) || ...));
        }
        template <class Body>
        constexpr void typed_body(Body& body, std::string_view) {
            if (!reads<Body>(body)) note({errc::bad_value, 0, "body"});
        }
        constexpr void opt_mirrored_field(std::string_view, std::string_view name, auto& value) noexcept {
            if (!this->splits_body()) return;
            const auto text = this->values_.next();
            const auto mirrored = this->values_.next();
            if (text)
                take(name, *text, value);
            else if (mirrored)
                take_mirrored(name, *mirrored, value);
            this->any_fields_ = this->any_fields_ || !is_absent(value);
        }

    private:
        template <class T>
        constexpr void take_mirrored(std::string_view name, std::string_view text, T& value) noexcept {
            from_its_end<T> read;
            if (this->take(name, text, read)) value = read.value;
        }
        template <class T>
        constexpr void take_mirrored(std::string_view name, std::string_view text, std::optional<T>& value) noexcept {
            from_its_end<T> read;
            if (this->take(name, text, read)) value = read.value;
        }
        template <class Body>
        constexpr bool reads(auto& into) {
            Body body{};
            slp_reader io(this->source_, std::type_identity<Body>{});
            if constexpr (requires { Body::content_type; }) {
                if (!mime::equal_ignoring_case(this->source_.type_name, Body::content_type)) return false;
            } else {
                body.type = {};
                if (this->source_.has_type) io.take("type", this->source_.type, body.type);
            }
            Body::wire(io, body);
            note(io.failure());
            into = std::remove_cvref_t<decltype(into)>(body);
            return true;
        }
        constexpr void note(const error& e) noexcept {
            if (this->failure_.code == errc::none) this->failure_ = e;
        }
    };

    /// Counts, and remembers the last byte.
    class last_byte_sink {
    public:
        constexpr void put(char c) noexcept { write({&c, 1}); }
        constexpr void write(std::string_view bytes) noexcept {
            if (bytes.empty()) return;
            last_ = bytes.back();
            size_ += bytes.size();
        }
        [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
        [[nodiscard]] constexpr char last() const noexcept { return last_; }

    private:
        std::size_t size_ = 0;
        char last_ = ' ';
    };

    /// Writes a body, the empty line in front of it included; and what leads to it, a message.
    template <class Sink>
    class slp_writer : public message::detail::message_writer<Sink> {
    public:
        using message::detail::message_writer<Sink>::message_writer;

        constexpr void start(const std::variant<request_line, status_line>& start) {
            const auto write = [&](const auto& line) { return write_start(line, this->sink_); };
            const errc code = std::visit(write, start);
            if (code != errc::none) this->fail(code, "start", 0);
            this->sink_.write("\r\n");
        }
        template <class... Bodies>
        constexpr void typed_body(const std::variant<Bodies...>& body, std::string_view end) {
            std::visit([&](const auto& b) { typed_body(b, end); }, body);
        }
        template <class Body>
        constexpr void typed_body(const Body& body, std::string_view end) {
            last_byte_sink counted;
            slp_writer<last_byte_sink> count(counted);
            Body::wire(count, body);
            if constexpr (requires { Body::content_type; })
                this->header("Content-Type", "type", Body::content_type);
            else
                this->opt_header("Content-Type", "type", body.type);
            this->header("Content-Length", "length", std::uint64_t{counted.size() - 2 + end.size()});
            slp_writer io(this->sink_);
            Body::wire(io, body);
            // NULs at the end of the body would be read as those behind it, and so be another body.
            if (io.failure().code != errc::none) this->fail(io.failure().code, io.failure().field, io.failure().offset);
            if (counted.last() == '\0') this->fail(errc::bad_value, "body", this->sink_.size());
            for (const char c : end)
                if (c != '\0') this->fail(errc::bad_value, "end", this->sink_.size());
            this->sink_.write(end);
        }
        constexpr void opt_mirrored_field(std::string_view wire_name, std::string_view name, const auto& value) {
            this->begin_fields();
            if (is_absent(value)) return;
            if constexpr (requires { value.has_value(); })
                mirrored_field(wire_name, name, *value);
            else
                mirrored_field(wire_name, name, value);
        }

    private:
        constexpr void mirrored_field(std::string_view wire_name, std::string_view name, const auto& value) {
            if (!value.is_mirrored) return this->header(wire_name, name, value);
            for (std::size_t i = wire_name.size(); i-- > 0;) this->sink_.put(wire_name[i]);
            this->sink_.write(": ");
            this->put(name, value);
            this->sink_.write("\r\n");
        }
    };

    /// Hands out names and values: "start", headers, and the fields of the body.
    template <class Function>
    class slp_inspector : public message::detail::message_inspector<Function> {
    public:
        constexpr explicit slp_inspector(Function& function) noexcept
            : message::detail::message_inspector<Function>(function), function_(function) {}

        constexpr void start(const auto& line) { function_(std::string_view("start"), line); }
        template <class... Bodies>
        constexpr void typed_body(const std::variant<Bodies...>& body, std::string_view end) {
            std::visit([&](const auto& b) { typed_body(b, end); }, body);
        }
        template <class Body>
        constexpr void typed_body(const Body& body, std::string_view) {
            if constexpr (!requires { Body::content_type; }) function_(std::string_view("type"), body.type);
            Body::wire(*this, body);
        }
        constexpr void opt_mirrored_field(std::string_view wire_name, std::string_view name, const auto& value) {
            this->opt_field(wire_name, name, value);
        }

    private:
        Function& function_;
    };

    template <class Body, class Sink>
    constexpr error write(const basic_message<Body>& what, Sink& sink) {
        slp_writer<Sink> io(sink);
        basic_message<Body>::wire(io, what);
        return io.failure();
    }

    /// Whether Content-Length says what there is.
    constexpr error look_at_length(const mime::message& envelope) noexcept {
        const auto text = envelope.find("Content-Length");
        if (!text) return {};
        std::uint64_t length = 0;
        const errc code = parse_decimal(*text, length);
        if (code == errc::none && length == envelope.body.size()) return {};
        const char* const front = envelope.headers.block().data();
        return {code != errc::none ? code : errc::bad_length, static_cast<std::size_t>(text->data() - front), "length"};
    }

} // namespace detail

/// Reads a message: all of a packet's, or of joined packets', data. Headers may come in any order and case, and be missing; what a struct
/// has no field for is kept. The body is all that follows the headers, but for NULs at its end: Content-Length is written rightly and
/// not trusted, since clients count characters, or leave the NUL out; errc::bad_length ("length") for another one where bad values are not
/// tolerated. Errors are errc::bad_value ("start") for a first line that is none, and those of message::parse(); offsets count from the
/// front of `bytes`. `Message` is `any_message`, or a basic_message of one body, for which another one is errc::bad_value ("body").
template <class Message = any_message>
[[nodiscard]] constexpr result<Message> parse(byte_view bytes, const mime::tolerance& allowed = {}) {
    const std::string_view all = bytes.text();
    const mime::detail::line first = mime::detail::line_at(all, 0, allowed.bare_line_feed);
    if (!first.has_end) return error{errc::missing_blank_line, all.size(), {}};
    Message read{};
    if (const errc code = detail::read_start(first.text, read.start); code != errc::none)
        return error{code, 0, "start"};
    result<mime::message> envelope = mime::parse(all.substr(first.next), allowed);
    const auto behind = [&](const error& e) { return error{e.code, e.offset + first.next, e.field}; };
    if (!envelope) return behind(envelope.error());
    if (const error e = detail::look_at_length(*envelope); e.code != errc::none && !allowed.bad_values)
        return behind(e);
    std::string_view& body = envelope.value().body;
    const std::string_view with_end = body;
    while (!body.empty() && body.back() == '\0') body.remove_suffix(1);
    const auto type = envelope->find("Content-Type");
    const mime::content_type known{type.value_or("")};
    const msnp::message::detail::message_source source{*envelope,        known.value, known.type(),
                                                       type.has_value(), all,         allowed};
    read.sequence = std::optional<sequence_number>();
    read.max_forwards = std::optional<std::uint32_t>();
    detail::slp_reader io(source, std::type_identity<Message>{});
    Message::wire(io, read);
    read.end = with_end.substr(body.size());
    if (io.failure().code != errc::none) return io.failure();
    return read;
}

/// Exactly how many bytes serialize() takes; 0 for a message that can't be written.
template <class Body>
[[nodiscard]] constexpr std::size_t wire_size(const basic_message<Body>& what) {
    return msnp::detail::counted_size([&](auto& sink) { return detail::write(what, sink); });
}

/// Writes a message into `buffer` and returns how many bytes it took: the data of packets of session 0. A value that can't stand where it
/// should is errc::bad_header, errc::bad_value, errc::missing_value or errc::out_of_range, and the buffer is as before;
/// errc::buffer_too_small when it does not fit.
template <class Body>
[[nodiscard]] constexpr result<std::size_t> serialize(const basic_message<Body>& what, std::span<char> buffer) {
    return msnp::detail::write_counted(buffer, [&](auto& sink) { return detail::write(what, sink); });
}

/// Calls function(std::string_view name, const auto& value) for "start", for each header, and for each field of the body, by the fields'
/// own names: those that are there. The headers and fields that have none come as lists, "other" and "other_fields".
template <class Body, class Function>
constexpr void for_each_field(const basic_message<Body>& what, Function&& function) {
    detail::slp_inspector<std::remove_reference_t<Function>> io(function);
    basic_message<Body>::wire(io, what);
}

} // namespace msnp::slp
