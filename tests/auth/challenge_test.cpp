// Answers to challenges.
#include "support/check.hpp"

#include <msnp/auth/challenge.hpp>

#include <array>

namespace {

using namespace msnp;
using namespace msnp_test;

// Red: password in front of the salt.
TEST(Md5Login, DigestsSaltAndPassword) {
    MSNP_CHECK(auth::md5_login("1013928519.693957190", "password").matches("7f919fab309532df353c901430df36fa"));
    MSNP_CHECK(auth::md5_login("989048851.1851137130", "test").matches("06eb6f8e73ddaf91a5644623c2ad976a"));
    MSNP_CHECK(auth::md5_login("", "").matches("d41d8cd98f00b204e9800998ecf8427e"));
}

constexpr bool answers(std::string_view challenge, std::string_view id, dialect d, std::string_view expected) {
    const auto client = auth::find_product(id);
    const exact_bytes exact(challenge);
    return client && auth::answer_challenge(exact.view(), *client, d).matches(expected);
}

// Red: key in front of the challenge.
TEST(Challenge, IsAnsweredByAnMd5UpToMsnp10) {
    MSNP_CHECK(
        answers("15570131571988941333", "msmsgs@msnmsgr.com", dialect::msnp8, "8f2f5a91b72102cd28355e9fc9000d6e"));
    MSNP_CHECK(
        answers("22299241447072743325", "msmsgs@msnmsgr.com", dialect::msnp6, "20dba7e6e9817826b9cd5240cc8add99"));
    MSNP_CHECK(
        answers("15570131571988941333", "PROD0038W!61ZTF9", dialect::msnp10, "ca90e6a7c94a14aae7b3ae0f6018433e"));
}

constexpr bool answers_11(std::string_view challenge, std::string_view id, std::string_view expected) {
    const auto client = auth::find_product(id);
    const exact_bytes exact(challenge);
    return answers(challenge, id, dialect::msnp11, expected) && answers(challenge, id, dialect::msnp21, expected) &&
           auth::lock_key(exact.view(), *client).matches(expected);
}

// Red: any constant of answer_by_product(), any `%` left out, masked words in place of the whole ones in its last line.
TEST(Challenge, IsAnsweredWithTheProductSinceMsnp11) {
    MSNP_CHECK(answers_11("13038318816579321232", "PROD0101{0RM?UBW", "5f6ae998b8fa70c37b62980f71a0e736"));
    MSNP_CHECK(answers_11("23055170411503520698", "PROD0101{0RM?UBW", "934ab429609709f4fe70e5fa930993c2"));
    MSNP_CHECK(answers_11("37819769320541083311", "PROD0101{0RM?UBW", "40575bf9740af7cad8671211e417d0cb"));
    MSNP_CHECK(answers_11("93662730714769834295", "PROD0101{0RM?UBW", "003ed1b1be3ca0d81f83a587ebbe3675"));
    MSNP_CHECK(answers_11("15570131571988941333", "PROD01065C%ZFN6F", "47d2b1e24f85947bdd29b3bfe29f027b"));
    MSNP_CHECK(answers_11("93662730714769834295", "PROD01065C%ZFN6F", "1fd1345b59d9e2c1af131e00b51ddb96"));
    MSNP_CHECK(answers_11("13038318816579321232", "PROD01065C%ZFN6F", "f52409e13833d91f66af73abfced22bf"));
    MSNP_CHECK(answers_11("23055170411503520698", "PROD01065C%ZFN6F", "780ee59b51acfd094658a55181fed7ca"));
    MSNP_CHECK(answers_11("13038318816579321232", "PROD0090YUAUV{2B", "b01c13020e374d4fa20abfad6981b7a9"));
    MSNP_CHECK(answers_11("13038318816579321232", "PROD0114ES4Z%Q5W", "d29978c57727acabb46c60fc0166c5cb"));
    MSNP_CHECK(answers_11("13038318816579321232", "PROD0119GSJUC$18", "d7ab624e79b048bd0ff594bfb8be089a"));
    MSNP_CHECK(answers_11("13038318816579321232", "PROD0120PW!CCV9@", "b2b292178e786b7cc16971fabeb5a597"));
}

// Red: `(size + 7) / 8` in padded_challenge::words(), which pads with nothing here.
TEST(Challenge, OfAMultipleOfEightGetsEightMoreZeros) {
    MSNP_CHECK(answers_11("230551704115035206981234", "PROD0101{0RM?UBW", "d3c65c7c04f6a9903c9b6cf54e82a32d"));
}

// What the algorithm gives in another language, with integers of any size.
// Red: bytes with a sign in padded_challenge::word(): 0x80 and more then spoil the word.
TEST(Challenge, OfAnyBytesAndLengthIsAnswered) {
    MSNP_CHECK(answers_11("", "PROD0101{0RM?UBW", "19a7b7e4e836c1d8a513fcde6cb758e9"));
    MSNP_CHECK(answers_11("\xff\x80\xfe\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
                          "PROD0101{0RM?UBW", "0f69f7d386f260c9c9ae331c4e4dd8a3"));
    MSNP_CHECK(answers_11("1234567890123456789012345678", "PROD0119GSJUC$18", "72069008423221008d19cff336e5ca42"));
}

// The dialect decides, not the product.
TEST(Challenge, ChangesAtMsnp11) {
    MSNP_CHECK(
        answers("15570131571988941333", "PROD0101{0RM?UBW", dialect::msnp10, "81b0b02d1961ed230b215b4a7b7732fc"));
    MSNP_CHECK(
        !answers("15570131571988941333", "PROD0101{0RM?UBW", dialect::msnp11, "81b0b02d1961ed230b215b4a7b7732fc"));
}

constexpr bool goes_into_a_command() {
    const auto client = auth::find_product("PROD0101{0RM?UBW");
    const auth::hex_digest answer = auth::answer_challenge("13038318816579321232", *client, dialect::msnp12);
    const to_ns::qry qry{.trid = 18, .product = client->id, .answer = answer.view()};
    return writes(qry, dialect::msnp12, "QRY 18 PROD0101{0RM?UBW 32\r\n5f6ae998b8fa70c37b62980f71a0e736");
}

TEST(Challenge, AnswerIsThePayloadOfQry) {
    MSNP_CHECK(goes_into_a_command());
}

} // namespace
