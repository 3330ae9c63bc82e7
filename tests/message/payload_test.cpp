// Every XML body's example.
#include "support/body_generator.hpp"
#include "support/check.hpp"

#include <string>
#include <type_traits>

namespace {

using namespace msnp;
using namespace msnp_test;

template <class Body>
constexpr bool example_round_trips() {
    const auto read = payload::parse<Body>(Body::example, xml::tolerance::strict());
    char buffer[1024]{};
    return read && std::string_view(buffer, *payload::serialize(*read, buffer)) == Body::example;
}

// Red: two fields of a wire() swapped.
TEST(Payload, ExamplesOfAllStructs) {
    std::size_t count = 0;
    for_each_body([&]<class Body>(std::type_identity<Body>) {
        MSNP_CHECK(example_round_trips<Body>());
        ++count;
    });
    EXPECT_EQ(count, number_of_bodies());
    EXPECT_GT(count, 40U);
}

// A payload is told by its first element. Red: two structs with one root() in payload::any.
TEST(Payload, AnyIsTheStructOfItsExample) {
    [&]<class... Bodies>(std::type_identity<std::variant<Bodies...>>) {
        const auto check = [&]<class Body>(std::type_identity<Body>) {
            const auto read = payload::parse<payload::any>(Body::example);
            EXPECT_TRUE(read && std::holds_alternative<Body>(*read)) << Body::example;
        };
        (check(std::type_identity<Bodies>{}), ...);
    }(std::type_identity<payload::any>{});
}

} // namespace
