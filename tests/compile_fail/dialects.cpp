// A form that does not say since when it is known.
#include <msnp/channel/channel.hpp>

struct own {
    static constexpr msnp::verb verb{"OWN"};
#if MISTAKE == 0
    static constexpr msnp::dialect_range dialects{};
#endif

    std::string_view value{};

    static constexpr void wire(auto& io, auto& self) {
        io.arg("value", self.value);
    }
};
#include "own_channel.hpp"
