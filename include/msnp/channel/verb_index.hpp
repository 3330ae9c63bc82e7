// Which verbs a channel has, which forms each of them, and which carry a payload: made of the structs at compile time.
//
// The forms are grouped by verb, a perfect hash from the verb to its group is found, and it is asked of the forms which
// verbs carry a payload.
#pragma once

#include <msnp/wire/dialect.hpp>
#include <msnp/wire/frame.hpp>
#include <msnp/wire/shape.hpp>
#include <msnp/wire/verb.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace msnp::detail {

/// What is known of the verbs of a channel: their groups of forms and their payload rules.
template <std::size_t Forms>
struct verb_index {
    static constexpr std::uint8_t none = 255;
    static constexpr std::size_t slot_bits = Forms < 100 ? 10 : 12;
    static_assert(Forms < none, "verbs are numbered by a byte");

    /// What is known of a verb.
    struct entry {
        std::uint32_t key = 0;  ///< its bytes
        std::uint8_t first = 0; ///< its forms are order[first] to
        std::uint8_t end = 0;   ///< order[end - 1]
        payload_rule payload{}; ///< whether it carries a payload
    };

    std::size_t verbs = 0;                   ///< how many
    std::array<entry, Forms> entries{};      ///< of verb i
    std::array<std::uint8_t, Forms> order{}; ///< numbers of forms, those of one verb together
    std::uint32_t multiplier = 1;
    std::array<std::uint8_t, std::size_t{1} << slot_bits> slots{}; ///< verb number and one, by hash; 0: none

    [[nodiscard]] constexpr std::size_t slot_of(std::uint32_t key) const noexcept {
        return static_cast<std::uint32_t>(key * multiplier) >> (32 - slot_bits);
    }
    /// The verb's number, or none.
    [[nodiscard]] constexpr std::uint8_t find(std::string_view text) const noexcept {
        if (text.size() != 3) return none;
        const std::uint32_t key = verb::key_unchecked(text.data());
        const std::uint8_t slot = slots[slot_of(key)];
        return slot != 0 && entries[slot - 1U].key == key ? static_cast<std::uint8_t>(slot - 1U) : none;
    }
    [[nodiscard]] constexpr payload_rule payload_of(std::string_view text) const noexcept {
        const std::uint8_t found = find(text);
        return found == none ? payload_rule{} : entries[found].payload;
    }
};

struct form_facts {
    std::uint32_t key;
    bool has_payload;
    std::uint8_t min_arguments;
};

template <class Form>
constexpr form_facts facts_of() noexcept {
    form_facts facts{Form::verb.key(), false, form_shape::unbounded};
    for (std::size_t d = number_of(first_dialect); d <= number_of(last_dialect); ++d) {
        const form_shape shape = shapes_of<Form>[d];
        facts.has_payload = facts.has_payload || shape.has_payload;
        if (shape.min < facts.min_arguments) facts.min_arguments = shape.min;
    }
    return facts;
}

/// Puts the verbs into slots; where two fall into one, leaves the slots empty. Compilers count the steps of constant
/// evaluation, so only slots that were filled are emptied.
template <std::size_t Forms>
constexpr bool fill_slots(verb_index<Forms>& index) noexcept {
    for (std::size_t v = 0; v < index.verbs; ++v) {
        std::uint8_t& slot = index.slots[index.slot_of(index.entries[v].key)];
        if (slot == 0) {
            slot = static_cast<std::uint8_t>(v + 1);
            continue;
        }
        while (v-- > 0) index.slots[index.slot_of(index.entries[v].key)] = 0;
        return false;
    }
    return true;
}

template <std::size_t Forms>
constexpr verb_index<Forms> make_verb_index(const std::array<form_facts, Forms>& facts) noexcept {
    verb_index<Forms> index;
    std::array<bool, Forms> done{};
    std::uint8_t placed = 0;
    for (std::size_t i = 0; i < Forms; ++i) {
        if (done[i]) continue;
        bool all_carry = true;
        payload_rule rule{payload_rule::kind::never, form_shape::unbounded};
        for (std::size_t j = i; j < Forms; ++j) {
            if (facts[j].key != facts[i].key) continue;
            done[j] = true;
            index.order[placed++] = static_cast<std::uint8_t>(j);
            all_carry = all_carry && facts[j].has_payload;
            if (!facts[j].has_payload) continue;
            rule.carries = payload_rule::kind::sometimes;
            if (facts[j].min_arguments < rule.min_arguments) rule.min_arguments = facts[j].min_arguments;
        }
        if (all_carry) rule.carries = payload_rule::kind::always;
        if (rule.carries == payload_rule::kind::never) rule = {};
        const std::uint8_t first = index.verbs == 0 ? std::uint8_t{0} : index.entries[index.verbs - 1].end;
        index.entries[index.verbs++] = {facts[i].key, first, placed, rule};
    }
    // Any odd number mixes three letters well; with few verbs in many slots one of the first does.
    for (index.multiplier = 0x9E3779B1U; !fill_slots(index); index.multiplier += 0x61C88646U) {}
    return index;
}

} // namespace msnp::detail
