// ADL, RML, FQY, RFS: with a payload, without one, and unasked.
#include "support/check.hpp"
#include "support/trace.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

#define MSNP_BOB "<ml><d n=\"example.com\"><c n=\"bob\" l=\"4\" t=\"1\"/></d></ml>"

TEST(Membership, AreSentAsXml) {
    MSNP_CHECK(reads_as<ToNs>("ADL 4 56\r\n" MSNP_BOB, msnp13, to_ns::adl{.trid = 4, .payload = MSNP_BOB}));
    MSNP_CHECK(reads_as<ToNs>("ADL 4 56\r\n" MSNP_BOB, msnp21, to_ns::adl{.trid = 4, .payload = MSNP_BOB}));
    MSNP_CHECK(reads_as<ToNs>("RML 4 56\r\n" MSNP_BOB, msnp13, to_ns::rml{.trid = 4, .payload = MSNP_BOB}));
    MSNP_CHECK(reads_as<ToNs>("FQY 4 56\r\n" MSNP_BOB, msnp14, to_ns::fqy{.trid = 4, .payload = MSNP_BOB}));
    MSNP_CHECK(wont_write(to_ns::adl{.trid = 4, .payload = MSNP_BOB}, msnp12, errc::not_in_dialect, ""));
    MSNP_CHECK(wont_write(to_ns::fqy{.trid = 4, .payload = MSNP_BOB}, msnp21, errc::not_in_dialect, ""));
}

TEST(Membership, AreAnsweredWithOrWithoutAPayload) {
    MSNP_CHECK(reads_as<FromNs>("ADL 4 OK\r\n", msnp13, from_ns::adl_ok{.trid = 4}));
    MSNP_CHECK(reads_as<FromNs>("ADL 19 56\r\n" MSNP_BOB, msnp14, from_ns::adl{.trid = 19, .payload = MSNP_BOB}));
    MSNP_CHECK(reads_as<FromNs>("RML 4 OK\r\n", msnp21, from_ns::rml_ok{.trid = 4}));
    MSNP_CHECK(reads_as<FromNs>("FQY 21 56\r\n" MSNP_BOB, msnp20, from_ns::fqy{.trid = 21, .payload = MSNP_BOB}));
}

// Red: adl in front of adl_async in the list of from_ns.
TEST(Membership, ComeUnasked) {
    MSNP_CHECK(reads_as<FromNs>("ADL 0 56\r\n" MSNP_BOB, msnp15, from_ns::adl_async{.payload = MSNP_BOB}));
    MSNP_CHECK(reads_as<FromNs>("RML 0 56\r\n" MSNP_BOB, msnp15, from_ns::rml_async{.payload = MSNP_BOB}));
    MSNP_CHECK(reads_as<FromNs>("RFS\r\n", msnp15, from_ns::rfs{}));
    // Of RML nobody showed a reply with a payload. The bytes belong to it all the same.
    MSNP_CHECK(refuses<FromNs>("RML 7 56\r\n" MSNP_BOB, msnp15, {errc::missing_argument, 6, "OK"}));
}

// OK is no length of 0 bytes, a length of 0 is one, and what stands behind either is the next command.
TEST(Membership, EndWhereTheyEnd) {
    EXPECT_EQ(trace_all_ways<FromNs>("ADL 4 OK\r\nADL 19 0\r\nADL 0 3\r\nOUTRML 4 OK\r\nQNG 50\r\n", msnp15),
              "0 adl_ok ADL 4 OK\\r\\n = 10\n"
              "10 adl ADL 19 0\\r\\n = 10\n"
              "20 adl_async ADL 0 3\\r\\nOUT = 12\n"
              "32 rml_ok RML 4 OK\\r\\n = 10\n"
              "42 qng QNG 50\\r\\n = 8\n"
              "consumed 50\n");
}

} // namespace
