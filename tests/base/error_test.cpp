// The codes: their groups, their names, and that nobody forgot one.
#include "support/check.hpp"

namespace {

using namespace msnp;

constexpr errc last_code = errc::buffer_too_small;
constexpr auto code_count = static_cast<unsigned>(last_code) + 1;

constexpr errc code_at(unsigned number) {
    return static_cast<errc>(number);
}

/// Every code has a text, and no two have the same.
constexpr bool all_different(std::string_view (*text_of)(errc), std::string_view of_none_of_them) {
    for (unsigned i = 0; i < code_count; ++i) {
        if (text_of(code_at(i)).empty() || text_of(code_at(i)) == of_none_of_them) return false;
        for (unsigned j = 0; j < i; ++j)
            if (text_of(code_at(i)) == text_of(code_at(j))) return false;
    }
    return true;
}

TEST(Error, EveryCodeHasANameAndAMessage) {
    MSNP_CHECK(all_different(name_of, "unknown"));
    MSNP_CHECK(all_different(message_of, "unknown error"));
    MSNP_CHECK(name_of(code_at(code_count)) == "unknown");
    MSNP_CHECK(name_of(code_at(255)) == "unknown");
    MSNP_CHECK(message_of(code_at(code_count)) == "unknown error");
}

TEST(Error, Names) {
    MSNP_CHECK(name_of(errc::none) == "none");
    MSNP_CHECK(name_of(errc::line_too_long) == "line_too_long");
    MSNP_CHECK(name_of(errc::payload_too_long) == "payload_too_long");
    MSNP_CHECK(name_of(errc::missing_length) == "missing_length");
    MSNP_CHECK(name_of(errc::bad_length) == "bad_length");
    MSNP_CHECK(name_of(errc::bad_verb) == "bad_verb");
    MSNP_CHECK(name_of(errc::bad_byte) == "bad_byte");
    MSNP_CHECK(name_of(errc::bare_line_feed) == "bare_line_feed");
    MSNP_CHECK(name_of(errc::empty_line) == "empty_line");
    MSNP_CHECK(name_of(errc::stray_blank) == "stray_blank");
    MSNP_CHECK(name_of(errc::missing_argument) == "missing_argument");
    MSNP_CHECK(name_of(errc::extra_argument) == "extra_argument");
    MSNP_CHECK(name_of(errc::wrong_word) == "wrong_word");
    MSNP_CHECK(name_of(errc::bad_number) == "bad_number");
    MSNP_CHECK(name_of(errc::out_of_range) == "out_of_range");
    MSNP_CHECK(name_of(errc::bad_value) == "bad_value");
    MSNP_CHECK(name_of(errc::incomplete) == "incomplete");
    MSNP_CHECK(name_of(errc::trailing_bytes) == "trailing_bytes");
    MSNP_CHECK(name_of(errc::missing_blank_line) == "missing_blank_line");
    MSNP_CHECK(name_of(errc::bad_header) == "bad_header");
    MSNP_CHECK(name_of(errc::bad_xml) == "bad_xml");
    MSNP_CHECK(name_of(errc::not_a_token) == "not_a_token");
    MSNP_CHECK(name_of(errc::missing_value) == "missing_value");
    MSNP_CHECK(name_of(errc::not_in_dialect) == "not_in_dialect");
    MSNP_CHECK(name_of(errc::buffer_too_small) == "buffer_too_small");
}

constexpr unsigned count_of(bool (*holds)(errc)) {
    unsigned count = 0;
    for (unsigned i = 0; i < 256; ++i) count += holds(code_at(i)) && i < code_count;
    return count;
}

// Red: `<` for `<=` in is_framing_error.
TEST(Error, FourCodesEndAStream) {
    MSNP_CHECK(is_framing_error(errc::line_too_long));
    MSNP_CHECK(is_framing_error(errc::payload_too_long));
    MSNP_CHECK(is_framing_error(errc::missing_length));
    MSNP_CHECK(is_framing_error(errc::bad_length));
    MSNP_CHECK(count_of(is_framing_error) == 4);
}

TEST(Error, FourCodesAreTheWritersOwn) {
    MSNP_CHECK(is_write_error(errc::not_a_token));
    MSNP_CHECK(is_write_error(errc::missing_value));
    MSNP_CHECK(is_write_error(errc::not_in_dialect));
    MSNP_CHECK(is_write_error(errc::buffer_too_small));
    MSNP_CHECK(count_of(is_write_error) == 4);
}

TEST(Error, ThreePlainValues) {
    MSNP_CHECK(std::is_trivially_copyable_v<error>);
    MSNP_CHECK(error{}.code == errc::none && error{}.offset == 0 && error{}.field.empty());
    MSNP_CHECK(error{errc::bad_value, 9, "list"} == error{errc::bad_value, 9, "list"});
    MSNP_CHECK(error{errc::bad_value, 9, "list"} != error{errc::bad_number, 9, "list"});
    MSNP_CHECK(error{errc::bad_value, 9, "list"} != error{errc::bad_value, 8, "list"});
    MSNP_CHECK(error{errc::bad_value, 9, "list"} != error{errc::bad_value, 9, "trid"});
}

} // namespace
