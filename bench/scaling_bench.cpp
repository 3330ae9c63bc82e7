// What a command costs when one thing grows and all else stays: linear in bytes and in tokens, and the same whatever the
// number of forms and the dialect.
//
//     scaling/bytes           presence traffic, as frames and through a decoder in segments
//     scaling/byte_by_byte    the same, one byte at a time
//     scaling/line_length     one NLN up to the longest line that is taken, whole and one byte at a time
//     scaling/tokens          one line of many tokens: as a list, of a verb that nobody knows, and refused
//     scaling/forms           the same NLN lines, read by channels of more and more forms
//     scaling/dialect         the same LST lines, read in their own dialect and in the one beside it
//
// Each name ends with what grows. The figures to look at are ratios within one series: cost per byte or token, or, for
// forms and dialects, per command.
#include "corpus/corpus.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using msnp::dialect;
using msnp_bench::corpus;
using msnp_bench::mix;

constexpr dialect spoken = dialect::msnp11;

void count(benchmark::State& state, std::size_t commands, std::size_t bytes) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(commands));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

template <class Channel>
bool dispatches(const msnp::frame& f, dialect d) {
    const auto visitor = [](const auto& form) { benchmark::DoNotOptimize(&form); };
    return msnp::dispatch_function<Channel>{}(f, d, visitor).has_value();
}

/// Feeds `bytes` in pieces; returns how many commands there were.
template <class Decoder>
std::size_t feed(Decoder& in, std::string_view bytes, std::size_t piece_size) {
    std::size_t commands = 0;
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, piece_size);
        in.feed(piece);
        while (const auto next = in.poll()) {
            benchmark::DoNotOptimize(&*next);
            ++commands;
        }
        bytes.remove_prefix(piece.size());
    }
    return commands;
}

template <class Function>
void add(const std::string& series, const std::string& point, Function function) {
    benchmark::RegisterBenchmark(("scaling/" + series + "/" + point).c_str(), function);
}

// ---- bytes -----------------------------------------------------------------------------------------------------------

void dispatch_bytes(benchmark::State& state, std::size_t size) {
    const corpus& c = msnp_bench::stored_corpus(mix::presence, size);
    bool read = true;
    for ([[maybe_unused]] auto _ : state)
        msnp_bench::for_each_frame<msnp::from_ns::channel>(
            c, [&](const msnp::frame& f) { read = dispatches<msnp::from_ns::channel>(f, spoken) && read; });
    if (!read) state.SkipWithError("a line does not parse");
    count(state, c.commands, c.bytes.size());
}

void decode_bytes(benchmark::State& state, std::size_t size, std::size_t piece_size) {
    const corpus& c = msnp_bench::stored_corpus(mix::presence, size);
    msnp::from_ns::decoder in(spoken);
    std::size_t commands = 0;
    for ([[maybe_unused]] auto _ : state) commands = feed(in, c.bytes, piece_size);
    if (commands != c.commands) state.SkipWithError("commands get lost");
    count(state, c.commands, c.bytes.size());
}

void add_bytes() {
    const std::pair<const char*, std::size_t> sizes[] = {
        {"64KiB", std::size_t{1} << 16}, {"256KiB", std::size_t{1} << 18}, {"1MiB", std::size_t{1} << 20},
        {"4MiB", std::size_t{1} << 22},  {"16MiB", std::size_t{1} << 24},  {"64MiB", std::size_t{1} << 26}};
    for (const auto& [name, size] : sizes) {
        add("bytes/dispatch", name, [size = size](benchmark::State& state) { dispatch_bytes(state, size); });
        add("bytes/decoder", name, [size = size](benchmark::State& state) { decode_bytes(state, size, 1460); });
        if (size > std::size_t{1} << 22) continue;
        add("byte_by_byte", name, [size = size](benchmark::State& state) { decode_bytes(state, size, 1); });
    }
}

// ---- the length of a line --------------------------------------------------------------------------------------------

/// A line of `length` bytes, its end not counted, most of which is a name.
std::string long_line(std::size_t length) {
    const std::string_view front = "NLN NLN bob@example.com ";
    const std::string_view back = " 0";
    std::string line(front);
    while (line.size() < length - back.size()) line += "Bob%20B%C3%A9";
    line.resize(length - back.size());
    return line += std::string(back) + "\r\n";
}

void dispatch_line(benchmark::State& state, std::size_t length) {
    const std::string line = long_line(length);
    bool read = true;
    for ([[maybe_unused]] auto _ : state) {
        const msnp::step s = msnp::from_ns::take_frame(line);
        read = s.has_frame() && dispatches<msnp::from_ns::channel>(s.frame(), spoken) && read;
    }
    if (!read) state.SkipWithError("the line does not parse");
    count(state, 1, line.size());
}

