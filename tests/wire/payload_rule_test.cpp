// What is said of payloads before anybody looks at a channel; what follows from a channel's forms: channel/verb_index_test.cpp.
#include "support/check.hpp"

#include <msnp/channel/from_ns.hpp>
#include <msnp/wire/payload_rule.hpp>

namespace {

using namespace msnp;
using kind = payload_rule::kind;

TEST(PayloadRule, IsNoneIfNothingIsSaid) {
    MSNP_CHECK(payload_rule{} == payload_rule{kind::never, 1});
    MSNP_CHECK(payload_rule{kind::always, 1} != payload_rule{kind::always, 2});
    MSNP_CHECK(payload_rule{kind::always, 1} != payload_rule{kind::sometimes, 1});
}

// Red: 1 for the 2 of error_reply_payload, and the TrID is a length; `always` for `sometimes`, and an error without a payload is none.
TEST(PayloadRule, OfAnErrorReplyIsAThirdToken) {
    MSNP_CHECK(from_ns::channel::payload_of("241") == error_reply_payload);
    MSNP_CHECK(from_ns::take_frame("205 6\r\n").frame().payload.empty());
    MSNP_CHECK(!from_ns::take_frame("205 6\r\n").frame().has_payload);
    MSNP_CHECK(from_ns::take_frame("241 6 3\r\nabc").frame().payload == "abc");
}

TEST(PayloadRule, OfNoChannelIsInNoIndex) {
    MSNP_CHECK(detail::no_verb_facts.index == nullptr);
    MSNP_CHECK(detail::no_verb_facts.payload == payload_rule{});
}

} // namespace
