// XML as payloads have it: elements, attributes, text, entities, CDATA. No document types, no entities but the five and numbers,
// nothing from outside, and no more than a bounded depth: what has other things is refused.
//
//     <Data><PSM>Tom &amp; Jerry</PSM><CurrentMedia></CurrentMedia></Data>
//
// xml::parse() goes through a payload once and tells whether it is well-formed; what it returns is a view that finds children and
// attributes by going through the text again, and copies nothing.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/result.hpp>
#include <msnp/message/xml_text.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

/// XML as payloads have it.
namespace msnp::xml {

/// How deep elements may lie in each other.
inline constexpr std::size_t max_depth = 32;

/// What is taken although it is no XML, one flag each.
struct tolerance {
    bool stray_ampersands = true; ///< a '&' that begins no entity stands for itself; else errc::bad_xml
    bool text_outside =
        true; ///< text in front of the first element or behind the last is passed over; else errc::bad_xml
    /// For payload::parse(): a value that its place does not allow leaves the field unset, a place that is missing its value empty,
    /// and an element behind the first is passed over; else an error.
    bool bad_values = true;

    /// Nothing but well-formed XML. (xml::parse() takes several elements one after the other all the same: payloads have them.)
    [[nodiscard]] static constexpr tolerance strict() noexcept { return {false, false, false}; }
    /// Equal in every flag.
    friend constexpr bool operator==(const tolerance&, const tolerance&) = default;
};

/// A blank, a tab, the end of a line.
[[nodiscard]] constexpr bool is_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

namespace detail {

    constexpr void skip_spaces(std::string_view& rest) noexcept {
        while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    }
    /// Whether a name ends in front of it. None of these bytes is above '>', and most of those in names are.
    constexpr bool ends_name(char c) noexcept {
        if (static_cast<unsigned char>(c) > '>') return false;
        return is_space(c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'' || c == '&';
    }
    /// Takes a name from the front; empty when there is none.
    constexpr std::string_view take_name(std::string_view& rest) noexcept {
        std::size_t size = 0;
        while (size < rest.size() && !ends_name(rest[size])) ++size;
        const std::string_view name = rest.substr(0, size);
        rest.remove_prefix(size);
        return name;
    }

} // namespace detail

/// One attribute.
struct attribute {
    std::string_view name{}; ///< as it stands there; compared with case
    xml_text value{};        ///< without its quotes

    /// Equal in both.
    friend constexpr bool operator==(const attribute&, const attribute&) = default;
};

namespace detail {

    /// Goes through the attributes of an element.
    class attribute_cursor {
    public:
        using value_type = attribute;

        constexpr attribute_cursor() noexcept = default;
        constexpr explicit attribute_cursor(std::string_view rest) noexcept : rest_(rest) { advance(); }
        constexpr const attribute& operator*() const noexcept { return found_; }
        /// What has not been gone through: empty, or what is no attribute.
        [[nodiscard]] constexpr std::string_view rest() const noexcept { return rest_; }
        constexpr void advance() noexcept {
            found_ = {};
            std::string_view rest = rest_;
            skip_spaces(rest);
            const std::string_view name = take_name(rest);
            skip_spaces(rest);
            if (name.empty() || rest.empty() || rest.front() != '=') return;
            rest.remove_prefix(1);
            skip_spaces(rest);
            if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return;
            const std::size_t end = rest.find(rest.front(), 1);
            if (end == std::string_view::npos) return;
            found_ = {name, xml_text::escaped(rest.substr(1, end - 1))};
            rest_ = rest.substr(end + 1);
        }
        [[nodiscard]] constexpr const char* place() const noexcept { return found_.name.data(); }

    private:
        std::string_view rest_;
        attribute found_{};
    };

} // namespace detail

/// The attributes of an element, in their order, duplicates included.
class attribute_list : public lazy_list<attribute_list, detail::attribute_cursor> {
public:
    /// None.
    constexpr attribute_list() noexcept = default;
    /// Those of a text: `n="example.com" l="3"`.
    constexpr explicit attribute_list(std::string_view text) noexcept : text_(text) {}

    /// The text as it is.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
    /// The first attribute.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(text_); }
    /// The value of the first attribute of this name; nothing when there is none.
    [[nodiscard]] constexpr std::optional<xml_text> find(std::string_view name) const noexcept {
        for (const attribute& a : *this)
            if (a.name == name) return a.value;
        return std::nullopt;
    }

private:
    std::string_view text_;
};

/// What a reader comes upon.
struct event {
    /// Which of them.
    enum class kind : unsigned char {
        start,   ///< an element begins; one without content ends with the next event
        end,     ///< it ends
        text,    ///< text; in pieces where comments or CDATA stand between
        finished ///< there is no more
    };

