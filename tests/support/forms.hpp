// The channels by their short names, and their forms one by one. Needs no GoogleTest.
#pragma once

#include <msnp/msnp.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

namespace msnp_test {

using ToNs = msnp::to_ns::channel;
using FromNs = msnp::from_ns::channel;
using ToSb = msnp::to_sb::channel;
using FromSb = msnp::from_sb::channel;

/// Calls function(std::type_identity<Channel>) for each of the four.
template <class Function>
void for_each_channel(Function function) {
    function(std::type_identity<ToNs>{});
    function(std::type_identity<FromNs>{});
    function(std::type_identity<ToSb>{});
    function(std::type_identity<FromSb>{});
}

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
