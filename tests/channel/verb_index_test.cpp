// Which verbs a channel has, their forms, and which carry a payload.
#include "support/channels.hpp"
#include "support/check.hpp"
#include "support/generator.hpp"

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

template <class Channel>
class VerbIndex : public testing::Test {};
TYPED_TEST_SUITE(VerbIndex, Channels, ChannelName);

// The tables are made by the compiler; the same functions make the same ones when the tests run, under the sanitizers too.
// Red: std::is_constant_evaluated() anywhere in them.
TYPED_TEST(VerbIndex, IsWhatItIsAtRunTime) {
    const auto facts = []<class... Forms>(detail::form_list<Forms...>) {
        return std::array{detail::facts_of<Forms>()...};
    }(typename TypeParam::forms{});
    const auto made = detail::make_verb_index(facts);
    const auto& index = TypeParam::index;
    EXPECT_EQ(made.verbs, index.verbs);
    EXPECT_EQ(made.multiplier, index.multiplier);
    EXPECT_EQ(made.order, index.order);
    EXPECT_EQ(made.slots, index.slots);
    EXPECT_EQ(made.keys, index.keys);
    EXPECT_EQ(made.payloads, index.payloads);
    for (std::size_t i = 0; i < index.entries.size(); ++i) {
        const auto& a = made.entries[i];
        const auto& b = index.entries[i];
        EXPECT_TRUE(a.first == b.first && a.end == b.end) << i;
        for (std::size_t d = 0; d < a.tries.size(); ++d) EXPECT_EQ(a.tries[d], b.tries[d]) << i << ' ' << d;
    }
    TypeParam::for_each_form([]<class Form>(std::type_identity<Form>) {
        const detail::form_shapes shapes = detail::make_shapes<Form>();
        for (std::size_t d = 0; d < shapes.size(); ++d) {
            const detail::form_shape& a = shapes[d];
            const detail::form_shape& b = detail::shapes_of<Form>[d];
            EXPECT_TRUE(a.min == b.min && a.max == b.max && a.has_payload == b.has_payload &&
                        a.asks_since == b.asks_since)
                << d;
        }
    });
}

// Red: leave out the comparison of the key in verb_index::find().
TYPED_TEST(VerbIndex, FindsEachOfItsVerbsAndNothingElse) {
    const std::set<std::string> verbs = verbs_of<TypeParam>();
    const auto& index = TypeParam::index;
    std::set<std::string> found;
    std::set<unsigned> numbers;
    std::string text = "AAA";
    for (text[0] = 'A'; text[0] <= 'Z'; ++text[0])
        for (text[1] = 'A'; text[1] <= 'Z'; ++text[1])
            for (text[2] = 'A'; text[2] <= 'Z'; ++text[2])
                if (const auto number = index.find(text); number != index.none) {
                    found.insert(text);
                    numbers.insert(number);
                }
    EXPECT_EQ(found, verbs);
    EXPECT_EQ(index.verbs, verbs.size());
    EXPECT_EQ(numbers.size(), verbs.size());
    for (const std::string& verb : verbs) {
        std::string lower = verb;
        lower[2] = static_cast<char>(lower[2] - 'A' + 'a');
        EXPECT_EQ(index.find(lower), index.none) << lower;
        EXPECT_EQ(index.find(verb + "A"), index.none) << verb;
        EXPECT_EQ(index.find(verb.substr(0, 2)), index.none) << verb;
        EXPECT_EQ(index.find(""sv), index.none);
        EXPECT_EQ(index.find("\0\0\0"sv), index.none);
    }
    for (int code = 0; code <= 999; ++code) {
        const std::string digits = std::to_string(1000 + code).substr(1);
        EXPECT_EQ(index.find(digits), index.none) << digits;
    }
}

// Every form stands once in its verb's group, those of one verb in the order of the list.
TYPED_TEST(VerbIndex, GroupsItsFormsByVerb) {
    std::vector<std::string> verb_of_form;
    TypeParam::for_each_form(
        [&]<class Form>(std::type_identity<Form>) { verb_of_form.emplace_back(Form::verb.view()); });
    ASSERT_EQ(verb_of_form.size(), TypeParam::form_count);
    const auto& index = TypeParam::index;
    std::set<unsigned> seen;
    ASSERT_EQ(index.entries[index.none].first, 0);
    ASSERT_EQ(index.entries[index.none].end, 0);
    ASSERT_EQ(index.entries[index.verbs].end, TypeParam::form_count);
    for (std::size_t v = 1; v <= index.verbs; ++v) {
        const auto& entry = index.entries[v];
        ASSERT_LT(entry.first, entry.end);
        ASSERT_EQ(entry.first, index.entries[v - 1].end);
        for (std::size_t i = entry.first; i < entry.end; ++i) {
            EXPECT_TRUE(seen.insert(index.order[i]).second);
            EXPECT_EQ(index.find(verb_of_form[index.order[i]]), v);
            if (i > entry.first) {
                EXPECT_LT(index.order[i - 1], index.order[i]);
            }
        }
    }
    EXPECT_EQ(seen.size(), TypeParam::form_count);
}

