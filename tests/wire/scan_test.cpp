// The two scans against each other and against a third that only uses std::string_view, on every length and position.
// Each text lies in a heap block of exactly its size, so that a byte read past its end is an error: of the compiler in
// constant evaluation, of AddressSanitizer at run time.
#include "support/check.hpp"

#include <cstdint>

namespace {

using namespace msnp;
using namespace std::string_view_literals;
using detail::token_table;

constexpr std::size_t longest = 150;      ///< two blocks of 64, one of sixteen and some bytes over
constexpr std::size_t longest_split = 70; ///< a block of 64 and some bytes over

/// Calls function(text) with a block of `size` bytes, all of them `fill`.
template <class Function>
constexpr bool with_block(std::size_t size, char fill, Function function) {
    msnp_test::exact_bytes block(size, fill);
    return function(block.span().data(), block.view());
}

constexpr bool finds_like_the_others(std::string_view text, std::size_t from) {
    const std::size_t found = detail::find_line_feed(text, from);
    return found == text.find('\n', from) && found == detail::find_byte_scalar(text, '\n', from);
}

/// Every length from `shortest` to `last`: no LF at all, then one at every position.
constexpr bool finds_everywhere(std::size_t shortest, std::size_t last, char fill) {
    for (std::size_t size = shortest; size <= last; ++size) {
        const bool ok = with_block(size, fill, [&](char* block, std::string_view text) {
            if (detail::find_line_feed(text, 0) != detail::npos) return false;
            for (std::size_t at = 0; at < size; ++at) {
                block[at] = '\n';
                if (detail::find_line_feed(text, 0) != at) return false;
                block[at] = fill;
            }
            return true;
        });
        if (!ok) return false;
    }
    return true;
}

// Red: `text.size() - at >= 63` in any_of_blocks(), or 32 for `third` in mask_of_text() (under AddressSanitizer); `at += 65`;
// no `all << (at - last)`; 31 for 32 in mask_of_64(); `i + 1 < text.size()` in find_byte_scalar().
TEST(Scan, LineFeedAtEveryPosition) {
    MSNP_CHECK(finds_everywhere(0, 32, 'x'));
    MSNP_CHECK(finds_everywhere(33, 48, 'x'));
    MSNP_CHECK(finds_everywhere(49, 60, 'x'));
    MSNP_CHECK(finds_everywhere(61, 70, 'x'));
    MSNP_CHECK(finds_everywhere(79, 81, 'x'));
    MSNP_CHECK(finds_everywhere(127, 128, 'x'));
    MSNP_CHECK(finds_everywhere(145, 145, 'x'));
    // What differs from LF by one bit, or stands beside it.
    MSNP_CHECK(finds_everywhere(15, 17, '\r'));
    MSNP_CHECK(finds_everywhere(15, 17, '\x8a'));
    for (int fill = 0; fill < 256; ++fill) {
        if (fill != '\n') {
            EXPECT_TRUE(finds_everywhere(0, longest, static_cast<char>(fill))) << fill;
        }
    }
}

// Red: no `all << from` in any_of_blocks(), or `at = 0` there; 63 - countl_zero for countr_zero, which finds the last of two.
TEST(Scan, LineFeedFromEveryPlace) {
    MSNP_CHECK(detail::find_line_feed("a\nb\n", 0) == 1);
    MSNP_CHECK(detail::find_line_feed("a\nb\n", 1) == 1);
    MSNP_CHECK(detail::find_line_feed("a\nb\n", 2) == 3);
    MSNP_CHECK(detail::find_line_feed("a\nb\n", 4) == detail::npos);
    MSNP_CHECK(detail::find_line_feed({}, 0) == detail::npos);
    for (std::size_t size = 0; size <= longest; ++size) {
        for (std::size_t first = 0; first < size; ++first) {
            EXPECT_TRUE(with_block(size, '.',
                                   [&](char* block, std::string_view text) {
                                       block[first] = '\n';
                                       block[size - 1] = '\n';
                                       for (std::size_t from = 0; from <= size; ++from)
                                           if (!finds_like_the_others(text, from)) return false;
                                       return true;
                                   }))
                << size << " bytes, LF at " << first;
        }
    }
}

constexpr bool separates(std::string_view text) {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (static_cast<unsigned char>(text[i]) <= ' ') mask |= std::uint64_t{1} << i;
    return detail::separators_of(text) == mask && detail::separators_scalar(text) == mask &&
           (text.size() < 64 || detail::separators_of_64(text.data()) == mask);
}

/// Whether check(text) holds for every length from `shortest` to `last`, and with `special` at every position of it.
template <class Check>
constexpr bool holds_everywhere(std::size_t shortest, std::size_t last, char fill, char special, Check check) {
    for (std::size_t size = shortest; size <= last; ++size) {
        const bool ok = with_block(size, fill, [&](char* block, std::string_view text) {
            if (!check(text)) return false;
            for (std::size_t at = 0; at < size; ++at) {
                block[at] = special;
                if (!check(text)) return false;
                block[at] = fill;
            }
            return true;
        });
        if (!ok) return false;
    }
    return true;
}

constexpr bool separates_everywhere(std::size_t shortest, std::size_t last, char fill, char special) {
    return holds_everywhere(shortest, last, fill, special, separates);
}

// Red: no `| bytes` in separators_scalar(), which takes 0x80 and above for separators; 0x80 for 0x7f there; no `<< i`; 0x1f for
// the blank in separators().
TEST(Scan, SeparatorsOfEachByteAtEveryPosition) {
    MSNP_CHECK(separates_everywhere(0, 18, 'x', ' '));
    MSNP_CHECK(separates_everywhere(63, 64, 'x', '\r'));
    MSNP_CHECK(separates_everywhere(15, 17, ' ', 'x'));
    for (int special = 0; special < 256; ++special) {
        EXPECT_TRUE(separates_everywhere(0, 64, 'x', static_cast<char>(special))) << special;
        EXPECT_TRUE(separates_everywhere(0, 64, ' ', static_cast<char>(special))) << special;
        EXPECT_TRUE(separates_everywhere(0, 64, '\xff', static_cast<char>(special))) << special;
    }
}

/// The table against a walk with find().
constexpr bool table_is_right(std::string_view text, const token_table& table) {
    std::size_t count = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        const std::size_t blank = text.find(' ', at);
        const std::size_t end = blank == std::string_view::npos ? text.size() : blank;
        if (count < token_table::capacity && (table.tokens[count].first != at || table.tokens[count].end != end))
            return false;
        ++count;
        at = end;
    }
    const std::size_t nul = text.find('\0');
    const std::size_t cr = text.find('\r');
    return table.count == count && table.bad_byte == (nul < cr ? nul : cr);
}

