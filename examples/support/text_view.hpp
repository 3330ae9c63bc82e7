// A conversation for the eye: one row a command, its columns aligned, long rows going on under their fields.
#pragma once

#include "payload_lines.hpp"
#include "record.hpp"
#include "transcript.hpp"
#include "utf8.hpp"
#include "values.hpp"

#include <msnp/msnp.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_examples {

namespace detail {

    /// Text as one word; in quotes where it is empty or `special` characters of it would be taken for something else.
    [[nodiscard]] inline std::string quoted(std::string_view text, std::string_view special) {
        std::string safe = escape(text);
        if (!safe.empty() && safe.find_first_of(special) == std::string::npos) return safe;
        std::string result = "\"";
        for (const char c : safe) {
            if (c == '"') result += '\\';
            result += c;
        }
        return result + '"';
    }

    /// What stands in the place of what is not shown.
    [[nodiscard]] inline std::string hidden_text(std::uint64_t size) {
        return "<hidden, " + std::to_string(size) + (size == 1 ? " byte>" : " bytes>");
    }

    [[nodiscard]] inline std::string to_text(const value& v, std::string_view special = " \"") {
        if (v.is == value::kind::number) return (v.negative ? "-" : "") + std::to_string(v.number);
        if (v.is == value::kind::flag) return v.number != 0 ? "yes" : "no";
        if (v.is == value::kind::text) return quoted(v.text, special);
        if (v.is == value::kind::hidden) return escape(v.text) + (v.text.empty() ? "" : " ") + hidden_text(v.number);
        const bool is_list = v.is == value::kind::list;
        std::string all = is_list ? "[" : "{";
        for (std::size_t i = 0; i < v.items.size(); ++i) {
            if (i != 0) all += ", ";
            if (!is_list) all += escape(v.names[i]) + '=';
            all += to_text(v.items[i], " \",[]{}");
        }
        return all + (is_list ? ']' : '}');
    }

} // namespace detail

/// Writes rows into a text.
class text_view : public view {
public:
    /// How rows look.
    struct style {
        bool colored = false;
        std::size_t width = 110; ///< of the terminal
    };

    text_view(std::string& out, style look) : out_(out), look_(look) {}

    void begin(const std::string& what, const std::string& origin) override {
        if (!out_.empty() || any_) out_ += '\n';
        any_ = true;
        last_packet_ = {};
        std::string rule = "── " + what + " ── " + escape(origin) + " ";
        while (columns_of(rule) + 1 < look_.width) rule += "─";
        paint(bold, rule);
        out_ += '\n';
    }

    void show(const gap& missing) override {
        ++failures_;
        start_row(missing.at, "", missing.is == gap::kind::lost ? "lost" : "skipped", red);
        put_word(counted(missing.size, "byte") +
                     (missing.is == gap::kind::lost ? " not captured" : " in which no command could be found"),
                 red);
        end_row();
    }

    void show(const record& command) override {
        ++commands_;
        const bool refusal = command.form == "error_reply";
        refusals_ += refusal;
        start_row(command.at, command.verb, command.form, refusal ? yellow : cyan);
        for (const field& f : command.fields)
            if (!refusal || f.name != "code") put_field(f.name, detail::to_text(f.what)); // the code is the verb
        if (command.payload) put_field("payload", std::to_string(command.payload->size()) + " bytes");
        if (!command.meaning.empty()) put_word("(" + std::string(command.meaning) + ")", yellow);
        end_row();
        if (command.payload_message)
            show_message(*command.payload_message);
        else if (command.hides_payload)
            show_payload(detail::hidden_text(command.payload->size()));
        else if (command.payload)
            show_payload(*command.payload);
    }

    void show(const failure& problem) override {
        ++failures_;
        const std::size_t verb_at = problem.bytes.find_first_not_of(" \r\n");
        const std::string_view line = problem.bytes.substr(verb_at < problem.bytes.size() ? verb_at : 0);
        const std::string_view verb = line.substr(0, line.find_first_of(" \r\n"));
        start_row(problem.at, msnp::verb::is_verb(verb) ? verb : "", "error", red);
        if (problem.hides_bytes) {
            put_word(msnp::describe(problem.error), red);
            end_row();
            put_indented("  " + detail::hidden_text(problem.bytes.size()), red);
            end_failure(problem);
            return;
        }
        const std::string description = msnp::describe(problem.error, problem.bytes, problem.at.offset);
        std::string_view caret = description;
        put_word(caret.substr(0, caret.find('\n')), red);
        end_row();
        caret.remove_prefix(caret.find('\n') + 1);
        const std::size_t second = caret.find('\n') + 1;
        put_indented(caret.substr(0, second - 1), red);
        put_indented(caret.substr(second), red);
        end_failure(problem);
    }

