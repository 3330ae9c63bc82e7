// Invariant: of any bytes a packet of either kind is read without looking outside of them, or an error within them; a packet that
// was read is written and read back as itself; so is one made of any values.
//
// Input: bytes; the same once more as decisions of the generator.
#include "fuzz/harness.hpp"
#include "support/p2p_invariants.hpp"

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    if (std::string broken = packet_reads_well<msnp::p2p::packet_v1>(input); !broken.empty()) return broken;
    if (std::string broken = packet_reads_well<msnp::p2p::packet_v2>(input); !broken.empty()) return broken;
    choices from(input);
    value_maker make(from);
    return packets_are_well(make);
}
