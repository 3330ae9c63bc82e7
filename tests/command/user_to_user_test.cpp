// UUN, UBN, UUM, UBM: from user to user by way of the notification server.
#include "support/check.hpp"
#include "support/trace.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;

#define MSNP_MACHINE "{521a03be-12af-452d-a3c5-f7787d7a8267}"

TEST(UserToUser, NotifiesWithAndWithoutAPlace) {
    MSNP_CHECK(reads_as<ToNs>(
        "UUN 30 bob@example.com 3 3\r\nabc", msnp13,
        to_ns::uun{.trid = 30, .target = email("bob@example.com"), .type = notification::p2p, .payload = "abc"}));
    MSNP_CHECK(reads_as<ToNs>("UUN 31 ana@example.com;" MSNP_MACHINE " 4 14\r\ngoawyplzthxbye", msnp16,
                              to_ns::uun{.trid = 31,
                                         .target = {"ana@example.com", MSNP_MACHINE},
                                         .type = notification::sign_out,
                                         .payload = "goawyplzthxbye"}));
    MSNP_CHECK(reads_as<ToNs>("UUN 31 a@b 99 0\r\n", msnp16,
                              to_ns::uun{.trid = 31, .target = email("a@b"), .type = notification_type(99U)}));
    MSNP_CHECK(reads_as<FromNs>("UUN 30 OK\r\n", msnp13, from_ns::uun_ok{.trid = 30}));
    MSNP_CHECK(reads_as<FromNs>("UUN 30 3\r\nabc", msnp13, from_ns::uun{.trid = 30, .payload = "abc"}));
    MSNP_CHECK(reads_as<FromNs>(
        "UBN bob@example.com;" MSNP_MACHINE " 3 3\r\nabc", msnp16,
        from_ns::ubn{.sender = {"bob@example.com", MSNP_MACHINE}, .type = notification::p2p, .payload = "abc"}));
    MSNP_CHECK(reads_as<FromNs>("UBN a@b 1 0\r\n", msnp13,
                                from_ns::ubn{.sender = email("a@b"), .type = notification::shared_folder}));
}

TEST(UserToUser, SendsMessagesToOtherNetworks) {
    MSNP_CHECK(reads_as<ToNs>("UUM 40 joe@yahoo.example 32 1 2\r\nhi", msnp14,
                              to_ns::uum{.trid = 40,
                                         .target = "joe@yahoo.example",
                                         .network = network::yahoo,
                                         .type = user_message::text,
                                         .payload = "hi"}));
    constexpr from_ns::ubm_14 of_14{
        .sender = "joe@yahoo.example", .sender_network = network::yahoo, .type = user_message::nudge, .payload = "hi"};
    MSNP_CHECK(reads_as<FromNs>("UBM joe@yahoo.example 32 3 2\r\nhi", msnp14, of_14));
    MSNP_CHECK(wont_write(of_14, msnp16, errc::not_in_dialect, ""));
    constexpr from_ns::ubm_16 of_16{.sender = "joe@yahoo.example",
                                    .sender_network = network::yahoo,
                                    .target = "ana@example.com",
                                    .target_network = network::windows_live,
                                    .type = user_message::typing,
                                    .payload = "hi"};
    MSNP_CHECK(reads_as<FromNs>("UBM joe@yahoo.example 32 ana@example.com 1 2 2\r\nhi", msnp16, of_16));
    MSNP_CHECK(reads_as<FromSb>("UBM joe@yahoo.example 32 ana@example.com 1 2 2\r\nhi", msnp16, of_16));
}

// The length is the last argument, wherever that is.
TEST(UserToUser, EndWhereTheyEnd) {
    EXPECT_EQ(trace_all_ways<FromNs>("UUN 30 OK\r\nUBN a@b 3 3\r\nOUTUBM a@b 1 1 3\r\nOUTQNG 50\r\n", msnp15),
              "0 uun_ok UUN 30 OK\\r\\n = 11\n"
              "11 ubn UBN a@b 3 3\\r\\nOUT = 16\n"
              "27 ubm_14 UBM a@b 1 1 3\\r\\nOUT = 18\n"
              "45 qng QNG 50\\r\\n = 8\n"
              "consumed 53\n");
}

} // namespace
