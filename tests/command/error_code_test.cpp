// The table of refusals: its order, its numbers and names, and its tokens there and back.
#include "support/check.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace {

using msnp::errc;
using msnp::error_code;

constexpr const auto& rows = msnp::detail::error_code_rows;

constexpr bool is_sorted_without_repeats() {
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (!(rows[i - 1].code < rows[i].code)) return false;
    return true;
}

constexpr bool has_no_name_twice() {
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = i + 1; j < rows.size(); ++j)
            if (rows[i].name == rows[j].name) return false;
    return true;
}

constexpr bool is_snake_case(std::string_view text) {
    for (const char c : text)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') return false;
    return !text.empty();
}

constexpr bool is_plain_phrase(std::string_view text) {
    for (const char c : text)
        if (c < ' ' || c > '~') return false;
    return !text.empty() && text.back() != '.';
}

constexpr bool texts_are_well_formed() {
    for (const auto& row : rows)
        if (!is_snake_case(row.name) || !is_plain_phrase(row.meaning)) return false;
    return true;
}

constexpr bool lookups_find_each_row() {
    for (const auto& row : rows)
        if (!is_listed(row.code) || name_of(row.code) != row.name || meaning_of(row.code) != row.meaning) return false;
    return true;
}

constexpr std::size_t listed_numbers() {
    std::size_t count = 0;
    for (std::uint16_t number = 0; number <= 999; ++number)
        if (is_listed(static_cast<error_code>(number))) ++count;
    return count;
}

/// The code, its number and its name belong together, and the number is what the wire says.
constexpr bool is_row(error_code code, std::uint16_t number, std::string_view name) {
    return number_of(code) == number && static_cast<error_code>(number) == code && is_listed(code) &&
           name_of(code) == name && !meaning_of(code).empty();
}

constexpr bool writes(error_code code, std::string_view expected) {
    char bytes[4]{};
    msnp::span_sink sink{std::span<char>(bytes)};
    write_code(sink, code);
    return !sink.overflowed() && std::string_view(bytes, sink.size()) == expected;
}

constexpr bool reads(std::string_view text, std::uint16_t number) {
    error_code code{};
    return msnp::parse_code(text, code) == errc::none && number_of(code) == number;
}

constexpr bool refuses(std::string_view text) {
    error_code code = error_code::list_full;
    return msnp::parse_code(text, code) == errc::bad_value && code == error_code::list_full;
}

constexpr bool round_trips(error_code code) {
    char bytes[4]{};
    msnp::span_sink sink{std::span<char>(bytes)};
    write_code(sink, code);
    error_code back{};
    return sink.size() == 3 && msnp::parse_code({bytes, 3}, back) == errc::none && back == code;
}

constexpr bool listed_codes_round_trip() {
    for (const auto& row : rows)
        if (!round_trips(row.code)) return false;
    return true;
}

constexpr bool all_numbers_round_trip() {
    for (std::uint16_t number = 0; number <= 999; ++number)
        if (!round_trips(static_cast<error_code>(number))) return false;
    return true;
}

constexpr bool is_unlisted(error_code code) {
    return !is_listed(code) && name_of(code).empty() && meaning_of(code).empty();
}

} // namespace

// Red when two rows change places, when one is left out (the array's last row is then code 0), or stands twice.
TEST(error_code, the_table_is_sorted_and_complete) {
    MSNP_CHECK(rows.size() == 128);
    MSNP_CHECK(is_sorted_without_repeats());
    MSNP_CHECK(has_no_name_twice());
    MSNP_CHECK(texts_are_well_formed());
    MSNP_CHECK(lookups_find_each_row());
    MSNP_CHECK(listed_numbers() == 128);
    MSNP_CHECK(is_row(error_code::unknown_100, 100, "unknown_100"));
    MSNP_CHECK(is_row(error_code::invalid_signature, 935, "invalid_signature"));
}

