// Invariant: of any bytes an envelope is read without looking outside of them, or an error within them; one that was read is written so
// that strict reading finds an equal one. An envelope made of any valid values is written and read back as itself, and one thing wrong
// with it is read well or refused.
//
// Input: tolerance, payload; the payload's bytes once more as decisions of the generator.
#include "fuzz/harness.hpp"
#include "support/envelope_invariants.hpp"
#include "support/message_invariants.hpp"

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    input_front front(input);
    const msnp::mime::tolerance allowed = mime_tolerance_of(front.byte());
    if (std::string broken = envelope_reads_well(front.rest(), allowed); !broken.empty()) return broken;
    choices from(front.rest());
    value_maker make(from);
    const msnp::envelope::parts whole = random_envelope(make);
    if (std::string broken = envelope_writes_well(whole); !broken.empty()) return broken;
    std::string bytes(msnp::envelope::wire_size(whole), '?');
    static_cast<void>(msnp::envelope::serialize(whole, bytes));
    return bytes.empty() ? "" : envelope_reads_well(broken_message(bytes, make), allowed);
}
