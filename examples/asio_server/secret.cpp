#include "secret.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace msnp_examples {

namespace {

    constexpr std::size_t key_size = 32;
    constexpr std::size_t salt_size = 16;

    std::string random_bytes(std::size_t count) {
        std::string bytes(count, '\0');
        // Without random numbers nothing here is safe, and there is nothing to go on with.
        if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
            throw std::runtime_error("the system gives no random numbers");
        return bytes;
    }

    std::string derive(std::string_view password, const std::string& salt, std::int64_t rounds) {
        std::string key(key_size, '\0');
        const int done = PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                                           reinterpret_cast<const unsigned char*>(salt.data()),
                                           static_cast<int>(salt.size()), static_cast<int>(rounds), EVP_sha256(),
                                           static_cast<int>(key.size()), reinterpret_cast<unsigned char*>(key.data()));
        if (done != 1) throw std::runtime_error("PBKDF2 failed");
        return key;
    }

} // namespace

password_hash hash_of(std::string_view password, std::int64_t rounds) {
    password_hash made{random_bytes(salt_size), rounds, {}};
    made.key = derive(password, made.salt, rounds);
    return made;
}

bool is_password(std::string_view password, const password_hash& kept) {
    const std::string key = derive(password, kept.salt, kept.rounds);
    return key.size() == kept.key.size() && CRYPTO_memcmp(key.data(), kept.key.data(), key.size()) == 0;
}

std::string random_hex(std::size_t bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : random_bytes(bytes)) {
        text += digits[static_cast<unsigned char>(c) >> 4U];
        text += digits[static_cast<unsigned char>(c) & 15U];
    }
    return text;
}

std::string random_digits(std::size_t count) {
    std::string text;
    while (text.size() < count)
        for (const char c : random_bytes(count - text.size()))
            // 250 and more would make some digits likelier than others.
            if (const auto byte = static_cast<unsigned char>(c); byte < 250) text += static_cast<char>('0' + byte % 10);
    return text;
}

std::string digits_of(std::string_view text, std::string_view key, std::size_t count) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), nullptr) == nullptr)
        throw std::runtime_error("HMAC failed");
    std::string digits;
    for (std::size_t i = 0; i < count; ++i) digits += static_cast<char>('0' + digest.at(i) % 10);
    return digits;
}

std::string random_guid() {
    std::string hex = random_hex(16);
    hex[12] = '4';
    hex[16] = "89ab"[(static_cast<unsigned char>(hex[16]) & 3U)];
    for (const std::size_t dash : {20U, 16U, 12U, 8U}) hex.insert(dash, 1, '-');
    return hex;
}

void wipe(std::string& text) noexcept {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

} // namespace msnp_examples
