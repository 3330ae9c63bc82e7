// A field of a type that is no token.
#include <msnp/channel/channel.hpp>

struct own {
    static constexpr msnp::verb verb{"OWN"};
    static constexpr msnp::dialect_range dialects{};

#if MISTAKE == 0
    std::string_view value{};
#else
    struct {
        int inside = 0;
    } value{};
#endif

    static constexpr void wire(auto& io, auto& self) {
        io.arg("value", self.value);
    }
};
#include "own_channel.hpp"
