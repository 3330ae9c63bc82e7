// The five mixes of traffic, through msnp and through what people would use instead, on the same bytes and in one process.
//
// The figures to look at are ratios within one run, at 8 MiB: at 64 KiB the branch predictor learns the input.
//     floor/…   what no parser can be below: copying the bytes, finding their line feeds, telling blanks from the rest
//     msnp/…    this library
//     other/…   the same work by hand with the standard library, and http_parser on header lines of the same lengths
#include "corpus/corpus.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#if MSNP_HAS_SSE2
#include <emmintrin.h>
#endif
#if MSNP_BENCH_HTTP_PARSER
#include <http_parser.h>
#endif

namespace {

using msnp_bench::corpus;
using msnp_bench::for_each_frame;
using msnp_bench::mix;

// ---- floors ----------------------------------------------------------------------------------------------------------

void copy_bytes(benchmark::State& state, mix which, const corpus& c) {
    static_cast<void>(which);
    std::vector<char> target(c.bytes.size());
    for ([[maybe_unused]] auto _ : state) {
        std::memcpy(target.data(), c.bytes.data(), c.bytes.size());
        benchmark::ClobberMemory();
    }
}

void find_feeds(benchmark::State& state, mix which, const corpus& c) {
    static_cast<void>(which);
    for ([[maybe_unused]] auto _ : state) {
        const char* at = c.bytes.data();
        const char* const end = at + c.bytes.size();
        std::size_t lines = 0;
        while (const void* const feed = std::memchr(at, '\n', static_cast<std::size_t>(end - at))) {
            ++lines;
            at = static_cast<const char*>(feed) + 1;
        }
        benchmark::DoNotOptimize(lines);
    }
}

#if MSNP_HAS_SSE2
/// Of sixteen bytes: one bit for each that is a blank or below, and one for each line feed.
std::uint32_t mask_of(const char* at) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const int low = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes));
    const int feeds = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')));
    return static_cast<std::uint32_t>(low) | static_cast<std::uint32_t>(feeds) << 16;
}

/// The masks of all bytes, kept. Four at a time: a loop of one alone takes twice as long or not by the address at which it
/// happens to be linked.
void classify(benchmark::State& state, mix which, const corpus& c) {
    static_cast<void>(which);
    std::vector<std::uint32_t> masks(c.bytes.size() / 64 * 4);
    const std::size_t count = masks.size();
    for ([[maybe_unused]] auto _ : state) {
        const char* at = c.bytes.data();
        for (std::size_t i = 0; i < count; i += 4, at += 64) {
            masks[i] = mask_of(at);
            masks[i + 1] = mask_of(at + 16);
            masks[i + 2] = mask_of(at + 32);
            masks[i + 3] = mask_of(at + 48);
        }
        benchmark::ClobberMemory();
    }
}
#endif

// ---- msnp ------------------------------------------------------------------------------------------------------------

void frames(benchmark::State& state, mix which, const corpus& c) {
    msnp_bench::with_channel(which, [&]<class Channel>() {
        for ([[maybe_unused]] auto _ : state)
            for_each_frame<Channel>(c, [](const msnp::frame& f) { benchmark::DoNotOptimize(f.payload.data()); });
    });
}

void dispatch(benchmark::State& state, mix which, const corpus& c) {
    const msnp::dialect d = msnp_bench::dialect_of(which);
    msnp_bench::with_channel(which, [&]<class Channel>() {
        bool read = true;
        for ([[maybe_unused]] auto _ : state)
            for_each_frame<Channel>(c, [&](const msnp::frame& f) {
                const auto visitor = [](const auto& form) { benchmark::DoNotOptimize(&form); };
                read = msnp::dispatch_function<Channel>{}(f, d, visitor).has_value() && read;
            });
        if (!read) state.SkipWithError("a line does not parse");
    });
}

void variant(benchmark::State& state, mix which, const corpus& c) {
    const msnp::dialect d = msnp_bench::dialect_of(which);
    msnp_bench::with_channel(which, [&]<class Channel>() {
        bool read = true;
        for ([[maybe_unused]] auto _ : state)
            for_each_frame<Channel>(c, [&](const msnp::frame& f) {
                const auto command = msnp::parse_function<Channel>{}(f, d);
                benchmark::DoNotOptimize(&command);
                read = command.has_value() && read;
            });
        if (!read) state.SkipWithError("a line does not parse");
    });
}

void decoder(benchmark::State& state, mix which, const corpus& c) {
    constexpr std::size_t segment = 1460;
    const msnp::dialect d = msnp_bench::dialect_of(which);
    msnp_bench::with_channel(which, [&]<class Channel>() {
        msnp::basic_decoder<Channel> in(d);
        for ([[maybe_unused]] auto _ : state) {
            for (std::string_view rest = c.bytes; !rest.empty();) {
                const std::string_view piece = rest.substr(0, segment);
                in.feed(piece);
                while (const auto next = in.poll()) benchmark::DoNotOptimize(&*next);
                rest.remove_prefix(piece.size());
            }
        }
        if (in.failed() || in.held_size() != 0) state.SkipWithError("the stream does not end with a frame");
    });
}

