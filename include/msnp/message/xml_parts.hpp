// What stands in a body struct for the elements in its own: one that may be missing, a list of them, and all that no field is for.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/lazy_list.hpp>
#include <msnp/message/xml.hpp>
#include <msnp/message/xml_body_reader.hpp>
#include <msnp/message/xml_text.hpp>
#include <msnp/message/xml_visitor.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace msnp::xml {

/// An element in another that may be missing. What std::optional would be, but for what that costs to compile, which is a multiple of
/// all the rest of a struct.
template <class Body>
class optional_element {
public:
    /// The struct of the element.
    using value_type = Body;

    /// No element.
    constexpr optional_element() noexcept = default;
    /// This element.
    constexpr optional_element(const Body& body) noexcept : body_(body), has_(true) {}

    /// True when there is one.
    [[nodiscard]] constexpr bool has_value() const noexcept { return has_; }
    /// True when there is one.
    constexpr explicit operator bool() const noexcept { return has_; }
    /// The element; one without anything where there is none.
    [[nodiscard]] constexpr const Body& operator*() const noexcept { return body_; }
    /// The element, to be changed where there is one.
    [[nodiscard]] constexpr Body& operator*() noexcept { return body_; }
    /// The element; one without anything where there is none.
    [[nodiscard]] constexpr const Body* operator->() const noexcept { return &body_; }
    /// The element, to be changed where there is one.
    [[nodiscard]] constexpr Body* operator->() noexcept { return &body_; }

    /// Equal when both are missing, or both equal.
    friend constexpr bool operator==(const optional_element& a, const optional_element& b) noexcept {
        return a.has_ == b.has_ && (!a.has_ || a.body_ == b.body_);
    }

private:
    Body body_{};
    bool has_ = false;
};

namespace detail {

    /// Goes through the caller's structs, or those in a text that is well-formed.
    template <class Body>
    class list_cursor {
    public:
        using value_type = Body;

        constexpr list_cursor() noexcept = default;
        constexpr list_cursor(const Body* given, std::size_t size, std::string_view inner) noexcept
            : given_(given), left_(size), at_(inner), inner_(inner) {
            look();
        }
        constexpr const Body& operator*() const noexcept { return left_ == 0 ? found_ : *given_; }
        constexpr void advance() noexcept {
            if (left_ == 0) {
                at_.advance();
                look();
            } else {
                ++given_;
                --left_;
            }
        }
        [[nodiscard]] constexpr const void* place() const noexcept {
            if (left_ != 0) return given_;
            return at_.place();
        }

    private:
        constexpr void look() noexcept {
            while (at_.place() && (*at_).name() != own_root<Body>.found) at_.advance();
            if (!at_.place()) return;
            found_ = Body{};
            reading shared{inner_};
            read_element(*at_, shared, found_);
        }

        const Body* given_ = nullptr;
        std::size_t left_ = 0; ///< of the caller's
        element_cursor at_{};
        std::string_view inner_{};
        Body found_{};
    };

    /// The attributes and elements that a struct does not name itself.
    template <class Body>
    struct other_part {
        static constexpr bool takes(const attribute& a) noexcept {
            return !names_itself<Body>(part::attribute, a.name);
        }
        static constexpr bool takes(const element& e) noexcept { return !names_itself<Body>(part::element, e.name()); }
    };
    template <class Body>
    using other_element_cursor = msnp::detail::filtering_cursor<element_cursor, other_part<Body>>;

    /// Writes an attribute that came, and a blank in front of it.
    template <class Sink>
    constexpr void copy_attribute(Sink& sink, const attribute& a) {
        sink.put(' ');
        sink.write(a.name);
        sink.put('=');
        a.value.write_quoted(sink);
    }
    /// Writes what an event of a reader is, as it came but for what is no XML in it.
    template <class Sink>
    constexpr void copy_event(Sink& sink, std::string_view text, const event& e) {
        const std::string_view came = text.substr(e.offset, e.next - e.offset);
        if (e.what == event::kind::text) return e.text.write(sink);
        bool is_stray = false;
        for (const attribute& a : e.attributes) is_stray = is_stray || a.value.find_stray() != std::string_view::npos;
        if (!is_stray) return sink.write(came);
        sink.put('<');
        sink.write(e.name);
        for (const attribute& a : e.attributes) copy_attribute(sink, a);
        sink.write(came.ends_with("/>") ? "/>" : ">");
    }

} // namespace detail

/// Elements of one name, one after the other, each read into its struct when it is asked for and not before: those in an
/// element that was read, or those of the caller's memory. A view.
template <class Body>
class list : public lazy_list<list<Body>, detail::list_cursor<Body>> {
public:
    /// The type of an element.
    using value_type = Body;
    /// Goes through the elements.
    using iterator = lazy_iterator<detail::list_cursor<Body>>;

    /// None.
    constexpr list() noexcept = default;
    /// Those in a text that is well-formed XML: of an element that was read.
    constexpr explicit list(std::string_view inner) noexcept : inner_(inner) {}
    /// The caller's, which must outlive the list.
    constexpr list(std::span<const Body> given) noexcept : given_(given.data()), size_(given.size()) {}
    /// The caller's, which must outlive the list.
    template <std::size_t Size>
    constexpr list(const Body (&given)[Size]) noexcept : given_(given), size_(Size) {}

