// Which verbs a channel has, which forms each of them, and which carry a payload: made of the structs at compile time.
//
// The forms are grouped by verb, a perfect hash from the verb to its group is found, and it is asked of the forms which
// verbs carry a payload.
#pragma once

#include <msnp/base/cold.hpp>
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
    dialect as = first_dialect;       ///< the dialect itself, or where no form has it, the nearest that one has
    std::uint8_t form = 0;            ///< its number in the channel's order
    std::uint8_t min_arguments = 255; ///< how many arguments it then has at least
    std::uint8_t more_arguments = 0;  ///< and how many more it may have; 255: any number

    /// The form with this number as a dialect has it.
    static constexpr first_try of(std::uint8_t form, const form_shapes& shapes, dialect as) noexcept {
        const form_shape shape = shapes[number_of(as)];
        const bool is_bounded = shape.max != form_shape::unbounded;
        return {as, form, shape.min, is_bounded ? static_cast<std::uint8_t>(shape.max - shape.min) : shape.max};
    }
    /// Whether a line of `count` arguments, at most 255, may be that form.
    [[nodiscard]] MSNP_INLINE constexpr bool fits(std::size_t count) const noexcept {
        return count - min_arguments <= more_arguments;
    }
    friend constexpr bool operator==(const first_try&, const first_try&) = default;
};
/// The same by the number of the dialect.
using first_tries = std::array<first_try, number_of(last_dialect) + 1>;

/// What is known of a verb.
struct verb_entry {
    std::uint8_t first = 0; ///< its forms are those with the numbers first to
    std::uint8_t end = 0;   ///< end - 1 in the channel's order
    first_tries tries{};
};

/// That of a form without other forms, which every dialect has.
constexpr verb_entry entry_of_one(const form_shapes& shapes) noexcept {
    verb_entry only{0, 1, {}};
    for (std::size_t d = number_of(first_dialect); d < shapes.size(); ++d)
        only.tries[d] = first_try::of(0, shapes, static_cast<dialect>(d));
    return only;
}

/// What is known of the verbs of a channel: their groups of forms and their payload rules.
template <std::size_t Forms>
struct verb_index {
    static constexpr std::uint8_t none = 0;
    static constexpr std::size_t slot_bits = Forms < 100 ? 10 : 12;
    static_assert(Forms < 255, "verbs are numbered by a byte");
    /// Any odd number mixes three letters well; with few verbs in many slots this or one of the next does.
    static constexpr std::uint32_t first_multiplier = 0x9E3779B1U;
    /// The key of no verb: more than three bytes.
    static constexpr std::uint32_t no_key = 0xffff'ffffU;

    // Of verb i, numbered from 1.
    std::size_t verbs = 0;                          ///< how many
    std::array<std::uint32_t, Forms + 1> keys{};    ///< their bytes; keys[none] is no verb's
    std::array<payload_rule, Forms + 1> payloads{}; ///< whether they carry a payload
    std::array<verb_entry, Forms + 1> entries{};    ///< their forms; entries[none] has none

    std::array<std::uint8_t, Forms> order{}; ///< numbers of forms, those of one verb together
    std::uint32_t multiplier = 1;
    std::array<std::uint8_t, std::size_t{1} << slot_bits> slots{}; ///< verb numbers by hash

    [[nodiscard]] constexpr std::size_t slot_of(std::uint32_t key) const noexcept {
        return static_cast<std::uint32_t>(key * multiplier) >> (32 - slot_bits);
    }
    /// Whether there is a verb of this key, and its number.
    [[nodiscard]] constexpr bool find(std::uint32_t key, std::uint8_t& number) const noexcept {
        number = slots[slot_of(key)];
        return keys[number] == key;
    }
    /// The verb's number, or none.
    [[nodiscard]] constexpr std::uint8_t find(std::string_view text) const noexcept {
        std::uint8_t number = none;
        return text.size() == verb::size && find(verb::key_unchecked(text.data()), number) ? number : none;
    }
    [[nodiscard]] constexpr payload_rule payload_of(std::string_view text) const noexcept {
        return payloads[find(text)];
    }
};

struct form_facts {
    std::uint32_t key;
    bool has_payload;
    std::uint8_t min_arguments;
    dialect_range dialects;
    const form_shapes* shapes;
};

template <class Form>
constexpr form_facts facts_of() noexcept {
    form_facts facts{Form::verb.key(), false, form_shape::unbounded, Form::dialects, &shapes_of<Form>};
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
        std::uint8_t& slot = index.slots[index.slot_of(index.keys[v])];
        if (slot == index.none) {
            slot = static_cast<std::uint8_t>(v);
            continue;
        }
        while (--v > 0) index.slots[index.slot_of(index.keys[v])] = index.none;
        return false;
    }
    return true;
}

template <std::size_t Forms>
constexpr verb_index<Forms> make_verb_index(const std::array<form_facts, Forms>& facts) noexcept {
    verb_index<Forms> index;
    index.keys[index.none] = index.no_key;
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
        ++index.verbs;
        index.keys[index.verbs] = facts[i].key;
        index.payloads[index.verbs] = rule;
        verb_entry& entry = index.entries[index.verbs];
        entry.first = first;
        entry.end = placed;
        for (std::size_t d = number_of(first_dialect); d < entry.tries.size(); ++d) {
            std::size_t nearest = entry.tries.size();
            for (std::uint8_t f = first; f < placed; ++f) {
                const form_facts& form = facts[index.order[f]];
                const dialect as = form.dialects.nearest(static_cast<dialect>(d));
                const std::size_t distance = number_of(as) < d ? d - number_of(as) : number_of(as) - d;
                if (distance >= nearest) continue;
                nearest = distance;
                entry.tries[d] = first_try::of(f, *form.shapes, as);
            }
        }
    }
    for (index.multiplier = index.first_multiplier; !fill_slots(index); index.multiplier += 0x61C88646U) {}
    return index;
}

} // namespace msnp::detail
