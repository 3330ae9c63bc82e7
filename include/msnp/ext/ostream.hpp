// Stream operators for what to_text() shows: in logs, and in what GoogleTest and other frameworks say of a test that failed.
//
//     EXPECT_EQ(*from_ns::parse(bytes, d), from_ns::command(expected));    shows both as lines, not as bytes in memory
//
// Include it in all of a test program's files or in none: what GoogleTest prints of a type is one function in the whole program.
#pragma once

#include <msnp/channel/from_ns.hpp>
#include <msnp/channel/from_sb.hpp>
#include <msnp/channel/to_ns.hpp>
#include <msnp/channel/to_sb.hpp>
#include <msnp/ext/text.hpp>

#include <ostream>

namespace msnp {

/// Writes to_text(value).
template <has_text T>
std::ostream& operator<<(std::ostream& out, const T& value) {
    return out << to_text(value);
}

// An operator is looked for in the namespace of its operand, and not in those around that.
namespace to_ns {
    using msnp::operator<<;
}
namespace from_ns {
    using msnp::operator<<;
}
namespace to_sb {
    using msnp::operator<<;
}
namespace from_sb {
    using msnp::operator<<;
}

} // namespace msnp
