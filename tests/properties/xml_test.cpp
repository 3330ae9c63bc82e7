// Thousands of random documents, whole and with one thing wrong.
//
// A failure prints its seed, and support/seeds.hpp says how to run that one alone, or more of them.
#include "support/check.hpp"
#include "support/seeds.hpp"
#include "support/xml_invariants.hpp"

#include <cstddef>
#include <cstdint>

namespace {

using namespace msnp;
using namespace msnp_test;

// Red: any condition of xml::reader or xml_text left out; write() of xml_text that writes what it was given.
TEST(XmlProperties, ReadAsModelledAndWrittenBack) {
    std::size_t documents = 0;
    std::size_t refused = 0;
    for_each_seed(20000, [&](std::uint64_t seed) {
        choices from(seed);
        value_maker make(from);
        const std::string document = random_xml(make);
        for (const xml::tolerance& allowed : {xml::tolerance{}, xml::tolerance::strict()}) {
            EXPECT_EQ(xml_reads_well(document, allowed), "") << "seed " << seed;
            ++(xml::parse(document, allowed) ? documents : refused);
        }
    });
    EXPECT_GT(documents, 1000U);
    EXPECT_GT(refused, 1000U);
}

} // namespace
