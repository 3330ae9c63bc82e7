// UUX and UBX.
#include "support/bodies.hpp"
#include "support/check.hpp"

#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace msnp::payload;

TEST(UserData, EveryField) {
    constexpr endpoint_data places[] = {
        {.id = "{521a03be-12af-452d-a3c5-f7787d7a8267}", .capabilities = capability_pair(2789003324, 48)}};
    MSNP_CHECK(reads_body(user_data::example,
                          user_data{.personal_message = "hello",
                                    .media = current_media("\\0Music\\01\\0{0} - {1}\\0Song\\0Artist\\0Album\\0\\0"),
                                    .machine = "521a03be-12af-452d-a3c5-f7787d7a8267",
                                    .signature_sound = "",
                                    .endpoints = places},
                          xml::tolerance::strict()));
    MSNP_CHECK(body_round_trips<user_data>(user_data::example));
    MSNP_CHECK(body_round_trips<user_data>(
        "<Data><UTL>t</UTL><MFN>Friends</MFN><PSM></PSM><CurrentMedia></CurrentMedia><DDP></DDP><SignatureSound>s"
        "</SignatureSound><Scene>c</Scene><ColorScheme>-3</ColorScheme></Data>"));
    MSNP_CHECK(parse<user_data>("<Data><ColorScheme>-3</ColorScheme></Data>")->color_scheme == signed_number(-3));
    MSNP_CHECK(reads_body(private_endpoint_data::example,
                          private_endpoint_data{.id = "521A03BE-12AF-452D-A3C5-F7787D7A8267",
                                                .name = "PC",
                                                .idle = xml_truth::no,
                                                .client_type = open_number(client_type::computer),
                                                .state = presence::online}));
    MSNP_CHECK(body_round_trips<private_endpoint_data>(private_endpoint_data::example));
}

// A UUX of MSNP11: no machine, and nothing said of it. Red: opt_child() that takes an empty element for a missing one.
TEST(UserData, WhatIsMissingSaysNothing) {
    constexpr auto data = parse<user_data>("<Data><PSM></PSM></Data>");
    MSNP_CHECK(data->personal_message == xml_text("") && !data->media && !data->machine);
}

TEST(UserData, NoBytesClear) {
    MSNP_CHECK(std::holds_alternative<no_data>(*parse<ubx>("")));
    MSNP_CHECK(std::holds_alternative<user_data>(*parse<ubx>("<Data/>")));
    MSNP_CHECK(writes_body(ubx(no_data{}), ""));
    MSNP_CHECK(wire_size(no_data{}) == 0);
    MSNP_CHECK(refuses_body<ubx>(" ", {errc::wrong_word, 0, {}}, {}));
}

TEST(UserData, EndpointsInBoth) {
    MSNP_CHECK(std::get<endpoint_data>(*parse<uux>("<EndpointData><Capabilities>5:6</Capabilities></EndpointData>"))
                   .capabilities == capability_pair(5, 6));
    MSNP_CHECK(std::holds_alternative<private_endpoint_data>(*parse<uux>(private_endpoint_data::example)));
    constexpr auto both = parse<user_data>(
        "<Data><PrivateEndpointData id='{521a03be-12af-452d-a3c5-f7787d7a8267}'><Idle>true</Idle></PrivateEndpointData>"
        "<EndpointData id='x'/><EndpointData/></Data>");
    MSNP_CHECK(both->endpoints.size() == 2 && both->private_endpoints.begin()->idle == xml_truth::yes);
    MSNP_CHECK(both->endpoints.begin()->id.empty()); // no GUID
    MSNP_CHECK(refuses_body<user_data>("<Data><EndpointData id='x'/></Data>", {errc::bad_value, 24, "id"}));
}

TEST(UserData, WhatClientsInventIsKept) {
    MSNP_CHECK(body_round_trips<user_data>("<Data><PSM>a</PSM><Mood>3</Mood></Data>"));
    MSNP_CHECK(parse<user_data>("<Data><Mood>3</Mood></Data>")->other.find("Mood")->text() == xml_text("3"));
}

} // namespace
