// Count first, then write.
#include "support/check.hpp"

#include <msnp/base/counted.hpp>

#include <span>
#include <string_view>

namespace {

using namespace msnp;

/// Writes "abc", and says what it is told to.
struct three_letters {
    error says{};

    template <class Sink>
    constexpr error operator()(Sink& sink) const {
        sink.put('a');
        sink.write("bc");
        return says;
    }
};
constexpr error no_word{errc::wrong_word, 1, "word"};

TEST(Counted, Size) {
    MSNP_CHECK(*detail::count(three_letters{}) == 3);
    MSNP_CHECK(detail::count(three_letters{no_word}).error() == no_word);
    MSNP_CHECK(*detail::count_secret(three_letters{}) == 3);
    MSNP_CHECK(detail::count_secret(three_letters{no_word}).error() == no_word);
    MSNP_CHECK(detail::counted_size(three_letters{}) == 3);
    MSNP_CHECK(detail::counted_size(three_letters{no_word}) == 0);
}

/// What stands in five bytes of which `size` are the buffer, and what came back.
constexpr bool writes(std::size_t size, const three_letters& write, const result<std::size_t>& returns,
                      std::string_view leaves) {
    const auto is_right = [&](bool is_secret) {
        char memory[5]{'#', '#', '#', '#', '#'};
        const std::span<char> buffer = std::span<char>(memory).first(size);
        const auto written = is_secret ? detail::write_secret(buffer, write) : detail::write_counted(buffer, write);
        return written.has_value() == returns.has_value() &&
               (written ? *written == *returns : written.error() == returns.error()) &&
               std::string_view(memory, sizeof memory) == leaves;
    };
    return is_right(false) && is_right(true);
}

TEST(Counted, Written) {
    MSNP_CHECK(writes(3, {}, 3, "abc##"));
    MSNP_CHECK(writes(5, {}, 3, "abc##"));
    // Red: write_counted() or write_secret() without one of its two conditions.
    MSNP_CHECK(writes(2, {}, error{errc::buffer_too_small, 2, {}}, "#####"));
    MSNP_CHECK(writes(0, {}, error{errc::buffer_too_small, 0, {}}, "#####"));
    MSNP_CHECK(writes(5, {no_word}, no_word, "#####"));
}

// Red: room_for() that asks for one byte more, or does not ask whether bytes went beyond before; put() or write() that do not
// count beyond; `<=` in put() (under AddressSanitizer).
TEST(Counted, KeepsWhatFits) {
    const auto keeps = [] {
        char memory[5]{'#', '#', '#', '#', '#'};
        detail::limited_sink sink(memory, 4);
        sink.put('a');
        sink.write("bcde"); // too much: none of it
        bool right = sink.size() == 5 && std::string_view(memory, 5) == "a####" && sink.room_for(0) == nullptr;
        sink.put('f');
        sink.write("");
        sink.write("g");
        right = right && sink.size() == 7 && std::string_view(memory, 5) == "a####";
        detail::limited_sink whole(memory, 4);
        whole.write("bc");
        right = right && whole.room_for(2) == memory + 2 && whole.room_for(3) == nullptr;
        whole.skip(2);
        return right && whole.room_for(0) == memory + 4 && whole.size() == 4;
    };
    MSNP_CHECK(keeps());
    MSNP_CHECK(detail::limited_sink(nullptr, 0).room_for(1) == nullptr);
}

/// Writes so many bytes one by one, and as many at once.
struct many_bytes {
    std::size_t count = 0;

    template <class Sink>
    constexpr error operator()(Sink& sink) const {
        for (std::size_t i = 0; i < count; ++i) sink.put('a');
        for (std::size_t i = 0; i < count; ++i) sink.write("b");
        return {};
    }
};

constexpr bool writes_many(std::size_t count) {
    msnp_test::exact_bytes memory(2 * count, '#');
    const auto written = detail::write_counted(memory.span(), many_bytes{count});
    for (std::size_t i = 0; i < count; ++i)
        if (memory.view()[i] != 'a' || memory.view()[count + i] != 'b') return false;
    return written == result<std::size_t>(2 * count) && detail::counted_size(many_bytes{count}) == 2 * count;
}

// Red: in write_counted() `>=` for `>` changes nothing; the draft copied whatever the size, or a buffer written to only then.
TEST(Counted, MoreThanTheDraftHolds) {
    MSNP_CHECK(writes_many(0) && writes_many(detail::draft_size / 2) && writes_many(detail::draft_size / 2 + 1));
    for (const std::size_t count : {detail::draft_size / 2 - 1, detail::draft_size, std::size_t{5000}})
        EXPECT_TRUE(writes_many(count)) << count;
}

} // namespace
