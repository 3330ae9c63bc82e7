// A channel fed in pieces of any size.
//
// Frames that lie whole in the piece that was fed are read where they are; only what is left at its end, less than one
// frame, is copied, and what is missing of it is taken from the next piece. Each byte is looked at once for the frame's
// end however small the pieces are. Does no I/O and knows no clock; it allocates for the incomplete frame only, as much as
// has arrived of it, never what a length merely announces.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/channel/channel.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/frame.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace msnp {

/// Reads the frames of one direction of one connection.
///
///     from_ns::decoder in{dialect::msnp9};
///     in.feed(bytes);
///     while (auto next = in.poll()) { … }      // bytes may be reused now
///
/// After a framing error failed() stays true, and poll() gives the error once more after every feed(), so that a loop
/// over it always ends.
template <class Channel>
class basic_decoder {
public:
    /// The variant of the channel's forms.
    using command = typename Channel::command;

    /// Reads `spoken` until speak() says otherwise.
    constexpr explicit basic_decoder(dialect spoken, const frame_options& options = {})
        : options_(options), dialect_(spoken), read_as_(spoken) {}

    /// Gives the next bytes of the stream. They are not copied: they must stay as they are until poll() has returned
    /// nothing. Bytes of an earlier piece that were not polled yet are copied before.
    constexpr void feed(byte_view bytes) {
        forget_frame();
        clear_frame();
        reported_ = false;
        if (failed()) return leave_piece();
        hold(piece_.size());
        piece_ = bytes.text();
    }

    /// The next command or command error; nothing when more bytes are needed. Its views, and those of frame(), live
    /// until the next feed() or poll(). Errors' offsets count from the first byte of the stream.
    constexpr std::optional<result<command>> poll() {
        switch (advance()) {
        case outcome::frame: return read_frame();
        case outcome::error: return result<command>(failure_);
        case outcome::nothing: break;
        }
        return std::nullopt;
    }

    /// The next frame, not looked into; nothing when more bytes are needed. For dispatch(), proxies and logs.
    constexpr std::optional<result<msnp::frame>> poll_frame() {
        switch (advance()) {
        case outcome::frame: return result<msnp::frame>(frame_);
        case outcome::error: return result<msnp::frame>(failure_);
        case outcome::nothing: break;
        }
        return std::nullopt;
    }

    /// From the next frame on, reads `spoken`: to be called when VER has settled it.
    constexpr void speak(dialect spoken) noexcept { dialect_ = spoken; }
    /// The dialect that is read.
    [[nodiscard]] constexpr dialect spoken() const noexcept { return dialect_; }

    /// The dialect whose shape the last command had: spoken(), unless the peer sent what another dialect has.
    [[nodiscard]] constexpr dialect read_as() const noexcept { return read_as_; }

    /// The frame of the last poll(), whether it could be read or not. Empty lines in front of it are not part of its bytes
    /// here, since they may have come in an earlier piece. Lives until the next feed() or poll().
    [[nodiscard]] constexpr const msnp::frame& frame() const noexcept { return frame_; }
    /// How many bytes of the stream lie in front of frame().
    [[nodiscard]] constexpr std::size_t frame_offset() const noexcept { return offset_; }
    /// How many bytes of the stream the frames so far and the empty lines between them have taken. After a framing
    /// error: where the frame begins that could not be told from what follows.
    [[nodiscard]] constexpr std::size_t consumed() const noexcept { return offset_ + frame_.bytes.size(); }
    /// How many bytes are kept in memory of the decoder's own: those of an incomplete frame, or of one that could not be told.
    [[nodiscard]] constexpr std::size_t held_size() const noexcept { return held().size(); }
    /// The bytes from consumed() on that the decoder has. Once poll() has returned nothing: the incomplete frame. After a
    /// framing error: what it stands in, at least to the byte at its offset. Lives until the next feed() or poll().
    [[nodiscard]] constexpr std::string_view unread() const noexcept {
        return held().size() > taken_ ? held().substr(taken_) : piece_.substr(piece_taken_);
    }

    /// True after a framing error, for ever.
    [[nodiscard]] constexpr bool failed() const noexcept { return failure_.code != errc::none; }
    /// The framing error; its code is errc::none while there is none.
    [[nodiscard]] constexpr msnp::error error() const noexcept { return failure_; }

