// Literals of text whose length need not be counted.
//
// A std::string_view that is made from a literal alone counts its bytes, one by one where that is at compile time: with g++ the
// examples and tables of msnp took longer for it than their parsing. The suffix knows how many there are.
#pragma once

#include <string_view>

namespace msnp {

/// The standard's suffix for std::string_view: `"USR 6"sv`.
using std::string_view_literals::operator""sv;

} // namespace msnp
