// Messages in several parts, put together.
//
// The first part has the headers Message-ID and Chunks, each further one Message-ID and Chunk; mime.md section 2.5. Parts are joined
// as bytes, since a character may be cut in two. What comes of it is a payload again: the first part's, with the bodies of the
// others behind it.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/command/braced_guid.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/wire/token.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace msnp {

/// What a message_assembler takes from peers that it has no reason to trust.
struct assembler_limits {
    std::uint32_t parts = 1000;                   ///< how many parts a message may have
    std::size_t bytes = std::size_t{1024} * 1024; ///< how many bytes are kept, of all messages together
    std::size_t messages = 16; ///< how many messages may be incomplete; the one begun first is given up for one more

    /// Equal in every limit.
    friend constexpr bool operator==(const assembler_limits&, const assembler_limits&) = default;
};

/// Joins the parts of messages of one conversation.
///
///     const auto whole = parts.add(msg.account.text, msg.payload);
///     if (whole && *whole) … message::parse(**whole) …
///
/// Memory of its own, as much as the limits allow and the parts need; payloads that are not in parts are not copied. (A template, as
/// `message_assembler`, so that who does not use it does not compile it.)
template <class Bytes>
class basic_message_assembler {
public:
    /// With these limits.
    constexpr explicit basic_message_assembler(const assembler_limits& limits = {}) noexcept : limits_(limits) {}

    /// Takes the payload of a message from `sender`, a name of any kind that is the same for all parts. Returns the payload itself
    /// when it is no part of anything; the whole payload with the last part, which lives until the next call; nothing in between.
    /// Parts come in order, as a switchboard keeps it. errc::bad_value for a part of a message that is not known ("id") or that is not
    /// the next ("number"): it is dropped, and never a message by itself. errc::out_of_range for a message of too many parts
    /// ("count"), errc::payload_too_long for too many bytes: the message is given up. Offsets are 0 and mean nothing.
    constexpr result<std::optional<std::string_view>> add(std::string_view sender, byte_view payload) {
        const std::string_view bytes = payload.text();
        const result<mime::message> read = mime::parse(bytes);
        braced_guid id;
        if (!read || read_token(read->find("Message-ID").value_or(""), id) != errc::none) return std::optional(bytes);
        std::uint32_t number = 0;
        if (const auto text = read->find("Chunk"); text && read_token(*text, number) == errc::none && number > 0)
            return go_on(sender, id, number, read->body);
        std::uint32_t count = 0;
        const auto text = read->find("Chunks");
        if (!text || read_token(*text, count) != errc::none || count < 2) return std::optional(bytes);
        return begin(sender, id, count, bytes);
    }
    /// Gives up what `sender` has begun: to be called when they leave the conversation.
    constexpr void forget(std::string_view sender) { drop_all(sender, nullptr); }

    /// How many messages are incomplete.
    [[nodiscard]] constexpr std::size_t incomplete() const noexcept { return begun_.size(); }
    /// How many bytes are kept for them: those of their parts, of their senders' names and identifiers.
    [[nodiscard]] constexpr std::size_t held_size() const noexcept {
        std::size_t size = 0;
        for (const pending& p : begun_) size += p.size();
        return size;
    }

private:
    struct pending {
        Bytes sender;
        Bytes id;
        std::uint32_t count = 0; ///< how many parts it has
        std::uint32_t next = 1;  ///< which comes next
        Bytes payload;

        [[nodiscard]] constexpr std::size_t size() const noexcept { return sender.size() + id.size() + payload.size(); }
        [[nodiscard]] constexpr bool is_from(std::string_view who) const noexcept { return text_of(sender) == who; }
        [[nodiscard]] constexpr bool is(std::string_view who, const braced_guid& which) const noexcept {
            return is_from(who) && braced_guid(text_of(id)) == which;
        }
    };
    static constexpr std::string_view text_of(const Bytes& bytes) noexcept { return {bytes.data(), bytes.size()}; }

    constexpr result<std::optional<std::string_view>> begin(std::string_view sender, const braced_guid& id,
                                                            std::uint32_t count, std::string_view payload) {
        drop_all(sender, &id);
        if (count > limits_.parts) return error{errc::out_of_range, 0, "count"};
        const std::size_t size = sender.size() + id.text.size() + payload.size();
        if (size > limits_.bytes || limits_.messages == 0) return error{errc::payload_too_long, 0, {}};
        make_room(size, begun_.size());
        if (begun_.size() == limits_.messages) begun_.erase(begun_.begin());
        begun_.push_back({{sender.begin(), sender.end()},
                          {id.text.begin(), id.text.end()},
                          count,
                          1,
                          {payload.begin(), payload.end()}});
        return std::optional<std::string_view>();
    }
    constexpr result<std::optional<std::string_view>> go_on(std::string_view sender, const braced_guid& id,
                                                            std::uint32_t number, std::string_view body) {
        std::size_t at = 0;
        while (at < begun_.size() && !begun_[at].is(sender, id)) ++at;
        if (at == begun_.size()) return error{errc::bad_value, 0, "id"};
        if (number != begun_[at].next) return error{errc::bad_value, 0, "number"};
        if (body.size() > limits_.bytes - begun_[at].size()) {
            drop(at);
            return error{errc::payload_too_long, 0, {}};
        }
        at = make_room(body.size(), at);
        pending& p = begun_[at];
        p.payload.insert(p.payload.end(), body.begin(), body.end());
        if (++p.next < p.count) return std::optional<std::string_view>();
        whole_ = std::move(p.payload);
        drop(at);
        return std::optional(text_of(whole_));
    }
    constexpr void drop(std::size_t at) { begun_.erase(begun_.begin() + static_cast<std::ptrdiff_t>(at)); }
    /// Gives up what `sender` has begun, of one identifier or all. (std::erase_if() instantiates a dozen functions for each
    /// predicate.)
    constexpr void drop_all(std::string_view sender, const braced_guid* only) {
        for (std::size_t at = begun_.size(); at-- > 0;)
            if (only != nullptr ? begun_[at].is(sender, *only) : begun_[at].is_from(sender)) drop(at);
    }
    /// Gives up the messages begun first, but for the one at `kept`, until there is room for `size` bytes more; says where that is.
    constexpr std::size_t make_room(std::size_t size, std::size_t kept) {
        while (held_size() > limits_.bytes - size) {
            drop(kept == 0 ? 1 : 0);
            if (kept != 0) --kept;
        }
        return kept;
    }

    assembler_limits limits_;
    std::vector<pending> begun_;
    Bytes whole_; ///< what was completed last
};

/// Joins the parts of messages of one conversation.
using message_assembler = basic_message_assembler<std::vector<char>>;

} // namespace msnp
