// Percent-encoded text: decoding as leniently as the official client, encoding as little as it did.
#include "support/check.hpp"

#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

/// Decoded by each of the ways that there are, from a heap block of exactly the text's size.
constexpr bool decodes(std::string_view wire, std::string_view plain) {
    const msnp_test::exact_bytes exact(wire);
    const auto text = percent_text::encoded(exact.view());
    char memory[128]{};
    const auto decoded = text.decode_to(std::span<char>(memory).first(plain.size()));
    bool ok = decoded && *decoded == plain && text.decoded_size() == plain.size() && text == percent_text(plain) &&
              percent_text(plain) == text && text.is_encoded() && text.raw() == wire;
    // Where there is room for the whole text it is decoded another way.
    msnp_test::exact_bytes room(wire.size(), '?');
    const auto with_room = text.decode_to(room.span());
    ok = ok && with_room && *with_room == plain;
    std::size_t at = 0;
    for (const char c : text) ok = ok && at < plain.size() && plain[at++] == c;
    return ok && at == plain.size();
}

TEST(Percent, Decodes) {
    MSNP_CHECK(decodes("", ""));
    MSNP_CHECK(decodes("Bob", "Bob"));
    MSNP_CHECK(decodes("Ana%20Ruiz", "Ana Ruiz"));
    MSNP_CHECK(decodes("%3Cmsnobj%20Creator%3d%22", "<msnobj Creator=\""));
    MSNP_CHECK(decodes("%e2%82%AC", "\xe2\x82\xac"));
    MSNP_CHECK(decodes("\xe2\x82\xac%20\xe2\x82\xac", "\xe2\x82\xac \xe2\x82\xac"));
    MSNP_CHECK(decodes("%0D%0a%00", "\r\n\0"sv));
    MSNP_CHECK(decodes("New%2520Group", "New%20Group")); // once, not until nothing is left
}

// Red: '+' decoded as a blank.
TEST(Percent, APlusIsAPlus) {
    MSNP_CHECK(decodes("a+b", "a+b"));
    MSNP_CHECK(decodes("a%2Bb", "a+b"));
}

// Red: `rest_.size() > 3`; a test of one digit only.
TEST(Percent, MalformedStandsForItself) {
    MSNP_CHECK(decodes("%", "%"));
    MSNP_CHECK(decodes("%4", "%4"));
    MSNP_CHECK(decodes("%41", "A"));
    MSNP_CHECK(decodes("100%", "100%"));
    MSNP_CHECK(decodes("is%20%invalid", "is %invalid"));
    MSNP_CHECK(decodes("%G1%1G%%41%-1%+1", "%G1%1G%A%-1%+1"));
    MSNP_CHECK(decodes("%%20", "% "));
    MSNP_CHECK(decodes("%2%20", "%2 "));
    MSNP_CHECK(decodes("% 41", "% 41"));
}

TEST(Percent, AnyBytesMayComeOut) {
    MSNP_CHECK(decodes("%FF%fe%80", "\xff\xfe\x80"));
    MSNP_CHECK(decodes("%C3", "\xc3"));
    MSNP_CHECK(decodes("a%00b", "a\0b"sv));
    MSNP_CHECK(decodes("\x80\xff", "\x80\xff"));
}

constexpr bool encodes(std::string_view plain, std::string_view wire) {
    char buffer[64]{};
    span_sink sink(buffer);
    return percent_text(plain).to_token(sink) == errc::none && std::string_view(buffer, sink.size()) == wire;
}

TEST(Percent, EncodesOnlyWhatItMust) {
    MSNP_CHECK(encodes("", ""));
    MSNP_CHECK(encodes("Bob", "Bob"));
    MSNP_CHECK(encodes("Ana Ruiz", "Ana%20Ruiz"));
    MSNP_CHECK(encodes("100%", "100%25"));
    MSNP_CHECK(encodes("%20", "%2520"));
    MSNP_CHECK(encodes("\r\n\0\t\x1f"sv, "%0D%0A%00%09%1F"));
    MSNP_CHECK(encodes("a+b/<\"@>", "a+b/<\"@>"));
    MSNP_CHECK(encodes("\x7f\xe2\x82\xac", "\x7f\xe2\x82\xac"));
}

constexpr bool every_byte_survives() {
    for (int i = 0; i < 256; ++i) {
        const auto c = static_cast<char>(i);
        if (needs_percent(c) != (i <= 0x20 || c == '%')) return false;
        const percent_text plain(std::string_view(&c, 1));
        char buffer[4]{};
        span_sink sink(buffer);
        if (plain.to_token(sink) != errc::none || sink.overflowed()) return false;
        const std::string_view wire(buffer, sink.size());
        if (!is_token(wire) || percent_text::encoded(wire) != plain) return false;
    }
    return true;
}

// Red: `<` for `<=` in needs_percent.
TEST(Percent, EveryByteThereAndBack) {
    MSNP_CHECK(every_byte_survives());
}

TEST(Percent, EncodesWhatTheCallerSays) {
    const auto vowels = [](std::string_view plain, std::string_view wire) {
        char buffer[64]{};
        span_sink sink(buffer);
        write_percent_encoded(sink, plain, [](char c) { return "aeiou"sv.find(c) != std::string_view::npos; });
        return std::string_view(buffer, sink.size()) == wire;
    };
    MSNP_CHECK(vowels("a b%", "%61 b%"));
    MSNP_CHECK(vowels("hello", "h%65ll%6F"));
}

