// Invariant: of any bytes a header of Passport, a policy, a ticket, an address, a head of HTTP and an answer of single sign-on is read
// without looking outside of them, or an error within them; what was read is written, but for a separator within quotes, and then read
// as itself; of any values a struct is written as one line that has its items and no others, also for a reader that knows of no quotes,
// or refused. A challenge of any bytes has the answer of the book.
//
// Input: bytes; the same once more as decisions of the generator.
#include "fuzz/harness.hpp"
#include "support/auth_invariants.hpp"

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    if (std::string broken = auth_reads_well(input); !broken.empty()) return broken;
    choices from(input);
    value_maker make(from);
    std::size_t written = 0;
    return items_are_well(make, written);
}
