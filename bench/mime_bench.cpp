// Payloads: the envelope alone (every header and the body) and as a message, beside copying the bytes and beside what one
// writes by hand with std::string. (The kinds are in corpus/payloads.hpp.)
//
// The figures to look at are ratios between benchmarks of one run.
#include "corpus/payloads.hpp"

#include <msnp/msnp.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

constexpr std::size_t traffic = std::size_t{1} << 20;

// ---- by hand ---------------------------------------------------------------------------------------------------------

/// A payload as one keeps it without a library.
struct plain_message {
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    [[nodiscard]] const std::string* find(std::string_view name) const {
        const auto same_letter = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
        for (const auto& [key, value] : headers)
            if (std::equal(key.begin(), key.end(), name.begin(), name.end(), same_letter)) return &value;
        return nullptr;
    }
};

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

plain_message split_by_hand(const std::string& payload) {
    plain_message message;
    std::size_t at = 0;
    for (std::size_t end = payload.find("\r\n"); end != at; end = payload.find("\r\n", at)) {
        const std::string line = payload.substr(at, end - at);
        const std::size_t colon = line.find(':');
        message.headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
        at = end + 2;
    }
    message.body = payload.substr(at + 2);
    return message;
}

/// The pieces of `key=value; key=value`, and of `text/plain; charset=UTF-8`, whose first key has no value.
std::vector<std::pair<std::string, std::string>> parameters_by_hand(const std::string& value) {
    std::vector<std::pair<std::string, std::string>> parameters;
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = value.find(';', at);
        const std::string item = trimmed(value.substr(at, end - at));
        const std::size_t equals = item.find('=');
        parameters.emplace_back(item.substr(0, equals),
                                equals == std::string::npos ? std::string() : item.substr(equals + 1));
        at = end == std::string::npos ? value.size() + 1 : end + 1;
    }
    return parameters;
}

struct plain_text {
    std::string charset, font, effects, body;
    unsigned long color = 0, font_charset = 0, pitch = 0;
};
struct plain_notice {
    std::string account;
};
using plain_any = std::variant<plain_message, plain_text, plain_notice>;

plain_any read_by_hand(const std::string& payload) {
    plain_message message = split_by_hand(payload);
    const std::string* const type = message.find("Content-Type");
    const auto about = parameters_by_hand(type != nullptr ? *type : "text/plain");
    if (about.front().first == "text/x-msmsgscontrol") {
        if (const std::string* const account = message.find("TypingUser")) return plain_notice{*account};
    }
    if (about.front().first != "text/plain") return message;
    plain_text text;
    for (const auto& [key, value] : about)
        if (key == "charset") text.charset = value;
    if (const std::string* const format = message.find("X-MMS-IM-Format")) {
        for (const auto& [key, value] : parameters_by_hand(*format)) {
            if (key == "FN") text.font = value;
            if (key == "EF") text.effects = value;
            if (key == "CO") text.color = std::stoul(value, nullptr, 16);
            if (key == "CS") text.font_charset = std::stoul(value, nullptr, 16);
            if (key == "PF") text.pitch = std::stoul(value, nullptr, 16);
        }
    }
    text.body = message.body;
    return text;
}

std::string write_by_hand(const plain_message& message) {
    std::string payload;
    for (const auto& [name, value] : message.headers) payload += name + ": " + value + "\r\n";
    return payload + "\r\n" + message.body;
}

// ---- what is measured ------------------------------------------------------------------------------------------------

using payload_list = std::vector<std::string>;

/// Runs function(item) for every item; it returns whether all went well.
template <class Item, class Function>
void run(benchmark::State& state, const payload_list& payloads, const std::vector<Item>& items, Function function) {
    if (items.empty()) return state.SkipWithError("the traffic has no such payload");
    bool good = true;
    for ([[maybe_unused]] auto _ : state)
        for (const Item& item : items) good = function(item) && good;
    if (!good) state.SkipWithError("a payload is not read or written");
    std::size_t bytes = 0;
    for (const std::string& payload : payloads) bytes += payload.size();
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items.size()));
}