void decode_line(benchmark::State& state, std::size_t length) {
    const std::string line = long_line(length);
    msnp::from_ns::decoder in(spoken);
    std::size_t commands = 0;
    for ([[maybe_unused]] auto _ : state) commands = feed(in, line, 1);
    if (commands != 1 || in.failed()) state.SkipWithError("the line does not parse");
    count(state, 1, line.size());
}

void add_line_lengths() {
    for (std::size_t length = 64; length <= msnp::limits{}.line; length *= 2) {
        const std::string point = std::to_string(length);
        add("line_length/dispatch", point, [length](benchmark::State& state) { dispatch_line(state, length); });
        add("line_length/byte_by_byte", point, [length](benchmark::State& state) { decode_line(state, length); });
    }
}

// ---- tokens ----------------------------------------------------------------------------------------------------------

/// A line that begins with `front` and has `count` tokens behind it.
std::string line_of_tokens(std::string_view front, std::size_t count) {
    std::string line(front);
    for (std::size_t i = 0; i < count; ++i) line += i % 2 == 0 ? " MSNP9" : " CVR0";
    return line += "\r\n";
}

/// Looks at each dialect of a VER, and at other commands as they are.
struct list_reader {
    std::size_t words = 0;

    template <class Form>
    void operator()(const Form& form) {
        if constexpr (std::is_same_v<Form, msnp::to_ns::ver>) {
            for (const auto& word : form.offered) {
                benchmark::DoNotOptimize(&word);
                ++words;
            }
        }
        benchmark::DoNotOptimize(&form);
    }
};

/// Reads one line; `taken` tells whether it is to be taken or to be refused.
void dispatch_tokens(benchmark::State& state, const std::string& line, std::size_t tokens, bool taken,
                     const msnp::tolerance& allowed = {}) {
    const msnp::step s = msnp::to_ns::take_frame(line);
    bool as_expected = true;
    for ([[maybe_unused]] auto _ : state) {
        list_reader reader;
        const auto done = msnp::to_ns::dispatch(s.frame(), spoken, reader, allowed);
        as_expected = done.has_value() == taken && (reader.words == 0 || reader.words == tokens) && as_expected;
    }
    if (!as_expected) state.SkipWithError("the line is read as what it is not");
    count(state, tokens, line.size());
}

void add_tokens() {
    for (std::size_t tokens = 2; tokens <= 1024; tokens *= 2) {
        const std::string point = std::to_string(tokens);
        add("tokens/list", point, [tokens](benchmark::State& state) {
            dispatch_tokens(state, line_of_tokens("VER 4", tokens), tokens, true);
        });
        add("tokens/unknown", point, [tokens](benchmark::State& state) {
            dispatch_tokens(state, line_of_tokens("XYZ 4", tokens), tokens, true);
        });
        add("tokens/refused", point, [tokens](benchmark::State& state) {
            dispatch_tokens(state, line_of_tokens("REM 4 AL bob@example.com", tokens), tokens, false,
                            msnp::tolerance::strict());
        });
    }
}

// ---- forms -----------------------------------------------------------------------------------------------------------

namespace ns = msnp::from_ns;

struct one_form : msnp::basic_channel<ns::nln> {};
struct four_forms : msnp::basic_channel<ns::iln, ns::nln, ns::fln, ns::ubx_11> {};
struct sixteen_forms : msnp::basic_channel<ns::ver, ns::cvr, ns::xfr_ns, ns::xfr_sb, ns::qng, ns::out, ns::chl, ns::qry,
                                           ns::chg, ns::iln, ns::nln, ns::fln, ns::uux, ns::ubx_11, ns::rng, ns::msg> {
};

/// The frames of a verb in a mix.
template <class Channel>
std::vector<msnp::frame> frames_of(mix which, std::string_view verb) {
    std::vector<msnp::frame> frames;
    msnp_bench::for_each_frame<Channel>(msnp_bench::stored_corpus(which, std::size_t{1} << 20),
                                        [&](const msnp::frame& f) {
                                            if (f.verb == verb) frames.push_back(f);
                                        });
    return frames;
}

const std::vector<msnp::frame>& presences() {
    static const auto frames = frames_of<ns::channel>(mix::presence, "NLN");
    return frames;
}

std::size_t size_of(const std::vector<msnp::frame>& frames) {
    std::size_t bytes = 0;
    for (const msnp::frame& f : frames) bytes += f.bytes.size();
    return bytes;
}

template <class Channel>
void dispatch_forms(benchmark::State& state) {
    const std::vector<msnp::frame>& frames = presences();
    bool read = !frames.empty();
    for ([[maybe_unused]] auto _ : state)
        for (const msnp::frame& f : frames) read = dispatches<Channel>(f, spoken) && read;
    if (!read) state.SkipWithError("a line does not parse");
    count(state, frames.size(), size_of(frames));
}

