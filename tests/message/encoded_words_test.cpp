// Encoded words of mails.
#include "support/check.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace msnp;

std::string decoded(std::string_view text) {
    std::string bytes;
    append_sink sink(bytes);
    encoded_words(text).decode(sink);
    return bytes;
}

TEST(EncodedWords, Decoded) {
    EXPECT_EQ(decoded("=?utf-8?B?Qm9i?="), "Bob");
    EXPECT_EQ(decoded("=?utf-8?B?Qm9i?= <bob@example.com>"), "Bob <bob@example.com>");
    EXPECT_EQ(decoded("=?iso-8859-1?q?caf=E9_=3D?="), "caf\xE9 =");
    EXPECT_EQ(decoded("=?utf-8?Q?a=4=zz=?="), "a=4=zz=");
    EXPECT_EQ(decoded("a =?utf-8?b?Qg?= c"), "a B c");
    EXPECT_EQ(decoded(""), "");
    EXPECT_EQ(decoded("plain"), "plain");
    MSNP_CHECK(encoded_words("=?utf-8?B?Qm9i?= x").decoded_size() == 5);
}

// Red: is_behind_word that begins as true; blanks kept between words.
TEST(EncodedWords, BlanksBetweenTwo) {
    EXPECT_EQ(decoded("=?utf-8?B?Qg==?= \r\n\t=?utf-8?B?Qw==?="), "BC");
    EXPECT_EQ(decoded("=?utf-8?B?Qg==?==?utf-8?B?Qw==?="), "BC");
    EXPECT_EQ(decoded(" =?utf-8?B?Qg==?=  c =?utf-8?B?Qw==?= "), " B  c C ");
}

// Red: any condition of first_encoded_word() left out.
TEST(EncodedWords, WhatOnlyLooksLikeOne) {
    for (const char* const text :
         {"=?", "=??", "=?utf-8", "=?utf-8?", "=?utf-8?B", "=?utf-8?B?", "=?utf-8?B?Qg==", "=?utf-8?B?Qg==?",
          "=?utf-8?X?Qg==?=", "=??B?Qg==?=", "=?utf-8?BB?Qg==?=", "=?utf-8?BB?=", "=?utf-8?B?Q?=", "=?utf-8?B?Q g=?=",
          "=?u tf-8?B?Qg==?=", "=?utf-8?Q?a?b?=", "=?utf-8?B?Qg==?x", "?utf-8?B?Qg==?="}) {
        EXPECT_EQ(decoded(text), text);
        EXPECT_EQ(encoded_words(text).charset(), std::nullopt) << text;
    }
    EXPECT_EQ(decoded("=?=?utf-8?B?Qg==?="), "=?B");
}

TEST(EncodedWords, Charsets) {
    MSNP_CHECK(encoded_words("a =?x?= =?gb2312?B?Qg==?=").charset() == "gb2312");
    MSNP_CHECK(encoded_words("a") == encoded_words("a") && encoded_words("a").text() == "a" &&
               !encoded_words("a").charset());
}

TEST(EncodedWords, Written) {
    std::string text;
    append_sink sink(text);
    write_encoded_word(sink, "Bob");
    EXPECT_EQ(text, "=?utf-8?B?Qm9i?=");
}

// The time for a text of words that never end grows as the text does.
TEST(EncodedWords, ManyThatNeverEnd) {
    std::string text;
    while (text.size() < 400000) text += "=?a?Q?x";
    EXPECT_EQ(decoded(text), text);
}

// Red: no look at '\\r', or at '\\n'.
TEST(EncodedWords, NoneHasABlankOrALineEnd) {
    for (const char c : {' ', '\t', '\r', '\n'}) {
        const std::string text = std::string("=?utf-8?Q?a") + c + "b?=";
        EXPECT_FALSE(encoded_words(text).charset()) << int{c};
        EXPECT_EQ(encoded_words(text).text(), text);
    }
}

} // namespace
