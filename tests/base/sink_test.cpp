// Where bytes go.
#include "support/check.hpp"

#include <memory>
#include <vector>

namespace {

using namespace msnp;
using namespace std::string_view_literals;

template <class Sink>
constexpr void write_some(Sink& sink) {
    sink.write("ab");
    sink.put('\0');
    sink.write("");
    sink.write("c\n");
}

constexpr std::size_t counted() {
    counting_sink sink;
    write_some(sink);
    return sink.size();
}

TEST(Sink, Counting) {
    MSNP_CHECK(counting_sink{}.size() == 0);
    MSNP_CHECK(counted() == 5);
}

/// Writes into an exact block of `size` bytes inside a larger one whose other bytes must stay as they are.
constexpr bool fills(std::size_t size, std::string_view expected, bool overflows) {
    char memory[8]{'#', '#', '#', '#', '#', '#', '#', '#'};
    span_sink sink(std::span<char>(memory).subspan(1, size));
    write_some(sink);
    for (std::size_t i = 0; i < sizeof memory; ++i)
        if (memory[i] != (i >= 1 && i < 1 + expected.size() ? expected[i - 1] : '#')) return false;
    return sink.size() == expected.size() && sink.overflowed() == overflows;
}

// Red: `<=` for `<` in span_sink::put.
TEST(Sink, SpanNeverWritesPastItsEnd) {
    MSNP_CHECK(fills(6, "ab\0c\n"sv, false));
    MSNP_CHECK(fills(5, "ab\0c\n"sv, false));
    MSNP_CHECK(fills(4, "ab\0c"sv, true));
    MSNP_CHECK(fills(3, "ab\0"sv, true));
    MSNP_CHECK(fills(1, "a", true));
    MSNP_CHECK(fills(0, "", true));
}

constexpr bool span_of_nothing() {
    span_sink sink{std::span<char>{}};
    sink.write("");
    const bool before = sink.overflowed();
    sink.put('x');
    return !before && sink.overflowed() && sink.size() == 0;
}

TEST(Sink, SpanOfNothing) {
    MSNP_CHECK(span_of_nothing());
}

TEST(Sink, Append) {
    std::string text = "in front ";
    append_sink into_text(text);
    write_some(into_text);
    EXPECT_EQ(text, "in front ab\0c\n"sv);
    EXPECT_EQ(into_text.size(), 5U) << "what was there before does not count";

    std::vector<char> bytes;
    append_sink into_bytes(bytes);
    write_some(into_bytes);
    EXPECT_EQ(std::string_view(bytes.data(), bytes.size()), "ab\0c\n"sv);
    EXPECT_EQ(into_bytes.size(), 5U);
}

struct no_sink {
    void put(char) {}
    void write(std::string_view) {}
};

TEST(Sink, Concept) {
    MSNP_CHECK(byte_sink<counting_sink> && byte_sink<span_sink> && byte_sink<append_sink<std::string>>);
    MSNP_CHECK(!byte_sink<no_sink> && !byte_sink<std::string>);
}

} // namespace
