// A verb that is none.
#include <msnp/wire/verb.hpp>

#if MISTAKE == 0
constexpr msnp::verb ours{"USR"};
#else
constexpr msnp::verb ours{"usr"};
#endif
static_assert(ours.view().size() == 3);
