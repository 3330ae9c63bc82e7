// UUN and UBN.
#include "support/bodies.hpp"
#include "support/check.hpp"

#include <cstdint>
#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace msnp::payload;

TEST(UserNotice, OfASharedFolder) {
    MSNP_CHECK(reads_body(sharing_notification::example,
                          sharing_notification{.operation = sharing_operation::nak,
                                               .session = "521A03BE-12AF-452D-A3C5-F7787D7A8267",
                                               .priority = 0,
                                               .reason = result_code(0x80070490)}));
    MSNP_CHECK(body_round_trips<sharing_notification>(sharing_notification::example));
    MSNP_CHECK(!parse<sharing_notification>("<SNM opcode='ACK' reason='5'/>")->reason);
    MSNP_CHECK(refuses_body<sharing_notification>("<SNM opcode='ACK' reason='0x'/>", {errc::bad_value, 26, "reason"}));
    MSNP_CHECK(parse<sharing_notification>("<SNM reason='0XfF'/>")->reason == result_code(255));
}

TEST(UserNotice, OfSip) {
    MSNP_CHECK(body_round_trips<sip_notification>(sip_notification::example));
    const auto read = parse<sip_notification>(sip_notification::example);
    std::string text;
    append_sink sink(text);
    EXPECT_EQ(read->message->content.decode(sink).code, errc::none);
    EXPECT_EQ(text, "INVITE");
    EXPECT_TRUE(read->fid == 1U && read->call == xml_text("7a2f@192.0.2.7") &&
                read->e == xml_base64::of(std::string_view("\0\1\2", 3)));
}

TEST(UserNotice, OneOfThem) {
    MSNP_CHECK(std::holds_alternative<sign_out>(*parse<user_notice>("goawyplzthxbye")));
    MSNP_CHECK(std::holds_alternative<sign_out_bluntly>(*parse<user_notice>("gtfo")));
    MSNP_CHECK(std::holds_alternative<sip_notification>(*parse<user_notice>("<sip/>")));
    MSNP_CHECK(writes_body(user_notice(sign_out{}), "goawyplzthxbye"));
    MSNP_CHECK(refuses_body<user_notice>("2 3 5 234889074 0 3 0", {errc::wrong_word, 0, {}}, {}));
}

TEST(UserNotice, NumbersOfAudioAndVideo) {
    std::uint64_t sum = 0;
    for (const std::uint32_t number : av_numbers("2 3 5 234889074 0 3 0")) sum += number;
    EXPECT_EQ(sum, 234889087U);
}

} // namespace