// Red when an enumerator's number or a row's name is mistyped.
TEST(error_code, codes_of_the_first_specification_have_their_numbers_and_names) {
    MSNP_CHECK(is_row(error_code::syntax_error, 200, "syntax_error"));
    MSNP_CHECK(is_row(error_code::invalid_parameter, 201, "invalid_parameter"));
    MSNP_CHECK(is_row(error_code::invalid_user, 205, "invalid_user"));
    MSNP_CHECK(is_row(error_code::domain_missing, 206, "domain_missing"));
    MSNP_CHECK(is_row(error_code::already_logged_in, 207, "already_logged_in"));
    MSNP_CHECK(is_row(error_code::invalid_user_name, 208, "invalid_user_name"));
    MSNP_CHECK(is_row(error_code::friendly_name_not_allowed, 209, "friendly_name_not_allowed"));
    MSNP_CHECK(is_row(error_code::list_full, 210, "list_full"));
    MSNP_CHECK(is_row(error_code::already_on_list, 215, "already_on_list"));
    MSNP_CHECK(is_row(error_code::not_on_list, 216, "not_on_list"));
    MSNP_CHECK(is_row(error_code::not_online, 217, "not_online"));
    MSNP_CHECK(is_row(error_code::already_in_mode, 218, "already_in_mode"));
    MSNP_CHECK(is_row(error_code::already_on_opposite_list, 219, "already_on_opposite_list"));
    MSNP_CHECK(is_row(error_code::too_many_groups, 223, "too_many_groups"));
    MSNP_CHECK(is_row(error_code::invalid_group, 224, "invalid_group"));
    MSNP_CHECK(is_row(error_code::not_in_group, 225, "not_in_group"));
    MSNP_CHECK(is_row(error_code::group_name_too_long, 229, "group_name_too_long"));
    MSNP_CHECK(is_row(error_code::cannot_remove_group_zero, 230, "cannot_remove_group_zero"));
    MSNP_CHECK(is_row(error_code::required_field_missing, 300, "required_field_missing"));
    MSNP_CHECK(is_row(error_code::not_logged_in, 302, "not_logged_in"));
    MSNP_CHECK(is_row(error_code::internal_server_error, 500, "internal_server_error"));
    MSNP_CHECK(is_row(error_code::challenge_failed, 540, "challenge_failed"));
    MSNP_CHECK(is_row(error_code::server_busy, 600, "server_busy"));
    MSNP_CHECK(is_row(error_code::connection_failed, 707, "connection_failed"));
    MSNP_CHECK(is_row(error_code::server_too_busy, 910, "server_too_busy"));
    MSNP_CHECK(is_row(error_code::authentication_failed, 911, "authentication_failed"));
}

// Red when write_code() loses a digit or parse_code() takes listed numbers only.
TEST(error_code, numbers_go_to_the_wire_and_back) {
    MSNP_CHECK(writes(error_code::list_full, "210"));
    MSNP_CHECK(reads("210", 210));
    MSNP_CHECK(listed_codes_round_trip());
    MSNP_CHECK(all_numbers_round_trip());
}

// Red when an unlisted number is refused, or a lookup takes the nearest row for it.
TEST(error_code, unlisted_numbers_stay_numbers) {
    MSNP_CHECK(is_unlisted(static_cast<error_code>(999)));
    MSNP_CHECK(is_unlisted(static_cast<error_code>(101)));
    MSNP_CHECK(is_unlisted(static_cast<error_code>(0)));
    MSNP_CHECK(is_unlisted(static_cast<error_code>(65535)));
    MSNP_CHECK(reads("999", 999));
    MSNP_CHECK(reads("101", 101));
    MSNP_CHECK(reads("007", 7));
    MSNP_CHECK(writes(static_cast<error_code>(999), "999"));
    MSNP_CHECK(writes(static_cast<error_code>(101), "101"));
    MSNP_CHECK(writes(static_cast<error_code>(7), "007"));
}

// Red when the size is not checked, or a byte that is no digit is skipped.
TEST(error_code, other_text_is_refused_and_changes_nothing) {
    MSNP_CHECK(refuses(""));
    MSNP_CHECK(refuses("20"));
    MSNP_CHECK(refuses("2055"));
    MSNP_CHECK(refuses("2a5"));
    MSNP_CHECK(refuses(" 05"));
    MSNP_CHECK(refuses("05 "));
    MSNP_CHECK(refuses("+05"));
    MSNP_CHECK(refuses("-05"));
    MSNP_CHECK(refuses("USR"));
}
