// Mail-Data.
#include "support/bodies.hpp"
#include "support/check.hpp"

#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace msnp::payload;

TEST(MailData, EveryField) {
    MSNP_CHECK(body_round_trips<mail_data>(mail_data::example));
    constexpr auto read = parse<mail_data>(mail_data::example);
    MSNP_CHECK(*read->counts == mail_counts{.inbox = 884, .inbox_unread = 0, .others = 222, .others_unread = 15});
    MSNP_CHECK(*read->quota == mail_quota{.total = 409600, .messages = 204800});
    MSNP_CHECK(reads_body(mail_entry::example, mail_entry{.type = 11,
                                                          .s = 6,
                                                          .received = "2009-11-23T19:35:12.000Z",
                                                          .is_read = false,
                                                          .size = 950,
                                                          .sender = "bob@example.com",
                                                          .id = "08CBDE8D-6F4B-11DE-8A39-0800200C9A66",
                                                          .folder = ".!!OIM",
                                                          .name = "=?utf-8?B?Qm9i?=",
                                                          .subject = " "}));
    MSNP_CHECK(body_round_trips<mail_entry>(mail_entry::example));
}

TEST(MailData, EmptyElements) {
    MSNP_CHECK(!parse<mail_data>("<MD><E><I></I><IU>3</IU></E></MD>")->counts->inbox);
    MSNP_CHECK(parse<mail_data>("<MD><E><I></I><IU>3</IU></E></MD>")->counts->inbox_unread == 3U);
}

// In messages the field holds one or the other.
TEST(MailData, OfAMessage) {
    const auto mail = message::parse(message::offline_mail::example);
    const auto data = parse<mail_data_field>(std::get<message::offline_mail>(*mail).data);
    ASSERT_TRUE(data && std::holds_alternative<mail_data>(*data));
    EXPECT_FALSE(std::get<mail_data>(*data).counts);
    MSNP_CHECK(std::holds_alternative<too_large>(*parse<mail_data_field>("too-large")));
    MSNP_CHECK(refuses_body<mail_data_field>("", {errc::wrong_word, 0, {}}, {}));
}

// One server writes subjects behind their messages. Red: for_each_entry() without its second condition.
TEST(MailData, SubjectsOutside) {
    const auto read = parse<mail_data>("<MD><M><I>1</I></M><SU>one</SU><M><I>2</I><SU>two</SU></M><M><I>3</I></M><SU/>"
                                       "<M><I>4</I></M></MD>");
    std::string all;
    read->for_each_entry([&](const mail_entry& entry) {
        all += entry.id.to<std::string>() + "=" + (entry.subject ? entry.subject->to<std::string>() : "none") + " ";
    });
    EXPECT_EQ(all, "1=one 2=two 3= 4=none ");
}

} // namespace
