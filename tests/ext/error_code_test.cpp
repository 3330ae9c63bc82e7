// msnp's codes as the standard library's.
#include <msnp/ext/error_code.hpp>

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace {

using msnp::errc;
using msnp::error_group;

TEST(ErrorCode, HasTheCodesText) {
    const std::error_code code = errc::bad_value;
    EXPECT_STREQ(code.category().name(), "msnp");
    EXPECT_EQ(code.message(), msnp::message_of(errc::bad_value));
    EXPECT_EQ(code, errc::bad_value);
    EXPECT_NE(code, errc::bad_number);
    EXPECT_EQ(make_error_code(msnp::error{errc::bad_value, 9, "list"}), code);
}

TEST(ErrorCode, NoneIsSuccess) {
    EXPECT_FALSE(std::error_code(errc::none));
    EXPECT_TRUE(std::error_code(errc::line_too_long));
}

/// The groups that a code is in.
std::string groups(std::error_code code) {
    std::string found;
    if (code == error_group::framing) found += "framing ";
    if (code == error_group::input) found += "input ";
    if (code == error_group::writing) found += "writing ";
    return found;
}

// Red: a case of equivalent() that returns another's condition; errc::none taken for input.
TEST(ErrorCode, EachIsInOneGroup) {
    EXPECT_EQ(groups(errc::none), "");
    EXPECT_EQ(groups(errc::line_too_long), "framing ");
    EXPECT_EQ(groups(errc::bad_length), "framing ");
    EXPECT_EQ(groups(errc::bad_verb), "input ");
    EXPECT_EQ(groups(errc::bad_xml), "input ");
    EXPECT_EQ(groups(errc::not_a_token), "writing ");
    EXPECT_EQ(groups(errc::buffer_too_small), "writing ");
}

TEST(ErrorCode, OtherCategoriesAreInNoGroup) {
    EXPECT_EQ(groups(std::make_error_code(std::errc::invalid_argument)), "");
    EXPECT_EQ(groups({1, std::generic_category()}), "");
}

TEST(ErrorGroup, HasAText) {
    EXPECT_STREQ(make_error_condition(error_group::framing).category().name(), "msnp group");
    EXPECT_EQ(make_error_condition(error_group::framing).message(), "the stream can't go on");
    EXPECT_EQ(make_error_condition(error_group::input).message(), "the peer's command can't be read");
    EXPECT_EQ(make_error_condition(error_group::writing).message(), "the command can't be written");
    EXPECT_EQ(make_error_condition(static_cast<error_group>(99)).message(), "unknown group");
    EXPECT_FALSE(make_error_code(errc::bad_verb) == make_error_condition(static_cast<error_group>(99)));
}

} // namespace