/// Goes through a command's fields, decodes every text and reads every header.
class deep_reader {
public:
    explicit deep_reader(msnp::dialect d) : dialect_(d) {}
    [[nodiscard]] bool since(msnp::dialect d) const { return dialect_ >= d; }
    void verb(std::string_view, const auto&) {}
    void trid(const auto&) {}
    void arg(std::string_view, const auto& value) { look(value); }
    void opt(std::string_view, const auto& value) { look(value); }
    void word(std::string_view) {}
    void opt_word(std::string_view, std::string_view, const bool&) {}
    void tag(std::string_view, std::string_view, const auto& value) { look(value); }
    void opt_tag(std::string_view, std::string_view, const auto& value) { look(value); }
    void rest(std::string_view, const auto&) {}
    void payload(std::string_view bytes) {
        const auto message = msnp::mime::parse(bytes);
        if (!message) return;
        for (const msnp::mime::header& h : message->headers) sum_ += h.value.size();
    }
    void opt_payload(const auto&) {}
    void verbatim(std::string_view, std::string_view) {}
    [[nodiscard]] std::size_t sum() const { return sum_; }

private:
    template <class T>
    void look(const T& value) {
        if constexpr (std::is_same_v<T, msnp::percent_text>) {
            if (const auto text = value.decode_to(buffer_)) sum_ += text->size();
        } else if constexpr (std::is_same_v<T, msnp::display_object>) {
            if (const auto text = value.text.decode_to(buffer_)) sum_ += text->size();
        }
    }

    msnp::dialect dialect_;
    std::array<char, 4096> buffer_;
    std::size_t sum_ = 0;
};

void deep(benchmark::State& state, mix which, const corpus& c) {
    const msnp::dialect d = msnp_bench::dialect_of(which);
    msnp_bench::with_channel(which, [&]<class Channel>() {
        deep_reader reader(d);
        for ([[maybe_unused]] auto _ : state)
            for_each_frame<Channel>(c, [&](const msnp::frame& f) {
                const auto visitor = [&]<class Form>(const Form& form) { Form::wire(reader, form); };
                static_cast<void>(msnp::dispatch_function<Channel>{}(f, d, visitor));
            });
        if (reader.sum() == 0) state.SkipWithError("there is nothing to decode");
    });
}

void serialize(benchmark::State& state, mix which, const corpus& c) {
    const msnp::dialect d = msnp_bench::dialect_of(which);
    msnp_bench::with_channel(which, [&]<class Channel>() {
        std::vector<typename Channel::command> commands;
        for_each_frame<Channel>(
            c, [&](const msnp::frame& f) { commands.push_back(*msnp::parse_function<Channel>{}(f, d)); });
        std::array<char, 4096> buffer{};
        std::size_t written = 0;
        for ([[maybe_unused]] auto _ : state) {
            written = 0;
            for (const auto& command : commands) {
                const auto size = msnp::serialize(command, d, buffer);
                written += size ? *size : 0;
                benchmark::ClobberMemory();
            }
        }
        if (written != c.bytes.size()) state.SkipWithError("a command can't be written");
    });
}

// ---- others ----------------------------------------------------------------------------------------------------------

/// A command as it is without types.
struct plain_command {
    std::string verb;
    std::vector<std::string> arguments;
    std::string payload;
};

bool carries_payload(const std::string& verb) {
    return verb == "MSG" || verb == "UBX" || verb == "UUX" || verb == "QRY";
}

/// What one would write by hand in an afternoon: find the line, cut it at its blanks, take the payload.
void split_strings(benchmark::State& state, mix which, const corpus& c) {
    static_cast<void>(which);
    for ([[maybe_unused]] auto _ : state) {
        for (std::size_t at = 0; at < c.bytes.size();) {
            const std::size_t end = c.bytes.find("\r\n", at);
            const std::string line = c.bytes.substr(at, end - at);
            at = end + 2;
            plain_command command;
            std::size_t start = 0;
            for (std::size_t blank = line.find(' '); blank != std::string::npos; blank = line.find(' ', start)) {
                command.arguments.push_back(line.substr(start, blank - start));
                start = blank + 1;
            }
            command.arguments.push_back(line.substr(start));
            command.verb = command.arguments.front();
            if (carries_payload(command.verb)) {
                const std::size_t size = std::stoul(command.arguments.back());
                command.payload = c.bytes.substr(at, size);
                at += size;
            }
            benchmark::DoNotOptimize(&command);
        }
    }
}

void read_stream(benchmark::State& state, mix which, const corpus& c) {
    static_cast<void>(which);
    for ([[maybe_unused]] auto _ : state) {
        std::istringstream in(c.bytes);
        std::string line;
        while (std::getline(in, line)) {
            std::istringstream words(line);
            plain_command command;
            words >> command.verb;
            for (std::string word; words >> word;) command.arguments.push_back(word);
            if (carries_payload(command.verb)) {
                command.payload.resize(std::stoul(command.arguments.back()));
                in.read(command.payload.data(), static_cast<std::streamsize>(command.payload.size()));
            }
            benchmark::DoNotOptimize(&command);
        }
    }
}

