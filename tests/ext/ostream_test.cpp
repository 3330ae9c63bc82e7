// Stream operators.
#include <msnp/ext/ostream.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace {

using namespace msnp;

template <class T>
std::string streamed(const T& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

// Red: an operator<< that is not named in a channel's namespace.
TEST(Stream, OfWhatHasAText) {
    EXPECT_EQ(streamed(errc::bad_value), "bad_value");
    EXPECT_EQ(streamed(result<dialect>(dialect::msnp9)), "MSNP9");
    EXPECT_EQ(streamed(to_ns::png{}), "PNG\\r\\n");
    EXPECT_EQ(streamed(from_ns::command(from_ns::qng{.seconds = 50})), "QNG 50\\r\\n");
    EXPECT_EQ(streamed(to_sb::out{}), "OUT\\r\\n");
    EXPECT_EQ(streamed(from_sb::command(unknown_command{.verb = verb{"XYZ"}})), "XYZ\\r\\n");
}

TEST(Stream, IsWhatGoogleTestPrints) {
    EXPECT_EQ(testing::PrintToString(from_ns::qng{.seconds = 50}), "QNG 50\\r\\n");
    const std::string variant = testing::PrintToString(from_ns::command(from_ns::qng{.seconds = 50}));
    EXPECT_NE(variant.find("value QNG 50\\r\\n"), std::string::npos) << variant;
    EXPECT_EQ(testing::PrintToString(error{errc::bad_value, 9, "list"}), describe(error{errc::bad_value, 9, "list"}));
}

} // namespace
