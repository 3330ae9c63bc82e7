// FND: the directory of members.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

TEST(Fnd, LooksForPeople) {
    constexpr to_ns::fnd expected{
        .trid = 3, .first_name = "Ana", .last_name = "Ruiz", .city = "*", .state = "*", .country = "US"};
    MSNP_CHECK(reads_as<ToNs>("FND 3 fname=Ana lname=Ruiz city=* state=* country=US\r\n", msnp2, expected));
    MSNP_CHECK(reads_as<ToNs>("FND 3 fname=Ana lname=Ruiz city=* state=* country=US\r\n", msnp7, expected));
    MSNP_CHECK(reads_as<ToNs>("FND 3 fname=Ana%20Mar%C3%ADa lname=* city=New%20York state=NY country=*\r\n", msnp2,
                              to_ns::fnd{.trid = 3,
                                         .first_name = "Ana Mar\xC3\xAD"
                                                       "a",
                                         .last_name = "*",
                                         .city = "New York",
                                         .state = "NY",
                                         .country = "*"}));
    MSNP_CHECK(wont_write(expected, msnp8, errc::not_in_dialect, ""));
}

// The names of the fields are part of them, in this order.
TEST(Fnd, OfAnotherOrderIsRefused) {
    MSNP_CHECK(refuses<ToNs>("FND 3 lname=Ruiz fname=Ana city=* state=* country=US\r\n", msnp7,
                             {errc::wrong_word, 6, "fname="}));
    MSNP_CHECK(
        refuses<ToNs>("FND 3 fname=Ana lname=Ruiz city=* state=*\r\n", msnp7, {errc::missing_argument, 41, "country"}));
    MSNP_CHECK(wont_write(to_ns::fnd{.trid = 3, .first_name = "Ana", .last_name = "Ruiz", .city = "*", .state = "*"},
                          msnp7, errc::missing_value, "country"));
}

TEST(Fnd, IsAnsweredWithEachHit) {
    constexpr from_ns::fnd expected{.trid = 3,
                                    .index = 1,
                                    .total = 2,
                                    .first_name = "Ana",
                                    .last_name = "Ruiz",
                                    .city = "New York",
                                    .state = "NY",
                                    .country = "US"};
    constexpr std::string_view line = "FND 3 1 2 fname=Ana lname=Ruiz city=New%20York state=NY country=US\r\n";
    MSNP_CHECK(reads_as<FromNs>(line, msnp2, expected));
    MSNP_CHECK(reads_as<FromNs>(line, msnp7, expected));
    MSNP_CHECK(refuses<FromNs>("FND 3 1 x fname=A lname=R city=N state=N country=U\r\n", msnp7,
                               {errc::bad_number, 8, "total"}));
}

TEST(Fnd, IsAnsweredWithNothing) {
    MSNP_CHECK(reads_as<FromNs>("FND 3 0 0\r\n", msnp2, from_ns::fnd_empty{.trid = 3}));
    MSNP_CHECK(reads_as<FromNs>("FND 3 0 0\r\n", msnp7, from_ns::fnd_empty{.trid = 3}));
    MSNP_CHECK(wont_write(from_ns::fnd_empty{.trid = 3}, msnp8, errc::not_in_dialect, ""));
}

} // namespace
