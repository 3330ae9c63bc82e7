// Values in quotes.
#include "support/tokens.hpp"

#include <msnp/auth/quoted_text.hpp>

namespace {

using namespace msnp;
using namespace msnp_test;
using auth::quoted_text;

constexpr bool takes_quoted(std::string_view token, std::string_view text, bool is_quoted) {
    quoted_text value{};
    return read_token(token, value) == errc::none && value.text == text && value.is_quoted == is_quoted;
}
constexpr bool is_read(std::string_view token, std::string_view text, bool is_quoted) {
    return takes_quoted(token, text, is_quoted) && writes_token(quoted_text(text, is_quoted), token);
}

// Red: `size() > 1` left out; quotes taken off one end alone.
TEST(QuotedText, IsWithoutItsQuotes) {
    MSNP_CHECK(is_read("'t=a$&p=b'", "t=a$&p=b", true));
    MSNP_CHECK(is_read("1puV5BFuLD", "1puV5BFuLD", false));
    MSNP_CHECK(is_read("''", "", true));
    MSNP_CHECK(is_read("", "", false));
    MSNP_CHECK(is_read("a'b'", "a'b'", false));
    MSNP_CHECK(is_read("'a'b'", "a'b", true));
}

// Red: `back() == quote` left out.
TEST(QuotedText, NeedsBothQuotes) {
    MSNP_CHECK(takes_quoted("'a", "'a", false));
    MSNP_CHECK(takes_quoted("'", "'", false));
}

// Red: to_token() of errc::none always.
TEST(QuotedText, IsNotWrittenWhereItWouldBeAnother) {
    MSNP_CHECK(wont_write_token(quoted_text("'a'", false), errc::bad_value));
    MSNP_CHECK(wont_write_token(quoted_text("'", false), errc::bad_value));
    MSNP_CHECK(writes_token(quoted_text("a"), "'a'"));
    MSNP_CHECK(writes_token(quoted_text(std::string_view("a"), false), "a"));
}

TEST(QuotedText, ComparesItsText) {
    MSNP_CHECK(quoted_text("a") == quoted_text("a", false));
    MSNP_CHECK(!(quoted_text("a") == quoted_text("b")));
    MSNP_CHECK(quoted_text() == quoted_text(""));
}

} // namespace
