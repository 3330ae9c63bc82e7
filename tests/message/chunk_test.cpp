// The parts of a message behind the first.
#include "support/check.hpp"
#include "support/messages.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;
using message::chunk;

constexpr braced_guid id = "{7B7B34E6-7A8D-44FF-926C-1799156B5842}";

// Red: no no_type() in chunk::wire(); `parts.find("Content-Type")` that is not asked.
TEST(Chunk, IsAMessageOfNoType) {
    MSNP_CHECK(reads_as(chunk::example, chunk{.id = id, .number = 1, .body = "rest of the text"}));
    MSNP_CHECK(reads_as("message-id:{7b7b34e6-7a8d-44ff-926c-1799156b5842}\r\nCHUNK: 2\r\n\r\n\xBD",
                        chunk{.id = id, .number = 2, .body = "\xBD"}));
    // Kopete repeats all headers: a text with two headers more. message_assembler knows.
    MSNP_CHECK(std::holds_alternative<message::text>(*message::parse(
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nMessage-ID: {7B7B34E6-7A8D-44FF-926C-1799156B5842}\r\nChunk: 1\r\n\r\nx")));
    // Without number, or without a message that it is of, it is a text like any that does not say what it is.
    MSNP_CHECK(std::holds_alternative<message::text>(*message::parse("Chunk: 1\r\n\r\nx")));
    MSNP_CHECK(std::holds_alternative<message::text>(
        *message::parse("Message-ID: {7B7B34E6-7A8D-44FF-926C-1799156B5842}\r\n\r\nx")));
}

// Red: `sink_.write("MIME-Version…")` in message_writer::no_type().
TEST(Chunk, IsWrittenWithNothingElse) {
    MSNP_CHECK(writes(chunk{.id = id, .number = 3, .body = "abc"},
                      "Message-ID: {7B7B34E6-7A8D-44FF-926C-1799156B5842}\r\nChunk: 3\r\n\r\nabc"));
    MSNP_CHECK(wont_write(chunk{.number = 3}, errc::bad_value, "id"));
    // A Content-Type among its other headers is not one of them, and would make it another message.
    MSNP_CHECK(writes(chunk{.id = id, .number = 3, .other = "Content-Type: a/b\r\nX: y\r\n"},
                      "Message-ID: {7B7B34E6-7A8D-44FF-926C-1799156B5842}\r\nChunk: 3\r\nX: y\r\n\r\n"));
}

} // namespace