constexpr bool splits(std::string_view text) {
    token_table chosen{};
    detail::split_tokens(text, chosen);
    token_table scalar{};
    detail::split_tokens_scalar(text, scalar);
    return table_is_right(text, chosen) && table_is_right(text, scalar);
}

constexpr bool splits_everywhere(std::size_t shortest, std::size_t last, char fill, char special) {
    return holds_everywhere(shortest, last, fill, special, splits);
}

// Red: no `controls` in split_tokens_sse2() or no has_controls in split_tokens_scalar(), which then miss NUL and CR; 0x0c for
// 0x1f there; a split_tokens_scalar() that begins at 1, or that takes every control byte for a blank.
TEST(Scan, SplitsWithEachKindOfByteAtEveryPosition) {
    MSNP_CHECK(splits_everywhere(0, 18, 'x', ' '));
    MSNP_CHECK(splits_everywhere(31, 33, 'x', ' '));
    MSNP_CHECK(splits_everywhere(15, 17, ' ', 'x'));
    MSNP_CHECK(splits_everywhere(15, 17, 'x', '\0'));
    MSNP_CHECK(splits_everywhere(15, 17, 'x', '\r'));
    MSNP_CHECK(splits_everywhere(15, 17, 'x', '\t'));
    MSNP_CHECK(splits_everywhere(15, 17, 'x', '\x1f'));
    MSNP_CHECK(splits_everywhere(15, 17, 'x', '\xa0'));
    MSNP_CHECK(splits_everywhere(15, 17, ' ', '\r'));
    for (int special = 0; special < 256; ++special) {
        EXPECT_TRUE(splits_everywhere(0, longest_split, 'x', static_cast<char>(special))) << special;
    }
    for (const char fill : " \r\t!\x80\xff"sv) {
        for (const char special : "x \0\r\n\x01\x1f\x7f\x80\xa0\xff"sv) {
            EXPECT_TRUE(splits_everywhere(0, longest_split, fill, special)) << int{fill} << " " << int{special};
        }
    }
}

