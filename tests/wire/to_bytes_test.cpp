// The same bytes and the same errors as serialize(), in a std::string. Run time only: see allocation_test.cpp too.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace std::string_view_literals;

constexpr auto nine = dialect::msnp9;

// Red: an append_sink of another string.
TEST(ToBytes, WritesWhatSerializeWrites) {
    EXPECT_EQ(to_bytes(to_ns::png{}, nine), result<std::string>("PNG\r\n"));
    EXPECT_EQ(to_bytes(to_sb::msg{4, acknowledgement::none, "a\0\r\n"sv}, nine),
              result<std::string>(std::string("MSG 4 U 4\r\na\0\r\n"sv)));
    EXPECT_EQ(to_bytes(from_sb::joi{"a@b", "A B"}, nine), result<std::string>("JOI a@b A%20B\r\n"));
    const std::string text(100000, 'x');
    EXPECT_EQ(to_bytes(to_sb::msg{4, acknowledgement::none, text}, nine),
              result<std::string>("MSG 4 U 100000\r\n" + text));
}

TEST(ToBytes, OfAVariant) {
    const to_ns::command command = to_ns::usr_twn_initiate{6, "a@b"};
    EXPECT_EQ(to_bytes(command, nine), result<std::string>("USR 6 TWN I a@b\r\n"));
}

TEST(ToBytes, FailsAsSerializeDoes) {
    const auto fails_alike = [](const auto& command, dialect d, errc code) {
        char buffer[64]{};
        const auto written = serialize(command, d, buffer);
        const auto bytes = to_bytes(command, d);
        return !written && !bytes && written.error() == bytes.error() && bytes.error().code == code;
    };
    EXPECT_TRUE(fails_alike(to_ns::usr_twn_initiate{6, "a b"}, nine, errc::not_a_token));
    EXPECT_TRUE(fails_alike(to_ns::usr_twn_initiate{6, ""}, nine, errc::missing_value));
    EXPECT_TRUE(fails_alike(to_ns::usr_twn_initiate{6, "a@b"}, dialect::msnp7, errc::not_in_dialect));
    EXPECT_TRUE(fails_alike(to_ns::command(to_ns::inf{2U}), nine, errc::not_in_dialect));
}

} // namespace