constexpr bool is_written_as_it_came(std::string_view wire) {
    percent_text text("something else");
    char buffer[64]{};
    span_sink sink(buffer);
    return text.from_token(wire) == errc::none && text.is_encoded() && text.raw() == wire &&
           text.to_token(sink) == errc::none && std::string_view(buffer, sink.size()) == wire;
}

TEST(Percent, WhatCameEncodedIsWrittenAsItCame) {
    MSNP_CHECK(is_written_as_it_came("Ana%20Ruiz"));
    MSNP_CHECK(is_written_as_it_came("%41na%3c%3C"));
    MSNP_CHECK(is_written_as_it_came("100%"));
    MSNP_CHECK(!percent_text("Ana%20Ruiz").is_encoded());
    MSNP_CHECK(!percent_text().is_encoded());
}

// Red: operator== that compares raw() where only one is encoded.
TEST(Percent, EqualWhenTheDecodedBytesAre) {
    MSNP_CHECK(percent_text("Ana Ruiz") == percent_text::encoded("Ana%20Ruiz"));
    MSNP_CHECK(percent_text::encoded("%41") == percent_text::encoded("A"));
    MSNP_CHECK(percent_text::encoded("%3c") == percent_text::encoded("%3C"));
    MSNP_CHECK(percent_text("%41") == percent_text::encoded("%2541"));
    MSNP_CHECK(percent_text("") == percent_text::encoded(""));
    MSNP_CHECK(percent_text() == percent_text(""));
    MSNP_CHECK(percent_text("%41") != percent_text::encoded("%41"));
    MSNP_CHECK(percent_text::encoded("%41") != percent_text::encoded("%61"));
    MSNP_CHECK(percent_text("Ana") != percent_text("Anas"));
    MSNP_CHECK(percent_text("Anas") != percent_text("Ana"));
    MSNP_CHECK(percent_text("") != percent_text::encoded("%00"));
}

TEST(Percent, Empty) {
    MSNP_CHECK(percent_text().empty() && percent_text("").empty() && percent_text::encoded("").empty());
    MSNP_CHECK(!percent_text(" ").empty());
    MSNP_CHECK(percent_text().decoded_size() == 0);
    MSNP_CHECK(percent_text().begin() == percent_text().end());
}

/// Decodes into `size` bytes in the middle of others, which stay as they are.
constexpr result<std::string_view> decoded_into(std::string_view wire, std::size_t size) {
    char memory[8]{'#', '#', '#', '#', '#', '#', '#', '#'};
    const auto done = percent_text::encoded(wire).decode_to(std::span<char>(memory).first(size));
    for (std::size_t i = size; i < sizeof memory; ++i)
        if (memory[i] != '#') return error{errc::none, 99, {}};
    if (!done) return done.error();
    return *done == "a b" ? result<std::string_view>("a b") : result<std::string_view>("wrong");
}

TEST(Percent, DecodesIntoTooLittleMemory) {
    MSNP_CHECK(decoded_into("a%20b", 4) == result<std::string_view>("a b"));
    MSNP_CHECK(decoded_into("a%20b", 3) == result<std::string_view>("a b"));
    MSNP_CHECK(decoded_into("a%20b", 2) == result<std::string_view>(error{errc::buffer_too_small, 2, {}}));
    MSNP_CHECK(decoded_into("a%20b", 0) == result<std::string_view>(error{errc::buffer_too_small, 0, {}}));
    MSNP_CHECK(percent_text().decode_to({}).has_value());
}

TEST(Percent, ToAContainer) {
    EXPECT_EQ(percent_text::encoded("Ana%20Ruiz").to<std::string>(), "Ana Ruiz");
    EXPECT_EQ(percent_text("Ana%20Ruiz").to<std::string>(), "Ana%20Ruiz");
    EXPECT_EQ(percent_text::encoded("a%00").to<std::string>(), "a\0"sv);
    EXPECT_EQ(percent_text::encoded("%41%").to<std::vector<char>>(), (std::vector<char>{'A', '%'}));
    EXPECT_EQ(percent_text().to<std::string>(), "");
}

constexpr bool iterates() {
    const auto text = percent_text::encoded("%41b");
    percent_text::iterator i = text.begin();
    const percent_text::iterator before = i++;
    const bool second = *i == 'b' && *before == 'A' && before != i;
    return second && ++i == text.end();
}

TEST(Percent, Iterators) {
    MSNP_CHECK(iterates());
}

// Red: leave out the constructor of encoded_text that takes an owner, or the deleted one.
TEST(Percent, TextsOfOwners) {
    static_assert(std::is_convertible_v<const std::string&, percent_text>);
    static_assert(!std::is_constructible_v<percent_text, std::string>);
    const std::string owned("Ana%20\0", 7);
    EXPECT_EQ(percent_text(owned).raw().data(), owned.data());
    EXPECT_EQ(percent_text(owned).raw().size(), owned.size());
    EXPECT_FALSE(percent_text(owned).is_encoded());
}

} // namespace
