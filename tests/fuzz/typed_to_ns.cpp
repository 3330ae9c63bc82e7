// Invariant: that of typed.hpp, of `to_ns`.
#include "fuzz/typed.hpp"

std::string broken_by(std::string_view input) {
    return msnp_test::broken_by_frames_of<msnp_test::ToNs>(input);
}