    void add(const capture_totals& totals) override {
        out_ += '\n';
        paint(dim, summary(totals));
        out_ += '\n';
    }

    void end() override {
        out_ += '\n';
        paint(bold, counted(commands_, "command") + ", " + counted(refusals_, "refusal") + " by a server, " +
                        counted(failures_, "error"));
        out_ += '\n';
    }

    /// What a capture was made of, in words.
    [[nodiscard]] static std::string summary(const capture_totals& totals) {
        std::string text = counted(totals.packets, "packet") + ", " + counted(totals.connections, "TCP connection") +
                           ": " + counted(totals.notification_servers, "notification server") + ", " +
                           counted(totals.switchboards, "switchboard");
        const auto add = [&text](std::size_t count, std::string_view what, std::string_view rest) {
            if (count != 0) text += "; " + counted(count, what) + std::string(rest);
        };
        add(totals.not_told, "connection", " on port 1863 in which nothing could be read");
        add(totals.repeated, "byte", " that came again");
        add(totals.broken_packets, "packet", " too short for what they say");
        add(totals.lost_fragments, "packet", " of which fragments are missing");
        return text;
    }

private:
    static constexpr std::string_view bold = "\x1b[1m";
    static constexpr std::string_view dim = "\x1b[2m";
    static constexpr std::string_view red = "\x1b[31m";
    static constexpr std::string_view yellow = "\x1b[33m";
    static constexpr std::string_view cyan = "\x1b[36m";

    static constexpr std::size_t offset_width = 6;
    static constexpr std::size_t channel_width = 7;
    static constexpr std::size_t form_width = 17;
    static constexpr std::size_t fields_at = offset_width + 1 + 2 + channel_width + 1 + 3 + 1 + form_width + 2;
    static constexpr std::size_t least_room = 30; ///< for fields, however narrow the terminal
    static constexpr std::size_t bytes_at = offset_width + 1;

    void paint(std::string_view color, std::string_view text) {
        const bool colored = look_.colored && !color.empty() && !text.empty();
        if (colored) out_ += color;
        out_ += text;
        if (colored) out_ += "\x1b[0m";
    }
    void pad(std::size_t from, std::size_t to) {
        if (from < to) out_.append(to - from, ' ');
    }
    [[nodiscard]] static std::string counted(std::size_t count, std::string_view what) {
        return std::to_string(count) + ' ' + std::string(what) + (count == 1 ? "" : "s");
    }

