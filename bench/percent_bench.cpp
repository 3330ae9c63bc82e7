// Percent-encoding alone: the names and display objects of presence traffic, each text decoded and encoded into memory
// of the caller's, beside copying it and beside what one writes by hand with std::string.
//
//     plain    names without a '%': nothing to do but to find that out
//     names    names in many scripts, encoded as clients do it: all but letters and digits
//     msnobj   display objects, likewise: some 140 bytes of which a quarter is encoded
//
// The figures to look at are ratios between benchmarks of one run.
#include "corpus/corpus.hpp"

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

/// Texts of one kind, as they are on the wire and as they are.
struct text_set {
    std::vector<std::string> wire{};
    std::vector<std::string> plain{};
    bool all_encoded = false; ///< all but letters and digits, or only what has to be
};

enum class kind : std::size_t { plain, names, msnobj };

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Sorts a text of the traffic into the set that it belongs to; names that are encoded only in part are left out.
void sort_in(std::array<text_set, 3>& sets, const msnp::percent_text& text, bool is_object) {
    const std::string wire(text.raw());
    const auto plain = text.to<std::string>();
    if (wire.empty() || (wire != plain && wire != msnp_bench::percent_encoded(plain, true))) return;
    text_set& set = sets[static_cast<std::size_t>(is_object       ? kind::msnobj
                                                  : wire == plain ? kind::plain
                                                                  : kind::names)];
    set.wire.push_back(wire);
    set.plain.push_back(plain);
}

std::array<text_set, 3> collect() {
    std::array<text_set, 3> sets{text_set{{}, {}, false}, text_set{{}, {}, true}, text_set{{}, {}, true}};
    const auto visitor = [&]<class Form>(const Form& form) {
        if constexpr (std::is_same_v<Form, msnp::from_ns::nln>) {
            sort_in(sets, form.nick, false);
            sort_in(sets, form.object.text, true);
        }
    };
    const msnp_bench::mix which = msnp_bench::mix::presence;
    const msnp_bench::corpus& c = msnp_bench::stored_corpus(which, std::size_t{1} << 20);
    msnp_bench::for_each_frame<msnp::from_ns::channel>(c, [&](const msnp::frame& f) {
        static_cast<void>(msnp::from_ns::dispatch(f, msnp_bench::dialect_of(which), visitor));
    });
    return sets;
}

const text_set& texts_of(kind which) {
    static const std::array<text_set, 3> sets = collect();
    return sets[static_cast<std::size_t>(which)];
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

// ---- which -----------------------------------------------------------------------------------------------------------

constexpr const char* kind_names[] = {"plain", "names", "msnobj"};

/// Registers function(state, texts) for every kind of text.
void add(const std::string& name, auto function) {
    for (const kind which : {kind::plain, kind::names, kind::msnobj}) {
        const auto body = [which, function](benchmark::State& state) { function(state, texts_of(which)); };
        benchmark::RegisterBenchmark((name + "/" + kind_names[static_cast<std::size_t>(which)]).c_str(), body);
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
        run(state, set.plain, set.wire, set.all_encoded ? encode_all : encode_least);
    });
    add("other/percent_encode", [](benchmark::State& state, const text_set& set) {
        run(state, set.plain, set.wire, set.all_encoded ? encode_all_by_hand : encode_least_by_hand);
    });
    return true;
}();

} // namespace
