// Random values for any message struct, made by its own wire(), and payloads with exactly one thing wrong: what generator.hpp has
// for commands.
#pragma once

#include "support/generator.hpp"
#include "support/mime_model.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace msnp_test {

/// Calls function(std::type_identity<Message>) for each struct of a list of messages, message::unknown too.
template <class Any, class Function>
void for_each_message(Function function) {
    [&]<class... Messages>(std::type_identity<std::variant<Messages...>>) {
        (function(std::type_identity<Messages>{}), ...);
    }(std::type_identity<Any>{});
}

/// Lets a visitor see a message's fields; those of a message that no struct knows, too.
template <class Io, class Message>
void visit_fields(Io& io, Message& message) {
    if constexpr (std::is_same_v<std::remove_const_t<Message>, msnp::message::unknown>) {
        io.others(message.headers);
        io.body(message.body);
    } else {
        std::remove_const_t<Message>::wire(io, message);
    }
}

// ---- what stands in the examples -------------------------------------------------------------------------------------

/// The names of the examples' headers, their values, and the parts that a ';' ends in these.
struct example_headers {
    std::vector<std::string> names;
    std::vector<std::string> values;
};
inline const example_headers& headers_of_examples() {
    static const example_headers headers = [] {
        example_headers found{{"User-Agent", "Message-ID", "X"}, {}};
        const auto add = [&]<class Message>(std::type_identity<Message>) {
            if constexpr (requires { Message::example; }) {
                const model::envelope read = model::read_envelope(Message::example, {});
                std::vector<msnp::mime::header> lines = read.headers;
                for (const auto& field : model::read_fields(read.body, {}).headers) lines.push_back(field);
                for (const auto& h : lines) {
                    found.names.emplace_back(h.name);
                    found.values.emplace_back(h.value);
                    for (std::string_view rest = h.value; !rest.empty();) {
                        const std::size_t end = std::min(rest.find(';'), rest.size() - 1) + 1;
                        found.values.emplace_back(rest.substr(0, end));
                        rest.remove_prefix(end);
                    }
                }
            }
        };
        for_each_message<msnp::message::any>(add);
        return found;
    }();
    return headers;
}

// ---- any valid message -----------------------------------------------------------------------------------------------

/// Visits a wire() for the message's Content-Type.
struct type_finder {
    std::string_view found{};
    std::string_view alias{};

    void type(std::string_view name, const auto&, std::string_view other = {}) {
        found = name;
        alias = other;
    }
    void no_type() {}
    void header(std::string_view, std::string_view, const auto&) {}
    void opt_header(std::string_view, std::string_view, const auto&) {}
    void others(const auto&) {}
    void body(const auto&) {}
    void field(std::string_view, std::string_view, const auto&) {}
    void opt_field(std::string_view, std::string_view, const auto&) {}
    void other_fields(const auto&) {}
    void after_fields(const auto&) {}
};
/// Whether a struct of the list has this Content-Type.
template <class Any>
bool is_known_type(msnp::mime::content_type type) {
    bool known = false;
    for_each_message<Any>([&]<class Message>(std::type_identity<Message>) {
        type_finder visitor;
        Message message{};
        visit_fields(visitor, message);
        known = known || (!visitor.found.empty() && (type.is(visitor.found) || type.is(visitor.alias)));
    });
    return known;
}

/// Visits a wire() and fills every field with a value that may be written.
class message_filler {
public:
    explicit message_filler(value_maker& make) : make_(make), from_(make.from()) {}

