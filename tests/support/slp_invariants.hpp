// What must hold of any MSNSLP message, said once for the tests and the fuzz harness; and random ones.
#pragma once

#include "support/invariants.hpp"
#include "support/message_generator.hpp"
#include "support/message_invariants.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp_test {

template <class Message>
std::string slp_bytes(const Message& message) {
    std::string bytes(msnp::slp::wire_size(message), '?');
    const auto size = msnp::slp::serialize(message, bytes);
    return size && *size == bytes.size() ? bytes : std::string();
}

/// A message is written in exactly wire_size() bytes, not into fewer, with the length of its body; it is read back as itself, strictly
/// too, and written as the same bytes then.
template <class Message>
std::string slp_writes_well(const Message& message) {
    const std::size_t size = msnp::slp::wire_size(message);
    exact_bytes exact(size, '?');
    const auto written = msnp::slp::serialize(message, exact.span());
    if (!written) return "is not written: " + msnp::describe(written.error());
    if (*written != size || size == 0) return "wire_size() is another";
    exact_bytes small(size - 1, '?');
    const auto refused = msnp::slp::serialize(message, small.span());
    if (refused || small.view() != std::string(size - 1, '?')) return "wrote although there was no room";
    const std::string_view bytes = exact.view();
    const model::envelope envelope = model::read_envelope(bytes.substr(bytes.find('\n') + 1), {});
    const auto length = msnp::mime::header_list(bytes).find("Content-Length");
    if (length != std::to_string(envelope.body.size())) return "another length: " + escaped(bytes);
    for (const msnp::mime::tolerance& allowed : {msnp::mime::tolerance{}, msnp::mime::tolerance::strict()}) {
        const auto read = msnp::slp::parse<Message>(bytes, allowed);
        if (!read) return "unreadable, " + msnp::describe(read.error()) + ": " + escaped(bytes);
        if (!(*read == message)) return "read as another: " + escaped(bytes);
        if (slp_bytes(*read) != bytes) return "written otherwise the second time: " + escaped(bytes);
    }
    return {};
}

/// Whether a message holds a header or a field that is two for who takes LF for a line's end.
template <class Message>
bool hides_slp_line_feeds(const Message& message) {
    const auto hides = [](const auto& lines) {
        for (const msnp::mime::header& h : lines)
            if (h.line.find('\n') != h.line.npos) return true;
        return false;
    };
    const auto in_body = [&](const auto& body) {
        if constexpr (requires { body.other_fields; }) return hides(body.other_fields);
        return false;
    };
    return hides(message.other) || std::visit(in_body, message.body);
}

/// Of any bytes: an error lies within them; a message that is read is written so that strict reading finds an equal one.
inline std::string slp_reads_well(std::string_view input, const msnp::mime::tolerance& allowed) {
    const exact_bytes exact(input);
    const auto message = msnp::slp::parse(exact.view(), allowed);
    if (!message) {
        const bool has_place = message.error().offset <= input.size() && message.error().code != msnp::errc::none;
        return has_place ? "" : "an error outside: " + escaped(input);
    }
    if (!lies_in(message->end, exact.view())) return "an end outside: " + escaped(input);
    if (!allowed.bare_line_feed && hides_slp_line_feeds(*message)) return {};
    const std::string broken = slp_writes_well(*message);
    return broken.empty() ? "" : "accepted, and " + broken + ": " + escaped(input);
}

/// Visits a wire() and fills every field of a message, or of a body, with a value that may be written.
class slp_filler : public message_filler {
public:
    using message_filler::message_filler;