// Blanks, control bytes and bytes of 0x80 and above in every mixture, from a generator with a fixed seed.
TEST(Scan, SplitsMixtures) {
    constexpr std::string_view alphabet = "  xx\0\r\n\t\x1f\x21\x80\xa0\xff"sv;
    std::uint32_t state = 1;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 16; };
    for (int round = 0; round < 20000; ++round) {
        const std::size_t size = next() % (longest_split + 1);
        msnp_test::exact_bytes block(size, '\0');
        for (char& c : block.span()) c = alphabet[next() % alphabet.size()];
        const std::string_view text = block.view();
        std::string shown;
        append_sink sink(shown);
        write_escaped(sink, text);
        ASSERT_TRUE(splits(text)) << shown;
        ASSERT_TRUE(finds_like_the_others(text, 0)) << shown;
    }
}

/// `count` tokens of one byte, one blank between two.
constexpr bool counts(std::size_t count) {
    return with_block(count == 0 ? 0 : 2 * count - 1, 'x', [&](char* block, std::string_view text) {
        for (std::size_t i = 1; i < text.size(); i += 2) block[i] = ' ';
        token_table table{};
        detail::split_tokens(text, table);
        if (table.count != count || table.bad_byte != detail::npos) return false;
        for (std::size_t i = 0; i < count && i < token_table::capacity; ++i)
            if (table.tokens[i].first != 2 * i || table.tokens[i].end != 2 * i + 1) return false;
        return true;
    });
}

// Red: no next_block() in split_tokens_sse2() or split_tokens_scalar(), which then write behind the table.
TEST(Scan, TokenTableIsNeverOverfilled) {
    MSNP_CHECK(token_table::capacity == 32);
    MSNP_CHECK(counts(0));
    MSNP_CHECK(counts(1));
    MSNP_CHECK(counts(31));
    MSNP_CHECK(counts(32));
    MSNP_CHECK(counts(33));
    MSNP_CHECK(counts(48));
    MSNP_CHECK(counts(64));
    MSNP_CHECK(counts(65));
    MSNP_CHECK(counts(96));
    MSNP_CHECK(counts(97));
    MSNP_CHECK(counts(10000));
}

TEST(Scan, NothingAndBlanks) {
    MSNP_CHECK(splits({}));
    MSNP_CHECK(splits(""));
    MSNP_CHECK(splits(" "));
    MSNP_CHECK(splits("  a   b  "));
    MSNP_CHECK(splits("                                   a"));
    MSNP_CHECK(splits("a\0 \r"sv));
    MSNP_CHECK(splits("a\r \0"sv));
}

/// Copies into a block of exactly the text's size, and tells what is in it, in both ways.
constexpr bool copies(std::string_view text) {
    bool is_plain = true;
    for (const char c : text) is_plain = is_plain && static_cast<unsigned char>(c) > ' ';
    return with_block(text.size(), '?', [&](char* block, std::string_view copy) {
        if (detail::copy_plain(block, text) != is_plain || copy != text) return false;
        for (std::size_t i = 0; i < text.size(); ++i) block[i] = '?';
        return detail::is_above_scalar<' ', true>(block, text) == is_plain && copy == text;
    });
}

