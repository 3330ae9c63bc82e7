// A program that reads one channel without making a variant of its forms. MSNP_CHANNEL is the channel's namespace.
//
// What parse.cpp takes longer is the variant: to reach the place of one of its alternatives, a standard library that nests them goes
// through all in front of it, by templates, for each alternative anew.
#include <msnp/msnp.hpp>

#include <string_view>

void take(const void* form);
msnp::result<void> read_one(std::string_view bytes, msnp::dialect d);

msnp::result<void> read_one(std::string_view bytes, msnp::dialect d) {
    const msnp::step next = msnp::MSNP_CHANNEL::take_frame(bytes);
    if (next.failed()) return next.error();
    if (next.needs_more()) return msnp::error{msnp::errc::incomplete, bytes.size(), {}};
    return msnp::MSNP_CHANNEL::dispatch(next.frame(), d, [](const auto& form) { take(&form); });
}
