// A text that is kept: its bounds, and that it is gone afterwards.
#include "support/check.hpp"

#include <msnp/auth/kept_text.hpp>

#include <string>

namespace {

using namespace msnp;
using namespace msnp_test;

constexpr bool keeps(std::string_view text) {
    auth::kept_text<4> kept;
    exact_bytes source(text);
    const bool is_kept = kept.assign(source.view());
    for (char& c : source.span()) c = '#';
    return is_kept && kept.view() == text;
}

// Red: `>=` in append().
TEST(KeptText, KeepsUpToItsRoom) {
    MSNP_CHECK(keeps(""));
    MSNP_CHECK(keeps("abc"));
    MSNP_CHECK(keeps("abcd"));
    MSNP_CHECK(auth::kept_text<4>::capacity == 4);
}

constexpr bool is_put_together() {
    auth::kept_text<4> kept;
    return !kept.assign("abcde") && kept.view().empty() && kept.assign("ab") && kept.append("cd") &&
           !kept.append("e") && kept.view() == "abcd" && kept.append("") && !kept.assign("12345") &&
           kept.view().empty();
}

constexpr bool is_cut(std::size_t size, std::string_view expected) {
    auth::kept_text<4> kept;
    static_cast<void>(kept.assign("abcd"));
    kept.truncate(size);
    return kept.view() == expected && kept.append("") == true;
}

// Red: assign() that leaves what was there; truncate() without its condition.
TEST(KeptText, IsPutTogether) {
    MSNP_CHECK(is_put_together());
    MSNP_CHECK(is_cut(2, "ab"));
    MSNP_CHECK(is_cut(0, ""));
    MSNP_CHECK(is_cut(9, "abcd"));
}

constexpr bool is_forgotten() {
    auth::kept_text<8> kept;
    static_cast<void>(kept.assign("secret"));
    const char* const bytes = kept.view().data();
    kept.truncate(2);
    kept.forget();
    for (std::size_t i = 0; i < 6; ++i)
        if (bytes[i] != '\0') return false;
    return kept.view().empty() && kept.assign("12345678") && kept.view() == "12345678";
}

// Red: forget() up to size_ instead of all of the room.
TEST(KeptText, IsForgotten) {
    MSNP_CHECK(is_forgotten());
}

} // namespace