/// Whether it is true of texts of every length from `shortest` to `last`, with a special byte nowhere and at each position.
template <class Check>
constexpr bool everywhere(std::size_t shortest, std::size_t last, char special, Check is_true_of) {
    for (std::size_t size = shortest; size <= last; ++size) {
        const bool ok = with_block(size, 'x', [&](char* block, std::string_view text) {
            if (!is_true_of(text)) return false;
            for (std::size_t at = 0; at < size; ++at) {
                block[at] = special;
                if (!is_true_of(text)) return false;
                block[at] = static_cast<char>('a' + at % 26);
            }
            return true;
        });
        if (!ok) return false;
    }
    return true;
}

constexpr bool copies_everywhere(std::size_t shortest, std::size_t last, char special) {
    return everywhere(shortest, last, special, copies);
}

// Red: `size - 15` or `i < size` in is_above_sse2() (under AddressSanitizer); `Highest` for `Highest + 1`; `size >= 7`, likewise;
// `size - 1` for `size / 2`; an is_above_scalar() that begins at 1.
TEST(Scan, CopiesTokensWithEachByteAtEveryPosition) {
    MSNP_CHECK(copies_everywhere(0, 10, ' ') && copies_everywhere(15, 18, '\r') && copies_everywhere(31, 33, '\t'));
    for (int c = 0; c < 256; ++c) EXPECT_TRUE(copies_everywhere(0, longest_split, static_cast<char>(c))) << c;
}

/// Looks at a text's bytes and copies them, in both ways.
constexpr bool breaks_lines_like_the_others(std::string_view text) {
    const bool breaks = text.find_first_of("\r\n\0"sv) != std::string_view::npos;
    if (detail::has_line_break(text) != breaks || detail::has_line_break_scalar(text) != breaks) return false;
    return with_block(text.size(), '?', [&](char* block, std::string_view copy) {
        return detail::copy_line_text(block, text) != breaks && copy == text;
    });
}

constexpr bool breaks_lines_everywhere(std::size_t shortest, std::size_t last, char special) {
    return everywhere(shortest, last, special, breaks_lines_like_the_others);
}

// Red: '\n' for '\r' as the highest in either; breaks_line() without one of the three; has_line_break() and copy_line_text()
// without their second look, which take a tab for a break.
TEST(Scan, LineBreaksWithEachByteAtEveryPosition) {
    MSNP_CHECK(breaks_lines_everywhere(0, 10, '\r') && breaks_lines_everywhere(15, 18, '\0'));
    for (int c = 0; c < 256; ++c) EXPECT_TRUE(breaks_lines_everywhere(0, 40, static_cast<char>(c))) << c;
}

constexpr bool marks_like_the_others(std::string_view text, std::size_t from) {
    const std::size_t feed = text.find('\n', from);
    const std::size_t colon = text.substr(0, feed).find(':', from);
    const detail::header_marks wanted{colon, feed};
    return detail::find_header_marks(text, from) == wanted && detail::find_header_marks_scalar(text, from) == wanted;
}

/// Every length up to `last`, with a colon at each position, and another one or an LF at each.
constexpr bool marks_everywhere(std::size_t shortest, std::size_t last, std::size_t from) {
    for (std::size_t size = shortest; size <= last; ++size) {
        const bool ok = with_block(size, '\x1a', [&](char* block, std::string_view text) {
            bool same = marks_like_the_others(text, from);
            for (std::size_t colon = 0; colon < size; ++colon) {
                block[colon] = ':';
                same = same && marks_like_the_others(text, from);
                for (std::size_t other = 0; other < size; ++other) {
                    const char before = block[other];
                    for (const char mark : {':', '\n'}) {
                        block[other] = mark;
                        same = same && marks_like_the_others(text, from);
                    }
                    block[other] = before;
                }
                block[colon] = '\x1a';
            }
            return same;
        });
        if (!ok) return false;
    }
    return true;
}

