// A frame to the form that fits it.
//
// The line is split once, its verb's forms of the negotiated dialect (or of the nearest, where none has that) are tried
// in the order of the channel's list, then its other forms. A form whose number of arguments can't be right is passed
// over by one comparison. What fits nothing gives the error of the form that got furthest. All of it works on tables and
// is compiled once; of each form there is one function, that fills the struct and hands it over.
#pragma once

#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/channel/verb_index.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/frame.hpp>
#include <msnp/wire/reader.hpp>
#include <msnp/wire/shape.hpp>
#include <msnp/wire/tolerance.hpp>
#include <msnp/wire/verb.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp::detail {

/// The errors that lie in the line as a whole, of a line that has one or that is not read with every tolerance. `bad_byte`: where
/// in the arguments the first NUL or CR stands, or npos.
MSNP_COLD constexpr error check_line(const frame& f, std::size_t bad_byte, const tolerance& allowed) noexcept {
    const std::size_t verb_at = f.offset_of(f.verb);
    const std::string_view before = f.bytes.substr(0, verb_at);
    const std::size_t last_feed = before.rfind('\n');
    if (last_feed != npos && !allowed.empty_lines) return {errc::empty_line, 0, {}};
    const std::size_t blanks_at = last_feed == npos ? 0 : last_feed + 1;
    if (blanks_at < verb_at && !f.verb.empty() && !allowed.leading_blanks) return {errc::stray_blank, blanks_at, {}};
    if (f.verb.empty()) return {errc::empty_line, 0, {}};
    if (!verb::is_verb(f.verb)) return {errc::bad_verb, verb_at, {}};
    const std::size_t arguments_at = f.offset_of(f.arguments);
    if (bad_byte != npos) return {errc::bad_byte, arguments_at + bad_byte, {}};
    const std::size_t arguments_end = arguments_at + f.arguments.size();
    const std::string_view text = f.bytes.substr(verb_at, arguments_end - verb_at);
    const std::size_t run = text.find("  ");
    if (run != npos && !f.arguments.empty() && !allowed.blank_runs) return {errc::stray_blank, verb_at + run + 1, {}};
    const std::size_t words_end = f.arguments.empty() ? verb_at + f.verb.size() : arguments_end;
    if (f.bytes[words_end] == ' ' && !allowed.trailing_blanks) return {errc::stray_blank, words_end, {}};
    const std::size_t feed = f.bytes.size() - f.payload.size() - 1;
    if (f.bytes[feed - 1] != '\r' && !allowed.bare_line_feed) return {errc::bare_line_feed, feed, {}};
    return {};
}

/// Whether a line's blanks and ends are taken whatever they are, so that check_line() finds nothing in them.
constexpr bool takes_any_line(const tolerance& allowed) noexcept {
    return allowed.bare_line_feed && allowed.empty_lines && allowed.blank_runs && allowed.leading_blanks &&
           allowed.trailing_blanks;
}

/// What a form is handed to once it was read. Each way of taking derives from it and has
///
///     template <class Form, std::size_t Number> static constexpr bool read(reader& io, form_taker& self);
///
/// which fills a Form, the command's alternative of that number, by wire(), keeps it or gives it on if the line ends well, and returns
/// whether it does.
class form_taker {
public:
    /// (Nothing is cleared: it is only asked what went wrong when something did.)
    constexpr form_taker() noexcept {} // NOLINT(modernize-use-equals-default): of a defaulted one, {} would clear all
    /// No form fits. Returns false, for read_frame().
    constexpr bool fail(const error& e) noexcept {
        code_ = e.code;
        offset_ = e.offset;
        field_ = e.field.data();
        field_size_ = e.field.size();
        return false;
    }
    /// What fail() was told.
    [[nodiscard]] constexpr error failure() const noexcept { return {code_, offset_, {field_, field_size_}}; }

private:
    errc code_;
    std::size_t offset_;
    const char* field_;
    std::size_t field_size_;
};

/// Reads a line as a form, and whether it is that.
using form_reader = bool (*)(reader& io, form_taker& taker);

/// What is known of a form without its type.
struct form_entry {
    const form_shapes* shapes = nullptr;
    dialect_range dialects{};
    form_outline outline{};

    [[nodiscard]] constexpr form_shape shape(dialect d) const noexcept { return (*shapes)[number_of(d)]; }
    [[nodiscard]] constexpr form_shape nearest_shape(dialect d) const noexcept { return shape(dialects.nearest(d)); }
    [[nodiscard]] constexpr bool asks_since() const noexcept { return shape(dialects.first).asks_since; }
};

