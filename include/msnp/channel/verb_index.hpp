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

/// As what a line is tried first.
struct first_try {
    std::uint8_t form = 0; ///< by its number; 0 where nothing fits
    dialect as{};          ///< in the shape that it has there; none: in the spoken one

    [[nodiscard]] constexpr bool is(std::size_t number, dialect d, dialect spoken) const noexcept {
        return form == number && read_in(as, spoken) == d;
    }
    friend constexpr bool operator==(const first_try&, const first_try&) = default;
};

/// The same by how many arguments the line has, the length of a payload not counted. (An array of the language: in constant
/// evaluation each look into a std::array is two calls.)
struct first_tries {
    /// How many numbers are told apart; more arguments are as one less than that.
    static constexpr std::size_t counts = 8;

    first_try by_count[counts]{};

    [[nodiscard]] static constexpr std::size_t place(std::size_t count) noexcept {
        return count < counts ? count : counts - 1;
    }
    /// Lines of a shape are tried as this first.
    constexpr void prefer(const form_shape& shape, std::size_t form, dialect as) noexcept {
        const first_try wanted{static_cast<std::uint8_t>(form), as};
        const std::size_t lengths = shape.has_payload ? 1 : 0;
        for (std::size_t n = place(shape.min - lengths); n < counts && n + lengths <= shape.max; ++n)
            by_count[n] = wanted;
    }
    friend constexpr bool operator==(const first_tries&, const first_tries&) = default;
};

/// What is known of a verb.
struct verb_entry : verb_facts {
    template <class T>
    using by_dialect = std::array<T, number_of(last_dialect) + 1>;

    std::uint8_t first = 0; ///< its forms are those with the numbers first to
    std::uint8_t end = 0;   ///< end - 1 in the channel's order, numbered from 1
    /// The dialect itself, or where no form has it, the nearest that one has.
    by_dialect<dialect> nearest{};
    by_dialect<first_tries> tries{};

    /// As what a line of `readable` arguments, the length of a payload not counted, is tried first.
    [[nodiscard]] MSNP_INLINE constexpr const first_try& first_of(dialect spoken, std::size_t readable) const noexcept {
        return tries[number_of(spoken)].by_count[first_tries::place(readable)];
    }
};

/// That of a form without other forms, which every dialect has.
constexpr verb_entry entry_of_one(const form_shapes& shapes) noexcept {
    verb_entry only;
    only.first = 1;
    only.end = 2;
    for (std::size_t d = number_of(first_dialect); d < form_shapes::count; ++d) {
        only.nearest[d] = static_cast<dialect>(d);
        only.tries[d].prefer(shapes[d], 1, {});
    }
    return only;
}

/// The number of no verb.
inline constexpr std::uint8_t no_verb = 0;

/// What is known of the verbs of a channel: their groups of forms and their payload rules.
template <std::size_t Forms, std::size_t Verbs>
struct verb_index {
    static constexpr std::uint8_t none = no_verb;
    static constexpr std::size_t verbs = Verbs; ///< how many
    static constexpr std::size_t slot_bits = Forms < 100 ? 10 : 12;
    static_assert(Forms < 255, "forms and verbs are numbered by a byte");
    /// Any odd number mixes three letters well; with few verbs in many slots this or one of the next does.
    static constexpr std::uint32_t first_multiplier = 0x9E3779B1U;
    /// What no verb's line begins with.
    static constexpr std::uint32_t no_front = 0xffff'ffffU;

    // Of verb i, numbered from 1.
    std::array<verb_entry, Verbs + 1> entries{}; ///< entries[none] is no verb's

    /// Places of forms in the list, those of one verb together: form n is the one at order[n - 1].
    std::array<std::uint8_t, Forms> order{};
    std::uint32_t multiplier = 1;
    std::array<std::uint8_t, std::size_t{1} << slot_bits> slots{}; ///< verb numbers by hash

    [[nodiscard]] constexpr std::size_t slot_of(std::uint32_t front) const noexcept {
        return static_cast<std::uint32_t>(front * multiplier) >> (32 - slot_bits);
    }
    /// The number of the only verb that lines may have which begin so, by verb::front_of_line(): its `front` is to be looked at.
    [[nodiscard]] MSNP_INLINE constexpr std::uint8_t guess(std::uint32_t front) const noexcept {
        return slots[slot_of(front)];
    }
    /// The verb's number, or none.
    [[nodiscard]] constexpr std::uint8_t find(std::string_view text) const noexcept {
        if (text.size() != verb::size) return none;
        const std::uint32_t front = verb::front_of_line(verb::key_unchecked(text.data()));
        const std::uint8_t number = guess(front);
        return entries[number].front == front ? number : none;
    }
};