// Red: in find_header_marks_sse2() `text.size() - 15` for `last`, or `at + 16 < text.size()` for its condition; no shift by what
// was seen before; colons behind the LF; a later colon in place of the first; in the other `i + 1 < text.size()`.
TEST(Scan, HeaderMarksAtEveryPosition) {
    MSNP_CHECK(marks_everywhere(0, 6, 0) && marks_everywhere(15, 17, 3));
    for (const std::size_t from : {0U, 1U, 5U, 16U}) EXPECT_TRUE(marks_everywhere(from, 50, from)) << from;
}

constexpr std::size_t empty_line_of(std::string_view text) {
    for (std::size_t line = 0; line < text.size();) {
        if (text[line] == '\n') return line;
        if (text.substr(line).starts_with("\r\n")) return line + 1;
        const std::size_t feed = text.find('\n', line);
        if (feed == std::string_view::npos) break;
        line = feed + 1;
    }
    return detail::npos;
}

/// Every length up to `last`, with three bytes that may end lines at each position.
constexpr bool empty_lines_everywhere(std::size_t shortest, std::size_t last, std::string_view ends) {
    for (std::size_t size = shortest; size <= last; ++size) {
        const bool ok = with_block(size, 'x', [&](char* block, std::string_view text) {
            for (std::size_t at = 0; at + ends.size() <= size; ++at) {
                for (std::size_t i = 0; i < ends.size(); ++i) block[at + i] = ends[i];
                const std::size_t wanted = empty_line_of(text);
                if (detail::find_empty_line(text) != wanted || detail::find_empty_line_scalar(text) != wanted)
                    return false;
                for (std::size_t i = 0; i < ends.size(); ++i) block[at + i] = 'x';
            }
            return true;
        });
        if (!ok) return false;
    }
    return true;
}

// Red: `i == line + 1` without a look at the CR, `line = i` or no `i == line`, in either; false for true behind a find.
TEST(Scan, EmptyLinesAtEveryPosition) {
    MSNP_CHECK(empty_lines_everywhere(0, 20, "\r\n\r\n") && empty_lines_everywhere(60, 68, "\n\n"));
    for (const std::string_view ends :
         {"\n", "\n\n", "\r\n", "\r\n\r\n", "\n\r\n", "\r\n\n", "\nx\n", "\n\rx\n", "\n\n\n"})
        EXPECT_TRUE(empty_lines_everywhere(0, longest, ends)) << ends.size();
}

/// What both say of a GUID whose byte `at` is `c`.
constexpr bool guid_shapes_agree(std::size_t at, char c) {
    return with_block(36, '0', [&](char* block, std::string_view text) {
        for (std::size_t i = 0; i < 36; ++i) block[i] = "f60efbe7-94AF-4b16-b926-e4e10878d329"[i];
        const bool fits = block[at] == '-' ? c == '-' : hex_digit(c) >= 0;
        block[at] = c;
        return detail::has_guid_shape(text) == fits && detail::has_guid_shape_scalar(text) == fits;
    });
}

// Red: 8 for 9 or 4 for 5 in hex_mask(); no check of one of the dashes; has_guid_shape_sse2 without its third block.
TEST(Scan, GuidsWithEachByteAtEveryPosition) {
    MSNP_CHECK(guid_shapes_agree(0, 'f') && guid_shapes_agree(0, 'g') && guid_shapes_agree(35, '-'));
    MSNP_CHECK(guid_shapes_agree(8, '-') && guid_shapes_agree(8, '0') && guid_shapes_agree(23, '_'));
    for (std::size_t at = 0; at < 36; ++at)
        for (int c = 0; c < 256; ++c) EXPECT_TRUE(guid_shapes_agree(at, static_cast<char>(c))) << at << " " << c;
}

} // namespace