void copy_payloads(benchmark::State& state, const payload_list& payloads) {
    std::array<char, 4096> buffer{};
    run(state, payloads, payloads, [&](const std::string& payload) {
        std::memcpy(buffer.data(), payload.data(), payload.size());
        benchmark::ClobberMemory();
        return true;
    });
}

void parse_envelope(benchmark::State& state, const payload_list& payloads) {
    run(state, payloads, payloads, [](const std::string& payload) {
        const auto message = msnp::mime::parse(payload);
        if (!message) return false;
        for (const msnp::mime::header& h : message->headers) {
            benchmark::DoNotOptimize(h.name.data());
            benchmark::DoNotOptimize(h.value.data());
        }
        benchmark::DoNotOptimize(message->body.data());
        return true;
    });
}

void parse_message(benchmark::State& state, const payload_list& payloads) {
    run(state, payloads, payloads, [](const std::string& payload) {
        const auto message = msnp::message::parse(payload);
        benchmark::DoNotOptimize(&message);
        return message.has_value();
    });
}

void serialize_message(benchmark::State& state, const payload_list& payloads) {
    std::vector<msnp::message::any> messages;
    std::array<char, 4096> buffer{};
    for (const std::string& payload : payloads) {
        messages.push_back(*msnp::message::parse(payload));
        const auto size = msnp::message::serialize(messages.back(), buffer);
        if (!size || *size > payload.size()) return state.SkipWithError("a message is written otherwise than it came");
    }
    run(state, payloads, messages, [&](const msnp::message::any& message) {
        const auto size = msnp::message::serialize(message, buffer);
        benchmark::ClobberMemory();
        return size.has_value();
    });
}

void split_strings(benchmark::State& state, const payload_list& payloads) {
    run(state, payloads, payloads, [](const std::string& payload) {
        const plain_message message = split_by_hand(payload);
        benchmark::DoNotOptimize(&message);
        return !message.headers.empty();
    });
}

void read_strings(benchmark::State& state, const payload_list& payloads) {
    run(state, payloads, payloads, [](const std::string& payload) {
        const plain_any message = read_by_hand(payload);
        benchmark::DoNotOptimize(&message);
        return true;
    });
}

void write_strings(benchmark::State& state, const payload_list& payloads) {
    std::vector<plain_message> messages;
    for (const std::string& payload : payloads) {
        messages.push_back(split_by_hand(payload));
        if (write_by_hand(messages.back()) != payload) return state.SkipWithError("a payload is written wrong");
    }
    run(state, payloads, messages, [](const plain_message& message) {
        std::string payload = write_by_hand(message);
        benchmark::DoNotOptimize(payload.data());
        return true;
    });
}

// ---- which -----------------------------------------------------------------------------------------------------------

/// Registers function(state, payloads) for every kind of payload; they are made when the first benchmark wants them.
void add(const std::string& name, void (*function)(benchmark::State&, const payload_list&)) {
    for (const msnp_bench::payload_kind which : msnp_bench::payload_kinds) {
        const auto body = [function, which](benchmark::State& state) {
            static std::array<payload_list, msnp_bench::payload_kinds.size()> made;
            payload_list& payloads = made[static_cast<std::size_t>(which)];
            if (payloads.empty()) payloads = msnp_bench::payloads_of(which, traffic);
            function(state, payloads);
        };
        benchmark::RegisterBenchmark((name + "/" + std::string(name_of(which))).c_str(), body);
    }
}

const bool added = [] {
    add("floor/mime_copy", copy_payloads);
    add("msnp/mime_parse", parse_envelope);
    add("other/mime_parse", split_strings);
    add("msnp/message_parse", parse_message);
    add("other/message_parse", read_strings);
    add("msnp/message_serialize", serialize_message);
    add("other/message_serialize", write_strings);
    return true;
}();

} // namespace
