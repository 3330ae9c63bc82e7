// A form that the other end sends.
#include <msnp/channel/from_sb.hpp>
#include <msnp/channel/to_sb.hpp>

#if MISTAKE == 0
using expected = msnp::from_sb::bye;
#else
using expected = msnp::to_sb::out;
#endif

bool left(const msnp::from_sb::command& command);
bool left(const msnp::from_sb::command& command) {
    return std::get_if<expected>(&command) != nullptr;
}
