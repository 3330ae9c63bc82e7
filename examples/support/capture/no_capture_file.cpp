// What stands in the place of capture_file.cpp where there is no libpcap.
#include "capture_file.hpp"

#include <memory>
#include <string>
#include <variant>

namespace msnp_examples {

std::variant<std::unique_ptr<capture_file>, std::string> capture_file::open(input&) {
    return std::string("it is a packet capture, and this msnp_dump was built without libpcap");
}

} // namespace msnp_examples
