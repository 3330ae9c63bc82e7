// XML into a sink.
#pragma once

#include <msnp/base/error.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/message/xml.hpp>
#include <msnp/message/xml_text.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace msnp::xml {

/// Whether an element or an attribute can be called that: not empty, no space, none of ``/>=<"'&!?``, no NUL.
[[nodiscard]] constexpr bool is_name(std::string_view text) noexcept {
    std::string_view rest = text;
    return !text.empty() && detail::take_name(rest).size() == text.size() && text.find('!') == std::string_view::npos &&
           text.find('?') == std::string_view::npos && text.find('\0') == std::string_view::npos;
}

/// Writes elements, attributes and text, and escapes what has to be. No text that it is given can end an element or begin one.
///
///     xml::writer out(sink);
///     out.start("Data");
///     out.element("PSM", "Tom & Jerry");
///     out.end();
template <byte_sink Sink>
class writer {
public:
    /// Writes into `sink`, which must outlive it.
    constexpr explicit writer(Sink& sink) noexcept : sink_(&sink) {}

    /// Begins an element. The name must live until it ends.
    constexpr void start(std::string_view name) {
        close_tag();
        if (depth_ == max_depth) return fail(errc::out_of_range, "depth");
        if (!is_name(name)) return fail(errc::bad_value, "name");
        names_[depth_++] = name;
        sink_->put('<');
        sink_->write(name);
        in_tag_ = true;
    }
    /// An attribute of the element that was begun last, before anything is in it.
    constexpr void attribute(std::string_view name, const xml_text& value) {
        if (!in_tag_ || !is_name(name)) return fail(errc::bad_value, "name");
        sink_->put(' ');
        sink_->write(name);
        sink_->put('=');
        value.write_quoted(*sink_);
    }
    /// Text in the element that was begun last.
    constexpr void text(const xml_text& value) {
        close_tag();
        if (depth_ == 0) return fail(errc::bad_value, "text");
        value.write(*sink_);
    }
    /// Ends the element that was begun last: `<a/>` for one that has nothing in it.
    constexpr void end() {
        if (depth_ == 0) return fail(errc::bad_value, "name");
        const std::string_view name = names_[--depth_];
        if (in_tag_) {
            sink_->write("/>");
        } else {
            sink_->write("</");
            sink_->write(name);
            sink_->put('>');
        }
        in_tag_ = false;
    }
    /// An element with nothing but text in it: `<a></a>` where that is empty, as Microsoft's client writes it.
    constexpr void element(std::string_view name, const xml_text& value) {
        start(name);
        close_tag();
        if (failure_.code == errc::none) text(value);
        end();
    }

    /// The first thing that could not be written, by the offset in what was; errc::bad_value for what is no name ("name"), or text
    /// outside of every element ("text"), errc::out_of_range ("depth") for what parse() would find too deep. After one, what was
    /// written is no XML.
    [[nodiscard]] constexpr const error& failure() const noexcept { return failure_; }

private:
    constexpr void close_tag() {
        if (in_tag_) sink_->put('>');
        in_tag_ = false;
    }
    constexpr void fail(errc code, std::string_view what) noexcept {
        if (failure_.code == errc::none) failure_ = {code, sink_->size(), what};
    }

    Sink* sink_;
    std::array<std::string_view, max_depth> names_{}; ///< of the elements that have begun
    std::size_t depth_ = 0;
    bool in_tag_ = false; ///< attributes may follow
    error failure_{};
};

} // namespace msnp::xml
