// What a server tells about the mailbox.
#include "support/check.hpp"
#include "support/messages.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using namespace msnp::message;

// Red: two fields of a wire() swapped.
TEST(Mail, EveryField) {
    MSNP_CHECK(reads_as(initial_mail::example, initial_mail{.charset = "UTF-8",
                                                            .inbox_unread = 1,
                                                            .folders_unread = 0,
                                                            .inbox_url = "/cgi-bin/HoTMaiL",
                                                            .folders_url = "/cgi-bin/folders",
                                                            .post_url = "https://login.example/md5auth.srf"}));
    MSNP_CHECK(reads_as(new_mail::example, new_mail{.charset = "UTF-8",
                                                    .from = "=?utf-8?B?Qm9i?=",
                                                    .message_url = "/cgi-bin/getmsg?msg=MSG1",
                                                    .post_url = "https://login.example/ppsecure",
                                                    .subject = "Hello",
                                                    .destination = mail_folder::inbox,
                                                    .from_address = "bob@example.com",
                                                    .id = 2}));
    MSNP_CHECK(reads_as(active_mail::example, active_mail{.charset = "UTF-8",
                                                          .source = mail_folder::offline_messages,
                                                          .destination = mail_folder::offline_trash,
                                                          .delta = 1}));
    constexpr auto data = msnp::message::parse(initial_mail_data::example);
    MSNP_CHECK(std::get<initial_mail_data>(*data).data.substr(0, 15) == "<MD><E><I>884</");
    MSNP_CHECK(std::get<initial_mail_data>(*data).post_url == "https://login.example/md5auth.srf");
    constexpr auto offline = msnp::message::parse(offline_mail::example);
    MSNP_CHECK(std::get<offline_mail>(*offline).data.substr(0, 18) == "<MD><M><T>11</T><S");
}

// Some servers write an empty line in front of the fields. Red: split_fields() without its loop.
TEST(Mail, AnEmptyLineInFront) {
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgsactivemailnotification\r\n\r\n\r\nMessage-Delta: -2\r\n",
                        active_mail{.delta = -2}));
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgsactivemailnotification\n\n\nMessage-Delta: -2\n\nx",
                        active_mail{.delta = -2, .after_fields = "x"}));
    MSNP_CHECK(
        reads_as("Content-Type: text/x-msmsgsactivemailnotification\r\n\r\n\r\n\r\n", active_mail{.after_fields = ""}));
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgsactivemailnotification\r\n\r\n", active_mail{}));
}

// What could not be told from fields is not written, and not kept. Red: no any_fields_ in message_reader; no fail() in
// message_writer::after_fields().
TEST(Mail, NothingFollowsNoFields) {
    MSNP_CHECK(wont_write(active_mail{.after_fields = "x"}, errc::bad_header, "after_fields"));
    MSNP_CHECK(writes(active_mail{.after_fields = ""},
                      "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsactivemailnotification\r\n\r\n\r\n"));
    MSNP_CHECK(reads_as("Content-Type: text/x-msmsgsactivemailnotification\r\n\r\nSrc-Folder:\r\n\r\nx",
                        active_mail{.after_fields = ""}));
}

TEST(Mail, ABodyThatIsNoFields) {
    constexpr std::string_view payload =
        "Content-Type: text/x-msmsgsoimnotification\r\n\r\nMail-Data: too-large\r\nnothing\r\n";
    MSNP_CHECK(reads_as(payload, offline_mail{.data = "too-large"}));
    MSNP_CHECK(msnp::message::parse(payload, mime::tolerance::strict()).error() == error{errc::bad_header, 68, "body"});
}

TEST(Mail, NewMailUnderAnotherType) {
    MSNP_CHECK(reads_as("Content-Type: application/x-msmsgsemailnotification\r\n\r\nFrom: Bob\r\nSrc-Folder: trAsH\r\n",
                        new_mail{.from = "Bob", .source = mail_folder::trash}));
}

TEST(Mail, Folders) {
    MSNP_CHECK(wire_of(mail_folder::junk) == "HM_BuLkMail_" && wire_of(mail_folder::sent) == "sAVeD" &&
               wire_of(mail_folder::drafts) == "drAfT");
}

} // namespace