// No verbs of a channel fall into one slot at the first try, and forms of one verb that carry payloads agree. Any others may not.
// Red: `v = index.verbs` in place of `return false` in fill_slots(); `>` for min_arguments in make_verb_index().
TEST(VerbIndex, FindsVerbsThatItHasToTryAgainFor) {
    std::size_t tried_again = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        choices from(seed);
        std::array<detail::form_facts, 99> facts{};
        for (detail::form_facts& f : facts) {
            const auto letter = [&](std::size_t count) { return static_cast<char>('A' + from.below(count)); };
            const std::array text{letter(26), letter(26), letter(4)};
            f = {verb::key_unchecked(text.data()), from.one_in(2), static_cast<std::uint8_t>(from.below(5)),
                 all_dialects, &detail::shapes_of<error_reply>};
        }
        for (std::size_t i = 0; i < 20; ++i) facts[i].key = facts[i + 20].key;
        const auto index = detail::make_verb_index(facts);
        tried_again += index.multiplier != detail::verb_index<1>::first_multiplier;
        for (const detail::form_facts& f : facts) {
            std::size_t forms = 0;
            std::size_t carry = 0;
            std::size_t least = detail::form_shape::unbounded;
            for (const detail::form_facts& other : facts) {
                if (other.key != f.key) continue;
                ++forms;
                carry += other.has_payload;
                if (other.has_payload && other.min_arguments < least) least = other.min_arguments;
            }
            std::uint8_t number = index.none;
            ASSERT_TRUE(index.find(f.key, number)) << "seed " << seed;
            const auto& entry = index.entries[number];
            const payload_rule payload = index.payloads[number];
            EXPECT_EQ(index.keys[number], f.key) << "seed " << seed;
            EXPECT_EQ(static_cast<std::size_t>(entry.end - entry.first), forms) << "seed " << seed;
            using kind = payload_rule::kind;
            const kind expected = carry == 0 ? kind::never : carry == forms ? kind::always : kind::sometimes;
            EXPECT_EQ(payload.carries, expected) << "seed " << seed;
            if (carry != 0) {
                EXPECT_EQ(payload.min_arguments, least) << "seed " << seed;
            }
        }
    }
    EXPECT_GT(tried_again, 0U);
}

constexpr std::size_t distance(std::size_t a, std::size_t b) {
    return a < b ? b - a : a - b;
}

// Each dialect begins with the first form that has it; where no form does, with the first that has the nearest one.
// And it is told of how many arguments that form may have.
// Red: `distance > nearest` in make_verb_index(), which gives the last such form; `as` without nearest(); `shape.max` in place of
// the difference in first_try::of().
TYPED_TEST(VerbIndex, BeginsWithTheNearestDialect) {
    std::vector<dialect_range> dialects;
    std::vector<const detail::form_shapes*> shapes;
    TypeParam::for_each_form([&]<class Form>(std::type_identity<Form>) {
        dialects.push_back(Form::dialects);
        shapes.push_back(&detail::shapes_of<Form>);
    });
    const auto& index = TypeParam::index;
    for (std::size_t v = 1; v <= index.verbs; ++v) {
        const auto& entry = index.entries[v];
        for (std::size_t d = number_of(first_dialect); d <= number_of(last_dialect); ++d) {
            const auto nearest_of = [&](std::size_t form) {
                return number_of(dialects[index.order[form]].nearest(static_cast<dialect>(d)));
            };
            const dialect as = entry.tries[d].as;
            const std::size_t taken = entry.tries[d].form;
            ASSERT_LE(entry.first, taken);
            ASSERT_LT(taken, entry.end);
            for (std::size_t count = 0; count <= 255; ++count) {
                const detail::form_shape shape = (*shapes[index.order[taken]])[number_of(as)];
                const bool may_be = count >= shape.min && (count <= shape.max || shape.max == shape.unbounded);
                ASSERT_EQ(entry.tries[d].fits(count), may_be) << count;
            }
            EXPECT_EQ(nearest_of(taken), number_of(as));
            for (std::size_t form = entry.first; form < entry.end; ++form) {
                EXPECT_GE(distance(nearest_of(form), d), distance(number_of(as), d));
                if (form < taken) {
                    EXPECT_GT(distance(nearest_of(form), d), distance(number_of(as), d));
                }
            }
        }
    }
}

constexpr payload_rule never{payload_rule::kind::never, 1};
constexpr payload_rule always(std::uint8_t min_arguments) {
    return {payload_rule::kind::always, min_arguments};
}

constexpr payload_rule sometimes(std::uint8_t min_arguments) {
    return {payload_rule::kind::sometimes, min_arguments};
}

