// The context of an invitation to a file.
#include "support/check.hpp"
#include "support/p2p_invariants.hpp"

#include <msnp/message/file_context.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace msnp;
using namespace std::string_view_literals;
using slp::file_context;
using slp::file_kind;

/// A context byte by byte: so many bytes, zeros but for what is put there.
template <std::size_t Size>
struct bytes_of {
    char bytes[Size]{};

    constexpr bytes_of(std::initializer_list<std::pair<std::size_t, std::string_view>> parts) {
        for (const auto& [at, part] : parts)
            for (std::size_t i = 0; i < part.size(); ++i) bytes[at + i] = part[i];
    }
    constexpr operator std::string_view() const { return {bytes, Size}; }
};

constexpr bool reads(std::string_view bytes, const file_context& expected) {
    const msnp_test::exact_bytes exact(bytes);
    const auto read = slp::parse_file_context(exact.view());
    return read && *read == expected;
}
constexpr bool writes(const file_context& file, std::string_view bytes) {
    msnp_test::exact_bytes room(bytes.size(), '?');
    const auto size = slp::serialize(file, room.span());
    return size && room.view() == bytes && slp::wire_size(file) == bytes.size();
}
constexpr bool goes_both_ways(std::string_view bytes, const file_context& file) {
    return reads(bytes, file) && writes(file, bytes);
}
constexpr bool refuses(std::string_view bytes, errc code, std::size_t at, std::string_view field) {
    const auto read = slp::parse_file_context(bytes);
    return !read && read.error() == error{code, at, field};
}
constexpr bool wont_write(const file_context& file, errc code, std::size_t at, std::string_view field) {
    char memory[700]{};
    const auto size = slp::serialize(file, memory);
    return !size && size.error() == error{code, at, field} && slp::wire_size(file) == 0;
}

constexpr bytes_of<574> second({{0, "\x3E\x02\0\0\2\0\0\0\x88\x77\x66\x55\x44\x33\x22\x11\1\0\0\0a\0.\0\xE9\0"sv},
                                {570, "\xFF\xFF\xFF\xFF"sv}});
constexpr bytes_of<641> third({{0, "\x7E\x02\0\0\3\0\0\0\5\0\0\0\0\0\0\0\0\0\0\0b\0"sv},
                               {570, "\xFF\xFF\xFF\xFF"sv},
                               {638, "PNG"sv}});

// Red: two numbers swapped; a size of 32 bits; the other order of bytes.
TEST(FileContext, TheSecondVersion) {
    MSNP_CHECK(goes_both_ways(second, file_context{.file_size = 0x1122334455667788, .name = "a.\xC3\xA9"}));
}

// Red: 574 in place of the length that it says, for where the preview begins.
TEST(FileContext, TheThirdVersionWithAPreview) {
    constexpr std::string_view zeros = std::string_view(third).substr(574, 64);
    MSNP_CHECK(goes_both_ways(third, file_context{.version = 3,
                                                  .file_size = 5,
                                                  .kind = file_kind::with_preview,
                                                  .name = "b",
                                                  .tail = zeros,
                                                  .preview = "PNG"}));
}

// One client says 638 and writes 628 bytes. Red: a length that has to fit.
TEST(FileContext, FewerBytesThanItSays) {
    constexpr std::string_view bytes = std::string_view(third).substr(0, 628);
    MSNP_CHECK(reads(
        bytes,
        file_context{
            .version = 3, .file_size = 5, .kind = file_kind::with_preview, .name = "b", .tail = bytes.substr(574)}));
}

// Red: the text for backgrounds looked for in version 2; a mark that is always the same.
TEST(FileContext, ABackground) {
    constexpr bytes_of<574> bytes(
        {{0, "\x3E\x02\0\0\3\0\0\0\5\0\0\0\0\0\0\0\4\0\0\0b\0"sv}, {540, "QUJD"sv}, {570, "\xFE\xFF\xFF\xFF"sv}});
    constexpr file_context file{.version = 3,
                                .file_size = 5,
                                .kind = file_kind::background,
                                .name = "b",
                                .background = "QUJD",
                                .mark = 0xFFFFFFFE};
    MSNP_CHECK(goes_both_ways(bytes, file));
    constexpr bytes_of<574> older(
        {{0, "\x3E\x02\0\0\2\0\0\0\5\0\0\0\0\0\0\0\4\0\0\0b\0"sv}, {540, "QUJD"sv}, {570, "\xFE\xFF\xFF\xFF"sv}});
    MSNP_CHECK(goes_both_ways(older, file_context{.file_size = 5,
                                                  .kind = file_kind::background,
                                                  .name = "b",
                                                  .behind_name = std::string_view(older).substr(24, 520),
                                                  .mark = 0xFFFFFFFE}));
}

