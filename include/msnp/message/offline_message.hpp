// An offline message as a mail: what is sent to, and fetched from, the web service that keeps it.
#pragma once

#include <msnp/base/base64.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/command/braced_guid.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/message.hpp>
#include <msnp/message/mime.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace msnp::message {

/// The body of a mail: as it is on the wire, or bytes that are put into base64 in lines of 76 on writing.
class mail_body {
public:
    /// Nothing.
    constexpr mail_body() noexcept = default;
    /// What stands on the wire.
    constexpr mail_body(std::string_view wire) noexcept : text_(wire) {}
    /// What stands on the wire.
    constexpr mail_body(const char* wire) noexcept : text_(wire) {}
    /// These bytes, to be encoded.
    [[nodiscard]] static constexpr mail_body base64_of(std::string_view bytes) noexcept {
        mail_body made(bytes);
        made.is_plain_ = true;
        return made;
    }

    /// The text as it was given: the bytes themselves if is_plain().
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// Whether text() is to be encoded.
    [[nodiscard]] constexpr bool is_plain() const noexcept { return is_plain_; }
    /// Writes the bytes that base64 stands for; errors as those of base64_text::decode().
    template <byte_sink Sink>
    constexpr error decode(Sink& sink) const {
        if (!is_plain_) return base64_text(text_).decode(sink);
        sink.write(text_);
        return {};
    }
    /// Writes what stands on the wire.
    template <class Sink>
    constexpr void write(Sink& sink) const {
        if (is_plain_)
            write_base64_lines(sink, text_);
        else
            sink.write(text_);
    }
    /// Equal when given in the same way and equal in text.
    friend constexpr bool operator==(const mail_body&, const mail_body&) = default;

private:
    std::string_view text_;
    bool is_plain_ = false;
};

/// The value of a header of a mail, which may go on in the next line behind a blank. Written in one line.
class mail_text {
public:
    /// Where others would refuse one, a header of this type may be folded.
    static constexpr bool takes_folded_lines = true;

    /// No text.
    constexpr mail_text() noexcept = default;
    /// This text.
    constexpr mail_text(std::string_view text) noexcept : text_(text) {}
    /// This text.
    constexpr mail_text(const char* text) noexcept : text_(text) {}

    /// Takes a value; errc::bad_value for a NUL, a CR without LF, and a line end that no blank follows.
    [[nodiscard]] static constexpr result<mail_text> parse(std::string_view value, const mime::tolerance&) noexcept {
        std::size_t begin = 0;
        while (begin < value.size() && is_space(value[begin])) ++begin;
        while (value.size() > begin && is_space(value.back())) value.remove_suffix(1);
        const mail_text text(value.substr(begin));
        for (std::size_t i = 0; i < text.text_.size(); ++i) {
            i += text.fold_at(i);
            if (!detail::is_header_value(text.text_.substr(i, 1))) return error{errc::bad_value, begin + i, {}};
        }
        return text;
    }
    /// The text as it is, with the line ends in it.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// True when there is no text.
    [[nodiscard]] constexpr bool empty() const noexcept { return text_.empty(); }
    /// Writes the text without the line ends in it.
    template <class Sink>
    constexpr errc write(Sink& sink) const {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            i += fold_at(i);
            sink.put(text_[i]);
        }
        return errc::none;
    }
    /// Equal but for line ends.
    friend constexpr bool operator==(const mail_text& a, const mail_text& b) noexcept {
        std::size_t i = 0;
        std::size_t j = 0;
        for (;; ++i, ++j) {
            i += a.fold_at(i);
            j += b.fold_at(j);
            if (i == a.text_.size() || j == b.text_.size()) return i == a.text_.size() && j == b.text_.size();
            if (a.text_[i] != b.text_[j]) return false;
        }
    }

private:
    static constexpr bool is_space(char c) noexcept { return mime::is_blank(c) || c == '\r' || c == '\n'; }
    /// How many bytes of a line's end stand there, with a blank behind them.
    [[nodiscard]] constexpr std::size_t fold_at(std::size_t at) const noexcept {
        const std::size_t size = text_.substr(at, 2) == "\r\n" ? 2 : text_.substr(at, 1) == "\n" ? 1 : 0;
        return size != 0 && at + size < text_.size() && mime::is_blank(text_[at + size]) ? size : 0;
    }

    std::string_view text_;
};