    /// Begins a new stream: throws away what is held, the framing error and the count of bytes. To be called when the
    /// connection is opened anew (after XFR); the dialect stays.
    constexpr void reset() { *this = basic_decoder(dialect_, options_); }

private:
    /// What frame_ says. (In a function of its own since an empty optional, to be filled later, would be cleared whole.)
    constexpr std::optional<result<command>> read_frame() {
        using place = detail::place_holder<command>;
        std::optional<result<command>> next(std::in_place, std::in_place, place::at, place::value());
        detail::parse_into<Channel>(frame_, dialect_, options_.tolerance, *next, read_as_);
        if (!next->has_value()) *next = in_stream(next->error());
        return next;
    }
    constexpr msnp::error in_stream(msnp::error e) const noexcept {
        e.offset += offset_;
        return e;
    }
    enum class outcome : unsigned char { frame, error, nothing };
    /// Goes on to the next frame, which is then frame_.
    constexpr outcome advance() {
        const outcome made = next_frame();
        if (made != outcome::frame) clear_frame();
        return made;
    }
    constexpr outcome next_frame() {
        if (held_.empty() && (progress_.scanned | progress_.total) == 0 && !failed()) {
            forget_frame_in_piece();
            if (detail::has_whole_blocks(piece_, options_) && take_ordinary<true>(piece_)) {
                piece_taken_ = frame_.bytes.size();
                return outcome::frame;
            }
        }
        return next_odd_frame();
    }
    /// Takes an ordinary frame, or notes how large one is that is not there yet.
    template <bool WholeBlocks>
    MSNP_INLINE constexpr bool take_ordinary(std::string_view bytes) noexcept {
        frame_.verb = bytes.substr(0, verb::size);
        frame_.has_payload = false;
        const auto look = detail::take_ordinary<WholeBlocks>(bytes, detail::payload_rules<Channel>{options_}, frame_);
        if (look.found == detail::first_look::kind::whole) return true;
        if (look.found == detail::first_look::kind::more)
            progress_ = {0, look.line_feed, look.total, frame_.has_payload, true};
        return false;
    }
    /// The same of any frame.
    MSNP_NOINLINE constexpr outcome next_odd_frame() {
        forget_frame();
        if (progress_.scanned == 0 && !failed()) {
            const bool in_held = !held().empty();
            if (take_ordinary<false>(in_held ? held() : piece_)) {
                (in_held ? taken_ : piece_taken_) = frame_.bytes.size();
                return outcome::frame;
            }
        }
        while (!failed()) {
            const bool in_held = !held().empty();
            if (takes_frame(in_held ? held() : piece_, in_held)) {
                (in_held ? taken_ : piece_taken_) = frame_.bytes.size();
                return outcome::frame;
            }
            if (failed()) break;
            if (piece_.empty()) return outcome::nothing;
            if (!in_held) {
                // A piece that begins with half a frame is all there is of it.
                hold(piece_.size());
                return outcome::nothing;
            }
            if (held().empty()) continue; // only empty lines were
            // What is missing of the held frame and no more, so that what follows it is not copied.
            hold(missing_in_piece());
            if (progress_.total == 0 && held().back() == '\n' && take_ordinary<false>(held())) {
                progress_.begin_frame();
                taken_ = frame_.bytes.size();
                return outcome::frame;
            }
        }
        return after_failure();
    }
    /// Whether the frame at the front of these bytes is there: it is frame_ then. If not, what is known of it is in progress_.
    MSNP_INLINE constexpr bool takes_frame(std::string_view bytes, bool in_held) {
        if (progress_.is_ordinary) {
            if (bytes.size() < progress_.total) return false;
            detail::fill_rest(bytes, progress_, frame_);
            return true;
        }
        const step next = detail::take_any(bytes, options_, detail::payload_rules<Channel>{options_}, progress_);
        if (next.has_frame()) {
            frame_ = next.frame();
            if (progress_.line_start != 0) {
                frame_.bytes.remove_prefix(progress_.line_start);
                skip(progress_.line_start, in_held);
            }
            return true;
        }
        if (next.failed()) failure_ = in_stream(next.error());
        skip(next.failed() ? progress_.line_start : next.skipped(), in_held);
        return false;
    }
    /// The error, once; nothing more until the next feed().
    constexpr outcome after_failure() {
        if (reported_) {
            leave_piece();
            return outcome::nothing;
        }
        reported_ = true;
        return outcome::error;
    }