// Memory that was not cleared. Red: bytes behind the NUL that are lost.
TEST(FileContext, BytesBehindTheName) {
    constexpr bytes_of<574> bytes(
        {{0, "\x3E\x02\0\0\2\0\0\0\5\0\0\0\0\0\0\0\1\0\0\0b\0\0\0\0junk"sv}, {570, "\xFF\xFF\xFF\xFF"sv}});
    MSNP_CHECK(goes_both_ways(bytes, file_context{.file_size = 5, .name = "b", .behind_name = "\0junk"sv}));
}

std::string name_of_size(std::size_t bytes) {
    std::string name;
    for (std::size_t i = 0; i < bytes; i += 2) name += std::string("x\0", 2);
    return name;
}

// Names up to the last byte that there is for them. Red: `<` for `<=` in name_end(); no look at 570 in write().
TEST(FileContext, LongNames) {
    for (const std::uint32_t version : {2U, 3U}) {
        for (const std::size_t size : {516U, 518U, 520U, 522U, 546U, 548U, 550U}) {
            const std::string name = name_of_size(size);
            const file_context file{.version = version, .name = utf16_text::encoded(name)};
            std::string bytes(slp::wire_size(file), '?');
            ASSERT_EQ(bytes.size(), 574U);
            EXPECT_TRUE(slp::serialize(file, bytes));
            EXPECT_TRUE(reads(bytes, file)) << version << ' ' << size;
            file_context with_text = file;
            with_text.background = "QUJD";
            EXPECT_EQ(slp::wire_size(with_text) != 0, version == 3 && size <= 518) << version << ' ' << size;
        }
    }
    const std::string name = name_of_size(552);
    EXPECT_TRUE(wont_write(file_context{.name = utf16_text::encoded(name)}, errc::out_of_range, 20, "name"));
    const std::string utf8(276, 'x');
    EXPECT_TRUE(wont_write(file_context{.name = std::string_view(utf8)}, errc::out_of_range, 20, "name"));
}

// Red: a look at a size left out.
TEST(FileContext, WhatIsNone) {
    const std::string_view bytes = second;
    for (std::size_t size = 0; size < 574; ++size)
        EXPECT_TRUE(refuses(msnp_test::exact_bytes(bytes.substr(0, size)).view(), errc::incomplete, size, {})) << size;
    std::string longer(bytes);
    longer[0] = '\x3D';
    EXPECT_TRUE(refuses(longer, errc::bad_length, 0, "length"));
    longer[0] = longer[1] = longer[2] = longer[3] = '\xFF';
    EXPECT_TRUE(slp::parse_file_context(longer)->tail.empty());
}

TEST(FileContext, WhatCantBeWritten) {
    MSNP_CHECK(wont_write(file_context{.name = "\xFF"}, errc::bad_value, 20, "name"));
    MSNP_CHECK(wont_write(file_context{.name = "a\0b"sv}, errc::bad_value, 20, "name"));
    MSNP_CHECK(wont_write(file_context{.name = "a", .behind_name = "x\0"sv}, errc::bad_value, 22, "behind_name"));
    MSNP_CHECK(wont_write(file_context{.background = "x"}, errc::bad_value, 540, "background"));
    MSNP_CHECK(wont_write(file_context{.version = 3, .background = "x\0"sv}, errc::bad_value, 540, "background"));
    MSNP_CHECK(wont_write(file_context{.version = 3, .background = "0123456789012345678901234567890"}, errc::bad_value,
                          540, "background"));
    const std::string most(546, 'x');
    EXPECT_EQ(slp::wire_size(file_context{.name = "a", .behind_name = most}), 574U);
    const std::string more(547, 'x');
    EXPECT_TRUE(wont_write(file_context{.name = "a", .behind_name = more}, errc::bad_value, 22, "behind_name"));
    char memory[573]{};
    EXPECT_EQ(slp::serialize(file_context{}, memory).error(), (error{errc::buffer_too_small, 573, {}}));
}

// Any bytes of a context's size are read, written, and read as the same.
TEST(FileContext, AnyBytes) {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        msnp_test::choices from(seed);
        std::string bytes(second);
        for (std::size_t more = from.below(80); more > 0; --more) bytes += static_cast<char>(from.below(256));
        if (from.one_in(2)) bytes[4] = static_cast<char>(from.below(5));
        for (std::size_t changes = from.below(40); changes > 0; --changes)
            bytes[from.one_in(3) ? from.below(24) : from.below(bytes.size())] = static_cast<char>(from.below(256));
        if (from.one_in(2))
            bytes[1] = '\2', bytes[2] = bytes[3] = '\0', bytes[0] = static_cast<char>(0x3E + from.below(80));
        EXPECT_EQ(msnp_test::file_context_reads_well(bytes), "") << "seed " << seed;
    }
}

TEST(FileContext, ATailThatIsOnlyZeros) {
    const std::string bytes{std::string_view(third)};
    const auto read = slp::parse_file_context(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->tail, std::string(64, '\0'));
    std::string other = bytes;
    other[600] = 'x';
    EXPECT_FALSE(*slp::parse_file_context(other) == *read);
}

} // namespace
