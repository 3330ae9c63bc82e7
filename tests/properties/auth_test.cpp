// Random values of a sign-in: written as one line that is read as itself, or refused.
#include "support/auth_invariants.hpp"
#include "support/seeds.hpp"

#include <gtest/gtest.h>

namespace {

using namespace msnp_test;

// Red: is_good() always true; others() that asks nothing of a text; is_closed() always true; the bare word of a repeated item written.
TEST(AuthProperties, ItemsAreWrittenAsThemselvesOrNot) {
    std::size_t written = 0;
    std::size_t rounds = 0;
    for_each_seed(4000, [&](std::uint64_t seed) {
        choices from(seed);
        value_maker make(from);
        ++rounds;
        EXPECT_EQ(items_are_well(make, written), "") << "seed " << seed;
    });
    EXPECT_GT(written, rounds / 4); // of eight structs each; else nothing was tried
}

/// Pieces of examples, in any order.
std::string random_text(choices& from) {
    static constexpr std::string_view pieces[] = {"Passport1.4",
                                                  " ",
                                                  ",",
                                                  "&",
                                                  "=",
                                                  "'",
                                                  "da-status",
                                                  "success",
                                                  "from-PP='t=a&p=b'",
                                                  "tname=MSPAuth",
                                                  "prompt",
                                                  "cbtxt=a",
                                                  "cbtxt",
                                                  "sign-in=a",
                                                  "pwd=b",
                                                  "OrgVerb=GET",
                                                  "DALogin=a/b",
                                                  "https://",
                                                  "a.b",
                                                  ":1",
                                                  "/c?d",
                                                  "lc=1",
                                                  "id=x",
                                                  "t=",
                                                  "p=",
                                                  "x",
                                                  "'a,b'",
                                                  "GET",
                                                  "HTTP/1.1",
                                                  "\r\n",
                                                  "\r\n\r\n",
                                                  "Host: a",
                                                  "200",
                                                  "\t",
                                                  "@",
                                                  "\x80\xff",
                                                  "ConfigVersion=11"};
    std::string text;
    for (std::size_t left = from.below(14); left > 0; --left) {
        text += from.any_of(pieces);
        if (from.one_in(3)) text += ',';
    }
    return text;
}

// Red: offsets from the list's beginning in parse(); quoted_end() one byte further.
TEST(AuthProperties, AnyTextIsReadOrRefused) {
    for_each_seed(6000, [](std::uint64_t seed) {
        choices from(seed);
        EXPECT_EQ(auth_reads_well(random_text(from)), "") << "seed " << seed;
    });
}

// Red: `%` left out anywhere in answer_by_product().
TEST(AuthProperties, AnyChallengeIsAnswered) {
    for_each_seed(3000, [](std::uint64_t seed) {
        choices from(seed);
        std::string challenge;
        for (std::size_t left = from.below(80); left > 0; --left) challenge += static_cast<char>(from.below(256));
        EXPECT_EQ(challenge_is_answered_well(challenge, from.any_of(msnp::auth::known_products)), "")
            << "seed " << seed;
    });
}

} // namespace
