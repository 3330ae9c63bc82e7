// Errors as text, for people: what, where, and the line with a caret under the byte.
//
// The one header of base/ that needs `<string>`. The bytes are shown as they came, with what can't be printed as escapes,
// so that a log line is safe to look at in a terminal.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/sink.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace msnp {

/// Writes `bytes` with everything but printable ASCII as `\r`, `\n`, `\t`, `\0`, `\xNN`, and a backslash doubled:
/// the escapes of .wire transcripts. Bytes of 0x80 and above pass as they are when `keep_utf8` is set.
template <byte_sink Sink>
constexpr void write_escaped(Sink& sink, std::string_view bytes, bool keep_utf8 = false) {
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '\r': sink.write("\\r"); continue;
        case '\n': sink.write("\\n"); continue;
        case '\t': sink.write("\\t"); continue;
        case '\0': sink.write("\\0"); continue;
        case '\\': sink.write("\\\\"); continue;
        default: break;
        }
        if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !keep_utf8)) {
            sink.write("\\x");
            sink.write(hex_digits(byte, 2).view());
        } else {
            sink.put(c);
        }
    }
}

namespace detail {

    constexpr std::size_t caret_window = 60; ///< bytes shown on either side of the caret

    template <byte_sink Sink>
    constexpr void write_description(Sink& sink, const error& e) {
        sink.write(name_of(e.code));
        sink.write(" at byte ");
        sink.write(decimal_digits(e.offset).view());
        if (!e.field.empty()) {
            sink.write(" (");
            sink.write(e.field);
            sink.put(')');
        }
        sink.write(": ");
        sink.write(message_of(e.code));
    }

    template <byte_sink Sink>
    constexpr void write_caret(Sink& sink, std::size_t offset, std::string_view bytes) {
        const std::size_t at = offset < bytes.size() ? offset : bytes.size();
        std::size_t first = at;
        while (first > 0 && bytes[first - 1] != '\n' && at - first < caret_window) --first;
        std::size_t last = at;
        while (last < bytes.size() && last - at < caret_window && (last == first || bytes[last - 1] != '\n')) ++last;
        counting_sink before;
        write_escaped(before, bytes.substr(first, at - first));
        sink.write("\n  ");
        write_escaped(sink, bytes.substr(first, last - first));
        sink.write("\n  ");
        for (std::size_t i = 0; i < before.size(); ++i) sink.put(' ');
        sink.put('^');
    }

} // namespace detail

/// One line for a log: `bad_value at byte 9 (list): not a value of this argument`. Of names alone and nothing of the input, so that
/// it is safe where the input holds a password.
[[nodiscard]] inline std::string describe(const error& e) {
    std::string text;
    append_sink sink(text);
    detail::write_description(sink, e);
    return text;
}

/// The same, then the line of `bytes` that the offset points into, and a caret under the byte. The first of the bytes is
/// the one that has the offset `first`: 0 for an error of parse() and its frame, decoder::frame_offset() or consumed() for
/// one of a decoder and its frame() or unread(). Up to 120 bytes are shown as they came, a password or a ticket among them: where such
/// lines may come, the other describe() is the one for a log.
[[nodiscard]] inline std::string describe(const error& e, std::string_view bytes, std::size_t first = 0) {
    std::string text;
    append_sink sink(text);
    detail::write_description(sink, e);
    detail::write_caret(sink, e.offset > first ? e.offset - first : 0, bytes);
    return text;
}

} // namespace msnp
