// What other clients tell each other.
#include "support/check.hpp"
#include "support/messages.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using message::client_caps;
using message::client_info;
using message::keep_alive;

TEST(ClientInfo, WhichClientItIs) {
    MSNP_CHECK(reads_as(client_caps::example, client_caps{.client_name = "Purple/2.5.5", .logs = yes_or_no::yes}));
    MSNP_CHECK(reads_as(
        "Content-Type: text/x-clientcaps\r\n\r\nJabberID: a@b\r\nClient-Name: Kopete 0.12\r\nOperating-System: Linux\r\n\r\n",
        client_caps{
            .client_name = "Kopete 0.12", .jabber_id = "a@b", .operating_system = "Linux", .after_fields = ""}));
    MSNP_CHECK(writes(
        client_caps{.client_name = "x", .logs = "maybe"},
        "MIME-Version: 1.0\r\nContent-Type: text/x-clientcaps\r\n\r\nClient-Name: x\r\nChat-Logging: maybe\r\n"));
}

// Old Kopetes put the fields among the headers, where they stay.
TEST(ClientInfo, FieldsAmongTheHeadersStayThere) {
    constexpr std::string_view payload =
        "MIME-Version: 1.0\r\nContent-Type: text/x-clientcaps\r\nClient-Name: Kopete\r\n\r\n";
    MSNP_CHECK(round_trips<client_caps>(payload));
    MSNP_CHECK(std::get<client_caps>(*message::parse(payload)).client_name.empty());
    MSNP_CHECK(std::get<client_caps>(*message::parse(payload)).other.find("client-name") == "Kopete");
}

TEST(ClientInfo, FieldsThatNobodyKnows) {
    MSNP_CHECK(reads_as(client_info::example, client_info{.other_fields = "Client-Name: Mercury 1.9\r\n"}));
    MSNP_CHECK(std::get<client_info>(*message::parse(client_info::example)).other_fields.find("client-name") ==
               "Mercury 1.9");
    MSNP_CHECK(reads_as(keep_alive::example, keep_alive{}));
}

} // namespace
