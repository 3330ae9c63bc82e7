// Numbers with a sign.
#include "support/check.hpp"
#include "support/tokens.hpp"

#include <msnp/message/signed_number.hpp>

#include <cstdint>

namespace {

using namespace msnp;
using msnp_test::refuses_token;
using msnp_test::takes;

// Red: `negative ? size : size`; no look at the sign.
TEST(SignedNumber, WithAndWithoutSign) {
    MSNP_CHECK(takes("0", signed_number{0}));
    MSNP_CHECK(takes("-1434729391", signed_number{-1434729391}));
    MSNP_CHECK(takes("4294967295", signed_number{4294967295}));
    MSNP_CHECK(takes("-4294967295", signed_number{-4294967295}));
}

TEST(SignedNumber, WhatIsNone) {
    for (const char* const text : {"", "-", "+5", "--5", "- 5", "5-", "0x5", "1.5"})
        EXPECT_TRUE((refuses_token<signed_number>(text, errc::bad_number))) << text;
    EXPECT_TRUE((refuses_token<signed_number>("4294967296", errc::out_of_range)));
    EXPECT_TRUE((refuses_token<signed_number>("-4294967296", errc::out_of_range)));
}

// Red: no look at the range in to_token(), which wrote the lower half.
TEST(SignedNumber, OfMoreThan32BitsIsNotWritten) {
    const auto writes = [](std::int64_t value) {
        counting_sink sink;
        return write_token(sink, signed_number{value});
    };
    MSNP_CHECK(writes(4294967296) == errc::out_of_range);
    MSNP_CHECK(writes(-4294967296) == errc::out_of_range);
    MSNP_CHECK(writes(-4294967295) == errc::none);
}

} // namespace
