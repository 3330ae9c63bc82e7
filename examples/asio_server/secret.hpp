// Passwords as the server keeps them, and numbers that nobody can guess. By OpenSSL.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace msnp_examples {

/// A password as it is kept: PBKDF2 with HMAC-SHA-256, a salt of its own, and the number of rounds that it was made with.
struct password_hash {
    std::string salt;
    std::int64_t rounds = 0;
    std::string key;
};

/// What NIST and OWASP advise for PBKDF2 with SHA-256.
inline constexpr std::int64_t usual_rounds = 600'000;

/// A hash with a new salt.
[[nodiscard]] password_hash hash_of(std::string_view password, std::int64_t rounds);
/// Whether this is the password; takes equally long either way.
[[nodiscard]] bool is_password(std::string_view password, const password_hash& kept);

/// Random bytes, in hexadecimal.
[[nodiscard]] std::string random_hex(std::size_t bytes);
/// Random decimal digits.
[[nodiscard]] std::string random_digits(std::size_t count);
/// As many digits (32 at most), for the same text always the same, that nobody can foretell without the key.
[[nodiscard]] std::string digits_of(std::string_view text, std::string_view key, std::size_t count);
/// A GUID of random bits (version 4): `f60efbe7-94af-4b16-b926-e4e10878d329`.
[[nodiscard]] std::string random_guid();

/// Overwrites a text before it goes.
void wipe(std::string& text) noexcept;

} // namespace msnp_examples
