// Typed tests over every channel:
//     template <class Channel> class Mine : public testing::Test {};
//     TYPED_TEST_SUITE(Mine, Channels, ChannelName);
#pragma once

#include "support/check.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <type_traits>

namespace msnp_test {

using Channels = testing::Types<ToNs, FromNs, ToSb, FromSb>;

/// A channel's name in the names of its tests.
struct ChannelName {
    template <class Channel>
    static std::string GetName(int) {
        return std::string(Channel::name);
    }
};

/// Calls function(dialect, line) with every example of a form, in every dialect that it is one for.
template <class Form, class Function>
void for_each_example(Function function) {
    using namespace msnp;
    if constexpr (requires { Form::example; }) {
        for (std::size_t d = number_of(Form::dialects.first); d <= number_of(Form::dialects.last); ++d)
            function(static_cast<dialect>(d), Form::example);
    } else {
        for (const dialect_example& e : Form::examples) function(e.spoken, e.line);
    }
}

template <class Channel>
std::set<std::string> verbs_of() {
    std::set<std::string> verbs;
    Channel::for_each_form([&]<class Form>(std::type_identity<Form>) { verbs.emplace(Form::verb.view()); });
    return verbs;
}

} // namespace msnp_test
