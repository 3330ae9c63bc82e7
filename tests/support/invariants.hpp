// What must hold of any bytes and of any command, said once for the property tests and the fuzz harnesses.
//
// Each function returns what is broken as a text, empty where all holds. None needs GoogleTest.
#pragma once

#include "support/events.hpp"
#include "support/exact_bytes.hpp"
#include "support/forms.hpp"
#include "support/generator.hpp"
#include "support/model.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace msnp_test {

inline std::string escaped(std::string_view bytes) {
    std::string text;
    msnp::append_sink sink(text);
    msnp::write_escaped(sink, bytes);
    return text;
}

/// A broken invariant, and the bytes that broke it.
inline std::string report(std::string_view what, std::string_view bytes, msnp::dialect d) {
    return std::string(what) + " (" + std::string(msnp::name_of(d)) + "): " + escaped(bytes);
}

/// A part of some bytes: a view that lies within them, or an empty one.
inline bool lies_in(std::string_view part, std::string_view bytes) {
    return part.empty() || (part.data() >= bytes.data() && part.data() + part.size() <= bytes.data() + bytes.size());
}

/// The payload rule of a verb on a channel, for the model: what the channel says, and the caller's own verbs.
template <class Channel>
auto rule_of(const msnp::frame_options& options) {
    return [&options](std::string_view verb) {
        const msnp::payload_rule own = Channel::payload_of(verb);
        if (!Channel::index().find(verb))
            for (const msnp::verb& extra : options.payload_verbs)
                if (extra == verb && !extra.is_code()) return msnp::payload_rule{msnp::payload_rule::kind::always, 1};
        return own;
    };
}

/// take_frame() says what the model says, frame after frame, to the end of the bytes; and a frame's bytes are the bytes.
template <class Channel>
std::string frames_as_modelled(std::string_view stream, const msnp::frame_options& options) {
    const exact_bytes exact(stream);
    std::string_view rest = exact.view();
    for (;;) {
        const msnp::step got = msnp::take_frame_function<Channel>{}(rest, options);
        const model::step expected = model::take_frame(rest, options, rule_of<Channel>(options));
        using kind = model::step::kind;
        if (got.has_frame() + got.needs_more() + got.failed() != 1) return report("not one of three", rest, {});
        if (got.failed() != (expected.found == kind::error) || got.needs_more() != (expected.found == kind::more))
            return report("frame, more or error: not as modelled", rest, {});
        if (got.failed())
            return got.error() == expected.failure ? "" : report("error " + msnp::describe(got.error()), rest, {});
        if (got.needs_more()) {
            const bool same = got.missing() == expected.missing && got.skipped() == expected.skipped;
            return same && got.missing() > 0 ? "" : report("what is missing", rest, {});
        }
        const msnp::frame& f = got.frame();
        const auto same = [&](std::string_view a, std::string_view b) {
            return a == b && lies_in(a, rest) && (a.empty() || a.data() == b.data());
        };
        if (!same(f.bytes, expected.bytes) || !same(f.verb, expected.verb) || !same(f.arguments, expected.arguments) ||
            !same(f.payload, expected.payload) || f.has_payload != expected.has_payload)
            return report("a part of the frame", rest, {});
        msnp::detail::token_table table;
        msnp::detail::split_tokens(f.arguments, table);
        if (table.count != expected.tokens.size()) return report("number of arguments", rest, {});
        for (std::size_t i = 0; i < table.count && i < msnp::detail::token_table::capacity; ++i)
            if (f.arguments.data() + table.tokens[i].first != expected.tokens[i].data() ||
                f.arguments.data() + table.tokens[i].end != expected.tokens[i].data() + expected.tokens[i].size())
                return report("an argument", rest, {});
        if (f.bytes.empty()) return report("a frame of no bytes", rest, {});
        rest.remove_prefix(f.bytes.size());
    }
}

