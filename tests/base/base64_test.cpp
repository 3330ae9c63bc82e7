// Base64, both ways.
#include "support/check.hpp"

#include <msnp/base/base64.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

constexpr bool decodes(std::string_view encoded, std::string_view expected) {
    char memory[64]{};
    span_sink sink(memory);
    const base64_text text(encoded);
    return text.decode(sink) == error{} && std::string_view(memory, sink.size()) == expected && text.is_valid() &&
           text.decoded_size() == expected.size();
}
constexpr bool fails(std::string_view encoded, std::size_t at) {
    counting_sink sink;
    const base64_text text(encoded);
    return text.decode(sink) == error{errc::bad_value, at, {}} && !text.is_valid();
}
constexpr bool encodes(std::string_view bytes, std::string_view expected) {
    char memory[64]{};
    span_sink sink(memory);
    write_base64(sink, bytes);
    return std::string_view(memory, sink.size()) == expected;
}

// The vectors of RFC 4648, section 10.
TEST(Base64, Vectors) {
    MSNP_CHECK(decodes("", "") && encodes("", ""));
    MSNP_CHECK(decodes("Zg==", "f") && encodes("f", "Zg=="));
    MSNP_CHECK(decodes("Zm8=", "fo") && encodes("fo", "Zm8="));
    MSNP_CHECK(decodes("Zm9v", "foo") && encodes("foo", "Zm9v"));
    MSNP_CHECK(decodes("Zm9vYg==", "foob") && encodes("foob", "Zm9vYg=="));
    MSNP_CHECK(decodes("Zm9vYmE=", "fooba") && encodes("fooba", "Zm9vYmE="));
    MSNP_CHECK(decodes("Zm9vYmFy", "foobar") && encodes("foobar", "Zm9vYmFy"));
    MSNP_CHECK(decodes("+/+/", "\xFB\xFF\xBF") && encodes("\xFB\xFF\xBF", "+/+/"));
    MSNP_CHECK(decodes("AAECAw==", "\0\1\2\3"sv) && encodes("\0\1\2\3"sv, "AAECAw=="));
}

TEST(Base64, WrappedAndWithoutPadding) {
    MSNP_CHECK(decodes("Zm9v\r\nYmFy\r\n", "foobar"));
    MSNP_CHECK(decodes(" Z g\t= = ", "f"));
    MSNP_CHECK(decodes("Zg", "f") && decodes("Zm8", "fo"));
}

// Red: no look at padding behind which digits come; a single digit that is passed over; `digits >= 1` before '='.
TEST(Base64, WhatIsNone) {
    MSNP_CHECK(fails("Z", 1) && fails("Zm9vY", 5));
    MSNP_CHECK(fails("Zm-v", 2) && fails("Zm_v", 2) && fails("Zm\0v"sv, 2) && fails("Z\xC3\xA9", 1));
    MSNP_CHECK(fails("=", 0) && fails("Z===", 1) && fails("Zg=", 3) && fails("Zg===", 4) && fails("Zm9v=", 4));
    MSNP_CHECK(fails("Zg==Zg==", 4) && fails("Zm8=Zg", 4));
    MSNP_CHECK(base64_text("Zm9v!").decoded_size() == 3);
}

// Red: finish() that writes a group of no byte.
TEST(Base64, InPieces) {
    for (std::size_t cut = 0; cut <= 7; ++cut) {
        std::string encoded;
        append_sink sink(encoded);
        base64_encoder out(sink);
        out.write("foobar!"sv.substr(0, cut));
        out.write("foobar!"sv.substr(cut));
        out.finish();
        EXPECT_EQ(encoded, "Zm9vYmFyIQ==");
        EXPECT_EQ(out.size(), 7U);
    }
}

// At run time: what is given to constants may never be run.
TEST(Base64, WhatIsNoneAtRunTime) {
    for (const char* const text : {"Z", "Z===", "=", "Zg=", "Zg===", "Zm9v=", "Zm-v", "Zm{v", "Zg==Zg==", "Zm9vY"}) {
        EXPECT_FALSE(base64_text(text).is_valid()) << text;
        EXPECT_EQ(base64_text(text).text(), text);
    }
}

TEST(Base64, AnyBytes) {
    std::mt19937 random(1);
    for (std::size_t size = 0; size < 200; ++size) {
        std::string bytes;
        while (bytes.size() < size) bytes += static_cast<char>(random());
        std::string encoded;
        append_sink out(encoded);
        write_base64(out, bytes);
        EXPECT_EQ(encoded.size(), (size + 2) / 3 * 4);
        std::string again;
        append_sink in(again);
        EXPECT_EQ(base64_text(encoded).decode(in), error{});
        EXPECT_EQ(again, bytes);
    }
}

// Red: another number for 57; a line end behind the last line.
TEST(Base64, LinesOfMails) {
    const auto lines = [](std::size_t size) {
        std::string text;
        append_sink sink(text);
        write_base64_lines(sink, std::string(size, 'a'));
        return text;
    };
    EXPECT_EQ(lines(0), "");
    EXPECT_EQ(lines(57).size(), 76U);
    EXPECT_EQ(lines(58).size(), 82U);
    EXPECT_EQ(lines(58).substr(74), "Fh\r\nYQ==");
    EXPECT_EQ(base64_text(lines(200)).decoded_size(), 200U);
}

} // namespace
