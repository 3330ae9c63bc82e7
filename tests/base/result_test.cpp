// A value or an error, as cheap as either. That ignoring one is a warning is checked where compile errors are.
#include "support/check.hpp"

#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace {

using namespace msnp;

constexpr error failure{errc::bad_value, 9, "list"};

struct pair {
    int a = 0;
    int b = 0;
    friend constexpr bool operator==(const pair&, const pair&) = default;
};

TEST(Result, Value) {
    MSNP_CHECK(result<int>(5).has_value());
    MSNP_CHECK(static_cast<bool>(result<int>(5)));
    MSNP_CHECK(result<int>(5).value() == 5);
    MSNP_CHECK(*result<int>(5) == 5);
    MSNP_CHECK(result<pair>(pair{1, 2})->b == 2);
    MSNP_CHECK(result<pair>(pair{1, 2}) == result<pair>(pair{1, 2}));
    MSNP_CHECK(result<std::string_view>("abc")->size() == 3);
    MSNP_CHECK(result<int>(5).value_or(7) == 5);
    MSNP_CHECK(result<std::string_view>(std::in_place, "abc", 2U).value() == "ab");
}

// Red: result(error) that sets `has`.
TEST(Result, Failure) {
    MSNP_CHECK(!result<int>(failure).has_value());
    MSNP_CHECK(!static_cast<bool>(result<int>(failure)));
    MSNP_CHECK(result<int>(failure).error() == failure);
    MSNP_CHECK(result<int>(failure).value_or(7) == 7);
}

TEST(Result, Equality) {
    MSNP_CHECK(result<int>(5) == result<int>(5));
    MSNP_CHECK(result<int>(5) != result<int>(6));
    MSNP_CHECK(result<int>(failure) == result<int>(failure));
    MSNP_CHECK(result<int>(failure) != result<int>(error{errc::bad_value, 8, "list"}));
    MSNP_CHECK(result<int>(0) != result<int>(error{}));
}

constexpr bool assigns() {
    result<int> r = failure;
    r = 5;
    const result<int> copy = r;
    r = failure;
    return copy == result<int>(5) && r == result<int>(failure);
}

TEST(Result, Assignment) {
    MSNP_CHECK(assigns());
}

constexpr bool value_can_be_changed() {
    result<pair> r = pair{1, 2};
    r.value().b = 5;
    return r->b == 5;
}

TEST(Result, ValueCanBeChanged) {
    MSNP_CHECK(value_can_be_changed());
}

TEST(Result, TriviallyCopyableForViews) {
    MSNP_CHECK(std::is_trivially_copyable_v<result<int>>);
    MSNP_CHECK(std::is_trivially_copyable_v<result<std::string_view>>);
    MSNP_CHECK(std::is_trivially_copyable_v<result<frame>>);
    MSNP_CHECK(std::is_trivially_copyable_v<result<void>>);
    MSNP_CHECK(std::is_trivially_destructible_v<result<from_ns::command>>);
}

// An error is no larger than a frame: reporting one costs what handing out the other does.
TEST(Result, NoLargerThanItsParts) {
    MSNP_CHECK(sizeof(result<frame>) <= sizeof(frame) + sizeof(void*));
    MSNP_CHECK(sizeof(result<char>) <= sizeof(error) + sizeof(void*));
}

TEST(Result, OwningValues) {
    const std::string long_text(1000, 'x');
    result<std::string> r = long_text;
    const result<std::string> copy = r;
    EXPECT_EQ(copy.value(), long_text);
    EXPECT_EQ(copy, r);
    const std::string moved = std::move(r).value();
    EXPECT_EQ(moved, long_text);
    EXPECT_EQ(copy->size(), 1000U);
    EXPECT_EQ(*result<std::string>("abc"), "abc");
    EXPECT_EQ(result<std::string>("abc").value_or("other"), "abc");

    r = failure;
    EXPECT_FALSE(r);
    EXPECT_EQ(r.error(), failure);
    EXPECT_EQ(r.value_or("other"), "other");
    EXPECT_NE(r, copy);
    r = copy;
    EXPECT_EQ(r, copy);

    result<std::unique_ptr<int>> owner = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = *std::move(owner);
    EXPECT_EQ(*taken, 5);
}

// Red, with clang: value_or() of `has ? value : std::move(other)`, which copies there, since the value is const.
TEST(Result, ValueOrMovesWhatItIsGiven) {
    std::string other(1000, 'x');
    const char* const bytes = other.data();
    const std::string taken = result<std::string>(failure).value_or(std::move(other));
    EXPECT_EQ(taken.data(), bytes);
    EXPECT_EQ(taken.size(), 1000U);
}

TEST(Result, Void) {
    MSNP_CHECK(result<void>().has_value());
    MSNP_CHECK(static_cast<bool>(result<void>()));
    MSNP_CHECK(result<void>().error() == error{});
    MSNP_CHECK(!result<void>(failure).has_value());
    MSNP_CHECK(!static_cast<bool>(result<void>(failure)));
    MSNP_CHECK(result<void>(failure).error() == failure);
    MSNP_CHECK(result<void>() == result<void>());
    MSNP_CHECK(result<void>() != result<void>(failure));
    MSNP_CHECK(std::is_same_v<result<void>::value_type, void> && std::is_same_v<result<int>::value_type, int>);
}

} // namespace
