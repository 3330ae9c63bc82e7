// Element by element, and as many of them.
#include "support/check.hpp"

namespace {

using namespace msnp;

constexpr bool same(std::string_view a, std::string_view b) {
    return detail::same_sequence(a, b, [](const char* i, const char* j) { return *i == *j; });
}

// Red: the last line that looks at one range only; `||` for `&&` in the loop.
TEST(SameSequence, ElementsAndTheirNumber) {
    MSNP_CHECK(same("", ""));
    MSNP_CHECK(same("abc", "abc"));
    MSNP_CHECK(!same("abc", "abd") && !same("abc", "xbc"));
    MSNP_CHECK(!same("abc", "ab") && !same("ab", "abc"));
    MSNP_CHECK(!same("", "a") && !same("a", ""));
}

// What equal means is the caller's.
TEST(SameSequence, ComparesAsItIsTold) {
    const auto any = [](std::string_view a, std::string_view b) {
        return detail::same_sequence(a, b, [](const char*, const char*) { return true; });
    };
    MSNP_CHECK(any("abc", "xyz"));
    MSNP_CHECK(!any("abc", "xy"));
}

} // namespace
