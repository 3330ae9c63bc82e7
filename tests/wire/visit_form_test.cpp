// A variant's form reaches the function as what it is, also of a variant that can't be changed.
#include "support/check.hpp"

#include <msnp/wire/visit_form.hpp>

#include <array>
#include <stdexcept>
#include <string_view>
#include <variant>

namespace {

using namespace msnp;
using either = std::variant<to_ns::png, to_ns::usr_twn_initiate>;

/// Tells the forms apart by type, and counts how often it was called.
struct namer {
    constexpr void operator()(const to_ns::png&) { name = "png", ++calls; }
    constexpr void operator()(const to_ns::usr_twn_initiate& form) { name = form.account.text, ++calls; }

    std::string_view name;
    int calls = 0;
    bool found = false;
};

constexpr namer visited(const either& command) {
    namer by;
    by.found = detail::visit_form(by, command);
    return by;
}

// Red: `held < Numbers` for `held == Numbers`; the last form left out.
TEST(VisitForm, TheFormThatIsHeldAndNoOther) {
    MSNP_CHECK(visited(to_ns::png{}).name == "png");
    MSNP_CHECK(visited(to_ns::png{}).calls == 1);
    MSNP_CHECK(visited(to_ns::png{}).found);
    MSNP_CHECK(visited(to_ns::usr_twn_initiate{6, "a@b"}).name == "a@b");
    MSNP_CHECK(visited(to_ns::usr_twn_initiate{6, "a@b"}).calls == 1);
}

constexpr either held = to_ns::usr_twn_initiate{6, "a@b"};

// Red: `auto command = …` visited in place of the variant itself.
TEST(VisitForm, TheFormItselfIsVisited) {
    const void* where = nullptr;
    EXPECT_TRUE(detail::visit_form([&where](const auto& form) { where = &form; }, held));
    EXPECT_EQ(where, &std::get<1>(held));
}

#if defined(__cpp_exceptions) // nothing else takes a variant its form

/// PNG, too large to be made beside the variant first, and of what can't be made.
struct large_png : to_ns::png {
    large_png() = default;
    explicit large_png(const char* why) { throw std::runtime_error(why); }

    char more[4096]{};
};

// Red: no `if (!visit_form(…))` in write_command(): a line's end is written.
TEST(VisitForm, OfAVariantThatLostItsForm) {
    std::variant<large_png, to_ns::out> none;
    EXPECT_THROW(none.emplace<0>("no more"), std::runtime_error);
    ASSERT_TRUE(none.valueless_by_exception());
    EXPECT_FALSE(detail::visit_form([](const auto&) { FAIL(); }, none));
    std::array<char, 16> buffer{};
    EXPECT_EQ(serialize(none, dialect::msnp8, buffer), (error{errc::not_in_dialect, 0, {}}));
    EXPECT_EQ(wire_size(none, dialect::msnp8), 0U);
    EXPECT_EQ(form_name(none), "");
}

#endif

} // namespace
