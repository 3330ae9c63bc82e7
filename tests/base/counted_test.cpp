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
    MSNP_CHECK(detail::counted_size(three_letters{}) == 3);
    MSNP_CHECK(detail::counted_size(three_letters{no_word}) == 0);
}

/// What stands in five bytes of which `size` are the buffer, and what came back.
constexpr bool writes(std::size_t size, const three_letters& write, const result<std::size_t>& returns,
                      std::string_view leaves) {
    char memory[5]{'#', '#', '#', '#', '#'};
    const result<std::size_t> written = detail::write_counted(std::span<char>(memory).first(size), write);
    return written.has_value() == returns.has_value() &&
           (written ? *written == *returns : written.error() == returns.error()) &&
           std::string_view(memory, sizeof memory) == leaves;
}

TEST(Counted, Written) {
    MSNP_CHECK(writes(3, {}, 3, "abc##"));
    MSNP_CHECK(writes(5, {}, 3, "abc##"));
    // Red: write_counted() without one of its two conditions.
    MSNP_CHECK(writes(2, {}, error{errc::buffer_too_small, 2, {}}, "#####"));
    MSNP_CHECK(writes(0, {}, error{errc::buffer_too_small, 0, {}}, "#####"));
    MSNP_CHECK(writes(5, {no_word}, no_word, "#####"));
}

} // namespace
