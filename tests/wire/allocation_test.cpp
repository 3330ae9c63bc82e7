// Nothing is allocated that a return type does not announce, and never for a length that was only announced.
//
// Replaces the test program's operator new by one that counts; it does what the usual one does, so that the rest of the
// tests notice nothing, unless there is no memory: that ends the program, which may be built without exceptions.
#include "support/channels.hpp"
#include "support/check.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocation_count{0};
std::atomic<std::size_t> allocated_bytes{0};

void* counted(std::size_t size) {
    ++allocation_count;
    allocated_bytes += size;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    std::abort();
}
void* counted_aligned(std::size_t size, std::align_val_t alignment) {
    ++allocation_count;
    allocated_bytes += size;
    const auto align = static_cast<std::size_t>(alignment);
    if (void* const memory = std::aligned_alloc(align, (size + align) / align * align)) return memory;
    std::abort();
}

} // namespace

void* operator new(std::size_t size) {
    return counted(size);
}
void* operator new[](std::size_t size) {
    return counted(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return counted_aligned(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return counted_aligned(size, alignment);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}

namespace {

using namespace msnp;
using namespace msnp_test;

/// How much is allocated while it lives.
class allocations {
public:
    [[nodiscard]] std::size_t count() const { return allocation_count - count_before_; }
    [[nodiscard]] std::size_t bytes() const { return allocated_bytes - bytes_before_; }

private:
    std::size_t count_before_ = allocation_count;
    std::size_t bytes_before_ = allocated_bytes;
};

// A count of 0 would prove nothing of a counter that does not count.
TEST(Allocation, IsCounted) {
    const allocations seen;
    ::operator delete(::operator new(100));
    EXPECT_EQ(seen.count(), 1U);
    EXPECT_EQ(seen.bytes(), 100U);
    const std::string text(1000, 'x');
    EXPECT_EQ(seen.count(), 2U);
    EXPECT_GE(seen.bytes(), 1100U) << text.size();
}

template <class Channel>
class Allocation : public testing::Test {};
TYPED_TEST_SUITE(Allocation, Channels, ChannelName);

/// Does all that can be done with a line without asking for a std::string. False when something of it failed.
template <class Channel>
bool goes_through(std::string_view line, dialect d) {
    const step s = take_frame_function<Channel>{}(line);
    if (!s.has_frame()) return false;
    bool dispatched = false;
    std::size_t fields = 0;
    const auto visited = dispatch_function<Channel>{}(s.frame(), d, [&](const auto& form) {
        dispatched = !form_name(form).empty();
        for_each_field(form, d, [&](std::string_view name, const auto&) { fields += name.size(); });
    });
    const auto command = parse_function<Channel>{}(line, d);
    char buffer[1024];
    return visited && dispatched && fields < 1000 && command && wire_size(*command, d) == line.size() &&
           serialize(*command, d, buffer) == result<std::size_t>(line.size());
}

// Red: a std::string in reader::take.
TYPED_TEST(Allocation, NoneForAnyExample) {
    TypeParam::for_each_form([]<class Form>(std::type_identity<Form>) {
        for_each_example<Form>([](dialect d, std::string_view line) {
            const allocations seen;
            const bool ok = goes_through<TypeParam>(line, d);
            const std::size_t count = seen.count();
            EXPECT_TRUE(ok) << line;
            EXPECT_EQ(count, 0U) << line;
        });
    });
}

// Red: a best_error() that makes its text at once.
TYPED_TEST(Allocation, NoneForLinesThatDoNotFit) {
    for (const std::string_view line :
         {"USR 6 TWN\r\n", "usr\r\n", "MSG\r\n", "CHG x NLN\r\n", "205 x\r\n", "LST 1 2 3 4 5 6 7 8 9\r\n",
          "ZZZ a b c\r\n", "205 21\r\n", "911\r\n", "\r\n", "VER 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17\r\n"}) {
        const allocations seen;
        const auto command = parse_function<TypeParam>{}(line, dialect::msnp9);
        EXPECT_EQ(seen.count(), 0U) << line << command.has_value();
    }
}

/// Every example of the channel, one behind the other.
template <class Channel>
std::string all_examples() {
    std::string stream;
    Channel::for_each_form([&]<class Form>(std::type_identity<Form>) {
        for_each_example<Form>([&](dialect, std::string_view line) { stream += line; });
    });
    return stream;
}

// Red: feed() that copies what it is given.
TYPED_TEST(Allocation, NoneInADecoderWhoseFramesLieWholeInTheirPieces) {
    const std::string stream = all_examples<TypeParam>();
    const allocations seen;
    basic_decoder<TypeParam> in(dialect::msnp9);
    std::size_t frames = 0;
    for (int i = 0; i < 3; ++i) {
        in.feed(stream);
        while (const auto next = in.poll()) frames += next->has_value();
    }
    in.feed("\r\n \n");
    const bool waits = !in.poll();
    const std::size_t count = seen.count();
    EXPECT_EQ(count, 0U);
    EXPECT_GE(frames, 3 * TypeParam::form_count);
    EXPECT_TRUE(waits);
    EXPECT_EQ(in.held_size(), 0U);
    EXPECT_EQ(in.consumed(), 3 * stream.size() + 4);
}

// What is held is one frame, however long the stream is: its memory is used again.
// Red: held_ = {} for held_.clear() in drop().
TYPED_TEST(Allocation, FewInADecoderThatIsFedByteByByte) {
    const std::string stream = all_examples<TypeParam>();
    basic_decoder<TypeParam> in(dialect::msnp9);
    const auto feed_all = [&] {
        for (const char& c : stream) {
            in.feed(std::string_view(&c, 1));
            while (const auto next = in.poll()) EXPECT_TRUE(next->has_value());
        }
    };
    feed_all();
    const allocations seen;
    feed_all();
    EXPECT_EQ(seen.count(), 0U);
}

// What came faster than it was polled is kept, in memory that is used again once it was.
// Red: `false` for the comparison in hold().
TEST(Allocation, AsMuchAsWasNotPolled) {
    constexpr std::string_view line = "ACK 1\r\n";
    constexpr std::size_t backlog = 1000;
    std::string lines;
    for (std::size_t i = 0; i < backlog; ++i) lines += line;
    const allocations seen;
    from_sb::decoder in(dialect::msnp9);
    in.feed(lines);
    for (std::size_t i = 0; i < 20 * backlog; ++i) {
        in.feed(line);
        const auto next = in.poll();
        ASSERT_TRUE(next && *next);
    }
    EXPECT_EQ(in.held_size(), lines.size());
    // A buffer that doubles until it has room for twice the lines: all that it ever was.
    EXPECT_LE(seen.bytes(), 8 * lines.size());
}

// Red: held_.reserve(progress_.total).
TEST(Allocation, NoneForALengthThatIsOnlyAnnounced) {
    constexpr frame_options options{.limits = {.payload = 2'000'000'000}};
    const std::string piece(1000, 'x');
    const allocations seen;
    from_sb::decoder in(dialect::msnp9, options);
    in.feed("MSG a@b c 999999999\r\n");
    EXPECT_FALSE(in.poll());
    EXPECT_LE(seen.bytes(), 64U);
    std::size_t arrived = 21;
    for (int i = 0; i < 100; ++i) {
        in.feed(piece);
        EXPECT_FALSE(in.poll());
        arrived += piece.size();
    }
    EXPECT_EQ(in.held_size(), arrived);
    // Of a buffer that doubles, all that it ever was.
    EXPECT_LE(seen.bytes(), 4 * arrived);
    EXPECT_LE(seen.count(), 20U);
}

TEST(Allocation, NoneForALengthOverTheLimit) {
    const allocations seen;
    from_sb::decoder in(dialect::msnp9);
    in.feed("MSG a@b c 4294967295\r\nhello");
    const auto next = in.poll();
    EXPECT_EQ(seen.count(), 0U);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->error(), (error{errc::payload_too_long, 10, "length"}));
}

// Red: a new char[8] in joiner::add().
TEST(Allocation, NoneForPeerToPeerData) {
    constexpr std::string_view invite =
        "INVITE MSNMSGR:b@c MSNSLP/1.0\r\nTo: <msnmsgr:b@c>\r\nX: y\r\n"
        "Content-Type: application/x-msnmsgr-sessionreqbody\r\n\r\nSessionID: 5\r\nX: y\r\n";
    char memory[1024];
    const allocations seen;
    const auto message = slp::parse(invite);
    const auto object = msnobj::parse(msnobj::object::example);
    const bool written = message && object && slp::serialize(*message, memory) && msnobj::serialize(*object, memory);
    p2p::splitter parts({.data = invite}, 10);
    p2p::joiner whole(memory);
    while (const auto next = parts.next()) static_cast<void>(whole.add(*next));
    p2p::joiner other(memory);
    const auto refused = other.add({.total_size = ~std::uint64_t{0}, .data = "x"});
    EXPECT_EQ(seen.count(), 0U);
    EXPECT_TRUE(written && whole.is_whole() && !refused);
}

// Red: a new char[8] in auth::parse().
TEST(Allocation, NoneForSigningIn) {
    char memory[1024];
    const allocations seen;
    const auto asked = auth::parse<auth::authorization>(auth::authorization::example);
    const bool written = asked && auth::login_request(memory, "https://login.example.com/", *asked) &&
                         auth::parse_request("GET / HTTP/1.1\r\n\r\n");
    const bool answered = auth::answer_challenge("15570131571988941333", auth::known_products[0], dialect::msnp9)
                              .matches("8f2f5a91b72102cd28355e9fc9000d6e");
    EXPECT_EQ(seen.count(), 0U);
    EXPECT_TRUE(written && answered);
}

// Red: a new char[8] in client_login::say(), in server_login::challenge().
TEST(Allocation, NoneForALogin) {
    char memory[1024];
    const allocations seen;
    auth::client_login client({.account = "ana@example.com",
                               .password = "s3cret",
                               .offered = "MSNP9",
                               .login_server = "https://login.example.com/"});
    auth::server_login server({});
    std::size_t sent = 0;
    const auto answer = [&](const auth::client_step::any& step) {
        const auto& send = std::get<auth::client_step::send>(step);
        sent += serialize(send.what, client.spoken(), memory).value_or(0);
        return std::visit([&](const auto& command) { return server.next(command); }, send.what);
    };
    const auto hear = [&](const auth::server_step::any& step) {
        const auto& send = std::get<auth::server_step::send>(step);
        sent += serialize(send.what, server.spoken(), memory).value_or(0);
        return std::visit([&](const auto& command) { return client.next(command); }, send.what);
    };
    auto step = hear(answer(client.connected()));
    step = hear(answer(step));
    const bool is_asked = std::holds_alternative<auth::server_step::ask_account>(answer(step));
    step = hear(server.challenge_tweener(auth::login_policy::example));
    sent += auth::https_request(memory, std::get<auth::client_step::ask_https>(step)).value_or(0);
    step = client.next(auth::https_answer{.status = 200, .authentication_info = auth::authentication_info::example});
    const bool is_proven = std::holds_alternative<auth::server_step::ask_admission>(answer(step));
    step = hear(server.admit({.nick = "Ana Ruiz"}));
    client.forget();
    const std::size_t count = seen.count();
    EXPECT_EQ(count, 0U);
    EXPECT_TRUE(is_asked && is_proven && client.is_signed_in() && sent > 500);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    while (times-- > 0) all += text;
    return all;
}

/// What reading some bytes and writing what they say allocates, whether or not they are taken.
template <class Parse, class Serialize>
std::size_t allocated_by(const Parse& parse, const Serialize& serialize, std::string_view bytes) {
    std::string buffer(8 * bytes.size(), ' ');
    const allocations seen;
    const auto read = parse(bytes);
    const bool written = read && serialize(*read, buffer);
    const std::size_t count = seen.count();
    EXPECT_TRUE(written || !read) << bytes.substr(0, 100);
    return count;
}

// Deep, long, endless, escaped, unfinished: as bench/instructions/work.cpp has them. Red: `delete new char;` in take_name().
TEST(Allocation, NoneForHostileXml) {
    constexpr std::size_t many = 5000;
    const auto parse = [](std::string_view bytes) { return payload::parse<payload::any>(bytes); };
    const auto serialize = [](const payload::any& body, std::string& buffer) {
        return payload::serialize(body, buffer).has_value();
    };
    for (const std::string& document : {
             "<Data>" + repeated("<a>", many),
             "<Data>" + repeated(repeated("<a>", 31) + repeated("</a>", 31), 100) + "</Data>",
             "<Data>" + repeated("<PSM/>", many) + "</Data>",
             "<ml" + repeated(" a=''", many) + " l='1'/>",
             "<ml><d n='a'>" + repeated("<c n='b' l='3' f='&amp;'/>", many) + "</d></ml>",
             "<Data><PSM>" + repeated("&#x41;", many) + repeated("&", many) + "</PSM></Data>",
             "<Data><PSM><![CDATA[" + repeated("]", many),
             "<Data>" + repeated("<!---->", many) + "<PSM>x</PSM></Data>",
             "<Data><" + repeated("a", many),
         })
        EXPECT_EQ(allocated_by(parse, serialize, document), 0U) << document.substr(0, 100);
}

// Red: the same in named_values::read(), in header_cursor, in attribute_cursor.
TEST(Allocation, NoneForHostileMessages) {
    constexpr std::size_t many = 5000;
    const std::string lines = repeated("a:\n", many);
    const auto parse = [](std::string_view bytes) { return message::parse(bytes); };
    const auto serialize = [](const message::any& read, std::string& buffer) {
        return message::serialize(read, buffer).has_value();
    };
    for (const std::string_view type : {"text/plain", "text/x-msmsgsprofile", "text/x-msmsgsinvite", "a/b"})
        EXPECT_EQ(allocated_by(parse, serialize, "Content-Type: " + std::string(type) + "\n" + lines + "\n" + lines),
                  0U)
            << type;
    const auto parse_slp = [](std::string_view bytes) { return slp::parse(bytes); };
    const auto serialize_slp = [](const slp::any_message& read, std::string& buffer) {
        return slp::serialize(read, buffer).has_value();
    };
    for (const std::string_view type : {"sessionreqbody", "transrespbody", "none"})
        EXPECT_EQ(allocated_by(parse_slp, serialize_slp,
                               "MSNSLP/1.0 200 OK\nContent-Type: application/x-msnmsgr-" + std::string(type) + "\n" +
                                   lines + "\n" + lines),
                  0U)
            << type;
    const auto parse_envelope = [](std::string_view bytes) { return envelope::parse(bytes); };
    const auto serialize_envelope = [](const envelope::parts& read, std::string& buffer) {
        return envelope::serialize(read, buffer).has_value();
    };
    EXPECT_EQ(
        allocated_by(parse_envelope, serialize_envelope,
                     "Routing: 1.0\n" + lines + "\nReliability: 1.0\n" + lines + "\nMessaging: 2.0\n" + lines + "\nhi"),
        0U);
    const auto parse_object = [](std::string_view bytes) { return msnobj::parse(bytes); };
    const auto serialize_object = [](const msnobj::object& read, std::string& buffer) {
        return msnobj::serialize(read, buffer).has_value();
    };
    EXPECT_EQ(
        allocated_by(parse_object, serialize_object,
                     "<msnobj Creator=\"" + repeated("&#65;", many) + "\" " + repeated("a='' ", many) + "Size='5'/>"),
        0U);
}

// Red: to_bytes() without its reserve().
TEST(Allocation, OneForAString) {
    constexpr std::string_view longer_than_a_small_string = "a%20name%20that%20no%20small%20string%20has%20room%20for";
    const from_sb::msg msg{longer_than_a_small_string, percent_text::encoded(longer_than_a_small_string),
                           longer_than_a_small_string};
    const allocations seen;
    const auto bytes = to_bytes(msg, dialect::msnp9);
    EXPECT_EQ(seen.count(), 1U);
    EXPECT_TRUE(bytes);
}

} // namespace