template <class Channel>
void parse_forms(benchmark::State& state) {
    const std::vector<msnp::frame>& frames = presences();
    bool read = !frames.empty();
    for ([[maybe_unused]] auto _ : state) {
        for (const msnp::frame& f : frames) {
            const auto command = msnp::parse_function<Channel>{}(f, spoken);
            benchmark::DoNotOptimize(&command);
            read = command.has_value() && read;
        }
    }
    if (!read) state.SkipWithError("a line does not parse");
    count(state, frames.size(), size_of(frames));
}

template <class Channel>
void add_forms() {
    const std::string point = std::to_string(Channel::form_count);
    add("forms/dispatch", point, dispatch_forms<Channel>);
    add("forms/variant", point, parse_forms<Channel>);
}

// ---- dialects --------------------------------------------------------------------------------------------------------

/// LST as it is since MSNP10, all of its parts named. Those without `C=` are left out: what is left of them has the shape
/// of MSNP8 too.
const std::vector<msnp::frame>& named_contacts() {
    static const auto frames = [] {
        std::vector<msnp::frame> found = frames_of<ns::channel>(mix::login, "LST");
        std::erase_if(found, [](const msnp::frame& f) { return f.arguments.find(" C=") == std::string_view::npos; });
        return found;
    }();
    return frames;
}

std::vector<msnp::frame> frames_in(const corpus& lines) {
    std::vector<msnp::frame> found;
    msnp_bench::for_each_frame<ns::channel>(lines, [&](const msnp::frame& f) { found.push_back(f); });
    return found;
}

/// The same contacts as MSNP8 and MSNP9 list them.
const std::vector<msnp::frame>& plain_contacts() {
    static const corpus lines = [] {
        corpus made;
        const auto visitor = [&]<class Form>(const Form& form) {
            if constexpr (std::is_same_v<Form, ns::lst_10>) {
                made.bytes += "LST " + std::string(form.account.text) + " " + std::string(form.nick.raw()) +
                              (++made.commands % 4 == 0 ? " 3\r\n" : " 11 0,1\r\n");
            }
        };
        for (const msnp::frame& f : named_contacts()) static_cast<void>(ns::dispatch(f, spoken, visitor));
        return made;
    }();
    static const auto frames = frames_in(lines);
    return frames;
}

/// Those of them that are in a group, as MSNP12 lists them. (Without one it has the shape of MSNP11.)
const std::vector<msnp::frame>& contacts_with_networks() {
    static const corpus lines = [] {
        corpus made;
        const auto visitor = [&]<class Form>(const Form& form) {
            if constexpr (std::is_same_v<Form, ns::lst_10>) {
                if (form.groups.empty()) return;
                std::array<char, 1024> line{};
                const ns::lst_12 with{form.account, form.nick, form.contact, form.lists, {}, form.groups};
                const auto size = msnp::serialize(with, dialect::msnp12, line);
                if (size) made.bytes.append(line.data(), *size);
            }
        };
        for (const msnp::frame& f : named_contacts()) static_cast<void>(ns::dispatch(f, spoken, visitor));
        return made;
    }();
    static const auto frames = frames_in(lines);
    return frames;
}

/// Reads every frame in dialect `d`; each is to be a `Form`, whatever the dialect.
template <class Form>
void dispatch_in(benchmark::State& state, const std::vector<msnp::frame>& frames, dialect d) {
    std::size_t others = frames.empty() ? 1 : 0;
    const auto visitor = [&]<class Found>(const Found& form) {
        benchmark::DoNotOptimize(&form);
        if constexpr (!std::is_same_v<Found, Form>) ++others;
    };
    for ([[maybe_unused]] auto _ : state)
        for (const msnp::frame& f : frames)
            if (!ns::dispatch(f, d, visitor)) ++others;
    if (others != 0) state.SkipWithError("a line is read as what it is not");
    count(state, frames.size(), size_of(frames));
}

void add_dialects() {
    const std::pair<const char*, dialect> dialects[] = {{"msnp9", dialect::msnp9},
                                                        {"msnp10", dialect::msnp10},
                                                        {"msnp11", dialect::msnp11},
                                                        {"msnp12", dialect::msnp12}};
    for (const auto& [name, d] : dialects) {
        add("dialect/lst_10", name,
            [d = d](benchmark::State& state) { dispatch_in<ns::lst_10>(state, named_contacts(), d); });
        if (d > dialect::msnp10)
            add("dialect/lst_12", name,
                [d = d](benchmark::State& state) { dispatch_in<ns::lst_12>(state, contacts_with_networks(), d); });
        if (d > dialect::msnp10) continue;
        add("dialect/lst_8", name,
            [d = d](benchmark::State& state) { dispatch_in<ns::lst_8>(state, plain_contacts(), d); });
    }
}

const bool added = [] {
    add_bytes();
    add_line_lengths();
    add_tokens();
    add_forms<one_form>();
    add_forms<four_forms>();
    add_forms<sixteen_forms>();
    add_forms<ns::channel>();
    add_dialects();
    return true;
}();

} // namespace
