// Whether a struct names something.
#include "support/check.hpp"

#include <msnp/message/name_search.hpp>

#include <string_view>

namespace {

using namespace msnp;

enum class side { left, right };

constexpr bool same_letter(std::string_view a, std::string_view b) noexcept {
    return a.front() == b.front();
}

/// As those of headers and of XML, with two places.
class search : public detail::wanted_name<side, same_letter> {
public:
    using wanted_name::wanted_name;
    constexpr void left(std::string_view name) noexcept { note(side::left, name); }
    constexpr void right(std::string_view name) noexcept { note(side::right, name); }
};
struct sides {
    static constexpr void wire(auto& io, auto&) {
        io.left("a");
        io.right("b");
        io.left("c");
    }
};

constexpr bool names(side where, std::string_view name) {
    return detail::finds_name<sides>(search(where, name));
}

// Red: note() without its look at the place; the name that came last for any that came.
TEST(NameSearch, ANameInItsPlace) {
    MSNP_CHECK(names(side::left, "a") && names(side::left, "c") && names(side::right, "b"));
    MSNP_CHECK(!names(side::right, "a") && !names(side::right, "c") && !names(side::left, "b"));
    MSNP_CHECK(!names(side::left, "d") && !names(side::right, "d"));
}

// Red: == in place of Same.
TEST(NameSearch, IsComparedAsItIsTold) {
    MSNP_CHECK(names(side::left, "abc") && names(side::right, "by") && !names(side::left, "ba"));
}

} // namespace