/// Strict reading that knows which verbs carry a payload that the channel does not know.
inline msnp::frame_options strict_options(std::span<const msnp::verb> payload_verbs = {}) {
    return {.limits = {1 << 20, 1 << 30}, .tolerance = msnp::tolerance::strict(), .payload_verbs = payload_verbs};
}
/// The verb of an unknown command with a payload, which a reader has to be told of.
template <class Command>
std::vector<msnp::verb> told_verbs(const Command& command) {
    const auto* const unknown = std::get_if<msnp::unknown_command>(&command);
    if (unknown == nullptr || !unknown->payload) return {};
    return {unknown->verb};
}

/// What was written is one frame, whole: no second line, nothing behind it.
template <class Channel>
bool is_one_frame(std::string_view bytes, const msnp::frame_options& options) {
    const model::step s = model::take_frame(bytes, options, rule_of<Channel>(options));
    return s.found == model::step::kind::frame && s.bytes.size() == bytes.size() &&
           s.bytes.find('\n') + 1 == bytes.size() - s.payload.size();
}

/// Two forms of a verb that some lines fit both, so that what is written as one is read as the other.
struct overlap {
    std::string_view written, read, because;
};
inline constexpr overlap overlaps[] = {
    {"add", "add_async", "a TrID of 0 says that nobody asked"},
    {"adc", "adc_async", "a TrID of 0 says that nobody asked"},
    {"adl", "adl_async", "a TrID of 0 says that nobody asked"},
    {"rem_2", "rem_async_2", "a TrID of 0 says that nobody asked"},
    {"rem_10_fl", "rem_async_10", "a TrID of 0 says that nobody asked"},
    {"rem_10_list", "rem_async_10", "a TrID of 0 says that nobody asked"},
    {"rem_10_list", "rem_10_fl", "from the list FL one is removed by its identifier"},
    {"rmg_10_name", "rmg_10", "a name may look like an identifier"},
    {"ver", "ver_refused", "a list of dialects that is 0 says that there is none"},
    {"ver", "ver_cvr0", "CVR0 alone asks for an upgrade"},
};
inline bool is_overlap(std::string_view written, std::string_view read) {
    for (const overlap& o : overlaps)
        if (o.written == written && o.read == read) return true;
    return false;
}

/// A command that can be written: wire_size() is exact, a buffer one byte too small is refused and holds nothing, and what was
/// written is one frame that strict reading takes for an equal command of the same form.
template <class Channel>
std::string writes_well(const typename Channel::command& command, msnp::dialect d) {
    const std::size_t size = msnp::wire_size(command, d);
    exact_bytes exact(size, '?');
    const auto written = msnp::serialize(command, d, exact.span());
    if (!written) return "does not write: " + msnp::describe(written.error());
    if (*written != size) return report("wire_size() is another", exact.view(), d);
    const std::string_view bytes = exact.view();
    if (size > 0) {
        exact_bytes small(size - 1, '?');
        const auto refused = msnp::serialize(command, d, small.span());
        if (refused || refused.error() != msnp::error{msnp::errc::buffer_too_small, size - 1, {}})
            return report("a byte too few is no error", bytes, d);
        if (!holds_nothing(small.view())) return report("left something where there was no room", bytes, d);
    }
    const std::vector<msnp::verb> told = told_verbs(command);
    const msnp::frame_options strict = strict_options(told);
    if (!is_one_frame<Channel>(bytes, strict)) return report("more or less than one frame", bytes, d);
    msnp::dialect read_as = d;
    const msnp::step taken = msnp::take_frame_function<Channel>{}(bytes, strict);
    const auto read = msnp::parse_function<Channel>{}(taken.frame(), d, strict.tolerance, read_as);
    if (!read) return report("unreadable, " + msnp::describe(read.error()), bytes, d);
    if (read_as != d) return report("read as another dialect has it", bytes, d);
    if (!(*read == command) && !is_overlap(msnp::form_name(command), msnp::form_name(*read)))
        return report("read as another command, " + std::string(msnp::form_name(*read)), bytes, d);
    const auto again = bytes_of(*read, d);
    if (!again || *again != bytes) return report("written otherwise the second time", bytes, d);
    return {};
}

