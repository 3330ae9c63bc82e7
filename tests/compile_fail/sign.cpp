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
struct channel : msnp::basic_channel<own> {
    static constexpr std::string_view name = "own";
};

bool reads(std::string_view bytes);
bool reads(std::string_view bytes) {
    return msnp::parse_function<channel>{}(bytes, msnp::dialect::msnp9).has_value();
}