/// Tokens that need no conversion any more, which the serializer's fields still do.
void write_stream(benchmark::State& state, mix which, const corpus& c) {
    struct view {
        std::string_view verb;
        std::vector<std::string_view> arguments;
        std::string_view payload;
    };
    std::vector<view> commands;
    msnp_bench::with_channel(which, [&]<class Channel>() {
        for_each_frame<Channel>(c, [&](const msnp::frame& f) {
            view v{f.verb, {}, f.payload};
            for (const std::string_view word : msnp::token_list<std::string_view>(f.arguments))
                v.arguments.push_back(word);
            commands.push_back(v);
        });
    });
    for ([[maybe_unused]] auto _ : state) {
        for (const view& v : commands) {
            std::ostringstream out;
            out << v.verb;
            for (const std::string_view word : v.arguments) out << ' ' << word;
            out << "\r\n" << v.payload;
            std::string bytes = out.str();
            benchmark::DoNotOptimize(bytes.data());
        }
    }
}

#if MSNP_BENCH_HTTP_PARSER
/// The lines as header lines of one request, each as long as it is with msnp, payloads left out.
std::string as_http(mix which, const corpus& c) {
    std::string request = "GET / HTTP/1.1\r\n";
    msnp_bench::with_channel(which, [&]<class Channel>() {
        for_each_frame<Channel>(c, [&](const msnp::frame& f) {
            const std::size_t size = f.bytes.size() - f.payload.size();
            std::string line = "X:" + std::string(f.verb) + std::string(f.arguments);
            for (char& byte : line)
                if (static_cast<unsigned char>(byte) < ' ') byte = '.';
            line.resize(size - 2, 'x');
            request += line;
            request += "\r\n";
        });
    });
    return request + "\r\n";
}

void http_headers(benchmark::State& state, mix which, const corpus& c) {
    const std::string request = as_http(which, c);
    http_parser_set_max_header_size(UINT32_MAX);
    http_parser_settings settings;
    http_parser_settings_init(&settings);
    struct seen {
        std::size_t values = 0;
        bool complete = false;
    };
    settings.on_header_field = [](http_parser*, const char* at, std::size_t) {
        benchmark::DoNotOptimize(at);
        return 0;
    };
    settings.on_header_value = [](http_parser* parser, const char* at, std::size_t) {
        benchmark::DoNotOptimize(at);
        ++static_cast<seen*>(parser->data)->values;
        return 0;
    };
    settings.on_headers_complete = [](http_parser* parser) {
        static_cast<seen*>(parser->data)->complete = true;
        return 0;
    };
    seen last;
    for ([[maybe_unused]] auto _ : state) {
        http_parser parser;
        http_parser_init(&parser, HTTP_REQUEST);
        last = {};
        parser.data = &last;
        benchmark::DoNotOptimize(http_parser_execute(&parser, &settings, request.data(), request.size()));
    }
    if (!last.complete || last.values < c.commands) state.SkipWithError("http_parser did not read all headers");
}
#endif

// ---- which ------------------------------------------------------------------------------------------------------------

using operation = void (*)(benchmark::State&, mix, const corpus&);

void add(const char* name, operation run) {
    for (const mix which : {mix::login, mix::presence, mix::chat, mix::p2p, mix::client}) {
        for (const auto& [size_name, size] :
             {std::pair{"64KiB", std::size_t{1} << 16}, std::pair{"512KiB", std::size_t{1} << 19},
              std::pair{"8MiB", std::size_t{1} << 23}}) {
            const std::string full =
                std::string(name) + "/" + std::string(msnp_bench::name_of(which)) + "/" + size_name;
            const auto body = [run, which, size = size](benchmark::State& state) {
                const corpus& c = msnp_bench::stored_corpus(which, size);
                run(state, which, c);
                state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(c.bytes.size()));
                state.counters["per_command"] =
                    benchmark::Counter(static_cast<double>(c.commands),
                                       benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
            };
            benchmark::RegisterBenchmark(full.c_str(), body);
        }
    }
}

const bool added = [] {
    add("floor/memcpy", copy_bytes);
    add("floor/memchr", find_feeds);
#if MSNP_HAS_SSE2
    add("floor/classify", classify);
#endif
    add("msnp/frames", frames);
    add("msnp/dispatch", dispatch);
    add("msnp/variant", variant);
    add("msnp/decoder", decoder);
    add("msnp/deep", deep);
    add("msnp/serialize", serialize);
    add("other/split", split_strings);
    add("other/istringstream", read_stream);
    add("other/ostringstream", write_stream);
#if MSNP_BENCH_HTTP_PARSER
    add("other/http_parser", http_headers);
#endif
    return true;
}();

} // namespace
