// Both directions of a connection to a server.
#pragma once

#include "stream.hpp"
#include "transcript.hpp"

#include <memory>
#include <string_view>

namespace msnp_examples {

/// The channel that a client writes to a server, and the one that it reads.
[[nodiscard]] constexpr channel_id channel_to(service to) noexcept {
    return to == service::ns ? channel_id::to_ns : channel_id::to_sb;
}
[[nodiscard]] constexpr channel_id channel_from(service from) noexcept {
    return from == service::ns ? channel_id::from_ns : channel_id::from_sb;
}

class connection {
public:
    connection(service to, conversation& with)
        : to_(open_stream(channel_to(to), with)), from_(open_stream(channel_from(to), with)) {}

    void from_client(std::string_view bytes) { to_->feed(bytes); }
    void from_server(std::string_view bytes) { from_->feed(bytes); }
    void end() {
        to_->end();
        from_->end();
    }

private:
    std::unique_ptr<stream> to_;
    std::unique_ptr<stream> from_;
};

} // namespace msnp_examples
