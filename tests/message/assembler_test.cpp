// Messages in several parts, put together; and what peers could do to a reader that trusts them.
#include "support/check.hpp"

#include <msnp/message/assembler.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace msnp;

#define MSNP_ID "Message-ID: {7B7B34E6-7A8D-44FF-926C-1799156B5842}\r\n"
#define MSNP_OTHER_ID "Message-ID: {11111111-2222-3333-4444-555555555555}\r\n"
#define MSNP_TEXT "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"

using part = result<std::optional<std::string_view>>;

constexpr bool is(const part& got, std::string_view whole) {
    return got && *got && **got == whole;
}
constexpr bool is_more(const part& got) {
    return got && !*got;
}
constexpr bool is(const part& got, errc code, std::string_view field) {
    return !got && got.error() == error{code, 0, field};
}

// Red: `next < count - 1`; the parts' headers kept, too; a text decoded part by part.
TEST(Assembler, JoinsBytesInTheirOrder) {
    const auto joins = [] {
        message_assembler parts;
        // The second part ends within a character.
        return is_more(parts.add("a@b", MSNP_TEXT MSNP_ID "Chunks: 3\r\n\r\none ")) &&
               is_more(parts.add("a@b", MSNP_ID "Chunk: 1\r\n\r\ntwo \xE4\xBD")) && parts.incomplete() == 1 &&
               is(parts.add("a@b", MSNP_ID "Chunk: 2\r\n\r\n\xA0"),
                  MSNP_TEXT MSNP_ID "Chunks: 3\r\n\r\none two \xE4\xBD\xA0") &&
               parts.incomplete() == 0 && parts.held_size() == 0;
    };
    MSNP_CHECK(joins());
}

TEST(Assembler, WhatComesOfItIsAMessage) {
    message_assembler parts;
    EXPECT_TRUE(is_more(parts.add("a@b", MSNP_TEXT MSNP_ID "Chunks: 2\r\n\r\none ")));
    const part whole = parts.add("a@b", MSNP_ID "Chunk: 1\r\n\r\ntwo");
    ASSERT_TRUE(whole && *whole);
    EXPECT_EQ(std::get<message::text>(*message::parse(**whole)).body, "one two");
}

// Kopete repeats all headers with each part; names and identifiers come in any case. Red: no look at Chunk before Chunks.
TEST(Assembler, HeadersInEachPart) {
    message_assembler parts;
    EXPECT_TRUE(is_more(parts.add("a@b", MSNP_TEXT MSNP_ID "Chunks: 2\r\n\r\none ")));
    EXPECT_TRUE(is(parts.add("a@b", MSNP_TEXT
                             "message-id:7b7b34e6-7a8d-44ff-926c-1799156b5842\r\nChunks: 2\r\nCHUNK: 1\r\n\r\ntwo"),
                   MSNP_TEXT MSNP_ID "Chunks: 2\r\n\r\none two"));
}

// Red: a copy of what is no part.
TEST(Assembler, WhatIsNoPartIsLeftAlone) {
    constexpr std::string_view payloads[] = {
        MSNP_TEXT "\r\nhi",
        MSNP_TEXT MSNP_ID "\r\nhi",
        MSNP_TEXT "Chunks: 2\r\n\r\nhi",
        MSNP_TEXT MSNP_ID "Chunks: 1\r\n\r\nhi",
        MSNP_TEXT MSNP_ID "Chunks: 0\r\n\r\nhi",
        MSNP_TEXT MSNP_ID "Chunks: many\r\n\r\nhi",
        MSNP_TEXT "Message-ID: 5\r\nChunks: 2\r\n\r\nhi",
        MSNP_TEXT MSNP_ID "Chunk: 0\r\n\r\nhi",
        MSNP_TEXT MSNP_ID "Chunk: one\r\n\r\nhi",
        "no envelope",
        "",
    };
    for (const std::string_view payload : payloads) {
        message_assembler parts;
        const part got = parts.add("a@b", payload);
        ASSERT_TRUE(is(got, payload)) << payload;
        EXPECT_EQ((*got)->data(), payload.data());
        EXPECT_EQ(parts.incomplete(), 0U);
    }
}

