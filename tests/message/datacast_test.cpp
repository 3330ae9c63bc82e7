// Nudges and winks.
#include "support/check.hpp"
#include "support/messages.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using message::datacast;

#define MSNP_DATACAST "MIME-Version: 1.0\r\nContent-Type: text/x-msnmsgr-datacast\r\n"

// Each client ends a nudge otherwise. Red: `as_block.missing_blank_line = true` left out of split_fields().
TEST(Datacast, NudgesAsClientsWriteThem) {
    MSNP_CHECK(reads_as(MSNP_DATACAST "\r\nID: 1\r\n\r\n", datacast{.kind = datacast_kind::nudge}));
    MSNP_CHECK(reads_as(MSNP_DATACAST "\r\nID: 1\r\n\r\n\r\n",
                        datacast{.kind = datacast_kind::nudge, .after_fields = "\r\n"}));
    MSNP_CHECK(reads_as(MSNP_DATACAST "\r\nID: 1\r\n", datacast{.kind = datacast_kind::nudge, .after_fields = {}}));
    MSNP_CHECK(reads_as(MSNP_DATACAST "\r\nid:1", datacast{.kind = datacast_kind::nudge, .after_fields = {}}));
    // Pidgin ends the Content-Type's line twice, so that the empty line comes early.
    MSNP_CHECK(reads_as(MSNP_DATACAST "\r\n\r\nID: 1\r\n\r\n", datacast{.kind = datacast_kind::nudge}));
    MSNP_CHECK(round_trips<datacast>(MSNP_DATACAST "\r\nID: 1\r\n\r\n\r\n"));
    MSNP_CHECK(round_trips<datacast>(MSNP_DATACAST "\r\nID: 1\r\n"));
}

// The data hold colons: aMSN split at each of them and lost the rest.
TEST(Datacast, WinksAndActions) {
    constexpr std::string_view wink = MSNP_DATACAST
        "\r\nID: 2\r\nData: <msnobj Creator=\"a@b\" Type=\"8\" Friendly=\"x:y\" stamp=\"MII: =\"/>\r\n\r\n";
    MSNP_CHECK(
        reads_as(wink, datacast{.kind = datacast_kind::wink,
                                .data = "<msnobj Creator=\"a@b\" Type=\"8\" Friendly=\"x:y\" stamp=\"MII: =\"/>"}));
    MSNP_CHECK(round_trips<datacast>(wink));
    MSNP_CHECK(writes(datacast{.kind = datacast_kind::action, .data = "waves hello"},
                      MSNP_DATACAST "\r\nID: 4\r\nData: waves hello\r\n\r\n"));
    MSNP_CHECK(reads_as(MSNP_DATACAST "\r\nData: x\r\nMore: y\r\nID: 77\r\n\r\n",
                        datacast{.kind = open_number<datacast_kind>(77), .data = "x", .other_fields = "More: y\r\n"}));
}

// Red: look_for() in place of require() in message_reader::field().
TEST(Datacast, WithoutANumberIsNone) {
    MSNP_CHECK(std::holds_alternative<message::unknown>(*message::parse(MSNP_DATACAST "\r\n\r\n")));
    MSNP_CHECK(std::holds_alternative<message::unknown>(*message::parse(MSNP_DATACAST "\r\nID: one\r\n")));
    MSNP_CHECK(std::holds_alternative<message::unknown>(*message::parse(MSNP_DATACAST "ID: 1\r\n\r\n")));
    MSNP_CHECK(message::parse(MSNP_DATACAST "\r\nID: one\r\n", mime::tolerance::strict()).error() ==
               error{errc::bad_number, 64, "kind"});
}

} // namespace