    kind what = kind::finished;  ///< which of them it is
    std::string_view name{};     ///< of a start or an end
    attribute_list attributes{}; ///< of a start
    xml_text text{};             ///< of a text
    std::size_t offset = 0;      ///< where it begins in the document
    std::size_t next = 0;        ///< where what follows it begins
};

/// Goes through a document from event to event.
class reader {
public:
    /// From the front of a document. The views of its events point into it.
    constexpr explicit reader(byte_view document, const tolerance& allowed = {}) noexcept
        : document_(document.text()), allowed_(allowed) {}

    /// The next event. errc::bad_xml where the document is none, at the byte where what is wrong begins; errc::out_of_range ("depth")
    /// at an element that lies too deep. An error comes again each time.
    constexpr result<event> next() noexcept {
        if (ends_at_once_) {
            ends_at_once_ = false;
            return event{event::kind::end, names_[--depth_], {}, {}, at_, at_};
        }
        while (failure_.code == errc::none && at_ < document_.size()) {
            const std::string_view rest = document_.substr(at_);
            const char second = rest.size() > 1 ? rest[1] : '\0';
            if (rest.front() != '<') {
                const xml_text text = xml_text::escaped(rest.substr(0, rest.find('<')));
                if (takes_text(text)) return text_event(text, text.raw().size());
            } else if (second == '/') {
                return end_event(rest);
            } else if (second == '?') {
                at_ += size_to(rest, 2, "?>");
            } else if (second != '!') {
                return start_event(rest);
            } else if (begins(rest, "<![CDATA[")) {
                const std::size_t size = size_to(rest, 9, "]]>");
                const xml_text text = size == 0 ? xml_text{} : xml_text(rest.substr(9, size - 12));
                if (takes_text(text)) return text_event(text, size);
            } else if (begins(rest, "<!--")) {
                at_ += size_to(rest, 4, "-->");
            } else {
                return fail(errc::bad_xml, at_, {});
            }
        }
        if (failure_.code == errc::none && depth_ != 0) fail(errc::bad_xml, at_, {});
        if (failure_.code != errc::none) return failure_;
        return event{event::kind::finished, {}, {}, {}, at_, at_};
    }

    /// How many elements have begun and not ended.
    [[nodiscard]] constexpr std::size_t depth() const noexcept { return depth_; }

private:
    static constexpr bool begins(std::string_view text, std::string_view with) noexcept {
        return text.substr(0, with.size()) == with;
    }
    constexpr error fail(errc code, std::size_t at, std::string_view what) noexcept {
        failure_ = {code, at, what};
        return failure_;
    }
    /// How long something is up to its end; 0, and a failure, where it has none.
    constexpr std::size_t size_to(std::string_view rest, std::size_t from, std::string_view end) noexcept {
        const std::size_t at = rest.find(end, from);
        if (at != std::string_view::npos) return at + end.size();
        fail(errc::bad_xml, at_, {});
        return 0;
    }
    /// Whether a text is to be told; else it was passed over, or is a failure.
    constexpr bool takes_text(const xml_text& text) noexcept {
        if (failure_.code != errc::none) return false;
        if (depth_ != 0) {
            const std::size_t stray = allowed_.stray_ampersands ? std::string_view::npos : text.find_stray();
            if (stray == std::string_view::npos) return true;
            fail(errc::bad_xml, at_ + stray, {});
            return false;
        }
        const std::size_t size = text.raw().size();
        std::string_view rest = text.raw();
        detail::skip_spaces(rest);
        if (!allowed_.text_outside && (!rest.empty() || !text.is_escaped()))
            fail(errc::bad_xml, text.is_escaped() ? at_ + size - rest.size() : at_, {});
        else
            at_ += text.is_escaped() ? size : size + 12;
        return false;
    }
    constexpr event text_event(const xml_text& text, std::size_t size) noexcept {
        at_ += size;
        return {event::kind::text, {}, {}, text, at_ - size, at_};
    }
    constexpr result<event> end_event(std::string_view rest) noexcept {
        const std::size_t from = at_;
        rest.remove_prefix(2);
        const std::string_view name = detail::take_name(rest);
        detail::skip_spaces(rest);
        if (depth_ == 0 || name != names_[depth_ - 1] || rest.empty() || rest.front() != '>')
            return fail(errc::bad_xml, from, {});
        --depth_;
        at_ = document_.size() - rest.size() + 1;
        return event{event::kind::end, name, {}, {}, from, at_};
    }
    constexpr result<event> start_event(std::string_view rest) noexcept {
        const std::size_t from = at_;
        rest.remove_prefix(1);
        const std::string_view name = detail::take_name(rest);
        if (name.empty()) return fail(errc::bad_xml, from, {});
        const std::string_view attributes = rest;
        auto i = attribute_list(rest).begin();
        for (; i != list_end{}; ++i) {
            if (allowed_.stray_ampersands) continue;
            const std::size_t stray = i->value.find_stray();
            if (stray == std::string_view::npos) continue;
            return fail(errc::bad_xml, static_cast<std::size_t>(i->value.raw().data() - document_.data()) + stray, {});
        }
        rest = i.rest();
        detail::skip_spaces(rest);
        const std::size_t size = attributes.size() - rest.size();
        ends_at_once_ = !rest.empty() && rest.front() == '/';
        if (ends_at_once_) rest.remove_prefix(1);
        if (rest.empty() || rest.front() != '>') {
            ends_at_once_ = false;
            return fail(errc::bad_xml, document_.size() - rest.size(), {});
        }
        if (depth_ == max_depth) {
            ends_at_once_ = false;
            return fail(errc::out_of_range, from, "depth");
        }
        names_[depth_++] = name;
        at_ = document_.size() - rest.size() + 1;
        return event{event::kind::start, name, attribute_list(attributes.substr(0, size)), {}, from, at_};
    }

