// The server speaks.
#include "support/check.hpp"
#include "support/messages.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using message::system_message;

// Red: `alias` not asked in message_reader::type().
TEST(SystemMessage, UnderEitherType) {
    constexpr system_message maintenance{.event = system_event::maintenance, .argument = "5"};
    MSNP_CHECK(reads_as(system_message::example, maintenance));
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n", maintenance));
    MSNP_CHECK(writes(maintenance, system_message::example));
}

TEST(SystemMessage, MoreArguments) {
    constexpr std::string_view payload =
        "MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage; charset=UTF-8\r\n\r\nType: 2\r\nArg1: a\r\nArg2: b\r\n\r\n";
    MSNP_CHECK(round_trips<system_message>(payload));
    MSNP_CHECK(std::get<system_message>(*message::parse(payload)).other_fields.find("Arg2") == "b");
    MSNP_CHECK(std::get<system_message>(*message::parse(payload)).event == open_number<system_event>(2));
}

} // namespace
