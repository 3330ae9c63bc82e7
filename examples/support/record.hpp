// What a stream holds, piece by piece, for the views: commands, and what could not be read.
#pragma once

#include "capture/capture_time.hpp"
#include "message.hpp"
#include "values.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace msnp_examples {

/// Where something was captured.
struct packet_origin {
    std::string client;         ///< "10.0.0.2:1101"
    std::string server;         ///< "207.46.106.79:1863"
    std::size_t connection = 0; ///< counted from 1
    capture_time time;          ///< of the packet that is looked at
};

/// Where in which stream something stands.
struct place {
    std::string_view channel;              ///< "to_ns"
    std::size_t offset = 0;                ///< of the frame's first byte in its direction's stream
    const packet_origin* packet = nullptr; ///< none where there was no packet

    [[nodiscard]] bool is_from_client() const noexcept { return channel.starts_with("to_"); }
};

/// A command that was read.
struct record {
    place at;
    std::string verb;
    std::string form;
    field_list fields;                      ///< without the payload
    std::optional<std::string> payload;     ///< its bytes
    std::optional<message> payload_message; ///< what they say, where they are understood
    std::string_view meaning;               ///< of an error reply's code, in words
    bool hides_payload = false;             ///< its bytes are not to be shown
};

/// Something that was not read.
struct failure {
    place at;
    msnp::error error;        ///< its offset counts from the stream's first byte
    std::string_view bytes;   ///< the frame, or as much as is known of it
    bool hides_bytes = false; ///< they are not to be shown
};

/// Bytes that a capture does not have, or of which nobody can say what they are.
struct gap {
    enum class kind {
        lost,   ///< they were not captured
        skipped ///< no command could be found in them
    };

    place at; ///< of the first of them
    kind is = kind::lost;
    std::size_t size = 0;
};

/// What a capture was made of.
struct capture_totals {
    std::size_t packets = 0;
    std::size_t connections = 0;          ///< of TCP
    std::size_t notification_servers = 0; ///< how many of them are to one
    std::size_t switchboards = 0;
    std::size_t not_told = 0;       ///< on MSN's port, and nothing in them could be read
    std::size_t repeated = 0;       ///< bytes that came again
    std::size_t broken_packets = 0; ///< too short for what they say of themselves
    std::size_t lost_fragments = 0; ///< packets of which fragments are missing, or are in each other's place
};

/// Shows what is read, in whatever way.
class view {
public:
    view() = default;
    view(const view&) = delete;
    view& operator=(const view&) = delete;
    virtual ~view() = default;

    /// A stream begins: what it is, and where it comes from.
    virtual void begin(const std::string& what, const std::string& origin) = 0;
    virtual void show(const record& command) = 0;
    virtual void show(const failure& problem) = 0;
    virtual void show(const gap& missing) = 0;
    /// A capture was read.
    virtual void add(const capture_totals&) {}
    /// Takes a command by its form alone. False when the view wants to have it shown.
    virtual bool count(const place&, const msnp::frame&, std::string_view /*form*/) { return false; }
    /// Everything was read.
    virtual void end() = 0;
};

} // namespace msnp_examples
