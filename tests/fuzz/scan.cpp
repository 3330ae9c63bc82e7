// Invariant: the searches of scan.hpp find with SSE2 what they find byte by byte, numbers are read as digit after digit, and the
// note of an ordinary line is what splitting the line gives.
//
// Input: where to begin, any bytes.
#include "fuzz/harness.hpp"

#include <msnp/base/number.hpp>
#include <msnp/wire/line_note.hpp>
#include <msnp/wire/scan.hpp>

#include <algorithm>
#include <limits>

namespace {

template <class Unsigned>
bool reads_digits(std::string_view text) {
    bool digits = !text.empty();
    bool fits = true;
    Unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            digits = false;
            break;
        }
        const auto digit = static_cast<Unsigned>(c - '0');
        fits = fits && value <= ((std::numeric_limits<Unsigned>::max)() - digit) / 10;
        value = static_cast<Unsigned>(value * 10 + digit);
    }
    constexpr Unsigned before = 77;
    Unsigned got = before;
    const msnp::errc code = msnp::parse_decimal(text, got);
    if (!digits) return code == msnp::errc::bad_number && got == before;
    if (!fits) return code == msnp::errc::out_of_range && got == before;
    return code == msnp::errc::none && got == value;
}

} // namespace

std::string broken_by(std::string_view input) {
    using namespace msnp_test;
    namespace detail = msnp::detail;
    input_front front(input);
    std::size_t from = front.byte();
    const exact_bytes exact(front.rest());
    const std::string_view text = exact.view();
    if (from > text.size()) from = text.size();
    const auto broken = [&](std::string_view what) { return report(what, text, {}); };

    for (const char c : {'\n', ' ', '\0', ','})
        if (detail::find_byte(text, c, from) != detail::find_byte_scalar(text, c, from)) return broken("find_byte()");

    detail::token_table fast;
    detail::token_table slow;
    detail::split_tokens(text, fast);
    detail::split_tokens_scalar(text, slow);
    if (fast.count != slow.count || fast.bad_byte != slow.bad_byte) return broken("split_tokens()");
    for (std::size_t i = 0; i < fast.count && i < detail::token_table::capacity; ++i)
        if (fast.tokens[i].first != slow.tokens[i].first || fast.tokens[i].end != slow.tokens[i].end)
            return broken("the tokens of split_tokens()");

    const std::string_view block = text.substr(from, 64);
    if (detail::separators_of(block) != detail::separators_scalar(block)) return broken("separators_of()");
    if (block.size() == 64 && detail::separators_of_64(block.data()) != detail::separators_scalar(block))
        return broken("separators_of_64()");

    exact_bytes copy(block.size(), '?');
    const bool is_plain = std::none_of(block.begin(), block.end(), [](unsigned char c) { return c <= ' '; });
    if (detail::copy_plain(copy.span().data(), block) != is_plain) return broken("copy_plain()");
    if (copy.view() != block) return broken("what copy_plain() copied");

    if (detail::has_line_break(block) != detail::has_line_break_scalar(block) ||
        detail::copy_line_text(copy.span().data(), block) != !detail::has_line_break_scalar(block))
        return broken("has_line_break(), copy_line_text()");
    if (copy.view() != block) return broken("what copy_line_text() copied");
    if (detail::find_header_marks(text, from) != detail::find_header_marks_scalar(text, from))
        return broken("find_header_marks()");
    if (detail::find_empty_line(text) != detail::find_empty_line_scalar(text)) return broken("find_empty_line()");

    if (block.size() >= 36 &&
        detail::has_guid_shape(block.substr(0, 36)) != detail::has_guid_shape_scalar(block.substr(0, 36)))
        return broken("has_guid_shape()");

    const std::string_view number = block.substr(0, block.size() % 24);
    if (!reads_digits<std::uint64_t>(number) || !reads_digits<std::uint32_t>(number) ||
        !reads_digits<std::uint16_t>(number))
        return broken("parse_decimal()");

    detail::line_note note;
    const detail::ordinary_line line = detail::find_ordinary_line<false>(text, note.tokens);
    const std::size_t end = line.first != detail::npos ? line.end : detail::npos;
    if (end != detail::npos) {
        const std::vector<std::string_view> tokens = model::tokens_of(text.substr(0, end));
        if (end != text.find("\r\n") || tokens.front().size() != 3 || line.count != tokens.size() - 1)
            return broken("an ordinary line");
        for (std::size_t i = 1; i < tokens.size(); ++i)
            if (text.data() + note.tokens[i - 1].first != tokens[i].data() ||
                text.data() + note.tokens[i - 1].end != tokens[i].data() + tokens[i].size())
                return broken("the tokens of a note");
    }
    detail::line_note in_blocks;
    const bool may_have_verb = std::all_of(text.begin(), text.begin() + std::min<std::ptrdiff_t>(3, std::ssize(text)),
                                           [](unsigned char c) { return c > ' '; });
    if (text.size() <= 64 || !may_have_verb) return {};
    const detail::ordinary_line same = detail::find_ordinary_line<true>(text, in_blocks.tokens);
    const bool has_blocks = end != detail::npos && (end / 64 + 1) * 64 < text.size();
    if (same.first != (has_blocks ? line.first : detail::npos) ||
        (has_blocks && (same.end != line.end || same.count != line.count)))
        return broken("an ordinary line by whole blocks");
    return {};
}
