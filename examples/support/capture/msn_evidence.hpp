// Whether a TCP connection speaks MSN, to which kind of server, and which of its ends that is: told by what it says.
//
// A connection begins with VER (to a notification server), or with USR or ANS and an account (to a switchboard). One of
// which the beginning is missing is told by the commands that the library reads in it: on port 1863 one is enough, on any
// other port three. A connection of HTTP, SOAP or TLS has none that begins it, and is not looked at further.
#pragma once

#include "../connection.hpp"
#include "../stream.hpp"
#include "../transcript.hpp"
#include "frame_search.hpp"
#include "tcp_flows.hpp"

#include <msnp/msnp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace msnp_examples {

/// What a connection is.
struct msn_role {
    service to = service::ns;
    side client = side::low;
};

/// What both sides have said so far.
struct conversation_start {
    std::array<std::string_view, 2> said{};
    side first = side::low; ///< who spoke first
    bool is_all = false;    ///< whether a decision can wait no longer
};

class msn_evidence {
public:
    static constexpr std::uint16_t msn_port = 1863;
    static constexpr std::size_t enough_on_msn_port = 1;
    static constexpr std::size_t enough_elsewhere = 3;

    explicit msn_evidence(const flow_facts& facts) : facts_(facts) {}

    [[nodiscard]] bool is_on_msn_port() const noexcept {
        return facts_.ends[0].port == msn_port || facts_.ends[1].port == msn_port;
    }

    /// Whether it can be MSN no more: it begins otherwise.
    [[nodiscard]] bool excludes(const conversation_start& start) const {
        if (is_on_msn_port()) return false;
        for (const side s : {side::low, side::high}) {
            const std::string_view front = start.said[index_of(s)].substr(0, msnp::verb::size);
            const bool answers = facts_.client == other(s) && !start.said[index_of(other(s))].empty();
            if (facts_.has_start[index_of(s)] && !answers && !may_begin(front)) return true;
        }
        return false;
    }

    /// What the connection is, once that is told.
    [[nodiscard]] std::optional<msn_role> weigh(const conversation_start& start) const {
        hypothesis best;
        hypothesis rival; // the best of the other kind of server
        for (const side client : {start.first, other(start.first)}) {
            if (const auto known = client_by_packets(); known && *known != client) continue;
            for (const service to : {service::ns, service::sb}) {
                const hypothesis h{{to, client}, count(start, {to, client})};
                if (h.commands > best.commands) {
                    if (best.role.to != to) rival = best;
                    best = h;
                } else if (to != best.role.to && h.commands > rival.commands) {
                    rival = h;
                }
            }
        }
        if (best.commands < enough(start, best.role)) return std::nullopt;
        if (best.commands == rival.commands && !start.is_all) return std::nullopt;
        if (best.commands == rival.commands) best.role.to = likelier(start);
        return best.role;
    }

private:
    [[nodiscard]] static bool may_begin(std::string_view front) noexcept {
        for (const std::string_view verb : {"VER", "USR", "ANS", "IRO"})
            if (verb.starts_with(front)) return true;
        return false;
    }
    struct hypothesis {
        msn_role role;
        std::size_t commands = 0;
    };

    /// The client, as far as a SYN or the port tells it.
    [[nodiscard]] std::optional<side> client_by_packets() const noexcept {
        if (facts_.client) return facts_.client;
        const bool low = facts_.ends[0].port == msn_port;
        const bool high = facts_.ends[1].port == msn_port;
        if (low == high) return std::nullopt;
        return low ? side::high : side::low;
    }
    /// How many commands are enough to believe a hypothesis.
    [[nodiscard]] std::size_t enough(const conversation_start& start, const msn_role& role) const noexcept {
        const bool is_whole = facts_.has_start[index_of(role.client)] || facts_.has_start[index_of(other(role.client))];
        const std::string_view said = start.said[index_of(role.client)];
        const bool begins =
            said.empty() || said.starts_with("VER ") || said.starts_with("USR ") || said.starts_with("ANS ");
        if (is_on_msn_port() || (is_whole && begins)) return enough_on_msn_port;
        return enough_elsewhere;
    }
    [[nodiscard]] std::size_t count(const conversation_start& start, const msn_role& role) const {
        return count_commands(start, role.client, channel_to(role.to)) +
               count_commands(start, other(role.client), channel_from(role.to));
    }
    /// How many commands of a channel one side's bytes have. (Replies with errors are on all of them, and tell nothing.)
    [[nodiscard]] std::size_t count_commands(const conversation_start& start, side s, channel_id channel) const {
        const channel_grammar& grammar = grammar_of(channel);
        std::string_view bytes = start.said[index_of(s)];
        if (!facts_.has_start[index_of(s)]) {
            const sighting seen = frame_search(grammar, start.is_all && is_on_msn_port()).find(bytes);
            if (seen.is != sighting::certainty::found) return 0;
            bytes.remove_prefix(seen.at);
        }
        const std::size_t most_odd = is_on_msn_port() ? 3 : 0; // lines that are no commands, among those that are
        std::size_t odd = 0;
        std::size_t commands = 0;
        while (!bytes.empty()) {
            const msnp::step taken = grammar.take(bytes);
            if (!taken.has_frame()) break;
            const bool is_known = grammar.knows(taken.frame().verb);
            if (!is_known && !grammar.reads(taken.frame())) ++odd;
            if (odd > most_odd) break;
            commands += is_known && grammar.reads(taken.frame());
            bytes.remove_prefix(taken.frame().bytes.size());
        }
        return commands;
    }
    /// Which server it is where all that was said is said to both: messages of a notification server come from no account.
    [[nodiscard]] static service likelier(const conversation_start& start) noexcept {
        for (const std::string_view said : start.said) {
            const std::size_t message = said.find("MSG ");
            if (message == std::string_view::npos) continue;
            const std::string_view sender = said.substr(message + 4, said.substr(message + 4).find(' '));
            if (sender.find('@') != std::string_view::npos) return service::sb;
        }
        return service::ns;
    }

    const flow_facts& facts_;
};

} // namespace msnp_examples
