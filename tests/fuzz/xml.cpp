// Invariant: xml::reader says of any bytes what a reader by the book says; a document's elements are those of its events; what was
// read is written as a document that strict reading takes for the same.
//
// Input: tolerance, document; its bytes once more as decisions of the generator.
#include "fuzz/harness.hpp"
#include "support/xml_invariants.hpp"

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    input_front front(input);
    const std::size_t flags = front.byte();
    const msnp::xml::tolerance allowed{(flags & 1) == 0, (flags & 2) == 0};
    const std::string broken = xml_reads_well(front.rest(), allowed);
    if (!broken.empty()) return broken;
    choices from(front.rest());
    value_maker make(from);
    return xml_reads_well(random_xml(make), allowed);
}
