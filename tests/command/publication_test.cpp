// NFY, PUT, DEL, SDG: circles, and all of MSNP21.
#include "support/check.hpp"
#include "support/trace.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

TEST(Publication, ClientsPublish) {
    MSNP_CHECK(reads_as<ToNs>("PUT 22 3\r\nabc", msnp18, to_ns::put{.trid = 22, .payload = "abc"}));
    MSNP_CHECK(reads_as<ToNs>("DEL 23 3\r\nabc", msnp21, to_ns::del{.trid = 23, .payload = "abc"}));
    MSNP_CHECK(reads_as<ToNs>("SDG 24 3\r\nabc", msnp21, to_ns::sdg{.trid = 24, .payload = "abc"}));
    MSNP_CHECK(wont_write(to_ns::put{.trid = 22}, msnp17, errc::not_in_dialect, ""));
}

// A reply of no bytes has its length of 0; OK alone is too little.
TEST(Publication, ServersAnswer) {
    MSNP_CHECK(reads_as<FromNs>("PUT 22 OK 3\r\nabc", msnp18, from_ns::put{.trid = 22, .payload = "abc"}));
    MSNP_CHECK(reads_as<FromNs>("PUT 22 OK 0\r\n", msnp21, from_ns::put{.trid = 22}));
    MSNP_CHECK(reads_as<FromNs>("DEL 23 OK 0\r\n", msnp21, from_ns::del{.trid = 23}));
    MSNP_CHECK(refuses<FromNs>("PUT 22 OK\r\n", msnp21, {errc::missing_length, 9, "length"}));
}

TEST(Publication, ServersPassOn) {
    MSNP_CHECK(reads_as<FromNs>("NFY PUT 3\r\nabc", msnp18, from_ns::nfy_put{.payload = "abc"}));
    MSNP_CHECK(reads_as<FromNs>("NFY DEL 3\r\nabc", msnp21, from_ns::nfy_del{.payload = "abc"}));
    MSNP_CHECK(refuses<FromNs>("NFY GET 3\r\nabc", msnp21, {errc::wrong_word, 4, "PUT"}));
    MSNP_CHECK(reads_as<FromNs>("SDG 0 3\r\nabc", msnp18, from_ns::sdg{.trid = 0, .payload = "abc"}));
}

TEST(Publication, EndWhereTheyEnd) {
    EXPECT_EQ(trace_all_ways<FromNs>("PUT 2 OK 0\r\nNFY PUT 3\r\nOUTSDG 0 2\r\nxyNFY XXX 3\r\nOUTQNG\r\n", msnp21),
              "0 put PUT 2 OK 0\\r\\n = 12\n"
              "12 nfy_put NFY PUT 3\\r\\nOUT = 14\n"
              "26 sdg SDG 0 2\\r\\nxy = 11\n"
              "wrong_word at byte 41 (PUT): another word is expected here\n"
              "51 qng QNG\\r\\n = 5\n"
              "consumed 56\n");
}

} // namespace
