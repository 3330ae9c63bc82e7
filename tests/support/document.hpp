// A page of docs/ that is made from the code: a test says whether it is current, and MSNP_FIX_DOCS=1 writes it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace msnp_test {

/// The line that holds a place of a text.
inline std::string line_at(std::string_view text, std::size_t at) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return std::string(text.substr(begin, text.find('\n', at) - begin));
}

/// The page at a path is this text.
inline void expect_current(const char* path, const std::string& current) {
    if (std::getenv("MSNP_FIX_DOCS") != nullptr) std::ofstream(path, std::ios::binary) << current;
    std::ifstream file(path, std::ios::binary);
    const std::string written{std::istreambuf_iterator<char>(file), {}};
    const auto differ = std::mismatch(written.begin(), written.end(), current.begin(), current.end());
    const auto at = static_cast<std::size_t>(differ.first - written.begin());
    EXPECT_TRUE(written == current) << path << " is not what the structs say. It has\n"
                                    << line_at(written, at) << "\nand they say\n"
                                    << line_at(current, at) << "\nRun this test once with MSNP_FIX_DOCS=1.";
}

} // namespace msnp_test
