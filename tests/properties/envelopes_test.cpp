// Thousands of random envelopes, whole and with one thing wrong.
//
// A failure prints its seed, and support/seeds.hpp says how to run that one alone, or more of them.
#include "support/check.hpp"
#include "support/envelope_invariants.hpp"
#include "support/message_invariants.hpp"
#include "support/seeds.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(EnvelopeProperties, WhatIsWrittenIsReadBack) {
    for_each_seed(3000, [](std::uint64_t seed) {
        choices from(seed);
        value_maker make(from);
        EXPECT_EQ(envelope_writes_well(random_envelope(make)), "") << "seed " << seed;
    });
}

TEST(EnvelopeProperties, OneThingWrongIsReadWellOrRefused) {
    for_each_seed(2000, [](std::uint64_t seed) {
        choices from(seed);
        value_maker make(from);
        const envelope::parts whole = random_envelope(make);
        std::string bytes(envelope::wire_size(whole), '?');
        ASSERT_TRUE(envelope::serialize(whole, bytes)) << "seed " << seed;
        if (bytes.empty()) return;
        for (int i = 0; i < 4; ++i) {
            const std::string changed = broken_message(bytes, make);
            EXPECT_EQ(envelope_reads_well(changed, {}), "") << "seed " << seed;
            EXPECT_EQ(envelope_reads_well(changed, mime_tolerance_of(from.below(16))), "") << "seed " << seed;
        }
    });
}

template <class Section>
void poison_each_field(std::size_t& written, std::size_t& refused) {
    choices from(0);
    value_maker make(from);
    std::vector<std::string_view> texts(std::begin(hostile_texts), std::end(hostile_texts));
    texts.insert(texts.end(), std::begin(hostile_header_texts), std::end(hostile_header_texts));
    for (std::size_t field = 0;; ++field) {
        bool found = false;
        for (const std::string_view text : texts) {
            for (const bool otherwise : {false, true}) {
                Section section = random_section<Section>(make);
                bool poisoned = false;
                const auto put = [&](auto& value) { poisoned = poison_header(value, text, otherwise); };
                nth_message_field<decltype(put)> visitor(field, put);
                Section::wire(visitor, section);
                found = found || visitor.found();
                if (!poisoned) continue;
                envelope::parts whole;
                if constexpr (std::is_same_v<Section, envelope::routing>)
                    whole.routing = section;
                else if constexpr (std::is_same_v<Section, envelope::reliability>)
                    whole.reliability = section;
                else
                    whole.content = section;
                if (envelope::wire_size(whole) == 0) {
                    ++refused;
                    continue;
                }
                ++written;
                EXPECT_EQ(envelope_writes_well(whole), "") << field << ' ' << escaped(text);
            }
        }
        if (!found) break;
    }
}

// No text in any field makes a header, a section or a body that was not meant.
TEST(EnvelopeProperties, NoTextIsInjected) {
    std::size_t written = 0;
    std::size_t refused = 0;
    poison_each_field<envelope::routing>(written, refused);
    poison_each_field<envelope::reliability>(written, refused);
    poison_each_field<envelope::messaging>(written, refused);
    poison_each_field<envelope::notification>(written, refused);
    poison_each_field<envelope::publication>(written, refused);
    EXPECT_GT(written, 200U);
    EXPECT_GT(refused, 200U);
}

} // namespace