    /// Says above the rows of a packet when it came, and between whom.
    void show_packet(const place& at) {
        const packet_origin& packet = *at.packet;
        const packet_seen seen{packet.time, packet.connection, at.is_from_client()};
        if (seen == last_packet_) return;
        last_packet_ = seen;
        paint(dim, to_text(packet.time) + "  #" + std::to_string(packet.connection) + "  " +
                       (seen.is_from_client ? packet.client : packet.server) + " → " +
                       (seen.is_from_client ? packet.server : packet.client));
        out_ += '\n';
    }
    void start_row(const place& at, std::string_view verb, std::string_view form, std::string_view color) {
        if (at.packet != nullptr) show_packet(at);
        const std::string offset = std::to_string(at.offset);
        pad(offset.size(), offset_width);
        paint(dim, offset);
        out_ += at.is_from_client() ? " → " : " ← ";
        out_ += at.channel;
        pad(at.channel.size(), channel_width + 1);
        paint(bold, verb);
        pad(verb.size(), 4);
        paint(color, form);
        column_ = fields_at - 2;
        row_has_words_ = false;
        pending_ = form.size() < form_width ? form_width - form.size() : 0;
    }
    /// Goes to where the next word of the row stands.
    void place_word(std::size_t width) {
        if (!row_has_words_) {
            out_.append(pending_ + 2, ' ');
            column_ = fields_at;
        } else if (column_ + 2 + width > look_.width) {
            next_line();
        } else {
            out_ += "  ";
            column_ += 2;
        }
        row_has_words_ = true;
    }
    void next_line() {
        out_ += '\n';
        start_below();
    }
    /// Begins a line under the fields.
    void start_below() {
        out_.append(fields_at, ' ');
        column_ = fields_at;
        if (!in_payload_) return;
        paint(dim, "│ ");
        column_ += 2;
    }
    /// Writes a text that goes on below where it is too long for the row.
    void put_text(std::string_view text, std::string_view color) {
        const std::size_t width = (std::max)(look_.width, fields_at + least_room);
        bool goes_on = column_ >= width;
        while (!text.empty()) {
            if (goes_on) next_line();
            goes_on = true;
            std::size_t size = 0;
            while (size < text.size() && column_ < width) {
                const utf8_char c = first_utf8(text.substr(size));
                column_ += columns_of(c.code);
                size += c.size == 0 ? 1 : c.size;
            }
            const std::size_t blank = size < text.size() ? text.substr(0, size).rfind(' ') : std::string_view::npos;
            if (blank != std::string_view::npos && blank > size / 2) size = blank + 1;
            paint(color, text.substr(0, size));
            text.remove_prefix(size);
        }
    }
    void put_field(std::string_view name, std::string_view text) {
        place_word(columns_of(name) + 1 + columns_of(text));
        put_text(std::string(name) + '=', dim);
        put_text(text, {});
    }
    void put_word(std::string_view text, std::string_view color) {
        place_word(columns_of(text));
        put_text(text, color);
    }
    void end_row() { out_ += '\n'; }

    void show_message(const message& what) {
        const value* body = nullptr;
        std::vector<field> fields;
        for (const field& f : what.fields) {
            if (f.name == "body" && f.what.is == value::kind::text)
                body = &f.what;
            else
                fields.push_back(f);
        }
        show_fields(what.type, fields);
        if (body != nullptr && body->text.find_first_not_of("\r\n") != std::string::npos) show_payload(body->text);
    }
    /// A row of fields. What a body is made of gets rows of its own below.
    void show_fields(const std::string& name, const std::vector<field>& fields, bool is_body = false) {
        const auto has_row = [&](const field& f) {
            return f.what.is == value::kind::object && (is_body || f.name == "body");
        };
        in_payload_ = true;
        start_below();
        put_text(escape(name), cyan);
        for (const field& f : fields)
            if (!has_row(f)) put_field(escape(f.name), detail::to_text(f.what));
        end_row();
        in_payload_ = false;
        for (const field& f : fields) {
            if (!has_row(f)) continue;
            std::vector<field> within;
            within.reserve(f.what.items.size());
            for (std::size_t i = 0; i < f.what.items.size(); ++i) within.push_back({f.what.names[i], f.what.items[i]});
            show_fields(f.name, within, true);
        }
    }
    void show_payload(std::string_view payload) {
        in_payload_ = true;
        for (const std::string& line : payload_lines(payload)) {
            start_below();
            put_text(line, {});
            end_row();
        }
        in_payload_ = false;
    }
    void end_failure(const failure& problem) {
        const bool is_looked_for = problem.at.packet != nullptr; // in captures the next command is found
        if (msnp::is_framing_error(problem.error.code) && !is_looked_for)
            put_indented("  nothing behind this can be read: nobody knows where the next command begins", red);
    }
    void put_indented(std::string_view line, std::string_view color) {
        out_.append(bytes_at, ' ');
        paint(color, line);
        out_ += '\n';
    }

    /// Which packet the last row was of.
    struct packet_seen {
        capture_time time{};
        std::size_t connection = 0;
        bool is_from_client = false;
        friend bool operator==(const packet_seen&, const packet_seen&) = default;
    };

    std::string& out_;
    style look_;
    packet_seen last_packet_;
    std::size_t column_ = 0;
    std::size_t pending_ = 0;
    bool row_has_words_ = false;
    bool in_payload_ = false; ///< lines stand behind a rule
    bool any_ = false;
    std::size_t commands_ = 0;
    std::size_t refusals_ = 0;
    std::size_t failures_ = 0;
};

} // namespace msnp_examples
