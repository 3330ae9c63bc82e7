// What compiled the benchmarks, beside the figures: a report is worth nothing without it.
#include <benchmark/benchmark.h>

namespace {

const bool added = [] {
#if defined(__clang__)
    benchmark::AddCustomContext("compiler", "clang++ " __clang_version__);
#else
    benchmark::AddCustomContext("compiler", "g++ " __VERSION__);
#endif
    benchmark::AddCustomContext("flags", MSNP_BENCH_FLAGS);
    return true;
}();

} // namespace
