// What hostile input costs, for callgrind: msnp_work <scenario> <size>. (msnp_work list, mistakes, or compiler: what there is.)
//
// Each scenario is input that a peer may send, of any size, and a bound on the work and the memory that a byte of it may cost.
// tools/check_work.py runs it at its size and at four times that, and holds the instructions of measured() against both. The
// input is made before measured() begins, and each scenario looks at what came out, so that none is cheap for doing nothing.
// Prints how many bytes there were, and how many bytes were allocated in measured().
//
// A bound of instructions is about twice what the dearer of g++ 12 and clang 14 made of it; what it consists of stands beside
// it. Bounds of allocation are exact: where none is promised, there is none.
#include "instructions/compiler.hpp"

#include <msnp/msnp.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

std::size_t allocated = 0;

void* counted(std::size_t size) {
    allocated += size;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    std::abort();
}

} // namespace

void* operator new(std::size_t size) {
    return counted(size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace {

std::size_t allocated_while_measured = 0;

} // namespace

template <class Operation>
[[gnu::noinline]] void run(const Operation& operation) {
    operation();
}

// A name that callgrind can be told, around the work. (See count.cpp.)
template <class Operation>
[[gnu::noinline]] void measured(const Operation& operation) {
    const std::size_t before = allocated;
    run(operation);
    allocated_while_measured = allocated - before;
}

namespace {

using namespace msnp;
using namespace std::string_view_literals;

/// Keeps the optimiser from dropping what computes `value`.
template <class T>
void keep(const T& value) {
    asm volatile("" : : "g"(&value) : "memory");
}

/// The scenario is about what it says it is about.
void expect(bool holds) {
    if (!holds) std::abort();
}

// ---- input -----------------------------------------------------------------------------------------------------------

/// `text` over and over: as often as it fits into `size` bytes.
std::string repeated(std::string_view text, std::size_t size) {
    std::string all;
    all.reserve(size);
    while (all.size() + text.size() <= size) all += text;
    return all;
}
/// The same between a beginning and an end.
std::string filled(std::string_view begin, std::string_view text, std::size_t size, std::string_view end) {
    return std::string(begin) + repeated(text, size) + std::string(end);
}

/// Lines of any length, so that one can be as long as a scenario wants.
constexpr frame_options any_line{.limits = {.line = std::numeric_limits<std::size_t>::max(), .payload = 999'999'999},
                                 .tolerance = {},
                                 .payload_verbs = {}};
constexpr frame_options strict{.limits = any_line.limits, .tolerance = tolerance::strict(), .payload_verbs = {}};

/// Good and bad frames by turns: of eight lines three are commands.
constexpr std::string_view good_and_bad = "FLN bob@example.com\r\n"
                                          "\x16\x03\x01 \n"
                                          "NLN ONL a@b A 0\r\n"
                                          "MSG Hotmail Hotmail 5\r\nFLN\r\n"
                                          "FLN bob\r@example.com\r\n"
                                          "QNG 4294967296\r\n"
                                          "LKP x\r\n"
                                          "FLN\r\n"sv;
constexpr std::size_t good_of_eight = 3;

// ---- ways of reading -------------------------------------------------------------------------------------------------

struct outcome {
    std::size_t commands = 0;
    std::size_t errors = 0;
};

/// Polls until there is nothing more.
template <class Decoder>
void drain(Decoder& in, outcome& seen) {
    while (const auto next = in.poll()) {
        keep(*next);
        ++(next->has_value() ? seen.commands : seen.errors);
    }
}

/// Feeds a stream in pieces of one size.
template <class Decoder>
outcome feed_in_pieces(Decoder& in, std::string_view stream, std::size_t piece) {
    outcome seen;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        in.feed(stream.substr(at, piece));
        drain(in, seen);
    }
    return seen;
}

/// The work of a decoder that is fed a stream in pieces.
outcome decode(std::string_view stream, std::size_t piece, const frame_options& options = {}) {
    outcome seen;
    from_ns::decoder in(dialect::msnp9, options);
    measured([&] { seen = feed_in_pieces(in, stream, piece); });
    return seen;
}

/// The work of parse() on a line of any length, and what came of it.
template <class Parse>
auto parse_line(const Parse& parse, std::string_view line, const frame_options& options = any_line,
                dialect spoken = dialect::msnp9) {
    auto command = parse(line, spoken, options);
    measured([&] { command = parse(line, spoken, options); });
    return command;
}

// ---- scenarios: each makes `size` bytes, does the work, and says how many bytes it was about --------------------------

std::size_t tiny_frames(std::size_t size) {
    const std::string stream = repeated("PNG\r\n", size);
    std::size_t frames = 0;
    measured([&] {
        for (std::string_view rest = stream; !rest.empty(); ++frames) {
            const step s = to_ns::take_frame(rest);
            keep(s.frame());
            rest.remove_prefix(s.frame().bytes.size());
        }
    });
    expect(frames == stream.size() / 5);
    return stream.size();
}

std::size_t empty_lines(std::size_t size) {
    const std::string stream = repeated("\r\n", size);
    std::size_t skipped = 0;
    measured([&] { skipped = from_ns::take_frame(stream).skipped(); });
    expect(skipped == stream.size());
    return stream.size();
}

std::size_t empty_lines_by_byte(std::size_t size) {
    const std::string stream = repeated("\r\n", size);
    from_ns::decoder in(dialect::msnp9);
    outcome seen;
    measured([&] { seen = feed_in_pieces(in, stream, 1); });
    expect(in.consumed() == stream.size() && seen.commands + seen.errors == 0);
    return stream.size();
}

std::size_t empty_lines_refused(std::size_t size) {
    const std::string stream = repeated("\r\n", size);
    expect(decode(stream, stream.size(), strict).errors == stream.size() / 2);
    return stream.size();
}

std::size_t line_of_blanks(std::size_t size) {
    const std::string stream = filled("", " ", size, "\r\nQNG\r\n");
    expect(decode(stream, stream.size(), any_line).commands == 1);
    return stream.size();
}

std::size_t line_of_blanks_by_byte(std::size_t size) {
    const std::string stream = filled("", " ", size, "\r\nQNG\r\n");
    expect(decode(stream, 1, any_line).commands == 1);
    return stream.size();
}

/// A line of no form, so that each is tried in several dialects. Of all verbs LSG costs most.
std::size_t blanks_between(std::size_t size) {
    const std::string line = filled("LSG 1", " ", size, "x\r\n");
    expect(!parse_line(from_ns::parse, line, any_line, dialect::msnp15));
    return line.size();
}

std::size_t blanks_refused(std::size_t size) {
    const std::string line = filled("FLN ", " ", size, "x\r\n");
    expect(parse_line(from_ns::parse, line, strict) == result<from_ns::command>(error{errc::stray_blank, 4, {}}));
    return line.size();
}

std::size_t tokens_of_a_list(std::size_t size) {
    const std::string line = filled("VER 1", " x", size, " CVR0\r\n");
    const auto read = parse_line(to_ns::parse, line);
    expect(read && has_cvr0(std::get<to_ns::ver>(*read).offered));
    return line.size();
}

std::size_t tokens_behind_the_last(std::size_t size) {
    const std::string line = filled("FLN a@b", " x", size, "\r\n");
    expect(parse_line(from_ns::parse, line).has_value());
    return line.size();
}

std::size_t tokens_behind_the_last_refused(std::size_t size) {
    const std::string line = filled("FLN a@b", " x", size, "\r\n");
    expect(parse_line(from_ns::parse, line, strict) == result<from_ns::command>(error{errc::extra_argument, 8, {}}));
    return line.size();
}

std::size_t tokens_of_an_unknown_verb(std::size_t size) {
    const std::string line = filled("LKP", " x", size, "\r\n");
    expect(parse_line(from_ns::parse, line).has_value());
    return line.size();
}

std::size_t tokens_before_a_length(std::size_t size) {
    const std::string line = filled("MSG 1 U", " x", size, " 5\r\nhello");
    expect(parse_line(to_sb::parse, line).has_value());
    return line.size();
}

/// A refusal's TrID of any number of digits is read in each dialect before it is said to be none.
std::size_t digits_of_a_trid(std::size_t size) {
    const std::string line = filled("205 ", "1", size, "\r\n");
    expect(parse_line(from_ns::parse, line) == result<from_ns::command>(error{errc::out_of_range, 4, "trid"}));
    return line.size();
}

std::size_t digits_of_a_length(std::size_t size) {
    const std::string line = filled("MSG 1 U ", "1", size, "\r\n");
    error found;
    measured([&] { found = to_sb::take_frame(line, any_line).error(); });
    expect(found == error{errc::payload_too_long, 8, "length"});
    return line.size();
}

std::size_t bytes_that_stand_in_no_line(std::size_t size) {
    const std::string line = filled("FLN a", "\0\r"sv, size, "\r\n");
    expect(parse_line(from_ns::parse, line) == result<from_ns::command>(error{errc::bad_byte, 5, {}}));
    return line.size();
}

std::size_t elements_of_a_list(std::size_t size) {
    const std::string line = filled("LST a@b A 11 ", "0,", size, "0\r\n");
    const auto read = parse_line(from_ns::parse, line);
    expect(read && std::get<from_ns::lst_8>(*read).groups.size() == size / 2 + 1);
    return line.size();
}

std::size_t endless_line(std::size_t size) {
    const std::string stream(size, 'x');
    error found;
    measured([&] { found = from_ns::take_frame(stream).error(); });
    expect(found == error{errc::line_too_long, 16'384, {}});
    return stream.size();
}

std::size_t endless_line_in_pieces(std::size_t size) {
    const std::string stream(size, 'x');
    from_ns::decoder in(dialect::msnp9);
    outcome seen;
    measured([&] { seen = feed_in_pieces(in, stream, 1000); });
    expect(in.failed() && in.held_size() < 17'400);
    return stream.size();
}

/// The line's first byte came before, and all of the rest at once.
std::size_t endless_line_behind_a_byte(std::size_t size) {
    const std::string stream(size, 'x');
    from_ns::decoder in(dialect::msnp9);
    outcome seen;
    measured([&] {
        in.feed("x");
        drain(in, seen);
        in.feed(stream);
        drain(in, seen);
    });
    expect(in.failed() && seen.errors == 1);
    return stream.size();
}

/// What is in a payload is nobody's business.
std::size_t payload_of_commands(std::size_t size) {
    const std::string payload = repeated("MSG Hotmail Hotmail 999\r\nOUT\r\n", size);
    const std::string frame = "MSG Hotmail Hotmail " + std::to_string(payload.size()) + "\r\n" + payload;
    const auto read = parse_line(from_ns::parse, frame);
    expect(read && std::get<from_ns::msg>(*read).payload.size() == payload.size());
    return frame.size();
}

std::size_t length_that_never_comes(std::size_t size) {
    from_ns::decoder in(dialect::msnp9, any_line);
    const std::string stream(size, 'x');
    outcome seen;
    measured([&] {
        in.feed("MSG Hotmail Hotmail 999999999\r\n");
        drain(in, seen);
        seen = feed_in_pieces(in, stream, 100);
    });
    expect(in.held_size() == size + 31 && seen.commands + seen.errors == 0);
    return size;
}

/// One announcement after another, each on a connection of its own: nothing is allocated for what they announce.
std::size_t lengths_that_never_come(std::size_t size) {
    constexpr std::string_view line = "MSG Hotmail Hotmail 999999999\r\n";
    from_ns::decoder in(dialect::msnp9, any_line);
    outcome seen;
    measured([&] {
        for (std::size_t at = 0; at < size; at += line.size()) {
            in.feed(line);
            drain(in, seen);
            in.reset();
        }
    });
    expect(seen.commands + seen.errors == 0);
    return size;
}

std::size_t commands_by_byte(std::size_t size) {
    const std::string stream = repeated("FLN bob@example.com\r\nMSG Hotmail Hotmail 11\r\n\r\nFLN\r\n1 2\n", size);
    outcome seen;
    from_ns::decoder in(dialect::msnp9);
    measured([&] { seen = feed_in_pieces(in, stream, 1); });
    expect(in.consumed() == stream.size() && seen.errors == 0);
    return stream.size();
}

std::size_t payload_by_byte(std::size_t size) {
    const std::string stream = filled("MSG Hotmail Hotmail " + std::to_string(size) + "\r\n", "x", size, "");
    expect(decode(stream, 1, any_line).commands == 1);
    return stream.size();
}

std::size_t long_line_by_byte(std::size_t size) {
    const std::string stream = filled("FLN ", "x", size, "\r\n");
    expect(decode(stream, 1, any_line).commands == 1);
    return stream.size();
}

std::size_t good_and_bad_frames(std::size_t size) {
    const std::string stream = repeated(good_and_bad, size);
    const outcome seen = decode(stream, 1460);
    expect(seen.commands + seen.errors == stream.size() / good_and_bad.size() * 8);
    expect(seen.commands == stream.size() / good_and_bad.size() * good_of_eight);
    return stream.size();
}

std::size_t good_and_bad_frames_by_byte(std::size_t size) {
    const std::string stream = repeated(good_and_bad, size);
    expect(decode(stream, 1).commands == stream.size() / good_and_bad.size() * good_of_eight);
    return stream.size();
}

/// What was sent behind a framing error, byte by byte, by somebody who goes on.
std::size_t behind_a_failure(std::size_t size) {
    const std::string stream = repeated("QNG\r\n", size);
    from_ns::decoder in(dialect::msnp9);
    outcome seen;
    in.feed("MSG x\r\n");
    drain(in, seen);
    measured([&] { seen = feed_in_pieces(in, stream, 1); });
    expect(seen.commands == 0 && seen.errors == stream.size());
    return stream.size();
}

/// Asked again and again for what has not come; a byte here is a question.
std::size_t polls_without_progress(std::string_view incomplete, std::size_t size) {
    from_ns::decoder in(dialect::msnp9);
    in.feed(incomplete);
    expect(!in.poll());
    outcome seen;
    measured([&] {
        for (std::size_t i = 0; i < size; ++i) {
            if (i % 2 == 0) in.feed("");
            drain(in, seen);
        }
    });
    expect(seen.commands + seen.errors == 0 && in.held_size() == incomplete.size());
    return size;
}
std::size_t polls_for_a_line(std::size_t size) {
    return polls_without_progress(filled("FLN ", "x", 16'000, ""), size);
}
std::size_t polls_for_a_payload(std::size_t size) {
    return polls_without_progress(filled("MSG Hotmail Hotmail 1048576\r\n", "x", 16'000, ""), size);
}

/// All of it is fed before anything is polled.
std::size_t polled_when_all_has_come(std::size_t size) {
    const std::string stream = repeated("FLN bob@example.com\r\n", size);
    from_ns::decoder in(dialect::msnp9);
    outcome seen;
    measured([&] {
        for (const char& byte : stream) in.feed(std::string_view(&byte, 1));
        drain(in, seen);
    });
    expect(seen.commands == stream.size() / 21);
    return stream.size();
}

/// A backlog of frames, half of what there is, and from then on one more for each that is polled.
std::size_t more_than_is_polled(std::size_t size) {
    constexpr std::string_view line = "FLN bob@example.com\r\n";
    const std::string backlog = repeated(line, size / 2);
    from_ns::decoder in(dialect::msnp9);
    std::size_t commands = 0;
    measured([&] {
        in.feed(backlog);
        for (std::size_t at = 0; at < backlog.size(); at += line.size()) {
            in.feed(line);
            const auto next = in.poll();
            commands += next && *next;
        }
    });
    expect(commands == backlog.size() / line.size() && in.held_size() == backlog.size());
    return 2 * backlog.size();
}

// ---- messages --------------------------------------------------------------------------------------------------------

/// The work of reading a payload as a message, and what came of it.
result<message::any> read_message(std::string_view payload, const mime::tolerance& allowed = {}) {
    auto read = message::parse(payload, allowed);
    measured([&] { read = message::parse(payload, allowed); });
    return read;
}

std::size_t headers(std::size_t size) {
    const std::string payload = filled("", "a:\n", size, "\nbody");
    const auto read = read_message(payload);
    expect(read && std::get<message::text>(*read).body == "body");
    return payload.size();
}

/// Of a type that has no struct.
std::size_t headers_of_an_unknown_message(std::size_t size) {
    const std::string payload = filled("", "a:\n", size, "Content-Type: a/b\n\nbody");
    const auto read = read_message(payload);
    expect(read && std::holds_alternative<message::unknown>(*read));
    return payload.size();
}

std::size_t headers_looked_through(std::size_t size) {
    const std::string payload = filled("", "a:\n", size, "\n");
    const auto read = message::parse(payload);
    const auto& text = std::get<message::text>(*read);
    std::size_t count = 0;
    measured([&] {
        for (const mime::header& h : text.other) count += h.name.size();
    });
    expect(count == size / 3);
    return payload.size();
}

std::size_t lines_without_colon(std::size_t size) {
    const std::string payload = filled("", "a\n", size, "\nbody");
    expect(read_message(payload).has_value());
    return payload.size();
}

std::size_t folded_lines(std::size_t size) {
    const std::string payload = filled("Received: x", "\r\n\tx", size, "\r\n\r\nbody");
    expect(read_message(payload).has_value());
    return payload.size();
}

std::size_t line_feeds_that_end_no_line(std::size_t size) {
    const std::string payload = filled("a: ", "\n", size, "\r\n\r\nbody");
    expect(read_message(payload, mime::tolerance::strict()).has_value());
    return payload.size();
}

std::size_t blanks_of_a_header(std::size_t size) {
    const std::string payload = filled("", " \t", size / 2, ":") + filled("", "\t ", size / 2, "\r\n\r\nbody");
    expect(read_message(payload).has_value());
    return payload.size();
}

/// Of a type whose struct names many.
std::size_t headers_of_a_profile(std::size_t size) {
    const std::string payload = filled("Content-Type: text/x-msmsgsprofile\n", "a:\n", size, "MSPAuth: x\n\n");
    const auto read = read_message(payload);
    expect(read && std::get<message::profile>(*read).passport_ticket == "x");
    return payload.size();
}

std::size_t fields_of_an_invitation(std::size_t size) {
    const std::string payload =
        filled("Content-Type: text/x-msmsgsinvite\n\n", "a:\n", size, "Invitation-Command: CANCEL\n");
    const auto read = read_message(payload);
    expect(read && std::get<message::invitation>(*read).command == invitation_command::cancel);
    return payload.size();
}

std::size_t headers_without_end(std::size_t size) {
    const std::string payload = filled("", "a:\n", size, "");
    const auto read = read_message(payload);
    expect(!read && read.error() == error{errc::missing_blank_line, payload.size(), {}});
    return payload.size();
}

std::size_t parameters_of_a_format(std::size_t size) {
    const std::string payload = filled("X-MMS-IM-Format: ", "x;", size, "CO=ff\r\n\r\n");
    const auto read = read_message(payload);
    expect(read && std::get<message::text>(*read).format->color->red() == 255);
    return payload.size();
}

std::size_t parameters_of_a_type(std::size_t size) {
    const std::string payload = filled("Content-Type: text/plain", "; x=y", size, "; charset=z\r\n\r\n");
    const auto read = read_message(payload);
    expect(read && std::get<message::text>(*read).charset == "z");
    return payload.size();
}

// ---- values, and writing ---------------------------------------------------------------------------------------------

std::size_t percent_decoding(std::size_t size) {
    const std::string wire = repeated("%41", size);
    const auto text = percent_text::encoded(wire);
    std::string memory(wire.size(), '\0');
    std::size_t decoded = 0;
    measured([&] { decoded = text.decode_to(memory)->size(); });
    expect(decoded == wire.size() / 3);
    return wire.size();
}

std::size_t percent_signs(std::size_t size) {
    const std::string wire(size, '%');
    const auto text = percent_text::encoded(wire);
    bool same = false;
    measured([&] { same = text == percent_text(wire); });
    expect(same);
    return wire.size();
}

std::size_t percent_encoding(std::size_t size) {
    const std::string plain(size, '\n');
    const to_ns::rea rename{.trid = 1, .account = "a@b", .nick = std::string_view(plain)};
    std::string line(3 * size + 64, '\0');
    result<std::size_t> written = std::size_t{0};
    measured([&] { written = serialize(rename, dialect::msnp9, line); });
    expect(written && *written == 3 * size + 12);
    return size;
}

std::size_t commas(std::size_t size) {
    const std::string text(size, ',');
    std::size_t count = 0;
    measured([&] { count = comma_list<std::string_view>(text).size(); });
    expect(count == size + 1);
    return size;
}

std::size_t list_that_is_written(std::size_t size) {
    const std::string words = repeated("MSNP9 ", size);
    const to_ns::ver offer{.trid = 1, .offered = std::string_view(words)};
    std::string line(size + 64, '\0');
    result<std::size_t> written = std::size_t{0};
    measured([&] { written = serialize(offer, dialect::msnp9, line); });
    expect(written && *written == words.size() + 7);
    return words.size();
}

/// The byte that can't be written is the last of all.
std::size_t text_that_is_not_written(std::size_t size) {
    const std::string account = filled("", "x", size, "\n");
    result<std::size_t> written = std::size_t{0};
    std::string line(size + 64, '\0');
    measured([&] { written = serialize(from_ns::fln{.account = std::string_view(account)}, dialect::msnp9, line); });
    expect(!written && written.error() == error{errc::not_a_token, 4, "account"});
    return size;
}

// ---- peer to peer ----------------------------------------------------------------------------------------------------

constexpr std::string_view slp_front = "MSNSLP/1.0 200 OK\nContent-Type: application/x-msnmsgr-transrespbody\n"sv;

/// Reads a message of MSNSLP and writes it.
std::size_t read_and_written(const std::string& text) {
    std::string buffer(2 * text.size(), '\0');
    result<std::size_t> written = std::size_t{0};
    measured([&] {
        const auto read = slp::parse(text);
        if (read) written = slp::serialize(*read, buffer);
    });
    expect(written && *written > text.size());
    return text.size();
}
std::size_t headers_of_slp(std::size_t size) {
    return read_and_written(filled(slp_front, "a:\n", size, "\nListening: true\n"));
}
std::size_t fields_of_slp(std::size_t size) {
    return read_and_written(std::string(slp_front) + filled("\n", "a:\n", size, "Listening: true\n"));
}

/// Reads an object and writes it.
std::size_t object_read_and_written(const std::string& text) {
    std::string buffer(2 * text.size(), '\0');
    result<std::size_t> written = std::size_t{0};
    measured([&] {
        const auto read = msnobj::parse(text);
        if (read && read->size == 5U) written = msnobj::serialize(*read, buffer);
    });
    expect(written && *written == text.size());
    return text.size();
}
std::size_t attributes_of_an_object(std::size_t size) {
    return object_read_and_written(filled("<msnobj ", "a='' ", size, "Size='5'/>"));
}
std::size_t entities_of_an_object(std::size_t size) {
    return object_read_and_written(filled("<msnobj Creator=\"", "&#65;", size, "\" Size=\"5\"/>"));
}

/// One byte each, and each twice.
std::size_t packets_of_a_byte(std::size_t size) {
    const std::string message(size, 'x');
    std::string memory(size, '\0');
    p2p::splitter parts({.data = message}, 1);
    p2p::joiner whole(memory);
    measured([&] {
        while (const auto next = parts.next()) {
            keep(whole.add(*next));
            keep(whole.add(*next));
        }
    });
    expect(whole.is_whole());
    return size;
}

// ---- signing in ------------------------------------------------------------------------------------------------------

/// Reads a header of Passport and writes it.
std::size_t header_read_and_written(const std::string& text) {
    std::string buffer(2 * text.size(), '\0');
    result<std::size_t> written = std::size_t{0};
    measured([&] {
        const auto read = auth::parse<auth::authentication_info>(text);
        if (read) written = auth::serialize(*read, buffer);
    });
    expect(written && *written == text.size());
    return text.size();
}
std::size_t items_of_a_header(std::size_t size) {
    return header_read_and_written(filled("Passport1.4 da-status=success,", "x,", size, "x"));
}
std::size_t quotes_that_do_not_end(std::size_t size) {
    return header_read_and_written(filled("Passport1.4 da-status=success,", "x='y,", size, "x"));
}
std::size_t cookies_of_a_header(std::size_t size) {
    return header_read_and_written(filled("Passport1.4 da-status=success", ",tname=", size, ""));
}

std::size_t challenge_of_any_size(std::size_t size) {
    const std::string challenge(size, '1');
    measured([&] { keep(auth::answer_by_product(std::string_view(challenge), auth::known_products[0])); });
    return challenge.size();
}

// ---- XML, and envelopes --------------------------------------------------------------------------------------------------

/// The work of reading a document as a body and of writing that. Written it has as many bytes, or more where it was escaped anew.
template <class Body>
Body body_read_and_written(const std::string& document) {
    std::string buffer(8 * document.size(), '\0');
    result<std::size_t> written = std::size_t{0};
    result<Body> read = error{};
    measured([&] {
        read = payload::parse<Body>(document);
        if (read) written = payload::serialize(*read, buffer);
    });
    expect(read && written && *written >= document.size());
    return *read;
}
/// The work of refusing a document.
error body_refused(const std::string& document) {
    error found;
    measured([&] { found = payload::parse<payload::user_data>(document).error(); });
    return found;
}

/// It ends where the limit is.
std::size_t elements_that_lie_too_deep(std::size_t size) {
    const std::string document = filled("<Data>", "<a>", size, "");
    expect(body_refused(document) == error{errc::out_of_range, 6 + 31 * 3, "depth"});
    return document.size();
}

/// As deep as they may lie, again and again.
std::size_t elements_in_each_other(std::size_t size) {
    const std::string deep = repeated("<a>", 31 * 3) + repeated("</a>", 31 * 4);
    const std::string document = filled("<Data>", deep, size, "<PSM>x</PSM></Data>");
    expect(body_read_and_written<payload::user_data>(document).personal_message == "x");
    return document.size();
}

/// That the struct does not name.
std::size_t elements_of_a_body(std::size_t size) {
    const std::string document = filled("<Data>", "<a/>", size, "<PSM>x</PSM></Data>");
    expect(body_read_and_written<payload::user_data>(document).personal_message == "x");
    return document.size();
}

/// Each of a name that the struct has, so that all but the first are what a peer has invented.
std::size_t elements_of_one_name(std::size_t size) {
    const std::string document = filled("<Data>", "<PSM/>", size, "</Data>");
    std::string buffer(2 * document.size(), '\0');
    measured([&] {
        const auto read = payload::parse<payload::user_data>(document);
        if (read) keep(payload::serialize(*read, buffer));
    });
    return document.size();
}

std::size_t attributes_of_an_element(std::size_t size) {
    const std::string document = filled("<ml", " a=''", size, " l='1'/>");
    expect(body_read_and_written<payload::contact_list>(document).level == 1U);
    return document.size();
}

/// Elements of a list, gone through once more.
std::size_t elements_of_a_list_in_xml(std::size_t size) {
    const std::string document = filled("<ml><d n=\"a\">", "<c n=\"b\"/>", size, "</d></ml>");
    const auto read = body_read_and_written<payload::contact_list>(document);
    expect(read.domains.begin()->contacts.size() == size / 10);
    return document.size();
}
std::size_t lists_of_a_list(std::size_t size) {
    const std::string document = filled("<ml>", "<d n=\"a\"><c n=\"b\"/></d>", size, "</ml>");
    const auto read = body_read_and_written<payload::contact_list>(document);
    expect(read.domains.size() == size / 23);
    return document.size();
}

std::size_t entities(std::size_t size) {
    const std::string document = filled("<Data><PSM>", "&#x41;", size, "</PSM></Data>");
    const auto read = body_read_and_written<payload::user_data>(document);
    expect(read.personal_message->decoded_size() == size / 6);
    return document.size();
}
/// Each might begin an entity.
std::size_t stray_ampersands(std::size_t size) {
    const std::string document = filled("<Data><PSM>", "&", size, "</PSM></Data>");
    const auto read = body_read_and_written<payload::user_data>(document);
    expect(read.personal_message->decoded_size() == size);
    return document.size();
}
std::size_t entities_that_are_none(std::size_t size) {
    const std::string document = filled("<Data><PSM>", "&#1114112;", size, "</PSM></Data>");
    const auto read = body_read_and_written<payload::user_data>(document);
    expect(read.personal_message->decoded_size() == size / 10 * 10);
    return document.size();
}

/// Each byte might be its end.
std::size_t cdata_without_end(std::size_t size) {
    const std::string document = filled("<Data><PSM><![CDATA[", "]", size, "");
    expect(body_refused(document) == error{errc::bad_xml, 11, {}});
    return document.size();
}
std::size_t comments_in_an_element(std::size_t size) {
    const std::string document = filled("<Data>", "<!---->", size, "<PSM>x</PSM></Data>");
    std::string buffer(64, '\0');
    result<std::size_t> written = std::size_t{0};
    measured([&] {
        const auto read = payload::parse<payload::user_data>(document);
        if (read) written = payload::serialize(*read, buffer);
    });
    expect(written && buffer.starts_with("<Data><PSM>x</PSM>"));
    return document.size();
}
std::size_t name_of_any_length(std::size_t size) {
    const std::string document = filled("<Data><", "a", size, "");
    expect(body_refused(document) == error{errc::bad_xml, document.size(), {}});
    return document.size();
}

std::size_t headers_of_an_envelope(std::size_t size) {
    const std::string payload =
        filled("Routing: 1.0\n", "a:\n", size / 2, "To: 1:a@b\n\nReliability: 1.0\n\n") +
        filled("Messaging: 2.0\nMessage-Type: Text\n", "a:\n", size / 2, "Content-Length: 2\n\nhi");
    std::string buffer(2 * payload.size(), '\0');
    result<std::size_t> written = std::size_t{0};
    measured([&] {
        const auto read = envelope::parse(payload);
        if (read) written = envelope::serialize(*read, buffer);
    });
    expect(written && *written > payload.size());
    return payload.size();
}

/// Only what stands near the caret is shown, whatever the line is.
std::size_t description(std::size_t size) {
    const std::string line = filled("FLN ", "\x01", size, "");
    std::string text;
    measured([&] { text = describe({errc::bad_byte, line.size() / 2, {}}, line); });
    expect(text.size() < 1000);
    return line.size();
}

// ---- mistakes: the check must say so -----------------------------------------------------------------------------------

/// As channel.hpp warns: who asks take_frame() anew for every byte has it look at all of them again.
std::size_t from_scratch_for_each_byte(std::size_t size) {
    const std::string stream = filled("FLN ", "x", size, "\r\n");
    std::size_t frames = 0;
    measured([&] {
        for (std::size_t seen = 1; seen <= stream.size(); ++seen)
            frames += from_ns::take_frame(std::string_view(stream).substr(0, seen), any_line).has_frame();
    });
    expect(frames == 1);
    return stream.size();
}

// ---- the list ----------------------------------------------------------------------------------------------------------

/// What four times as many bytes may cost: four times as much, or no more at all.
enum class growth { linear, none };

/// How many bytes may be allocated.
struct memory {
    double per_byte = 0;
    std::size_t at_most = 0; ///< besides
};

struct scenario {
    std::string_view name;
    std::size_t size; ///< of the smaller run
    growth grows;
    double instructions; ///< for a byte of the larger run, at most
    memory allowed;
    std::size_t (*run)(std::size_t size);
};

constexpr std::size_t kib = 1024;
/// A vector that doubles to hold n bytes has allocated less than 4 n in all; so much for a line at the usual limit.
constexpr memory a_line{.at_most = 64 * kib};
constexpr memory all_that_came{.per_byte = 4, .at_most = 256};
constexpr memory a_short_frame{.at_most = 256};

constexpr scenario scenarios[] = {
    // ---- frames

    // A frame of five bytes: a mask of the bytes in front, the verb's rule, the parts.
    {"tiny_frames", 64 * kib, growth::linear, 60, {}, tiny_frames},
    // A million at four times the size. For each two bytes a search that begins anew, with a look at 64.
    {"empty_lines", 512 * kib, growth::linear, 180, {}, empty_lines},
    // For each two bytes a frame, and a result that is an error.
    {"empty_lines_refused", 32 * kib, growth::linear, 600, {}, empty_lines_refused},
    // Cut off one by one.
    {"line_of_blanks", 64 * kib, growth::linear, 13, {}, line_of_blanks},
    // No more than the limit is looked at, however much there is.
    {"endless_line", 64 * kib, growth::none, 0.06, {}, endless_line},
    // Nothing but its line is looked at.
    {"payload_of_commands", 64 * kib, growth::none, 0.006, {}, payload_of_commands},
    // From behind, and as a number.
    {"digits_of_a_length", 64 * kib, growth::linear, 50, {}, digits_of_a_length},

    // ---- lines

    // Its forms in several dialects, each of which goes over them: some sixteen times.
    {"blanks_between", 64 * kib, growth::linear, 100, {}, blanks_between},
    {"blanks_refused", 64 * kib, growth::linear, 11, {}, blanks_refused},
    // Each token of two bytes is found by a search of its own, to be checked and to be looked at.
    {"tokens_of_a_list", 64 * kib, growth::linear, 76, {}, tokens_of_a_list},
    // A bit in a mask for each token.
    {"tokens_behind_the_last", 64 * kib, growth::linear, 16, {}, tokens_behind_the_last},
    // The search for two blanks side by side is the standard library's: a call for each blank.
    {"tokens_behind_the_last_refused", 64 * kib, growth::linear, 78, {}, tokens_behind_the_last_refused},
    {"tokens_of_an_unknown_verb", 64 * kib, growth::linear, 16, {}, tokens_of_an_unknown_verb},
    {"tokens_before_a_length", 64 * kib, growth::linear, 16, {}, tokens_before_a_length},
    // Read as a number in each of twenty dialects, and once more for the error.
    {"digits_of_a_trid", 16 * kib, growth::linear, 600, {}, digits_of_a_trid},
    // Masks of 64 bytes; the first that is wrong ends it.
    {"bytes_that_stand_in_no_line", 64 * kib, growth::linear, 2.3, {}, bytes_that_stand_in_no_line},
    // For each two bytes a search, and a number that is checked.
    {"elements_of_a_list", 64 * kib, growth::linear, 90, {}, elements_of_a_list},

    // ---- a decoder, a byte at a time: a feed() and a poll() each, which keep the byte and look at it

    // 1 MiB at four times the size.
    {"commands_by_byte", 256 * kib, growth::linear, 1100, a_short_frame, commands_by_byte},
    {"payload_by_byte", 64 * kib, growth::linear, 900, all_that_came, payload_by_byte},
    {"long_line_by_byte", 32 * kib, growth::linear, 1100, all_that_came, long_line_by_byte},
    {"line_of_blanks_by_byte", 32 * kib, growth::linear, 1100, all_that_came, line_of_blanks_by_byte},
    {"empty_lines_by_byte", 32 * kib, growth::linear, 1100, a_short_frame, empty_lines_by_byte},
    {"good_and_bad_frames_by_byte", 32 * kib, growth::linear, 1300, a_short_frame, good_and_bad_frames_by_byte},

    // ---- a decoder

    // Frames of fifteen bytes, and of most of them an error.
    {"good_and_bad_frames", 64 * kib, growth::linear, 240, a_short_frame, good_and_bad_frames},
    // The limit once, and from then on a feed() and two polls for a thousand bytes.
    {"endless_line_in_pieces", 64 * kib, growth::linear, 0.62, a_line, endless_line_in_pieces},
    {"endless_line_behind_a_byte", 64 * kib, growth::none, 0.15, a_line, endless_line_behind_a_byte},
    // A feed(), the error once more, and a poll that has nothing to say, for each byte.
    {"behind_a_failure", 64 * kib, growth::linear, 370, {}, behind_a_failure},
    // A poll for each, and for each second one a feed().
    {"polls_for_a_line", 64 * kib, growth::linear, 480, {}, polls_for_a_line},
    {"polls_for_a_payload", 64 * kib, growth::linear, 430, {}, polls_for_a_payload},
    // A feed() and a poll() for a hundred bytes.
    {"length_that_never_comes", 64 * kib, growth::linear, 10, all_that_came, length_that_never_comes},
    // A line of 31 bytes, which is kept and thrown away.
    {"lengths_that_never_come", 64 * kib, growth::linear, 80, {.per_byte = 1, .at_most = 31}, lengths_that_never_come},
    // A frame of 21 bytes, twice: to keep it and to read it; and what is not polled yet moves a few times.
    {"more_than_is_polled", 64 * kib, growth::linear, 25, all_that_came, more_than_is_polled},
    // A feed() for each byte, and frames as those above.
    {"polled_when_all_has_come", 64 * kib, growth::linear, 280, all_that_came, polled_when_all_has_come},

    // ---- messages: the headers are gone through for the envelope, and then for each header that a struct names

    // A header of three bytes, four times.
    {"headers", 32 * kib, growth::linear, 560, {}, headers},
    // Twice, for the envelope and for the Content-Type, which tells each struct that it does not fit. Red: find() in front of
    // fits_ in message_reader (435).
    {"headers_of_an_unknown_message", 32 * kib, growth::linear, 260, {}, headers_of_an_unknown_message},
    // Once, and whether the struct names it.
    {"headers_looked_through", 64 * kib, growth::linear, 175, {}, headers_looked_through},
    {"lines_without_colon", 32 * kib, growth::linear, 550, {}, lines_without_colon},
    {"folded_lines", 64 * kib, growth::linear, 250, {}, folded_lines},
    // A search from each of them to the next.
    {"line_feeds_that_end_no_line", 64 * kib, growth::linear, 430, {}, line_feeds_that_end_no_line},
    // Cut off one by one on both sides of the colon, as often as headers are gone through.
    {"blanks_of_a_header", 64 * kib, growth::linear, 54, {}, blanks_of_a_header},
    // The envelope alone.
    {"headers_without_end", 64 * kib, growth::linear, 115, {}, headers_without_end},
    // A parameter of two bytes is compared with each key that is known.
    {"parameters_of_a_format", 32 * kib, growth::linear, 580, {}, parameters_of_a_format},
    // Once for the envelope, once for the Content-Type, and once for all that the struct names. Red: a search for each of them (1900).
    {"headers_of_a_profile", 16 * kib, growth::linear, 490, {}, headers_of_a_profile},
    // The envelope of the fields, and once for all that the struct names. Red: as above (2500).
    {"fields_of_an_invitation", 16 * kib, growth::linear, 540, {}, fields_of_an_invitation},
    {"parameters_of_a_type", 64 * kib, growth::linear, 58, {}, parameters_of_a_type},

    // ---- peer to peer

    // A header of three bytes is gone through once for all that a message names; written twice, and each time looked up among the names.
    {"headers_of_slp", 16 * kib, growth::linear, 1080, {}, headers_of_slp},
    // The same for fields, of which there are more, and some have two names; to write them is to count them first, each time. Red: a
    // search for each name in opt_field() (3900).
    {"fields_of_slp", 16 * kib, growth::linear, 2300, {}, fields_of_slp},
    // An attribute of five bytes is gone through for each that an object names, and written twice.
    {"attributes_of_an_object", 16 * kib, growth::linear, 2000, {}, attributes_of_an_object},
    {"entities_of_an_object", 16 * kib, growth::linear, 265, {}, entities_of_an_object},
    // Two packets for each byte.
    {"packets_of_a_byte", 64 * kib, growth::linear, 490, {}, packets_of_a_byte},

    // ---- signing in

    // An item of two bytes is gone through once for each that the struct names, and twice more where it is written.
    {"items_of_a_header", 16 * kib, growth::linear, 930, {}, items_of_a_header},
    // The first quote looks for its end up to the end of all, and no other does.
    {"quotes_that_do_not_end", 16 * kib, growth::linear, 550, {}, quotes_that_do_not_end},
    // An item of seven bytes, gone through as often.
    {"cookies_of_a_header", 16 * kib, growth::linear, 550, {}, cookies_of_a_header},
    // An MD5, and arithmetic for each eight bytes.
    {"challenge_of_any_size", 64 * kib, growth::linear, 130, {}, challenge_of_any_size},

    // ---- XML, and envelopes: a document is gone through to see whether it is well-formed, and what lies in it once more for each level;
    // then it is written twice, and what is written is gone through as often

    // No more than the limit.
    {"elements_that_lie_too_deep", 16 * kib, growth::none, 0.32, {}, elements_that_lie_too_deep},
    // An event for each three bytes, a dozen times.
    {"elements_in_each_other", 16 * kib, growth::linear, 1740, {}, elements_in_each_other},
    // Four bytes are two events, and a name that is looked up.
    {"elements_of_a_body", 16 * kib, growth::linear, 2900, {}, elements_of_a_body},
    {"elements_of_one_name", 16 * kib, growth::linear, 1900, {}, elements_of_one_name},
    // As those of an object, of which fewer are named.
    {"attributes_of_an_element", 16 * kib, growth::linear, 550, {}, attributes_of_an_element},
    // Ten bytes are an element that is read into its struct, for itself and for the two in which it lies.
    {"elements_of_a_list_in_xml", 16 * kib, growth::linear, 3600, {}, elements_of_a_list_in_xml},
    {"lists_of_a_list", 16 * kib, growth::linear, 2630, {}, lists_of_a_list},
    // Looked at to be written as they came.
    {"entities", 16 * kib, growth::linear, 245, {}, entities},
    // Each with a look at the eleven bytes behind it; written as five bytes.
    {"stray_ampersands", 16 * kib, growth::linear, 700, {}, stray_ampersands},
    {"entities_that_are_none", 16 * kib, growth::linear, 480, {}, entities_that_are_none},
    // A search that stops at each byte.
    {"cdata_without_end", 16 * kib, growth::linear, 80, {}, cdata_without_end},
    // Seven bytes, several times.
    {"comments_in_an_element", 16 * kib, growth::linear, 600, {}, comments_in_an_element},
    // Byte by byte.
    {"name_of_any_length", 16 * kib, growth::linear, 16, {}, name_of_any_length},
    // The sections as messages; each of them written twice.
    {"headers_of_an_envelope", 16 * kib, growth::linear, 940, {}, headers_of_an_envelope},

    // ---- values, and writing

    // Three bytes are one.
    {"percent_decoding", 64 * kib, growth::linear, 40, {}, percent_decoding},
    // Compared with themselves, each with a look at the two behind it.
    {"percent_signs", 64 * kib, growth::linear, 136, {}, percent_signs},
    // Three bytes of each, written twice: to know how many they are, and where they belong.
    {"percent_encoding", 64 * kib, growth::linear, 250, {}, percent_encoding},
    // A search that begins anew for each, with a look at 64 bytes.
    {"commas", 64 * kib, growth::linear, 116, {}, commas},
    // A word of six bytes is looked up, and written twice.
    {"list_that_is_written", 64 * kib, growth::linear, 130, {}, list_that_is_written},
    {"text_that_is_not_written", 64 * kib, growth::linear, 30, {}, text_that_is_not_written},
    // The caret and sixty bytes on each side of it.
    {"description", 64 * kib, growth::none, 0.28, {.at_most = 2 * kib}, description},
};

/// One for each thing that the check looks at: tests/tools/work_selftest.py.
constexpr scenario mistakes[] = {
    {"from_scratch_for_each_byte", 4 * kib, growth::linear, 1e9, {}, from_scratch_for_each_byte},
    {"commands_by_byte_for_nothing", 4 * kib, growth::linear, 1, a_short_frame, commands_by_byte},
    {"line_by_byte_in_no_memory", 4 * kib, growth::linear, 1000, {.at_most = 4 * kib}, long_line_by_byte},
    {"empty_lines_for_a_fixed_price", 4 * kib, growth::none, 1000, {}, empty_lines},
};

template <std::size_t Count>
int print(const scenario (&list)[Count]) {
    for (const scenario& s : list)
        std::printf("%.*s %zu %s %g %g %zu\n", static_cast<int>(s.name.size()), s.name.data(), s.size,
                    s.grows == growth::linear ? "linear" : "none", s.instructions, s.allowed.per_byte,
                    s.allowed.at_most);
    return 0;
}

template <std::size_t Count>
const scenario* find(const scenario (&list)[Count], std::string_view name) {
    for (const scenario& s : list)
        if (s.name == name) return &s;
    return nullptr;
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view name = argc > 1 ? argv[1] : "";
    if (argc == 2 && name == "list") return print(scenarios);
    if (argc == 2 && name == "mistakes") return print(mistakes);
    if (argc == 2 && name == "compiler") return msnp_bench::print_compiler(), 0;
    const scenario* found = find(scenarios, name);
    if (found == nullptr) found = find(mistakes, name);
    if (argc != 3 || found == nullptr) return 2;
    const std::size_t bytes = found->run(std::strtoull(argv[2], nullptr, 10));
    std::printf("%zu %zu\n", bytes, allocated_while_measured);
    return 0;
}
