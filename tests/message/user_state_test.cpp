// application/user+xml.
#include "support/bodies.hpp"
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace msnp::payload;

TEST(UserState, EveryField) {
    MSNP_CHECK(body_round_trips<user_state>(user_state::example));
    MSNP_CHECK(body_round_trips<service_state>(
        "<s n=\"PE\"><UserTileLocation></UserTileLocation><FriendlyName>Ana</FriendlyName><PSM></PSM><DDP></DDP>"
        "<ColorScheme>-3</ColorScheme><Scene></Scene><SignatureSound></SignatureSound><RUM></RUM></s>"));
    MSNP_CHECK(
        reads_body("<s n='IM'><Status>NLN</Status><CurrentMedia/></s>",
                   service_state{.name = service::messaging, .status = presence::online, .media = current_media{}}));
    MSNP_CHECK(parse<user_state>(user_state::example)->services.size() == 3);
    MSNP_CHECK(body_round_trips<endpoint_state>(endpoint_state::example));
    constexpr auto place = parse<endpoint_state>(
        "<sep n='PE' epid='{521a03be-12af-452d-a3c5-f7787d7a8267}'><VER>MSNMSGR:15.4.3502.0922</VER><TYP>1</TYP>"
        "<Capabilities>0:0</Capabilities></sep>");
    MSNP_CHECK(place->name == service::personal && place->version == xml_text("MSNMSGR:15.4.3502.0922"));
    MSNP_CHECK(place->type == open_number(client_type::computer) && place->capabilities == capability_pair{});
    constexpr auto own = parse<endpoint_state>(endpoint_state::example);
    MSNP_CHECK(own->idle == xml_truth::no && own->state == presence::online && own->endpoint_name == xml_text("PC"));
}

TEST(UserState, OfAPlaceThatIsGone) {
    constexpr auto read =
        parse<user_state>("<user><sep n=\"IM\" epid=\"{521a03be-12af-452d-a3c5-f7787d7a8267}\"/></user>");
    MSNP_CHECK(read->endpoints.begin()->endpoint == xml_guid("521a03be-12af-452d-a3c5-f7787d7a8267"));
    MSNP_CHECK(reads_body("<user></user>", user_state{}));
}

} // namespace
