// Invariant: of any bytes a body struct is read without looking outside of them, or an error within them; one that was read is written
// as XML that strict reading takes for an equal one, and a reader by the book for well-formed. A body made of any valid values is
// written and read back as itself, and one thing wrong with it is read well or refused.
//
// Input: tolerance and struct, payload; the payload's bytes once more as decisions of the generator.
#include "fuzz/harness.hpp"
#include "support/body_generator.hpp"
#include "support/body_invariants.hpp"

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    input_front front(input);
    const msnp::xml::tolerance allowed = xml_tolerance_of(front.byte());
    std::size_t wanted = front.byte() % number_of_bodies();
    std::string broken;
    for_each_body([&]<class Body>(std::type_identity<Body>) {
        if (wanted-- != 0) return;
        broken = body_reads_well<Body>(front.rest(), allowed);
        if (!broken.empty()) return;
        choices from(front.rest());
        value_maker make(from);
        body_filler::arena kept;
        const Body body = random_body<Body>(make, kept);
        broken = body_writes_well(body);
        if (!broken.empty()) return;
        broken = body_reads_well<Body>(broken_payload(*body_bytes(body), make), allowed);
    });
    return broken;
}