struct form_facts {
    std::uint32_t key;
    bool has_payload;
    std::uint8_t min_arguments;
    dialect_range dialects;
    const form_shapes* shapes;
    form_shape shape{};        ///< in every dialect, unless it asks for them
    std::uint32_t covered = 0; ///< bit d: dialect d has it
    std::uint32_t changed =
        0; ///< bit d: dialect d has it and the one before not, or the other way round, or another shape of it
};

constexpr form_facts facts_of_form(verb name, dialect_range dialects, const form_shapes& shapes) noexcept {
    form_facts facts{name.key(), false, form_shape::unbounded, dialects, &shapes, shapes[number_of(dialects.first)]};
    const std::uint32_t bits = ~std::uint32_t{0};
    facts.covered = bits << number_of(dialects.first) & bits >> (31 - number_of(dialects.last));
    facts.changed = facts.covered ^ facts.covered << 1;
    for (std::size_t d = number_of(first_dialect); d < form_shapes::count; ++d) {
        const form_shape& shape = shapes[d];
        if (shape.has_payload) facts.has_payload = true;
        if (shape.min < facts.min_arguments) facts.min_arguments = shape.min;
        if (!shape.asks_since) break; // the others are like it
        if (d != number_of(first_dialect) && !(shape == shapes[d - 1])) facts.changed |= std::uint32_t{1} << d;
    }
    return facts;
}

template <class Form>
constexpr form_facts facts_of() noexcept {
    return facts_of_form(Form::verb, dialects_of<Form>, shapes_of<Form>);
}

/// The forms by verb.
template <std::size_t Forms>
struct verb_groups {
    std::array<std::uint8_t, Forms> order{}; ///< numbers of forms, those of one verb together
    std::array<std::uint8_t, Forms> ends{};  ///< where in the order those of each verb end
    std::size_t verbs = 0;                   ///< how many
    std::size_t most = 0;                    ///< how many forms a verb has at most
};

template <std::size_t Forms>
constexpr verb_groups<Forms> group_by_verb(const std::array<form_facts, Forms>& facts) noexcept {
    verb_groups<Forms> groups;
    std::array<bool, Forms> done{};
    std::uint8_t placed = 0;
    for (std::size_t i = 0; i < Forms; ++i) {
        if (done[i]) continue;
        const std::uint32_t key = facts[i].key;
        const std::size_t first = placed;
        for (std::size_t j = i; j < Forms; ++j) {
            if (facts[j].key != key) continue;
            done[j] = true;
            groups.order[placed++] = static_cast<std::uint8_t>(j);
        }
        groups.ends[groups.verbs++] = placed;
        if (placed - first > groups.most) groups.most = placed - first;
    }
    return groups;
}

/// Puts the verbs into slots; where two fall into one, leaves the slots empty. Compilers count the steps of constant
/// evaluation, so only slots that were filled are emptied.
template <std::size_t Forms, std::size_t Verbs>
constexpr bool fill_slots(verb_index<Forms, Verbs>& index) noexcept {
    for (std::size_t v = 1; v <= Verbs; ++v) {
        std::uint8_t& slot = index.slots[index.slot_of(index.entries[v].front)];
        if (slot == index.none) {
            slot = static_cast<std::uint8_t>(v);
            continue;
        }
        while (--v > 0) index.slots[index.slot_of(index.entries[v].front)] = index.none;
        return false;
    }
    return true;
}

