// MD5 against RFC 1321's vectors, at every length around a block, and its digits.
#include "support/check.hpp"

#include <msnp/auth/md5.hpp>

#include <string>

namespace {

using namespace msnp;

constexpr bool hashes(std::string_view text, std::string_view digits) {
    return auth::md5_of(text).hex().matches(digits);
}

// Red: change any of md5_sines, md5_turns, md5_mix() or md5_word().
TEST(Md5, HasTheVectorsOfItsRfc) {
    MSNP_CHECK(hashes("", "d41d8cd98f00b204e9800998ecf8427e"));
    MSNP_CHECK(hashes("a", "0cc175b9c0f1b6a831c399e269772661"));
    MSNP_CHECK(hashes("abc", "900150983cd24fb0d6963f7d28e17f72"));
    MSNP_CHECK(hashes("message digest", "f96b697d7cb7938d525a2f31aaf161d0"));
    MSNP_CHECK(hashes("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"));
    MSNP_CHECK(
        hashes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"));
    MSNP_CHECK(hashes("12345678901234567890123456789012345678901234567890123456789012345678901234567890",
                      "57edf4a22be3c955ac49da2e2107b67a"));
}

// Red: `!=` to `<` in the padding of sum(); the length then comes too early.
TEST(Md5, FillsUpABlockAndBeginsAnother) {
    // What hashlib says of as many times 'x'.
    MSNP_CHECK(hashes(std::string_view("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 55),
                      "04364420e25c512fd958a70738aa8f72"));
    MSNP_CHECK(hashes(std::string_view("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 56),
                      "668a72d5ba17f08e62dabcafad6db14b"));
    MSNP_CHECK(hashes(std::string_view("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 63),
                      "7dc2ca208106a2f703567bdff99d8981"));
    MSNP_CHECK(hashes(std::string_view("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 64),
                      "c1bb4f81d892b2d57947682aeb252456"));
    MSNP_CHECK(hashes(std::string_view("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 65),
                      "1bc932052302d074bdec39795fe00cf6"));
}

constexpr bool is_the_same_in_pieces() {
    auth::md5 hash;
    hash.write("message");
    const auth::md5_sum early = hash.sum();
    hash.put(' ');
    hash.write("");
    hash.write("digest");
    return hash.size() == 14 && hash.sum() == auth::md5_of("message digest") && early == auth::md5_of("message") &&
           !(early == hash.sum());
}

// Red: sum() on *this instead of on a copy.
TEST(Md5, TakesPiecesAndGoesOnAfterASum) {
    MSNP_CHECK(is_the_same_in_pieces());
}

constexpr bool has_bytes() {
    const auto bytes = auth::md5_of("").bytes();
    return std::string_view(bytes.data(), bytes.size()) ==
           std::string_view("\xd4\x1d\x8c\xd9\x8f\x00\xb2\x04\xe9\x80\x09\x98\xec\xf8\x42\x7e", 16);
}

// Red: store_big in bytes().
TEST(Md5, HasBytes) {
    MSNP_CHECK(has_bytes());
    const std::string text = "a";
    EXPECT_EQ(auth::md5_of(text).bytes()[0], '\x0c');
}

constexpr bool digits_are(const std::array<std::uint32_t, 4>& words, std::string_view digits) {
    const auth::hex_digest digest(words);
    return digest.view() == digits && digest.matches(digits);
}
constexpr bool differs_everywhere() {
    const auth::hex_digest digest({0, 0, 0, 0});
    for (std::size_t i = 0; i < auth::hex_digest::size; ++i) {
        char other[auth::hex_digest::size]{};
        for (char& c : other) c = '0';
        other[i] = '1';
        if (digest.matches({other, sizeof other})) return false;
    }
    return true;
}

// Red: `|=` to `=` in matches(): all but the last digit then count for nothing; hex_digits(…).view() without a width.
TEST(HexDigest, KeepsZerosAndComparesAllDigits) {
    MSNP_CHECK(digits_are({0xd1b13e00, 0x01, 0xff000000, 0}, "003eb1d1010000000000"
                                                             "00ff00000000"));
    MSNP_CHECK(differs_everywhere());
    MSNP_CHECK(!auth::md5_of("").hex().matches("D41D8CD98F00B204E9800998ECF8427E"));
    MSNP_CHECK(!auth::md5_of("").hex().matches("d41d8cd98f00b204e9800998ecf8427"));
    MSNP_CHECK(!auth::md5_of("").hex().matches("d41d8cd98f00b204e9800998ecf8427e0"));
    MSNP_CHECK(!auth::md5_of("").hex().matches(""));
    MSNP_CHECK(auth::md5_of("a").hex() == auth::md5_of("a").hex());
    MSNP_CHECK(!(auth::md5_of("a").hex() == auth::md5_of("b").hex()));
}

} // namespace
