// A visitor that misses forms is told the first of them, in one screen.
#include <msnp/channel/to_sb.hpp>

struct visitor {
    void operator()(const msnp::to_sb::png&) const {}
#if MISTAKE == 0
    template <class Form>
    void operator()(const Form&) const {}
#endif
};

bool visits(const msnp::frame& f);
bool visits(const msnp::frame& f) {
    return msnp::to_sb::dispatch(f, msnp::dialect::msnp9, visitor{}).has_value();
}