    void start(std::variant<msnp::slp::request_line, msnp::slp::status_line>& start) {
        if (from_.one_in(2)) {
            msnp::slp::request_line line{.target = peer()};
            fill(line.method);
            if (msnp::mime::equal_ignoring_case(line.method.text.substr(0, 7), "MSNSLP/")) line.method = "X";
            start = line;
        } else {
            const auto code = static_cast<std::uint32_t>(100 + from_.below(900));
            start = msnp::slp::status_line{msnp::open_number<msnp::slp::status>(code), make_.keep(header_text())};
        }
    }
    void opt_header(std::string_view wire_name, std::string_view name, auto& value) {
        using type = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<type, msnp::slp::address>) {
            if (!from_.one_in(4)) value = peer();
        } else if constexpr (std::is_same_v<type, msnp::slp::hop>) {
            if (from_.one_in(4)) return;
            fill(value.branch);
            if (from_.one_in(2)) value.protocol = "MSNSLP/1.0/UDP";
        } else {
            if constexpr (requires { value.reset(); }) value.reset();
            message_filler::opt_header(wire_name, name, value);
        }
    }
    void typed_body(msnp::slp::any_body& body, std::string_view& end) {
        std::size_t wanted = from_.below(std::variant_size_v<msnp::slp::any_body>);
        [&]<class... Bodies>(std::type_identity<std::variant<Bodies...>>) {
            ((wanted-- == 0 ? void(body = filled<Bodies>()) : void()), ...);
        }(std::type_identity<msnp::slp::any_body>{});
        end = std::string_view("\0\0\0", from_.one_in(3) ? from_.below(4) : 1);
    }
    template <class T>
    void opt_mirrored_field(std::string_view, std::string_view, T& value) {
        if (!from_.one_in(2)) return;
        if constexpr (std::is_same_v<T, msnp::slp::mirrored_text>)
            value = std::string_view(make_.keep(header_text()));
        else
            value = msnp::slp::mirrored_port(make_.value<std::uint16_t>(msnp::last_dialect));
        if constexpr (requires { value.has_value(); })
            value->is_mirrored = from_.one_in(2);
        else
            value.is_mirrored = from_.one_in(2);
        any_fields_ = any_fields_ || !msnp::is_absent(value);
    }

private:
    static std::string_view without_nuls(std::string_view text) {
        while (text.ends_with('\0')) text.remove_suffix(1);
        return text;
    }
    msnp::account_endpoint peer() {
        for (;;) {
            const auto made = make_.value<msnp::account_endpoint>(msnp::last_dialect);
            msnp::counting_sink sink;
            if (made.to_token(sink) == msnp::errc::none && msnp::is_token(made.account.text)) return made;
        }
    }
    template <class Body>
    Body filled() {
        Body body{};
        slp_filler fill_body(make_);
        Body::wire(fill_body, body);
        if constexpr (std::is_same_v<Body, msnp::slp::other_body>) {
            static constexpr std::string_view types[] = {"null", "text/unknown", "", "image/png; x=y"};
            body.type = from_.any_of(types);
            body.bytes = without_nuls(body.bytes);
        } else if (body.after_fields) {
            body.after_fields = without_nuls(*body.after_fields);
        }
        return body;
    }
};

/// A message with random values that may be written. Its texts live as long as the maker.
inline msnp::slp::any_message random_slp(value_maker& make) {
    msnp::slp::any_message message{};
    slp_filler fill(make);
    msnp::slp::any_message::wire(fill, message);
    return message;
}

/// Visits a wire() and calls action(value) for the field of a given number, those of the first line and of the body included.
template <class Action>
class nth_slp_field : public nth_message_field<Action> {
public:
    using nth_message_field<Action>::nth_message_field;

    void start(std::variant<msnp::slp::request_line, msnp::slp::status_line>& start) {
        if (auto* request = std::get_if<msnp::slp::request_line>(&start)) {
            this->one(request->method);
            this->one(request->target.account);
            this->one(request->target.endpoint);
        } else {
            this->one(std::get<msnp::slp::status_line>(start).reason);
        }
    }
    void opt_header(std::string_view wire_name, std::string_view name, auto& value) {
        if constexpr (requires { value.peer; }) {
            this->one(value.peer.account);
            this->one(value.peer.endpoint);
        } else if constexpr (requires { value.branch; }) {
            this->one(value.protocol);
            this->one(value.branch);
        } else {
            nth_message_field<Action>::opt_header(wire_name, name, value);
        }
    }
    void typed_body(msnp::slp::any_body& body, std::string_view& end) {
        std::visit([&](auto& b) { std::remove_cvref_t<decltype(b)>::wire(*this, b); }, body);
        if (auto* other = std::get_if<msnp::slp::other_body>(&body)) this->one(other->type);
        this->one(end);
    }
    void opt_mirrored_field(std::string_view, std::string_view, auto& value) {
        if constexpr (requires { value.text; }) this->one(value.text);
    }
};

/// Random messages, whole and with one thing wrong, and any bytes.
inline std::string slp_messages_are_well(value_maker& make) {
    const msnp::slp::any_message message = random_slp(make);
    if (std::string broken = slp_writes_well(message); !broken.empty()) return broken;
    const std::string bytes = slp_bytes(message);
    const msnp::mime::tolerance allowed = mime_tolerance_of(make.from().below(16));
    const std::size_t first = bytes.find('\n') + 1;
    const std::string changed = make.from().one_in(8)
                                    ? broken_message(bytes, make)
                                    : bytes.substr(0, first) + broken_message(bytes.substr(first), make);
    if (std::string broken = slp_reads_well(changed, allowed); !broken.empty()) return broken;
    return slp_reads_well(make.bytes(), allowed);
}

} // namespace msnp_test
