// Thousands of random commands of every form, in every dialect that it lists. A form is covered by being in its channel.
//
// A failure prints its seed, and support/seeds.hpp says how to run that one alone, or more of them.
#include "support/channels.hpp"
#include "support/generator.hpp"
#include "support/invariants.hpp"
#include "support/seeds.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;

template <class Channel>
class CommandProperties : public testing::Test {};
TYPED_TEST_SUITE(CommandProperties, Channels, ChannelName);

/// Calls function(form, dialect) for every form of a channel.
template <class Channel, class Function>
void for_each_form_and_dialect(Function function) {
    for (const random_form<Channel>& form : random_forms<Channel>())
        for (std::size_t d = number_of(form.dialects.first); d <= number_of(form.dialects.last); ++d)
            function(form, static_cast<dialect>(d));
}

// Red: `number_of(dialect::msnp9)` for dialect_ in writer::since(); no blank in line_sink::append_token(); wire_size() that does
// not count the payload; `size >= buffer.size()` in serialize(); no has_break() in line_sink::write().
TYPED_TEST(CommandProperties, WhatIsWrittenIsReadBack) {
    for_each_form_and_dialect<TypeParam>([](const random_form<TypeParam>& form, dialect d) {
        for_each_seed(300, [&](std::uint64_t seed) {
            choices from(seed);
            value_maker make(from);
            EXPECT_EQ(writes_well<TypeParam>(form.make(make, d), d), "") << "seed " << seed;
        });
    });
}

/// A value of a field that is another in most cases.
struct another_value {
    value_maker& make;
    dialect spoken;

    template <class T>
    void operator()(T& value) const {
        if constexpr (requires { typename T::iterator; })
            value = T(make.keep(std::to_string(make.from().number())));
        else if constexpr (requires { value.has_value(); })
            value = make.value<typename T::value_type>(spoken);
        else
            value = make.value<T>(spoken);
    }
};

// Red: an operator== that leaves a field out.
TYPED_TEST(CommandProperties, WhatIsWrittenOtherwiseIsNotEqual) {
    for_each_form_and_dialect<TypeParam>([](const random_form<TypeParam>& form, dialect d) {
        std::size_t different = 0;
        std::size_t fields = 0;
        for_each_seed(20, [&](std::uint64_t seed) {
            choices from(seed);
            value_maker make(from);
            const auto command = form.make(make, d);
            EXPECT_TRUE(command == command);
            for (std::size_t field = 0;; ++field) {
                auto other = command;
                if (!with_field(other, d, field, another_value{make, d})) break;
                ++fields;
                const auto bytes = bytes_of(other, d);
                if (!bytes || *bytes == *bytes_of(command, d)) continue;
                ++different;
                EXPECT_FALSE(other == command) << "seed " << seed << ", field " << field << ": " << escaped(*bytes);
            }
        });
        if (fields > 0) {
            EXPECT_GT(different, 0U) << form.name;
        }
    });
}

// Each overlap is one: else it would hide a mistake. (That forms without one have none, WhatIsWrittenIsReadBack says.)
TEST(CommandProperties, EveryOverlapIsSeen) {
    std::map<std::string, std::string> seen;
    for_each_channel([&]<class Channel>(std::type_identity<Channel>) {
        for_each_form_and_dialect<Channel>([&](const random_form<Channel>& form, dialect d) {
            const auto is_of_it = [&](const overlap& o) { return o.written == form.name; };
            if (std::none_of(std::begin(overlaps), std::end(overlaps), is_of_it)) return;
            for (std::uint64_t seed = 0; seed < 1000; ++seed) {
                choices from(seed);
                value_maker make(from);
                const auto command = form.make(make, d);
                const std::vector<verb> told = told_verbs(command);
                const std::string bytes = bytes_of(command, d).value_or("");
                const auto read = parse_function<Channel>{}(bytes, d, strict_options(told));
                if (read && !(*read == command))
                    seen.emplace(std::string(form_name(command)) + " as " + std::string(form_name(*read)), bytes);
            }
        });
    });
    for (const overlap& o : overlaps)
        EXPECT_EQ(seen.erase(std::string(o.written) + " as " + std::string(o.read)), 1U)
            << o.written << " as " << o.read;
    EXPECT_EQ(seen, (std::map<std::string, std::string>{}));
}

// Red: no `token.size() == prefix.size()` in reader::tag_into() (`LST N= 3` was an account without a name, that nobody can
// write); errors whose offset is that of the byte behind; dispatch() with the tolerance of strict().
TYPED_TEST(CommandProperties, OneThingWrongIsReadWellOrRefused) {
    for_each_form_and_dialect<TypeParam>([](const random_form<TypeParam>& form, dialect d) {
        for_each_seed(150, [&](std::uint64_t seed) {
            choices from(seed);
            value_maker make(from);
            const auto bytes = bytes_of(form.make(make, d), d);
            ASSERT_TRUE(bytes) << "seed " << seed;
            for (int i = 0; i < 4; ++i) {
                const std::string changed = broken(*bytes, make);
                EXPECT_EQ(frames_as_modelled<TypeParam>(changed, {}), "") << "seed " << seed;
                EXPECT_EQ(reads_well<TypeParam>(changed, d), "") << "seed " << seed;
            }
        });
    });
}

// No text in any field makes more than one line, or another command than the one that was meant.
// Red: no has_break() in line_sink::write(); `c == ' '` left out of breaks_token(); verbatim() without its look at each byte.
TYPED_TEST(CommandProperties, NoTextIsInjected) {
    std::size_t refused = 0;
    std::size_t written = 0;
    for_each_form_and_dialect<TypeParam>([&](const random_form<TypeParam>& form, dialect d) {
        choices from(0);
        value_maker make(from);
        for (std::size_t field = 0;; ++field) {
            bool found = false;
            for (std::size_t i = 0; i < 2 * std::size(hostile_texts); ++i) {
                const std::string_view text = hostile_texts[i / 2];
                auto command = form.make(make, d);
                bool poisoned = false;
                const auto put = [&](auto& value) { poisoned = poison(value, text, i % 2); };
                found = with_field(command, d, field, put) || found;
                if (!poisoned) continue;
                std::string buffer(4096, '?');
                const auto size = serialize(command, d, buffer);
                if (size) {
                    ++written;
                    EXPECT_EQ(writes_well<TypeParam>(command, d), "") << field << ' ' << escaped(text);
                } else {
                    ++refused;
                    EXPECT_TRUE(is_write_error(size.error().code) || size.error().code == errc::bad_value ||
                                size.error().code == errc::out_of_range)
                        << describe(size.error());
                    EXPECT_TRUE(holds_nothing(buffer)) << escaped(buffer);
                    EXPECT_EQ(wire_size(command, d), 0U);
                }
            }
            if (!found) break;
        }
    });
    EXPECT_GT(written, 100U);
    EXPECT_GT(refused, 1000U);
}

} // namespace
