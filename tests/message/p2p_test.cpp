// The envelope of peer-to-peer data.
#include "support/check.hpp"
#include "support/messages.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace std::string_view_literals;
using message::p2p;

#define MSNP_PLACE "{521a03be-12af-452d-a3c5-f7787d7a8267}"

TEST(P2p, ToWhomItIsAndItsBytes) {
    MSNP_CHECK(reads_as(
        "MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: bob@example.com\r\n\r\n\0\r\n\r\n\xFF"sv,
        p2p{.destination = account_endpoint("bob@example.com"), .body = "\0\r\n\r\n\xFF"sv}));
    constexpr std::string_view places =
        "MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\nP2P-Dest: bob@example.com;" MSNP_PLACE
        "\r\nP2P-Src: alice@example.com;" MSNP_PLACE "\r\n\r\n";
    MSNP_CHECK(reads_as(places, p2p{.destination = account_endpoint("bob@example.com", MSNP_PLACE),
                                    .source = account_endpoint("alice@example.com", MSNP_PLACE)}));
    MSNP_CHECK(round_trips<p2p>(places));
    MSNP_CHECK(reads_as("Content-Type: Application/X-MsnMsgrP2P\r\n\r\nx", p2p{.body = "x"}));
}

} // namespace