/// The forms of one verb, in the order of the channel's list.
struct verb_forms {
    const form_reader* readers = nullptr; ///< of all forms of the channel, by number
    const form_entry* all = nullptr;      ///< the same
    const verb_entry* entry = nullptr;    ///< which of them are the verb's

    [[nodiscard]] constexpr const form_entry* begin() const noexcept { return all + entry->first; }
    [[nodiscard]] constexpr const form_entry* end() const noexcept { return all + entry->end; }
    [[nodiscard]] constexpr bool empty() const noexcept { return entry->first == entry->end; }
    /// Reads a line as one of them.
    [[nodiscard]] constexpr bool read(const form_entry& form, reader& io, form_taker& taker) const {
        return readers[&form - all](io, taker);
    }
};

/// Form 0: no line is that.
constexpr bool read_no_form(reader&, form_taker&) noexcept {
    return false;
}

template <class Form>
constexpr form_entry entry_of() noexcept {
    return {&shapes_of<Form>, dialects_of<Form>, outline_of<Form>};
}

/// A line that is not what was tried first.
class line_reading {
public:
    constexpr line_reading(reader& io, const verb_forms& forms, dialect spoken, const tolerance& allowed,
                           form_taker& taker) noexcept
        : io_(io),
          spoken_(spoken),
          nearest_(forms.entry->nearest[number_of(spoken)]),
          forms_(forms),
          allowed_(allowed),
          taker_(taker),
          first_(forms.entry->first_of(spoken, io.readable())) {}

    /// Tries the rest, and works out the error.
    constexpr bool reads_otherwise() {
        std::uint64_t candidates = 0;
        if (same_dialect(candidates) || other_dialect(candidates) || (allowed_.extra_arguments && with_extra()))
            return true;
        return taker_.fail(best_error());
    }

private:
    constexpr bool reads(const form_entry& entry, dialect d) {
        if (first_.is(static_cast<std::size_t>(&entry - forms_.all), d, spoken_)) return false;
        io_.begin(d);
        return forms_.read(entry, io_, taker_);
    }

    /// One of the forms that have the spoken dialect, or the nearest where no form of the verb has that. Else those that the line
    /// may be in some dialect: bit n is the verb's form n.
    constexpr bool same_dialect(std::uint64_t& candidates) {
        const std::size_t count = io_.count();
        const char front = io_.front();
        std::uint64_t bit = 1;
        for (const form_entry& entry : forms_) {
            if (entry.outline.fits(count, front)) {
                if (entry.dialects.contains(nearest_) && reads(entry, nearest_)) return true;
                candidates |= bit;
            }
            bit <<= 1;
        }
        return false;
    }

    /// One of these forms in another dialect: of one without the spoken dialect its nearest, of one whose shape depends on
    /// the dialect each, the newest first.
    constexpr bool other_dialect(std::uint64_t candidates) {
        for (; candidates != 0; candidates &= candidates - 1) {
            const form_entry& entry = forms_.begin()[std::countr_zero(candidates)];
            if (!entry.asks_since()) {
                const dialect d = entry.dialects.nearest(spoken_);
                if (d != nearest_ && reads(entry, d)) return true;
                continue;
            }
            for (std::size_t n = number_of(entry.dialects.last); n >= number_of(entry.dialects.first); --n) {
                const auto d = static_cast<dialect>(n);
                if (d != nearest_ && entry.shape(d).fits(io_.count(), io_.front()) && reads(entry, d)) return true;
            }
        }
        return false;
    }

    /// A form that fits but for arguments behind its last, the longest first. Only where the line is longer than
    /// every form of the spoken dialect: else they are not extra, and the line is another form cut short. And what is
    /// wrong with an argument that a form knows does not make it extra to a shorter one.
    MSNP_COLD constexpr bool with_extra() {
        std::size_t longest = 0;
        for (const form_entry& entry : forms_)
            if (speaks(entry) && entry.nearest_shape(spoken_).max > longest) longest = entry.nearest_shape(spoken_).max;
        if (io_.count() <= longest) return false;
        std::size_t known = 0;
        for (std::size_t arguments = longest + 1; arguments-- > known;) {
            for (const form_entry& entry : forms_) {
                if (entry.nearest_shape(spoken_).max != arguments) continue;
                io_.begin(entry.dialects.nearest(spoken_), true);
                if (forms_.read(entry, io_, taker_)) return true;
                const bool is_meant = speaks(entry) && io_.failure().code != errc::wrong_word;
                if (is_meant && io_.taken() >= known) known = io_.taken() + 1;
            }
        }
        return false;
    }

