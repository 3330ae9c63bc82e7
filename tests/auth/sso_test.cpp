// Single sign-on: keys, the answer, and what a server makes of it.
#include "support/check.hpp"
#include "support/sha1.hpp"

#include <msnp/auth/sso.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;

/// The bytes of hexadecimal digits.
template <std::size_t Size>
constexpr std::array<char, Size> bytes_of(std::string_view digits) {
    std::array<char, Size> bytes{};
    for (std::size_t i = 0; i < Size; ++i)
        bytes[i] = static_cast<char>(hex_digit(digits[2 * i]) * 16 + hex_digit(digits[2 * i + 1]));
    return bytes;
}

constexpr std::string_view zeros{"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 24};
constexpr auto counting = bytes_of<24>("000102030405060708090a0b0c0d0e0f1011121314151617");
constexpr std::string_view counting_secret{counting.data(), counting.size()};
constexpr std::string_view secret_base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
constexpr std::string_view nonce = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v";
constexpr auto iv = bytes_of<8>("0001020304050607");
constexpr std::string_view answer =
    "HAAAAAEAAAADZgAABIAAAAgAAAAUAAAASAAAAAABAgMEBQYH5/b6UPUTyMkbVgyWJivzLXG/"
    "cLnbi6heZDPcDaN19raFPD126EaQQUkKltX7vdAMfHnoLDqagK3kpZIzyCXvzkmmW6IvHKU2tUFdVEJ4iq50Aoiu+mkP7WkXXvQ=";

constexpr bool hashes(std::string_view key, std::string_view text, std::string_view digits) {
    return msnp_test::hmac_sha1(key, text) == bytes_of<20>(digits);
}

// Of the tests' own: RFC 2202.
TEST(TestSha1, HasTheVectorsOfItsRfc) {
    MSNP_CHECK(hashes("Jefe", "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"));
    MSNP_CHECK(hashes("\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b", "Hi There",
                      "b617318655057264e28bc0b6fb378c8ef146be00"));
}

constexpr bool derives(std::string_view secret, std::string_view purpose, std::string_view digits) {
    return auth::derive_sso_key(secret, purpose, msnp_test::hmac_sha1) == bytes_of<24>(digits);
}

// Red: `first` and `third` swapped; the four bytes of `third`.
TEST(Sso, DerivesKeys) {
    MSNP_CHECK(derives(counting_secret, auth::sso_purpose::hash, "06af2ac1f46df3fde6e65fef60a13bd21eabb69f09a542c0"));
    MSNP_CHECK(
        derives(counting_secret, auth::sso_purpose::encryption, "2dd0114b936beb17cc1d7fa10191010bb4b7b487404c43e3"));
    MSNP_CHECK(derives(zeros, auth::sso_purpose::hash, "51fecc58efdcf0b3a156dd7fb63b2b35525abb6e44fb28bc"));
    MSNP_CHECK(derives(zeros, auth::sso_purpose::encryption, "5fb82627f21ddea543ca19997f4ad06e16aa09a623b78152"));
}

/// In place of 3DES: what it makes of the vector, which examples/sso_openssl.cpp computes.
constexpr auto encrypts_the_vector = [](std::string_view key, std::string_view with, std::span<char> data) {
    const auto expected_key = bytes_of<24>("2dd0114b936beb17cc1d7fa10191010bb4b7b487404c43e3");
    const std::string_view plain(data.data(), data.size());
    const bool is_vector = key == std::string_view(expected_key.data(), 24) && with == std::string_view(iv.data(), 8) &&
                           plain.substr(0, 64) == nonce && plain.substr(64) == "\b\b\b\b\b\b\b\b";
    std::array<char, 128> blob{};
    span_sink out(blob);
    static_cast<void>(base64_text(answer).decode(out));
    if (is_vector) std::copy_n(blob.begin() + 56, 72, data.begin());
};

constexpr bool answers() {
    exact_bytes room(172, '?');
    const auto size =
        auth::answer_sso(room.span(), nonce, base64_text(secret_base64), iv, msnp_test::hmac_sha1, encrypts_the_vector);
    return size && *size == 172 && room.view() == answer;
}

// Red: another order of the parts, other words of the header, no padding.
TEST(Sso, Answers) {
    MSNP_CHECK(answers());
}

constexpr auto encrypts_nothing = [](std::string_view, std::string_view, std::span<char>) {};

constexpr bool pads(std::size_t nonce_size, std::size_t cipher_size, char last) {
    std::array<char, 600> text{};
    std::array<char, 800> buffer{};
    for (char& c : text) c = 'x';
    const std::string_view longer(text.data(), nonce_size);
    const auto size = auth::answer_sso(buffer, longer, base64_text("AAAA"), iv, msnp_test::hmac_sha1, encrypts_nothing);
    std::array<char, 600> bytes{};
    span_sink out(bytes);
    if (!size || base64_text({buffer.data(), *size}).decode(out).code != errc::none) return false;
    const auto blob = auth::parse_sso_blob(std::string_view(bytes.data(), out.size()));
    return blob && blob->is_usual() && blob->cipher.size() == cipher_size && blob->cipher.back() == last &&
           blob->cipher.substr(0, nonce_size) == longer;
}

// Red: `padding` of 0 for a multiple of eight.
TEST(Sso, PadsAnyNonce) {
    MSNP_CHECK(pads(0, 8, '\b'));
    MSNP_CHECK(pads(1, 8, '\7'));
    MSNP_CHECK(pads(7, 8, '\1'));
    MSNP_CHECK(pads(8, 16, '\b'));
    MSNP_CHECK(pads(63, 64, '\1'));
    MSNP_CHECK(pads(512, 520, '\b'));
}

constexpr bool wont_answer(std::string_view to, std::string_view secret, std::size_t room, const error& expected) {
    std::array<char, 200> buffer{};
    const auto size = auth::answer_sso(std::span(buffer.data(), room), to, base64_text(secret), iv,
                                       msnp_test::hmac_sha1, encrypts_nothing);
    return !size && size.error() == expected && buffer[0] == '\0';
}

constexpr bool is_too_long() {
    std::array<char, 513> text{};
    return wont_answer({text.data(), text.size()}, secret_base64, 200, {errc::out_of_range, 0, "nonce"});
}

// Red: any of the checks left out.
TEST(Sso, RefusesWhatIsNone) {
    MSNP_CHECK(wont_answer(nonce, "AAEC!", 200, {errc::bad_value, 4, "secret"}));
    MSNP_CHECK(wont_answer(nonce, "", 200, {errc::out_of_range, 0, "secret"}));
    MSNP_CHECK(wont_answer(
        nonce, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", 200,
        {errc::out_of_range, 0, "secret"}));
    MSNP_CHECK(wont_answer(nonce, secret_base64, 171, {errc::buffer_too_small, 171, {}}));
    MSNP_CHECK(is_too_long());
}

/// The bytes of the vector.
constexpr std::array<char, 128> vector_bytes() {
    std::array<char, 128> bytes{};
    span_sink out(bytes);
    static_cast<void>(base64_text(answer).decode(out));
    return bytes;
}

constexpr bool is_read_and_written() {
    const auto bytes = vector_bytes();
    const exact_bytes exact(std::string_view(bytes.data(), bytes.size()));
    const auto blob = auth::parse_sso_blob(exact.view());
    const auto hash = bytes_of<20>("e7f6fa50f513c8c91b560c96262bf32d71bf70b9");
    exact_bytes room(128, '?');
    span_sink out(room.span());
    if (blob) auth::write_sso_blob(out, *blob);
    return blob && blob->is_usual() && blob->iv == std::string_view(iv.data(), 8) &&
           blob->hash == std::string_view(hash.data(), 20) && blob->cipher.size() == 72 && room.view() == exact.view();
}

// Red: load_big; a size taken for another's.
TEST(SsoBlob, IsReadAndWritten) {
    MSNP_CHECK(is_read_and_written());
}

constexpr bool refuses_blob(std::size_t size, std::size_t changed, char byte, const error& expected) {
    exact_bytes bytes(size, '\0');
    const auto all = vector_bytes();
    for (std::size_t i = 0; i < size && i < all.size(); ++i) bytes.span()[i] = all[i];
    if (changed < size) bytes.span()[changed] = byte;
    const auto blob = auth::parse_sso_blob(bytes.view());
    return !blob && blob.error() == expected;
}

TEST(SsoBlob, IsRefusedWhereItsSizesAreWrong) {
    MSNP_CHECK(refuses_blob(0, 0, 0, {errc::incomplete, 0, {}}));
    MSNP_CHECK(refuses_blob(27, 99, 0, {errc::incomplete, 27, {}}));
    MSNP_CHECK(refuses_blob(28, 99, 0, {errc::incomplete, 28, "iv"}));
    MSNP_CHECK(refuses_blob(55, 99, 0, {errc::incomplete, 55, "hash"}));
    MSNP_CHECK(refuses_blob(127, 199, 0, {errc::incomplete, 127, "cipher"}));
    MSNP_CHECK(refuses_blob(129, 199, 0, {errc::trailing_bytes, 128, {}}));
    MSNP_CHECK(refuses_blob(128, 0, 27, {errc::bad_length, 0, {}}));
    MSNP_CHECK(refuses_blob(128, 19, '\xff', {errc::incomplete, 128, "iv"}));
    MSNP_CHECK(refuses_blob(128, 27, '\xff', {errc::incomplete, 128, "cipher"}));
}

constexpr bool is_unusual(std::size_t changed) {
    auto bytes = vector_bytes();
    bytes[changed] = static_cast<char>(bytes[changed] ^ 2);
    const auto blob = auth::parse_sso_blob(std::string_view(bytes.data(), bytes.size()));
    return blob && !blob->is_usual();
}

// Red: any part of is_usual() left out.
TEST(SsoBlob, MayBeUnusual) {
    MSNP_CHECK(is_unusual(4));
    MSNP_CHECK(is_unusual(8));
    MSNP_CHECK(is_unusual(12));
    constexpr auth::sso_blob usual{.iv = zeros.substr(0, 8), .hash = zeros.substr(0, 20), .cipher = zeros};
    MSNP_CHECK(usual.is_usual());
    MSNP_CHECK(!auth::sso_blob{.iv = zeros, .hash = usual.hash, .cipher = zeros}.is_usual());
    MSNP_CHECK(!auth::sso_blob{.iv = usual.iv, .hash = zeros, .cipher = zeros}.is_usual());
    MSNP_CHECK(!auth::sso_blob{.iv = usual.iv, .hash = usual.hash}.is_usual());
    MSNP_CHECK(!auth::sso_blob{.iv = usual.iv, .hash = usual.hash, .cipher = usual.hash}.is_usual());
}

constexpr bool is_answer(std::string_view to, std::string_view secret, std::uint32_t mode = 1) {
    const auto bytes = vector_bytes();
    auto blob = *auth::parse_sso_blob(std::string_view(bytes.data(), bytes.size()));
    blob.mode = mode;
    return auth::is_sso_answer(blob, to, secret, msnp_test::hmac_sha1);
}

// Red: is_sso_answer() without its comparison, or without is_usual().
TEST(Sso, IsCheckedByAServer) {
    MSNP_CHECK(is_answer(nonce, counting_secret));
    MSNP_CHECK(!is_answer(nonce, zeros));
    MSNP_CHECK(!is_answer(nonce.substr(1), counting_secret));
    MSNP_CHECK(!is_answer(nonce, counting_secret, 2));
}

constexpr bool is_answer_in_base64(std::string_view text) {
    return auth::is_sso_answer(sso_response(text), nonce, counting_secret, msnp_test::hmac_sha1);
}

/// Longer than any answer, and base64 all the same.
constexpr bool is_no_answer_where_it_is_too_long() {
    std::array<char, 772> text{};
    for (char& c : text) c = 'A';
    return !is_answer_in_base64({text.data(), text.size()});
}

// Red: the result of decode() not looked at; that of parse_sso_blob(); the secret in place of the nonce.
TEST(Sso, IsCheckedInBase64) {
    MSNP_CHECK(is_answer_in_base64(answer));
    MSNP_CHECK(!is_answer_in_base64(answer.substr(4)));
    MSNP_CHECK(!is_answer_in_base64(answer.substr(0, 168)));
    MSNP_CHECK(!is_answer_in_base64("!"));
    MSNP_CHECK(!is_answer_in_base64(""));
    MSNP_CHECK(is_no_answer_where_it_is_too_long());
}

} // namespace
