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

/// Which form of a verb a line in some dialect is tried as first.
struct first_try {
    dialect as = first_dialect; ///< the dialect itself, or where no form has it, the nearest that one has
    std::uint8_t skipped = 0;   ///< how many forms come before the first that has that
};
/// The same by the number of the dialect.
using first_tries = std::array<first_try, number_of(last_dialect) + 1>;

/// Those of a form that every dialect has.
constexpr first_tries tries_as_spoken() noexcept {
    first_tries tries{};
    for (std::size_t d = number_of(first_dialect); d < tries.size(); ++d) tries[d].as = static_cast<dialect>(d);
    return tries;
}

/// What is known of the verbs of a channel: their groups of forms and their payload rules.
template <std::size_t Forms>
struct verb_index {
    static constexpr std::uint8_t none = 0;
    static constexpr std::size_t slot_bits = Forms < 100 ? 10 : 12;
    static_assert(Forms < 255, "verbs are numbered by a byte");
    /// Any odd number mixes three letters well; with few verbs in many slots this or one of the next does.
    static constexpr std::uint32_t first_multiplier = 0x9E3779B1U;

    /// What is known of a verb.
    struct entry {
        std::uint32_t key = 0;  ///< its bytes
        std::uint8_t first = 0; ///< its forms are order[first] to
        std::uint8_t end = 0;   ///< order[end - 1]
        payload_rule payload{}; ///< whether it carries a payload
        first_tries tries{};
    };

    std::size_t verbs = 0;                   ///< how many
    std::array<entry, Forms + 1> entries{};  ///< of verb i, numbered from 1; entries[none] has no forms
    std::array<std::uint8_t, Forms> order{}; ///< numbers of forms, those of one verb together
    std::uint32_t multiplier = 1;
    std::array<std::uint8_t, std::size_t{1} << slot_bits> slots{}; ///< verb numbers by hash

    [[nodiscard]] constexpr std::size_t slot_of(std::uint32_t key) const noexcept {
        return static_cast<std::uint32_t>(key * multiplier) >> (32 - slot_bits);
    }
    /// The number of a verb by its key, or none. No text of three bytes has the key of entries[none] and forms.
    [[nodiscard]] constexpr std::uint8_t find(std::uint32_t key) const noexcept {
        const std::uint8_t found = slots[slot_of(key)];
        return entries[found].key == key ? found : none;
    }
    /// The verb's number, or none.
    [[nodiscard]] constexpr std::uint8_t find(std::string_view text) const noexcept {
        return text.size() == verb::size ? find(verb::key_unchecked(text.data())) : none;
    }
    [[nodiscard]] constexpr payload_rule payload_of(std::string_view text) const noexcept {
        return entries[find(text)].payload;
    }
};

struct form_facts {
    std::uint32_t key;
    bool has_payload;
    std::uint8_t min_arguments;
    dialect_range dialects;
};

template <class Form>
constexpr form_facts facts_of() noexcept {
    form_facts facts{Form::verb.key(), false, form_shape::unbounded, Form::dialects};
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
    for (std::size_t v = 1; v <= index.verbs; ++v) {
        std::uint8_t& slot = index.slots[index.slot_of(index.entries[v].key)];
        if (slot == index.none) {
            slot = static_cast<std::uint8_t>(v);
            continue;
        }
        while (--v > 0) index.slots[index.slot_of(index.entries[v].key)] = index.none;
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
        const std::uint8_t first = index.entries[index.verbs].end;
        auto& entry = index.entries[++index.verbs];
        entry = {facts[i].key, first, placed, rule, {}};
        for (std::size_t d = number_of(first_dialect); d < entry.tries.size(); ++d) {
            std::size_t nearest = entry.tries.size();
            for (std::uint8_t f = first; f < placed; ++f) {
                const dialect as = facts[index.order[f]].dialects.nearest(static_cast<dialect>(d));
                const std::size_t distance = number_of(as) < d ? d - number_of(as) : number_of(as) - d;
                if (distance >= nearest) continue;
                nearest = distance;
                entry.tries[d] = {as, static_cast<std::uint8_t>(f - first)};
            }
        }
    }
    for (index.multiplier = index.first_multiplier; !fill_slots(index); index.multiplier += 0x61C88646U) {}
    return index;
}

} // namespace msnp::detail
