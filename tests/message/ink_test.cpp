// Handwriting.
#include "support/check.hpp"
#include "support/messages.hpp"

#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;
using message::gif_ink;
using message::ink;
using message::ink_data;

std::string decoded(const ink_data& data) {
    std::string bytes;
    append_sink sink(bytes);
    return data.base64() && data.base64()->decode(sink).code == errc::none ? bytes : "none";
}

// Red: no look at the mark in base64().
TEST(Ink, InBase64OrAsItIs) {
    EXPECT_EQ(decoded("base64:R0lGODlh"), "GIF89a");
    EXPECT_EQ(decoded("GIF89a"), "none");
    EXPECT_EQ(decoded("base64"), "none");
    EXPECT_EQ(decoded("base64:"), "");
    EXPECT_EQ(decoded(std::get<gif_ink>(*message::parse(gif_ink::example)).body).substr(0, 6), "GIF89a");
    MSNP_CHECK(ink_data("GIF89a").text() == "GIF89a");
    MSNP_CHECK(reads_as("Content-Type: image/gif\r\n\r\nGIF89a", gif_ink{.body = "GIF89a"}));
    MSNP_CHECK(writes(ink{.body = "base64:AA=="},
                      "MIME-Version: 1.0\r\nContent-Type: application/x-ms-ink\r\n\r\nbase64:AA=="));
}

} // namespace