// Red: is() without its look at the sender, or at the identifier; forget() of all.
TEST(Assembler, ManyAtOnce) {
    message_assembler parts;
    EXPECT_TRUE(is_more(parts.add("a@b", MSNP_ID "Chunks: 2\r\n\r\n1")));
    EXPECT_TRUE(is_more(parts.add("c@d", MSNP_ID "Chunks: 2\r\n\r\n2")));
    EXPECT_TRUE(is_more(parts.add("a@b", MSNP_OTHER_ID "Chunks: 2\r\n\r\n3")));
    EXPECT_EQ(parts.incomplete(), 3U);
    EXPECT_TRUE(is(parts.add("c@d", MSNP_ID "Chunk: 1\r\n\r\nx"), MSNP_ID "Chunks: 2\r\n\r\n2x"));
    EXPECT_TRUE(is(parts.add("a@b", MSNP_OTHER_ID "Chunk: 1\r\n\r\ny"), MSNP_OTHER_ID "Chunks: 2\r\n\r\n3y"));
    EXPECT_TRUE(is_more(parts.add("c@d", MSNP_ID "Chunks: 2\r\n\r\n4")));
    parts.forget("a@b");
    EXPECT_TRUE(is(parts.add("a@b", MSNP_ID "Chunk: 1\r\n\r\nz"), errc::bad_value, "id"));
    EXPECT_TRUE(is(parts.add("c@d", MSNP_ID "Chunk: 1\r\n\r\nx"), MSNP_ID "Chunks: 2\r\n\r\n4x"));
}

// A part is never a message by itself, whatever it says. Red: a part that is not known returned as it is; a number that is not
// compared; a bad part that gives up the message.
TEST(Assembler, PartsThatDoNotFit) {
    message_assembler parts;
    EXPECT_TRUE(is(parts.add("a@b", MSNP_ID "Chunk: 1\r\n\r\nx"), errc::bad_value, "id"));
    EXPECT_TRUE(is_more(parts.add("a@b", MSNP_ID "Chunks: 3\r\n\r\n0")));
    EXPECT_TRUE(is(parts.add("a@b", MSNP_ID "Chunk: 2\r\n\r\nx"), errc::bad_value, "number"));
    EXPECT_TRUE(is(parts.add("c@d", MSNP_ID "Chunk: 1\r\n\r\nx"), errc::bad_value, "id"));
    EXPECT_TRUE(is_more(parts.add("a@b", MSNP_ID "Chunk: 1\r\n\r\n1")));
    EXPECT_TRUE(is(parts.add("a@b", MSNP_ID "Chunk: 1\r\n\r\n1"), errc::bad_value, "number"));
    EXPECT_TRUE(is(parts.add("a@b", MSNP_ID "Chunk: 2\r\n\r\n2"), MSNP_ID "Chunks: 3\r\n\r\n012"));
    EXPECT_TRUE(is(parts.add("a@b", MSNP_ID "Chunk: 3\r\n\r\n3"), errc::bad_value, "id"));
}

// Red: the old beginning kept beside the new one.
TEST(Assembler, AMessageMayBeginAnew) {
    message_assembler parts;
    EXPECT_TRUE(is_more(parts.add("a@b", MSNP_ID "Chunks: 3\r\n\r\nold")));
    EXPECT_TRUE(is_more(parts.add("a@b", MSNP_ID "Chunks: 2\r\n\r\nnew")));
    EXPECT_EQ(parts.incomplete(), 1U);
    EXPECT_TRUE(is(parts.add("a@b", MSNP_ID "Chunk: 1\r\n\r\n!"), MSNP_ID "Chunks: 2\r\n\r\nnew!"));
}