    /// The first element.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(given_, size_, inner_); }
    /// The end.
    [[nodiscard]] constexpr list_end end() const noexcept { return {}; }

private:
    const Body* given_ = nullptr;
    std::size_t size_ = 0;
    std::string_view inner_{};
};

/// The attributes and elements of an element that its struct has no field for. They are written back as they came, but for
/// comments and CDATA.
template <class Body>
class other_parts {
public:
    /// Goes through the elements.
    using iterator = lazy_iterator<detail::other_element_cursor<Body>>;

    /// None.
    constexpr other_parts() noexcept = default;
    /// Those of an element, the ones that are fields of `Body` included.
    constexpr other_parts(attribute_list attributes, std::string_view inner) noexcept
        : attributes_(attributes), inner_(inner) {}
    /// Elements of a literal: "<Mood>3</Mood>".
    constexpr other_parts(const char* elements) noexcept : inner_(elements) {}

    /// The first element.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(detail::element_cursor(inner_)); }
    /// The end.
    [[nodiscard]] constexpr iterator end() const noexcept { return {}; }
    /// True when there is neither an attribute nor an element.
    [[nodiscard]] constexpr bool empty() const noexcept { return attributes().empty() && begin() == list_end{}; }
    /// The first element of this name; nothing when there is none.
    [[nodiscard]] constexpr std::optional<element> find(std::string_view name) const noexcept {
        for (const element& e : *this)
            if (e.name() == name) return e;
        return std::nullopt;
    }
    /// The value of the first attribute of this name; nothing when there is none.
    [[nodiscard]] constexpr std::optional<xml_text> attribute(std::string_view name) const noexcept {
        if (detail::names_itself<Body>(detail::part::attribute, name)) return std::nullopt;
        return attributes_.find(name);
    }
    /// Calls function(const xml::attribute&) for each attribute.
    template <class Function>
    constexpr void for_each_attribute(Function&& function) const {
        for (const xml::attribute& a : attributes()) function(a);
    }

    /// Writes the elements. errc::bad_xml for what the caller gave and is none, errc::out_of_range for what would lie too
    /// deep at this depth.
    template <class Sink>
    constexpr errc write_elements(Sink& sink, std::size_t depth) const {
        errc found = errc::none;
        walk([&](const event& e, std::size_t inside) {
            if (inside + depth > max_depth) found = errc::out_of_range;
            detail::copy_event(sink, inner_, e);
            return true;
        });
        return found == errc::none ? failure() : found;
    }
    /// errc::bad_xml when what the caller gave is none; elements of a payload that was read always are.
    [[nodiscard]] constexpr errc failure() const noexcept {
        const auto read = xml::parse(inner_);
        return read ? errc::none : read.error().code;
    }

    /// Equal when attributes and elements are, in the same order, whatever escapes, CDATA and comments they are written with.
    friend constexpr bool operator==(const other_parts& a, const other_parts& b) noexcept {
        cursor i(a);
        cursor j(b);
        for (;;) {
            const unit x = i.next();
            const unit y = j.next();
            if (!(x == y)) return false;
            if (x.what == event::kind::finished) return a.attributes() == b.attributes();
        }
    }

private:
    /// A byte of text, or where an element begins or ends.
    struct unit {
        event::kind what = event::kind::finished;
        char byte = '\0';
        std::string_view name{};
        attribute_list attributes{};

        friend constexpr bool operator==(const unit& a, const unit& b) noexcept {
            return a.what == b.what && a.byte == b.byte && a.name == b.name && a.attributes == b.attributes;
        }
    };
    /// Goes through the elements from unit to unit.
    class cursor {
    public:
        constexpr explicit cursor(const other_parts& parts) noexcept : events_(parts.inner_) {}
        constexpr unit next() noexcept {
            for (;;) {
                if (text_ != list_end{}) return {event::kind::text, *text_++, {}, {}};
                const result<event> e = events_.next();
                if (!e || e->what == event::kind::finished) return {};
                if (e->what == event::kind::start && events_.depth() == 1)
                    is_other_ = !detail::names_itself<Body>(detail::part::element, e->name);
                if (!is_other_) continue;
                if (e->what != event::kind::text) return {e->what, '\0', e->name, e->attributes};
                text_ = e->text.begin();
            }
        }

    private:
        reader events_;
        xml_text::iterator text_{};
        bool is_other_ = false;
    };

    /// Calls function(event, depth) for the events of the elements.
    template <class Function>
    constexpr void walk(Function function) const {
        reader events(inner_);
        bool is_other = false;
        for (result<event> e = events.next(); e && e->what != event::kind::finished; e = events.next()) {
            if (e->what == event::kind::start && events.depth() == 1)
                is_other = !detail::names_itself<Body>(detail::part::element, e->name);
            if (is_other) function(*e, events.depth());
        }
    }

    using other_attributes = msnp::detail::filtered_list<detail::attribute_cursor, detail::other_part<Body>>;
    [[nodiscard]] constexpr other_attributes attributes() const noexcept {
        return other_attributes(attributes_.begin());
    }

    attribute_list attributes_{};
    std::string_view inner_{};
};

} // namespace msnp::xml
