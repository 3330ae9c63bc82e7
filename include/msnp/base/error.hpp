// What went wrong, at which byte, in which argument.
//
// An error is three plain values, so that it can be made, copied and compared in constant evaluation; the text for
// people is made elsewhere (describe.hpp). A code tells by its group whether the stream survives: a framing error
// ends it, since nobody can say where the next frame begins; everything else costs one frame at most.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp {

/// What is wrong. The groups are in this order, and is_framing_error() and is_write_error() tell them apart.
enum class errc : std::uint8_t {
    none, ///< no error; the code of a default-constructed msnp::error

    // Framing: the peer's fault, and the stream can't go on.
    line_too_long,    ///< no line end within limits::line bytes; offset: the first byte too many
    payload_too_long, ///< the announced length is over limits::payload or has more than nine digits; writing: likewise
    missing_length,   ///< a command that carries a payload has fewer arguments than any of its forms
    bad_length,       ///< the last argument of a command that carries a payload is no decimal number

    // The line as a whole: costs one frame.
    bad_verb,       ///< the first token is neither three capital letters nor three digits
    bad_byte,       ///< a NUL or a CR that is not part of the line's end stands in the line
    bare_line_feed, ///< the line ends in LF alone, and tolerance::bare_line_feed is off
    empty_line,     ///< an empty line stands before the frame, and tolerance::empty_lines is off
    stray_blank,    ///< a blank too many stands at the offset, and the tolerance for it is off

    // Its arguments: costs one frame.
    missing_argument, ///< the line ends where `field` should stand
    extra_argument,   ///< an argument (or a payload) stands after the last one that the form has
    wrong_word,       ///< the argument is not the fixed word that `field` names
    bad_number,       ///< the argument is no decimal number
    out_of_range,     ///< a number that the field's type can't hold (reading and writing)
    bad_value,        ///< the argument is not of its field's kind: no such list, no host:port, …

    // parse(bytes): the bytes are not exactly one frame.
    incomplete,     ///< the bytes end before the frame does
    trailing_bytes, ///< bytes follow the frame

    // Messages inside a payload.
    missing_blank_line, ///< the header block has no end
    bad_header,         ///< a header line without a colon, or one that can't be written
    bad_xml,            ///< XML that is not well-formed, or that has what payloads never have

    // Writing: our own fault; nothing was written.
    not_a_token,      ///< a blank, CR, LF or NUL inside an argument would change the command
    missing_value,    ///< a required field is empty, or an optional one is empty in front of one that is not
    not_in_dialect,   ///< the dialect has no such form, field or word
    buffer_too_small, ///< the command is longer than the buffer; wire_size() tells how long it is
};

/// True for the errors that end a stream: a decoder stays in this state for ever.
[[nodiscard]] constexpr bool is_framing_error(errc code) noexcept {
    return code >= errc::line_too_long && code <= errc::bad_length;
}

/// True for the errors that only writing gives: the caller's own value is wrong, not the peer's bytes.
[[nodiscard]] constexpr bool is_write_error(errc code) noexcept {
    return code >= errc::not_a_token;
}

/// An error: code, place, and the argument that it stands in. Trivially copyable.
struct error {
    errc code = errc::none; ///< what is wrong
    /// At which byte: of the frame for take_frame() and parse(), of the whole stream from a decoder, of the output for
    /// serialize(), of the payload for messages.
    std::size_t offset = 0;
    /// The field's name as in the struct ("list", "trid"), or the fixed word that was expected; empty when the error
    /// is not in one argument. Always a string literal of the library, so it never dangles.
    std::string_view field{};

    /// Equal in all three parts.
    friend constexpr bool operator==(const error&, const error&) = default;
};

/// The code's own spelling, "bad_value": for logs, JSON and test names.
[[nodiscard]] constexpr std::string_view name_of(errc code) noexcept {
    switch (code) {
    case errc::none: return "none";
    case errc::line_too_long: return "line_too_long";
    case errc::payload_too_long: return "payload_too_long";
    case errc::missing_length: return "missing_length";
    case errc::bad_length: return "bad_length";
    case errc::bad_verb: return "bad_verb";
    case errc::bad_byte: return "bad_byte";
    case errc::bare_line_feed: return "bare_line_feed";
    case errc::empty_line: return "empty_line";
    case errc::stray_blank: return "stray_blank";
    case errc::missing_argument: return "missing_argument";
    case errc::extra_argument: return "extra_argument";
    case errc::wrong_word: return "wrong_word";
    case errc::bad_number: return "bad_number";
    case errc::out_of_range: return "out_of_range";
    case errc::bad_value: return "bad_value";
    case errc::incomplete: return "incomplete";
    case errc::trailing_bytes: return "trailing_bytes";
    case errc::missing_blank_line: return "missing_blank_line";
    case errc::bad_header: return "bad_header";
    case errc::bad_xml: return "bad_xml";
    case errc::not_a_token: return "not_a_token";
    case errc::missing_value: return "missing_value";
    case errc::not_in_dialect: return "not_in_dialect";
    case errc::buffer_too_small: return "buffer_too_small";
    }
    return "unknown";
}

/// One sentence on a code, for people: "the line is longer than the limit".
[[nodiscard]] constexpr std::string_view message_of(errc code) noexcept {
    switch (code) {
    case errc::none: return "no error";
    case errc::line_too_long: return "the line is longer than the limit";
    case errc::payload_too_long: return "the payload is longer than the limit";
    case errc::missing_length: return "the command carries a payload, but its length is missing";
    case errc::bad_length: return "the payload's length is not a decimal number";
    case errc::bad_verb: return "the line does not begin with three capital letters or three digits";
    case errc::bad_byte: return "a NUL or a bare CR stands in the line";
    case errc::bare_line_feed: return "the line ends in LF without CR";
    case errc::empty_line: return "an empty line stands between two commands";
    case errc::stray_blank: return "a blank too many";
    case errc::missing_argument: return "the line ends where an argument is expected";
    case errc::extra_argument: return "nothing more is expected here";
    case errc::wrong_word: return "another word is expected here";
    case errc::bad_number: return "not a decimal number";
    case errc::out_of_range: return "the number is too large";
    case errc::bad_value: return "not a value of this argument";
    case errc::incomplete: return "the bytes end before the command does";
    case errc::trailing_bytes: return "bytes follow the command";
    case errc::missing_blank_line: return "the headers do not end in an empty line";
    case errc::bad_header: return "not a header line";
    case errc::bad_xml: return "not well-formed XML";
    case errc::not_a_token: return "a blank, CR, LF or NUL can't stand in an argument";
    case errc::missing_value: return "a value that the command needs is missing";
    case errc::not_in_dialect: return "the dialect does not have this";
    case errc::buffer_too_small: return "the buffer is too small";
    }
    return "unknown error";
}

} // namespace msnp
