// Invariant: whatever a client_login and a server_login are told and in whatever order, what they send is one line each, that their peer
// reads as the same form, with the next TrID; a password goes into a request over TLS and nowhere else; transfers and redirects come to
// an end; what is over stays over; and nobody is admitted without a challenge, or by another digest.
//
// Input: decisions of the noise that they are told.
#include "fuzz/harness.hpp"
#include "support/login_invariants.hpp"

std::string broken_by(std::string_view input) {
    msnp_test::choices from(input);
    std::size_t over = 0;
    return msnp_test::logins_are_well(from, over);
}
