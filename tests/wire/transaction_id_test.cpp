// 0 to 4294967295, and round again without 0.
#include "support/check.hpp"

#include <optional>

namespace {

using namespace msnp;

constexpr bool reads(std::string_view token, std::uint32_t number) {
    transaction_id id = 77;
    return read_token(token, id) == errc::none && id.value == number;
}
constexpr bool refuses(std::string_view token, errc code) {
    transaction_id id = 77;
    return read_token(token, id) == code && id.value == 77;
}
constexpr bool is_written_as(transaction_id id, std::string_view text) {
    char buffer[16]{};
    span_sink sink(buffer);
    return write_token(sink, id) == errc::none && std::string_view(buffer, sink.size()) == text;
}

TEST(TransactionId, Reads) {
    MSNP_CHECK(reads("0", 0));
    MSNP_CHECK(reads("2147483648", 2147483648U));
    MSNP_CHECK(reads("4294967295", 4294967295U));
    MSNP_CHECK(reads("0006", 6));
    MSNP_CHECK(refuses("4294967296", errc::out_of_range));
    MSNP_CHECK(refuses("x", errc::bad_number));
    MSNP_CHECK(refuses("-1", errc::bad_number));
}

TEST(TransactionId, Writes) {
    MSNP_CHECK(is_written_as({}, "0"));
    MSNP_CHECK(is_written_as(6, "6"));
    MSNP_CHECK(is_written_as(4294967295U, "4294967295"));
}

// Red: next() without its special case.
TEST(TransactionId, NextIsNeverZero) {
    MSNP_CHECK(transaction_id(0).next() == 1U);
    MSNP_CHECK(transaction_id(6).next() == 7U);
    MSNP_CHECK(transaction_id(4294967294U).next() == 4294967295U);
    MSNP_CHECK(transaction_id(4294967295U).next() == 1U);
}

TEST(TransactionId, Order) {
    MSNP_CHECK(transaction_id(6) == transaction_id(6) && transaction_id(6) != transaction_id(7));
    MSNP_CHECK(transaction_id(6) < transaction_id(7) && transaction_id(4294967295U) > transaction_id(1));
}

// Red: nullopt for a number that has to be there, or for one that may be missing.
TEST(TransactionId, OfAnyForm) {
    MSNP_CHECK(trid_of(to_ns::inf{.trid = 7}) == transaction_id(7));
    MSNP_CHECK(trid_of(error_reply{.trid = 7}) == transaction_id(7));
    MSNP_CHECK(trid_of(error_reply{}) == std::nullopt);
    MSNP_CHECK(trid_of(to_ns::png{}) == std::nullopt);
}

} // namespace