    void type(std::string_view, std::string_view& charset, std::string_view = {}) {
        std::string text = from_.one_in(3) ? "" : header_text();
        for (char& c : text) c = c == ';' ? ',' : c;
        charset = make_.keep(std::move(text));
    }
    void header(std::string_view, std::string_view, auto& value) { fill(value); }
    void opt_header(std::string_view, std::string_view, auto& value) {
        if (from_.one_in(2)) fill(value);
    }
    void no_type() {}
    void length() {}
    void others(auto& value) { value = msnp::mime::header_list(make_.keep(block())); }
    template <class Body>
    void body(Body& value) {
        value = Body(make_.bytes());
    }
    void field(std::string_view, std::string_view, auto& value) {
        fill(value);
        any_fields_ = true;
    }
    void opt_field(std::string_view, std::string_view, auto& value) {
        if (!from_.one_in(2)) return;
        fill(value);
        any_fields_ = any_fields_ || !msnp::is_absent(value);
    }
    void other_fields(auto& value) {
        others(value);
        any_fields_ = any_fields_ || !value.empty();
    }
    void after_fields(std::optional<std::string_view>& value) {
        value.reset();
        if (!from_.one_in(3)) value = any_fields_ && from_.one_in(2) ? make_.bytes() : "";
    }

protected:
    template <class T>
    void fill(T& value) {
        if constexpr (requires { value.has_value(); })
            fill(value.emplace());
        else if constexpr (std::is_same_v<T, std::string_view>)
            value = make_.keep(header_text());
        else if constexpr (msnp::message::detail::header_class<T>)
            value = accepted<T>();
        else
            value = written_without_blanks<T>();
    }
    /// A value of a type that is an argument, too. There a tab may stand at an end.
    template <class T>
    T written_without_blanks() {
        for (;;) {
            const T made = make_.value<T>(msnp::last_dialect);
            if constexpr (requires { T::ends_in_blank; }) return made;
            std::string text;
            msnp::append_sink sink(text);
            if (msnp::write_token(sink, made) == msnp::errc::none && trimmed(text) == text) return made;
        }
    }
    /// What a type takes, strictly, of values put together from those of the examples, some with a byte changed.
    template <class T>
    T accepted() {
        for (int tries = 0; tries < 100000; ++tries) {
            std::string text;
            for (std::size_t parts = from_.below(7); parts > 0; --parts) text += from_.any_of(values());
            if (!text.empty() && from_.one_in(2)) text[from_.below(text.size())] = byte();
            const auto made = T::parse(make_.keep(trimmed(text)), msnp::mime::tolerance::strict());
            if (made) return *made;
        }
        give_up("no text that message_filler makes is a value of this type");
    }
    /// A text that can stand behind a colon: no end of a line, no NUL, no blank at either end.
    std::string header_text() {
        std::string text;
        for (std::size_t parts = from_.below(4); parts > 0; --parts) {
            switch (from_.below(4)) {
            case 0: text += from_.any_of(values()); break;
            case 1: text += make_.token(); break;
            case 2:
                text += from_.any_of(std::vector<std::string>{" ", "\t", ":", ";", "=", "  ", ": ", "\xc3\xa9"});
                break;
            default:
                for (std::size_t size = from_.one_in(10) ? from_.below(300) : from_.below(8); size > 0; --size)
                    text += byte();
            }
        }
        return trimmed(text);
    }
    /// Any headers as they may come: folded, with any line ends, among lines that are none.
    std::string block() {
        std::string block;
        for (std::size_t lines = from_.below(6); lines > 0; --lines) {
            if (from_.one_in(10)) block += from_.one_in(2) ? " " : "\t";
            if (!from_.one_in(12)) block += name() + from_.any_of(std::vector<std::string>{": ", ":", " : ", ":\t"});
            block += header_text();
            while (from_.one_in(12)) block += line_end() + (from_.one_in(2) ? " " : "\t") + header_text();
            if (from_.one_in(20)) block += from_.one_in(2) ? std::string(1, '\0') : "\r";
            if (lines > 1 || !from_.one_in(10)) block += line_end();
        }
        return block;
    }
    std::string name() {
        std::string text = from_.one_in(4) ? std::string(make_.token()) : from_.any_of(headers_of_examples().names);
        if (from_.one_in(8)) text[from_.below(text.size())] = byte();
        return text;
    }
    std::string line_end() { return from_.one_in(6) ? "\n" : "\r\n"; }
    /// Any that may stand in a value.
    char byte() {
        const char c = static_cast<char>(from_.below(256));
        return c == '\r' || c == '\n' || c == '\0' ? '~' : c;
    }
    static const std::vector<std::string>& values() { return headers_of_examples().values; }
    static std::string trimmed(std::string_view text) { return std::string(model::without_mime_blanks(text)); }

    value_maker& make_;
    choices& from_;
    bool any_fields_ = false;
};

