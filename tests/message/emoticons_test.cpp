// Pictures that stand for pieces of text.
#include "support/check.hpp"
#include "support/messages.hpp"

#include <iterator>
#include <utility>

namespace {

using namespace msnp;
using namespace msnp_test;
using message::emoticon;
using message::emoticon_list;
using message::emoticons;

constexpr std::size_t count(const emoticon_list& list) {
    std::size_t found = 0;
    for (auto i = list.begin(); i != list.end(); i++) ++found;
    return found;
}

TEST(Emoticons, APictureForAText) {
    constexpr auto read = message::parse(emoticons::example);
    MSNP_CHECK(count(std::get<emoticons>(*read).body) == 1);
    MSNP_CHECK(std::get<emoticons>(*read).body.begin()->shortcut == "(tux)");
    MSNP_CHECK(std::get<emoticons>(*read).body.begin()->object.substr(0, 8) == "<msnobj ");
    MSNP_CHECK(std::get<emoticons>(*read).body.begin()->object.ends_with("SHA1D=\"Uz3MQadmIWHed3saSdwcTo/Tc7U=\"/>"));
}

// As clients write them: papyon without the last tab, Kopete with a line end behind it, shortcuts with blanks.
// Red: no look at line ends in begin(); split at blanks, too.
TEST(Emoticons, HoweverTheyEnd) {
    for (const char* const end : {"", "\t", "\t\r\n", "\r\n", "\t\r\n\r\n"}) {
        const std::string body = std::string("a b\t<x/>\t:)\t<y/>") + end;
        const emoticon_list list{std::string_view(body)};
        EXPECT_EQ(count(list), 2U) << end;
        EXPECT_EQ(list.find("a b"), "<x/>");
        EXPECT_EQ(list.find(":)"), "<y/>");
        EXPECT_EQ(list.find("a"), std::nullopt);
    }
}

// Red: `rest_.empty()` alone as the end; no look at the shortcut, or at the object.
TEST(Emoticons, WhatIsAloneIsPassedOver) {
    MSNP_CHECK(count("") == 0);
    MSNP_CHECK(count("\r\n") == 0);
    MSNP_CHECK(count("\t\t\t\t") == 0);
    MSNP_CHECK(count("alone") == 0);
    MSNP_CHECK(count("\t<x/>\t") == 0);
    MSNP_CHECK(count("a\t<x/>\todd") == 1);
    MSNP_CHECK(count("\t<x/>\tb\t<y/>\tc\t\td\t<z/>") == 2);
    MSNP_CHECK(emoticon_list("\t<x/>\tb\t<y/>\tc\t\td\t<z/>").find("d") == "<z/>");
    MSNP_CHECK(emoticon_list("a\tb\ta\tc").find("a") == "b");
}

// At run time. Red: emoticon_cursor::place() of the text that is left.
TEST(Emoticons, Iterators) {
    const emoticon_list list("a\t<x/>\tb\t<y/>\t");
    auto i = list.begin();
    const auto before = i++;
    EXPECT_EQ(before->shortcut, "a");
    EXPECT_EQ(i->shortcut, "b");
    EXPECT_FALSE(before == i);
    EXPECT_TRUE(before == list.begin());
}

TEST(Emoticons, AreWrittenAsTheyAre) {
    MSNP_CHECK(writes(emoticons{.body = "a\t<x/>\t"},
                      "MIME-Version: 1.0\r\nContent-Type: text/x-mms-emoticon\r\n\r\na\t<x/>\t"));
    MSNP_CHECK(writes(message::animated_emoticons{.body = "a"},
                      "MIME-Version: 1.0\r\nContent-Type: text/x-mms-animemoticon\r\n\r\na"));
    static_assert(std::forward_iterator<emoticon_list::iterator>);
}

} // namespace
