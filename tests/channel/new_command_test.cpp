// CONTRIBUTING.md's example, word for word, and what one struct and one name in a list give.
#include "support/check.hpp"
#include "support/trace.hpp"

#include <cstdint>
#include <string_view>

// clang-format off
enum class instant_messages : std::uint8_t { on, off };

template <>
struct msnp::vocabulary<instant_messages> {
    static constexpr word<instant_messages> words[] = {
        {instant_messages::on, "ON", "on"},
        {instant_messages::off, "OFF", "off"},
    };
};

/// IMS: takes instant messages or does not: `IMS 28 OFF`. Since MSNP3; answered by ims_reply.
struct ims {
    static constexpr msnp::verb verb{"IMS"};
    static constexpr msnp::dialect_range dialects{msnp::dialect::msnp3, msnp::dialect::msnp21};
    static constexpr std::string_view example = "IMS 28 OFF\r\n";

    msnp::transaction_id trid{};                     ///< echoed in the reply
    instant_messages setting = instant_messages::on; ///< from now on

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("setting", self.setting);
    }
    friend constexpr bool operator==(const ims&, const ims&) = default;
};

struct channel : msnp::basic_channel<msnp::to_ns::png, msnp::to_ns::chg, ims> {
    static constexpr std::string_view name = "to_ns";
};
// clang-format on

namespace {

using namespace msnp;

constexpr parse_function<channel> parse{};
constexpr take_frame_function<channel> take_frame{};

TEST(NewCommand, IsParsed) {
    MSNP_CHECK(
        msnp_test::reads_as<channel>(ims::example, dialect::msnp3, ims{.trid = 28, .setting = instant_messages::off}));
    MSNP_CHECK(msnp_test::reads_as<channel>("IMS 1 ON\r\n", dialect::msnp21, ims{.trid = 1}));
    MSNP_CHECK(parse("IMS 28 MAYBE\r\n", dialect::msnp9).error() == error{errc::bad_value, 7, "setting"});
}

TEST(NewCommand, IsWritten) {
    MSNP_CHECK(msnp_test::writes(ims{.trid = 28, .setting = instant_messages::off}, dialect::msnp9, ims::example));
    MSNP_CHECK(msnp_test::wont_write(ims{.trid = 28}, dialect::msnp2, errc::not_in_dialect, ""));
}

TEST(NewCommand, HasANameAndNamedFields) {
    MSNP_CHECK(form_name(ims{}) == "ims");
    const auto fields = [] {
        std::size_t seen = 0;
        for_each_field(ims{.trid = 28}, dialect::msnp9, [&](std::string_view name, const auto&) {
            seen = seen * 10 + (name == "trid" ? 1U : name == "setting" ? 2U : 9U);
        });
        return seen;
    };
    MSNP_CHECK(fields() == 12);
}

TEST(NewCommand, ComesOutOfADecoder) {
    EXPECT_EQ(msnp_test::trace_all_ways<channel>("PNG\r\nIMS 28 OFF\r\nIMS 29\r\n", dialect::msnp9),
              "0 png PNG\\r\\n = 5\n"
              "5 ims IMS 28 OFF\\r\\n = 12\n"
              "missing_argument at byte 23 (setting): the line ends where an argument is expected\n"
              "consumed 25\n");
    MSNP_CHECK(take_frame("IMS 28 OFF\r\n").has_frame());
}

} // namespace
