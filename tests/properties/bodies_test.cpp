// Thousands of random XML bodies of every struct. A struct is covered by being in payload::any, or in one of these.
//
// A failure prints its seed, and support/seeds.hpp says how to run that one alone, or more of them.
#include "support/body_generator.hpp"
#include "support/body_invariants.hpp"
#include "support/check.hpp"
#include "support/seeds.hpp"

#include <cstdint>
#include <string>
#include <type_traits>

namespace {

using namespace msnp;
using namespace msnp_test;

TEST(BodyProperties, WhatIsWrittenIsReadBack) {
    for_each_body([]<class Body>(std::type_identity<Body>) {
        for_each_seed(150, [](std::uint64_t seed) {
            choices from(seed);
            value_maker make(from);
            body_filler::arena kept;
            EXPECT_EQ(body_writes_well(random_body<Body>(make, kept)), "") << "seed " << seed;
        });
    });
}

TEST(BodyProperties, OneThingWrongIsReadWellOrRefused) {
    for_each_body([]<class Body>(std::type_identity<Body>) {
        for_each_seed(60, [](std::uint64_t seed) {
            choices from(seed);
            value_maker make(from);
            body_filler::arena kept;
            const auto bytes = body_bytes(random_body<Body>(make, kept));
            ASSERT_TRUE(bytes) << "seed " << seed;
            for (int i = 0; i < 4; ++i) {
                const std::string changed = broken_payload(*bytes, make);
                EXPECT_EQ(body_reads_well<Body>(changed, {}), "") << "seed " << seed;
                EXPECT_EQ(body_reads_well<Body>(changed, xml_tolerance_of(from.below(8))), "") << "seed " << seed;
            }
        });
    });
}

/// What could end an attribute or an element, or begin one.
constexpr std::string_view hostile_xml_texts[] = {
    "<",       "</PSM>",    "\"/><x>", "' x='1", "\" x=\"1", "]]><x/>", "<![CDATA[", "<!--",   "-->",   "&",
    "&lt;x/>", "&#x3C;x/>", "&amp",    "/>",     "<x/>",     "\r\n",    "&quot;",    "&#x22;", "\"'<>&"};

// No text in any field makes an attribute or an element that was not meant.
TEST(BodyProperties, NoTextIsInjected) {
    std::size_t written = 0;
    for_each_body([&]<class Body>(std::type_identity<Body>) {
        for (std::size_t field = 0;; ++field) {
            Body harmless{};
            if (!with_body_text(harmless, field, [](auto& value) { poison_text(value, "a", false); })) break;
            const std::string skeleton = skeleton_of(body_bytes(harmless).value_or(""));
            for (const std::string_view text : hostile_xml_texts) {
                for (const bool is_escaped : {false, true}) {
                    Body body{};
                    with_body_text(body, field, [&](auto& value) { poison_text(value, text, is_escaped); });
                    const auto bytes = body_bytes(body);
                    if (!bytes) continue;
                    ++written;
                    EXPECT_EQ(skeleton_of(*bytes), skeleton) << *bytes;
                    EXPECT_EQ(body_writes_well(body), "");
                }
            }
        }
    });
    EXPECT_GT(written, 2000U);
}

} // namespace
