// What nearly every test instantiates of the library, declared as compiled elsewhere: in instantiations.cpp, once. The tests are
// compiled with this in front (tests/CMakeLists.txt), which takes a third of the time off; constant evaluation still goes
// through the templates themselves, and a test that is compiled alone does without.
#pragma once

#include "support/check.hpp"
#include "support/trace.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#ifndef MSNP_TEST_INSTANTIATE
#define MSNP_TEST_INSTANTIATE extern template
#endif

namespace msnp {

MSNP_TEST_INSTANTIATE struct parse_function<to_ns::channel>;
MSNP_TEST_INSTANTIATE struct parse_function<from_ns::channel>;
MSNP_TEST_INSTANTIATE struct parse_function<to_sb::channel>;
MSNP_TEST_INSTANTIATE struct parse_function<from_sb::channel>;

MSNP_TEST_INSTANTIATE class basic_decoder<to_ns::channel>;
MSNP_TEST_INSTANTIATE class basic_decoder<from_ns::channel>;
MSNP_TEST_INSTANTIATE class basic_decoder<to_sb::channel>;
MSNP_TEST_INSTANTIATE class basic_decoder<from_sb::channel>;

MSNP_TEST_INSTANTIATE result<std::size_t> serialize<to_ns::command>(const to_ns::command&, dialect, std::span<char>);
MSNP_TEST_INSTANTIATE result<std::size_t> serialize<from_ns::command>(const from_ns::command&, dialect,
                                                                      std::span<char>);
MSNP_TEST_INSTANTIATE result<std::size_t> serialize<to_sb::command>(const to_sb::command&, dialect, std::span<char>);
MSNP_TEST_INSTANTIATE result<std::size_t> serialize<from_sb::command>(const from_sb::command&, dialect,
                                                                      std::span<char>);

MSNP_TEST_INSTANTIATE std::size_t wire_size<to_ns::command>(const to_ns::command&, dialect);
MSNP_TEST_INSTANTIATE std::size_t wire_size<from_ns::command>(const from_ns::command&, dialect);
MSNP_TEST_INSTANTIATE std::size_t wire_size<to_sb::command>(const to_sb::command&, dialect);
MSNP_TEST_INSTANTIATE std::size_t wire_size<from_sb::command>(const from_sb::command&, dialect);

} // namespace msnp

namespace msnp_test {

MSNP_TEST_INSTANTIATE std::string trace_all_ways<ToNs>(std::string_view, msnp::dialect, const msnp::frame_options&);
MSNP_TEST_INSTANTIATE std::string trace_all_ways<FromNs>(std::string_view, msnp::dialect, const msnp::frame_options&);
MSNP_TEST_INSTANTIATE std::string trace_all_ways<ToSb>(std::string_view, msnp::dialect, const msnp::frame_options&);
MSNP_TEST_INSTANTIATE std::string trace_all_ways<FromSb>(std::string_view, msnp::dialect, const msnp::frame_options&);

} // namespace msnp_test
