// What real peers do that the grammar does not have.
#pragma once

namespace msnp {

/// What is taken although the grammar does not have it, one flag each. The default is how the official servers and the
/// better clients behaved; strict() takes nothing. Whatever a flag lets pass is still in frame::bytes.
/// A line that a flag refuses costs one command error; where its frame ends is never in doubt.
struct tolerance {
    bool bare_line_feed = true; ///< LF alone ends a line (servers always took it); else errc::bare_line_feed
    bool empty_lines = true; ///< empty lines between frames, as some senders put after a payload; else errc::empty_line
    bool blank_runs = true;  ///< several blanks between two tokens; else errc::stray_blank
    bool leading_blanks = true;  ///< blanks in front of the verb; else errc::stray_blank
    bool trailing_blanks = true; ///< blanks before the line's end (an empty last value); else errc::stray_blank
    /// Arguments after the last one, on a line that is longer than every form of its verb in the dialect: servers
    /// appended arguments from version to version. Else errc::extra_argument.
    bool extra_arguments = true;

    /// Nothing but the grammar.
    [[nodiscard]] static constexpr tolerance strict() noexcept { return {false, false, false, false, false, false}; }
    /// Equal in every flag.
    friend constexpr bool operator==(const tolerance&, const tolerance&) = default;
};

} // namespace msnp
