// What parse() and dispatch() take and give, and that they agree.
#include "support/channels.hpp"
#include "support/check.hpp"

#include <map>
#include <set>
#include <vector>

namespace {

using namespace msnp;
using namespace msnp_test;
using enum dialect;
using namespace std::string_view_literals;

// ---- parse(bytes) ----------------------------------------------------------------------------------------------------

TEST(Channel, BytesAreExactlyOneFrame) {
    MSNP_CHECK(refuses<FromNs>("", msnp9, {errc::incomplete, 0, ""}));
    MSNP_CHECK(refuses<FromNs>("Q", msnp9, {errc::incomplete, 1, ""}));
    MSNP_CHECK(refuses<FromNs>("QNG", msnp9, {errc::incomplete, 3, ""}));
    MSNP_CHECK(refuses<FromNs>("QNG\r", msnp9, {errc::incomplete, 4, ""}));
    MSNP_CHECK(refuses<FromNs>("\r\n", msnp9, {errc::incomplete, 2, ""}));
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail Hotmail 5\r\nhell", msnp9, {errc::incomplete, 27, ""}));
    MSNP_CHECK(refuses<FromNs>("QNG\r\n\r\n", msnp9, {errc::trailing_bytes, 5, ""}));
    MSNP_CHECK(refuses<FromNs>("QNG\r\nQNG\r\n", msnp9, {errc::trailing_bytes, 5, ""}));
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail Hotmail 5\r\nhello\r\n", msnp9, {errc::trailing_bytes, 28, ""}));
    // A framing error comes before both, a command error behind them.
    MSNP_CHECK(refuses<FromNs>("MSG Hotmail Hotmail x\r\nhello", msnp9, {errc::bad_length, 20, "length"}));
    MSNP_CHECK(refuses<FromNs>("qng\r\nQNG\r\n", msnp9, {errc::trailing_bytes, 5, ""}));
}

TEST(Channel, BytesAreTextOrSpansOfBytes) {
    const std::string text = "FLN bob@example.com\r\n";
    const std::vector<std::byte> bytes = [&] {
        std::vector<std::byte> copy;
        for (const char c : text) copy.push_back(static_cast<std::byte>(c));
        return copy;
    }();
    const auto a = from_ns::parse(text, msnp9);
    const auto b = from_ns::parse(std::span<const std::byte>(bytes), msnp9);
    ASSERT_TRUE(a);
    ASSERT_TRUE(b);
    EXPECT_EQ(*a, *b);
    const auto& fln = std::get<from_ns::fln>(*b);
    EXPECT_EQ(static_cast<const void*>(fln.account.text.data()), static_cast<const void*>(bytes.data() + 4));
}

// ---- dispatch() ------------------------------------------------------------------------------------------------------

/// dispatch() calls the visitor once, with what parse() gives, or not at all, with its error.
template <class Channel>
constexpr bool dispatches_as_it_parses(std::string_view line, dialect d, const tolerance& allowed = {}) {
    const step taken = take_frame_function<Channel>{}(line);
    if (!taken.has_frame()) return false;
    const auto parsed = parse_function<Channel>{}(taken.frame(), d, allowed);
    int calls = 0;
    bool same = false;
    const auto visit = [&]<class Form>(const Form& form) {
        ++calls;
        if (parsed && std::holds_alternative<Form>(*parsed)) same = std::get<Form>(*parsed) == form;
    };
    const result<void> visited = dispatch_function<Channel>{}(taken.frame(), d, visit, allowed);
    if (!parsed) return calls == 0 && !visited && visited.error() == parsed.error();
    return calls == 1 && same && visited.has_value();
}

TEST(Channel, DispatchVisitsOnceWhatParseGives) {
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("QNG 50\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("QNG 50\r\n", msnp8));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("QNG 50 1 2\r\n", msnp8));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("QNG x\r\n", msnp8));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("GTC 19 152 N\r\n", msnp10));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("SYN 8 27 5\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("SYN 8 27 x\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("SYN 8 27 5 4 x y\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("205 21\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("205 21 x\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("241 4 2\r\nhi", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("LKP 5\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("lkp 5\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("USR 6 XX a b\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("USR 7 OK a@b\r\n", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("FLN a\0\r\n"sv, msnp9));
    MSNP_CHECK(dispatches_as_it_parses<FromNs>("FLN  a\r\n", msnp9, tolerance::strict()));
    MSNP_CHECK(dispatches_as_it_parses<ToSb>("MSG 4 N more 2\r\nhi", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<ToSb>("MSG 4 X 2\r\nhi", msnp9));
    MSNP_CHECK(dispatches_as_it_parses<ToNs>("RMG 10 New%2520Group\r\n", msnp9));
}

// ---- which dialect's shape it was -------------------------------------------------------------------------------------

/// The line reads in a dialect as a form of another one, and is written back in that.
template <class Channel>
constexpr bool has_shape_of(std::string_view line, dialect spoken, dialect shape) {
    const step taken = take_frame_function<Channel>{}(line);
    auto read_as = spoken;
    const auto command = parse_function<Channel>{}(taken.frame(), spoken, tolerance{}, read_as);
    dialect dispatched = first_dialect;
    const auto visit = [&](const auto&, dialect d) { dispatched = d; };
    if (!dispatch_function<Channel>{}(taken.frame(), spoken, visit)) return false;
    return command && read_as == shape && dispatched == shape && writes(*command, read_as, line);
}

TEST(Channel, TellsTheDialectWhoseShapeALineHad) {
    MSNP_CHECK(has_shape_of<FromNs>("QNG 50\r\n", msnp9, msnp9));
    MSNP_CHECK(has_shape_of<FromNs>("QNG 50\r\n", msnp8, msnp21));
    MSNP_CHECK(has_shape_of<FromNs>("GTC 19 152 N\r\n", msnp10, msnp9));
    MSNP_CHECK(has_shape_of<FromNs>("GTC 19 N\r\n", msnp9, msnp10));
    MSNP_CHECK(has_shape_of<FromNs>("USR 7 OK a@b Ana\r\n", msnp9, msnp5));
    MSNP_CHECK(has_shape_of<FromNs>("USR 7 OK a@b Ana 1\r\n", msnp10, msnp7));
    MSNP_CHECK(has_shape_of<FromNs>("ILN 9 AWY bob@example.com Bob\r\n", msnp10, msnp7));
    MSNP_CHECK(has_shape_of<FromNs>("XFR 3 NS h:1 0\r\n", msnp9, msnp6));
    MSNP_CHECK(has_shape_of<FromNs>("241 4 2\r\nhi", msnp9, msnp21));
    MSNP_CHECK(has_shape_of<FromNs>("LKP 5\r\n", msnp9, msnp9));
    MSNP_CHECK(has_shape_of<ToNs>("CVR 2 0x0409 win 4.10 i386 MSMSGS 1.0.0863\r\n", msnp9, msnp3));
    MSNP_CHECK(has_shape_of<ToNs>("INF 2\r\n", msnp9, msnp7));
}

// ---- every channel ---------------------------------------------------------------------------------------------------

template <class Channel>
class EveryChannel : public testing::Test {};
TYPED_TEST_SUITE(EveryChannel, Channels, ChannelName);

// Examples of every form, in every dialect, whole and with each byte of the line in turn made another.
TYPED_TEST(EveryChannel, DispatchesAsItParses) {
    std::vector<std::string> lines;
    TypeParam::for_each_form([&]<class Form>(std::type_identity<Form>) {
        for_each_example<Form>([&](dialect, std::string_view line) {
            if (lines.empty() || lines.back() != line) lines.emplace_back(line);
        });
    });
    ASSERT_GE(lines.size(), TypeParam::form_count);
    for (const std::string& line : lines) {
        for (std::size_t d = number_of(first_dialect); d <= number_of(last_dialect); ++d)
            EXPECT_TRUE(dispatches_as_it_parses<TypeParam>(line, static_cast<dialect>(d))) << line << " in MSNP" << d;
        const std::size_t end = line.find("\r\n");
        for (std::size_t i = 0; i < end; ++i) {
            for (const char other : {' ', '0', 'x', '\0', '\r'}) {
                std::string changed = line;
                changed[i] = other;
                // What is no frame any more has lost its length; that is not dispatch()'s business.
                if (!take_frame_function<TypeParam>{}(changed).has_frame()) continue;
                EXPECT_TRUE(dispatches_as_it_parses<TypeParam>(changed, msnp9)) << changed << " at " << i;
            }
        }
    }
}

} // namespace
