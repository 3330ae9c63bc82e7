// A message where a command is expected: the payload of a MSG in place of the MSG.
#include <msnp/channel/to_sb.hpp>
#include <msnp/wire/writer.hpp>

struct typing {
    std::string_view who{};
};

#if MISTAKE == 0
using written = msnp::to_sb::out;
#else
using written = typing;
#endif

bool writes(std::span<char> buffer);
bool writes(std::span<char> buffer) {
    return msnp::serialize(written{}, msnp::dialect::msnp9, buffer).has_value();
}