    /// Of the forms that speak for the verb the error of the one that was understood furthest. Of those that got
    /// equally far the first, but rather a value of the wrong kind than the lack of another form's fixed word.
    [[nodiscard]] MSNP_COLD constexpr error best_error() {
        error best{};
        for (const form_entry& entry : forms_) {
            if (!speaks(entry)) continue;
            io_.begin(entry.dialects.nearest(spoken_));
            static_cast<void>(forms_.read(entry, io_, taker_)); // which it did not before
            const error e = io_.failure();
            const bool tells_more =
                e.offset > best.offset ||
                (e.offset == best.offset && best.code == errc::wrong_word && e.code != errc::wrong_word);
            if (best.code == errc::none || tells_more) best = e;
        }
        return best;
    }

    /// The forms that speak for a verb in a dialect: those that have the dialect, or all when none has.
    [[nodiscard]] constexpr bool speaks(const form_entry& entry) const noexcept {
        if (entry.dialects.contains(spoken_)) return true;
        for (const form_entry& other : forms_)
            if (other.dialects.contains(spoken_)) return false;
        return true;
    }

    reader& io_;
    dialect spoken_;
    dialect nearest_; ///< the spoken one, or that which forms of the verb have
    const verb_forms& forms_;
    const tolerance& allowed_;
    form_taker& taker_;
    const first_try& first_; ///< what was tried
};

// NOLINTBEGIN(readability-function-size): more than four parameters, but each in a register: a struct of them would be written to
// memory for every line.

/// What comes of a line that is not what was tried first. Out of line, but not cold: peers mix dialects.
MSNP_NOINLINE constexpr bool read_otherwise(reader& io, const verb_forms& forms, dialect spoken,
                                            const tolerance& allowed, form_taker& taker) {
    return line_reading(io, forms, spoken, allowed, taker).reads_otherwise();
}

/// What comes of a line that is not an ordinary one.
MSNP_NOINLINE constexpr bool read_odd(const frame& f, dialect spoken, const tolerance& allowed, const verb_forms& forms,
                                      form_taker& taker) {
    token_table table;
    split_tokens(f.arguments, table);
    if (forms.empty() || table.bad_byte != npos || !takes_any_line(allowed))
        if (const error e = check_line(f, table.bad_byte, allowed); e.code != errc::none) return taker.fail(e);
    reader io(f, table, spoken);
    const first_try& first = forms.entry->first_of(spoken, io.readable());
    io.begin(first.as);
    return forms.readers[first.form](io, taker) || read_otherwise(io, forms, spoken, allowed, taker);
}

/// What is known of the verb of a frame that a channel's note tells of.
constexpr const verb_entry& verb_of(const line_note& note) noexcept {
    return static_cast<const verb_entry&>(*note.verb);
}

/// How a channel's line is read that takes more than a look. (Out of line, and begun anew, so that nothing is made or kept for that
/// of a line of which a look is enough.)
template <class Forms>
struct slow_reading {
    MSNP_NOINLINE static constexpr bool odd(const frame& f, dialect spoken, const tolerance& allowed,
                                            form_taker& taker) {
        return read_odd(f, spoken, allowed, Forms::find(f.verb), taker);
    }
    MSNP_NOINLINE static constexpr bool otherwise(const frame& f, dialect spoken, const tolerance& allowed,
                                                  form_taker& taker) {
        reader io(f, spoken, {});
        return read_otherwise(io, Forms::of(verb_of(f.note)), spoken, allowed, taker);
    }
};

/// Reads a frame as one of the forms that `Forms` finds, and hands it to `taker`, or tells that the error.
template <class Forms>
MSNP_INLINE constexpr bool read_frame(const frame& f, dialect spoken, const tolerance& allowed, form_taker& taker) {
    if (!f.note.tells_of(f.verb, f.arguments, Forms::tag())) return slow_reading<Forms>::odd(f, spoken, allowed, taker);
    const first_try& first = verb_of(f.note).first_of(spoken, f.note.readable);
    reader io(f, spoken, first.as);
    return Forms::readers[first.form](io, taker) || slow_reading<Forms>::otherwise(f, spoken, allowed, taker);
}

// NOLINTEND(readability-function-size)

} // namespace msnp::detail
