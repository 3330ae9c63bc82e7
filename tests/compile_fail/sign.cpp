// A field that could be negative.
#include <msnp/channel/channel.hpp>

struct own {
    static constexpr msnp::verb verb{"OWN"};
    static constexpr msnp::dialect_range dialects{};

#if MISTAKE == 0
    unsigned value = 0;
#else
    int value = 0;
#endif

    static constexpr void wire(auto& io, auto& self) {
        io.arg("value", self.value);
    }
};
#include "own_channel.hpp"