/// Bytes that begin with a frame: whatever lenient reading makes of it, its views lie in the frame, its error points into it,
/// dispatch() sees the same, and a command that was accepted is written so that strict reading finds the same one.
template <class Channel>
std::string reads_well(std::string_view input, msnp::dialect d) {
    const exact_bytes exact(input);
    const msnp::step taken = msnp::take_frame_function<Channel>{}(exact.view());
    if (!taken.has_frame()) return {};
    const msnp::frame& f = taken.frame();
    msnp::dialect read_as = d;
    const auto read = msnp::parse_function<Channel>{}(f, d, msnp::tolerance{}, read_as);

    bool visited = false;
    bool same = false;
    const auto dispatched =
        msnp::dispatch_function<Channel>{}(f, d, [&]<class Form>(const Form& form, msnp::dialect as) {
            visited = true;
            const Form* const other = read ? std::get_if<Form>(&*read) : nullptr;
            same = other != nullptr && *other == form && as == read_as;
        });
    if (dispatched.has_value() != read.has_value() || visited != read.has_value())
        return report("dispatch() differs", f.bytes, d);
    if (!read) {
        if (dispatched.error() != read.error()) return report("dispatch() has another error", f.bytes, d);
        if (read.error().code == msnp::errc::none) return report("an error without a code", f.bytes, d);
        if (read.error().offset > f.bytes.size()) return report("an error outside of the frame", f.bytes, d);
        return {};
    }
    if (!same) return report("dispatch() has another command", f.bytes, d);

    // A frame that a hand has made, without take_frame()'s note, reads the same.
    const msnp::frame bare{
        .bytes = f.bytes, .verb = f.verb, .arguments = f.arguments, .payload = f.payload, .has_payload = f.has_payload};
    const auto slowly = msnp::parse_function<Channel>{}(bare, d);
    if (!slowly || !(*slowly == *read)) return report("another command without the note", f.bytes, d);

    const auto canonical = bytes_of(*read, read_as);
    if (!canonical) {
        char memory[8192];
        const auto refused = msnp::serialize(*read, read_as, memory);
        // Peers use words that their dialect does not have; they are read and not written.
        if (!refused && refused.error().code == msnp::errc::not_in_dialect) return {};
        return report("accepted and unwritable, " + (refused ? "?" : msnp::describe(refused.error())), f.bytes, d);
    }
    const std::vector<msnp::verb> told = told_verbs(*read);
    msnp::frame_options strict = strict_options(told);
    // What is not understood is kept as it came, and so are blanks between its arguments.
    strict.tolerance.blank_runs = std::holds_alternative<msnp::unknown_command>(*read);
    if (!is_one_frame<Channel>(*canonical, strict)) return report("written as more or less than one frame", f.bytes, d);
    const auto strictly = msnp::parse_function<Channel>{}(*canonical, read_as, strict);
    if (!strictly)
        return report("accepted, and unreadable when written: " + msnp::describe(strictly.error()), f.bytes, d);
    if (!(*strictly == *read) && !is_overlap(msnp::form_name(*read), msnp::form_name(*strictly)))
        return report("accepted, and another command when written: " + escaped(*canonical), f.bytes, d);
    return {};
}

/// A decoder makes the same of a stream however it is cut.
template <class Channel>
std::string decodes_alike(std::string_view stream, const std::vector<std::size_t>& cuts, msnp::dialect d,
                          const msnp::frame_options& options = {}) {
    const std::string whole = first_failure_only(trace<Channel>(stream, {}, d, options));
    const std::string in_pieces = first_failure_only(trace<Channel>(stream, cuts, d, options));
    return whole == in_pieces ? "" : report("cut otherwise:\n" + whole + "and\n" + in_pieces, stream, d);
}

} // namespace msnp_test
