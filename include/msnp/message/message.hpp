// What a payload says: the list of message structs, and reading, writing and inspecting them.
//
// A new message is a struct with an example and a wire(), and its name in the list below. The first of the list whose
// Content-Type and required headers fit wins; what fits none is message::unknown and keeps all that came.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/counted.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/message/chunk.hpp>
#include <msnp/message/client_info.hpp>
#include <msnp/message/control.hpp>
#include <msnp/message/datacast.hpp>
#include <msnp/message/emoticons.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/ink.hpp>
#include <msnp/message/invitation.hpp>
#include <msnp/message/mail.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/message/p2p.hpp>
#include <msnp/message/profile.hpp>
#include <msnp/message/system_message.hpp>
#include <msnp/message/text.hpp>
#include <msnp/wire/visit_form.hpp>

#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

/// What the payloads of MSG, UUM and UBM say: a struct for each Content-Type.
namespace msnp::message {

/// A message of a type that msnp does not know: the envelope as it came.
struct unknown {
    mime::header_list headers{}; ///< all of them
    std::string_view body{};     ///< any bytes

    friend constexpr bool operator==(const unknown&, const unknown&) = default;
};

/// Any message: a std::variant of every message struct and message::unknown.
using any = std::variant<chunk, text, typing, recording, p2p, datacast, emoticons, animated_emoticons, ink, gif_ink,
                         invitation, profile, initial_mail, initial_mail_data, new_mail, active_mail, offline_mail,
                         system_message, client_caps, client_info, keep_alive, unknown>;

namespace detail {

    /// Reads it as a Message if it is one. (As unknown it is read already.)
    template <class Message, class Any>
    constexpr bool read_as(const message_source& source, result<Any>& out) {
        if constexpr (!std::is_same_v<Message, unknown>) {
            if (!is_of_type(source, type_of<Message>)) return false;
            Message message{};
            message_reader io(source, std::type_identity<Message>{});
            Message::wire(io, message);
            if (!io.fits()) return false;
            out = io.failure().code == errc::none ? result<Any>(std::in_place, std::in_place_type<Message>, message)
                                                  : result<Any>(io.failure());
        }
        return true;
    }
    /// Reads it as the first of the variant that it is.
    template <class... Messages>
    constexpr void read_as_one(const message_source& source, result<std::variant<Messages...>>& out) {
        static_cast<void>((read_as<Messages>(source, out) || ...));
    }

    template <class Message, class Sink>
    constexpr error write(const Message& message, Sink& sink) {
        message_writer<Sink> io(sink);
        Message::wire(io, message);
        return io.failure();
    }
    template <class Sink>
    constexpr error write(const unknown& message, Sink& sink) {
        message_writer<Sink> io(sink);
        io.others(message.headers);
        io.body(message.body);
        return io.failure();
    }
    template <class... Messages, class Sink>
    constexpr error write(const std::variant<Messages...>& message, Sink& sink) {
        error failure{errc::bad_value, 0, {}};
        static_cast<void>(msnp::detail::visit_form([&](const auto& m) { failure = write(m, sink); }, message));
        return failure;
    }

} // namespace detail

/// Reads the payload of a MSG as the first struct of a list that it fits: of `any`, or of a std::variant of your own, of fewer
/// structs or with yours among them, whose last is message::unknown. Errors are those of mime::parse(), and errc::bad_value or a
/// number's for a header that does not hold what it should, where that is not tolerated, and errc::bad_header in a body that should
/// be fields; their offset counts from the payload's first byte, their field is the struct's or the parameter's. Views point into
/// the payload.
template <class Any = any>
[[nodiscard]] constexpr result<Any> parse(byte_view payload, const mime::tolerance& allowed = {}) {
    const result<mime::message> envelope = mime::parse(payload, allowed);
    if (!envelope) return envelope.error();
    const auto type = envelope->find("Content-Type");
    const mime::content_type known{type.value_or("text/plain")};
    const detail::message_source source{*envelope,        known.value,    known.type(),
                                        type.has_value(), payload.text(), allowed};
    result<Any> read(std::in_place, std::in_place_type<unknown>, unknown{envelope->headers, envelope->body});
    detail::read_as_one(source, read);
    return read;
}

/// Writes a message struct, or an `any`, into `buffer`, and returns how many bytes it took: the payload of a MSG. A value
/// that can't stand in its header is errc::bad_header, errc::bad_value or errc::out_of_range, and the buffer is as
/// before; errc::buffer_too_small when it does not fit.
template <class Message>
[[nodiscard]] constexpr result<std::size_t> serialize(const Message& message, std::span<char> buffer) {
    return msnp::detail::write_counted(buffer, [&](auto& sink) { return detail::write(message, sink); });
}

/// Exactly how many bytes serialize() takes; 0 for a message that can't be written.
template <class Message>
[[nodiscard]] constexpr std::size_t wire_size(const Message& message) {
    return msnp::detail::counted_size([&](auto& sink) { return detail::write(message, sink); });
}

/// Calls function(std::string_view name, const auto& value) for each field of a message struct, by the field's own name:
/// those that are there, "other" or "headers" as a list of headers, and "body".
template <class Message, class Function>
constexpr void for_each_field(const Message& message, Function&& function) {
    if constexpr (std::is_same_v<Message, any>) {
        static_cast<void>(msnp::detail::visit_form([&](const auto& m) { for_each_field(m, function); }, message));
    } else if constexpr (std::is_same_v<Message, unknown>) {
        function(std::string_view("headers"), message.headers);
        function(std::string_view("body"), message.body);
    } else {
        detail::message_inspector<std::remove_reference_t<Function>> io(function);
        Message::wire(io, message);
    }
}

} // namespace msnp::message
