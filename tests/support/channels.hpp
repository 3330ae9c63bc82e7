// Typed tests over every channel:
//     template <class Channel> class Mine : public testing::Test {};
//     TYPED_TEST_SUITE(Mine, Channels, ChannelName);
#pragma once

#include "support/check.hpp"
#include "support/forms.hpp"

#include <string>

namespace msnp_test {

using Channels = testing::Types<ToNs, FromNs, ToSb, FromSb>;

/// A channel's name in the names of its tests.
struct ChannelName {
    template <class Channel>
    static std::string GetName(int) {
        return std::string(Channel::name);
    }
};

} // namespace msnp_test