/// A message of this struct with random values that may be written. One of message::unknown has a Content-Type that no struct
/// of the list has. Its texts live as long as the maker.
template <class Any, class Message>
Message random_message(value_maker& make) {
    Message message{};
    message_filler fill(make);
    visit_fields(fill, message);
    if constexpr (std::is_same_v<Message, msnp::message::unknown>) {
        static constexpr std::string_view types[] = {"image/png", "text/x-msmsgs; charset=UTF-8", "", "text", "a/b;"};
        const std::string_view block = message.headers.block();
        const auto type = message.headers.find("Content-Type");
        if (!type || is_known_type<Any>({*type})) {
            const std::string line = "Content-Type: " + std::string(make.from().any_of(types)) + "\r\n";
            message.headers = msnp::mime::header_list(make.keep(line + std::string(block)));
        }
    }
    return message;
}

/// What serialize() writes, from memory of exactly its size.
template <class Message>
std::optional<std::string> message_bytes(const Message& message) {
    std::string bytes(msnp::message::wire_size(message), '?');
    const auto size = msnp::message::serialize(message, bytes);
    if (!size || *size != bytes.size()) return std::nullopt;
    return bytes;
}

// ---- texts that nobody should be able to write -----------------------------------------------------------------------

/// What could end a header, a parameter or the headers; besides those of commands.
inline constexpr std::string_view hostile_header_texts[] = {
    "X: y\r\n",
    "X: y\nEvil: z\r\n",
    "X: y\n Evil: z\r\n",
    "X: y\n\nEvil: z\r\n",
    "X: y\n\r\n",
    "X\n Evil: z\r\n",
    "\nX: y\r\n",
    " X: y\r\n",
    "X: y\r\n\r\nEvil: z\r\n",
    "\r\n\r\nbody",
    "X: y\r\r\n",
    "X: y\r",
    "a\r\nEvil: z",
    "a\r\n Evil: z",
    "a\n\tEvil: z",
    "Content-Type: text/x-msmsgscontrol\r\nTypingUser: a@b\r\n",
    "Content-Type: image/gif\nContent-Type: text/plain\r\n",
    "Content-Type: image/gif\r\n: nothing\r\n",
    "TypingUser: a@b\r\nRecordingUser: a@b\r\n",
    ": y\r\n",
    " : y\r\n z: a\r\n",
    ":",
    "\t",
    "a\t",
    "\ta",
    "a;b",
    ";",
    "UTF-8; charset=UTF-7",
    "a; CO=ff",
    "a|",
    "|a",
    "|",
    "B;CO=0",
    "XX=1; YY=2; FN=z",
    "XX=1\r\nEvil: z",
    "=a",
};

/// Visits a wire() and calls action(value) for the field of a given number, if there is one. What a class like im_format holds are
/// fields, each by itself.
template <class Action>
class nth_message_field {
public:
    nth_message_field(std::size_t number, Action action) : left_(number), action_(action) {}

    void type(std::string_view, auto& charset, std::string_view = {}) { one(charset); }
    void no_type() {}
    void length() {}
    void header(std::string_view, std::string_view, auto& value) { parts(value); }
    void opt_header(std::string_view, std::string_view, auto& value) { parts(value); }
    void others(auto& value) { one(value); }
    void body(auto& value) { one(value); }
    void field(std::string_view, std::string_view, auto& value) { parts(value); }
    void opt_field(std::string_view, std::string_view, auto& value) { parts(value); }
    void other_fields(auto& value) { one(value); }
    void after_fields(auto& value) { one(value); }

    /// Whether the field was there.
    bool found() const { return found_; }

protected:
    template <class T>
    void parts(std::optional<T>& value) {
        if constexpr (msnp::message::detail::header_class<T>) {
            if (!value) value.emplace();
            parts(*value);
        } else {
            one(value);
        }
    }
    template <class T>
    void parts(T& value) {
        if constexpr (requires { value.font, value.effects, value.source; }) {
            one(value.font);
            one(value.effects);
            one(value.source);
        } else {
            static_assert(!msnp::message::detail::header_class<T> || std::is_same_v<T, msnp::message::mail_text>,
                          "say here which texts this class has");
            one(value);
        }
    }
    void one(auto& value) {
        if (left_-- != 0) return;
        found_ = true;
        action_(value);
    }

