// application/circles+xml.
#include "support/bodies.hpp"
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace msnp::payload;

TEST(Circle, Roster) {
    MSNP_CHECK(body_round_trips<circle>(circle::example));
    constexpr auto read = parse<circle>(circle::example);
    MSNP_CHECK(read->rosters.begin()->id == service::messaging);
    MSNP_CHECK(read->rosters.begin()->members.begin()->id == xml_text("1:bob@example.com"));
    MSNP_CHECK(read->rosters.begin()->members.begin()->state == xml_text("Pending"));
}

TEST(Circle, Properties) {
    constexpr auto read = parse<circle>("<circle><props><presence dtype=\"xml\"><Data><UTL/><MFN>Friends</MFN><PSM/>"
                                        "<CurrentMedia/></Data></presence></props></circle>");
    MSNP_CHECK(read->properties->presence->data_type == xml_text("xml"));
    MSNP_CHECK(read->properties->presence->data->friendly_name == xml_text("Friends"));
    MSNP_CHECK(read->properties->presence->data->tile == xml_text("") && read->rosters.empty());
    MSNP_CHECK(body_round_trips<circle_properties>(circle_properties::example));
    MSNP_CHECK(body_round_trips<circle_presence>(circle_presence::example));
}

// Red: others() in front of it.
TEST(Circle, WhatIsInNoFieldIsWrittenBehindWhatIs) {
    MSNP_CHECK(
        body_round_trips<circle_roster>("<roster><id>IM</id><user><id>1:bob@example.com</id></user><more/></roster>"));
}

} // namespace