/// Exactly these verbs of the channel carry a payload always, and these where the last argument is a number; the length is the
/// argument of this number or a later one.
template <class Channel>
void carries_payload(const std::map<std::string, std::uint8_t>& carriers,
                     const std::map<std::string, std::uint8_t>& at_times = {}) {
    for (const std::string& verb : verbs_of<Channel>()) {
        payload_rule expected = never;
        if (const auto found = carriers.find(verb); found != carriers.end()) expected = always(found->second);
        if (const auto found = at_times.find(verb); found != at_times.end()) expected = sometimes(found->second);
        EXPECT_EQ(Channel::payload_of(verb), expected) << verb;
    }
    for (const auto& list : {carriers, at_times})
        for (const auto& [verb, position] : list) EXPECT_NE(Channel::index.find(verb), Channel::index.none) << verb;
    for (const std::string_view other : {"XYZ", "", "US", "USRX", "msg", "MS", "20", "2055", "2A5"})
        EXPECT_EQ(Channel::payload_of(other), never) << other;
    for (const std::string_view code : {"000", "205", "241", "999"})
        EXPECT_EQ(Channel::payload_of(code), error_reply_payload) << code;
}

TEST(PayloadRules, FollowFromTheForms) {
    carries_payload<ToNs>({{"QRY", 3},
                           {"PAG", 3},
                           {"PGD", 4},
                           {"SDC", 9},
                           {"UUX", 2},
                           {"ADL", 2},
                           {"RML", 2},
                           {"FQY", 2},
                           {"UUN", 4},
                           {"UUM", 5},
                           {"PUT", 2},
                           {"DEL", 2},
                           {"SDG", 2},
                           {"VAS", 5}});
    carries_payload<FromNs>({{"MSG", 3},
                             {"NOT", 1},
                             {"IPG", 1},
                             {"UUX", 2},
                             {"UBX", 2},
                             {"GCF", 2},
                             {"FQY", 2},
                             {"UBN", 3},
                             {"UBM", 4},
                             {"NFY", 2},
                             {"PUT", 3},
                             {"DEL", 3},
                             {"SDG", 2}},
                            {{"ADL", 2}, {"RML", 2}, {"UUN", 2}});
    carries_payload<ToSb>({{"MSG", 3}, {"QRY", 3}});
    carries_payload<FromSb>({{"MSG", 3}, {"UBM", 6}});
    MSNP_CHECK(ToNs::payload_of("QRY") == always(3));
    MSNP_CHECK(FromNs::payload_of("SDC") == never);
    MSNP_CHECK(FromNs::payload_of("QRY") == never);
    MSNP_CHECK(FromNs::payload_of("205") == error_reply_payload);
    MSNP_CHECK(error_reply_payload == payload_rule{payload_rule::kind::sometimes, 2});
}

template <class Channel>
void has_verbs(std::initializer_list<std::string_view> expected) {
    const std::set<std::string> verbs = verbs_of<Channel>();
    for (const std::string_view verb : expected) EXPECT_EQ(verbs.count(std::string(verb)), 1U) << verb;
}

// What the protocol reference lists for MSNP8 to MSNP10, so that none is dropped from a list unnoticed.
TEST(ChannelLists, HaveTheVerbsOfTheArticle) {
    has_verbs<ToNs>({"VER", "CVR", "INF", "USR", "XFR", "SYN", "GTC", "BLP", "PRP", "LSG", "LST",
                     "ADD", "REM", "REA", "ADG", "RMG", "REG", "QRY", "PNG", "CHG", "OUT", "URL"});
    has_verbs<FromNs>({"VER", "CVR", "INF", "USR", "XFR", "SYN", "GTC", "BLP", "PRP", "LSG",
                       "LST", "ADD", "REM", "REA", "ADG", "RMG", "REG", "CHL", "QRY", "QNG",
                       "CHG", "ILN", "NLN", "FLN", "MSG", "RNG", "OUT", "URL"});
    has_verbs<ToSb>({"CVR", "INF", "USR", "ANS", "CAL", "MSG", "OUT", "PNG", "QRY", "URL"});
    has_verbs<FromSb>(
        {"CVR", "INF", "USR", "ANS", "CAL", "IRO", "JOI", "BYE", "MSG", "ACK", "NAK", "OUT", "QNG", "CHL", "URL"});
}

TEST(VerbIndexOfOne, IsTriedInEveryDialect) {
    const detail::verb_entry made = detail::entry_of_one(detail::shapes_of<error_reply>);
    EXPECT_TRUE(made.first == 0 && made.end == 1);
    for (std::size_t d = number_of(first_dialect); d <= number_of(last_dialect); ++d) {
        const auto as = static_cast<dialect>(d);
        EXPECT_EQ(made.tries[d], detail::first_try::of(0, detail::shapes_of<error_reply>, as));
        EXPECT_EQ(made.tries[d].as, as);
    }
}

} // namespace