    std::size_t left_;
    Action action_;
    bool found_ = false;
};

/// Calls action(value) for the field of this number, and says whether there was one.
template <class Message, class Action>
bool with_message_field(Message& message, std::size_t number, Action action) {
    nth_message_field<Action> visitor(number, action);
    visit_fields(visitor, message);
    return visitor.found();
}

/// Puts a hostile text into a value; false where that can't be done. There are two ways for some: headers that were read with LF
/// as a line's end and without, text that claims to be encoded and plain text.
template <class T>
bool poison_header(T& value, std::string_view text, bool otherwise) {
    if constexpr (requires { value.emplace(); }) {
        return poison_header(value.emplace(), text, otherwise);
    } else if constexpr (std::is_constructible_v<T, msnp::mime::header_list>) {
        value = msnp::mime::header_list(text, !otherwise);
        return true;
    } else if constexpr (std::is_same_v<T, msnp::percent_text>) {
        return otherwise ? (value = T(text), true) : poison(value, text);
    } else if constexpr (requires { value.account.text, value.parameters; }) {
        return poison(value, text, otherwise ? 1 : 0);
    } else {
        return !otherwise && poison(value, text);
    }
}

// ---- one thing wrong -------------------------------------------------------------------------------------------------

/// A payload in parts: its header lines, each with its end, the empty line, and the body.
struct loose_message {
    std::vector<std::string> lines;
    std::string blank_line;
    std::string body;

    explicit loose_message(std::string_view payload) {
        for (const model::mime_line& line : model::lines_of(payload, false)) {
            if (line.text.empty()) {
                blank_line = payload.substr(line.from, line.next - line.from);
                body = payload.substr(line.next);
                break;
            }
            lines.emplace_back(payload.substr(line.from, line.next - line.from));
        }
    }
    std::string text() const {
        std::string all;
        for (const std::string& line : lines) all += line;
        return all + blank_line + body;
    }
};

/// A payload with one thing changed: a byte, a header line, the order, a line's end, the empty line, a name.
inline std::string broken_message(std::string_view payload, value_maker& make) {
    choices& from = make.from();
    static constexpr std::string_view ends[] = {
        "\n", "\r", "", "\r\r\n", "\n\r", " \r\n", "\n\n", "\r\n\r\n", std::string_view("\0\r\n", 3)};
    static constexpr std::string_view folds[] = {"\r\n ", "\r\n\t", "\n ", "\n", "\r\n \r\n ", "\r", "\r\n: "};
    static constexpr std::string_view names[] = {"",           " ",          "x",   "Content-Type", "content-type",
                                                 "P4-Context", "TypingUser", "X\r", "\nX"};
    if (const std::size_t kind = from.below(13); kind < broken_byte_kinds) return broken_byte(payload, kind, from);
    loose_message parts(payload);
    if (!parts.lines.empty() && parts.body.find(':') != payload.npos && from.one_in(3)) { // fields are headers, too
        parts.body = broken_message(parts.body, make);
        return parts.text();
    }
    if (parts.lines.empty()) {
        parts.blank_line = from.any_of(ends);
        return parts.text();
    }
    std::string& line = parts.lines[from.below(parts.lines.size())];
    const std::size_t colon = std::min(line.find(':'), line.size() - 1);
    switch (from.below(9)) {
    case 0: line.clear(); break;
    case 1: line += line; break;
    case 2: line += from.any_of(parts.lines); break;
    case 3: std::swap(line, parts.lines[from.below(parts.lines.size())]); break;
    case 4: parts.blank_line = from.any_of(ends); break;
    case 5: line.replace(std::min(line.find_last_not_of("\r\n") + 1, line.size()), line.npos, from.any_of(ends)); break;
    case 6: line.insert(from.below(line.size()), from.any_of(folds)); break;
    case 7: line.replace(0, colon, from.any_of(names)); break;
    default:
        line.insert(0, from.any_of(std::vector<std::string>{" ", "\t", ":", "\r", "\n", "x\r\n", ": x\r\n"}));
        break;
    }
    return parts.text();
}

} // namespace msnp_test
