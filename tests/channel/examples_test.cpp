// Every example of every struct of every channel: it is parsed, as exactly that form and no other, in each dialect that
// it is an example for, and written back byte by byte.
#include "support/channels.hpp"
#include "support/check.hpp"
#include "support/trace.hpp"

namespace {

using namespace msnp;
using namespace msnp_test;

template <class Channel, class Form>
constexpr bool example_holds(dialect d, std::string_view line) {
    const auto command = parse_function<Channel>{}(line, d);
    if (!command || !std::holds_alternative<Form>(*command)) return false;
    char buffer[1024]{};
    const auto size = serialize(*command, d, buffer);
    return size && std::string_view(buffer, *size) == line && wire_size(*command, d) == line.size();
}

template <class Channel, class Form>
constexpr bool examples_hold_at_compile_time() {
    if constexpr (requires { Form::example; }) {
        return example_holds<Channel, Form>(Form::dialects.first, Form::example) &&
               example_holds<Channel, Form>(Form::dialects.last, Form::example);
    } else {
        for (const dialect_example& e : Form::examples)
            if (!example_holds<Channel, Form>(e.spoken, e.line)) return false;
        return true;
    }
}

template <class Channel>
class Examples : public testing::Test {};
TYPED_TEST_SUITE(Examples, Channels, ChannelName);

TYPED_TEST(Examples, ParseAsTheirFormAndWriteBack) {
    TypeParam::for_each_form([]<class Form>(std::type_identity<Form>) {
        static_assert(examples_hold_at_compile_time<TypeParam, Form>());
        for_each_example<Form>([](dialect d, std::string_view line) {
            EXPECT_TRUE((example_holds<TypeParam, Form>(d, line))) << form_name(Form{}) << " in MSNP" << number_of(d);
        });
    });
}

TYPED_TEST(Examples, StrictlyToo) {
    const frame_options strict{.tolerance = tolerance::strict()};
    TypeParam::for_each_form([&]<class Form>(std::type_identity<Form>) {
        for_each_example<Form>([&](dialect d, std::string_view line) {
            EXPECT_TRUE((msnp_test::is_read_as<TypeParam, Form>(line, d, strict))) << line;
        });
    });
}

TYPED_TEST(Examples, HoweverTheyAreCut) {
    TypeParam::for_each_form([]<class Form>(std::type_identity<Form>) {
        std::string_view line;
        dialect d = Form::dialects.first;
        for_each_example<Form>([&](dialect spoken, std::string_view example) {
            line = example;
            d = spoken;
        });
        const std::string events = msnp_test::trace_all_ways<TypeParam>(line, d);
        EXPECT_TRUE(events.starts_with("0 " + std::string(form_name(Form{})) + " ")) << events;
    });
}

// A form without a word of English, or with dialects the wrong way round, is a slip of the pen.
TYPED_TEST(Examples, EveryFormHasDialectsInOrder) {
    TypeParam::for_each_form([]<class Form>(std::type_identity<Form>) {
        EXPECT_LE(Form::dialects.first, Form::dialects.last) << form_name(Form{});
        EXPECT_FALSE(Form::verb.is_code()) << form_name(Form{});
    });
}

} // namespace
