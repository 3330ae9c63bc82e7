// MSNFTP: its lines and its blocks.
#include "support/check.hpp"

#include <msnp/message/msnftp.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace {

using namespace msnp;
using namespace std::string_view_literals;
using msnp_test::reads_as;
using msnp_test::refuses;

// Red: two arguments swapped; a form left out of the list.
TEST(Msnftp, Lines) {
    MSNP_CHECK(reads_as<ftp::channel>("VER MSNFTP\r\n", last_dialect, ftp::ver{}));
    MSNP_CHECK(reads_as<ftp::channel>("VER MSNFTP OTHER\r\n", last_dialect, ftp::ver{"MSNFTP OTHER"}));
    MSNP_CHECK(
        reads_as<ftp::channel>("USR bob@example.com 93301\r\n", dialect::msnp2, ftp::usr{"bob@example.com", 93301}));
    MSNP_CHECK(reads_as<ftp::channel>("FIL 4294967295\r\n", dialect::msnp2, ftp::fil{4294967295}));
    MSNP_CHECK(reads_as<ftp::channel>("TFR\r\n", dialect::msnp2, ftp::tfr{}));
    MSNP_CHECK(reads_as<ftp::channel>("BYE 2164261683\r\n", dialect::msnp2, ftp::bye{ftp::outcome::sender_cancelled}));
    MSNP_CHECK(reads_as<ftp::channel>("BYE 7\r\n", dialect::msnp2, ftp::bye{open_number<ftp::outcome>(7)}));
    MSNP_CHECK(reads_as<ftp::channel>("CCL\r\n", dialect::msnp2, ftp::ccl{}));
    MSNP_CHECK(refuses<ftp::channel>("BYE 4294967296\r\n", dialect::msnp2, {errc::out_of_range, 4, "outcome"}));
    MSNP_CHECK(refuses<ftp::channel>("USR bob@example.com\r\n", dialect::msnp2,
                                     {errc::missing_argument, 19, "authentication"}));
    MSNP_CHECK(std::holds_alternative<unknown_command>(*ftp::parse("XYZ 1\r\n", last_dialect)));
    ftp::channel::for_each_form([]<class Form>(std::type_identity<Form>) {
        const auto read = ftp::parse(Form::example, last_dialect);
        ASSERT_TRUE(read && std::holds_alternative<Form>(*read)) << Form::example;
        EXPECT_TRUE(msnp_test::writes(*read, last_dialect, Form::example));
    });
}

TEST(Msnftp, Outcomes) {
    for (const auto& w : vocabulary<ftp::outcome>::words)
        EXPECT_EQ(std::to_string(static_cast<std::uint32_t>(w.value)), w.wire);
    MSNP_CHECK(name_of(ftp::outcome::received) == "received");
}

// Red: a length with its higher byte first; a block without its header in its size.
TEST(Msnftp, Blocks) {
    constexpr std::string_view bytes = "\0\x0B\0hello world\1\0\0"sv;
    MSNP_CHECK(ftp::take_block(bytes) == ftp::block{true, 0, "hello world", 14} && !ftp::take_block(bytes).ends());
    MSNP_CHECK(ftp::take_block(bytes.substr(14)) == ftp::block{true, 1, "", 3} &&
               ftp::take_block(bytes.substr(14)).ends());
    for (std::size_t size = 0; size < 14; ++size)
        EXPECT_EQ(ftp::take_block(msnp_test::exact_bytes(bytes.substr(0, size)).view()),
                  (ftp::block{.size = size < 3 ? std::size_t{3} : std::size_t{14}}))
            << size;
    MSNP_CHECK(ftp::take_block("\0\xFF\xFF"sv) == ftp::block{.size = 0x10002});
    // Not the last byte by which a block is told: any but 0 ends.
    MSNP_CHECK(ftp::take_block("\xFF\0\0"sv).ends() && !ftp::block{.flag = 1}.ends());
}

constexpr bool are_written() {
    char memory[17]{};
    span_sink sink(memory);
    const errc code = ftp::write_block(sink, "hello world");
    ftp::write_end(sink);
    return code == errc::none && std::string_view(memory, sink.size()) == "\0\x0B\0hello world\1\0\0"sv;
}
TEST(Msnftp, BlocksAreWritten) {
    MSNP_CHECK(are_written());
    const std::string data(0x10000, 'x');
    counting_sink sink;
    EXPECT_EQ(ftp::write_block(sink, data), errc::payload_too_long);
    EXPECT_EQ(sink.size(), 0U);
    EXPECT_EQ(ftp::write_block(sink, std::string_view(data).substr(1)), errc::none);
    EXPECT_EQ(sink.size(), 0x10002U);
}

} // namespace
