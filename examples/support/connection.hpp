// The streams of a connection: fed in pieces, read by the library's decoders, shown by a view.
#pragma once

#include "joined_packets.hpp"
#include "record.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp_examples {

/// What both directions of a connection share.
struct conversation {
    view& shown;
    msnp::dialect spoken;
    bool is_dialect_fixed = false; ///< VER does not change it
    msnp::frame_options options{};
    bool any_failed = false;
    bool shows_secrets = false;
};

/// One direction of a connection. Keeps no more of the stream than one incomplete frame, and the packets of few short messages.
template <class Channel>
class direction {
public:
    explicit direction(conversation& with) : with_(with), decoder_(with.spoken, with.options) {}

    /// Shows all that is complete with these bytes.
    void feed(std::string_view bytes) {
        if (decoder_.failed()) return;
        decoder_.feed(bytes);
        for (;;) {
            decoder_.speak(with_.spoken);
            const auto next = decoder_.poll();
            if (!next) break;
            if (*next)
                show(**next);
            else if (decoder_.failed())
                fail(next->error(), broken_frame(next->error()));
            else
                fail(next->error(), decoder_.frame().bytes);
        }
    }

    /// The stream is over: shows what is left of it.
    void end() {
        const std::string_view rest = decoder_.unread();
        if (decoder_.failed() || rest.empty()) return;
        fail({msnp::errc::incomplete, decoder_.consumed() + rest.size(), {}}, rest);
    }

    [[nodiscard]] bool failed() const noexcept { return decoder_.failed(); }

private:
    void show(const typename Channel::command& command) {
        record read =
            make_record({Channel::name, decoder_.frame_offset()}, decoder_.frame(), command, decoder_.read_as());
        add_joined(read);
        if (!with_.shows_secrets) hide_secrets(read);
        with_.shown.show(read);
        if constexpr (std::is_same_v<Channel, msnp::from_ns::channel>) {
            const auto* agreed = std::get_if<msnp::from_ns::ver>(&command);
            if (agreed == nullptr || with_.is_dialect_fixed) return;
            if (const auto d = msnp::first_common(agreed->accepted, msnp::all_dialects)) with_.spoken = *d;
        }
    }
    /// Adds to the last packet of a message what the message is.
    void add_joined(record& read) {
        if (!read.payload_message || read.payload_message->type != "p2p") return;
        std::string_view sender;
        for (const field& f : read.fields)
            if (f.name == "account") sender = f.what.text;
        const auto whole = packets_.add(sender, *read.payload);
        if (!whole) return;
        for (field& f : read.payload_message->fields)
            if (f.name == "body") f.what.add("whole", *whole);
    }
    void fail(const msnp::error& error, std::string_view bytes) {
        const std::size_t at = decoder_.frame().bytes.empty() ? decoder_.consumed() : decoder_.frame_offset();
        with_.any_failed = true;
        const bool hides = !with_.shows_secrets && frame_may_hold_secret(Channel::name, bytes);
        with_.shown.show(failure{{Channel::name, at}, error, bytes, hides});
    }
    /// The line that a framing error stands in; as much of it as was looked at, where it has no end.
    [[nodiscard]] std::string_view broken_frame(const msnp::error& error) const noexcept {
        const std::string_view rest = decoder_.unread();
        const std::size_t at = error.offset - decoder_.consumed();
        return rest.substr(0, error.code == msnp::errc::line_too_long ? at + 1 : rest.find('\n', at) + 1);
    }

    conversation& with_;
    msnp::basic_decoder<Channel> decoder_;
    packet_joiner packets_;
};

/// Both directions of a connection.
class connection {
public:
    connection() = default;
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    virtual ~connection() = default;

    virtual void from_client(std::string_view bytes) = 0;
    virtual void from_server(std::string_view bytes) = 0;
    virtual void end() = 0;
};

/// A connection whose two channels are known.
template <class ToServer, class FromServer>
class connection_of : public connection {
public:
    explicit connection_of(conversation& with) : to_(with), from_(with) {}
    void from_client(std::string_view bytes) override { to_.feed(bytes); }
    void from_server(std::string_view bytes) override { from_.feed(bytes); }
    void end() override {
        to_.end();
        from_.end();
    }

private:
    direction<ToServer> to_;
    direction<FromServer> from_;
};

using ns_connection = connection_of<msnp::to_ns::channel, msnp::from_ns::channel>;
using sb_connection = connection_of<msnp::to_sb::channel, msnp::from_sb::channel>;

} // namespace msnp_examples
