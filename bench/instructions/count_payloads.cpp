#include "instructions/count_payloads.hpp"

#include "corpus/payloads.hpp"
#include "instructions/measured.hpp"

#include <msnp/msnp.hpp>

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace msnp_bench;

/// Enough for one profile and some; few, since callgrind is slow.
constexpr std::size_t traffic = std::size_t{128} * 1024;

using payload_list = std::vector<std::string>;

void parse_envelopes(const payload_list& payloads) {
    measured([&] {
        for (const std::string& payload : payloads) {
            const auto message = msnp::mime::parse(payload);
            if (!message) std::abort();
            for (const msnp::mime::header& h : message->headers) keep(h);
            keep(message->body);
        }
    });
}

void parse_messages(const payload_list& payloads) {
    measured([&] {
        for (const std::string& payload : payloads) {
            const auto message = msnp::message::parse(payload);
            if (!message) std::abort();
            keep(*message);
        }
    });
}

void serialize_messages(const payload_list& payloads) {
    std::vector<msnp::message::any> messages;
    for (const std::string& payload : payloads) messages.push_back(*msnp::message::parse(payload));
    std::array<char, 4096> buffer{};
    measured([&] {
        for (const auto& message : messages) {
            const auto size = msnp::message::serialize(message, buffer);
            if (!size) std::abort();
            keep(buffer);
        }
    });
}

std::size_t count(const payload_list& payloads, std::string_view operation) {
    if (operation == "envelope")
        parse_envelopes(payloads);
    else if (operation == "message")
        parse_messages(payloads);
    else if (operation == "message_serialize")
        serialize_messages(payloads);
    else
        std::abort();
    return payloads.size();
}

std::size_t decode(const text_set& texts) {
    std::array<char, 4096> buffer{};
    measured([&] {
        for (const std::string& wire : texts.wire) keep(msnp::percent_text::encoded(wire).decode_to(buffer));
    });
    return texts.wire.size();
}

} // namespace

namespace msnp_bench {

std::optional<std::size_t> count_payloads(std::string_view kind, std::string_view operation) {
    for (const payload_kind which : payload_kinds)
        if (name_of(which) == kind) return count(payloads_of(which, traffic), operation);
    if (operation != "percent_decode") return std::nullopt;
    for (const text_kind which : text_kinds)
        if (name_of(which) == kind) return decode(texts_of(which, traffic));
    return std::nullopt;
}

} // namespace msnp_bench
