// A variant's form reaches the function as what it is, also of a variant that can't be changed, and the answer comes back.
#include "support/check.hpp"

#include <msnp/wire/visit_form.hpp>

#include <type_traits>
#include <variant>

namespace {

using namespace msnp;
using either = std::variant<to_ns::png, to_ns::usr_twn_initiate>;

/// Tells the forms apart by type.
struct namer {
    constexpr std::string_view operator()(const to_ns::png&) const { return "png"; }
    constexpr std::string_view operator()(const to_ns::usr_twn_initiate& form) const { return form.account.text; }
};

TEST(VisitForm, TheFormThatIsHeld) {
    MSNP_CHECK(detail::visit_form(namer{}, either(to_ns::png{})) == "png");
    MSNP_CHECK(detail::visit_form(namer{}, either(to_ns::usr_twn_initiate{6, "a@b"})) == "a@b");
}

constexpr either held = to_ns::usr_twn_initiate{6, "a@b"};

// Red: `auto` for decltype(auto).
TEST(VisitForm, AReferenceIsGivenBackAsOne) {
    constexpr auto trid = [](const auto& form) -> const transaction_id& {
        if constexpr (requires { form.trid; })
            return form.trid;
        else
            return std::get<to_ns::usr_twn_initiate>(held).trid;
    };
    static_assert(std::is_same_v<decltype(detail::visit_form(trid, held)), const transaction_id&>);
    EXPECT_EQ(&detail::visit_form(trid, held), &std::get<1>(held).trid);
}

} // namespace
