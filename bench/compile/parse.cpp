// A program that reads one channel and does nothing with it. MSNP_CHANNEL is the channel's namespace.
//
// It includes all of the library, as most programs do, and hands the whole command out, so that no form can be left out.
#include <msnp/msnp.hpp>

#include <string_view>

msnp::result<msnp::MSNP_CHANNEL::command> read_one(std::string_view bytes, msnp::dialect d);

msnp::result<msnp::MSNP_CHANNEL::command> read_one(std::string_view bytes, msnp::dialect d) {
    return msnp::MSNP_CHANNEL::parse(bytes, d);
}