    /// The bytes that are held and belong to no frame yet.
    [[nodiscard]] constexpr std::string_view held() const noexcept {
        return detail::slice({held_.data(), held_.size()}, first_, held_.size() - first_);
    }
    /// There is no frame. (Part by part: compilers clear a large struct by a slow instruction.)
    constexpr void clear_frame() noexcept {
        frame_.bytes = frame_.verb = frame_.arguments = frame_.payload = {};
        frame_.has_payload = false;
        frame_.note.text = nullptr;
    }
    /// Drops the frame of the last poll.
    constexpr void forget_frame() noexcept {
        if (frame_.bytes.empty()) return;
        if (taken_ != 0) drop(taken_, true);
        taken_ = 0;
        forget_frame_in_piece();
        if (progress_.total != 0) progress_.begin_frame();
    }
    constexpr void forget_frame_in_piece() noexcept {
        offset_ += frame_.bytes.size();
        piece_.remove_prefix(piece_taken_);
        piece_taken_ = 0;
        frame_.bytes = {};
    }
    /// Drops bytes from the front of what is held, or of the piece.
    constexpr void drop(std::size_t count, bool in_held) noexcept {
        if (!in_held) return piece_.remove_prefix(count);
        first_ += count;
        if (first_ == held_.size()) {
            held_.clear();
            first_ = 0;
        }
    }
    /// Drops empty lines.
    constexpr void skip(std::size_t count, bool in_held) noexcept {
        drop(count, in_held);
        offset_ += count;
        progress_.line_start -= count;
        progress_.scanned -= count;
        if (progress_.total != 0) progress_.total -= count;
    }
    /// Moves bytes from the front of the piece to the held ones. These move to the front of their memory when no more of them
    /// are left than were dropped, so that what was not polled yet does not move with every piece.
    constexpr void hold(std::size_t count) {
        if (count == 0) return;
        if (first_ > held_.size() / 2) {
            held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(first_));
            first_ = 0;
        }
        held_.insert(held_.end(), piece_.begin(), piece_.begin() + static_cast<std::ptrdiff_t>(count));
        piece_.remove_prefix(count);
    }
    /// After a framing error: keeps what it stands in, to the byte at its offset, and the piece may go.
    constexpr void leave_piece() {
        if (held().empty()) hold(piece_.substr(0, failure_.offset - offset_ + 1).size());
        piece_ = {};
    }
    /// How many bytes at the front of the piece belong to the frame that is held, of which all is known but those bytes.
    [[nodiscard]] constexpr std::size_t rest_in_piece() const noexcept {
        return piece_.substr(0, progress_.total - held().size()).size();
    }
    /// How many bytes at the front of the piece belong to the frame that is held, as far as can be told: of a line without an
    /// end no more than a line may have, so that an endless one is neither looked through nor kept.
    [[nodiscard]] constexpr std::size_t missing_in_piece() const noexcept {
        if (progress_.total != 0) return rest_in_piece();
        const std::size_t most = detail::longest_line(options_.limits) + 2; // its end included
        const std::string_view window = piece_.substr(0, most - held().size());
        const std::size_t feed = detail::find_line_feed(window, 0);
        return feed != detail::npos ? feed + 1 : window.size();
    }

    frame_options options_;
    std::vector<char> held_;            ///< bytes that came in earlier pieces
    std::size_t first_ = 0;             ///< where in held_ the bytes begin that are still needed
    std::string_view piece_;            ///< what was fed and not taken yet; it follows held_ in the stream
    detail::frame_progress progress_{}; ///< in held(), or in piece_ where nothing is held
    msnp::frame frame_{};
    std::size_t taken_ = 0;       ///< how much of held() is frame_
    std::size_t piece_taken_ = 0; ///< how much of piece_ is frame_
    std::size_t offset_ = 0;      ///< where frame_ begins in the stream
    msnp::error failure_{};
    bool reported_ = false;
    dialect dialect_;
    dialect read_as_;
};

} // namespace msnp
