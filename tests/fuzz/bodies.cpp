// Invariant: of any bytes a body struct is read without looking outside of them, or an error within them; one that was read is written
// as XML that strict reading takes for an equal one, and a reader by the book for well-formed. A body made of any valid values is
// written and read back as itself, and one thing wrong with it is read well or refused.
//
// Input: tolerance and struct, payload; the payload's bytes once more as decisions of the generator.
#include "fuzz/harness.hpp"
#include "support/body_generator.hpp"
#include "support/body_invariants.hpp"

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

using namespace msnp_test;

template <class Body>
std::string broken_body(std::string_view payload, const msnp::xml::tolerance& allowed) {
    if (std::string broken = body_reads_well<Body>(payload, allowed); !broken.empty()) return broken;
    choices from(payload);
    value_maker make(from);
    body_filler::arena kept;
    const Body body = random_body<Body>(make, kept);
    if (std::string broken = body_writes_well(body); !broken.empty()) return broken;
    return body_reads_well<Body>(broken_payload(*body_bytes(body), make), allowed);
}

} // namespace

std::string broken_by(std::string_view input) {
    using check = std::string (*)(std::string_view, const msnp::xml::tolerance&);
    static const std::vector<check> checks = [] {
        std::vector<check> all;
        for_each_body([&]<class Body>(std::type_identity<Body>) { all.push_back(broken_body<Body>); });
        return all;
    }();
    input_front front(input);
    const msnp::xml::tolerance allowed = xml_tolerance_of(front.byte());
    const check broken = checks[front.byte() % checks.size()];
    return broken(front.rest(), allowed);
}
