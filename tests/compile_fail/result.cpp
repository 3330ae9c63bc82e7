// A result that nobody looks at.
#include <msnp/channel/to_sb.hpp>

void read(std::string_view bytes);
void read(std::string_view bytes) {
#if MISTAKE == 0
    static_cast<void>(msnp::to_sb::parse(bytes, msnp::dialect::msnp9));
#else
    msnp::to_sb::parse(bytes, msnp::dialect::msnp9);
#endif
}
