// A direction of a connection without its type: what a program needs of one, so that the channels are compiled once.
#pragma once

#include "record.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace msnp_examples {

/// What both directions of a connection share.
struct conversation {
    view& shown;
    msnp::dialect spoken;
    bool is_dialect_fixed = false; ///< VER does not change it
    msnp::frame_options options{};
    bool any_failed = false;
    bool shows_secrets = false;
    bool is_dialect_guessed = false;       ///< VER was not seen: what is read tells more
    const packet_origin* packet = nullptr; ///< of the bytes that are read, where they come from a capture
};

/// The four directions that are spoken.
enum class channel_id { to_ns, from_ns, to_sb, from_sb };

/// The channel of that name: "to_ns".
[[nodiscard]] constexpr std::optional<channel_id> channel_from(std::string_view name) noexcept {
    if (name == "to_ns") return channel_id::to_ns;
    if (name == "from_ns") return channel_id::from_ns;
    if (name == "to_sb") return channel_id::to_sb;
    if (name == "from_sb") return channel_id::from_sb;
    return std::nullopt;
}

/// One direction of a connection: is fed with its bytes, and shows what they say.
class stream {
public:
    stream() = default;
    stream(const stream&) = delete;
    stream& operator=(const stream&) = delete;
    virtual ~stream() = default;

    /// Shows all that is complete with these bytes.
    virtual void feed(std::string_view bytes) = 0;
    /// The stream is over: shows what is left of it.
    virtual void end() = 0;
    /// Whether it can't go on: nobody knows where the next command begins.
    [[nodiscard]] virtual bool failed() const noexcept = 0;
    /// Where it failed, counted from the stream's first byte.
    [[nodiscard]] virtual std::size_t failed_at() const noexcept = 0;
    /// What was fed and is not complete.
    [[nodiscard]] virtual std::string_view unread() const noexcept = 0;
    /// Goes on with a frame that begins at `offset` of the stream.
    virtual void restart(std::size_t offset) = 0;
    /// The most memory that it has kept.
    [[nodiscard]] virtual std::size_t held_size() const noexcept = 0;
};

[[nodiscard]] std::unique_ptr<stream> open_stream(channel_id channel, conversation& with);

/// What can be said of bytes before it is known whether they are of a channel.
struct channel_grammar {
    std::string_view name;
    bool (*knows)(std::string_view verb);       ///< whether a verb is one of the channel
    msnp::step (*take)(std::string_view bytes); ///< the first frame, or what is missing of it
    bool (*reads)(const msnp::frame& frame);    ///< whether it is a command of a form that is known
};

[[nodiscard]] const channel_grammar& grammar_of(channel_id channel);

} // namespace msnp_examples
