// Which dialect's shape a line had, and what a decoder shows of what it could not read.
#include "support/check.hpp"

namespace {

using namespace msnp;
using namespace std::string_view_literals;

/// The dialect that parse() tells, and that dispatch() tells its visitor; nothing where they differ.
template <class Channel>
constexpr std::optional<dialect> read_as(std::string_view line, dialect spoken) {
    const step s = take_frame_function<Channel>{}(line);
    if (!s.has_frame()) return std::nullopt;
    dialect parsed = dialect::msnp2;
    if (!parse_function<Channel>{}(s.frame(), spoken, {}, parsed)) return std::nullopt;
    dialect visited = dialect::msnp2;
    const auto visitor = [&](const auto&, dialect d) { visited = d; };
    if (!dispatch_function<Channel>{}(s.frame(), spoken, visitor) || visited != parsed) return std::nullopt;
    return parsed;
}

// Red: `taker.read_as = d` left out of reads_as().
TEST(ReadAs, TellsTheDialectOfTheShape) {
    using from = from_ns::channel;
    MSNP_CHECK(read_as<from>("ILN 9 AWY bob@example.com Bob 0\r\n", dialect::msnp9) == dialect::msnp9);
    MSNP_CHECK(read_as<from>("ILN 9 AWY bob@example.com Bob\r\n", dialect::msnp9) == dialect::msnp7);
    MSNP_CHECK(read_as<from>("ILN 9 AWY bob@example.com Bob 0 0\r\n", dialect::msnp8) == dialect::msnp13);
    MSNP_CHECK(read_as<from>("GTC 19 152 N\r\n", dialect::msnp10) == dialect::msnp9);
    // This would also be an MSNP8 line, of a person called F=Bob. Red: lst_8 before lst_10 in the channel's list.
    MSNP_CHECK(read_as<from>("LST N=bob@example.com F=Bob 10\r\n", dialect::msnp12) == dialect::msnp11);
    // Where no form has the dialect, the nearest is tried first. Red: `nearest(first_dialect)` in verb_index.
    MSNP_CHECK(read_as<from>("LST N=bob@example.com F=Bob 10 1\r\n", dialect::msnp13) == dialect::msnp12);
    MSNP_CHECK(read_as<from>("LST N=bob@example.com F=Bob 10\r\n", dialect::msnp9) == dialect::msnp9);
    MSNP_CHECK(read_as<from>("QNG 50 60\r\n", dialect::msnp9) == dialect::msnp9);
    MSNP_CHECK(read_as<from>("XYZ 1\r\n", dialect::msnp9) == dialect::msnp9);
    MSNP_CHECK(read_as<from>("205 21\r\n", dialect::msnp9) == dialect::msnp9);
    MSNP_CHECK(read_as<from>("205 21 2\r\nhi", dialect::msnp9) == dialect::msnp21);
}

// Red: no io.begin(first.as) in read_odd().
TEST(ReadAs, TellsItOfALineWithStrayBlanksToo) {
    using from = from_ns::channel;
    MSNP_CHECK(read_as<from>("ILN 9 AWY  bob@example.com Bob\r\n", dialect::msnp9) == dialect::msnp7);
    MSNP_CHECK(read_as<from>("ILN 9 AWY  bob@example.com Bob 0\r\n", dialect::msnp9) == dialect::msnp9);
}

/// One argument in every dialect: a number at first, a list later, then a number again.
struct three_meanings {
    static constexpr msnp::verb verb{"XYZ"};
    static constexpr dialect_range dialects{dialect::msnp5, dialect::msnp15};

    std::uint32_t number = 0;
    list_kind list = list_kind::forward;

