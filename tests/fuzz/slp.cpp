// Invariant: of any bytes an MSNSLP message, an msnobj, or a context of a file is read without looking outside of them, or an error within
// them; what was read is written, and strict reading finds an equal one; so is what is made of any values. Packets in any order are
// the message that they were cut from, or none.
//
// Input: tolerance, bytes; the same once more as decisions of the generator.
#include "fuzz/harness.hpp"
#include "support/msnobj_invariants.hpp"
#include "support/p2p_invariants.hpp"
#include "support/slp_invariants.hpp"

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    input_front front(input);
    const std::uint8_t flags = front.byte();
    const std::string_view bytes = front.rest();
    if (std::string broken = slp_reads_well(bytes, mime_tolerance_of(flags)); !broken.empty()) return broken;
    const msnp::xml::tolerance xml{(flags & 1) == 0, (flags & 2) == 0};
    if (std::string broken = object_reads_well(bytes, xml); !broken.empty()) return broken;
    if (std::string broken = file_context_reads_well(bytes); !broken.empty()) return broken;
    choices from(bytes);
    value_maker make(from);
    if (std::string broken = slp_messages_are_well(make); !broken.empty()) return broken;
    if (std::string broken = objects_are_well(make); !broken.empty()) return broken;
    bool is_whole = false;
    return joins_well(make, is_whole);
}
