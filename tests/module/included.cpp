// A library that includes msnp and does not show it, in a program that imports msnp.
#include <msnp/msnp.hpp>

bool reads_where_included(std::string_view line);

bool reads_where_included(std::string_view line) {
    return msnp::from_ns::parse(line, msnp::dialect::msnp9).has_value();
}