    static constexpr void wire(auto& io, auto& self) {
        if (io.since(dialect::msnp8) && !io.since(dialect::msnp12))
            io.arg("list", self.list);
        else
            io.arg("number", self.number);
    }
};
struct channel_of_three : basic_channel<three_meanings> {};

// Red: line_reading leaves out a form that was tried in one dialect in the others as well, or tries the nearest dialect alone.
TEST(ReadAs, AFormIsTriedInEachOfItsDialects) {
    MSNP_CHECK(read_as<channel_of_three>("XYZ 7\r\n", dialect::msnp6) == dialect::msnp6);
    MSNP_CHECK(read_as<channel_of_three>("XYZ 7\r\n", dialect::msnp9) == dialect::msnp15);
    MSNP_CHECK(read_as<channel_of_three>("XYZ FL\r\n", dialect::msnp9) == dialect::msnp9);
    MSNP_CHECK(read_as<channel_of_three>("XYZ FL\r\n", dialect::msnp6) == dialect::msnp11);
    MSNP_CHECK(read_as<channel_of_three>("XYZ FL\r\n", dialect::msnp21) == dialect::msnp11);
    MSNP_CHECK(read_as<channel_of_three>("XYZ 7\r\n", dialect::msnp2) == dialect::msnp5);
    MSNP_CHECK(!read_as<channel_of_three>("XYZ x\r\n", dialect::msnp9));
}

TEST(ReadAs, IsTheDialectToWriteALineBackIn) {
    const auto goes_back = [](std::string_view line, dialect spoken) {
        from_ns::decoder in(spoken);
        in.feed(line);
        const auto next = in.poll();
        if (!next || !*next) return false;
        char buffer[128]{};
        const auto size = serialize(**next, in.read_as(), buffer);
        return size && std::string_view(buffer, *size) == line;
    };
    MSNP_CHECK(goes_back("ILN 9 AWY bob@example.com Bob\r\n", dialect::msnp9));
    MSNP_CHECK(goes_back("USR 4 OK ana@example.com Ana\r\n", dialect::msnp9));
    MSNP_CHECK(goes_back("205 21 2\r\nhi", dialect::msnp9));
}

TEST(Unread, IsTheIncompleteFrame) {
    const auto unread = [](std::string_view stream, std::string_view expected, std::size_t consumed) {
        for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
            from_ns::decoder in(dialect::msnp9);
            in.feed(stream.substr(0, cut));
            while (in.poll()) {}
            in.feed(stream.substr(cut));
            while (in.poll()) {}
            if (in.unread() != expected || in.consumed() != consumed) return false;
        }
        return true;
    };
    MSNP_CHECK(unread("QNG 50\r\n", "", 8));
    MSNP_CHECK(unread("QNG 50\r\nFLN bob", "FLN bob", 8));
    MSNP_CHECK(unread("QNG 50\r\n\r\n \r\nMSG Hotmail Hotmail 9\r\nhi", "MSG Hotmail Hotmail 9\r\nhi", 13));
    MSNP_CHECK(unread("\r\n", "", 2));
}

TEST(Unread, ShowsWhereAFramingErrorStands) {
    const auto shows = [](std::string_view stream, std::size_t consumed) {
        for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
            from_ns::decoder in(dialect::msnp9);
            in.feed(stream.substr(0, cut));
            while (in.poll()) {}
            in.feed(stream.substr(cut));
            while (in.poll()) {}
            if (!in.failed() || in.consumed() != consumed || in.error().offset >= consumed + in.unread().size())
                return false;
            if (!in.unread().starts_with("MSG")) return false;
        }
        return true;
    };
    MSNP_CHECK(shows("QNG 50\r\nMSG Hotmail Hotmail x\r\n", 8));
    MSNP_CHECK(shows("QNG 50\r\nMSG Hotmail\r\n", 8));
}

TEST(Describe, CountsFromWhereTheBytesBegin) {
    from_ns::decoder in(dialect::msnp9);
    in.feed("QNG 50\r\nQNG soon\r\n");
    EXPECT_TRUE(in.poll()->has_value());
    const auto bad = in.poll();
    ASSERT_TRUE(bad && !*bad);
    EXPECT_EQ(describe(bad->error(), in.frame().bytes, in.frame_offset()),
              "bad_number at byte 12 (seconds): not a decimal number\n  QNG soon\\r\\n\n      ^");
}

} // namespace
