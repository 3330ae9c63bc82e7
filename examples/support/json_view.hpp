// One JSON object a line.
//
//     {"offset":0,"channel":"to_ns","verb":"USR","form":"usr_twn_initiate","fields":{"trid":6,"account":"ana@example.com"}}
//     {"offset":0,"channel":"to_ns","error":{"code":"bad_value","offset":9,"field":"list"},"bytes":"ADD 23 ZZ …"}
//
// Where a capture was read, a line begins with "time", "connection", "from" and "to", and what the capture does not have, or nobody could
// read, is {…,"offset":95,"channel":"to_ns","lost":1460} or {…,"skipped":37}.
//
// A password, a ticket, and what may hold one is {"hidden":152}: how many bytes were left out. No text of a peer becomes an object; a line
// of which only the end was left out has its beginning there, too: {"hidden":20,"behind":"MSPProf:"}.
//
// JSON text is Unicode, what peers send is bytes: those that are not UTF-8 are written as \u00NN. What a terminal would
// obey is escaped as well, so that a line is safe to look at.
#pragma once

#include "record.hpp"
#include "utf8.hpp"
#include "values.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace msnp_examples {

namespace detail {

    using json = nlohmann::ordered_json;

    constexpr char byte_mark =
        '\x7F'; ///< begins a byte by its two hexadecimal digits: the one mark that JSON needs no escape for

    inline void append_hex(std::string& out, char32_t number, std::size_t digits) {
        while (digits-- > 0) out += "0123456789abcdef"[number >> (4 * digits) & 15];
    }

    /// Bytes as UTF-8, in which each byte that is none, and DEL, is byte_mark and two hexadecimal digits.
    [[nodiscard]] inline std::string marked(std::string_view bytes) {
        std::string text;
        while (!bytes.empty()) {
            const std::size_t size = bytes.front() == byte_mark ? 0 : first_utf8(bytes).size;
            if (size == 0) {
                text += byte_mark;
                append_hex(text, static_cast<unsigned char>(bytes.front()), 2);
            }
            text += bytes.substr(0, size);
            bytes.remove_prefix(size == 0 ? 1 : size);
        }
        return text;
    }

    /// JSON that is written with marked text: resolves the marks, and escapes what must not reach a terminal.
    [[nodiscard]] inline std::string without_marks(std::string_view text) {
        std::string line;
        while (!text.empty()) {
            const utf8_char c = first_utf8(text);
            if (text.front() == byte_mark) {
                line += "\\u00";
                line += text.substr(1, 2);
                text.remove_prefix(3);
                continue;
            }
            if (is_printable(c.code)) {
                line += text.substr(0, c.size);
            } else {
                line += "\\u";
                append_hex(line, c.code, 4);
            }
            text.remove_prefix(c.size);
        }
        return line;
    }

    [[nodiscard]] inline json hidden_json(std::uint64_t size) {
        json what = json::object();
        what["hidden"] = size;
        return what;
    }

    [[nodiscard]] inline json to_json(const value& v) {
        if (v.is == value::kind::hidden) {
            json what = hidden_json(v.number);
            if (!v.text.empty()) what["behind"] = marked(v.text);
            return what;
        }
        if (v.is == value::kind::number) {
            if (v.negative) return -static_cast<std::int64_t>(v.number);
            return v.number;
        }
        if (v.is == value::kind::flag) return v.number != 0;
        if (v.is == value::kind::text) return marked(v.text);
        json all = v.is == value::kind::list ? json::array() : json::object();
        for (std::size_t i = 0; i < v.items.size(); ++i) {
            if (v.is == value::kind::list)
                all.push_back(to_json(v.items[i]));
            else
                all[marked(v.names[i])] = to_json(v.items[i]);
        }
        return all;
    }

    [[nodiscard]] inline json to_json(const field_list& fields) {
        json object = json::object();
        for (const field& f : fields) object[marked(f.name)] = to_json(f.what);
        return object;
    }

} // namespace detail

/// Writes JSON into a text.
class json_view : public view {
public:
    explicit json_view(std::string& out) : out_(out) {}

    void begin(const std::string&, const std::string&) override {}
    void end() override {}

    void show(const record& command) override {
        detail::json line = start(command.at);
        line["verb"] = command.verb;
        line["form"] = command.form;
        line["fields"] = detail::to_json(command.fields);
        if (command.payload_message)
            line["message"] = {{"type", detail::marked(command.payload_message->type)},
                               {"fields", detail::to_json(command.payload_message->fields)}};
        else if (command.payload)
            line["fields"]["payload"] = command.hides_payload ? detail::hidden_json(command.payload->size())
                                                              : detail::json(detail::marked(*command.payload));
        finish(line);
    }

    void show(const failure& problem) override {
        detail::json line = start(problem.at);
        line["error"] = {{"code", msnp::name_of(problem.error.code)}, {"offset", problem.error.offset}};
        if (!problem.error.field.empty()) line["error"]["field"] = problem.error.field;
        line["bytes"] = problem.hides_bytes ? detail::hidden_json(problem.bytes.size())
                                            : detail::json(detail::marked(problem.bytes));
        finish(line);
    }

    void show(const gap& missing) override {
        detail::json line = start(missing.at);
        line[missing.is == gap::kind::lost ? "lost" : "skipped"] = missing.size;
        finish(line);
    }

private:
    [[nodiscard]] static detail::json start(const place& at) {
        detail::json line = detail::json::object();
        if (at.packet != nullptr) {
            line["time"] = to_text(at.packet->time);
            line["connection"] = at.packet->connection;
            line["from"] = at.is_from_client() ? at.packet->client : at.packet->server;
            line["to"] = at.is_from_client() ? at.packet->server : at.packet->client;
        }
        line["offset"] = at.offset;
        line["channel"] = std::string(at.channel);
        return line;
    }
    void finish(const detail::json& line) {
        out_ += detail::without_marks(line.dump());
        out_ += '\n';
    }

    std::string& out_;
};

} // namespace msnp_examples
