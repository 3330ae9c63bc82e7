// The visitors of a message struct's wire(): what the headers and the body are.
//
// As with commands, wire() is the only place that knows a message's headers, and reading, writing and inspecting are
// visitors of it. Its operations, in the order of the bytes:
//
//     type(name, charset)                the Content-Type and its charset; type(name, charset, alias) takes another name, too
//     no_type()                          there is none, which otherwise means text/plain
//     header(wire_name, name, v)         a typed header that must be there
//     opt_header(wire_name, name, v)     one that may be missing
//     length()                           Content-Length: how many bytes the body has, from where it comes
//     others(v)                          all headers that the struct does not name
//
// and then either
//
//     body(v)                            the body as it is, or as a class that is made from its text and has text()
//
// or, where the body is a second block of headers (mime.md calls it body-as-headers),
//
//     field(wire_name, name, v)          a typed field that must be there
//     opt_field(wire_name, name, v)      one that may be missing
//     other_fields(v)                    all fields that the struct does not name
//     after_fields(v)                    whether an empty line ends them, and what follows that
//
// MSNSLP has three more, which the visitors in slp.hpp know:
//
//     start(v)                           the line in front of the headers
//     typed_body(v, end)                 Content-Type, Content-Length, and a body of one of several structs, with NULs behind it
//     opt_mirrored_field(wire_name, name, v)   a field that may be missing, or stand there back to front
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/word.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace msnp::message::detail {

/// True for text that can stand behind a header's colon.
[[nodiscard]] constexpr bool is_header_value(std::string_view text) noexcept {
    return !msnp::detail::has_line_break(text);
}

/// Whether a header that was read where LF ends no line is the same one where it does: each of them is followed by a blank, as a
/// folded line's is, and none stands in the name.
[[nodiscard]] constexpr bool is_one_header(const mime::header& h) noexcept {
    using msnp::detail::find_line_feed;
    std::size_t feed = find_line_feed(h.line, 0);
    if (feed == std::string_view::npos) return true;
    for (; feed != std::string_view::npos; feed = find_line_feed(h.line, feed + 1))
        if (feed + 1 == h.line.size() || !mime::is_blank(h.line[feed + 1])) return false;
    return h.name.find('\n') == std::string_view::npos;
}

/// A type that reads itself from a header's value: static parse(value, tolerance) and write(sink).
template <class T>
concept header_class = requires(std::string_view value, const mime::tolerance& allowed) {
    T::parse(value, allowed);
};

/// One that takes a folded line as well: its write() makes one line of it.
template <class T>
concept folded_class = header_class<T> && T::takes_folded_lines;

/// Equal but for the case of ASCII letters once one of them is read from its end.
constexpr bool is_mirror_of(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (mime::to_lower(a[i]) != mime::to_lower(b[b.size() - 1 - i])) return false;
    return true;
}

/// Where a line of a message stands: among its headers, or among the fields of its body.
enum class block : bool { headers, fields };

/// A name that a struct has for a header or a field, as wire() tells it.
struct known_name {
    std::string_view text{};
    bool is_mirrored = false; ///< the name read from its end
};

/// Whether it is this one, in any case.
[[nodiscard]] constexpr bool is(const known_name& name, std::string_view wanted) noexcept {
    if (name.text.size() != wanted.size()) return false;
    return name.is_mirrored ? is_mirror_of(name.text, wanted) : mime::equal_ignoring_case(name.text, wanted);
}

/// The Content-Type that a struct is of, as wire() tells it.
struct known_type {
    std::string_view name{};  ///< empty where a message has none
    std::string_view alias{}; ///< a second name; empty for most
    bool is_any = true;       ///< wire() says nothing about it
};

/// The names that a struct has for headers, or for fields, in the order of its wire(); counts them where there is no room for them.
class name_lister {
public:
    constexpr name_lister(block where, std::span<known_name> names) noexcept : names_(names), where_(where) {}

    constexpr void type(std::string_view name, const auto&, std::string_view alias = {}) noexcept {
        note(block::headers, {"MIME-Version"});
        note(block::headers, {"Content-Type"});
        type_ = {name, alias, false};
    }
    constexpr void no_type() noexcept {
        note(block::headers, {"Content-Type"});
        type_ = {{}, {}, false};
    }
    constexpr void header(std::string_view name, std::string_view, const auto&) noexcept {
        note(block::headers, {name});
    }
    constexpr void opt_header(std::string_view name, std::string_view, const auto&) noexcept {
        note(block::headers, {name});
    }
    constexpr void length() noexcept { note(block::headers, {"Content-Length"}); }
    constexpr void others(const auto&) noexcept {}
    constexpr void body(const auto&) noexcept {}
    constexpr void field(std::string_view name, std::string_view, const auto&) noexcept { note(block::fields, {name}); }
    constexpr void opt_field(std::string_view name, std::string_view, const auto&) noexcept {
        note(block::fields, {name});
    }
    constexpr void other_fields(const auto&) noexcept {}
    constexpr void after_fields(const auto&) noexcept {}
    constexpr void start(const auto&) noexcept {}
    constexpr void typed_body(const auto&, std::string_view) noexcept {
        no_type();
        length();
    }
    constexpr void opt_mirrored_field(std::string_view name, std::string_view, const auto&) noexcept {
        note(block::fields, {name});
        note(block::fields, {name, true});
    }

    [[nodiscard]] constexpr std::size_t count() const noexcept { return count_; }
    [[nodiscard]] constexpr const known_type& content_type() const noexcept { return type_; }

private:
    constexpr void note(block where, const known_name& name) noexcept {
        if (where != where_) return;
        if (count_ < names_.size()) names_[count_] = name;
        ++count_;
    }

    std::span<known_name> names_;
    known_type type_{};
    std::size_t count_ = 0;
    block where_;
};

/// How many names a struct has for headers, or for fields; they go into `names`, as far as there is room.
template <class Message>
constexpr std::size_t put_names(block where, std::span<known_name> names) noexcept {
    Message any{};
    name_lister io(where, names);
    Message::wire(io, any);
    return io.count();
}
template <class Message, block Where>
constexpr auto list_names() noexcept {
    std::array<known_name, put_names<Message>(Where, {})> names{};
    put_names<Message>(Where, names);
    return names;
}

/// The names that a struct has for headers, or for fields.
template <class Message, block Where>
inline constexpr auto names_of = list_names<Message, Where>();

/// The Content-Type that a struct is of.
template <class Message>
inline constexpr known_type type_of = [] {
    Message any{};
    name_lister io(block::headers, {});
    Message::wire(io, any);
    return io.content_type();
}();

/// Finds names among those that a struct has. Peers send headers in the order in which they are written, most of them, so the one
/// behind the last that was found is tried first.
class name_finder {
public:
    constexpr explicit name_finder(std::span<const known_name> names) noexcept : names_(names) {}

    /// Which of the names it is; how many there are for one that is none of them.
    constexpr std::size_t position_of(std::string_view wanted) noexcept {
        if (next_ < names_.size() && is(names_[next_], wanted)) return next_++;
        return search(wanted);
    }
    [[nodiscard]] constexpr std::size_t names() const noexcept { return names_.size(); }

private:
    MSNP_NOINLINE constexpr std::size_t search(std::string_view wanted) noexcept {
        std::size_t at = 0;
        while (at < names_.size() && !is(names_[at], wanted)) ++at;
        if (at < names_.size()) next_ = at + 1;
        return at;
    }

    std::span<const known_name> names_;
    std::size_t next_ = 0;
};

/// Whether a struct names a header, or a field, itself.
template <class Message, block Where>
constexpr bool names_itself(std::string_view name) noexcept {
    return name_finder(names_of<Message, Where>).position_of(name) != names_of<Message, Where>.size();
}

/// The lines that a struct does not name itself.
template <class Message, block Where>
struct other_lines {
    name_finder known{names_of<Message, Where>};

    constexpr bool takes(const mime::header& h) noexcept { return known.position_of(h.name) == known.names(); }
};
template <class Message, block Where>
using other_line_cursor = msnp::detail::filtering_cursor<mime::detail::header_cursor, other_lines<Message, Where>>;

/// What the structs of a list are tried on, one after the other.
struct message_source {
    mime::message parts;
    std::string_view type;      ///< the whole of the Content-Type
    std::string_view type_name; ///< it without its parameters: looked up once for all structs
    bool has_type;
    std::string_view payload;
    mime::tolerance allowed;
};

/// Whether a message is of the Content-Type that a struct is of.
constexpr bool is_of_type(const message_source& source, const known_type& type) noexcept {
    if (type.name.empty()) return type.is_any || !source.has_type;
    return mime::equal_ignoring_case(source.type_name, type.name) ||
           (!type.alias.empty() && mime::equal_ignoring_case(source.type_name, type.alias));
}

/// A body that is a block of headers.
struct body_fields {
    mime::header_list list{};
    std::optional<std::string_view> after{}; ///< what follows the empty line that ends them; nothing without that line
};

/// Where such a body ends is where the message does, so its empty line may be missing; and some servers write one in front of it.
constexpr result<body_fields> split_fields(std::string_view body, const mime::tolerance& allowed) noexcept {
    std::size_t from = 0;
    while (from < body.size()) {
        const mime::detail::line first = mime::detail::line_at(body, from, allowed.bare_line_feed);
        if (!first.text.empty()) break;
        from = first.next;
    }
    mime::tolerance as_block = allowed;
    as_block.missing_blank_line = true;
    const result<mime::message> read = mime::parse(body.substr(from), as_block);
    if (!read) return error{read.error().code, read.error().offset + from, "body"};
    body_fields fields{read->headers, std::nullopt};
    if (from + read->headers.block().size() < body.size()) fields.after = read->body;
    if (fields.list.empty() && !body.empty()) fields.after = "";
    return fields;
}

/// The values that a block has for a struct's names, by their order in its wire(). They are found by going through the block once:
/// structs name many headers or fields, and a peer may send many that none names.
class named_values {
public:
    static constexpr std::size_t most = 40; ///< so many names a struct may have for headers, and for fields

    constexpr explicit named_values(std::span<const known_name> names) noexcept : names_(names) {}

    /// Goes to the first of other names.
    constexpr void begin(std::span<const known_name> names) noexcept {
        names_ = names;
        next_ = 0;
    }
    /// Finds the values: of lines with one name that of the first.
    MSNP_NOINLINE constexpr void read(const mime::header_list& lines) noexcept {
        for (std::size_t i = 0; i < names_.size(); ++i) slots_[i].text = nullptr;
        has_others_ = false;
        name_finder known(names_);
        for (auto h = lines.begin(); h != list_end{}; ++h) {
            const std::size_t at = known.position_of(h->name);
            if (at == names_.size())
                has_others_ = true;
            else if (slots_[at].text == nullptr)
                slots_[at] = {h->value.data(), h->value.size()};
        }
    }
    /// Whether there was a line of none of the names.
    [[nodiscard]] constexpr bool has_others() const noexcept { return has_others_; }
    /// Goes to the next name.
    constexpr void skip() noexcept { ++next_; }
    /// That of the next name.
    constexpr std::optional<std::string_view> next() noexcept {
        const slot& s = slots_[next_++];
        if (s.text == nullptr) return std::nullopt;
        return std::string_view(s.text, s.size);
    }

private:
    struct slot {
        const char* text;
        std::size_t size;
    };

    std::span<const known_name> names_;
    std::size_t next_ = 0;
    bool has_others_ = false;
    slot slots_[most]; // left uncleared until they are read: most messages have no fields, and many few headers
};

/// Fills a struct from an envelope. fits() is false for a message of another kind, failure() tells of a bad value. Headers are
/// found by going through all of them, so none is asked for once it is known that the message is of another kind.
class message_reader {
public:
    /// For a struct of this type.
    template <class Message>
    constexpr message_reader(const message_source& source, std::type_identity<Message>) noexcept
        : source_(source), field_names_(names_of<Message, block::fields>), values_(names_of<Message, block::headers>) {
        static_assert(names_of<Message, block::headers>.size() <= named_values::most, "too many headers");
        static_assert(names_of<Message, block::fields>.size() <= named_values::most, "too many fields");
    }

    constexpr void type(std::string_view, std::string_view& charset, std::string_view = {}) noexcept {
        values_.skip(); // MIME-Version
        values_.skip();
        charset = {};
        if (const auto parameter = mime::content_type{source_.type}.parameter("charset"))
            take("charset", *parameter, charset);
    }
    constexpr void no_type() noexcept { values_.skip(); }
    constexpr void header(std::string_view, std::string_view name, auto& value) noexcept {
        if (fits_) require(header_value(), name, value);
    }
    constexpr void opt_header(std::string_view, std::string_view name, auto& value) noexcept {
        if (!fits_) return;
        if (const auto text = header_value()) take(name, *text, value);
    }
    /// Servers counted characters instead of bytes (Escargot), so what counts is where the payload ends.
    template <class Length = std::size_t>
    constexpr void length() noexcept {
        Length bytes = 0;
        if (!fits_) return;
        const auto text = header_value();
        if (!text || !take("length", *text, bytes)) return;
        if (bytes != source_.parts.body.size()) refuse(errc::bad_value, *text, 0, "length");
    }
    /// Nothing where there is none: so nobody goes through the headers to find that out.
    constexpr void others(auto& value) noexcept {
        read_headers();
        value = values_.has_others() ? source_.parts.headers : mime::header_list{};
    }
    template <class Body>
    constexpr void body(Body& value) noexcept {
        value = Body(source_.parts.body);
    }
    constexpr void field(std::string_view, std::string_view name, auto& value) noexcept {
        if (!splits_body()) return;
        require(values_.next(), name, value);
        any_fields_ = true;
    }
    constexpr void opt_field(std::string_view, std::string_view name, auto& value) noexcept {
        if (!splits_body()) return;
        if (const auto text = values_.next()) take(name, *text, value);
        any_fields_ = any_fields_ || !is_absent(value);
    }
    constexpr void other_fields(auto& value) noexcept {
        if (!splits_body()) return;
        if (!values_.has_others()) return;
        value = fields_.list;
        any_fields_ = true;
    }
    constexpr void after_fields(std::optional<std::string_view>& value) noexcept {
        if (!splits_body()) return;
        value = fields_.after;
        if (value && !any_fields_) value = "";
    }

    [[nodiscard]] constexpr bool fits() const noexcept { return fits_; }
    [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

protected:
    /// The value of the next header.
    constexpr std::optional<std::string_view> header_value() noexcept {
        read_headers();
        return values_.next();
    }
    constexpr void read_headers() noexcept {
        if (!has_headers_) values_.read(source_.parts.headers);
        has_headers_ = true;
    }
    /// Whether the body is a block of headers; its fields are not looked for in a message of another kind.
    constexpr bool splits_body() noexcept {
        if (!fits_ || is_broken_) return false;
        if (is_split_) return true;
        is_split_ = true;
        const result<body_fields> read = split_fields(source_.parts.body, source_.allowed);
        is_broken_ = !read;
        if (read) {
            fields_ = *read;
            values_.begin(field_names_);
            values_.read(fields_.list);
        } else if (failure_.code == errc::none)
            failure_ = {read.error().code, offset_of(source_.parts.body) + read.error().offset, read.error().field};
        return !is_broken_;
    }
    constexpr void require(std::optional<std::string_view> text, std::string_view name, auto& value) noexcept {
        fits_ = text && (take(name, *text, value) || !source_.allowed.bad_values);
    }
    [[nodiscard]] constexpr std::size_t offset_of(std::string_view part) const noexcept {
        return static_cast<std::size_t>(part.data() - source_.payload.data());
    }
    /// Takes a value that could be written. A NUL, a bare CR or a folded line is none of a message's (no client folds, mime.md
    /// section 1). Where bad values are tolerated they leave the field unset, else they are an error.
    template <class T>
    constexpr bool take(std::string_view name, std::string_view text, T& value) noexcept {
        T read{};
        if (!folded_class<T> && !is_header_value(text)) return refuse(errc::bad_value, text, 0, name);
        if constexpr (header_class<T>) {
            const result<T> parsed = T::parse(text, source_.allowed);
            if (!parsed) {
                const error e = parsed.error();
                return refuse(e.code, text, e.offset, e.field.empty() ? name : e.field);
            }
            read = *parsed;
        } else {
            if (const errc code = read_token(text, read); code != errc::none) return refuse(code, text, 0, name);
        }
        value = read;
        return true;
    }
    template <class T>
    constexpr void take(std::string_view name, std::string_view text, std::optional<T>& value) noexcept {
        T inner{};
        if (take(name, text, inner)) value = inner;
    }
    constexpr bool refuse(errc code, std::string_view text, std::size_t at, std::string_view name) noexcept {
        if (!source_.allowed.bad_values && failure_.code == errc::none) failure_ = {code, offset_of(text) + at, name};
        return false;
    }

    const message_source& source_;
    std::span<const known_name> field_names_;
    named_values values_; ///< of the headers, and once the body is split, of its fields
    body_fields fields_{};
    error failure_{};
    bool fits_ = true;
    bool has_headers_ = false; ///< values_ are those of the headers
    bool is_split_ = false;    ///< fields_ are those of the body
    bool is_broken_ = false;   ///< the body is no block of headers
    bool any_fields_ = false; ///< one will be written; else what follows could not be told from fields, and is not kept
};

/// Writes a text, and tells whether it could stand in a header; at once where the sink has memory.
template <class Sink>
MSNP_INLINE constexpr bool write_line_text(Sink& sink, std::string_view text) {
    if constexpr (std::is_same_v<Sink, msnp::detail::limited_sink>) {
        if (char* const to = sink.room_for(text.size())) {
            sink.skip(text.size());
            return msnp::detail::copy_line_text(to, text);
        }
    }
    sink.write(text);
    return is_header_value(text);
}

/// Writes a header, if its value is plainly one and there is room; else false, and nothing was written. The value by
/// reference: so all that a call passes fits into registers.
template <class Sink>
MSNP_NOINLINE constexpr bool write_plain_header(Sink& sink, std::string_view wire_name, const std::string_view& value) {
    if (value.empty() || mime::is_blank(value.front()) || mime::is_blank(value.back())) return false;
    char* to = sink.room_for(wire_name.size() + value.size() + 4);
    if (to == nullptr) return false;
    static_cast<void>(msnp::detail::copy_line_text(to, wire_name));
    to += wire_name.size();
    to[0] = ':';
    to[1] = ' ';
    to += 2;
    if (!msnp::detail::copy_line_text(to, value)) return false;
    to += value.size();
    to[0] = '\r';
    to[1] = '\n';
    sink.skip(wire_name.size() + value.size() + 4);
    return true;
}

template <class T>
inline constexpr bool is_open_word = false;
template <class Enum>
inline constexpr bool is_open_word<open_word<Enum>> = true;

/// A value's text, where that is all there is to it; else nothing.
template <class T>
constexpr std::string_view ready_text(const T& value) noexcept {
    std::string_view text;
    if constexpr (!header_class<T>) {
        if constexpr (std::is_same_v<T, std::string_view>)
            text = value;
        else if constexpr (std::is_same_v<T, bool>)
            text = value ? "1" : "0";
        else if constexpr (has_vocabulary<T>)
            text = wire_of(value);
        else if constexpr (msnp::detail::writes_any_text<T> || is_open_word<T>)
            text = value.text;
        else if constexpr (msnp::detail::has_wire_text<T>)
            text = value.wire_text();
    }
    return text;
}

/// Writes a struct: MIME-Version, Content-Type, then what the struct names, in the order that real clients need.
template <class Sink>
class message_writer {
public:
    constexpr explicit message_writer(Sink& sink, std::size_t body_size = 0) noexcept
        : sink_(sink), body_size_(body_size) {}

    constexpr void type(std::string_view name, std::string_view charset, std::string_view = {}) {
        sink_.write("MIME-Version: 1.0\r\nContent-Type: ");
        sink_.write(name);
        if (!charset.empty()) {
            sink_.write("; charset=");
            if (charset.find(';') != std::string_view::npos) fail(errc::bad_header, "charset", sink_.size());
            put("charset", charset);
        }
        sink_.write("\r\n");
    }
    constexpr void no_type() noexcept {}
    template <class T>
    constexpr void header(std::string_view wire_name, std::string_view name, const T& value) {
        if constexpr (std::is_same_v<Sink, msnp::detail::limited_sink>) {
            if constexpr (msnp::detail::number_like<T>) {
                if (write_plain_header(sink_, wire_name, decimal_digits(number_of_header(value)).view())) return;
            } else {
                if (write_plain_header(sink_, wire_name, ready_text(value))) return;
            }
        }
        header_slowly(wire_name, name, value);
    }
    constexpr void opt_header(std::string_view wire_name, std::string_view name, const auto& value) {
        if (is_absent(value)) return;
        if constexpr (requires { value.has_value(); })
            header(wire_name, name, *value);
        else
            header(wire_name, name, value);
    }
    constexpr void length() { header("Content-Length", "length", body_size_); }
    template <class Headers>
    constexpr void others(const Headers& headers) {
        constexpr bool are_all = std::is_same_v<Headers, mime::header_list>;
        list(headers, are_all ? "headers" : "other");
    }
    template <class Body>
    constexpr void body(const Body& value) {
        sink_.write("\r\n");
        if constexpr (std::is_same_v<Body, std::string_view>)
            sink_.write(value);
        else if constexpr (requires { value.write(sink_); })
            value.write(sink_);
        else
            sink_.write(value.text());
    }
    constexpr void field(std::string_view wire_name, std::string_view name, const auto& value) {
        begin_fields();
        header(wire_name, name, value);
    }
    constexpr void opt_field(std::string_view wire_name, std::string_view name, const auto& value) {
        begin_fields();
        opt_header(wire_name, name, value);
    }
    constexpr void other_fields(const auto& fields) {
        begin_fields();
        list(fields, "other_fields");
    }
    constexpr void after_fields(const std::optional<std::string_view>& bytes) {
        begin_fields();
        if (!bytes) return;
        if (sink_.size() == block_from_ && !bytes->empty()) fail(errc::bad_header, "after_fields", sink_.size());
        sink_.write("\r\n");
        sink_.write(*bytes);
    }

    [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

protected:
    template <class T>
    static constexpr std::uint64_t number_of_header(const T& value) noexcept {
        if constexpr (number_class<T>)
            return value.wire_number();
        else
            return value;
    }
    constexpr void header_slowly(std::string_view wire_name, std::string_view name, const auto& value) {
        sink_.write(wire_name);
        sink_.write(": ");
        put(name, value);
        sink_.write("\r\n");
    }
    constexpr void begin_fields() {
        if (block_from_ != 0) return;
        sink_.write("\r\n");
        block_from_ = sink_.size();
    }
    constexpr void list(const auto& headers, std::string_view name) {
        for (auto i = headers.begin(); i != list_end{}; ++i) {
            const mime::header& h = *i;
            if (!is_one_header(h)) fail(errc::bad_header, name, sink_.size());
            // A blank in front of a block's first header would make it a part of the line that is written before it.
            const bool is_first = sink_.size() == block_from_;
            sink_.write(h.line.substr(is_first ? 0 : static_cast<std::size_t>(h.name.data() - h.line.data())));
            sink_.write("\r\n");
        }
    }
    /// Looks at a value while it is written. A blank at either end would not be read as a part of it.
    struct value_sink {
        Sink& target;
        char last = '\0';
        bool is_good = true;
        constexpr void put(char c) { write({&c, 1}); }
        constexpr void write(std::string_view text) {
            if (text.empty()) return;
            is_good = write_line_text(target, text) && is_good && (last != '\0' || !mime::is_blank(text.front()));
            last = text.back();
        }
        [[nodiscard]] constexpr std::size_t size() const { return target.size(); }
    };
    template <class T>
    constexpr errc write_value(value_sink& checked, const T& value) {
        if constexpr (header_class<T>) {
            return value.write(checked);
        } else {
            const std::size_t at = sink_.size();
            const errc code = write_token(checked, value);
            // A header without a value is read as one of those types only that take an empty text.
            if (T nothing{}; sink_.size() == at && code == errc::none) return read_token({}, nothing);
            return code;
        }
    }
    template <class T>
    constexpr void put(std::string_view name, const T& value) {
        const std::size_t at = sink_.size();
        value_sink checked{sink_};
        const errc code = write_value(checked, value);
        if (code != errc::none) fail(code, name, sink_.size());
        constexpr bool may_end_in_blank = requires {
            T::ends_in_blank;
        };
        if (!checked.is_good || (!may_end_in_blank && mime::is_blank(checked.last))) fail(errc::bad_header, name, at);
    }
    constexpr void fail(errc code, std::string_view name, std::size_t at) noexcept {
        if (failure_.code == errc::none) failure_ = {code, at, name};
    }

    Sink& sink_;
    std::size_t body_size_;
    error failure_{};
    std::size_t block_from_ = 0; ///< where the headers begin, or once there are any, the fields
};

/// Hands out names and values.
template <class Function>
class message_inspector {
public:
    constexpr explicit message_inspector(Function& function) noexcept : function_(function) {}

    constexpr void type(std::string_view, const std::string_view& charset, std::string_view = {}) {
        if (!charset.empty()) function_(std::string_view("charset"), charset);
    }
    constexpr void header(std::string_view, std::string_view name, const auto& value) { function_(name, value); }
    constexpr void opt_header(std::string_view, std::string_view name, const auto& value) {
        if (is_absent(value)) return;
        if constexpr (requires { value.has_value(); })
            function_(name, *value);
        else
            function_(name, value);
    }
    constexpr void others(const auto& headers) {
        if (!headers.empty()) function_(std::string_view("other"), headers);
    }
    constexpr void no_type() noexcept {}
    constexpr void length() noexcept {}
    constexpr void body(const auto& value) { function_(std::string_view("body"), value); }
    constexpr void field(std::string_view wire_name, std::string_view name, const auto& value) {
        header(wire_name, name, value);
    }
    constexpr void opt_field(std::string_view wire_name, std::string_view name, const auto& value) {
        opt_header(wire_name, name, value);
    }
    constexpr void other_fields(const auto& fields) {
        if (!fields.empty()) function_(std::string_view("other_fields"), fields);
    }
    constexpr void after_fields(const std::optional<std::string_view>& bytes) {
        if (bytes && !bytes->empty()) function_(std::string_view("after_fields"), *bytes);
    }

private:
    Function& function_;
};

} // namespace msnp::message::detail

namespace msnp::message {

/// The lines of a block of a message that its struct has no field for. They are written back as they came. Made from a whole
/// block, the lines that are fields included.
template <class Message, detail::block Where>
class other_lines : public lazy_list<other_lines<Message, Where>, detail::other_line_cursor<Message, Where>> {
public:
    /// Goes through the headers.
    using iterator = lazy_iterator<detail::other_line_cursor<Message, Where>>;

    /// No header.
    constexpr other_lines() noexcept = default;
    /// Those of a block that are not fields of `Message`.
    constexpr other_lines(mime::header_list all) noexcept : all_(all) {}
    /// Those of a literal, each line with its end: "User-Agent: mine/1.0\r\n".
    constexpr other_lines(const char* block) noexcept : all_(block) {}

    /// The first header.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(all_.begin()); }
    /// The value of the first header of this name, in any case; empty optional when there is none.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view name) const noexcept {
        if (detail::names_itself<Message, Where>(name)) return std::nullopt;
        return all_.find(name);
    }

    /// Whether the headers are the same, in the same order, names in any case.
    [[nodiscard]] constexpr bool same_as(const other_lines& other) const noexcept {
        return msnp::detail::same_sequence(
            *this, other, [](const iterator& i, const iterator& j) { return mime::same_name_and_value(*i, *j); });
    }

private:
    mime::header_list all_;
};

/// The headers of a message that its struct has no field for: User-Agent, Message-ID, and whatever clients invented.
template <class Message>
using other_headers = other_lines<Message, detail::block::headers>;

/// The same of the fields in a body.
template <class Message>
using other_fields = other_lines<Message, detail::block::fields>;

} // namespace msnp::message