/// What a verb's lines in one dialect are tried as first: what line_reading would come to. Goes through its forms in the opposite
/// order, so that what is tried first stays: those that have not the dialect, then those that have it.
template <std::size_t Forms>
constexpr first_tries make_tries(const verb_entry& entry, dialect d, dialect& nearest,
                                 const std::array<form_facts, Forms>& facts) noexcept {
    first_tries tries;
    std::size_t least = number_of(last_dialect) + 1;
    for (std::size_t f = entry.end; f-- > entry.first;) {
        const form_facts& form = facts[f - 1];
        const dialect as = form.dialects.nearest(d);
        const std::size_t away = as < d ? number_of(d) - number_of(as) : number_of(as) - number_of(d);
        if (away <= least) {
            least = away;
            nearest = as;
        }
        if (!form.shape.asks_since) {
            tries.prefer(form.shape, f, as);
            continue;
        }
        for (std::size_t n = number_of(form.dialects.first); n <= number_of(form.dialects.last); ++n)
            tries.prefer((*form.shapes)[n], f, static_cast<dialect>(n));
    }
    const dialect as = nearest == d ? dialect{} : nearest;
    for (std::size_t f = entry.end; f-- > entry.first;) {
        const form_facts& form = facts[f - 1];
        if (!form.dialects.contains(nearest)) continue;
        const form_shape shape = form.shape.asks_since ? (*form.shapes)[number_of(nearest)] : form.shape;
        tries.prefer(shape, f, as);
    }
    return tries;
}

/// The same in every dialect. Most of them differ in nothing from the one before, which spares a compiler most of this work: not
/// those for which a form comes, goes or changes, and not those between the dialects of two forms, where the nearest changes.
template <std::size_t Forms>
constexpr void fill_tries(verb_entry& entry, const std::array<form_facts, Forms>& facts) noexcept {
    std::uint32_t covered = 0;
    std::uint32_t changed = std::uint32_t{1} << number_of(first_dialect);
    for (std::size_t f = entry.first; f < entry.end; ++f) {
        covered |= facts[f - 1].covered;
        changed |= facts[f - 1].changed;
    }
    first_tries tries;
    dialect nearest = first_dialect;
    for (std::size_t n = number_of(first_dialect); n <= number_of(last_dialect); ++n) {
        const auto d = static_cast<dialect>(n);
        const bool is_covered = (covered >> n & 1) != 0;
        const std::uint32_t older = covered & ((std::uint32_t{1} << n) - 1);
        const bool is_between = !is_covered && older != 0 && older != covered;
        if ((changed >> n & 1) != 0 || is_between)
            tries = make_tries(entry, d, nearest, facts);
        else if (is_covered)
            nearest = d;
        entry.nearest[n] = nearest;
        entry.tries[n] = tries;
    }
}

/// Whether lines of these forms of one verb carry a payload.
template <std::size_t Forms>
constexpr payload_rule make_payload_rule(const verb_entry& entry, const std::array<form_facts, Forms>& facts) noexcept {
    bool all_carry = true;
    payload_rule rule{payload_rule::kind::never, form_shape::unbounded};
    for (std::size_t f = entry.first; f < entry.end; ++f) {
        const form_facts& form = facts[f - 1];
        all_carry = all_carry && form.has_payload;
        if (!form.has_payload) continue;
        rule.carries = payload_rule::kind::sometimes;
        if (form.min_arguments < rule.min_arguments) rule.min_arguments = form.min_arguments;
    }
    if (all_carry) rule.carries = payload_rule::kind::always;
    return rule.carries == payload_rule::kind::never ? payload_rule{} : rule;
}

/// `tag`: by what a verb's facts tell that they are of this index. (`facts` and `groups` by value: of a constant g++ copies all for
/// each look at a part of it.)
template <std::size_t Verbs, std::size_t Forms>
constexpr verb_index<Forms, Verbs> make_verb_index(std::array<form_facts, Forms> facts, verb_groups<Forms> groups,
                                                   const void* tag) noexcept {
    verb_index<Forms, Verbs> index;
    index.order = groups.order;
    auto ordered = facts;
    for (std::size_t i = 0; i < Forms; ++i) ordered[i] = facts[groups.order[i]];
    index.entries[index.none].front = index.no_front;
    std::uint8_t first = 1;
    for (std::size_t v = 1; v <= Verbs; ++v) {
        verb_entry entry;
        entry.first = first;
        entry.end = static_cast<std::uint8_t>(groups.ends[v - 1] + 1);
        first = entry.end;
        entry.index = tag;
        entry.front = verb::front_of_line(ordered[entry.first - 1U].key);
        entry.payload = make_payload_rule(entry, ordered);
        fill_tries(entry, ordered);
        index.entries[v] = entry;
    }
    for (index.multiplier = index.first_multiplier; !fill_slots(index); index.multiplier += 0x61C88646U) {}
    return index;
}

} // namespace msnp::detail
