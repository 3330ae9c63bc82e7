// A program that imports msnp and includes none of its declarations: each channel both ways, a command and a channel of its own,
// messages, signing in, and text. Its other translation units import msnp as well, and include it.
#include <msnp/base/version.hpp> // macros only

#include <array>
#include <cstdint>
#include <cstdio>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>
#include <version>
#if defined(__cpp_lib_format)
#include <format>
#endif

import msnp;

using msnp::dialect;

std::string text_in_other(const msnp::from_ns::command& command);
const void* parse_in_other();
bool reads_where_included(std::string_view line);

// ---- a vocabulary, a command and a channel that the module knows nothing of ----

enum class mood : std::uint8_t { good, bad };

template <>
struct msnp::vocabulary<mood> {
    static constexpr word<mood> words[] = {
        {mood::good, "GOOD", "good"},
        {mood::bad, "BAD", "bad"},
    };
};

struct moo {
    static constexpr msnp::verb verb{"MOO"};
    static constexpr msnp::dialect_range dialects{dialect::msnp3, dialect::msnp21};
    static constexpr std::string_view example = "MOO 28 BAD\r\n";

    msnp::transaction_id trid{};
    mood how = mood::good;

    static constexpr void wire(auto& io, auto& self) {
        io.trid(self.trid);
        io.arg("how", self.how);
    }
    friend constexpr bool operator==(const moo&, const moo&) = default;
};

struct channel : msnp::basic_channel<msnp::to_ns::png, moo> {
    static constexpr std::string_view name = "to_ns";
};

namespace {

constexpr msnp::parse_function<channel> parse_own{};

static_assert(*parse_own(moo::example, dialect::msnp9) == channel::command(moo{.trid = 28, .how = mood::bad}));
static_assert(parse_own("MOO 28 MAYBE\r\n", dialect::msnp9).error() == msnp::error{msnp::errc::bad_value, 7, "how"});

bool own_command() {
    std::array<char, 32> buffer{};
    const auto size = msnp::serialize(moo{.trid = 28, .how = mood::bad}, dialect::msnp9, buffer);
    if (!size || std::string_view(buffer.data(), *size) != moo::example) return false;

    msnp::basic_decoder<channel> in{dialect::msnp9};
    in.feed(moo::example);
    const auto next = in.poll();
    return next && *next && std::get<moo>(**next).how == mood::bad && msnp::form_name(moo{}) == "moo";
}

// ---- what the module has ----

struct counter {
    int& known;
    int& unknown;
    void operator()(const msnp::from_ns::nln& nln) const { known += nln.status == msnp::presence::away ? 1 : 100; }
    void operator()(const msnp::unknown_command&) const { ++unknown; }
    void operator()(const auto&) const { unknown += 100; }
};

bool dispatches() {
    int known = 0;
    int unknown = 0;
    for (const std::string_view line : {"NLN AWY bob@example.com Bob%20B 0\r\n", "LKP 5 nobody knows\r\n"})
        if (!msnp::from_ns::dispatch(msnp::from_ns::take_frame(line).frame(), dialect::msnp9, counter{known, unknown}))
            return false;
    return known == 1 && unknown == 1;
}

// Reads a line, in two pieces, and writes it again.
template <class Decoder>
bool comes_back(std::string_view line) {
    Decoder in{dialect::msnp9};
    in.feed(line.substr(0, 5));
    if (in.poll()) return false;
    in.feed(line.substr(5));
    const auto next = in.poll();
    return next && *next && msnp::to_bytes(**next, dialect::msnp9).value() == line;
}

bool every_channel() {
    return comes_back<msnp::to_ns::decoder>("CHG 7 BSY 0\r\n") &&
           comes_back<msnp::from_ns::decoder>("MSG Hotmail Hotmail 5\r\nhello") &&
           comes_back<msnp::to_sb::decoder>("MSG 4 N 2\r\nhi") &&
           comes_back<msnp::from_sb::decoder>("JOI bob@example.com Bob%20B\r\n");
}

bool messages() {
    std::array<char, 256> buffer{};
    const auto size = msnp::message::serialize(msnp::message::typing{.account = "ana@example.com"}, buffer);
    if (!size) return false;
    const std::string_view written(buffer.data(), *size);
    const auto read = msnp::message::parse(written);
    return read && std::get<msnp::message::typing>(*read).account == "ana@example.com" &&
           msnp::message::parse("Content-Type").error().code != msnp::errc::none;
}

bool signing_in() {
    return msnp::auth::md5_login("1013928519.693957190", "password").matches("7f919fab309532df353c901430df36fa");
}

bool text() {
    const std::string_view line = "NLN XXX bob@example.com Bob%20B 0\r\n";
    const msnp::error failure = msnp::from_ns::parse(line, dialect::msnp9).error();
    using msnp::operator<<; // moo is no type of msnp's
    std::ostringstream shown;
    shown << failure << ' ' << msnp::presence::away << ' ' << moo{.trid = 1};
    const std::string expected = "bad_value at byte 4 (status): not a value of this argument away MOO 1 GOOD\\r\\n";
    const std::error_code code = make_error_code(failure);
#if defined(__cpp_lib_format)
    if (std::format("{:>6}", msnp::presence::away) != "  away") return false;
#endif
    return shown.str() == expected && msnp::describe(failure) == msnp::to_text(failure) &&
           code == msnp::errc::bad_value;
}

bool other_units() {
    const std::string_view line = "NLN AWY bob@example.com Bob%20B 0\r\n";
    const auto command = msnp::from_ns::parse(line, dialect::msnp9);
    return command && text_in_other(*command) == msnp::to_text(*command) && parse_in_other() == &msnp::from_ns::parse &&
           reads_where_included(line) && !reads_where_included("NLN\r\n");
}

} // namespace

int main() {
    const std::array passed{own_command(), dispatches(), every_channel(), messages(),
                            signing_in(),  text(),       other_units()};
    int failed = 0;
    for (std::size_t i = 0; i < passed.size(); ++i) {
        if (passed[i]) continue;
        std::printf("check %zu failed\n", i);
        ++failed;
    }
    if (failed == 0) std::printf("msnp %s, imported\n", MSNP_VERSION_STRING);
    return failed;
}
