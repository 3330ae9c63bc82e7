// Percent-encoding alone: the names and display objects of presence traffic, each text decoded and encoded into memory
// of the caller's, beside copying it and beside what one writes by hand with std::string. (The kinds are in corpus/payloads.hpp.)
//
// The figures to look at are ratios between benchmarks of one run.
#include "corpus/corpus.hpp"
#include "corpus/payloads.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

using msnp_bench::text_kind;
using msnp_bench::text_set;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

const text_set& texts_of(text_kind which) {
    static std::array<text_set, msnp_bench::text_kinds.size()> made;
    text_set& texts = made[static_cast<std::size_t>(which)];
    if (texts.wire.empty()) texts = msnp_bench::texts_of(which, std::size_t{1} << 20);
    return texts;
}

// ---- what is measured ------------------------------------------------------------------------------------------------

using memory = std::array<char, 4096>;

std::string_view copy_text(const std::string& text, memory& buffer) {
    std::memcpy(buffer.data(), text.data(), text.size());
    return {buffer.data(), text.size()};
}

std::string_view decode(const std::string& wire, memory& buffer) {
    return msnp::percent_text::encoded(wire).decode_to(buffer).value_or({});
}

std::string_view encode_least(const std::string& plain, memory& buffer) {
    msnp::span_sink sink(buffer);
    static_cast<void>(msnp::percent_text(plain).to_token(sink));
    return {buffer.data(), sink.size()};
}

std::string_view encode_all(const std::string& plain, memory& buffer) {
    msnp::span_sink sink(buffer);
    msnp::write_percent_encoded(sink, plain, [](char c) { return !is_letter_or_digit(c); });
    return {buffer.data(), sink.size()};
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decode_by_hand(const std::string& wire, memory&) {
    std::string text;
    for (std::size_t i = 0; i < wire.size(); ++i) {
        const bool is_code =
            wire[i] == '%' && i + 2 < wire.size() && hex_value(wire[i + 1]) >= 0 && hex_value(wire[i + 2]) >= 0;
        text += is_code ? static_cast<char>(hex_value(wire[i + 1]) * 16 + hex_value(wire[i + 2])) : wire[i];
        if (is_code) i += 2;
    }
    return text;
}

std::string encode_least_by_hand(const std::string& plain, memory&) {
    return msnp_bench::percent_encoded(plain, false);
}

std::string encode_all_by_hand(const std::string& plain, memory&) {
    return msnp_bench::percent_encoded(plain, true);
}

/// Runs function(text, buffer) for every text of `from`, after it was seen to give those of `to`.
template <class Function>
void run(benchmark::State& state, const std::vector<std::string>& from, const std::vector<std::string>& to,
         Function function) {
    memory buffer{};
    std::size_t bytes = 0;
    if (from.empty()) return state.SkipWithError("the traffic has no such text");
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (function(from[i], buffer) != to[i]) return state.SkipWithError("a text comes out wrong");
        bytes += from[i].size();
    }
    for ([[maybe_unused]] auto _ : state) {
        for (const std::string& text : from) {
            const auto made = function(text, buffer);
            benchmark::DoNotOptimize(made.data());
            benchmark::ClobberMemory();
        }
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(from.size()));
}

/// Whether all but letters and digits is encoded; else only what has to be.
bool is_encoded(const text_set& set) {
    return set.wire != set.plain;
}

// ---- which -----------------------------------------------------------------------------------------------------------

/// Registers function(state, texts) for every kind of text.
void add(const std::string& name, auto function) {
    for (const text_kind which : msnp_bench::text_kinds) {
        const auto body = [which, function](benchmark::State& state) { function(state, texts_of(which)); };
        benchmark::RegisterBenchmark((name + "/" + std::string(name_of(which))).c_str(), body);
    }
}

const bool added = [] {
    add("floor/percent_copy",
        [](benchmark::State& state, const text_set& set) { run(state, set.wire, set.wire, copy_text); });
    add("msnp/percent_decode",
        [](benchmark::State& state, const text_set& set) { run(state, set.wire, set.plain, decode); });
    add("other/percent_decode",
        [](benchmark::State& state, const text_set& set) { run(state, set.wire, set.plain, decode_by_hand); });
    add("msnp/percent_encode", [](benchmark::State& state, const text_set& set) {
        run(state, set.plain, set.wire, is_encoded(set) ? encode_all : encode_least);
    });
    add("other/percent_encode", [](benchmark::State& state, const text_set& set) {
        run(state, set.plain, set.wire, is_encoded(set) ? encode_all_by_hand : encode_least_by_hand);
    });
    return true;
}();

} // namespace
