// `.wire` transcripts: conversations as text that people can read, write and paste.
//
//     # a comment
//     @ ns msnp9                       a connection to a notification or dispatch server is opened; `sb`: a switchboard
//     > VER 4 MSNP10 MSNP9 CVR0\r\n    bytes from the client
//     < VER 4 MSNP9 CVR0\r\n           bytes from the server
//
// What follows `> ` or `< ` is a chunk of the stream as it is: no line end is implied, a frame may take several lines and
// a line may hold several frames. It is UTF-8 text with the escapes \r \n \t \0 \xNN and \\ for a backslash.
#pragma once

#include "escape.hpp"
#include "utf8.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace msnp_examples {

/// Whom a connection goes to.
enum class service {
    ns, ///< a notification or dispatch server
    sb, ///< a switchboard
};

/// `@ ns msnp9`: a connection was opened, and the one before it is over.
struct opened {
    service to = service::ns;
    unsigned dialect = 0; ///< 2 to 21
    friend bool operator==(const opened&, const opened&) = default;
};

/// `> …` or `< …`: some bytes of the stream.
struct chunk {
    bool from_client = false;
    std::string bytes;
    friend bool operator==(const chunk&, const chunk&) = default;
};

/// What is wrong with a transcript, and where; both numbers count from 1, columns in characters.
struct transcript_error {
    std::size_t line = 0;
    std::size_t column = 0;
    std::string message;
    friend bool operator==(const transcript_error&, const transcript_error&) = default;
};

/// What a line says: nothing (a comment, an empty line), one of the two, or an error.
using transcript_line = std::variant<std::monostate, opened, chunk, transcript_error>;

/// Reads a transcript line by line.
class transcript_reader {
public:
    /// Reads the next line, given without its line end. After an error it goes on with the line that follows.
    [[nodiscard]] transcript_line read(std::string_view line) {
        ++number_;
        line_ = line;
        if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
        if (line.ends_with('\r')) line.remove_suffix(1); // a checkout with CRLF
        rest_ = line;
        if (line.find_first_not_of(" \t") == std::string_view::npos || line.front() == '#') return {};
        switch (line.front()) {
        case '@': return read_opening();
        case '>': return read_chunk(true);
        case '<': return read_chunk(false);
        default: return error("a line begins with '#', '@', '>' or '<'");
        }
    }

    /// How many lines were read.
    [[nodiscard]] std::size_t lines() const noexcept { return number_; }

private:
    /// An error at the first byte of rest_.
    [[nodiscard]] transcript_error error(std::string message) const {
        std::size_t column = 1;
        for (const char* at = line_.data(); at != rest_.data(); ++at)
            column += (static_cast<unsigned char>(*at) & 0xC0) != 0x80;
        return {number_, column, std::move(message)};
    }

    [[nodiscard]] std::string_view next_word() {
        rest_.remove_prefix(1); // '@', or the blank behind a word
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
        return rest_.substr(0, rest_.find(' '));
    }

    [[nodiscard]] transcript_line read_opening() {
        if (!rest_.starts_with("@ ")) return error("'@' is followed by a blank");
        opened connection;
        const std::string_view to = next_word();
        if (to != "ns" && to != "sb") return error("a connection goes to 'ns' or 'sb'");
        connection.to = to == "ns" ? service::ns : service::sb;
        rest_.remove_prefix(to.size());
        const std::string_view dialect = rest_.empty() ? rest_ : next_word();
        const std::optional<unsigned> number = dialect_number(dialect);
        if (!number) return error("a dialect, 'msnp2' to 'msnp21', is expected");
        connection.dialect = *number;
        rest_.remove_prefix(dialect.size());
        if (!rest_.empty() && !next_word().empty()) return error("nothing more is expected here");
        is_open_ = true;
        return connection;
    }

    [[nodiscard]] static std::optional<unsigned> dialect_number(std::string_view word) {
        for (unsigned number = 2; number <= 21; ++number)
            if (word == "msnp" + std::to_string(number)) return number;
        return std::nullopt;
    }

    [[nodiscard]] transcript_line read_chunk(bool from_client) {
        if (!is_open_) return error("no connection is open: a line '@ ns msnp9' comes first");
        rest_.remove_prefix(1);
        if (!rest_.starts_with(' ')) return error("a blank is expected behind '>' and '<'");
        rest_.remove_prefix(1);
        chunk result{from_client, {}};
        result.bytes.reserve(rest_.size());
        while (!rest_.empty()) {
            const char* wrong = rest_.front() == '\\' ? read_escape(result.bytes) : read_character(result.bytes);
            if (wrong != nullptr) return error(wrong);
        }
        return result;
    }

    /// Takes one character; says what is wrong with it, if anything.
    [[nodiscard]] const char* read_character(std::string& bytes) {
        const utf8_char c = first_utf8(rest_);
        if (c.size == 0) return "not UTF-8: write the byte as \\xNN";
        if (c.code < 0x20 || c.code == 0x7F) return "a control byte: write it as an escape";
        bytes += rest_.substr(0, c.size);
        rest_.remove_prefix(c.size);
        return nullptr;
    }

    /// Takes one escape; says what is wrong with it, if anything.
    [[nodiscard]] const char* read_escape(std::string& bytes) {
        if (rest_.size() < 2) return "a backslash ends the line";
        const std::size_t named = std::string_view("rnt0\\").find(rest_[1]);
        if (named != std::string_view::npos) {
            bytes += "\r\n\t\0\\"[named];
            rest_.remove_prefix(2);
            return nullptr;
        }
        if (rest_[1] != 'x') return R"(an unknown escape: \r \n \t \0 \xNN and \\ are known)";
        const int high = rest_.size() < 4 ? -1 : hex_value(rest_[2]);
        const int low = rest_.size() < 4 ? -1 : hex_value(rest_[3]);
        if (high < 0 || low < 0) return "\\x is followed by two hexadecimal digits";
        bytes += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
        rest_.remove_prefix(4);
        return nullptr;
    }

    [[nodiscard]] static int hex_value(char c) noexcept {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    }

    std::string_view line_; ///< the whole line
    std::string_view rest_; ///< what is left of it
    std::size_t number_ = 0;
    bool is_open_ = false;
};

/// A whole transcript, up to its first error.
struct transcript {
    std::vector<std::variant<opened, chunk>> events;
    std::optional<transcript_error> error;
};

/// Reads a transcript that is in memory.
[[nodiscard]] inline transcript read_transcript(std::string_view text) {
    transcript result;
    transcript_reader reader;
    while (!text.empty() && !result.error) {
        const std::size_t end = text.find('\n');
        transcript_line line = reader.read(text.substr(0, end));
        if (auto* connection = std::get_if<opened>(&line)) result.events.emplace_back(*connection);
        if (auto* bytes = std::get_if<chunk>(&line)) result.events.emplace_back(std::move(*bytes));
        if (auto* error = std::get_if<transcript_error>(&line)) result.error = std::move(*error);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return result;
}

} // namespace msnp_examples
