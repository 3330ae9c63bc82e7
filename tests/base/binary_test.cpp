// Numbers in binary headers.
#include "support/check.hpp"

#include <msnp/base/binary.hpp>
#include <msnp/base/sink.hpp>

#include <cstdint>
#include <string_view>

namespace {

using namespace msnp;
using namespace msnp::detail;
using namespace std::string_view_literals;

template <class T>
constexpr bool stores(T value, std::string_view little, std::string_view big) {
    char memory[8]{};
    span_sink first(memory);
    store_little(first, value);
    if (std::string_view(memory, first.size()) != little) return false;
    span_sink second(memory);
    store_big(second, value);
    return std::string_view(memory, second.size()) == big && load_little<T>(little) == value &&
           load_big<T>(big) == value;
}

// Red: the two orders swapped; a byte that is taken as a signed one.
TEST(Binary, EitherOrder) {
    MSNP_CHECK(stores(std::uint8_t{0xFE}, "\xFE", "\xFE"));
    MSNP_CHECK(stores(std::uint16_t{0x0102}, "\2\1", "\1\2"));
    MSNP_CHECK(stores(std::uint32_t{0x80FF0102}, "\2\1\xFF\x80", "\x80\xFF\1\2"));
    MSNP_CHECK(stores(std::uint64_t{0xF1F2030405060708}, "\x8\7\6\5\4\3\xF2\xF1", "\xF1\xF2\3\4\5\6\7\x8"));
    MSNP_CHECK(stores(std::uint64_t{0}, "\0\0\0\0\0\0\0\0"sv, "\0\0\0\0\0\0\0\0"sv));
    // What follows does not matter.
    MSNP_CHECK(load_little<std::uint16_t>("\1\2\3") == 0x0201 && load_big<std::uint16_t>("\1\2\3") == 0x0102);
}

} // namespace
