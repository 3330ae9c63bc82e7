// Invariant: an envelope's headers and body are parts of the payload, and those that a walk by the book finds; a message that
// was read is written as a payload that strict reading takes for an equal message; what msnp does not know keeps its headers and
// its body. A message made of any valid values is written and read back as itself, and one thing wrong with it is read well or
// refused.
//
// Input: tolerance and struct, payload; the payload's bytes once more as decisions of the generator.
#include "fuzz/harness.hpp"
#include "support/message_generator.hpp"
#include "support/message_invariants.hpp"

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    using msnp::message::any;
    input_front front(input);
    const msnp::mime::tolerance allowed = mime_tolerance_of(front.byte());
    std::size_t wanted = front.byte() % std::variant_size_v<any>;
    std::string broken = message_reads_well<any>(front.rest(), allowed);
    for_each_message<any>([&]<class Message>(std::type_identity<Message>) {
        if (wanted-- != 0 || !broken.empty()) return;
        choices from(front.rest());
        value_maker make(from);
        const auto message = random_message<any, Message>(make);
        broken = message_writes_well<any>(message);
        if (!broken.empty()) return;
        broken = message_reads_well<any>(broken_message(*message_bytes(message), make), allowed);
    });
    return broken;
}
