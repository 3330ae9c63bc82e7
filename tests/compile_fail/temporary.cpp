// Bytes that are gone when the line ends, while the command still views them.
#include <msnp/channel/to_sb.hpp>

#include <string>

std::string received();

std::size_t participants();
std::size_t participants() {
    const std::string bytes = received();
#if MISTAKE == 0
    const auto command = msnp::to_sb::parse(bytes, msnp::dialect::msnp9);
#else
    const auto command = msnp::to_sb::parse(received(), msnp::dialect::msnp9);
#endif
    return command ? command->index() : bytes.size();
}
