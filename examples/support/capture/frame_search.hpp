// Where a command begins, in bytes of which nobody knows: a stream that was captured from its middle on, or behind a gap.
//
// A payload has no end of its own, so that the next command may begin in the middle of a line; and a payload may hold lines
// that look like commands. So what begins like one has to be read by the library as a form of the channel, and what
// follows it has to begin like one as well.
#pragma once

#include "../stream.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <string_view>

namespace msnp_examples {

/// A place where a command begins.
struct sighting {
    enum class certainty {
        none,     ///< nowhere in the bytes
        possible, ///< more bytes will tell
        found
    };

    certainty is = certainty::none;
    std::size_t at = 0; ///< what is in front of it is no command
};

/// Looks for the first command in bytes of a channel.
class frame_search {
public:
    /// `is_all`: no more bytes follow, so that nothing can be told by them.
    explicit frame_search(const channel_grammar& grammar, bool is_all = false) : grammar_(grammar), is_all_(is_all) {}

    [[nodiscard]] sighting find(std::string_view bytes) const {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            const bool is_line_start = at == 0 || bytes[at - 1] == '\n';
            const certainty is = look_at(bytes.substr(at), is_line_start);
            if (is != certainty::none) return {is, at};
        }
        return {certainty::none, bytes.size()};
    }

private:
    using certainty = sighting::certainty;
    static constexpr std::size_t front_size = msnp::verb::size + 1; ///< a verb and what is behind it

    [[nodiscard]] certainty possible() const noexcept { return is_all_ ? certainty::none : certainty::possible; }

    /// Whether bytes begin with a verb of the channel, or of so few bytes whether they could.
    [[nodiscard]] certainty begins_with_verb(std::string_view bytes, bool is_line_start) const {
        const std::string_view front = bytes.substr(0, front_size);
        for (const char c : front.substr(0, msnp::verb::size)) {
            const bool is_digit = c >= '0' && c <= '9';
            if (!(c >= 'A' && c <= 'Z') && !(is_digit && is_line_start)) return certainty::none;
        }
        if (front.size() < front_size) return possible();
        const std::string_view verb = front.substr(0, msnp::verb::size);
        const bool has_end = front.back() == ' ' || front.back() == '\r';
        const bool is_reply = msnp::verb::is_verb(verb) && verb.front() >= '0' && verb.front() <= '9';
        return has_end && (is_reply || grammar_.knows(verb)) ? certainty::found : certainty::none;
    }

    [[nodiscard]] certainty look_at(std::string_view bytes, bool is_line_start) const {
        const certainty begins = begins_with_verb(bytes, is_line_start);
        if (begins != certainty::found) return begins;
        const msnp::step taken = grammar_.take(bytes);
        if (taken.failed()) return certainty::none;
        if (taken.needs_more()) return has_control(bytes) ? certainty::none : possible();
        if (!grammar_.reads(taken.frame())) return certainty::none;
        return look_behind(bytes.substr(taken.frame().bytes.size()));
    }
    /// Whether what follows a command is one, as far as can be seen.
    [[nodiscard]] certainty look_behind(std::string_view bytes) const {
        while (bytes.starts_with("\r\n")) bytes.remove_prefix(2); // as some send behind a payload
        if (bytes.size() < front_size && is_all_) return certainty::found;
        if (bytes.empty()) return certainty::possible;
        const certainty begins = begins_with_verb(bytes, true);
        if (begins != certainty::found) return begins;
        const msnp::step taken = grammar_.take(bytes);
        if (taken.needs_more()) return certainty::found;
        return taken.has_frame() && grammar_.reads(taken.frame()) ? certainty::found : certainty::none;
    }
    /// Whether a line, as far as it is there, has bytes that no command has.
    [[nodiscard]] static bool has_control(std::string_view bytes) noexcept {
        for (const char c : bytes.substr(0, bytes.find('\r')))
            if (static_cast<unsigned char>(c) < ' ') return true;
        return false;
    }

    const channel_grammar& grammar_;
    bool is_all_;
};

} // namespace msnp_examples
