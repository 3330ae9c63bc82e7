// Invariant: percent_text decodes as a walk by the book does, into memory of exactly the size that it tells; what is encoded is
// one token and decodes to what it was made of.
//
// Input: any bytes.
#include "fuzz/harness.hpp"

namespace {

std::string decoded_by_the_book(std::string_view text) {
    const auto digit = [](char c) {
        const std::string_view digits = "0123456789abcdef0123456789ABCDEF";
        const std::size_t at = digits.find(c);
        return at == digits.npos ? -1 : static_cast<int>(at % 16);
    };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            plain += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

} // namespace

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    const exact_bytes exact(input);
    const auto broken = [&](std::string_view what) { return report(what, exact.view(), {}); };

    const auto encoded = msnp::percent_text::encoded(exact.view());
    const std::string expected = decoded_by_the_book(exact.view());
    if (encoded.decoded_size() != expected.size()) return broken("decoded_size()");
    exact_bytes memory(expected);
    const auto decoded = encoded.decode_to(memory.span());
    if (!decoded || *decoded != expected) return broken("decode_to()");
    if (std::string(encoded.begin(), encoded.end()) != expected) return broken("the iterators");
    if (!(encoded == msnp::percent_text(std::string_view(expected)))) return broken("not equal to its own text");
    if (!expected.empty()) {
        exact_bytes small(std::string_view(expected).substr(1));
        if (encoded.decode_to(small.span())) return broken("decoded although there was no room");
    }

    std::string token;
    msnp::append_sink sink(token);
    const msnp::percent_text plain(exact.view());
    if (plain.to_token(sink) != msnp::errc::none) return broken("does not encode");
    if (!token.empty() && !msnp::is_token(token)) return broken("encoded as what is no token");
    if (decoded_by_the_book(token) != exact.view()) return broken("encoded as something else");
    return {};
}
