// The visitors of a message struct's wire(): what the headers and the body are.
//
// As with commands, wire() is the only place that knows a message's headers, and reading, writing and inspecting are
// visitors of it. Its operations: type(name, charset) for the Content-Type and its charset, header(wire_name, name, v)
// and opt_header() for a typed header, others(v) for all headers that the struct does not name, body(v).
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace msnp::message::detail {

/// True for text that can stand behind a header's colon.
[[nodiscard]] constexpr bool is_header_value(std::string_view text) noexcept {
    for (const char c : text)
        if (c == '\r' || c == '\n' || c == '\0') return false;
    return true;
}

/// Whether a header that was read where LF ends no line is the same one where it does: each of them is followed by a blank, as a
/// folded line's is, and none stands in the name.
[[nodiscard]] constexpr bool is_one_header(const mime::header& h) noexcept {
    for (std::size_t feed = h.line.find('\n'); feed != std::string_view::npos; feed = h.line.find('\n', feed + 1))
        if (feed + 1 == h.line.size() || !mime::is_blank(h.line[feed + 1])) return false;
    return h.name.find('\n') == std::string_view::npos;
}

/// A type that reads itself from a header's value: static parse(value, tolerance) and write(sink).
template <class T>
concept header_class = requires(std::string_view value, const mime::tolerance& allowed) {
    T::parse(value, allowed);
};

/// Whether a struct names a header itself; only others() does not ask.
class name_search {
public:
    constexpr explicit name_search(std::string_view wanted) noexcept : wanted_(wanted) {
        note("MIME-Version");
        note("Content-Type");
    }
    constexpr void type(std::string_view, const auto&) noexcept {}
    constexpr void header(std::string_view name, std::string_view, const auto&) noexcept { note(name); }
    constexpr void opt_header(std::string_view name, std::string_view, const auto&) noexcept { note(name); }
    constexpr void others(const auto&) noexcept {}
    constexpr void body(const auto&) noexcept {}
    [[nodiscard]] constexpr bool found() const noexcept { return found_; }

private:
    constexpr void note(std::string_view name) noexcept { found_ = found_ || mime::equal_ignoring_case(name, wanted_); }

    std::string_view wanted_;
    bool found_ = false;
};

template <class Message>
constexpr bool names_header(std::string_view name) noexcept {
    Message message{};
    name_search search(name);
    Message::wire(search, message);
    return search.found();
}

/// What the structs of a list are tried on, one after the other.
struct message_source {
    mime::message parts;
    mime::content_type type; ///< of the parts: looked up once for all structs
    std::string_view payload;
    mime::tolerance allowed;
};

/// Fills a struct from an envelope. fits() is false for a message of another kind, failure() tells of a bad value. Headers are
/// found by going through all of them, so none is asked for once it is known that the message is of another kind.
class message_reader {
public:
    constexpr explicit message_reader(const message_source& source) noexcept : source_(source) {}

    constexpr void type(std::string_view name, std::string_view& charset) noexcept {
        fits_ = fits_ && source_.type.is(name);
        charset = {};
        if (const auto parameter = fits_ ? source_.type.parameter("charset") : std::nullopt)
            take("charset", *parameter, charset);
    }
    constexpr void header(std::string_view wire_name, std::string_view name, auto& value) noexcept {
        if (!fits_) return;
        const auto text = source_.parts.find(wire_name);
        fits_ = text && (take(name, *text, value) || !source_.allowed.bad_values);
    }
    constexpr void opt_header(std::string_view wire_name, std::string_view name, auto& value) noexcept {
        if (!fits_) return;
        if (const auto text = source_.parts.find(wire_name)) take(name, *text, value);
    }
    constexpr void others(auto& value) noexcept { value = source_.parts.headers; }
    constexpr void body(std::string_view& value) noexcept { value = source_.parts.body; }

    [[nodiscard]] constexpr bool fits() const noexcept { return fits_; }
    [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

private:
    /// Takes a value that could be written. A NUL, a bare CR or a folded line is none of a message's (no client folds, mime.md
    /// section 1). Where bad values are tolerated they leave the field unset, else they are an error.
    template <class T>
    constexpr bool take(std::string_view name, std::string_view text, T& value) noexcept {
        T read{};
        if (!is_header_value(text)) return refuse(errc::bad_value, text, 0, name);
        if constexpr (header_class<T>) {
            const result<T> parsed = T::parse(text, source_.allowed);
            if (!parsed) return refuse(parsed.error().code, text, parsed.error().offset, parsed.error().field);
            read = *parsed;
        } else {
            if (const errc code = read_token(text, read); code != errc::none) return refuse(code, text, 0, name);
        }
        value = read;
        return true;
    }
    template <class T>
    constexpr bool take(std::string_view name, std::string_view text, std::optional<T>& value) noexcept {
        T inner{};
        if (!take(name, text, inner)) return false;
        value = inner;
        return true;
    }
    constexpr bool refuse(errc code, std::string_view text, std::size_t at, std::string_view name) noexcept {
        if (!source_.allowed.bad_values && failure_.code == errc::none)
            failure_ = {code, static_cast<std::size_t>(text.data() - source_.payload.data()) + at, name};
        return false;
    }

    const message_source& source_;
    error failure_{};
    bool fits_ = true;
};

/// Writes a struct: MIME-Version, Content-Type, then what the struct names, in the order that real clients need.
template <class Sink>
class message_writer {
public:
    constexpr explicit message_writer(Sink& sink) noexcept : sink_(sink) {}

    constexpr void type(std::string_view name, std::string_view charset) {
        sink_.write("MIME-Version: 1.0\r\nContent-Type: ");
        sink_.write(name);
        if (!charset.empty()) {
            sink_.write("; charset=");
            if (charset.find(';') != std::string_view::npos) fail(errc::bad_header, "charset", sink_.size());
            put("charset", charset);
        }
        sink_.write("\r\n");
    }
    constexpr void header(std::string_view wire_name, std::string_view name, const auto& value) {
        sink_.write(wire_name);
        sink_.write(": ");
        put(name, value);
        sink_.write("\r\n");
    }
    constexpr void opt_header(std::string_view wire_name, std::string_view name, const auto& value) {
        if (is_absent(value)) return;
        if constexpr (requires { value.has_value(); })
            header(wire_name, name, *value);
        else
            header(wire_name, name, value);
    }
    template <class Headers>
    constexpr void others(const Headers& headers) {
        constexpr bool are_all = std::is_same_v<Headers, mime::header_list>;
        for (const mime::header& h : headers) {
            if (!is_one_header(h)) fail(errc::bad_header, are_all ? "headers" : "other", sink_.size());
            // A blank in front of a block's first header would make it a part of the line that is written before it.
            const std::size_t blanks = sink_.size() == 0 ? 0 : static_cast<std::size_t>(h.name.data() - h.line.data());
            sink_.write(h.line.substr(blanks));
            sink_.write("\r\n");
        }
    }
    constexpr void body(std::string_view bytes) {
        sink_.write("\r\n");
        sink_.write(bytes);
    }

    [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

private:
    /// Looks at a value while it is written. A blank at either end would not be read as a part of it.
    struct value_sink {
        Sink& target;
        char last = '\0';
        bool is_good = true;
        constexpr void put(char c) { write({&c, 1}); }
        constexpr void write(std::string_view text) {
            if (text.empty()) return;
            is_good = is_good && is_header_value(text) && !(last == '\0' && mime::is_blank(text.front()));
            last = text.back();
            target.write(text);
        }
        [[nodiscard]] constexpr std::size_t size() const { return target.size(); }
    };
    template <class T>
    constexpr void put(std::string_view name, const T& value) {
        const std::size_t at = sink_.size();
        value_sink checked{sink_};
        errc code = errc::none;
        if constexpr (header_class<T>)
            code = value.write(checked);
        else
            code = write_token(checked, value);
        // A header without a value is read as one of those types only that take an empty text.
        if constexpr (!header_class<T>)
            if (T nothing{}; sink_.size() == at && code == errc::none) code = read_token({}, nothing);
        if (code != errc::none) fail(code, name, sink_.size());
        if (!checked.is_good || mime::is_blank(checked.last)) fail(errc::bad_header, name, at);
    }
    constexpr void fail(errc code, std::string_view name, std::size_t at) noexcept {
        if (failure_.code == errc::none) failure_ = {code, at, name};
    }

    Sink& sink_;
    error failure_{};
};

/// Hands out names and values.
template <class Function>
class message_inspector {
public:
    constexpr explicit message_inspector(Function& function) noexcept : function_(function) {}

    constexpr void type(std::string_view, const std::string_view& charset) {
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
    constexpr void body(const std::string_view& bytes) { function_(std::string_view("body"), bytes); }

private:
    Function& function_;
};

} // namespace msnp::message::detail

namespace msnp::message {

/// The headers of a message that its struct has no field for: User-Agent, Message-ID, and whatever clients invented. They
/// are written back as they came. Made from a block of headers, its own ones included.
template <class Message>
class other_headers {
public:
    /// Goes through the headers.
    class iterator {
    public:
        /// For the standard's iterator traits.
        using value_type = mime::header;
        /// For the standard's iterator traits.
        using difference_type = std::ptrdiff_t;

        /// The end.
        constexpr iterator() noexcept = default;
        /// The first at `at` or behind it.
        constexpr explicit iterator(mime::header_list::iterator at) noexcept : at_(at) { pass_over(); }
        /// The header.
        constexpr const mime::header& operator*() const noexcept { return *at_; }
        /// The header.
        constexpr const mime::header* operator->() const noexcept { return &*at_; }
        /// To the next header.
        constexpr iterator& operator++() noexcept {
            ++at_;
            pass_over();
            return *this;
        }
        /// To the next header.
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        /// Equal at the end, or at the same header of the same block.
        friend constexpr bool operator==(const iterator&, const iterator&) = default;

    private:
        constexpr void pass_over() noexcept {
            while (at_ != mime::header_list::iterator{} && detail::names_header<Message>(at_->name)) ++at_;
        }

        mime::header_list::iterator at_;
    };

    /// No header.
    constexpr other_headers() noexcept = default;
    /// Those of a block that are not fields of `Message`.
    constexpr other_headers(mime::header_list all) noexcept : all_(all) {}
    /// Those of a literal, each line with its end: "User-Agent: mine/1.0\r\n".
    constexpr other_headers(const char* block) noexcept : all_(block) {}

    /// The first header.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(all_.begin()); }
    /// The end.
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    /// True when there is none.
    [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }
    /// The value of the first header of this name, in any case; empty optional when there is none.
    [[nodiscard]] constexpr std::optional<std::string_view> find(std::string_view name) const noexcept {
        if (detail::names_header<Message>(name)) return std::nullopt;
        return all_.find(name);
    }

    /// Equal when the headers are, in the same order, names in any case.
    friend constexpr bool operator==(const other_headers& a, const other_headers& b) noexcept {
        return msnp::detail::same_sequence(
            a, b, [](const iterator& i, const iterator& j) { return mime::same_name_and_value(*i, *j); });
    }

private:
    mime::header_list all_;
};

} // namespace msnp::message
