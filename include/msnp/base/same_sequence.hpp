// Comparing what is only found by going through it.
#pragma once

namespace msnp::detail {

/// True when two ranges have equally many elements and equal(i, j) holds for the iterators of each pair. What
/// <algorithm> would give costs a tenth of a second to include.
template <class Range, class Equal>
[[nodiscard]] constexpr bool same_sequence(const Range& a, const Range& b, Equal equal) {
    auto i = a.begin();
    auto j = b.begin();
    for (; i != a.end() && j != b.end(); ++i, ++j)
        if (!equal(i, j)) return false;
    return i == a.end() && j == b.end();
}

} // namespace msnp::detail
