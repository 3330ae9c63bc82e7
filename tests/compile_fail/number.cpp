// A dialect by its number.
#include <msnp/channel/to_sb.hpp>

#if MISTAKE == 0
constexpr auto spoken = msnp::dialect::msnp9;
#else
constexpr auto spoken = 9;
#endif

bool reads(std::string_view bytes);
bool reads(std::string_view bytes) {
    return msnp::to_sb::parse(bytes, spoken).has_value();
}