    std::string_view document_;
    tolerance allowed_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::array<std::string_view, max_depth> names_{}; ///< of the elements that have begun
    bool ends_at_once_ = false;                       ///< the next event is the end of the element that was told last
    error failure_{};
};

namespace detail {
    class element_cursor;
}

/// An element of a document that parse() has taken. A view.
class element {
public:
    /// Goes through the elements in it.
    using iterator = lazy_iterator<detail::element_cursor>;

    /// No element.
    constexpr element() noexcept = default;

    /// Its name; compared with case.
    [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }
    /// Its attributes.
    [[nodiscard]] constexpr attribute_list attributes() const noexcept { return attributes_; }
    /// The value of the attribute of this name; nothing when it has none.
    [[nodiscard]] constexpr std::optional<xml_text> attribute(std::string_view name) const noexcept {
        return attributes_.find(name);
    }
    /// What stands between its tags, as it is.
    [[nodiscard]] constexpr std::string_view inner() const noexcept { return inner_; }
    /// Its text up to the first element, comment or CDATA in it; what CDATA holds where it begins with that.
    [[nodiscard]] constexpr xml_text text() const noexcept;
    /// The elements in it, without those in these.
    [[nodiscard]] constexpr iterator begin() const noexcept;
    /// The end.
    [[nodiscard]] constexpr iterator end() const noexcept;
    /// The first element of this name in it; nothing when there is none.
    [[nodiscard]] constexpr std::optional<element> find(std::string_view name) const noexcept;

    /// Equal in name, attributes and content, byte by byte.
    friend constexpr bool operator==(const element& a, const element& b) noexcept {
        return a.name_ == b.name_ && a.attributes_.text() == b.attributes_.text() && a.inner_ == b.inner_;
    }

private:
    friend class detail::element_cursor;
    friend constexpr result<element> parse(byte_view document, const tolerance& allowed) noexcept;
    constexpr element(const event& start, std::string_view inner) noexcept
        : name_(start.name), attributes_(start.attributes), inner_(inner) {}

    std::string_view name_;
    attribute_list attributes_;
    std::string_view inner_;
};

namespace detail {

    /// Goes through the elements in an element: in a text that is well-formed.
    class element_cursor {
    public:
        using value_type = element;

        constexpr element_cursor() noexcept : rest_(std::string_view{}) {}
        constexpr explicit element_cursor(std::string_view inner) noexcept : inner_(inner), rest_(inner) { advance(); }
        constexpr const element& operator*() const noexcept { return found_; }
        constexpr void advance() noexcept {
            found_ = {};
            event start;
            for (result<event> e = rest_.next(); e && e->what != event::kind::finished; e = rest_.next()) {
                if (e->what == event::kind::start && rest_.depth() == 1) start = *e;
                if (e->what != event::kind::end || rest_.depth() != 0) continue;
                found_ = element(start, inner_.substr(start.next, e->offset - start.next));
                return;
            }
        }
        [[nodiscard]] constexpr const char* place() const noexcept { return found_.name().data(); }

    private:
        std::string_view inner_;
        reader rest_;
        element found_;
    };

} // namespace detail

constexpr xml_text element::text() const noexcept {
    const std::size_t size = inner_.find('<');
    if (size != 0) return xml_text::escaped(inner_.substr(0, size));
    constexpr std::string_view cdata = "<![CDATA["sv;
    if (inner_.substr(0, cdata.size()) != cdata) return xml_text::escaped({});
    return inner_.substr(cdata.size(), inner_.find("]]>") - cdata.size());
}
constexpr element::iterator element::begin() const noexcept {
    return iterator(inner_);
}
constexpr element::iterator element::end() const noexcept {
    return {};
}
constexpr std::optional<element> element::find(std::string_view name) const noexcept {
    for (const element& e : *this)
        if (e.name() == name) return e;
    return std::nullopt;
}

/// Takes a document: goes through it once, to its end. What it returns has no name, and the document's elements in it: one as a rule,
/// none of an empty payload. Errors are those of reader::next(); views point into the document.
[[nodiscard]] constexpr result<element> parse(byte_view document, const tolerance& allowed = {}) noexcept {
    reader events(document, allowed);
    for (;;) {
        const result<event> e = events.next();
        if (!e) return e.error();
        if (e->what == event::kind::finished) return element({}, document.text());
    }
}

} // namespace msnp::xml