/// A message that waited for its receiver. One that is sent has the first of these fields only, one that was fetched is a whole
/// mail, with the servers that it passed in `other` (`Received`, which goes on in the next line). It is no payload of MSG, so
/// it is not
/// in message::any: `message::parse<message::offline_messages>(mail)`. Since MSNP11. (Kopete, msnp-sharp, Escargot)
struct offline_message {
    static constexpr std::string_view example =
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n"
        "X-OIM-Message-Type: OfflineMessage\r\nX-OIM-Run-Id: {3A3BE82C-684D-4F4F-8005-CBE8D4F82BAD}\r\n"
        "X-OIM-Sequence-Num: 1\r\nFrom: =?utf-8?B?Qm9i?= <bob@example.com>\r\nTo: ana@example.com\r\n"
        "Subject: =?utf-8?B?Qm9i?=\r\nDate: 23 Nov 2009 11:35:12 -0800\r\nX-OIM-originatingSource: 192.0.2.7\r\n"
        "X-OriginalArrivalTime: 23 Nov 2009 19:35:12.0123 (UTC) FILETIME=[2E1C00B0:01CA6C74]\r\n\r\nSGVsbG8h"sv;

    std::string_view charset{};             ///< parameter of the Content-Type
    std::string_view transfer_encoding{};   ///< Content-Transfer-Encoding: `base64`
    std::string_view type{};                ///< X-OIM-Message-Type: `OfflineMessage`
    braced_guid run{};                      ///< X-OIM-Run-Id: the same for all messages to one account in a session
    std::optional<std::uint32_t> number{};  ///< X-OIM-Sequence-Num: counts these from 1
    mail_text from{};                       ///< From: a name, in encoded words (encoded_words.hpp), and `<account>`
    mail_text to{};                         ///< To
    mail_text subject{};                    ///< Subject: mostly empty
    std::string_view date{};                ///< Date
    std::string_view id{};                  ///< Message-ID
    std::string_view return_path{};         ///< Return-Path
    std::string_view source{};              ///< X-OIM-originatingSource: the sender's address
    std::string_view proxy{};               ///< X-OIMProxy: `MSNMSGR`
    std::string_view arrival{};             ///< X-OriginalArrivalTime: see filetime()
    other_headers<offline_message> other{}; ///< the headers that are not fields of this struct
    mail_body body{};                       ///< the text, as transfer_encoding says

    /// When it came, in units of 100 ns since 1601: what stands in arrival behind `FILETIME=[`, the lower half first, in
    /// hexadecimal,
    /// with or without zeros in front.
    [[nodiscard]] constexpr std::optional<std::uint64_t> filetime() const noexcept {
        constexpr std::string_view mark = "FILETIME=["sv;
        const std::size_t begin = arrival.find(mark);
        if (begin == std::string_view::npos) return std::nullopt;
        const std::string_view halves = arrival.substr(begin + mark.size());
        const std::size_t colon = halves.find(':');
        const std::size_t end = halves.find(']');
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        if (colon == std::string_view::npos || end == std::string_view::npos || end < colon) return std::nullopt;
        if (parse_hex(halves.substr(0, colon), low) != errc::none ||
            parse_hex(halves.substr(colon + 1, end - colon - 1), high) != errc::none)
            return std::nullopt;
        return std::uint64_t{high} << 32 | low;
    }
    /// Writes the text, decoded if it is in base64; errors as those of base64_text::decode().
    template <byte_sink Sink>
    constexpr error decode(Sink& sink) const {
        if (mime::equal_ignoring_case(transfer_encoding, "base64")) return body.decode(sink);
        sink.write(body.text());
        return {};
    }

    static constexpr void wire(auto& io, auto& self) {
        io.type("text/plain", self.charset);
        io.opt_header("Content-Transfer-Encoding", "transfer_encoding", self.transfer_encoding);
        io.opt_header("X-OIM-Message-Type", "type", self.type);
        io.opt_header("X-OIM-Run-Id", "run", self.run);
        io.opt_header("X-OIM-Sequence-Num", "number", self.number);
        io.opt_header("From", "from", self.from);
        io.opt_header("To", "to", self.to);
        io.opt_header("Subject", "subject", self.subject);
        io.opt_header("Date", "date", self.date);
        io.opt_header("Message-ID", "id", self.id);
        io.opt_header("Return-Path", "return_path", self.return_path);
        io.opt_header("X-OIM-originatingSource", "source", self.source);
        io.opt_header("X-OIMProxy", "proxy", self.proxy);
        io.opt_header("X-OriginalArrivalTime", "arrival", self.arrival);
        io.others(self.other);
        io.body(self.body);
    }
    friend constexpr bool operator==(const offline_message&, const offline_message&) = default;
};

/// What message::parse() is asked for.
using offline_messages = std::variant<offline_message, unknown>;

} // namespace msnp::message
