// std::format, where there is one.
#include <msnp/channel/from_ns.hpp>
#include <msnp/ext/format.hpp>

#include <gtest/gtest.h>

namespace {

using namespace msnp;

#if defined(__cpp_lib_format)
TEST(Format, OfWhatHasAText) {
    EXPECT_EQ(std::format("{}", errc::bad_value), "bad_value");
    EXPECT_EQ(std::format("<{:>7}>", dialect::msnp9), "<  MSNP9>");
    EXPECT_EQ(std::format("{}", from_ns::qng{.seconds = 50}), "QNG 50\\r\\n");
    EXPECT_EQ(std::format("{}", from_ns::command(from_ns::qng{.seconds = 50})), "QNG 50\\r\\n");
}
#else
TEST(Format, IsNotThere) {
    EXPECT_EQ(to_text(errc::bad_value), "bad_value");
}
#endif

} // namespace
