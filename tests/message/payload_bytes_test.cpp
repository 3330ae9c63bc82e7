// Bodies and envelopes as strings.
#include "support/check.hpp"

namespace {

using namespace msnp;

TEST(PayloadBytes, Bodies) {
    EXPECT_EQ(payload::to_bytes(payload::user_data{.personal_message = "hi"}),
              std::string("<Data><PSM>hi</PSM></Data>"));
    EXPECT_EQ(payload::to_bytes(payload::ubx(payload::no_data{})), std::string());
    EXPECT_EQ(payload::to_bytes(payload::user_data{.machine = xml_guid("x")}).error(),
              (error{errc::bad_value, 20, "machine"}));
}

TEST(PayloadBytes, Envelopes) {
    EXPECT_EQ(envelope::to_bytes(envelope::parts{.routing = envelope::routing{}}), std::string("Routing: 1.0\r\n\r\n"));
    EXPECT_EQ(envelope::to_bytes(envelope::parts{.body = "x"}).error(), (error{errc::missing_value, 0, "content"}));
}

} // namespace