/// A first part, or a further one, with an identifier of its own and a body of this size.
std::string numbered(std::uint32_t id, const char* what, std::size_t size) {
    const std::string text = std::to_string(100000000000 + id);
    return "Message-ID: {7B7B34E6-7A8D-44FF-926C-" + text + "}\r\n" + what + "\r\n\r\n" + std::string(size, 'x');
}

/// (A message that is no part comes back as the view that it was given as; none of these is one.)
auto add(message_assembler& parts, const std::string& payload) {
    return parts.add("a", payload);
}

// Red: each of the limits left out; the message begun last given up in place of the first.
TEST(Assembler, PeersCannotFillTheMemory) {
    {
        message_assembler parts({.parts = 3});
        EXPECT_TRUE(is(add(parts, numbered(1, "Chunks: 4", 1)), errc::out_of_range, "count"));
        EXPECT_TRUE(is(add(parts, numbered(1, "Chunks: 4294967295", 1)), errc::out_of_range, "count"));
        EXPECT_TRUE(is_more(add(parts, numbered(1, "Chunks: 3", 1))));
    }
    {
        message_assembler parts({.messages = 2});
        for (std::uint32_t id = 0; id < 1000; ++id) {
            EXPECT_TRUE(is_more(add(parts, numbered(id, "Chunks: 2", 1))));
            EXPECT_LE(parts.incomplete(), 2U);
        }
        EXPECT_TRUE(is(add(parts, numbered(997, "Chunk: 1", 1)), errc::bad_value, "id"));
        EXPECT_TRUE(add(parts, numbered(998, "Chunk: 1", 1)).has_value());
        EXPECT_TRUE(add(parts, numbered(999, "Chunk: 1", 1)).has_value());
    }
    {
        message_assembler parts({.bytes = 1000});
        EXPECT_TRUE(is(add(parts, numbered(1, "Chunks: 9", 1000)), errc::payload_too_long, {}));
        EXPECT_TRUE(is_more(add(parts, numbered(1, "Chunks: 9", 300))));
        EXPECT_TRUE(is_more(add(parts, numbered(2, "Chunks: 9", 300))));
        // There is no room for this one beside the first.
        EXPECT_TRUE(is_more(add(parts, numbered(3, "Chunks: 9", 300))));
        EXPECT_EQ(parts.incomplete(), 2U);
        EXPECT_LE(parts.held_size(), 1000U);
        EXPECT_TRUE(is(add(parts, numbered(1, "Chunk: 1", 1)), errc::bad_value, "id"));
        // Nor for its next part beside the second, although that comes first.
        EXPECT_TRUE(is_more(add(parts, numbered(2, "Chunk: 1", 400))));
        EXPECT_EQ(parts.incomplete(), 1U);
        EXPECT_TRUE(is(add(parts, numbered(2, "Chunk: 2", 400)), errc::payload_too_long, {}));
        EXPECT_EQ(parts.incomplete(), 0U);
        EXPECT_EQ(parts.held_size(), 0U);
    }
    {
        // As much as is allowed, to the byte. Red: `>=` for `>` in go_on().
        const std::string first = numbered(1, "Chunks: 3", 100);
        const std::size_t held = 1 + 38 + first.size();
        message_assembler parts({.bytes = held + 50});
        EXPECT_TRUE(is_more(parts.add("a", first)));
        EXPECT_EQ(parts.held_size(), held);
        EXPECT_TRUE(is_more(add(parts, numbered(1, "Chunk: 1", 50))));
        EXPECT_EQ(parts.held_size(), held + 50);
        EXPECT_TRUE(is(add(parts, numbered(1, "Chunk: 2", 1)), errc::payload_too_long, {}));
    }
    {
        message_assembler parts({.messages = 0});
        EXPECT_TRUE(is(add(parts, numbered(1, "Chunks: 2", 1)), errc::payload_too_long, {}));
        EXPECT_TRUE(is(parts.add("a", MSNP_TEXT "\r\nhi"), MSNP_TEXT "\r\nhi"));
    }
}

} // namespace
