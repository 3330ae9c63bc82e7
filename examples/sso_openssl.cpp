// Single sign-on (MSNP15 and later) with the cryptography of OpenSSL: what to send as USR SSO S.
//
//     sso_openssl NONCE SECRET [IV]
//
// NONCE is that of the server's USR SSO S, SECRET the BinarySecret that came with the ticket; IV, 16 hexadecimal digits, is random
// where it is not given. Prints the answer.
#include <msnp/auth/sso.hpp>

#include <msnp/base/describe.hpp>
#include <msnp/base/number.hpp>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>

namespace {

[[noreturn]] void fail(const char* why) {
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

msnp::auth::sso_hash hmac_sha1(std::string_view key, std::string_view text) {
    msnp::auth::sso_hash hash{};
    unsigned size = 0;
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(),
             reinterpret_cast<unsigned char*>(hash.data()), &size) == nullptr ||
        size != hash.size())
        fail("no HMAC-SHA1");
    return hash;
}

void encrypt_3des_cbc(std::string_view key, std::string_view iv, std::span<char> data) {
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free);
    auto* const bytes = reinterpret_cast<unsigned char*>(data.data());
    int size = 0;
    if (!context || EVP_EncryptInit_ex(context.get(), EVP_des_ede3_cbc(), nullptr, bytes_of(key), bytes_of(iv)) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_EncryptUpdate(context.get(), bytes, &size, bytes, static_cast<int>(data.size())) != 1 ||
        size != static_cast<int>(data.size()))
        fail("no 3DES");
}

msnp::auth::sso_iv iv_of(std::string_view digits) {
    std::uint64_t number = 0;
    if (digits.size() != 16 || msnp::parse_hex(digits, number) != msnp::errc::none) fail("IV is 16 hexadecimal digits");
    msnp::auth::sso_iv iv{};
    for (std::size_t i = 0; i < iv.size(); ++i) iv[i] = static_cast<char>(number >> (56 - 8 * i) & 0xff);
    return iv;
}

msnp::auth::sso_iv random_iv() {
    msnp::auth::sso_iv iv{};
    if (RAND_bytes(reinterpret_cast<unsigned char*>(iv.data()), static_cast<int>(iv.size())) != 1)
        fail("no randomness");
    return iv;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 4) fail("usage: sso_openssl NONCE SECRET [IV]");
    const auto iv = argc == 4 ? iv_of(argv[3]) : random_iv();
    std::array<char, 1024> buffer{};
    const auto size =
        msnp::auth::answer_sso(buffer, argv[1], msnp::base64_text(argv[2]), iv, hmac_sha1, encrypt_3des_cbc);
    if (!size) fail(msnp::describe(size.error()).c_str());
    std::printf("%.*s\n", static_cast<int>(*size), buffer.data());
}
