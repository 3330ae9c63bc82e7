// A stream of a channel: fed in pieces, read by the library's decoder, shown by a view.
#pragma once

#include "joined_packets.hpp"
#include "make_record.hpp"
#include "record.hpp"
#include "stream.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

namespace msnp_examples {

/// One direction of a connection. Keeps no more of the stream than one incomplete frame, and the packets of few short messages.
template <class Channel>
class direction final : public stream {
public:
    explicit direction(conversation& with) : with_(with), decoder_(with.spoken, with.options) {}

    void feed(std::string_view bytes) override {
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
        if (decoder_.held_size() > most_held_) most_held_ = decoder_.held_size();
    }
    void end() override {
        const std::string_view rest = decoder_.unread();
        if (decoder_.failed() || rest.empty()) return;
        fail({msnp::errc::incomplete, decoder_.consumed() + rest.size(), {}}, rest);
    }
    [[nodiscard]] bool failed() const noexcept override { return decoder_.failed(); }
    [[nodiscard]] std::size_t failed_at() const noexcept override { return base_ + decoder_.error().offset; }
    [[nodiscard]] std::string_view unread() const noexcept override { return decoder_.unread(); }
    void restart(std::size_t offset) override {
        decoder_.reset();
        base_ = offset;
        most_held_ = 0;
    }
    [[nodiscard]] std::size_t held_size() const noexcept override {
        return 2 * most_held_ + packets_.held_size(); // a vector that grows takes up to twice what is in it
    }

private:
    void show(const typename Channel::command& command) {
        const place at = place_of(decoder_.frame_offset());
        if (!with_.shown.count(at, decoder_.frame(), form_of(command))) {
            record read = make_record(at, decoder_.frame(), command, decoder_.read_as());
            add_joined(read);
            if (!with_.shows_secrets) hide_secrets(read);
            with_.shown.show(read);
        }
        learn_dialect(command);
    }
    void learn_dialect(const typename Channel::command& command) {
        if (with_.is_dialect_fixed) return;
        if (with_.is_dialect_guessed && decoder_.read_as() > with_.spoken) with_.spoken = decoder_.read_as();
        if constexpr (std::is_same_v<Channel, msnp::from_ns::channel>) {
            const auto* agreed = std::get_if<msnp::from_ns::ver>(&command);
            if (agreed == nullptr) return;
            with_.is_dialect_guessed = false;
            if (const auto d = msnp::first_common(agreed->accepted, msnp::all_dialects)) with_.spoken = *d;
        }
    }
    [[nodiscard]] place place_of(std::size_t offset) const noexcept {
        return {Channel::name, base_ + offset, with_.packet};
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
    void fail(msnp::error error, std::string_view bytes) {
        const std::size_t at = decoder_.frame().bytes.empty() ? decoder_.consumed() : decoder_.frame_offset();
        with_.any_failed = true;
        error.offset += base_;
        const bool hides = !with_.shows_secrets && frame_may_hold_secret(Channel::name, bytes);
        with_.shown.show(failure{place_of(at), error, bytes, hides});
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
    std::size_t base_ = 0; ///< where the decoder's first byte stands in the stream
    std::size_t most_held_ = 0;
};

} // namespace msnp_examples
